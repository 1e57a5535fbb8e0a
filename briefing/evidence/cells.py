"""The cell of a source's table that a number of the page is of, by the row and column it names.

A cell of the brief's own table and a number of a chart have heads, each of which has to name a row
or a column of the source's table, or what its title says. A key figure has a label, a number of
prose its sentence: there a row and a column have to stand clear of any comparison. Where a name is
not found, or several cells fit, there is no such cell, and the text of the source decides alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import Enum, IntEnum
from fractions import Fraction
from functools import cached_property, lru_cache
from itertools import chain, islice, product
from typing import NamedTuple

from briefing.evidence.agreement import (
    Passage,
    Wanted,
    find_every,
    find_in,
    is_scaled_otherwise,
    readings,
)
from briefing.evidence.named_heads import clause_of, labels_of, mentioned
from briefing.evidence.rows_in_prose import is_said_elsewhere, rows_beside
from briefing.evidence.source_tables import SourceCell, SourceTable
from briefing.evidence.sources import Numbers, Source, without_mark
from briefing.evidence.table_heads import Axis, HeadedTable, Name, all_headed, name_of
from briefing.evidence.units import Scale, find_scales, scale_of
from briefing.evidence.ways import around, stems
from briefing.language.decimals import Form, Numeral
from briefing.language.language import Language
from briefing.language.number_units import PER_CENT
from briefing.language.numerals import find_numerals


class FoundCell(NamedTuple):
    """A cell of a source's table: its text, its place (`line 14`), its heads (`Estonia, 2023`).

    It either `says_it`, or contradicts the page. What the page says may stand in another cell of
    the same row or column, whose heads are `instead`; or it says the same digits, of which its
    heads say another `power` of ten than those of the page.
    """

    text: str
    place: str
    heads: str
    says_it: bool
    instead: str = ""
    power: int = 0


class TableIndex:
    """The tables of one source, in a language, by their heads, which are read when first asked."""

    def __init__(self, tables: Sequence[SourceTable], language: Language) -> None:
        self._tables, self.language = tables, language

    @cached_property
    def tables(self) -> tuple[HeadedTable, ...]:
        """The tables by their heads."""
        return all_headed(self._tables, self.language)


_FORMS = (Form.NUMBER, Form.YEAR)
# Cells of the same heads that are looked at; of more nobody can say which is meant.
_MOST = 60
# Rows, or columns, of one name among which a text above may say which is meant.
_MOST_ALIKE = 2000
# Other cells of their rows and columns in which the number is looked for.
_MOST_NEIGHBOURS = 400
# Of so many that differ, one that says the number does by chance.
_FEW = 3


def cell_of(wanted: Wanted, source: Source) -> FoundCell | None:
    """The cell of a source that a number of the page is of, if the page names one.

    Of several with the same heads one that says it goes before all others. None where there is no
    such cell, or nothing in it can be compared.
    """
    index = source.tables
    if index is None or wanted.numeral.form not in _FORMS:
        return None
    names = [name_of((head.text,), source.language) for head in wanted.statement.heads]
    named = chain.from_iterable(
        _named(table, names, wanted, source.language) for table in index.tables
    )
    places = list(islice(named, _MOST + 1))
    if not places:
        return _of_another_row(wanted, source) or _beside_another_row(wanted, source)
    if len(places) > _MOST:
        return None
    answers = [_answer(place, wanted, source.language) for place in places]
    texts = {place.cell.text for place in places}
    if _Answer.SAYS_IT in answers:
        place = places[answers.index(_Answer.SAYS_IT)]
        return _found(place, says_it=True) if len(texts) <= _FEW else None
    places, answers = _best_titled(places, answers, wanted, source.language)
    if _Answer.OPEN in answers:
        return None
    if _Answer.OTHER_POWER in answers:
        return _of_other_power(places[answers.index(_Answer.OTHER_POWER)], source.language)
    return _contrary(places, wanted, source)


def _contrary(places: Sequence[_Place], wanted: Wanted, source: Source) -> FoundCell | None:
    """The cell that contradicts a number which none of some cells says; None if that is not sure.

    Several that differ contradict it only if heads name them, and it stands in another cell beside
    one of them.
    """
    texts, is_sure = {place.cell.text for place in places}, all(each.is_sure for each in places)
    if len(texts) > 1 and not is_sure:
        return None
    beside = ((place, other) for place in places for other in place.neighbours())
    for place, other in islice(beside, _MOST_NEIGHBOURS):
        if _answer(other, wanted, source.language) is _Answer.SAYS_IT:
            return _found(place, says_it=False)._replace(instead=other.heads)
    if len(texts) > 1 or not is_sure or _stands_by_heads(places[0], wanted, source):
        return None
    return _found(places[0], says_it=False)


def _of_another_row(wanted: Wanted, source: Source) -> FoundCell | None:
    """The row that a clause of prose names, if the number is in none such, and only in another row
    of its table: `in Ardmouth it is 3.3%`.
    """
    assert source.tables
    clause = clause_of(wanted)
    if not clause or wanted.numeral.form is not Form.NUMBER:
        return None
    cells = _cells_saying(wanted, source.tables)
    if not cells:
        return None
    contrary: FoundCell | None = None
    for table in source.tables.tables:
        rows = mentioned((clause,), table.rows, table.columns, source.language)
        for row, column in product(rows[:_FEW], range(len(table.columns))):
            place = _Place(table, row, column, _Naming.SAID, _Naming.SAID)
            if _answer(place, wanted, source.language) in (_Answer.SAYS_IT, _Answer.OTHER_POWER):
                return None
        if contrary or not 0 < len(rows) <= _FEW:
            continue
        if other := next((each for each in cells if each.table is table), None):
            place = other._replace(row=rows[0])
            contrary = _found(place, says_it=False)._replace(instead=other.heads)
    return None if contrary is None or _is_in_prose(wanted, clause, source) else contrary


def _beside_another_row(wanted: Wanted, source: Source) -> FoundCell | None:
    """The row that words beside a number of prose name, if it stands in none such, and only in
    another row of its table: `Galicia (10.0%)`.
    """
    assert source.tables
    beside = rows_beside(wanted, source.tables)
    cells = _cells_saying(wanted, source.tables) if beside else []
    if not cells:
        return None
    answers = {
        (id(table), row, column): _answer(
            _Place(table, row, column, _Naming.SAID, _Naming.SAID), wanted, source.language
        )
        for table, row in beside
        for column in range(len(table.columns))
    }
    if {_Answer.SAYS_IT, _Answer.OTHER_POWER} & set(answers.values()):
        return None
    for (table, row), place in product(beside, cells):
        is_kin = answers.get((id(place.table), row, place.column)) is _Answer.CONTRARY
        if place.table is table and is_kin:
            if is_said_elsewhere(wanted, source):
                return None
            right = place._replace(row=row)
            return _found(right, says_it=False)._replace(instead=place.heads)
    return None


def _cells_saying(wanted: Wanted, index: TableIndex) -> list[_Place]:
    """The first cells that say a number of the page."""
    numbers, places = _every_number(index)
    found = find_every(Passage("", numbers, index.language), wanted)
    return [places[each.start] for each in islice(found, _MOST_NEIGHBOURS)]


# Words of a passage that make it prose, and no row of a table.
_PROSE = 9


def _is_in_prose(wanted: Wanted, clause: str, source: Source) -> bool:
    """Whether a sentence of the source says a number, and has a word of a clause of the page."""
    assert source.saved
    text, named = source.saved.text, stems(clause)
    for reading in readings(wanted):
        for found in source.numbers.every(reading, any_unit=wanted.statement.any_unit):
            start, end = around(text, found.start, found.end)
            said = text[start:end]
            if len(_LONG.findall(said)) >= _PROSE and named & stems(said):
                return True
    return False


_LONG = re.compile(r"[^\W\d_]{2,}")


def _best_titled(
    places: list[_Place], answers: list[_Answer], wanted: Wanted, language: Language
) -> tuple[list[_Place], list[_Answer]]:
    """The cells of the table whose title shares most words with what names the number on the page,
    with their answers; of several such tables, those of all.
    """
    said = set(name_of(tuple(each.text for each in wanted.statement.named_by), language).stems)
    shared = [len(said & place.table.title) for place in places]
    best = [at for at, count in enumerate(shared) if count == max(shared)]
    return [places[at] for at in best], [answers[at] for at in best]


def _of_other_power(place: _Place, language: Language) -> FoundCell:
    """A cell that says the digits of the page, with the power of ten that its heads say."""
    _, numbers = _numbers(place.cell.text, place.scale(language), language)
    power = Numbers(numbers).power_at(numbers[0].start)
    return _found(place, says_it=False)._replace(power=power)


def scaled_cell(wanted: Wanted, index: TableIndex) -> FoundCell | None:
    """The first cell that says a number of the page by what its heads multiply it with."""
    numbers, places = _scaled(index)
    found = find_in(Passage("", numbers, index.language), wanted)
    return _found(places[found.start], says_it=True) if found else None


def heads_saying(wanted: Wanted, index: TableIndex) -> Iterator[str]:
    """The heads and the title of each cell that says a number of the page."""
    return (" ".join(place.all_heads) for place in _cells_saying(wanted, index))


@lru_cache(maxsize=16)
def _every_number(index: TableIndex) -> tuple[Numbers, tuple[_Place, ...]]:
    """The numbers of all cells, in all their meanings, each with the place of its cell as start."""
    numbers, places = list[Numeral](), list[_Place]()
    for table in index.tables:
        for row, cells in enumerate(table.cells):
            for column, cell in enumerate(cells):
                place = _Place(table, row, column, _Naming.SAID, _Naming.SAID)
                _, every = _numbers(cell.text, place.scale(index.language), index.language)
                numbers += (each._replace(start=len(places)) for each in every)
                places.append(place)
    return Numbers(numbers), tuple(places)


@lru_cache(maxsize=16)
def _scaled(index: TableIndex) -> tuple[Numbers, tuple[_Place, ...]]:
    """The numbers that heads multiply, or give a unit, each with the place of its cell as start."""
    numbers, places = list[Numeral](), list[_Place]()
    for table in index.tables:
        for row, cells in enumerate(table.cells):
            for column, cell in enumerate(cells):
                place = _Place(table, row, column, _Naming.SAID, _Naming.SAID)
                bare, every = _numbers(cell.text, place.scale(index.language), index.language)
                scaled = every[len(bare) : 2 * len(bare)]
                numbers += (each._replace(start=len(places)) for each in scaled)
                places += [place] if scaled else []
    return Numbers(numbers), tuple(places)


def _found(place: _Place, *, says_it: bool) -> FoundCell:
    return FoundCell(place.cell.text, place.cell.place, place.heads, says_it)


class _Naming(IntEnum):
    """How the page names a row or a column, the surest last: a head of the page is only LIKE its
    own; it is SAID in a text above, or is the only one; or it is NAMED by a head of the page.
    """

    LIKE = 0
    SAID = 1
    NAMED = 2


class _Place(NamedTuple):
    """A cell that the page names: its table, its row and column there, and how each was found."""

    table: HeadedTable
    row: int
    column: int
    by_row: _Naming
    by_column: _Naming

    @property
    def is_sure(self) -> bool:
        """Whether heads of the page's own name both its row and its column."""
        return self.by_row is self.by_column is _Naming.NAMED

    @property
    def cell(self) -> SourceCell:
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
        is_mixed = _powers_of((self.table.title_text,), language) > 1
        return scale_of(self.all_heads[:-1] if is_mixed else self.all_heads, language)

    @property
    def heads(self) -> str:
        """Its row and its column in words, or its row if there is one column of numbers."""
        rows, columns = self.paths
        return ", ".join(dict.fromkeys(rows if len(self.table.columns) == 1 else rows + columns))

    def neighbours(self) -> Iterator[_Place]:
        """The other cells of its row and its column.

        Where heads of the page's own do not name both, years are mistaken for years, and what has a
        name for what has another; from what is only like a name there is no other.
        """
        rows, columns = self.table.rows.paths, self.table.columns.paths
        if self.by_row + self.by_column < _Naming.NAMED:
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


