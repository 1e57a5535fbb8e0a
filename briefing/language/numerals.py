"""The numbers of a text: exact values with their units, and where they stand.

Words are those of the text's language, of English, and what is international. What only looks
like a number, such as `G7`, `Article 5` or a telephone number, is a label.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import cache, lru_cache

from briefing.language.decimals import (
    MULTIPLIES,
    NUMBER,
    VULGAR,
    Form,
    Numeral,
    multiplier,
    number_value,
    vulgar,
)
from briefing.language.en import LANGUAGE as ENGLISH
from briefing.language.language import Language
from briefing.language.number_units import (
    BASIS_POINTS,
    CURRENCIES,
    POINTS,
    STRICT,
    unit_before,
    unit_behind,
)
from briefing.language.number_vocabulary import Vocabulary, vocabulary
from briefing.language.number_words import Spelt, Token, read_words


def _either(*patterns: str) -> str:
    """Some patterns, of which a language may lack one, as alternatives."""
    return f"(?:{'|'.join(filter(None, dict.fromkeys(patterns)))})"


@cache
def _range(language: Language) -> re.Pattern[str]:
    words = "|".join(language.ranges.split())
    return re.compile(rf"\s?(?:[-\u2013\u2014]|{words})\s?")


def with_ranges(numerals: list[Numeral], text: str, language: Language) -> Iterator[Numeral]:
    """In `20 to 30 %` and `€2-3bn` the unit and the multiplier are both numbers'."""
    for at, one in enumerate(numerals):
        other = numerals[at + 1] if at + 1 < len(numerals) else None
        if other and (year := _last_year(one, other, text)):
            numerals[at + 1] = year
            yield one
        elif other and _range(language).fullmatch(text, one.end, other.start):
            yield _shared(one, other)
        elif at and _follows(numerals[at - 1], one, text, language):
            yield one._replace(unit=one.unit or numerals[at - 1].unit)
        else:
            yield one


_TO_YEAR = re.compile("[-\u2013/]")


def _last_year(one: Numeral, other: Numeral, text: str) -> Numeral | None:
    """The second year of `2024/25` and `2021-27` in full, if that is what they are."""
    is_short = one.form is Form.YEAR and other.text.isdecimal() and len(other.text) == _SHORT_YEAR
    if not is_short or not _TO_YEAR.fullmatch(text, one.end, other.start):
        return None
    year = one.value - one.value % 100 + other.value
    year += 100 * (year < one.value)
    if not 0 < year - one.value < _LONGEST_SPAN:
        return None
    return other._replace(value=year, plain=year, form=Form.YEAR)


_SHORT_YEAR, _LONGEST_SPAN = 2, 50


def _shared(one: Numeral, other: Numeral) -> Numeral:
    """The first of two numbers with what stands only behind the second."""
    if one.form is not Form.NUMBER or other.form is not Form.NUMBER:
        return one
    # `3% to $234 million`, `3% to 5 million`.
    if one.unit and one.unit != other.unit and (other.unit or one.unit in STRICT):
        return one
    unit = one.unit or other.unit
    times = other.value / other.plain if other.plain and one.value == one.plain else 1
    # `between 5 and 2 million` is no range of millions.
    times = times if one.plain < other.plain else 1
    return one._replace(unit=unit, value=one.value * times)


def _follows(one: Numeral, other: Numeral, text: str, language: Language) -> bool:
    """Whether a number ends a range whose unit stands before it: `€2-3bn`, `$2.5 to 3 billion`."""
    is_before = bool(one.unit) and one.text[0] not in _DIGITS  # `%20-30`, as Turkish has it
    if one.unit in STRICT and not is_before:
        return False
    if one.form is not Form.NUMBER or other.form is not Form.NUMBER:
        return False
    if _DASHED.fullmatch(text, one.end, other.start):
        return True
    # Behind a word only a multiplier shows that the second is money as well, and no people.
    is_same = is_before and (one.unit in STRICT or other.value != other.plain)
    is_last = not _GOES_ON_WITH.match(text, other.end)
    return is_same and is_last and bool(_range(language).fullmatch(text, one.end, other.start))


