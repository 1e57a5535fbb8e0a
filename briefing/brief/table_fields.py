"""Lists of cells become a table, or what is wrong with its shape."""

import re
from collections.abc import Callable, Iterator, Mapping
from io import StringIO
from typing import NamedTuple

import yaml

from briefing.brief.fields import Kind, Noted, Plain, Switch, Text
from briefing.brief.files import Source, decode
from briefing.brief.model import Copy, Name, Run, Section, Table
from briefing.brief.node_reader import Desk, Schema, filled, is_empty, names
from briefing.brief.records import Key, Listed, Record
from briefing.brief.yaml_parser import is_control
from briefing.errors import Fault, Span

# What a page's width, and a reader's eye, can hold.
MAX_COLUMNS, MAX_ROWS = 6, 12


class Row(NamedTuple):
    """Cells side by side, and their place; no cells where they could not be read."""

    cells: tuple[Copy, ...]
    span: Span


class Given(NamedTuple):
    """A table's keys as an author gave them."""

    span: Span
    columns: Row | None = None
    rows: tuple[Row, ...] = ()
    caption: Copy | None = None
    file: Name | None = None
    optional: bool = False


class _Cell:
    """A text, or nothing: `""`, `~`, or no more than the dash of its list."""

    def read(self, node: yaml.Node, desk: Desk) -> Copy:
        nothing = Copy((), desk.source.span(node))
        text = filled(node, desk) if isinstance(node, yaml.ScalarNode) else None
        if is_empty(node) or (text is not None and not text.strip()):
            return nothing
        return Text().read(node, desk) or nothing

    def schema(self) -> Schema:
        blank = {"type": ["string", "null"], "pattern": r"^\s*$"}
        return {"anyOf": [Text().schema(), blank]}


class Cells(NamedTuple):
    """A list of cells, as a Row."""

    what: str

    def read(self, node: yaml.Node, desk: Desk) -> Row:
        return Row(Listed(_Cell(), self.what).read(node, desk) or (), desk.source.span(node))

    def schema(self) -> Schema:
        side_by_side = Listed(_Cell(), self.what, most=MAX_COLUMNS).schema()
        return side_by_side | {"contains": Text().schema()}


class Head(Cells):
    """The names of a table's columns; the corner, over the first, needs none."""

    def schema(self) -> Schema:
        names = {"prefixItems": [_Cell().schema()], "items": Text().schema()}
        return Listed(_Cell(), self.what, most=MAX_COLUMNS).schema() | names


class Rows:
    """The rows of a table; how many there may be is told at the first too many."""

    def read(self, node: yaml.Node, desk: Desk) -> tuple[Row, ...] | None:
        return Listed(Cells("cells"), "rows").read(node, desk)

    def schema(self) -> Schema:
        return Listed(Cells("cells"), "rows", most=MAX_ROWS).schema()


class Tabled(NamedTuple):
    """A table whose rows are written out, or lie in a file."""

    kind: Kind

    def read(self, node: yaml.Node, desk: Desk) -> Table | None:
        keys = names(node)
        given: Given | None = self.kind.read(node, desk)
        if given is None:
            return None
        within = [key for key in ("columns", "rows") if key in keys]
        if "file" in keys and within:
            hint = f"delete `file`, or {' and '.join(f'`{key}`' for key in within)}"
            desk.fault("table.twice", "the table is given here and in a file", node, hint)
        elif "file" not in keys and not within:
            hint = "write `columns: […]` and `rows: […]`, or `file: data/x.csv`"
            desk.fault("copy.missing-key", "a table has neither `rows` nor `file`", node, hint)
        elif len(within) == 1:
            missing = "rows" if "columns" in within else "columns"
            hint = f"add `{missing}: …`"
            desk.fault("copy.missing-key", f"a table has no `{missing}`", node, hint)
        elif given.columns and given.rows:
            desk.faults += misshapen(given.columns, given.rows)
        columns = given.columns.cells if given.columns else ()
        rows = tuple(row.cells for row in given.rows)
        return Table(given.span, columns, rows, given.caption, given.file, given.optional)

    def schema(self) -> Schema:
        within, file = ["columns", "rows"], ["file"]
        named = {"required": file, "properties": dict.fromkeys(within, False)}
        given = {"required": within, "properties": dict.fromkeys(file, False)}
        return {**self.kind.schema(), "anyOf": [given, named]}


