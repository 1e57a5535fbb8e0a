"""Bars of several values under one name: side by side, or stacked to a whole. Both are tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefing.brief.chart import BarGroups, Quantity
from briefing.brief.model import Copy, Figure
from briefing.style.colour import contrast
from briefing.typeset.block import Block, Boxes, Drawing, Outline, Placed, Shape, Stack, Step
from briefing.typeset.charts.canvas import CLEAR, TIGHT, Canvas
from briefing.typeset.charts.patterns import Pattern, patterned
from briefing.units import Pt, Rect

# In points: bars side by side, from one to the next, and the white under a group; a stack, and
# from one to the next; between the parts of a stack, and the paper at either side of a number.
_BAR, _STEP, _UNDER = 8.75, 9.75, 6.5
_STACK, _ROW, _PART, _PLATE = 12.0, 17.0, 0.75, 2.0
# From a part's name to the part, the line between, and the white between two names.
_TICK, _THIN, _APART = 4.0, 0.5, 6.0
_ZERO = 1.0

_ABREAST = Pattern.OPEN, Pattern.FILLED, Pattern.HATCHED
_STACKED = Pattern.FILLED, Pattern.HATCHED, Pattern.OPEN, Pattern.DOTTED


def bar_groups(figure: Figure, chart: BarGroups, canvas: Canvas) -> Block:
    """The values under each name, side by side or stacked."""
    bars = stacked_bars if chart.stacked else grouped_bars
    return bars(figure, chart, canvas)


def grouped_bars(figure: Figure, chart: BarGroups, canvas: Canvas) -> Block:
    """The values of each name as bars side by side; those of the first name say what each is."""
    copies = [name for name, _ in chart.groups]
    names = canvas.names([(name, canvas.label) for name in copies])
    before, behind = _sides(figure, chart, canvas)
    values = [float(value.value) for _, each in chart.groups for value in each]
    most, least = max(*values, 0.0), min(*values, 0.0)
    room = canvas.measure - names.left - before - behind
    unit = canvas.drawn_length(room, (*copies, *chart.series)) / (most - least)
    zero = names.left + before - least * unit
    stack = Stack()
    stack.add(_heads(chart, canvas))
    for at, (_, each) in enumerate(chart.groups):
        is_last = at == len(chart.groups) - 1
        depth = max(len(each) * _STEP, names.blocks[at].depth) + (0 if is_last else _UNDER)
        bars = [_bar(value, number, zero, unit) for number, value in enumerate(each)]
        shapes = [
            shape
            for bar, pattern in zip(bars, _ABREAST, strict=False)
            for shape in patterned(bar, pattern, canvas)
        ]
        if least < 0:
            line = Rect(Pt(zero - _ZERO / 2), Pt(0), Pt(_ZERO), Pt(depth))
            shapes.append(Boxes((line,), canvas.sheet.colours.ink))
        cells = [_valued(figure, *pair, canvas) for pair in zip(bars, each, strict=True)]
        head = names.placed(at, canvas.middle(bars[0]))
        row = _row(head, cells, Pt(depth), tuple(shapes))
        if at == 0:
            said = tuple(_what(chart, bars, cells, zero, canvas))
            row = row._replace(children=(*row.children, *said))
        stack.add(row)
    return _finished(chart, stack, canvas)


def _bar(value: Quantity, number: int, zero: float, unit: float) -> Rect:
    length = abs(float(value.value)) * unit
    left = zero - length if value.value < 0 else zero
    return Rect(Pt(left), Pt(number * _STEP), Pt(length), Pt(_BAR))


def _valued(figure: Figure, bar: Rect, value: Quantity, canvas: Canvas) -> Block:
    """A cell with a bar's value beyond its end."""
    said = canvas.written_like(figure, value.copy)
    x = bar.x + bar.width + CLEAR
    if value.value < 0:
        x = bar.x - CLEAR - canvas.width(said, canvas.value)
    number = canvas.line_at(said, x, canvas.middle(bar), canvas.value)
    return Block(Pt(0), "TD", children=(number,))


