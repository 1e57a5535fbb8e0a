"""Reads the rows of a merge one at a time, from CSV, JSON, or a workbook.

However long the file, no more of it is held in memory than a row, but for a workbook and a list of
JSON. A fault in
one row does not stop those behind it.
"""

from collections import deque
from collections.abc import Iterator
from itertools import chain, islice
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

from briefing.brief.csv_file import (
    MAX_FIELD,
    Record,
    delimiter_of,
    delimiters_of,
    named_delimiter,
    records,
)
from briefing.brief.csv_file import Row as Cells
from briefing.brief.files import (
    MAX_WORKBOOK,
    composed,
    is_workbook,
    not_utf8,
    other_encoding,
    unreadable,
)
from briefing.brief.placeholders import FACTS, Row, make_row
from briefing.errors import BriefingError, Fault, Span
from briefing.language.en import LANGUAGE as ENGLISH
from briefing.language.language import Language

MAX_COLUMNS = 200
MAX_LINE = 1 << 20  # bytes, as of any file that an author writes

_BOM = b"\xef\xbb\xbf"
_SHOWN = 1000  # characters of a line that a report may want


class Lines:
    """The lines of a file, decoded one by one, with the place of the last one read.

    A byte that is not UTF-8 is replaced, and is told by `heard`.
    """

    def __init__(self, file: BinaryIO, name: str) -> None:
        self._file, self.name, self.number = file, name, 0
        self._ahead = deque[bytes]()
        self._rest = b""
        self.fault: Fault | None = None
        self.last = ""

    def __iter__(self) -> "Lines":
        return self

    def __next__(self) -> str:
        data = self._line()
        self.number += 1
        if not data:
            raise StopIteration
        if len(data) > MAX_LINE:
            message, hint = f"a line of over {MAX_LINE >> 20} MiB", "write a row a line"
            span = Span(self.name, self.number, 1)
            raise BriefingError(Fault("file.too-large", message, span, hint))
        data = data.removeprefix(_BOM) if self.number == 1 else data
        try:
            self.last = data.decode()
        except UnicodeDecodeError as error:
            self.last = data.decode(errors="replace")
            column = len(data[: error.start].decode()) + 1
            self.fault = not_utf8(data, error.start, self.span()._replace(column=column))
        if self.number == 1 and other_encoding(data):
            self.fault = not_utf8(data, 0, self.span())
        return self.last

    def _line(self) -> bytes:
        """The next line with its end: LF, CR LF or, as spreadsheets on a Mac may have it, CR."""
        if not self._ahead:
            data = self._rest + self._file.readline(MAX_LINE + 1)
            lines = data.splitlines(keepends=True)  # of bytes: at no other character
            is_cut = len(data) > MAX_LINE and len(lines) > 1 and not data.endswith(b"\n")
            self._rest = lines.pop() if is_cut else b""
            self._ahead += lines
        return self._ahead.popleft() if self._ahead else b""

    def span(self, number: int = 0, text: str | None = None) -> Span:
        """The span of a line: of the last one read, or of that with a number and a text."""
        text = (self.last if text is None else text).rstrip("\r\n")[:_SHOWN]
        return Span(self.name, number or self.number, 1, max(len(text), 1) + 1, text)

    def heard(self) -> Fault | None:
        """The fault of the lines read since the last call, if they have one."""
        fault, self.fault = self.fault, None
        return fault


def misnamed(columns: tuple[str, ...], span: Span) -> Fault | None:
    """The fault of columns that are too many, or of a name that is empty, taken or unusable."""
    if len(columns) > MAX_COLUMNS:
        message = f"{len(columns)} columns; {MAX_COLUMNS} is the limit"
        return Fault("copy.too-many", message, span, "take some out")
    for at, name in enumerate(columns, start=1):
        if not name:
            return Fault("rows.column", f"column {at} has no name", span, "name it, or take it out")
        if name in columns[: at - 1]:
            return Fault("rows.column", f"two columns are named {name!r}", span, "rename one")
        if name.startswith(FACTS):
            message = f"{name!r} asks for a fact: no column can be named so"
            return Fault("rows.column", message, span, "rename it")
        if set(name) & set("{}") or not name.isprintable():
            message = f"{name!r} is no name that a placeholder can have"
            return Fault("rows.column", message, span, "name it in words")
    return None


def _too_long(span: Span) -> Fault:
    message = f"over {MAX_FIELD:,} characters in one field"
    return Fault("copy.too-long", message, span, "shorten it: a page holds about 5,000")


def objects(head: str, lines: Lines) -> Iterator[Row]:
    """The rows of a file with a JSON object a line, of which `head` is the first line."""
    import json  # loaded only for such a file

    number, line = 0, head
    while line:
        if line.strip():
            number += 1
            span, wrong = lines.span(), lines.heard()
            try:
                # Numbers stay as they are written: `2.10` is no 2.1.
                values = json.loads(
                    line,
                    parse_int=str,
                    parse_float=str,
                    parse_constant=str,
                    object_pairs_hook=_Pairs,
                )
            except (ValueError, RecursionError):
                values = None
            wrong = wrong or _misshapen(values, span)
            if wrong:
                yield Row(number, {}, span, wrong)
            else:
                texts = {_column(key): _text(value) for key, value in values}
                yield make_row(number, texts, span)
        line = next(lines, "")


