"""A date as a language writes it: by the language's own form, else by CLDR's."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing.language.language import Language

# The first character after Latin, Greek and Cyrillic in Unicode.
_BEYOND_EUROPE = 0x0530


def full_date(day: date, language: Language) -> str:
    """A date in full, with its weekday: `Tuesday, 11 July 2023`."""
    return _written(day, language, language.date_forms[0], "full")


def plain_date(day: date, language: Language) -> str:
    """A date without its weekday: `11 July 2023`."""
    return _written(day, language, language.date_forms[1], "long")


def _written(day: date, language: Language, form: str, cldr: str) -> str:
    """A date in a form of the file's own, which needs no library, or in one of CLDR's."""
    if not form:
        return _by_cldr(day, language, cldr)
    weekday, month = (
        language.weekdays.split()[day.weekday()],
        language.months.split()[day.month - 1],
    )
    return form.format(weekday=weekday, day=day.day, month=month, year=day.year)


def _by_cldr(day: date, language: Language, form: str) -> str:
    """A date by CLDR; in English where CLDR, or an alphabet of Europe, lacks the language.

    The fixed words of such a language are English as well.
    """
    from babel.core import UnknownLocaleError  # loaded only for a language other than English
    from babel.dates import format_date

    for locale in (language.tag.replace("-", "_"), language.code):
        try:
            text = format_date(day, form, locale=locale)
        except (UnknownLocaleError, ValueError):  # not in CLDR: try the wider tag
            continue
        if language.first_of_month and day.day == 1:
            text = text.replace("1 ", f"{language.first_of_month} ", 1)
        if all(ord(char) < _BEYOND_EUROPE or not char.isalnum() for char in text):
            return text
    from briefing.language.en import LANGUAGE as ENGLISH  # loaded only where CLDR has nothing

    return ENGLISH.full_date(day) if form == "full" else ENGLISH.date(day)
