"""Faces that are not the press's own: from packages, and one made of blocks."""

from __future__ import annotations

import string
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path

from fontTools.cffLib import FDArrayIndex, FDSelect, FontDict, PrivateDict, SubrsIndex
from fontTools.fontBuilder import FontBuilder
from fontTools.misc.psCharStrings import T2CharString
from fontTools.ttLib import TTFont

WEIGHTS = ("regular", "italic", "medium", "medium-italic", "bold", "bold-italic")


def packed(package: str, name: str) -> Path:
    """A file of an installed package, which is not imported for it."""
    spec = find_spec(package)
    assert spec is not None, package
    assert spec.origin is not None, package
    return Path(spec.origin).parent / name


SERIF = "font_source_serif_pro", "files/SourceSerifPro-{}.otf"
CFF, CFF_BOLD, CFF_ITALIC = (
    packed(SERIF[0], SERIF[1].format(name)) for name in ("Regular", "Bold", "It")
)
DEJAVU = packed("ziafont", "fonts/DejaVuSans.ttf")
INTER, INTER_ITALIC = (
    packed("fontpkg_inter", f"files/{name}[opsz,wght].ttf") for name in ("Inter", "Inter-Italic")
)

# The serif's italic has no Cyrillic letters: its upright stands in.
SETS: dict[str, Mapping[str, Path]] = {
    "cff": dict.fromkeys(WEIGHTS, CFF) | {"bold": CFF_BOLD},
    "dejavu": dict.fromkeys(WEIGHTS, DEJAVU),
    "variable": {w: INTER_ITALIC if w.endswith("italic") else INTER for w in WEIGHTS},
}


def write_style(path: Path, faces: Mapping[str, Path], more: str = "") -> str:
    """A style that sets everything in these faces; they are named on lines 4 on."""
    lines = "".join(f"    {weight}: '{face}'\n" for weight, face in faces.items())
    families = f"  sans:\n{lines}  condensed:\n{lines}"
    path.write_text(f"extends: briefing\nfaces:\n{families}{more}", "utf-8")
    return str(path)


def write_blocks(path: Path, **axes: tuple[int, int, int]) -> Path:
    """A variable font with CFF2 outlines: a block for each letter, wider along the first axis."""
    chars = string.ascii_letters + string.digits + string.punctuation + " \u00a0–—’“”‘€"
    names = [".notdef", *(f"u{ord(char):04X}" for char in chars)]
    font = FontBuilder(1000, isTTF=False)
    font.setupGlyphOrder(names)
    font.setupCharacterMap({ord(char): f"u{ord(char):04X}" for char in chars})
    font.setupNameTable({"familyName": "Blocks", "psName": "Blocks-Regular"})
    font.setupFvar([(tag, *place, tag) for tag, place in axes.items()], [])
    block = [50, 0, "rmoveto", 100, 200, 1, "blend", "hlineto", 500, "vlineto"]
    block += [-100, -200, 1, "blend", "hlineto"]
    drawn = {n: T2CharString(program=[] if n in ("u0020", "u00A0") else block) for n in names}
    font.setupCFF2(drawn, regions=[{next(iter(axes)): (0, 1, 1)}])
    font.setupHorizontalMetrics({n: (400 + 2 * i, 50) for i, n in enumerate(names)})
    font.setupHorizontalHeader(ascent=800, descent=-200)
    font.setupOS2(sTypoAscender=800, sTypoDescender=-200, sCapHeight=500)
    font.setupPost()
    font.save(path)
    return path


def write_keyed(path: Path, source: Path, dicts: int = 2) -> Path:
    """A face of CFF outlines as one keyed by CIDs: its glyphs in turns of several font dicts.

    Each dict has the local subroutines of the source.
    """
    font = TTFont(source)
    top = font["CFF "].cff.topDictIndex[0]
    old, glyphs, drawn = top.Private, top.CharStrings, font.getGlyphOrder()
    keyed = [".notdef", *(f"cid{at:05d}" for at in range(1, len(drawn)))]
    for name in drawn:
        glyphs[name].decompile()
    top.ROS, top.CIDCount = ("Adobe", "Identity", 0), len(drawn)
    top.FDArray = FDArrayIndex()
    top.FDArray.GlobalSubrs = top.GlobalSubrs
    for number in range(dicts):
        part = FontDict()
        part.setCFF2(False)
        part.FontName, part.Private = f"Keyed-{number}", PrivateDict()
        for key in old.rawDict.keys() - {"Subrs"}:
            setattr(part.Private, key, getattr(old, key))
        part.Private.Subrs = SubrsIndex()
        for subroutine in old.Subrs:
            part.Private.Subrs.append(subroutine)
        top.FDArray.append(part)
    top.FDSelect = FDSelect()
    top.FDSelect.format, top.FDSelect.gidArray = 3, [at % dicts for at in range(len(drawn))]
    for at, name in enumerate(drawn):
        glyphs[name].private = top.FDArray[at % dicts].Private
    for entry in ("Private", "Encoding"):
        top.rawDict.pop(entry, None)
    del top.Private
    glyphs.charStringsIndex.fdSelect = glyphs.fdSelect = top.FDSelect
    glyphs.charStringsIndex.fdArray = glyphs.fdArray = top.FDArray
    top.charset = keyed
    glyphs.charStrings = dict(zip(keyed, map(glyphs.charStrings.get, drawn), strict=True))
    font.setGlyphOrder(keyed)
    font.save(path)
    return path
