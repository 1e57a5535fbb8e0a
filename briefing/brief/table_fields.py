"""The kind of the key `table`, and what is wrong with the shape of tables."""

from collections.abc import Iterator
from typing import NamedTuple

import yaml

from briefing.brief.fields import FilePath, Kind, Noted, Switch, Text
from briefing.brief.model import Copy, Name, Table
from briefing.brief.node_reader import ReadState, Schema, filled, is_empty, names
from briefing.brief.records import Key, Listed, Record
from briefing.brief.split_numbers import split_numbers
from briefing.errors import Fault, Span

# What a page's width, and a reader's eye, can hold.
MAX_COLUMNS, MAX_ROWS = 6, 12


class Row(NamedTuple):
    """The cells of a row and its span; no cells if they could not be read.

    `split` are the faults of numbers that are parted at their comma, if these are too many cells.
    """

    cells: tuple[Copy, ...]
    span: Span
    split: tuple[Fault, ...] = ()


class Given(NamedTuple):
    """The keys of a table as the author gave them."""

    span: Span
    columns: Row | None = None
    rows: tuple[Row, ...] = ()
    caption: Copy | None = None
    file: Name | None = None
    optional: bool = False
    note: Copy | None = None


class _Cell:
    """A text, or an empty one: `""`, `~`, or nothing behind the dash of a list."""

    def read(self, node: yaml.Node, state: ReadState) -> Copy:
        nothing = Copy((), state.source.span(node))
        text = filled(node, state) if isinstance(node, yaml.ScalarNode) else None
        if is_empty(node) or (text is not None and not text.strip()):
            return nothing
        return Text().read(node, state) or nothing

    def schema(self) -> Schema:
        blank = {"type": ["string", "null"], "pattern": r"^\s*$"}
        return {"anyOf": [Text().schema(), blank]}


class Cells(NamedTuple):
    """A list of cells, read as a Row."""

    what: str

    def read(self, node: yaml.Node, state: ReadState) -> Row:
        cells = Listed(_Cell(), self.what, split=True).read(node, state) or ()
        return Row(cells, state.source.span(node), tuple(split_numbers(node, state)))

    def schema(self) -> Schema:
        side_by_side = Listed(_Cell(), self.what, most=MAX_COLUMNS).schema()
        return side_by_side | {"contains": Text().schema()}


class Head(Cells):
    """The names of the columns, read as a Row; the first may be empty."""

    def schema(self) -> Schema:
        names = {"prefixItems": [_Cell().schema()], "items": Text().schema()}
        return Listed(_Cell(), self.what, most=MAX_COLUMNS).schema() | names


class Rows:
    """The rows of a table; `misshapen` checks how many they are, and marks the first too many."""

    def read(self, node: yaml.Node, state: ReadState) -> tuple[Row, ...] | None:
        return Listed(Cells("cells"), "rows").read(node, state)

    def schema(self) -> Schema:
        return Listed(Cells("cells"), "rows", most=MAX_ROWS).schema()


class Tabled(NamedTuple):
    """A table with its rows written out, or in a file."""

    kind: Kind

    def read(self, node: yaml.Node, state: ReadState) -> Table | None:
        keys = names(node)
        given: Given | None = self.kind.read(node, state)
        if given is None:
            return None
        within = [key for key in ("columns", "rows") if key in keys]
        if "file" in keys and within:
            hint = f"delete `file`, or {' and '.join(f'`{key}`' for key in within)}"
            state.fault("table.twice", "the table is given here and in a file", node, hint)
        elif "file" not in keys and not within:
            hint = "write `columns: […]` and `rows: […]`, or `file: data/x.csv`"
            state.fault("copy.missing-key", "a table has neither `rows` nor `file`", node, hint)
        elif len(within) == 1:
            missing = "rows" if "columns" in within else "columns"
            hint = f"add `{missing}: …`"
            state.fault("copy.missing-key", f"a table has no `{missing}`", node, hint)
        elif given.columns and given.rows:
            state.faults += misshapen(given.columns, given.rows)
        columns = given.columns.cells if given.columns else ()
        rows = tuple(row.cells for row in given.rows)
        return Table(
            given.span, columns, rows, given.caption, given.file, given.optional, given.note
        )

    def schema(self) -> Schema:
        within, file = ["columns", "rows"], ["file"]
        named = {"required": file, "properties": dict.fromkeys(within, False)}
        given = {"required": within, "properties": dict.fromkeys(file, False)}
        return {**self.kind.schema(), "anyOf": [given, named]}


def misshapen(head: Row, rows: tuple[Row, ...]) -> Iterator[Fault]:
    """Faults of too many rows or columns, of columns' names, and of rows of another length."""
    if len(head.cells) > MAX_COLUMNS:
        message = f"{len(head.cells)} columns; {MAX_COLUMNS} is the limit"
        yield Fault("copy.too-many", message, head.span, "take some out")
        return
    if len(rows) > MAX_ROWS:
        message = f"{len(rows)} rows; {MAX_ROWS} is the limit"
        yield Fault("copy.too-many", message, rows[MAX_ROWS].span, "take some out, from here on")
        return
    yield from _misnamed(head)
    for number, row in enumerate(rows, start=1):
        count, columns = len(row.cells), len(head.cells)
        split = row.split if count > columns else head.split
        if count and columns and count != columns and split:
            yield from split
        elif count and columns and count != columns:
            cells = "1 cell" if count == 1 else f"{count} cells"
            are = "is 1 column" if columns == 1 else f"are {columns} columns"
            message = f"row {number} has {cells}; there {are}"
            hint = 'write `""` for a cell that is empty' if count < columns else "take some out"
            yield Fault("table.ragged", message, row.span, hint)
        elif count and not any(cell.runs for cell in row.cells):
            yield Fault("copy.empty", f"row {number} is empty", row.span, "delete it")


def _misnamed(head: Row) -> Iterator[Fault]:
    """Faults of names that two columns have, or that are missing, but for the first."""
    seen: set[str] = set()
    for number, name in enumerate(head.cells, start=1):
        if name.text in seen and name.runs:
            message = f"two columns are named {name.text!r}"
            yield Fault("table.column", message, name.span, "say how they differ")
        elif number > 1 and not name.runs:
            message = f"column {number} has no name"
            hint = "name it; only the first may do without"
            yield Fault("table.column", message, name.span, hint)
        seen.add(name.text)


_FILE = Noted(FilePath(), lambda state: state.paths)
_KEYS = {
    "columns": Key(Head("columns"), "the names of the columns, six at most"),
    "rows": Key(Rows(), "twelve at most, a cell for each column"),
    "caption": Key(Text(), "what the table shows, above it", "Spending by country"),
    "file": Key(
        Noted(_FILE, lambda state: state.tables),
        "a CSV file that holds columns and rows instead",
        "data/bridges.csv",
    ),
    "note": Key(
        Text(instead="say all of it here, or in a note of a cell"),
        "what has to be known of its numbers, below it",
        "Prices of 2015",
    ),
    "optional": Key(Switch(), "whether it may leave a page that is too full"),
}
TABLE = Tabled(Record(Given, _KEYS, "a table"))
