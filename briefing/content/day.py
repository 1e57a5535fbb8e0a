"""A YAML scalar becomes a day of the calendar, or a moment of it."""

import re
from collections.abc import Iterator
from datetime import date, datetime
from typing import NamedTuple

import yaml

from briefing.brief.node_reader import Desk, scalar
from briefing.content.shape import Schema, form
from briefing.language.dates import MONTHS

# What has the form of a date; whether there is such a day, the calendar knows.
_DAY = "[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])"
_CLOCK = f"{_DAY}(?:[ T](?:[01][0-9]|2[0-3]):[0-5][0-9])?"


class Day(NamedTuple):
    """A calendar day, as `YYYY-MM-DD`; where `clock`, a time may follow: ` HH:MM`."""

    clock: bool = False

    def read(self, node: yaml.Node, desk: Desk) -> date | None:
        text = scalar(node, desk, self._form)
        if text is None:
            return None
        problem = f"{text!r} is not a date"
        try:
            if re.fullmatch(r"\d{4}-\d\d-\d\d", text, re.ASCII):
                problem = f"{text!r} is no day of the calendar"
                return date.fromisoformat(text)
            if self.clock and re.fullmatch(r"\d{4}-\d\d-\d\d[ T]\d\d:\d\d", text, re.ASCII):
                problem = f"{text!r} is not a time of any day"
                return datetime.fromisoformat(text)
        except ValueError:  # 2023-02-30 has the form, but there is no such day
            pass
        # A moment in another form is hinted at as a whole, where a moment may stand.
        day = text if self.clock else re.split(r"[T ](?=\d\d:)", text, maxsplit=1)[0]
        hint = _meant(day) or f"write {self._form}, such as 2023-07-11"
        desk.fault("copy.date", problem, node, hint)
        return None

    def schema(self) -> Schema:
        return form(_CLOCK if self.clock else _DAY, self._form)

    @property
    def _form(self) -> str:
        return "`YYYY-MM-DD` or `YYYY-MM-DD HH:MM`" if self.clock else "`YYYY-MM-DD`"


def _meant(text: str) -> str | None:
    """What to write for a day in another form, or for one that its month has not."""
    days = dict.fromkeys(_days(text))
    if len(days) == 1:
        return f"write `{next(iter(days))}`"
    if days:  # the day first, as most of the world has it; then the month, as the US does
        first, second = days
        said = f"{first.day} {MONTHS[first.month - 1]}", f"{MONTHS[second.month - 1]} {second.day}"
        return f"write {first} for {said[0]}, {second} for {said[1]}"
    parts = _numbers(text)
    if parts is None or len(parts[0]) != 4:
        return None
    year, month, _ = map(int, parts)
    if not year:
        return None
    if not 1 <= month <= 12:
        return "write a month from 01 to 12, and the day behind it"
    from calendar import monthrange  # loaded only when something is wrong

    last, name = monthrange(year, month)[1], MONTHS[month - 1]
    which = f"{name} {year}" if name == "February" else name
    return f"write a day from 01 to {last}: {which} has no more"


def _days(text: str) -> Iterator[date]:
    """The days that a date in another form may mean: one; of 04/05/2026 two; or none."""
    parts = _numbers(text)
    if parts is None:
        yield from _worded(text)
        return
    one, two, three = map(int, parts)
    if len(parts[0]) == 4:
        orders = [(one, two, three)]
    elif "." in text:  # nobody who parts a date by points has the month first
        orders = [(three, two, one)]
    else:
        orders = [(three, two, one), (three, one, two)]
    for order in orders:
        yield from _calendar(*order)


def _numbers(text: str) -> tuple[str, str, str] | None:
    """The numbers of a date of three, of which the first or the last is a year of four digits.

    Behind points a year may have two.
    """
    if short := re.fullmatch(r"(\d{1,2})\.(\d{1,2})\.(\d\d)", text, re.ASCII):
        return short[1], short[2], f"20{short[3]}"
    day, year = r"(\d{1,2})", r"(\d{4})"
    part = r"\s?[./-]\s?"
    found = re.fullmatch(f"{day}{part}{day}{part}{year}", text, re.ASCII)
    found = found or re.fullmatch(f"{year}{part}{day}{part}{day}", text, re.ASCII)
    return (found[1], found[2], found[3]) if found else None


def _worded(text: str) -> Iterator[date]:
    """The day of `24 November 2026`, `Nov 24th, 2026`, a weekday before it or not."""
    words = re.findall(r"\d+|[a-z]{3,}", text.lower(), re.ASCII)
    names = [name.lower() for name in MONTHS]
    months = {at for word in words for at, name in enumerate(names, 1) if name.startswith(word)}
    days, years = (
        [int(word) for word in words if re.fullmatch(form, word)] for form in (r"\d\d?", r"\d{4}")
    )
    if len(months) == len(days) == len(years) == 1:
        yield from _calendar(years[0], months.pop(), days[0])


def _calendar(year: int, month: int, day: int) -> Iterator[date]:
    """A day, if the calendar has it."""
    try:
        yield date(year, month, day)
    except ValueError:
        return