def misshapen(head: Row, rows: tuple[Row, ...]) -> Iterator[Fault]:
    """Too many rows or columns, columns without a name of their own, rows of another length."""
    if len(head.cells) > MAX_COLUMNS:
        message = f"{len(head.cells)} columns; {MAX_COLUMNS} is the limit"
        yield _fault("copy.too-many", message, head.span, "take some out")
        return
    if len(rows) > MAX_ROWS:
        message = f"{len(rows)} rows; {MAX_ROWS} is the limit"
        yield _fault("copy.too-many", message, rows[MAX_ROWS].span, "take some out, from here on")
        return
    yield from _misnamed(head)
    for number, row in enumerate(rows, start=1):
        count, columns = len(row.cells), len(head.cells)
        if count and columns and count != columns:
            cells = "1 cell" if count == 1 else f"{count} cells"
            are = "is 1 column" if columns == 1 else f"are {columns} columns"
            message = f"row {number} has {cells}; there {are}"
            hint = 'write `""` for a cell that is empty' if count < columns else "take some out"
            yield _fault("table.ragged", message, row.span, hint)
        elif count and not any(cell.runs for cell in row.cells):
            yield _fault("copy.empty", f"row {number} is empty", row.span, "delete it")


def _misnamed(head: Row) -> Iterator[Fault]:
    """Names that are there twice, or not at all; the corner over the first column needs none."""
    seen: set[str] = set()
    for number, name in enumerate(head.cells, start=1):
        if name.text in seen and name.runs:
            message = f"two columns are named {name.text!r}"
            yield _fault("table.column", message, name.span, "say how they differ")
        elif number > 1 and not name.runs:
            message = f"column {number} has no name"
            yield _fault(
                "table.column", message, name.span, "name it; only the first may do without"
            )
        seen.add(name.text)


def _fault(code: str, message: str, span: Span, hint: str) -> Fault:
    return Fault(code=code, message=message, span=span, hint=hint)


_FILE = Noted(Plain(example="a path in the folder"), lambda desk: desk.paths)
_KEYS = {
    "columns": Key(Head("columns"), "the names of the columns, six at most"),
    "rows": Key(Rows(), "twelve at most, a cell for each column"),
    "caption": Key(Text(), "what the table shows, above it", "Spending by country"),
    "file": Key(
        Noted(_FILE, lambda desk: desk.tables),
        "a CSV file that holds columns and rows instead",
        "data/bridges.csv",
    ),
    "optional": Key(Switch(), "whether it may leave a page that is too full"),
}
TABLE = Tabled(Record(Given, _KEYS, "a table"))


# A page holds about 5 kB of copy, and no table the whole of it.
MAX_TABLE = 20_000

_QUOTED = re.compile(r'"(?:[^"]|"")*"')

TableRows = tuple[Row, ...]


def read_csv(data: bytes, name: str) -> tuple[TableRows, list[Fault]]:
    """The rows of a table's file, the header first, which are empty with any fault."""
    start = Span(name, 1, 1)
    if len(data) > MAX_TABLE:
        message = (
            f"{name} has {len(data) / 1000:.0f} kB; a table's file may have {MAX_TABLE // 1000}"
        )
        return (), [
            _fault("copy.too-long", message, start, "a table is part of a page: shorten it")
        ]
    rows, faults = parse_csv(data, name)
    if not faults and not rows:
        return (), [_fault("file.empty", f"{name} is empty", start, "write a row of column names")]
    if not faults and not rows[1:]:
        hint = "write a row under the names of the columns"
        return (), [_fault("copy.empty", "the table has no rows", rows[0].span, hint)]
    faults = faults or list(misshapen(rows[0], rows[1:]))
    return (() if faults else rows), faults


