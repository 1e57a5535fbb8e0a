"""Embedded fonts: subsets with no glyph that is not shown, which read back as the text they set.

Every glyph has a code for each text that it stands for, so that an `ffi` ligature and a hyphen
that only ends a line both extract as what they stand for (ISO 32000-1, 9.7 and 9.10).
"""

import struct
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache
from itertools import count, groupby
from typing import NamedTuple
from unicodedata import normalize

import uharfbuzz as hb

from briefing.errors import BriefingError, Span
from briefing.pdf.font_files import (
    Code,
    Encoding,
    Typeface,
    array,
    free_code,
    is_sign,
    outline,
    read_as,
    unusable,
)
from briefing.pdf.objects import Indirect, Stream, Writer, number, utf_16
from briefing.style.fonts import ships
from briefing.typeset.glyphs import Glyph
from briefing.units import Pt

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
    """What these glyphs of a font and `.notdef` need of it, each drawn as the font draws it.

    Raises:
        BriefingError: the file is damaged, or HarfBuzz cannot subset it.
    """
    made = _subset(typeface, glyphs, hb.SubsetFlags.DEFAULT)
    # How those that ship come out is known, unless they are of the kind that may go wrong.
    if (ships(typeface.path) and not typeface.is_cff) or _draws_alike(made):
        return made
    # HarfBuzz up to 15.0 mistakes local subroutines where a font has a set for each of several
    # font dicts (Adobe TN 5176, 19): half the letters are blank. Without subroutines it does not.
    if typeface.is_cff:
        made = _subset(typeface, glyphs, hb.SubsetFlags.DESUBROUTINIZE)
        if _draws_alike(made):
            return made
    raise unusable(typeface.path, "cannot be embedded as it is drawn", "take another file")


def _subset(typeface: Typeface, glyphs: frozenset[int], flags: hb.SubsetFlags) -> Subset:
    wanted = hb.SubsetInput()
    wanted.glyph_set.update((0, *glyphs))
    # Of the two kinds only OpenType is to have a `cmap` (table 126).
    needless = _NEEDLESS if typeface.is_cff else [*_NEEDLESS, "cmap"]
    wanted.drop_table_tag_set.update(
        int.from_bytes(tag.ljust(4).encode("ascii"), "big") for tag in needless
    )
    wanted.flags = (
        flags
        | hb.SubsetFlags.NO_HINTING
        | hb.SubsetFlags.NO_LAYOUT_CLOSURE
        | hb.SubsetFlags.CFF_IDENTITY_CHARSET
    )
    try:
        plan = hb.SubsetPlan(typeface.face, wanted)
        program = bytes(plan.execute().blob.data)
        numbers = dict(plan.old_to_new_glyph_mapping.items())
        if not glyphs <= numbers.keys():  # a `cmap` may lead to glyphs that the file has not
            raise ValueError("a glyph that is not there")
    except (hb.HarfBuzzError, RuntimeError, ValueError):
        raise unusable(typeface.path, "is damaged", "take another file") from None
    return Subset(typeface, program, numbers)


def _draws_alike(made: Subset) -> bool:
    """Whether each glyph of a subset has the outline and the advance that it has in the font.

    All but `.notdef`, which is never shown, and comes without its outline.
    """
    font = hb.Font(hb.Face(made.program))
    whole = made.typeface.font
    return all(
        whole.get_glyph_h_advance(old) == font.get_glyph_h_advance(new)
        and outline(whole, old) == outline(font, new)
        for old, new in made.numbers.items()
        if old
    )


def composite_font(descendant: Indirect, name: bytes, texts: bytes) -> Indirect:
    """A Type 0 font (9.7.6) upon a CIDFont of that name; `texts` is the CMap of `to_unicode`."""
    return Indirect(
        lambda file: (
            b"<</Type/Font/Subtype/Type0/BaseFont/%s/Encoding/Identity-H"
            b"/DescendantFonts[%s]/ToUnicode %s>>"
            % (
                name,
                file.refer(descendant),
                file.refer(Stream(texts)),
            )
        )
    )


def cid_font(font: Subset, widths: bytes, table: bytes = b"") -> Indirect:
    """The CIDFont of a subset (9.7.4): its /W, and for TrueType outlines its CIDToGIDMap."""

    def write(file: Writer) -> bytes:
        face = font.typeface
        descriptor = file.refer(Indirect(lambda file: _descriptor(file, font)))
        places = b""
        if not face.is_cff:
            places = b"/CIDToGIDMap %s" % file.refer(Stream(table))
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
    """The entries of /W (9.7.4.3) for glyphs by CID, in rising order: `first [width ...]`."""
    parts = []
    for _, run in groupby(enumerate(glyphs), key=lambda pair: pair[1] - pair[0]):
        codes = [code for _, code in run]
        advances = b" ".join([_width(face, glyphs[code]) for code in codes])
        parts.append(b"%d[%s]" % (codes[0], advances))
    return b"".join(parts)


