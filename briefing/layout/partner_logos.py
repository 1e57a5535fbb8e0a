"""Sets the logos of partners in the footer: equal in area, on one middle line."""

from __future__ import annotations

from collections.abc import Iterator
from math import sqrt
from pathlib import Path

from briefing.brief.blocks import Partner
from briefing.brief.model import Brief, Name, own_words
from briefing.errors import Fault
from briefing.language.language import Language
from briefing.style.logo import Logo, LogoFile
from briefing.style.stylesheet import Place, Stylesheet
from briefing.typeset.block import Block, Drawing, Placed
from briefing.typeset.paragraph import Composer
from briefing.typeset.svg import check_logo, logo_drawing
from briefing.units import Pt, mm

# The height of a logo of this shape, and the least and largest of any, in points.
_HEIGHT, _SHAPE, _LEAST, _MOST = 20.0, 1.6, 11.0, 20.0
_APART = mm(8)
_SMALLER = 0.8  # what all shrink to before there is a second row
_ROWS = 2
_GAP = 12.0  # the words before the logos to these, where no lane parts them


def check_logos(brief: Brief) -> Iterator[Fault]:
    """The fault of each logo whose file cannot be printed."""
    for partner in brief.logos:
        yield from check_logo(_logo(partner, brief.language, Pt(_HEIGHT)))


def set_logos(brief: Brief, sheet: Stylesheet, composer: Composer, width: Pt) -> Block | None:
    """The logos behind the words for partners, as wide as the page's text; None without any.

    Clear print has none: what they say is in names. A style without colours sets them in grey.
    """
    if not brief.logos or sheet.layout.figures is Place.SECTIONS:
        return None
    style, language = sheet.type.footer, brief.language
    words = own_words(language.blocks.partners)
    left = max(composer.width(words, style) + _GAP, sheet.grid.start(sheet.grid.label))
    for scale in (1.0, _SMALLER):
        drawn = [_drawn(partner, language, sheet, scale) for partner in brief.logos]
        rows = list(_rows(drawn, width - left))
        if len(rows) == 1:
            break
    if len(rows) > _ROWS or any(drawing.box.width > width - left for drawing in drawn):
        message = f"{len(drawn)} logos take {len(rows)} rows; {_ROWS} is the limit"
        hint = "leave some out, or use their narrower forms"
        composer.fault("fit.logos", message, brief.logos[-1].span, hint)
    placed, y = list[Placed](), 0.0
    for row in rows:
        height, x = max(drawing.box.height for drawing in row), left
        for drawing in row:
            down = y + (height - drawing.box.height) / 2
            placed.append(Placed(Pt(x), Pt(down), Block(drawing.box.height, drawing=drawing)))
            x += drawing.box.width + _APART
        y += height + _GAP / 2
    first = max(drawing.box.height for drawing in rows[0])
    label = composer.paragraph(words, style, Pt(left))
    middle = label.lines[0].baseline - style.capitals / 2
    top = Placed(Pt(0), Pt(first / 2 - middle), label)
    return Block(Pt(y - _GAP / 2), children=(top, *placed))


def _drawn(partner: Partner, language: Language, sheet: Stylesheet, scale: float) -> Drawing:
    """A logo as high as gives it the area of all others, within bounds."""
    paper, is_grey = sheet.colours.paper, sheet.colours.is_grey
    box = logo_drawing(_logo(partner, language, Pt(1)), paper, widest=Pt(1e6)).box
    height = _HEIGHT * sqrt(_SHAPE * box.height / box.width)
    height = min(max(height, _LEAST), _MOST) * scale
    logo = _logo(partner, language, Pt(height))
    return logo_drawing(logo, paper, widest=Pt(1e6), is_grey=is_grey)


def _logo(partner: Partner, language: Language, height: Pt) -> Logo:
    """A partner's logo as a style has its own: `Logo of Havnfond`."""
    alt = language.blocks.logo.format(partner.alt.text)
    file = LogoFile(Path(partner.file.text), partner.data, partner.file.span)
    return Logo(file, Name(alt, partner.alt.span), height)


def _rows(drawn: list[Drawing], width: float) -> Iterator[list[Drawing]]:
    """The logos in rows, each as full as it gets."""
    row, x = list[Drawing](), 0.0
    for drawing in drawn:
        if row and x + drawing.box.width > width:
            yield row
            row, x = [], 0.0
        row.append(drawing)
        x += drawing.box.width + _APART
    yield row
