"""Font files as they are opened for embedding: which may be, at what weight, with what codes.

`Faces` keeps the files that one process has opened. A `Typeface` is a font at one weight, with
the numbers that PDF asks for; its `Encoding` says by which codes a document shows its glyphs.
"""

import os
import re
import struct
from collections.abc import Iterable
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import NamedTuple
from unicodedata import category

import uharfbuzz as hb

from briefing.errors import BriefingError, Fault
from briefing.language.language import Language
from briefing.style.fonts import ships
from briefing.style.stylesheet import Axes, Face
from briefing.typeset.glyphs import Glyph

# A style's weights on the axis `wght`, whose scale is that of OS/2 usWeightClass.
_WEIGHTS = {"regular": 400, "medium": 500, "bold": 700}
# What makes an italic, where a file has an axis for it: `ital` is 0 or 1; `slnt` is in
# degrees, less than 0 for a forward lean, and goes as far as the axis does.
_ITALIC = {"ital": 1, "slnt": -90}


def varies(face: hb.Face) -> bool:
    """Whether a font has to be pinned, or its outlines put into a form that PDF embeds."""
    return not {"fvar", "CFF2"}.isdisjoint(face.table_tags)


def axes(face: hb.Face, weight: str, own: Axes = ()) -> Axes:
    """The values on a font's axes for a style's weight, `bold-italic`; none if it is static.

    A style's `own` values go before those of its weight. A value beyond an axis is its nearest
    end; an axis not named here stays at its default.
    """
    upright = weight.removesuffix("italic").removesuffix("-") or "regular"
    slant = _ITALIC if weight.endswith("italic") else {}
    wanted = {"wght": _WEIGHTS[upright], **slant, **dict(own)}
    ranges = _ranges(face)
    return tuple(
        (tag, min(max(value, ranges[tag][0]), ranges[tag][1]))
        for tag, value in wanted.items()
        if tag in ranges
    )


def _ranges(face: hb.Face) -> dict[str, tuple[float, float]]:
    """The ends of a variable font's axes, by their tags."""
    return {axis.tag: (axis.min_value, axis.max_value) for axis in face.axis_infos}


def pin(face: hb.Face, at: Axes) -> hb.Face:
    """The whole font as a static one, at some values on its axes; CFF2 outlines as CFF."""
    wanted = hb.SubsetInput()
    wanted.keep_everything()
    wanted.flags |= hb.SubsetFlags.DOWNGRADE_CFF2
    wanted.pin_all_axes_to_default(face)
    for tag, value in at:
        wanted.pin_axis_location(face, tag, value)
    return wanted.subset(face)


Steps = list[tuple[float | str, ...]]


@cache
def _pen() -> hb.DrawFuncs:
    """Adds each step of an outline to the list that is drawn to."""
    pen = hb.DrawFuncs()
    pen.set_move_to_func(lambda x, y, steps: steps.append(("move", x, y)))
    pen.set_line_to_func(lambda x, y, steps: steps.append(("line", x, y)))
    pen.set_quadratic_to_func(lambda *step: step[-1].append(step[:-1]))
    pen.set_cubic_to_func(lambda *step: step[-1].append(step[:-1]))
    return pen


def outline(font: hb.Font, glyph: int) -> Steps:
    """The steps of a glyph's outline, in units of the font; none where nothing is drawn."""
    steps: Steps = []
    font.draw_glyph(glyph, _pen(), steps)
    return steps


def instance_name(face: hb.Face, at: Axes) -> str:
    """The PostScript name of a font at some values on its axes (after Adobe TN 5902)."""
    whole = face.get_name(6) or ""
    if not at:
        return whole
    prefix = face.get_name(25) or whole.removesuffix("-Regular")
    return prefix + "".join(f"_{value:g}{tag}" for tag, value in at)


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
    """Glyphs of one run, the operand of TJ that shows them, and the codes in it."""

    glyphs: tuple[Glyph, ...]
    operand: str
    codes: frozenset[Code]


def free_code(count: int) -> int:
    """A code for a glyph that no `Encoding` has one for, the `count`th of a document, from 0."""
    return _FREE[count] if count < len(_FREE) else _END + count


