"""What the blocks around the copy ask of a date: its last day, its words, the brief's own."""

from __future__ import annotations

from datetime import date

from briefing.brief.dates import Date
from briefing.brief.model import Brief
from briefing.language.dates import Unit
from briefing.language.language import Language


def own_day(brief: Brief) -> Date | None:
    """The date of a brief; None where it has none, or one in words alone."""
    return brief.date if brief.date and brief.date.last_day else None


def own_year(brief: Brief) -> int | None:
    """The year in which a brief's own date ends; None where it has none."""
    return brief.date.last_day.year if brief.date and brief.date.last_day else None


def is_day(when: Date) -> bool:
    """Whether a date is one day, and no longer time."""
    return when.unit is Unit.DAY


def last_day(when: Date | None) -> date | None:
    """The last day of what a date names, behind which it is past."""
    return when.last_day if when else None


def in_words(when: Date, language: Language, year: int | None, *, weekday: bool = False) -> str:
    """A date in its language, a day perhaps with the weekday, and without its year if `year`."""
    day = when.last_day
    if day is None or not is_day(when):
        return when.text(language)
    if day.year != year:
        return language.full_date(day) if weekday else language.date(day)
    return language.weekday_and_month(day) if weekday else language.day_and_month(day)


def shorter_words(
    when: Date, language: Language, year: int | None, *, weekday: bool = False
) -> tuple[str, ...]:
    """The same in ever fewer letters, for a narrow measure; none for a date in words alone."""
    day = when.last_day
    if day is None or when.unit is None:
        return ()
    if is_day(when):
        return language.shorter_days(day, weekday=weekday, year=day.year != year)
    return (language.shorter_period(when.unit, day),)
