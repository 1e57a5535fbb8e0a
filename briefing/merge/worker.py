"""A worker process: it reads a job and its tasks on standard input and answers on standard output.

Everything goes as pickles. In comes the job, and then tuples of tasks; out goes None, or why the
job cannot be loaded, and then for each tuple a list of what was made.
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
    """What is done with each task. It is pickled, and so are its tasks and what it makes."""

    def make(self, task: _Asked, /) -> _Given:
        """What comes of a task."""

    def lost(self, task: _Asked, fault: Fault, /) -> _Given:
        """What is told of a task whose process was killed twice."""


class Mistake(NamedTuple):
    """What a job raised; a list of what was made ends with it."""

    error: Exception


def serve() -> None:
    """Make what is asked for, until standard input ends: then whoever asked is done, or gone."""
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
    """What comes of some tasks, up to the first that raises an exception."""
    made = list[_Made | Mistake]()
    for task in tasks:
        try:
            made.append(job.make(task))
        except Exception as error:  # raised again where what was made before it is taken
            made.append(Mistake(error))
            break
    return made


def _take_pipes() -> tuple[IO[bytes], IO[bytes]]:
    """Standard input and output, for requests and answers alone.

    What a library prints goes to standard error, and nothing else reads a request.
    """
    null = os.open(os.devnull, os.O_RDWR)  # where standard error is closed this takes its number
    requests, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    os.dup2(null, 0)
    os.dup2(null if sys.stderr is None else 2, 1)
    return requests, answers


def _receive(requests: IO[bytes], received: SimpleQueue[tuple[Any, ...]]) -> None:
    """Take in requests while others are worked on; at their end leave at once."""
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
