"""A text becomes its numbers: exact values with their units, and where they stand.

What only looks like a number, such as `G7`, `Article 5` or a telephone number, is a label.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import lru_cache

from briefing.content.language import Language
from briefing.content.numbers import NUMBER, POWERS, number_value
from briefing.evidence.labels import FOLLOWERS, LABEL, dates, leaders
from briefing.evidence.number_words import Words, spell, words_of
from briefing.evidence.numeral import Form, Numeral
from briefing.evidence.units import STRICT, unit_before, unit_behind
from briefing.evidence.windows import windows


@lru_cache(maxsize=512)
def find_numerals(text: str, language: Language) -> tuple[Numeral, ...]:
    """Every number of a text, in order."""
    return tuple(
        found._replace(start=found.start + at, end=found.end + at)
        for at, piece in windows(text)
        for found in _with_ranges(list(_Reader(piece, language).read()), piece)
    )


_CLOCK = r"(?<![\d.,:])(?P<hour>[01]?\d|2[0-3])(?::|h)(?P<minute>[0-5]\d)(?![\d:])"
_RATIO = r"(?<![\d/.,])(?P<over>\d{1,2})/(?P<under>\d{1,2})(?![\d/])"
_ORDINAL = (
    r"(?<![\w.,])(?P<rank>\d+)(?:st|nd|rd|th|er|re|e|ème|º|ª|-(?!х|их|ті)[а-яіїєґ]{1,3})(?!\w)"
)
_DIGITS = re.compile(
    rf"(?P<label>{LABEL})|(?P<clock>{_CLOCK})|(?P<ratio>{_RATIO})|(?P<ordinal>{_ORDINAL})"
    rf"|(?P<number>{NUMBER})|(?P<word>[^\W\d_]+(?:['’\u02bc][^\W\d_]+)*)"
)
_SCALE = re.compile(r"\s?(?P<word>[^\W\d_]+)\.?")
_YEARS = range(1500, 2200)
# What goes on with a name: `Regulation 2016/679`, `Section 3.2`.
_LED = re.compile(r"(?:[./-]\w+)+")
# Nine and eleven, twenty-four and seven: two names that look like fractions.
_NAMES = ("9/11", "24/7", "50/50")


class _Reader:
    """Reads one text from left to right."""

    def __init__(self, text: str, language: Language) -> None:
        self.text = text
        self.language = language
        self.words = words_of(language.code)
        self.leaders = leaders(language)

    def read(self) -> Iterator[Numeral]:
        """Dates first, then what stands between them."""
        at = 0
        for start, end, value in dates(self.text, self.language):
            yield from self._between(at, start)
            yield self._numeral(start, end, Fraction(value), form=Form.DATE)
            at = end
        yield from self._between(at, len(self.text))

    def _between(self, at: int, until: int) -> Iterator[Numeral]:
        while at < until and (match := _DIGITS.search(self.text, at, until)):
            found = self._found(match, until)
            at = found.end if found else match.end()
            if found:
                yield found

    def _found(self, match: re.Match[str], until: int) -> Numeral | None:
        start, end = match.span()
        if match["word"]:
            return self._spelt(match, until)
        if self._is_led(start):
            more = _LED.match(self.text, end)
            end = more.end() if more else end
            return self._numeral(start, end, Fraction(0), form=Form.LABEL)
        if match["label"] or match[0] in _NAMES:
            return self._numeral(start, end, Fraction(0), form=Form.LABEL)
        if match["clock"]:
            value = Fraction(int(match["hour"]) * 100 + int(match["minute"]))
            return self._numeral(start, end, value, form=Form.CLOCK)
        if match["ratio"]:
            return self._ratio(match)
        if match["ordinal"]:
            return self._numeral(start, end, Fraction(int(match["rank"])), form=Form.ORDINAL)
        return self._number(match)

    def _ratio(self, match: re.Match[str]) -> Numeral:
        over, under = int(match["over"]), int(match["under"])
        if not 0 < over < under:
            return self._numeral(*match.span(), Fraction(0), form=Form.LABEL)
        return self._numeral(*match.span(), Fraction(over, under), form=Form.FRACTION)

    def _is_led(self, start: int) -> bool:
        """Whether a word such as `Article` or `page` stands before a number."""
        return self.leaders.search(self.text, max(start - 16, 0), start) is not None

    def _number(self, match: re.Match[str]) -> Numeral:
        """A number in digits, with its sign, its multiplier and its unit."""
        start, end = match.span()
        plain = Fraction(number_value(match, self.language))
        joined = bool(match["sign"]) and self._is_joined(start)
        if joined:
            start, plain = start + 1, abs(plain)
        if FOLLOWERS.match(self.text, end):
            return self._numeral(start, end, Fraction(0), form=Form.LABEL)
        return self._measured(
            start, end, plain, is_year=_is_year(match) and (joined or not match["sign"])
        )

    def _is_joined(self, start: int) -> bool:
        """Whether a sign is a dash behind a word or a number."""
        return start > 0 and not self.text[start - 1].isspace() and self.text[start - 1] != "("

    def _measured(
        self, start: int, end: int, plain: Fraction, *, is_year: bool, form: Form = Form.NUMBER
    ) -> Numeral:
        value = plain
        if (scale := _SCALE.match(self.text, end)) and scale["word"].lower() in POWERS:
            word = scale["word"].lower()
            if word != "mil" or self.language.code == "es":
                value, end, is_year = plain * 10 ** POWERS[word], scale.end(), False
                if self.text[end - 1] == "." and not self.text[end : end + 2].strip():
                    end -= 1
        unit, end = unit_behind(self.text, end)
        if not unit:
            unit, start = unit_before(self.text, start)
        kind = Form.YEAR if is_year and not unit else form
        numeral = self._numeral(start, end, value, form=kind, unit=unit)
        return numeral._replace(plain=plain)

    def _spelt(self, match: re.Match[str], until: int) -> Numeral | None:
        """A number in words that starts with a word, if one does."""
        first = _folded(match[0])
        words = self.words
        if words is None or not _starts(first, words, self.language.code):
            return None
        ends, tokens = [match.end()], _split(first, self.language.code)
        ends *= len(tokens)
        for following in _NEXT_WORD.finditer(self.text, match.end(), min(until, match.end() + 90)):
            if following.start() != ends[-1]:
                break
            parts = _split(_folded(following[1]), self.language.code)
            tokens += parts
            ends += [following.end()] * len(parts)
        spelt = spell(tokens, words)
        if spelt is None:
            return None
        form = Form.FRACTION if spelt.is_part else Form.NUMBER
        end = ends[spelt.length - 1]
        return self._measured(match.start(), end, spelt.value, is_year=False, form=form)

    def _numeral(
        self, start: int, end: int, value: Fraction, *, form: Form, unit: str = ""
    ) -> Numeral:
        return Numeral(self.text[start:end], start, end, value, unit, form, value)


_NEXT_WORD = re.compile(r"[\s-]([^\W\d_]+(?:['’\u02bc][^\W\d_]+)*)")


def _folded(word: str) -> str:
    """A word as the vocabularies have it: lower case, straight apostrophe."""
    return word.lower().replace("’", "'").replace("\u02bc", "'")


def _split(word: str, code: str) -> list[str]:
    """A German word of thousands as three: `zwölftausenddreihundert`."""
    before, thousand, after = word.partition("tausend")
    if code != "de" or not thousand:
        return [word]
    return [part for part in (before, thousand, after.removeprefix("und")) if part]


def _starts(word: str, words: Words, code: str) -> bool:
    if word in words.adds or word in words.lone or word in words.ones:
        return True
    return (word in words.times and (words.times[word] <= 100 or code != "en")) or (
        code == "de" and "tausend" in word
    )


def _is_year(match: re.Match[str]) -> bool:
    whole = match["whole"]
    bare = not (match["group"] or match["mark"])
    return bare and len(whole) == 4 and int(whole) in _YEARS


_RANGE = re.compile(r"\s?(?:[-\u2013\u2014]|to|and|à|et|bis|und|a|y|do|i|до|та|і)\s?")


def _with_ranges(numerals: list[Numeral], text: str) -> Iterator[Numeral]:
    """In `20 to 30 %` and `€2-3bn` the unit and the multiplier are both numbers'."""
    for at, one in enumerate(numerals):
        other = numerals[at + 1] if at + 1 < len(numerals) else None
        if other and _RANGE.fullmatch(text[one.end : other.start]):
            yield _shared(one, other)
        elif at and numerals[at - 1].unit not in STRICT and _follows(numerals[at - 1], one, text):
            yield one._replace(unit=one.unit or numerals[at - 1].unit)
        else:
            yield one


def _shared(one: Numeral, other: Numeral) -> Numeral:
    """The first of two numbers with what stands only behind the second."""
    if one.form is not Form.NUMBER or other.form is not Form.NUMBER:
        return one
    unit = one.unit or other.unit
    times = other.value / other.plain if other.plain and one.value == one.plain else 1
    # `between 5 and 2 million` is no range of millions.
    times = times if one.plain < other.plain else 1
    return one._replace(unit=unit, value=one.value * times)


def _follows(one: Numeral, other: Numeral, text: str) -> bool:
    """Whether a number ends a range whose unit stands before it: `€2-3bn`."""
    between = text[one.end : other.start]
    forms = one.form is Form.NUMBER and other.form is Form.NUMBER
    return forms and bool(re.fullmatch(r"\s?[-\u2013\u2014]\s?", between))
