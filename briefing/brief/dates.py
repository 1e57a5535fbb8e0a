"""Dates as people have them: a day, a month, a quarter, half a year, a year; or words alone.

`2014-05-06`, `2014-05`, `2020-Q3`, `2020-H1`, `2023`, `2023/24`, `{words: Spring 2026}`. And what
blocks ask of one: its last day, its words, the brief's own.
"""

from datetime import date, time
from typing import NamedTuple

from briefing.brief.model import Brief, Copy, own_words
from briefing.language.dates import Unit
from briefing.language.language import Language

LAST_MONTH = 6  # in which a school or financial year is taken to end


class Date(NamedTuple):
    """A date as its author `written` has it in the file.

    It stands for a time of one `unit`, which ends with its `last_day`; school and financial years
    end in many months, and are taken to end in June. A day may have a `clock`. A date in `words`
    has neither unit nor last day.
    """

    written: str
    last_day: date | None = None
    unit: Unit | None = None
    clock: time | None = None
    words: Copy | None = None

    @property
    def years(self) -> tuple[int, ...]:
        """The year, both of a school or financial year, or none where there are words alone."""
        if self.last_day is None:
            return ()
        year = self.last_day.year
        return (year - 1, year) if self.unit is Unit.SPLIT_YEAR else (year,)

    def year(self, language: Language) -> str:
        """The year alone, or both of a school or financial one; empty where there are words."""
        if self.last_day is None:
            return ""
        is_split = self.unit is Unit.SPLIT_YEAR
        return language.period(Unit.SPLIT_YEAR if is_split else Unit.YEAR, self.last_day)

    def text(self, language: Language) -> str:
        """As a language writes it, without weekday and clock: `11 July 2023`, `July 2023`."""
        if self.last_day is None or self.unit is None:
            return self.words.text if self.words else ""
        return language.period(self.unit, self.last_day)

    def full(self, language: Language) -> Copy:
        """The same for a masthead: a day has its weekday, `Tuesday, 11 July 2023`."""
        if self.words:
            return self.words
        if self.last_day and self.unit is Unit.DAY:
            return own_words(language.full_date(self.last_day))
        return own_words(self.text(language))


def period_of(unit: Unit, day: date) -> str:
    """The time of a unit in which a day lies, as a date is written: `2026-11`, `2026-Q4`."""
    year, month = day.year, day.month
    match unit:
        case Unit.DAY:
            return day.isoformat()
        case Unit.MONTH:
            return f"{year}-{month:02}"
        case Unit.QUARTER:
            return f"{year}-Q{(month + 2) // 3}"
        case Unit.HALF_YEAR:
            return f"{year}-H{(month + 5) // 6}"
        case Unit.YEAR:
            return f"{year}"
        case Unit.SPLIT_YEAR:
            first = year if month > LAST_MONTH else year - 1
            return f"{first}/{(first + 1) % 100:02}"


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
