"""Font files as a style's faces: TrueType, CFF, variable, variable CFF2, keyed by CIDs.

Their tables are changed at offsets that mostly lie in the table meant, so that HarfBuzz and the
subsetter get that far.
"""

from __future__ import annotations

import struct
from functools import cache
from io import BytesIO
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

from tests.fuzz.case import Case
from tests.fuzz.mutators import changed_bytes, weighted
from tests.pdf.strangers import CFF, DEJAVU, INTER, write_blocks, write_keyed

WORDS = "Ministers agree 2% – it’s"
BRIEF = f'title: "{WORDS}"\nstandfirst: "*{WORDS}*"\n'.encode()
STYLES = (
    b"extends: briefing\nsays: fuzz\nfaces: {sans: {regular: x.ttf, medium: x.ttf, bold: x.ttf}}\n",
    b"extends: prose\nsays: fuzz\nfaces: {sans: {regular: x.ttf, italic: x.ttf}}\n",
    b"extends: briefing\nsays: fuzz\nfaces: {sans: {bold: x.ttf}, condensed: {regular: x.ttf}}\n",
)


@cache
def seeds() -> tuple[bytes, ...]:
    """Small fonts of every kind, with a few letters each; the variable ones keep their axes."""
    with TemporaryDirectory() as place:
        folder = Path(place)
        blocks = write_blocks(folder / "blocks.otf", wght=(100, 400, 900))
        small = [_small(path) for path in (DEJAVU, CFF, INTER)]
        folder.joinpath("cff.otf").write_bytes(small[1])
        keyed = write_keyed(folder / "keyed.otf", folder / "cff.otf")
        return (*small, blocks.read_bytes(), keyed.read_bytes())


def _small(path: Path) -> bytes:
    font = TTFont(path)
    options = Options()
    options.layout_features = ["kern", "liga", "mark", "ccmp", "calt"]
    options.drop_tables += ["FFTM"]  # of which fontTools warns
    options.notdef_outline = options.name_legacy = True
    options.name_IDs = ["*"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[*range(0x20, 0x180), *range(0x2010, 0x2030), 0x20AC, 0x2212])
    subsetter.subset(font)
    out = BytesIO()
    font.save(out)
    return out.getvalue()


def tables(data: bytes) -> list[tuple[int, bytes, int, int]]:
    """The tables of a font: the place of each one's entry, its tag, its offset and its length."""
    (count,) = struct.unpack_from(">H", data, 4)
    entries = (12 + 16 * number for number in range(count))
    return [(at, data[at : at + 4], *struct.unpack_from(">II", data, at + 8)) for at in entries]


# What a header says of the tables behind it: where its fields are, and how wide.
FIELDS: dict[bytes, tuple[tuple[int, str], ...]] = {
    b"head": ((18, "H"), (36, "h"), (38, "h"), (50, "h"), (12, "I")),
    b"hhea": ((4, "h"), (6, "h"), (8, "h"), (34, "H")),
    b"maxp": ((4, "H"), (6, "H"), (0, "I"), (28, "H"), (30, "H")),
    b"OS/2": ((0, "H"), (4, "H"), (8, "H"), (68, "h"), (70, "h"), (74, "H"), (88, "h")),
    b"post": ((0, "I"), (4, "i"), (8, "h"), (32, "H")),
    b"fvar": ((4, "H"), (8, "H"), (10, "H"), (12, "H"), (20, "i"), (24, "i"), (28, "i")),
    b"cmap": ((2, "H"), (8, "I"), (12, "H")),
    b"name": ((2, "H"), (4, "H"), (12, "H"), (14, "H"), (16, "H")),
    b"CFF ": ((0, "H"), (2, "H"), (4, "H"), (6, "H")),
    b"gvar": ((4, "H"), (6, "H"), (8, "I"), (12, "H"), (16, "I")),
}
EDGES = (0, 1, 2, 15, 16, 1000, 0x7FFF, 0x8000, 0xFFFF, 0x10000, 0x50000, 0x7FFFFFFF, 0xFFFFFFFF)


def changed(data: bytes, rng: Random) -> bytes:
    """A font with a table or its entry changed."""
    for _ in range(rng.choice((1, 1, 1, 2))):
        at, tag, offset, length = rng.choice(tables(data))
        made = bytearray(data)
        match rng.randrange(14):
            case 0:
                made[at : at + 4] = rng.choice(
                    (b"XXXX", b"glyf", b"CFF ", b"cmap", b"kern", b"COLR")
                )
            case 1:
                new = rng.choice((0, length // 2, length + 1, length * 2, len(data), 0xFFFFFFFF))
                struct.pack_into(">I", made, at + 12, new)
            case 2:
                new = rng.choice((0, 12, offset + 1, offset - 1, len(data), 0xFFFFFFFF))
                struct.pack_into(">I", made, at + 8, new)
            case 3:
                _, _, *other = rng.choice(tables(data))
                struct.pack_into(">II", made, at + 8, *other)
            case 4 | 5 | 6 if tag in FIELDS:
                place, form = rng.choice(FIELDS[tag])
                mask = 0xFFFF if form in "Hh" else 0xFFFFFFFF
                value = rng.choice(EDGES) & mask
                if offset + place + 4 <= len(made):
                    struct.pack_into(f">{form.upper()}", made, offset + place, value)
            case 7:
                size = rng.choice((2, 16, 64, length))
                start = offset + rng.randrange(max(length - size, 0) + 1)
                fill = rng.choice((0, 0xFF, 0x7F, 0x80, 1))
                made[start : start + size] = bytes([fill]) * len(made[start : start + size])
            case _:
                kept = len(made)
                made = bytearray(changed_bytes(data, rng, offset, offset + length)[:kept])
        if len(made) < 12 + 16 * struct.unpack_from(">H", data, 4)[0]:
            return bytes(made)
        data = bytes(made)
    return data


def make(rng: Random) -> Case:
    """A page in a style whose faces are a font that was changed."""
    font = changed(rng.choice(seeds()), rng)
    if rng.random() < 0.03:
        font = font[: rng.randrange(len(font))]
    elif rng.random() < 0.02:
        font = b"ttcf\0\1\0\0\0\0\0\1\0\0\0\x10" + font
    language = weighted(rng, (9, b""), (1, b"language: uk\n"))
    files = {
        "brief/brief.yaml": BRIEF + language,
        "mine.yaml": rng.choice(STYLES),
        "x.ttf": font,
    }
    return Case(files, ("build", "brief", "-o", "page.pdf", "--style", "mine.yaml"))
