"""Dates of a chart's values, as written and as printed: a year, one of a school, half a year, a
quarter, a month or a day.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from briefing.brief.chart import Moment
from briefing.brief.dates import LAST_MONTH
from briefing.brief.model import Copy
from briefing.language.dates import Unit
from briefing.language.en import LANGUAGE as ENGLISH
from briefing.language.language import Language

_FORM = re.compile(
    r"(?P<year>\d{4})(?:/(?P<next>\d\d)|-(?:H(?P<half>[12])|Q(?P<quarter>[1-4])"
    r"|(?P<month>\d\d)(?:-(?P<day>\d\d))?))?",
    re.ASCII,
)
_SPLIT = re.compile(r"\W*(\d{4})\W{1,3}(\d\d|\d{4})\W*", re.ASCII)
FORMS = "`2016`, `2016/17`, `2016-H1`, `2016-Q3`, `2016-03` or `2016-03-14`"
_MONTHS = 12


def read_moment(copy: Copy) -> Moment | None:
    """The moment that a text names; None if it has another form, or no calendar has the day."""
    match = _FORM.fullmatch(copy.text)
    if match is None:
        return None
    year = int(match["year"])
    start, end = 1, _MONTHS
    if match["half"]:
        start = 6 * int(match["half"]) - 5
        end = start + 5
    elif match["quarter"]:
        start = 3 * int(match["quarter"]) - 2
        end = start + 2
    elif match["month"]:
        start = end = int(match["month"])
    try:
        if match["next"]:
            first, last = date(year, LAST_MONTH + 1, 1), date(year + 1, LAST_MONTH, 30)
            return Moment(copy, first, last) if last.year % 100 == int(match["next"]) else None
        if match["day"]:
            day = date(year, start, int(match["day"]))
            return Moment(copy, day, day)
        return Moment(copy, date(year, start, 1), date(year, end, monthrange(year, end)[1]))
    except ValueError:  # there is no such year, month or day
        return None


def meant(text: str) -> str | None:
    """A moment in another form, such as `Mar 2016`, `H1 2020` or `2023-24`, as it is to be."""
    if (split := _SPLIT.fullmatch(text)) and int(split[2][-2:]) == (int(split[1]) + 1) % 100:
        return f"{split[1]}/{split[2][-2:]}"
    year = re.search(r"(?<!\d)\d{4}(?!\d)", text, re.ASCII)
    if year is None:
        return None
    rest = text[: year.start()] + text[year.end() :]
    if quarter := re.search(r"(?i)\bq ?([1-4])\b", rest):
        return f"{year[0]}-Q{quarter[1]}"
    if half := re.search(r"(?i)\b[hs] ?([12])\b", rest):
        return f"{year[0]}-H{half[1]}"
    words = [word.lower() for word in re.findall(r"[^\W\d_]{3,}", rest)]
    for number, name in enumerate(ENGLISH.months.split(), start=1):
        if any(name.lower().startswith(word) for word in words):
            return f"{year[0]}-{number:02}"
    month = re.fullmatch(r"\W*(\d{1,2})\W*", rest, re.ASCII)
    if month and 1 <= int(month[1]) <= _MONTHS:
        return f"{year[0]}-{int(month[1]):02}"
    return None


def moment_text(moment: Moment, language: Language) -> str:
    """A moment as a language writes it, its month short: `Mar 2016`."""
    unit = Unit.SPLIT_YEAR if moment.is_split else Unit.HALF_YEAR
    if moment.is_split or "H" in moment.copy.text:
        return language.period(unit, moment.last) or moment.copy.text
    return _by_cldr(moment, language)


def _by_cldr(moment: Moment, language: Language) -> str:
    skeleton = _skeleton(moment.copy.text)
    if skeleton is None:
        return moment.copy.text
    from babel.core import UnknownLocaleError  # loaded only for a line in time
    from babel.dates import format_skeleton

    # The day goes before the month in English but that of the US.
    first, *others = language.locales
    for locale in ("en_GB" if first == "en" else first, *others, "en_GB"):
        try:
            text: str = format_skeleton(skeleton, moment.first, locale=locale)
        except (UnknownLocaleError, ValueError, KeyError):  # not in CLDR: try the wider tag
            continue
        return text
    return moment.copy.text


def _skeleton(text: str) -> str | None:
    """The skeleton of CLDR for a moment as written; None for a year, which is as it is."""
    if "Q" in text:
        return "yQQQ"
    return {7: "yMMM", 10: "yMMMd"}.get(len(text))
