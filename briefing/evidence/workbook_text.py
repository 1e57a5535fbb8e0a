"""The text of a saved workbook: what its cells show, a row a line, each piece with its cell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from briefing.errors import Fault
from briefing.evidence.source_tables import (
    MAX_CELLS,
    SourceCell,
    SourceTable,
    cell_text,
    part_tables,
)
from briefing.evidence.source_text import MAX_TEXT, Saved, pieced, too_long
from briefing.language.language import Language
from briefing.spreadsheets.model import (
    Area,
    Cell,
    Reference,
    RefusedError,
    Sheet,
    Workbook,
    place,
)
from briefing.spreadsheets.number_format import show
from briefing.spreadsheets.workbook import open_workbook


def read_workbook(data: bytes, name: str, language: Language) -> Saved | Fault:
    """The cells of the sheets that are not hidden, by the marks of a language.

    A fault without a place where they cannot be read.
    """
    pieces: list[tuple[str, str]] = []
    tables: list[SourceTable] = []
    length = 0
    try:
        book = open_workbook(data)
        for sheet in (book.read(each) for each in book.names if each not in book.hidden):
            before, cells = 0, dict[tuple[int, int], SourceCell]()
            for row, column in sorted(map(place, sheet.places)):
                cell = sheet.cell(row, column)
                where = str(Reference(sheet.name, Area(row, column, row, column)))
                text = _shown(cell, book, language)
                mark = "\t" if row == before else "\n"
                pieces.append((where, mark + text))
                cells[row, column] = SourceCell(cell_text(text), where)
                before, length = row, length + len(text)
                if length > MAX_TEXT:
                    return too_long(name)
            tables += part_tables(_rows(sheet, cells), sheet.name)
    except RefusedError as error:
        return Fault("workbook.file", f"{name} {error.message}", hint=error.hint)
    return pieced(pieces, unit="")._replace(tables=tuple(tables))


def _rows(
    sheet: Sheet, cells: Mapping[tuple[int, int], SourceCell]
) -> Iterator[tuple[SourceCell, ...]]:
    """The rows of a sheet's cells, merged ones filled in; an empty one for rows that are left out,
    and an empty column for such columns.
    """
    rows, columns = (_with_gaps({place[axis] for place in cells}) for axis in (0, 1))
    if len(rows) * len(columns) > MAX_CELLS:
        return
    filled = dict(cells)
    for area in sheet.merged[:MAX_MERGED]:
        first = cells.get((area.top, area.left))
        if first:
            within = [row for row in rows if area.top <= row <= area.bottom]
            across = [column for column in columns if area.left <= column <= area.right]
            filled.update(((row, column), first) for row in within for column in across)
    nothing = SourceCell("", "")
    for row in rows:
        yield tuple(filled.get((row, column), nothing) for column in columns)


# Merged areas of a sheet that are looked at; each takes a look at all rows and columns.
MAX_MERGED = 500


def _with_gaps(numbers: set[int]) -> list[int]:
    """Numbers in order, and one of each stretch that is not among them."""
    behind = {number + 1 for number in numbers if number < max(numbers)}
    return sorted(numbers | behind)


def _shown(cell: Cell, book: Workbook, language: Language) -> str:
    """What a cell shows, or its value where its format is not known."""
    try:
        return show(cell, language, from_1904=book.counts_from_1904).text
    except RefusedError:
        return cell.value
