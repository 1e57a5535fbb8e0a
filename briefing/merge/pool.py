"""A pool of worker processes makes something of each task, and yields it in the tasks' order.

A process that is killed costs nothing: what it had in hand is made again, task by task, and only a
task whose process is killed once more is told as a fault.

The standard library's ProcessPoolExecutor does not do here. Its new processes import the main
module, which `python - < script` does not have; it cannot say whose process was killed; and in a
batch of 200 pages it costs 130 ms more.
"""

import os
import pickle
import signal
import subprocess
import sys
from collections import deque
from collections.abc import Iterator
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor, wait
from contextlib import contextmanager, suppress
from itertools import islice
from queue import SimpleQueue
from threading import Lock, current_thread, main_thread
from types import TracebackType
from typing import Any, Generic, Self, TypeVar

from briefing.fault import BriefingError, Fault
from briefing.merge.worker import Job, Mistake

# Tasks sent to a worker at once: some 30 ms of work, against which the sending is nothing.
CHUNK = 4
_AHEAD = 2  # chunks under way for each worker: one in work, one to follow
_GRACE = 1.0  # seconds for what is in work when Ctrl-C stops all
# A worker finds modules where this process does, a zipped application among them.
_PROGRAM = """
import sys
sys.path[:] = sys.argv[1:]
from briefing.merge.worker import serve
serve()
"""
# Options of the interpreter that a worker shares with this process, by their name in sys.flags.
_OPTIONS = {
    "isolated": "-I",
    "ignore_environment": "-E",
    "no_user_site": "-s",
    "no_site": "-S",
    "dont_write_bytecode": "-B",
}
_KILLED = Fault(
    code="merge.killed",
    message="the process that made this page was killed, twice",
    hint="see whether memory runs out: --jobs 1 needs the least",
)

_Task = TypeVar("_Task")
_Made = TypeVar("_Made")


def cores() -> int:
    """How many processes can work at once."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class WorkerPool(Generic[_Task, _Made]):
    """Worker processes for one job, as many as `size`: they start with it and end with its block.

    Raises:
        BriefingError: a process cannot be started.
    """

    def __init__(self, job: Job[_Task, _Made], size: int) -> None:
        self._job, self._size = job, size
        self._job_sent = pickle.dumps(job)
        self._lock, self._is_closed = Lock(), False
        self._workers: list[_Worker] = []
        self._idle: SimpleQueue[_Worker] = SimpleQueue()
        self._pending: deque[Future[list[_Made | Mistake]]] = deque()
        self._threads = ThreadPoolExecutor(size)  # each waits for the worker that it has asked
        try:
            for _ in range(size):
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
        """Let what is in work be finished, so that no file stays half written; then end all."""
        try:
            in_work = [future for future in self._pending if not future.cancel()]
            wait(in_work, _GRACE if kind is KeyboardInterrupt else None)
        finally:
            self._close()

    def make(self, tasks: Iterator[_Task], count: int | None = None) -> Iterator[_Made]:
        """What comes of each task, in their order; not many more are taken than are made.

        With a `count`, how many there are, few are dealt out evenly.

        Raises:
            BriefingError: a process did not start.
            Exception: what the job raised, in place of what it would have made.
        """
        chunk = CHUNK if count is None else min(count // (4 * self._size) + 1, CHUNK)
        most = self._size * _AHEAD
        while True:
            while len(self._pending) < most and (some := tuple(islice(tasks, chunk))):
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
        """What comes of some tasks, by the next worker that is idle."""
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

    def _start(self) -> "_Worker":
        with self._lock:
            if self._is_closed:
                raise CancelledError
            worker = _Worker(self._job_sent)
            self._workers.append(worker)
            return worker

    def _replace(self, worker: "_Worker") -> "_Worker":
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


class WorkerDied(Exception):  # noqa: N818  # an event, which is met
    """A worker process has ended without an answer."""


class _Worker:
    """A worker process, as the process that started it sees it."""

    def __init__(self, job: bytes) -> None:
        # -P: no module that lies where the command runs is taken for one of Python's.
        options = ["-P", f"-Xutf8={sys.flags.utf8_mode}"]
        options += [option for flag, option in _OPTIONS.items() if getattr(sys.flags, flag)]
        paths = [path for path in sys.path if isinstance(path, str)]
        call = [sys.executable, *options, "-c", _PROGRAM, *paths]
        pipe = subprocess.PIPE
        try:
            self._process = subprocess.Popen(call, stdin=pipe, stdout=pipe, **_in_own_group())
        except (OSError, ValueError) as error:
            raise _not_started(str(error)) from None
        self._is_ready = False
        with suppress(WorkerDied):  # told when it is asked for something
            self._send(job)

    def make(self, tasks: tuple[Any, ...]) -> list[Any]:
        """What the worker makes of some tasks.

        Raises:
            BriefingError: it did not start.
            WorkerDied: it has ended.
        """
        if not self._is_ready:
            self._wait_until_ready()
        self._send(pickle.dumps(tasks))
        made: list[Any] = self._receive()
        return made

    def kill(self) -> None:
        """End the process, whatever it does."""
        self._process.kill()

    def close(self) -> None:
        """End the process, and give back what it held of the system."""
        self.kill()
        for pipe in (self._process.stdin, self._process.stdout):
            assert pipe
            with suppress(OSError):  # what was not sent
                pipe.close()
        self._process.wait()

    def _wait_until_ready(self) -> None:
        try:
            wrong = self._receive()
        except WorkerDied:
            wrong = f"it ended with exit status {self._process.wait()}"
        if wrong is not None:
            raise _not_started(wrong)
        self._is_ready = True

    def _send(self, request: bytes) -> None:
        assert self._process.stdin
        try:
            self._process.stdin.write(request)
            self._process.stdin.flush()
        except OSError:
            raise WorkerDied from None

    def _receive(self) -> Any:
        assert self._process.stdout
        try:
            return pickle.load(self._process.stdout)
        except (EOFError, pickle.UnpicklingError):  # no answer, or a part of one
            raise WorkerDied from None


def _not_started(why: str) -> BriefingError:
    message, hint = f"a worker process did not start: {why}", "--jobs 1 needs none"
    return BriefingError(Fault(code="jobs.not-started", message=message, hint=hint))


def _in_own_group() -> dict[str, Any]:
    """Options by which Ctrl-C, which a terminal sends to a whole group, does not reach a worker."""
    if sys.platform == "win32":
        return {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP}
    return {"process_group": 0}


@contextmanager
def interruptible() -> Iterator[list[int]]:
    """Ctrl-C is noted, and what is under way is finished; the second raises KeyboardInterrupt.

    In any but the main thread, which alone is told of Ctrl-C, nothing is noted.
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
