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
    """A point's text, the mark of its status before its first word; then those below it.

    Without that where it `is_marked` otherwise no; those below are `lettered` if it has a number.
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
