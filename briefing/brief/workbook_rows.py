"""The rows of a workbook, as those of a CSV file: for pages by row, and holders of copies."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.brief.csv_file import Row
from briefing.brief.model import Copy, Run
from briefing.brief.referenced_cells import misfit
from briefing.errors import BriefingError, Fault, Span
from briefing.language.language import Language
from briefing.spreadsheets.model import Area, Reference, RefusedError, Sheet, Workbook, place
from briefing.spreadsheets.number_format import show
from briefing.spreadsheets.workbook import open_workbook


def workbook_rows(data: bytes, name: str, language: Language) -> Iterator[tuple[Row, Fault | None]]:
    """The rows of the first sheet that is not hidden, those left out in which nothing stands.

    All have as many cells as the first, which names the columns, or more. Each comes with the fault
    of a cell that cannot be read, if it has one. `name` is the file's in spans and messages.

    Raises:
        BriefingError: it is no workbook, or too large.
    """
    try:
        book = open_workbook(data)
        sheet = book.read(next((n for n in book.names if n not in book.hidden), book.names[0]))
    except RefusedError as error:
        fault = Fault("workbook.file", f"{name} {error.message}", Span(name, 1, 1), error.hint)
        raise BriefingError(fault) from None
    places = sorted(map(place, sheet.places))
    by_row: dict[int, int] = {}
    for row, column in places:
        by_row[row] = column  # the last one
    width = by_row[min(by_row)] if by_row else 0
    return (
        _row(book, sheet, name, language, (number, max(last, width)))
        for number, last in by_row.items()
    )


def _row(
    book: Workbook, sheet: Sheet, name: str, language: Language, size: tuple[int, int]
) -> tuple[Row, Fault | None]:
    """A row by its number and how many cells it has, and the fault of the first that is wrong."""
    number, width = size
    texts, fault = [], None
    for column in range(1, width + 1):
        cell = sheet.cell(number, column)
        at = str(Reference(sheet.name, Area(number, column, number, column)))
        wrong = misfit(cell, f"{name}, {at}", may_be_empty=True)
        try:
            text = show(cell, language, from_1904=book.counts_from_1904).text
        except RefusedError as error:
            text, wrong = "", ("workbook.format", f"{name}, {at}: {error.message}", error.hint)
        texts.append("" if wrong else text)
        if wrong and fault is None:
            fault = Fault(wrong[0], wrong[1], Span(name, number, 1), wrong[2])
    line = " | ".join(texts)
    span = Span(name, number, 1, max(len(line), 1) + 1, line)
    cells = (Copy((Run(text=text),) if text else (), span, (line,)) for text in texts)
    return Row(tuple(cells), span), fault and fault._replace(span=span)
