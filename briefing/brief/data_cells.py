"""Reads the values of CSV and JSON files that a brief prints by reference, as cells.

Numbers are digits as the file has them, without exponents and without what binary fractions add:
`0.30000000000000004` is 0.3.
"""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from decimal import Decimal, InvalidOperation
from functools import lru_cache, partial
from io import StringIO
from typing import Any, NamedTuple

from briefing.brief.csv_file import delimiter_of, delimiters_of, named_delimiter, records
from briefing.brief.files import composed, data_ending, decode
from briefing.brief.model import DataReference, Name, RowName
from briefing.errors import BriefingError, Fault, nearest
from briefing.language.language import Language
from briefing.spreadsheets.model import MAX_CELLS, Block, Cell, Kind, RefusedError

_EMPTY = Cell()


def read_block(reference: DataReference, data: bytes, language: Language) -> Block:
    """The values that a reference names in its file.

    Raises:
        BriefingError: the file cannot be read, or has nothing of that name.
    """
    name = reference.file.text
    if data_ending(name) == ".csv":
        table = _located(reference, partial(_csv_table, delimiters=delimiters_of(name)), data)
        decimals = _Decimals(table, language)
        return _chosen(table, reference, decimals.cell)
    value = _value_at(reference, _located(reference, _json, data))
    if reference.rows or reference.columns:
        return _chosen(_objects(value, reference), reference, _json_cell)
    return _json_block(value, reference)


def read_table(reference: DataReference, data: bytes) -> Block:
    """The table that a reference to JSON names, with the names of its columns as first row.

    Raises:
        BriefingError: the file cannot be read, or has no table of that name.
    """
    table = _objects(_value_at(reference, _located(reference, _json, data)), reference)
    rows = _chosen(table, reference, _json_cell)

    def cell(row: int, column: int) -> Cell:
        return rows.cell(row - 1, column) if row else _json_cell(0, column, table.heads[column])

    def name(row: int, column: int) -> str:
        return rows.name(row - 1, column) if row else f"column {column + 1}"

    return Block(rows.height + 1, rows.width, cell, name)


class _Unreadable(NamedTuple):
    """What is wrong with a file."""

    code: str
    message: str
    hint: str


def _located(reference: DataReference, read: Callable[[bytes], Any], data: bytes) -> Any:
    """What a file holds, or its fault with the file's name."""
    found = read(data)
    if isinstance(found, _Unreadable):
        message = f"{reference.file.text}{found.message}"
        raise BriefingError(Fault(found.code, message, reference.file.span, found.hint))
    return found


# Rows and columns.


class _Table(NamedTuple):
    """The names of columns, the rows under them, and what parts their fields, if it is CSV."""

    heads: tuple[str, ...]
    rows: Sequence[Sequence[Any]]
    delimiter: str
    named: dict[str, list[int]]

    def rows_named(self, name: str) -> list[int]:
        """The rows whose first cell is a text."""
        if not self.named:
            found = defaultdict[str, list[int]](list)
            for number, row in enumerate(self.rows):
                found[_plain(row[0]) if row else ""].append(number)
            self.named.update(found)
        return self.named.get(name, [])


def _plain(value: Any) -> str:
    """A value as a name that is asked for: letters composed, white space single spaces."""
    return composed(" ".join(value.split())) if isinstance(value, str) else ""


@lru_cache(maxsize=4)  # a brief in the making is built again and again with the same files
def _csv_table(data: bytes, delimiters: str) -> _Table | _Unreadable:
    source, faults = decode(data, ".csv")
    if faults:
        return _Unreadable("file.not-utf8", f": {faults[0].message}", faults[0].hint or "")
    named = named_delimiter(source.lines[0]) if source.lines else None
    delimiter = named or delimiter_of(next((line for line in source.lines if line), ""), delimiters)
    text = source.text.removeprefix(source.lines[0]) if named else source.text
    rows, count = list[list[str]](), 0
    for record in records(StringIO(text, newline=""), delimiter):
        if record.error:
            hint = "close each, and write one within a cell twice"
            message = f", line {record.first}: the quotation marks do not pair up"
            return _Unreadable("csv.syntax", message, hint)
        count += len(record.fields)
        if count > MAX_CELLS:
            hint = "save the rows that the brief needs as a file of their own"
            return _Unreadable("file.too-large", f" has over {MAX_CELLS:,} cells", hint)
        if any(record.fields):
            rows.append(record.fields)
    if not rows[1:]:
        hint = "write the names of columns, and rows under them"
        return _Unreadable("file.empty", " has no rows", hint)
    return _Table(tuple(map(_plain, rows[0])), rows[1:], delimiter, {})


