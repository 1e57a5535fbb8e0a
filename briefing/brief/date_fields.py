"""The forms in which a date may be written, and how they are read."""

import re
from datetime import date, datetime
from typing import NamedTuple

import yaml

from briefing.brief.dates import LAST_MONTH, Date
from briefing.brief.fields import Text
from briefing.brief.model import Copy
from briefing.brief.node_reader import ReadState, Schema, form, scalar
from briefing.brief.records import Key, Record
from briefing.errors import Span
from briefing.language.dates import Unit


def _in_words(words: Copy, *, span: Span) -> Date:
    del span
    return Date(words.text, words=words)


_WORDS = Record(
    _in_words,
    {"words": Key(Text(words=8), "the date, in eight words at most", "Spring 2026", required=True)},
    "a date in words",
)

# The forms of a date; whether there is such a day, the calendar knows.
_DAY = "(?!0000)[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])"
_CLOCK = "(?:[01][0-9]|2[0-3]):[0-5][0-9]"
_YEAR = "[1-9][0-9]{3}"
_PERIODS = {
    Unit.MONTH: f"({_YEAR})-(0[1-9]|1[0-2])",
    Unit.QUARTER: f"({_YEAR})-Q([1-4])",
    Unit.HALF_YEAR: f"({_YEAR})-H([12])",
    Unit.YEAR: f"({_YEAR})",
    Unit.SPLIT_YEAR: f"({_YEAR})/([0-9]{{2}})",
}


class AnyDate(NamedTuple):
    """A date in any of its forms; with `clock` a time may follow a day, ` HH:MM`.

    It may be words alone unless something has to follow from it, where it is not `worded`.
    """

    clock: bool = False
    worded: bool = True

    def read(self, node: yaml.Node, state: ReadState) -> Date | None:
        if self.worded and isinstance(node, yaml.MappingNode):
            return _WORDS.read(node, state)
        text = scalar(node, state, "`YYYY-MM-DD`")
        if text is None:
            return None
        found = _day(text, clock=self.clock) or _period(text)
        if found is None:
            from briefing.brief.date_hints import advice, problem  # loaded only for such a fault

            hint = advice(text, clock=self.clock, worded=self.worded)
            state.fault("copy.date", problem(text, clock=self.clock), node, hint)
        return found

    def schema(self) -> Schema:
        day = f"{_DAY}(?:[ T]{_CLOCK})?" if self.clock else _DAY
        written = form("|".join((day, *_PERIODS.values())), "a date such as 2023-07-11 or 2023-07")
        year = {"title": "a year", "type": "integer", "minimum": 1000, "maximum": 9999}
        words = [_WORDS.schema()] if self.worded else []
        return {"anyOf": [written, year, *words]}


def on(day: date) -> Date:
    """The date of a day."""
    return Date(day.isoformat(), day, Unit.DAY)


def _day(text: str, *, clock: bool) -> Date | None:
    """The date of a day of the calendar, with its time if that may stand there."""
    match = re.fullmatch(f"({_DAY})(?:[ T]({_CLOCK}))?", text)
    if match is None or (match[2] and not clock):
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:  # 2023-02-30 has the form, but there is no such day
        return None
    day = moment.date()
    return Date(moment.isoformat(), day, Unit.DAY, moment.time()) if match[2] else on(day)


def _period(text: str) -> Date | None:
    """The date of a longer time than a day."""
    for unit, pattern in _PERIODS.items():
        if match := re.fullmatch(pattern, text):
            year, *parts = map(int, match.groups())
            last = _last_day(unit, year, *parts)
            return Date(text, last, unit) if last else None
    return None


def _last_day(unit: Unit, year: int, part: int = 0) -> date | None:
    """The last day of a year, of its part of that number, or of two years that follow in turn."""
    if unit is Unit.YEAR:
        return date(year, 12, 31)
    if unit is Unit.SPLIT_YEAR:
        follows = year < date.max.year and part == (year + 1) % 100
        return date(year + 1, LAST_MONTH, 30) if follows else None
    from calendar import monthrange  # loaded only for such a date

    months = {Unit.MONTH: 1, Unit.QUARTER: 3, Unit.HALF_YEAR: 6}
    month = part * months[unit]
    return date(year, month, monthrange(year, month)[1])
