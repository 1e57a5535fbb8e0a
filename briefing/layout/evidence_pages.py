"""Sets an evidence sheet as pages: a title, one long table, and notes.

The table's heads are repeated on each page. To a screen reader it is one table, and the
repeated heads are artifacts. Lines stand on a grid of half a baseline.
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
from briefing.typeset.block import Block, FilledBox, Placed, moved
from briefing.typeset.glyphs import Metrics
from briefing.typeset.paragraph import Composer
from briefing.typeset.shaping import Shaper
from briefing.typeset.table import head_cell
from briefing.units import Pt, Rect

# A line of a piece that goes on does not stand alone at a page's foot.
_TOGETHER = 2
# Heads deeper than so much of a page are not repeated: the rows need the room.
_HEADS_MOST = 1 / 3
# Less than this, in points, is nothing.
_ROUNDING = 0.01


def set_annex(
    annex: Annex, language: Language, style: Style, metrics: Metrics, *, paper: str
) -> tuple[Page, ...]:
    """Set an evidence sheet on as many pages as it takes; `paper` is a key of PAPERS.

    A row parts only where no page can hold it.

    Raises:
        BriefingError: for characters that the style's faces lack: none may print as an empty
            box, the glyph that stands for them all (ISO 19005-2, 6.2.11.8); for a marking that
            takes more than its line.
    """
    sheet = page_stylesheet(annex.marking, style, paper)
    shaper = Shaper(metrics, language, sheet.typography)
    measure = Pt(sheet.format.size.width - 2 * sheet.format.side)
    setter = _TableSetter(sheet, Composer(shaper, sheet.space.drop), annex.widths, measure)
    pages = tuple(_pages(annex, language, setter))
    if setter.composer.faults:
        raise BriefingError(*setter.composer.faults)
    if shaper.faults:
        hint = "give the sheet as text, Markdown, CSV or JSON, which need no face"
        raise BriefingError(*(fault._replace(hint=hint) for fault in shaper.faults))
    return pages


# An evidence sheet's title, in parts of a brief's headline: the table is what counts.
_TITLE = 0.7
# Less than this, in steps of the grid, is nothing.
_GRID_ROUNDING = 1e-6


class _TableSetter(NamedTuple):
    """Sets the table's cells; `widths` are its columns' parts of the `measure` in points.

    A source's words are set as they are: one wider than its column parts anywhere.
    """

    sheet: Stylesheet
    composer: Composer
    widths: tuple[float, ...]
    measure: Pt

    @property
    def title_style(self) -> TextStyle:
        """The headline's, smaller, two baselines of the table from line to line."""
        style, leading = self.sheet.type.headline, Pt(2 * self.sheet.baseline)
        return style._replace(size=Pt(style.size * _TITLE), leading=leading)

    @property
    def white(self) -> Pt:
        """The white between rows: a step of the grid, half a baseline."""
        return Pt(self.sheet.baseline / 2)

    def text(self, copy: Copy, style: TextStyle, tag: str) -> Block:
        """A text as wide as the table, so deep that what follows is on the grid."""
        block = self.composer.paragraph(copy, style, self.measure, tag=tag, anywhere=True)
        return block._replace(depth=self._on_grid(block.depth))

    def row(self, cells: Sequence[Copy]) -> Block:
        """A row; its first cell is its head."""
        blocks = [self._cell(copy, at) for at, copy in enumerate(cells)]
        return self._ruled([head_cell(blocks[0], "Row", cells[0]), *blocks[1:]], "TR")

    def heads(self, cells: Sequence[Copy]) -> Block:
        """The row of the columns' heads."""
        pairs = zip(self._heads(cells), cells, strict=True)
        return self._ruled([head_cell(block, "Column", copy) for block, copy in pairs], "TR")

    def heads_again(self, cells: Sequence[Copy]) -> Block:
        """The same as an artifact, for the pages that follow (ISO 32000-1, 14.8.2.2.2)."""
        artifacts = [
            block._replace(tag=None, artifact="Pagination") for block in self._heads(cells)
        ]
        return self._ruled(artifacts, None)

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
        """Cells side by side below some white with a rule in its middle, all on the grid."""
        lefts = [Pt(sum(self.widths[:at]) * self.measure) for at in range(len(blocks))]
        placed = (Placed(x, self.white, block) for x, block in zip(lefts, blocks, strict=True))
        depth = Pt(self.white + self._on_grid(max(block.depth for block in blocks)))
        rule = Rect(Pt(0), Pt(self.white / 2), self.measure, self.sheet.space.rule)
        boxes = (FilledBox(rule, self.sheet.colours.ink),)
        return Block(depth, tag, children=tuple(placed), boxes=boxes)

    def _on_grid(self, depth: float) -> Pt:
        return Pt(math.ceil(depth / self.white - _GRID_ROUNDING) * self.white)


