"""The sRGB colour space becomes an ICC profile of some 500 bytes, always the same ones.

Built from the numbers of IEC 61966-2-1 to ICC.1:2004-10 (profile version 4.2), the
newest that PDF/A-2 admits (ISO 19005-2, 6.2.4.2): no file of somebody else's to carry.
"""

from __future__ import annotations

import struct
from functools import cache

from briefing.pdf.objects import utf_16

# Primaries and white adapted from D65 to the profile connection space's D50 (Bradford).
_COLORANTS = {
    b"rXYZ": (0.43607, 0.22249, 0.01392),
    b"gXYZ": (0.38515, 0.71687, 0.09708),
    b"bXYZ": (0.14307, 0.06061, 0.71410),
    b"wtpt": (0.96420, 1.0, 0.82491),
}
_ADAPTATION = (1.04788, 0.02292, -0.05019, 0.02959, 0.99048, -0.01707, -0.00925, 0.01508, 0.75168)
# Y = (aX + b)^g for X >= d, else Y = cX: parametric curve type 3, as g a b c d.
_CURVE = (2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)


@cache
def srgb_profile() -> bytes:
    """The profile's bytes."""
    curve = b"para" + struct.pack(">4xHxx", 3) + _fixed(*_CURVE)
    tags = {
        b"desc": _text("sRGB"),
        b"cprt": _text("No copyright, use freely"),
        **{tag: b"XYZ \0\0\0\0" + _fixed(*values) for tag, values in _COLORANTS.items()},
        b"chad": b"sf32\0\0\0\0" + _fixed(*_ADAPTATION),
        **dict.fromkeys((b"rTRC", b"gTRC", b"bTRC"), curve),
    }
    start = 128 + 4 + 12 * len(tags)
    table, body, places = struct.pack(">I", len(tags)), b"", dict[bytes, int]()
    for tag, data in tags.items():
        if data not in places:  # the three curves are one
            places[data] = start + len(body)
            body += data + bytes(-len(data) % 4)
        table += tag + struct.pack(">II", places[data], len(data))
    return _header(start + len(body)) + table + body


def _header(size: int) -> bytes:
    """The first 128 bytes: version 4.2, a display's RGB, made on 2000-01-01."""
    head = struct.pack(">I4xI", size, 0x04200000) + b"mntrRGB XYZ "
    head += struct.pack(">6H", 2000, 1, 1, 0, 0, 0) + b"acsp" + bytes(4 * 5 + 8)
    return (head + _fixed(*_COLORANTS[b"wtpt"])).ljust(128, b"\0")


def _fixed(*values: float) -> bytes:
    """Numbers as s15Fixed16."""
    return struct.pack(f">{len(values)}i", *(round(value * 65536) for value in values))


def _text(text: str) -> bytes:
    """A text in one language, as multiLocalizedUnicode."""
    data = bytes.fromhex(utf_16(text))
    return b"mluc\0\0\0\0" + struct.pack(">II2s2sII", 1, 12, b"en", b"US", len(data), 28) + data
