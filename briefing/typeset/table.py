"""Sets a table: a caption, heads between rules, and rows on the baseline grid."""

import math
from typing import TYPE_CHECKING, NamedTuple

from briefing.brief.model import Copy
from briefing.brief.tables import Table
from briefing.style.stylesheet import Stylesheet, TextStyle
from briefing.typeset.block import (
    Block,
    CellTags,
    FilledBox,
    OpenBox,
    Placed,
    Scope,
)
from briefing.typeset.paragraph import Composer
from briefing.typeset.table_columns import (
    BAR,
    BAR_GAP,
    BETWEEN,
    HALVED,
    LONG,
    HeadGroup,
    Measured,
    TableType,
    fits_lane,
    head_groups,
    is_plain,
    known_types,
    least_of,
    least_width,
    measure_columns,
    share,
    spans,
    stands_in_halves,
    table_types,
    with_bare,
)
from briefing.typeset.tabular_figures import cell_in_words
from briefing.units import Pt, Rect, mm

if TYPE_CHECKING:
    from briefing.typeset.status import Marks

# Less than this, in points, is nothing.
_ROUNDING = 0.01
# How often white is handed to other columns: after the second time hardly a line is saved.
_ROUNDS = 2
# Long tables have white after every so many rows where these are in no groups.
_EVERY = 4
# So many columns stand in a lane of text; more across the page.
_IN_LANE = 6
# A bar's height, and its middle over the baseline, in parts of the size of cells.
_BAR_HEIGHT, _BAR_UP = 0.81, 0.33
_BAR_EDGE = Pt(0.75)


def stands_across(table: Table, sheet: Stylesheet, composer: Composer, lane: Pt) -> bool:
    """Whether a table stands across the page, below a lane of text so wide that is narrower."""
    page = sheet.grid.span(sheet.grid.full)
    if page <= lane + _ROUNDING or table.wide is not None:
        return bool(table.wide) and page > lane + _ROUNDING
    wide = len(table.columns) > _IN_LANE
    return (
        wide
        or least_width(table, sheet, composer) > lane
        or stands_in_halves(table, sheet, composer, page)
    )


def least_depth(table: Table, sheet: Stylesheet, composer: Composer | None) -> Pt:
    """A depth that its rows alone are not under, each of a line, wherever the table stands.

    Without a `composer` to measure by, every long table is taken for one in halves.
    """
    count, page = len(table.rows), sheet.grid.span(sheet.grid.full)
    halved = stands_in_halves(table, sheet, composer, page) if composer else count > HALVED
    return Pt(count / (1 + halved) * table_types(sheet, count)[-1].cell.leading)


def set_table(
    table: Table, sheet: Stylesheet, composer: Composer, *, width: Pt, indent: Pt
) -> Block:
    """Set a table `width` points wide, or from `indent` on where its columns have room there.

    Columns spread over the whole measure, with the same white between all. A table that is too
    wide or too long is set in smaller type, and a long one that is narrow in two halves. Trials
    that differ elsewhere get the table that was set for the first of them, with its faults.
    """
    known, key = composer.shaper.tables, (id(table), id(sheet), width, indent)
    if key not in known:
        before = len(composer.faults)
        block = _set_table(table, sheet, composer, width=width, indent=indent)
        # Table and sheet are kept, so that their ids stay their own.
        known[key] = block, composer.faults[before:], table, sheet
        return block
    kept: Block = known[key][0]
    composer.faults += known[key][1]
    return kept