_DASHED = re.compile(r"\s?[-\u2013\u2014]\s?")
_DIGITS = "+-\u22120123456789"
# What is counted: `3 billion people`, but `3 billion in 2027`.
_GOES_ON_WITH = re.compile(r"\s[^\W\d_]{4,}")


# A text of nothing but digits and marks takes the square of this to read.
_LENGTH = 1000
# Before the end of a sentence or of a paragraph, which no number goes over, and behind which digits
# may number a list. A stop behind one or two digits may be that of `3. Mai`.
_PARTS = re.compile(r"(?:[^\s\d]|\d{3})(?=[.?!]\s)|\S(?=\n\n)|[。！？]")
# Else the end of a line or of a word.
_ENDS = ("\n", " ")


def windows(text: str) -> Iterator[tuple[int, str]]:
    """Each piece of a text with its offset."""
    at = 0
    while at < len(text):
        end = _end(text, at)
        yield at, text[at:end]
        at = end


def _end(text: str, at: int) -> int:
    end = at + _LENGTH
    if end >= len(text):
        return len(text)
    if parts := [part.end() for part in _PARTS.finditer(text, at, end)]:
        return parts[-1]
    for mark in _ENDS:
        if (place := text.rfind(mark, at, end)) >= 0:
            return place + len(mark)
    return end


# Addresses, telephone and account numbers, versions, names such as G7, F-16 or COVID-19, decades,
# and the numbers of paragraphs and lists.
LABEL = (
    r"https?://\S+|www\.\S+|[\w.+-]+@[\w-]+\.[\w.]+"
    r"|(?<![\w+])\+\d[\d ()/\u00a0-]{6,}\d"
    r"|(?<!\w)(?:[Tt][eé]l|[Pp]hone|[Ff]ax|[Тт]ел|[Ττ]ηλ)[.:]{0,2}\s\(?\d[\d ()/\u00a0-]{4,}\d"
    r"|(?<!\w)[A-Z]{2}\d{2}(?: ?[\dA-Z]{4}){3,}(?: ?[\dA-Z]{1,3})?"
    r"|(?<![\w.])(?!\d{1,3}(?:\.\d{3})+(?!\d|\.\d))[vV]?\d+(?:\.\d+){2,}(?![\w.])"
    r"|(?<!\w)(?!(?:EUR|USD|GBP|PLN|UAH|CHF|[Rr]p)\d)[^\W\d_]+-?\d+(?:[-/.]?\w+)*"
    rf"|(?<![\w.,€$£₴])(?!\d+{MULTIPLIES})\d+(?:[A-ZА-ЯІЇЄҐ](?![^\W\d_]|[€$£₴])\d*)"
    r"|(?<!\w)(?:1[5-9]|20|21)\d0s(?!\w)"
    r"|(?:(?<=\n\n)|(?<=[.:;?!]\n))[ \t]*\d{1,2}[.)](?=[ \t]+[^\W\d_])"
)


@cache
def _period(language: Language) -> re.Pattern[str]:
    """What makes a name of the digits before it: `the 1990s`, `the 3rd quarter`."""
    return re.compile(rf"{_either(ENGLISH.periods, language.periods)}(?!\w)")


@cache
def _around_quarters(
    language: Language,
) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """What makes a time of halves or quarters: before several of them, before one, behind them."""
    several, one, behind = (words or "(?!)" for words in language.quarter_words)
    return (
        re.compile(rf"(?<!\w)(?:{several})[\s-]\w+[\s-]\w+$", re.IGNORECASE),
        re.compile(rf"(?<!\w)(?:{several}|{one})[\s-]\w+$", re.IGNORECASE),
        re.compile(rf"[\s-](?:{behind})(?!\w)", re.IGNORECASE),
    )