def read_as(text: str) -> str:
    """What a glyph's text reads as: spaces of any kind as a plain one, so that a search finds it.

    A glyph without a text of its own still needs one (ISO 19005-2, 6.2.11.7.2): no width.
    """
    return text.translate(_SPACES) or "\u200b"


# Scripts of India, Thai and their like: no other has signs of its own above and below letters.
_SIGNED = range(0x0900, 0x1800)


def is_sign(text: str) -> bool:
    """Whether the text of a glyph is a sign of the letter before it, in a script that has such."""
    return bool(text) and ord(text[0]) in _SIGNED and category(text[0]) in ("Mn", "Mc")


class Encoding:
    """The codes of one typeface of TrueType outlines, the same in every document.

    A character is its own code. Runs that have been shown are kept as operands of TJ.
    """

    def __init__(self, typeface: "Typeface") -> None:
        self._typeface = typeface
        self._codes: dict[tuple[int, str], Code | None] = {}
        self._shown: dict[int, Shown | None] = {}
        self._kept: list[tuple[Glyph, ...]] = []  # alive, so that no other gets their ids

    def code(self, glyph: int, text: str) -> Code | None:
        """The code of a glyph that stands for a character by itself; None for any other glyph."""
        pair = glyph, text
        if pair not in self._codes:
            if len(self._codes) > _MOST_PAIRS:
                self._codes.clear()
            self._codes[pair] = self._encode(glyph, text)
        return self._codes[pair]

    def show(self, glyphs: tuple[Glyph, ...]) -> Shown | None:
        """Some glyphs as an operand of TJ; None if one has no code, or leaves the baseline.

        None as well if one is a sign of the letter before it.
        """
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

    def _encode(self, glyph: int, text: str) -> Code | None:
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
            if code is None or glyph.dy or is_sign(glyph.text):
                return None
            used.append(code)
        operand, _ = array(zip(glyphs, used, strict=True), 0.0)
        return Shown(glyphs, operand, frozenset(used))


def array(pairs: Iterable[tuple[Glyph, Code]], owed: float) -> tuple[str, float]:
    """The operand of TJ (ISO 32000-1, 9.4.3): codes, and what comes off their advances.

    `owed` is how far the place in the line lags behind the shaped text, in thousandths of an em,
    before; the second value is the same afterwards.
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


_NEEDED = frozenset({"head", "hhea", "hmtx", "maxp", "OS/2", "cmap", "post"})
_QUADRATIC, _CUBIC = frozenset({"glyf", "loca"}), frozenset({"CFF ", "CFF2"})
# Formats that the first bytes of a file tell, and the way out of each.
_WEB = "is a face for the web", "take the .ttf or .otf file that it was made from"
_FORMATS = {
    b"wOFF": _WEB,
    b"wOF2": _WEB,
}
# OpenType, OS/2 fsType: restricted; not to be subset; bitmaps only.
_RESTRICTED, _NO_PART, _NO_OUTLINES = 0x0002, 0x0100, 0x0200
# What HarfBuzz and the reading of tables say of a damaged file.
_DAMAGE = (
    *(LookupError, OSError, RuntimeError, ValueError, ZeroDivisionError),
    *(hb.HarfBuzzError, struct.error),
)
MAX_BYTES = (
    100 << 20
)  # of a file: those of Chinese, Japanese and Korean have 20 MB, variable ones 60
_DIRECTORY = 12 + 16 * 200  # bytes that hold the directory of any font's tables
_MOST_NAMED = 10  # characters in a hint: enough to know which letters are meant


class Typeface:
    """One open font file, pinned if it varies. Vertical measures are in thousandths of an em.

    `is_cff` tells outlines of the table `CFF ` from those of `glyf`.
    """

    def __init__(self, path: Path, face: hb.Face, name: str) -> None:
        head, os2, post = (_table(face, tag) for tag in ("head", "OS/2", "post"))
        self.path = path
        # A name in a PDF is written as it stands: nothing but what a PostScript name may hold.
        self.name = re.sub(r"[^A-Za-z0-9+_-]", "", name or path.stem) or "Face"
        self.face = face
        self.font = hb.Font(face)
        self.is_cff = "CFF " in face.table_tags
        self.scale: float = 1000 / face.upem
        scale = self.scale
        self.box = tuple(round(value * scale) for value in struct.unpack_from(">4h", head, 36))
        ascent, descent = struct.unpack_from(">hh", os2, 68)
        capitals = struct.unpack_from(">h", os2, 88)[0] if len(os2) >= 90 else ascent
        self.ascent = round(ascent * scale)
        self.descent = round(descent * scale)
        self.cap_height = round(capitals * scale)
        self.weight: int = struct.unpack_from(">H", os2, 4)[0]
        self.slant: float = struct.unpack_from(">i", post, 4)[0] / 65536

    def advance(self, glyph: int) -> float:
        """A glyph's own advance, unkerned, in thousandths of an em."""
        return float(self.font.get_glyph_h_advance(glyph)) * self.scale

    def has(self, char: str) -> bool:
        """Whether there is a glyph for a character."""
        return bool(self.font.get_nominal_glyph(ord(char)))

    def draws(self, char: str) -> bool:
        """Whether there is an outline for a character: a face may keep its glyphs as pictures."""
        return self.has(char) and outline(self.font, self.font.get_nominal_glyph(ord(char))) != []


