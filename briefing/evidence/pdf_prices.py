"""A PDF's data become the microseconds that pypdf takes for them, estimated without reading them.

What is estimated is never much less than what is taken, however the data are made. Measured
with pypdf 7.1 on an office machine of 2020; the same on every machine.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

# What is read one by one.
_TOKEN = re.compile(rb"[()<>\[\]{}/%]|[^\s()<>\[\]{}/%]+")
# Operators that move on the page or show a text, and strings, which may each be shown alone in
# the array of one operator (ISO 32000-1, 9.4).
_PLACED = re.compile(rb"['\"]|T[*dDjJm]|\bcm|Do|BT")
_STRING = re.compile(rb"[(<]")
# Strings in hexadecimals, and characters that need no backslash: pypdf logs each.
_HEX = re.compile(rb"[0-9A-Fa-f]{16,}+")
_ODD = re.compile(rb"\\[^0-7nrtbf()\\\r\n]")
# A range of codes of a font, each of which becomes an entry (ISO 32000-1, 9.10.3), where what it
# stands for is no list.
_LIST = re.compile(rb"\[[^\]]*+\]?")
_RANGE = re.compile(rb"<\s*([0-9A-Fa-f]{1,16})\s*>\s*<\s*([0-9A-Fa-f]{1,16})\s*>\s*<")
# More codes in one range pypdf refuses.
_MAX_RANGE = 100_000


def content_price(data: bytes) -> float:
    """The price of a page's content, or of one form that is drawn in it."""
    work = 0.2 * len(data) + 0.2 * sum(map(len, _HEX.findall(data))) + 1.3 * _count(_ODD, data)
    work += 2.2 * _count(_TOKEN, data)
    return work + 3 * _count(_PLACED, data) + 1.5 * _count(_STRING, data)


def table_price(data: bytes) -> float:
    """The price of a font's table of codes, half of it, since pypdf asks for it twice."""
    blocks = (part.partition(b"endbfrange")[0] for part in data.split(b"beginbfrange")[1:])
    pairs = (pair for block in blocks for pair in _RANGE.findall(_LIST.sub(b"[", block)))
    codes = sum(min(max(int(last, 16) - int(first, 16), 0), _MAX_RANGE) for first, last in pairs)
    return 0.02 * len(data) + 0.35 * _count(_TOKEN, data) + 0.8 * codes


def widths_price(widths: Sequence[Any]) -> float:
    """The price of the widths of glyphs: `first [width ...]` and `first last width` (9.7.4.3)."""
    glyphs, at = 0, 0
    while at + 1 < len(widths):
        first, second = widths[at : at + 2]
        if isinstance(second, list):
            glyphs, at = glyphs + len(second), at + 2
        elif isinstance(first, int) and isinstance(second, int):
            glyphs, at = glyphs + min(max(second - first, 0), _MAX_RANGE), at + 3
        else:
            at += 1
    return 0.3 * (len(widths) + glyphs)


def _count(pattern: re.Pattern[bytes], data: bytes) -> int:
    return sum(1 for _ in pattern.finditer(data))
