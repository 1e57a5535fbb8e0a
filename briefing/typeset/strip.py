"""Key figures become a strip across the page: cells in rows, each with its rule."""

from __future__ import annotations

from math import ceil

from briefing.brief.model import Figure
from briefing.language.language import Language
from briefing.style.stylesheet import Stylesheet
from briefing.typeset.block import Block, Drawn, Placed
from briefing.typeset.callout import Setter
from briefing.typeset.paragraph import Composer
from briefing.units import Pt, Rect

_MOST = 0.5  # of a cell for its value: its label, and what that is about, need as much


def set_strip(
    figures: tuple[Figure, ...], sheet: Stylesheet, composer: Composer, language: Language
) -> Block:
    """Set figures side by side over the page's columns, in as few rows as hold them."""
    grid, callout = sheet.grid, sheet.callout
    abreast = ceil(len(figures) / ceil(len(figures) / callout.abreast))
    columns = grid.full // (callout.abreast if callout.beside else abreast)
    setter = _roomy(Setter(sheet, composer, language, grid.span(columns)), figures)
    size = setter.values.common_size(figures)
    cells, y = list[Placed](), 0.0
    for start in range(0, len(figures), abreast):
        neighbours = figures[start : start + abreast]
        level = any(figure.kicker for figure in neighbours)
        row = [
            setter.figure(figure, size, rule=sheet.space.group_rule, level=level)
            for figure in neighbours
        ]
        y += callout.gap.natural if start else 0
        lefts = (grid.start(columns * number) for number in range(len(row)))
        cells += (Placed(left, Pt(y), cell) for left, cell in zip(lefts, row, strict=True))
        y += max(cell.depth for cell in row)
    listed = Block(depth=Pt(y), tag="L", children=tuple(cells))
    closing = () if not callout.close else (_closing(sheet, Pt(y + callout.close)),)
    depth, inner = Pt(y + callout.close), (Placed(Pt(0), Pt(0), listed),)
    return Block(depth=depth, tag="Sect", children=inner, boxes=closing)


def _roomy(setter: Setter, figures: tuple[Figure, ...]) -> Setter:
    """A setter whose labels stand as far right of their values as units beside those need.

    All labels move together, at most to the middle of a cell: a value that is wider still has its
    unit below it.
    """
    callout = setter.sheet.callout
    if not callout.beside:
        return setter
    needed = (setter.values.whole(figure) + 2 * callout.unit for figure in figures)
    most = setter.measure * _MOST
    beside = Pt(max((callout.beside, *(width for width in needed if width <= most))))
    return setter._replace(sheet=setter.sheet._replace(callout=callout._replace(beside=beside)))


def _closing(sheet: Stylesheet, y: Pt) -> Drawn:
    """The rule across the page under the strip, its middle at `y`."""
    thick = sheet.space.rule
    rect = Rect(Pt(0), Pt(y - thick / 2), sheet.grid.span(sheet.grid.full), thick)
    return Drawn(rect, sheet.colours.ink)
