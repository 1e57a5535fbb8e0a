"""Looks for a quote in a saved source, whatever its spaces, quotation marks and dashes.

Both are folded (`source_text.fold`). A number is found whole or not at all.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache, lru_cache, partial
from itertools import pairwise
from typing import NamedTuple

from briefing.evidence.source_text import (
    HYPHENS,
    PARTED,
    SIGNS,
    Folded,
    Saved,
    composed,
    fold,
    without_marks,
)
from briefing.language.decimals import powers
from briefing.language.en import LANGUAGE as ENGLISH
from briefing.language.language import Language

# So much may be left out where a quote has an ellipsis.
_GAP = 600
# As many words as nearest_quote looks at, around a word that both texts share.
_WINDOW, _TRIES = 12, 40
_ALIKE = 0.55


class Found(NamedTuple):
    """Where a quote stands: its offsets in the source's text, and its line or page in words."""

    start: int
    end: int
    place: str


class Near(NamedTuple):
    """The words of a source that are most like a quote, and their line or page in words.

    Where they differ in one word, `theirs` is the source's and `mine` the quote's; one of the two
    may lack it.
    """

    place: str
    text: str
    theirs: str = ""
    mine: str = ""


def find_quote(saved: Saved, quote: str, language: Language = ENGLISH) -> Found | None:
    """Where a quote stands word for word in a source of a language, or None.

    An ellipsis in the quote stands for up to 600 characters.
    """
    source = _folded(saved.text)
    places = partial(_places, source, language=language, may_have_marks=saved.unit == "page")
    parts = [_bare(part) for part in re.split(r"\[?(?:\.\.\.|…)\]?", quote)]
    first, *rest = [part for part in parts if part] or [""]
    if not first:
        return None
    later = [list(places(part)) for part in rest]
    for start, end in places(first):
        last: int | None = end
        for following in later:
            last = _next(following, last) if last is not None else None
        if last is not None:
            at = source.origins[start]
            return Found(at, source.origins[last - 1] + 1, saved.place(at))
    return None


def _next(places: list[tuple[int, int]], end: int) -> int | None:
    """The end of the first place that starts no more than a gap after `end`, or None."""
    at = bisect_left(places, (end, 0))
    if at == len(places) or places[at][0] > end + _GAP:
        return None
    return places[at][1]


def nearest_quote(saved: Saved, quote: str) -> Near | None:
    """The words of a source that a quote was probably taken from, or None."""
    from difflib import SequenceMatcher  # loaded only for a quote that is not there

    source = _folded(saved.text)
    spans, folded = _words(saved.text)
    wanted = _bare(quote).split()
    rare = sorted((folded.count(word), at) for at, word in enumerate(wanted) if word in folded)
    best: tuple[float, int] = (0.0, 0)
    for _, at in rare[:_WINDOW]:
        places = (place for place, word in enumerate(folded) if word == wanted[at])
        for _, place in zip(range(_TRIES), places, strict=False):
            start = max(place - at, 0)
            ratio = SequenceMatcher(None, wanted, folded[start : start + len(wanted)]).ratio()
            best = max(best, (ratio, -start))
    if best[0] < _ALIKE:
        return None
    start, count = -best[1], len(wanted)
    mine = [word.rstrip(".,;:") for word in wanted]
    # The words alike may begin one before or behind where they were looked for.
    shifts = (at for at in (start, start + 1, start - 1) if 0 <= at < len(folded))
    differing = ((at, found) for at in shifts if (found := _one_word(folded[at:], mine)))
    start, (theirs, wrong) = next(differing, (start, ("", "")))
    count += bool(theirs) - bool(wrong)
    end = min(start + count, len(spans))
    first, last = (source.origins[at] for at in (spans[start][0], spans[end - 1][1] - 1))
    words = " ".join(saved.text[first : last + 1].split())
    return Near(saved.place(first), words, theirs, wrong)


def _one_word(theirs: list[str], mine: list[str]) -> tuple[str, str] | None:
    """The one word in which a quote differs from the words of a source, which may lack it, as may
    the quote.
    """
    pairs = zip(theirs, mine, strict=False)
    at = next((at for at, (one, other) in enumerate(pairs) if one != other), len(mine))
    if at in (len(mine), len(theirs)):
        return None
    for word, wrong in ((theirs[at], mine[at]), (theirs[at], ""), ("", mine[at])):
        rest = mine[at + bool(wrong) :]
        if theirs[at + bool(word) :][: len(rest)] == rest:
            return word, wrong
    return None


def _places(
    source: Folded, part: str, language: Language, *, may_have_marks: bool
) -> Iterator[tuple[int, int]]:
    """The offsets in the folded source where a part of a quote stands and cuts no number."""
    pattern = _pattern(part, is_parted=PARTED in source.text, may_have_marks=may_have_marks)
    for match in pattern.finditer(source.text):
        start, end = source.origins[match.start()], source.origins[match.end() - 1] + 1
        if not _is_cut(source.raw, part, (start, end), language):
            yield match.span()


