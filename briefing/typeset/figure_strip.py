"""Sets key figures as a strip across the page: in rows, each figure below a rule of its own."""

from __future__ import annotations

from math import ceil

from briefing.brief.model import Figure
from briefing.language.language import Language
from briefing.style.stylesheet import Stylesheet
from briefing.typeset.block import Block, FilledBox, Placed
from briefing.typeset.key_figures import CalloutSetter
from briefing.typeset.paragraph import Composer
from briefing.units import Pt, Rect

_MOST = 0.5  # of a cell for its value: its label, and what that is about, need as much


def set_strip(
    figures: tuple[Figure, ...], sheet: Stylesheet, composer: Composer, language: Language
) -> Block:
    """Set figures side by side across the page, in as few rows as hold them."""
    grid, callout = sheet.grid, sheet.callout
    abreast = ceil(len(figures) / ceil(len(figures) / callout.abreast))
    columns = grid.full // (callout.abreast if callout.beside else abreast)
    setter = _roomy(CalloutSetter(sheet, composer, language, grid.span(columns)), figures)
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
    depth, inner = Pt(y + callout.close), (Placed(Pt(0), Pt(0), listed),)
    if not callout.close:
        return Block(depth=depth, tag="Sect", children=inner)
    thick = sheet.space.rule
    rule = Rect(Pt(0), Pt(depth - thick / 2), grid.span(grid.full), thick)
    boxes = (FilledBox(rule, sheet.colours.ink),)
    return Block(depth=depth, tag="Sect", children=inner, boxes=boxes)


def _roomy(setter: CalloutSetter, figures: tuple[Figure, ...]) -> CalloutSetter:
    """The setter with labels as far right of their values as values with units beside them need.

    All labels move together, at most to the middle of a cell: a value that is wider still has
    its unit below it. Where labels stand below values, nothing changes.
    """
    callout = setter.sheet.callout
    if not callout.beside:
        return setter
    needed = (setter.values.full_width(figure) + 2 * callout.unit for figure in figures)
    most = setter.measure * _MOST
    beside = Pt(max((callout.beside, *(width for width in needed if width <= most))))
    return setter._replace(sheet=setter.sheet._replace(callout=callout._replace(beside=beside)))
