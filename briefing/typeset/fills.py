"""Draws panels: the fills, rules and frames that stand behind a group of the page."""

from briefing.style.stylesheet import Panel, Stylesheet
from briefing.typeset.block import FilledBox
from briefing.units import Pt, Rect


def panel_boxes(
    panel: Panel, sheet: Stylesheet, measure: Pt, depth: float
) -> tuple[FilledBox, ...]:
    """What of a panel shows behind a block so wide and so deep, in points.

    It hangs out of the block at both sides, and reaches its inset below it; the block itself
    starts at the panel's top.
    """
    hang, colours = sheet.fills.hang, sheet.colours
    left, width, foot = Pt(-hang), Pt(measure + 2 * hang), Pt(depth + panel.inset)
    whole = Rect(left, Pt(0), width, foot)
    fill = getattr(colours, panel.colour)
    boxes = [FilledBox(whole, fill)] if fill != colours.paper else []
    if panel.rule:
        boxes.append(FilledBox(whole._replace(height=panel.rule), colours.accent))
    if panel.foot:
        rule = Rect(left, Pt(foot - panel.foot), width, panel.foot)
        boxes.append(FilledBox(rule, colours.accent))
    if panel.frame:
        boxes += (FilledBox(edge, colours.ink) for edge in _edges(whole, panel.frame))
    return tuple(boxes)


def _edges(box: Rect, thick: Pt) -> tuple[Rect, ...]:
    """The four sides of a frame within a box."""
    bottom, right = Pt(box.y + box.height - thick), Pt(box.x + box.width - thick)
    return (
        box._replace(height=thick),
        box._replace(y=bottom, height=thick),
        box._replace(width=thick),
        box._replace(x=right, width=thick),
    )
