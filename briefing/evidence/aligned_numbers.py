"""Which rows and columns of a source's table those of the page are, by the numbers they share.

A page has its own words for rows and columns. Where most numbers of a row are those of one row of
the source, in the columns that the others have as well, what is left of it belongs there, too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from briefing.brief.model import Copy
from briefing.errors import Span
from briefing.evidence.agreement import Wanted, readings
from briefing.evidence.claims import Statement
from briefing.evidence.table_heads import Axis, HeadedTable, name_of
from briefing.language.decimals import Form
from briefing.language.language import Language
from briefing.language.numerals import find_numerals

# The heads of a row, or of a column, of the page.
Line = tuple[Copy, ...]
# The row and the column of a number, of the page or of a source's table.
Key = tuple[Line, Line]
At = tuple[int, int]
# What the cells of a source's table say: each value with the places of the cells that say it.
Values = Mapping[Fraction, frozenset[At]]
# The cells of a source's table that say each number of the page.
Hits = Mapping[Key, frozenset[At]]

# So many numbers of a row or a column tell which it is, if they are half of them; so many of a
# table that it is the same table, if they are two thirds.
_LINE, _TABLE = 2, 3


class PageTables:
    """The tables and charts of the page, among all texts that may claim a number."""

    def __init__(self, statements: Iterable[Statement], language: Language) -> None:
        self._language = language
        self._statements: dict[tuple[str, str], list[Statement]] = {}
        for each in statements:
            self._statements.setdefault((each.slug, each.what), []).append(each)
        self._tables: dict[tuple[str, str], PageTable] = {}

    def of(self, statement: Statement) -> PageTable | None:
        """The one that a number stands in; None of a number that has no heads."""
        if not statement.heads:
            return None
        key = statement.slug, statement.what
        if key not in self._tables:
            self._tables[key] = PageTable(self._statements.get(key, ()), self._language)
        return self._tables[key]


class PageTable:
    """The numbers of a table or a chart of the page, by the heads of their rows and columns."""

    def __init__(self, statements: Sequence[Statement], language: Language) -> None:
        over = {each.copy for each in statements if each.is_head}
        self.wanted: dict[Key, Wanted] = {}
        self.keys: dict[Span, Key] = {}
        for each in statements:
            numerals = find_numerals(each.copy.text, language)
            if each.is_head or not each.heads or len(numerals) != 1:
                continue
            if numerals[0].form is Form.NUMBER:
                key = _key(each.heads, over)
                self.wanted[key] = Wanted(numerals[0], each, language)
                self.keys[each.copy.span] = key
        self._aligned: dict[Hashable, Alignment | None] = {}

    def aligned(
        self, name: Hashable, table: HeadedTable, values: Callable[[], Values], language: Language
    ) -> Alignment | None:
        """How it lies on a source's table, known by a name; None where too few numbers are the
        same.
        """
        if name not in self._aligned:
            self._aligned[name] = self._align(table, values(), language)
        return self._aligned[name]

    def is_negative(self, key: Key) -> bool:
        """Whether a number has a minus, or stands in brackets."""
        wanted = self.wanted[key]
        return wanted.numeral.value < 0 or wanted.statement.copy.text.strip().startswith("(")

    def _align(self, table: HeadedTable, values: Values, language: Language) -> Alignment | None:
        hits = {key: _places(wanted, values) for key, wanted in self.wanted.items()}
        turned = {(column, row): places for (row, column), places in hits.items()}
        as_is, across = (_alignment(each, table, language) for each in (hits, turned))
        if across and (as_is is None or across.agreed > as_is.agreed):
            places = {(row, column): at for (column, row), at in across.places.items()}
            return across._replace(places=places)
        return as_is


def _key(heads: Line, over: set[Copy]) -> Key:
    """The row and the column of a number. Of a chart's two heads the second is the column's."""
    columns = tuple(head for head in heads if head in over) if over else heads[1:]
    return tuple(head for head in heads if head not in columns), columns


def _places(wanted: Wanted, values: Values) -> frozenset[At]:
    """The cells of a source's table that say a number of the page."""
    found = (values.get(value) for each in readings(wanted) for value in (each.value, each.plain))
    return frozenset[At]().union(*filter(None, found))


class Alignment(NamedTuple):
    """The row and the column of a source's table that each number of the page is in, if that is
    known; and how many numbers stand there, too.

    It is not known where not most of what stands in its row, or in its column, is the same there.
    """

    places: Mapping[Key, At]
    agreed: int


def _alignment(hits: Hits, table: HeadedTable, language: Language) -> Alignment | None:
    """How numbers lie on a table by the rows and columns that they are in; None where too few of
    them are the same there.
    """
    rows, columns = _lines(hits, table, language)
    known = {
        (row, column): (rows[row], columns[column])
        for row, column in hits
        if row in rows and column in columns
    }
    same = {key for key, at in known.items() if at in hits[key]}
    if len(same) < _TABLE or 3 * len(same) < 2 * len(known):
        return None
    counts = [
        (Counter(key[side] for key in known), Counter(key[side] for key in same)) for side in (0, 1)
    ]

    def is_held(key: Key) -> bool:
        """Whether of the others in its row one, and half of them, are the same; and its column."""
        own = key in same
        others = (
            (every[line] - 1, alike[line] - own)
            for line, (every, alike) in zip(key, counts, strict=True)
        )
        return all(alike > 0 and 2 * alike >= every for every, alike in others)

    return Alignment({key: at for key, at in known.items() if is_held(key)}, len(same))


def _lines(
    hits: Hits, table: HeadedTable, language: Language
) -> tuple[Mapping[Line, int], Mapping[Line, int]]:
    """The rows and columns of a table that lines of the page are, by their names, or else by most
    of their numbers.
    """
    by_row, by_column = dict[Line, list[Key]](), dict[Line, list[Key]]()
    for key in hits:
        by_row.setdefault(key[0], []).append(key)
        by_column.setdefault(key[1], []).append(key)
    rows = dict(_by_name(by_row, table.rows, language))
    columns = dict(_by_name(by_column, table.columns, language))
    for _ in range(2):  # columns are told by rows, which they then tell in turn
        for row in by_row.keys() - rows.keys():
            votes = [
                {r for r, c in hits[key] if columns.get(key[1], c) == c} for key in by_row[row]
            ]
            rows |= _chosen(row, votes)
        for column in by_column.keys() - columns.keys():
            votes = [
                {c for r, c in hits[key] if rows[key[0]] == r}
                for key in by_column[column]
                if key[0] in rows
            ]
            columns |= _chosen(column, votes)
    return rows, columns


def _by_name(lines: Iterable[Line], axis: Axis, language: Language) -> Iterator[tuple[Line, int]]:
    """The lines whose first head is that of one row, or of one column."""
    for line in lines:
        name = name_of((line[0].text,), language) if line else None
        places = axis.find(name) if name and name.stems else ()
        if len(places) == 1:
            yield line, next(iter(places))


def _chosen(line: Line, votes: Sequence[set[int]]) -> dict[Line, int]:
    """The place that most numbers of a line are at, if no other has as many."""
    counted = Counter(place for each in votes for place in each).most_common(2)
    if not counted or counted[0][1] < _LINE or 2 * counted[0][1] < len(votes):
        return {}
    return {} if counted[1:] and counted[1][1] == counted[0][1] else {line: counted[0][0]}
