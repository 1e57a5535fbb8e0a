"""CSV (RFC 4180): files in UTF-8 read into cells that know their place, and rows written.

Each use has its own bounds and its own delimiters. Only this module calls the standard library's
reader and writer.
"""

import csv
import re
from collections.abc import Iterable, Iterator
from io import StringIO
from typing import NamedTuple

from briefing.brief.files import Source, decode
from briefing.brief.model import Copy, Run
from briefing.brief.yaml_parser import is_control
from briefing.errors import Fault, Span

# Characters that the standard library's reader takes in one field.
MAX_FIELD = 1 << 17

_QUOTED = re.compile(r'"(?:[^"]|"")*"')
# What spreadsheets write and read before the first record, and show to nobody.
_NAMED = re.compile(r'"?sep=(?P<delimiter>[,;\t|])"?\s*', re.IGNORECASE)


class Row(NamedTuple):
    """The cells of a row, its span, and the blanks that its first cell starts with."""

    cells: tuple[Copy, ...]
    span: Span
    indent: int = 0


class Record(NamedTuple):
    """A record's fields, the numbers of its first and last line, and why it cannot be read."""

    fields: list[str]
    first: int
    last: int
    error: csv.Error | None = None

    @property
    def is_field_too_long(self) -> bool:
        """Whether a field of over MAX_FIELD characters is what is wrong, not quotation marks."""
        return "limit" in str(self.error)


def records(lines: Iterable[str], delimiter: str = ",") -> Iterator[Record]:
    """Every record of some lines, one at a time; a blank line has no fields.

    Lines keep their ends. Behind a record with an error reading goes on at the next line.
    """
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    while True:
        first = reader.line_num + 1
        try:
            fields = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield Record([], first, reader.line_num, error)
        else:
            yield Record(fields, first, reader.line_num)


def delimiter_of(header: str, among: str = ",;") -> str:
    """The delimiter that a header has most of outside quotation marks, or the first of `among`."""
    return max(among, key=_QUOTED.sub("", header).count)


def delimiters_of(name: str, among: str = ",;\t") -> str:
    """What may part the fields of a file of a name: of a `.tsv` tabs, of another any of `among`."""
    return "\t" if name.lower().endswith(".tsv") else among


def named_delimiter(line: str) -> str | None:
    """The delimiter that a file's first line names, as `sep=;` does; None if it is a record."""
    named = _NAMED.fullmatch(line)
    return named["delimiter"] if named else None


def parse_csv(data: bytes, name: str) -> tuple[tuple[Row, ...], list[Fault]]:
    """The rows of a whole file but for blank lines, or its faults and no rows.

    Fields are parted by commas, or by semicolons if the first line's are, of a `.tsv` by tabs, or
    by what a line before the first names. The text of a cell is without markup, its white space
    single spaces. `name` is the file's in spans and messages.
    """
    source, faults = decode(data, name)
    named = named_delimiter(source.lines[0]) if source.lines else None
    delimiters = delimiters_of(name, ",;")
    delimiter = named or delimiter_of(next(filter(None, source.lines), ""), delimiters)
    faults = faults or list(_unprintable(source, delimiter))
    if faults:
        return (), faults
    # A line that is blank is no record, and those behind it keep their numbers.
    text = source.text.removeprefix(source.lines[0]) if named else source.text
    rows: list[Row] = []
    for record in records(StringIO(text, newline=""), delimiter):
        if record.error:
            text = source.lines[record.first - 1]
            start = text.find('"')
            span = source.at(record.first, start + 1, max(len(text) - start, 1))
            message = "the quotation marks do not pair up"
            hint = "close each, and write one within a cell twice"
            return (), [Fault("csv.syntax", message, span, hint)]
        if record.fields:
            rows.append(_row(record, source, delimiter))
    return tuple(rows), []


def _unprintable(source: Source, delimiter: str | None) -> Iterator[Fault]:
    """One fault for the first tab or control character of each line, but for the delimiter."""
    for number, line in enumerate(source.lines, start=1):
        strange = (at for at, char in enumerate(line) if is_control(char) and char != delimiter)
        found = next(strange, None)
        if found is not None:
            tab = line[found] == "\t"
            what = "a tab" if tab else f"control character U+{ord(line[found]):04X}"
            hint = "part cells with commas or semicolons" if tab else "delete it"
            hint += ", or save it as .tsv" if tab else ""
            span = source.at(number, found + 1)
            yield Fault("csv.control-character", f"{what} in the file", span, hint)


def _row(record: Record, source: Source, delimiter: str) -> Row:
    """A record's cells; each has its own span if all are on one line, else the first line's."""
    text = source.lines[record.first - 1]
    whole = source.at(record.first, 1, max(len(text), 1))
    field = re.compile(rf"(?:^|(?<={delimiter}))({_QUOTED.pattern}|[^{delimiter}]*)")
    spans = [
        source.at(record.first, found.start() + 1, max(len(found[0]), 1))
        for found in field.finditer(text)
    ]
    if record.last > record.first or len(spans) != len(record.fields):
        spans = [whole] * len(record.fields)
    written = source.lines[record.first - 1 : record.last]
    cells = []
    for words, span in zip(record.fields, spans, strict=True):
        plain = " ".join(words.split())
        cells.append(Copy((Run(text=plain),) if plain else (), span, written))
    return Row(tuple(cells), whole, len(record.fields[0]) - len(record.fields[0].lstrip()))


def to_csv(rows: Iterable[Iterable[str]]) -> str:
    """Rows as CSV, their lines ending in CR LF; no cell is a formula to a spreadsheet."""
    out = StringIO()
    csv.writer(out).writerows(map(unformulated, row) for row in rows)
    return out.getvalue()


def unformulated(text: str) -> str:
    """A text, with an apostrophe before it if a spreadsheet would take it for a formula.

    A number with its sign is no formula.
    """
    sign, rest = text[:1], text[1:]
    is_number = rest[:1].isdigit() and not set(rest) & set("=+-*/^&|!(@")
    risky = sign in ("=", "@") or (sign in ("+", "-") and not is_number)
    return f"'{text}" if risky else text
