"""An index from texts to whole numbers that takes no more memory for a million than for a few.

SQLite keeps it in a temporary file, which goes with the process.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from hashlib import blake2b


class Index:
    """A whole number for each text, kept by a hash of 64 bits of it."""

    def __init__(self) -> None:
        self._rows = sqlite3.connect("")
        self._rows.execute("CREATE TABLE known (key INTEGER PRIMARY KEY, number INTEGER)")

    def __del__(self) -> None:
        self._rows.close()

    def add(self, text: str, number: int = 0) -> bool:
        """Keep a number for a text that has none; whether that was so."""
        row = _key(text), number
        return self._rows.execute("INSERT OR IGNORE INTO known VALUES (?, ?)", row).rowcount > 0

    def get(self, text: str) -> int | None:
        """The number of a text, or None."""
        found = self._rows.execute("SELECT number FROM known WHERE key = ?", (_key(text),))
        number: int | None = next(found, (None,))[0]
        return number

    def drop(self, text: str) -> None:
        """Remove a text."""
        self._rows.execute("DELETE FROM known WHERE key = ?", (_key(text),))

    def numbers(self) -> Iterator[int]:
        """All numbers, the smallest first."""
        rows = self._rows.execute("SELECT number FROM known ORDER BY number")
        yield from (number for (number,) in rows)


def _key(text: str) -> int:
    data = text.encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(data, digest_size=8).digest(), signed=True)
