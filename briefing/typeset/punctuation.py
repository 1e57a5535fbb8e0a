"""Sets a language's own marks and spaces for what was typed on a keyboard.

Straight quotes are turned, spaced hyphens made dashes, and spaces at which no line may end made
no-break spaces, or narrow ones; `number_signs` sets what stands beside numbers. A text is held in
cells, one for each character as typed: each holds the characters that are set for it, of which
there may be none.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from briefing.brief.model import Run
from briefing.language.language import Language, language
from briefing.language.tags import unspaced
from briefing.style.stylesheet import Typography

NARROW = "\u202f"

# A single quote that may close: behind a letter or stop, before a gap or the end.
_INNER_END = re.compile(r"(?<=[\w.,!?\u0900-\u109f\u1780-\u17ff])'(?!\w)")  # vowel signs, too
_BEFORE_OPENING = " ([{\u2013\u2014/\"'\u2019\u00a0\u202f«„\u201a\u2039"
# Marks of quotations, and what closes each.
_DOUBLE = frozenset('"«»„\u201c\u201d')
_ENDS = {"«": "»", "»": "«", "„": "\u201c\u201d", "\u201c": "\u201d"}
_PRIME, _DOUBLE_PRIME = "\u2032", "\u2033"
_OPENING, _CLOSING, _BEHIND_NUMBER = "«\u2039", "»\u203a", "%‰"
_AFTER_WORD = ')]}"\u201d\u2019!?\u2026' + _CLOSING


def set_dashes(text: str, cells: list[str], language: Language) -> None:
    """Turn ` - `, spaces included, into the language's dash, and one that is the whole text."""
    if text == "-":
        cells[0] = language.dash.strip()
    dash = language.dash if len(language.dash) == 3 else ("", language.dash, "")
    for match in re.finditer(r"(?<=\S) - (?=\S)", text) if " - " in text else ():
        cells[match.start() : match.end()] = dash


def set_quotes(
    text: str, cells: list[str], language: Language, own: Sequence[bool] | None = None
) -> None:
    """Turn straight quotes: what follows a space or a bracket opens, the rest closes.

    Double quotes within others, straight or the author's own, are those that the language has
    inside; `own` tells of each character whether it is in this language, None that all are. A
    quote behind a small number that closes nothing, as in `a 6' fence`, is a prime.

    A single quote that is neither is an apostrophe, U+2019 in every language: Unicode
    6.2 prefers it as punctuation, and Ukrainian newspapers and books set it too. An
    author's own U+02BC, the letter apostrophe of CLDR's Ukrainian alphabet, stays.
    """
    if '"' in text:
        _set_double(text, cells, language, own)
    if "'" in text:
        _set_single(text, cells, language)


def _set_double(
    text: str, cells: list[str], language: Language, own: Sequence[bool] | None
) -> None:
    outer, inner = language.quotes[:2], language.quotes[2:]
    quotations = dict(_quotations(text, cells))  # where each opens and closes
    around: list[str] = []  # how those open that a mark is within; empty in another language
    ends = set(quotations.values())
    for index, char in enumerate(text):
        if index in quotations:
            is_within = bool(around) and around[-1] not in ("", inner[0].strip())
            opens, closes = inner if is_within else outer
            end, mark = quotations[index], char
            if char == '"':
                cells[index], mark = opens, opens.strip()
                if text[end] == '"':
                    cells[end] = closes
            elif text[end] == '"':  # an author's own mark, closed by a straight one
                cells[end] = inner[1] if char == inner[0].strip() else outer[1]
            around.append(mark if own is None or own[index] else "")
        elif index in ends:
            around.pop()
        elif char == '"' and cells[index] == char:
            before, after = text[index - 1 : index] if index else "", text[index + 1 : index + 2]
            opens, closes = outer
            cells[index] = opens if _opens(before, after) else closes
            if _measures(text, index):
                cells[index] = _DOUBLE_PRIME