def _stands_by_heads(place: _Place, wanted: Wanted, source: Source) -> bool:
    """Whether a line of the source that says the number names the cell's row or column as well."""
    assert source.saved
    text, language = source.saved.text, source.language
    heads = [set(name_of((head,), language).stems) for head in chain(*place.paths)]
    for reading in readings(wanted):
        for found in source.numbers.every(reading, any_unit=wanted.statement.any_unit):
            end = text.find("\n", found.end)
            line = text[text.rfind("\n", 0, found.start) + 1 : end if end >= 0 else None]
            words = set(name_of((line,), language).stems)
            if any(head and head <= words for head in heads):
                return True
    return False


# --- which cell is named ---


def _named(
    table: HeadedTable, names: Sequence[Name], wanted: Wanted, language: Language
) -> Iterator[_Place]:
    """The cells of a table that the page names for a number, by the names of its own heads."""
    if names:
        yield from _by_heads(table, names, wanted, language)
    elif wanted.numeral.form is Form.NUMBER:
        labels = labels_of(wanted)
        rows = mentioned(labels, table.rows, table.columns, language)
        columns = mentioned(labels, table.columns, table.rows, language) if rows else ()
        yield from _crossed(table, (rows, _Naming.SAID), (columns, _Naming.SAID))


# Rows, or columns, by their places, and how they were found.
_Found = tuple[Sequence[int], _Naming]


