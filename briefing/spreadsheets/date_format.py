"""Dates and times of spreadsheets: a number of days as its format shows it, in a language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

from briefing.language.language import Language
from briefing.spreadsheets.model import RefusedError
from briefing.spreadsheets.number_format import Section, Shown, spaced

_SECONDS = 86_400
# The last day of Excel, 31 December 9999.
_LAST = 2_958_466
# In 1900 Excel has a 29 February, which is its day 60; days before it are off by one.
_LEAP_DAY = 60
_EPOCH, _EARLY_EPOCH, _MAC_EPOCH = (
    datetime(1899, 12, 30),
    datetime(1899, 12, 31),
    datetime(1904, 1, 1),
)
_YEAR_DIGITS = 2
# So many letters ask for a name: short, and its initial.
_SHORT, _INITIAL = 3, 5


def show_date(
    value: Decimal, section: Section, language: Language, *, from_1904: bool = False
) -> Shown:
    """A number of days in the form of a section, the names of months in a language.

    Raises:
        RefusedError: it is no day that a spreadsheet has.
    """
    if not 0 <= value < _LAST or (int(value) == _LEAP_DAY and not from_1904):
        message = f"{value:f} is no day that a date can show"
        raise RefusedError(message, "mend the date in the workbook")
    dated = [token.text for token in section.tokens if token.kind == "date"]
    step = Decimal(1).scaleb(-max(map(_fraction, dated), default=0))
    seconds = (value * _SECONDS).quantize(step, rounding=ROUND_HALF_UP)
    epoch = _MAC_EPOCH if from_1904 else _EPOCH if value > _LEAP_DAY else _EARLY_EPOCH
    moment = epoch + timedelta(microseconds=int(seconds * 1_000_000))
    if section.has("long"):
        text = _long(moment.date(), language)
    else:
        text = "".join(_pieces(moment, seconds, section, language))
    return Shown(spaced(text), _iso(moment, section))


def _fraction(text: str) -> int:
    """How many decimals of a second a token shows."""
    return len(text.partition(".")[2])


def _iso(moment: datetime, section: Section) -> str:
    """The date as far as its format shows it: `2026-03-02`, `2026-03`, `2026`; empty for a time."""
    letters = {token.text[0] for token in section.tokens if token.kind == "date"}
    if section.has("short") or {"y", "d"} <= letters:
        return moment.strftime("%Y-%m-%d")
    if "y" not in letters:
        return ""
    return moment.strftime("%Y-%m") if "m" in letters else moment.strftime("%Y")


def _pieces(
    moment: datetime, seconds: Decimal, section: Section, language: Language
) -> Iterator[str]:
    """What each token prints; an `m` beside hours or seconds is minutes."""
    tokens = section.tokens
    is_twelve = section.has("clock")
    timed = [at for at, token in enumerate(tokens) if token.kind in ("date", "elapsed")]
    letters = {tokens[at].text[0] for at in timed}
    for at, token in enumerate(tokens):
        if token.kind == "elapsed":
            unit = {"h": 3600, "m": 60, "s": 1}[token.text[0]]
            yield f"{int(seconds // unit):0{len(token.text)}}"
        elif token.kind == "short":
            yield _short(moment.date(), language)
        elif token.kind == "clock":
            both = token.text.split("/")
            yield both[moment.hour >= 12]
        elif token.kind == "date":
            order = timed.index(at)
            before = tokens[timed[order - 1]].text[0] if order else ""
            behind = tokens[timed[order + 1]].text[0] if order + 1 < len(timed) else ""
            is_minute = token.text[0] == "m" and (before == "h" or behind == "s")
            if token.text[0] in "md" and len(token.text) >= _SHORT and not is_minute:
                is_alone = token.text[0] == "m" and "d" not in letters
                yield _name(moment, token.text, language, alone=is_alone)
            else:
                yield _part(moment, token.text, language, minute=is_minute, twelve=is_twelve)
        elif token.kind in ("quoted", "escaped", "literal"):
            yield token.text


def _part(moment: datetime, text: str, language: Language, *, minute: bool, twelve: bool) -> str:
    """A part of a date or a time, by the letter and how often it stands."""
    letter, count = text[0], len(text)
    if letter == "y":
        return f"{moment:%Y}" if count > _YEAR_DIGITS else f"{moment.year % 100:02}"
    if letter == "s":
        whole, mark, part = text.partition(".")
        decimals = f"{moment.microsecond:06}"[: len(part)]
        seconds = f"{moment.second:0{min(len(whole), 2)}}"
        return f"{seconds}{language.decimal}{decimals}" if mark else seconds
    if letter == "h":
        hour = (moment.hour % 12 or 12) if twelve else moment.hour
        return f"{hour:0{min(count, 2)}}"
    if minute:
        return f"{moment.minute:0{min(count, 2)}}"
    return f"{moment.month if letter == 'm' else moment.day:0{min(count, 2)}}"


def _name(moment: datetime, text: str, language: Language, *, alone: bool) -> str:
    """The name of a month or a weekday, whole or short, as a date has it, or standing `alone`."""
    is_month, is_whole = text[0] == "m", len(text) != _SHORT
    if language.code == "en":
        names = (language.months if is_month else language.weekdays).split()
        name = names[moment.month - 1 if is_month else moment.weekday()]
        name = name if is_whole else name[:_SHORT]
    else:
        from babel.dates import get_day_names, get_month_names  # loaded only for such a name

        found = get_month_names if is_month else get_day_names
        width: Literal["wide", "abbreviated"] = "wide" if is_whole else "abbreviated"
        context: Literal["stand-alone", "format"] = "stand-alone" if alone else "format"
        name = found(width, context, _locale(language))[
            moment.month if is_month else moment.weekday()
        ]
    return name[:1] if len(text) == _INITIAL else name


def _short(day: date, language: Language) -> str:
    """A date in digits, as CLDR's short form has it, the year in four as spreadsheets do."""
    from babel.dates import format_date, get_date_format  # loaded only for such a date

    locale = _locale(language)
    pattern = str(get_date_format("short", locale).pattern)
    return format_date(day, re.sub(r"(?<!y)y{1,2}(?!y)", "yyyy", pattern), locale)


def _long(day: date, language: Language) -> str:
    """A date in words with its weekday, as CLDR's full form has it."""
    from babel.dates import format_date  # loaded only for such a date

    return format_date(day, "full", _locale(language))


def _locale(language: Language) -> str:
    """CLDR's name of a language, or English where it lacks that."""
    from babel.core import Locale, UnknownLocaleError  # loaded only for a date

    for tag in language.locales:
        try:
            return str(Locale.parse(tag))
        except (UnknownLocaleError, ValueError):
            continue
    return "en"
