"""The texts of a table's columns become their widths, and numbers lines up on their marks."""

from itertools import accumulate
from typing import NamedTuple

from briefing.brief.model import Copy
from briefing.galley.line import Line
from briefing.style.stylesheet import Stylesheet
from briefing.typeset.paragraph import Composer
from briefing.typeset.tabular_figures import decimal_marks
from briefing.units import Pt


class Column(NamedTuple):
    """A column's widths, in points, from the least: the more it has, the fewer lines it takes.

    At the first no word is parted, at the second no text takes three lines, at the third
    only the head takes two, at the last none. In a column of numbers each cell is a line,
    which starts so far left of the column's right edge; else `numbers` is None.
    """

    widths: tuple[Pt, Pt, Pt, Pt]
    numbers: tuple[tuple[Line, Pt], ...] | None = None

    @property
    def least(self) -> Pt:
        """The least width that it can have."""
        return self.widths[0]

    @property
    def need(self) -> Pt:
        """The width at which nothing breaks."""
        return self.widths[-1]


def measure_column(
    head: Copy, cells: tuple[Copy, ...], sheet: Stylesheet, composer: Composer, *, first: bool
) -> Column:
    """Measure a column; the first names the rows, and is words whatever it holds."""
    over, words = sheet.type.table_head, sheet.type.cell
    least, halved = composer.widest_word(head, over), composer.halved(head, over)
    need = composer.width(head, over)
    numbers = None if first else _numbers(cells, sheet, composer)
    if numbers:
        own = Pt(max(left for _, left in numbers))
        widths = max(least, own), max(halved, own), max(halved, own), max(need, own)
        return Column(widths, numbers)
    word = max(composer.widest_word(cell, words) for cell in cells)
    half = max(composer.halved(cell, words) for cell in cells)
    whole = max(composer.width(cell, words) for cell in cells)
    return Column((max(least, word), max(halved, half), max(halved, whole), max(need, whole)))


def _numbers(
    cells: tuple[Copy, ...], sheet: Stylesheet, composer: Composer
) -> tuple[tuple[Line, Pt], ...] | None:
    """Each number as a line, and how far left of the column's right edge it starts."""
    style = sheet.type.cell._replace(tabular=True)
    lines = [composer.line(cell, style) for cell in cells]
    texts = tuple("".join(glyph.text for glyph in line.shaped.glyphs).strip() for line in lines)
    marks = decimal_marks(texts, composer.shaper.language)
    if marks is None:
        return None
    before = [_before(line, mark) for line, mark in zip(lines, marks, strict=True)]
    behind = max(line.width - ahead for line, ahead in zip(lines, before, strict=True))
    return tuple((line, Pt(ahead + behind)) for line, ahead in zip(lines, before, strict=True))


def _before(line: Line, mark: int) -> float:
    """How wide a line's text is before one of its characters, in points."""
    starts = accumulate((len(glyph.text) for glyph in line.shaped.glyphs), initial=0)
    at = next(index for index, start in enumerate(starts) if start >= mark)
    return line.shaped.edges[at] * line.style.size / 1000


def share(columns: tuple[Column, ...], room: Pt) -> tuple[Pt, ...]:
    """The columns' widths within `room`: for as few lines as can be had.

    What is left over goes to each by how much more it needs for fewer. Columns that want
    more than there is at their least get that.
    """
    steps = [*zip(*(column.widths for column in columns), strict=True)]
    fitting = (at for at in range(len(steps) - 1, -1, -1) if sum(steps[at]) <= room)
    at = next(fitting, None)
    if at is None or at == len(steps) - 1:
        return steps[at or 0]
    step, more = steps[at], steps[at + 1]
    part = (room - sum(step)) / (sum(more) - sum(step))
    return tuple(Pt(one + part * (other - one)) for one, other in zip(step, more, strict=True))
