"""Reads xls, the format of Excel before 2007: values alone, since its reader gives no formats."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import Any

from briefing.spreadsheets.builtin_formats import BUILTIN
from briefing.spreadsheets.container import damaged
from briefing.spreadsheets.model import (
    MAX_CELLS,
    Area,
    Cell,
    Kind,
    RefusedError,
    Sheet,
    Workbook,
    cell_name,
)

_EPOCH = datetime(1899, 12, 30)
_DATE, _TIME, _MOMENT, _ELAPSED = (BUILTIN[key] for key in ("14", "21", "22", "46"))


def read_xls(data: bytes) -> Workbook:
    """A workbook whose sheets are read when they are asked for.

    Raises:
        RefusedError: it is damaged or locked.
    """
    from python_calamine import (  # loaded only for a workbook of Excel before 2007
        CalamineError,
        CalamineWorkbook,
        PasswordError,
        SheetVisibleEnum,
    )

    try:
        book = CalamineWorkbook.from_filelike(BytesIO(data))
    except PasswordError:
        raise RefusedError("is locked by a password", "save it without one") from None
    except (CalamineError, OSError, ValueError):
        raise damaged() from None

    def read(name: str) -> Sheet:
        try:
            sheet = book.get_sheet_by_name(name)
        except (CalamineError, ValueError):
            raise damaged() from None
        if sheet.height * sheet.width > 10 * MAX_CELLS:
            raise RefusedError(f"has over {MAX_CELLS:,} cells", "save what the brief needs alone")
        cells = {
            cell_name(row, column): cell
            for row, values in enumerate(sheet.to_python(skip_empty_area=False), start=1)
            for column, value in enumerate(values, start=1)
            if (cell := _cell(value)) is not None
        }
        merged = (
            Area(top + 1, left + 1, bottom + 1, right + 1)
            for (top, left), (bottom, right) in sheet.merged_cell_ranges or ()
        )
        return Sheet(name, cells.keys(), cells.get, tuple(merged))

    hidden = {s.name for s in book.sheets_metadata if s.visible != SheetVisibleEnum.Visible}
    return Workbook(tuple(book.sheet_names), read, frozenset(hidden))


def _cell(value: Any) -> Cell | None:
    """A value of calamine's as a cell; None for one that is empty."""
    match value:
        case bool():
            return Cell(Kind.TRUTH, "true" if value else "false")
        case int() | float():
            return Cell(Kind.NUMBER, repr(value))
        case datetime():
            code = _MOMENT if value.time() != time() else _DATE
            return Cell(Kind.NUMBER, _days(value - _EPOCH), code)
        case date():
            return Cell(Kind.NUMBER, _days(datetime.combine(value, time()) - _EPOCH), _DATE)
        case time():
            spent = timedelta(hours=value.hour, minutes=value.minute, seconds=value.second)
            return Cell(Kind.NUMBER, _days(spent), _TIME)
        case timedelta():
            return Cell(Kind.NUMBER, _days(value), _ELAPSED)
        case str() if value:
            return Cell(Kind.TEXT, value)
    return None


def _days(time: timedelta) -> str:
    return repr(time / timedelta(days=1))
