"""Glyphs used on a page become an embedded subset that reads back as the text it sets.

Every glyph-and-text pair gets a code of its own, so an `ffi` ligature and a hyphen that
only ends a line both extract as what they stand for (ISO 32000-1, 9.7 and 9.10).
"""

from collections.abc import Iterable
from functools import lru_cache
from itertools import count, groupby
from typing import NamedTuple

from briefing.pdf.font_files import Typeface
from briefing.pdf.objects import Indirect, number
from briefing.press.reportlab.codes import Code, CodeBook, array, free_code, read_as
from briefing.press.reportlab.embed import (
    Subset,
    cid_font,
    composite_font,
    glyph_table,
    subset,
    to_unicode,
    widths,
)
from briefing.typeset.glyphs import Glyph
from briefing.units import Pt


class TrueTypeFont:
    """A typeface of TrueType outlines in one document, its codes growing as glyphs are drawn."""

    def __init__(self, typeface: Typeface, name: str, book: CodeBook) -> None:
        self.name = name
        self._typeface = typeface
        self._book = book
        self._used: set[Code] = set()
        self._own: dict[tuple[int, str], Code] = {}  # what the book leaves to the document

    def show(self, glyphs: tuple[Glyph, ...], size: Pt) -> str:
        """The operators that show some glyphs: TJ, and Ts where marks leave the baseline."""
        shown = self._book.show(glyphs)
        if shown:
            self._used |= shown.codes
            return f"{shown.operand}TJ"
        return " ".join(_operators(glyphs, [self._code(glyph) for glyph in glyphs], size))

    def _code(self, glyph: Glyph) -> Code:
        pair = glyph.id, glyph.text
        code = self._book.code(*pair) or self._own.get(pair)
        if code is None:
            free, advance = free_code(len(self._own)), self._typeface.advance(glyph.id)
            code = Code(free, f"{free:04x}", glyph.id, advance, read_as(glyph.text))
            self._own[pair] = code
        self._used.add(code)
        return code

    def objects(self) -> dict[str, Indirect]:
        """The Type 0 font by its name on the page, with all that was drawn by then."""
        # With one digit come all: the numbers are what changes from one brief to the next, and
        # most of them are set in the same fonts so.
        digits = self._book.digits if self._used & self._book.digits else ()
        made = _made(self._typeface, frozenset(self._used.union(digits)))
        outlines = cid_font(made.font, made.widths, made.table)
        return {self.name: composite_font(outlines, made.font.name, made.texts)}


class _Made(NamedTuple):
    """What a document embeds of a TrueType font: a subset, and what its codes stand for."""

    font: Subset
    widths: bytes
    table: bytes
    texts: bytes


@lru_cache(maxsize=32)
def _made(typeface: Typeface, codes: frozenset[Code]) -> _Made:
    by_number = sorted(codes, key=lambda code: code.number)
    glyphs = {0: 0} | {code.number: code.glyph for code in by_number}
    font = subset(typeface, frozenset(code.glyph for code in codes))
    texts = to_unicode({code.number: code.text for code in by_number})
    return _Made(font, widths(typeface, glyphs), glyph_table(font, glyphs), texts)


class CFFFont:
    """A typeface of CFF outlines in one document, where a code is a glyph's number.

    A glyph's second text goes into a second layer: a font of its own on the same outlines.
    """

    def __init__(self, typeface: Typeface, name: str, glyphs: Iterable[int]) -> None:
        self.name = name
        self._typeface = typeface
        self._subset = subset(typeface, frozenset(glyphs))
        self._layers: list[dict[int, str]] = [{}]
        self._codes: dict[tuple[int, str], Code] = {}

    def show(self, glyphs: tuple[Glyph, ...], size: Pt) -> str:
        """The operators that show some glyphs: TJ, Ts, and Tf where another layer is needed."""
        codes = [self._code(glyph) for glyph in glyphs]
        return " ".join(_operators(glyphs, codes, size, self.name))

    def _code(self, glyph: Glyph) -> Code:
        pair = glyph.id, glyph.text
        return self._codes.get(pair) or self._codes.setdefault(pair, self._encode(*pair))

    def _encode(self, glyph: int, text: str) -> Code:
        """A code for a glyph and its text that has none yet."""
        code, text, layers = self._subset.numbers[glyph], read_as(text), self._layers
        layer = next(n for n in count() if n == len(layers) or layers[n].get(code, text) == text)
        if layer == len(layers):
            layers.append({})
        layers[layer][code] = text
        return Code(code, f"{code:04x}", glyph, self._typeface.advance(glyph), text, layer)

    def objects(self) -> dict[str, Indirect]:
        """The Type 0 fonts by their names on the page, with all that was drawn by then."""
        numbers = sorted(self._subset.numbers.items(), key=lambda pair: pair[1])
        glyphs = {code: glyph for glyph, code in numbers}
        outlines = cid_font(self._subset, widths(self._typeface, glyphs))
        return {
            _layered(self.name, layer): composite_font(
                outlines, self._subset.name, to_unicode(texts)
            )
            for layer, texts in enumerate(self._layers)
        }


def _operators(
    glyphs: tuple[Glyph, ...], codes: list[Code], size: Pt, name: str = ""
) -> Iterable[str]:
    """TJ for each run of glyphs on one height and in one layer of the font of that name."""
    owed = 0.0
    pairs = zip(glyphs, codes, strict=True)
    for (rise, layer), run in groupby(pairs, key=lambda pair: (pair[0].dy, pair[1].layer)):
        operand, owed = array(run, owed)
        shown = f"{operand}TJ"
        if layer:
            shown = f"{_select(name, layer, size)} {shown} {_select(name, 0, size)}"
        yield f"{number(rise * size / 1000)} Ts {shown} 0 Ts" if rise else shown


def _select(name: str, layer: int, size: Pt) -> str:
    return f"/{_layered(name, layer)} {number(size)} Tf"


def _layered(name: str, layer: int) -> str:
    return f"{name}.{layer}" if layer else name