def _quotations(text: str, cells: list[str]) -> Iterator[tuple[int, int]]:
    """Where the quotations of a text open and close, if they do both, each after those within it.

    `»` opens where nothing that it could close is open, and a word follows; `\u201c` closes what
    `„` has opened.
    """
    waiting: list[int] = []  # where marks stand that have opened, and not closed
    for index, char in enumerate(text):
        if char not in _DOUBLE or cells[index] != char:
            continue
        before, after = text[index - 1 : index] if index else "", text[index + 1 : index + 2]
        last = text[waiting[-1]] if waiting else ""
        if char == '"':
            # Maltese has an article with a hyphen before what is quoted: `l-"aħjar"`.
            opens = _opens(before, after) or (before == "-" and after.isalnum())
            # Behind a letter of a script without spaces either may stand.
            if not opens and last != '"' and after.isalnum():
                opens = unspaced(text[max(index - 2, 0) : index]) is not None
            is_end = not opens and last in ('"', "„")
        else:
            is_end = char in _ENDS.get(last, "")
            opens = char in "„«\u201c" or (char == "»" and after.isalnum())
        if is_end:
            yield waiting.pop(), index
        elif opens:
            waiting.append(index)


def _set_single(text: str, cells: list[str], language: Language) -> None:
    *_, inner_opening, inner_closing = language.quotes
    inner_open = may_close = False
    last_end = max((match.start() for match in _INNER_END.finditer(text)), default=-1)
    for index, char in enumerate(text):
        if char != "'" or cells[index] != char:
            continue
        before, after = text[index - 1 : index] if index else "", text[index + 1 : index + 2]
        opens = _opens(before, after)
        if opens and after.isalpha() and index < last_end:
            cells[index], inner_open = inner_opening, True
        elif inner_open and not (before.isalpha() and after.isalpha()):
            cells[index], inner_open = inner_closing, False
        else:
            is_prime = not may_close and _measures(text, index)
            cells[index] = _PRIME if is_prime else "\u2019"
        may_close = may_close or opens


def _measures(text: str, index: int) -> bool:
    """Whether a quote stands behind a small number, and a word without a capital follows."""
    number = re.search(r"(?<![\w.,'\u2019])\d{1,3}$", text[max(index - 5, 0) : index])
    return bool(number) and text[index + 1 : index + 2] == " " and text[index + 2 :][:1].islower()


def _opens(before: str, after: str) -> bool:
    """Whether a quote between two characters opens; one behind a quote does so before a word."""
    if before and before in "\"'\u2019":
        return after.isalnum()
    return (not before or before in _BEFORE_OPENING) and after.strip() != ""


def space_marks(cells: list[str], language: Language) -> None:
    """Give the marks that a language sets apart their narrow space where none was typed.

    `12:30`, `https://` and `(?)` hold no such mark: it ends a word, and a gap follows it.
    """
    if not language.spaced:
        return
    typed = [*cells, ""]
    for index, mark in enumerate(cells):
        if len(mark) != 1 or mark not in language.spaced:
            continue
        before, after = typed[index - 1][-1:] if index else "", typed[index + 1][:1]
        if mark in _OPENING and after and not after.isspace():
            cells[index] = mark + NARROW
        elif mark not in _OPENING and _is_apart(mark, before, after):
            cells[index] = NARROW + mark


def _is_apart(mark: str, before: str, after: str) -> bool:
    """Whether a mark between two characters is one that a space has to come before."""
    if mark in _BEHIND_NUMBER:
        return before.isdigit() and not after.isalnum()
    if not before or before.isspace() or before in "([{;:!?":
        return False
    ends = not after or after.isspace() or after in _AFTER_WORD
    return ends or mark in _CLOSING


NO_BREAK = "\u00a0"


# Longer pairs at the end of a paragraph would leave more of a hole than a lonely word.
_LAST_PAIR = 22