def _crossed(table: HeadedTable, rows: _Found, columns: _Found) -> Iterator[_Place]:
    for row, column in product(rows[0], columns[0]):
        yield _Place(table, row, column, rows[1], columns[1])


_ROW, _COLUMN, _TITLE = 0, 1, 2
# Which of them a name may name, and where and how.
_Option = tuple[int, frozenset[int], _Naming]


def _by_heads(
    table: HeadedTable, names: Sequence[Name], wanted: Wanted, language: Language
) -> Iterator[_Place]:
    """The cells that all heads of a cell or of a chart's number lead to.

    Where none of them names a row, or a column, a caption may, or there is only one.
    """
    options = list[list[_Option]]()
    for name in names:
        if name.stems:
            options.append(_options(table, name))
            if not options[-1]:
                return
    if not options:
        return
    axes = table.rows, table.columns
    for choice in product(*options):
        sides = [[option for option in choice if option[0] == side] for side in (_ROW, _COLUMN)]
        chosen = [_common(side) for side in sides]
        if any(chosen) and all(found is None or found[0] for found in chosen):
            settled = (
                _settled(found, axis, axes[1 - side], wanted, language)
                for side, (found, axis) in enumerate(zip(chosen, axes, strict=True))
            )
            yield from _crossed(table, *settled)


