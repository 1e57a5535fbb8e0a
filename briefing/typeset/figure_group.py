"""Sets the key figures of a section within it: abreast, as a group under its title."""

from __future__ import annotations

from math import ceil
from typing import NamedTuple

from briefing.brief.model import Figure, Section
from briefing.errors import Fault
from briefing.style.stylesheet import Place, Stylesheet
from briefing.typeset.block import Block, Placed
from briefing.typeset.fills import panel_boxes
from briefing.typeset.key_figures import CalloutSetter
from briefing.typeset.paragraph import Composer
from briefing.units import Pt

_MOST = 0.5  # of a cell for a value with its label beside it


def part_figures(
    sections: tuple[Section, ...], sheet: Stylesheet
) -> tuple[tuple[Section | None, ...], tuple[Section, ...]]:
    """What of each section stands in the text, and the sections whose figures stand outside it.

    In a style that has figures in sections all keep theirs, and in one that groups them those with
    copy do, unless one row of the strip holds all figures of the page. Of a section that has
    figures alone nothing is left for the text beside a strip: that is None.
    """
    layout, count = sheet.layout, sum(len(part.figures) for part in sections)
    is_strip = layout.figures is Place.STRIP
    groups = is_strip and layout.grouped and count > sheet.callout.abreast
    if layout.figures is Place.SECTIONS:
        return sections, ()
    texts = (
        None if is_strip and part.is_figures else part if groups else part._replace(figures=())
        for part in sections
    )
    return tuple(texts), tuple(part for part in sections if part.is_figures or not groups)


def set_group(
    figures: tuple[Figure, ...], sheet: Stylesheet, composer: Composer, measure: Pt
) -> Block:
    """Set figures in equal cells, as a list that stays whole.

    They stand in as few rows as leave each value its size, and take the least depth: many abreast
    have narrow cells, where labels need more lines.
    """
    page = CalloutSetter(_grouped(sheet), composer, composer.shaper.language, measure)
    page = page.on(sheet.fills.group)
    count, before = len(figures), len(composer.faults)
    # With so many abreast at most, rows are as even as can be.
    counts = {
        ceil(count / ceil(count / most)) for most in range(1, sheet.callout.group.abreast + 1)
    }
    ways = list[_Way]()
    for abreast in sorted(counts, reverse=True):
        cell = _cell(page, figures, abreast)
        size = cell.values.common_size(figures)
        block = _Rows(page, cell, figures, abreast, size).block()
        ways.append(_Way(block, size, tuple(composer.faults[before:])))
        del composer.faults[before:]
    best = min(ways, key=lambda way: (len(way.faults), -way.size, way.block.depth))
    composer.faults += best.faults
    return best.block


class _Way(NamedTuple):
    """Figures set so many abreast, the size of their values, and what does not fit."""

    block: Block
    size: Pt
    faults: tuple[Fault, ...]


def _grouped(sheet: Stylesheet) -> Stylesheet:
    """The stylesheet of the figures in a group, whose roles are smaller than in the strip."""
    roles, callout = sheet.type, sheet.callout
    label = roles.group_label
    small = roles.context._replace(size=min(roles.context.size, label.size))
    values = callout.group.values
    return sheet._replace(
        type=roles._replace(
            value=roles.group_value, unit=label, label=label, topic=small, context=small
        ),
        callout=callout._replace(
            rule=Pt(0), label=Pt(0), beside=Pt(0), values=values, together=min(values)
        ),
    )


def _cell(page: CalloutSetter, figures: tuple[Figure, ...], abreast: int) -> CalloutSetter:
    """The setter of a cell; a figure alone has its label beside its value, if that is short."""
    indent = page.sheet.space.bullet.indent
    cell = page._replace(measure=Pt((page.measure - indent) / abreast - indent))
    callout = page.sheet.callout
    beside = Pt(cell.values.full_width(figures[0]) + 2 * callout.unit)
    if figures[1:] or beside > cell.measure * _MOST:
        return cell
    return cell._replace(sheet=page.sheet._replace(callout=callout._replace(beside=beside)))


class _Rows(NamedTuple):
    """Figures in rows of at most so many abreast, their cells below each other.

    Text in a cell stands as far in as that of points, and so far from the next cell. Values are
    all of one `size`.
    """

    page: CalloutSetter
    cell: CalloutSetter
    figures: tuple[Figure, ...]
    abreast: int
    size: Pt

    def block(self) -> Block:
        """The rows on their panel, which is as wide as the text, with the white that ends them."""
        sheet, cells = self.page.sheet, list[Placed]()
        group, panel = sheet.callout.group, sheet.fills.group
        y: float = panel.inset
        for start in range(0, len(self.figures), self.abreast):
            figures = self.figures[start : start + self.abreast]
            # A topic is smaller than a value, and so has less white above it.
            topic = any(figure.kicker for figure in figures)
            y += group.apart if start or topic else 0
            row = self._row(figures, y)
            y += max(cell.block.depth for cell in row)
            cells += row
        y += group.foot
        within = sheet._replace(fills=sheet.fills._replace(hang=Pt(0)))
        boxes = panel_boxes(panel, within, self.page.measure, y)
        return Block(Pt(y + panel.inset), "L", children=tuple(cells), boxes=boxes, whole=True)

    def _row(self, figures: tuple[Figure, ...], y: float) -> list[Placed]:
        """The figures of a row, their values on one baseline, and the labels under them, too."""
        cell, indent = self.cell, self.page.sheet.space.bullet.indent
        values = [cell.values.block(figure, self.size) for figure in figures]
        level = cell.level(figures, values)
        blocks = (
            cell.figure(figure, value, rule=Pt(0), level=level)
            for figure, value in zip(figures, values, strict=True)
        )
        pitch = cell.measure + indent
        return [Placed(Pt(indent + at * pitch), Pt(y), block) for at, block in enumerate(blocks)]