def _chosen(
    table: _Table, reference: DataReference, cell: Callable[[int, int, Any], Cell]
) -> Block:
    """The rows and columns of a table that a reference names, or all."""
    columns = [_column(table, name, reference) for name in reference.columns]
    columns = columns or list(range(len(table.heads)))
    rows = [_row(table, name, reference) for name in reference.rows]
    rows = rows or list(range(len(table.rows)))
    for row in rows if reference.rows else ():
        if len(table.rows[row]) != len(table.heads):
            message = (
                f"{reference.file.text}: the row {_plain(table.rows[row][0])!r} has "
                f"{len(table.rows[row])} cells, and the first row {len(table.heads)}"
            )
            hint = "put a text that holds a comma in double quotes"
            raise BriefingError(Fault("data.ragged", message, reference.place.span, hint))

    def at(row: int, column: int) -> Cell:
        fields = table.rows[rows[row]]
        place = columns[column]
        return cell(rows[row], place, fields[place]) if place < len(fields) else _EMPTY

    key = ".".join(reference.key)

    def name(row: int, column: int) -> str:
        chosen = reference.rows[row].text if reference.rows else _plain(table.rows[rows[row]][0])
        said = (key, chosen, table.heads[columns[column]])
        return ", ".join(filter(None, said))

    return Block(len(rows), len(columns), at, name)


def _column(table: _Table, name: Name, reference: DataReference) -> int:
    """The index of a column by its name."""
    asked = _plain(name.text)
    if table.heads.count(asked) == 1:
        return table.heads.index(asked)
    file = reference.file.text
    if asked in table.heads:
        message, hint = f"{file} has several columns named {name.text!r}", "rename them there"
    else:
        message = f"{file} has no column {name.text!r}"
        hint = nearest(name.text, table.heads) or f"it has {_listed(table.heads)}"
    raise BriefingError(Fault("data.column", message, name.span, hint))


def _row(table: _Table, name: RowName, reference: DataReference) -> int:
    """The index of a row by its name, or by what it has in some columns."""
    if name.where:
        wanted = [
            (_column(table, column, reference), _plain(text.text)) for column, text in name.where
        ]
        found = [
            number
            for number, row in enumerate(table.rows)
            if all(at < len(row) and _plain(row[at]) == text for at, text in wanted)
        ]
    else:
        found = table.rows_named(_plain(name.text))
    if len(found) == 1:
        return found[0]
    file = reference.file.text
    if found:
        message = f"{file} has {len(found)} rows {name.text!r}"
        hint = _telling(table, found)
    else:
        message, hint = f"{file} has no row {name.text!r}", _other_row(table, name)
    raise BriefingError(Fault("data.row", message, name.span, hint))


def _telling(table: _Table, rows: list[int]) -> str:
    """The hint of how the first of some rows is told from the others, as far as a column can."""
    first = table.rows[rows[0]]
    for at in range(1, min(len(table.heads), len(first))):
        texts = [_plain(table.rows[row][at]) for row in rows if at < len(table.rows[row])]
        if texts[0] and texts.count(texts[0]) == 1:
            both = f"{table.heads[0]}: {_plain(first[0])}, {table.heads[at]}: {texts[0]}"
            return f"say which by another column, too: `row: {{{both}}}`"
    return "no other column tells them apart: give each of them a name of its own there"


def _other_row(table: _Table, name: RowName) -> str:
    known = list(dict.fromkeys(filter(None, (_plain(row[0]) for row in table.rows if row))))
    if name.where:
        return "mend what its columns are said to hold"
    return nearest(name.text, known) or f"its rows are named {_listed(known)}"


