"""Sets a picture with its caption and credit below it."""

from __future__ import annotations

from collections.abc import Callable
from math import ceil

from briefing.brief.blocks import Picture
from briefing.brief.model import Copy, Run
from briefing.style.stylesheet import Stylesheet
from briefing.typeset.block import Block, Drawing, PlacedDrawing, PlacedImage, PlacedPage, Stack
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
    stack.add(_set_image(picture, sheet, composer, measure))
    caption = _caption(picture)
    if caption:
        words = composer.paragraph(caption, sheet.type.context, measure, tag="Caption")
        stack.add(words, above=space.caption)
    return stack.block("Div" if caption else None)._replace(whole=True)


def _set_image(picture: Picture, sheet: Stylesheet, composer: Composer, measure: Pt) -> Block:
    """The picture, with white below it up to the next quarter of the baseline."""
    place, shape = _file(picture, sheet, composer)
    height = min(measure * shape, sheet.space.picture.most)
    box = Rect(Pt(0), Pt(0), Pt(height / shape), Pt(height))
    placed = place(box)
    quarter = sheet.baseline / 4
    # A depth that is a whole number of quarters but for rounding gets no more white.
    depth = Pt(ceil(height / quarter - 0.001) * quarter)
    alt = " ".join(picture.alt.text.split())
    return Block(depth=depth, drawing=Drawing((placed,), box, alt, span=picture.span))


def _file(
    picture: Picture, sheet: Stylesheet, composer: Composer
) -> tuple[Callable[[Rect], PlacedImage | PlacedDrawing | PlacedPage], float]:
    """What places a picture's file in a box, and how high it is, of its width."""
    raster, drawing = picture.raster, picture.drawing
    if raster:
        return lambda box: PlacedImage(
            box, raster, sheet.colours.paper
        ), raster.height / raster.width
    # loaded only for a drawing
    from briefing.brief.drawing import PageFile

    assert drawing, "a brief that has faults is never set"
    if isinstance(drawing, PageFile):
        from briefing.files.pdf_page import PdfPage, read_page  # loaded only for a PDF

        page = read_page(drawing.data, picture.page)
        assert isinstance(page, PdfPage), "a brief that has faults is never set"
        return lambda box: PlacedPage(box, page), page.height / page.width
    from briefing.typeset.drawing_labels import set_labels  # loaded only for an SVG

    labels = set_labels(drawing, picture.file.span, sheet, composer)
    return lambda box: PlacedDrawing(box, drawing, labels), drawing.height / drawing.width


def _caption(picture: Picture) -> Copy | None:
    """Caption and credit as one text."""
    first = picture.caption or picture.credit
    if not (first and picture.caption and picture.credit):
        return first
    runs = (*first.runs, Run(text=_GAP), *picture.credit.runs)
    return Copy(runs, first.span, first.written, (picture.caption, picture.credit))
