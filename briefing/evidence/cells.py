"""The cell of a source's table that a number of the page is of, by the row and column it names.

A cell of the brief's own table and a number of a chart have heads, each of which has to name a row
or a column of the source's table, or what its title says. A key figure has a label, a number of
prose its sentence: there a row and a column have to stand clear of any comparison. Where a name is
not found, or several cells fit, there is no such cell, and the text of the source decides alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from functools import cached_property, lru_cache, partial
from itertools import chain, islice, product
from typing import NamedTuple

from briefing.evidence.agreement import Passage, Wanted, find_every, find_in, readings
from briefing.evidence.aligned_numbers import Alignment, At, Key, PageTable, Values
from briefing.evidence.named_heads import clause_of, labels_of, mentioned
from briefing.evidence.placed_cells import (
    FORMS,
    MINUS,
    Answer,
    Naming,
    Place,
    answer,
    numbers_in,
    numbers_of,
)
from briefing.evidence.rows_in_prose import is_said_elsewhere, rows_beside
from briefing.evidence.source_tables import SourceTable
from briefing.evidence.sources import Numbers, Source
from briefing.evidence.table_heads import Axis, HeadedTable, Name, all_headed, name_of
from briefing.evidence.ways import around, is_prose, stems
from briefing.language.decimals import Form, Numeral
from briefing.language.language import Language


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


# Cells of the same heads that are looked at; of more nobody can say which is meant.
_MOST = 60
# Rows, or columns, of one name among which a text above may say which is meant.
_MOST_ALIKE = 2000
# Other cells of their rows and columns in which the number is looked for.
_MOST_NEIGHBOURS = 400
# Of so many that differ, one that says the number does by chance.
_FEW = 3


def cell_of(wanted: Wanted, source: Source, page: PageTable | None = None) -> FoundCell | None:
    """The cell of a source that a number of the page is of, if the page names one, or if most of
    what stands beside it on the `page`, in its table or chart, stands beside that cell.

    Of several with the same heads one that says it goes before all others. None where there is no
    such cell, or nothing in it can be compared.
    """
    if source.tables is None or wanted.numeral.form not in FORMS:
        return None
    found = _named_cell(wanted, source, source.tables)
    if page is None or (found and not (found.says_it and MINUS.fullmatch(found.text))):
        return found
    beside = _beside_others(wanted, page, source.tables)
    return beside if found is None or (beside and not beside.says_it) else found


def _named_cell(wanted: Wanted, source: Source, index: TableIndex) -> FoundCell | None:
    """The cell by its heads."""
    names = [name_of((head.text,), source.language) for head in wanted.statement.heads]
    named = chain.from_iterable(
        _named(table, names, wanted, source.language) for table in index.tables
    )
    places = list(islice(named, _MOST + 1))
    if not places:
        return _of_another_row(wanted, source) or _beside_another_row(wanted, source)
    if len(places) > _MOST:
        return None
    answers = [answer(place, wanted, source.language) for place in places]
    texts = {place.cell.text for place in places}
    if Answer.SAYS_IT in answers:
        place = places[answers.index(Answer.SAYS_IT)]
        return _found(place, says_it=True) if len(texts) <= _FEW else None
    places, answers = _best_titled(places, answers, wanted, source.language)
    if Answer.OPEN in answers:
        return None
    if Answer.OTHER_POWER in answers:
        return _of_other_power(places[answers.index(Answer.OTHER_POWER)], source.language)
    return _contrary(places, wanted, source)


# Cells of a table of which the values are kept to be compared with those of the page.
_MOST_CELLS = 5_000


@lru_cache(maxsize=64)
def _values(index: TableIndex, at: int) -> Values:
    """What the cells of one of the tables say, by their values."""
    table, found = index.tables[at], dict[Fraction, set[At]]()
    if len(table.rows) * len(table.columns) > _MOST_CELLS:
        return {}
    for row, column in product(range(len(table.rows)), range(len(table.columns))):
        for each in numbers_of(table, row, column, index.language):
            found.setdefault(each.value, set()).add((row, column))
    return {value: frozenset(places) for value, places in found.items()}


def _beside_others(wanted: Wanted, page: PageTable, index: TableIndex) -> FoundCell | None:
    """The cell by the numbers beside it, of the table that has most of them; if several do, none
    of which says the number, there is none.
    """
    key = page.keys.get(wanted.statement.copy.span)
    if key is None:
        return None
    found = list[tuple[Alignment, Place]]()
    for number, table in enumerate(index.tables):
        values = partial(_values, index, number)
        aligned = page.aligned((index, number), table, values, index.language)
        if aligned and (at := aligned.places.get(key)):
            found.append((aligned, Place(table, *at, Naming.NAMED, Naming.NAMED)))
    most = max((aligned.agreed for aligned, _ in found), default=0)
    found = [(aligned, place) for aligned, place in found if aligned.agreed == most]
    for aligned, place in found:
        said = answer(place, wanted, index.language)
        if said is Answer.SAYS_IT:
            return _found(place, says_it=not _lacks_minus(key, page, aligned, place.table))
    if len(found) != 1 or said is not Answer.CONTRARY:
        return None
    place = found[0][1]
    beside = islice(place.neighbours(), _MOST_NEIGHBOURS)
    saying = (each for each in beside if answer(each, wanted, index.language) is Answer.SAYS_IT)
    instead = next(saying, None)
    contrary = _found(place, says_it=False)
    return contrary._replace(instead=instead.heads) if instead else contrary


def _lacks_minus(key: Key, page: PageTable, aligned: Alignment, table: HeadedTable) -> bool:
    """Whether a number without a minus is in brackets in the source, and all others in its row and
    column that are, of which there are two at least, have theirs on the page.
    """

    def is_bracketed(each: Key) -> bool:
        at = aligned.places.get(each)
        return at is not None and bool(MINUS.fullmatch(table.cells[at[0]][at[1]].text))

    if page.is_negative(key) or not is_bracketed(key):
        return False
    row, column = key
    beside = (each for each in page.wanted if each != key and (each[0] == row or each[1] == column))
    signed = [page.is_negative(each) for each in beside if is_bracketed(each)]
    return len(signed) > 1 and all(signed)


def _contrary(places: Sequence[Place], wanted: Wanted, source: Source) -> FoundCell | None:
    """The cell that contradicts a number which none of some cells says; None if that is not sure.

    Several that differ contradict it only if heads name them, and it stands in another cell beside
    one of them.
    """
    texts, is_sure = {place.cell.text for place in places}, all(each.is_sure for each in places)
    if len(texts) > 1 and not is_sure:
        return None
    beside = ((place, other) for place in places for other in place.neighbours())
    for place, other in islice(beside, _MOST_NEIGHBOURS):
        if answer(other, wanted, source.language) is Answer.SAYS_IT:
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
            place = Place(table, row, column, Naming.SAID, Naming.SAID)
            if answer(place, wanted, source.language) in (Answer.SAYS_IT, Answer.OTHER_POWER):
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
    rows = [
        (each, [answer(place, wanted, source.language) for place in _of_row(*each)])
        for each in beside
    ]
    if any({Answer.SAYS_IT, Answer.OTHER_POWER} & set(answers) for _, answers in rows):
        return None
    for ((table, row), answers), place in product(rows, cells):
        if place.table is table and answers[place.column] is Answer.CONTRARY:
            if is_said_elsewhere(wanted, source):
                return None
            right = place._replace(row=row)
            return _found(right, says_it=False)._replace(instead=place.heads)
    return None


def _of_row(table: HeadedTable, row: int) -> Iterator[Place]:
    for column in range(len(table.columns)):
        yield Place(table, row, column, Naming.SAID, Naming.SAID)


def _cells_saying(wanted: Wanted, index: TableIndex) -> list[Place]:
    """The first cells that say a number of the page."""
    numbers, places = _every_number(index)
    found = find_every(Passage("", numbers, index.language), wanted)
    return [places[each.start] for each in islice(found, _MOST_NEIGHBOURS)]


def _is_in_prose(wanted: Wanted, clause: str, source: Source) -> bool:
    """Whether a sentence of the source says a number, and has a word of a clause of the page."""
    assert source.saved
    text, named = source.saved.text, stems(clause)
    for reading in readings(wanted):
        for found in source.numbers.every(reading, any_unit=wanted.statement.any_unit):
            start, end = around(text, found.start, found.end)
            said = text[start:end]
            if is_prose(said) and named & stems(said):
                return True
    return False


def _best_titled(
    places: list[Place], answers: list[Answer], wanted: Wanted, language: Language
) -> tuple[list[Place], list[Answer]]:
    """The cells of the table whose title shares most words with what names the number on the page,
    with their answers; of several such tables, those of all.
    """
    said = set(name_of(tuple(each.text for each in wanted.statement.named_by), language).stems)
    shared = [len(said & place.table.title) for place in places]
    best = [at for at, count in enumerate(shared) if count == max(shared)]
    return [places[at] for at in best], [answers[at] for at in best]


def _of_other_power(place: Place, language: Language) -> FoundCell:
    """A cell that says the digits of the page, with the power of ten that its heads say."""
    _, numbers = numbers_in(place.cell.text, place.scale(language), language)
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
def _every_number(index: TableIndex) -> tuple[Numbers, tuple[Place, ...]]:
    """The numbers of all cells, in all their meanings, each with the place of its cell as start."""
    return _with_places(index, lambda _, every: every)


@lru_cache(maxsize=16)
def _scaled(index: TableIndex) -> tuple[Numbers, tuple[Place, ...]]:
    """The numbers that heads multiply, or give a unit, each with the place of its cell as start."""
    return _with_places(index, lambda bare, every: every[len(bare) : 2 * len(bare)])


_Numerals = tuple[Numeral, ...]


def _with_places(
    index: TableIndex, chosen: Callable[[_Numerals, _Numerals], _Numerals]
) -> tuple[Numbers, tuple[Place, ...]]:
    """Of each cell the numbers that are `chosen` of those that stand in it and what they mean."""
    numbers, places = list[Numeral](), list[Place]()
    for table in index.tables:
        for row, column in product(range(len(table.rows)), range(len(table.columns))):
            place = Place(table, row, column, Naming.SAID, Naming.SAID)
            each = numbers_in(place.cell.text, place.scale(index.language), index.language)
            numbers += (numeral._replace(start=len(places)) for numeral in chosen(*each))
            places.append(place)
    return Numbers(numbers), tuple(places)


def _found(place: Place, *, says_it: bool) -> FoundCell:
    return FoundCell(place.cell.text, place.cell.place, place.heads, says_it)


def _stands_by_heads(place: Place, wanted: Wanted, source: Source) -> bool:
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
) -> Iterator[Place]:
    """The cells of a table that the page names for a number, by the names of its own heads."""
    if names:
        yield from _by_heads(table, names, wanted, language)
    elif wanted.numeral.form is Form.NUMBER:
        labels = labels_of(wanted)
        rows = mentioned(labels, table.rows, table.columns, language)
        columns = mentioned(labels, table.columns, table.rows, language) if rows else ()
        yield from _crossed(table, (rows, Naming.SAID), (columns, Naming.SAID))


# Rows, or columns, by their places, and how they were found.
_Found = tuple[Sequence[int], Naming]


def _crossed(table: HeadedTable, rows: _Found, columns: _Found) -> Iterator[Place]:
    for row, column in product(rows[0], columns[0]):
        yield Place(table, row, column, rows[1], columns[1])


_ROW, _COLUMN, _TITLE = 0, 1, 2
# Which of them a name may name, and where and how.
_Option = tuple[int, frozenset[int], Naming]


def _by_heads(
    table: HeadedTable, names: Sequence[Name], wanted: Wanted, language: Language
) -> Iterator[Place]:
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
    named = [(side, axis.find(name), Naming.NAMED) for side, axis in axes]
    if not any(places for _, places, _ in named):
        is_titled = name.core and table.title.issuperset(name.core)
        if is_titled and not table.has_title_as_head:
            return [(_TITLE, frozenset(), Naming.SAID)]
        named = [(side, axis.like(frozenset(name.stems)), Naming.LIKE) for side, axis in axes]
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
        return (0,), Naming.SAID
    labels = labels_of(wanted)
    if found is None:
        if said := mentioned(labels, axis, other, language):
            return said, Naming.SAID
        words = (word for word in name_of(labels, language).stems if word.isalpha())
        return sorted(axis.like(frozenset(words))), Naming.LIKE
    places, way = found
    if len(places) > _MOST_ALIKE:
        return (), way
    least = min(len(axis.paths[place]) for place in places)
    left = [place for place in places if len(axis.paths[place]) == least]
    if len(left) > 1:
        said = mentioned(labels, axis, other, language)
        left = [place for place in left if place in said] or left
    return left, way