# `300 troops`, `1er septembre`, `2nd Division`, and ordinals with a hyphen, as in Ukrainian.
_NUMBER_WORD = re.compile(
    r"(?<![\w.,/-])[€$£¥]?(\d[\d.,]*)(?:[^\W\d_]{1,2}|-[^\W\d_]{1,3})? (?=([^\W\d_]+))"
)
# In `2023 300 000` the year has four digits, and is no part of the number.
_GROUPED = re.compile(r"(?<![\d.,])\d{1,3}(?: \d{3})+(?!\d)")
_BEFORE_NUMBER = re.compile(r"(?<!\w)(?:§|№|EUR|USD|GBP|PLN|UAH|CHF) (?=\d)")
_PARTICLE = re.compile(r"(?<!\w)(von|van|de|der|den|del|della|di|du|la|le|bin|ibn|al) (?=\w)")
# Only particles may stand between one and the name: "von der Leyen", not "de la plan".
_NAME_AHEAD = r"(?:(?:von|van|de|der|den|la|le|al) )*[^\W\d_a-zà-ÿа-яіїєґ]"
_INITIAL = re.compile(r"(?<!\w)[^\W\d_]\. (?=[^\W\d_])")
_DIGIT = re.compile(r"\d")
# Letters of a word that should not stand alone between a full stop and the end of a line.
_SHORT = 3
_BEHIND_STOP = "\"')]\u00bb\u201c\u201d\u2019\u203a"
_AROUND_WORD = f"{_BEHIND_STOP}([«„\u2018\u201a\u2039¿¡.,;:!?\u2026\u2013\u2014-"
# Before a dash between words, behind a minus, and beside a sign.
_HELD = r" (?=[\u2013\u2014] )|(?<=\u2212) (?=\d)|(?<=\d) (?=[%‰°€])"
_HELD += r"|(?<=\S) (?=[;:!?]|[»\u203a](?!\w))"
_HELD += r"|(?<=(?<![\w.!?])[«\u2039]) (?=\S)|(?<=°) (?=\d+\u2032)"
_NARROW_SIGN = r"(?<=\d) (?=[%‰])"
_LETTER = r"(?<![^\s(«„\u201c\"])[^\W\d_] (?=\S)"
# Behind the last word a French mark may stand off.
_LAST = re.compile(r" (?=\S+(?: [;:!?»\u203a%‰]+)*\s*$)")


@cache
def _held(language: Language) -> re.Pattern[str]:
    """The spaces beside signs, within the phrases that a language holds, and before `year`."""
    phrases = (phrase.partition("~") for phrase in language.held.split("|") if phrase)
    pairs = [(left, right) for left, _, right in phrases]
    pairs += [("#", word) for word in language.year_words.split()]
    held = (f"(?<={_plain(left)}) (?={_plain(right)})" for left, right in pairs)
    return re.compile("|".join((_HELD, *held)))


def _plain(words: str) -> str:
    return re.escape(words).replace(r"\#", r"\d")


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
        yield from (match.start() for match in re.finditer(_NARROW_SIGN, text))
    for index, char in enumerate(text) if language.spaced else ():
        if char in language.spaced:
            yield min(index + 1, len(text) - 1) if char in "«\u2039" else max(index - 1, 0)


def _group_spaces(text: str) -> Iterator[int]:
    """The spaces within numbers such as `1 300 000`."""
    for match in _GROUPED.finditer(text):
        yield from (match.start() + at for at, char in enumerate(match[0]) if char == " ")


def _bound_spaces(text: str, language: Language) -> Iterator[int]:
    """Where the spaces stand that hold two words together."""
    yield from (match.start() for match in _held(language).finditer(text))
    names = {*_names(text, language), *_titles(text, language)}
    yield from names
    yield from _first_words(text, names, language)
    if _DIGIT.search(text):
        yield from (match.end() - 1 for match in _BEFORE_NUMBER.finditer(text))
        yield from _group_spaces(text)
        yield from _numbers(text, language)
    if language.one_letter:
        yield from (match.end() - 1 for match in re.finditer(_LETTER, text))
    if (last := _LAST.search(text)) and _pair(text, last.start()) <= _LAST_PAIR:
        yield last.start()


def _names(text: str, language: Language) -> Iterator[int]:
    """The spaces behind an initial or a particle; and within `z. B.` and its like.

    Where a particle is an everyday word, as `de` is in French, it binds nothing.
    """
    for match in _INITIAL.finditer(text) if ". " in text else ():
        following = text[match.end() : match.end() + 2]
        before = text[max(match.start() - 30, 0) : match.start()]
        letter = match[0][0]
        is_ending = letter.islower() and before.endswith(("'", "\u2019"))  # `NATO's. It`
        is_word = is_ending or letter in language.small or language.names_a_letter(before)
        if following[1:] == "." or (following[:1].isupper() and not is_word):
            yield match.end() - 1
    for match in _PARTICLE.finditer(text):
        if match[1] not in language.loose and re.compile(_NAME_AHEAD).match(text, match.end()):
            yield match.end() - 1


