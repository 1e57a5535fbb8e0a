"""Sets what is next as a strip across the foot of the page: its title, and points beside it."""

import math
from collections.abc import Callable, Iterator
from functools import partial
from typing import TypeAlias

from briefing.brief.dates import Date
from briefing.brief.model import Next
from briefing.style.stylesheet import Stylesheet
from briefing.typeset.block import Block, FilledBox, Placed
from briefing.typeset.fills import panel_boxes
from briefing.typeset.paragraph import Composer
from briefing.typeset.section import set_point
from briefing.units import Pt, Rect

# Sets one point to a measure.
Setter: TypeAlias = Callable[[Pt], Block]

_MOST = 4  # points side by side: a fourth of the room beside the title holds some 15 characters
# The parts of that room, in columns of twelve, that two points may have: the first is the
# longer one as a rule.
_TWO = ((6, 3), (3, 6), (4.5, 4.5))


def set_closing_strip(
    coming: Next, sheet: Stylesheet, composer: Composer, today: Date | None = None
) -> Block:
    """What is next, on its panel or below a rule: the title in a quarter of the page's width.

    Its points stand in the other three, side by side where their words are not too wide for that;
    by `today`, the brief's own day, those with dates are past or to come.
    """
    panel = sheet.fills.next
    if panel.is_drawn:
        sheet = sheet.on(panel.colour)
    grid, group, agenda = sheet.grid, sheet.type.group, sheet.type.agenda
    width, apart = grid.span(grid.full), grid.gutter
    quarter = Pt((width - 3 * apart) / 4)
    title = composer.paragraph(coming.title, group, quarter if coming.points else width, tag="H2")
    top = panel.inset if panel.is_drawn else sheet.callout.heading
    # Title and points stand on one first baseline.
    first = max(group.leading, agenda.leading)
    placed = [Placed(Pt(0), Pt(top + first - group.leading), title)]
    if coming.points:
        setters = _setters(coming, sheet, composer, today)
        most = _most(len(setters)) if any(point.date for point in coming.points) else _MOST
        points = _set_points(setters, most, sheet, composer, Pt(width - quarter - apart))
        placed.append(Placed(Pt(quarter + apart), Pt(top + first - agenda.leading), points))
    depth = Pt(max(part.y + part.block.depth for part in placed))
    if panel.is_drawn:
        boxes = panel_boxes(panel, sheet, width, depth)
        return Block(Pt(depth + panel.inset), "Sect", children=tuple(placed), boxes=boxes)
    thick = sheet.space.rule
    rule = FilledBox(Rect(Pt(0), Pt(-thick / 2), width, thick), sheet.colours.ink)
    return Block(depth, "Sect", children=tuple(placed), boxes=(rule,))


def _setters(
    coming: Next, sheet: Stylesheet, composer: Composer, today: Date | None
) -> list[Setter]:
    """What sets each point, to a measure."""
    style = sheet.type.agenda
    if not any(point.date for point in coming.points):
        return [partial(set_point, point, style, sheet, composer) for point in coming.points]
    from briefing.brief.blocks import Timeline  # loaded only for dates
    from briefing.typeset.timeline import entries, set_dated

    dated = entries(Timeline(coming.points, today), composer.shaper.language)
    return [partial(set_dated, entry, style, sheet, composer) for entry in dated if entry.point]


def _most(count: int) -> int:
    """How many of a timeline's points stand side by side at most: rows are as long as can be."""
    rows = math.ceil(count / _MOST)
    return math.ceil(count / rows)


def _set_points(
    points: list[Setter], most: int, sheet: Stylesheet, composer: Composer, measure: Pt
) -> Block:
    """Points side by side, in the least depth; in fewer columns where a word is too wide."""
    before = len(composer.faults)
    for count in range(min(len(points), most), 0, -1):
        found = list[Block]()
        for widths in _ways(count, measure, sheet.grid.gutter):
            del composer.faults[before:]
            block = _set_rows(points, widths, sheet)
            if len(composer.faults) == before:
                found.append(block)
        if found:
            return min(found, key=lambda block: block.depth)
    return block


def _ways(count: int, measure: Pt, apart: Pt) -> Iterator[tuple[Pt, ...]]:
    """How wide columns beside each other may be: equal, or two of them also as 6 to 3."""
    ways = _TWO if count == 2 else ((1.0,) * count,)
    for parts in ways:
        # As wide as so many columns of a grid, each with the gutter behind it.
        step = (measure + apart) / sum(parts)
        yield tuple(Pt(part * step - apart) for part in parts)


def _set_rows(points: list[Setter], widths: tuple[Pt, ...], sheet: Stylesheet) -> Block:
    """A list in rows of columns so wide."""
    items, y = list[Placed](), 0.0
    for start in range(0, len(points), len(widths)):
        y += sheet.callout.agenda if start else 0
        x, deepest = 0.0, 0.0
        for setter, width in zip(points[start:], widths, strict=False):
            text = setter(width)
            item = Block(text.depth, "LI", children=(Placed(Pt(0), Pt(0), text),))
            items.append(Placed(Pt(x), Pt(y), item))
            x += width + sheet.grid.gutter
            deepest = max(deepest, text.depth)
        y += deepest
    return Block(Pt(y), "L", children=tuple(items))
