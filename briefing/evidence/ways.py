"""How a number was found: by a quote, a cell, the words around it, or only somewhere in the text.

Words of the page and of a source are compared by their stems, so that `bridge` is in `Bridges`. The
heads of tables are told apart by longer stems, those of `table_heads`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from enum import Enum
from functools import cache, lru_cache

from briefing.evidence.source_text import WRAP
from briefing.language.decimals import Form, Numeral, powers
from briefing.language.en import LANGUAGE as ENGLISH
from briefing.language.language import Language
from briefing.language.numerals import find_numerals


class Way(Enum):
    """How a number that has support was found, the surest first.

    It is printed from a cell or a fact (`reference`), stands in a quote, or in the cell of a
    source's table that the page's words name; in a sentence or a row with words of the page
    (`text`), or merely somewhere in the source (`elsewhere`). A sum works it out.
    """

    REFERENCE = "reference"
    QUOTE = "quote"
    CELL = "cell"
    TEXT = "text"
    ELSEWHERE = "elsewhere"
    SUM = "sum"


# How far a sentence or a row is followed from a number.
_REACH = 240
_LONGEST = 2 * _REACH
# The end of a sentence behind a word that is no short abbreviation, of a paragraph, or of a line.
_END = re.compile(rf"(?<=\w\w\w[.?!])\s+(?=[^\W\d_a-z])|(?!{WRAP})\n+")
_LETTERS = re.compile(r"[^\W\d_]{3}")


@lru_cache(maxsize=1024)
def around(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the sentence or the row of a table starts and ends that holds a number of a text.

    A number that stands alone, as does a cell of HTML, belongs to the words before it.
    """
    first, last = max(start - _REACH, 0), min(end + _REACH, len(text))
    lefts = [s.end() for s in _END.finditer(text, first, start)]
    rights = (s.start() for s in _END.finditer(text, end, last))
    right = next(rights, last)
    left = lefts.pop() if lefts else first
    if not _LETTERS.search(text, end, right):
        while not _LETTERS.search(text, left, start) and left > first:
            left = lefts.pop() if lefts else first
    return left, right


# Words of a passage that make it prose, and no row of a table.
_PROSE = 9
_LONG = re.compile(r"[^\W\d_]{2,}")


def is_prose(passage: str) -> bool:
    """Whether a passage is a sentence, and no row of a table."""
    return len(_LONG.findall(passage)) >= _PROSE


def stands_in_prose(text: str, start: int, end: int) -> bool:
    """Whether a number of a text stands in a sentence, and not in a row of a table."""
    left, right = around(text, start, end)
    return is_prose(text[left:right])


def passages(text: str) -> Iterator[tuple[int, int]]:
    """Where each sentence, row and line of a text starts and ends; of a long one, its pieces."""
    ends = [stop.span() for stop in _END.finditer(text)]
    starts = (0, *(end for _, end in ends))
    for start, end in zip(starts, (*(start for start, _ in ends), len(text)), strict=True):
        yield from ((at, min(at + _LONGEST, end)) for at in range(start, end, _LONGEST))


@lru_cache(maxsize=16)  # more sources than a brief names
def passage_index(text: str) -> tuple[list[tuple[int, int]], dict[str, list[int]]]:
    """The sentences and rows of a text, and by the stems of their words which of them have them."""
    places, by_stem = list(passages(text)), dict[str, list[int]]()
    for at, (start, end) in enumerate(places):
        for each in stems(text[start:end]):
            by_stem.setdefault(each, []).append(at)
    return places, by_stem


_WORD = re.compile(r"[^\W\d_]{3,}|(?<!\d)(?:1[89]|20)\d\d(?!\d)")
# What a stem is: so many letters, without what declines a short word.
_STEM, _LEAST = 5, 3
_ENDINGS = "aeiouys\u0430\u0435\u0438\u0456\u043e\u0443\u044e\u044f\u0454\u0457"


@lru_cache(maxsize=1024)
def stems(text: str) -> frozenset[str]:
    """The stems of a text's words, and its years."""
    return frozenset(map(_stem, _WORD.findall(text.lower())))


def _stem(word: str) -> str:
    short = word[:_STEM]
    bare = short.rstrip(_ENDINGS)
    return bare if len(bare) >= _LEAST else short


def naming_stems(
    text: str, numeral: Numeral, names: Iterable[str], language: Language
) -> frozenset[str]:
    """The stems of what says on the page what a number is of: its sentence, and some names.

    Numbers and their units say nothing, but for years; nor do articles and the like.
    """
    start, end = around(text, numeral.start, numeral.end)
    parts, at = [], start
    for other in find_numerals(text, language):
        is_known = other.form is Form.LABEL or (
            other.form is Form.YEAR and other.start != numeral.start
        )
        if start <= other.start < end and not is_known:
            parts.append(text[at : other.start])
            at = other.end
    parts.append(text[at:end])
    return telling_stems(" ".join((*parts, *names)), language)


def telling_stems(text: str, language: Language) -> frozenset[str]:
    """The stems of a text's words, but for articles and the like, and for words that multiply."""
    return stems(text) - _idle(language)


@cache
def _idle(language: Language) -> set[str]:
    """The stems of words that name nothing, and of those that multiply."""
    words = language.small | language.loose | powers(language).keys() | powers(ENGLISH).keys()
    return {_stem(word) for word in words}
