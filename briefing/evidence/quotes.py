"""A quote is looked for in a saved source, whatever its spaces, quotation marks and dashes.

Text is folded to what quotes have in common, with a map back to where each character stood.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import lru_cache
from typing import NamedTuple

from briefing.evidence.saved import Saved

# So much may be left out where a quote has an ellipsis.
_GAP = 600
# As many words as nearest_quote looks at, around a word that both texts share.
_WINDOW, _TRIES = 12, 40
_ALIKE = 0.55

_QUOTES = dict.fromkeys(map(ord, "\"'“”„‟«»‹›‘’‚‛`´″′ʼ"), None)
_DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"), "-")
_NOTHING = dict.fromkeys((0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF), None)
_TABLE = _QUOTES | _DASHES | _NOTHING


class Found(NamedTuple):
    """Where a quote stands: offsets in the source's text, and the place in words."""

    start: int
    end: int
    place: str


class Near(NamedTuple):
    """The words of a source that are most like a quote, and their place."""

    place: str
    text: str


class _Folded(NamedTuple):
    """A text folded, and where each of its characters stood."""

    text: str
    origins: tuple[int, ...]


def find_quote(saved: Saved, quote: str) -> Found | None:
    """Where a quote stands word for word; dots of an ellipsis stand for words left out."""
    source = _folded(saved.text)
    parts = [_bare(part) for part in re.split(r"\[?(?:\.\.\.|…)\]?", quote)]
    parts = [part for part in parts if part]
    if not parts:
        return None
    for start in _places(source.text, parts[0], 0, len(source.text)):
        end: int | None = start + len(parts[0])
        for part in parts[1:]:
            limit = min((end or 0) + _GAP + len(part), len(source.text))
            at = next(_places(source.text, part, end or 0, limit), None)
            end = at + len(part) if at is not None else None
            if end is None:
                break
        if end is not None:
            first, last = source.origins[start], source.origins[end - 1]
            return Found(first, last + 1, saved.place(first))
    return None


def nearest_quote(saved: Saved, quote: str) -> Near | None:
    """The words of a source that a quote was probably taken from."""
    source = [match.span() for match in re.finditer(r"\S+", saved.text)]
    folded = [_bare(saved.text[start:end]) for start, end in source]
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
    start = -best[1]
    end = min(start + len(wanted), len(source))
    text = " ".join(saved.text[source[start][0] : source[end - 1][1]].split())
    return Near(saved.place(source[start][0]), text)


def _places(text: str, part: str, start: int, end: int) -> Iterator[int]:
    """Where a part stands between word boundaries; the case of its first letter may differ."""
    first = part[0]
    pattern = (
        f"[{re.escape(first.lower())}{re.escape(first.upper())}]"
        if first.isalpha()
        else (re.escape(first))
    )
    whole = re.compile(rf"(?<!\w){pattern}{re.escape(part[1:])}(?!\w|[.,]\d)")
    for match in whole.finditer(text, start, end):
        if not (first.isdigit() and _goes_on(text, match.start())):
            yield match.start()


# What makes a number that starts behind it a part of another, or its opposite: `1.`, `1,300 `
# before three digits, a sign.
_BEGUN = re.compile(r"\d[.,]|(?<!\d)\d{1,3}[ '](?=\d{3}(?!\d))|(?<!\S)-")


def _goes_on(text: str, start: int) -> bool:
    """Whether the digits at a place go on a number that has begun before it."""
    left = max(start - 5, 0)
    return any(found.end() == start for found in _BEGUN.finditer(text, left, start + 4))


def _bare(quote: str) -> str:
    """A quote folded, without the stop that may end it."""
    return _folded(quote).text.strip().rstrip(".,;:").strip()


@lru_cache(maxsize=64)
def _folded(text: str) -> _Folded:
    """A text without quotation marks and what is invisible, dashes alike, white space single."""
    chars: list[str] = []
    origins: list[int] = []
    for at, char in enumerate(text):
        if char.isspace():
            if chars and chars[-1] != " ":
                chars.append(" ")
                origins.append(at)
            continue
        # A raised digit and a fraction are no digits: 10⁶ is not 106.
        is_own = char.isascii() or unicodedata.category(char) == "No"
        plain = char if is_own else unicodedata.normalize("NFKC", char)
        for folded in plain.translate(_TABLE):
            chars.append(folded)
            origins.append(at)
    return _Folded("".join(chars), tuple(origins))
