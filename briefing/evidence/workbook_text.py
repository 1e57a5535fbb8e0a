"""The text of a saved workbook: what its cells show, a row a line, each piece with its cell."""

from __future__ import annotations

from briefing.errors import Fault
from briefing.evidence.source_text import MAX_TEXT, Saved, pieced, too_long
from briefing.language.language import Language
from briefing.spreadsheets.model import Area, Cell, Reference, RefusedError, Workbook, place
from briefing.spreadsheets.number_format import show
from briefing.spreadsheets.workbook import open_workbook


def read_workbook(data: bytes, name: str, language: Language) -> Saved | Fault:
    """The cells of the sheets that are not hidden, by the marks of a language.

    A fault without a place where they cannot be read.
    """
    pieces: list[tuple[str, str]] = []
    length = 0
    try:
        book = open_workbook(data)
        for sheet in (book.read(each) for each in book.names if each not in book.hidden):
            before = 0
            for row, column in sorted(map(place, sheet.places)):
                cell = sheet.cell(row, column)
                where = str(Reference(sheet.name, Area(row, column, row, column)))
                text = _shown(cell, book, language)
                mark = "\t" if row == before else "\n"
                pieces.append((where, mark + text))
                before, length = row, length + len(text)
                if length > MAX_TEXT:
                    return too_long(name)
    except RefusedError as error:
        return Fault("workbook.file", f"{name} {error.message}", hint=error.hint)
    return pieced(pieces, unit="")


def _shown(cell: Cell, book: Workbook, language: Language) -> str:
    """What a cell shows, or its value where its format is not known."""
    try:
        return show(cell, language, from_1904=book.counts_from_1904).text
    except RefusedError:
        return cell.value
