"""A long text becomes pieces that are read one by one, parted where no number stands."""

from __future__ import annotations

from collections.abc import Iterator

# A text of nothing but digits and marks takes the square of this to read.
_LENGTH = 1000
# The end of a line, else of a sentence, else of a word.
_ENDS = ("\n", ". ", "? ", "! ", " ")


def windows(text: str) -> Iterator[tuple[int, str]]:
    """Each piece of a text with its offset."""
    at = 0
    while at < len(text):
        end = _end(text, at)
        yield at, text[at:end]
        at = end


def _end(text: str, at: int) -> int:
    end = at + _LENGTH
    if end >= len(text):
        return len(text)
    for mark in _ENDS:
        if (place := text.rfind(mark, at, end)) >= 0:
            return place + len(mark)
    return end
