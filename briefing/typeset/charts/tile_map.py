"""A map of equal tiles, each a country or a region with its value: a table to a screen reader."""

from __future__ import annotations

import math
from typing import NamedTuple

from briefing.brief.chart import Quantity, Tiles
from briefing.brief.model import Copy, Figure, Run, own_words
from briefing.brief.tile_maps import europe
from briefing.style.colour import contrast
from briefing.style.stylesheet import TextStyle
from briefing.typeset.block import Block, FilledBox, OpenBox, Placed, Stack
from briefing.typeset.charts.alternative import tile_name
from briefing.typeset.charts.canvas import Canvas
from briefing.units import Pt, Rect

# In points: how high a tile is and the white round it; from its edges to its code and its value,
# and between the two.
_HIGH, _WHITE, _CODE, _VALUE, _APART = 12.0, 1.0, 3.0, 3.5, 3.0
_ROUNDING = 0.01


def tile_map(figure: Figure, chart: Tiles, canvas: Canvas) -> Block:
    """The tiles that have a value, filled or in a frame; of the others the code alone.

    Values are printed where all of them have room beside their codes.
    """
    grid = chart.grid or europe(frozenset(code.text for code, _ in chart.tiles))
    # Tiles are no higher in larger type, as long as its capitals have room.
    high = max(_HIGH, canvas.value.capitals + 2 * _CODE)
    side = canvas.measure / max(map(len, grid)) - _WHITE
    places = {
        code: Rect(Pt(x * (side + _WHITE)), Pt(y * (high + _WHITE)), Pt(side), Pt(high))
        for y, row in enumerate(grid)
        for x, code in enumerate(row)
        if code
    }
    tiles = [
        _Tile(code.text, value, canvas.written_like(figure, value.copy), places[code.text])
        for code, value in chart.tiles
    ]
    for tile in tiles:
        tile.check(canvas)
    printed = all(tile.needs(canvas) <= side + _ROUNDING for tile in tiles)
    bare = [code for code in places if code not in {tile.code for tile in tiles}]
    children = [_heads(canvas), *(tile.row(chart, canvas, printed=printed) for tile in tiles)]
    for code in bare:
        name = _centred(own_words(code), places[code], canvas.label, canvas)
        children.append(name._replace(block=name.block._replace(artifact="Layout")))
    quarter = canvas.sheet.baseline / 4
    rows = max(y for y, row in enumerate(grid) if any(row)) + 1
    deep = math.ceil((rows * (high + _WHITE) - _WHITE) / quarter - _ROUNDING) * quarter
    stack = Stack()
    stack.add(Block(Pt(deep), children=tuple(children)))
    if caption := _caption(figure, chart, canvas, bare=bool(bare)):
        words = canvas.composer.paragraph(caption, canvas.label, canvas.measure, tag="Caption")
        stack.add(words)
    return stack.block("Table")._replace(whole=True)


class _Tile(NamedTuple):
    """A tile with a value: its code, its value as it is and as it is printed, its place."""

    code: str
    value: Quantity
    said: Copy
    box: Rect

    def needs(self, canvas: Canvas) -> float:
        """How wide the tile has to be for its code and its value, in points."""
        wide = canvas.width(own_words(self.code), canvas.value)
        return _CODE + wide + _APART + canvas.width(self.said, canvas.label) + _VALUE

    def check(self, canvas: Canvas) -> None:
        """A fault where the code is wider than its tile."""
        over = canvas.width(own_words(self.code), canvas.value) + 2 * _WHITE - self.box.width
        if over > _ROUNDING:
            message = f"{self.code!r} is {over:.1f} pt too wide for its tile"
            hint = "use shorter codes, or fewer tiles in a row"
            canvas.composer.fault("fit.chart-too-wide", message, self.value.copy.span, hint)

    def row(self, chart: Tiles, canvas: Canvas, *, printed: bool) -> Placed:
        """The tile as a row of the table: its name is its head, and its value a cell."""
        colours, box = canvas.sheet.colours, self.box
        filled = chart.start is None or self.value.value >= chart.start.value
        drawn = (
            FilledBox(box, colours.accent)
            if filled
            else OpenBox(box, colours.ink, canvas.plot.edge)
        )
        ground = colours.accent if filled else colours.paper
        seen = max(colours.paper, colours.ink, key=lambda own: contrast(own, ground))
        code, number = (style._replace(colour=seen) for style in (canvas.value, canvas.label))
        if printed:
            baseline = canvas.middle(box)
            wide = canvas.width(self.said, number)
            name = canvas.line_at(own_words(self.code), box.x + _CODE, baseline, code)
            value = canvas.line_at(self.said, box.x + box.width - _VALUE - wide, baseline, number)
            cell = Block(Pt(0), "TD", children=(value,))
        else:
            name = _centred(own_words(self.code), box, code, canvas)
            cell = canvas.composer.unprinted(self.said.text, number, "TD")
        told = tile_name(chart, self.code, canvas.language)
        spoken = name.block._replace(spoken=told if told != self.code else None)
        head = Block(Pt(0), "TH", children=(name._replace(block=spoken),), scope="Row")
        cells = Placed(Pt(0), Pt(0), head), Placed(box.x, box.y, cell)
        if printed:
            cells = cells[0], Placed(Pt(0), Pt(0), cell)
        return Placed(Pt(0), Pt(0), Block(Pt(0), "TR", children=cells, boxes=(drawn,)))


def _centred(copy: Copy, box: Rect, style: TextStyle, canvas: Canvas) -> Placed:
    """A code in the middle of its tile."""
    x = box.x + (box.width - canvas.width(copy, style)) / 2
    return canvas.line_at(copy, x, canvas.middle(box), style)


def _heads(canvas: Canvas) -> Placed:
    """The heads of both columns, for whoever hears the table cell by cell."""
    cells = (
        Placed(Pt(0), Pt(0), canvas.composer.unprinted(said, canvas.label, "TH", "Column"))
        for said in (canvas.phrases.name, canvas.phrases.value)
    )
    return Placed(Pt(0), Pt(0), Block(Pt(0), "TR", children=tuple(cells)))


def _caption(figure: Figure, chart: Tiles, canvas: Canvas, *, bare: bool) -> Copy | None:
    """What fill and frame say, behind the author's own words."""
    words = []
    if chart.start:
        least = canvas.written_like(figure, chart.start.copy).text
        words.append(canvas.phrases.filled_from.format(least))
    if bare:
        words.append(canvas.phrases.bare)
    said = ". ".join(words)
    if chart.caption is None:
        return own_words(said) if said else None
    runs = (*chart.caption.runs, Run(text=f"\u2002{said}")) if said else chart.caption.runs
    return chart.caption._replace(runs=runs)