@cache
def _around_hours(language: Language) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What makes a time of day of a number, before and behind it: `alle 7.30`, `7.30 Uhr`."""
    before, behind = (words or "(?!)" for words in language.hour_words)
    return (
        re.compile(rf"(?<!\w)(?:{before})\.?\s$", re.IGNORECASE),
        re.compile(rf"\s?(?:{behind})(?!\w)", re.IGNORECASE),
    )


# Words that a number follows as a name in any language, besides those of a language and English.
_LEADERS = ("p", "pp", "art", "iso", "no", "nr")
# The word before a number, with the full stop of an abbreviation, or the apostrophe that stands for
# the century of a decade: `anni '90`.
_WORD_BEFORE = re.compile(
    r"(?:(?<!\w)(?P<word>[^\W\d_]+(?:\.?[°º])?)\.?|[§№])(?:[ \u00a0\u202f\n](?P<century>['’])?)?$"
)
_LONGEST_LABEL = 16


@cache
def _leaders(language: Language) -> frozenset[str]:
    own = (*language.counted, *language.numbered.split())
    # `No 20` is `from 20` in Latvian.
    others = {*_LEADERS, *ENGLISH.numbered.split()} - language.small
    words = (*others, *own)
    return frozenset(word.lower().rstrip(".") for word in words)


def is_led(text: str, start: int, language: Language) -> bool:
    """Whether a word such as `Article` or `page` stands before a number, and makes it a name."""
    before = _WORD_BEFORE.search(text, max(start - _LONGEST_LABEL, 0), start)
    if before is None:
        return False
    word, century = before["word"], "'" if before["century"] else ""
    leaders = _leaders(language)
    if word is None or word.lower() + century in leaders:
        return True
    return f"{word.lower()}'" in leaders and bool(_DECADE.match(text, start))


_DECADE = re.compile(r"\d0(?!\d)")


# What every date has: digits parted twice by a mark, or the name of a month. A text with neither
# needs no pattern of all the months.
_PARTED = re.compile(r"\d-\d\d-\d|\d[./]\d\d?[./]\d")
_WORD = re.compile(r"[^\W\d_]{3,}")


def dates(text: str, language: Language) -> Iterator[tuple[int, int, int]]:
    """Start, end and value of each date; the value is its digits, `20230711` or `711`."""
    months = _months(language)
    if not _PARTED.search(text) and _month_words(language).isdisjoint(_WORD.findall(text.lower())):
        return
    for match in _date(language).finditer(text):
        if match["iso"]:
            yield *match.span(), int(match["iso"].replace("-", ""))
        elif match["dotted"]:
            day, month, year = map(int, re.split(r"[./]", match["dotted"]))
            if month <= 12 and day <= 31:
                yield *match.span(), year * 10_000 + month * 100 + day
        else:
            day = int(match["day"] or match["day2"])
            name = " ".join((match["month"] or match["month2"]).lower().rstrip(".").split())
            month = months.get(name, 0)
            years = (match["first"], match["first2"], match["year"], match["year2"])
            year = int(next(filter(None, years), 0))
            if month and day <= 31:
                yield *match.span(), year * 10_000 + month * 100 + day


@cache
def _months(language: Language) -> dict[str, int]:
    """The months by name in lower case, and by their first letters where texts shorten them."""
    months = dict[str, int]()
    for number, forms in enumerate(language.months.lower().split(), start=1):
        months |= dict.fromkeys(forms.replace("_", " ").split("|"), number)
        if language.short_months:
            months[forms[:3]] = number
    return months


@cache
def _month_words(language: Language) -> frozenset[str]:
    """A word of the name of each month, without which a text has no date with one."""
    return frozenset(name.split()[0] for name in _months(language))


@cache
def _date(language: Language) -> re.Pattern[str]:
    names = language.months.lower().replace("|", " ").split()
    short = [rf"{n[:3]}(?:\.|(?=[ \u00a0\n]\d))" for n in names] if language.short_months else []
    gap = "[ \u00a0\u202f\n]"
    forms = sorted((*names, *short), key=len, reverse=True)
    month = rf"(?:{'|'.join(forms).replace('_', gap)})(?!\d)"
    rank, year = _ranks(language), r"(?:1[5-9]|2[01])\d\d"
    joint = f"(?:{language.date_joint}{gap})?" if language.date_joint else ""
    behind_year = language.year_first or "(?!)"
    first = rf"(?<![\d.,])(?P<first>{year})\s?(?:{behind_year}){gap}"
    named = "|".join(map(re.escape, language.year_words.split()))
    behind = f"(?:{gap}(?:{named}))?" if named else ""
    return re.compile(
        r"(?<![\d.-])(?P<iso>\d{4}-\d\d-\d\d)(?![\d-])"
        r"|(?<![\d./])(?P<dotted>\d{1,2}[./]\d{1,2}[./](?:19|20)\d\d)(?![\d/]|\.\d)"
        rf"|(?:{first})?(?<!\d)(?P<day>\d{{1,2}})(?:{rank}|\.)?{gap}{joint}(?P<month>{month})"
        rf"(?:,?{gap}{joint}(?P<year>{year})(?!\d))?{behind}"
        rf"|(?:{first.replace('first', 'first2')})?(?<!\w)(?P<month2>{month})"
        rf"{gap}(?P<day2>\d{{1,2}}){rank}?(?![\d.,%]\d|\d|%)(?!{gap}\d{{3}}(?!\d))"
        rf"(?:,{gap}(?P<year2>{year})(?!\d))?",
        re.IGNORECASE,
    )


@lru_cache(maxsize=512)
def find_numerals(text: str, language: Language) -> tuple[Numeral, ...]:
    """Every number of a text, in order."""
    read = _numerals if language.letter_numbers is None else _respelt_numerals
    return tuple(
        found._replace(start=found.start + at, end=found.end + at)
        for at, piece in windows(text)
        for found in read(piece, language)
    )


def _numerals(text: str, language: Language) -> Iterator[Numeral]:
    return with_ranges(list(_Reader(text, language).read()), text, language)


def _respelt_numerals(text: str, language: Language) -> Iterator[Numeral]:
    """The numbers of a text in another script, or with digits of one."""
    # loaded only for such a language
    from briefing.language.letter_numbers import respell, respelt_language

    assert language.letter_numbers, "asked of such a language"
    respelling = respell(text, language, language.letter_numbers)
    return respelling.numerals(_numerals(respelling.text, respelt_language(language)), text)


_HOUR, _MINUTE = r"[01]?\d|2[0-3]", r"[0-5]\d"
_GAP_OF_HOUR = "[ \u00a0\u202f]?"
_CLOCK = (
    rf"(?<![\d.,:])(?P<hour>{_HOUR})(?::|{_GAP_OF_HOUR}h{_GAP_OF_HOUR})"
    rf"(?P<minute>{_MINUTE})(?![\d:])"
)
_HOURS = re.compile(rf"(?P<hour>{_HOUR})(?:\.(?P<minute>{_MINUTE}))?")
_RATIO = r"(?<![\d/.,])(?P<over>\d{1,2})/(?P<under>\d{1,2})(?![\d/])"
_NUMBER = rf"(?P<number>{NUMBER})"
_IN_WORDS = r"(?P<word>[^\W\d_]+(?:['’\u02bc][^\W\d_]+)*)"


def _ranks(language: Language) -> str:
    """A pattern of what makes an ordinal of digits: `nd` in `2nd`."""
    return _either(ENGLISH.ordinals, language.ordinals, "º|ª")


@cache
def _found(language: Language) -> re.Pattern[str]:
    """What a text is searched for: anything that is, or looks like, a number, and every word."""
    ordinal = rf"(?<![\w.,])(?P<rank>\d+){_ranks(language)}(?!\w)"
    return re.compile(
        rf"(?P<label>{LABEL})|(?P<clock>{_CLOCK})|(?P<ratio>{_RATIO})|(?P<ordinal>{ordinal})"
        rf"|{_NUMBER}|(?P<vulgar>{VULGAR})|{_IN_WORDS}"
    )


_YEARS = range(1500, 2200)
# Around a number in brackets, with its currency before or its unit behind, which is a loss:
# `$(3.4) million`, `(12)%`.
_LOSS_BEFORE, _LOSS_BEHIND = re.compile(r"[€$£₴]\s?\($"), re.compile(r"\)(?=\s?%)")


def _in_brackets(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Where a number with its brackets starts and ends, if they say that it is below zero."""
    if text[start - 1 : start] != "(" or text[end : end + 1] != ")":
        return None
    is_loss = _LOSS_BEFORE.search(text, max(start - 3, 0), start) or _LOSS_BEHIND.match(text, end)
    return (start - 1, end + 1) if is_loss else None


