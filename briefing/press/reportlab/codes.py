"""A typeface's glyphs become the codes that stand for them in any document.

A glyph that a character has by itself is written as that character's number, so that what shows
a line of text is known before the document is, and serves the next one. What the typeface sets
otherwise, a ligature or a figure of another width, gets a code in each document that needs it.
"""

from collections.abc import Iterable
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from briefing.typeset.glyphs import Glyph

if TYPE_CHECKING:
    from briefing.pdf.font_files import Typeface

# Characters below here are their own codes: Latin, Greek, Cyrillic and general punctuation.
_END = 0x3000
# Controls, and Hebrew to Thaana, which cannot be set: codes for what no character has by itself.
_FREE = (*range(0x08, 0x20), *range(0x7F, 0xA0), *range(0x590, 0x7C0))
_SPACES = str.maketrans("\u00a0\u202f\u2007", "   ")
_TAKEN = frozenset(_FREE)
# Ligatures that Unicode numbers, and their codes among the controls.
_LIGATURES = {
    text: (number, code)
    for code, (text, number) in enumerate(
        (("ff", 0xFB00), ("fi", 0xFB01), ("fl", 0xFB02), ("ffi", 0xFB03), ("ffl", 0xFB04)), start=1
    )
}
_MOST_PAIRS, _MOST_SHOWN = 20_000, 4096
_SHIFT = 0.05  # thousandths of an em: a smaller one is none


class Code(NamedTuple):
    """A code and its digits as written, its glyph and its advance, the text that it reads as.

    In CFF a code that reads as two texts is of a `layer` for each.
    """

    number: int
    digits: str
    glyph: int
    advance: float
    text: str
    layer: int = 0


class Shown(NamedTuple):
    """Glyphs as the operand of TJ, with the codes in it; none if some need the document's own."""

    glyphs: tuple[Glyph, ...]
    operand: str
    codes: frozenset[Code]


def free_code(count: int) -> int:
    """A code for what has none in the book, behind so many others of a document."""
    return _FREE[count] if count < len(_FREE) else _END + count


def read_as(text: str) -> str:
    """What a glyph's text reads as: one who searches finds words that a no-break space holds.

    A glyph without a text of its own still needs one (ISO 19005-2, 6.2.11.7.2): no width.
    """
    return text.translate(_SPACES) or "\u200b"


class CodeBook:
    """The codes of one typeface of TrueType outlines, and the texts that it has shown."""

    def __init__(self, typeface: "Typeface") -> None:
        self._typeface = typeface
        self._codes: dict[tuple[int, str], Code | None] = {}
        self._shown: dict[int, Shown | None] = {}
        self._kept: list[tuple[Glyph, ...]] = []  # alive, so that no other gets their ids

    def code(self, glyph: int, text: str) -> Code | None:
        """The code of a glyph that a character has by itself; None of any other."""
        pair = glyph, text
        if pair not in self._codes:
            if len(self._codes) > _MOST_PAIRS:
                self._codes.clear()
            self._codes[pair] = self._learn(glyph, text)
        return self._codes[pair]

    def show(self, glyphs: tuple[Glyph, ...]) -> Shown | None:
        """Some glyphs as an operand of TJ that any document may use."""
        key = id(glyphs)
        if key not in self._shown:
            if len(self._shown) >= _MOST_SHOWN:
                self._shown.clear()
                self._kept.clear()
            self._shown[key] = self._operand(glyphs)
            self._kept.append(glyphs)
        return self._shown[key]

    @cached_property
    def digits(self) -> frozenset[Code]:
        """The codes of the ten digits, if the typeface has them."""
        glyph = self._typeface.font.get_nominal_glyph
        codes = (self.code(glyph(ord(char)) or 0, char) for char in "0123456789")
        return frozenset(code for code in codes if code)

    def _learn(self, glyph: int, text: str) -> Code | None:
        number, code = _LIGATURES.get(text) or (ord(text) if len(text) == 1 else _END,) * 2
        if code >= _END or code in _TAKEN or code == 0:
            return None
        if self._typeface.font.get_nominal_glyph(number) != glyph:
            return None
        return Code(code, f"{code:04x}", glyph, self._typeface.advance(glyph), read_as(text))

    def _operand(self, glyphs: tuple[Glyph, ...]) -> Shown | None:
        used: list[Code] = []
        for glyph in glyphs:
            code = self.code(glyph.id, glyph.text)
            if code is None or glyph.dy:
                return None
            used.append(code)
        operand, _ = array(zip(glyphs, used, strict=True), 0.0)
        return Shown(glyphs, operand, frozenset(used))


def array(pairs: Iterable[tuple[Glyph, Code]], owed: float) -> tuple[str, float]:
    """The operand of TJ: codes, and what comes off their advances; what is owed then.

    `owed` is how far the pen lags behind the shaped text, in thousandths of an em.
    """
    parts: list[str] = []
    digits: list[str] = []
    for glyph, code in pairs:
        ahead = owed + glyph.dx
        if abs(ahead) >= _SHIFT:
            if digits:
                parts.append(f"<{''.join(digits)}>")
                digits = []
            parts.append(f"{-ahead:.1f}".rstrip("0").rstrip("."))
        digits.append(code.digits)
        owed = glyph.advance - code.advance - glyph.dx
    if digits:
        parts.append(f"<{''.join(digits)}>")
    return f"[{''.join(parts)}]", owed
