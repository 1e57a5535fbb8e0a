"""A day becomes a date, as a language writes it.

English needs no library; other languages come from CLDR through Babel, loaded only then.
"""

from datetime import date

# The order of en-GB or en-US, after the mock-up a comma behind the weekday.
MONTHS = (
    "January February March April May June July August September October November December".split()
)
_WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
# The first character after Latin, Greek and Cyrillic in Unicode.
_BEYOND_EUROPE = 0x0530


def full_date(day: date, tag: str) -> str:
    """A date in full, with its weekday: `Tuesday, 11 July 2023`."""
    if _code(tag) != "en":
        return _cldr(day, tag, "full")
    return f"{_WEEKDAYS[day.weekday()]}, {plain_date(day, tag)}"


def plain_date(day: date, tag: str) -> str:
    """A date without its weekday: `11 July 2023`."""
    if _code(tag) != "en":
        return _cldr(day, tag, "long")
    month = MONTHS[day.month - 1]
    us = tag.lower() == "en-us"
    return f"{month} {day.day}, {day.year}" if us else f"{day.day} {month} {day.year}"


def _code(tag: str) -> str:
    return tag.split("-")[0].lower()


def _cldr(day: date, tag: str, form: str) -> str:
    """A date by CLDR; in English where CLDR, or an alphabet of Europe, lacks the language.

    The fixed words of such a language are English as well.
    """
    from babel.core import UnknownLocaleError  # loaded only for a language other than English
    from babel.dates import format_date

    for locale in (tag.replace("-", "_"), _code(tag)):
        try:
            text = format_date(day, form, locale=locale)
        except (UnknownLocaleError, ValueError):  # not in CLDR: try the wider tag
            continue
        if _code(tag) == "fr" and day.day == 1:
            text = text.replace("1 ", "1er ", 1)  # the first alone is an ordinal in French
        if all(ord(char) < _BEYOND_EUROPE or not char.isalnum() for char in text):
            return text
    return full_date(day, "en") if form == "full" else plain_date(day, "en")