# What goes on with a name: `Regulation 2016/679`, `Section 3.2`.
_LED = re.compile(r"(?:[./-]\w+)+")
# Nine and eleven, twenty-four and seven: two names that look like fractions.
_NAMES = ("9/11", "24/7", "50/50")


class _Reader:
    """Reads one text from left to right."""

    def __init__(self, text: str, language: Language) -> None:
        self.text = text
        self.language = language
        self.words = vocabulary(language)
        self.pattern = _found(language)
        self.period = _period(language)
        self.before_hour, self.behind_hour = _around_hours(language)
        self.following: dict[int, list[Token]] = {}

    def read(self) -> Iterator[Numeral]:
        """Dates first, then what stands between them."""
        at = 0
        for start, end, value in dates(self.text, self.language):
            yield from self._between(at, start)
            yield self._numeral(start, end, Fraction(value), form=Form.DATE)
            at = end
        yield from self._between(at, len(self.text))

    def _between(self, at: int, until: int) -> Iterator[Numeral]:
        while at < until and (match := self.pattern.search(self.text, at, until)):
            found = self._found(match, until)
            at = found.end if found else match.end()
            if found:
                yield found

    def _found(self, match: re.Match[str], until: int) -> Numeral | None:
        start, end = match.span()
        if match["word"]:
            return self._spelt(match, until)
        if is_led(self.text, start, self.language):
            more = _LED.match(self.text, end)
            end = more.end() if more else end
            return self._numeral(start, end, Fraction(0), form=Form.LABEL)
        if match["label"] or match[0] in _NAMES:
            return self._numeral(start, end, Fraction(0), form=Form.LABEL)
        if match["clock"]:
            return self._clock(match)
        if match["ratio"]:
            return self._ratio(match)
        if match["vulgar"]:
            part = vulgar(match["vulgar"])
            return self._measured(start, end, part, is_year=False, form=Form.FRACTION)
        if match["ordinal"]:
            if period := self.period.match(self.text, end):
                return self._numeral(start, period.end(), Fraction(0), form=Form.LABEL)
            return self._numeral(start, end, Fraction(int(match["rank"])), form=Form.ORDINAL)
        return self._number(match)

    def _clock(self, match: re.Match[str]) -> Numeral:
        """A time of day by its hour and its minute, if it has one: `7:30`, `7.30 p.m.`."""
        hour, minute = int(match["hour"]), int(match["minute"] or 0)
        half = self.behind_hour.match(self.text, match.end())
        if half and half[0].strip()[0] in "apAP":
            hour = hour % 12 + 12 * (half[0].strip()[0] in "pP")
        return self._numeral(*match.span(), Fraction(hour * 100 + minute), form=Form.CLOCK)

    def _ratio(self, match: re.Match[str]) -> Numeral:
        over, under = int(match["over"]), int(match["under"])
        if not 0 < over < under:
            return self._numeral(*match.span(), Fraction(0), form=Form.LABEL)
        return self._numeral(*match.span(), Fraction(over, under), form=Form.FRACTION)

    def _number(self, match: re.Match[str]) -> Numeral:
        """A number in digits, with its sign, its multiplier and its unit."""
        start, end = match.span()
        if hours := self._hours(match):
            return self._clock(hours)
        plain = Fraction(number_value(match, self.language))
        joined = bool(match["sign"]) and self._is_joined(start)
        if half := _VULGAR.match(self.text, end):
            plain, end = plain + vulgar(half[0]) * (-1 if plain < 0 else 1), half.end()
        if joined:
            start, plain = start + 1, abs(plain)
        if period := self.period.match(self.text, end):
            return self._numeral(start, period.end(), Fraction(0), form=Form.LABEL)
        if bracket := not match["sign"] and _in_brackets(self.text, start, end):
            (start, end), plain = bracket, -plain
        return self._measured(
            start, end, plain, is_year=_is_year(match) and (joined or not match["sign"])
        )

    def _hours(self, match: re.Match[str]) -> re.Match[str] | None:
        """A number as an hour, with or without a minute, if the words around it say that."""
        start, end = match.span()
        is_whole = not match["mark"]
        if is_whole and not self.behind_hour.match(self.text, end):
            return None
        hours = _HOURS.fullmatch(self.text, start, end)
        if hours is None or is_whole or self.behind_hour.match(self.text, end):
            return hours
        return hours if self.before_hour.search(self.text, max(start - _FAR, 0), start) else None

    def _is_joined(self, start: int) -> bool:
        """Whether a sign is a dash behind a word or a number."""
        return start > 0 and not self.text[start - 1].isspace() and self.text[start - 1] != "("

    def _measured(
        self, start: int, end: int, plain: Fraction, *, is_year: bool, form: Form = Form.NUMBER
    ) -> Numeral:
        power, over = multiplier(self.text, start, end, self.language)
        value = plain
        if power:
            value, is_year = plain * 10**power, False
            ends = self.text[over - 1] == "." and not self.text[over : over + 2].strip()
            end = over - 1 if ends else over
        unit, end = unit_behind(self.text, end, self.language)
        if not power and _ENDS_MONEY.search(self.text, start, end):  # `162.2 EUR million`
            power, end = multiplier(self.text, start, end, self.language)
            value, is_year = plain * 10**power, is_year and not power
        if not unit:
            unit, start = unit_before(self.text, start, self.language)
        if unit == BASIS_POINTS:
            value, unit = value / 100, POINTS
        kind = Form.YEAR if is_year and not unit else form
        return Numeral(self.text[start:end], start, end, value, unit, kind, plain)

    def _spelt(self, match: re.Match[str], until: int) -> Numeral | None:
        """A number in words that starts with a word, if one does."""
        words = self.words
        if words is None:
            return None
        tokens = self._tokens(match, words, until, _FEW)
        are_all = len(tokens) < _FEW
        tokens = _joined(tokens, words)
        spelt = read_words(tokens, words) if tokens else None
        if not are_all and (spelt is None or spelt.reach > _SHORT):
            tokens = _joined(self._tokens(match, words, until, _MANY), words)
            spelt = read_words(tokens, words)
        several, start = _several(self.language), match.start()
        if spelt is None or several.search(self.text, max(start - _FAR, 0), start):
            return None
        end = tokens[spelt.length - 1].end
        if spelt.form is Form.FRACTION and self._is_time(spelt, start, end):
            return None
        if spelt.form is Form.ORDINAL:
            return self._numeral(start, end, spelt.value, form=Form.ORDINAL)
        is_part = spelt.bound or spelt.reach > spelt.length
        unit, over = self._unit_of(tokens, spelt, words) if is_part else ("", end)
        if spelt.bound and not unit:
            unit, start = unit_before(self.text, start, self.language)
            unit = unit if unit in STRICT else ""
        if unit or spelt.bound:
            form = spelt.form
            return self._numeral(start, over, spelt.value, form=form, unit=unit) if unit else None
        is_unit = spelt.form is Form.FRACTION and spelt.value.numerator == 1
        if is_unit and _GOES_ON.match(self.text, end):
            return None
        return self._measured(start, end, spelt.value, is_year=False, form=spelt.form)

    def _is_time(self, spelt: Spelt, start: int, end: int) -> bool:
        """Whether halves or quarters are those of a year: `the last quarter`, not `a quarter`."""
        if spelt.value.denominator not in (2, 4):
            return False
        several, one, behind = _around_quarters(self.language)
        before = one if spelt.length == 1 else several
        is_led = before.search(self.text, max(start - _FAR, 0), end)
        return bool(is_led or behind.match(self.text, end))

    def _tokens(
        self, match: re.Match[str], words: Vocabulary, until: int, most: int
    ) -> list[Token]:
        """The words from a place on that may make one number; none where none starts."""
        parts = words.split(match[0])
        if parts[0] not in words.openers:  # as most words
            return []
        tokens = [Token(part, match.end()) for part in parts]
        end, last = match.end(), min(until, match.end() + 90)
        if tokens[0].word in words.ones and any(
            t.word in words.ones for t in self._after(end, words)
        ):
            return []
        while len(tokens) < most and (more := self._after(end, words)):
            end = more[-1].end
            if end > last or more[0].word not in words.known:
                break
            tokens += more
        return tokens

    def _after(self, at: int, words: Vocabulary) -> list[Token]:
        """The word behind a place, read once however many numbers may hold it."""
        if at not in self.following:
            word = _NEXT_WORD.match(self.text, at)
            parts = words.split(word[1]) if word else ()
            self.following[at] = [
                Token(part, word.end(), word[0].lstrip("'\u2019")[0] == "-")
                for part in parts
                if word
            ]
        return self.following[at]

    def _unit_of(self, tokens: list[Token], spelt: Spelt, words: Vocabulary) -> tuple[str, int]:
        """The per cent or the points that a part, or `one`, is of, and where they end."""
        end = tokens[spelt.reach - 1].end
        unit, over = unit_behind(self.text, end, self.language)
        # `As a % of it` is no number.
        if unit not in STRICT or not self.text[over - 1].isalpha():
            return "", end
        is_article = spelt.bound and tokens[0].word in words.articles and unit != POINTS
        return ("", end) if is_article and spelt.form is Form.NUMBER else (unit, over)

    def _numeral(
        self, start: int, end: int, value: Fraction, *, form: Form, unit: str = ""
    ) -> Numeral:
        return Numeral(self.text[start:end], start, end, value, unit, form, value)


