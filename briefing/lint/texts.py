"""A brief becomes its texts in reading order, each with the part that it plays on the page."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

from briefing.brief.model import Brief, Copy, Figure, Point, PullQuote, Section
from briefing.errors import Span


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


# Markup, blanks, one of two apostrophes that YAML takes for one: what may stand in the file
# between any two characters of a text.
_MARKUP = re.compile(r"[\s*\\\[]|'(?=')|\](?:\([^()\s]*\)|\{[^{}]*\})?")


def find_words(copy: Copy, words: str, after: Span | None = None) -> Span:
    """Where some words of a text stand in its file, behind `after`, else the whole text's place.

    Markup and line ends may part them. What takes many lines is marked on its first.
    """
    first = copy.span
    raw = "\n".join(copy.written)
    start = first.column - 1
    if after and after.path == first.path and after.line >= first.line:
        before = copy.written[: after.line - first.line]
        start = sum(len(line) + 1 for line in before) + (after.end_column or after.column) - 1
    bare, places = _bare(raw)
    few = " ".join(words.split()[:3])  # YAML may write some of the words otherwise
    for wanted in (_bare(words)[0], _bare(few)[0]):
        at = bare.find(wanted, bisect_left(places, start))
        while at > 0 and _is_within(raw, places[at]):
            at = bare.find(wanted, at + 1)
        if wanted and at >= 0:
            return _span(copy, raw, places[at], places[at + len(wanted) - 1] + 1)
    return first


def _bare(text: str) -> tuple[str, list[int]]:
    """A text without markup and blanks, and where in it each character stood."""
    places: list[int] = []
    start = 0
    for markup in _MARKUP.finditer(text):
        places += range(start, markup.start())
        start = markup.end()
    places += range(start, len(text))
    return _MARKUP.sub("", text), places


def _is_within(raw: str, at: int) -> bool:
    """Whether a place is in the middle of a word."""
    return raw[at - 1 : at].isalnum() and raw[at].isalnum()


def _span(copy: Copy, raw: str, start: int, end: int) -> Span:
    lines = raw.count("\n", 0, start)
    line = copy.written[lines]
    column = start - (raw.rfind("\n", 0, start) + 1)
    width = len(line.rstrip()) - column if "\n" in raw[start:end] else end - start
    return Span(copy.span.path, copy.span.line + lines, column + 1, column + width + 1, line)