def _set_table(
    table: Table, sheet: Stylesheet, composer: Composer, *, width: Pt, indent: Pt
) -> Block:
    halved = stands_in_halves(table, sheet, composer, width)
    room = Pt((width - BETWEEN) / 2) if halved else width
    kinds = known_types(table, sheet, composer, len(table.rows) // (1 + halved))
    for kind in with_bare(kinds, table, composer.shaper.language):
        columns = measure_columns(table, kind, composer)
        if least_of(table, columns, sheet) <= room + _ROUNDING:
            break
    if halved or not fits_lane(table, sheet, composer, Pt(width - indent)):
        indent = Pt(0)
    measure = room if halved else Pt(width - indent)
    sheaf = _Sheaf()
    caption = _caption(table, sheet, composer, Pt(width - indent))
    if caption:
        sheaf.top.append(Placed(indent, Pt(0), caption))
        sheaf.y = caption.depth + sheet.table.caption
    names_heads = table.has_levels or any(column.over for column in table.columns)
    setter = _TableSetter(table, sheet, composer, kind, columns, measure, names_heads, {})
    setter.fill(sheaf, indent, halved=halved)
    block = sheaf.block(sheet.baseline / 4, is_plain=is_plain(table))
    bare = (row.cells[at].status for row in table.all_rows for at in kind.bare)
    if any(status and not status.now.scale for status in bare):
        from briefing.typeset.status import over_legend  # loaded only for a status

        whole = Pt(width - indent)
        block = over_legend(block, sheet, composer, span=table.span, measure=whole, indent=indent)
    if table.note or table.footnotes:
        from briefing.typeset.notes import over_notes  # loaded only for notes

        whole = Pt(width - indent)
        block = over_notes(block, table, sheet, composer, measure=whole, indent=indent)
    return block


def _caption(table: Table, sheet: Stylesheet, composer: Composer, measure: Pt) -> Block | None:
    """What stands over a table, as wide as that."""
    if table.title:
        from briefing.typeset.table_title import set_titled  # loaded only for a title

        return set_titled(table, table.title, sheet, composer, measure)
    if table.caption:
        return composer.paragraph(table.caption, sheet.type.context, measure, tag="Caption")
    return None


class _Sheaf:
    """The parts of a table as they are set, each placed; a builder, used within one function.

    `y` is how deep they are; on `top` stand a caption, and heads that are not read.
    """

    def __init__(self) -> None:
        self.y = 0.0
        self.top: list[Placed] = []
        self.head: list[Placed] = []
        self.body: list[Placed] = []
        self.foot: list[Placed] = []
        self.boxes: list[FilledBox] = []

    def block(self, quarter: float, *, is_plain: bool) -> Block:
        """The table, as deep as a whole number of quarters of the baseline.

        Unless it is plain, its rows stand in the parts of a table (ISO 32000-1, 14.8.4.3.4).
        """
        self.y = math.ceil(self.y / quarter - _ROUNDING) * quarter
        parts = ("THead", self.head), ("TBody", self.body), ("TFoot", self.foot)
        if is_plain:
            children = [*self.top, *self.head, *self.body]
        else:
            whole = (Block(Pt(self.y), tag, children=tuple(rows)) for tag, rows in parts if rows)
            children = [*self.top, *(Placed(Pt(0), Pt(0), part) for part in whole)]
        boxes = tuple(self.boxes)
        return Block(Pt(self.y), "Table", children=tuple(children), boxes=boxes, whole=True)


class _TableSetter(NamedTuple):
    """Sets a table's rows in a type; `measure` is the width of all columns in points.

    It `names_heads` where those of a cell are not those of its row and column alone. `cells` are
    those set so far, by their column and its width.
    """

    table: Table
    sheet: Stylesheet
    composer: Composer
    kind: TableType
    columns: tuple[Measured, ...]
    measure: Pt
    names_heads: bool
    cells: dict[tuple[int, Pt], list[Block]]

    def fill(self, sheaf: _Sheaf, indent: Pt, *, halved: bool) -> None:
        """Add rows and rules below the caption, `indent` points in; or two halves side by side."""
        heads, *rows = cells = self._cells_in_columns()
        places = self._places(self._widths(cells))
        count, top = len(self.table.rows), sheaf.y
        self._add_heads(sheaf, indent, heads, places)
        if not halved:
            self._add_rows(sheaf, indent, rows, places, range(count), total=True)
            return
        middle = self._middle()
        self._add_rows(sheaf, Pt(0), rows, places, range(middle), total=False)
        deepest, sheaf.y = sheaf.y, top
        right = Pt(self.measure + BETWEEN)
        self._add_heads(sheaf, right, heads, places, silent=True)
        self._add_rows(sheaf, right, rows, places, range(middle, count), total=True)
        sheaf.y = max(sheaf.y, deepest)

    def _middle(self) -> int:
        """The first row of the second half: about in the middle, and in the middle of no group."""
        rows = self.table.rows
        half = (len(rows) + 1) // 2
        starts = [at for at, row in enumerate(rows) if at and not row.level]
        return min(starts, key=lambda at: (abs(at - half), -at), default=half)

    def _add_heads(
        self,
        sheaf: _Sheaf,
        indent: Pt,
        heads: list[Block],
        places: list[tuple[Pt, Pt]],
        *,
        silent: bool = False,
    ) -> None:
        """Add the columns' heads between rules; those that are `silent` repeat what was read."""
        rule = self.sheet.table.rule
        self._add_rule(sheaf, indent, sheaf.y)
        sheaf.y += rule
        lower = self._head_row(heads, places)
        rows = [Placed(indent, Pt(sheaf.y), lower)]
        groups = head_groups(self.table)
        if any(group.over for group in groups):
            upper, drop = self._upper_heads(groups, places)
            by_row = self._in_two_rows(lower, upper, groups, drop)
            rows = [
                Placed(indent, Pt(sheaf.y + down), row)
                for row, down in zip(by_row, (0, drop), strict=True)
            ]
            for group in groups:
                if group.over:
                    left, right = self._edges(group, places)
                    y = sheaf.y + drop - rule
                    self._add_rule(sheaf, Pt(indent + left), y, Pt(right - left))
            sheaf.y += drop
        sheaf.y += lower.depth
        part = sheaf.top if silent else sheaf.head
        part += [row._replace(block=_silent(row.block)) for row in rows] if silent else rows
        self._add_rule(sheaf, indent, self._below(sheaf.y))

    def _edges(self, group: HeadGroup, places: list[tuple[Pt, Pt]]) -> tuple[Pt, Pt]:
        """Where the columns of a group start and end."""
        (left, _), (last, width) = places[group.start], places[group.end - 1]
        return left, Pt(last + width)

    def _upper_heads(
        self, groups: list[HeadGroup], places: list[tuple[Pt, Pt]]
    ) -> tuple[dict[int, Placed], Pt]:
        """The heads over several columns, by the first of these, and how far below their top the
        heads under them stand.

        One over numbers stands in the middle of its rule: at the end it would seem the last one's.
        """
        found: dict[int, Placed] = {}
        for group in groups:
            if group.over:
                left, right = self._edges(group, places)
                width = Pt(right - left)
                head = self.composer.paragraph(group.over, self.kind.head, width, tag="TH")
                if self.columns[group.start].numbers:
                    head = _centred(head, width)
                name = self._name("over", group.start)
                tags = CellTags(columns=len(group.columns), name=name)
                found[group.start] = Placed(left, Pt(0), head._replace(scope="Column", cell=tags))
        deepest = max(placed.block.depth for placed in found.values())
        low = {at: p._replace(y=Pt(deepest - p.block.depth)) for at, p in found.items()}
        return low, Pt(deepest + 2 * self.sheet.table.rule - self.composer.drop / 2)

    def _in_two_rows(
        self, lower: Block, upper: dict[int, Placed], groups: list[HeadGroup], drop: Pt
    ) -> tuple[Block, Block]:
        """The rows of heads in two levels. A head with none over it belongs to both, and is read
        with the first.
        """
        above, below = list[Placed](), list[Placed]()
        for group in groups:
            own = [lower.children[at] for at in group.columns]
            if group.over:
                above.append(upper[group.start])
                below += own
            else:
                (one,) = own
                tags = (one.block.cell or CellTags())._replace(rows=2)
                block = one.block._replace(cell=tags)
                above.append(Placed(one.x, Pt(one.y + drop), block))
        depth = Pt(drop + lower.depth)
        return (
            Block(depth, "TR", children=tuple(above)),
            Block(lower.depth, "TR", children=tuple(below)),
        )

    def _add_rows(
        self,
        sheaf: _Sheaf,
        indent: Pt,
        rows: list[list[Block]],
        places: list[tuple[Pt, Pt]],
        part: range,
        *,
        total: bool,
    ) -> None:
        """Add some of the rows, and below a rule the total if it is asked for."""
        tabulation = self.sheet.table
        broken = any(len(cell.lines) > 1 for row in rows for cell in row)
        for at in part:
            above = 2 * tabulation.rule
            if at > part.start:
                above = max(tabulation.apart * broken, self._white_over(at, part.start))
            sheaf.y += above
            row = self._row(rows[at], places, at)
            sheaf.body.append(Placed(indent, Pt(sheaf.y), row))
            sheaf.y += row.depth
        self._end(sheaf, indent)
        if total and self.table.total:
            row = self._row(rows[-1], places, len(rows) - 1)
            sheaf.foot.append(Placed(indent, Pt(sheaf.y), row))
            sheaf.y += row.depth
            self._end(sheaf, indent)

    def _end(self, sheaf: _Sheaf, indent: Pt) -> None:
        """Add the rule below rows, with the white that it has on both sides."""
        self._add_rule(sheaf, indent, self._below(sheaf.y))
        sheaf.y += 2 * self.sheet.table.rule

    def _white_over(self, at: int, start: int) -> Pt:
        """The white over a row that starts a group, or the next few of a long table."""
        if self.table.has_levels:
            return self.sheet.table.apart if not self.table.rows[at].level else Pt(0)
        is_long = len(self.table.rows) > LONG
        return self.sheet.table.apart if is_long and not (at - start) % _EVERY else Pt(0)

    def _below(self, y: float) -> float:
        """The height of a rule below rows that end at `y`: where a line's baseline would be.

        So a table ends level with lines beside it, with as much white above a rule as below.
        """
        return y + 2 * self.sheet.table.rule - self.composer.drop

    def _cells_in_columns(self) -> list[list[Block]]:
        """Every cell, in columns so wide that there are few lines.

        White that ragged lines leave in a column goes to columns whose texts break.
        """
        gaps = (len(self.columns) - 1) * self.sheet.table.gutter
        room = Pt(self.measure - gaps - sum(column.bars for column in self.columns))
        self._check(room)
        cells = self._cells(share(self.columns, room))
        for _ in range(_ROUNDS):
            widths = self._ink(cells)
            lack = [max(each.need - at, 0) for each, at in zip(self.columns, widths, strict=True)]
            free = room - sum(widths)
            if sum(lack) < _ROUNDING or free < _ROUNDING:
                break
            part = min(free / sum(lack), 1)
            wider = (Pt(at + part * more) for at, more in zip(widths, lack, strict=True))
            cells = self._cells(tuple(wider))
        return cells

    def _widths(self, cells: list[list[Block]]) -> list[Pt]:
        """How wide each column is, bars and the heads over several included."""
        widths = [
            Pt(width + column.bars)
            for width, column in zip(self._ink(cells), self.columns, strict=True)
        ]
        gaps = (len(widths) - 1) * self.sheet.table.gutter
        free = float(self.measure - sum(widths) - gaps)
        for group in head_groups(self.table):
            if group.over:
                has: float = sum(widths[at] for at in group.columns)
                has += (len(group.columns) - 1) * self.sheet.table.gutter
                lack = self.composer.width(group.over, self.kind.head) - has
                more = max(min(lack, free), 0)
                free -= more
                for at in group.columns:
                    widths[at] = Pt(widths[at] + more / len(group.columns))
        return widths

    def _ink(self, cells: list[list[Block]]) -> list[Pt]:
        """How wide each column's widest line is, without its bars."""
        heads, *rows = cells
        table = self.table
        own = [
            row for row, given in zip(rows, table.all_rows, strict=True) if not spans(given, table)
        ]
        return [
            Pt(max(_width(head) - column.bars, *map(_width, column_cells)))
            for head, column, *column_cells in zip(heads, self.columns, *own, strict=True)
        ]

    def _places(self, widths: list[Pt]) -> list[tuple[Pt, Pt]]:
        """Each column's left edge and width, with the same white between all columns."""
        apart = (self.measure - sum(widths)) / max(len(widths) - 1, 1)
        lefts = (Pt(sum(widths[:at]) + at * apart) for at in range(len(widths)))
        return list(zip(lefts, widths, strict=True))

    def _check(self, room: Pt) -> None:
        """A fault where columns cannot hold their widest words."""
        over = sum(column.least for column in self.columns) - room
        if over > _ROUNDING:
            message = (
                f"the table is {over / mm(1):.1f} mm too wide for its {self.measure / mm(1):.0f} mm"
            )
            hint = f"take a column out, or shorten {self._longest()!r}"
            self.composer.fault("fit.table-too-wide", message, self.table.span, hint)

    def _longest(self) -> str:
        """The text with the widest piece that no line end can part."""
        style = self.kind.cell
        heads = (column.head for column in self.table.columns)
        texts = (*heads, *(cell.text for row in self.table.all_rows for cell in row.cells))
        return max(texts, key=lambda copy: self.composer.widest_word(copy, style)).text

    def _cells(self, widths: tuple[Pt, ...]) -> list[list[Block]]:
        """Every cell, the heads first, set to the columns' widths but not placed."""
        heads = []
        for at, (column, width) in enumerate(zip(self.table.columns, widths, strict=True)):
            room = Pt(width + self.columns[at].bars)
            head = self.composer.paragraph(column.head, self.kind.head, room, tag="TH")
            head = head_cell(self._filled(head, column.head), "Column", column.head)
            heads.append(self._tagged(head, CellTags(name=self._name("head", at))))
        columns = (self._column_cells(at, width) for at, width in enumerate(widths))
        return [heads, *map(list, zip(*columns, strict=True))]

    def _column_cells(self, at: int, width: Pt) -> list[Block]:
        """The cells of a column below its head; numbers are set alike in any width, once."""
        width = Pt(0) if self.columns[at].numbers else width
        if (at, width) not in self.cells:
            styles = enumerate(self.kind.of(self.table))
            self.cells[at, width] = [self._cell(row, style, at, width) for row, style in styles]
        return self.cells[at, width]

    def _cell(self, number: int, style: TextStyle, at: int, width: Pt) -> Block:
        column, row = self.columns[at], self.table.all_rows[number]
        copy = row.cells[at].text
        tags = CellTags(heads=tuple(self._heads_of(number, at)) if self.names_heads else ())
        if column.numbers:
            line, left = column.numbers[number]
            baseline = Pt(style.leading - self.composer.drop)
            line = line._replace(x=Pt(-left), baseline=baseline)
            block = self._filled(Block(style.leading, "TD", lines=(line,)), copy)
            return self._tagged(block, tags)
        status = row.cells[at].status
        if status and at in self.kind.bare:
            marks, baseline = self._marks(style), style.leading
            mark_alone = marks.alone(status.now, 0, baseline - self.composer.drop)
            return self._tagged(Block(style.leading, "TD", children=mark_alone), tags)
        is_marked = self.table.columns[at].status and at not in self.kind.bare
        mark = self.kind.mark if is_marked else Pt(0)
        indent = Pt(mark if at else self.kind.indent * row.level + mark)
        width = self.measure if spans(row, self.table) else width
        block = self.composer.paragraph(copy, style, Pt(width - indent), tag="TD")
        block = self._filled(_indented(block, indent) if indent else block, copy)
        if status:
            marks = self._marks(style)
            baseline = block.lines[0].baseline
            block = block._replace(children=marks.mark(status.now, indent - mark, baseline))
        if at:
            return self._tagged(block, tags)
        tags = CellTags(name=self._name("row", number), heads=tags.heads)
        return self._tagged(head_cell(block, "Row", copy), tags)

    def _marks(self, style: TextStyle) -> "Marks":
        from briefing.typeset.status import Marks  # loaded only for a status

        return Marks(self.sheet, self.composer, style)

    def _tagged(self, block: Block, tags: CellTags) -> Block:
        """A cell that names its heads, in a table whose cells do."""
        return block._replace(cell=tags) if self.names_heads else block

    def _name(self, *place: object) -> tuple[object, ...]:
        """The name of a head, which no head of another table has."""
        return self.table.span, *place

    def _heads_of(self, number: int, at: int) -> list[tuple[object, ...]]:
        """The names of the heads that a cell belongs to: of its columns, its group and its row."""
        names, rows = [], self.table.all_rows
        if at:
            over = next(group for group in head_groups(self.table) if at in group.columns)
            names += [self._name("over", over.start)] if over.over else []
            names.append(self._name("head", at))
        group = next(up for up in range(number, -1, -1) if not rows[up].level)
        heads = dict.fromkeys((group, number)) if at else [group] if group != number else []
        return names + [self._name("row", up) for up in heads if rows[up].cells[0].text.runs]

    def _filled(self, cell: Block, copy: Copy) -> Block:
        """A cell that says so when it is empty, or holds a sign in place of a word."""
        said = cell_in_words(copy.text, self.composer.shaper.language.words)
        return cell._replace(spoken=said) if said else cell

    def _head_row(self, cells: list[Block], places: list[tuple[Pt, Pt]]) -> Block:
        """The columns' heads, level at the bottom; those of numbers end where these do."""
        depth = max(cell.depth for cell in cells)
        placed = []
        for cell, column, (left, width) in zip(cells, self.columns, places, strict=True):
            flush = column.numbers and not column.bars
            x = left + width if flush else left
            block = _flush_right(cell) if flush else cell
            placed.append(Placed(Pt(x), Pt(depth - cell.depth), block))
        return Block(depth, "TR", children=tuple(placed))

    def _row(self, cells: list[Block], places: list[tuple[Pt, Pt]], number: int) -> Block:
        """A row of cells that are level at the top, with its bars."""
        depth = max(cell.depth for cell in cells)
        row = self.table.all_rows[number]
        if spans(row, self.table):
            tags = (cells[0].cell or CellTags())._replace(columns=len(cells))
            whole = Placed(places[0][0], Pt(0), cells[0]._replace(cell=tags))
            return Block(depth, "TR", children=(whole,))
        placed, boxes = list[Placed](), list[FilledBox | OpenBox]()
        for at, (cell, (left, width)) in enumerate(zip(cells, places, strict=True)):
            column = self.columns[at]
            x = left + (column.slot if column.bars else width) if column.numbers else left
            placed.append(Placed(Pt(x), Pt(0), cell))
            if column.bars and (length := self._lengths(at)[number]):
                box = Rect(Pt(x + BAR_GAP), self._bar_top, Pt(length * BAR), self._bar_height)
                strong = self.kind.of(self.table)[number] != self.kind.cell
                boxes.append(self._bar(box, strong=strong))
        return Block(depth, "TR", children=tuple(placed), boxes=tuple(boxes))

    def _lengths(self, at: int) -> tuple[float | None, ...]:
        """The lengths of a column's bars, in parts of the longest."""
        from briefing.brief.table_bars import bar_scale  # loaded only for a bar

        return bar_scale(self.table, at, self.composer.shaper.language).lengths

    @property
    def _bar_height(self) -> Pt:
        return Pt(_BAR_HEIGHT * self.kind.cell.size)

    @property
    def _bar_top(self) -> Pt:
        """The top of a bar in its row, whose middle is that of the digits."""
        baseline = self.kind.cell.leading - self.composer.drop
        return Pt(baseline - _BAR_UP * self.kind.cell.size - self._bar_height / 2)

    def _bar(self, box: Rect, *, strong: bool) -> FilledBox | OpenBox:
        """A bar: that of a sum is filled, another open."""
        colours = self.sheet.colours
        return FilledBox(box, colours.accent) if strong else OpenBox(box, colours.ink, _BAR_EDGE)

    def _add_rule(self, sheaf: _Sheaf, x: Pt, y: float, measure: Pt | None = None) -> None:
        thin, measure = self.sheet.space.rule, measure or self.measure
        rect = Rect(x, Pt(y - thin / 2), measure, thin)
        sheaf.boxes.append(FilledBox(rect, self.sheet.colours.ink))


def head_cell(block: Block, scope: Scope, copy: Copy) -> Block:
    """A cell as the head of its row or column; one without a text heads nothing."""
    return block._replace(tag="TH", scope=scope) if copy.runs else block._replace(tag="TD")


def _width(cell: Block) -> float:
    """How wide a cell's lines are; those of a number reach left from its column's right edge.

    A cell without lines has a mark, which is as wide as deep.
    """
    if not cell.lines:
        return cell.children[0].block.depth
    return max(-line.x if line.x < 0 else line.x + line.width for line in cell.lines)


def _flush_right(block: Block) -> Block:
    """The block with lines that all end at its left edge."""
    lines = tuple(line._replace(x=Pt(-line.width)) for line in block.lines)
    return block._replace(lines=lines)


def _centred(block: Block, measure: Pt) -> Block:
    """The block with lines in the middle of a measure."""
    lines = tuple(line._replace(x=Pt((measure - line.width) / 2)) for line in block.lines)
    return block._replace(lines=lines)


def _indented(block: Block, indent: Pt) -> Block:
    """The block with all lines further right."""
    lines = tuple(line._replace(x=Pt(line.x + indent)) for line in block.lines)
    return block._replace(lines=lines)


def _silent(block: Block) -> Block:
    """A block that repeats what was read: an artifact."""
    return block._replace(tag=None, artifact="Layout")
