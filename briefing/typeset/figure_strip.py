"""Sets key figures as a strip across the page: in rows, each figure below a rule of its own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from math import ceil
from typing import NamedTuple

from briefing.brief.model import Figure, Section
from briefing.language.language import Language
from briefing.style.stylesheet import Stylesheet
from briefing.typeset.block import Block, FilledBox, Placed
from briefing.typeset.fills import panel_boxes
from briefing.typeset.key_figures import CalloutSetter
from briefing.typeset.paragraph import Composer
from briefing.typeset.section import set_title
from briefing.units import Pt, Rect

_MOST = 0.5  # of a cell for its value: its label, and what that is about, need as much


class Group(NamedTuple):
    """Key figures that stand together, under the title of their section if it has nothing else."""

    section: Section | None
    figures: tuple[Figure, ...]


def group_figures(sections: tuple[Section, ...]) -> tuple[Group, ...]:
    """The figures of sections with copy, then those of each section that has figures alone."""
    others = tuple(f for part in sections if not part.is_figures for f in part.figures)
    named = (Group(part, part.figures) for part in sections if part.is_figures)
    return (*((Group(None, others),) if others else ()), *named)


def set_strip(
    groups: tuple[Group, ...], sheet: Stylesheet, composer: Composer, language: Language
) -> Block:
    """Set figures side by side across the page, in as few rows as hold them.

    Every row spans the page, unless labels stand beside values. Figures take a row more where a
    value, or a word, would be too wide.
    """
    setter = CalloutSetter(sheet, composer, language, sheet.grid.span(sheet.grid.full))
    setter = setter.on(sheet.fills.figures)
    count, before = sum(len(group.figures) for group in groups), len(composer.faults)
    for rows in _ways(count, sheet):
        del composer.faults[before:]
        block = _StripSetter(setter, groups, rows).block()
        if len(composer.faults) == before:
            break
    return block


def fewer_abreast(strip: Block, most: int) -> int:
    """How many figures the longest row of a strip has, where it took a row more than `most` to
    each row ask for; else 0.
    """
    cells = [cell for group in strip.children for cell in group.block.children[-1].block.children]
    rows = Counter(cell.y for cell in cells)
    return max(rows.values()) if len(rows) > ceil(len(cells) / most) else 0


def _ways(count: int, sheet: Stylesheet) -> list[tuple[int, ...]]:
    """How many figures may stand in each row: in as few rows as can be, or in one more."""
    fewest = ceil(count / sheet.callout.abreast)
    most = fewest if sheet.callout.beside else min(fewest + 1, count)
    shares = ((rows, *divmod(count, rows)) for rows in range(fewest, most + 1))
    return [(each + 1,) * more + (each,) * (rows - more) for rows, each, more in shares]


class _StripSetter(NamedTuple):
    """Sets the figures of some groups, so many in each row; `page` sets what is as wide as that."""

    page: CalloutSetter
    groups: tuple[Group, ...]
    rows: tuple[int, ...]

    def block(self) -> Block:
        """The strip on its panel, or with the rule that closes it where the style has one."""
        sheet, cells = self.page.sheet, list[Placed]()
        panel = sheet.fills.figures
        titles, y = dict[int, Placed](), 0.0
        if panel.is_drawn:
            y += max(panel.inset - sheet.callout.rule, 0)
        uprights = list[FilledBox]()
        for number, row in enumerate(self._in_rows()):
            y += sheet.callout.gap.natural if number else 0
            y += self._set_titles(titles, row, len(cells), y)
            placed = self._set_row(row, y, is_first=not number)
            cells += placed
            deepest = max(cell.block.depth for cell in placed)
            uprights += self._uprights(row, y, deepest) if panel.is_drawn else ()
            y += deepest
        sections = tuple(self._sections(cells, titles, Pt(y)))
        if panel.is_drawn:
            boxes = panel_boxes(panel, sheet, self.page.measure, y)
            return Block(Pt(y + panel.inset), children=sections, boxes=(*boxes, *uprights))
        depth = Pt(y + sheet.callout.close)
        if not sheet.callout.close:
            return Block(depth, children=sections)
        thick = sheet.space.rule
        rule = Rect(Pt(0), Pt(depth - thick / 2), self.page.measure, thick)
        return Block(depth, children=sections, boxes=(FilledBox(rule, sheet.colours.ink),))

    def _sections(
        self, cells: list[Placed], titles: dict[int, Placed], depth: Pt
    ) -> Iterator[Placed]:
        """The groups, each with its cells as a list, as deep as the strip."""
        first = 0
        for group in self.groups:
            listed = tuple(cells[first : first + len(group.figures)])
            cells_in_list = Placed(Pt(0), Pt(0), Block(depth, "L", children=listed))
            title = titles[first] if group.section else self._heading()
            yield Placed(Pt(0), Pt(0), Block(depth, "Sect", children=(title, cells_in_list)))
            first += len(group.figures)

    def _heading(self) -> Placed:
        """What figures without a title are: on the page they are large enough to be seen."""
        said, role = self.page.language.words.key_figures, self.page.sheet.type.group
        return Placed(Pt(0), Pt(0), self.page.composer.unprinted(said, role, "H2"))

    @property
    def _figures(self) -> tuple[Figure, ...]:
        return tuple(figure for group in self.groups for figure in group.figures)

    def _in_rows(self) -> Iterator[_Row]:
        start = 0
        for count in self.rows:
            yield _Row(self._cell(count), self._figures[start : start + count])
            start += count

    def _cell(self, abreast: int) -> CalloutSetter:
        """The setter of one of so many cells abreast."""
        grid, callout = self.page.sheet.grid, self.page.sheet.callout
        abreast = callout.abreast if callout.beside else abreast
        if callout.beside and not grid.full % abreast:
            width = grid.span(grid.full // abreast)
        else:  # five of them end at no column of the grid
            width = Pt((self.page.measure - (abreast - 1) * grid.gutter) / abreast)
        return _roomy(self.page._replace(measure=width), self._figures)

    def _set_titles(self, titles: dict[int, Placed], row: _Row, first: int, y: float) -> float:
        """Put titles over the cells of groups that start in a row; how deep they are.

        `first` is the number of the row's first figure, under which its title is kept.
        """
        at, found = 0, dict[int, Block]()
        for group in self.groups:
            if group.section and first <= at < first + len(row.figures):
                cells = min(len(group.figures), first + len(row.figures) - at)
                width = Pt(row.left(cells) - self.page.sheet.grid.gutter)
                found[at] = set_title(group.section, self.page.sheet, self.page.composer, width)
            at += len(group.figures)
        deep = max((title.depth for title in found.values()), default=0.0)
        for at, title in found.items():
            titles[at] = Placed(row.left(at - first), Pt(y + deep - title.depth), title)
        return deep + self.page.sheet.callout.heading if found else 0.0

    def _uprights(self, row: _Row, y: float, depth: float) -> Iterator[FilledBox]:
        """The rules between the cells of a row on a panel, each in the middle of its gutter."""
        sheet = self.page.sheet
        thin, top = sheet.space.rule, y + sheet.callout.rule
        for at in range(1, len(row.figures)):
            x = row.left(at) - (sheet.grid.gutter + thin) / 2
            rect = Rect(Pt(x), Pt(top), thin, Pt(y + depth - top))
            yield FilledBox(rect, sheet.colours.ink)

    def _set_row(self, row: _Row, y: float, *, is_first: bool) -> list[Placed]:
        """The figures of a row, their values on one baseline, and the labels under them, too.

        Each stands below a rule; on a panel, whose top is enough for the first row, a thin one.
        """
        size = min(each.setter.values.common_size(each.figures) for each in self._in_rows())
        values = [row.setter.values.block(figure, size) for figure in row.figures]
        level = row.setter.level(row.figures, values)
        space = self.page.sheet.space
        rule = space.group_rule
        if self.page.sheet.fills.figures.is_drawn:
            rule = Pt(0) if is_first else space.rule
        return [
            Placed(row.left(at), Pt(y), row.setter.figure(figure, value, rule=rule, level=level))
            for at, (figure, value) in enumerate(zip(row.figures, values, strict=True))
        ]


class _Row(NamedTuple):
    """Figures side by side, and what sets each to the width of its cell."""

    setter: CalloutSetter
    figures: tuple[Figure, ...]

    def left(self, cells: int) -> Pt:
        """How far right of the margin the cell after so many others starts, in points."""
        return Pt(cells * (self.setter.measure + self.setter.sheet.grid.gutter))


def _roomy(setter: CalloutSetter, figures: tuple[Figure, ...]) -> CalloutSetter:
    """The setter with labels as far right of their values as values with units beside them need.

    All labels move together, at most to the middle of a cell: a value that is wider still has
    its unit below it. Where labels stand below values, nothing changes.
    """
    callout = setter.sheet.callout
    if not callout.beside:
        return setter
    needed = (setter.values.full_width(figure) + 2 * callout.unit for figure in figures)
    most = setter.measure * _MOST
    beside = Pt(max((callout.beside, *(width for width in needed if width <= most))))
    return setter._replace(sheet=setter.sheet._replace(callout=callout._replace(beside=beside)))
