"""A pool of worker processes, whose results come in the order of the tasks.

If a process is killed, its tasks are done again one by one, and only a task whose process is
killed again is told as a fault.

The standard library's ProcessPoolExecutor does not do here. Its new processes import the main
module, which `python - < script` does not have; it cannot say whose process was killed; and in a
batch of 200 pages it costs 130 ms more.
"""

import os
import pickle
import signal
from collections import deque
from collections.abc import Iterator
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor, wait
from contextlib import contextmanager, suppress
from itertools import islice
from queue import SimpleQueue
from threading import Lock, current_thread, main_thread
from types import TracebackType
from typing import Generic, Self, TypeVar

from briefing.errors import Fault
from briefing.merge.worker import Job, Mistake
from briefing.merge.worker_process import WorkerDied, WorkerProcess

# Tasks sent to a worker at once: some 30 ms of work, against which the sending is nothing.
CHUNK = 4
_AHEAD = 2  # chunks under way for each worker: one in work, one to follow
_GRACE = 1.0  # seconds for what is in work when Ctrl-C stops all
_KILLED = Fault(
    "merge.killed",
    "the process that made this page was killed, twice",
    hint="see whether memory runs out: --jobs 1 needs the least",
)

_Task = TypeVar("_Task")
_Made = TypeVar("_Made")


def cores() -> int:
    """How many processor cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class WorkerPool(Generic[_Task, _Made]):
    """Worker processes for one job, which end with its `with` block.

    Args:
        job: what is done with each task.
        size: how many processes, at most; no more are started than there are tasks.
        count: how many tasks there are, if that is known.

    Raises:
        BriefingError: a process cannot be started.
    """

    def __init__(self, job: Job[_Task, _Made], size: int, count: int | None = None) -> None:
        self._job, self._job_sent = job, pickle.dumps(job)
        self._size = size if count is None else max(min(size, count), 1)
        self._chunk = CHUNK if count is None else min(count // (4 * self._size) + 1, CHUNK)
        self._lock, self._is_closed = Lock(), False
        self._workers: list[WorkerProcess] = []
        self._idle: SimpleQueue[WorkerProcess] = SimpleQueue()
        self._pending: deque[Future[list[_Made | Mistake]]] = deque()
        self._threads = ThreadPoolExecutor(self._size)  # each waits for the worker it has asked
        try:
            for _ in range(self._size):
                self._idle.put(self._start())
        except BaseException:
            self._close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Let tasks under way finish, so that no file is left half written; then kill all."""
        try:
            in_work = [future for future in self._pending if not future.cancel()]
            wait(in_work, _GRACE if kind is KeyboardInterrupt else None)
        finally:
            self._close()

    def wait_until_ready(self) -> None:
        """Wait until every process has loaded the job.

        Raises:
            BriefingError: one did not start.
        """
        for worker in tuple(self._workers):
            with suppress(WorkerDied):  # another takes its place when it is asked for something
                worker.wait_until_ready()

    def make(self, tasks: Iterator[_Task]) -> Iterator[_Made]:
        """The result of each task, in order; few tasks are taken ahead of their results.

        Raises:
            BriefingError: a process did not start.
            Exception: what the job raised for a task.
        """
        most = self._size * _AHEAD
        while True:
            while len(self._pending) < most and (some := tuple(islice(tasks, self._chunk))):
                self._pending.append(self._threads.submit(self._make, some))
            if not self._pending:
                return
            made = self._pending[0].result()
            self._pending.popleft()
            for each in made:
                if isinstance(each, Mistake):
                    raise each.error
                yield each

    def _make(self, tasks: tuple[_Task, ...]) -> list[_Made | Mistake]:
        """The results of some tasks, by the next worker that is idle."""
        worker = self._idle.get()
        made = list[_Made | Mistake]()
        try:
            try:
                return worker.make(tasks)
            except WorkerDied:
                worker = self._replace(worker)
            for task in tasks:
                try:
                    made += worker.make((task,))
                except WorkerDied:
                    made.append(self._job.lost(task, _KILLED))
                    worker = self._replace(worker)
            return made
        finally:
            self._idle.put(worker)

    def _start(self) -> WorkerProcess:
        with self._lock:
            if self._is_closed:
                raise CancelledError
            worker = WorkerProcess(self._job_sent)
            self._workers.append(worker)
            return worker

    def _replace(self, worker: WorkerProcess) -> WorkerProcess:
        new = self._start()
        with self._lock:
            self._workers.remove(worker)
        worker.close()
        return new

    def _close(self) -> None:
        with self._lock:
            self._is_closed = True
            for worker in self._workers:
                worker.kill()
        self._threads.shutdown()
        for worker in self._workers:
            worker.close()


@contextmanager
def interruptible() -> Iterator[list[int]]:
    """Note the first Ctrl-C in the list that is yielded; a second raises KeyboardInterrupt.

    In any but the main thread, which alone gets signals, nothing is noted.
    """
    noted: list[int] = []

    def note(number: int, frame: object) -> None:
        noted.append(number)
        signal.signal(signal.SIGINT, signal.default_int_handler)

    if current_thread() is not main_thread():
        yield noted
        return
    before = signal.signal(signal.SIGINT, note)
    try:
        yield noted
    finally:
        signal.signal(signal.SIGINT, before)