def _options(table: HeadedTable, name: Name) -> list[_Option]:
    """What of a table a name may name: rows, columns, or else the table; or what is like it."""
    axes = ((_ROW, table.rows), (_COLUMN, table.columns))
    named = [(side, axis.find(name), _Naming.NAMED) for side, axis in axes]
    if not any(places for _, places, _ in named):
        is_titled = name.core and table.title.issuperset(name.core)
        if is_titled and not table.has_title_as_head:
            return [(_TITLE, frozenset(), _Naming.SAID)]
        named = [(side, axis.like(frozenset(name.stems)), _Naming.LIKE) for side, axis in axes]
    return [option for option in named if option[1]]


def _common(options: Sequence[_Option]) -> _Found | None:
    """The places that all options have in common, and the weakest way among them."""
    if not options:
        return None
    places = frozenset.intersection(*(places for _, places, _ in options))
    return sorted(places), min(way for _, _, way in options)


def _settled(
    found: _Found | None, axis: Axis, other: Axis, wanted: Wanted, language: Language
) -> _Found:
    """The rows, or the columns, that the page means, and how it names them.

    Of those that its heads have found these are the ones with the fewest heads, and among several
    the ones that texts above name. Where it has no head for them, they are the only one there is,
    those that texts above name, or the one that these are most like.
    """
    if found is None and len(axis) == 1:
        return (0,), _Naming.SAID
    labels = labels_of(wanted)
    if found is None:
        if said := mentioned(labels, axis, other, language):
            return said, _Naming.SAID
        words = (word for word in name_of(labels, language).stems if word.isalpha())
        return sorted(axis.like(frozenset(words))), _Naming.LIKE
    places, way = found
    if len(places) > _MOST_ALIKE:
        return (), way
    least = min(len(axis.paths[place]) for place in places)
    left = [place for place in places if len(axis.paths[place]) == least]
    if len(left) > 1:
        said = mentioned(labels, axis, other, language)
        left = [place for place in left if place in said] or left
    return left, way


