"""Dates in a few words, for a lane or a list whose year is known: `11 July`, `Tuesday, 11 July`."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing.language.language import Language


def day_and_month(day: date, language: Language) -> str:
    """A date without its year: `11 July`."""
    form = language.date_forms[1]
    return _own(form, day, language) if form else _by_cldr(day, language)


def weekday_and_month(day: date, language: Language) -> str:
    """A date with its weekday and without its year: `Tuesday, 11 July`.

    Where CLDR has the weekday behind the month, or where the month before it would have to be
    declined with it, it is left out.
    """
    form = language.date_forms[0]
    return _own(form, day, language) if form else _by_cldr(day, language, weekday=True)


def _own(form: str, day: date, language: Language) -> str:
    """A date in one of a language's own forms, which ends in the year."""
    weekday = language.weekdays.split()[day.weekday()] if language.weekdays else ""
    month = language.months.split()[day.month - 1]
    bare = form.replace(", {year}", "").replace(" {year}", "")
    return bare.format(weekday=weekday, day=day.day, month=month)


# CLDR's names of the forms (Unicode Technical Standard 35, part 4): a month in letters and a day,
# and a short one with the day of the week.
_SHORT, _WITH_WEEKDAY = "MMMMd", "MMMEd"
_DECLINED = ("uk", "pl")  # "до пʼятниці", but a date has its weekday as it stands in a calendar


def _by_cldr(day: date, language: Language, *, weekday: bool = False) -> str:
    from babel.core import Locale, UnknownLocaleError  # loaded only for other than English
    from babel.dates import format_date

    for tag in (language.tag, language.code):
        try:
            locale = Locale.parse(tag, sep="-")
            short = format_date(day, locale.datetime_skeletons[_SHORT].pattern, locale)
            form = locale.datetime_skeletons[_WITH_WEEKDAY].pattern
        except (UnknownLocaleError, ValueError, KeyError):  # not in CLDR: try the wider tag
            continue
        if language.first_of_month and day.day == 1:
            short = short.replace("1 ", f"{language.first_of_month} ", 1)
        if weekday and form.startswith("E") and language.code not in _DECLINED:
            comma = "," if "," in form else ""
            short = f"{format_date(day, 'EEEE', locale)}{comma} {short}"
        return short
    from briefing.language.en import LANGUAGE as ENGLISH  # loaded only where CLDR has nothing

    return weekday_and_month(day, ENGLISH) if weekday else day_and_month(day, ENGLISH)
