"""Measures the columns of a table: how wide each has to be, and what line its numbers stand on."""

import re
from functools import lru_cache
from itertools import accumulate, groupby
from typing import NamedTuple

from briefing.brief.model import Copy
from briefing.brief.tables import Cell, Row, Table
from briefing.language.language import Language
from briefing.style.stylesheet import Stylesheet, TextStyle
from briefing.typeset.block import Line
from briefing.typeset.paragraph import Composer
from briefing.typeset.tabular_figures import decimal_marks
from briefing.units import Pt, mm

# Sizes and leadings of a table's type, in parts of the style's own, from the largest.
_STEPS = ((1, 1), (35 / 37, 12 / 13), (34 / 37, 23 / 26))
# Rows down the page, beyond which they are set a step smaller.
_MANY = 24, 32
# So many rows need white to be read.
LONG = 12
_DIGIT = "[0-9]"
# A table of more rows than these, and narrow enough, stands in two halves so far apart.
HALVED, BETWEEN = 16, mm(6)
# A bar's length, and the white between it and its number, in points.
BAR, BAR_GAP = mm(14), Pt(4)
# So much wider is a text that stands behind a mark, or a trace less would break it.
_ROUNDING = 0.01
# How far a row of the lower level is indented, in parts of the size of cells.
_INDENT = 0.97
# Marks of notes that take no more hang right of their column, in parts of the size of its numbers:
# less than the gutter.
_HUNG = 0.8


class TableType(NamedTuple):
    """The styles that a table is set in: of its heads and of its cells.

    In a column of status a text stands behind a `mark` so wide; in those that are `bare`, by their
    indexes, marks stand alone.
    """

    head: TextStyle
    cell: TextStyle
    mark: Pt = Pt(0)
    bare: frozenset[int] = frozenset()

    @property
    def strong(self) -> TextStyle:
        """The style of rows that sum up others."""
        return _strong(self.cell)

    @property
    def indent(self) -> Pt:
        """How far a row's head of the lower level stands in."""
        return Pt(_INDENT * self.cell.size)

    def of(self, table: Table) -> tuple[TextStyle, ...]:
        """The style of each row: that of sums, and of heads of groups, is bold."""
        has_levels, strong = table.has_levels, self.strong
        return tuple(
            strong if (has_levels and not row.level) or row is table.total else self.cell
            for row in table.all_rows
        )


def table_types(sheet: Stylesheet, rows: int, *, statuses: bool = False) -> list[TableType]:
    """The types to try for so many rows down the page, the largest first.

    A table with a column of `statuses` has room for their marks.
    """
    head, cell, least = sheet.type.table_head, sheet.type.cell, sheet.table.least
    steps, mark = _STEPS[sum([rows > many for many in _MANY]) :], Pt(0)
    if statuses:
        from briefing.typeset.status import mark_indent  # loaded only for a status

        mark = mark_indent(sheet)
    types = (
        TableType(_smaller(head, step, least), _smaller(cell, step, least), mark) for step in steps
    )
    return list(dict.fromkeys(types))


def known_types(
    table: Table, sheet: Stylesheet, composer: Composer, rows: int | None = None
) -> list[TableType]:
    """The same for a table, of so many rows if not of its own, worked out once: the stylesheet is
    known by its identity, and kept.
    """
    count = len(table.rows) if rows is None else rows
    statuses = any(column.status for column in table.columns)
    known, key = composer.shaper.tables, (id(sheet), count, statuses)
    if key not in known:
        known[key] = sheet, table_types(sheet, count, statuses=statuses)
    types: list[TableType] = known[key][1]
    return types


def with_bare(kinds: list[TableType], table: Table, language: Language) -> list[TableType]:
    """The types to try, and behind each the same with columns of status whose marks stand alone.

    These are columns where a cell with a mark has the word of its level and nothing else.
    """

    def says_more(cell: Cell) -> bool:
        status = cell.status
        return status is not None and cell.text.text != status.now.word(language).text

    columns = [at for at, column in enumerate(table.columns) if at and column.status]
    bare = frozenset(
        at for at in columns if not any(says_more(row.cells[at]) for row in table.all_rows)
    )
    if not bare or not kinds[0].mark:
        return kinds
    return [each for kind in kinds for each in (kind, kind._replace(bare=bare))]


# Always the same object, by which texts are known that were shaped in it.
@lru_cache(maxsize=64)
def _strong(style: TextStyle) -> TextStyle:
    return style._replace(weight="bold")


@lru_cache(maxsize=64)
def _tabular(style: TextStyle) -> TextStyle:
    """The style of numbers, with digits of one width."""
    return style._replace(tabular=True)


