"""A brief becomes its galleys: every section and every part of the rail, set, not placed."""

from typing import NamedTuple

from briefing.content.brief import Brief
from briefing.design.stylesheet import Stylesheet
from briefing.galley.block import Block
from briefing.galley.composer import Composer
from briefing.galley.rail import Setter
from briefing.galley.section import set_section, titles_fit


class Galleys(NamedTuple):
    """The set copy of a brief.

    `quotes` holds, for each section, its pull quote or None: it is read with the
    section and stands in the rail. `heading` is None without figures.
    """

    sections: tuple[Block, ...]
    heading: Block | None
    figures: tuple[Block, ...]
    quotes: tuple[Block | None, ...]
    next: Block | None

    @property
    def groups(self) -> tuple[Block, ...]:
        """What follows the key figures in the rail, from the top."""
        return tuple(part for part in (*self.quotes, self.next) if part)

    @property
    def has_rail(self) -> bool:
        """Whether anything stands in the rail."""
        return bool(self.figures or self.groups)


def set_galleys(brief: Brief, sheet: Stylesheet, composer: Composer) -> Galleys:
    """Set a whole brief at one step of the ladder."""
    setter = Setter(sheet, composer, brief.language)
    every = tuple(figure for part in brief.sections for figure in part.figures)
    size = setter.values.common_size(every)
    figures = tuple(setter.figure(figure, size) for figure in every)
    quotes = tuple(
        setter.quote(part.quote, part.title) if part.quote else None for part in brief.sections
    )
    rail = figures or any(quotes) or brief.next
    columns = sheet.grid.text if rail else sheet.grid.open
    side = titles_fit(brief.sections, sheet, composer)
    return Galleys(
        sections=tuple(
            set_section(part, sheet, composer, columns=columns, side=side)
            for part in brief.sections
        ),
        heading=setter.figures_heading() if figures else None,
        figures=figures,
        quotes=quotes,
        next=setter.next(brief.next) if brief.next else None,
    )
