"""The kind of the key `table`, and what is wrong with the shape of tables."""

from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING, Literal, NamedTuple

import yaml

from briefing.brief.cell_fields import RANGE, misplaced
from briefing.brief.fields import SOURCE, Deferred, FilePath, Kind, Noted, Switch, Text
from briefing.brief.files import has_cells, is_workbook
from briefing.brief.model import Copy, DataReference, Name
from briefing.brief.node_reader import ReadState, Schema, filled, found, is_empty, may_split, names
from briefing.brief.records import Key, Listed, Record, mapping
from briefing.brief.tables import Cell, Column, Row, Table
from briefing.errors import Fault, Span

if TYPE_CHECKING:
    from briefing.brief.data_fields import KeyPath
    from briefing.brief.status import Status

# What a page's width, and a reader's eye, can hold.
MAX_COLUMNS, MAX_ROWS = 10, 40
# So many heads of columns are shown in a hint.
_SHOWN = 4
# So many blanks before a row's name set it under the row above; one is a slip.
_INDENT = 2


class Line(NamedTuple):
    """A row as written: its cells, its span, and the blanks before its name, if they count.

    `split` are the faults of numbers that are parted at their comma, if these are too many cells.
    """

    cells: tuple[Cell, ...]
    span: Span
    indent: int = 0
    split: tuple[Fault, ...] = ()


class Head(NamedTuple):
    """The columns as the author gave them, and the span of all."""

    columns: tuple[Column, ...]
    span: Span
    split: tuple[Fault, ...] = ()


class Given(NamedTuple):
    """The keys of a table as the author gave them; a `total` may be its last row."""

    span: Span
    columns: Head | None = None
    rows: tuple[Line, ...] = ()
    title: Copy | None = None
    caption: Copy | None = None
    file: Name | None = None
    optional: bool = False
    note: Copy | None = None
    total: Line | Literal[True] | None = None
    wide: bool | None = None
    range: Name | None = None
    key: "KeyPath | None" = None

    @property
    def origin(self) -> DataReference | None:
        """Where the rows are in a workbook or in JSON."""
        is_book = self.file and is_workbook(self.file.text)
        if not (self.file and has_cells(self.file.text)) or bool(self.range) != is_book:
            return None
        place = self.range or self.key
        at = Name(place.text, place.span) if place else Name("", self.file.span)
        return DataReference(self.file, at, at.span, key=self.key.parts if self.key else ())


def row_of(cells: tuple[Cell, ...], span: Span, blanks: int) -> Line:
    """A row whose name so many blanks stand before."""
    return Line(cells, span, blanks if blanks >= _INDENT else 0)


def _is_blank(node: yaml.Node, state: ReadState) -> bool:
    """Whether a node is an empty text: `""`, `~`, or nothing behind the dash of a list."""
    text = filled(node, state) if isinstance(node, yaml.ScalarNode) else None
    return is_empty(node) or (text is not None and not text.strip())


_BLANK: Schema = {"type": ["string", "null"], "pattern": r"^\s*$"}


def _cell(
    *,
    span: Span,
    text: Copy | None = None,
    source: Name | None = None,
    status: "Status | None" = None,
) -> Cell:
    return Cell(text or Copy((), span), span, source, status)


_CELL = Record(
    _cell,
    {
        "text": Key(Text(), "what the cell says"),
        "source": Key(SOURCE, "the source it comes from; else the section's", "treaty"),
        "status": Key(
            Deferred("briefing.brief.status_fields", "CELL_STATUS"),
            "how it stands, such as `amber`; or `is` and `was`",
        ),
    },
    "a cell",
    short="text",
)


class CellKind:
    """A text, or an empty one; or a mapping that gives it a source of its own."""

    def read(self, node: yaml.Node, state: ReadState) -> Cell:
        span = state.source.span(node)
        nothing = Cell(Copy((), span), span)
        if names(node) & _CELL.keys.keys() and not names(node) & {"text", "status"}:
            hint = "add `text: …`, or `status: …`"
            state.fault("copy.missing-key", "a cell has no `text`", node, hint)
        return nothing if _is_blank(node, state) else _CELL.read(node, state) or nothing

    def schema(self) -> Schema:
        return {"anyOf": [self.given(), _BLANK]}

    def given(self) -> Schema:
        """The schema of a cell that is not empty."""
        either = [{"required": [name]} for name in ("text", "status")]
        return {"anyOf": [Text().schema(), mapping(_CELL.what, _CELL.keys) | {"anyOf": either}]}


