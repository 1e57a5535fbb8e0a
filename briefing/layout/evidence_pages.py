"""A long table becomes pages: a title, rows under heads that each page repeats, and notes.

It is one table to a screen reader, whatever the pages: repeated heads are not read again.
"""

import math
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from briefing.brief.model import Copy, own_words
from briefing.errors import BriefingError
from briefing.evidence.annex import Annex
from briefing.language.language import Language
from briefing.layout.assemble import mark_up
from briefing.layout.header_footer import page_stylesheet, set_marking
from briefing.layout.page import Element, Fill, Item, Page, Text
from briefing.style.style import Style
from briefing.style.stylesheet import Stylesheet, TextStyle
from briefing.typeset.block import Block, FilledBox, Placed, Scope, moved
from briefing.typeset.glyphs import Metrics
from briefing.typeset.paragraph import Composer
from briefing.typeset.shaping import Shaper
from briefing.units import Pt, Rect

# A line of a piece that goes on does not stand alone at a page's foot.
_TOGETHER = 2
# Heads deeper than so much of a page are not repeated: the rows need the room.
_HEADS_MOST = 1 / 3
# Points that are none.
_ROUNDING = 0.01


class Piece(NamedTuple):
    """Items from their own top edge, `depth` points deep, `above` points below the last piece.

    A piece that is deeper than a page parts between its lines, a `step` apart below the
    white above the `first`. One that is `headed` stands below the table's heads on every
    page; one that `leads` is nothing alone.
    """

    items: tuple[Item, ...]
    depth: Pt
    step: Pt
    first: Pt = Pt(0)
    above: Pt = Pt(0)
    headed: bool = False
    leads: bool = False


class Frame(NamedTuple):
    """Where pieces stand on each page, and the heads that it repeats above headed ones."""

    top: Pt
    bottom: Pt
    heads: Piece

    def begin(self, piece: Piece) -> tuple[list[Item], Pt]:
        """A new leaf for a piece to come to, and where on it that may stand."""
        deep = self.heads.depth > _HEADS_MOST * (self.bottom - self.top)
        if not piece.headed or deep:
            return [], self.top
        return list(_shifted(self.heads.items, self.top)), Pt(self.top + self.heads.depth)


def pour(pieces: Iterable[Piece], frame: Frame) -> tuple[tuple[Item, ...], ...]:
    """Lay pieces on as many leaves as they take.

    What does not fit goes to the next leaf whole. It parts only where it is deeper than a
    leaf, or where all that stands on the leaf leads to it.
    """
    leaves: list[list[Item]] = [[]]
    y, bare = float(frame.top), True
    for whole in pieces:
        piece = whole
        y += piece.above
        while piece.depth > frame.bottom - y + _ROUNDING:
            items, start = frame.begin(piece)
            if bare or piece.depth > frame.bottom - start:
                upper, piece = _parted(piece, frame.bottom - y)
                leaves[-1] += _shifted(upper, y)
            leaves.append(items)
            y, bare = start, True
        leaves[-1] += _shifted(piece.items, y)
        y, bare = y + piece.depth, bare and piece.leads
    return tuple(map(tuple, leaves))


def _parted(piece: Piece, room: float) -> tuple[tuple[Item, ...], Piece]:
    """The items of the lines that there is room for, and the piece without them."""
    lines = int((room - piece.first + _ROUNDING) / piece.step)
    if lines < _TOGETHER:
        return (), piece
    at, white = piece.first + lines * piece.step, piece.first
    upper = tuple(_within(piece.items, 0, at))
    lower = tuple(_shifted(_within(piece.items, at, piece.depth), white - at))
    return upper, piece._replace(items=lower, depth=Pt(white + piece.depth - at))


def _within(items: Iterable[Item], top: float, bottom: float) -> Iterator[Item]:
    """The lines between two heights, with the rules that are theirs."""
    for item in items:
        if isinstance(item, Fill):
            rects = tuple(rect for rect in item.rects if top <= rect.y < bottom)
            if rects:
                yield item._replace(rects=rects)
        elif isinstance(item, Text) and top <= item.y < bottom:
            yield item


