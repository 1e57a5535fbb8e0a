"""Tasks become what was made of them, in their order, by processes that work side by side.

Only so many are under way at once, however many there are to come. A process that is killed takes
nothing with it: what was under way is made again, one by one, and a task that kills its process a
second time is told as a fault.
"""

import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import islice
from threading import Thread
from typing import Generic, NamedTuple, Protocol, TypeVar

from briefing.fault import Fault

# Tasks handed over in one go: a fifth of a second's work, against which handing over is nothing.
CHUNK = 4
# Chunks under way for each process: one in work, one at hand.
_AHEAD = 2

_Task = TypeVar("_Task")
_Made = TypeVar("_Made")
_Asked = TypeVar("_Asked", contravariant=True)
_Given = TypeVar("_Given", covariant=True)


class Job(Protocol[_Asked, _Given]):
    """What is to be done with each task; it goes to every process with the tasks."""

    def make(self, task: _Asked, /) -> _Given:
        """What comes of a task."""

    def lost(self, task: _Asked, fault: Fault, /) -> _Given:
        """What is told of a task that nobody can do."""


def cores() -> int:
    """How many processes can work at once."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def work(
    job: Job[_Task, _Made], tasks: Iterator[_Task], jobs: int, *, chunk: int = CHUNK
) -> Iterator[_Made]:
    """What comes of each task, in their order, by so many processes; by this one, if by one.

    A `chunk` is how many tasks are handed over in one go.
    """
    if jobs == 1:
        yield from map(job.make, tasks)
    else:
        yield from _Crew(job, jobs, chunk).work(tasks)


def make_all(job: Job[_Task, _Made], tasks: tuple[_Task, ...]) -> "list[_Made | Mistake]":
    """What comes of some tasks, up to a mistake of ours."""
    made = list[_Made | Mistake]()
    for task in tasks:
        try:
            made.append(job.make(task))
        except Exception as mistake:  # to be raised where what was made before it is taken
            made.append(Mistake(mistake))
            break
    return made


class Mistake(NamedTuple):
    """What was raised in a worker."""

    error: Exception


def _sound(made: list[_Made | Mistake]) -> Iterator[_Made]:
    for each in made:
        if isinstance(each, Mistake):
            raise each.error
        yield each


class _Crew(Generic[_Task, _Made]):
    def __init__(self, job: Job[_Task, _Made], jobs: int, chunk: int) -> None:
        self.job, self.jobs, self.chunk = job, jobs, chunk
        self.pending: deque[tuple[tuple[_Task, ...], Future[list[_Made | Mistake]]]] = deque()

    def work(self, tasks: Iterator[_Task]) -> Iterator[_Made]:
        """What comes of each task, in their order."""
        workers = _hire(self.jobs)
        try:
            while True:
                while len(self.pending) < self.jobs * _AHEAD and (
                    chunk := tuple(islice(tasks, self.chunk))
                ):
                    self.pending.append((chunk, self._submit(workers, chunk)))
                if not self.pending:
                    return
                try:
                    made = self.pending[0][1].result()
                except BrokenProcessPool:
                    workers.shutdown()
                    yield from self._again()
                    workers = _hire(self.jobs)
                else:
                    self.pending.popleft()
                    yield from _sound(made)
        finally:
            workers.shutdown(cancel_futures=True)

    def _submit(
        self, workers: ProcessPoolExecutor, chunk: tuple[_Task, ...]
    ) -> Future[list[_Made | Mistake]]:
        try:
            return workers.submit(make_all, self.job, chunk)
        except BrokenProcessPool as error:  # since the last result was asked for
            failed: Future[list[_Made | Mistake]] = Future()
            failed.set_exception(error)
            return failed

    def _again(self) -> Iterator[_Made]:
        """What comes of the chunks that were under way as a process was killed."""
        while self.pending:
            chunk, future = self.pending.popleft()
            if future.done() and not future.exception():
                yield from _sound(future.result())
                continue
            for task in chunk:
                yield self._alone(task)

    def _alone(self, task: _Task) -> _Made:
        """What comes of a task in a process of its own."""
        worker = _hire(1)
        try:
            return next(_sound(worker.submit(make_all, self.job, (task,)).result()))
        except BrokenProcessPool:
            message = "the process that made this page was killed, twice"
            hint = "see whether memory runs out: --jobs 1 needs the least"
            return self.job.lost(task, Fault(code="merge.killed", message=message, hint=hint))
        finally:
            worker.shutdown()


@contextmanager
def interruptible() -> Iterator[list[int]]:
    """Ctrl-C is noted: what is under way is finished. At the second, nothing is."""
    noted: list[int] = []

    def note(number: int, frame: object) -> None:
        noted.append(number)
        signal.signal(signal.SIGINT, signal.default_int_handler)

    before = signal.signal(signal.SIGINT, note)
    try:
        yield noted
    finally:
        signal.signal(signal.SIGINT, before)


def _hire(count: int) -> ProcessPoolExecutor:
    """Processes that share what this one has loaded, where the system can fork."""
    can_fork = "fork" in multiprocessing.get_all_start_methods() and os.name == "posix"
    context = multiprocessing.get_context("fork" if can_fork else "spawn")
    return ProcessPoolExecutor(count, context, _begin)


def _begin() -> None:
    """Leave Ctrl-C to the process that started this one, and end with it, however it ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if parent := multiprocessing.parent_process():
        Thread(target=_follow, args=(parent,), daemon=True).start()


def _follow(parent: multiprocessing.process.BaseProcess) -> None:
    parent.join()
    os._exit(1)
