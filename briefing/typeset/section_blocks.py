"""Sets the tables, quotes and pictures of a section that has several, in their keys' order."""

from collections.abc import Iterator
from typing import Any

from briefing.brief.blocks import Picture
from briefing.brief.model import PullQuote, Section
from briefing.brief.tables import Table
from briefing.style.stylesheet import Stylesheet
from briefing.typeset.block import Block, Placed
from briefing.typeset.paragraph import Composer
from briefing.typeset.section import quote_in_text, white_over_quote
from briefing.units import Pt


def set_blocks(
    section: Section, sheet: Stylesheet, composer: Composer, measure: Pt, top: Pt
) -> tuple[Placed, ...]:
    """The blocks below copy that ends at `top`, in points from the section's left margin.

    Quotes and pictures are as wide as the text, `measure`; tables may start left of it.
    """
    left, y, placed = sheet.grid.start(sheet.grid.label), top, list[Placed]()
    indent = left
    if section.all_tables:
        from briefing.typeset.table import set_table  # loaded only for a table
        from briefing.typeset.table_columns import fits_lane

        # All tables of a section start at one edge.
        if not all(fits_lane(table, sheet, composer, measure) for table in section.all_tables):
            indent = Pt(0)
    for thing in _in_order(section):
        x, above, block = Pt(0), sheet.table.above, Block(Pt(0))
        match thing:
            case Table():
                width = Pt(left + measure)
                block = set_table(thing, sheet, composer, width=width, indent=indent)
            case PullQuote():
                block = quote_in_text(thing, sheet, composer, measure)
                x, above = left, white_over_quote(sheet)
            case Picture():
                from briefing.typeset.picture import set_picture  # loaded only for a picture

                block = set_picture(thing, sheet, composer, measure)
                x, above = left, sheet.space.paragraphs
        placed.append(Placed(x, Pt(y + above), block))
        y = Pt(y + above + block.depth)
    return tuple(placed)


def _in_order(section: Section) -> Iterator[Any]:
    """The blocks in the order in which their keys are written."""
    for key in section.order:
        things = getattr(section, key)
        yield from things if key.endswith("s") else filter(None, (things,))
