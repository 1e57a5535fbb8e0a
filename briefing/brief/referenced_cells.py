"""Fills what a brief prints by reference: values, charts and tables from cells of workbooks, and
from CSV and JSON, which `data_cells` reads.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, NamedTuple

from briefing.brief.cell_fields import Cells
from briefing.brief.chart_series import Compared, Draft
from briefing.brief.files import is_workbook
from briefing.brief.model import Brief, Copy, DataReference, Figure, Run, Section
from briefing.brief.node_reader import MAX_TEXT
from briefing.brief.table_fields import MAX_COLUMNS, MAX_ROWS, Line, row_of
from briefing.brief.table_file import with_rows
from briefing.brief.tables import Cell, Table
from briefing.brief.yaml_parser import is_control
from briefing.errors import BriefingError, Fault, nearest
from briefing.language.language import Language
from briefing.language.tags import right_to_left
from briefing.spreadsheets.model import (
    Area,
    Block,
    Kind,
    Reference,
    RefusedError,
    Sheet,
    Workbook,
    parse_reference,
)
from briefing.spreadsheets.model import Cell as SheetCell
from briefing.spreadsheets.number_format import show
from briefing.spreadsheets.workbook import open_workbook


def with_cells(brief: Brief) -> tuple[Brief, list[Fault]]:
    """The brief with the cells that it refers to, as far as its files could be read; and faults."""
    reader = _Reader(dict(brief.files), brief.language)
    sections = tuple(map(reader.section, brief.sections))
    return brief._replace(sections=sections), list(dict.fromkeys(reader.faults))


def look_up(
    reference: DataReference, data: bytes, language: Language
) -> tuple[Copy | None, list[Fault]]:
    """What the file of a reference has at its place, and the faults met there."""
    reader = _Reader({reference.file.text: data}, language)
    return reader.single(reference), reader.faults


class _Range(NamedTuple):
    """The cells that a reference of a brief names; `kind` is what codes of faults call its file."""

    reference: DataReference
    block: Block
    kind: Literal["workbook", "data"]

    def at(self, row: int, column: int) -> str:
        """What a cell of it is called, with its file: `q1.xlsx, Summary!B4`."""
        return f"{self.reference.file.text}, {self.block.name(row, column)}"

    @property
    def rows(self) -> list[list[tuple[int, int]]]:
        """The rows of its cells' places."""
        height, width = range(self.block.height), range(self.block.width)
        return [[(row, column) for column in width] for row in height]


