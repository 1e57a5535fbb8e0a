"""Text that ReportLab writes becomes bytes: ASCII by Python's encoder, the rest by ReportLab's.

ReportLab encodes every object by a map in Python, though next to all that it writes is ASCII.
"""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING

from briefing.defer import load

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer as Buffer

# ReportLab's names for PDFDocEncoding (ISO 32000-1, D.3), and what ASCII beside the printable
# characters each has at its own place.
_PLAIN = {"pdfdoc": "", "extpdfdoc": "\n\r"}


def stand_before() -> None:
    """Answer for these encodings before ReportLab itself is asked."""
    codecs.register(_find)


def _find(name: str) -> codecs.CodecInfo | None:
    if name not in _PLAIN:
        return None
    plain = _PLAIN[name]

    def encode(text: str, errors: str = "strict") -> tuple[bytes, int]:
        if text.isascii() and (text.isprintable() or _without(text, plain).isprintable()):
            return codecs.ascii_encode(text)
        return _theirs(name).encode(text, errors)

    def decode(data: Buffer, errors: str = "strict") -> tuple[str, int]:
        return _theirs(name).decode(data, errors)

    return codecs.CodecInfo(encode, decode, name=name)


def _without(text: str, plain: str) -> str:
    for char in plain:
        text = text.replace(char, "")
    return text


def _theirs(name: str) -> codecs.CodecInfo:
    found: codecs.CodecInfo = load("reportlab.pdfbase.rl_codecs").RL_Codecs._rl_codecs(name)
    return found
