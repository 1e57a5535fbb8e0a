"""A thousand different briefs by one process: does its rate last, does its memory stay?"""

from __future__ import annotations

import json
import resource
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from time import perf_counter

from tests.benchmarks.clock import Command, run
from tests.benchmarks.growth import slope
from tests.benchmarks.scene import ROOT, Scene
from tests.benchmarks.table import Goal, Table

VARIANTS = 1000
_COUNTS = (1, 10, 50, 100, 200, 500, 1000)
_MOST_MB = 120
_LINEAR = 1.0
_LASTING = 1.1


def tables(scene: Scene) -> Iterator[Table]:
    """Seconds and memory after so many briefs, by a process that is forked by nobody."""
    program = ["-m", "tests.benchmarks.many", str(scene.out("many")), *scene.folders(VARIANTS)]
    command = Command([str(scene.python), *program], environment={"PYTHONPATH": str(ROOT)})
    notes = json.loads(run(command, is_heard=True).said)
    rows, paces, before, since = [], [], 0, 0.0
    for count, seconds, resident, peak in notes:
        each = (seconds - since) * 1000 / (count - before)
        rows.append(
            [f"{count:,}", f"{seconds:.2f}", f"{each:.1f}", f"{resident:.1f}", f"{peak:.1f}"]
        )
        paces.append(each)
        before, since = count, seconds
    counts, times = zip(*((note[0], note[1]) for note in notes[1:]), strict=True)
    goals = [
        Goal("exponent over briefs", round(slope(counts, times), 2), _LINEAR),
        Goal("a brief of the last 500 / one of 51 to 100", paces[-1] / paces[3], _LASTING),
        Goal("most memory held", notes[-1][3], _MOST_MB, " MB"),
    ]
    heads = ["briefs", "s since the import", "ms each, of the last", "MB resident", "MB at most"]
    yield Table("Many different briefs by one process", heads, rows, [str(goal) for goal in goals])


def main(place: Path, folders: Sequence[str]) -> list[tuple[int, float, float, float]]:
    """Build each; after some of them note how many, seconds, and MB held now and at most."""
    from briefing import Builder
    from briefing.files.atomic import write_whole

    notes, builder, start = [], Builder(), perf_counter()
    for number, folder in enumerate(folders, start=1):
        write_whole(place / f"{number:04}.pdf", builder.build(folder).pdf)
        if number in _COUNTS:
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
            pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
            resident = pages * resource.getpagesize()
            notes.append((number, perf_counter() - start, resident / 1e6, peak / 1e6))
    return notes


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]), sys.argv[2:])))