def _split(node: yaml.Node, state: ReadState) -> tuple[Fault, ...]:
    """The faults of numbers that are parted at their comma."""
    if not may_split(node, state):
        return ()
    from briefing.brief.split_numbers import split_numbers  # loaded only for such a comma

    return tuple(split_numbers(node, state))


class Cells(NamedTuple):
    """A list of cells, read as a Line."""

    what: str

    def read(self, node: yaml.Node, state: ReadState) -> Line:
        cells = Listed(CellKind(), self.what, split=True).read(node, state) or ()
        first = node.value[0] if cells else None
        name = str(first.value) if isinstance(first, yaml.ScalarNode) else ""
        line = row_of(cells, state.source.span(node), len(name) - len(name.lstrip()))
        return line._replace(split=_split(node, state))

    def schema(self) -> Schema:
        side_by_side = Listed(CellKind(), self.what, most=MAX_COLUMNS).schema()
        return side_by_side | {"contains": CellKind().given()}


class Rows:
    """The rows of a table; `misshapen` checks how many they are, and marks the first too many."""

    def read(self, node: yaml.Node, state: ReadState) -> tuple[Line, ...] | None:
        return Listed(Cells("cells"), "rows").read(node, state)

    def schema(self) -> Schema:
        return Listed(Cells("cells"), "rows", most=MAX_ROWS).schema()


class Total:
    """The cells of a table's last row, which sums it up; or whether its last row does so."""

    def read(self, node: yaml.Node, state: ReadState) -> Line | Literal[True] | None:
        if isinstance(node, yaml.SequenceNode):
            return Cells("cells").read(node, state)
        is_switch = isinstance(node, yaml.ScalarNode) and node.value.strip() in ("true", "false")
        if is_switch or is_empty(node):
            return True if Switch().read(node, state) else None
        hint = "write `true` if the last row is the total, or its cells as a list"
        message = f"expected a row's cells, found {found(node)}"
        state.fault("copy.type", message, node, hint)
        return None

    def schema(self) -> Schema:
        return {"anyOf": [Switch().schema(), Cells("cells").schema()]}


def _column(
    *,
    head: Copy,
    span: Span,
    bar: bool = False,
    of: Copy | None = None,
    status: bool = False,
    columns: tuple[tuple[Column, ...], ...] = (),
) -> tuple[Column, ...]:
    """The columns that an item of `columns` stands for: one, or those under a common head."""
    under = (column for each in columns for column in each)
    return tuple(column._replace(over=head) for column in under) or (
        Column(head, bar=bar or of is not None, of=of, status=status),
    )


_HEAD = Key(Text(), "the column's name, over it", "Share of GDP, %", required=True)
_BAR = {
    "bar": Key(Switch(), "whether each number is drawn as a bar, too"),
    "of": Key(Text(verbatim=True), "where the bars' scale ends; else at the largest", "100"),
    "status": Key(Switch(), "whether its cells name levels of a scale"),
}
_ONE_KIND = (("status", "bar"), ("status", "of"))
_LOWER = Record(_column, {"head": _HEAD, **_BAR}, "a column", short="head", apart=_ONE_KIND)
_UPPER = Record(
    _column,
    {
        "head": _HEAD,
        "columns": Key(Listed(_LOWER, "columns", MAX_COLUMNS), "the columns under this head"),
        **_BAR,
    },
    "a column",
    short="head",
    apart=(("bar", "columns"), ("of", "columns"), ("status", "columns"), *_ONE_KIND),
)


