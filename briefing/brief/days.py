"""What the blocks around the copy ask of a date: its last day, its words, the brief's own day."""

from __future__ import annotations

from datetime import date

from briefing.brief.model import Brief
from briefing.language.language import Language


def own_day(brief: Brief) -> date | None:
    """The day of a brief; None where it has none."""
    return brief.date


def last_day(when: date) -> date:
    """The last day of what a date names, behind which it is past."""
    return when


def in_words(when: date, language: Language, year: int | None, *, weekday: bool = False) -> str:
    """A date in its language, perhaps with the weekday; without its year if that is `year`."""
    if when.year != year:
        return language.full_date(when) if weekday else language.date(when)
    return language.weekday_and_month(when) if weekday else language.day_and_month(when)
