"""Lines on one scale: through zero, in time, several by name, with a threshold or extremes."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from briefing.brief.chart import Lines, Moment, Series
from briefing.brief.chart_dates import moment_text
from briefing.brief.model import Copy, Figure, Run, own_words
from briefing.style.stylesheet import TextStyle
from briefing.typeset.block import Boxes, Outline, Placed, Shape, Step, disc, frame, polygon
from briefing.typeset.charts.alternative import named_value, threshold_words
from briefing.typeset.charts.canvas import CLEAR, TIGHT, Canvas, ChartParts, Names
from briefing.typeset.charts.labels import Label, Labels, Point, axis_names, spread
from briefing.units import Pt, Rect

# How high a plot is, in parts of that of a plain line: beside text, and in a chart wider than so
# many points.
_HIGH, _HIGHER, _WIDE = 1.6, 1.95, 200.0
# In points: a mark's radius and the white round it, from a mark to a line's name, and the ends of
# the leader between; a dot of a line in time, a tick, thin lines, dashes of a threshold.
_RADIUS, _RIM, _NAMED, _LEADER = 2.75, 3.75, 12.0, (4.0, 10.0)
_DOT, _TICK, _THIN, _EDGE, _DASHES = 1.75, 2.5, 0.75, 1.25, (3.0, 2.0)
# A label that stands further from its mark's height than this has a leader.
_MOVED = 1.5
# From a mark to the baseline of a label over it and under it; from a threshold to its label's.
_OVER, _UNDER, _NEAR = 6.0, 12.0, 3.0
# Days between the first date and the last from which on an axis names years alone.
_YEARS = 3 * 365


class _Scale(NamedTuple):
    """Where values stand, in points from the chart's top left: `unit` is a step of one."""

    left: float
    right: float
    top: float
    bottom: float
    highest: float
    unit: float

    def y(self, value: float) -> float:
        """The height of a value."""
        return self.top + (self.highest - value) * self.unit


class _Line(NamedTuple):
    """A line as it is drawn: which of the chart's it is, its values, and their places."""

    number: int
    series: Series
    points: tuple[Point, ...]

    @property
    def pieces(self) -> list[tuple[Point, ...]]:
        """The points between gaps in time."""
        breaks = [0, *(at + 1 for at in self.series.gaps), len(self.points)]
        return [self.points[one:other] for one, other in pairwise(breaks)]


def line_chart(figure: Figure, chart: Lines, canvas: Canvas) -> ChartParts:
    """The lines over an axis, each with its name and its last value at its end."""
    ends = [_end(figure, series, canvas, first=not at) for at, series in enumerate(chart.series)]
    names = canvas.names(ends)
    wide = max(line.width for block in names.blocks for line in block.lines)
    ahead = _NAMED if chart.series[0].name else _RADIUS + CLEAR
    length = canvas.drawn_length(
        canvas.measure - 2 * _RADIUS - ahead - wide, [copy for copy, _ in ends]
    )
    scale = _scale(chart, canvas, length, _heights(names, canvas))
    lines = tuple(_Line(at, s, _points(chart, s, scale)) for at, s in enumerate(chart.series))
    return _Plot(figure, chart, canvas, scale, lines).parts(names, scale.right + ahead)


def _end(figure: Figure, series: Series, canvas: Canvas, *, first: bool) -> tuple[Copy, TextStyle]:
    """What stands at a line's end: its name, if it has one, and its last value in bold."""
    value = canvas.written_like(figure, series.values[-1].value.copy)
    if series.name is None:
        return value, canvas.value
    name = (run._replace(bold=run.bold or first) for run in series.name.runs)
    number = (run._replace(bold=True) for run in value.runs)
    return series.name._replace(runs=(*name, Run(text=" "), *number)), canvas.label


def _heights(names: Names, canvas: Canvas) -> list[float]:
    """How high each name at an end is, in points."""
    return [len(block.lines) * canvas.label.size * TIGHT for block in names.blocks]


def _scale(chart: Lines, canvas: Canvas, length: float, heights: list[float]) -> _Scale:
    """The plot, high enough for the names at its right, with room for labels over and under it."""
    high = canvas.plot.height * (_HIGHER if canvas.measure > _WIDE else _HIGH)
    values = [float(each.value) for each in chart.quantities]
    highest, lowest = max(0.0, *values), min(0.0, *values)
    line = canvas.label.leading
    alone = len(chart.series) == 1
    over = line if alone or chart.threshold else max(heights) / 2
    under = _UNDER + _NEAR if alone and lowest < 0 else max(heights) / 2 if lowest < 0 else 0
    lacking = sum(heights) - high - over - under
    high += max(lacking, 0)
    left, right = _RADIUS, _RADIUS + length
    return _Scale(left, right, over, over + high + under, highest, high / (highest - lowest))