class HeadCell:
    """The name of a column, or of several with theirs under it; or an empty one."""

    def read(self, node: yaml.Node, state: ReadState) -> tuple[Column, ...]:
        if _is_blank(node, state):
            return (Column(Copy((), state.source.span(node))),)
        if isinstance(node, yaml.MappingNode) and len(node.value) == 1:
            ((key, under),) = node.value
            if isinstance(under, yaml.SequenceNode) and not names(node) & _UPPER.keys.keys():
                written = ", ".join(str(each.value) for each in under.value[:_SHOWN])
                hint = f"write `{{head: {key.value}, columns: [{written}]}}`"
                message = "a head over several columns is given with keys"
                state.fault("copy.form", message, key, hint)
                return ()
        return _UPPER.read(node, state) or ()

    def schema(self) -> Schema:
        return {"anyOf": [_UPPER.schema(), _BLANK]}


class Heads(NamedTuple):
    """The names of the columns, read as a Head; the first may be empty."""

    what: str

    def read(self, node: yaml.Node, state: ReadState) -> Head | None:
        told = len(state.faults)
        parts = Listed(HeadCell(), self.what).read(node, state) or ()
        if any(fault.is_error for fault in state.faults[told:]):
            return None
        return Head(
            tuple(column for part in parts for column in part),
            state.source.span(node),
            _split(node, state),
        )

    def schema(self) -> Schema:
        names = {"prefixItems": [HeadCell().schema()], "items": _UPPER.schema()}
        return Listed(HeadCell(), self.what, most=MAX_COLUMNS).schema() | names


class Tabled(NamedTuple):
    """A table with its rows written out, or in a file."""

    kind: Kind

    def read(self, node: yaml.Node, state: ReadState) -> Table | None:
        keys = names(node)
        given: Given | None = self.kind.read(node, state)
        if given is None:
            return None
        if "file" in keys and "rows" in keys:
            hint = "delete `file`, or `rows`"
            state.fault("table.twice", "the table is given here and in a file", node, hint)
        elif "file" not in keys and not keys & {"columns", "rows"}:
            hint = "write `columns: […]` and `rows: […]`, or `file: data/x.csv`"
            state.fault("copy.missing-key", "a table has neither `rows` nor `file`", node, hint)
        elif "file" not in keys and not {"columns", "rows"} <= keys:
            missing = "rows" if "columns" in keys else "columns"
            hint = f"add `{missing}: …`"
            state.fault("copy.missing-key", f"a table has no `{missing}`", node, hint)
        elif wrong := misplaced(given.file, given.range, given.key, given.span):
            state.faults.append(wrong)
        elif given.columns and "file" in keys:
            state.faults += misnamed(given.columns)
        elif given.columns and given.rows:
            state.faults += misshapen(given.columns, given.rows, given.total)
        total = given.total
        table = Table(
            given.span,
            given.columns.columns if given.columns else (),
            title=given.title,
            caption=given.caption,
            file=given.file,
            optional=given.optional,
            total=Row(total.cells, total.span) if isinstance(total, Line) else None,
            totalled=total is True,
            wide=given.wide,
            note=given.note,
            origin=given.origin,
        )
        return with_lines(table, given.rows)

    def schema(self) -> Schema:
        named = {"required": ["file"], "properties": {"rows": False}}
        given = {"required": ["columns", "rows"], "properties": {"file": False}}
        return {**self.kind.schema(), "anyOf": [given, named]}


def with_lines(table: Table, lines: tuple[Line, ...]) -> Table:
    """A table with rows as they were written, the last of them its total if it is `totalled`."""
    body = lines[:-1] if table.totalled else lines
    least = min((line.indent for line in body), default=0)
    rows = tuple(Row(line.cells, line.span, int(line.indent > least)) for line in body)
    if table.totalled and lines:
        table = table._replace(total=Row(lines[-1].cells, lines[-1].span))
    return table._replace(rows=rows)


