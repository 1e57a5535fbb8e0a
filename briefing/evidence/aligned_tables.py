"""Tables that only the places of their words make: columns of plain text, and of a PDF's page.

Only what is clear is a table. Of all else the text alone is held against numbers.
"""

from __future__ import annotations

import re
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

_LEAST = 2  # columns of a table, and those of numbers among more
_FEWEST = 3  # numbers in these
_FEW_WORDS = 6  # in a row's head; more are prose
_MOST_COLUMNS = 60
_MOST_SPANNED = 16  # columns of a table over several of which a head may stand
_MOST_HEADS = 3  # lines of heads over those that each column has
_MOST_LINES_ABOVE = 3
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
    return spanned_tables(_tables([line if len(line) <= _MOST_COLUMNS else () for line in lines]))


def _tables(lines: Sequence[Line]) -> Iterator[tuple[str, list[list[SpannedCell]]]]:
    above, at = list[str](), 0
    while at < len(lines):
        top, end = at, _end(lines, at)
        while at < end:
            found = _first_table(lines, at, end)
            above = _last([*above, *map(_words, lines[at : found.first][-_MOST_LINES_ABOVE:])])
            if found.rows:
                heads = _heads(lines[top : found.first][-_MOST_HEADS:], found.columns)
                yield title_of(above), [*heads, *found.rows]
                above, top = [], found.end
            at = found.end
        if at < len(lines):
            above = _last([*above, _words(lines[at])])
            at += 1


def _last(words: Sequence[str]) -> list[str]:
    return [text for text in words if text][-_MOST_LINES_ABOVE:]


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
    """The words of a line that may be of a title, unless they stand beside others."""
    return line[0].text if len(line) == 1 else ""


Columns = list[tuple[float, float]]


class _Found(NamedTuple):
    """What begins at a line of a block: its end, its columns, and its rows if it is a table."""

    first: int
    end: int
    columns: Columns
    rows: list[list[SpannedCell]] | None


def _first_table(lines: Sequence[Line], at: int, stop: int) -> _Found:
    """What begins at the first line of as many parts as any of the two behind it."""
    first = at
    while first + 1 < stop and len(lines[first]) < max(map(len, lines[first + 1 : first + 3])):
        first += 1
    columns = [(part.left, part.right) for part in lines[first]]
    end = first + 1
    while end < stop and (wider := _widened(columns, lines[end])):
        columns, end = wider, end + 1
    rows = [_row(line, columns) for line in lines[first:end]]
    return _Found(first, end, columns, rows if _is_table(rows) else None)


def _heads(lines: Sequence[Line], columns: Columns) -> list[list[SpannedCell]]:
    """The lines above a table that are heads of its columns, the last of these lines among them."""
    heads = list[list[SpannedCell]]()
    for line in reversed(lines):
        head = _head(line, columns) if 0 < len(line) < len(columns) else None
        if head is None:
            break
        heads.insert(0, head)
    return heads


def _widened(columns: Columns, line: Line) -> Columns | None:
    """Columns that have a line as well; None if nobody can say where a part of it stands."""
    wider, at = list(columns), -1
    for part in line:
        over = _over(part, columns)
        if len(line) == len(columns):  # a column may have had a narrower number before
            at += 1
            if any(n != at for n in over):
                return None
        elif len(over) == 1 and over[0] > at:
            at = over[0]
        else:
            return None
        wider[at] = min(wider[at][0], part.left), max(wider[at][1], part.right)
    is_clear = all(before[1] < behind[0] for before, behind in pairwise(wider))
    return wider if is_clear else None


def _over(part: Fragment, columns: Columns) -> list[int]:
    """The columns that a part stands in or over."""
    return [n for n, (left, right) in enumerate(columns) if part.left < right and left < part.right]


def _row(line: Line, columns: Columns) -> list[SpannedCell]:
    """A line as cells, empty ones among them."""
    row = [SpannedCell("", line[0].place)] * len(columns)
    for number, part in enumerate(line):
        at = number if len(line) == len(columns) else _over(part, columns)[0]
        row[at] = SpannedCell(part.text, part.place)
    return row


def _head(line: Line, columns: Columns) -> list[SpannedCell] | None:
    """A line of heads over one column each, or centred over several; None if that is not clear."""
    row, behind = [SpannedCell("", line[0].place)] * len(columns), 0
    spans = [_spans(part, columns) for part in line]
    # A head that may be either is as one beside it, which cannot be over one column alone.
    is_wide = any(each and len(each[0]) > 1 for each in spans)
    for part, each in zip(line, spans, strict=True):
        likely = [span for span in each if span.start >= behind]
        if is_wide and len(likely) > 1:
            likely = [span for span in likely if len(span) > 1]
        if len(likely) != 1:
            return None
        behind = likely[0].stop
        row[likely[0].start : behind] = [SpannedCell(part.text, part.place)] * len(likely[0])
    return row


def _spans(part: Fragment, columns: Columns) -> list[range]:
    """The columns that a head may stand over: first the one that it has an edge with, then those
    that it stands in the middle of.
    """
    over = _over(part, columns)
    unit = (part.right - part.left) / max(len(part.text), 1)
    found = list[range]()
    if len(over) == 1:
        left, right = columns[over[0]]
        if abs(part.left - left) < unit or abs(part.right - right) < unit:
            found.append(range(over[0], over[0] + 1))
    for first in range(1, len(columns) if len(columns) <= _MOST_SPANNED else 0):
        for last in range(first + 1, len(columns)):
            middle = (columns[first][0] + columns[last][1]) / 2
            is_under = all(first <= n <= last for n in over)
            if is_under and abs(middle - (part.left + part.right) / 2) < unit:
                found.append(range(first, last + 1))
    return found


def _is_table(rows: Sequence[Sequence[SpannedCell]]) -> bool:
    """Whether rows have short heads and columns of numbers, and are no text beside another."""
    heads = sorted(len((row[0].text or "").split()) for row in rows)
    columns = [[text for row in rows if (text := row[at].text)] for at in range(len(rows[0]))]
    numbers = [sum(map(is_number, map(cell_text, column))) for column in columns[1:]]
    others = [sum(map(_is_word, column)) for column in columns[1:]]
    # The head of a column is no number.
    whole = [n for n, words in zip(numbers, others, strict=True) if n and words <= 1]
    is_short = heads[len(heads) // 2] <= _FEW_WORDS
    return is_short and sum(whole) >= _FEWEST and len(whole) >= min(_LEAST, len(columns) - 1)


def _is_word(text: str) -> bool:
    """Whether a cell is neither a number, a year, nor a mark in place of one, such as `n/a`."""
    return len(text) > _LONGEST_MARK and not any(map(str.isdigit, text))


_LONGEST_MARK = 3
