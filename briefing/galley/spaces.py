"""The spaces that hold two words together become ones where no line may end.

Most become U+00A0. Where a language parts digits or a mark by less, U+202F.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from briefing.language.language import Language
from briefing.typeset.punctuation import NARROW

NO_BREAK = "\u00a0"


# Longer pairs at the end of a paragraph would leave more of a hole than a lonely word.
_LAST_PAIR = 22

# `300 troops`, `1er septembre`, `2nd Division`, and ordinals with a hyphen, as in Ukrainian.
_NUMBER_WORD = re.compile(
    r"(?<![\w.,/-])[€$£¥]?(\d[\d.,]*)(?:[^\W\d_]{1,2}|-[^\W\d_]{1,3})? (?=([^\W\d_]+))"
)
_YEAR = re.compile(r"(?<=\d) (?=(?:\u0440\u0440?|rr?)\.|рок[уіи]|roku)")
# In `2023 300 000` the year has four digits, and is no part of the number.
_GROUPED = re.compile(r"(?<![\d.,])\d{1,3}(?: \d{3})+(?!\d)")
_BEFORE_NUMBER = re.compile(r"(?<!\w)(?:§|№|EUR|USD|GBP|PLN|UAH|CHF) (?=\d)")
_PARTICLE = re.compile(r"(?<!\w)(von|van|de|der|den|del|della|di|du|la|le|bin|ibn|al) (?=\w)")
# Only particles may stand between one and the name: "von der Leyen", not "de la plan".
_NAME_AHEAD = re.compile(r"(?:(?:von|van|de|der|den|la|le|al) )*[^\W\d_a-zà-ÿа-яіїєґ]")
_INITIAL = re.compile(r"(?<!\w)[^\W\d_]\. (?=[^\W\d_])")
_DIGIT = re.compile(r"\d")
# Before a dash between words, within a phrase, and beside a sign.
_HELD = re.compile(
    r" (?=[\u2013\u2014] )"
    r"|(?<=\d) (?=per cent|[%‰°€])|(?<=per) (?=cent)|(?<=up) (?=to \d)|(?<=at least) (?=\d)"
    r"|(?<=\S) (?=[;:!?»\u203a])|(?<=[«\u2039]) (?=\S)"
)
_NARROW_SIGN = re.compile(r"(?<=\d) (?=[%‰])")
_LETTER = re.compile(r"(?<![^\s(«„\u201c\"])[^\W\d_] (?=\S)")
# Behind the last word a French mark may stand off.
_LAST = re.compile(r" (?=\S+(?: [;:!?»\u203a%‰]+)*\s*$)")

# Languages whose one-letter prepositions may not end a line.
_ONE_LETTER = ("pl", "uk", "cs", "sk")
# Languages that write an ordinal with a full stop, which elsewhere ends a sentence.
_ORDINAL_STOP = ("de", "pl", "cs", "sk")


def bind(cells: list[str], language: Language) -> None:
    """Make each space that may not end a line a no-break space, or a narrow one."""
    # What a cell shows to its left; a space that a dash has taken shows the dash.
    text = "".join((cell or "\u2014")[0] for cell in cells)
    for space in _bound_spaces(text, language):
        if cells[space] == " ":
            cells[space] = NO_BREAK
    for space in _narrow_spaces(text, language):
        if cells[space] in (" ", NO_BREAK) and text[space] == " ":
            cells[space] = NARROW


def _narrow_spaces(text: str, language: Language) -> Iterator[int]:
    """Where the spaces stand that a language sets narrow."""
    if language.narrow:
        yield from _group_spaces(text)
        yield from (match.start() for match in _NARROW_SIGN.finditer(text))
    for index, char in enumerate(text) if language.spaced else ():
        if char in language.spaced:
            yield min(index + 1, len(text) - 1) if char in "«\u2039" else max(index - 1, 0)


def _group_spaces(text: str) -> Iterator[int]:
    """The spaces within numbers such as `1 300 000`."""
    for match in _GROUPED.finditer(text):
        yield from (match.start() + at for at, char in enumerate(match[0]) if char == " ")


def _bound_spaces(text: str, language: Language) -> Iterator[int]:
    """Where the spaces stand that hold two words together."""
    yield from (match.start() for match in _HELD.finditer(text))
    yield from _names(text, language)
    yield from _titles(text, language)
    if _DIGIT.search(text):
        yield from (match.end() - 1 for match in _BEFORE_NUMBER.finditer(text))
        yield from (match.start() for match in _YEAR.finditer(text))
        yield from _group_spaces(text)
        yield from _numbers(text, language)
    if language.code in _ONE_LETTER:
        yield from (match.end() - 1 for match in _LETTER.finditer(text))
    if (last := _LAST.search(text)) and _pair(text, last.start()) <= _LAST_PAIR:
        yield last.start()


def _names(text: str, language: Language) -> Iterator[int]:
    """The spaces behind an initial or a particle; and within `z. B.` and its like.

    Where a particle is an everyday word, as `de` is in French, it binds nothing.
    """
    for match in _INITIAL.finditer(text) if ". " in text else ():
        following = text[match.end() : match.end() + 2]
        if following[:1].isupper() or following[1:] == ".":
            yield match.end() - 1
    for match in _PARTICLE.finditer(text):
        if match[1] not in language.loose and _NAME_AHEAD.match(text, match.end()):
            yield match.end() - 1


def _numbers(text: str, language: Language) -> Iterator[int]:
    """The spaces between a number and what it counts."""
    for match in _NUMBER_WORD.finditer(text):
        number, word = match[1], match[2].lower()
        year = len(number) == len("1949") and number.isdecimal() and number[:2] in ("19", "20")
        ends = number.endswith(",") or (number[-1] == "." and language.code not in _ORDINAL_STOP)
        if not (year or ends or word in language.loose):
            yield match.end() - 1


def _titles(text: str, language: Language) -> Iterator[int]:
    """The spaces between a title and a name, or a word such as "Article" and its number."""
    for word, following in pairwise(re.finditer(r"\S+", text)):
        leads, first = word[0].lstrip("(\"'«„\u201c"), following[0][0]
        if (first.isupper() and leads in language.titles) or (
            first.isdigit() and leads in language.counted
        ):
            yield word.end()


def _pair(text: str, space: int) -> int:
    """Characters in the two words around a space."""
    return len(text.rstrip()) - text.rfind(" ", 0, space) - 1