# --- what it says ---


class _Answer(Enum):
    """Whether a cell says the number of the page, another one, or nothing to compare it with."""

    SAYS_IT = "says it"
    CONTRARY = "contrary"
    OPEN = "open"
    OTHER_POWER = "other power"


def _answer(place: _Place, wanted: Wanted, language: Language) -> _Answer:
    bare, theirs = _numbers(place.cell.text, place.scale(language), language)
    if find_in(Passage(place.cell.text, Numbers(theirs), language), wanted):
        return _Answer.SAYS_IT
    if len(bare) != 1 or _ARROWS.search(wanted.statement.copy.text) or not _is_alone(wanted):
        return _Answer.OPEN
    pairs = [(mine, their) for mine in readings(wanted) for their in theirs]
    scaled = [pair for pair in pairs if all(each.value != each.plain for each in pair)]
    is_scaled = bool(scaled) and _powers_of(place.all_heads, language) == 1
    pairs = scaled if is_scaled else pairs
    if is_scaled and is_scaled_otherwise(bare[0], Numbers(theirs), wanted):
        return _Answer.OTHER_POWER
    if any(_rounds(mine, their, wanted) for mine, their in pairs):
        return _Answer.SAYS_IT
    is_open = any(_is_close(mine, their, is_scaled=is_scaled) for mine, their in pairs)
    is_open |= all(mine.unit and their.unit and mine.unit != their.unit for mine, their in pairs)
    return _Answer.OPEN if is_open else _Answer.CONTRARY


_ARROWS = re.compile("[\u2190-\u21ff\u25b2\u25b3\u25b4\u25b6\u25bc\u25bd\u25be]")
# Brackets and dashes that may mean a minus: in accounts `(12)` is one.
_MINUS = re.compile(r"\(.*\)\s?%?|[\u2012\u2013\u2014]\s?\d.*")


@lru_cache(maxsize=4096)
def _numbers(
    text: str, scale: Scale | None, language: Language
) -> tuple[tuple[Numeral, ...], tuple[Numeral, ...]]:
    """The numbers of a cell as they stand, and these with what they mean by a scale."""
    numerals = find_numerals(text, language)
    found = [each for numeral in numerals for each in (numeral, *without_mark(numeral, language))]
    bare = tuple(each for each in found if each.form in _FORMS)
    if len(bare) < len(found):
        return (), bare
    scaled = tuple(scale.of(each) for each in bare) if scale else ()
    both = (*bare, *scaled)
    if _MINUS.fullmatch(text):
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
def _powers_of(heads: tuple[str, ...], language: Language) -> int:
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
