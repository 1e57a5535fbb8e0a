"""A word becomes the places where it may be parted."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pyphen import Pyphen

# Fewer letters than this on either side read badly.
_LEFT, _RIGHT = 2, 3


def hyphen_points(word: str, tag: str) -> tuple[int, ...]:
    """Offsets in a word of letters where a hyphen may go; none for a language unknown."""
    patterns = _patterns(tag)
    if patterns is None or len(word) < _LEFT + _RIGHT or not word.isalpha() or word.isupper():
        return ()
    return tuple(
        int(at) for at in patterns.positions(word) if _LEFT <= int(at) <= len(word) - _RIGHT
    )


@lru_cache(maxsize=8)
def _patterns(tag: str) -> Pyphen | None:
    """The patterns for a tag or the wider language; loading them takes some 50 ms."""
    from pyphen import Pyphen, language_fallback

    found = language_fallback(tag.replace("-", "_"))
    return Pyphen(lang=found) if found else None