def _what(
    chart: BarGroups, bars: Sequence[Rect], cells: Sequence[Block], zero: float, canvas: Canvas
) -> Iterator[Placed]:
    """What each bar of the first name is, behind its value: the heads of the table say it, too."""
    for what, bar, cell in zip(chart.series, bars, cells, strict=True):
        number = cell.children[0]
        end = number.x + number.block.lines[0].width
        x = max(zero, end) + CLEAR
        words = canvas.line_at(what, x, canvas.middle(bar), canvas.label)
        yield words._replace(block=words.block._replace(artifact="Layout"))


def _sides(figure: Figure, chart: BarGroups, canvas: Canvas) -> tuple[float, float]:
    """The room for words at the left of the bars and at their right."""
    before = behind = 0.0
    for at, (_, each) in enumerate(chart.groups):
        for value, what in zip(each, chart.series, strict=True):
            said = canvas.written_like(figure, value.copy)
            wide = float(canvas.width(said, canvas.value) + CLEAR)
            if value.value < 0:
                before, wide = max(before, wide), 0.0
            if at == 0:
                wide += canvas.width(what, canvas.label) + CLEAR
            behind = max(behind, wide)
    return before, behind


def stacked_bars(figure: Figure, chart: BarGroups, canvas: Canvas) -> Block:
    """Each name's values as the parts of one bar; the parts are named over the first."""
    copies = [name for name, _ in chart.groups]
    names = canvas.names([(name, canvas.label) for name in copies])
    last = [canvas.written_like(figure, each[-1].copy) for _, each in chart.groups]
    behind = max(canvas.width(copy, canvas.value) for copy in last) + CLEAR
    longest = canvas.drawn_length(canvas.measure - names.left - behind, copies)
    whole = max(sum(float(value.value) for value in each) for _, each in chart.groups)
    unit = (longest - (len(chart.series) - 1) * _PART) / whole
    stack = Stack()
    for at, (_, each) in enumerate(chart.groups):
        depth = max(_ROW, names.blocks[at].depth)
        bars = _parts(each, names.left, unit, (depth - _STACK) / 2)
        if at == 0:
            stack.add(_named_parts(chart, bars, canvas))
        shapes: list[Shape] = []
        cells = []
        for number, (bar, value) in enumerate(zip(bars, each, strict=True)):
            shapes += patterned(bar, _STACKED[number], canvas)
            said = canvas.written_like(figure, value.copy)
            is_last = number == len(bars) - 1
            cell, plate = _within(said, bar, _STACKED[number], canvas, is_last=is_last)
            cells.append(cell)
            shapes += plate
        head = names.placed(at, canvas.middle(bars[0]))
        stack.add(_row(head, cells, Pt(depth), tuple(shapes)))
    return _finished(chart, stack, canvas)


def _parts(values: Sequence[Quantity], left: float, unit: float, top: float) -> list[Rect]:
    """The parts of a stack from the left; one of nothing takes no room."""
    bars = []
    for value in values:
        length = float(value.value) * unit
        bars.append(Rect(Pt(left), Pt(top), Pt(length), Pt(_STACK)))
        left += length + (_PART if length else 0)
    return bars


def _within(
    said: Copy, bar: Rect, pattern: Pattern, canvas: Canvas, *, is_last: bool
) -> tuple[Block, tuple[Shape, ...]]:
    """A part's value in its middle, and the paper under it on a pattern.

    In a part too narrow for it the value is read alone, but that of the last, which stands behind.
    """
    colours, width = canvas.sheet.colours, canvas.width(said, canvas.value)
    style, plate = canvas.value, tuple[Shape, ...]()
    x = bar.x + (bar.width - width) / 2
    if bar.width < width + 2 * (_PLATE + canvas.plot.edge):
        if not is_last:
            return canvas.composer.unprinted(said.text, style, "TD"), ()
        x = bar.x + bar.width + CLEAR
    elif pattern is Pattern.FILLED:
        clearest = max(colours.paper, colours.ink, key=lambda own: contrast(own, colours.accent))
        style = style._replace(colour=clearest)
    elif pattern is not Pattern.OPEN:
        under = Rect(
            Pt(x - _PLATE),
            Pt(bar.y + canvas.plot.edge),
            Pt(width + 2 * _PLATE),
            Pt(bar.height - 2 * canvas.plot.edge),
        )
        plate = (Boxes((under,), colours.paper),)
    number = canvas.line_at(said, x, canvas.middle(bar), style)
    return Block(Pt(0), "TD", children=(number,)), plate


