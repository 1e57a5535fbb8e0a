"""Glyphs used on a page become an embedded subset that reads back as the text it sets.

Every glyph-and-text pair gets a code of its own, so an `ffi` ligature and a hyphen that
only ends a line both extract as what they stand for (ISO 32000-1, 9.7 and 9.10).
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import count, groupby

from briefing.frozen import Frozen
from briefing.galley.metrics import Glyph
from briefing.press.reportlab.embed import cid_font, composite_font, subset
from briefing.press.reportlab.faces import Typeface
from briefing.press.reportlab.objects import Indirect, number
from briefing.units import Pt

_SPACES = str.maketrans("\u00a0\u202f\u2007", "   ")


class _Code(Frozen):
    """A code as it is written, the layer of texts that it is of, and its glyph's advance."""

    layer: int
    digits: str
    advance: float


class DocumentFont:
    """One typeface in one document, its codes growing as glyphs are drawn.

    TrueType has a code for every pair of glyph and text. In CFF a code is a glyph's number,
    so a glyph's second text goes into a second layer: a font of its own on the same outlines.
    """

    def __init__(self, typeface: Typeface, name: str, glyphs: Iterable[int]) -> None:
        self.name = name
        self._typeface = typeface
        self._subset = subset(typeface, glyphs)
        self._glyphs = [0]  # by CID
        if typeface.is_cff:
            numbers = self._subset.numbers
            self._glyphs = sorted(numbers, key=numbers.__getitem__)
        self._layers: list[dict[int, str]] = [{}]
        self._codes: dict[tuple[int, str], _Code] = {}

    def show(self, glyphs: tuple[Glyph, ...], size: Pt) -> str:
        """The operators that show some glyphs: TJ, Ts where marks leave the baseline, and Tf
        where a layer other than the first is needed.
        """
        operators: list[str] = []
        owed = 0.0  # how far the pen lags behind the shaped text, in thousandths of an em
        for (rise, layer), run in groupby(glyphs, key=lambda g: (g.dy, self._code(g).layer)):
            array, owed = self._array(run, owed)
            shown = f"{array}TJ"
            if layer:
                shown = f"{self._select(layer, size)} {shown} {self._select(0, size)}"
            if rise:
                shown = f"{number(rise * size / 1000)} Ts {shown} 0 Ts"
            operators.append(shown)
        return " ".join(operators)

    def _select(self, layer: int, size: Pt) -> str:
        return f"/{self._names()[layer]} {number(size)} Tf"

    def _names(self) -> list[str]:
        return [
            f"{self.name}.{layer}" if layer else self.name for layer in range(len(self._layers))
        ]

    def _array(self, glyphs: Iterable[Glyph], owed: float) -> tuple[str, float]:
        """The operand of TJ: codes, and what to take off their advances; what is owed then."""
        parts: list[str] = []
        codes: list[str] = []
        for glyph in glyphs:
            shift = owed + glyph.dx
            if abs(shift) >= 0.05:
                if codes:
                    parts.append(f"<{''.join(codes)}>")
                    codes = []
                parts.append(f"{-shift:.1f}".rstrip("0").rstrip("."))
            _, digits, own = self._code(glyph)
            codes.append(digits)
            owed = glyph.advance - own - glyph.dx
        if codes:
            parts.append(f"<{''.join(codes)}>")
        return f"[{''.join(parts)}]", owed

    def _code(self, glyph: Glyph) -> _Code:
        pair = glyph.id, glyph.text
        return self._codes.get(pair) or self._codes.setdefault(pair, self._encode(*pair))

    def _encode(self, glyph: int, text: str) -> _Code:
        """A code for a glyph and its text that has none yet."""
        # A reader who searches finds words that a no-break space holds together. A glyph
        # without a text of its own still needs one (ISO 19005-2, 6.2.11.7.2): no width.
        text = text.translate(_SPACES) or "\u200b"
        code = self._subset.numbers[glyph] if self._typeface.is_cff else len(self._glyphs)
        if not self._typeface.is_cff:
            self._glyphs.append(glyph)
        layers = self._layers
        layer = next(n for n in count() if n == len(layers) or layers[n].get(code, text) == text)
        if layer == len(layers):
            layers.append({})
        layers[layer][code] = text
        return _Code(layer, f"{code:04x}", self._typeface.advance(glyph))

    def objects(self) -> dict[str, Indirect]:
        """The Type 0 fonts by their names on the page, with all that was drawn by then."""
        outlines, name = cid_font(self._subset, self._glyphs), self._subset.name
        fonts = (composite_font(outlines, name, texts) for texts in self._layers)
        return dict(zip(self._names(), fonts, strict=True))
