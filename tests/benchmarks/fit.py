"""What copyfitting costs, warm: `python -m tests.benchmarks.fit [BRIEFS [SEED]]`.

A plain build sets the brief once, in the type that the search chose, and prints it; the
search is what comes on top. Everything is measured in one process with a warm builder.
"""

from __future__ import annotations

import gc
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import NamedTuple

from briefing import BriefingError, Builder
from briefing.brief.reader import read_brief
from briefing.layout.fit import fit
from briefing.layout.trial import Search
from briefing.pdf.document import ReportLabBackend
from briefing.style.loader import read_style
from briefing.style.style import Style
from briefing.typeset.shaping import Shaper
from tests.conftest import SECTIONS
from tests.layout.generated import Author

_ROUNDS = 9


class Cost(NamedTuple):
    """Milliseconds of one brief: reading and printing it, fitting it, of that the search."""

    name: str
    build: float
    fit: float
    search: float
    body: str


def main(count: int, seed: int) -> None:
    """Print the shipped brief's cost, and of the made-up ones the median and the worst."""
    metrics = ReportLabBackend().metrics
    style, _ = read_style("briefing", Path(), None)
    assert style
    gc.disable()
    builder = Builder()
    print(f"{'brief':24} {'body':>12} {'build':>8} {'fit':>8} {'search':>8}   ms, warm")
    _print(_measure("the shipped brief", SECTIONS, builder, style, metrics))
    costs = []
    for number in range(seed, seed + count):
        with tempfile.TemporaryDirectory() as place:
            folder = Author(number).write(Path(place))
            costs.append(_measure(f"made-up brief {number}", folder, builder, style, metrics))
    pages = sorted((cost for cost in costs if cost.build), key=lambda cost: cost.search)
    verdicts = sorted((cost for cost in costs if not cost.build), key=lambda cost: cost.fit)
    for name, group in ((f"{len(pages)} pages", pages), (f"{len(verdicts)} verdicts", verdicts)):
        middle = group[len(group) // 2]
        _print(middle._replace(name=f"{name}: median"))
        _print(group[-1]._replace(name=f"  worst, {group[-1].name}"))


def _measure(name: str, folder: Path, builder: Builder, style: Style, metrics: object) -> Cost:
    brief, _ = read_brief(folder)
    assert brief
    paper = brief.paper or "a4"
    body = fit(brief, style, metrics, paper=paper)[1]

    def search() -> Search:
        shaper = Shaper(metrics, brief.language, style.typography)
        return Search(brief, style, paper, shaper)

    settings = search().best().settings
    once = _time(lambda: search().trial(settings))
    searched = _time(lambda: search().best())
    whole = _time(lambda: fit(brief, style, metrics, paper=paper))
    try:
        builder.build(folder)
    except BriefingError:
        return Cost(name, 0, whole, searched - once, f"{body.body:g}/{body.leading:g}")
    build = _time(lambda: builder.build(folder))
    return Cost(name, build, whole, searched - once, f"{body.body:g}/{body.leading:g}")


def _time(work: Callable[[], object]) -> float:
    times = []
    for _ in range(_ROUNDS):
        start = perf_counter()
        work()
        times.append((perf_counter() - start) * 1000)
        gc.collect(0)
    return median(times)


def _print(cost: Cost) -> None:
    build = f"{cost.build:8.1f}" if cost.build else f"{'-':>8}"
    print(f"{cost.name:24} {cost.body:>12} {build} {cost.fit:8.1f} {cost.search:8.1f}")


if __name__ == "__main__":
    main(*(int(number) for number in (sys.argv[1:] + ["60", "0"][len(sys.argv) - 1 :])))
