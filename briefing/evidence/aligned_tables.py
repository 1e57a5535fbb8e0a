"""Tables that only the places of their words make: columns of plain text, and of a PDF's page.

Only what is clear is a table. Of all else the text alone is held against numbers.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, pairwise
from typing import NamedTuple

from briefing.evidence.source_tables import SourceTable, cell_text, is_number
from briefing.evidence.spanned_tables import SpannedCell, spanned_tables, title_of


class Fragment(NamedTuple):
    """Words with nothing but single spaces between them: where they begin and end on a line."""

    left: float
    right: float
    text: str
    place: str


Line = Sequence[Fragment]

_LEAST = 2  # lines with all columns, and columns
_FEW_WORDS = 8  # in a row's head; more are prose
_NUMBERS = 0.5  # the least part of numbers among the cells behind the heads of rows
_MOST_COLUMNS = 60
_MOST_LINES = 20_000  # of plain text; a report of 150 pages has some 9,000
_PARTS = re.compile(r" {2,}|\t")


def text_tables(lines: Iterable[str]) -> tuple[SourceTable, ...]:
    """The tables in lines of plain text, whose columns two spaces or a tab part."""
    numbered = enumerate(islice(lines, _MOST_LINES), start=1)
    return aligned_tables([_parts(line.rstrip(), number) for number, line in numbered])


def _parts(line: str, number: int) -> list[Fragment]:
    """The parts of a line by their characters; behind tabs by how many stand before them."""
    parts, place = list[Fragment](), f"line {number}"
    if "\t" in line:
        fields = [text.strip() for text in line.split("\t")]
        if "  " in "\t".join(fields):  # nobody can say where that stands
            fields = [line]
        return [Fragment(at, at + 0.5, text, place) for at, text in enumerate(fields) if text]
    at = len(line) - len(line.lstrip())
    for text in _PARTS.split(line[at:]):
        start = line.index(text, at)
        parts += [Fragment(start, start + len(text), text, place)] if text else []
        at = start + len(text)
    return parts


def aligned_tables(lines: Sequence[Line]) -> tuple[SourceTable, ...]:
    """The tables in lines of fragments, from the top of a page or a text to its end."""
    return spanned_tables(_tables(lines))


def _tables(lines: Sequence[Line]) -> Iterator[tuple[str, list[list[SpannedCell]]]]:
    above, at = list[str](), 0
    while at < len(lines):
        end = _end(lines, at)
        rows = _rows(lines[at:end]) if end - at >= _LEAST else None
        if rows:
            yield title_of(above), rows
            above = []
        else:
            end = max(end, at + 1)
            above = [*above, *[text for line in lines[at:end] if (text := _words(line))]][-3:]
        at = end


def _end(lines: Sequence[Line], start: int) -> int:
    """Behind the last line of a block: lines of several parts, and lone short ones between."""
    at = start
    while at < len(lines):
        is_lone = len(lines[at]) == 1 and len(lines[at][0].text.split()) <= _FEW_WORDS
        goes_on = is_lone and at > start and at + 1 < len(lines) and len(lines[at + 1]) > 1
        if len(lines[at]) < _LEAST and not goes_on:
            break
        at += 1
    return at


def _words(line: Line) -> str:
    return " ".join(fragment.text for fragment in line)


def _rows(block: Sequence[Line]) -> list[list[SpannedCell]] | None:
    """The rows of a block of lines, if each part of it stands in one column, or over several."""
    counted = Counter(len(line) for line in block if len(line) >= _LEAST)
    count = max(counted, default=0)
    if not _LEAST <= count <= _MOST_COLUMNS or counted[count] < _LEAST:
        return None
    columns = _columns([line for line in block if len(line) == count])
    if columns is None:
        return None
    rows = list[list[SpannedCell]]()
    is_head = True
    for line in block:
        is_head = is_head and len(line) < count
        row = _row(line, columns, is_head=is_head)
        if row is None:
            return None
        rows.append(row)
    return rows if _is_table(rows) else None


def _columns(lines: Sequence[Line]) -> list[tuple[float, float]] | None:
    """Where the columns of lines that have all of them begin and end, unless two overlap."""
    columns = [
        (min(part.left for part in parts), max(part.right for part in parts))
        for parts in zip(*lines, strict=True)
    ]
    is_clear = all(before[1] < behind[0] for before, behind in pairwise(columns))
    return columns if is_clear else None


def _row(
    line: Line, columns: Sequence[tuple[float, float]], *, is_head: bool
) -> list[SpannedCell] | None:
    """A line as cells, empty ones among them; None if nobody can say where a part of it stands."""
    row, place = list[SpannedCell](), line[0].place
    for part in line:
        over = [
            n for n, (left, right) in enumerate(columns) if part.left < right and left < part.right
        ]
        if not over or over[0] < len(row) or (len(over) > 1 and not is_head):
            return None
        row += [SpannedCell("", place)] * (over[0] - len(row))
        row += [SpannedCell(part.text, part.place)] * len(over)
    return row + [SpannedCell("", place)] * (len(columns) - len(row))


def _is_table(rows: Sequence[Sequence[SpannedCell]]) -> bool:
    """Whether rows have short heads and numbers, and are no columns of prose."""
    heads = sorted(len((row[0].text or "").split()) for row in rows)
    cells = [cell_text(cell.text or "") for row in rows[1:] for cell in row[1:]]
    filled = [text for text in cells if text]
    numbers = sum(map(is_number, filled))
    is_short = heads[len(heads) // 2] <= _FEW_WORDS
    return bool(filled) and is_short and numbers >= _NUMBERS * len(filled)
