"""The tables of a source: which row and which column each number of it stands in.

They are found in Markdown and in CSV here. Rows of cells from anywhere, such as those of a sheet,
are parted into tables by `part_tables`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO
from itertools import groupby
from typing import NamedTuple

from briefing.brief.csv_file import delimiter_of, named_delimiter, records
from briefing.evidence.source_text import Saved, composed, pieced, unmarked


class SourceCell(NamedTuple):
    """One cell of a source's table: its text, and its place in words (`line 23`, `page 4`,
    `Summary!B4`).
    """

    text: str
    place: str


class SourceTable(NamedTuple):
    """A table of a source: the words above it, and its rows of as many cells each.

    A cell that spans several stands in each of them, and one that is empty has no text.
    """

    title: str
    rows: tuple[tuple[SourceCell, ...], ...]


Row = Sequence[SourceCell]
# Cells of all tables of a source, empty ones included; what is behind them is text alone.
MAX_CELLS = 100_000
_LEAST = 2  # columns, and rows, of a table
_NOTHING = SourceCell("", "")

_A_YEAR = re.compile(r"(?:1[5-9]|2[01])\d\d(?:[-/\u2013]\d{2,4})?[*\u2020]?")
_A_NUMBER = re.compile(
    r"[^\w\s]{0,3}(?:(?:us)?[$€£₴]|eur|usd|gbp|pln|uah|chf)?\s?[^\w\s]?\d[\d.,'\s]*"
    r"[^\w\s+]{0,3}\s?(?:[^\W\d_]{1,12})?[^\w\s]{0,3}",
    re.IGNORECASE,
)


def is_year(text: str) -> bool:
    """Whether a cell's text is a year, or two as `2022/23`."""
    return bool(_A_YEAR.fullmatch(text))


def is_number(text: str) -> bool:
    """Whether a cell's text is a number with or without its unit, and no year: `3.2%`, `12 km`."""
    return bool(_A_NUMBER.fullmatch(text)) and not is_year(text)


def part_tables(rows: Iterable[Row], name: str = "") -> tuple[SourceTable, ...]:
    """The tables among some rows, as a sheet or a CSV file has them below one another.

    An empty row parts two. A row with a single text at the head of one is a line of its title,
    behind the `name` of all of them. What has no head of its own goes on with the table above.
    """
    tables, title = list[tuple[str, list[Row]]](), list[str]()
    for is_filled, block in groupby(rows, lambda row: any(cell.text for cell in row)):
        if not is_filled:
            continue
        body = list(block)
        while body and len(texts := {cell.text for cell in body[0] if cell.text}) == 1:
            title += texts
            del body[0]
        if not body:
            continue
        if tables and not title and any(is_number(cell.text) for cell in body[0][1:]):
            tables[-1][1].extend(body)
        else:
            tables.append((" ".join((*filter(None, (name,)), *title)), body))
        title = []
    found = (table for words, body in tables for table in _beside(words, body))
    return tuple(_bounded(found))


def _beside(title: str, rows: Sequence[Row]) -> Iterator[SourceTable]:
    """The tables that stand side by side in some rows, an empty column between them.

    Each begins with a column of words: numbers behind an empty column are of the table before it.
    """
    filled = sorted({at for row in rows for at, cell in enumerate(row) if cell.text})
    if len(filled) * len(rows) > MAX_CELLS:
        return
    tables = list[list[int]]()
    for at in filled:
        is_behind = bool(tables) and tables[-1][-1] == at - 1
        if not tables or (not is_behind and _is_words(rows, at)):
            tables.append([])
        tables[-1].append(at)
    for columns in tables:
        cells = (tuple(row[at] if at < len(row) else _NOTHING for at in columns) for row in rows)
        kept = tuple(row for row in cells if any(cell.text for cell in row))
        yield SourceTable(title, kept)


def _is_words(rows: Sequence[Row], at: int) -> bool:
    """Whether the cells of a column are words, as the heads of rows are, below its own head."""
    texts = [row[at].text for row in rows[1:] if at < len(row) and row[at].text]
    return bool(texts) and not any(map(is_number, texts))


