"""A cell of a source's table at the place that a page means, and what it says of a number there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import Enum, IntEnum
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from briefing.evidence.agreement import Passage, Wanted, find_in, is_scaled_otherwise, readings
from briefing.evidence.source_tables import SourceCell
from briefing.evidence.sources import Numbers, without_mark
from briefing.evidence.table_heads import HeadedTable
from briefing.evidence.units import Scale, find_scales, scale_of
from briefing.language.decimals import Form, Numeral
from briefing.language.language import Language
from briefing.language.number_units import PER_CENT
from briefing.language.numerals import find_numerals

FORMS = (Form.NUMBER, Form.YEAR)


class Naming(IntEnum):
    """How the page names a row or a column, the surest last: a head of the page is only LIKE its
    own; it is SAID in a text above, or is the only one; or it is NAMED by a head of the page.
    """

    LIKE = 0
    SAID = 1
    NAMED = 2


class Place(NamedTuple):
    """A cell that the page names: its table, its row and column there, and how each was found."""

    table: HeadedTable
    row: int
    column: int
    by_row: Naming
    by_column: Naming

    @property
    def is_sure(self) -> bool:
        """Whether heads of the page's own name both its row and its column."""
        return self.by_row is self.by_column is Naming.NAMED

    @property
    def cell(self) -> SourceCell:
        """The cell as the source has it."""
        return self.table.cells[self.row][self.column]

    @property
    def paths(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The heads of its row and those of its column."""
        return self.table.rows.paths[self.row], self.table.columns.paths[self.column]

    @property
    def all_heads(self) -> tuple[str, ...]:
        """What says the unit of its number, the nearest first."""
        rows, columns = self.paths
        return (*reversed(rows), *reversed(columns), self.table.title_text)

    def scale(self, language: Language) -> Scale | None:
        """What multiplies its number, and its unit; a row's own unit goes before all others:
        `Dividend per share ($)` in a table in millions. A title that says two says neither.
        """
        own = scale_of(self.paths[0][::-1], language)
        if own is not None and own.unit and not own.power:
            return own
        is_mixed = powers_of((self.table.title_text,), language) > 1
        return scale_of(self.all_heads[:-1] if is_mixed else self.all_heads, language)

    @property
    def heads(self) -> str:
        """Its row and its column in words, or its row if there is one column of numbers."""
        rows, columns = self.paths
        return ", ".join(dict.fromkeys(rows if len(self.table.columns) == 1 else rows + columns))

    def neighbours(self) -> Iterator[Place]:
        """The other cells of its row and its column.

        Where heads of the page's own do not name both, years are mistaken for years, and what has a
        name for what has another; from what is only like a name there is no other.
        """
        rows, columns = self.table.rows.paths, self.table.columns.paths
        if self.by_row + self.by_column < Naming.NAMED:
            return
        for column in range(len(columns) if self.by_column else 0):
            is_kin = self.is_sure or _is_time(columns[column]) is _is_time(self.paths[1])
            if column != self.column and is_kin:
                yield self._replace(column=column)
        for row in range(len(rows) if self.by_row else 0):
            is_kin = self.is_sure or _is_time(rows[row]) is _is_time(self.paths[0])
            if row != self.row and is_kin:
                yield self._replace(row=row)


_TIME = re.compile(r"(?<!\d)(?:1[5-9]|2[01])\d\d(?!\d)")


def _is_time(heads: Sequence[str]) -> bool:
    return any(_TIME.search(head) for head in heads)


class Answer(Enum):
    """Whether a cell says the number of the page, another one, or nothing to compare it with."""

    SAYS_IT = "says it"
    CONTRARY = "contrary"
    OPEN = "open"
    OTHER_POWER = "other power"


def answer(place: Place, wanted: Wanted, language: Language) -> Answer:
    """What the cell at a place says of a number of the page."""
    bare, theirs = numbers_in(place.cell.text, place.scale(language), language)
    if find_in(Passage(place.cell.text, Numbers(theirs), language), wanted):
        return Answer.SAYS_IT
    if len(bare) != 1 or _ARROWS.search(wanted.statement.copy.text) or not _is_alone(wanted):
        return Answer.OPEN
    pairs = [(mine, their) for mine in readings(wanted) for their in theirs]
    scaled = [pair for pair in pairs if all(each.value != each.plain for each in pair)]
    is_scaled = bool(scaled) and powers_of(place.all_heads, language) == 1
    pairs = scaled if is_scaled else pairs
    if is_scaled and is_scaled_otherwise(bare[0], Numbers(theirs), wanted):
        return Answer.OTHER_POWER
    if any(_rounds(mine, their, wanted) for mine, their in pairs):
        return Answer.SAYS_IT
    is_open = any(_is_close(mine, their, is_scaled=is_scaled) for mine, their in pairs)
    is_open |= all(mine.unit and their.unit and mine.unit != their.unit for mine, their in pairs)
    return Answer.OPEN if is_open else Answer.CONTRARY


_ARROWS = re.compile("[\u2190-\u21ff\u25b2\u25b3\u25b4\u25b6\u25bc\u25bd\u25be]")
# Brackets and dashes that may mean a minus: in accounts `(12)` is one.
MINUS = re.compile(r"\(.*\)\s?%?|[\u2012\u2013\u2014]\s?\d.*")


@lru_cache(maxsize=4096)
def numbers_in(
    text: str, scale: Scale | None, language: Language
) -> tuple[tuple[Numeral, ...], tuple[Numeral, ...]]:
    """The numbers of a cell as they stand, and these with what they mean by a scale."""
    numerals = find_numerals(text, language)
    found = [each for numeral in numerals for each in (numeral, *without_mark(numeral, language))]
    bare = tuple(each for each in found if each.form in FORMS)
    if len(bare) < len(found):
        return (), bare
    scaled = tuple(scale.of(each) for each in bare) if scale else ()
    both = (*bare, *scaled)
    if MINUS.fullmatch(text):
        both += tuple(n._replace(value=-n.value, plain=-n.plain) for n in both)
    return bare, both


def _is_alone(wanted: Wanted) -> bool:
    """Whether a text of heads or labels has no other number than the one that is looked for."""
    statement = wanted.statement
    if not (statement.heads or statement.figure):
        return True  # a sentence is looked at where its names are
    numerals = find_numerals(statement.copy.text, wanted.language)
    return sum(each.form is not Form.LABEL for each in numerals) == 1


_TIMES = frozenset(Fraction(10**power) for power in (3, 6, 9))
_HUNDRED = Fraction(100)


@lru_cache(maxsize=1024)
def powers_of(heads: tuple[str, ...], language: Language) -> int:
    """By how many powers of ten some heads or titles multiply numbers."""
    scales = (scale for head in heads for scale in find_scales(head, language))
    return len({scale.power for scale in scales if scale.power})


def _is_close(mine: Numeral, their: Numeral, *, is_scaled: bool) -> bool:
    """Whether two numbers may mean the same: but for the last place, or for what multiplies them,
    unless both `is_scaled` by what the page and the source say.
    """
    if abs(mine.value - their.value) < max(_last_place(mine), _last_place(their)):
        return True
    if is_scaled or not mine.value or not their.value:
        return False
    ratio = abs(mine.value / their.value)
    ratio = max(ratio, 1 / ratio)
    return ratio in _TIMES or (ratio == _HUNDRED and PER_CENT in (mine.unit, their.unit))


def _rounds(mine: Numeral, their: Numeral, wanted: Wanted) -> bool:
    """Whether a number of a source is rounded to that of the page."""
    place = _last_place(mine)
    if not wanted.statement.heads:
        place *= _thousands(mine.plain)
    if _last_place(their) >= place or 2 * abs(mine.value - their.value) > place:
        return False
    same = Numbers((their._replace(value=mine.value, plain=mine.plain),))
    return same.find(mine, any_unit=wanted.statement.any_unit) is not None


_MOST_PLACES = 6
# Decimals as written, noughts included; three digits may be a group of thousands.
_DECIMALS = re.compile(r"[.,](\d\d?)(?!.*\d)")


@lru_cache(maxsize=1024)
def _last_place(numeral: Numeral) -> Fraction:
    """What one more in the last decimal of a number is worth: 0.1 of 3.4, 1000 of 5 thousand."""
    written = _DECIMALS.search(numeral.text)
    places = len(written[1]) if written else 0
    while (numeral.plain * 10**places).denominator != 1 and places < _MOST_PLACES:
        places += 1
    times = abs(numeral.value / numeral.plain) if numeral.plain else Fraction(1)
    return times * Fraction(1, 10**places)


def _thousands(plain: Fraction) -> int:
    """How many the noughts at a number's end may stand for: 1,000 of 612,000, and 1 of 5,000."""
    times = 1
    while plain and plain % (times * 1000) == 0 and abs(plain) >= 10_000 * times:
        times *= 1000
    return times


def numbers_of(
    table: HeadedTable, row: int, column: int, language: Language
) -> tuple[Numeral, ...]:
    """The numbers of a cell as they stand, and with what they mean by its heads."""
    place = Place(table, row, column, Naming.NAMED, Naming.NAMED)
    return numbers_in(place.cell.text, place.scale(language), language)[1]
