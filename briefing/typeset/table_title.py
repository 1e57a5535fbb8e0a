"""Sets what stands over a table: a title under a heavy rule, and the caption."""

from __future__ import annotations

from briefing.brief.model import Copy
from briefing.brief.tables import Table
from briefing.style.stylesheet import Stylesheet
from briefing.typeset.ask import heavy_rule
from briefing.typeset.block import Block, Placed
from briefing.typeset.paragraph import Composer
from briefing.units import Pt

# A caption that stands behind the title on its line is so far from it at least.
_APART = 12.0


def set_titled(
    table: Table, title: Copy, sheet: Stylesheet, composer: Composer, measure: Pt
) -> Block:
    """A title under a heavy rule as wide as the table, its caption flush right on the same line.

    A caption that has no room there stands under it. Both are the table's Caption.
    """
    top, style = sheet.table.rule, sheet.type.label._replace(weight="bold")
    head = composer.paragraph(title, style, measure, tag="P")
    depth = Pt(top + head.depth)
    parts = [Placed(Pt(0), top, head)]
    if table.caption:
        words = composer.paragraph(table.caption, sheet.type.context, measure, tag="P")
        (line, *others), (last, *more) = head.lines, words.lines
        if not others and not more and line.width + _APART + last.width <= measure:
            level = Pt(top + line.baseline - last.baseline)
            parts.append(Placed(Pt(measure - last.width - last.x), level, words))
        else:
            parts.append(Placed(Pt(0), depth, words))
            depth = Pt(depth + words.depth)
    rule = Block(Pt(0), boxes=(heavy_rule(Pt(0), measure, sheet),))
    return Block(depth, "Caption", children=(Placed(Pt(0), Pt(0), rule), *parts))
