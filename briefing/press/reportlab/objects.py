"""Python values become PDF objects that ReportLab does not offer, or gets wrong."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFObject

# ReportLab types nothing; a document here is reportlab.pdfbase.pdfdoc.PDFDocument.
Document = Any


class Indirect(PDFObject):  # type: ignore[misc]  # ReportLab is untyped
    """An indirect object written by a function when the document is."""

    __RefOnly__ = 1

    def __init__(self, write: Callable[[Document], bytes]) -> None:
        self._write = write

    def format(self, document: Document) -> bytes:
        """The object's bytes, as ReportLab asks for them."""
        return self._write(document)


class Stream(PDFObject):  # type: ignore[misc]  # ReportLab is untyped
    """A stream with the end of line before `endstream` that PDF/A asks for (6.1.7.1).

    It is CR LF: a lone LF behind data that happen to end in CR would be taken for one
    with it, and the data for a byte shorter than `/Length` says.
    """

    __RefOnly__ = 1

    def __init__(self, data: bytes, *, compress: bool = True, **entries: str | int) -> None:
        filtered = {"Filter": "/FlateDecode"} if compress else {}
        self.content = _compressed(data) if compress else data
        self._entries = {**entries, **filtered, "Length": len(self.content)}

    def format(self, document: Document) -> bytes:
        """The stream's bytes, as ReportLab asks for them."""
        head = "".join(f"/{key} {value}" for key, value in self._entries.items())
        return b"<<%s>>\nstream\n%s\r\nendstream\n" % (head.encode("ascii"), self.content)


# A third faster than the usual level, and the file one part in fifty larger.
_LEVEL = 3


# Profile, font programs and their tables are the same in one document after the other.
@lru_cache(maxsize=64)
def _compressed(data: bytes) -> bytes:
    return zlib.compress(data, _LEVEL)


def reference(document: Document, target: Any) -> bytes:
    """A reference to an object, which becomes part of the document by it."""
    name = getattr(target, "__InternalName__", None) or document.Reference(target).name
    return b"%d %d R" % document.idToObjectNumberAndVersion[name]


def text_string(text: str) -> bytes:
    """A text string (ISO 32000-1, 7.9.2.2): ASCII in parentheses, all else UTF-16."""
    if text.isascii() and text.isprintable():
        escaped = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        return b"(%s)" % escaped.encode("ascii")
    return b"<feff%s>" % utf_16(text).encode("ascii")


def utf_16(text: str) -> str:
    """A text's UTF-16 in hexadecimal; Python's codec takes a while to load, and few need it."""
    if any(char > "\uffff" for char in text):
        return text.encode("utf-16-be").hex()
    return "".join(f"{ord(char):04x}" for char in text)


def numbers(*values: float) -> str:
    """Numbers of a content stream: no exponent, a hundredth of a point exact."""
    return " ".join(map(number, values))


@lru_cache(maxsize=4096)  # pages stand on one grid: most places come again
def number(value: float) -> str:
    """One number, its needless zeros left off."""
    return f"{value:.2f}".rstrip("0").rstrip(".") if value else "0"
