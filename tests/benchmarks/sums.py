"""What a page costs here becomes what a million take: cores, hours, memory, bytes and network.

And where that would stop growing with the cores. What a page costs is measured, in this run, by
two processes with a warm builder each; the limits of what stands around them are other people's.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from statistics import median
from tempfile import TemporaryFile
from time import perf_counter
from typing import NamedTuple

from tests.benchmarks.clock import rounds
from tests.benchmarks.scene import Scene
from tests.benchmarks.table import Table

_PAGES = 1_000_000
_CORES = (2, 16, 1000)
_WORKERS = 2
# A central scheduler's own work for a task: Dask's best practices have 0.2 to 1 ms.
_TASKS = 1000.0
# A task that lasts so long makes that work, and a worker's start, less than a hundredth.
_TASK = 30.0
# An object store's new objects a second under one prefix, as Amazon has it for S3, and the names
# that a request for a list of them brings at most.
_OBJECTS = 3500.0
_LISTED = 1000
_LINK = 10e9 / 8  # bytes a second of a client on 10 Gbit/s that wants all pages itself
# What the manifest says of a page: its row, its file, its size and its SHA-256.
_ENTRY = {"row": 123456, "file": "out/123456.pdf", "bytes": 41734, "sha256": "0" * 64}


class Cost(NamedTuple):
    """A page: seconds of a core, bytes; a process: MB at most; lines of a manifest a second."""

    seconds: float
    size: float
    memory: float
    lines: float

    @property
    def entry(self) -> int:
        """Bytes of a page's line in the manifest."""
        return len(json.dumps(_ENTRY)) + 1


class Need(NamedTuple):
    """What so many pages take on so many cores, all of them busy; memory in MB, rates a second."""

    cores: int
    hours: float
    memory: float
    pages: float
    network: float
    requests: float
    tasks: float
    chunk: int


def tables(scene: Scene) -> Iterator[Table]:
    """What a page costs, what a million take, and at how many cores each limit is reached."""
    cost = _measured(scene)
    manifest, hours = _PAGES * cost.entry / 1e6, _PAGES * cost.seconds / 3600
    yield Table(
        f"Sums: {_PAGES:,} pages",
        [
            "cores",
            "time",
            "GB held",
            "pages a s",
            "MB a s",
            "objects a s",
            "tasks a s",
            "rows each",
        ],
        [_row(need(cost, cores)) for cores in _CORES],
        [
            f"a page: {cost.seconds * 1000:.1f} ms of a core, {cost.size / 1000:.1f} kB",
            f"a process: {cost.memory:.0f} MB at most",
            f"all pages: {_PAGES * cost.size / 1e9:.1f} GB, {hours:.1f} hours of a core",
            f"a manifest: {manifest:.0f} MB; a list of them all: {_PAGES // _LISTED:,} requests",
        ],
    )
    rows = [[what, f"{pages:,.0f}", f"{cores:,.0f}"] for what, pages, cores in limits(cost)]
    yield Table("Sums: where it stops", ["what is full", "pages a s", "cores by then"], rows)


def need(cost: Cost, cores: int) -> Need:
    """A million pages on so many cores, a process each."""
    rate = cores / cost.seconds
    chunk = max(1, round(_TASK / cost.seconds))
    hours = _PAGES / rate / 3600
    return Need(
        cores, hours, cores * cost.memory, rate, rate * cost.size, rate, rate / chunk, chunk
    )


def limits(cost: Cost) -> list[tuple[str, float, float]]:
    """What is full first: pages a second, and the cores that make as many; the tightest first."""
    chunk = need(cost, 1).chunk
    found = {
        "a scheduler, a task a page": _TASKS,
        f"a scheduler, a task of {chunk:,} rows": _TASKS * chunk,
        "an object store, one prefix": _OBJECTS,
        "an object store, 256 prefixes": _OBJECTS * 256,
        "a client that gathers all pages, 10 Gbit/s": _LINK / cost.size,
        "one writer of the manifest": cost.lines,
    }
    pairs = ((what, pages, pages * cost.seconds) for what, pages in found.items())
    return sorted(pairs, key=lambda limit: limit[1])


def _measured(scene: Scene) -> Cost:
    out = scene.out("sums")
    commands = {"ours": scene.ours("--batch", out, *scene.folders(scene.count))}
    turns = rounds(commands, scene.rounds, spare=0)["ours"]
    # By the wall, not by the CPU: what waits for the disk holds its core, too.
    seconds = median(turn.wall for turn in turns) * _WORKERS / scene.count
    sizes = [path.stat().st_size for path in out.glob("*.pdf")]
    memory = max(turn.peak for turn in turns)
    return Cost(seconds, sum(sizes) / len(sizes), memory, _lines())


def _lines() -> float:
    """How many lines of a manifest one writer writes in a second."""
    count = 50_000
    with TemporaryFile("w", encoding="utf-8") as file:
        start = perf_counter()
        for number in range(count):
            file.write(json.dumps({**_ENTRY, "row": number}) + "\n")
        file.flush()
        return count / (perf_counter() - start)


def _row(need: Need) -> list[str]:
    return [
        f"{need.cores:,}",
        f"{need.hours:.1f} h" if need.hours > 1 else f"{need.hours * 60:.1f} min",
        f"{need.memory / 1000:.1f}",
        f"{need.pages:,.0f}",
        f"{need.network / 1e6:,.1f}",
        f"{need.requests:,.0f}",
        f"{need.tasks:.2f}",
        f"{need.chunk:,}",
    ]
