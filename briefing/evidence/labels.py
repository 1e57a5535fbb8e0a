"""What holds digits and is no number: names, addresses, and what a word such as `page` leads."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from briefing.language.language import Language

# Addresses, telephone and account numbers, versions, names such as G7, F-16 or COVID-19, decades,
# and the numbers of paragraphs and lists.
LABEL = (
    r"https?://\S+|www\.\S+|[\w.+-]+@[\w-]+\.[\w.]+"
    r"|(?<![\w+])\+\d[\d ()/\u00a0-]{6,}\d"
    r"|(?<!\w)[A-Z]{2}\d{2}(?: ?[\dA-Z]{4}){3,}(?: ?[\dA-Z]{1,3})?"
    r"|(?<![\w.])(?!\d{1,3}(?:\.\d{3})+(?!\d|\.\d))[vV]?\d+(?:\.\d+){2,}(?![\w.])"
    r"|(?<!\w)(?!(?:EUR|USD|GBP|PLN|UAH|CHF)\d)[^\W\d_]+-?\d+(?:[-/.]?\w+)*"
    r"|(?<![\w.,€$£₴])\d+(?:[A-ZА-ЯІЇЄҐ](?![^\W\d_]|[€$£₴])\d*)"
    r"|(?<!\w)(?:1[5-9]|20|21)\d0s(?!\w)"
    r"|(?:(?<=\n\n)|(?<=[.:;?!]\n))[ \t]*\d{1,2}[.)](?=[ \t]+[^\W\d_])"
)
# Behind a number: `the 1990s` and `90-х` are no counts.
FOLLOWERS = re.compile(r"['’]?s(?!\w)|-(?:ті|х|их)(?!\w)")

# Words that a number follows as a name, in every language.
_LEADERS = (
    "article articles art annex chapter section sections paragraph para page pages p pp figure "
    "table appendix resolution regulation directive protocol iso no nr room line part phase "
    "tranche version chapitre partie paragraphe règlement résolution numéro n° kapitel abschnitt "
    "absatz seite artikel anhang artículo capítulo página sección resolución número стаття статті "
    "статтею статтю розділ сторінка пункт резолюція додаток art. § №"
).split()
_MONTHS = {
    "en": "january february march april may june july august september october november december",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "de": "januar februar märz april mai juni juli august september oktober november dezember",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre "
    "diciembre",
    "uk": "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
    "pl": "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października "
    "listopada grudnia",
}


# The word before a number, with the full stop of an abbreviation.
_WORD_BEFORE = re.compile(r"(?:(?<!\w)(?P<word>[^\W\d_]+[°º]?)\.?|[§№])[ \u00a0\u202f]?$")
_LONGEST = 16


@cache
def _leaders(counted: frozenset[str]) -> frozenset[str]:
    return frozenset(word.lower().rstrip(".") for word in (*_LEADERS, *counted))


def is_led(text: str, start: int, language: Language) -> bool:
    """Whether a word such as `Article` or `page` stands before a number, and makes it a name."""
    before = _WORD_BEFORE.search(text, max(start - _LONGEST, 0), start)
    if before is None:
        return False
    word = before["word"]
    return word is None or word.lower() in _leaders(language.counted)


# What every date has: digits parted twice by a mark, or the name of a month. A text with neither
# needs no pattern of all the months.
_PARTED = re.compile(r"\d-\d\d-\d|\d[./]\d\d?[./]\d")
_WORD = re.compile(r"[^\W\d_]{3,}")


def dates(text: str, language: Language) -> Iterator[tuple[int, int, int]]:
    """Start, end and value of each date; the value is its digits, `20230711` or `711`."""
    if not _PARTED.search(text) and not _names_month(text, language.code):
        return
    for match in _dates(language.code).finditer(text):
        if match["iso"]:
            yield *match.span(), int(match["iso"].replace("-", ""))
        elif match["dotted"]:
            day, month, year = re.split(r"[./]", match["dotted"])
            if int(month) <= 12 and int(day) <= 31:
                yield *match.span(), int(year) * 10_000 + int(month) * 100 + int(day)
        else:
            day = match["day"] or match["day2"]
            month = _month((match["month"] or match["month2"]).lower(), language.code)
            year = match["year"] or match["year2"]
            if month and int(day) <= 31:
                yield *match.span(), int(year or 0) * 10_000 + month * 100 + int(day)


def _names_month(text: str, code: str) -> bool:
    words = {word.lower() for word in _WORD.findall(text)}
    return not words.isdisjoint(_month_names(code))


@cache
def _month_names(code: str) -> frozenset[str]:
    months = _MONTHS.get(code, _MONTHS["en"]).split()
    return frozenset((*months, *(month[:3] for month in months)))


@cache
def _dates(code: str) -> re.Pattern[str]:
    months = _MONTHS.get(code, _MONTHS["en"]).split()
    short = [rf"{m[:3]}(?:\.|(?=[ \u00a0]\d))" for m in months] if code == "en" else []
    names = "|".join((*months, *short))
    gap = "[ \u00a0\u202f]"
    return re.compile(
        r"(?<![\d.-])(?P<iso>\d{4}-\d\d-\d\d)(?![\d-])"
        r"|(?<![\d./])(?P<dotted>\d{1,2}[./]\d{1,2}[./](?:19|20)\d\d)(?![\d./])"
        rf"|(?<!\d)(?P<day>\d{{1,2}})(?:er|st|nd|rd|th|\.)?{gap}(?:de{gap})?(?P<month>{names})"
        rf"(?:,?{gap}(?:de{gap})?(?P<year>(?:1[5-9]|2[01])\d\d)(?!\d))?(?:{gap}р(?:\.|оку))?"
        rf"|(?<!\w)(?P<month2>{names}){gap}(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?(?![\d.,%]\d|\d|%)"
        rf"(?:,{gap}(?P<year2>(?:1[5-9]|2[01])\d\d)(?!\d))?",
        re.IGNORECASE,
    )


def _month(name: str, code: str) -> int:
    months = _MONTHS.get(code, _MONTHS["en"]).split()
    return next(
        (
            n
            for n, month in enumerate(months, start=1)
            if month.startswith(name[:3]) and (len(name) <= 4 or month == name)
        ),
        0,
    )
