"""The tables of a saved web page, by their captions, or by the words above them."""

from __future__ import annotations

import re
from itertools import islice
from typing import NamedTuple

from briefing.evidence.html_text import BLOCKS, TAG, shown_tokens
from briefing.evidence.source_tables import SourceTable
from briefing.evidence.spanned_tables import SpannedCell, spanned_tables, title_of

_SPAN = re.compile(r"""(?i)\s(?P<what>col|row)span\s*=\s*["']?\s*(?P<number>\d{1,5})(?!\d)""")
_CELLS = ("td", "th")
# Tags and stretches of words that are read for tables, some 40,000 cells.
_MOST_TOKENS = 150_000


class _Table:
    """A table that is being read: its rows so far, and the words of the cell or the caption."""

    def __init__(self, title: str) -> None:
        self.title, self.rows = title, list[list[SpannedCell]]()
        self.is_caption = self.is_layout = self._is_begun = False
        self._words: list[str] | None = None
        self._cell = SpannedCell("", "")

    def add(self, words: str, line: int) -> None:
        """Add words to what is open; a cell's place is that of its first words."""
        if self._words is None:
            return
        if words.strip() and not self._is_begun:
            ahead = words[: len(words) - len(words.lstrip())].count("\n")
            self._cell = self._cell._replace(place=f"line {line + ahead}")
            self._is_begun = True
        self._words.append(words)

    def open(self, name: str, markup: str, line: int) -> None:
        """Open a row, a cell or the caption, which closes what is open."""
        self.close()
        if name == "tr":
            self.rows.append([])
        elif name == "caption":
            self.is_caption, self._words = True, []
        elif name in _CELLS:
            spans = {
                found["what"].lower(): int(found["number"]) for found in _SPAN.finditer(markup)
            }
            self._cell = SpannedCell("", f"line {line}", spans.get("col", 1), spans.get("row", 1))
            self._words = []

    def close(self) -> None:
        """Close the cell or the caption that is open."""
        text = " ".join("".join(self._words or ()).split())
        if self.is_caption:
            self.title = text or self.title
        elif self._words is not None:
            if not self.rows:
                self.rows.append([])
            self.rows[-1].append(self._cell._replace(text=text))
        self.is_caption, self._is_begun, self._words = False, False, None


class _Place(NamedTuple):
    """How far a page is read: an offset, and its line."""

    offset: int = 0
    line: int = 1


_PARTS = frozenset((*_CELLS, "tr", "caption", "thead", "tbody", "tfoot"))


def html_tables(text: str) -> tuple[SourceTable, ...]:
    """The tables of a page, but for those that only place others."""
    found, stack = list[_Table](), list[_Table]()
    above, paragraph = list[str](), list[str]()
    place = _Place()
    for start, words, tag in islice(shown_tokens(text), _MOST_TOKENS):
        place = _Place(start, place.line + text.count("\n", place.offset, start))
        name = tag.lstrip("/")
        if name in BLOCKS and not stack:
            above = [*above[-2:], line] if (line := "".join(paragraph).strip()) else above
            paragraph = []
        if tag == "table":
            if stack:
                stack[-1].is_layout = True
            stack.append(_Table(title_of(above)))
            found.append(stack[-1])
        elif tag == "/table" and stack:
            stack.pop().close()
            above = []
        elif not stack:
            paragraph.append(words)
        elif name in _PARTS and tag == name:
            markup = TAG.match(text, start)
            stack[-1].open(name, markup[0] if markup else "", place.line)
        elif name in _PARTS:
            stack[-1].close()
        else:
            stack[-1].add(words or (" " if name in BLOCKS else ""), place.line)
    for table in stack:
        table.close()
    return spanned_tables((each.title, each.rows) for each in found if not each.is_layout)
