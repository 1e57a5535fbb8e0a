"""A face's file becomes a typeface: HarfBuzz's view of it, and the numbers PDF asks for."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import uharfbuzz as hb

from briefing.design.stylesheet import Face
from briefing.fault import BriefingError, Fault


@dataclass(frozen=True, slots=True, eq=False)
class Typeface:
    """One open font file. Vertical measures are in thousandths of an em."""

    path: Path
    name: str
    face: hb.Face
    font: hb.Font
    scale: float
    box: tuple[int, int, int, int]
    ascent: int
    descent: int
    cap_height: int
    weight: int
    slant: float

    def advance(self, glyph: int) -> float:
        """A glyph's own advance, unkerned, in thousandths of an em."""
        return float(self.font.get_glyph_h_advance(glyph)) * self.scale


class Faces:
    """The open font files of one press."""

    def __init__(self) -> None:
        self.open = lru_cache(maxsize=64)(open_face)

    def check(self, faces: Iterable[Face]) -> list[Fault]:
        """The faults of every face that cannot be used, at the place that names it."""
        faults: list[Fault] = []
        for face in sorted(faces, key=lambda face: face.path):
            try:
                self.open(face.path)
            except BriefingError as error:
                faults += (fault._replace(span=face.span) for fault in error.faults)
        return faults


def open_face(path: Path) -> Typeface:
    """Open a TrueType file; a file that cannot be embedded is told as a fault.

    Raises:
        BriefingError: the file is no font, has outlines or a licence that do not allow
            embedding here, or varies, so that no one weight could be embedded.
    """
    try:
        return _open(hb.Face(hb.Blob.from_file_path(str(path))), path)
    except (LookupError, OSError, ValueError, ZeroDivisionError, hb.HarfBuzzError, struct.error):
        raise unusable(path, "is damaged, or is no font", "take another file") from None


def _open(face: hb.Face, path: Path) -> Typeface:
    tables = set(face.table_tags)
    if not {"glyf", "head", "hhea", "hmtx", "loca", "maxp", "OS/2", "cmap", "post"} <= tables:
        kind = "has PostScript outlines" if "CFF " in tables else "is no whole TrueType font"
        raise unusable(path, kind, "convert it to TrueType")
    if "fvar" in tables:
        raise unusable(path, "is a variable font", "name a file of one weight")
    head, os2, post = (_table(face, tag) for tag in ("head", "OS/2", "post"))
    if struct.unpack_from(">H", os2, 8)[0] & 0x000F == 0x0002:  # OpenType, OS/2 fsType
        raise unusable(path, "may not be embedded, by its licence", "take another face")
    scale = 1000 / face.upem
    ascent, descent = struct.unpack_from(">hh", os2, 68)
    has_heights = len(os2) >= 90
    left, bottom, right, top = (round(v * scale) for v in struct.unpack_from(">4h", head, 36))
    return Typeface(
        path=path,
        # A name in a PDF is written as it stands: nothing but what a PostScript name may hold.
        name=re.sub(r"[^A-Za-z0-9+_-]", "", face.get_name(6) or path.stem) or "Face",
        face=face,
        font=hb.Font(face),
        scale=scale,
        box=(left, bottom, right, top),
        ascent=round(ascent * scale),
        descent=round(descent * scale),
        cap_height=round((struct.unpack_from(">h", os2, 88)[0] if has_heights else ascent) * scale),
        weight=struct.unpack_from(">H", os2, 4)[0],
        slant=struct.unpack_from(">i", post, 4)[0] / 65536,
    )


def _table(face: hb.Face, tag: str) -> bytes:
    return bytes(face.reference_table(tag).data)


def unusable(path: Path, why: str, hint: str) -> BriefingError:
    """A file that cannot serve as a face, and what to do."""
    return BriefingError(Fault(code="face.unusable", message=f"{path.name} {why}", hint=hint))