def _pages(annex: Annex, language: Language, setter: _TableSetter) -> Iterator[Page]:
    """The pages, each with its markings and its footer."""
    sheet, document = setter.sheet, Element(role="Document")
    form = sheet.format
    heads = _piece(setter.heads_again(annex.heads), sheet, document)
    area = _Area(form.head, Pt(form.foot - sheet.space.foot), heads)
    contents = _paginated(_pieces(annex, setter, document), area)
    for number, items in enumerate(contents, start=1):
        words = language.words.page.format(number=number, count=len(contents))
        tag = "P" if number == 1 else None  # a marking is read once, before all else
        above = _marking(annex, setter, form.top, document, tag=tag)
        below = _marking(annex, setter, form.bottom, document, tag=None)
        footer = mark_up((_footer(own_words(f"{annex.name}{_APART}{words}"), setter),), document)
        all_items = (*above, *items, *footer, *below)
        yield Page(form.size, all_items, annex.title.text, language.tag)


def _marking(
    annex: Annex, setter: _TableSetter, baseline: Pt | None, document: Element, *, tag: str | None
) -> tuple[Item, ...]:
    if annex.marking is None or baseline is None:
        return ()
    placed = set_marking(annex.marking, setter.sheet, setter.composer, baseline, tag=tag)
    return mark_up((placed,), document)


# Between the sheet's name and the page's number, both on one line.
_APART = "    "


def _footer(copy: Copy, setter: _TableSetter) -> Placed:
    """A line below a rule; its baseline is as far below that as in a brief's footer."""
    sheet = setter.sheet
    space, style = sheet.space, sheet.type.footer
    measure, composer = setter.measure, setter.composer
    line = composer.paragraph(copy, style, measure, tag=None, artifact="Pagination")
    y = Pt(space.footer - (style.leading - space.drop))
    rule = FilledBox(Rect(Pt(0), Pt(0), measure, space.rule), sheet.colours.ink)
    block = Block(line.depth, boxes=(rule,), children=(Placed(Pt(0), y, line),))
    return Placed(sheet.format.side, sheet.format.foot, block)


class _Piece(NamedTuple):
    """What may go to the next page as a whole: items placed from its own top edge, in points.

    It is `depth` deep and stands `above` below the piece before it. One that is deeper than a
    page parts between its lines, which are a `step` apart below some white above the `first`. One
    that is `headed` stands below the table's heads on every page; one that `leads` is nothing
    without what follows.
    """

    items: tuple[Item, ...]
    depth: Pt
    step: Pt
    first: Pt = Pt(0)
    above: Pt = Pt(0)
    headed: bool = False
    leads: bool = False


def _pieces(annex: Annex, setter: _TableSetter, document: Element) -> Iterator[_Piece]:
    """The title, the lead, the table's rows and the notes."""
    sheet, table = setter.sheet, Element(role="Table", parent=document)
    title = _piece(setter.text(annex.title, setter.title_style, "H1"), sheet, document)
    yield title._replace(step=setter.title_style.leading, leads=True)
    context = sheet.type.context
    if annex.lead:
        lead = _piece(setter.text(annex.lead, context, "P"), sheet, document)
        yield lead._replace(step=context.leading, above=setter.white, leads=True)
    heads = _piece(setter.heads(annex.heads), sheet, table)
    yield heads._replace(first=setter.white, above=sheet.baseline, leads=True)
    for row in annex.rows:
        piece = _piece(setter.row(row), sheet, table)
        yield piece._replace(first=setter.white, headed=True)
    for note in annex.notes:
        piece = _piece(setter.text(note, context, "P"), sheet, document)
        yield piece._replace(step=context.leading, above=sheet.baseline)


def _piece(block: Block, sheet: Stylesheet, parent: Element) -> _Piece:
    items = mark_up((Placed(sheet.format.side, Pt(0), block),), parent)
    return _Piece(items, block.depth, sheet.type.cell.leading)


class _Area(NamedTuple):
    """Where pieces stand on each page, in points from its top, and the heads to repeat there."""

    top: Pt
    bottom: Pt
    heads: _Piece

    def begin(self, piece: _Piece) -> tuple[list[Item], Pt]:
        """The first items of a page that starts with a piece, and where the piece may stand."""
        deep = self.heads.depth > _HEADS_MOST * (self.bottom - self.top)
        if not piece.headed or deep:
            return [], self.top
        return list(_shifted(self.heads.items, self.top)), Pt(self.top + self.heads.depth)


def _paginated(pieces: Iterable[_Piece], area: _Area) -> tuple[tuple[Item, ...], ...]:
    """The items of as many pages as the pieces take.

    A piece that does not fit goes to the next page whole. It parts only where it is deeper than
    a page, or where all that stands on the page leads to it.
    """
    pages: list[list[Item]] = [[]]
    y, bare = float(area.top), True
    for whole in pieces:
        piece = whole
        y += piece.above
        while piece.depth > area.bottom - y + _ROUNDING:
            items, start = area.begin(piece)
            if bare or piece.depth > area.bottom - start:
                upper, piece = _parted(piece, area.bottom - y)
                pages[-1] += _shifted(upper, y)
            pages.append(items)
            y, bare = start, True
        pages[-1] += _shifted(piece.items, y)
        y, bare = y + piece.depth, bare and piece.leads
    return tuple(map(tuple, pages))


def _parted(piece: _Piece, room: float) -> tuple[tuple[Item, ...], _Piece]:
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
