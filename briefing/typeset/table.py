"""Sets a table: a caption, heads between rules, and rows on the baseline grid."""

from itertools import accumulate
from typing import NamedTuple

from briefing.brief.model import Copy, Table
from briefing.style.stylesheet import Stylesheet
from briefing.typeset.block import Block, FilledBox, Line, Placed, Scope, Stack
from briefing.typeset.paragraph import Composer
from briefing.typeset.tabular_figures import decimal_marks
from briefing.units import Pt, Rect


class Column(NamedTuple):
    """A column's widths in points, the least first: the wider it is, the fewer lines it takes.

    At the first no word is parted, at the second no text takes three lines, at the third only
    the head takes two, at the last none does. In a column of numbers `numbers` holds each cell's
    line, and how far left of the column's right edge it starts; else it is None.
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
    """Measure a column; the first one names the rows, and is set as words whatever it holds."""
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
    """How wide a line's text is before its character number `mark`, in points."""
    starts = accumulate((len(glyph.text) for glyph in line.shaped.glyphs), initial=0)
    at = next(index for index, start in enumerate(starts) if start >= mark)
    return line.shaped.edges[at] * line.style.size / 1000


def share(columns: tuple[Column, ...], room: Pt) -> tuple[Pt, ...]:
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


# Less than this, in points, is nothing.
_ROUNDING = 0.01
# How often white is handed to other columns: after the second time hardly a line is saved.
_ROUNDS = 2


def least_width(table: Table, sheet: Stylesheet, composer: Composer) -> Pt:
    """How wide a table is at least, no word of it parted, in points."""
    columns = _measured(table, sheet, composer)
    return Pt(sum(column.least for column in columns) + (len(columns) - 1) * sheet.table.gutter)


def _measured(table: Table, sheet: Stylesheet, composer: Composer) -> tuple[Column, ...]:
    return tuple(
        measure_column(texts[0], texts[1:], sheet, composer, first=not number)
        for number, texts in enumerate(zip(table.columns, *table.rows, strict=True))
    )


def set_table(
    table: Table, sheet: Stylesheet, composer: Composer, *, width: Pt, indent: Pt
) -> Block:
    """Set a table `width` points wide, or from `indent` on where its columns have room there.

    Columns spread over the whole measure, with the same white between all.
    """
    columns = _measured(table, sheet, composer)
    gaps, tabulation = len(columns) - 1, sheet.table
    need = sum(column.need for column in columns)
    if need + gaps * tabulation.room > width - indent:
        indent = Pt(0)
    setter = _TableSetter(table, sheet, composer, columns, Pt(width - indent))
    caption, stack = table.caption, Stack()
    if caption:
        role = sheet.type.context
        stack.add(composer.paragraph(caption, role, setter.measure, tag="Caption"), x=indent)
        stack.y += tabulation.caption
    block = setter.fill(stack, indent)
    if table.note or table.footnotes:
        from briefing.typeset.notes import over_notes  # loaded only for notes

        block = over_notes(block, table, sheet, composer, measure=setter.measure, indent=indent)
    return block