@lru_cache(maxsize=16384)
def _width(face: Typeface, glyph: int) -> bytes:
    return b"%g" % round(face.advance(glyph), 3)


def _descriptor(file: Writer, font: Subset) -> bytes:
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
        file.refer(stream),
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


@contextmanager
def _told_at(span: Span | None) -> Iterator[None]:
    """Raise the faults of a typeface, which may be named in several places, at one of them."""
    try:
        yield
    except BriefingError as error:
        raise BriefingError(*(fault._replace(span=span) for fault in error.faults)) from None


class TrueTypeFont:
    """A typeface of TrueType outlines in one document, its codes growing as glyphs are drawn.

    `named_at` is where a style names it.
    """

    def __init__(
        self, typeface: Typeface, name: str, encoding: Encoding, named_at: Span | None = None
    ) -> None:
        self.name = name
        self._typeface, self._named_at = typeface, named_at
        self._encoding = encoding
        self._used: set[Code] = set()
        self._own: dict[tuple[int, str], Code] = {}  # codes that this document alone has

    def show(self, glyphs: tuple[Glyph, ...], size: Pt) -> str:
        """The operators that show some glyphs: TJ, and Ts where marks leave the baseline."""
        shown = self._encoding.show(glyphs)
        if shown:
            self._used |= shown.codes
            return f"{shown.operand}TJ"
        return " ".join(_operators(glyphs, [self._code(glyph) for glyph in glyphs], size))

    def _code(self, glyph: Glyph) -> Code:
        pair = glyph.id, glyph.text
        code = self._encoding.code(*pair) or self._own.get(pair)
        if code is None:
            free, advance = free_code(len(self._own)), self._typeface.advance(glyph.id)
            code = Code(free, f"{free:04x}", glyph.id, advance, read_as(glyph.text))
            self._own[pair] = code
        self._used.add(code)
        return code

    def objects(self) -> dict[str, Indirect]:
        """The Type 0 font by its name on the page, with all that was drawn by then.

        Raises:
            BriefingError: no subset of the file draws what the file does.
        """
        # With one digit come all: the numbers are what changes from one brief to the next, and
        # most of them are set in the same fonts so.
        digits = self._encoding.digits if self._used & self._encoding.digits else ()
        with _told_at(self._named_at):
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

    Raises:
        BriefingError: no subset of the file draws what the file does; at `named_at`, where a style
            names it.
    """

    def __init__(
        self, typeface: Typeface, name: str, glyphs: Iterable[int], named_at: Span | None = None
    ) -> None:
        self.name = name
        self._typeface = typeface
        with _told_at(named_at):
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
) -> Iterator[str]:
    """TJ for each run of glyphs on one height and in one layer of the font of that name.

    A word whose letters have signs of their own is a Span with its text: Poppler and PDFium would
    take a sign above or below for a line of its own (ISO 32000-1, 14.9.4).
    """
    owed = 0.0
    for said, pairs in _words(glyphs, codes):
        if said:
            yield f"/Span<</ActualText<feff{utf_16(said)}>>>BDC"
        for (rise, layer), run in groupby(pairs, key=lambda pair: (pair[0].dy, pair[1].layer)):
            operand, owed = array(run, owed)
            shown = f"{operand}TJ"
            if layer:
                shown = f"{_select(name, layer, size)} {shown} {_select(name, 0, size)}"
            yield f"{number(rise * size / 1000)} Ts {shown} 0 Ts" if rise else shown
        if said:
            yield "EMC"


def _words(
    glyphs: tuple[Glyph, ...], codes: list[Code]
) -> Iterator[tuple[str, list[tuple[Glyph, Code]]]]:
    """The glyphs in stretches: words of letters with signs, with their text, and all others.

    Of one letter alone PDFium would say the text again for each of its glyphs.
    """
    pairs = [*zip(glyphs, codes, strict=True)]
    if not any(is_sign(glyph.text) or not glyph.text for glyph in glyphs):
        yield "", pairs
        return
    for _, word in groupby(pairs, key=lambda pair: pair[0].text.isspace()):
        stretch = [*word]
        is_signed = any(is_sign(glyph.text) or not glyph.text for glyph, _ in stretch)
        said = "".join(glyph.text for glyph, _ in stretch) if is_signed else ""
        yield normalize("NFC", said), stretch


def _select(name: str, layer: int, size: Pt) -> str:
    return f"/{_layered(name, layer)} {number(size)} Tf"


def _layered(name: str, layer: int) -> str:
    return f"{name}.{layer}" if layer else name
