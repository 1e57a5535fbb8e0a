"""A file of rows becomes its lines, decoded one by one, and what is wrong with them.

What would hold the rest of the file in memory, or cannot be told apart from it, stops the reading.
"""

from __future__ import annotations

from typing import BinaryIO, NoReturn

from briefing.brief.files import not_utf8
from briefing.errors import BriefingError, Fault, Span

MAX_COLUMNS = 200
MAX_LINE = 1 << 20  # bytes, as of any file that an author writes
MAX_FIELD = 1 << 17  # characters, by the standard library's reader of CSV; a text has fewer

_BOM = b"\xef\xbb\xbf"
_SHOWN = 1000  # characters of a line that a report may want


class Lines:
    """The lines of a file, decoded one by one, those that are blank left out by whoever reads."""

    def __init__(self, file: BinaryIO, name: str) -> None:
        self._file, self.name, self.number = file, name, 0
        self.fault: Fault | None = None
        self.last = ""

    def __iter__(self) -> Lines:
        return self

    def __next__(self) -> str:
        data = self._file.readline(MAX_LINE + 1)
        self.number += 1
        if not data:
            raise StopIteration
        if len(data) > MAX_LINE:
            message, hint = f"a line of over {MAX_LINE >> 20} MiB", "write a row a line"
            stop("file.too-large", message, Span(self.name, self.number, 1), hint)
        data = data.removeprefix(_BOM) if self.number == 1 else data
        try:
            self.last = data.decode()
        except UnicodeDecodeError as error:
            self.last = data.decode(errors="replace")
            column = len(data[: error.start].decode()) + 1
            self.fault = not_utf8(data, error.start, self.span()._replace(column=column))
        return self.last

    def span(self, number: int = 0, text: str | None = None) -> Span:
        """The place of a line: the last one that was read, unless told."""
        text = (self.last if text is None else text).rstrip("\r\n")[:_SHOWN]
        return Span(self.name, number or self.number, 1, max(len(text), 1) + 1, text)

    def heard(self) -> Fault | None:
        """What was wrong with the lines read since this was last asked."""
        fault, self.fault = self.fault, None
        return fault


def misnamed(columns: tuple[str, ...], span: Span) -> Fault | None:
    """Too many columns, or some without a name of their own."""
    if len(columns) > MAX_COLUMNS:
        message = f"{len(columns)} columns; {MAX_COLUMNS} is the limit"
        return fault("copy.too-many", message, span, "take some out")
    for at, name in enumerate(columns, start=1):
        if not name:
            return fault("rows.column", f"column {at} has no name", span, "name it, or take it out")
        if name in columns[: at - 1]:
            return fault("rows.column", f"two columns are named {name!r}", span, "rename one")
        if set(name) & set("{}") or not name.isprintable():
            message = f"{name!r} is no name that a placeholder can have"
            return fault("rows.column", message, span, "name it in words")
    return None


def too_long(span: Span) -> Fault:
    """A field of more than the reader takes."""
    message = f"over {MAX_FIELD:,} characters in one field"
    return fault("copy.too-long", message, span, "shorten it: a page holds about 5,000")


def fault(code: str, message: str, span: Span, hint: str) -> Fault:
    """A fault of rows."""
    return Fault(code=code, message=message, span=span, hint=hint)


def stop(code: str, message: str, span: Span, hint: str) -> NoReturn:
    """End the reading.

    Raises:
        BriefingError: always, with this fault.
    """
    raise BriefingError(fault(code, message, span, hint))
