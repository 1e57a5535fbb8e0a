"""Where a line of shaped text may end, and what it costs to end it there."""

from collections.abc import Iterator
from typing import NamedTuple

from briefing.language.hyphenation import hyphen_points
from briefing.language.language import language
from briefing.language.tags import unspaced
from briefing.typeset.glyphs import Glyph
from briefing.typeset.punctuation import NO_BREAK

# Spaces that hold two words together.
_BOUND = (NO_BREAK, "\u202f", "\u2007")


class Break(NamedTuple):
    """A place where a line may end.

    The line's ink ends before glyph number `ink`; the next line starts with glyph `end`, and a
    space may stand between the two. `cost` is in the units of `line_breaking`; `hyphen` says that
    one is added to the line.
    """

    ink: int
    end: int
    cost: float = 0
    hyphen: bool = False


# What a line end costs, against the square of a line's slack: 100 for a measure of white.
_AT_HYPHEN, _AT_HYPHENATION = 9.0, 9.0
_AFTER_LOOSE_WORD = 1.2  # "a", "of", "the": a line should not end on what belongs to the next
_AFTER_SHORT_WORD = 0.5
_WITHIN_NAME = 4.0  # South Korea, Cold War, Jens Stoltenberg
# In Chinese, Japanese or Thai between two phrases, within one, within a word.
_WITHOUT_SPACES = (0.0, 2.5, 50.0)
# French marks, and signs behind a number.
_STANDING_OFF = tuple(";:!?»\u203a%‰°€")
# A line that ends in one of these ends in a hyphen.
HYPHENS = ("-", "\u2010")
# Where a word may end a line that is not its end.
_PARTED = frozenset("-\u2010\u2013\u2014\u200b/")


def find_breaks(
    glyphs: list[Glyph],
    loose: frozenset[str],
    tags: list[str],
    *,
    hyphenate: bool = False,
    ragged: bool = False,
) -> tuple[tuple[Break, ...], tuple[Break, ...]]:
    """The places where lines may end, and the no-break spaces where they may if they must.

    A line should not end on a `loose` word, such as an article. `tags` holds the language of each
    glyph. Words may part by its patterns if `hyphenate`; in `ragged` text only those that are
    long in their language do. A mark that stands off its word, as in French, never starts a line.
    """
    breaks: list[Break] = []
    bound: list[Break] = []
    word_start = 0
    last = len(glyphs) - 1
    for index, glyph in enumerate(glyphs):
        if glyph.text == " " or glyph.text in _BOUND:
            least = language(tags[index]).long_word if ragged and not hyphenate else 0
            if hyphenate or 0 < least < index - word_start:
                breaks += _hyphenation(glyphs, word_start, index, tags, least)
            word = "".join(g.text for g in glyphs[word_start:index])
            after = glyphs[index + 1].text if index < last else ""
            found = Break(index, index + 1, _cost_between(word, after, loose))
            if glyph.text == " ":
                breaks.append(found)
            elif after not in _STANDING_OFF and word != "«":
                bound.append(found)
            word_start = index + 1
        elif glyph.text == "\u00ad":
            # A lone letter is no part of a word, whatever stands around it.
            if index - max(word_start, breaks[-1].end if breaks else 0) > 1:
                breaks.append(Break(index, index + 1, _AT_HYPHENATION, hyphen=True))
        elif glyph.text in _PARTED and word_start < index < last:
            breaks += _after_mark(glyphs, index)
    breaks += _without_spaces(glyphs, tags)
    breaks.sort(key=lambda found: found.end)
    return tuple(breaks), tuple(bound)


def _without_spaces(glyphs: list[Glyph], tags: list[str]) -> Iterator[Break]:
    """Breaks in scripts whose words no spaces part; none in any other text."""
    text = "".join([glyph.text for glyph in glyphs])
    at = unspaced(text)
    if at is None:
        return
    # loaded only for such a text
    from briefing.typeset.unspaced_breaks import unspaced_breaks

    starts: dict[int, int] = {}
    offset = 0
    for index, glyph in enumerate(glyphs):
        if glyph.text:
            starts[offset] = index
        offset += len(glyph.text)
    first = max(start for start in starts if start <= at)
    for place, joint in unspaced_breaks(text, tags[starts[first]]):
        if place in starts:
            yield Break(starts[place], starts[place], _WITHOUT_SPACES[joint.value])


def _after_mark(glyphs: list[Glyph], index: int) -> list[Break]:
    """A break behind a hyphen, a dash or a stroke within a word; none in `F-16` or `2014-2023`.

    Two strokes, as in `CUI//NOFORN`, stay together, and so does a Chinese dash of two.
    """
    mark, before, after = (glyphs[at].text for at in (index, index - 1, index + 1))
    if mark == after and mark in "/\u2014":
        return []
    if mark == before == "/":
        before = glyphs[index - 2].text
    if mark == "\u2014" and not after.isspace():  # unspaced, it parts clauses
        return [Break(index + 1, index + 1, _AFTER_SHORT_WORD)]
    if before[-1:].isalnum() and (after[:1].isalpha() or mark == "/"):
        return [Break(index + 1, index + 1, _AT_HYPHEN)]
    return []


def _cost_between(word: str, following: str, loose: frozenset[str]) -> float:
    """What it costs to end a line after a word, by it and the glyph that would start the next."""
    if following.isupper() and word[:1].isupper() and word[-1:].isalnum():
        return _WITHIN_NAME
    if not following or not word.islower():
        return 0.0
    if word in loose:
        return _AFTER_LOOSE_WORD
    return _AFTER_SHORT_WORD if len(word) <= 3 else 0.0


def _hyphenation(
    glyphs: list[Glyph], start: int, end: int, tags: list[str], least: int
) -> list[Break]:
    """Breaks inside the word between two glyphs, without the punctuation around it.

    None in a word of no more than `least` letters.
    """
    while start < end and not glyphs[start].text.isalpha():
        start += 1
    while end > start and not glyphs[end - 1].text.isalpha():
        end -= 1
    if len(set(tags[start:end])) != 1:  # no word, or a word of two languages
        return []
    places, offset = {}, 0
    for index in range(start, end):
        places[offset] = index
        offset += len(glyphs[index].text)
    word = "".join(glyph.text for glyph in glyphs[start:end])
    if len(word) <= least:
        return []
    points = (places[at] for at in hyphen_points(word, tags[start]) if at in places)
    return [Break(at, at, _AT_HYPHENATION, hyphen=True) for at in points]