@lru_cache(maxsize=256)
def _smaller(role: TextStyle, step: tuple[float, float], least: Pt) -> TextStyle:
    """A role at a part of its size, not below the least for tables, and a part of its leading."""
    size, leading = step
    if size == 1:
        return role
    fitting = Pt(min(max(role.size * size, least), role.size))
    return role._replace(size=fitting, leading=Pt(role.leading * leading))


class Measured(NamedTuple):
    """A column's widths in points, the least first: the wider it is, the fewer lines it takes.

    At the first no word is parted, at the second no text takes three lines, at the third only
    the head takes two, at the last none does. In a column of numbers `numbers` holds each cell's
    line, and how far left of the numbers' right edge it starts; else it is None. Right of the
    numbers bars take `bars`, which is not in the widths.
    """

    widths: tuple[Pt, Pt, Pt, Pt]
    numbers: tuple[tuple[Line, Pt], ...] | None = None
    bars: Pt = Pt(0)

    @property
    def slot(self) -> Pt:
        """How far right of the column's left edge numbers with bars end."""
        return Pt(max(left for _, left in self.numbers or ()))

    @property
    def least(self) -> Pt:
        """The least width that it can have."""
        return self.widths[0]

    @property
    def need(self) -> Pt:
        """The width at which nothing breaks."""
        return self.widths[-1]


def measure_columns(table: Table, kind: TableType, composer: Composer) -> tuple[Measured, ...]:
    """Measure the columns; the first one names the rows, and is set as words whatever it holds.

    They are measured once in each type. The table is known by its identity, and kept, so that its
    id stays its own.
    """
    known, key = composer.shaper.tables, (id(table), kind)
    if key not in known:
        styles, columns = kind.of(table), range(len(table.columns))
        known[key] = table, tuple(_measure(table, at, kind, styles, composer) for at in columns)
    measured: tuple[Measured, ...] = known[key][1]
    return measured


def _measure(
    table: Table,
    at: int,
    kind: TableType,
    styles: tuple[TextStyle, ...],
    composer: Composer,
) -> Measured:
    column = table.columns[at]
    head, over = column.head, kind.head
    cells = tuple(row.cells[at].text for row in table.all_rows)
    least, halved = composer.widest_word(head, over), composer.halved(head, over)
    need = composer.width(head, over)
    is_words = not at or column.status
    numbers = None if is_words else _numbers(cells, styles, composer, table, at)
    if numbers:
        own = Pt(max(left for _, left in numbers))
        bars = Pt(BAR_GAP + BAR) if column.bar else Pt(0)
        least, halved, need = (Pt(width - bars) for width in (least, halved, need))
        widths = max(least, own), max(halved, own), max(halved, own), max(need, own)
        return Measured(widths, numbers, bars)
    rows = [
        pair for pair in zip(table.all_rows, styles, strict=True) if at or not spans(pair[0], table)
    ]
    bare = at in kind.bare
    pairs = [
        (cell.text._replace(runs=()) if bare and cell.status else cell.text, style)
        for cell, style in ((row.cells[at], style) for row, style in rows)
    ]
    mark = kind.mark + _ROUNDING if column.status else 0
    ins = [mark if at else kind.indent * row.level + mark for row, _ in rows]
    if bare:
        ins = [mark if row.cells[at].status else 0 for row, _ in rows]
    word, half, whole = (
        max(measure(*pair) + more for pair, more in zip(pairs, ins, strict=True))
        for measure in (composer.widest_word, composer.halved, composer.width)
    )
    narrow, wide = (max(least, word), max(halved, half)), (max(halved, whole), max(need, whole))
    return Measured((Pt(narrow[0]), Pt(narrow[1]), Pt(wide[0]), Pt(wide[1])))


def _numbers(
    cells: tuple[Copy, ...],
    styles: tuple[TextStyle, ...],
    composer: Composer,
    table: Table,
    at: int,
) -> tuple[tuple[Line, Pt], ...] | None:
    """Each number as a line, and how far left of the numbers' right edge it starts.

    Where not all are numbers there are none; but under bars each then ends at that edge. So does
    what stands for a number not known, unless the table is plain, without marks and bars. Marks of
    notes hang right of that edge, but for a last column, which ends at the table's.
    """
    lines = [
        composer.line(cell, _tabular(style)) for cell, style in zip(cells, styles, strict=True)
    ]
    texts = tuple("".join(glyph.text for glyph in line.shaped.glyphs).strip() for line in lines)
    marks = decimal_marks(texts, composer.shaper.language)
    is_bar = table.columns[at].bar
    if marks is None:
        return tuple((line, line.width) for line in lines) if is_bar else None
    hangs = not is_bar and at + 1 < len(table.columns)
    widths = [line.width - _note_width(line) if hangs else line.width for line in lines]
    before = [_before(line, mark) for line, mark in zip(lines, marks, strict=True)]
    behind = max(width - ahead for width, ahead in zip(widths, before, strict=True))
    is_flush = not is_plain(table) or any(column.status or column.bar for column in table.columns)
    flush = [is_flush and not re.search(_DIGIT, text) for text in texts]
    return tuple(
        (line, Pt(width if ends else ahead + behind))
        for line, width, ahead, ends in zip(lines, widths, before, flush, strict=True)
    )