def _named_parts(chart: BarGroups, bars: Sequence[Rect], canvas: Canvas) -> Block:
    """The heads of the table: each part's name over it in the first bar, and a line between."""
    lefts = _lefts(chart.series, [bar.x for bar in bars], canvas)
    high = canvas.label.size * TIGHT
    depth = Pt(high + _TICK - (_ROW - _STACK) / 2)
    cells = [Placed(Pt(0), Pt(0), _unprinted(canvas.phrases.name, canvas))]
    ticks: list[Step] = []
    for what, left, bar in zip(chart.series, lefts, bars, strict=True):
        name = canvas.line_at(what, left, high - canvas.label.size * _DESCENT, canvas.label)
        head = Block(depth, "TH", children=(name,), scope="Column")
        cells.append(Placed(Pt(0), Pt(0), head))
        end = min(max(left + _PLATE, bar.x + _THIN), max(bar.x + bar.width - _THIN, bar.x))
        ticks += (
            Step("move", ((left + _PLATE, high),)),
            Step("line", ((end, high + _TICK - _THIN),)),
        )
    outline = Outline(tuple(ticks), stroke=canvas.sheet.colours.ink, width=Pt(_THIN))
    return Block(depth, "TR", children=(_drawing((outline,), depth), *cells))


# From the baseline of a name to the bottom of its line, in ems.
_DESCENT = 0.28


def _lefts(names: Sequence[Copy], starts: Sequence[float], canvas: Canvas) -> list[float]:
    """Where names start: at their parts, or so much further right, or left, that all are apart."""
    widths = [canvas.width(name, canvas.label) for name in names]
    lefts: list[float] = []
    free = 0.0
    for start, wide in zip(starts, widths, strict=True):
        lefts.append(max(start, free))
        free = lefts[-1] + wide + _APART
    end = float(canvas.measure)
    for at in reversed(range(len(lefts))):
        lefts[at] = min(lefts[at], end - widths[at])
        end = lefts[at] - _APART
    if lefts[0] < 0:
        name = max(names, key=lambda copy: canvas.width(copy, canvas.label))
        message = f"the names of the parts are {-lefts[0]:.1f} pt too wide for their chart"
        hint = f"shorten them, such as {name.text!r}"
        canvas.composer.fault("fit.chart-too-wide", message, name.span, hint)
        lefts = [max(left, 0.0) for left in lefts]
    return lefts


def _heads(chart: BarGroups, canvas: Canvas) -> Block:
    """The heads of the columns, for whoever hears the table cell by cell."""
    words = canvas.phrases.name, *(what.text for what in chart.series)
    cells = (Placed(Pt(0), Pt(0), _unprinted(said, canvas)) for said in words)
    return Block(Pt(0), "TR", children=tuple(cells))


def _unprinted(said: str, canvas: Canvas) -> Block:
    return canvas.composer.unprinted(said, canvas.label, "TH", "Column")


def _row(head: Placed, cells: Sequence[Block], depth: Pt, shapes: tuple[Shape, ...]) -> Block:
    """A row of the table: the name, the values, and the bars, which are not read."""
    name = Block(depth, "TH", children=(head,), scope="Row")
    drawn = _drawing(shapes, depth)
    placed = (Placed(Pt(0), Pt(0), block) for block in (name, *cells))
    return Block(depth, "TR", children=(drawn, *placed))


def _drawing(shapes: tuple[Shape, ...], depth: Pt) -> Placed:
    """Shapes that are not read."""
    box = Rect(Pt(0), Pt(0), Pt(0), depth)
    return Placed(Pt(0), Pt(0), Block(Pt(0), drawing=Drawing(shapes, box)))


def _finished(chart: BarGroups, stack: Stack, canvas: Canvas) -> Block:
    """The rows as a table, with its caption below, on a quarter of the baseline."""
    quarter = canvas.sheet.baseline / 4
    stack.y = -(-(stack.y - _ROUNDING) // quarter) * quarter
    if chart.caption:
        caption = canvas.composer.paragraph(
            chart.caption, canvas.label, canvas.measure, tag="Caption"
        )
        stack.add(caption)
    return stack.block("Table")._replace(whole=True)


_ROUNDING = 0.01
