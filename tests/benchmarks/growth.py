"""How the cost of a page grows with its words, its sections and its figures."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from math import log
from statistics import linear_regression, median
from typing import Any

from tests.benchmarks.clock import Command, run
from tests.benchmarks.scene import ROOT, Scene
from tests.benchmarks.table import Goal, Table

VARIANTS = 1
_LINEAR = 1.0


def tables(scene: Scene) -> Iterator[Table]:
    """A table for each thing that grows: milliseconds, and how they grow up to the page's limit."""
    place = scene.out("growth") / "brief"
    program = ["-m", "tests.benchmarks.grown", str(scene.rounds), str(place)]
    command = Command([str(scene.python), *program], environment={"PYTHONPATH": str(ROOT)})
    grown = json.loads(run(command, is_heard=True).said)
    for growth, sizes in grown.items():
        yield _table(growth, sizes, scene.rounds)


def slope(sizes: Sequence[float], costs: Sequence[float]) -> float:
    """The exponent of a cost that grows as a power of a size, fitted by least squares of logs."""
    return linear_regression(list(map(log, sizes)), list(map(log, costs))).slope


def _table(growth: str, sizes: list[dict[str, Any]], rounds: int) -> Table:
    costs = {each["size"]: median(each["ms"]) for each in sizes}
    pages = [each["size"] for each in sizes if each["is_page"] and each["size"]]
    rows = []
    for before, each in zip([None, *costs], sizes, strict=False):
        size = each["size"]
        more = "" if before is None else (costs[size] - costs[before]) / (size - before)
        verdict = "a page" if each["is_page"] else "too much for one"
        rows.append([f"{size:,}", f"{costs[size]:.1f}", more and f"{more:.3f}", verdict])
    heads = [growth, "median ms", "ms for one more", "it is"]
    title = f"Growth with {growth}, warm, new texts in each of {rounds} rounds"
    return Table(title, heads, rows, _says(growth, pages, costs))


def _says(growth: str, pages: list[int], costs: dict[int, float]) -> list[str]:
    exponent = slope(pages, [costs[size] for size in pages])
    goal = Goal(f"exponent over {growth}, up to the page's limit", exponent, _LINEAR)
    each, first = linear_regression(pages, [costs[size] for size in pages])
    return [str(goal), f"as a straight line: {first:.1f} ms and {each:.3f} ms each"]
