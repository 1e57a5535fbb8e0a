"""What charts say to whoever cannot see them: what value and label have not said already.

The sentences are a Figure's alternative text on the page, and stand in an email, which has no
charts.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

from briefing.brief.chart import (
    BarGroups,
    Bars,
    Change,
    Index,
    Lines,
    Proportion,
    Quantity,
    Series,
    Target,
    Threshold,
    Tiles,
    Trend,
)
from briefing.brief.model import Copy, Figure, own_words
from briefing.language.decimals import find_number, written
from briefing.language.language import Language

# So many values of a line are all told; of more only the ends, the lowest and the highest.
_MOST_VALUES = 12
_SIGNS = "+-\u2212\u2013 "


def alternative(figure: Figure, language: Language) -> str:
    """What a figure's chart shows, with its caption, or the author's own words for it.

    Squares that count the value, each for so many, say nothing more than it does: they have only
    what their author wrote.
    """
    chart = figure.chart
    own: Copy | None = getattr(chart, "alt", None)
    if own:
        return own.text
    caption: Copy | None = getattr(chart, "caption", None)
    return ". ".join(filter(None, (_shown(figure, language), caption.text if caption else "")))


def _shown(figure: Figure, language: Language) -> str:
    chart, phrases = figure.chart, language.charts
    match chart:
        case Proportion(part=part, whole=whole):
            return phrases.filled.format(part, whole)
        case Index():
            return _index(figure, chart, language)
        case Target():
            return _target(figure, chart, language)
        case Change(previous=previous):
            now, before = chart.value, previous.value
            to = phrases.up if now > before else phrases.down if now < before else phrases.same
            return to.format(written_like(figure, previous.copy, language).text)
        case Bars() | BarGroups() | Tiles():
            return "; ".join(row_texts(figure, chart, language))
        case Trend():
            return _trend(figure, chart, language)
        case Lines():
            return _lines(figure, chart, language)
        case _:
            return ""


def _index(figure: Figure, chart: Index, language: Language) -> str:
    phrases, text = language.charts, figure.value.text
    found = find_number(text, language)
    size = text[found.start :].lstrip(_SIGNS) if found else text
    size = f"{size} {figure.unit.text}" if figure.unit else size
    change = phrases.rise if chart.change > 0 else phrases.fall
    change = change.format(size) if chart.change else phrases.unchanged
    base, now = (name.text for name in index_names(figure, chart, language))
    return phrases.indexed.format(base, now, written(100 + chart.change, language), change)


def _target(figure: Figure, chart: Target, language: Language) -> str:
    phrases, over = language.charts, chart.actual.value - chart.target.value
    side = phrases.above if over > 0 else phrases.below if over < 0 else phrases.met
    actual, target = (
        written_like(figure, each.copy, language).text for each in (chart.actual, chart.target)
    )
    if chart.of:
        whole = written_like(figure, chart.of.copy, language).text
        actual = f"{actual} {phrases.of.format(whole)}"
    return side.format(actual, target)


def row_texts(figure: Figure, chart: Bars | BarGroups | Tiles, language: Language) -> list[str]:
    """Each name of a chart of bars or tiles with its value, or with its values and theirs."""

    def number(quantity: Quantity) -> str:
        return written_like(figure, quantity.copy, language).text

    match chart:
        case Bars(rows=rows, threshold=threshold):
            said = [f"{name.text} {number(value)}" for name, value in rows]
            return [*said, threshold_words(figure, threshold, language)] if threshold else said
        case BarGroups(groups=groups, series=series):
            told = []
            for name, values in groups:
                pairs = zip(series, values, strict=True)
                each = ", ".join(f"{what.text} {number(value)}" for what, value in pairs)
                told.append(f"{name.text}: {each}")
            return told
        case Tiles(tiles=tiles):
            return [f"{tile_name(chart, code.text, language)} {number(v)}" for code, v in tiles]


def tile_name(chart: Tiles, code: str, language: Language) -> str:
    """A country's name in a language, by its code; a code of the author's own as it stands."""
    if chart.grid:
        return code
    from babel import Locale  # loaded only for a map
    from babel.core import UnknownLocaleError

    for tag in (*language.locales, "en"):
        try:
            names = Locale.parse(tag).territories
        except (UnknownLocaleError, ValueError):  # not in CLDR: try the wider tag
            continue
        if code in names:
            return str(names[code])
    return code


def threshold_words(figure: Figure, threshold: Threshold, language: Language) -> str:
    """A threshold's label with its value, unless the label says that already."""
    parts = threshold_parts(figure, threshold, language)
    return " ".join(part.text for part in parts if part)


def threshold_parts(
    figure: Figure, threshold: Threshold, language: Language
) -> tuple[Copy, Copy | None]:
    """A threshold's label, and its value unless the label says that already."""
    value, label = threshold.value.copy.text, threshold.label
    if re.search(rf"(?<![\d.,]){re.escape(value)}(?![\d]|[.,]\d)", label.text):
        return label, None
    return label, written_like(figure, threshold.value.copy, language)