def _first_words(text: str, names: set[int], language: Language) -> Iterator[int]:
    """The spaces behind words of up to three letters that start a sentence within the text.

    Behind an initial or a title, whose space is among those of `names`, none starts.
    """
    ends = False
    for match in re.finditer(r"\S+", text) if "." in text else ():
        if word := match[0].strip(_AROUND_WORD):
            starts = ends and match.start() - 1 not in names and match.end() < len(text)
            if starts and len(word) <= _SHORT and word.isalpha() and word[0].isupper():
                yield match.end()
            ends = False
        last = match[0].rstrip(_BEHIND_STOP)
        is_ordinal = language.ordinal_stop and last[:-1].isdecimal()
        ends = ends or (last.endswith(".") and not is_ordinal and last[:-1] not in language.never)


def _numbers(text: str, language: Language) -> Iterator[int]:
    """The spaces between a number and what it counts."""
    for match in _NUMBER_WORD.finditer(text):
        number, word = match[1], match[2].lower()
        year = len(number) == len("1949") and number.isdecimal() and number[:2] in ("19", "20")
        ends = number.endswith(",") or (number[-1] == "." and not language.ordinal_stop)
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


def typeset(runs: tuple[Run, ...], page: Language, typography: Typography) -> tuple[Run, ...]:
    """The runs of a text as they are set, in Unicode's normal form C.

    Each run is set in its own language, or in the page's; those that are `verbatim` stay as they
    are, form and all.
    """
    if all(run.verbatim for run in runs):
        return runs
    runs = tuple(
        run if run.verbatim else run._replace(text=unicodedata.normalize("NFC", run.text))
        for run in runs
    )
    # The mark of a note is none of the words: `"word"²` ends as `"word"` does.
    words = [run for run in runs if not run.is_mark]
    text = "".join(run.text for run in words)
    tags = tuple(dict.fromkeys(run.language or page.tag for run in runs))
    tongues = {tag: page if tag == page.tag else language(tag) for tag in tags}
    # The whole text in each of its languages; a run then takes its own piece.
    spoken = [run.language or page.tag for run in words for _ in run.text] if tags[1:] else None
    settings = {
        tag: _cells(text, tongue, typography, [each == tag for each in spoken] if spoken else None)
        for tag, tongue in tongues.items()
    }
    start, out = 0, list[Run]()
    for run in runs:
        if run.is_mark:
            out.append(run)
            continue
        end = start + len(run.text)
        cells = settings[run.language or page.tag][start:end]
        if run.verbatim:
            out.append(run)
        else:
            tongue = tongues[run.language or page.tag]
            out += _with_raised(run._replace(text="".join(cells)), tongue)
        start = end
    return tuple(out)


def _with_raised(run: Run, tongue: Language) -> Iterator[Run]:
    """A run, parted around the letters that its language raises."""
    start = 0
    for match in re.finditer(tongue.raised, run.text) if tongue.raised else ():
        at, end = match.span(1)
        yield run._replace(text=run.text[start:at])
        yield run._replace(text=match[1], raised=True)
        start = end
    if start < len(run.text) or not start:
        yield run._replace(text=run.text[start:])


# What `number_signs` may set otherwise beside a number.
_SIGNS = frozenset("-'\"°")
_ASCII_MARKS = frozenset(",.:;!?()")


def _cells(
    text: str, tongue: Language, typography: Typography, own: Sequence[bool] | None
) -> list[str]:
    """A text as set in one language: a cell a character as typed, so that it can be cut again."""
    cells = list(text)
    if typography.dashes:
        set_dashes(text, cells, tongue)
    if not _SIGNS.isdisjoint(text) and _DIGIT.search(text):
        from briefing.typeset.number_signs import set_number_signs  # few texts have any

        set_number_signs(text, cells, tongue, typography)
    if typography.quotes:
        set_quotes(text, cells, tongue, own)
    if tongue.wide_marks and not _ASCII_MARKS.isdisjoint(text):
        from briefing.typeset.wide_marks import set_wide_marks  # few languages have any

        set_wide_marks(text, cells, tongue)
    bind(cells, tongue)
    space_marks(cells, tongue)
    return cells