def _shifted(items: Iterable[Item], y: float) -> Iterator[Item]:
    """Items so many points further down; a sheet has texts and rules, no drawings."""
    for item in items:
        if isinstance(item, Fill):
            yield item._replace(rects=tuple(moved(rect, 0, y) for rect in item.rects))
        elif isinstance(item, Text):
            yield item._replace(y=Pt(item.y + y))


# The title of a sheet, in parts of a brief's headline: the table is what it is for.
_TITLE = 0.7
# A part of a line that is none.
_GRID_ROUNDING = 1e-6


class SheetSetter(NamedTuple):
    """What a long table is set with: its columns' parts of the `measure`, and the faces.

    A source's words are as they are: one wider than its column parts anywhere.
    """

    sheet: Stylesheet
    composer: Composer
    widths: tuple[float, ...]
    measure: Pt

    def title(self, copy: Copy) -> Block:
        """The sheet's heading, in the headline's face."""
        return self.text(copy, self.title_style, "H1")

    @property
    def title_style(self) -> TextStyle:
        """The headline's, smaller, two steps of the grid from line to line."""
        style, leading = self.sheet.type.headline, Pt(2 * self.sheet.baseline)
        return style._replace(size=Pt(style.size * _TITLE), leading=leading)

    def text(self, copy: Copy, style: TextStyle, tag: str) -> Block:
        """A text as wide as the table, so deep that what follows is on the grid."""
        block = self.composer.paragraph(copy, style, self.measure, tag=tag, anywhere=True)
        return block._replace(depth=self._on_grid(block.depth))

    def row(self, cells: Sequence[Copy]) -> Block:
        """A row; its first cell is its head."""
        blocks = [self._cell(copy, at) for at, copy in enumerate(cells)]
        return self._ruled([_scoped(blocks[0], "Row", cells[0]), *blocks[1:]], "TR")

    def heads(self, cells: Sequence[Copy]) -> Block:
        """The row of the columns' heads, which a screen reader meets once."""
        pairs = zip(self._heads(cells), cells, strict=True)
        return self._ruled([_scoped(block, "Column", copy) for block, copy in pairs], "TR")

    def heads_again(self, cells: Sequence[Copy]) -> Block:
        """The same as an artifact, for the pages that follow (ISO 32000-1, 14.8.2.2.2)."""
        furniture = [
            block._replace(tag=None, artifact="Pagination") for block in self._heads(cells)
        ]
        return self._ruled(furniture, None)

    def _heads(self, cells: Sequence[Copy]) -> list[Block]:
        return [self._cell(copy, at, head=True) for at, copy in enumerate(cells)]

    def _cell(self, copy: Copy, at: int, *, head: bool = False) -> Block:
        style = self.sheet.type.table_head if head else self.sheet.type.cell
        gutter = self.sheet.table.gutter if at < len(self.widths) - 1 else 0
        measure = Pt(self.widths[at] * self.measure - gutter)
        # An empty cell is an element all the same, so that columns stay columns.
        words = copy if copy.runs else own_words(" ")
        return self.composer.paragraph(words, style, measure, tag="TD", anywhere=True)

    def _ruled(self, blocks: Sequence[Block], tag: str | None) -> Block:
        """Cells side by side below some white, the rule in its middle; all on the grid."""
        white = self.white
        lefts = [Pt(sum(self.widths[:at]) * self.measure) for at in range(len(blocks))]
        placed = (Placed(left, white, block) for left, block in zip(lefts, blocks, strict=True))
        depth = Pt(white + self._on_grid(max(block.depth for block in blocks)))
        rule = Rect(Pt(0), Pt(white / 2), self.measure, self.sheet.space.rule)
        boxes = (FilledBox(rule, self.sheet.colours.ink),)
        return Block(depth, tag, children=tuple(placed), boxes=boxes)

    @property
    def white(self) -> Pt:
        """What parts a row from the next: a step of the grid, which is half a line."""
        return Pt(self.sheet.baseline / 2)

    def _on_grid(self, depth: float) -> Pt:
        return Pt(math.ceil(depth / self.white - _GRID_ROUNDING) * self.white)


def _scoped(block: Block, scope: Scope, copy: Copy) -> Block:
    """A cell that heads a row or a column; one without a text heads nothing."""
    return block._replace(tag="TH", scope=scope) if copy.runs else block


# Between the sheet's name and the page's number, both on one line.
_APART = "    "