def _points(chart: Lines, series: Series, scale: _Scale) -> tuple[Point, ...]:
    """The places of a line's values: in time by their dates, else at equal steps."""
    middles = [each.moment.middle for line in chart.series for each in line.values if each.moment]
    count = len(series.values) - 1
    places = []
    for at, each in enumerate(series.values):
        part = at / count
        if each.moment:
            first, last = min(middles), max(middles)
            part = (each.moment.middle - first) / (last - first)
        x = scale.left + part * (scale.right - scale.left)
        places.append((x, scale.y(float(each.value.value))))
    return tuple(places)


class _Plot(NamedTuple):
    """A chart whose scale is known: sets its shapes and its words."""

    figure: Figure
    chart: Lines
    canvas: Canvas
    scale: _Scale
    lines: tuple[_Line, ...]

    def parts(self, names: Names, column: float) -> ChartParts:
        """The whole chart; names at the lines' ends start at a `column`."""
        canvas, scale = self.canvas, self.scale
        curves = [piece for line in self.lines for piece in line.pieces]
        labels = Labels(canvas, scale.bottom, curves)
        shapes = [*self._axis(), *self._threshold()]
        for line in reversed(self.lines):
            shapes += _drawn(line, canvas)
        shapes += self._names(names, column, labels)
        shapes += self._marked(labels)
        is_told = self._tell_threshold(labels)
        self._tell_gaps(labels)
        if scale.y(0) < scale.bottom - _ROUNDING:
            zero = canvas.written_like(self.figure, own_words("0"))
            places = ((column, scale.y(0) + canvas.rise),)
            labels.place(Label(zero, canvas.label, places))
        depth = scale.bottom
        below = [] if self._names_zero(labels) else self._axis_names()
        if below:
            depth += self._clear + canvas.label.leading
        if not is_told and self.chart.threshold:
            depth += canvas.label.leading
            baseline = depth - canvas.composer.drop
            below.append(canvas.line_at(self._compared(), 0, baseline, canvas.label))
        words = (*labels.words, *below)
        return ChartParts((*shapes, *labels.plate), Pt(depth), words)

    @property
    def _is_dated(self) -> bool:
        return self.chart.series[0].values[0].moment is not None

    @property
    def _clear(self) -> float:
        """How far below the plot names start, in points: below ticks and marks."""
        marks = [line.points[-1] for line in self.lines]
        alone = self.lines[0].points if len(self.lines) == 1 else ()
        lowest = max(y for _, y in (*marks, *alone))
        return max(_TICK if self._is_dated else 0, lowest + _RIM - self.scale.bottom, 0)

    def _axis(self) -> Iterator[Shape]:
        """A line at zero, and in time a tick under each date."""
        scale, ink = self.scale, self.canvas.sheet.colours.ink
        through = scale.y(0) < scale.bottom - _ROUNDING
        thick = _THIN if through else self.canvas.plot.outline
        wide = scale.right + _RADIUS
        yield Boxes((Rect(Pt(0), Pt(scale.y(0) - thick / 2), Pt(wide), Pt(thick)),), ink)
        if self._is_dated:
            across = dict.fromkeys(x for line in self.lines for x, _ in line.points)
            thin = self.canvas.plot.outline
            ticks = (
                Rect(Pt(x - thin / 2), Pt(scale.bottom), thin, Pt(_TICK)) for x in sorted(across)
            )
            yield Boxes(tuple(ticks), ink)

    def _threshold(self) -> Iterator[Shape]:
        if self.chart.threshold:
            y = self.scale.y(float(self.chart.threshold.value.value))
            across = Step("move", ((0.0, y),)), Step("line", ((self.scale.right + _RADIUS, y),))
            ink = self.canvas.sheet.colours.ink
            yield Outline(across, stroke=ink, width=Pt(_THIN), dashes=_DASHES)

    def _names(self, names: Names, column: float, labels: Labels) -> Iterator[Shape]:
        """The names at the lines' ends; each that stands apart from its end has a leader."""
        canvas, heights = self.canvas, _heights(names, self.canvas)
        ends = [line.points[-1] for line in self.lines]
        bounds = 0.0, self.scale.bottom
        middles = spread([y for _, y in ends], heights, bounds)
        leaders: list[Step] = []
        for at, (end, middle) in enumerate(zip(ends, middles, strict=True)):
            name = names.placed(at, middle + canvas.rise)
            labels.words.append(name._replace(x=Pt(column)))
            wide = Pt(max(line.width for line in names.blocks[at].lines))
            top = Pt(middle - heights[at] / 2)
            labels.keep(Rect(Pt(column), top, wide, Pt(heights[at])), _around(end, _RIM))
            if abs(middle - end[1]) > _MOVED and column - self.scale.right >= _NAMED:
                start, stop = end[0] + _LEADER[0], self.scale.right + _LEADER[1]
                leaders += Step("move", ((start, end[1]),)), Step("line", ((stop, middle),))
        if leaders:
            ink = canvas.sheet.colours.ink
            yield Outline(tuple(leaders), stroke=ink, width=canvas.plot.outline)
        base = Rect(Pt(0), Pt(self.scale.y(0) - 1), Pt(self.scale.right), Pt(2))
        labels.keep(base)

    def _marked(self, labels: Labels) -> Iterator[Shape]:
        """A line alone: its extremes in open discs with their values, or else its first value."""
        line = self.lines[0]
        if len(self.lines) > 1:
            return
        values = [each.value.value for each in line.series.values]
        marked = {0: True}
        if self.chart.extremes:
            highest, lowest = values.index(max(values)), values.index(min(values))
            pairs = (highest, True), (lowest, False)
            marked = {at: over for at, over in pairs if values[at] != values[-1]}
        colours = self.canvas.sheet.colours
        for at in marked:
            point = line.points[at]
            yield Outline(disc(*point, _RIM), fill=colours.paper)
            inner = disc(*point, _RADIUS - _EDGE / 2)
            yield Outline(inner, fill=colours.paper, stroke=colours.accent, width=Pt(_EDGE))
            labels.keep(_around(point, _RIM))
        for at, over in marked.items():
            self._tell(line, at, labels, over=over)

    def _tell(self, line: _Line, at: int, labels: Labels, *, over: bool) -> None:
        """A value at its mark, with its date or label if it is an extreme."""
        canvas, (x, y) = self.canvas, line.points[at]
        value = canvas.written_like(self.figure, line.series.values[at].value.copy)
        bold = tuple(run._replace(bold=True) for run in value.runs)
        when = named_value(self.chart, line.series, at, canvas.language)
        later = (Run(text=f", {when}"),) if when and self.chart.extremes else ()
        copy = value._replace(runs=(*bold, *later))
        wide = canvas.width(copy, canvas.label)
        most = self.scale.right + _RADIUS - wide
        sides = [min(max(left, 0), max(most, 0)) for left in (x - wide / 2, x - wide, x)]
        heights = [y - _OVER, y + _UNDER] if over else [y + _UNDER, y - _OVER]
        places = [(left, high) for high in heights for left in sides]
        places += [(x + _OVER, y + canvas.rise), (x - _OVER - wide, y + canvas.rise)]
        labels.place(Label(copy, canvas.label, tuple(places)))

    def _compared(self) -> Copy:
        """The words for the threshold: its label and its value."""
        threshold = self.chart.threshold
        assert threshold, "only a threshold is told"
        said = own_words(threshold_words(self.figure, threshold, self.canvas.language))
        return said._replace(span=threshold.label.span)

    def _tell_threshold(self, labels: Labels) -> bool:
        """The threshold's words over its line or under it; whether there was room."""
        if self.chart.threshold is None:
            return True
        canvas, copy = self.canvas, self._compared()
        y = self.scale.y(float(self.chart.threshold.value.value))
        labels.keep(Rect(Pt(0), Pt(y - _THIN / 2), Pt(self.scale.right), Pt(_THIN)))
        room = self.scale.right + _RADIUS - canvas.width(copy, canvas.label)
        if room < 0:
            return False
        lefts = [room * part / _TRIES for part in range(_TRIES + 1)]
        heights = y - _NEAR, y + _NEAR + canvas.label.capitals
        places = tuple((left, high) for high in heights for left in lefts)
        return labels.place(Label(copy, canvas.label, places))

    def _tell_gaps(self, labels: Labels) -> None:
        """The author's words for a gap, between the values at either side of it."""
        if self.chart.gap is None:
            return
        copy, canvas = self.chart.gap, self.canvas
        wide = canvas.width(copy, canvas.label)
        for line in self.lines:
            for at in line.series.gaps:
                (x, y), (right, low) = line.points[at : at + 2]
                middle = (y + low) / 2 + canvas.rise
                left = min(max((x + right - wide) / 2, 0), self.scale.right - wide)
                away = (0, 6, -6, 12, -12, 18, -18, 24, -24)
                places = tuple((left, middle + down) for down in away)
                if labels.place(Label(copy, canvas.label, places)):
                    return

    def _names_zero(self, labels: Labels) -> bool:
        """Whether the names of the first place and the last have room at a line through zero.

        Both stand on one side of it, the one away from the last value if that is free.
        """
        scale, canvas, ends = self.scale, self.canvas, self.chart.labels
        zero, right = scale.y(0), scale.right + _RADIUS
        if self._is_dated or len(ends) != 2 or zero > scale.bottom - _ROUNDING:
            return False
        under = zero + canvas.label.leading - canvas.composer.drop
        sides = [under, zero - _NEAR]
        if self.lines[0].points[-1][1] > zero:
            sides.reverse()
        lasts = right - canvas.width(ends[1], canvas.label)
        for y in sides:
            places = (0.0, y), (lasts, y)
            pair = [
                Label(copy, canvas.label, (place,))
                for copy, place in zip(ends, places, strict=True)
            ]
            if labels.place_all(pair):
                return True
        return False

    def _axis_names(self) -> list[Placed]:
        """The names of places on the axis, under it."""
        canvas, labels = self.canvas, self.chart.labels
        line = self.lines[0]
        if self._is_dated:
            names = self._dates()
        elif labels:
            every = 1 if len(labels) == len(line.points) else len(line.points) - 1
            points = line.points[::every]
            names = [(copy, x) for copy, (x, _) in zip(labels, points, strict=True)]
        else:
            return []
        baseline = self.scale.bottom + self._clear + canvas.label.leading - canvas.composer.drop
        end = self.scale.right + _RADIUS
        return axis_names(names, end, baseline, canvas, even=not self._is_dated)

    def _dates(self) -> list[tuple[Copy, float]]:
        """The first date and the last, and those at either side of a gap."""
        beside, moments = set[float](), dict[float, Moment]()
        for line in self.lines:
            beside |= {x for at in line.series.gaps for x, _ in line.points[at : at + 2]}
            for each, (x, _) in zip(line.series.values, line.points, strict=True):
                if each.moment:
                    moments.setdefault(x, each.moment)
        first, last = min(moments), max(moments)
        by_year = moments[last].middle - moments[first].middle > _YEARS
        names = []
        for x in sorted({first, last, *beside}):
            moment = moments[x]
            text = moment_text(moment, self.canvas.language)
            if by_year and not moment.is_split:
                text = str(moment.first.year)
            names.append((own_words(text)._replace(span=moment.copy.span), x))
        return names


