"""Sets the title of a section in a tab: reversed out of a box that hangs on the section's rule."""

from __future__ import annotations

from briefing.brief.model import Copy
from briefing.style.stylesheet import Stylesheet
from briefing.typeset.block import Block, FilledBox, Placed
from briefing.typeset.paragraph import Composer
from briefing.units import Pt, Rect

# A summary runs in behind a tab that takes no more of the measure.
_MOST = 1 / 2


def set_tab(title: Copy, sheet: Stylesheet, composer: Composer, measure: Pt) -> Block:
    """A title in its tab, as a heading; the block's top is where the tab hangs."""
    tab, over = sheet.space.title_tab, sheet.space.section
    style = sheet.on("accent").type.title
    text = composer.paragraph(title, style, Pt(measure - 2 * tab.inset), tag="H2")
    width = Pt(max(line.width for line in text.lines) + 2 * tab.inset)
    height = Pt(over + text.lines[-1].baseline + tab.foot)
    box = FilledBox(Rect(Pt(0), Pt(0), width, height), sheet.colours.accent)
    return Block(
        Pt(over + text.depth),
        children=(Placed(tab.inset, over, text._replace(leads=True)),),
        boxes=(box,),
    )


def set_headed(
    summary: Copy | None,
    sheet: Stylesheet,
    composer: Composer,
    measure: Pt,
    tab: Block,
    *,
    leads: bool,
) -> Block:
    """A section's tab, and its summary behind it, or below a tab too long for that.

    `leads` says that anything of the section follows.
    """
    if summary is None:
        return tab
    style, gap = sheet.type.summary, sheet.space.title_tab.gap
    indent = Pt(tab.boxes[0].rect.width + gap)
    runs_in = (
        sheet.layout.run_in
        and len(tab.children[0].block.lines) == 1
        and indent <= measure * _MOST
        and composer.widest_part(summary, style) <= measure - indent
    )
    text = composer.paragraph(summary, style, measure, indent=indent if runs_in else 0)
    first = tab.children[0].block.lines[-1].baseline + sheet.space.section
    y = Pt(first - text.lines[0].baseline if runs_in else tab.depth + sheet.space.title)
    depth = Pt(max(tab.depth, y + text.depth))
    placed = Placed(Pt(0), y, text._replace(leads=leads))
    return Block(depth, children=(Placed(Pt(0), Pt(0), tab), placed))
