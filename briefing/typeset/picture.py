"""Sets a picture with its caption and credit below it."""

from __future__ import annotations

from math import ceil

from briefing.brief.model import Copy, Picture, Run
from briefing.style.stylesheet import Stylesheet
from briefing.typeset.block import Block, Drawing, PlacedImage, Stack
from briefing.typeset.paragraph import Composer
from briefing.units import Pt, Rect

# Parts the credit from the caption, as facts are parted in the footer.
_GAP = "\u2002"


def set_picture(picture: Picture, sheet: Stylesheet, composer: Composer, measure: Pt) -> Block:
    """Set a picture and its caption as one block, which no column's end parts.

    It is as wide as the measure, or as much narrower as keeps its height within the style's
    bound. The caption is an element beside the figure, not in it: a figure's alternative text
    stands for all that is within (ISO 32000-1, 14.9.3).
    """
    space, stack = sheet.space.picture, Stack()
    stack.add(_set_image(picture, sheet, measure))
    caption = _caption(picture)
    if caption:
        words = composer.paragraph(caption, sheet.type.context, measure, tag="Caption")
        stack.add(words, above=space.caption)
    return stack.block("Div" if caption else None)._replace(whole=True)


def _set_image(picture: Picture, sheet: Stylesheet, measure: Pt) -> Block:
    """The picture, with white below it up to the next quarter of the baseline."""
    raster = picture.raster
    assert raster, "a brief that has faults is never set"
    shape = raster.height / raster.width
    height = min(measure * shape, sheet.space.picture.most)
    box = Rect(Pt(0), Pt(0), Pt(height / shape), Pt(height))
    placed = PlacedImage(box, raster, sheet.colours.paper)
    quarter = sheet.baseline / 4
    # A depth that is a whole number of quarters but for rounding gets no more white.
    depth = Pt(ceil(height / quarter - 0.001) * quarter)
    alt = " ".join(picture.alt.text.split())
    return Block(depth=depth, drawing=Drawing((placed,), box, alt, span=picture.span))


def _caption(picture: Picture) -> Copy | None:
    """Caption and credit as one text."""
    first = picture.caption or picture.credit
    if not (first and picture.caption and picture.credit):
        return first
    runs = (*first.runs, Run(text=_GAP), *picture.credit.runs)
    return Copy(runs, first.span, first.written, (picture.caption, picture.credit))
