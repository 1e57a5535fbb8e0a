"""A face's file becomes a typeface: HarfBuzz's view of it, and the numbers PDF asks for."""

from __future__ import annotations

import os
import re
import struct
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

import uharfbuzz as hb

from briefing.errors import BriefingError, Fault
from briefing.language.language import Language
from briefing.press.reportlab.codes import CodeBook
from briefing.press.reportlab.instance import Axes, axes, instance_name, pin, varies
from briefing.style.fonts import ships
from briefing.style.stylesheet import Face

_NEEDED = frozenset({"head", "hhea", "hmtx", "maxp", "OS/2", "cmap", "post"})
_QUADRATIC, _CUBIC = frozenset({"glyf", "loca"}), frozenset({"CFF ", "CFF2"})
# Formats that the first bytes of a file tell, and the way out of each.
_WEB = "is a face for the web", "take the .ttf or .otf file that it was made from"
_FORMATS = {
    b"ttcf": ("is a collection of faces", "save the one that you want as a file of its own"),
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


class Faces:
    """The open font files of one press; a variable file is open once for every weight."""

    def __init__(self) -> None:
        # More than a page can name, four faces in each of 18 roles: one of them stays open.
        self._file = lru_cache(maxsize=128)(_read)
        self._typeface = lru_cache(maxsize=128)(self._pinned)
        self._book = lru_cache(maxsize=128)(CodeBook)
        self._named = lru_cache(maxsize=128)(self._at_weight)

    def open(self, face: Face) -> Typeface:
        """The typeface of a face; faces that come to one font of one file share it.

        Raises:
            BriefingError: the file is no font, or has outlines or a licence that do not
                allow embedding here; at the place where a style names the face.
        """
        try:
            return self._named(face.path, face.weight)
        except BriefingError as error:
            told = error
        except _DAMAGE:
            told = unusable(face.path, "is damaged, or is no font", "take another file")
        raise BriefingError(*(fault._replace(span=face.span) for fault in told.faults))

    def book(self, typeface: Typeface) -> CodeBook:
        """The codes of a typeface of TrueType outlines, the same for every document."""
        return self._book(typeface)

    def check(self, faces: Iterable[Face], language: Language) -> list[Fault]:
        """The faults of every face that cannot be used, at the place that names it."""
        faults: list[Fault] = []
        for face in sorted(faces, key=lambda face: (face.path, face.weight)):
            try:
                typeface = self.open(face)
            except BriefingError as error:
                faults += error.faults
            else:
                faults += () if ships(face.path) else _lacking(typeface, face, language)
        return faults

    def _at_weight(self, path: Path, weight: str) -> Typeface:
        return self._typeface(path, axes(self._file(path), weight))

    def _pinned(self, path: Path, at: Axes) -> Typeface:
        whole = self._file(path)
        return Typeface(path, pin(whole, at) if varies(whole) else whole, instance_name(whole, at))


def _read(path: Path) -> hb.Face:
    """A font file that may be embedded."""
    with path.open("rb") as file:
        head = file.read(_DIRECTORY)
        size = file.seek(0, os.SEEK_END)
    if head[:4] in _FORMATS:
        raise unusable(path, *_FORMATS[head[:4]])
    # A shipped face is mapped: of half a megabyte a page needs some tens of kilobytes. Any other
    # is read, for its file may be cut short while it is open.
    face = hb.Face(hb.Blob.from_file_path(path) if ships(path) else hb.Blob(path.read_bytes()))
    tables = set(face.table_tags)
    _check_whole(head, size)
    if not tables >= _NEEDED or not (tables >= _QUADRATIC or tables & _CUBIC):
        raise unusable(path, "is no whole TrueType or OpenType font", "take another file")
    if "fvar" in tables and all(axis.tag != "wght" for axis in face.axis_infos):
        hint = "name a file of one weight, or one that has the axis `wght`"
        raise unusable(path, "varies, but not in weight", hint)
    (licence,) = struct.unpack_from(">H", _table(face, "OS/2"), 8)
    if licence & 0x000F == _RESTRICTED or licence & (_NO_PART | _NO_OUTLINES):
        raise unusable(path, "may not be embedded, by its licence", "take another face")
    if "CFF " in tables:
        # HarfBuzz judges CFF outlines when it subsets them: better now than after the page.
        hb.SubsetInput().subset(face)
    return face


def _check_whole(head: bytes, size: int) -> None:
    """Every table of a file ends within it, or a ValueError; HarfBuzz draws nothing instead."""
    (count,) = struct.unpack_from(">H", head, 4)
    records = struct.iter_unpack(">8xLL", head[12 : 12 + 16 * count])
    if any(start + length > size for start, length in records):
        raise ValueError("cut short")


def _lacking(typeface: Typeface, face: Face, language: Language) -> list[Fault]:
    """A fault where a face has not all that copy in a language needs."""
    from briefing.language.alphabet import alphabet  # loaded only for a face that does not ship

    lacks = [char for char in alphabet(language) if not typeface.has(char)]
    if not lacks:
        return []
    named = " ".join(lacks[:_MOST_NAMED])
    more = f" and {len(lacks) - _MOST_NAMED} more" if len(lacks) > _MOST_NAMED else ""
    message = f"{face.path.name} lacks characters of the language {language.tag!r}"
    hint = f"it has no {named}{more}: take a face that has them"
    return [Fault(code="face.lacks", message=message, span=face.span, hint=hint)]


def _table(face: hb.Face, tag: str) -> bytes:
    return bytes(face.reference_table(tag).data)


def unusable(path: Path, why: str, hint: str) -> BriefingError:
    """A file that cannot serve as a face, and what to do."""
    return BriefingError(Fault(code="face.unusable", message=f"{path.name} {why}", hint=hint))
