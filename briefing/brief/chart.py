"""The model of charts: the drawings of a figure's value, or of a section, with exact numbers.

Every number keeps the author's own text, which the page prints.
"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple, TypeAlias

from briefing.brief.model import Copy, Figure, Name, Run, own_words
from briefing.errors import Span
from briefing.language.language import Language


class Quantity(NamedTuple):
    """A number of a chart: as written, and its value."""

    copy: Copy
    value: Decimal


class Count(NamedTuple):
    """The value as a number of squares, each of which stands for `each`."""

    each: Quantity
    squares: int
    span: Span
    caption: Copy | None = None
    alt: Copy | None = None


class Proportion(NamedTuple):
    """`part` squares filled of a `whole`."""

    part: int
    whole: int
    span: Span
    caption: Copy | None = None
    alt: Copy | None = None


class Index(NamedTuple):
    """A change in per cent as two bars: the base, which is 100, and the value `now`."""

    base: Copy
    change: Decimal
    span: Span
    now: Copy | None = None
    caption: Copy | None = None
    alt: Copy | None = None


class Target(NamedTuple):
    """A bar of the actual value, and a mark at the target, on a scale that ends at `of`."""

    target: Quantity
    actual: Quantity
    span: Span
    of: Quantity | None = None
    caption: Copy | None = None
    alt: Copy | None = None


class Change(NamedTuple):
    """A rise or fall from an earlier value."""

    previous: Quantity
    value: Decimal
    span: Span
    alt: Copy | None = None


class Threshold(NamedTuple):
    """A value that others are compared with, and what it is called."""

    label: Copy
    value: Quantity


class Bars(NamedTuple):
    """Up to five named values, the largest first; one may be `bold`, any below nothing."""

    rows: tuple[tuple[Copy, Quantity], ...]
    span: Span
    bold: Copy | None = None
    caption: Copy | None = None
    threshold: Threshold | None = None


class BarGroups(NamedTuple):
    """Several values under each name, one for each of the `series`: side by side, or `stacked`."""

    groups: tuple[tuple[Copy, tuple[Quantity, ...]], ...]
    series: tuple[Copy, ...]
    span: Span
    stacked: bool = False
    caption: Copy | None = None


class Trend(NamedTuple):
    """A line through values at equal steps; `labels` name the first and the last, or all."""

    values: tuple[Quantity, ...]
    span: Span
    labels: tuple[Copy, ...] = ()
    caption: Copy | None = None
    alt: Copy | None = None


class Moment(NamedTuple):
    """A year, a part of one or a day: as written, and the first and the last of its days."""

    copy: Copy
    first: date
    last: date

    @property
    def is_split(self) -> bool:
        """Whether it is a school or financial year, which lies in two."""
        return self.last.year > self.first.year

    @property
    def middle(self) -> float:
        """Its middle, in days of the calendar."""
        return (self.first.toordinal() + self.last.toordinal() + 1) / 2


class Observation(NamedTuple):
    """One value of a line; in time it has a `moment`."""

    moment: Moment | None
    value: Quantity


class Series(NamedTuple):
    """The values of one line, which has a name unless it is the only one."""

    name: Copy | None
    values: tuple[Observation, ...]

    @property
    def gaps(self) -> tuple[int, ...]:
        """The values that a long time without one follows, by their index: over twice the usual."""
        middles = [each.moment.middle for each in self.values if each.moment]
        steps = [after - before for before, after in pairwise(middles)]
        usual = sorted(steps)[(len(steps) - 1) // 2] if steps else 0
        return tuple(at for at, step in enumerate(steps) if step > 2 * usual)


class Lines(NamedTuple):
    """Up to four lines on one scale, at equal steps or by their dates.

    `labels` name the first and the last value, or all, of lines without dates. `gap` says what a
    long time without a value is; `extremes` are marked on a line that is alone.
    """

    series: tuple[Series, ...]
    span: Span
    labels: tuple[Copy, ...] = ()
    threshold: Threshold | None = None
    extremes: bool = False
    gap: Copy | None = None
    caption: Copy | None = None
    alt: Copy | None = None

    @property
    def quantities(self) -> tuple[Quantity, ...]:
        """Every number that is drawn."""
        values = tuple(each.value for series in self.series for each in series.values)
        return (*values, self.threshold.value) if self.threshold else values


# Tiles that a map may have side by side, and one below the other.
MOST_COLUMNS, MOST_ROWS = 12, 12


class Tiles(NamedTuple):
    """A value for each of some countries or regions, by their codes, on a map of equal tiles.

    Tiles at or over `start` are filled. `grid` are the codes of each row of a map of the author's
    own from the left, empty where nothing stands; without one it is that of Europe.
    """

    tiles: tuple[tuple[Copy, Quantity], ...]
    span: Span
    start: Quantity | None = None
    grid: tuple[tuple[str, ...], ...] = ()
    caption: Copy | None = None


_HUNDRED = 100


ChartText: TypeAlias = tuple[Copy, tuple[Copy, ...]]


def chart_texts(chart: object) -> tuple[ChartText, ...]:
    """The texts of a chart that may hold a claim, each with what names it: its bar and its series.

    The size of a square is a scale, and so is 100, where a target's bar ends.
    """
    texts: list[tuple[Copy | None, tuple[Copy | None, ...]]] = []
    match chart:
        case Index(base=base, now=now):
            texts = _nameless(base, now)
        case Target(target=target, actual=actual, of=of):
            whole = of.copy if of and of.value != _HUNDRED else None
            texts = _nameless(target.copy, actual.copy, whole)
        case Change(previous=previous):
            texts = _nameless(previous.copy)
        case Bars(rows=rows, threshold=threshold):
            texts = [text for name, value in rows for text in ((name, ()), (value.copy, (name,)))]
            texts += _compared(threshold)
        case BarGroups(groups=groups, series=series):
            texts = _nameless(*series)
            for name, each in groups:
                values = zip(each, series, strict=True)
                texts += [(name, ()), *((value.copy, (name, part)) for value, part in values)]
        case Lines(series=lines, labels=labels, threshold=threshold, gap=gap):
            texts = _nameless(*(line.name for line in lines))
            texts += [text for line in lines for text in _of_line(line, labels)]
            texts += [*_nameless(*labels), *_compared(threshold), *_nameless(gap)]
        case Tiles(tiles=tiles, start=start):
            texts = [(value.copy, (name,)) for name, value in tiles]
            texts += _nameless(start and start.copy)
        case Trend(values=points, labels=labels):
            ends = zip(points, _steps(len(points), labels), strict=True)
            texts = [(value.copy, (step,)) for value, step in ends]
            texts += _nameless(*labels)
    texts += _nameless(getattr(chart, "caption", None))
    return tuple((copy, tuple(name for name in by if name)) for copy, by in texts if copy)


def _nameless(*copies: Copy | None) -> list[tuple[Copy | None, tuple[Copy | None, ...]]]:
    return [(copy, ()) for copy in copies]


def _of_line(line: Series, labels: tuple[Copy, ...]) -> Iterator[ChartText]:
    """The values of a line, each by its moment or its label, and the line's name."""
    steps = _steps(len(line.values), labels)
    for (moment, value), step in zip(line.values, steps, strict=True):
        names = (moment.copy if moment else step, line.name)
        yield value.copy, tuple(name for name in names if name)


