"""The CSV files that hold the tables of sections."""

from collections.abc import Callable, Mapping

from briefing.brief.csv_file import parse_csv
from briefing.brief.model import Name, Section
from briefing.brief.table_fields import Row, misshapen
from briefing.errors import Fault, Span

# A page holds about 5 kB of copy, and no table the whole of it.
MAX_TABLE = 20_000

TableRows = tuple[Row, ...]


def read_tables(
    names: list[Name], files: Mapping[str, bytes], start: Callable[[str], Span], *, most: int
) -> tuple[dict[str, TableRows], list[Fault]]:
    """The rows of each named file, by its path in the folder, and every fault.

    `files` holds the bytes of those that could be read, `start` gives the place of a file's first
    character. More than `most` bytes in all are a fault, and end the reading.
    """
    tables: dict[str, TableRows] = {}
    faults: list[Fault] = []
    for name in names:
        if name.text in files and name.text not in tables:
            tables[name.text], found = read_table(files[name.text], start(name.text).path)
            faults += found
            if sum(len(files[file]) for file in tables) > most:
                message = f"with {name.text} the tables hold over {most // 1000} kB"
                hint = "take some out: one page holds about 5 kB"
                return tables, [*faults, Fault("copy.too-long", message, name.span, hint)]
    return tables, faults


def read_table(data: bytes, name: str) -> tuple[TableRows, list[Fault]]:
    """The rows of one file, the names of the columns first, or its faults and no rows."""
    start = Span(name, 1, 1)
    if len(data) > MAX_TABLE:
        message = (
            f"{name} has {len(data) / 1000:.0f} kB; a table's file may have {MAX_TABLE // 1000}"
        )
        hint = "a table is part of a page: shorten it"
        return (), [Fault("copy.too-long", message, start, hint)]
    rows, faults = parse_csv(data, name)
    if faults:
        return (), faults
    if not rows:
        hint = "write a row of column names"
        return (), [Fault("file.empty", f"{name} is empty", start, hint)]
    if not rows[1:]:
        hint = "write a row under the names of the columns"
        return (), [Fault("copy.empty", "the table has no rows", rows[0].span, hint)]
    faults = list(misshapen(rows[0], rows[1:]))
    return (() if faults else rows), faults


def with_rows(tables: Mapping[str, TableRows]) -> Callable[[Section], Section]:
    """A function that fills a section's table from its file, if the file could be read."""

    def fill(section: Section) -> Section:
        table = section.table
        rows = tables.get(table.file.text) if table and table.file else None
        if table is None or not rows:
            return section
        columns, *others = (row.cells for row in rows)
        return section._replace(table=table._replace(columns=columns, rows=tuple(others)))

    return fill