def _pattern(part: str, *, is_parted: bool, may_have_marks: bool) -> re.Pattern[str]:
    """The pattern of whole words for a part, its first letter in either case.

    Where the source has hyphens at line ends (`is_parted`), one may part any word; where it may
    have marks of footnotes in its lines, as a PDF has, one may stand behind any: `million2`.
    """
    first = f"[{re.escape(part[0].lower())}{re.escape(part[0].upper())}]"
    maybe = f"{PARTED}?" if is_parted else ""
    pieces = [first if part[0].isalpha() else re.escape(part[0])]
    words = {match.end() for match in _NOTED.finditer(part)} if may_have_marks else ()
    for at, (before, char) in enumerate(pairwise(part), start=1):
        pieces += [_MARK] if at in words else []
        if char == PARTED:
            pieces.append(f"[-{PARTED}]?")
        elif char == "-" and before.isalpha():
            pieces.append(f"[-{PARTED}]")
        else:
            pieces.append((maybe if before.isalpha() and char.isalpha() else "") + re.escape(char))
    pieces += [_MARK] if len(part) in words else []
    left = rf"(?<![\w{PARTED}])" if part[0].isalnum() else ""
    return re.compile(f"{left}{''.join(pieces)}(?![\\w{PARTED}]|[.,]\\d)")


# A word that is no name such as `CO2`, and the mark of a footnote behind it.
_NOTED = re.compile(r"(?<!\w)[^\W\d_]*[^\W\d_A-Z]{4}(?!\w)")
_MARK = r"(?:\d{1,2}(?!\w))?"

# What makes a number that starts behind it a part of another, its opposite, or a name: `1.`, a
# sign, `F-`; or, where it starts with three digits, `1 `, but for those of another column or line.
_BEGUN = re.compile(rf"(?:\d[.,]|(?:^|(?<=[\s(]))[{SIGNS}]|[^\W\d_][{HYPHENS}])$")
_GROUP_BEFORE = re.compile(r"(?<!\d)\d{1,3}[^\S\n\t]$")
_GROUP_FIRST = re.compile(r"\d{3}(?!\d)")
# The same behind it: `300` before ` 000`.
_GROUP_LAST = re.compile(r"(?<!\d)\d{1,3}$")
_GROUP_BEHIND = re.compile(r"[^\S\n\t]\d{3}(?!\d)")
# Two numbers, of which a quote would make one: in two columns, or on two lines.
_TWO = re.compile(r"(?<!\d)\d{1,3}[\n\t]+\d{3}(?!\d)")


def _is_cut(text: str, part: str, place: tuple[int, int], language: Language) -> bool:
    """Whether a part found at a place (start and end) of a text cuts a number of it in two.

    Or whether it makes one number of two.
    """
    start, end = place
    if _TWO.search(text, start, end):
        return True
    left = max(start - 5, 0)
    if part[0] == "-":  # a sign, unless it ties two numbers
        return part[1:2].isdigit() and text[start - 1 : start].isalnum()
    if part[0].isdigit():
        grouped = _GROUP_FIRST.match(part) and _GROUP_BEFORE.search(text, left, start)
        if grouped or _BEGUN.search(text, left, start):
            return True
    if part[-1].isdigit() and _multiplied(language).match(text, end):
        return True
    return bool(_GROUP_LAST.search(part) and _GROUP_BEHIND.match(text, end))


@cache
def _multiplied(language: Language) -> re.Pattern[str]:
    """Words that multiply the number before them: ` million` after `1.5`."""
    words = powers(ENGLISH) | powers(language)
    return re.compile(rf"\s?(?:{'|'.join(map(re.escape, sorted(words)))})(?!\w)", re.IGNORECASE)


def _bare(quote: str) -> str:
    """A folded quote without the stop or dash at its ends, and `[A]ll` as `All`."""
    words = _INSERTED.sub(r"\1", without_marks(composed(quote)))
    bare = fold(words).text.strip().rstrip(".,;:- ")
    return bare if _SIGNED.match(bare) else bare.lstrip("- ")


_INSERTED = re.compile(r"\[(\w)\]")
_SIGNED = re.compile(r"-\d")


@lru_cache(maxsize=16)  # more sources than a brief names
def _folded(text: str) -> Folded:
    return fold(text)


@lru_cache(maxsize=16)
def _words(text: str) -> tuple[list[tuple[int, int]], list[str]]:
    """The words of a folded text: their offsets in it, and each without the stop at its end."""
    matches = list(re.finditer(r"[^ ]+", _folded(text).text))
    return [match.span() for match in matches], [match[0].rstrip(".,;:") for match in matches]
