"""Starts a worker process, sends it tasks and takes its answers."""

import pickle
import subprocess
import sys
from contextlib import suppress
from typing import Any

from briefing.errors import BriefingError, Fault

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


class WorkerDied(Exception):  # noqa: N818  # an event, which is met
    """Raised when a worker process has ended without an answer."""


class WorkerProcess:
    """A worker process that this process has started, and its pipes.

    Args:
        job: the pickled job.

    Raises:
        BriefingError: the process cannot be started.
    """

    def __init__(self, job: bytes) -> None:
        # -P: no module that lies where the command runs is taken for one of Python's.
        options = ["-P", f"-Xutf8={sys.flags.utf8_mode}"]
        options += [option for flag, option in _OPTIONS.items() if getattr(sys.flags, flag)]
        paths = [path for path in sys.path if isinstance(path, str)]
        # An interpreter within another program has no name.
        call = [sys.executable or "", *options, "-c", _PROGRAM, *paths]
        pipe = subprocess.PIPE
        try:
            self._process = subprocess.Popen(call, stdin=pipe, stdout=pipe, **_in_own_group())
        except (OSError, ValueError) as error:
            raise _not_started(str(error)) from None
        self._is_ready = False
        with suppress(WorkerDied):  # told when it is asked for something
            self._send(job)

    def make(self, tasks: tuple[Any, ...]) -> list[Any]:
        """The results of some tasks.

        Raises:
            BriefingError: the process could not load the job.
            WorkerDied: it has ended.
        """
        self.wait_until_ready()
        self._send(pickle.dumps(tasks))
        made: list[Any] = self._receive()
        return made

    def wait_until_ready(self) -> None:
        """Wait until the process has loaded the job.

        Raises:
            BriefingError: it could not.
            WorkerDied: it was killed.
        """
        if self._is_ready:
            return
        try:
            wrong = self._receive()
        except WorkerDied:
            status = self._process.wait()
            if status < 0:  # by a signal, as it may be killed later
                raise
            wrong = f"it ended with exit status {status}"
        if wrong is not None:
            raise _not_started(wrong)
        self._is_ready = True

    def kill(self) -> None:
        """Kill the process."""
        self._process.kill()

    def close(self) -> None:
        """Kill the process, wait for its end, and close its pipes."""
        self.kill()
        for pipe in (self._process.stdin, self._process.stdout):
            assert pipe
            with suppress(OSError):  # what was not sent
                pipe.close()
        self._process.wait()

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
    return BriefingError(Fault("jobs.not-started", message, hint=hint))


def _in_own_group() -> dict[str, Any]:
    """Options that keep Ctrl-C, which a terminal sends to a process group, from a worker."""
    if sys.platform == "win32":
        return {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP}
    return {"process_group": 0}
