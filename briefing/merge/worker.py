"""What runs in a worker process: tasks come in on standard input, results go to standard output.

Both are pickles. The job comes first and is answered by None, or by the reason why it cannot be
loaded; then come tuples of tasks, each answered by a list of results.
"""

import gc
import os
import pickle
import sys
from queue import SimpleQueue
from threading import Thread
from typing import IO, Any, NamedTuple, Protocol, TypeVar

from briefing.errors import Fault
from briefing.isolation import own_process

_Asked = TypeVar("_Asked", contravariant=True)
_Given = TypeVar("_Given", covariant=True)
_Task = TypeVar("_Task")
_Made = TypeVar("_Made")


class Job(Protocol[_Asked, _Given]):
    """What is done with each task. The job, its tasks and its results are pickled."""

    def make(self, task: _Asked, /) -> _Given:
        """The result of a task."""

    def lost(self, task: _Asked, fault: Fault, /) -> _Given:
        """The result of a task whose process was killed twice; `fault` says so."""


class Mistake(NamedTuple):
    """An exception that a job raised, as the last of a list of results."""

    error: Exception


def serve() -> None:
    """Answer requests until standard input ends."""
    requests, answers = _take_pipes()
    own_process()
    gc.disable()  # until the first tasks have loaded all that they need: it makes no garbage
    try:
        job: Job[Any, Any] = pickle.load(requests)
    except Exception as error:  # whatever its module raises
        _send(answers, f"{type(error).__name__}: {error}")
        return
    _send(answers, None)
    received: SimpleQueue[tuple[Any, ...]] = SimpleQueue()
    Thread(target=_receive, args=(requests, received), daemon=True).start()
    _send(answers, make_each(job, received.get()))
    gc.freeze()
    gc.enable()
    while True:
        _send(answers, make_each(job, received.get()))


def make_each(job: Job[_Task, _Made], tasks: tuple[_Task, ...]) -> list[_Made | Mistake]:
    """The results of some tasks, up to the first that raises an exception."""
    made = list[_Made | Mistake]()
    for task in tasks:
        try:
            made.append(job.make(task))
        except Exception as error:  # raised again where what was made before it is taken
            made.append(Mistake(error))
            break
    return made


def _take_pipes() -> tuple[IO[bytes], IO[bytes]]:
    """Standard input and output as files that no other code can reach.

    What a library prints goes to standard error.
    """
    null = os.open(os.devnull, os.O_RDWR)  # where standard error is closed this takes its number
    requests, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    os.dup2(null, 0)
    os.dup2(null if sys.stderr is None else 2, 1)
    return requests, answers


def _receive(requests: IO[bytes], received: SimpleQueue[tuple[Any, ...]]) -> None:
    """Read requests while others are worked on, and end the process at their end."""
    while True:
        try:
            received.put(pickle.load(requests))
        except (EOFError, pickle.UnpicklingError):  # a whole request, or a part of one
            os._exit(0)


def _send(answers: IO[bytes], answer: object) -> None:
    try:
        data = pickle.dumps(answer)
    except Exception as error:  # an exception may hold what cannot be pickled
        data = pickle.dumps([Mistake(TypeError(f"{answer!r} cannot be pickled: {error}"))])
    try:
        answers.write(data)
        answers.flush()
    except OSError:  # whoever asked is gone
        os._exit(0)
