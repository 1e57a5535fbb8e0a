"""The heads of a source's tables, found by the words that a page has for them.

A row has a head in its first columns, and may belong to a group; a column has one in each of the
rows at the head of its table. A head is found by its words in any order, whatever their case,
plural and accents; units and remarks in brackets may be lacking on either side.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import takewhile
from typing import NamedTuple

from briefing.evidence.source_tables import SourceCell, SourceTable, is_number
from briefing.language.decimals import powers
from briefing.language.en import LANGUAGE as ENGLISH
from briefing.language.language import Language

Words = tuple[str, ...]


class Name(NamedTuple):
    """What a head is found by, each in alphabetical order: its `words`; their `stems`, but for
    units and articles; and its `core`, the stems of words that do not stand in brackets.
    """

    words: Words
    stems: Words
    core: Words


# Raised digits and other marks of a note.
_MARKS = re.compile("[\u00b9\u00b2\u00b3\u2070-\u2079*\u2020\u2021]+")
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
WORD = re.compile(r"[^\W_]+|%")
_CURRENCIES = frozenset("us usd eur euro euros gbp pln uah chf dollar dollars pct percent".split())
_LEAST = 5  # letters of a word that may end on another vowel
_VOWELS = "aeiouy\u0430\u0435\u0438\u0456\u043e\u0443\u044e\u044f\u0454"


def fold(text: str) -> str:
    """A text without case, accents and marks of notes, of as many words as before."""
    text = _MARKS.sub(" ", text).casefold()
    if text.isascii():
        return text
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


def stem(word: str) -> str:
    """A word without what makes its plural, or the vowel that declines it.

    It tells heads apart, and so keeps more of a word than `ways.stems`, which cuts all of them to
    see whether two texts speak of one thing.
    """
    if not word.isalpha():
        return word
    if len(word) >= _LEAST - 1 and word.endswith("s") and not word.endswith("ss"):
        word = word[:-1]
    return word[:-1] if len(word) >= _LEAST and word[-1] in _VOWELS else word


@cache
def _months(language: Language) -> dict[str, str]:
    """The number of each month by its folded name, and by three letters where these are its own."""
    found = dict[str, str]()
    for months in (ENGLISH.months, language.months):
        names = {
            fold(name.replace("_", " ")): str(number)
            for number, forms in enumerate(months.split(), start=1)
            for name in forms.split("|")
        }
        found |= names
        for name, number in names.items():
            short = name[:_SHORT]
            if all(number == other for whole, other in names.items() if whole.startswith(short)):
                found[short] = number
    return found


_SHORT = 3


def words_of(text: str, language: Language) -> list[str]:
    """The words of a folded text, months as their numbers: `Jan 2025` has those of `2025-01`."""
    months = _months(language)
    words = (months.get(word, word) for word in WORD.findall(text))
    return [word.lstrip("0") or word if len(word) == 2 else word for word in words]


@cache
def _idle(language: Language) -> frozenset[str]:
    words = (*powers(language), *powers(ENGLISH), *_CURRENCIES, *language.loose, *ENGLISH.loose)
    return frozenset(map(fold, words)) | {"s", "%"}


def is_idle(word: str, language: Language) -> bool:
    """Whether a folded word names nothing: an article, a unit, a word that multiplies."""
    return word in _idle(language)


@lru_cache(maxsize=4096)  # the heads of a table are asked for by each number of the page
def name_of(texts: tuple[str, ...], language: Language) -> Name:
    """The name that a head is, or all heads of a row or column are together."""
    idle, found = _idle(language), (set[str](), set[str](), set[str]())
    for text in texts:
        folded = fold(text)
        words = words_of(folded, language)
        outside = words_of(_BRACKETS.sub(" ", folded), language)
        found[0].update(words)
        found[1].update(stem(word) for word in words if word not in idle)
        found[2].update(stem(word) for word in outside if word not in idle)
    return Name(*(tuple(sorted(each)) for each in found))


class Axis:
    """The heads of the rows of a table, or those of its columns, by their places."""

    def __init__(self, paths: Sequence[Sequence[str]], language: Language) -> None:
        self.paths = [tuple(dict.fromkeys(filter(None, path))) for path in paths]
        self._by_words: dict[Words, list[int]] = {}
        self._by_stems: dict[Words, list[int]] = {}
        self._by_core: dict[Words, list[int]] = {}
        self._like: dict[Words, frozenset[int]] = {}
        self._shares: dict[Words, list[int]] = {}
        self.longest = 0
        names: dict[tuple[str, ...], Name] = {}
        for place, path in enumerate(self.paths):
            parts = dict.fromkeys((*((part,) for part in path), path))
            for part in parts:
                name = names.get(part) or names.setdefault(part, name_of(part, language))
                if name.stems:
                    self._add(name, place)
                    self.longest = max(self.longest, len(name.words))

    def _add(self, name: Name, place: int) -> None:
        self._by_words.setdefault(name.words, []).append(place)
        self._by_stems.setdefault(name.stems, []).append(place)
        if name.core != name.stems:
            self._by_core.setdefault(name.core, []).append(place)
        if "%" in name.words:
            self._shares.setdefault(name.stems, []).append(place)

    def __len__(self) -> int:
        return len(self.paths)

    def find(self, name: Name) -> frozenset[int]:
        """The places that have a name, by all its words, by their stems, or but for brackets."""
        places = self._by_words.get(name.words) or self._by_stems.get(name.stems)
        places = places or self._by_core.get(name.stems)
        if not places and name.core != name.stems:
            places = self._by_stems.get(name.core)
        if places and "%" in name.words and name.words not in self._by_words:
            return frozenset(self._share(name, places))
        return frozenset(places or ())

    def _share(self, name: Name, places: Sequence[int]) -> Sequence[int]:
        """Of a name with `%` the places, which are no count's where one head that has all its words
        is a share: `Vacant, %` is `Vacant, % of posts` beside `Vacant`; none if several are.
        """
        if any(place in found for found in self._shares.values() for place in places):
            return places
        core = set(name.core)
        shares = [found for stems, found in self._shares.items() if core.issubset(stems)]
        return places if not shares else shares[0] if len(shares) == 1 else ()

    def like(self, stems: frozenset[str]) -> frozenset[int]:
        """The places of the one head that shares most stems with a name; none where two do.

        All stems of the name are in the head, or two of them and two thirds of the head's own. If
        the name has numbers, such as years, the head has the same.
        """
        key = tuple(sorted(stems))
        if key not in self._like:
            self._like[key] = self._find_like(stems) if len(self._by_stems) <= _MOST else _NONE
        return self._like[key]

    def _find_like(self, stems: frozenset[str]) -> frozenset[int]:
        shared = {head: len(stems.intersection(head)) for head in self._by_stems}
        most = max(shared.values(), default=0)
        best = sorted((head for head in shared if most and shared[head] == most), key=len)
        places = frozenset(self._by_stems[best[0]]) if best else _NONE
        if not places.issuperset(place for head in best for place in self._by_stems[head]):
            return _NONE
        is_alike = most == len(stems) or (most > 1 and 3 * most >= 2 * len(best[0]))
        numbers = set(filter(_has_digit, stems))
        is_same = not numbers or numbers == set(filter(_has_digit, best[0] if best else ()))
        return places if is_alike and is_same else _NONE


def _has_digit(word: str) -> bool:
    return not word.isalpha()


# Heads among which one is looked for that is like a name, and not the same.
_MOST = 300
_NONE: frozenset[int] = frozenset()


class HeadedTable(NamedTuple):
    """A table with its heads: the rows and the columns that hold numbers, and the cells there."""

    title: frozenset[str]
    title_text: str
    rows: Axis
    columns: Axis
    cells: tuple[tuple[SourceCell, ...], ...]

    @property
    def has_title_as_head(self) -> bool:
        """Whether the words above it are those of a column that has no others."""
        return (self.title_text,) in (path[-1:] for path in self.columns.paths)


# Rows at the head of a table, and columns at its side, that may be heads.
_MOST_HEADS = 4


def all_headed(tables: Sequence[SourceTable], language: Language) -> tuple[HeadedTable, ...]:
    """Tables by their heads; one without heads of its columns has those of the table above, if it
    is as wide.
    """
    found, heads = list[HeadedTable](), tuple[tuple[SourceCell, ...], ...]()
    for table in tables:
        if heads and len(heads[0]) == len(table.rows[0]) and not _heads_columns(table.rows[0][1:]):
            table = table._replace(rows=(*heads, *table.rows))
        found.append(headed(table, language))
        heads = table.rows[: _first_number(table.rows)]
    return tuple(found)


def headed(table: SourceTable, language: Language) -> HeadedTable:
    """A table by its heads: the first row is one, and so are those below it without a number; the
    first column, and those behind it that hold only words or years.
    """
    first = _first_number(table.rows)
    side = _side(table.rows[first:])
    paths, kept = [], []
    group = ""
    for row in table.rows[first:]:
        heads = [cell.text for cell in row[:side]]
        if not any(cell.text for cell in row[side:]):
            group = heads[0]
            continue
        paths.append((group, *heads))
        kept.append(row[side:])
    columns = list(zip(*table.rows[:first], strict=True))[side:]
    heads_of = [[cell.text for cell in column] for column in columns]
    headless = [heads for heads in heads_of if not any(heads)]
    if len(headless) == 1:  # lines of its head that a PDF has above the others
        headless[0][:] = [table.title]
    return HeadedTable(
        frozenset(name_of((table.title,), language).stems),
        table.title,
        Axis(paths, language),
        Axis(heads_of, language),
        tuple(kept),
    )


def _first_number(rows: Sequence[Sequence[SourceCell]]) -> int:
    """The index of the first row of numbers, which is how many rows at the top are heads: one at
    least, and those below it that have words, and no number, behind their first column.
    """
    heads = takewhile(_heads_columns, (row[1:] for row in rows[1:]))
    return min(1 + sum(1 for _ in heads), _MOST_HEADS, len(rows) - 1)


def _heads_columns(cells: Sequence[SourceCell]) -> bool:
    texts = [cell.text for cell in cells if cell.text]
    return bool(texts) and not any(map(is_number, texts))


def _side(rows: Sequence[Sequence[SourceCell]]) -> int:
    """How many columns are heads of their rows; one at least, and never the last."""
    width = len(rows[0])
    side = 1
    while side < min(_MOST_HEADS, width - 1):
        texts = [row[side].text for row in rows if row[side].text]
        if not texts or any(is_number(text) for text in texts):
            break
        side += 1
    return side
