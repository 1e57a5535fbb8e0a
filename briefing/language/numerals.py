"""A text becomes its numbers: exact values with their units, and where they stand.

What only looks like a number, such as `G7`, `Article 5` or a telephone number, is a label.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import lru_cache

from briefing.evidence.labels import FOLLOWERS, LABEL, dates, is_led
from briefing.evidence.numeral import Form, Numeral
from briefing.evidence.ranges import with_ranges
from briefing.evidence.units import POINTS, STRICT, unit_before, unit_behind
from briefing.evidence.windows import windows
from briefing.language.decimals import NUMBER, VULGAR, multiplier, number_value, vulgar
from briefing.language.language import Language
from briefing.language.number_vocabulary import Words, folded, split, words_of
from briefing.language.number_words import Spelt, Token, spell


@lru_cache(maxsize=512)
def find_numerals(text: str, language: Language) -> tuple[Numeral, ...]:
    """Every number of a text, in order."""
    return tuple(
        found._replace(start=found.start + at, end=found.end + at)
        for at, piece in windows(text)
        for found in with_ranges(list(_Reader(piece, language).read()), piece)
    )


_CLOCK = r"(?<![\d.,:])(?P<hour>[01]?\d|2[0-3])(?::|h)(?P<minute>[0-5]\d)(?![\d:])"
_RATIO = r"(?<![\d/.,])(?P<over>\d{1,2})/(?P<under>\d{1,2})(?![\d/])"
_ORDINAL = (
    r"(?<![\w.,])(?P<rank>\d+)(?:st|nd|rd|th|er|re|e|ème|º|ª|-(?!х|их|ті)[а-яіїєґ]{1,3})(?!\w)"
)
_NUMBER = rf"(?P<number>{NUMBER})"
_IN_WORDS = r"(?P<word>[^\W\d_]+(?:['’\u02bc][^\W\d_]+)*)"
_FOUND = re.compile(
    rf"(?P<label>{LABEL})|(?P<clock>{_CLOCK})|(?P<ratio>{_RATIO})|(?P<ordinal>{_ORDINAL})"
    rf"|{_NUMBER}|(?P<vulgar>{VULGAR})|{_IN_WORDS}"
)
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
        while at < until and (match := _FOUND.search(self.text, at, until)):
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
            value = Fraction(int(match["hour"]) * 100 + int(match["minute"]))
            return self._numeral(start, end, value, form=Form.CLOCK)
        if match["ratio"]:
            return self._ratio(match)
        if match["vulgar"]:
            part = vulgar(match["vulgar"])
            return self._measured(start, end, part, is_year=False, form=Form.FRACTION)
        if match["ordinal"]:
            return self._numeral(start, end, Fraction(int(match["rank"])), form=Form.ORDINAL)
        return self._number(match)

    def _ratio(self, match: re.Match[str]) -> Numeral:
        over, under = int(match["over"]), int(match["under"])
        if not 0 < over < under:
            return self._numeral(*match.span(), Fraction(0), form=Form.LABEL)
        return self._numeral(*match.span(), Fraction(over, under), form=Form.FRACTION)

    def _number(self, match: re.Match[str]) -> Numeral:
        """A number in digits, with its sign, its multiplier and its unit."""
        start, end = match.span()
        plain = Fraction(number_value(match, self.language))
        joined = bool(match["sign"]) and self._is_joined(start)
        if half := _VULGAR.match(self.text, end):
            plain, end = plain + vulgar(half[0]) * (-1 if plain < 0 else 1), half.end()
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
        power, over = multiplier(self.text, start, end, self.language)
        value = plain
        if power:
            value, is_year = plain * 10**power, False
            ends = self.text[over - 1] == "." and not self.text[over : over + 2].strip()
            end = over - 1 if ends else over
        unit, end = unit_behind(self.text, end)
        if not unit:
            unit, start = unit_before(self.text, start)
        kind = Form.YEAR if is_year and not unit else form
        return Numeral(self.text[start:end], start, end, value, unit, kind, plain)

    def _spelt(self, match: re.Match[str], until: int) -> Numeral | None:
        """A number in words that starts with a word, if one does."""
        words = self.words
        if words is None:
            return None
        tokens = self._tokens(match, words, until, _FEW)
        spelt = spell(tokens, words) if tokens else None
        if len(tokens) >= _FEW and (spelt is None or spelt.reach > _SHORT):
            tokens = self._tokens(match, words, until, _MANY)
            spelt = spell(tokens, words)
        if spelt is None or _SEVERAL.search(self.text, max(match.start() - 12, 0), match.start()):
            return None
        start, end = match.start(), tokens[spelt.length - 1].end
        if spelt.form is Form.ORDINAL:
            return self._numeral(start, end, spelt.value, form=Form.ORDINAL)
        is_part = spelt.bound or spelt.reach > spelt.length
        unit, over = self._unit_of(tokens, spelt, words) if is_part else ("", end)
        if unit or spelt.bound:
            form = spelt.form
            return self._numeral(start, over, spelt.value, form=form, unit=unit) if unit else None
        is_unit = spelt.form is Form.FRACTION and spelt.value.numerator == 1
        if is_unit and _GOES_ON.match(self.text, end):
            return None
        return self._measured(start, end, spelt.value, is_year=False, form=spelt.form)

    def _tokens(self, match: re.Match[str], words: Words, until: int, most: int) -> list[Token]:
        """The words from a place on that may make one number; none where none starts."""
        parts = split(folded(match[0]), self.language.code)
        if parts[0] not in words.openers:  # as most words
            return []
        tokens = [Token(part, match.end()) for part in parts]
        end, last = match.end(), min(until, match.end() + 90)
        if tokens[0].word in words.ones and any(t.word in words.ones for t in self._after(end)):
            return []
        while len(tokens) < most and (more := self._after(end)):
            end = more[-1].end
            if end > last or more[0].word not in words.known:
                break
            tokens += more
        return tokens

    def _after(self, at: int) -> list[Token]:
        """The word behind a place, read once however many numbers may hold it."""
        if at not in self.following:
            word = _NEXT_WORD.match(self.text, at)
            tied = word is not None and word[0][0] == "-"
            self.following[at] = self._split(word[1], word.end(), is_tied=tied) if word else []
        return self.following[at]

    def _split(self, word: str, end: int, *, is_tied: bool) -> list[Token]:
        return [Token(part, end, is_tied) for part in split(folded(word), self.language.code)]

    def _unit_of(self, tokens: list[Token], spelt: Spelt, words: Words) -> tuple[str, int]:
        """The per cent or the points that a part, or `one`, is of, and where they end."""
        end = tokens[spelt.reach - 1].end
        unit, over = unit_behind(self.text, end)
        # `As a % of it` is no number.
        if unit not in STRICT or not self.text[over - 1].isalpha():
            return "", end
        is_article = spelt.bound and tokens[0].word in words.articles and unit != POINTS
        return ("", end) if is_article and spelt.form is Form.NUMBER else (unit, over)

    def _numeral(
        self, start: int, end: int, value: Fraction, *, form: Form, unit: str = ""
    ) -> Numeral:
        return Numeral(self.text[start:end], start, end, value, unit, form, value)


# Most numbers in words are short: so many words tell of those, so many hold any number.
_FEW, _SHORT, _MANY = 6, 2, 40
_VULGAR = re.compile(VULGAR)
# A half-life and a quarter-final are no parts.
_GOES_ON = re.compile(r"-[^\W\d_]")
_NEXT_WORD = re.compile(r"[\s-]([^\W\d_]+(?:['’\u02bc][^\W\d_]+)*)")
# Several hundred are no hundred; `por ciento` and `en pour cent` are a unit.
_SEVERAL = re.compile(
    r"(?<!\w)(?:several|few|many|quelques|plusieurs|mehrere|einige|viele|varios|varias|algunos|"
    r"кілька|декілька|kilka|por|(?:en|quelques|tant|le) pour)[\s-]$",
    re.IGNORECASE,
)


def _is_year(match: re.Match[str]) -> bool:
    whole = match["whole"]
    bare = not (match["group"] or match["mark"])
    return bare and len(whole) == 4 and int(whole) in _YEARS
