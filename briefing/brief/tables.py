"""A brief's tables: their columns, rows and cells.

Their fields are the keys of YAML, as those of `model` are. A brief without them never loads these.
"""

from typing import TYPE_CHECKING, NamedTuple

from briefing.brief.model import Copy, DataReference, Name
from briefing.errors import Span

if TYPE_CHECKING:
    from briefing.brief.status import Status


class Cell(NamedTuple):
    """One cell of a table, whose text may be empty; `source` is its own, where it has one."""

    text: Copy
    span: Span
    source: Name | None = None
    status: "Status | None" = None


class Row(NamedTuple):
    """A row of a table, the first of its cells its head; no cells if they could not be read.

    One of `level` 1 belongs to the last row of level 0 above it.
    """

    cells: tuple[Cell, ...]
    span: Span
    level: int = 0

    @property
    def text(self) -> str:
        """Its cells in a line."""
        return " | ".join(cell.text.text for cell in self.cells)


class Column(NamedTuple):
    """A table's column: its head, and the head `over` it that it may share with neighbours.

    Where it has a `bar`, its numbers are drawn as well, on a scale that ends `of` a number, or
    else at the largest. In a column of `status` cells name levels of a scale.
    """

    head: Copy
    over: Copy | None = None
    bar: bool = False
    of: Copy | None = None
    status: bool = False

    @property
    def name(self) -> str:
        """Its head, behind that over it."""
        return f"{self.over.text}, {self.head.text}" if self.over else self.head.text


class Table(NamedTuple):
    """The columns, and rows with a cell for each column; the `total` stands below all rows.

    Cells and the first column's name may be empty. Of a table in a `file` columns and rows are
    filled in when that is read, and the last of these is the total if it is `totalled`; `origin` is
    the place in a workbook or in JSON. Its `footnotes` are those of its marks, once these are
    counted. It stands across the page if it is `wide`, never if that is false, and else as it
    needs.
    """

    span: Span
    columns: tuple[Column, ...] = ()
    rows: tuple[Row, ...] = ()
    title: Copy | None = None
    caption: Copy | None = None
    file: Name | None = None
    optional: bool = False
    note: Copy | None = None
    footnotes: tuple[Copy, ...] = ()
    total: Row | None = None
    totalled: bool = False
    wide: bool | None = None
    origin: DataReference | None = None

    @property
    def heads(self) -> tuple[Copy, ...]:
        """The names of its columns, those over several once, in reading order."""
        found: list[Copy] = []
        for column in self.columns:
            if column.over and column.over not in found:
                found.append(column.over)
            found.append(column.head)
        return tuple(found)

    @property
    def all_rows(self) -> tuple[Row, ...]:
        """Its rows, and the total."""
        return (*self.rows, self.total) if self.total else self.rows

    @property
    def has_levels(self) -> bool:
        """Whether rows stand in groups, under rows that head them."""
        return any(row.level for row in self.rows)
