"""A CSV file, or one of a JSON object a line, becomes rows, one at a time, each with its faults.

However long the file, no more of it is held than a row. What is wrong with one row is no matter
to the next.
"""

from collections.abc import Iterator
from itertools import chain, islice
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

from briefing.brief.files import unreadable
from briefing.brief.placeholders import Row, make_row
from briefing.content.row_lines import Lines, fault, misnamed, stop, too_long
from briefing.content.row_objects import objects
from briefing.content.tabular import delimiter_of
from briefing.errors import BriefingError, Fault, Span

_MOST_WRONG = 20  # rows at the head of a file, behind which nobody looks for a sound one
_JSON = (".jsonl", ".ndjson")


class Rows(NamedTuple):
    """The rows of a file that is open: what its columns are called, and the rows to come.

    Of JSON lines `columns` are the keys of the first that is sound.
    """

    columns: tuple[str, ...]
    rows: Iterator[Row]


def open_file(path: Path) -> BinaryIO:
    """A file of rows, to be read and closed by the caller.

    Raises:
        BriefingError: it cannot be read.
    """
    try:
        return path.open("rb")
    except PermissionError as error:
        raise BriefingError(unreadable(str(path), error)._replace(code="rows.unreadable")) from None
    except (OSError, ValueError) as error:
        reason = (getattr(error, "strerror", None) or str(error)).lower()
        message = f"{path} cannot be read: {reason}"
        wrong = Fault(code="rows.unreadable", message=message, hint="name a CSV file of rows")
        raise BriefingError(wrong) from None


def read_rows(file: BinaryIO, name: str) -> Rows:
    """The rows of a file: JSON lines if it is named so, or begins with a brace; else CSV.

    Raises:
        BriefingError: it does not begin as rows do.
    """
    lines = Lines(file, name)
    head = next(lines, "")
    if not head:
        stop("file.empty", f"{name} is empty", lines.span(), "write a row of column names")
    if name.lower().endswith(_JSON) or head.startswith("{"):
        rows = objects(head, lines)
        before = list[Row]()
        for row in islice(rows, _MOST_WRONG):
            before.append(row)
            if not row.fault:
                return Rows(tuple(row.values), chain(before, rows))
        if before and (wrong := before[0].fault):
            raise BriefingError(wrong)
        return Rows((), rows)
    return _table(head, lines)


def _table(head: str, lines: Lines) -> Rows:
    """The rows of a CSV file (RFC 4180), parted by commas, semicolons or tabs as its header is."""
    import csv  # loaded only for rows

    def all_lines() -> Iterator[str]:
        yield head
        yield from lines

    reader = csv.reader(all_lines(), delimiter=delimiter_of(head, ",;\t"), strict=True)
    columns = tuple(" ".join(name.split()) for name in _fields(reader, csv.Error, lines))
    if fault := lines.heard() or misnamed(columns, lines.span()):
        raise BriefingError(fault)
    return Rows(columns, _records(reader, csv.Error, columns, lines))


def _fields(reader: Iterator[list[str]], error: type[Exception], lines: Lines) -> list[str]:
    """The next record; RFC 4180 has none that is blank."""
    try:
        return next(reader)
    except error as wrong:
        raise BriefingError(_unpaired(wrong, lines.span())) from None


def _records(
    reader: Any, error: type[Exception], columns: tuple[str, ...], lines: Lines
) -> Iterator[Row]:
    number = 0
    while True:
        before = lines.number
        try:
            fields = next(reader)
        except StopIteration:
            return
        except error as wrong:
            number += 1
            yield Row(number, {}, fault=_unpaired(wrong, lines.span(before + 1)))
            continue
        if not any(field.strip() for field in fields):
            continue
        number += 1
        span = lines.span(before + 1, "" if lines.number > before + 1 else None)
        fault = lines.heard() or _ragged(fields, columns, span)
        if fault:
            yield Row(number, {}, span, fault)
        else:
            yield make_row(number, dict(zip(columns, fields, strict=True)), span)


def _ragged(fields: list[str], columns: tuple[str, ...], span: Span) -> Fault | None:
    if len(fields) == len(columns):
        return None
    message = f"a row of {len(fields)}, under {len(columns)} in the first row"
    hint = "put a text that holds a comma in double quotes"
    return fault("rows.ragged", message, span, hint)


def _unpaired(error: Exception, span: Span) -> Fault:
    """What the reader of CSV complains of: a field too long, else quotation marks."""
    if "limit" in str(error):
        return too_long(span)
    message, hint = "the quotation marks do not pair up", "close each, and write one within twice"
    return fault("csv.syntax", message, span, hint)
