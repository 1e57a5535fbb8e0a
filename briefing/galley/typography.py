"""Copy as typed becomes copy as set: quotes, dashes, and spaces that hold words together.

A bound space becomes U+00A0, where no line may end.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise

from briefing.content.brief import Run
from briefing.content.language import Language
from briefing.design.stylesheet import Typography

NO_BREAK = "\u00a0"

# Longer pairs at the end of a paragraph would leave more of a hole than a lonely word.
_LAST_PAIR = 22

_NUMBER_WORD = re.compile(r"(?<![\w.,/-])[€$£¥]?(\d[\d.,]*)(?:er|re)? (?=([^\W\d_]+))")
_GROUPED = re.compile(r"(?<=\d) (?=\d{3}(?!\d))")
_BEFORE_NUMBER = re.compile(
    r"(?<!\w)(?:§|№|No\.|Nr\.|n°|pp?\.|art\.|Art(?:icle|ikel)|Annex|Chapter|Section|Figure"
    r"|Table|Appendix|EUR|USD|GBP|PLN|UAH|CHF) (?=\d)"
)
_PARTICLE = re.compile(r"(?<!\w)(?:von|van|de|der|den|del|della|di|du|la|le|bin|ibn|al) (?=\w)")
# Only particles may stand between one and the name: "von der Leyen", not "de la plan".
_NAME_AHEAD = re.compile(r"(?:(?:von|van|de|der|den|la|le|al) )*[^\W\d_a-zà-ÿа-яіїєґ]")
_PHRASE = re.compile(
    r"(?<=\d) (?=per cent)|(?<=per) (?=cent)|(?<=up) (?=to \d)|(?<=at least) (?=\d)"
)
_INITIAL = re.compile(r"(?<!\w)[^\W\d_]\. (?=[^\W\d_])")
_DASH = re.compile(r" (?=[\u2013\u2014] )")
_SIGN = re.compile(r"(?<=\d) (?=[%‰°€])|(?<=\S) (?=[;:!?»])|(?<=«) (?=\S)")
# A single quote that may close: behind a letter or stop, before a gap or the end.
_INNER_END = re.compile(r"(?<=[\w.,!?])'(?!\w)")
_LETTER = re.compile(r"(?<!\S)[^\W\d_] (?=\S)")
_LAST = re.compile(r" (?=\S+\s*$)")

# Languages whose one-letter prepositions may not end a line.
_ONE_LETTER = ("pl", "uk", "cs", "sk")


def typeset(runs: tuple[Run, ...], language: Language, typography: Typography) -> tuple[Run, ...]:
    """Set the marks of a language in one text, across its runs; NFC throughout."""
    if any(run.verbatim for run in runs):
        return runs
    runs = tuple(run._replace(text=unicodedata.normalize("NFC", run.text)) for run in runs)
    text = "".join(run.text for run in runs)
    cells = list(text)  # one a character as typed, so that runs can be cut again
    if typography.dashes:
        for match in re.finditer(r"(?<=\S) - (?=\S)", text):
            cells[match.start() + 1] = language.dash
    if typography.quotes:
        _set_quotes(text, cells, language)
    _bind("".join(cell[0] for cell in cells), cells, language)
    start, out = 0, []
    for run in runs:
        end = start + len(run.text)
        out.append(run._replace(text="".join(cells[start:end])))
        start = end
    return tuple(out)


def _set_quotes(text: str, cells: list[str], language: Language) -> None:
    """Turn straight quotes: what follows a space or a bracket opens, the rest closes."""
    opening, closing, inner_opening, inner_closing = language.quotes
    inner_open = False
    last_end = max((match.start() for match in _INNER_END.finditer(text)), default=-1)
    for index, char in enumerate(text):
        if char not in "\"'":
            continue
        before, after = text[index - 1 : index], text[index + 1 : index + 2]
        opens = (not before or before in " ([{\u2013\u2014/\"'\u00a0") and after.strip() != ""
        if char == '"':
            cells[index] = opening if opens else closing
        elif opens and after.isalpha() and index < last_end:
            cells[index], inner_open = inner_opening, True
        elif inner_open and not (before.isalpha() and after.isalpha()):
            cells[index], inner_open = inner_closing, False
        else:
            cells[index] = "\u2019"  # an apostrophe, in every language


def _bind(text: str, cells: list[str], language: Language) -> None:
    """Make each space that may not end a line a no-break space."""
    for space in _bound_spaces(text, language):
        if cells[space] == " ":
            cells[space] = NO_BREAK


def _bound_spaces(text: str, language: Language) -> Iterator[int]:
    """Where the spaces stand that hold two words together."""
    for pattern in (_BEFORE_NUMBER, _INITIAL):
        yield from (match.end() - 1 for match in pattern.finditer(text))
    for pattern in (_DASH, _GROUPED, _PHRASE, _SIGN):
        yield from (match.start() for match in pattern.finditer(text))
    for match in _PARTICLE.finditer(text):
        if _NAME_AHEAD.match(text, match.end()):
            yield match.end() - 1
    yield from _units_and_names(text, language)
    if language.code in _ONE_LETTER:
        yield from (match.end() - 1 for match in _LETTER.finditer(text))
    if (last := _LAST.search(text)) and _pair(text, last.start()) <= _LAST_PAIR:
        yield last.start()


def _units_and_names(text: str, language: Language) -> Iterator[int]:
    """The spaces between a number and its unit, a title and its name."""
    for match in _NUMBER_WORD.finditer(text):
        year = re.fullmatch(r"(19|20)\d\d", match[1])
        if not year and match[2].lower() not in language.loose and not match[1].endswith(","):
            yield match.end() - 1
    for word, following in pairwise(re.finditer(r"\S+", text)):
        if following[0][0].isupper() and word[0].lstrip("(\"'") in language.titles:
            yield word.end()


def _pair(text: str, space: int) -> int:
    """Characters in the two words around a space."""
    return len(text.rstrip()) - text.rfind(" ", 0, space) - 1
