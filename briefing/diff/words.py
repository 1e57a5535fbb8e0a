"""Compares two texts word by word: what both say, and what one has for the other's words."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from briefing.brief.model import Copy
from briefing.diff.model import Piece
from briefing.language.tags import WIDE, unspaced

# A word as short as this between two changes only makes both harder to read.
_ISLAND = 4  # characters
# Texts that share less are shown whole: marks in every line would hide what they say.
_LEAST = 0.3
# Steps of comparing two texts, the product of their words. A page holds about 800 words.
_MOST = 4_000_000


class Markup(NamedTuple):
    """The markup of words: what a reader sees or follows besides the letters."""

    bold: bool = False
    italic: bool = False
    link: str = ""
    language: str = ""


Word = tuple[tuple[str, Markup], ...]  # fragments, each in one markup

_PLAIN = Markup()


def compare_words(old: Copy, new: Copy) -> tuple[Piece, ...]:
    """The pieces of a text; none where both editions say the same in the same markup.

    The pieces of `new` and `old` are those of `old` and `new`, exchanged.
    """
    before, after = _words(old), _words(new)
    if before == after:
        return ()
    first, last = sorted((before, after))
    pieces = tuple(_piece(first[a:b], last[c:d]) for a, b, c, d in _stretches(first, last))
    if first is before:
        return pieces
    return tuple(Piece(piece.same, piece.new, piece.old) for piece in pieces)


def _words(copy: Copy) -> list[Word]:
    words: list[list[tuple[str, Markup]]] = [[]]
    for run in copy.runs:
        markup = Markup(run.bold, run.italic, run.link or "", run.language or "")
        for part in _parts(run.text):
            if part.isspace():
                words.append([])
            elif part.startswith(_JOINT):
                words.append([(part if words[-1] else part[1:], markup)])
            else:
                words[-1].append((part, markup))
    return list(_numbers([tuple(word) for word in words if word]))


# Before a word that no space parts from the one before it.
_JOINT = "\u2060"


def _parts(text: str) -> list[str]:
    """The words of a text and the spaces between them; of Chinese and Japanese each letter."""
    if unspaced(text) is None:
        return re.findall(r"\s+|\S+", text)
    return [
        _JOINT + (before or letter) if before or letter else other
        for other, before, letter in re.findall(
            rf"(\s+|(?<![{WIDE}])[^\s{WIDE}]+)|([^\s{WIDE}]+)|([{WIDE}])", text
        )
    ]


def _numbers(words: list[Word]) -> Iterator[Word]:
    """The words, `300 000` and `8,3 %` being one each."""
    whole: Word = ()
    for word in words:
        text = _text([word])
        joins = re.match(r"\d{3}(?!\d)", text) and re.search(r"(?<!\d)\d{1,3}$", _text([whole]))
        if whole and (joins or (text[0] in "%‰" and _text([whole])[-1].isdigit())):
            whole = (*whole, (" ", _PLAIN), *word)
        else:
            yield from [whole] if whole else []
            whole = word
    yield from [whole] if whole else []


def _stretches(old: Sequence[Word], new: Sequence[Word]) -> Iterator[tuple[int, int, int, int]]:
    """Stretches of both texts, the same or not, as offsets: `old[a:b]` for `new[c:d]`.

    Texts that share too little are one stretch.
    """
    from difflib import SequenceMatcher  # loaded only for texts that differ

    if len(old) * len(new) > _MOST:
        blocks = _ends(old, new)
    else:
        matcher = SequenceMatcher(None, old, new)
        blocks = [(a, b, size) for a, b, size in matcher.get_matching_blocks()]
    blocks = [block for block in blocks if block[2] and not _is_island(old, new, block)]
    shared = sum(size for _, _, size in blocks)
    if 2 * shared < _LEAST * (len(old) + len(new)):
        blocks = []
    at, to = 0, 0
    for a, b, size in [*blocks, (len(old), len(new), 0)]:
        if a > at or b > to:
            yield at, a, to, b
        if size:
            yield a, a + size, b, b + size
        at, to = a + size, b + size


def _ends(old: Sequence[Word], new: Sequence[Word]) -> list[tuple[int, int, int]]:
    """The matching blocks of two long texts: only their common start and end."""
    most = min(len(old), len(new))
    start = next((at for at in range(most) if old[at] != new[at]), most)
    most -= start
    end = next((at for at in range(most) if old[-1 - at] != new[-1 - at]), most)
    return [(0, 0, start), (len(old) - end, len(new) - end, end)]


def _is_island(old: Sequence[Word], new: Sequence[Word], block: tuple[int, int, int]) -> bool:
    at, to, size = block
    inside = at and to and at + size < len(old) and to + size < len(new)
    return bool(inside) and size == 1 and len(_text([old[at]])) <= _ISLAND


def _piece(old: Sequence[Word], new: Sequence[Word]) -> Piece:
    if old == new:
        return Piece(same=_text(old))
    markups = [{markup for word in words for _, markup in word} for words in (old, new)]
    write = _text if markups[0] == markups[1] else _written
    return Piece(old=write(old), new=write(new))


def _text(words: Sequence[Word]) -> str:
    said = " ".join("".join(text for text, _ in word) for word in words)
    return said.replace(f" {_JOINT}", "").replace(_JOINT, "")


def _written(words: Sequence[Word]) -> str:
    """Words with their markup, as an author writes it."""
    fragments: list[tuple[str, Markup]] = []
    for word in words:
        (text, markup), *more = word
        if fragments and not text.startswith(_JOINT):
            alike = fragments[-1][1] == markup
            fragments.append((" ", markup if alike else _PLAIN))
        fragments += (text.removeprefix(_JOINT), markup), *more
    runs = groupby(fragments, key=lambda fragment: fragment[1])
    return "".join(_marked("".join(text for text, _ in run), markup) for markup, run in runs)


def _marked(text: str, markup: Markup) -> str:
    text = f"*{text}*" if markup.italic else text
    text = f"**{text}**" if markup.bold else text
    text = f"[{text}]{{lang={markup.language}}}" if markup.language else text
    return f"[{text}]({markup.link})" if markup.link else text