_SHOWN = 6  # names in a hint


def _listed(names: Sequence[str]) -> str:
    more = ", …" if len(names) > _SHOWN else ""
    return ", ".join(f"`{name[:40]}`" for name in names[:_SHOWN]) + more


# Numbers of CSV.


_SPACES = " \u00a0\u202f\u2009'\u2019"
_SIGNS, _CURRENCY = "+\u2212-", "€$£₴¥"
_NUMBER = re.compile(
    rf"(?P<sign>[{_SIGNS}]?)\s?(?:[{_CURRENCY}]\s?)?(?P<late>[{_SIGNS}]?)"
    rf"(?P<digits>\d(?:[\d.,{_SPACES}]*\d)?)\s?(?P<percent>%?)[{_CURRENCY}]?"
)
_LITERAL = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?")
_GROUPS = re.compile(rf"\d{{1,3}}(?:([.,{_SPACES}])\d{{3}})(?:\1\d{{3}})*|\d+")


class _Decimals:
    """Which mark is decimal in each column of a CSV file, found when it is asked for."""

    def __init__(self, table: _Table, language: Language) -> None:
        self._table, self._language = table, language
        self._known: dict[int, str] = {}

    def cell(self, _row: int, column: int, text: str) -> Cell:
        """A field as a cell; what cannot be a number is a text."""
        text = text.strip()
        if not text:
            return _EMPTY
        match = _NUMBER.fullmatch(text)
        if match and not set(match["digits"]) & set(".,"):
            return _number(match, text, ".") or Cell(Kind.TEXT, text)
        decimal = self._decimal(column) if match or _LITERAL.fullmatch(text) else "."
        if decimal == "." and _LITERAL.fullmatch(text) and not (match and _is_long(match)):
            return _literal(text)
        if match and not decimal:
            message = f"{text!r} may be a thousand times as much: no number of the column tells"
            raise RefusedError(message, "write it there without marks, or with its decimals")
        return (match and _number(match, text, decimal)) or Cell(Kind.TEXT, text)

    def _decimal(self, column: int) -> str:
        """The decimal mark of a column; empty where `1,234` may be either.

        What numbers of the column tell goes first. Of fields parted by commas the mark is a point,
        by semicolons a comma, unless the brief's language has a point itself.
        """
        if column not in self._known:
            told = (
                _told(row[column]) for row in self._table.rows if column < len(row) and row[column]
            )
            usual = "." if self._table.delimiter == "," else ""
            usual = usual or ("," if self._language.decimal == "," else "")
            self._known[column] = next(filter(None, told), usual)
        return self._known[column]


def _is_long(match: re.Match[str]) -> bool:
    """Whether digits start with a nought that is none of a number: `007.5`."""
    return match["digits"][:1] == "0" and match["digits"][1:2].isdigit()


def _told(text: str) -> str:
    """The decimal mark that a number has beyond doubt; empty if it has not."""
    match = _NUMBER.fullmatch(text.strip())
    marks = re.findall("[.,]", match["digits"]) if match else []
    if match is None or not marks:
        return ""
    last: str = marks[-1]
    other = "," if last == "." else "."
    if marks.count(last) > 1:
        return other
    if len(set(marks)) > 1:
        return last
    whole, part = match["digits"].split(last)
    is_group = len(part) == 3 and len(whole) <= 3 and whole != "0"
    return "" if is_group else last


_MOST_DIGITS = 15  # as many as a binary number keeps


def _number(match: re.Match[str], text: str, decimal: str) -> Cell | None:
    """The cell of digits with marks and what is around them; None if they are no number."""
    whole, mark, part = match["digits"].partition(decimal)
    digits = re.sub(r"\D", "", whole)
    is_name = (len(digits) > 1 and digits.startswith("0")) or len(digits + part) > _MOST_DIGITS
    if is_name or not _GROUPS.fullmatch(whole) or (mark and not part.isdigit()):
        return None
    value = Decimal(f"{digits}.{part or 0}").scaleb(-2 if match["percent"] else 0)
    is_below = bool(set(match["sign"] + match["late"]) & set("-\u2212"))
    return Cell(Kind.NUMBER, f"{'-' if is_below else ''}{value:f}", shown=" ".join(text.split()))


