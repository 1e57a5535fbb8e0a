"""Dates in a few words, for a lane or a list: without the year, `11 July`; in short, `11 Jul`."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from briefing.language.dates import Unit, period, plain_date

if TYPE_CHECKING:
    from briefing.language.language import Language

# CLDR's names (Unicode Technical Standard 35, part 4): of a month, whole and in short, as a date
# has it; of a day of the week; and of a date's form with both.
_MONTH, _SHORT_MONTH = "MMMM", "MMM"
_WEEKDAY, _SHORT_WEEKDAY = "EEEE", "EEE"
_WITH_WEEKDAY = "MMMEd"
_DECLINED = ("uk", "pl")  # "до пʼятниці", but a date has its weekday as it stands in a calendar


def day_and_month(day: date, language: Language) -> str:
    """A date without its year: `11 July`."""
    form = language.date_forms[1]
    if form:
        return _own(form, day, language.months)
    return _by_cldr(day, language) or day_and_month(day, _english())


def weekday_and_month(day: date, language: Language) -> str:
    """A date with its weekday and without its year: `Tuesday, 11 July`.

    Where CLDR has the weekday behind the month, or where the month before it would have to be
    declined with it, it is left out.
    """
    form = language.date_forms[0]
    if form:
        return _own(form, day, language.months, language.weekdays)
    return _by_cldr(day, language, weekday=_WEEKDAY) or weekday_and_month(day, _english())


def shorter_days(day: date, language: Language, *, weekday: bool, year: bool) -> tuple[str, ...]:
    """A date in ever fewer letters: `Tue 11 July`, `Tue 11 Jul`, `11 Jul`, or the last alone.

    All have the `year` if it is asked for, the first two are there if a `weekday` is.
    """
    if short := language.abbreviations:
        forms = [(short.date_form, months) for months in (language.months, short.months) if weekday]
        forms.append((language.date_forms[1], short.months))
        dates = [_own(form, day, months, short.weekdays, year=year) for form, months in forms]
    else:
        names = [(_SHORT_WEEKDAY, month) for month in (_MONTH, _SHORT_MONTH) if weekday]
        names.append(("", _SHORT_MONTH))
        dates = [_by_cldr(day, language, weekday=w, month=m, year=year) for w, m in names]
    return tuple(dict.fromkeys(filter(None, dates)))


def shorter_period(unit: Unit, last_day: date, language: Language) -> str:
    """A time by its last day, in short where there is such a form: `Jul 2023`, `Q3 2023`."""
    if short := language.abbreviations:
        abbreviated = language._replace(months=short.months, quarters=short.quarters)
        return period(unit, last_day, abbreviated)
    return period(unit, last_day, language, short=True)


def _own(form: str, day: date, months: str, weekdays: str = "", *, year: bool = False) -> str:
    """A date in one of a language's own forms, which ends in the year."""
    weekday = weekdays.split()[day.weekday()] if weekdays else ""
    if not year:
        form = form.replace(", {year}", "").replace(" {year}", "")
    month = months.split()[day.month - 1].partition("|")[0].replace("_", " ")
    return form.format(weekday=weekday, day=day.day, month=month, year=day.year)


def _by_cldr(
    day: date, language: Language, *, weekday: str = "", month: str = _MONTH, year: bool = False
) -> str:
    """A date with names of CLDR's for the `weekday`, if any, and the `month`.

    Empty where CLDR lacks the language.
    """
    from babel.core import Locale, UnknownLocaleError  # loaded only for other than English
    from babel.dates import format_date

    for tag in language.locales:
        try:
            locale = Locale.parse(tag)
            if year and month == _MONTH:
                short = plain_date(day, language)
            else:
                pattern = locale.datetime_skeletons[f"{'y' * year}{month}d"].pattern
                short = format_date(day, pattern, locale)
            form = locale.datetime_skeletons[_WITH_WEEKDAY].pattern
        except (UnknownLocaleError, ValueError, KeyError):  # not in CLDR: try the wider tag
            continue
        if language.first_of_month and day.day == 1:
            short = short.replace("1 ", f"{language.first_of_month} ", 1)
        if weekday and form.startswith("E") and language.code not in _DECLINED:
            comma = "," if "," in form else ""
            short = f"{format_date(day, weekday, locale)}{comma} {short}"
        return short
    return ""


def _english() -> Language:
    """English, in which dates are set where CLDR lacks a language."""
    from briefing.language.en import LANGUAGE  # loaded only where CLDR has nothing

    return LANGUAGE
