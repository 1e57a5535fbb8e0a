"""Numbers of scripts that no spaces part from words, respelt for what reads numbers elsewhere.

`3億5000万人` is read as `350000000 人`, `三分の二` as `2/3`, `३` as 3, each apart from the
words around it. Each character of the new text knows where in the old one stands what it is for.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from fractions import Fraction
from functools import cache, partial
from typing import Any

from briefing.language.decimals import Form, Numeral, powers
from briefing.language.language import Language, LetterNumbers, NumberWords
from briefing.language.number_units import unit_words
from briefing.language.number_vocabulary import rows

# Vowel signs and their like are no letters to Python's `\w`: each is read as a letter of Yi, which
# is as long, and which none of these languages has.
_YI = 0xA000
_SIGNS = ("Mn", "Mc", "Cf")


@cache
def _signs(language: Language) -> dict[int, int]:
    blocks = sorted({ord(char) & ~0x7F for char in language.letters if char >= "\u0900"})
    chars = (*(char for block in blocks for char in range(block, block + 0x80)), 0x200C, 0x200D)
    signs = (char for char in chars if unicodedata.category(chr(char)) in _SIGNS)
    return {char: _YI + at for at, char in enumerate(signs)}


@cache
def respelt_language(language: Language) -> Language:
    """A language whose words are spelt as `respell` spells those of a text."""
    signs = _signs(language)

    def spelt(value: object) -> object:
        if isinstance(value, str):
            return value.translate(signs)
        if isinstance(value, NumberWords):
            words: list[Any] = [*map(spelt, value)]
            return NumberWords(*words)
        if isinstance(value, tuple):
            return tuple(map(spelt, value))
        return frozenset(map(spelt, value)) if isinstance(value, frozenset) else value

    fields = (
        "scales units units_before partitives ranges ordinals periods quarter_words hour_words "
        "several numbered in_millions rising falling change_joints changes below_zero denials "
        "numbers months date_joint year_words counted small"
    ).split()
    changed: dict[str, Any] = {name: spelt(getattr(language, name)) for name in fields}
    return language._replace(**changed)


class Respelling:
    """A text that is respelt step by step.

    `places` are where each of its characters stands in the text as written, its start and its end.
    `dates` are those of the text, which are no longer in it.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.places = [(at, at + 1) for at in range(len(text))]
        self.dates: list[Numeral] = []

    def replace(self, pattern: re.Pattern[str], say: Callable[[re.Match[str]], str | None]) -> None:
        """Say what a pattern finds another way; as it is where `say` gives None."""
        parts, places, at = list[str](), list[tuple[int, int]](), 0
        for match in pattern.finditer(self.text):
            said = say(match)
            if said is None:
                continue
            start, end = match.span()
            said = said[1:] if said[:1] == self.text[start - 1 : start] == " " else said
            said = said[:-1] if said[-1:] == self.text[end : end + 1] == " " else said
            parts += self.text[at:start], said
            places += (*self.places[at:start], *[self.place(start, end)] * len(said))
            at = end
        if parts:
            parts.append(self.text[at:])
            self.places = [*places, *self.places[at:]]
            self.text = "".join(parts)

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Where a stretch of this text stands in the text as written."""
        if start == end:
            at = self.places[start][0] if start < len(self.places) else 0
            return at, at
        return self.places[start][0], self.places[end - 1][1]

    def date(self, match: re.Match[str], value: int) -> str:
        """Keep a date by its digits, `20230711` or `711`; what is left of it is a space."""
        start, end = self.place(*match.span())
        number = Fraction(value)
        self.dates.append(Numeral("", start, end, number, "", Form.DATE, number))
        return " "

    def numerals(self, found: Iterable[Numeral], written: str) -> Iterator[Numeral]:
        """What was found in this text, and the dates, by their places in the text as written."""
        placed = [*self.dates]
        for one in found:
            start, end = self.place(one.start, one.end)
            placed.append(one._replace(start=start, end=end))
        for one in sorted(placed, key=lambda one: one.start):
            yield one._replace(text=written[one.start : one.end])


_WIDE_SIGNS = str.maketrans("％．＋－", "%.+-")
# Thousands, and lakhs of a hundred thousand: `3,00,000`.
_INDIAN = re.compile(r"(?<![\d,.])\d{1,2}(?:,\d\d)+,\d{3}(?![\d,])")
_WIDE_GROUP = re.compile(r"(?<=\d)，(?=\d{3})")


def respell(text: str, language: Language, data: LetterNumbers) -> Respelling:
    """A text with its numbers in Latin digits, apart from the words, and without its dates."""
    plain = "".join(
        str(unicodedata.decimal(char)) if char.isdecimal() else char
        for char in text.translate(_WIDE_SIGNS).translate(_signs(language))
    )
    respelling = Respelling(_WIDE_GROUP.sub(",", plain))
    respelling.replace(_INDIAN, lambda match: match[0].replace(",", ""))
    if not data.apart:
        return respelling
    for pattern, say in _steps(respelt_language(language), data):
        respelling.replace(pattern, partial(say, respelling))
    return respelling


Say = Callable[[Respelling, re.Match[str]], str | None]
_DIGITS = r"\d[\d,]*(?:\.\d+)?"
_MYRIAD = 10_000
# A letter of another script than Latin.
_LETTER = r"[^\W\d_a-zA-Z]"


@cache
def _steps(language: Language, data: LetterNumbers) -> list[tuple[re.Pattern[str], Say]]:
    """What a text is searched for, in turn, and how each is said."""
    digits, times = dict(rows(data.digits)), dict(rows(data.times))
    values = {word: Fraction(value) for word, value in (digits | times).items()}
    said = f"[{''.join(values)}]" if digits else "(?!)"
    number = rf"(?:{_DIGITS}|{said}+)"
    large = _either(times)
    behind = (*powers(language), *unit_words(language), *language.hour_words[1].split("|"))
    own = _either(sorted(filter(None, behind), key=len, reverse=True))
    parts = {word: str(value) for word, value in rows(data.parts)}
    steps: list[tuple[str, Say]] = []
    if data.date:
        year, month, day = data.date.split()
        steps += [
            (
                rf"(?:(\d{{4}})\s?{year}\s?)?(?<!\d)(\d{{1,2}})\s?{month}\s?(\d{{1,2}})\s?{day}",
                lambda r, m: r.date(m, int(m[1] or 0) * 10_000 + int(m[2]) * 100 + int(m[3])),
            ),
            (rf"(?<!\d)\d{{1,2}}\s?{month}", lambda r, m: " "),
        ]
    if data.clock:
        hour, minute = data.clock.split()
        steps.append(
            (rf"(\d{{1,2}})\s?{hour}\s?(\d{{1,2}})\s?{minute}", lambda r, m: f" {m[1]}:{m[2]} ")
        )
    if data.rank:
        rank = rf"({data.rank})\s?({number})(?:{large})?"
        steps.append((rank, lambda r, m: f" {m[1]} {_worth(m[2], values)} "))
    if data.hundredths:
        steps.append(
            (rf"{data.hundredths}\s?({number})", lambda r, m: f" {_worth(m[1], values)}% ")
        )
    if data.part_of:
        steps.append(
            (
                rf"({number})\s?{data.part_of}\s?({number})",
                lambda r, m: f" {_worth(m[2], values)}/{_worth(m[1], values)} ",
            )
        )
    if data.tenths:
        steps.append(
            (rf"({number}){data.tenths}", lambda r, m: f" {10 * Fraction(_worth(m[1], values))}% ")
        )
    if parts:
        steps.append((rf"(?<![過过]){_either(parts)}", lambda r, m: f" {parts[m[0]]} "))
    if times:
        mixed = rf"{_DIGITS}(?:\s?{large})+(?:\s?{_DIGITS}(?:\s?{large})*)*"
        steps.append((mixed, lambda r, m: _mixed(m[0], values)))
    if digits:
        vague = "".join(word for word in language.several.split("|") if len(word) == 1)
        counter = _either((*data.counters.split("|"), *unit_words(language)))
        steps.append(
            (
                rf"(?<![{data.rank}{vague}])(?<!{said}){said}+(?=\s?({counter})?)",
                lambda r, m: _in_letters(m, values),
            )
        )
    # A space between a number and a word, between words of two scripts, and behind what multiplies
    # a number or is its unit.
    scale = _either(sorted(powers(language), key=len, reverse=True))
    steps += [
        (
            rf"(?<={_LETTER})(?=[€$£¥₹\da-zA-Z\u2212])|(?<=[\d%‰a-zA-Z])(?={_LETTER})",
            lambda r, m: " ",
        ),
        (rf"(?<=\d)\s?{scale}(?=\w)", lambda r, m: f"{m[0]} "),
        (rf"(?<=\d)\s?(?:{scale}\s)?(?>{own})(?=\w)", lambda r, m: f"{m[0]} "),
    ]
    return [(re.compile(pattern), say) for pattern, say in steps]


def _either(words: Iterable[str]) -> str:
    words = [re.escape(word) for word in words if word]
    return f"(?:{'|'.join(words)})" if words else "(?!)"


def _worth(number: str, values: dict[str, Fraction]) -> str:
    """A number in digits, letters or both, in digits alone: `3億5000万` is `350000000`."""
    tokens = re.findall(rf"{_DIGITS}|\S", number)
    if len(tokens) > 1 and all(token in values and values[token] < 10 for token in tokens):
        return "".join(str(values[token]) for token in tokens)  # 二〇二三
    total = section = Fraction(0)
    last: Fraction | None = None
    for token in tokens:
        value = values.get(token)
        if value is None or value < 10:
            last = Fraction(token.replace(",", "")) if value is None else value
        elif value < _MYRIAD:
            section, last = section + value * (1 if last is None else last), None
        else:
            count = section + (last or 0)
            total = total * value if total and not count else total + (count or 1) * value
            section, last = Fraction(0), None
    worth = total + section + (last or 0)
    return str(worth) if worth.denominator == 1 else str(float(worth))


def _mixed(number: str, values: dict[str, Fraction]) -> str | None:
    """A number in digits and letters; as it is where one word of the language multiplies it."""
    *_, last = tokens = re.findall(rf"{_DIGITS}|\S", number)
    if len(tokens) == 2 and values[last] >= _MYRIAD:
        return f" {tokens[0]} {last} "
    return f" {_worth(number, values)} "


def _in_letters(match: re.Match[str], values: dict[str, Fraction]) -> str | None:
    """A number in letters alone; as it is where these may be a word or a part of one.

    One letter is a number only before what is counted, and `one` is none; several are one before
    that, or where they say ten thousand or more.
    """
    said, counter = match[0], match[1]
    first, is_large = values[said[0]], any(values[char] >= _MYRIAD for char in said[1:])
    if first >= _MYRIAD or said in "一1" or not (counter or is_large):
        return None
    return f" {_worth(said, values)} "