def _joined(tokens: list[Token], words: Vocabulary) -> list[Token]:
    """Some words, with those made one that are one number together: `on iki`."""
    at, found = 0, list[Token]()
    while at < len(tokens):
        count = words.phrase([token.word for token in tokens[at : at + _LONGEST_PHRASE]])
        several = tokens[at : at + count]
        said = " ".join(token.word for token in several)
        found.append(Token(said, several[-1].end, tokens[at].is_tied))
        at += count
    return found


_LONGEST_PHRASE = 3
# Most numbers in words are short: so many words tell of those, so many hold any number.
_FEW, _SHORT, _MANY = 6, 2, 40
_FAR = 12  # more characters than `several` and its like have
_VULGAR = re.compile(VULGAR)
# A half-life and a quarter-final are no parts.
_GOES_ON = re.compile(r"-[^\W\d_]")
_ENDS_MONEY = re.compile(rf"(?:{'|'.join(CURRENCIES)}|[€$£₴])$")
# Maltese ends words in an apostrophe: `disa' mija`.
_NEXT_WORD = re.compile(r"['\u2019]?(?:-\n|[\s-])([^\W\d_]+(?:['’\u02bc][^\W\d_]+)*)")


@cache
def _several(language: Language) -> re.Pattern[str]:
    """Behind what a word is no number: several hundred are no hundred, `por ciento` is a unit."""
    phrases = _either(ENGLISH.several, language.several)
    return re.compile(rf"(?<!\w){phrases}[\s-]$", re.IGNORECASE)


def _is_year(match: re.Match[str]) -> bool:
    whole = match["whole"]
    bare = not (match["group"] or match["mark"])
    return bare and len(whole) == 4 and int(whole) in _YEARS
