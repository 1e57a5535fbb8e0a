"""A brief's masthead and footer, set and placed; the frames are what they leave free."""

from typing import NamedTuple

from briefing.brief.model import Brief
from briefing.layout.page import Headroom
from briefing.makeup.bench import Bench
from briefing.makeup.footer import set_footer
from briefing.makeup.masthead import set_masthead
from briefing.style.stylesheet import Stylesheet
from briefing.typeset.block import Placed
from briefing.typeset.paragraph import Composer
from briefing.units import Pt


class Frames(NamedTuple):
    """Where the copy goes, in points from the top left edge.

    `text` and `rail` are the tops of the two lanes, `strip` that of a strip over them, and
    `bottom` is how deep they may reach, the descent of the last line included.
    """

    left: Pt
    rail_left: Pt
    strip: Pt
    text: Pt
    rail: Pt
    bottom: Pt


class Furniture(NamedTuple):
    """Masthead and footer, each in reading order, the frames between and the white above."""

    masthead: tuple[Placed, ...]
    footer: tuple[Placed, ...]
    frames: Frames
    headroom: Headroom


def set_furniture(
    brief: Brief, sheet: Stylesheet, composer: Composer, *, rail: bool, strip: Pt | None = None
) -> Furniture:
    """Set all that is not a section.

    `rail` says whether anything stands in the rail, `strip` how deep the strip of key
    figures is.
    """
    bench = Bench(brief, sheet, composer)
    masthead, footer = set_masthead(bench, rail=rail), set_footer(bench)
    bottom = Pt(footer.rule - sheet.space.foot + sheet.space.drop)
    text = masthead.text if strip is None else Pt(masthead.text + strip + sheet.space.sections)
    left = bench.text_left(rail=rail)
    frames = Frames(left, bench.rail_left, masthead.text, text, masthead.rail, bottom)
    return Furniture(masthead.placed, footer.placed, frames, masthead.headroom)
