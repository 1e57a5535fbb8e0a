"""Key figures become a strip across the page: cells in rows, each with its rule."""

from __future__ import annotations

from math import ceil

from briefing.content.brief import Figure
from briefing.content.language import Language
from briefing.design.stylesheet import Stylesheet
from briefing.galley.block import Block, Placed
from briefing.galley.composer import Composer
from briefing.galley.rail import Setter
from briefing.units import Pt

# Of more figures than these, each would have less than 39 mm.
_ABREAST = 4


def set_strip(
    figures: tuple[Figure, ...], sheet: Stylesheet, composer: Composer, language: Language
) -> Block:
    """Set figures side by side over the page's columns, in as few rows as hold them."""
    grid = sheet.grid
    abreast = ceil(len(figures) / ceil(len(figures) / _ABREAST))
    columns = grid.full // abreast
    setter = Setter(sheet, composer, language, grid.span(columns))
    size = setter.values.common_size(figures)
    cells, y = list[Placed](), 0.0
    for start in range(0, len(figures), abreast):
        neighbours = figures[start : start + abreast]
        level = any(figure.kicker for figure in neighbours)
        row = [
            setter.figure(figure, size, rule=sheet.space.group_rule, level=level)
            for figure in neighbours
        ]
        y += sheet.callout.gap.natural if start else 0
        lefts = (grid.start(columns * number) for number in range(len(row)))
        cells += (Placed(left, Pt(y), cell) for left, cell in zip(lefts, row, strict=True))
        y += max(cell.depth for cell in row)
    listed = Block(depth=Pt(y), tag="L", children=tuple(cells))
    return Block(depth=Pt(y), tag="Sect", children=(Placed(Pt(0), Pt(0), listed),))
