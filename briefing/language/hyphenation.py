"""Where a word may be parted by a hyphen, by the patterns of its language."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from briefing.language.language import canonical, language

if TYPE_CHECKING:
    from pyphen import Pyphen

# Fewer letters than this on either side read badly. No language that ships asks for more:
# TeX's hyph-utf8 has 2 and 3 for English and French, 2 and 2 for German, Spanish, Polish and
# Ukrainian, whose orthography (Правопис 2019) forbids only to part one letter.
_LEFT, _RIGHT = 2, 3

_APOSTROPHES = str.maketrans("\u2019\u02bc", "''")


def hyphen_points(word: str, tag: str) -> tuple[int, ...]:
    """Offsets in a word of letters where a hyphen may go; none for a language unknown."""
    if language(tag).elides:
        word = word.translate(_APOSTROPHES)
    *_, stem = word.rsplit("'", 1)
    patterns = _patterns(tag)
    if patterns is None or not word.replace("'", "").isalpha() or stem.isupper():
        return ()
    return tuple(int(at) for at in patterns.positions(word) if not at.data and _reads(word, at))


def _reads(word: str, at: int) -> bool:
    """Whether enough letters stand before a hyphen, counted from an apostrophe, and behind it."""
    left = word[:at].rpartition("'")[2]
    return len(left) >= _LEFT and len(word) - at >= _RIGHT


@lru_cache(maxsize=8)
def _patterns(tag: str) -> Pyphen | None:
    """The patterns for a tag or the wider language; loading them takes some 50 ms."""
    from pyphen import Pyphen, language_fallback  # loaded only where a word may part

    found = language_fallback(canonical(tag).replace("-", "_"))
    return Pyphen(lang=found) if found else None
