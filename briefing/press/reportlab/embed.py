"""A typeface and the glyphs that a page uses become the objects of an embedded font.

Codes are two bytes under Identity-H, and so CIDs; how a CID finds its glyph depends on the
outlines (ISO 32000-1, 9.7.4.2):

- TrueType (`glyf`) is FontFile2 of a CIDFontType2, whose CIDToGIDMap says each CID's glyph,
  the same for as many as wanted.
- CFF is FontFile3 of a CIDFontType0, which may have no such map: a CID is the glyph's number
  in the subset, always where the program is name-keyed, and where it is CID-keyed by the
  identity charset that HarfBuzz writes, so that readers agree who go by charset and who go by
  number. It stays in its OpenType wrapper (9.9, table 126), since CFF alone is only for
  CID-keyed programs there, and page-validation holds others to that.

An embedded CMap (9.7.5) could lead several codes to one glyph of CFF, but not every reader
follows one: pypdf takes its codes for single bytes. So a glyph that has a second text gets it
in a second Type 0 font upon the same CIDFont, which costs no more than a ToUnicode CMap.

Widths are those of `hmtx`, with which the program's are to agree (ISO 19005-2, 6.2.11.5).
"""

import struct
import zlib
from collections.abc import Mapping
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

import uharfbuzz as hb

from briefing.pdf.font_files import Typeface, unusable
from briefing.pdf.objects import Document, Indirect, Stream, utf_16

# Tables of use to a shaper or an operating system, not to a reader of the file.
_NEEDLESS = (
    "GSUB GPOS GDEF kern name OS/2 post DSIG FFTM gasp hdmx VDMX LTSH meta STAT BASE JSTF "
    "GPKG Silf Sill Glat Gloc Feat PCLT MATH"
).split()


class Subset(NamedTuple):
    """A font program with no more than some glyphs, and their new numbers by their old."""

    typeface: Typeface
    program: bytes
    numbers: dict[int, int]

    @property
    def name(self) -> bytes:
        """The PostScript name, behind six letters that say what is in it (9.6.4)."""
        checksum = zlib.crc32(self.program)
        tag = bytes(ord("A") + checksum // 26**place % 26 for place in range(6))
        return b"%s+%s" % (tag, self.typeface.name.encode("ascii"))


@lru_cache(maxsize=32)
def subset(typeface: Typeface, glyphs: frozenset[int]) -> Subset:
    """Leave of a font what these glyphs and `.notdef` need."""
    wanted = hb.SubsetInput()
    wanted.glyph_set.update((0, *glyphs))
    # Of the two kinds only OpenType is to have a `cmap` (table 126).
    needless = _NEEDLESS if typeface.is_cff else [*_NEEDLESS, "cmap"]
    wanted.drop_table_tag_set.update(
        int.from_bytes(tag.ljust(4).encode("ascii"), "big") for tag in needless
    )
    flags = hb.SubsetFlags
    wanted.flags = flags.NO_HINTING | flags.NO_LAYOUT_CLOSURE | flags.CFF_IDENTITY_CHARSET
    try:
        plan = hb.SubsetPlan(typeface.face, wanted)
        program = bytes(plan.execute().blob.data)
    except (hb.HarfBuzzError, RuntimeError, ValueError):
        raise unusable(typeface.path, "is damaged", "take another file") from None
    return Subset(typeface, program, dict(plan.old_to_new_glyph_mapping.items()))


def composite_font(descendant: Indirect, name: bytes, texts: bytes) -> Indirect:
    """A Type 0 font upon a CIDFont of that name, and the CMap of its codes' texts."""
    return Indirect(
        lambda document: (
            b"<</Type/Font/Subtype/Type0/BaseFont/%s/Encoding/Identity-H"
            b"/DescendantFonts[%s]/ToUnicode %s>>"
            % (
                name,
                document.refer(descendant),
                document.refer(Stream(texts)),
            )
        )
    )


def cid_font(font: Subset, widths: bytes, table: bytes = b"") -> Indirect:
    """The CIDFont of a subset: its CIDs' widths, and, of TrueType, the table of their glyphs."""

    def write(document: Document) -> bytes:
        face = font.typeface
        descriptor = document.refer(Indirect(lambda doc: _descriptor(doc, font)))
        places = b""
        if not face.is_cff:
            places = b"/CIDToGIDMap %s" % document.refer(Stream(table))
        return (
            b"<</Type/Font/Subtype/CIDFontType%d/BaseFont/%s/CIDSystemInfo"
            b"<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor %s/DW 0"
            b"/W[%s]%s>>"
        ) % (
            0 if face.is_cff else 2,
            font.name,
            descriptor,
            widths,
            places,
        )

    return Indirect(write)


def glyph_table(font: Subset, glyphs: Mapping[int, int]) -> bytes:
    """A CIDToGIDMap: the glyph of each CID in the subset, two bytes each (table 117)."""
    table = bytearray(2 * max(glyphs) + 2)
    for code, glyph in glyphs.items():
        struct.pack_into(">H", table, 2 * code, font.numbers[glyph])
    return bytes(table)


def widths(face: Typeface, glyphs: Mapping[int, int]) -> bytes:
    """Advances by CID, which rise: of each run of neighbours its first, and the list (9.7.4.3)."""
    parts = []
    for _, run in groupby(enumerate(glyphs), key=lambda pair: pair[1] - pair[0]):
        codes = [code for _, code in run]
        advances = b" ".join([_width(face, glyphs[code]) for code in codes])
        parts.append(b"%d[%s]" % (codes[0], advances))
    return b"".join(parts)


@lru_cache(maxsize=16384)
def _width(face: Typeface, glyph: int) -> bytes:
    return b"%g" % round(face.advance(glyph), 3)


def _descriptor(document: Document, font: Subset) -> bytes:
    face, program = font.typeface, font.program
    # Symbolic, since codes are our own; italic (ISO 32000-1, table 123).
    flags = 4 | (64 if face.slant else 0)
    # Nothing in the file says how wide its stems are: an estimate from the weight.
    stem = 50 + (face.weight / 65) ** 2
    if face.is_cff:
        key, stream = b"FontFile3", Stream(program, Subtype="/OpenType")
    else:
        key, stream = b"FontFile2", Stream(program, Length1=len(program))
    return (
        b"<</Type/FontDescriptor/FontName/%s/Flags %d/FontBBox[%d %d %d %d]"
        b"/ItalicAngle %g/Ascent %d/Descent %d/CapHeight %d/StemV %d/%s %s>>"
    ) % (
        font.name,
        flags,
        *face.box,
        face.slant,
        face.ascent,
        face.descent,
        face.cap_height,
        stem,
        key,
        document.refer(stream),
    )


def to_unicode(texts: Mapping[int, str]) -> bytes:
    """A CMap from codes to text, at most 100 entries a block (Adobe TN 5411, 1.4.1)."""
    rows = [f"<{code:04x}> <{utf_16(text)}>" for code, text in texts.items()]
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