def listed(head: str, lines: Lines) -> Iterator[Row]:
    """The rows of a JSON list of objects, of which `head` is the first line; it is read whole.

    Behind what is no JSON there are no more.

    Raises:
        BriefingError: it is too large.
    """
    import json  # loaded only for such a file

    text = _whole(head, lines)
    decoder = json.JSONDecoder(
        parse_int=str, parse_float=str, parse_constant=str, object_pairs_hook=_Pairs
    )
    number, line, counted = 0, 1, 0
    at = _behind(text, text.index("[") + 1)
    is_over = text.startswith("]", at)
    while not is_over:
        number += 1
        line, counted = line + text.count("\n", counted, at), at
        span = lines.span(line, text[at : at + _SHOWN].partition("\n")[0])
        try:
            values, at = decoder.raw_decode(text, at)
        except (ValueError, RecursionError):
            yield Row(number, {}, span, Fault("rows.json", "no JSON starts here", span, _MEND))
            return
        at = _behind(text, at)
        is_over = not text.startswith(",", at)
        wrong = _misshapen(values, span)
        if is_over and text[at:].strip() != "]":
            wrong = Fault("rows.json", "behind this the list does not go on", span, _MEND)
        if wrong:
            yield Row(number, {}, span, wrong)
        else:
            yield make_row(number, {_column(key): _text(value) for key, value in values}, span)
        at = _behind(text, at + 1)


def _whole(head: str, lines: Lines) -> str:
    """The text of a file whose first line is `head`."""
    parts, size = [head], len(head)
    for line in lines:
        parts.append(line)
        size += len(line)
        if size > MAX_WORKBOOK:
            message = f"{lines.name} has over {MAX_WORKBOOK >> 20} MiB"
            hint = "save its rows as JSON lines, an object a line"
            raise BriefingError(Fault("file.too-large", message, hint=hint))
    if fault := lines.heard():
        raise BriefingError(fault)
    return "".join(parts)


def _behind(text: str, at: int) -> int:
    """The place of what follows white space."""
    while at < len(text) and text[at].isspace():
        at += 1
    return at


_MEND = "mend it there, or save the list again"


def _column(name: str) -> str:
    """A column's name as placeholders ask for it: letters composed (NFC), white space one space."""
    return composed(" ".join(name.split()))


class _Pairs(list[Any]):
    """The pairs of a JSON object, which may have a key twice; by its type no array."""


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else value


def _misshapen(values: Any, span: Span) -> Fault | None:
    """The fault of a line that is no JSON object, or whose keys or values cannot be a row's."""
    if not isinstance(values, _Pairs):
        return Fault("rows.json", "this line is no JSON object", span, _AN_OBJECT)
    if wrong := misnamed(tuple(_column(key) for key, _ in values), span):
        return wrong
    nested = next((key for key, value in values if isinstance(value, list)), None)
    if nested is None:
        long = next((k for k, v in values if isinstance(v, str) and len(v) > MAX_FIELD), None)
        return None if long is None else _too_long(span)
    hint = "write a text, a number, true or false"
    return Fault("rows.json", f"`{nested}` holds a list or an object", span, hint)


_MOST_WRONG = 20  # rows at the head of a file, behind which nobody looks for a sound one
_JSON = (".jsonl", ".ndjson")
_AN_OBJECT = 'write {"name": "value"}'


class Rows(NamedTuple):
    """The columns of an open file, and an iterator over its rows.

    Of JSON lines `columns` are the keys of the first without a fault.
    """

    columns: tuple[str, ...]
    rows: Iterator[Row]


def open_file(path: Path) -> BinaryIO:
    """Open a file of rows, which the caller closes.

    Raises:
        BriefingError: it cannot be opened.
    """
    try:
        return path.open("rb")
    except PermissionError as error:
        raise BriefingError(unreadable(str(path), error)._replace(code="rows.unreadable")) from None
    except (OSError, ValueError) as error:
        reason = (getattr(error, "strerror", None) or str(error)).lower()
        message = f"{path} cannot be read: {reason}"
        hint = "name a CSV file of rows"
        raise BriefingError(Fault("rows.unreadable", message, hint=hint)) from None


