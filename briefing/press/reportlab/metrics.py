"""Text becomes glyphs, by the fonts that will be embedded."""

from __future__ import annotations

from functools import lru_cache

import uharfbuzz as hb

from briefing.design.stylesheet import Face
from briefing.galley.metrics import Glyph
from briefing.press.reportlab.faces import Faces, Typeface

# What a face may lack and a neighbour can stand in for: the hyphen and spaces that do
# not break, thin spaces, primes. The text stays what the author wrote.
_STAND_INS = {
    "\u2010": "-",
    "\u2011": "-",
    "\u202f": "\u00a0",
    "\u2009": "\u00a0",
    "\u200a": "\u00a0",
    "\u2007": "\u00a0",
    "\u2032": "'",
    "\u2033": '"',
}


class HarfBuzzMetrics:
    """Shapes with HarfBuzz; a page's few hundred runs stay in the cache between builds."""

    def __init__(self, faces: Faces) -> None:
        self.faces = faces
        self._cached = lru_cache(maxsize=8192)(self._shape)

    def shape(
        self, text: str, face: Face, language: str, *, tabular: bool = False
    ) -> tuple[Glyph, ...]:
        """Shape one run; a character that the face lacks comes back as glyph 0."""
        return self._cached(text, face, language, tabular)

    def _shape(self, text: str, face: Face, language: str, tabular: object) -> tuple[Glyph, ...]:
        typeface = self.faces.open(face.path)
        buffer = hb.Buffer()
        buffer.add_str(_substitute(text, typeface))
        buffer.guess_segment_properties()
        buffer.language = language
        # Marks keep a text of their own, beside the letter they stand on.
        buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_CHARACTERS
        # Named here, the shaper is not for the environment to choose (HB_SHAPER_LIST).
        features = {"tnum": True, "kern": False} if tabular else None
        hb.shape(typeface.font, buffer, features, shapers=["ot"])
        return tuple(_glyphs(text, buffer, typeface.scale))


def _substitute(text: str, typeface: Typeface) -> str:
    """The text with stand-ins for what the face lacks, character for character."""
    if text.isascii():
        return text
    lacking = (char for char in set(text) & _STAND_INS.keys())
    for char in lacking:
        if not typeface.font.get_nominal_glyph(ord(char)):
            text = text.replace(char, _STAND_INS[char])
    return text


def _glyphs(text: str, buffer: hb.Buffer, scale: float) -> list[Glyph]:
    """HarfBuzz's output, each cluster's text on its first glyph."""
    infos, positions = buffer.glyph_infos, buffer.glyph_positions
    starts = sorted({info.cluster for info in infos})
    ends = dict(zip(starts, [*starts[1:], len(text)], strict=True))
    glyphs = []
    for info, place in zip(infos, positions, strict=True):
        # The first glyph of a cluster takes its text; `pop` leaves none for the others.
        end = ends.pop(info.cluster, None)
        glyphs.append(
            Glyph(
                info.codepoint,
                place.x_advance * scale,
                place.x_offset * scale,
                place.y_offset * scale,
                "" if end is None else text[info.cluster : end],
            )
        )
    return glyphs
