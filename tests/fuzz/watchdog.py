"""Workers that each try one input after another, and what watches, kills and replaces them.

Needs Linux, which says how much memory a process had at most since it was last asked.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import traceback
import warnings
from collections.abc import Iterator
from dataclasses import dataclass, fields
from pathlib import Path
from queue import Queue
from select import select
from tempfile import TemporaryDirectory
from threading import Thread
from time import process_time
from typing import NamedTuple

from tests.fuzz import KINDS, made
from tests.fuzz.case import BUILT, REFUSED, run

LONGEST = 5.0  # seconds of the processor for one input
MOST = 500  # MB that a worker may grow by at most while it tries one
_PATIENCE = 60.0  # seconds by the clock, on a machine that others use as well
_HARD = 4 << 30  # bytes that a worker may ask for
_REPORTED = 1000  # inputs after which it is said how far the run is
_LIFE = 2000  # inputs that a worker tries before a new one takes its place


@dataclass
class Tally:
    """What became of the inputs of a kind."""

    inputs: int = 0
    built: int = 0
    refused: int = 0
    unforeseen: int = 0
    slow: int = 0
    large: int = 0
    slowest: float = 0.0
    most: float = 0.0

    @property
    def found(self) -> int:
        """How many inputs ended as none may."""
        return self.unforeseen + self.slow + self.large

    def row(self) -> list[str]:
        """The cells of its row, but for the kind."""
        counts = (self.inputs, self.built, self.refused, self.unforeseen, self.slow, self.large)
        return [*(f"{count:,}" for count in counts), f"{self.slowest:.2f}", f"{self.most:.0f}"]

    def add(self, other: Tally) -> None:
        """Count another kind's inputs in."""
        for field in fields(self):
            mine, theirs = getattr(self, field.name), getattr(other, field.name)
            is_peak = field.name in ("slowest", "most")
            setattr(self, field.name, max(mine, theirs) if is_peak else mine + theirs)


class Plan(NamedTuple):
    """How many inputs of each kind, from which seed, by how many workers."""

    counts: dict[str, int]
    seed: int
    workers: int


class Finding(NamedTuple):
    """An input that ended as none may: what is wrong, and all that is known of it."""

    kind: str
    seed: int
    what: str
    said: str


class Outcome(NamedTuple):
    """What a worker says of an input: seconds of the processor, and MB at most."""

    ended: str
    seconds: float
    memory: float
    said: str


class Worker:
    """A process that tries inputs, one at a time, and is killed where one takes too long."""

    def __init__(self) -> None:
        self._tried = 0
        self._start()

    def _start(self) -> None:
        call = [sys.executable, "-m", f"{__spec__.name}"]
        pipe = subprocess.PIPE
        self._process = subprocess.Popen(call, stdin=pipe, stdout=pipe, text=True)
        assert self._process.stdout is not None
        self._process.stdout.readline()  # it is ready

    def try_one(self, kind: str, seed: int) -> Outcome:
        """Have an input tried; a worker that is lost with it is replaced."""
        if self._tried == _LIFE:
            self.close()
            self._start()
            self._tried = 0
        self._tried += 1
        sender, receiver = self._process.stdin, self._process.stdout
        assert sender is not None
        assert receiver is not None
        print(kind, seed, file=sender, flush=True)
        is_there, _, _ = select([receiver], [], [], _PATIENCE)
        answer = receiver.readline() if is_there else ""
        if answer:
            return Outcome(*json.loads(answer))
        self._process.kill()
        status = self._process.wait()
        self._start()
        if is_there:
            return Outcome("lost", 0.0, 0.0, f"the process ended with {status}")
        return Outcome("slow", _PATIENCE, 0.0, f"killed after {_PATIENCE:.0f} s")

    def close(self) -> None:
        """End the process, which ends once nobody writes to it."""
        self._process.communicate()


def fuzz(plan: Plan, tallies: dict[str, Tally]) -> Iterator[Finding]:
    """Try all inputs of a plan, count them in `tallies`, and yield what must not be."""
    left: Queue[tuple[str, int] | None] = Queue()
    done: Queue[tuple[str, int, Outcome] | None] = Queue()
    tasks = ((n / count, kind, n) for kind, count in plan.counts.items() for n in range(count))
    for _, kind, number in sorted(tasks):  # the kinds in turns, so that what is there is fair
        left.put((kind, plan.seed + number))
    for _ in range(plan.workers):
        left.put(None)
        Thread(target=_watch, args=(left, done), daemon=True).start()
    ended = 0
    while ended < plan.workers:
        task = done.get()
        if task is None:
            ended += 1
            continue
        kind, seed, outcome = task
        found = list(_count(tallies[kind], outcome))
        tried = sum(tally.inputs for tally in tallies.values())
        if tried % _REPORTED == 0:
            print(f"{tried:,} of {sum(plan.counts.values()):,}", flush=True)
        yield from (Finding(kind, seed, what, outcome.said) for what in found)


def _watch(
    left: Queue[tuple[str, int] | None], done: Queue[tuple[str, int, Outcome] | None]
) -> None:
    worker = Worker()
    while task := left.get():
        done.put((*task, worker.try_one(*task)))
    worker.close()
    done.put(None)


def _count(tally: Tally, outcome: Outcome) -> Iterator[str]:
    """Count an outcome in; what is wrong with it."""
    tally.inputs += 1
    tally.built += outcome.ended == BUILT
    tally.refused += outcome.ended == REFUSED
    tally.slowest = max(tally.slowest, outcome.seconds)
    tally.most = max(tally.most, outcome.memory)
    if outcome.seconds > LONGEST:
        tally.slow += 1
        yield f"took {outcome.seconds:.1f} s"
    if outcome.memory > MOST:
        tally.large += 1
        yield f"took {outcome.memory:.0f} MB"
    if outcome.ended not in (BUILT, REFUSED, "slow"):
        tally.unforeseen += 1
        yield outcome.ended


def _tried(kind: str, seed: int) -> Outcome:
    """Try an input in this process."""
    case = made(kind, seed)
    Path("/proc/self/clear_refs").write_text("5")  # the peak starts anew (proc(5))
    start, before, said = process_time(), _memory("VmRSS"), ""
    with TemporaryDirectory() as place:
        try:
            ended = run(case, Path(place))
        except BaseException as error:
            ended, said = f"unforeseen {type(error).__name__}", traceback.format_exc()
    return Outcome(ended, process_time() - start, _memory("VmHWM") - before, said)


def _memory(key: str) -> float:
    """MB of memory that this process has (VmRSS), or had at most since its peak was cleared."""
    status = Path("/proc/self/status").read_text()
    (line,) = (line for line in status.splitlines() if line.startswith(f"{key}:"))
    return int(line.split()[1]) / 1024


def _work() -> None:
    """Try each input that standard input names, and write what became of it."""
    warnings.simplefilter("error")  # as for pytest
    resource.setrlimit(resource.RLIMIT_AS, (_HARD, _HARD))
    with os.fdopen(os.dup(1), "w") as answers:
        os.dup2(2, 1)  # what the program prints is no answer
        for kind in KINDS:  # the first of a kind makes its seeds, which takes seconds
            made(kind, 0)
        print("ready", file=answers, flush=True)
        for line in sys.stdin:
            kind, seed = line.split()
            print(json.dumps(_tried(kind, int(seed))), file=answers, flush=True)


if __name__ == "__main__":
    _work()