def parse_csv(data: bytes, name: str) -> tuple[TableRows, list[Fault]]:
    """What stands in a file, a row a record but for blank lines; none with any fault.

    RFC 4180, in UTF-8: fields are parted by commas, or by semicolons if the first line's are.
    """
    source, faults = decode(data, name)
    faults = faults or list(_unprintable(source))
    return ((), faults) if faults else _parse(source)


def read_tables(
    names: list[Name], files: Mapping[str, bytes], start: Callable[[str], Span], *, most: int
) -> tuple[dict[str, TableRows], list[Fault]]:
    """The rows of each named file that could be read, by its path; `most` bytes in all."""
    tables: dict[str, TableRows] = {}
    faults: list[Fault] = []
    for name in names:
        if name.text in files and name.text not in tables:
            tables[name.text], found = read_csv(files[name.text], start(name.text).path)
            faults += found
            if sum(len(files[file]) for file in tables) > most:
                message = f"with {name.text} the tables hold over {most // 1000} kB"
                hint = "take some out: one page holds about 5 kB"
                return tables, [*faults, _fault("copy.too-long", message, name.span, hint)]
    return tables, faults


def with_rows(tables: dict[str, TableRows]) -> Callable[[Section], Section]:
    """What gives a section's table the rows of its file, where they were read."""

    def fill(section: Section) -> Section:
        table = section.table
        rows = tables.get(table.file.text) if table and table.file else None
        if table is None or not rows:
            return section
        columns, *others = (row.cells for row in rows)
        return section._replace(table=table._replace(columns=columns, rows=tuple(others)))

    return fill


def _unprintable(source: Source) -> Iterator[Fault]:
    """One fault for the first tab or control character of each line."""
    for number, line in enumerate(source.lines, start=1):
        found = next((at for at, char in enumerate(line) if is_control(char)), None)
        if found is not None:
            tab = line[found] == "\t"
            what = "a tab" if tab else f"control character U+{ord(line[found]):04X}"
            hint = "part cells with commas or semicolons" if tab else "delete it"
            place = source.at(number, found + 1)
            yield _fault("csv.control-character", f"{what} in the file", place, hint)


def _parse(source: Source) -> tuple[TableRows, list[Fault]]:
    import csv  # loaded for the few briefs that bring a file

    delimiter = delimiter_of(next((line for line in source.lines if line), ""))
    reader = csv.reader(StringIO(source.text, newline=""), delimiter=delimiter, strict=True)
    rows: list[Row] = []
    line = 1
    try:
        for fields in reader:
            if fields:
                rows.append(_row(fields, source, range(line, reader.line_num + 1), delimiter))
            line = reader.line_num + 1
    except csv.Error:  # strict, it complains of quotation marks alone
        text = source.lines[line - 1]
        span = source.at(line, text.find('"') + 1, max(len(text) - text.find('"'), 1))
        message = "the quotation marks do not pair up"
        hint = "close each, and write one within a cell twice"
        return (), [_fault("csv.syntax", message, span, hint)]
    return tuple(rows), []


def delimiter_of(header: str, among: str = ",;") -> str:
    """What parts the fields of a header: the one of these that it has most of, else the first."""
    return max(among, key=_QUOTED.sub("", header).count)


def _row(fields: list[str], source: Source, lines: range, delimiter: str) -> Row:
    """A record's fields as copy without markup; each has its own place if all are on one line."""
    first = lines[0]
    text = source.lines[first - 1]
    whole = source.at(first, 1, max(len(text), 1))
    field = re.compile(rf"(?:^|(?<={delimiter}))({_QUOTED.pattern}|[^{delimiter}]*)")
    places = [source.at(first, at.start() + 1, max(len(at[0]), 1)) for at in field.finditer(text)]
    if len(lines) > 1 or len(places) != len(fields):
        places = [whole] * len(fields)
    written = source.lines[first - 1 : lines[-1]]
    return Row(tuple(_cell(*pair, written) for pair in zip(fields, places, strict=True)), whole)


def _cell(field: str, place: Span, written: tuple[str, ...]) -> Copy:
    text = " ".join(field.split())
    return Copy((Run(text=text),) if text else (), place, written)
