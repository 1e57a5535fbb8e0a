"""What a rule finds; the texts that rules look at; and where in its file words of a text stand."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from briefing.brief.model import Brief, Copy
from briefing.brief.texts import Part, Text, brief_texts
from briefing.errors import Span
from briefing.language.tags import unspaced


class Finding(NamedTuple):
    """One thing to mend: its place in a file, what is wrong, and the next action."""

    span: Span
    message: str
    hint: str


def linted_texts(brief: Brief) -> Iterator[Text]:
    """The texts that rules look at: all but the cells of tables and what stands in charts."""
    return (text for text in brief_texts(brief) if text.part not in (Part.CELL, Part.CHART))


# Markup, blanks, one of two apostrophes that YAML takes for one: what may stand in the file
# between any two characters of a text.
_MARKUP = re.compile(r"[\s*\\\[]|'(?=')|\](?:\([^()\s]*\)|\{[^{}]*\})?")


def find_words(copy: Copy, words: str, after: Span | None = None) -> Span:
    """The span of some words of a text, the first behind `after`; the text's own if not found.

    Markup and line ends may stand between the words. A span of many lines is that on the first.
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
    """A text without markup and blanks, and for each of its characters the offset in the text."""
    places: list[int] = []
    start = 0
    for markup in _MARKUP.finditer(text):
        places += range(start, markup.start())
        start = markup.end()
    places += range(start, len(text))
    return _MARKUP.sub("", text), places


def _is_within(raw: str, at: int) -> bool:
    """Whether an offset is in the middle of a word; no space need stand before a Chinese one."""
    before = raw[at - 1 : at]
    return before.isalnum() and raw[at].isalnum() and unspaced(before) is None


def _span(copy: Copy, raw: str, start: int, end: int) -> Span:
    lines = raw.count("\n", 0, start)
    line = copy.written[lines]
    column = start - (raw.rfind("\n", 0, start) + 1)
    width = len(line.rstrip()) - column if "\n" in raw[start:end] else end - start
    return Span(copy.span.path, copy.span.line + lines, column + 1, column + width + 1, line)
