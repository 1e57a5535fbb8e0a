"""Changes in a source's tables, whose sign says which way they went: `12.4`, `(3.1)`, `-0.5`.

In a column of percentages of which some are below zero, one without a sign is a rise.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING

from briefing.evidence.agreement import Passage, Wanted, readings
from briefing.evidence.cells import TableIndex
from briefing.evidence.directions import FALL, NEITHER, RISE, direction
from briefing.evidence.placed_cells import numbers_of
from briefing.evidence.ways import stands_in_prose
from briefing.language.language import Language
from briefing.language.number_units import PER_CENT, POINTS

if TYPE_CHECKING:
    from briefing.evidence.table_heads import HeadedTable

# Cells of a table that are looked at.
_MOST_CELLS = 5_000


def contrary_sign(passage: Passage, wanted: Wanted, index: TableIndex) -> int:
    """The direction that all cells give a percentage of which the page says the other; or NEITHER.

    It is NEITHER where a cell has the percentage in a column without signs, or a text of the source
    agrees with the page, or a sentence has it without a direction.
    """
    said = direction(wanted.statement.copy.text, wanted.numeral, wanted.language)
    if said == NEITHER or wanted.numeral.unit not in (PER_CENT, POINTS):
        return NEITHER
    if _directions(index).get(abs(wanted.numeral.value)) != frozenset((-said,)):
        return NEITHER
    for reading in readings(wanted):
        for found in passage.numbers.every(reading):
            theirs = direction(passage.text, found, passage.language)
            is_said = theirs == NEITHER and stands_in_prose(passage.text, found.start, found.end)
            if theirs == said or is_said:
                return NEITHER
    return -said


@lru_cache(maxsize=16)
def _directions(index: TableIndex) -> Mapping[Fraction, frozenset[int]]:
    """The directions of all percentages in tables, by how large they are."""
    found = dict[Fraction, set[int]]()
    for table in index.tables:
        if len(table.rows) * len(table.columns) <= _MOST_CELLS:
            for column in range(len(table.columns)):
                for size, way in _of_column(table, column, index.language):
                    found.setdefault(size, set()).add(way)
    return {size: frozenset(ways) for size, ways in found.items()}


def _of_column(
    table: HeadedTable, column: int, language: Language
) -> Iterator[tuple[Fraction, int]]:
    values = list[Fraction]()
    for row in range(len(table.rows)):
        every = numbers_of(table, row, column, language)
        shares = [each.value for each in every if each.unit in (PER_CENT, POINTS)]
        # In brackets a number may be meant with either sign: in such a column it is a loss.
        values += [min(shares)] if shares else []
    is_signed = any(value < 0 for value in values)
    for value in values:
        yield abs(value), NEITHER if not is_signed else FALL if value < 0 else RISE
