"""Where the time of a build goes, stage by stage: the first in a process, and a later one."""

from __future__ import annotations

import json
from collections.abc import Iterator
from statistics import median

from tests.benchmarks.clock import Command, run
from tests.benchmarks.scene import ROOT, Scene
from tests.benchmarks.stopwatch import STAGES
from tests.benchmarks.table import Table

VARIANTS = 60
_COLD = 5  # the first builds of a process still load what the others find loaded


def tables(scene: Scene) -> Iterator[Table]:
    """Milliseconds of each stage alone, the median of all rounds."""
    cold, warm, start = [], [], []
    for _ in range(scene.rounds):
        start.append(run(Command([str(scene.python), "-c", "pass"])).wall * 1000)
        (first,) = _watched(scene, 1)
        cold.append(first)
        warm += _watched(scene, VARIANTS)[_COLD:]
    columns = [{name: median(each[name] for each in of) for name in STAGES} for of in (cold, warm)]
    sums = [sum(column.values()) for column in columns]
    rows = [["start Python", f"{median(start):.2f}", "", "", ""]]
    for name in STAGES:
        rows.append([name])
        for column, all_ in zip(columns, sums, strict=True):
            rows[-1] += [f"{column[name]:.2f}", f"{column[name] / all_:.0%}"]
    rows.append(["all stages", f"{sums[0]:.2f}", "", f"{sums[1]:.2f}", ""])
    says = [
        "load: import the pipeline; what a stage needs besides, it loads itself, cold",
        "read: YAML and style; shape, tag: without what is around them; embed: subset the fonts",
        "write: lay out the file and compress it; disk: put it beside its place, move it there",
    ]
    heads = ["", "cold ms", "share", "warm ms", "share"]
    yield Table(f"Stages of a build, {scene.rounds} rounds", heads, rows, says)


def _watched(scene: Scene, count: int) -> list[dict[str, float]]:
    out = scene.out("stages") / "brief.pdf"
    program = ["-m", "tests.benchmarks.stopwatch", str(out), *scene.folders(count)]
    command = Command([str(scene.python), *program], environment={"PYTHONPATH": str(ROOT)})
    spent: list[dict[str, float]] = json.loads(run(command, is_heard=True).said)
    return spent
