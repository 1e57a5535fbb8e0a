"""A brief becomes its texts in reading order, each with the part that it plays on the page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

from briefing.content.brief import Brief, Copy, Figure, Point, PullQuote, Section
from briefing.fault import Span


class Part(Enum):
    """What a text is to its reader; labels stand with figures, tables and pictures."""

    TITLE = "title"
    LABEL = "label"
    PROSE = "prose"
    QUOTED = "quoted"


class Text(NamedTuple):
    """One text of the page."""

    copy: Copy
    part: Part


class Finding(NamedTuple):
    """One thing to mend: where, what is wrong, and the next action."""

    span: Span
    message: str
    hint: str


def texts(brief: Brief) -> Iterator[Text]:
    """Every text that the page shows, but for a table's cells and what stands in the footer."""
    yield Text(brief.title, Part.TITLE)
    yield from _those(Part.LABEL, brief.kicker)
    yield from _those(Part.PROSE, brief.standfirst)
    if brief.picture:
        yield from _those(Part.LABEL, brief.picture.caption)
    for section in brief.sections:
        yield from _of_section(section)
    if brief.next:
        yield Text(brief.next.title, Part.TITLE)
        yield from _of_points(brief.next.points)


def _those(part: Part, *copies: Copy | None) -> Iterator[Text]:
    return (Text(copy, part) for copy in copies if copy)


def _of_section(section: Section) -> Iterator[Text]:
    yield Text(section.title, Part.TITLE)
    yield from _those(Part.PROSE, section.summary, *section.body)
    yield from _of_points(section.points)
    if section.table:
        yield from _those(Part.LABEL, section.table.caption, *section.table.columns)
    if section.picture:
        yield from _those(Part.LABEL, section.picture.caption)
    for figure in section.figures:
        yield from _of_figure(figure)
    yield from _of_quote(section.quote)


def _of_points(points: tuple[Point, ...]) -> Iterator[Text]:
    return _those(Part.PROSE, *(point.text for point in points))


def _of_figure(figure: Figure) -> Iterator[Text]:
    parts = figure.kicker, figure.value, figure.unit, figure.label, figure.context
    return _those(Part.LABEL, *parts)


def _of_quote(quote: PullQuote | None) -> Iterator[Text]:
    if quote:
        yield from _those(Part.QUOTED, quote.text)
        yield from _those(Part.LABEL, quote.speaker)


# What may part two words of one text in the file: blanks and line ends, and markup.
_BETWEEN = r"(?:\s|[*\\\[]|\](?:\([^()\s]*\)|\{[^{}]*\})?)+"
_MOST_WORDS = 60  # of a text to look for; what is longer is marked as far as these


def find_words(copy: Copy, words: str, after: Span | None = None) -> Span:
    """Where some words of a text stand in its file, behind `after`, else the whole text's place.

    Markup and line ends may part them. What takes many lines is marked on its first.
    """
    wanted = words.split()[:_MOST_WORDS]
    first = copy.span
    raw = "\n".join(copy.written)
    start = first.column - 1
    if after and after.path == first.path and after.line >= first.line:
        before = copy.written[: after.line - first.line]
        start = sum(len(line) + 1 for line in before) + (after.end_column or after.column) - 1
    for count in dict.fromkeys((len(wanted), min(3, len(wanted)))):
        pattern = _BETWEEN.join(map(re.escape, wanted[:count]))
        found = re.compile(rf"(?<!\w){pattern}").search(raw, start) if count else None
        if found:
            return _span(copy, raw, found.start(), found.end())
    return first


def _span(copy: Copy, raw: str, start: int, end: int) -> Span:
    lines = raw.count("\n", 0, start)
    line = copy.written[lines]
    column = start - (raw.rfind("\n", 0, start) + 1)
    width = len(line.rstrip()) - column if "\n" in raw[start:end] else end - start
    return Span(copy.span.path, copy.span.line + lines, column + 1, column + width + 1, line)
