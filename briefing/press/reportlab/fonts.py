"""Glyphs used on a page become an embedded subset that reads back as the text it sets.

Every glyph-and-text pair gets a code of its own, so an `ffi` ligature and a hyphen that
only ends a line both extract as what they stand for (ISO 32000-1, 9.7 and 9.10).
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable
from itertools import groupby

import uharfbuzz as hb

from briefing.galley.metrics import Glyph
from briefing.press.reportlab.faces import Typeface, unusable
from briefing.press.reportlab.objects import Document, Indirect, Stream, number, reference
from briefing.units import Pt

# Tables of use to a shaper or an operating system, not to a reader of the file.
_NEEDLESS = (
    "GSUB GPOS GDEF kern name OS/2 post cmap DSIG FFTM gasp hdmx VDMX LTSH meta STAT BASE JSTF "
    "GPKG Silf Sill Glat Gloc Feat PCLT"
).split()

_SPACES = str.maketrans("\u00a0\u202f\u2007", "   ")


class DocumentFont:
    """One typeface in one document, growing as glyphs are drawn."""

    def __init__(self, typeface: Typeface, name: str) -> None:
        self.name = name
        self._typeface = typeface
        self._glyphs = [0]
        self._texts = [""]
        self._codes: dict[tuple[int, str], tuple[str, float]] = {}

    def show(self, glyphs: tuple[Glyph, ...], size: Pt) -> str:
        """The operators that show some glyphs: TJ, and Ts where marks leave the baseline."""
        operators: list[str] = []
        owed = 0.0  # how far the pen lags behind the shaped text, in thousandths of an em
        for rise, run in groupby(glyphs, key=lambda glyph: glyph.dy):
            shown, owed = self._array(run, owed)
            raised = f"{number(rise * size / 1000)} Ts {shown}TJ 0 Ts"
            operators.append(raised if rise else f"{shown}TJ")
        return " ".join(operators)

    def _array(self, glyphs: Iterable[Glyph], owed: float) -> tuple[str, float]:
        """The operand of TJ: codes, and what to take off their advances; what is owed then."""
        parts: list[str] = []
        codes: list[str] = []
        for glyph, advance, dx, _, text in glyphs:
            shift = owed + dx
            if abs(shift) >= 0.05:
                if codes:
                    parts.append(f"<{''.join(codes)}>")
                    codes = []
                parts.append(f"{-shift:.1f}".rstrip("0").rstrip("."))
            code, own = self._codes.get((glyph, text)) or self._encode(glyph, text)
            codes.append(code)
            owed = advance - own - dx
        if codes:
            parts.append(f"<{''.join(codes)}>")
        return f"[{''.join(parts)}]", owed

    def _encode(self, glyph: int, text: str) -> tuple[str, float]:
        """A new code for a glyph and its text, as it is written, and the glyph's advance."""
        encoded = f"{len(self._glyphs):04x}", self._typeface.advance(glyph)
        self._codes[glyph, text] = encoded
        self._glyphs.append(glyph)
        # A reader who searches finds words that a no-break space holds together. A glyph
        # without a text of its own still needs one (ISO 19005-2, 6.2.11.7.2): no width.
        self._texts.append(text.translate(_SPACES) or "\u200b")
        return encoded

    def object(self) -> Indirect:
        """The Type 0 font, written with all that was drawn by then."""
        return Indirect(self._write)

    def _write(self, document: Document) -> bytes:
        data, renumbered = self._subset()
        base = b"%s+%s" % (_tag(data), self._typeface.name.encode("ascii", "replace"))
        places = struct.pack(f">{len(self._glyphs)}H", *(renumbered[g] for g in self._glyphs))
        descendant = Indirect(
            lambda doc: (
                b"<</Type/Font/Subtype/CIDFontType2/BaseFont/%s/CIDSystemInfo"
                b"<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor %s/DW 0"
                b"/W[0[%s]]/CIDToGIDMap %s>>"
                % (
                    base,
                    reference(doc, self._descriptor(base, data)),
                    b" ".join(b"%g" % round(self._typeface.advance(g), 3) for g in self._glyphs),
                    reference(doc, Stream(places)),
                )
            )
        )
        return (
            b"<</Type/Font/Subtype/Type0/BaseFont/%s/Encoding/Identity-H"
            b"/DescendantFonts[%s]/ToUnicode %s>>"
        ) % (
            base,
            reference(document, descendant),
            reference(document, Stream(_to_unicode(self._texts))),
        )

    def _subset(self) -> tuple[bytes, dict[int, int]]:
        """The font file with no more than the glyphs used, and their new numbers."""
        wanted = hb.SubsetInput()
        wanted.glyph_set.update(self._glyphs)
        wanted.drop_table_tag_set.update(
            int.from_bytes(tag.ljust(4).encode("ascii"), "big") for tag in _NEEDLESS
        )
        wanted.flags = hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NO_LAYOUT_CLOSURE
        try:
            plan = hb.SubsetPlan(self._typeface.face, wanted)
            data = bytes(plan.execute().blob.data)
        except (hb.HarfBuzzError, RuntimeError, ValueError):
            raise unusable(self._typeface.path, "is damaged", "take another file") from None
        return data, dict(plan.old_to_new_glyph_mapping.items())

    def _descriptor(self, base: bytes, data: bytes) -> Indirect:
        face = self._typeface
        # Symbolic, since codes are our own; italic (ISO 32000-1, table 123).
        flags = 4 | (64 if face.slant else 0)
        # Nothing in the file says how wide its stems are: an estimate from the weight.
        stem = 50 + (face.weight / 65) ** 2
        return Indirect(
            lambda doc: (
                b"<</Type/FontDescriptor/FontName/%s/Flags %d/FontBBox[%d %d %d %d]"
                b"/ItalicAngle %g/Ascent %d/Descent %d/CapHeight %d/StemV %d/FontFile2 %s>>"
                % (
                    base,
                    flags,
                    *face.box,
                    face.slant,
                    face.ascent,
                    face.descent,
                    face.cap_height,
                    stem,
                    reference(doc, Stream(data, Length1=len(data))),
                )
            )
        )


def _tag(data: bytes) -> bytes:
    """Six letters that name a subset (ISO 32000-1, 9.6.4), from what is in it."""
    checksum = zlib.crc32(data)
    return bytes(ord("A") + checksum // 26**place % 26 for place in range(6))


def _to_unicode(texts: list[str]) -> bytes:
    """A CMap from codes to text, at most 100 entries a block (Adobe TN 5411, 1.4.1)."""
    rows = [
        f"<{code:04x}> <{text.encode('utf-16-be').hex()}>"
        for code, text in enumerate(texts)
        if code
    ]
    blocks = [rows[start : start + 100] for start in range(0, len(rows), 100)]
    body = "\n".join(
        f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks
    )
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        "1 begincodespacerange\n<0000> <ffff>\nendcodespacerange\n"
        f"{body}\n"
        "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
    ).encode("ascii")
