"""The objects of a PDF file, through ReportLab's document.

This is the only file that imports ReportLab, and all that is known of its private parts is here:
objects are classes of ReportLab's with a `format` of our own (`__RefOnly__`, `__InternalName__`),
and `Document` reads the tables in which ReportLab numbers objects (`idToObject`,
`idToObjectNumberAndVersion`, `numberToId`) and writes the file from them. Nothing of ReportLab is
changed for others. Tried on ReportLab 5.1.0; on a newer one run `tests/pdf` and `tests/pages`.

A program that imports this project may have settings of its own for ReportLab
(`reportlab_settings.py`, `RL_*` variables), and they stay as they are. Each that would change a
byte of a file is given to the objects here instead: `pageCompression`, `invariant` and
`documentLang` as arguments of the document, `pdfMultiLine` as an attribute of dictionaries and
arrays; `pdfComments` only ReportLab's own writing of a file obeys.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable
from functools import lru_cache
from typing import Any, Protocol

from briefing.isolation import importing_reportlab

with importing_reportlab():
    from reportlab.pdfbase.pdfdoc import (
        PDFArrayCompact,
        PDFDictionary,
        PDFDocument,
        PDFFile,
        PDFObject,
        PDFObjectReference,
        PDFString,
        PDFTrailer,
    )


class Writer(Protocol):
    """The file that an object is written into, which knows the numbers of all others."""

    def refer(self, target: PDFObject) -> bytes:
        """A reference to an object, `12 0 R`; the object becomes part of the file by it."""
        ...

    def refer_to_page(self, number: int) -> bytes:
        """A reference to a page by its number, from 0, which may have no object yet."""
        ...

    def text(self, text: str) -> bytes:
        """A text string as a dictionary holds it: itself, or a reference to it."""
        ...

    def parent_key(self, key: int) -> int:
        """The key in the file's parent tree (ISO 32000-1, 14.7.4.4) for one of a document of
        its own.
        """
        ...


class Indirect(PDFObject):  # type: ignore[misc]  # ReportLab is untyped
    """An indirect object, written by a function of the file when that is written."""

    __RefOnly__ = 1

    def __init__(self, write: Callable[[Writer], bytes]) -> None:
        self.write = write

    def format(self, document: Document) -> bytes:
        """The object's bytes, as ReportLab asks for them."""
        return self.write(document)


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


# The colour profile, font programs and their tables are the same in one document after the other.
@lru_cache(maxsize=64)
def _compressed(data: bytes) -> bytes:
    return zlib.compress(data, _LEVEL)


class Dictionary(PDFDictionary):  # type: ignore[misc]  # ReportLab is untyped
    """A dictionary, its keys without the slash; every sixth of them begins a line."""

    multiline = False


# An array; every tenth of its values begins a line.
Array = PDFArrayCompact


def literal(text: str) -> PDFObject:
    """A string in parentheses, of characters that PDFDocEncoding has (ISO 32000-1, D.2)."""
    return PDFString(text)


class _PageTree(PDFObject):  # type: ignore[misc]  # ReportLab is untyped
    """The one node of a page tree (ISO 32000-1, 7.7.3.2)."""

    __RefOnly__ = 1

    def __init__(self) -> None:
        self._pages: list[PDFObject] = []

    def addPage(self, page: PDFObject) -> None:  # noqa: N802  # ReportLab's document calls it
        """Put a page behind the others."""
        self._pages.append(page)

    def format(self, document: Document) -> bytes:
        """The node's bytes."""
        kids = Array(map(document.Reference, self._pages))
        entries = {"Type": "/Pages", "Kids": kids, "Count": len(self._pages)}
        return _bytes(Dictionary(entries), document)


class Catalogue(PDFObject):  # type: ignore[misc]  # ReportLab is untyped
    """The catalogue (ISO 32000-1, 7.7.2); ReportLab's own has no place for /OutputIntents and /AF.

    Of its `entries`, by name without the slash, arrays and strings stand in it; all other objects
    it refers to.
    """

    __RefOnly__ = 1

    def __init__(self, entries: dict[str, Any]) -> None:
        self.entries = entries

    def format(self, document: Document) -> bytes:
        """The catalogue's bytes."""
        inline = Array, PDFString
        entries = {
            key: value if isinstance(value, inline) else document.Reference(value)
            for key, value in self.entries.items()
        }
        return _bytes(Dictionary(entries), document)


