"""A YAML scalar becomes a day of the calendar, or a moment of it."""

import re
from datetime import date, datetime
from typing import NamedTuple

import yaml

from briefing.content.desk import Desk, scalar
from briefing.content.shape import Schema, form

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
        desk.fault("copy.date", problem, node, f"write {self._form}, such as 2023-07-11")
        return None

    def schema(self) -> Schema:
        return form(_CLOCK if self.clock else _DAY, self._form)

    @property
    def _form(self) -> str:
        return "`YYYY-MM-DD` or `YYYY-MM-DD HH:MM`" if self.clock else "`YYYY-MM-DD`"
