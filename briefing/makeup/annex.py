"""A long table becomes pages: a title, rows under heads that each page repeats, and notes.

It is one table to a screen reader, whatever the pages: repeated heads are not read again.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from typing import NamedTuple

from briefing.content.brief import Copy, own_words
from briefing.content.language import Language
from briefing.design.style import Style
from briefing.design.stylesheet import Stylesheet, TextStyle
from briefing.evidence.annex import Annex
from briefing.galley.block import Block, Drawn, Placed, Scope
from briefing.galley.composer import Composer
from briefing.galley.metrics import Metrics
from briefing.galley.shaper import Shaper
from briefing.makeup.page import Element, Item, Page
from briefing.makeup.structure import mark_up
from briefing.units import Pt, Rect

# The title of an annex, in parts of a brief's own.
_TITLE = 0.7
# Between two columns, in points.
_GUTTER = 9.0


def set_annex(
    annex: Annex, language: Language, style: Style, metrics: Metrics, *, paper: str
) -> tuple[Page, ...]:
    """Set a table on as many pages as it takes; a row is never parted."""
    sheet = style.sheet(paper, marked=False)
    composer = Composer(Shaper(metrics, language, sheet.typography), sheet.space.drop)
    return _Setter(annex, language, sheet, composer).pages()


class _Leaf(NamedTuple):
    """What stands on one page, from the top: blocks of the document, and rows of the table."""

    before: tuple[Placed, ...]
    rows: tuple[Placed, ...]
    after: tuple[Placed, ...]


class _Setter(NamedTuple):
    """What an annex is set with."""

    annex: Annex
    language: Language
    sheet: Stylesheet
    composer: Composer

    @property
    def left(self) -> Pt:
        return self.sheet.format.side

    @property
    def measure(self) -> Pt:
        return Pt(self.sheet.format.size.width - 2 * self.left)

    def pages(self) -> tuple[Page, ...]:
        """The leaves, each with its rules and its number."""
        leaves = list(self._leaves())
        document = Element(role="Document")
        table = Element(role="Table", parent=document)
        return tuple(
            Page(
                self.sheet.format.size,
                tuple(self._items(leaf, document, table, (number, len(leaves)))),
                self.annex.title.text,
                self.language.tag,
            )
            for number, leaf in enumerate(leaves, start=1)
        )

    def _items(
        self, leaf: _Leaf, document: Element, table: Element, place: tuple[int, int]
    ) -> Iterator[Item]:
        yield from mark_up(leaf.before, document)
        yield from mark_up(leaf.rows, table)
        yield from mark_up((*leaf.after, *self._footer(*place)), document)

    def _leaves(self) -> Iterator[_Leaf]:
        """Rows poured page by page, the notes behind the last of them."""
        sheet, head = self.sheet, self._row(self.annex.heads, head=True, artifact=None)
        again = self._row(self.annex.heads, head=True, artifact="Pagination")
        bottom = sheet.format.foot - sheet.space.foot
        title = self._text(self.annex.title, self._title_style(), "H1")
        before: tuple[Placed, ...] = (Placed(self.left, sheet.format.head, title),)
        y = sheet.format.head + title.depth + sheet.baseline
        rows = [Placed(self.left, Pt(y), head)]
        y += head.depth
        for cells in self.annex.rows:
            row = self._row(cells, head=False, artifact=None)
            if y + row.depth > bottom and len(rows) > 1:
                yield _Leaf(before, tuple(rows), ())
                before, y = (Placed(self.left, sheet.format.head, again),), sheet.format.head
                rows, y = [], y + again.depth
            rows.append(Placed(self.left, Pt(y), row))
            y += row.depth
        after: list[Placed] = []
        y += sheet.baseline
        for note in self.annex.notes:
            block = self._text(note, sheet.type.context, "P")
            if y + block.depth > bottom:
                yield _Leaf(before, tuple(rows), tuple(after))
                before, rows, after, y = (), [], [], float(sheet.format.head)
            after.append(Placed(self.left, Pt(y), block))
            y += block.depth + sheet.baseline / 2
        yield _Leaf(before, tuple(rows), tuple(after))

    def _row(self, cells: tuple[Copy, ...], *, head: bool, artifact: str | None) -> Block:
        """A row under its rule; where it is an artifact it repeats what was read before."""
        style = self.sheet.type.table_head if head else self.sheet.type.cell
        quarter = self.sheet.baseline / 4
        placed, x, depth = list[Placed](), 0.0, 0.0
        for number, (copy, width) in enumerate(zip(cells, self.annex.widths, strict=True)):
            measure = Pt(width * self.measure - _GUTTER)
            text = self.composer.paragraph(
                copy if copy.runs else own_words(" "), style, measure, tag=None, artifact=artifact
            )
            tag, scope = _role(head=head, first=number == 0)
            if artifact is None:
                text = text._replace(tag=tag, scope=scope)
            placed.append(Placed(Pt(x), Pt(quarter), text))
            x, depth = x + width * self.measure, max(depth, text.depth)
        rule = Rect(Pt(0), Pt(0), self.measure, self.sheet.space.rule)
        deep = Pt(math.ceil((depth + 2 * quarter) / quarter) * quarter)
        boxes = (Drawn(rule, self.sheet.colours.ink),)
        return Block(deep, None if artifact else "TR", children=tuple(placed), boxes=boxes)

    def _footer(self, number: int, count: int) -> tuple[Placed, ...]:
        """What the sheet is called, and which page of how many this is."""
        y = Pt(self.sheet.format.foot)
        rule = Rect(Pt(0), Pt(0), self.measure, self.sheet.space.rule)
        words = page_words(self.language.words.page, number, count)
        line = self.composer.paragraph(
            own_words(f"{self.annex.name}    {words}"),
            self.sheet.type.footer,
            self.measure,
            tag=None,
            artifact="Pagination",
        )
        boxes = (Drawn(rule, self.sheet.colours.ink),)
        block = Block(line.depth, boxes=boxes, children=(Placed(Pt(0), Pt(4), line),))
        return (Placed(self.left, y, block),)

    def _text(self, copy: Copy, style: TextStyle, tag: str) -> Block:
        return self.composer.paragraph(copy, style, self.measure, tag=tag)

    def _title_style(self) -> TextStyle:
        style = self.sheet.type.headline
        return style._replace(size=Pt(style.size * _TITLE), leading=Pt(1.75 * self.sheet.baseline))


def _role(*, head: bool, first: bool) -> tuple[str, Scope | None]:
    """What a cell is: a head of its column or row, or data."""
    if head:
        return "TH", "Column"
    return ("TH", "Row") if first else ("TD", None)


def page_words(words: str, number: int, count: int) -> str:
    """`Page 1 of 1` in a language, with other numbers."""
    numbers = iter((number, count))
    return re.sub("1", lambda _: f"{next(numbers)}", words)
