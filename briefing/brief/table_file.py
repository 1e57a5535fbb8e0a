"""The CSV files that hold the tables of sections."""

from collections.abc import Callable, Iterator, Mapping

from briefing.brief.csv_file import parse_csv
from briefing.brief.inline import Problem, parse_notes
from briefing.brief.model import Copy, Name, Section
from briefing.brief.table_fields import Head, Line, misshapen, row_of, with_lines
from briefing.brief.tables import Cell, Column, Table
from briefing.errors import Fault, Span

# A page holds about 5 kB of copy, and no table the whole of it.
MAX_TABLE = 20_000

Lines = tuple[Line, ...]


def read_tables(
    names: list[Name], files: Mapping[str, bytes], start: Callable[[str], Span], *, most: int
) -> tuple[dict[str, Lines], list[Fault]]:
    """The rows of each named file, by its path in the folder, and every fault.

    `files` holds the bytes of those that could be read, `start` gives the place of a file's first
    character. More than `most` bytes in all are a fault, and end the reading.
    """
    tables: dict[str, Lines] = {}
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


def read_table(data: bytes, name: str) -> tuple[Lines, list[Fault]]:
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
    lines = (
        row_of(
            tuple(Cell(_with_notes(copy, faults), copy.span) for copy in row.cells),
            row.span,
            row.indent,
        )
        for row in rows
    )
    return tuple(lines), faults


def _with_notes(cell: Copy, faults: list[Fault]) -> Copy:
    """A cell with the marks of its notes; nothing else in it is markup."""
    if "[^" not in cell.text:
        return cell

    def complain(problem: Problem) -> None:
        place = problem.narrowed(cell.find(problem.written))
        faults.append(Fault(problem.code, problem.message, place, problem.hint))

    return cell._replace(runs=parse_notes(cell.text, complain))


def cites(tables: Mapping[str, Lines]) -> Iterator[Name]:
    """The names of notes and sources that the marks of files' cells refer to, each at its place."""
    for cell in (cell.text for lines in tables.values() for line in lines for cell in line.cells):
        place: Span | None = None
        for run in cell.runs:
            if run.note:
                place = cell.find(f"[^{run.note.name}]", place)
                yield Name(run.note.name, place)


def with_rows(tables: Mapping[str, Lines], faults: list[Fault]) -> Callable[[Section], Section]:
    """A function that fills a section's tables from their files, as far as these could be read.

    What is wrong with their shape is added to the faults, once.
    """

    def filled(table: Table) -> Table:
        lines = tables.get(table.file.text) if table.file else None
        if not lines:
            return table
        first, *others = lines
        head = Head(tuple(Column(cell.text) for cell in first.cells), first.span)
        if table.columns and len(table.columns) != len(head.columns):
            message = f"{len(table.columns)} columns; the file has {len(head.columns)}"
            hint = "write one for each of the file's, in its order"
            faults.append(Fault("table.ragged", message, table.columns[0].head.span, hint))
            return table
        head = head._replace(columns=table.columns or head.columns)
        found = list(
            misshapen(head, tuple(others), table.total or (True if table.totalled else None))
        )
        faults.extend(fault for fault in found if fault not in faults)
        return table if found else with_lines(table._replace(columns=head.columns), tuple(others))

    def fill(section: Section) -> Section:
        table = section.table and filled(section.table)
        return section._replace(table=table, tables=tuple(map(filled, section.tables)))

    return fill
