"""What a workbook holds: sheets, cells as saved, and areas of cells by their names."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from enum import Enum
from typing import NamedTuple

# The last row and column that a worksheet of Excel has.
LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
# Cells of a sheet that hold something; a sheet of a hundred thousand takes some 0.3 s.
MAX_CELLS = 300_000


class RefusedError(Exception):
    """A workbook, sheet or cell that cannot be read: what is wrong, and what to do about it."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message, self.hint = message, hint


class Kind(Enum):
    """What a cell holds; UNSAVED is a formula whose result was not saved."""

    EMPTY = "empty"
    NUMBER = "number"
    TEXT = "text"
    TRUTH = "true or false"
    ERROR = "error"
    UNSAVED = "unsaved"


class Cell(NamedTuple):
    """A cell: its value as saved, and its number format, or how its program shows it.

    A number's value is in digits, with a point; a date is a number of days. `shown` is None
    where the file has no words for that. A date whose file has nothing but words for it is a text,
    and has its `day` as ISO 8601 has it, as far as it is shown.
    """

    kind: Kind = Kind.EMPTY
    value: str = ""
    format: str = "General"
    shown: str | None = None
    day: str = ""


class Area(NamedTuple):
    """A rectangle of cells by its first and last row and column, counted from 1."""

    top: int
    left: int
    bottom: int
    right: int

    def __str__(self) -> str:
        first, last = cell_name(self.top, self.left), cell_name(self.bottom, self.right)
        return first if first == last else f"{first}:{last}"

    @property
    def is_cell(self) -> bool:
        """Whether it is one cell."""
        return (self.top, self.left) == (self.bottom, self.right)

    def meets(self, other: Area) -> bool:
        """Whether two areas have a cell in common."""
        return (
            self.top <= other.bottom
            and other.top <= self.bottom
            and self.left <= other.right
            and other.left <= self.right
        )


class Sheet(NamedTuple):
    """A sheet: the names of its cells that hold something, which `make` reads; its merged areas."""

    name: str
    places: Collection[str]
    make: Callable[[str], Cell | None]
    merged: tuple[Area, ...] = ()

    def cell(self, row: int, column: int) -> Cell:
        """The cell of a row and a column, empty where the sheet has none."""
        return self.make(cell_name(row, column)) or _NOTHING


_NOTHING = Cell()


class Block(NamedTuple):
    """A rectangle of cells, wherever they are kept; `cell` and `name` take a row and a column of
    it, counted from 0.
    """

    height: int
    width: int
    cell: Callable[[int, int], Cell]
    name: Callable[[int, int], str]
    counts_from_1904: bool = False


class Workbook(NamedTuple):
    """The names of a workbook's sheets, those that are hidden, and how each is read.

    `counts_from_1904` is whether its dates are days since then, and not since 1900.
    """

    names: tuple[str, ...]
    read: Callable[[str], Sheet]
    hidden: frozenset[str] = frozenset()
    counts_from_1904: bool = False


class Reference(NamedTuple):
    """A sheet's name, empty where there is only one, and an area on it: `Summary!B4`."""

    sheet: str
    area: Area

    def __str__(self) -> str:
        if not self.sheet:
            return str(self.area)
        plain = re.fullmatch(r"\w+", self.sheet) and not _CELL.fullmatch(self.sheet)
        name = self.sheet if plain else "'" + self.sheet.replace("'", "''") + "'"
        return f"{name}!{self.area}"


_CELL = re.compile(r"\$?(?P<column>[A-Za-z]{1,3})\$?(?P<row>[1-9][0-9]{0,6})")
_REFERENCE = re.compile(
    rf"(?:(?P<sheet>'(?:[^']|'')+'|[^'!]+)!)?"
    rf"(?P<first>{_CELL.pattern.replace('?P<column>', '').replace('?P<row>', '')})"
    rf"(?::(?P<last>{_CELL.pattern.replace('?P<column>', '').replace('?P<row>', '')}))?"
)


def parse_reference(text: str) -> Reference | None:
    """What a text refers to: `B4`, `Summary!B4`, `'My sheet'!$A$3:$G$12`; None for any other."""
    match = _REFERENCE.fullmatch(text.strip())
    if match is None:
        return None
    sheet = match["sheet"] or ""
    if sheet.startswith("'"):
        sheet = sheet[1:-1].replace("''", "'")
    corners = [place(match["first"]), place(match["last"] or match["first"])]
    if any(row > LAST_ROW or column > LAST_COLUMN for row, column in corners):
        return None
    rows, columns = zip(*corners, strict=True)
    return Reference(sheet, Area(min(rows), min(columns), max(rows), max(columns)))


def place(name: str) -> tuple[int, int]:
    """The row and the column of a cell's name, `B4` is 4, 2; nought and nought for any other."""
    match = _CELL.fullmatch(name)
    if match is None:
        return 0, 0
    column = 0
    for letter in match["column"].upper():
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(match["row"]), column


def cell_name(row: int, column: int) -> str:
    """The name of a cell: row 4, column 2 is `B4`."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row}"
