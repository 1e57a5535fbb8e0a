"""What comes of rows becomes a line at the foot of a terminal, and reports above it."""

from __future__ import annotations

import sys
from time import monotonic
from typing import BinaryIO

import click

from briefing.cli.report import say

_PAUSE = 0.1  # seconds between two drawings


class Progress:
    """A line that says how many are done, how fast, how long it takes, and how many failed.

    Nothing is drawn where standard error is no terminal.

    Args:
        file: the rows, of which so much has been read.
        size: how many bytes there are; 0 where that is not known.
    """

    def __init__(self, file: BinaryIO, size: int) -> None:
        self._file, self._size = file, size
        self._start = self._drawn = monotonic()
        self._is_shown = sys.stderr.isatty()
        self.done = self.failed = 0

    def step(self, *, is_failed: bool) -> None:
        """Count a row."""
        self.done += 1
        self.failed += is_failed
        now = monotonic()
        if self._is_shown and now - self._drawn > _PAUSE:
            self._drawn = now
            _draw(self.line(now - self._start))

    def line(self, seconds: float) -> str:
        """What there is to say after so many seconds: `120 rows, 41 a second, 3:10 left`."""
        faults = f", {self.failed} failed" if self.failed else ""
        rate = self.done / seconds if seconds else 0.0
        read = self._file.tell() if self._size else 0
        left = seconds * (self._size - read) / read if read else 0.0
        clock = f", {left // 60:.0f}:{left % 60:02.0f} left" if read else ""
        return f"{self.done:,} rows, {rate:.1f} a second{clock}{faults}"

    def say(self, text: str) -> None:
        """Report something above the line."""
        self.clear()
        say(text)

    def clear(self) -> None:
        """Take the line away."""
        if self._is_shown:
            _draw("")


def _draw(line: str) -> None:
    """Write over the last line; by way of click, which speaks to old consoles of Windows."""
    click.echo(f"\r\x1b[2K{line}", nl=False, err=True)
