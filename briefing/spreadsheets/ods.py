"""Reads ods: values as saved, and as LibreOffice showed them (OpenDocument 1.3, part 3, 9)."""

from __future__ import annotations

import re

from briefing.spreadsheets.container import Container, attribute, damaged, parse_xml
from briefing.spreadsheets.model import (
    LAST_COLUMN,
    LAST_ROW,
    MAX_CELLS,
    Area,
    Cell,
    Kind,
    RefusedError,
    Sheet,
    Workbook,
    cell_name,
)

_NUMBERS = ("float", "percentage", "currency")
_CELLS = ("table-cell", "covered-table-cell")


def read_ods(container: Container) -> Workbook:
    """A workbook; all its sheets are of one part, and are read at once.

    Raises:
        RefusedError: it is damaged, locked or too large.
    """
    if "META-INF/manifest.xml" in container:

        def check(name: str, _: dict[str, str]) -> None:
            if name == "encryption-data":
                raise RefusedError("is locked by a password", "save it without one")

        parse_xml(container.read("META-INF/manifest.xml"), check)
    reading = _Reading()
    parse_xml(container.read("content.xml"), reading.start, reading.end, reading.text)
    if not reading.sheets:
        raise damaged("it has no sheet")
    sheets = {sheet.name: sheet for sheet in reading.sheets}
    return Workbook(tuple(sheets), sheets.__getitem__)


class _Reading:
    """One pass over content.xml: the sheets so far, and the cell that is open."""

    def __init__(self) -> None:
        self.sheets: list[Sheet] = []
        self.cells: dict[str, Cell] = {}
        self.merged: list[Area] = []
        self.count = 0
        self.row, self.rows, self.column, self.columns = 1, 1, 1, 1
        self.now: dict[str, str] | None = None
        self.paragraphs: list[str] = []
        self.depth = 0  # of notes and drawings, whose words are not the cell's
        self.is_text = False

    def start(self, name: str, pairs: dict[str, str]) -> None:
        """An element starts."""
        if name in ("annotation", "shapes", "frame", "table-source"):
            self.depth += 1
        elif self.depth:
            return
        elif name == "table":
            self.cells, self.merged, self.row = {}, [], 1
            self.sheets.append(Sheet(attribute(pairs, "name"), self.cells.keys(), self.cells.get))
        elif name == "table-row":
            self.rows = _count(attribute(pairs, "number-rows-repeated"))
            self.column = 1
            self._in_row: list[tuple[int, int, Cell]] = []
        elif name in _CELLS:
            self.now, self.paragraphs = pairs, []
            self.columns = _count(attribute(pairs, "number-columns-repeated"))
        elif name == "p":
            self.paragraphs.append("")
            self.is_text = True
        elif name == "s" and self.is_text and self.paragraphs:
            self.paragraphs[-1] += " " * min(_count(attribute(pairs, "c")), 100)
        elif name in ("tab", "line-break") and self.is_text and self.paragraphs:
            self.paragraphs[-1] += " "

    def text(self, data: str) -> None:
        """Words stand within an element."""
        if self.is_text and not self.depth and self.now is not None:
            self.paragraphs[-1] += data

    def end(self, name: str) -> None:
        """An element ends."""
        if name in ("annotation", "shapes", "frame", "table-source"):
            self.depth -= 1
        elif self.depth:
            return
        elif name == "p":
            self.is_text = False
        elif name in _CELLS and self.now is not None:
            self._close(self.now, is_covered=name != _CELLS[0])
            self.now = None
        elif name == "table-row":
            self._close_row()
        elif name == "table":
            self.sheets[-1] = self.sheets[-1]._replace(merged=tuple(self.merged))

    def _close(self, pairs: dict[str, str], *, is_covered: bool) -> None:
        cell = None if is_covered else _cell(pairs, " ".join(self.paragraphs))
        across = _count(attribute(pairs, "number-columns-spanned"))
        down = _count(attribute(pairs, "number-rows-spanned"))
        if across > 1 or down > 1:
            right, bottom = self.column + across - 1, self.row + down - 1
            self.merged.append(Area(self.row, self.column, bottom, right))
        if cell:
            self._in_row.append((self.column, self.columns, cell))
        self.column += self.columns

    def _close_row(self) -> None:
        """Put the cells of a row where they stand, as often as they are repeated."""
        self.count += self.rows * sum(columns for _, columns, _ in self._in_row)
        if self.count > MAX_CELLS:
            raise RefusedError(
                f"has over {MAX_CELLS:,} cells", "save the sheet that the brief needs on its own"
            )
        for first, columns, cell in self._in_row:
            for row in range(self.row, self.row + self.rows):
                for column in range(first, first + columns):
                    self.cells[cell_name(row, column)] = cell
        self.row += self.rows
        if self.row > LAST_ROW + 1 or self.column > LAST_COLUMN + 1:
            raise damaged("it has more rows or columns than a sheet can")


def _count(text: str) -> int:
    """How often something is repeated; once where nothing says."""
    if not text:
        return 1
    if not (text.isascii() and text.isdigit() and len(text) < 9 and int(text)):
        raise damaged(f"{text[:20]!r} is no count")
    return int(text)


def _cell(pairs: dict[str, str], shown: str) -> Cell | None:
    """A cell by the type of its value (19.387); None for one that is empty."""
    # Beside the type of OpenDocument LibreOffice writes its own, which alone knows of errors.
    types = [value for key, value in pairs.items() if key.endswith(":value-type")]
    kind = pairs.get("office:value-type") or (types[0] if types else "")
    if "error" in types:
        return Cell(Kind.ERROR, shown)
    if kind in _NUMBERS:
        return Cell(Kind.NUMBER, attribute(pairs, "value"), shown=shown or None)
    if kind in ("date", "time"):
        day = _shown_day(shown, attribute(pairs, "date-value")) if kind == "date" else ""
        return Cell(Kind.TEXT, shown, day=day) if shown else None
    if kind == "boolean":
        return Cell(Kind.TRUTH, attribute(pairs, "boolean-value"))
    if kind == "string":
        text = shown or attribute(pairs, "string-value")
        return Cell(Kind.TEXT, text) if text else None
    return Cell(Kind.UNSAVED) if attribute(pairs, "formula") else None


def _shown_day(shown: str, value: str) -> str:
    """A date in ISO 8601 as far as its cell shows it: `2026-03-02`, `2026-03`, `2026`.

    Its day is shown where there are three numbers, or two beside the name of a month.
    """
    numbers, is_named = re.findall(r"\d+", shown), re.search(r"[^\W\d_]", shown) is not None
    is_day = re.match(r"\d{4}-\d\d-\d\d", value) and ":" not in shown
    if not is_day or not {value[:4], value[2:4]} & set(numbers):
        return ""
    return value[: (4, 7, 10)[min(len(numbers) + is_named, 3) - 1]]
