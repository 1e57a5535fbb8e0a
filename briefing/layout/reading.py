"""In which order the parts of a page are read, as far as styles and arrangements differ in it.

`notes` counts marks in this order, in which `assemble` and `typeset/section.py` place the parts.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from briefing.brief.model import Brief, Section
from briefing.style.stylesheet import Moved, NextPlace, Place, Stylesheet, TitleForm
from briefing.typeset.figure_group import part_figures

_MASTHEAD: tuple[str, ...] = ("kicker", "date", "title")
_OVER = (*_MASTHEAD, "standfirst", "ask", "picture")
_BLOCKS = ("quote", "picture", "aside", "table")


class Reading(NamedTuple):
    """How a page is read, from the top; without more said, an email.

    The brief's keys in `over` are read before the key figures that stand outside their sections,
    those in `under` behind them, and those in `end` behind the sections. `outside` are the slugs
    of the sections with such figures; None is all. Other figures are a `group` under their
    section's title, or follow the summary. A status is read behind the summary where that
    `follows` the title on its line. Quotes `beside` the text are read last of their section. Marks
    of notes are `bracketed` where print is large, and in an email.
    """

    over: tuple[str, ...] = _OVER
    under: tuple[str, ...] = ()
    end: tuple[str, ...] = ("decision", "next")
    outside: frozenset[str] | None = None
    group: bool = False
    follows: bool = False
    beside: bool = False
    bracketed: bool = True

    def has_outside(self, section: Section) -> bool:
        """Whether the section's key figures stand outside it."""
        return self.outside is None or section.slug in self.outside

    def keys(self, section: Section) -> Iterator[str]:
        """The keys of a section that hold texts; its figures only if they stand in it."""
        figures = () if self.has_outside(section) else ("figures",)
        if self.group:
            lead: tuple[str, ...] = ("status", *figures, "summary")
        else:
            lead = (*(("summary", "status") if self.follows else ("status", "summary")), *figures)
        blocks = ("aside", *section.order) if section.order else _BLOCKS
        last = [key for key in blocks if self.beside and key in ("quote", "quotes")]
        yield from ("title", *lead, "body", "points", "chart")
        yield from (key for key in blocks if key not in last)
        yield from last


def reading_of(brief: Brief, sheet: Stylesheet, moved: tuple[Moved, ...]) -> Reading:
    """How a brief is read that is set by a stylesheet, parts of its rail `moved` into the text."""
    layout, band = sheet.layout, sheet.fills.band
    is_strip = layout.figures is Place.STRIP
    over, under = _OVER[:-2], _OVER[-2:]
    if not is_strip:
        over, under = _OVER, ()
    elif band.joins and band.holds_headline:
        over, under = _MASTHEAD, _OVER[len(_MASTHEAD) :]
    # In the text what is next is the last of the sections.
    in_text = layout.next is not NextPlace.STRIP and Moved.NEXT in moved
    end: tuple[str, ...] = ("next", "decision") if in_text else ("decision", "next")
    if brief.ask and not sheet.grid.label:
        end = ("next",)  # the boxes to tick stand in what is asked, without their title
    return Reading(
        over=over,
        under=under,
        end=end,
        outside=frozenset(part.slug for part in part_figures(brief.sections, sheet)[1]),
        group=is_strip and layout.grouped,
        follows=layout.run_in or layout.title is TitleForm.TAB,
        beside=layout.figures is Place.RAIL and Moved.QUOTES not in moved,
        bracketed=layout.figures is Place.SECTIONS,
    )
