"""Commands become figures: how long each took, on which processor time, in how much memory.

Every round runs every command once, in an order that turns, so that a ratio always compares two
runs of the same round and no command always follows the same other. Figures of CPU and memory are
the kernel's own, of the finished process and the children that it waited for.
"""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple


class Turn(NamedTuple):
    """One run: seconds by the wall and of the processors, MB of its largest process, its output."""

    wall: float
    cpu: float
    peak: float
    said: bytes = b""


class Command(NamedTuple):
    """What to run, where, and the PDF that it makes."""

    call: Sequence[str]
    product: Path | None = None
    environment: Mapping[str, str] | None = None


def run(command: Command, *, is_heard: bool = False) -> Turn:
    """Run one command to its end.

    The memory counted is wrong where this process is larger than the command: Linux counts what a
    process was before it became the command. So the benchmarks' own process imports nothing.

    Raises:
        SystemExit: it failed.
    """
    out = subprocess.PIPE if is_heard else subprocess.DEVNULL
    environment = {**os.environ, **(command.environment or {})}
    with tempfile.TemporaryFile() as told:
        start = time.perf_counter()
        process = subprocess.Popen(
            command.call, stdin=subprocess.DEVNULL, stdout=out, stderr=told, env=environment
        )
        said = process.stdout.read() if process.stdout else b""
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            told.seek(0)
            call = shlex.join(command.call)[:400]
            raise SystemExit(f"{told.read().decode()}exit {process.returncode}: {call}")
    return Turn(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024 / 1e6, said)


def rounds(
    commands: Mapping[str, Command], count: int, *, is_heard: bool = False, spare: int = 1
) -> dict[str, list[Turn]]:
    """Every command `count` times, in turn; `spare` rounds before them are not counted."""
    names = list(commands)
    turns: dict[str, list[Turn]] = {name: [] for name in names}
    for number in range(-spare, count):
        for name in turned(names, number):
            turn = run(commands[name], is_heard=is_heard)
            if number >= 0:
                turns[name].append(turn)
        _tell(f"round {number + 1} of {count}")
    _tell("")
    return turns


def turned(names: Sequence[str], number: int) -> list[str]:
    """The names in the order of a round."""
    start = number % len(names)
    return [*names[start:], *names[:start]]


def ratio(ours: Iterable[float], theirs: Iterable[float]) -> float:
    """The median of one's time over the other's, round by round."""
    return median(one / other for one, other in zip(ours, theirs, strict=True))


def _tell(text: str) -> None:
    if sys.stderr.isatty():
        print(f"\r{text:20}", end="" if text else "\r", file=sys.stderr, flush=True)
