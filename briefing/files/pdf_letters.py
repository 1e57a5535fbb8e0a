"""Which letters the codes of a font stand for: its ToUnicode table (ISO 32000-1, 9.10.3).

Tables of other programs are read and written anew, since some of them declare codes of another
length than the font has, or letters that PDF/A forbids (ISO 19005-2, 6.2.11.7).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from pypdf.generic import NumberObject

from briefing.files.pdf_reader import dictionary, listed, resolved

_BLOCK = re.compile(rb"beginbf(char|range)(.*?)endbf", re.DOTALL)
_HEX = re.compile(rb"<([0-9A-Fa-f\s]*)>|(\[)|(\])")
_MOST = 70_000  # letters of a table
_FORBIDDEN = frozenset(["", "0000", "feff", "fffe"])
_PRIVATE = 0xE000  # where Unicode's private use starts

# Glyph names of what charts are lettered with, where those are no letters (Adobe Glyph List).
_GLYPHS = dict(
    zip(
        "space exclam quotedbl numbersign dollar percent ampersand quotesingle parenleft"
        " parenright asterisk plus comma hyphen period slash zero one two three four five six"
        " seven eight nine colon semicolon less equal greater question at bracketleft backslash"
        " bracketright underscore bar endash emdash minus multiply degree euro sterling".split(),
        " !\"#$%&'()*+,-./0123456789:;<=>?@[\\]_|\u2013\u2014\u2212\u00d7\u00b0\u20ac\u00a3",
        strict=True,
    )
)


def read_table(data: bytes) -> dict[int, str]:
    """The letters of each code, as hexadecimal digits of UTF-16."""
    table: dict[int, str] = {}
    for kind, block in _BLOCK.findall(data):
        for first, last, letters in _ranges(kind, block):
            for at, code in enumerate(range(first, min(last, first + 0xFFFF) + 1)):
                if len(table) >= _MOST:
                    return table
                table[code] = letters[at] if at < len(letters) else _after(letters[0], at)
    return table


def _ranges(kind: bytes, block: bytes) -> Iterator[tuple[int, int, list[str]]]:
    """First code, last code, and the letters of the first or of each."""
    values: list[Any] = []
    inside: list[str] | None = None
    for digits, opens, closes in _HEX.findall(block):
        text = b"".join(digits.split()).decode().lower()
        if opens:
            inside = []
        elif closes:
            values.append(inside or [""])
            inside = None
        elif inside is not None:
            inside.append(text)
        else:
            values.append(text)
        count = 2 if kind == b"char" else 3
        if len(values) == count and inside is None:
            first, last, letters = values[0], values[-2], values[-1]
            if isinstance(first, str) and isinstance(last, str) and first and last:
                found = letters if isinstance(letters, list) else [letters]
                yield int(first, 16), int(last, 16), found
            values = []


def _after(letters: str, steps: int) -> str:
    """What stands so many codes behind a range's first letters: its last unit is counted up."""
    if len(letters) < 4:
        return ""
    return f"{letters[:-4]}{(int(letters[-4:], 16) + steps) & 0xFFFF:04x}"


def written_table(table: dict[int, str], width: int) -> bytes:
    """A ToUnicode table of codes that are `width` bytes long."""
    most = 256**width
    rows = [
        f"<{code:0{2 * width}x}> <{letters if letters not in _FORBIDDEN else _private(code)}>"
        for code, letters in sorted(table.items())
        if code < most
    ]
    blocks = "".join(
        f"{len(part)} beginbfchar\n" + "\n".join(part) + "\nendbfchar\n"
        for part in (rows[at : at + 100] for at in range(0, len(rows), 100))
    )
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo <</Registry(Adobe)/Ordering(UCS)/Supplement 0>> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n"
        f"<{0:0{2 * width}x}> <{most - 1:x}>\nendcodespacerange\n"
        f"{blocks}endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
    ).encode("ascii")


def _private(code: int) -> str:
    """A letter of private use: the picture's alternative text stands for it (6.2.11.7.3)."""
    return f"{_PRIVATE + code % 0x1900:04x}"


def named_letters(font: Any) -> dict[int, str]:
    """The letters of a simple font's codes by the names of its glyphs; none if its encoding is
    one that every reader knows.
    """
    encoding = resolved(font.get("/Encoding"))
    if encoding in ("/WinAnsiEncoding", "/MacRomanEncoding"):
        return {}
    pairs, code = dict[int, str](), 0
    for each in listed(dictionary(encoding).get("/Differences")):
        found = resolved(each)
        if isinstance(found, NumberObject):
            code = int(found)
        else:
            pairs[code] = _letter(str(found)[1:])
            code += 1
    if not pairs:
        first, last = (resolved(font.get(key)) for key in ("/FirstChar", "/LastChar"))
        if isinstance(first, int) and isinstance(last, int):
            pairs = dict.fromkeys(range(max(first, 0), min(last, 255) + 1), "")
    return pairs


def _letter(name: str) -> str:
    if len(name) == 1:
        return f"{ord(name):04x}"
    if re.fullmatch(r"uni[0-9A-F]{4}", name):
        return name[3:].lower()
    return f"{ord(_GLYPHS[name]):04x}" if name in _GLYPHS else ""


def first_width(widths: list[Any], default: Any) -> float:
    """The width of CID 0 in a /W array (ISO 32000-1, 9.7.4.3), or the default."""
    at = 0
    while at + 1 < len(widths):
        first, second = (resolved(each) for each in widths[at : at + 2])
        if isinstance(second, list):
            if first == 0 and second:
                return float(resolved(second[0]))
            at += 2
        else:
            if first == 0 and at + 2 < len(widths):
                return float(resolved(widths[at + 2]))
            at += 3
    return float(default)


def renumbering(number: int) -> tuple[bytes, bytes]:
    """A CMap (9.7.5) by which code 0 is that CID and any other code is its own, and its entries."""
    about = b"/CIDSystemInfo <</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
    cmap = (
        b"/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n%s def\n"
        b"/CMapName /Moved def\n/CMapType 1 def\n/WMode 0 def\n1 begincodespacerange\n"
        b"<0000> <ffff>\nendcodespacerange\n2 begincidrange\n<0000> <0000> %d\n"
        b"<0001> <ffff> 1\nendcidrange\nendcmap\n"
        b"CMapName currentdict /CMap defineresource pop\nend\nend\n"
    ) % (about, number)
    return cmap, b"/Type/CMap/CMapName/Moved/WMode 0%s" % about
