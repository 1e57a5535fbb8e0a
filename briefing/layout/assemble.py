"""Galleys, furniture and gaps become a page: every block at its place, in reading order."""

from typing import NamedTuple

from briefing.brief.model import Brief
from briefing.layout.balance import Balance, Gaps, above_figures
from briefing.layout.header_footer import Furniture
from briefing.layout.page import Element, Page
from briefing.makeup.flow import Shift, flow
from briefing.makeup.structure import mark_up
from briefing.style.stylesheet import Stylesheet
from briefing.typeset.block import Block, Placed
from briefing.typeset.brief import Galleys
from briefing.typeset.callout import stack_figures
from briefing.units import Pt


class Forme(NamedTuple):
    """Everything that makes one page, ready to be locked up."""

    sheet: Stylesheet
    furniture: Furniture
    galleys: Galleys


def pour(brief: Brief, forme: Forme, balance: Balance) -> Page:
    """Place the galleys in their frames; key figures are read after the standfirst."""
    frames, strip = forme.furniture.frames, forme.galleys.strip
    figures, quotes, coming = _pour_rail(forme, balance.gaps)
    sections = _pour_text(forme, balance, quotes)
    parts = (
        *forme.furniture.masthead,
        *((Placed(frames.left, frames.strip, strip),) if strip else ()),
        *(Placed(frames.rail_left, y, block) for y, block in figures),
        *sections,
        *(Placed(frames.rail_left, y, block) for y, block in coming),
        *forme.furniture.footer,
    )
    document = Element(role="Document")
    return Page(
        size=forme.sheet.format.size,
        items=mark_up(parts, document),
        title=brief.title.text,
        language=brief.language.tag,
        headroom=forme.furniture.headroom,
    )


_Part = tuple[Pt, Block]


def _pour_rail(forme: Forme, gaps: Gaps) -> tuple[list[_Part], list[_Part | None], list[_Part]]:
    """The heights of picture and key figures, of each section's quote, and of what is next."""
    galleys = forme.galleys
    figures: list[_Part] = []
    y = float(forme.furniture.frames.rail)
    if galleys.picture:
        figures.append((Pt(y), galleys.picture))
        y += above_figures(galleys, forme.sheet)
    if galleys.heading:
        group = stack_figures(galleys.heading, galleys.figures, gaps.callout)
        figures.append((Pt(y), group))
        y += group.depth + gaps.group
    last = galleys.groups[-1] if galleys.groups else None
    quotes: list[_Part | None] = []
    for quote in galleys.quotes:
        y += gaps.hung if quote and quote is last else 0
        quotes.append((Pt(y), quote) if quote else None)
        y += quote.depth + gaps.group if quote else 0
    return figures, quotes, [(Pt(y + gaps.hung), galleys.next)] if galleys.next else []


def _pour_text(forme: Forme, balance: Balance, quotes: list[_Part | None]) -> list[Placed]:
    """The sections down their lane; each takes its pull quote along, wherever that stands."""
    frames = forme.furniture.frames
    if balance.shifts:
        return _pour_columns(forme, balance.shifts)
    y, placed = float(frames.text), []
    texts = forme.galleys.texts
    leading = [None] * (len(texts) - len(quotes))
    for section, quote in zip(texts, (*leading, *quotes), strict=True):
        whole = section
        if quote:
            top, block = quote
            aside = Placed(Pt(frames.rail_left - frames.left), Pt(top - y), block)
            whole = section._replace(children=(*section.children, aside))
        placed.append(Placed(frames.left, Pt(y), whole))
        y += section.depth + balance.gaps.section
    return placed


def _pour_columns(forme: Forme, shifts: tuple[Shift, ...]) -> list[Placed]:
    """The sections one below the other, shifted to where their columns have them."""
    frames, y, placed = forme.furniture.frames, 0.0, []
    for section in forme.galleys.texts:
        placed.append(Placed(frames.left, Pt(frames.text + y), flow(section, shifts, y)))
        y += section.depth
    return placed
