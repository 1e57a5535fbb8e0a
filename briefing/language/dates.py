"""A date as a language writes it: by the language's own form, else by CLDR's."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing.language.language import Language


class Unit(Enum):
    """How long a time a date stands for; a split year is a school or financial one, `2023/24`."""

    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half-year"
    YEAR = "year"
    SPLIT_YEAR = "split year"


def full_date(day: date, language: Language) -> str:
    """A date in full, with its weekday: `Tuesday, 11 July 2023`."""
    return _written(day, language, lambda each: each.date_forms[0], "full")


def plain_date(day: date, language: Language) -> str:
    """A date without its weekday: `11 July 2023`."""
    return _written(day, language, lambda each: each.date_forms[1], "long")


def period(unit: Unit, last_day: date, language: Language, *, short: bool = False) -> str:
    """A time by its last day: `11 July 2023`, `July 2023`, `3rd quarter 2023`, `2023/24`.

    Where a form is CLDR's, a month or a quarter may be in `short`.
    """
    year, month = last_day.year, last_day.month
    match unit:
        case Unit.DAY:
            return plain_date(last_day, language)
        case Unit.MONTH:
            form = "yMMM" if short else "yMMMM"
            return _written(last_day, language, lambda each: _month_form(each, short=short), form)
        case Unit.QUARTER:
            form = "yQQQ" if short else "yQQQQ"
            return _written(
                last_day, language, lambda each: _quarter(each, month, short=short), form
            )
        case Unit.HALF_YEAR:
            return _part(language.half_years, month, 2).format(year=year)
        case Unit.SPLIT_YEAR:
            return language.split_year.format(first=year - 1, last=year, short=f"{year % 100:02}")
        case Unit.YEAR:
            return str(year)


def _month_form(language: Language, *, short: bool) -> str:
    """A language's own form of a month with its year; in short only with names in short."""
    return language.month_form if language.abbreviations or not short else ""


def _quarter(language: Language, month: int, *, short: bool) -> str:
    """A language's own name of the quarter that a month lies in; in short only one in short."""
    return _part(language.quarters, month, 4) if language.abbreviations or not short else ""


def _part(forms: str, month: int, count: int) -> str:
    """Of the forms of a year's parts, parted by `|`, that in which a month lies; empty if none."""
    return forms.split("|")[(month - 1) * count // 12] if forms else ""


def _written(day: date, language: Language, own: Callable[[Language], str], cldr: str) -> str:
    """A date in a form of the file's own, which needs no library, or in one of CLDR's."""
    form = own(language)
    if not form:
        return _by_cldr(day, language, own, cldr)
    months, weekdays = language.months.split(), language.weekdays.split()
    weekday = weekdays[day.weekday()] if weekdays else ""
    month = months[day.month - 1].partition("|")[0].replace("_", " ")
    return form.format(weekday=weekday, day=day.day, month=month, year=day.year)


def _by_cldr(day: date, language: Language, own: Callable[[Language], str], form: str) -> str:
    """A date by CLDR; in English where CLDR lacks the language.

    `form` is the name of one of CLDR's, or a skeleton that it has a form for (UTS 35, part 4,
    2.6.2).
    """
    from babel.core import UnknownLocaleError  # loaded only for a language other than English
    from babel.dates import format_date, format_skeleton

    is_day = form in ("full", "long")
    for locale in language.locales:
        try:
            if is_day:
                text = format_date(day, form, locale=locale)
            else:
                text = format_skeleton(form, day, fuzzy=False, locale=locale)
        except (UnknownLocaleError, ValueError, KeyError):  # not in CLDR: try the wider tag
            continue
        if is_day and language.first_of_month and day.day == 1:
            text = text.replace("1 ", f"{language.first_of_month} ", 1)
        return text
    from briefing.language.en import LANGUAGE as ENGLISH  # loaded only where CLDR has nothing

    return _written(day, ENGLISH, own, form)