def _steps(count: int, labels: tuple[Copy, ...]) -> tuple[Copy | None, ...]:
    """The label of each of some values: all have one, or the first and the last, or none."""
    if len(labels) == count:
        return labels
    return (labels[0], *[None] * (count - 2), labels[-1]) if labels else (None,) * count


def _compared(threshold: Threshold | None) -> list[ChartText]:
    if threshold is None:
        return []
    return [(threshold.label, ()), (threshold.value.copy, (threshold.label,))]


def repeats(chart: object) -> bool:
    """Whether a chart says nothing beyond its figure's value, and has no caption."""
    return isinstance(chart, Count | Proportion) and chart.caption is None


Chart: TypeAlias = (
    Count | Proportion | Index | Target | Change | Bars | BarGroups | Trend | Lines | Tiles
)


class SectionChart(NamedTuple):
    """A chart that a section has of its own, with its title; `unit` stands with its numbers."""

    chart: "Bars | BarGroups | Trend | Lines | Tiles"
    span: Span
    title: Copy | None = None
    unit: Copy | None = None
    source: Name | None = None
    optional: bool = False

    @property
    def is_named(self) -> bool:
        """Whether it has words that the mark of its source can stand behind."""
        return bool(self.title or self.chart.caption)

    def marked(self, mark: str) -> "SectionChart":
        """The chart with a mark behind its title, or else its caption."""
        if self.title:
            return self._replace(title=_behind(self.title, mark))
        caption = self.chart.caption
        assert caption, "only a chart with words has a mark"
        return self._replace(chart=self.chart._replace(caption=_behind(caption, mark)))

    def as_figure(self, language: Language) -> Figure:
        """The chart as that of a figure, by whose value it writes its numbers: `2` as `2%`.

        A language with decimal points has signs of money before the number.
        """
        unit = self.unit.text if self.unit else ""
        value = f"1\u00a0{unit}" if unit[:1].isalnum() or unit in _MONEY else f"1{unit}"
        if unit in _MONEY and language.decimal == ".":
            value = f"{unit}1"
        label = self.title or own_words("")
        return Figure(own_words(value), label, self.span, chart=self.chart)


_MONEY = frozenset("$£€")


def _behind(copy: Copy, mark: str) -> Copy:
    return copy._replace(runs=(*copy.runs, Run(text=mark)))


def own_chart_texts(chart: object) -> tuple[Copy | None, tuple[ChartText, ...]]:
    """The title of a section's own chart, and its other texts as `chart_texts` has them."""
    assert isinstance(chart, SectionChart), "a brief that has faults is never checked"
    return chart.title, chart_texts(chart.chart)


def chart_names(chart: object, figure: Figure | None = None) -> tuple[Copy, ...]:
    """What says of the numbers of a chart, a section's own or that of a figure, what they are of.

    Its unit, then its title or the figure's label, then its caption.
    """
    if isinstance(chart, SectionChart):
        names: tuple[Copy | None, ...] = (chart.unit, chart.title, chart.chart.caption)
    else:
        caption = getattr(chart, "caption", None)
        names = (figure.unit, figure.label, caption) if figure else (caption,)
    return tuple(name for name in names if name)
