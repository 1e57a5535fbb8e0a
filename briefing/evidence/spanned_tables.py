"""Tables whose cells span several columns or rows, as tables of as many cells in each row."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from briefing.evidence.source_tables import (
    LONGEST_TITLE,
    MAX_CELLS,
    SourceCell,
    SourceTable,
    cell_text,
    part_tables,
)


class SpannedCell(NamedTuple):
    """A cell, its place in words, and over how many columns and rows it goes.

    One without a text is a part of the cell above it.
    """

    text: str | None
    place: str
    columns: int = 1
    rows: int = 1


# Columns of a table. HTML allows a cell 1000 (4.9.11), and Word a row 63.
_MOST_COLUMNS = 1000
# Paragraphs above a table that may be its title: its number, its name, its unit.
_MOST_LINES = 3
_STOPS = (".", "!", "?")


def spanned_tables(
    tables: Iterable[tuple[str, Sequence[Sequence[SpannedCell]]]],
) -> tuple[SourceTable, ...]:
    """Tables by their titles and rows, as long as there is room for their cells."""
    found, left = list[SourceTable](), MAX_CELLS
    for title, rows in tables:
        grid = _grid(rows, left)
        if grid is None:
            break
        left -= sum(map(len, grid))
        found += part_tables(_cornered(grid), cell_text(title))
    return tuple(found)


def _cornered(rows: list[list[SourceCell]]) -> list[list[SourceCell]]:
    """Rows with a dash in an empty corner: a head alone behind it is then no line of a title."""
    if rows and rows[0] and not rows[0][0].text:
        rows[0][0] = rows[0][0]._replace(text="\N{EN DASH}")
    return rows


def title_of(above: Sequence[str]) -> str:
    """The title of a table by the paragraphs above it: the last, and what names it over that.

    Neither is prose, which is long, or ends in a full stop where it does not stand right above.
    """
    lines = list[str]()
    for text in reversed(above[-_MOST_LINES:]):
        is_prose = len(text.split()) > LONGEST_TITLE or (lines and text.rstrip().endswith(_STOPS))
        if is_prose:
            break
        lines.insert(0, text)
    return " ".join(lines)


def _grid(rows: Sequence[Sequence[SpannedCell]], most: int) -> list[list[SourceCell]] | None:
    """The rows with a cell in each column; None if these are more than `most`."""
    lines: list[dict[int, SourceCell]] = []
    width = 0
    # By column, the cell that goes on in it from above, and for how many rows more.
    above: dict[int, tuple[SourceCell, int]] = {}
    for row in rows:
        line = {at: cell for at, (cell, _) in above.items()}
        above = {at: (cell, more - 1) for at, (cell, more) in above.items() if more > 1}
        at = 0
        for each in row:
            while at in line:
                at += 1
            cell = SourceCell(cell_text(each.text or ""), each.place)
            if each.text is None and lines and at in lines[-1]:
                cell = cell._replace(text=lines[-1][at].text)
            span = range(at, min(at + max(each.columns, 1), _MOST_COLUMNS))
            line |= dict.fromkeys(span, cell)
            if each.rows > 1:
                above |= dict.fromkeys(span, (cell, each.rows - 1))
            at = max(at, span.stop)
        lines.append(line)
        width = max(width, max(line, default=-1) + 1)
        if width * len(lines) > most:
            return None
    empty = SourceCell("", "")
    return [[line.get(at, empty) for at in range(width)] for line in lines]