_MOST_PLACES = 30


def _literal(text: str) -> Cell:
    """The cell of a number as programs write it: `2.10`, `1.5e-3`.

    Raises:
        RefusedError: it is none, or of more digits than a page has room for.
    """
    try:
        value = Decimal(text)
        if len(value.as_tuple().digits) > _MOST_DIGITS:
            if text.lstrip("+-").isdigit() and len(text) < _MOST_SHOWN:
                return Cell(Kind.TEXT, text)  # an identifier: as a number it would lose digits
            value = Decimal(f"{float(text):.{_MOST_DIGITS}g}")
    except (InvalidOperation, ValueError, OverflowError):
        value = Decimal("NaN")
    if not value.is_finite() or abs(value.adjusted()) > _MOST_PLACES:
        message = f"{text[:30]} is no number that a page can print"
        raise RefusedError(message, "name another value, or mend it in the file")
    shown = f"{value if value else abs(value):f}"
    return Cell(Kind.NUMBER, shown, shown=shown)


_MOST_SHOWN = 60  # digits of an identifier


# JSON.


class _Literal(str):
    """A number as it is written, which no text is."""

    __slots__ = ()


class _Literals(dict[str, _Literal]):
    """Numbers as they are written, each kept once, since files have the same again and again."""

    def __missing__(self, text: str) -> _Literal:
        self[text] = literal = _Literal(text)
        return literal


class _Repeated(dict[str, Any]):
    """An object that has the keys `twice` more than once."""

    twice: frozenset[str]


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) == len(pairs):
        return found
    repeated, times = _Repeated(found), Counter(key for key, _ in pairs)
    repeated.twice = frozenset(key for key, count in times.items() if count > 1)
    return repeated


@lru_cache(maxsize=4)
def _json(data: bytes) -> Any:
    """What a JSON file holds, its numbers as they are written."""
    source, faults = decode(data, ".json")
    if faults:
        return _Unreadable("file.not-utf8", f": {faults[0].message}", faults[0].hint or "")
    literal = _Literals().__getitem__
    try:
        return json.loads(
            source.text,
            parse_int=literal,
            parse_float=literal,
            parse_constant=literal,
            object_pairs_hook=_object,
        )
    except json.JSONDecodeError as error:
        message = f", line {error.lineno}, is no JSON: {error.msg.lower()}"
        return _Unreadable("data.json", message, "mend it there, or save it again")
    except RecursionError:
        return _Unreadable("data.json", " is nested too deep", "save what the brief needs alone")


def _value_at(reference: DataReference, root: Any) -> Any:
    """What the key of a reference leads to."""
    value = root
    for at, part in enumerate(reference.key):
        where = ", ".join((reference.file.text, *filter(None, (".".join(reference.key[:at]),))))
        wrong = None
        if isinstance(value, dict):
            known = {} if part in value else {_plain(name): name for name in value}
            name = part if part in value else known.get(_plain(part))
            if name is None:
                hint = nearest(part, known) or f"it has {_listed(list(known))}"
                dotted = next((k for k in known if "." in k and _starts(k, reference.key[at:])), "")
                if dotted:
                    hint = f"write `key: [{', '.join((*reference.key[:at], dotted))}]`"
                wrong = f"{where} has no key {part!r}", hint
            elif isinstance(value, _Repeated) and name in value.twice:
                wrong = f"{where} has the key {part!r} twice", "delete one of them there"
            else:
                value = value[name]
        elif isinstance(value, list):
            if not (part.isascii() and part.isdigit() and int(part[:9]) < len(value)):
                hint = f"write a number from 0 to {len(value) - 1}" if value else "name another"
                if value and isinstance(value[0], dict):
                    hint += "; or name its `row` and `column` beside `key`"
                wrong = f"{where} is a list of {len(value)}, and has no {part!r}", hint
            else:
                value = value[int(part)]
        else:
            wrong = f"{where} is a value, which has no {part!r}", "shorten `key`"
        if wrong:
            raise BriefingError(Fault("data.key", wrong[0], reference.place.span, wrong[1]))
    return value


