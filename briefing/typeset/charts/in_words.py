"""What a chart shows, in words: for a style that draws none."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.brief.chart import (
    BarGroups,
    Bars,
    Change,
    Index,
    Lines,
    Proportion,
    Target,
    Tiles,
    Trend,
)
from briefing.brief.model import Copy, Figure, Run, own_words
from briefing.language.decimals import written
from briefing.typeset.charts.alternative import (
    gap_texts,
    named_value,
    row_texts,
    threshold_words,
)
from briefing.typeset.charts.canvas import Canvas
from briefing.typeset.punctuation import NO_BREAK

_HUNDRED = 100


def chart_in_words(figure: Figure, canvas: Canvas) -> Iterator[Copy]:
    """The numbers of a figure's chart that the figure does not say itself, and its caption.

    Counted squares say nothing beyond the value, and neither does a percentage in a hundred.
    """
    numbers = _numbers(figure, canvas)
    if numbers:
        yield numbers._replace(span=figure.chart.span if figure.chart else figure.span)
    caption: Copy | None = getattr(figure.chart, "caption", None)
    if caption:
        yield caption


def _numbers(figure: Figure, canvas: Canvas) -> Copy | None:
    phrases, chart = canvas.phrases, figure.chart
    match chart:
        case Proportion(part=part, whole=whole):
            is_percentage = whole == _HUNDRED and "%" in figure.value.text
            told = f"{part} {phrases.of.format(whole)}"
            return None if is_percentage else own_words(told)
        case Index(base=base, now=now):
            level = written(_HUNDRED + chart.change, canvas.language)
            then = f"{now.text}: {level}" if now else level
            start = phrases.base.format(base.text)
            return own_words(f"{start[:1].upper()}{start[1:]}; {then}")
        case Target(actual=actual, target=target):
            goal = phrases.target.format(canvas.written_like(figure, target.copy).text)
            is_told = actual.copy.text in figure.value.text
            reached = canvas.written_like(figure, actual.copy).text
            return own_words(goal if is_told else f"{reached}; {goal}")
        case Change(previous=previous, value=value):
            before = canvas.written_like(figure, previous.copy).text
            rise = value - previous.value
            sentence = phrases.up if rise > 0 else phrases.down if rise < 0 else phrases.same
            return own_words(sentence.format(before))
        case Bars():
            return _ranked(figure, chart, canvas)
        case BarGroups() | Tiles():
            return own_words("; ".join(row_texts(figure, chart, canvas.language)))
        case Trend():
            return own_words(_values(chart))
        case Lines():
            return _lines(figure, chart, canvas)
    return None


def _values(chart: Trend) -> str:
    """Every value of a line with its label."""
    numbers = [value.copy.text for value in chart.values]
    labels = [label.text for label in chart.labels]
    if len(labels) == 2 < len(numbers):
        labels = [labels[0], *[""] * (len(numbers) - 2), labels[1]]
    named = zip(numbers, labels or [""] * len(numbers), strict=True)
    return ", ".join(f"{number} ({label})" if label else number for number, label in named)


def _lines(figure: Figure, chart: Lines, canvas: Canvas) -> Copy:
    """Every value of each line, with its date, or its label in the first; gaps; the threshold."""
    runs: list[Run] = []
    for number, line in enumerate(chart.series):
        values = []
        for at, each in enumerate(line.values):
            said = canvas.written_like(figure, each.value.copy).text
            when = named_value(chart, line, at, canvas.language)
            is_new = number == 0 or each.moment
            when = when.replace(" ", NO_BREAK) if each.moment else when
            values.append(f"{said}{NO_BREAK}({when})" if when and is_new else said)
        runs += [Run(text="; ")] * bool(runs)
        if line.name:
            runs.append(Run(text=f"{line.name.text} ", bold=True))
        runs.append(Run(text=", ".join(values)))
    runs += (Run(text=f"; {text}") for text in gap_texts(chart, canvas.language))
    if chart.threshold:
        runs.append(Run(text=f"; {threshold_words(figure, chart.threshold, canvas.language)}"))
    return own_words("")._replace(runs=tuple(runs))


def _ranked(figure: Figure, chart: Bars, canvas: Canvas) -> Copy:
    """Each name with its value, the chosen one in bold."""
    runs: list[Run] = []
    chosen = chart.bold.text if chart.bold else None
    for name, value in chart.rows:
        said = f"{name.text} {canvas.written_like(figure, value.copy).text}"
        runs += [Run(text="; ")] * bool(runs)
        runs.append(Run(text=said, bold=name.text == chosen))
    if chart.threshold:
        runs.append(Run(text=f"; {threshold_words(figure, chart.threshold, canvas.language)}"))
    return own_words("")._replace(runs=tuple(runs))