def set_annex(
    annex: Annex, language: Language, style: Style, metrics: Metrics, *, paper: str
) -> tuple[Page, ...]:
    """Set a table on as many pages as it takes; a row parts only where no page can hold it.

    Raises:
        BriefingError: for characters that the style's faces lack: none may print as an empty
            box, the glyph that stands for them all (ISO 19005-2, 6.2.11.8); for a marking that
            takes more than its line.
    """
    sheet = page_stylesheet(annex.marking, style, paper)
    shaper = Shaper(metrics, language, sheet.typography)
    measure = Pt(sheet.format.size.width - 2 * sheet.format.side)
    setter = SheetSetter(sheet, Composer(shaper, sheet.space.drop), annex.widths, measure)
    pages = tuple(_Binder(annex, language, sheet, setter).pages())
    if setter.composer.faults:
        raise BriefingError(*setter.composer.faults)
    if shaper.faults:
        hint = "give the sheet as text, Markdown, CSV or JSON, which need no face"
        raise BriefingError(*(fault._replace(hint=hint) for fault in shaper.faults))
    return pages


class _Binder(NamedTuple):
    """What an annex is made of."""

    annex: Annex
    language: Language
    sheet: Stylesheet
    setter: SheetSetter

    def pages(self) -> Iterator[Page]:
        """The leaves, each with its footer."""
        document, form = Element(role="Document"), self.sheet.format
        again = self._piece(self.setter.heads_again(self.annex.heads), document)
        frame = Frame(form.head, Pt(form.foot - self.sheet.space.foot), again)
        leaves = pour(self._pieces(document), frame)
        for number, items in enumerate(leaves, start=1):
            above, below = self._markings(document, first=number == 1)
            footer = mark_up((self._footer(number, len(leaves)),), document)
            all_items = (*above, *items, *footer, *below)
            yield Page(form.size, all_items, self.annex.title.text, self.language.tag)

    def _markings(self, document: Element, *, first: bool) -> Iterator[tuple[Item, ...]]:
        """The marking at the top and the bottom of a page, read once, before all else."""
        marking, form = self.annex.marking, self.sheet.format
        for baseline, tag in ((form.top, "P" if first else None), (form.bottom, None)):
            if marking is None or baseline is None:
                yield ()
                continue
            placed = set_marking(marking, self.sheet, self.setter.composer, baseline, tag=tag)
            yield mark_up((placed,), document)

    def _pieces(self, document: Element) -> Iterator[Piece]:
        """The title, the table's rows and the notes, every one marked."""
        setter, line = self.setter, self.sheet.baseline
        table = Element(role="Table", parent=document)
        title = self._piece(setter.title(self.annex.title), document)
        yield title._replace(step=setter.title_style.leading, leads=True)
        heads = self._piece(setter.heads(self.annex.heads), table)
        yield heads._replace(first=setter.white, above=line, leads=True)
        for row in self.annex.rows:
            yield self._piece(setter.row(row), table)._replace(first=setter.white, headed=True)
        context = self.sheet.type.context
        for note in self.annex.notes:
            piece = self._piece(setter.text(note, context, "P"), document)
            yield piece._replace(step=context.leading, above=line)

    def _piece(self, block: Block, parent: Element) -> Piece:
        items = mark_up((Placed(self.sheet.format.side, Pt(0), block),), parent)
        return Piece(items, block.depth, self.sheet.type.cell.leading)

    def _footer(self, number: int, count: int) -> Placed:
        """What the sheet is called, and which page of how many this is."""
        space, measure = self.sheet.space, self.setter.measure
        words = self.language.words.page.format(number=number, count=count)
        copy = own_words(f"{self.annex.name}{_APART}{words}")
        style = self.sheet.type.footer
        line = self.setter.composer.paragraph(copy, style, measure, tag=None, artifact="Pagination")
        # The first baseline is as far below the rule as in a brief's footer.
        y = Pt(space.footer - (style.leading - space.drop))
        rule = FilledBox(Rect(Pt(0), Pt(0), measure, space.rule), self.sheet.colours.ink)
        block = Block(line.depth, boxes=(rule,), children=(Placed(Pt(0), y, line),))
        return Placed(self.sheet.format.side, self.sheet.format.foot, block)