def _bounded(tables: Iterable[SourceTable]) -> Iterator[SourceTable]:
    """The tables that have a head and a number, as long as there is room for their cells."""
    left = MAX_CELLS
    for table in tables:
        if len(table.rows) < _LEAST or len(table.rows[0]) < _LEAST:
            continue
        left -= len(table.rows) * len(table.rows[0])
        if left < 0:
            return
        yield table


def cell_text(text: str) -> str:
    """A text as a cell of a table has it: composed, and with single white space."""
    return " ".join((text if text.isascii() else composed(text)).split())


# The row below the head of a table in GitHub's Markdown: `|---|:--:|`.
_RULE = re.compile(r"[ \t]{0,3}\|?(?:[ \t]*+:?-++:?[ \t]*+\|?)++[ \t]*+\n?")
_FOOTNOTE = re.compile(r"\[\^[^\[\]\s]*+\]")
_BAR = re.compile(r"(?<!\\)\|")
_HEADING = re.compile(r"[ \t]{0,3}#{1,6}[ \t]")
# Words of a line or paragraph above a table that is its title or says its unit; more are prose.
LONGEST_TITLE = 30


def markdown_tables(lines: Sequence[str]) -> tuple[SourceTable, ...]:
    """The tables in lines of Markdown.

    The title of each are the last heading above it, and the line that stands before it.
    """
    tables, heading, above = list[SourceTable](), "", ""
    rules = [at for at, line in enumerate(lines) if at and "|" in line and _RULE.fullmatch(line)]
    end = 0
    for rule in rules:
        if rule <= end or "|" not in lines[rule - 1]:
            continue
        for line in lines[end : rule - 1]:
            words = cell_text(unmarked(line))
            is_heading = bool(_HEADING.match(line))
            heading = words if is_heading else heading
            above = "" if is_heading else words or above
        head = _markdown_row(lines, rule - 1)
        rows, end = [head], rule + 1
        while end < len(lines) and "|" in lines[end]:
            row = _markdown_row(lines, end)
            rows.append((*row, *[_NOTHING] * len(head))[: len(head)])
            end += 1
        title = f"{heading} {above if len(above.split()) <= LONGEST_TITLE else ''}".strip()
        tables.append(SourceTable(title, tuple(rows)))
        above = ""
    return tuple(_bounded(tables))


def _markdown_row(lines: Sequence[str], at: int) -> tuple[SourceCell, ...]:
    inner = lines[at].strip().removeprefix("|").removesuffix("|")
    parts = (_FOOTNOTE.sub("", text).replace("\\|", "/") for text in _BAR.split(inner))
    texts = map(unmarked, parts)
    return tuple(SourceCell(cell_text(text), f"line {at + 1}") for text in texts)


_LINES = 50  # of a CSV file, by which its delimiter is told


def read_csv(text: str, delimiters: str = ",;\t") -> Saved:
    """The text of a CSV file, its cells parted by tabs, and the tables in it.

    One that is not well formed is text alone.
    """
    text = composed(text)
    lines = re.split(r"(?<=\n)", text)
    named = named_delimiter(lines[0].rstrip("\n"))
    # A line of a title has none, or another.
    seen = {mark: sum(mark in line for line in lines[:_LINES]) for mark in delimiters}
    likely = "".join(mark for mark in delimiters if seen[mark] == max(seen.values()))
    delimiter = named or delimiter_of("".join(lines[:_LINES]), likely)
    skipped = 1 if named else 0
    pieces, rows = [(number, "\n") for number in range(1, skipped + 1)], list[Row]()
    left = MAX_CELLS
    for record in records(StringIO("".join(lines[skipped:]), newline=""), delimiter):
        if record.error:
            return pieced(list(enumerate(lines, start=1)))
        number = skipped + record.first
        fields = [" ".join(field.split()) for field in record.fields]
        pieces.append((number, "\t".join(fields) + "\n"))
        left -= len(fields)
        if left >= 0:
            place = f"line {number}"
            rows.append([SourceCell(field, place) for field in fields])
    return pieced(pieces)._replace(tables=part_tables(rows))
