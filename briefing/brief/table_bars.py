"""The bars of a table's columns: the numbers that they show, and what is wrong with them."""

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from briefing.brief.model import Brief
from briefing.brief.tables import Column, Table
from briefing.errors import Fault
from briefing.language.decimals import find_number, read_number
from briefing.language.language import Language


class Scale(NamedTuple):
    """A column's numbers, one a row and the total's last, and the number at which its bars end.

    None where a cell holds no number.
    """

    values: tuple[Decimal | None, ...]
    end: Decimal

    @property
    def lengths(self) -> tuple[float | None, ...]:
        """The bars' lengths in parts of the longest; None where there is none."""
        return tuple(
            None if value is None or value < 0 else float(value / self.end) for value in self.values
        )


def bar_scale(table: Table, at: int, language: Language) -> Scale:
    """The scale of the column at an index, whose faults `check_bars` has told."""
    column = table.columns[at]
    found = (find_number(row.cells[at].text.text, language) for row in table.all_rows)
    values = tuple(number.plain if number else None for number in found)
    end = read_number(column.of.text, language) if column.of else None
    return Scale(values, end or max((value for value in values if value), default=Decimal(0)))


def check_bars(brief: Brief) -> Iterator[Fault]:
    """The faults of all columns with bars."""
    for section in brief.sections:
        for table in section.all_tables:
            columns = len(table.columns)
            if all(len(row.cells) == columns for row in table.all_rows):
                for at, column in enumerate(table.columns):
                    if column.bar:
                        yield from _wrong(table, at, column, brief.language)


def _wrong(table: Table, at: int, column: Column, language: Language) -> Iterator[Fault]:
    """Faults of a column whose numbers make no bars, or leave its scale."""
    if column.of:
        end = read_number(column.of.text, language)
        if end is None or end <= 0:
            message = f"{column.of.text!r} is no number where a scale can end"
            hint = "write digits alone, above nothing, such as 100"
            yield Fault("table.bar", message, column.of.span, hint)
            return
    scale = bar_scale(table, at, language)
    if not any(map(str.isalnum, "".join(row.cells[at].text.text for row in table.all_rows))):
        return  # nothing is written yet
    known = [value for value in scale.values if value is not None]
    if not any(value > 0 for value in known):
        what = "is above nothing" if known else "is a number"
        message = f"no cell under {column.name!r} {what}, to be drawn as a bar"
        yield Fault("table.bar", message, column.head.span, "take `bar` and `of` out")
        return
    for row, value in zip(table.all_rows, scale.values, strict=True):
        if value is not None and value > scale.end:
            cell = row.cells[at].text
            message = f"{cell.text!r} is beyond the scale, which ends at {scale.end:f}"
            hint = f"write `of: {max(known):f}` or more, or take `of` out"
            yield Fault("table.bar", message, cell.span, hint)
