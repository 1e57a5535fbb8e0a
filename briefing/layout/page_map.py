"""Maps a page to its source: for each word its place in a file, and for a place its words.

Setting turns quotes and dashes, parts words at line ends and adds fixed words. So a text is
followed word by word through the lines that it was written in; a word that is not there gets
the place that the text has come to.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from briefing.brief.model import Copy
from briefing.errors import Span
from briefing.layout.page import Element, Item, Page, Text
from briefing.typeset.glyphs import UNSEEN
from briefing.units import Pt, Rect

# How far a letter reaches up from its baseline, and down, in parts of its type's size.
_UP, _DOWN = 0.8, 0.22
# Characters of markup, an address above all, that may stand between two words.
_AHEAD = 300
_LETTERS = re.compile(r"\w+")


class Word(NamedTuple):
    """A word on the page, in points, and its place in a file."""

    text: str
    box: Rect
    span: Span


class Region(NamedTuple):
    """A text, or as much of it as stands in one column; or a drawing, which has no words.

    The `text` of a drawing is its alternative text.
    """

    text: str
    box: Rect
    span: Span
    words: tuple[Word, ...] = ()


class Spot(NamedTuple):
    """Where a page shows a place in a file; not `exact` if only what is near it is printed."""

    boxes: tuple[Rect, ...]
    exact: bool


def map_page(page: Page) -> tuple[Region, ...]:
    """What authors wrote of a page, in reading order."""
    tracker, drawn, regions = _Tracker(), set[Element](), list[Region]()
    for key, group in groupby(filter(_is_written, page.items), key=_source):
        items = list(group)
        if isinstance(key, Copy):
            tracker.begin(key)
            regions += _columns(word for item in items for word in _words(item, tracker))
        elif key and key.box and key.span and key not in drawn:
            drawn.add(key)
            regions.append(Region(key.alt or "", key.box, key.span))
    return tuple(regions)


def find_spot(regions: Iterable[Region], span: Span, *, nearby: bool) -> Spot | None:
    """Where a page shows a place in a file, found by the text of its line.

    A line's number will not do: it changes while a file is edited. Where the line is not printed,
    `nearby` allows for the printed text nearest to it in its file; else the answer is None.
    """
    here = [word for region in regions for word in region.words if word.span.path == span.path]
    said = [word for word in here if word.span.line_text.strip() == span.line_text.strip()]
    if said:
        line = min((word.span.line for word in said), key=lambda line: abs(line - span.line))
        said = [word for word in said if word.span.line == line]
        return Spot(_lines([word for word in said if _meets(word.span, span)] or said), exact=True)
    own = [region for region in regions if region.span.path == span.path] if nearby else []
    if not own:
        return None
    # What stands before a place is more likely of the same record than what follows.
    nearest = min(own, key=lambda region: _distance(region.span.line, span.line))
    return Spot(_lines(nearest.words) or (nearest.box,), exact=False)


def _distance(line: int, wanted: int) -> tuple[int, bool]:
    return abs(wanted - line), line > wanted


def _meets(word: Span, span: Span) -> bool:
    return word.column < max(span.end_column, span.column + 1) and word.end_column > span.column


def _is_written(item: Item) -> bool:
    """Whether an item is of a text or a drawing that has a place in a file."""
    return bool(item.copy.span.path) if isinstance(item, Text) else _figure(item) is not None


def _source(item: Item) -> Copy | Element | None:
    return item.copy if isinstance(item, Text) else _figure(item)


def _figure(item: Item) -> Element | None:
    return item.mark if isinstance(item.mark, Element) and item.mark.span else None


class _Tracker:
    """Follows texts word by word through their lines; paragraphs of one value share its lines."""

    def __init__(self) -> None:
        self.parts: tuple[Copy, ...] = ()
        self.reached: dict[Span, int] = {}
        self.starts: dict[Copy, int] = {}

    def begin(self, copy: Copy) -> None:
        """Start a text; one that was started before starts at the same place again."""
        self.parts = copy.parts or (copy,)
        for part in self.parts:
            start = self.reached.get(part.span, part.span.column - 1)
            self.reached[part.span] = self.starts.setdefault(part, start)

    def find(self, word: str) -> Span:
        """The place of the text's next word."""
        letters = _LETTERS.search(word)
        for at, part in enumerate(self.parts if letters else ()):
            lines, start = "\n".join(part.written), self.reached[part.span]
            found = letters and _next(letters[0], lines, start)
            if found:
                self.parts = self.parts[at:]
                self.reached[part.span] = found[1]
                return _place(part, lines, *found)
        part = self.parts[0]
        return _place(part, "\n".join(part.written), *(self.reached[part.span],) * 2)


def _next(letters: str, lines: str, start: int) -> tuple[int, int] | None:
    """Start and end of the next word of these letters: a whole word if there is one."""
    first = at = lines.find(letters, start, start + _AHEAD)
    while at >= 0:
        end = at + len(letters)
        if not (lines[at - 1 : at].isalnum() or lines[end : end + 1].isalnum()):
            return at, end
        at = lines.find(letters, at + 1, start + _AHEAD)
    if first >= 0:
        return first, first + len(letters)
    if lines.isascii():
        return None
    # A word in which something unseen was written: a place where it may part.
    parts = re.compile(f"{UNSEEN}*".join(letters)).search(lines, start, start + _AHEAD)
    return parts.span() if parts else None


def _place(copy: Copy, lines: str, start: int, end: int) -> Span:
    """A place in a text's lines as one in its file; the whole text's if it has no lines."""
    if not copy.written:
        return copy.span
    offset = lines.count("\n", 0, start)
    first = lines.rfind("\n", 0, start) + 1
    column = start - first + 1
    line = copy.span.line + offset
    return Span(copy.span.path, line, column, column + end - start, copy.written[offset])


def _words(item: Item, tracker: _Tracker) -> Iterator[Word]:
    """The words of an item; a word that changes its voice is several."""
    assert isinstance(item, Text)
    x, scale = float(item.x), item.size / 1000
    for is_gap, group in groupby(item.glyphs, key=lambda glyph: glyph.text.isspace()):
        glyphs = list(group)
        width = sum(glyph.advance for glyph in glyphs) * scale
        if not is_gap:
            text = "".join(glyph.text for glyph in glyphs).rstrip("\u00ad")
            top, depth = item.y - _UP * item.size, (_UP + _DOWN) * item.size
            yield Word(text, Rect(Pt(x), Pt(top), Pt(width), Pt(depth)), tracker.find(text))
        x += width


def _columns(words: Iterable[Word]) -> Iterator[Region]:
    """A text's words as regions, one a column: a word further up stands in another column."""
    column: list[Word] = []
    for word in words:
        if column and word.box.y < column[-1].box.y - word.box.height:
            yield _region(column)
            column = []
        column.append(word)
    if column:
        yield _region(column)


def _region(words: list[Word]) -> Region:
    text = " ".join(word.text for word in words)
    return Region(text, _around(words), words[0].span, tuple(words))


def _lines(words: Iterable[Word]) -> tuple[Rect, ...]:
    """Boxes around words that stand side by side."""
    return tuple(_around(list(line)) for _, line in groupby(words, key=lambda word: word.box.y))


def _around(words: list[Word]) -> Rect:
    boxes = [word.box for word in words]
    left, top = min(box.x for box in boxes), min(box.y for box in boxes)
    right = max(box.x + box.width for box in boxes)
    bottom = max(box.y + box.height for box in boxes)
    return Rect(left, top, Pt(right - left), Pt(bottom - top))