class Faces:
    """The font files that are open; a variable file is open once for every weight."""

    def __init__(self) -> None:
        # More than a page can name, four faces in each of 18 roles: one of them stays open.
        self._file = lru_cache(maxsize=128)(_read)
        self._typeface = lru_cache(maxsize=128)(self._pinned)
        self._encoding = lru_cache(maxsize=128)(Encoding)
        self._named = lru_cache(maxsize=128)(self._at_weight)

    def open(self, face: Face) -> Typeface:
        """The typeface of a face; faces that are one font of one file share it.

        Raises:
            BriefingError: the file is no font, or has outlines or a licence that do not
                allow embedding here; at the place where a style names the face.
        """
        try:
            return self._named(face.path, face.member, face.weight, face.axes)
        except BriefingError as error:
            told = error
        except _DAMAGE:
            told = unusable(face.path, "is damaged, or is no font", "take another file")
        raise BriefingError(*(fault._replace(span=face.span) for fault in told.faults))

    def encoding(self, typeface: Typeface) -> Encoding:
        """The codes of a typeface of TrueType outlines."""
        return self._encoding(typeface)

    def check(self, faces: Iterable[Face], language: Language) -> list[Fault]:
        """The faults of every face that cannot be used, at the place that names it."""
        faults: list[Fault] = []
        for face in sorted(faces, key=_place):
            try:
                typeface = self.open(face)
            except BriefingError as error:
                faults += error.faults
            else:
                faults += () if ships(face.path) else _lacking(typeface, face, language)
        return faults

    def _at_weight(self, path: Path, index: int | None, weight: str, own: Axes) -> Typeface:
        whole = self._file(path, index)
        _check_axes(path, own, _ranges(whole))
        return self._typeface(path, index, axes(whole, weight, own))

    def _pinned(self, path: Path, index: int | None, at: Axes) -> Typeface:
        whole = self._file(path, index)
        return Typeface(path, pin(whole, at) if varies(whole) else whole, instance_name(whole, at))


def _place(face: Face) -> tuple[Path, int, str, Axes]:
    """Where a face is found, to sort by."""
    return face.path, face.member or 0, face.weight, face.axes


_COLLECTION = b"ttcf"
# A name of each face in a hint; the largest collections have some ten.
_MOST_FACES = 12


