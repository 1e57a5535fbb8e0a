"""A slice of shaped text becomes a line; what it draws is worked out when it is asked for.

Most lines are set to be measured at one rung of a ladder, and never drawn.
"""

from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from briefing.brief.model import Copy
from briefing.style.colour import Colour
from briefing.style.stylesheet import Face, TextStyle
from briefing.typeset.glyphs import Glyph
from briefing.typeset.line_breaking import Slice
from briefing.typeset.shaping import Shaped
from briefing.units import Pt


class Stretch(NamedTuple):
    """Glyphs of one voice on a line; `x` from the line's start, `width` to their end."""

    x: Pt
    width: Pt
    glyphs: tuple[Glyph, ...]
    face: Face
    size: Pt
    colour: Colour
    link: str | None = None
    language: str | None = None
    emphasis: bool = False
    heading: bool = False

    @property
    def text(self) -> str:
        """The characters it stands for."""
        return "".join(glyph.text for glyph in self.glyphs)


class Line(NamedTuple):
    """One line of a copy: where it starts, its baseline from the block's top, the ink's width."""

    x: Pt
    baseline: Pt
    width: Pt
    shaped: Shaped
    cut: Slice
    style: TextStyle
    copy: Copy

    @property
    def stretches(self) -> tuple[Stretch, ...]:
        """Its glyphs, parted where the voice changes; a hyphen added to it reads U+00AD."""
        return _stretches(self.shaped, self.cut, self.style)

    @property
    def text(self) -> str:
        """The characters on the line."""
        return "".join(stretch.text for stretch in self.stretches)


@lru_cache(maxsize=2048)
def _stretches(shaped: Shaped, cut: Slice, style: TextStyle) -> tuple[Stretch, ...]:
    """The glyphs of a slice, parted where the voice changes."""
    scale = style.size / 1000
    x = 0.0
    part = slice(cut.start, cut.end)
    pairs = list(zip(shaped.glyphs[part], shaped.voices[part], strict=True))
    if cut.hyphen and pairs:
        voice = pairs[-1][1]
        pairs.append((dict(shaped.hyphens)[voice.face]._replace(text="\u00ad"), voice))
    stretches = []
    for voice, group in groupby(pairs, key=lambda pair: pair[1]):
        glyphs = tuple(glyph for glyph, _ in group)
        if cut.extra:
            glyphs = tuple(_stretched(glyph, cut.extra) for glyph in glyphs)
        width = sum(glyph.advance for glyph in glyphs) * scale
        place = Pt(x), Pt(width)
        stretches.append(Stretch(*place, glyphs, voice.face, style.size, style.colour, *voice[1:]))
        x += width
    return tuple(stretches)


def _stretched(glyph: Glyph, extra: float) -> Glyph:
    """A glyph of a justified line: a space is so much wider, in thousandths of an em."""
    return glyph._replace(advance=glyph.advance + extra) if glyph.text == " " else glyph
