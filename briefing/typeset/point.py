"""Sets the text of a point: behind its status, if it has one, and over the points below it."""

from briefing.brief.model import Point
from briefing.style.stylesheet import Stylesheet, TextStyle
from briefing.typeset.block import Block
from briefing.typeset.paragraph import Composer
from briefing.units import Pt


def set_point(
    point: Point,
    style: TextStyle,
    sheet: Stylesheet,
    composer: Composer,
    measure: Pt,
    *,
    tag: str | None = "LBody",
    is_marked: bool = True,
    lettered: bool = False,
) -> Block:
    """A point's text, `measure` points wide, and the points below it under that.

    The mark of its status stands before its first word if it `is_marked` here, and not by whoever
    sets the list. The points below it are `lettered` where it has a number, else they have dashes.
    """
    if point.status:
        from briefing.typeset.status import Marks, set_led  # loaded only for a status

        marks = Marks(sheet, composer, style)
        text = set_led(point.text, point.status, marks, measure, is_marked=is_marked)
        text = text._replace(tag=tag)
    else:
        text = composer.paragraph(point.text, style, measure, tag=tag)
    if not point.points:
        return text
    from briefing.typeset.sub_points import over_sub_points  # loaded only for some

    return over_sub_points(
        text, point.points, style, sheet, composer, measure=measure, lettered=lettered
    )
