"""Numbers in a table's column, digit under digit: where each has its decimal mark."""

import re
from collections.abc import Callable
from typing import NamedTuple

from briefing.language.language import FixedWords, Language
from briefing.typeset.glyphs import Glyph

_DIGITS = frozenset("0123456789")

# A sign, a currency before the number, a unit or a footnote's mark behind it; a sign may
# stand on either side of the currency. Units hold no digits: `12 of 30` is no number.
_SIGN = r"[-+\u2212\u2013±~≈<>≤≥]?"
_CURRENCY = r"(?:[^\W\d_]{0,4}[€$£¥₴]|[A-Z]{2,3})?"
_BLANK = "[ \u00a0\u202f\u2009]"
_GROUP = "[.,'\u2019 \u00a0\u202f\u2009]"
_NUMBER = re.compile(
    rf"{_SIGN}{_CURRENCY}{_BLANK}?{_SIGN}(?P<digits>[0-9]+(?:{_GROUP}[0-9]+)*)"
    rf"{_BLANK}?[^0-9]{{0,16}}"
)
# What stands where a figure would: nothing, a dash, dots, `n/a` and the like in other languages.
# What says that one is not known is read so; `s.o.` and `н/з` say that there can be none, and
# `Na` may be chemistry.
_BLANKS, _DASHES = "[ \u00a0]?", r"-\u2212\u2013\u2014"
_EMPTY = ("", "-", *"\u2212\u2013\u2014")
_MISSING = rf"[\u2026:]|\.{{2,3}}|n[./]{_BLANKS}[acd]\.?|s/d|k\.{_BLANKS}a\.|b\.{_BLANKS}d\.|н/д"
_NOTHING = rf"[{_DASHES}]?|{_MISSING}|n{_BLANKS}[acd]\.?|s\.{_BLANKS}[do]\.|н/з"
_LONGEST = 6  # characters of such a text


def cell_in_words(text: str, words: FixedWords) -> str | None:
    """What a screen reader says in place of a cell's text that is no word; None if it is one.

    Most pass over a dash, dots and an empty cell in silence, and read `n/a` by its letters.
    """
    text = text.strip()
    if text in _EMPTY:
        return words.empty
    is_short = len(text) <= _LONGEST and not text.isdecimal()
    is_missing = is_short and re.fullmatch(_MISSING, text, re.IGNORECASE)
    return words.not_available if is_missing else None


class Number(NamedTuple):
    """A number in a text: where its digits start, their groups, and the marks between these."""

    start: int
    groups: tuple[str, ...]
    marks: tuple[str, ...]

    @property
    def end(self) -> int:
        """Where in the text the last digit ends."""
        return self.start + sum(map(len, self.groups)) + len(self.marks)

    @property
    def decimal(self) -> str:
        """Its decimal mark where that is beyond doubt, else empty."""
        if not self.marks or self.marks[-1] not in ".,":
            return ""
        odd = len(self.groups[-1]) != 3 or len(self.groups[0]) > 3 or self.groups[0] == "0"
        return self.marks[-1] if odd or self.marks[-1] != self.marks[0] else ""

    @property
    def grouping(self) -> str:
        """The mark between its thousands where that is beyond doubt, else empty."""
        lone = len(self.marks) == 1 and self.marks[0] in ".,"
        return self.marks[0] if self.marks and not lone else ""

    @property
    def is_sound(self) -> bool:
        """Whether its thousands are parted by threes, by one mark: `12.06.2024` is no number."""
        whole = len(self.groups) - bool(self.decimal)
        first, *others = self.groups[:whole]
        marks = set(self.marks[: whole - 1])
        by_threes = len(first) <= 3 and all(len(group) == 3 for group in others)
        return not others or (by_threes and len(marks) == 1 and self.decimal not in marks)

    def mark(self, decimal: str) -> int:
        """Where in the text its `decimal` mark stands, or would if it had one."""
        last = self.marks[-1] if self.marks else None
        has = last == (self.decimal or decimal) and (self.decimal or self.grouping != last)
        return self.end - (len(self.groups[-1]) + 1 if has else 0)


def decimal_marks(texts: tuple[str, ...], language: Language) -> tuple[int, ...] | None:
    """For each text of a column the place of its decimal mark; None if one is no number.

    A text that is empty, a dash or `n/a` stands for a number that is not known. A mark that may be
    either, as in `1.250`, is what it is in the column's other numbers, or in the language.
    """
    numbers = [_number(text) for text in texts]
    known = [number for number in numbers if number]
    unknown = {text for text, number in zip(texts, numbers, strict=True) if not number}
    if not known or not all(re.fullmatch(_NOTHING, text, re.IGNORECASE) for text in unknown):
        return None
    sure = {number.decimal for number in known} - {""}
    groups = {number.grouping for number in known}
    # The language's own mark counts where a lone one before three digits may be either: `1.250`.
    decimal = min(sure, default="" if language.decimal in groups else language.decimal)
    return tuple(
        n.mark(decimal) if n else len(text) for n, text in zip(numbers, texts, strict=True)
    )


def _number(text: str) -> Number | None:
    match = _NUMBER.fullmatch(text)
    if match is None:
        return None
    digits = match["digits"]
    number = Number(
        match.start("digits"),
        tuple(re.split(_GROUP, digits)),
        tuple(re.findall(_GROUP, digits)),
    )
    return number if number.is_sound else None


def level(
    glyphs: tuple[Glyph, ...], shape: Callable[[str], tuple[Glyph, ...]]
) -> tuple[Glyph, ...]:
    """The glyphs with every digit as wide as the face's widest, and in the middle of that width.

    `shape` shapes text in the same face. In a face with tabular figures nothing changes.
    """
    slot = max(shape(digit)[0].advance for digit in _DIGITS)
    return tuple(
        glyph._replace(advance=slot, dx=glyph.dx + (slot - glyph.advance) / 2)
        if glyph.text in _DIGITS
        else glyph
        for glyph in glyphs
    )