class _Reader:
    """Fills what a brief takes from its files of data, and keeps the faults met in them."""

    def __init__(self, files: Mapping[str, bytes], language: Language) -> None:
        self.files, self.language = files, language
        self.faults: list[Fault] = []

    def section(self, section: Section) -> Section:
        """A section with what it takes from cells."""
        return section._replace(
            figures=tuple(map(self._figure, section.figures)),
            chart=self._chart(section.chart),
            table=section.table and self._table(section.table),
            tables=tuple(map(self._table, section.tables)),
        )

    def _figure(self, figure: Figure) -> Figure:
        value = figure.value
        if value.origin:
            value = self.single(value.origin) or value
        return figure._replace(value=value, chart=self._chart(figure.chart))

    def _chart(self, chart: Any) -> Any:
        """A chart as it is written, its numbers filled; None if one cannot be."""
        if not isinstance(chart, Draft):
            return chart
        told = len(self.faults)
        values = {key: self._filled(value) for key, value in chart.values.items()}
        return chart._replace(values=values) if len(self.faults) == told else None

    def _filled(self, value: Any) -> Any:
        """Something that a chart's keys hold, with every number in it that is a cell."""
        match value:
            case Copy(origin=DataReference() as reference):
                return self.single(reference, is_number=True) or value
            case Cells():
                return self._values(value)
            case Compared():
                return value._replace(value=self._filled(value.value))
            case tuple() if type(value) is tuple:
                return tuple(map(self._filled, value))
        return value

    def _values(self, cells: Cells) -> tuple[Any, ...] | Copy:
        """The values of a range: one after the other, or each behind its name; or the only one."""
        found = self._range(cells.reference)
        if found is None:
            return ()
        if cells.single and found.kind == "data" and found.block[:2] == (1, 1):
            return self._copy(found, 0, 0, is_number=True) or ()
        where, (height, width) = found.reference.where, found.block[:2]
        is_row = height == 1 and not (cells.named and not cells.bare)
        if max(height, width - 1) > cells.most:
            count = width if is_row else max(height, width - 1)
            message = f"{where} has {count} values; {cells.most} is the limit"
            return self._told("copy.too-many", message, found, "name fewer cells")
        rows = [[place] for place in found.rows[0]] if is_row else found.rows
        is_bare = is_row or width == 1
        if is_bare and cells.named and not cells.bare:
            hint = "name two columns or more: names in the first, values behind"
            return self._told(f"{found.kind}.range", f"{where} has no names", found, hint)
        if not is_bare and not cells.named:
            hint = "name the cells of one row or one column"
            return self._told(f"{found.kind}.range", f"{where} is more than one row", found, hint)
        if is_bare:
            read = (self._copy(found, *row[0], is_number=True) for row in rows)
            return tuple(copy for copy in read if copy)
        pairs = []
        for first, *behind in rows:
            name = self._copy(found, *first, is_name=True)
            values = [self._copy(found, *place, is_number=True) for place in behind]
            whole = tuple(value for value in values if value)
            if name and whole:
                pairs.append((name, whole if len(values) > 1 else whole[0]))
        return tuple(pairs)

    def _table(self, table: Table) -> Table:
        """A table with the rows of its place in a file, the names of columns first."""
        if table.origin is None:
            return table
        found = self._range(table.origin, is_table=True)
        if found is None:
            return table
        file = table.origin.file.text
        where, (height, width) = found.reference.where, found.block[:2]
        if width > MAX_COLUMNS or height > MAX_ROWS + 2:
            message = f"{where} has {height} rows and {width} columns"
            hint = f"name fewer cells: {MAX_ROWS} rows of {MAX_COLUMNS} columns are the limit"
            self._told("copy.too-many", message, found, hint)
        elif height == 1:
            hint = "name the rows under the names of the columns, too"
            self._told("copy.empty", f"{where} has no rows", found, hint)
        else:
            told = len(self.faults)
            lines = tuple(self._line(found, row) for row in found.rows)
            if len(self.faults) == told:
                fill = with_rows({file: lines}, self.faults)
                return fill(Section(Copy((), table.span), table.span, table=table)).table or table
        return table

    def _line(self, found: _Range, places: list[tuple[int, int]]) -> Line:
        """A row of a table; blanks before its name are those of the cell's text."""
        span = found.reference.span
        cells = []
        for place in places:
            empty = Copy((), span)
            copy = self._copy(found, *place, is_cell=True) or empty
            cells.append(Cell(copy, span))
        name = found.block.cell(*places[0]).value if cells[0].text.runs else ""
        blanks = len(name) - len(name.lstrip())
        return row_of(tuple(cells), span, blanks)

    def single(self, reference: DataReference, *, is_number: bool = False) -> Copy | None:
        """The one cell of a reference; None once a fault is told."""
        found = self._range(reference)
        if found is None or found.block[:2] == (1, 1):
            return found and self._copy(found, 0, 0, is_number=is_number)
        message = f"{reference.where} is no value: it holds {found.block.height}"
        hint = "name one of them by `key`, or by its `row` and `column`"
        self._told("data.key", message, found, hint)
        return None

    def _range(self, reference: DataReference, *, is_table: bool = False) -> _Range | None:
        """The cells that a reference names; None once a fault is told, or if its file has one.

        Of JSON a table's first row are the names of its columns.
        """
        data = self.files.get(reference.file.text)
        if data is None:
            return None
        if is_workbook(reference.file.text):
            return self._area(reference, data)
        # loaded only for CSV and JSON
        from briefing.brief.data_cells import read_block, read_table

        try:
            if is_table:
                return _Range(reference, read_table(reference, data), "data")
            return _Range(reference, read_block(reference, data, self.language), "data")
        except BriefingError as error:
            self.faults += error.faults
            return None

    def _area(self, reference: DataReference, data: bytes) -> _Range | None:
        """The cells of a workbook's area."""
        name, place = reference.file.text, parse_reference(reference.place.text)
        if place is None:
            return None
        try:
            book = open_workbook(data)
            sheet = self._sheet(book, place.sheet, reference)
        except RefusedError as error:
            fault = f"{name} {error.message}"
            self.faults.append(Fault("workbook.file", fault, reference.file.span, error.hint))
            return None
        if sheet is None:
            return None
        block = _block(book, sheet, place.area, is_named="!" in reference.place.text)
        found = _Range(reference, block, "workbook")
        if merged := next((each for each in sheet.merged if _parts(each, place.area)), None):
            first = _block(book, sheet, merged, is_named="!" in reference.place.text).name(0, 0)
            message = f"{reference.where}: {merged} is one merged cell"
            hint = f"write `{first}`" if place.area.is_cell else "part it in the workbook"
            return self._told("workbook.merged", message, found, hint) or None
        return found

    def _sheet(self, book: Workbook, name: str, reference: DataReference) -> Sheet | None:
        """The sheet of a name in capitals or not; or the only one, where there is no name."""
        known = {each.casefold(): each for each in book.names}
        if not name and len(book.names) == 1:
            return book.read(book.names[0])
        if name.casefold() in known:
            return book.read(known[name.casefold()])
        listed = ", ".join(f"`{each}`" for each in book.names[:_SHOWN])
        file, place = reference.file.text, reference.place
        if not name:
            message = f"{file} has {len(book.names)} sheets, and {place.text} names none"
            hint = f"name one before the cell, such as `{book.names[0]}!{place.text}`"
        else:
            message = f"{file} has no sheet {name!r}"
            hint = nearest(name, book.names) or f"it has {listed}"
        self.faults.append(Fault("workbook.sheet", message, place.span, hint))
        return None

    def _copy(
        self,
        found: _Range,
        row: int,
        column: int,
        *,
        is_number: bool = False,
        is_name: bool = False,
        is_cell: bool = False,
    ) -> Copy | None:
        """What a cell shows; None where it shows nothing, once that is told as a fault.

        `is_number` asks for its digits alone; `is_name` for the name of a value, a date as
        ISO 8601 has it; `is_cell` for a table's, which may be empty.
        """
        where = found.at(row, column)
        try:
            cell = found.block.cell(row, column)
        except RefusedError as error:
            self._told("data.number", f"{where}: {error.message}", found, error.hint)
            return None
        if cell.kind is Kind.EMPTY and is_cell:
            return None
        if told := misfit(cell, where, is_number=is_number, file=found.kind):
            self._told(*told[:2], found, told[2])
            return None
        if found.reference.format and cell.kind is Kind.NUMBER:
            cell = cell._replace(format=found.reference.format, shown=None)
        try:
            shown = show(cell, self.language, from_1904=found.block.counts_from_1904)
        except RefusedError as error:
            code = f"{found.kind}.format"
            self._told(code, f"{where}: {error.message}", found, error.hint)
            return None
        is_short = is_number or (is_name and (cell.kind is Kind.NUMBER or bool(cell.day)))
        text = shown.number if is_short and (shown.number or is_number) else shown.text
        if cell.kind is Kind.TEXT:
            text = " ".join(text.split())
        if not text and not is_cell:
            hint = "name another cell, or mend its format"
            self._told(f"{found.kind}.empty", f"{where} shows nothing", found, hint)
        if not text:
            return None
        place = found.reference.place._replace(text=found.block.name(row, column))
        origin = found.reference._replace(place=place)
        return Copy((Run(text=text),), found.reference.span, origin=origin)

    def _told(self, code: str, message: str, found: _Range, hint: str) -> tuple[()]:
        self.faults.append(Fault(code, message, found.reference.place.span, hint))
        return ()