def _starts(key: str, parts: Sequence[str]) -> bool:
    """Whether names that dots have parted start with a key that has dots itself."""
    return f"{'.'.join(parts)}.".startswith(f"{key}.")


def _json_cell(_row: int, _column: int, value: Any) -> Cell:
    if isinstance(value, _Literal):
        return _literal(value)
    if isinstance(value, bool):
        return Cell(Kind.TEXT, "true" if value else "false")
    if isinstance(value, str) and value.strip():
        return Cell(Kind.TEXT, value)
    if isinstance(value, dict | list):
        return Cell(Kind.ERROR, "a list" if isinstance(value, list) else "an object")
    return _EMPTY


def _objects(value: Any, reference: DataReference) -> _Table:
    """A list of objects as a table, or an object of them, whose names are its first column."""
    names = list(value) if isinstance(value, dict) else []
    objects = _items(value)
    if not objects or not all(isinstance(each, dict) for each in objects):
        hint = 'let `key` lead to a list of objects, such as `[{"name": "Estonia"}]`'
        inner = (n for n, each in zip(names, objects, strict=False) if _holds_objects(each))
        if name := next(inner, ""):
            hint = f"write `key: {'.'.join((*reference.key, name))}`"
        message = f"{_said(reference)} has no rows and columns"
        raise BriefingError(Fault("data.key", message, reference.file.span, hint))
    if twice := next((t for each in (value, *objects) for t in getattr(each, "twice", ())), None):
        message = f"{_said(reference)} has the key {twice!r} twice in one object"
        hint = "delete one of them there"
        raise BriefingError(Fault("data.key", message, reference.file.span, hint))
    heads = tuple(dict.fromkeys(name for each in objects for name in each))
    if len(heads) * len(objects) > MAX_CELLS:
        message = f"{_said(reference)} has over {MAX_CELLS:,} cells"
        hint = "save the rows that the brief needs as a file of their own"
        raise BriefingError(Fault("file.too-large", message, reference.file.span, hint))
    if len(heads) > _MOST_COLUMNS:
        message = f"{_said(reference)} has over {_MOST_COLUMNS} columns"
        raise BriefingError(
            Fault("copy.too-many", message, reference.file.span, "name a value by its `key`")
        )
    rows = [[each.get(name) for name in heads] for each in objects]
    if names:
        heads = ("", *heads)
        rows = [[name, *row] for name, row in zip(names, rows, strict=True)]
    return _Table(tuple(map(_plain, heads)), rows, "", {})


def _items(value: Any) -> list[Any]:
    """What a list or an object holds; of a value nothing."""
    if isinstance(value, dict):
        return list(value.values())
    return value if isinstance(value, list) else []


def _holds_objects(value: Any) -> bool:
    """Whether a value is meant as rows: an object of objects, or a list that starts with one."""
    items = _items(value) if isinstance(value, dict) else _items(value)[:1]
    return bool(items) and all(isinstance(each, dict) for each in items)


_MOST_COLUMNS = 200


def _said(reference: DataReference) -> str:
    return ", ".join((reference.file.text, *filter(None, (".".join(reference.key),))))


def _json_block(value: Any, reference: DataReference) -> Block:
    """A value of JSON; of an object its names and values, of a list its values, as rows."""
    key = ".".join(reference.key)
    if _holds_objects(value):
        return _chosen(_objects(value, reference), reference, _json_cell)
    if not isinstance(value, dict | list):
        return Block(1, 1, lambda *_: _json_cell(0, 0, value), lambda *_: key)
    names = list(value) if isinstance(value, dict) else []
    values = list(value.values()) if isinstance(value, dict) else value
    wide = max((len(each) if isinstance(each, list) else 1 for each in values), default=0)

    def name(row: int, _column: int) -> str:
        own = names[row] if names else str(row)
        return f"{key}.{own}" if key else own

    def cell(row: int, column: int) -> Cell:
        fields = values[row] if isinstance(values[row], list) else [values[row]]
        fields = [names[row], *fields] if names else fields
        return _json_cell(row, column, fields[column]) if column < len(fields) else _EMPTY

    return Block(len(values), wide + bool(names), cell, name)
