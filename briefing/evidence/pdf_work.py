"""A PDF becomes a reader that counts what pypdf does for it, and stops at a bound.

A few bytes of PDF can ask for hours: forms that draw each other, fonts that every page reads anew,
objects that are searched for in 20 MB. No clock stops that, since the same file must have the same
verdict on every machine. Whatever pypdf reads it takes from the file or asks its reader for; both
are counted here, at each use, at the price of what pypdf then does with it.
"""

from __future__ import annotations

from contextlib import AbstractContextManager
from io import BytesIO
from typing import Any

from pypdf import PageObject, PdfReader, apply_configuration
from pypdf.errors import PdfReadError
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    EncodedStreamObject,
    IndirectObject,
    NameObject,
    StreamObject,
)

from briefing.evidence.pdf_prices import content_price, table_price, widths_price

# Microseconds, of an office machine of 2020 that does nothing else.
MAX_WORK = 1_500_000
# Bytes that one stream may unpack to: some thousand objects, or the content of 100 pages.
_MAX_STREAM = 4_000_000
# The same where pypdf unpacks byte by byte; such filters are rare today.
_MAX_SLOW_STREAM = 300_000
# Objects in a file; a tagged report of 200 pages has some 20,000.
_MAX_OBJECTS = 100_000
_FLATE = ("/FlateDecode", ["/FlateDecode"])


class TooMuchWork(BaseException):
    """The bound is reached. It is no Exception, since pypdf goes on after some of those."""


def bounds() -> AbstractContextManager[Any]:
    """Bounds of pypdf's own, for what it does in one piece."""
    return apply_configuration(
        array_based_stream_maximum_output_length=_MAX_STREAM,
        zlib_maximum_output_length=_MAX_STREAM,
        lzw_maximum_output_length=_MAX_SLOW_STREAM,
        run_length_maximum_output_length=_MAX_SLOW_STREAM,
        stream_decoding_work_maximum_length=3 * _MAX_STREAM,
    )


class Work:
    """What is left to spend, in microseconds."""

    def __init__(self) -> None:
        self.left: float = MAX_WORK

    def spend(self, price: float) -> None:
        """Count some work, or raise `TooMuchWork`."""
        self.left -= price
        if self.left < 0:
            raise TooMuchWork


class CountedFile(BytesIO):
    """A file that counts what is read of it, which for its structure is byte by byte."""

    def __init__(self, data: bytes, work: Work) -> None:
        super().__init__(data)
        self._work = work

    def read(self, size: int | None = -1, /) -> bytes:
        """Some bytes. All of them pypdf wants only where no table says what is where: then it
        would unpack and read every object there is, and nothing could count that.
        """
        if size is None or size < 0:
            raise PdfReadError("no table of its objects")
        self._work.spend(0.5 + size / 300)
        return super().read(size)

    def getbuffer(self) -> memoryview:
        """All bytes, to search them for one object."""
        buffer = super().getbuffer()
        self._work.spend(len(buffer) / 100)
        return buffer


class CountedReader(PdfReader):
    """A reader that counts each object at each use."""

    def __init__(self, data: bytes) -> None:
        self.work = Work()
        self._prices: dict[int, tuple[Any, float]] = {}
        file = CountedFile(data, self.work)
        super().__init__(file, strict=False, xref_stream_maximum_entries=_MAX_OBJECTS)

    def get_object(self, indirect_reference: Any) -> Any:
        """An object, as pypdf asks for it."""
        found = super().get_object(indirect_reference)
        self.work.spend(self._price(found))
        return found

    def text(self, page: PageObject) -> str:
        """The text of a page, whose content and own fonts are no objects that are asked for."""
        content = page.get_contents()
        data = content.get_data() if content is not None else b""
        counted = 2 * table_price(data)  # here and by pypdf it has been asked for as if a table
        self.work.spend(max(content_price(data) - counted, 0) + self._inside(page))
        return page.extract_text()

    def _price(self, value: Any) -> float:
        """The price of using an object, which is kept with it, so that no other gets its id."""
        known = self._prices.get(id(value))
        if known is None:
            price = 2 + self._inside(value)
            known = self._prices[id(value)] = value, price
        return known[1]

    def _inside(self, value: Any) -> float:
        """The price of what is part of an object; what it refers to is counted when asked for."""
        price = 0.0
        if isinstance(value, DictionaryObject):
            price += 5 * len(value) + sum(map(self._inside, value.values()))
            price += self._fonts(value)
        if isinstance(value, ArrayObject):
            price += 1.5 * len(value) + sum(map(self._inside, value))
        if isinstance(value, StreamObject):
            price += self._stream(value)
        return price

    def _stream(self, value: StreamObject) -> float:
        """The price of a stream's data. Pictures are not looked at; what else has a subtype may be
        drawn as content, and what has none is a table, or the content that `text` counts.
        """
        kind, is_objects = _resolved(value, "/Subtype"), _resolved(value, "/Type") == "/ObjStm"
        if kind == "/Image" and not is_objects:
            return 20
        if value.get("/Filter", "/FlateDecode") not in _FLATE or "/DecodeParms" in value:
            self._unpack(value)
        data = value.get_data()
        return content_price(data) if kind or is_objects else table_price(data)

    def _unpack(self, value: StreamObject) -> None:
        """Count once what pypdf unpacks byte by byte, for some filters without a bound."""
        if isinstance(value, EncodedStreamObject) and len(value._data) > _MAX_STREAM // 4:
            raise TooMuchWork
        self.work.spend(0.5 * len(value.get_data()))

    def _fonts(self, value: DictionaryObject) -> float:
        """The price of what pypdf finds through a dictionary of a font, and keeps in it."""
        price = 0.0
        for key in ("/FontFile", "/FontFile2", "/FontFile3"):
            # Read once, if at all: in the dictionary itself it is not counted as the text of a
            # page, whatever else refers to it.
            if key in value and isinstance(program := value.raw_get(key), IndirectObject):
                value[NameObject(key)] = PdfReader.get_object(self, program)
        if isinstance(fonts := _resolved(value, "/Font"), DictionaryObject):
            price += 80 * len(fonts)
        if isinstance(kids := _resolved(value, "/DescendantFonts"), ArrayObject):
            price += sum(self._price(kid.get_object()) for kid in kids)
        if isinstance(widths := _resolved(value, "/W"), ArrayObject):
            price += widths_price([width.get_object() for width in widths])
        return price


def _resolved(value: DictionaryObject, key: str) -> Any:
    found = value.get(key)
    return found.get_object() if found is not None else None
