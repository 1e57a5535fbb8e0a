"""A worker process: it reads a job and its tasks on standard input and answers on standard output.

Everything goes as pickles: in, the job and then tuples of tasks; out, first None, or why the job
cannot be loaded, and then a list of what was made for each tuple.
"""

from __future__ import annotations

import gc
import os
import pickle
from queue import SimpleQueue
from threading import Thread
from typing import IO, Any, NamedTuple, Protocol, TypeVar

from briefing.fault import Fault

_Asked = TypeVar("_Asked", contravariant=True)
_Given = TypeVar("_Given", covariant=True)
_Task = TypeVar("_Task")
_Made = TypeVar("_Made")


class Job(Protocol[_Asked, _Given]):
    """What is to be done with each task. It is pickled, and so are its tasks and what it makes."""

    def make(self, task: _Asked, /) -> _Given:
        """What comes of a task."""

    def lost(self, task: _Asked, fault: Fault, /) -> _Given:
        """What is told of a task that has ended its process twice."""


class Mistake(NamedTuple):
    """What a job raised; with it a list of what was made ends."""

    error: Exception


def serve() -> None:
    """Answer requests until standard input ends, as it does with the process that started this."""
    requests, answers = os.fdopen(0, "rb"), os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints is no answer
    gc.disable()  # an import makes much and no garbage
    try:
        job: Job[Any, Any] = pickle.load(requests)
    except Exception as error:  # whatever the job's module raises
        _send(answers, f"{type(error).__name__}: {error}")
        return
    gc.freeze()
    gc.enable()
    _send(answers, None)
    received: SimpleQueue[tuple[Any, ...]] = SimpleQueue()
    Thread(target=_receive, args=(requests, received), daemon=True).start()
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


def _receive(requests: IO[bytes], received: SimpleQueue[tuple[Any, ...]]) -> None:
    """Take requests from the pipe; at its end leave at once, whatever is being made."""
    while True:
        try:
            received.put(pickle.load(requests))
        except EOFError:
            os._exit(0)


def _send(answers: IO[bytes], answer: object) -> None:
    try:
        data = pickle.dumps(answer)
    except Exception as error:  # an exception may hold what cannot be pickled
        data = pickle.dumps([Mistake(TypeError(f"{answer!r} cannot be pickled: {error}"))])
    answers.write(data)
    answers.flush()