# So many sheets are shown in a hint.
_SHOWN = 6


def _block(book: Workbook, sheet: Sheet, area: Area, *, is_named: bool) -> Block:
    """The cells of an area; their names have that of the sheet where it `is_named`."""
    top, left, bottom, right = area
    prefix = sheet.name if is_named else ""

    def name(row: int, column: int) -> str:
        place = top + row, left + column
        return str(Reference(prefix, Area(*place, *place)))

    return Block(
        bottom - top + 1,
        right - left + 1,
        lambda row, column: sheet.cell(top + row, left + column),
        name,
        book.counts_from_1904,
    )


def _parts(merged: Area, area: Area) -> bool:
    """Whether an area has a cell of a merged one that is not its first."""
    if not merged.meets(area):
        return False
    return not (area.is_cell and (area.top, area.left) == (merged.top, merged.left))


_HINTS = {
    "workbook": "name cells with numbers; a number stored as text is turned into one by Excel",
    "data": "name numbers; in JSON they stand without quotation marks",
}


def misfit(
    cell: SheetCell,
    where: str,
    *,
    is_number: bool = False,
    may_be_empty: bool = False,
    file: Literal["workbook", "data"] = "workbook",
) -> tuple[str, str, str] | None:
    """What is wrong with a cell: a fault's code and message, and what to do about it."""
    match cell.kind:
        case Kind.EMPTY if not may_be_empty:
            return f"{file}.empty", f"{where} is empty", "name another cell, or fill it"
        case Kind.UNSAVED:
            message = f"{where} has a formula whose result was not saved"
            return "workbook.formula", message, "open the workbook, and save it again"
        case Kind.ERROR if file == "data":
            hint = "name a value, or mend it in the file"
            return "data.number", f"{where} is {cell.value}, and no value to print", hint
        case Kind.ERROR:
            message = f"{where} holds the error {cell.value or '#ERROR'}"
            return "workbook.error", message, "mend its formula in the workbook"
        case Kind.TEXT | Kind.TRUTH if is_number:
            message = f"{where} holds a text, {cell.value[:30]!r}, where a number is drawn"
            return f"{file}.number", message, _HINTS[file]
        case Kind.TEXT if len(cell.value) > MAX_TEXT:
            message = f"{where} holds {len(cell.value):,} characters; the limit is {MAX_TEXT:,}"
            return "copy.too-long", message, "shorten it: a page holds about 5,000"
        case Kind.TEXT if stray := right_to_left(cell.value):
            message = f"{where}: {stray!r} runs from right to left, which cannot be set yet"
            return "copy.right-to-left", message, "write it in Latin, Greek or Cyrillic letters"
        case Kind.TEXT if any(is_control(char) for char in " ".join(cell.value.split())):
            return f"{file}.text", f"{where} holds a control character", "delete it there"
    return None
