"""Makes workbooks: by openpyxl, and by hand where no program would write them so."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl

# A cell's value; or its value and number format.
Value = Any


def xlsx(**sheets: Mapping[str, Value] | Iterable[Iterable[Value]]) -> bytes:
    """A workbook by sheet: cells by name, or rows. A pair is a value and its number format."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, cells in sheets.items():
        sheet = book.create_sheet(name)
        if not isinstance(cells, Mapping):
            rows = enumerate(cells, start=1)
            cells = {
                sheet.cell(row, column).coordinate: value
                for row, values in rows
                for column, value in enumerate(values, start=1)
            }
        for place, value in cells.items():
            sheet[place], sheet[place].number_format = _pair(value)
            if isinstance(sheet[place].value, str) and sheet[place].value.startswith("#"):
                sheet[place].data_type = "e"
    data = BytesIO()
    book.save(data)
    return data.getvalue()


def _pair(value: Value) -> tuple[Any, str]:
    if isinstance(value, tuple):
        return value
    return value, "dd/mm/yyyy" if isinstance(value, date) else "General"


def merged(data: bytes, sheet: str, area: str) -> bytes:
    """A workbook with some cells of a sheet as one."""
    book = openpyxl.load_workbook(BytesIO(data))
    book[sheet].merge_cells(area)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def zipped(parts: Mapping[str, bytes | str]) -> bytes:
    """A ZIP file of some parts."""
    data = BytesIO()
    with ZipFile(data, "w", ZIP_DEFLATED) as file:
        for name, part in parts.items():
            file.writestr(name, part)
    return data.getvalue()


def replaced(data: bytes, **parts: bytes) -> bytes:
    """A workbook with other parts; `sheet1` stands for `xl/worksheets/sheet1.xml`, and so on."""
    paths = {"sheet1": "xl/worksheets/sheet1.xml", "styles": "xl/styles.xml"}
    with ZipFile(BytesIO(data)) as file:
        whole: dict[str, bytes | str] = {name: file.read(name) for name in file.namelist()}
    return zipped(whole | {paths[name]: part for name, part in parts.items()})


def large(rows: int) -> bytes:
    """A workbook whose `Summary` has so many rows of ten numbers."""
    lines = []
    for row in range(1, rows + 1):
        cells = "".join(f'<c r="{name}{row}"><v>{row}.5</v></c>' for name in "ABCDEFGHIJ")
        lines.append(f'<row r="{row}">{cells}</row>')
    sheet = f"<worksheet><sheetData>{''.join(lines)}</sheetData></worksheet>"
    return replaced(xlsx(Summary={"A1": 1}), sheet1=sheet.encode())


_ODS = """<?xml version="1.0"?><office:document-content
 xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"
><office:body><office:spreadsheet><table:table table:name="Summary">{}</table:table>
</office:spreadsheet></office:body></office:document-content>"""


def ods(rows: str) -> bytes:
    """A workbook of OpenDocument with one sheet, `Summary`, by the XML of its rows."""
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": _ODS.format(rows),
        }
    )