def _read(path: Path, index: int | None) -> hb.Face:
    """A font file, or the face of that `index` in a collection of several (OpenType, `ttcf`).

    Raises:
        BriefingError: it is no font, lacks tables, varies but not in weight, or may not be
            embedded.
    """
    with path.open("rb") as file:
        head = file.read(_DIRECTORY)
        size = file.seek(0, os.SEEK_END)
    if size > MAX_BYTES:
        why = f"has {size / 2**20:.0f} MiB; {MAX_BYTES >> 20} MiB is the limit"
        raise unusable(path, why, "take a face of fewer characters")
    if head[:4] in _FORMATS:
        raise unusable(path, *_FORMATS[head[:4]])
    # A shipped face is mapped: of half a megabyte a page needs some tens of kilobytes. Any other
    # is read, for its file may be cut short while it is open.
    blob = hb.Blob.from_file_path(path) if ships(path) else hb.Blob(path.read_bytes())
    head = _check_index(path, index, head, blob)
    face = hb.Face(blob, index or 0)
    tables = set(face.table_tags)
    _check_whole(head, size)
    if not tables >= _NEEDED or not (tables >= _QUADRATIC or tables & _CUBIC):
        raise unusable(path, "is no whole TrueType or OpenType font", "take another file")
    if "fvar" in tables and all(axis.tag != "wght" for axis in face.axis_infos):
        hint = "name a file of one weight, or one that has the axis `wght`"
        raise unusable(path, "varies, but not in weight", hint)
    (units,) = struct.unpack_from(">H", _table(face, "head"), 18)
    if units != face.upem:  # HarfBuzz takes 1000 for what cannot be (OpenType, `head`)
        raise ValueError("units of no em")
    (licence,) = struct.unpack_from(">H", _table(face, "OS/2"), 8)
    if licence & 0x000F == _RESTRICTED or licence & (_NO_PART | _NO_OUTLINES):
        raise unusable(path, "may not be embedded, by its licence", "take another face")
    if "CFF " in tables:
        # HarfBuzz judges CFF outlines when it subsets them: better now than after the page.
        hb.SubsetInput().subset(face)
    return face


def _check_index(path: Path, index: int | None, head: bytes, blob: hb.Blob) -> bytes:
    """The start of a face's directory of tables, which is that of the file unless it has several.

    Raises:
        BriefingError: a collection without an index, one that it has not, or no collection.
    """
    if head[:4] != _COLLECTION:
        if index is None:
            return head
        raise unusable(path, "is no collection", "leave out the `index`")
    data = blob.data
    (count,) = struct.unpack_from(">L", data, 8)
    if index is None or index >= count:
        names = [hb.Face(blob, at).get_name(4) for at in range(min(count, _MOST_FACES))]
        if not all(names):
            raise ValueError("a face without a name")
        named = ", ".join(f"{at} {name}" for at, name in enumerate(names))
        why = "is a collection" if index is None else f"has no face {index}"
        raise unusable(path, why, f"write its `file` and an `index`: {named}")
    (start,) = struct.unpack_from(">L", data, 12 + 4 * index)
    return bytes(data[start : start + _DIRECTORY])


def _check_axes(path: Path, own: Axes, ranges: dict[str, tuple[float, float]]) -> None:
    """Raise a BriefingError if a style pins an axis that a font has not, or beyond its ends."""
    for tag, value in own:
        if tag not in ranges:
            has = f"it has {', '.join(ranges)}" if ranges else "it is of one weight: name it alone"
            raise unusable(path, f"has no axis {tag!r}", has)
        least, most = ranges[tag]
        if not least <= value <= most:
            hint = f"write a number from {least:g} to {most:g}"
            raise unusable(path, f"has no {value:g} on its axis {tag!r}", hint)


def _check_whole(head: bytes, size: int) -> None:
    """Raise a ValueError if a table ends beyond the file: HarfBuzz would draw nothing instead.

    `head` is the start of the file, with the directory of tables, and `size` its length.
    """
    (count,) = struct.unpack_from(">H", head, 4)
    records = struct.iter_unpack(">8xLL", head[12 : 12 + 16 * count])
    if any(start + length > size for start, length in records):
        raise ValueError("cut short")


def _lacking(typeface: Typeface, face: Face, language: Language) -> list[Fault]:
    """A fault that names the letters of a language that a face lacks, if it lacks any."""
    lacks = [char for char in language.alphabet if not typeface.draws(char)]
    if not lacks:
        return []
    named = " ".join(lacks[:_MOST_NAMED])
    more = f" and {len(lacks) - _MOST_NAMED} more" if len(lacks) > _MOST_NAMED else ""
    message = f"{face.path.name} lacks characters of the language {language.tag!r}"
    hint = f"it has no {named}{more}: take a face that has them"
    return [Fault("face.lacks", message, face.span, hint)]


def _table(face: hb.Face, tag: str) -> bytes:
    return bytes(face.reference_table(tag).data)


def unusable(path: Path, why: str, hint: str) -> BriefingError:
    """The error for a file that cannot serve as a face: `why`, behind its name, and what to do."""
    return BriefingError(Fault("face.unusable", f"{path.name} {why}", hint=hint))