def _note_width(line: Line) -> float:
    """How wide the marks of notes are that end a line, in points; none where they cannot hang."""
    shaped, end = line.shaped, line.cut.ink
    start = next((at for at in range(end, 0, -1) if shaped.voices[at - 1].note is None), 0)
    ems = (shaped.edges[end] - shaped.edges[start]) / 1000
    return ems * line.style.size if start and ems <= _HUNG else 0.0


def _before(line: Line, mark: int) -> float:
    """How wide a line's text is before its character number `mark`, in points."""
    starts = accumulate((len(glyph.text) for glyph in line.shaped.glyphs), initial=0)
    at = next(index for index, start in enumerate(starts) if start >= mark)
    return line.shaped.edges[at] * line.style.size / 1000


def least_width(table: Table, sheet: Stylesheet, composer: Composer) -> Pt:
    """How wide a table is at least, no word of it parted, in points."""
    kind = known_types(table, sheet, composer)[0]
    return least_of(table, measure_columns(table, kind, composer), sheet)


def least_of(table: Table, columns: tuple[Measured, ...], sheet: Stylesheet) -> Pt:
    """The least width of a table whose columns are measured."""
    bars = sum(column.bars for column in columns)
    gaps = (len(columns) - 1) * sheet.table.gutter
    return Pt(sum(column.least for column in columns) + bars + gaps)


def fits_lane(table: Table, sheet: Stylesheet, composer: Composer, lane: Pt) -> bool:
    """Whether a table has room between its columns in a lane of text, `lane` points wide."""
    kind = known_types(table, sheet, composer)[0]
    columns = measure_columns(table, kind, composer)
    need = sum(column.need + column.bars for column in columns)
    return need + (len(columns) - 1) * sheet.table.room <= lane


def stands_in_halves(table: Table, sheet: Stylesheet, composer: Composer, measure: Pt) -> bool:
    """Whether a table is so long and narrow that it stands in two halves side by side."""
    count = len(table.rows)
    if count <= HALVED:
        return False
    columns = measure_columns(table, known_types(table, sheet, composer, count // 2)[0], composer)
    need = sum(column.need + column.bars for column in columns)
    return need + (len(columns) - 1) * sheet.table.gutter <= (measure - BETWEEN) / 2


def share(columns: tuple[Measured, ...], room: Pt) -> tuple[Pt, ...]:
    """The columns' widths within `room` points, for as few lines as can be had.

    What is left over goes to each by how much more it needs for fewer lines. Where even the
    least widths are wider than the room, columns get those.
    """
    steps = [*zip(*(column.widths for column in columns), strict=True)]
    fitting = (at for at in range(len(steps) - 1, -1, -1) if sum(steps[at]) <= room)
    at = next(fitting, None)
    if at is None or at == len(steps) - 1:
        return steps[at or 0]
    step, more = steps[at], steps[at + 1]
    part = (room - sum(step)) / (sum(more) - sum(step))
    return tuple(Pt(one + part * (other - one)) for one, other in zip(step, more, strict=True))


def spans(row: Row, table: Table) -> bool:
    """Whether a row heads a group and has nothing else: it may be as wide as the table."""
    if row.level or row is table.total or any(cell.text.runs for cell in row.cells[1:]):
        return False
    return table.has_levels


def is_plain(table: Table) -> bool:
    """Whether a table has no parts that are to be told from each other, and few rows."""
    has_heads = any(column.over for column in table.columns)
    return not (table.total or table.has_levels or has_heads or len(table.rows) > LONG)


class HeadGroup(NamedTuple):
    """Columns from one to another side by side, and the head over them, if they have one."""

    over: Copy | None
    start: int
    end: int

    @property
    def columns(self) -> range:
        """The indexes of its columns."""
        return range(self.start, self.end)


def head_groups(table: Table) -> list[HeadGroup]:
    """The columns of a table in groups under common heads; one without such a head is alone."""
    groups = []
    for over, group in groupby(enumerate(table.columns), key=lambda pair: pair[1].over):
        places = [at for at, _ in group]
        if over:
            groups.append(HeadGroup(over, places[0], places[-1] + 1))
        else:
            groups += (HeadGroup(None, at, at + 1) for at in places)
    return groups
