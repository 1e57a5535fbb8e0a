"""What charts say to whoever cannot see them: what value and label have not said already.

The sentences are a Figure's alternative text on the page, and stand in an email, which has no
charts.
"""

from __future__ import annotations

from briefing.brief.chart import Bars, Change, Index, Proportion, Target, Trend
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
        case Bars(rows=rows):
            values = (
                f"{name.text} {written_like(figure, each.copy, language).text}"
                for name, each in rows
            )
            return "; ".join(values)
        case Trend():
            return _trend(figure, chart, language)
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


def _trend(figure: Figure, chart: Trend, language: Language) -> str:
    phrases, values = language.charts, chart.values
    labels = [label.text for label in chart.labels]
    if len(labels) == 2 < len(values):
        labels = [labels[0], *[""] * (len(values) - 2), labels[1]]
    labels = labels or [""] * len(values)

    def told(at: int) -> str:
        value = written_like(figure, values[at].copy, language).text
        return f"{value} ({labels[at]})" if labels[at] else value

    first, last = values[0].value, values[-1].value
    whole = phrases.rising if last > first else phrases.falling if last < first else phrases.ending
    sentences = [whole.format(told(0), told(len(values) - 1))]
    inner = range(1, len(values) - 1)
    if inner and len(values) <= _MOST_VALUES:
        sentences.append(phrases.between.format(", ".join(map(told, inner))))
    lowest = min(range(len(values)), key=lambda at: values[at].value)
    highest = max(range(len(values)), key=lambda at: values[at].value)
    for extreme, phrase in ((lowest, phrases.lowest), (highest, phrases.highest)):
        # One that is no higher or lower than an end is told with that.
        if values[extreme].value not in (first, last):
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
