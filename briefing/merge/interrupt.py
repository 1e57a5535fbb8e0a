"""Ctrl-C, while many pages are made: what is under way is finished first."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from threading import current_thread, main_thread


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