def read_rows(file: BinaryIO, name: str, language: Language = ENGLISH) -> Rows:
    """The rows of a file: JSON lines if it is named so, or begins with a brace; of a `.json` those
    of its list; else CSV.

    Those of a workbook show their numbers by the marks of the language.

    Raises:
        BriefingError: it is empty, or what it begins with is no header and no row.
    """
    if is_workbook(name):
        return _of_workbook(file, name, language)
    lines = Lines(file, name)
    head = next(lines, "")
    if not head:
        raise BriefingError(_no_columns(lines))
    if name.lower().endswith(_JSON) or head.startswith("{"):
        return _of_objects(objects(head, lines), name)
    if name.lower().endswith(".json") and head.lstrip().startswith("["):
        return _of_objects(listed(head, lines), name)
    return _table(head, lines)


def _of_objects(rows: Iterator[Row], name: str) -> Rows:
    """Rows of JSON, with the columns of the first that is sound.

    Raises:
        BriefingError: none is among the first.
    """
    before = list[Row]()
    for row in islice(rows, _MOST_WRONG):
        before.append(row)
        if not row.fault:
            return Rows(tuple(row.values), chain(before, rows))
    empty = Fault("rows.empty", f"{name} has no rows", hint=_AN_OBJECT)
    raise BriefingError((before and before[0].fault) or empty)


def _of_workbook(file: BinaryIO, name: str, language: Language) -> Rows:
    """The rows of a workbook, which is read whole.

    Raises:
        BriefingError: it is none, or too large, or does not begin with the names of columns.
    """
    from briefing.brief.workbook_rows import workbook_rows  # loaded only for a workbook

    data = file.read(MAX_WORKBOOK + 1)
    if len(data) > MAX_WORKBOOK:
        message = f"{name} has over {MAX_WORKBOOK >> 20} MiB"
        raise BriefingError(Fault("file.too-large", message, hint="save its rows as CSV"))
    rows = workbook_rows(data, name, language)
    head, fault = next(rows, (None, None))
    if head is None:
        hint = "write a row of column names"
        raise BriefingError(Fault("file.empty", f"{name} is empty", Span(name, 1, 1), hint))
    columns = tuple(_column(cell.text) for cell in head.cells)
    if fault := fault or misnamed(columns, head.span):
        raise BriefingError(fault)
    return Rows(columns, _shown(columns, rows))


def _shown(columns: tuple[str, ...], rows: Iterator[tuple[Cells, Fault | None]]) -> Iterator[Row]:
    """The rows of a workbook under the names of its columns."""
    for number, (row, fault) in enumerate(rows, start=1):
        texts = [cell.text for cell in row.cells]
        if wrong := fault or _ragged(texts, columns, row.span):
            yield Row(number, {}, row.span, wrong)
        else:
            yield make_row(number, dict(zip(columns, texts, strict=True)), row.span)


def _no_columns(lines: Lines) -> Fault:
    hint = "write a row of column names"
    return Fault("file.empty", f"{lines.name} is empty", lines.span(text=""), hint)


def _table(head: str, lines: Lines) -> Rows:
    """The rows of a CSV file, whose delimiter is a comma, a semicolon, a tab, or what `head` names.

    Raises:
        BriefingError: it does not begin with the names of columns.
    """
    named = named_delimiter(head)
    if named and not (head := next(lines, "")):
        raise BriefingError(_no_columns(lines))
    # In place of a line that names the delimiter a blank one, which is no record.
    before = (head,) if not named else ("\n", head)
    table = records(chain(before, lines), named or delimiter_of(head, delimiters_of(lines.name)))
    first = next((record for record in table if record.fields or record.error), None)
    if fault := lines.heard():
        raise BriefingError(fault)
    if first is None:
        raise BriefingError(_no_columns(lines))
    if first.error:
        raise BriefingError(_unreadable(first, lines.span()))
    columns = tuple(map(_column, first.fields))
    if fault := misnamed(columns, lines.span()):
        raise BriefingError(fault)
    return Rows(columns, _under(columns, table, lines))


def _under(columns: tuple[str, ...], table: Iterator[Record], lines: Lines) -> Iterator[Row]:
    """The rows under a header, those left out in which all cells are blank."""
    number = 0
    for record in table:
        if not record.error and not any(field.strip() for field in record.fields):
            continue
        number += 1
        if record.error:
            fault = _unreadable(record, lines.span(record.first))
            yield Row(number, {}, fault=fault)
            continue
        span = lines.span(record.first, "" if record.last > record.first else None)
        wrong = lines.heard() or _ragged(record.fields, columns, span)
        if wrong:
            yield Row(number, {}, span, wrong)
        else:
            yield make_row(number, dict(zip(columns, record.fields, strict=True)), span)


def _ragged(fields: list[str], columns: tuple[str, ...], span: Span) -> Fault | None:
    if len(fields) == len(columns):
        return None
    message = f"a row of {len(fields)}, under {len(columns)} in the first row"
    hint = "put a text that holds a comma in double quotes"
    return Fault("rows.ragged", message, span, hint)


def _unreadable(record: Record, span: Span) -> Fault:
    if record.is_field_too_long:
        return _too_long(span)
    message, hint = "the quotation marks do not pair up", "close each, and write one within twice"
    return Fault("csv.syntax", message, span, hint)