def named_value(chart: Lines, series: Series, at: int, language: Language) -> str:
    """When or where a value of a line is: its date, or its label; empty without either."""
    moment = series.values[at].moment
    if moment:
        from briefing.brief.chart_dates import moment_text  # loaded only for dates

        return moment_text(moment, language)
    return _spaced_labels(chart.labels, len(series.values))[at]


def _spaced_labels(labels: Sequence[Copy], count: int) -> list[str]:
    """A label for each value, empty where there is none: labels may name the ends alone."""
    texts = [label.text for label in labels]
    if len(texts) == 2 < count:
        return [texts[0], *[""] * (count - 2), texts[1]]
    return texts or [""] * count


def _lines(figure: Figure, chart: Lines, language: Language) -> str:
    """The lines, each from its first value to its last; of one alone all that is marked, too."""
    phrases = language.charts

    def told(series: Series, at: int) -> str:
        value = written_like(figure, series.values[at].value.copy, language).text
        when = named_value(chart, series, at, language)
        return f"{value} ({when})" if when else value

    first = chart.series[0]
    if len(chart.series) == 1:
        values = [each.value.value for each in first.values]
        name = f"{first.name.text}: " if first.name else ""
        sentences = [name + _course(values, lambda at: told(first, at), language)]
    else:
        ends = [named_value(chart, first, at, language) for at in (0, len(first.values) - 1)]
        when = f"{phrases.span.format(*ends)}: " if all(ends) else ""
        sentences = [when + "; ".join(_ends(figure, line, language) for line in chart.series)]
    sentences += (f"{text[:1].upper()}{text[1:]}" for text in gap_texts(chart, language))
    if chart.threshold:
        sentences.append(threshold_words(figure, chart.threshold, language))
    return ". ".join(sentences)


def gap_texts(chart: Lines, language: Language) -> Iterator[str]:
    """What each gap in time is, and from when to when: `no survey: 2018 to 2021`."""
    phrases = language.charts
    words = chart.gap.text if chart.gap else phrases.no_values
    for line in chart.series:
        for at in line.gaps:
            between = (named_value(chart, line, place, language) for place in (at, at + 1))
            yield f"{words}: {phrases.span.format(*between)}"


def _ends(figure: Figure, line: Series, language: Language) -> str:
    """A line by its name, from its first value to its last."""
    ends = (written_like(figure, line.values[at].value.copy, language).text for at in (0, -1))
    return language.charts.course.format(line.name.text if line.name else "", *ends)


def _trend(figure: Figure, chart: Trend, language: Language) -> str:
    labels = _spaced_labels(chart.labels, len(chart.values))

    def told(at: int) -> str:
        value = written_like(figure, chart.values[at].copy, language).text
        return f"{value} ({labels[at]})" if labels[at] else value

    return _course([each.value for each in chart.values], told, language)


def _course(values: Sequence[Decimal], told: Callable[[int], str], language: Language) -> str:
    """How a line goes from its first value to its last, and what lies between, each as `told`."""
    phrases = language.charts
    first, last = values[0], values[-1]
    whole = phrases.rising if last > first else phrases.falling if last < first else phrases.ending
    sentences = [whole.format(told(0), told(len(values) - 1))]
    inner = range(1, len(values) - 1)
    if inner and len(values) <= _MOST_VALUES:
        sentences.append(phrases.between.format(", ".join(map(told, inner))))
    lowest = min(range(len(values)), key=lambda at: values[at])
    highest = max(range(len(values)), key=lambda at: values[at])
    for extreme, phrase in ((lowest, phrases.lowest), (highest, phrases.highest)):
        # One that is no higher or lower than an end is told with that.
        if values[extreme] not in (first, last):
            sentences.append(phrase.format(told(extreme)))
    return ". ".join(sentences)


def written_like(figure: Figure, number: Copy, language: Language) -> Copy:
    """A number with the signs and the unit of the figure's value: `2` as `2%`."""
    text = figure.value.text
    found = find_number(text, language)
    whole = f"{text[: found.start]}{number.text}{text[found.end :]}" if found else number.text
    return own_words(whole)._replace(span=number.span)


def index_names(figure: Figure, chart: Index, language: Language) -> tuple[Copy, Copy]:
    """What the two bars stand for: the base, and the figure's year unless the author named it."""
    year = figure.as_of.year(language) if figure.as_of else ""
    year = year or language.charts.now
    return _initial(chart.base), _initial(chart.now or own_words(year))


def _initial(copy: Copy) -> Copy:
    """Words that start a line, their first letter in upper case."""
    first, *others = copy.runs
    first = first._replace(text=first.text[:1].upper() + first.text[1:])
    return copy._replace(runs=(first, *others))
