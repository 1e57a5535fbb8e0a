"""Texts become the numbers kept for them, a million of them in as much memory as a few.

SQLite keeps them in a file of its own that nobody else sees, and that is gone with the process.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from hashlib import blake2b


class Index:
    """A whole number for each key; two texts in 10^19 have one key."""

    def __init__(self) -> None:
        self._rows = sqlite3.connect("")
        self._rows.execute("CREATE TABLE known (key INTEGER PRIMARY KEY, number INTEGER)")

    def __del__(self) -> None:
        self._rows.close()

    def add(self, text: str, number: int = 0) -> bool:
        """Keep a number for a text; whether it had none before, which otherwise stays."""
        row = _key(text), number
        return self._rows.execute("INSERT OR IGNORE INTO known VALUES (?, ?)", row).rowcount > 0

    def get(self, text: str) -> int | None:
        """The number of a text, if it has one."""
        found = self._rows.execute("SELECT number FROM known WHERE key = ?", (_key(text),))
        number: int | None = next(found, (None,))[0]
        return number

    def drop(self, text: str) -> None:
        """Forget a text."""
        self._rows.execute("DELETE FROM known WHERE key = ?", (_key(text),))

    def numbers(self) -> Iterator[int]:
        """Every number, the smallest first."""
        rows = self._rows.execute("SELECT number FROM known ORDER BY number")
        yield from (number for (number,) in rows)


def _key(text: str) -> int:
    data = text.encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(data, digest_size=8).digest(), signed=True)
