"""A ruler for tests: every character is one point wide at size one."""

from __future__ import annotations

from pathlib import Path

from briefing.style.colour import Colour
from briefing.style.stylesheet import Face, Family, Setting, TextStyle
from briefing.typeset.glyphs import Glyph
from briefing.units import Pt

FACE = Face("typewriter", "regular", Path("typewriter.ttf"))


class Typewriter:
    """Metrics without a font: an em of 1000 a character, and no ligatures."""

    def shape(
        self,
        text: str,
        face: Face,
        language: str,
        *,
        tabular: bool = False,
        fraction: bool = False,
    ) -> tuple[Glyph, ...]:
        return tuple(Glyph(ord(char), 1000.0, 0, 0, char) for char in text)


def style(setting: Setting = Setting.RAGGED, *, hyphenate: bool = False) -> TextStyle:
    """A text style of size and leading one."""
    return TextStyle(
        family=Family("typewriter", (FACE,)),
        weight="regular",
        size=Pt(1),
        leading=Pt(1),
        tracking=Pt(0),
        colour=Colour(0, 0, 0),
        setting=setting,
        hyphenate=hyphenate,
    )
