"""The text of a saved JSON file: a line for each object or list, every value at its key.

A key of a value is the names that lead to it, parted by dots: `revenue.estonia.2023`; in a list, 0
is the first. Numbers have the marks of the source's language, as those of a workbook have.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from briefing.errors import Fault
from briefing.evidence.source_tables import MAX_CELLS
from briefing.evidence.source_text import MAX_TEXT, Saved, pieced, too_long
from briefing.evidence.spanned_tables import SpannedCell, spanned_tables
from briefing.language.language import Language

_DEEPEST = 40  # objects and lists within one another
# Characters of a key that are told of, and names of it that stand before its values.
_LONGEST_KEY, _MOST_NAMES = 200, 4
# Digits, and zeros that an exponent stands for, of a number that is written out.
_LONGEST, _MOST_ZEROS = 60, 30


class _Number(str):
    """A number as it is written, which no text is."""

    __slots__ = ()


class _At(NamedTuple):
    """Where a value stands: its key, the names in that as words, and how deep it is."""

    key: str = ""
    words: tuple[str, ...] = ()
    depth: int = 0

    def under(self, name: str) -> _At:
        """Where the value of a name stands."""
        words = (*self.words, _plain(name))[-_MOST_NAMES:]
        return _At(self._joined(name), words, self.depth + 1)

    def item(self, number: int) -> _At:
        """Where a part of a list stands."""
        return _At(self._joined(str(number)), self.words, self.depth + 1)

    def _joined(self, part: str) -> str:
        key = self.key if len(self.key) <= _LONGEST_KEY else "…"
        return f"{key}.{_whole(part[:_LONGEST_KEY])}".lstrip(".")


def read_json(text: str, name: str, language: Language) -> Saved | Fault:
    """The values of a JSON file and the tables that they make, or a fault without a place."""
    try:
        value = json.loads(text, parse_int=_Number, parse_float=_Number, parse_constant=_Number)
    except json.JSONDecodeError as error:
        message = f"line {error.lineno} of {name} is no JSON: {error.msg.lower()}"
        return Fault("source.broken", message, hint="mend it there, or save it again")
    except RecursionError:
        return _too_deep(name)
    reader = _Reader(language)
    try:
        reader.read(value, _At())
    except RecursionError:
        return _too_deep(name)
    except OverflowError:
        return too_long(name)
    saved = pieced(reader.pieces, unit="")
    return saved._replace(tables=spanned_tables(reader.tables))


def _too_deep(name: str) -> Fault:
    hint = "save the part that the brief relies on"
    return Fault("source.broken", f"{name} is nested too deep", hint=hint)


_Rows = list[list[SpannedCell]]


class _Reader:
    """Values as pieces of text with their keys, and the tables among them by their titles."""

    def __init__(self, language: Language) -> None:
        self.pieces: list[tuple[int | str, str]] = []
        self.tables: list[tuple[str, _Rows]] = []
        self._decimal = language.decimal
        self._cells = self._length = 0

    def read(self, value: Any, at: _At) -> None:
        """Read a value, and all within it.

        Raises:
            RecursionError: it is nested deeper than anyone writes.
            OverflowError: it has more text than `MAX_TEXT`.
        """
        if at.depth > _DEEPEST:
            raise RecursionError
        if isinstance(value, dict):
            parts = [(at.under(name), name, part) for name, part in value.items()]
        elif isinstance(value, list):
            parts = [(at.item(number), "", part) for number, part in enumerate(value)]
        else:
            parts = [(at, "", value)]
        self._line([(where.key, name, part) for where, name, part in parts if _is_one(part)], at)
        if isinstance(value, dict | list) and self._cells < MAX_CELLS:
            rows = [row for row in self._table(value, at) if row]
            self._cells += sum(map(len, rows))
            self.tables.append((", ".join(at.words), rows))
        for where, _, part in parts:
            if not _is_one(part):
                self.read(part, where)

    def _line(self, values: Sequence[tuple[str, str, Any]], at: _At) -> None:
        """The single values of an object or a list, on a line behind the names that lead there."""
        before = f"{', '.join(at.words)}: " if at.words else ""
        for key, name, value in values:
            named = f"{_plain(name)}: " if name else ""
            self.pieces.append((key, f"{before}{named}{self._text(value)}"))
            self._length += len(self.pieces[-1][1])
            before = "; "
        if self._length > MAX_TEXT:
            raise OverflowError
        if values:
            self.pieces.append((values[-1][0], "\n"))

    def _table(self, value: Any, at: _At) -> Iterator[list[SpannedCell]]:
        """The rows that an object or a list makes, heads first, if they are a table."""
        if isinstance(value, list) and value and all(isinstance(each, dict) for each in value):
            yield from self._records([("", at.item(n), each) for n, each in enumerate(value)])
        elif isinstance(value, list) and any(isinstance(each, list) for each in value):
            for number, row in enumerate(value):
                values = row if isinstance(row, list) else []
                where = at.item(number)
                yield [self._cell(each, where.item(n)) for n, each in enumerate(values)]
        elif isinstance(value, dict) and any(isinstance(each, dict) for each in value.values()):
            named = [(name, at.under(name), each) for name, each in value.items()]
            yield from self._records([each for each in named if isinstance(each[2], dict)])
        elif isinstance(value, dict):
            yield from self._columns(value, at)

    def _records(
        self, records: Sequence[tuple[str, _At, Mapping[str, Any]]]
    ) -> Iterator[list[SpannedCell]]:
        """Objects as rows: behind their own names, if they have any, the values of each name."""
        is_named = bool(records[0][0])
        rows = [_fields(record, where, is_flat=is_named) for _, where, record in records]
        names = list(dict.fromkeys(name for row in rows for name in row))
        if len(names) * len(rows) > MAX_CELLS:
            return
        corner = [SpannedCell("name", "")] if is_named else []
        yield [*corner, *[SpannedCell(_plain(name), "") for name in names]]
        for (name, where, _), row in zip(records, rows, strict=True):
            head = [SpannedCell(_plain(name), where.key)] if is_named else []
            yield [*head, *[self._cell(*row.get(each, ("", where))) for each in names]]

    def _columns(self, value: Mapping[str, Any], at: _At) -> Iterator[list[SpannedCell]]:
        """Lists of one length as columns below their names."""
        lists = {name: part for name, part in value.items() if isinstance(part, list)}
        if len(set(map(len, lists.values()))) != 1:
            return
        yield [SpannedCell(_plain(name), "") for name in lists]
        for number, row in enumerate(zip(*lists.values(), strict=True)):
            places = (at.under(name).item(number) for name in lists)
            yield [self._cell(each, where) for each, where in zip(row, places, strict=True)]

    def _cell(self, value: Any, at: _At) -> SpannedCell:
        return SpannedCell(self._text(value) if _is_one(value) else "", at.key)

    def _text(self, value: Any) -> str:
        """A single value as a page has it: `null` is nothing, `true` is a word."""
        if not isinstance(value, str):
            return "" if value is None else str(value).lower()
        if not isinstance(value, _Number) or len(value) > _LONGEST or not value[-1].isdigit():
            return _whole(value)
        number = Decimal(value)
        if abs(number.adjusted()) > _MOST_ZEROS:
            return value
        return f"{number:f}".replace(".", self._decimal)


def _is_one(value: Any) -> bool:
    return not isinstance(value, dict | list)


def _fields(record: Mapping[str, Any], at: _At, *, is_flat: bool) -> dict[str, tuple[Any, _At]]:
    """The single values of a record by name; unless it `is_flat`, those of objects in it as well,
    by both names.
    """
    found: dict[str, tuple[Any, _At]] = {}
    for name, value in record.items():
        where = at.under(name)
        if _is_one(value):
            found[name] = value, where
        elif isinstance(value, dict) and not is_flat:
            inner = ((f"{name} {each}", part, where.under(each)) for each, part in value.items())
            found |= {both: (part, place) for both, part, place in inner if _is_one(part)}
    return found


def _plain(name: str) -> str:
    """A name as words."""
    return _whole(name[:_LONGEST_KEY].replace("_", " "))


# Half of a pair of UTF-16, which an escape may write, is no letter that any file could hold.
_HALF = re.compile("[\ud800-\udfff]")


def _whole(text: str) -> str:
    return _HALF.sub("\N{REPLACEMENT CHARACTER}", text)
