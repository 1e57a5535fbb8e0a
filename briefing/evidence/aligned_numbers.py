"""Which rows and columns of a source's table those of the page are, by the numbers they share.

A page has its own words for rows and columns. Where most numbers of a row are those of one row of
the source, in the columns that the others have as well, what is left of it belongs there, too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
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
        self._aligned: dict[int, Alignment | None] = {}

    def aligned(
        self, table: HeadedTable, values: Callable[[], Values], language: Language
    ) -> Alignment | None:
        """How it lies on a source's table; None where too few numbers are the same."""
        if id(table) not in self._aligned:
            self._aligned[id(table)] = self._align(table, values(), language)
        return self._aligned[id(table)]

    def is_negative(self, key: Key) -> bool:
        """Whether a number has a minus, or stands in brackets."""
        wanted = self.wanted[key]
        return wanted.numeral.value < 0 or wanted.statement.copy.text.strip().startswith("(")

    def _align(self, table: HeadedTable, values: Values, language: Language) -> Alignment | None:
        hits = {key: _places(wanted, values) for key, wanted in self.wanted.items()}
        turned = {(column, row): places for (row, column), places in hits.items()}
        axes = table.rows, table.columns
        ways = (
            _alignment(hits, axes, language, is_turned=False),
            _alignment(turned, axes, language, is_turned=True),
        )
        found = [way for way in ways if way.agreed >= _TABLE and 3 * way.agreed >= 2 * way.mapped]
        return max(found, key=lambda way: way.agreed, default=None)


def _key(heads: Line, over: set[Copy]) -> Key:
    """The row and the column of a number. Of a chart's two heads the second is the column's."""
    columns = tuple(head for head in heads if head in over) if over else heads[1:]
    return tuple(head for head in heads if head not in columns), columns


def _places(wanted: Wanted, values: Values) -> frozenset[At]:
    """The cells of a source's table that say a number of the page."""
    found = (values.get(value) for each in readings(wanted) for value in (each.value, each.plain))
    return frozenset[At]().union(*filter(None, found))


class Alignment(NamedTuple):
    """The rows and columns of a source's table that those of the page are, as far as they are
    known; how many numbers have a place by that, and how many of them are the same there.

    The page's rows are the source's columns if it `is_turned`.
    """

    rows: Mapping[Line, int]
    columns: Mapping[Line, int]
    hits: Mapping[Key, frozenset[At]]
    mapped: int
    agreed: int
    is_turned: bool

    def place(self, key: Key) -> At | None:
        """The row and the column of the source's table that a number of the page is in.

        None where not most of what stands in its row, or in its column, is the same as there.
        """
        row, column = key[::-1] if self.is_turned else key
        at = self._at(row, column)
        if at is None:
            return None
        lines = (
            [each for each in self.hits if each[0] == row and each[1] != column],
            [each for each in self.hits if each[1] == column and each[0] != row],
        )
        return at if all(map(self._holds, lines)) else None

    def _at(self, row: Line, column: Line) -> At | None:
        if row not in self.rows or column not in self.columns:
            return None
        return self.rows[row], self.columns[column]

    def _holds(self, line: Iterable[Key]) -> bool:
        """Whether of some numbers that have a place one, and half of them, are the same there."""
        known = [(key, at) for key in line if (at := self._at(*key))]
        same = sum(at in self.hits[key] for key, at in known)
        return same > 0 and 2 * same >= len(known)


def _alignment(
    hits: Mapping[Key, frozenset[At]],
    axes: tuple[Axis, Axis],
    language: Language,
    *,
    is_turned: bool,
) -> Alignment:
    """The rows and columns by their names, or else by most of their numbers."""
    row_axis, column_axis = axes
    rows = dict(_by_name({row for row, _ in hits}, row_axis, language))
    columns = dict(_by_name({column for _, column in hits}, column_axis, language))
    for _ in range(2):  # columns are told by rows, which they then tell in turn
        for row in {row for row, _ in hits} - rows.keys():
            votes = [
                {r for r, c in places if columns.get(key[1], c) == c}
                for key, places in hits.items()
                if key[0] == row
            ]
            rows |= _chosen(row, votes)
        for column in {column for _, column in hits} - columns.keys():
            votes = [
                {c for r, c in places if rows[key[0]] == r}
                for key, places in hits.items()
                if key[1] == column and key[0] in rows
            ]
            columns |= _chosen(column, votes)
    known = [key for key in hits if key[0] in rows and key[1] in columns]
    agreed = sum((rows[key[0]], columns[key[1]]) in hits[key] for key in known)
    return Alignment(rows, columns, hits, len(known), agreed, is_turned)


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
