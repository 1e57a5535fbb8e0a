"""The shaping of text by HarfBuzz, with the fonts that will be embedded."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain, groupby, pairwise
from unicodedata import normalize

import uharfbuzz as hb

from briefing.language.language import canonical
from briefing.pdf.font_files import Faces, Typeface
from briefing.style.fonts import ships
from briefing.style.stylesheet import Face
from briefing.typeset.glyphs import Glyph

# What a face may lack and a neighbour can stand in for: the hyphen and spaces that do not
# break, thin spaces, primes, the letter apostrophe, the minus. The text stays what it is.
_STAND_INS = {
    "\u2010": "-",
    "\u2011": "-",
    "\u202f": "\u00a0",
    "\u2009": "\u00a0",
    "\u200a": "\u00a0",
    "\u2007": "\u00a0",
    "\u2032": "'",
    "\u2033": '"',
    "\u02bc": "\u2019",
    "\u2212": "\u2013",
}
# It looks like the apostrophe of punctuation (Unicode 6.2.7); IBM Plex draws a prime.
_LETTER_APOSTROPHE = "\u02bc"
# How wide a space that stands in is, of the face's own space: near 1/6 em for a thin or
# narrow one (Unicode 6.2), half that for a hair space.
_NARROWER = {"\u202f": 0.6, "\u2009": 0.6, "\u200a": 0.3}


# Pairs that Fira sets so close that their dots or arms run into each other, and signs that it sets
# as far off as words: what is added between the two, in thousandths of an em. A reader takes
# a gap for a space where it is half one of the condensed face (pypdf), 95, or 100 (Poppler); Fira
# itself has up to 54 behind an apostrophe.
_KERNS = {
    **{"Її": 94, "її": 94, "ЇЇ": 94, "\u2019ї": 38, "\u02bcї": 38},
    **{"Гї": 80, "Ґї": 80, "ҐЇ": 90, "Тї": 80, "Уї": 90, "Ґа": 40, "Ґе": 40, "Ґо": 40},
    **{"°C": -100, "°F": -100},
}
_KERNED = frozenset("їЇҐ°")  # each pair has one of these

_MOST_ALIKE = 50_000  # glyphs of one advance


class HarfBuzzMetrics:
    """Shapes runs, and keeps the last thousand: a page has some hundred.

    Glyphs that are alike are one object, of whatever run: text takes a tenth of the memory.
    """

    def __init__(self, faces: Faces) -> None:
        self.faces = faces
        self._cached = lru_cache(maxsize=1024)(self._shape)
        self._glyphs: dict[Glyph, Glyph] = {}

    def shape(
        self,
        text: str,
        face: Face,
        language: str,
        *,
        tabular: bool = False,
        fraction: bool = False,
    ) -> tuple[Glyph, ...]:
        """The glyphs of one run, measured in thousandths of an em.

        A character that the face lacks is glyph 0. `language` is a BCP 47 tag. With `tabular`,
        digits are all as wide, and nothing is kerned. A `fraction` is set as one if the face can.
        """
        return self._cached(text, face, language, tabular, fraction)

    def _shape(
        self, text: str, face: Face, language: str, tabular: object, fraction: object
    ) -> tuple[Glyph, ...]:
        if not text.isascii() and len(parts := scripts(text)) > 1:
            shaped = (self._shape(part, face, language, tabular, fraction) for part in parts)
            return tuple(chain.from_iterable(shaped))
        if _COMPLEX.search(text):
            text = normalize("NFD", text)  # a vowel sign of two parts has a glyph on either side
        typeface = self.faces.open(face)
        stand_ins = _stand_ins(text, typeface)
        buffer = hb.Buffer()
        buffer.add_str(text.translate(stand_ins))
        buffer.guess_segment_properties()
        buffer.language = language
        # Marks keep a text of their own, beside the letter they stand on.
        buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_CHARACTERS
        # Named here, the shaper is not for the environment to choose (HB_SHAPER_LIST).
        features = {"tnum": True, "kern": False} if tabular else {"frac": bool(fraction)}
        hb.shape(typeface.font, buffer, features, shapers=["ot"])
        glyphs = _glyphs(text, buffer, typeface.scale)
        narrow = {char: _NARROWER[char] for char in map(chr, stand_ins) if char in _NARROWER}
        if narrow:
            glyphs = [_narrowed(glyph, narrow) for glyph in glyphs]
        if not tabular and not _KERNED.isdisjoint(text) and ships(face.path):
            glyphs = _kerned(glyphs)
        if not text.isascii() and _is_close(language) and _CLOSE.search(text):
            glyphs = _closed_up(text, glyphs)
        if len(self._glyphs) > _MOST_ALIKE:
            self._glyphs.clear()
        return tuple(map(self._glyphs.setdefault, glyphs, glyphs))


# Scripts whose letters HarfBuzz puts in order and joins, each of its own kind: those of India from
# Devanagari to Sinhala, Thai, Lao, Tibetan, Burmese, Khmer. Most have a block of 128 characters.
_COMPLEX = re.compile("[\u0900-\u109f\u1780-\u17ff]")
_DANDAS = "\u0964\u0965"  # of all scripts of India


def scripts(text: str) -> list[str]:
    """A text in parts of one script each, as HarfBuzz takes it; what has none goes with the rest.

    Only those that it shapes in a way of their own are told apart.
    """
    if not _COMPLEX.search(text):
        return [text]
    starts, last = [0], 0
    for at, char in enumerate(text):
        if _COMPLEX.match(char) and char not in _DANDAS:
            block = ord(char) >> 7
        elif char.isalpha():
            block = 1
        else:
            continue
        if last not in (0, block):
            starts.append(at)
        last = block
    return [text[start:end] for start, end in pairwise((*starts, len(text)))]


def _stand_ins(text: str, typeface: Typeface) -> dict[int, str]:
    """What stands in for characters of a text that the face lacks or misdraws, for `translate`."""
    if text.isascii():
        return {}
    return {
        ord(char): _STAND_INS[char]
        for char in set(text) & _STAND_INS.keys()
        if char == _LETTER_APOSTROPHE or not typeface.has(char)
    }


def _narrowed(glyph: Glyph, narrow: dict[str, float]) -> Glyph:
    """A glyph; one that stands in for a narrower space is made as wide as that is."""
    return glyph._replace(advance=glyph.advance * narrow.get(glyph.text, 1.0))


# Wide stops and brackets, whose right or left half is white, and what closes up to them: of two
# in a row the first loses half its width (Requirements for Japanese Text Layout, 3.1.4).
_RIGHT_WHITE = "\u3001\u3002\uff0c\uff0e\u300d\u300f\uff09\u3011\u3015\u300b\u3009"
_LEFT_WHITE = "\u300c\u300e\uff08\u3010\u3014\u300a\u3008"
_CLOSE = re.compile(
    f"[{_RIGHT_WHITE}](?=[{_RIGHT_WHITE}{_LEFT_WHITE}])|[{_LEFT_WHITE}](?=[{_LEFT_WHITE}])"
)


def _is_close(language: str) -> bool:
    """Whether the marks of a language stand so: in traditional Chinese commas are in the middle."""
    code, *others = canonical(language).lower().split("-")
    return code == "ja" or (code == "zh" and {"hant", "tw", "hk", "mo"}.isdisjoint(others))


def _closed_up(text: str, glyphs: list[Glyph]) -> list[Glyph]:
    """The glyphs, wide marks in a row closed up."""
    if len(glyphs) != len(text):
        return glyphs
    first = {match.start() for match in _CLOSE.finditer(text)}
    return [
        glyph._replace(advance=glyph.advance / 2) if at in first else glyph
        for at, glyph in enumerate(glyphs)
    ]


def _kerned(glyphs: list[Glyph]) -> list[Glyph]:
    """The glyphs with what a pair of them lacks, or has too much, between the two."""
    texts = (*(glyph.text for glyph in glyphs[1:]), "")
    return [
        glyph._replace(advance=glyph.advance + _KERNS.get(glyph.text + after, 0))
        for glyph, after in zip(glyphs, texts, strict=True)
    ]


def _glyphs(text: str, buffer: hb.Buffer, scale: float) -> list[Glyph]:
    """The glyphs that HarfBuzz has put into a buffer, each cluster's text on its first glyph."""
    infos, positions = buffer.glyph_infos, buffer.glyph_positions
    return [
        Glyph(
            info.codepoint,
            place.x_advance * scale,
            place.x_offset * scale,
            place.y_offset * scale,
            chars,
        )
        for info, place, chars in zip(infos, positions, _texts(text, infos), strict=True)
    ]


def _texts(text: str, infos: list[hb.GlyphInfo]) -> Iterable[str]:
    """The text of each glyph: its cluster's for the first glyph of a cluster, else none.

    The glyphs of a cluster of a script of India or Thai share its characters, one each.
    """
    clusters = [info.cluster for info in infos]
    if clusters == list(range(len(text))):  # a glyph for every character, as in most runs
        return text
    starts = sorted(set(clusters))
    ends = dict(zip(starts, [*starts[1:], len(text)], strict=True))
    if _COMPLEX.search(text):
        return _shared(text, clusters, ends)
    # `pop` leaves none for the others.
    return [text[at : ends.pop(at, at)] for at in clusters]


def _shared(text: str, clusters: list[int], ends: dict[int, int]) -> Iterator[str]:
    """The texts of glyphs: of several in a cluster each has a character, the last all the rest."""
    for at, glyphs in groupby(clusters):
        count, chars = len([*glyphs]), text[at : ends[at]]
        yield from (chars[index : index + 1] for index in range(count - 1))
        yield chars[count - 1 :]