class Document(PDFDocument):  # type: ignore[misc]  # ReportLab is untyped
    """The objects of one file, numbered as they are first referred to, and its /ID.

    An object is a `Dictionary`, an `Array`, a string, an `Indirect` or a `Stream`. Each that is
    reached from a page or the catalogue becomes part of the file.
    """

    def __init__(self, language: str) -> None:
        super().__init__(compression=0, invariant=1, pdfVersion=(1, 7), lang=language)
        self.Pages = _PageTree()
        self._language = language
        # The dictionary of fonts that all pages share; ReportLab numbers it first.
        self.fonts = self.idToObject["BasicFonts"]
        self.fonts.multiline = False
        # What stands before the first object: the version, and bytes that tell it from text.
        self.head = b"".join(PDFFile(self._pdfVersion).strings)
        # Each object as it was written, in the order of their numbers from 1.
        self.bodies: list[bytes] = []

    def refer(self, target: PDFObject) -> bytes:
        """A reference to an object, which becomes part of the file by it."""
        return b"%d 0 R" % self.number(target)

    def number(self, target: PDFObject) -> int:
        """The number of an object, which becomes part of the file by it."""
        name = getattr(target, "__InternalName__", None) or self.Reference(target).name
        number: int = self.idToObjectNumberAndVersion[name][0]
        return number

    def refer_to_page(self, number: int) -> bytes:
        """A reference to a page by its number, from 0; one to come once the file is written."""
        return bytes(PDFObjectReference(f"Page{number + 1}").format(self))

    def text(self, text: str) -> bytes:
        """A text string as it stands."""
        return text_string(text)

    def parent_key(self, key: int) -> int:
        """The key itself."""
        return key

    def catalogue(self, entries: dict[str, Any]) -> Catalogue:
        """The file's catalogue with these entries, beside those that every file has."""
        always = {
            "Type": "/Catalog",
            "PageMode": "/UseNone",
            "Lang": literal(self._language),
            "Pages": self.Pages,
        }
        return Catalogue(always | entries)

    def to_bytes(self, catalogue: Catalogue, info: PDFObject) -> bytes:
        """The whole file, with this catalogue and this information dictionary.

        ReportLab writes the same, but by an object of its own for each object, each reference
        and each line of the table: half the time of a page.
        """
        root, about = self.Reference(catalogue), self.Reference(info)
        parts, places, length = [self.head], list[int](), len(self.head)
        # Objects that others come to refer to as they are written are in the file, too.
        while name := self.numberToId.get(len(places) + 1):
            body = _bytes(self.idToObject[name], self)
            body = body if body.endswith(b"\n") else body + b"\n"
            places.append(length)
            parts.append(b"%d 0 obj\n%sendobj\n" % (len(places), body))
            length += len(parts[-1])
            self.bodies.append(body)
        size = len(places) + 1
        trailer = PDFTrailer(startxref=length, Size=size, Root=root, Info=about, ID=self.ID())
        return b"".join((*parts, _table(places), trailer.format(self)))


def _bytes(written: PDFObject, document: Document) -> bytes:
    return bytes(written.format(document))


def _table(places: list[int]) -> bytes:
    """The cross-reference table: rows of twenty bytes, the first of no object (7.5.4)."""
    rows = b"".join(b"%010d 00000 n \n" % place for place in places)
    return b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(places) + 1, rows)


def text_string(text: str) -> bytes:
    """A text string (ISO 32000-1, 7.9.2.2): ASCII in parentheses, all else UTF-16."""
    if text.isascii() and text.isprintable():
        escaped = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        return b"(%s)" % escaped.encode("ascii")
    return b"<feff%s>" % utf_16(text).encode("ascii")


def utf_16(text: str) -> str:
    """A text in big-endian UTF-16, as hexadecimal digits.

    Python's codec takes a while to load; only characters beyond U+FFFF need it.
    """
    if any(char > "\uffff" for char in text):
        return text.encode("utf-16-be").hex()
    return "".join(f"{ord(char):04x}" for char in text)


def numbers(*values: float) -> str:
    """Numbers as operands of a content stream: decimal, to a hundredth of a point."""
    return " ".join(map(number, values))


@lru_cache(maxsize=4096)  # pages stand on one grid: most places come again
def number(value: float) -> str:
    """One number, to a hundredth, without zeros at its end."""
    return f"{value:.2f}".rstrip("0").rstrip(".") if value else "0"