_ROUNDING = 0.01
_TRIES = 12


def _around(point: Point, radius: float) -> Rect:
    x, y = point
    return Rect(Pt(x - radius), Pt(y - radius), Pt(2 * radius), Pt(2 * radius))


def _drawn(line: _Line, canvas: Canvas) -> Iterator[Shape]:
    """A line and the mark at its end, by which lines are told apart without their colours."""
    colours, plot = canvas.sheet.colours, canvas.plot
    first = line.number == 0
    colour = colours.accent if first else colours.ink
    thick = (plot.line, Pt(1), Pt(1), Pt(_EDGE))[line.number]
    dashes = ((), (), (3.5, 2.0), (_EDGE, 1.4))[line.number]
    steps = tuple(
        Step("line" if at else "move", (point,))
        for piece in line.pieces
        for at, point in enumerate(piece)
    )
    yield Outline(steps, stroke=colour, width=thick, dashes=dashes)
    if line.series.values[0].moment:
        for point in line.points[:-1]:
            yield Outline(disc(*point, _DOT if first else _DOT * 3 / 4), fill=colour)
    yield Outline(disc(*line.points[-1], _RIM), fill=colours.paper)
    yield _mark(line, canvas)


def _mark(line: _Line, canvas: Canvas) -> Outline:
    """A filled disc, an open square, a filled triangle or an open disc."""
    colours, (x, y) = canvas.sheet.colours, line.points[-1]
    match line.number:
        case 0:
            return Outline(disc(x, y, _RADIUS), fill=colours.accent)
        case 1:
            box = Rect(Pt(x - 2.5), Pt(y - 2.5), Pt(5), Pt(5))
            steps = frame(box, Pt(1))
        case 2:
            corners = (x - 3.2, y + 2.5), (x + 3.2, y + 2.5), (x, y - 3.1)
            return Outline(polygon(*corners), fill=colours.ink)
        case _:
            steps = disc(x, y, 2.6 - _EDGE / 2)
    thick = Pt(1) if line.number == 1 else Pt(_EDGE)
    return Outline(steps, fill=colours.paper, stroke=colours.ink, width=thick)
