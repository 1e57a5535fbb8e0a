"""A chart as text, as its author wrote it: `bars: Poland 3.9, US 3.49; bold US`."""

from __future__ import annotations

from typing import Any

from briefing.brief.chart import (
    BarGroups,
    Change,
    Count,
    Index,
    Lines,
    Moment,
    Proportion,
    Quantity,
    SectionChart,
    Series,
    Trend,
)
from briefing.brief.model import Copy

# What a chart's form is called in YAML, where its class has another name.
_FORMS = {Change: "previous", Trend: "line", Lines: "line", BarGroups: "bars"}
# What fields are called in YAML, where that is a word of Python.
_KEYS = {"start": "from"}
# Fields that the reader works out from the figure's value, whose change is one already.
_WORKED_OUT = {Count: {"squares"}, Index: {"change"}, Change: {"value"}}


def chart_text(chart: Any) -> str:
    """The chart of a figure, or a section's own with its title, unit and source."""
    if not isinstance(chart, SectionChart):
        return _form_text(chart)
    told = (("unit", chart.unit), ("source", chart.source))
    more = "".join(f"; {key} {value.text}" for key, value in told if value)
    title = f"{chart.title.text}. " if chart.title else ""
    return f"{title}{_form_text(chart.chart)}{more}{'; optional' if chart.optional else ''}"


def _form_text(chart: Any) -> str:
    form = _FORMS.get(type(chart), type(chart).__name__.lower())
    left_out = {"span", *_WORKED_OUT.get(type(chart), ())}
    first, *others = (key for key in chart._fields if key not in left_out)
    start = _text(getattr(chart, first))
    if isinstance(chart, Proportion):
        start = f"{start} of {chart.whole}"
        others.remove("whole")
    texts = [(_KEYS.get(key, key), _text(getattr(chart, key))) for key in others]
    more = "".join(f"; {key} {text}" for key, text in texts if text)
    return f"{form}: {start}{more}"


def _text(value: Any) -> str:
    """A value of a chart as text; empty where there is none."""
    match value:
        case None | False | ():
            return ""
        case True:
            return "yes"
        case Copy(text=text):
            return text
        case Quantity(copy=copy) | Moment(copy=copy):
            return copy.text
        case Series(name=Copy(text=name), values=values):
            return f"{name}: {_text(values)}"
        case Series(values=values):
            return _text(values)
        case tuple():
            named = len(value) == 2 and not _is_numbers(value[0]) and _is_numbers(value[1])
            return (" " if named else ", ").join(filter(None, map(_text, value)))
        case _:
            return str(value)


def _is_numbers(value: Any) -> bool:
    """Whether a value is one number, or several."""
    several = type(value) is tuple and all(isinstance(each, Quantity) for each in value)
    return isinstance(value, Quantity) or several
