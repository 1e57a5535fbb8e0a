"""A CSV file becomes the columns and rows of a table, or every fault in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from io import StringIO

from briefing.brief.files import Source, decode
from briefing.brief.model import Copy, Name, Run, Section
from briefing.brief.table_fields import Row, misshapen
from briefing.content.syntax import is_control
from briefing.errors import Fault, Span

# A page holds about 5 kB of copy, and no table the whole of it.
MAX_TABLE = 20_000

_QUOTED = re.compile(r'"(?:[^"]|"")*"')

Rows = tuple[Row, ...]


def read_csv(data: bytes, name: str) -> tuple[Rows, list[Fault]]:
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


def parse_csv(data: bytes, name: str) -> tuple[Rows, list[Fault]]:
    """What stands in a file, a row a record but for blank lines; none with any fault.

    RFC 4180, in UTF-8: fields are parted by commas, or by semicolons if the first line's are.
    """
    source, faults = decode(data, name)
    faults = faults or list(_unprintable(source))
    return ((), faults) if faults else _parse(source)


def read_tables(
    names: list[Name], files: Mapping[str, bytes], start: Callable[[str], Span], *, most: int
) -> tuple[dict[str, Rows], list[Fault]]:
    """The rows of each named file that could be read, by its path; `most` bytes in all."""
    tables: dict[str, Rows] = {}
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


def with_rows(tables: dict[str, Rows]) -> Callable[[Section], Section]:
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


def _parse(source: Source) -> tuple[Rows, list[Fault]]:
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


def _fault(code: str, message: str, span: Span, hint: str) -> Fault:
    return Fault(code=code, message=message, span=span, hint=hint)