def misshapen(
    head: Head, lines: tuple[Line, ...], total: Line | Row | Literal[True] | None
) -> Iterator[Fault]:
    """Faults of too many rows or columns, of columns' names, of rows of another length, of levels.

    A `total` is a row, too, or says that the last one is.
    """
    columns = len(head.columns)
    yield from misnamed(head)
    if columns > MAX_COLUMNS:
        return
    if len(lines) > MAX_ROWS:
        message = f"{len(lines)} rows; {MAX_ROWS} is the limit"
        yield Fault("copy.too-many", message, lines[MAX_ROWS].span, "take some out, from here on")
        return
    body = lines[:-1] if total is True else lines
    if not body and any(cell.text.runs for cell in lines[0].cells):
        hint = "write rows above it, or take `total` out"
        yield Fault("table.total", "the total has no row above it", lines[0].span, hint)
    given: list[Line | Row] = [*lines] if total is None or total is True else [*lines, total]
    for number, line in enumerate(given, start=1):
        name = f"row {number}" if number <= len(lines) else "the total"
        count = len(line.cells)
        split = (line.split if count > columns else head.split) if isinstance(line, Line) else ()
        if count and columns and count != columns and split:
            yield from split
        elif count and columns and count != columns:
            cells = "1 cell" if count == 1 else f"{count} cells"
            are = "is 1 column" if columns == 1 else f"are {columns} columns"
            message = f"{name} has {cells}; there {are}"
            hint = 'write `""` for a cell that is empty' if count < columns else "take some out"
            yield Fault("table.ragged", message, line.span, hint)
        elif count and not any(cell.text.runs for cell in line.cells):
            yield Fault("copy.empty", f"{name} is empty", line.span, "delete it")
    yield from _mislevelled(body)


def misnamed(head: Head) -> Iterator[Fault]:
    """Faults of too many columns, and of names that two have, or that lack but for the first."""
    if len(head.columns) > MAX_COLUMNS:
        message = f"{len(head.columns)} columns; {MAX_COLUMNS} is the limit"
        yield Fault("copy.too-many", message, head.span, "take some out")
        return
    seen: set[str] = set()
    for number, column in enumerate(head.columns, start=1):
        if column.name in seen and column.head.runs:
            message = f"two columns are named {column.name!r}"
            yield Fault("table.column", message, column.head.span, "say how they differ")
        elif number > 1 and not column.head.runs:
            message = f"column {number} has no name"
            hint = "name it; only the first may do without"
            yield Fault("table.column", message, column.head.span, hint)
        seen.add(column.name)


def _mislevelled(lines: tuple[Line, ...]) -> Iterator[Fault]:
    """A fault where rows have more than two levels, or the first is not of the upper one."""
    steps = [(indent, next(part)) for indent, part in groupby(lines, key=lambda line: line.indent)]
    known = list(dict.fromkeys(indent for indent, _ in steps))
    if len(known) > _LEVELS:
        line = next(line for indent, line in steps if indent == known[_LEVELS])
        those = " and ".join(map(str, sorted(known[:_LEVELS])))
        message = f"a row's name starts with {line.indent} blanks, others with {those}"
        hint = "rows have two levels: give each of the lower one as many blanks"
        yield Fault("table.indent", message, line.span, hint)
    elif len(known) == _LEVELS and known[0] > known[1]:
        hint = "take the blanks before its name out, or write the row that it belongs to above it"
        yield Fault("table.indent", "the first row stands under no other", lines[0].span, hint)


_LEVELS = 2


_FILE = Noted(FilePath(), lambda state: state.paths)
_KEYS = {
    "columns": Key(Heads("columns"), "the names of the columns, ten at most"),
    "rows": Key(Rows(), "forty at most, a cell for each column"),
    "total": Key(Total(), "the row that sums them up, or whether the last one does"),
    "title": Key(Text(), "a title under a heavy rule; the caption goes behind it", "Works by port"),
    "caption": Key(Text(), "what the table shows, above it", "Spending by country"),
    "file": Key(
        Noted(_FILE, lambda state: state.tables),
        "a CSV or JSON file or a workbook that holds columns and rows instead",
        "data/bridges.csv",
    ),
    "range": Key(RANGE, "which cells of the workbook, heads first", "Summary!A3:G12"),
    "key": Key(
        Deferred("briefing.brief.data_fields", "KEY"),
        "names that lead to the rows in JSON, a list of objects",
        "orders.countries",
    ),
    "note": Key(
        Text(instead="say all of it here, or in a note of a cell"),
        "what has to be known of its numbers, below it",
        "Prices of 2015",
    ),
    "wide": Key(Switch(), "whether it stands across the page; else it does where it has to"),
    "optional": Key(Switch(), "whether it may leave a page that is too full"),
}
TABLE = Tabled(Record(Given, _KEYS, "a table"))
