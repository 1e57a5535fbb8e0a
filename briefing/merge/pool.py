"""A pool of worker processes makes something of each task, and yields it in the tasks' order.

A process that is killed costs nothing: what it had in hand is made again, task by task, and only a
task whose process is killed as well is told as a fault.
"""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from itertools import islice
from queue import SimpleQueue
from threading import current_thread, main_thread
from types import TracebackType
from typing import Any, Generic, Self, TypeVar

from briefing.fault import BriefingError, Fault
from briefing.merge.worker import Job, Mistake

# Tasks that a worker gets at once: 25 ms of work, against which sending them is nothing.
CHUNK = 4
# Chunks under way for each worker: one in work, one to follow.
_AHEAD = 2
# What a worker runs. It finds modules where this process does, a zipped application among them,
# and never imports the main module, so that a script needs no `if __name__ == "__main__":`.
_PROGRAM = """
import sys
sys.path[:] = sys.argv[1:]
from briefing.merge.worker import serve
serve()
"""
# Options of the interpreter that decide what a worker reads and writes, by their name in sys.flags.
_OPTIONS = {
    "isolated": "-I",
    "ignore_environment": "-E",
    "no_user_site": "-s",
    "no_site": "-S",
    "dont_write_bytecode": "-B",
    "utf8_mode": "-Xutf8",
}

_Task = TypeVar("_Task")
_Made = TypeVar("_Made")


def cores() -> int:
    """How many processes can work at once."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class WorkerPool(Generic[_Task, _Made]):
    """So many worker processes for one job; they start with it and end with its `with` block.

    Raises:
        BriefingError: a process cannot be started.
    """

    def __init__(self, job: Job[_Task, _Made], size: int) -> None:
        self._job, self._size = job, size
        self._workers: set[_Worker] = set()
        self._idle: SimpleQueue[_Worker] = SimpleQueue()
        self._is_closed = False
        try:
            for _ in range(size):
                self._idle.put(self._start())
        except BaseException:
            self._kill()
            raise
        self._threads = ThreadPoolExecutor(size)  # each waits for one worker

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Let chunks in work be finished, but not after Ctrl-C."""
        try:
            if kind is None or issubclass(kind, Exception | GeneratorExit):
                self._threads.shutdown(cancel_futures=True)
        finally:
            self._kill()
            self._threads.shutdown(cancel_futures=True)

    def make(self, tasks: Iterator[_Task], chunk: int = CHUNK) -> Iterator[_Made]:
        """What comes of each task, in their order; not many more are taken than are made.

        Raises:
            BriefingError: a process cannot be started.
            Exception: what the job raised, in place of what it would have made.
        """
        pending: deque[Future[list[_Made | Mistake]]] = deque()
        while True:
            while len(pending) < self._size * _AHEAD and (some := tuple(islice(tasks, chunk))):
                pending.append(self._threads.submit(self._make, some))
            if not pending:
                return
            for made in pending.popleft().result():
                if isinstance(made, Mistake):
                    raise made.error
                yield made

    def _make(self, tasks: tuple[_Task, ...]) -> list[_Made | Mistake]:
        worker = self._idle.get()
        try:
            return worker.make(tasks)
        except WorkerDied:
            worker = self._replace(worker)
            made = list[_Made | Mistake]()
            for task in tasks:
                try:
                    made += worker.make((task,))
                except WorkerDied:
                    made.append(self._job.lost(task, _KILLED))
                    worker = self._replace(worker)
            return made
        finally:
            self._idle.put(worker)

    def _start(self) -> _Worker:
        worker = _Worker(self._job)
        self._workers.add(worker)
        if self._is_closed:  # meanwhile
            worker.kill()
        return worker

    def _replace(self, worker: _Worker) -> _Worker:
        worker.kill()
        self._workers.discard(worker)
        return self._start()

    def _kill(self) -> None:
        self._is_closed = True
        for worker in tuple(self._workers):
            worker.kill()


_KILLED = Fault(
    code="merge.killed",
    message="the process that made this page was killed, twice",
    hint="see whether memory runs out: --jobs 1 needs the least",
)


class WorkerDied(Exception):  # noqa: N818  # what happened, to no fault of ours
    """A worker process has ended before it answered."""


class _Worker:
    """A worker process, as the one that started it sees it."""

    def __init__(self, job: object) -> None:
        options = [option for flag, option in _OPTIONS.items() if getattr(sys.flags, flag)]
        paths = [path for path in sys.path if isinstance(path, str)]
        call = [sys.executable, "-P", *options, "-c", _PROGRAM, *paths]
        try:
            self._process = subprocess.Popen(
                call, stdin=subprocess.PIPE, stdout=subprocess.PIPE, **_apart()
            )
        except (OSError, ValueError) as error:
            raise _not_started(str(error)) from None
        self._is_ready = False
        with suppress(WorkerDied):  # told when it is to make something
            self._send(job)

    def make(self, tasks: tuple[Any, ...]) -> list[Any]:
        """What the worker made of some tasks.

        Raises:
            WorkerDied: it has ended.
            BriefingError: it never was ready.
        """
        if not self._is_ready:
            try:
                told = self._receive()
            except WorkerDied:
                status = self._process.wait()
                raise _not_started(f"it ended with status {status}") from None
            if told is not None:
                raise _not_started(told)
            self._is_ready = True
        self._send(tasks)
        made: list[Any] = self._receive()
        return made

    def _send(self, request: object) -> None:
        assert self._process.stdin
        try:
            pickle.dump(request, self._process.stdin)
            self._process.stdin.flush()
        except OSError:
            raise WorkerDied from None

    def _receive(self) -> Any:
        assert self._process.stdout
        try:
            return pickle.load(self._process.stdout)
        except (EOFError, pickle.UnpicklingError):
            raise WorkerDied from None

    def kill(self) -> None:
        """End the process, if it has not ended."""
        self._process.kill()
        with suppress(OSError):  # what was not sent is lost
            self._process.communicate()


def _not_started(why: str) -> BriefingError:
    message, hint = f"a worker process did not start: {why}", "--jobs 1 needs none"
    return BriefingError(Fault(code="jobs.not-started", message=message, hint=hint))


def _apart() -> dict[str, Any]:
    """Keep Ctrl-C from the workers: a terminal sends it to a whole group of processes."""
    if sys.platform == "win32":
        return {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP}
    return {"process_group": 0}


@contextmanager
def interruptible() -> Iterator[list[int]]:
    """Ctrl-C is noted: what is under way is finished. At the second, nothing is."""
    noted: list[int] = []

    def note(number: int, frame: object) -> None:
        noted.append(number)
        signal.signal(signal.SIGINT, signal.default_int_handler)

    if current_thread() is not main_thread():  # only that one hears of signals
        yield noted
        return
    before = signal.signal(signal.SIGINT, note)
    try:
        yield noted
    finally:
        signal.signal(signal.SIGINT, before)
