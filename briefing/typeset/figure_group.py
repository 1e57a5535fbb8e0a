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

    In a style that groups figures sections with copy keep theirs, unless one row of the strip
    holds all figures of the page. Of a section that has figures alone nothing is left for the
    text beside a strip: that is None.
    """
    layout, count = sheet.layout, sum(len(part.figures) for part in sections)
    is_strip = layout.figures is Place.STRIP
    groups = is_strip and layout.grouped and count > sheet.callout.abreast
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
    fewest, before = ceil(len(figures) / sheet.callout.group.abreast), len(composer.faults)
    ways = list[_Way]()
    for count in range(fewest, len(figures) + 1):
        rows = _Rows(page, figures, abreast=ceil(len(figures) / count))
        block = rows.block()
        ways.append(_Way(block, rows.size, tuple(composer.faults[before:])))
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


class _Rows(NamedTuple):
    """Figures in rows of at most so many abreast, their cells below each other.

    A cell's text stands as far in as that of points, and so far from the next cell.
    """

    page: CalloutSetter
    figures: tuple[Figure, ...]
    abreast: int

    @property
    def size(self) -> Pt:
        """The size of all values."""
        return self._cell.values.common_size(self.figures)

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

    @property
    def _indent(self) -> Pt:
        return self.page.sheet.space.bullet.indent

    @property
    def _cell(self) -> CalloutSetter:
        """The setter of a cell; a figure alone has its label beside its value, if that is short."""
        width = (self.page.measure - self._indent) / self.abreast - self._indent
        cell = self.page._replace(measure=Pt(width))
        if self.figures[1:]:
            return cell
        callout = cell.sheet.callout
        beside = Pt(cell.values.full_width(self.figures[0]) + 2 * callout.unit)
        if beside > width * _MOST:
            return cell
        return cell._replace(sheet=cell.sheet._replace(callout=callout._replace(beside=beside)))

    def _row(self, figures: tuple[Figure, ...], y: float) -> list[Placed]:
        """The figures of a row, their values on one baseline, and the labels under them, too."""
        cell = self._cell
        values = [cell.values.block(figure, self.size) for figure in figures]
        level = cell.level(figures, values)
        pitch = cell.measure + self._indent
        placed = (
            cell.figure(figure, value, rule=Pt(0), level=level)
            for figure, value in zip(figures, values, strict=True)
        )
        return [
            Placed(Pt(self._indent + at * pitch), Pt(y), block) for at, block in enumerate(placed)
        ]