class _TableSetter(NamedTuple):
    """Sets a table's rows; `measure` is the whole table's width in points."""

    table: Table
    sheet: Stylesheet
    composer: Composer
    columns: tuple[Column, ...]
    measure: Pt

    def fill(self, stack: Stack, indent: Pt) -> Block:
        """The table as one block, its rows and rules below its caption, `indent` points in."""
        heads, *rows = cells = self._cells_in_columns()
        places = self._places(_widths(cells))
        tabulation, ys = self.sheet.table, [stack.y]
        stack.add(self._row(heads, places, low=True), above=tabulation.rule, x=indent)
        ys.append(self._below(stack))
        broken = any(len(cell.lines) > 1 for row in rows for cell in row)
        for number, row in enumerate(rows):
            above = tabulation.apart * broken if number else 2 * tabulation.rule
            stack.add(self._row(row, places), above=above, x=indent)
        ys.append(self._below(stack))
        stack.y += 2 * tabulation.rule
        return stack.block("Table", tuple(self._rule(indent, y) for y in ys))._replace(whole=True)

    def _below(self, stack: Stack) -> float:
        """The height of a rule below what the stack holds: where a line's baseline would be.

        So a table ends level with lines beside it, with as much white above a rule as below.
        """
        return stack.y + 2 * self.sheet.table.rule - self.composer.drop

    def _cells_in_columns(self) -> list[list[Block]]:
        """Every cell, in columns so wide that there are few lines.

        White that ragged lines leave in a column goes to columns whose texts break.
        """
        room = Pt(self.measure - (len(self.columns) - 1) * self.sheet.table.gutter)
        self._check(room)
        cells = self._cells(share(self.columns, room))
        for _ in range(_ROUNDS):
            widths = _widths(cells)
            lack = [max(each.need - at, 0) for each, at in zip(self.columns, widths, strict=True)]
            free = room - sum(widths)
            if sum(lack) < _ROUNDING or free < _ROUNDING:
                break
            part = min(free / sum(lack), 1)
            wider = (Pt(at + part * more) for at, more in zip(widths, lack, strict=True))
            cells = self._cells(tuple(wider))
        return cells

    def _places(self, widths: list[Pt]) -> list[tuple[Pt, Pt]]:
        """Each column's left edge and width, with the same white between all columns."""
        apart = (self.measure - sum(widths)) / max(len(widths) - 1, 1)
        lefts = (Pt(sum(widths[:at]) + at * apart) for at in range(len(widths)))
        return list(zip(lefts, widths, strict=True))

    def _check(self, room: Pt) -> None:
        """A fault where columns cannot hold their widest words."""
        over = sum(column.least for column in self.columns) - room
        if over > _ROUNDING:
            message = f"the table is {over:.1f} pt too wide for its {self.measure:.0f} pt"
            hint = f"take a column out, or shorten {self._longest()!r}"
            self.composer.fault("fit.table-too-wide", message, self.table.span, hint)

    def _longest(self) -> str:
        """The text with the widest piece that no line end can part."""
        style = self.sheet.type.cell
        texts = (*self.table.columns, *(cell for row in self.table.rows for cell in row))
        return max(texts, key=lambda copy: self.composer.widest_word(copy, style)).text

    def _cells(self, widths: tuple[Pt, ...]) -> list[list[Block]]:
        """Every cell, the heads first, set to the columns' widths but not placed."""
        heads = []
        for copy, width in zip(self.table.columns, widths, strict=True):
            head = self.composer.paragraph(copy, self.sheet.type.table_head, width, tag="TH")
            heads.append(head_cell(self._filled(head, copy), "Column", copy))
        rows = [heads]
        for number, row in enumerate(self.table.rows):
            rows.append([self._cell(number, at, copy, widths[at]) for at, copy in enumerate(row)])
        return rows

    def _cell(self, row: int, at: int, copy: Copy, width: Pt) -> Block:
        column, style = self.columns[at], self.sheet.type.cell
        if column.numbers:
            line, left = column.numbers[row]
            baseline = Pt(style.leading - self.composer.drop)
            line = line._replace(x=Pt(-left), baseline=baseline)
            return self._filled(Block(style.leading, "TD", lines=(line,)), copy)
        block = self._filled(self.composer.paragraph(copy, style, width, tag="TD"), copy)
        return block if at else head_cell(block, "Row", copy)

    def _filled(self, cell: Block, copy: Copy) -> Block:
        """A cell that says so when it is empty: most screen readers pass over it in silence."""
        empty = self.composer.shaper.language.words.empty
        return cell if copy.runs else cell._replace(spoken=empty)

    def _row(self, cells: list[Block], places: list[tuple[Pt, Pt]], *, low: bool = False) -> Block:
        """A row of cells that are level at the top, or if `low` at the bottom."""
        depth = max(cell.depth for cell in cells)
        placed = []
        for cell, column, (left, width) in zip(cells, self.columns, places, strict=True):
            x = left + width if column.numbers else left
            block = _flush_right(cell) if column.numbers and cell.tag == "TH" else cell
            placed.append(Placed(Pt(x), Pt(depth - cell.depth if low else 0), block))
        return Block(depth, "TR", children=tuple(placed))

    def _rule(self, x: Pt, y: float) -> FilledBox:
        thin = self.sheet.space.rule
        return FilledBox(Rect(x, Pt(y - thin / 2), self.measure, thin), self.sheet.colours.ink)


def head_cell(block: Block, scope: Scope, copy: Copy) -> Block:
    """A cell as the head of its row or column; one without a text heads nothing."""
    return block._replace(tag="TH", scope=scope) if copy.runs else block._replace(tag="TD")


def _widths(rows: list[list[Block]]) -> list[Pt]:
    """How wide each column's widest line is."""
    return [Pt(max(map(_width, cells))) for cells in zip(*rows, strict=True)]


def _width(cell: Block) -> float:
    """How wide a cell's lines are; those of a number reach left from its column's right edge."""
    return max(-line.x if line.x < 0 else line.width for line in cell.lines)


def _flush_right(block: Block) -> Block:
    """The block with lines that all end at its left edge."""
    lines = tuple(line._replace(x=Pt(-line.width)) for line in block.lines)
    return block._replace(lines=lines)
