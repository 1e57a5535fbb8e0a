"""Jobs for worker processes, which import them from here: some do their work, some do not survive.

Nothing is imported that a worker does not need.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

from briefing.errors import Fault
from briefing.merge.run import Made, MergeJob, Task
from briefing.workflows.batch import BatchJob, BatchResult

HELD = threading.Lock()  # for a thread of the test's to hold


def wait_for(path: Path) -> None:
    """Wait for another process to make a file, half a minute at most."""
    for _ in range(3000):
        if path.exists():
            return
        time.sleep(0.01)
    raise TimeoutError(path)


def kill_this_process() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def is_first(path: Path) -> bool:
    """Whether nobody has asked before."""
    try:
        path.touch(exist_ok=False)
    except FileExistsError:
        return False
    return True


class Square:
    """The square of a number, or the code of the fault of one that was lost."""

    def make(self, task: int) -> object:
        return task * task

    def lost(self, task: int, fault: Fault) -> object:
        return f"{task}: {fault.code}"


class KilledOnce(Square):
    """Some numbers kill the process that is the first to take them."""

    def __init__(self, place: Path, *numbers: int) -> None:
        self.place, self.numbers = place, numbers

    def make(self, task: int) -> object:
        with (self.place / f"takes {task}").open("a") as file:
            file.write(f"{os.getpid()}\n")
        if task in self.numbers and is_first(self.place / f"killed at {task}"):
            kill_this_process()
        return super().make(task)


class Killed(Square):
    """Some numbers kill whoever takes them."""

    def __init__(self, *numbers: int) -> None:
        self.numbers = numbers

    def make(self, task: int) -> object:
        if task in self.numbers:
            kill_this_process()
        return super().make(task)


class Backwards(Square):
    """Of two workers, the one that has 0 waits for the one that has 1."""

    def __init__(self, place: Path) -> None:
        self.place = place

    def make(self, task: int) -> object:
        if task == 1:
            (self.place / "1 is made").touch()
        if task == 0:
            wait_for(self.place / "1 is made")
        return super().make(task)


class Raising(Square):
    """One number raises an exception of a kind."""

    def __init__(self, number: int, kind: type[Exception], *holds: object) -> None:
        self.number, self.kind, self.holds = number, kind, holds

    def make(self, task: int) -> object:
        if task == self.number:
            raise self.kind(*self.holds, lambda: None) if self.holds else self.kind()
        return super().make(task)


class Chatty(Square):
    """Prints, reads standard input, and has a program print."""

    def make(self, task: int) -> object:
        print("by Python", flush=True)
        os.write(1, b"by a library\n")
        read = os.read(0, 1)
        program = [sys.executable, "-c", "print('by a program')"]
        return super().make(task), read, subprocess.run(program, check=True).returncode


class Locked(Square):
    """Whether the lock that a thread of the test's holds is free here."""

    def make(self, task: int) -> object:
        return HELD.acquire(blocking=False) and HELD.release() is None


class Endless(Square):
    """Tells that it has begun, and never ends."""

    def __init__(self, place: Path) -> None:
        self.place = place

    def make(self, task: int) -> object:
        (self.place / f"worker {os.getpid()}").touch()
        while True:
            time.sleep(1)


class Unreadable(Square):
    """Cannot be loaded in another process."""

    def __reduce__(self) -> tuple[object, ...]:
        return int, ("not a number",)


class Leaving(Square):
    """Ends the process that loads it."""

    def __reduce__(self) -> tuple[object, ...]:
        return os._exit, (7,)


class BatchKilledOnce(BatchJob):
    """The first process to take a folder is killed, whatever folder that is."""

    def make(self, folder: str) -> BatchResult:
        if is_first(Path("killed")):
            kill_this_process()
        return super().make(folder)


class BatchKilled(BatchJob):
    """The folder f002 kills whoever takes it."""

    def make(self, folder: str) -> BatchResult:
        if folder == "f002":
            kill_this_process()
        return super().make(folder)


class BatchBackwards(BatchJob):
    """The folder f001 waits for f002."""

    def make(self, folder: str) -> BatchResult:
        built = super().make(folder)
        if folder == "f002":
            Path("second").touch()
        if folder == "f001":
            wait_for(Path("second"))
        return built


class BatchBroken(BatchJob):
    """A mistake of ours shows in the folder f004."""

    def make(self, folder: str) -> BatchResult:
        return super().make(folder) if folder != "f004" else 1 / 0  # type: ignore[return-value]


class RowsKilledOnce(MergeJob):
    """The first process to take a row is killed, whatever row that is."""

    def make(self, task: Task) -> Made:
        if is_first(Path("killed")):
            kill_this_process()
        return super().make(task)


class RowsKilled(MergeJob):
    """Row 2 kills whoever takes it."""

    def make(self, task: Task) -> Made:
        if task.row.number == 2:
            kill_this_process()
        return super().make(task)
