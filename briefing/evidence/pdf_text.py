"""The text of a saved PDF, page by page, through pypdf.

A small file can ask for hours of work. pypdf bounds what one stream may unpack to; all else that
it does is counted here before it does it, in microseconds by measured prices, and refused beyond
`MAX_WORK`. No clock is asked, so that a file gets the same verdict on every machine.

PDFium finds the same words and is faster, but nothing can bound it: a page of forms that each draw
the next one twice takes all memory and ends the process.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from io import BytesIO
from types import FunctionType, MethodType
from typing import Any

from pypdf import PageObject, PdfReader, apply_configuration
from pypdf._text_extraction import mult
from pypdf._text_extraction._text_extractor import TextExtraction
from pypdf.errors import DependencyError, LimitReachedError, PdfReadError
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    EncodedStreamObject,
    IndirectObject,
    NameObject,
    StreamObject,
)

from briefing.errors import Fault
from briefing.evidence.pdf_tables import SMALL, Shown, add_shown, page_tables
from briefing.evidence.source_tables import SourceTable
from briefing.evidence.source_text import (
    LOWERED,
    MAX_TEXT,
    RAISED,
    Saved,
    TooMuchWork,
    Work,
    pieced,
    too_long,
)
from briefing.files.pdf_reader import DAMAGED, silence

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


# Bytes that one stream may unpack to: some thousand objects, or the content of 100 pages.
_MAX_STREAM = 4_000_000
# The same where pypdf unpacks byte by byte; such filters are rare today.
_MAX_SLOW_STREAM = 300_000
# Objects in a file; a tagged report of 200 pages has some 20,000.
_MAX_OBJECTS = 100_000
_FLATE = ("/FlateDecode", ["/FlateDecode"])


def bounds() -> AbstractContextManager[Any]:
    """Bounds of pypdf's own, for what it does in one piece."""
    return apply_configuration(
        array_based_stream_maximum_output_length=_MAX_STREAM,
        zlib_maximum_output_length=_MAX_STREAM,
        lzw_maximum_output_length=_MAX_SLOW_STREAM,
        run_length_maximum_output_length=_MAX_SLOW_STREAM,
        stream_decoding_work_maximum_length=3 * _MAX_STREAM,
    )


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


# In ems. A gap as wide is between columns: where words are parted by their places alone they have a
# third of an em between them, and half as much again in a line that is stretched. What is so far
# to the left of what was before it, or above it, is no part of it either.
_COLUMN, _BACK, _RISE = 0.5, 0.1, 0.2
# Pieces of text that are kept for tables, of a page and of a file; and how far a line may tilt.
_MOST_SHOWN, _MOST_KEPT, _TILT = 4000, 60_000, 0.01
# Without it nothing would be different.
_IDLE = re.compile(r"\t(?! ?\d)")


class _Columns(TextExtraction):
    """What pypdf reads of a content stream, but with a tab between digits that are no one number.

    These stand in two columns, or one is a footnote's mark. pypdf has a space there, as in `300
    000`, or nothing. Of a page's own content, not of forms in it, it keeps in `shown` what stands
    where, for tables.
    """

    def __init__(self, shown: list[Shown] | None = None) -> None:
        super().__init__()
        self.shown = shown
        # How far letters stand above their line, which pypdf takes no notice of (ISO 32000-1,
        # 9.3.7); `q` keeps it, and `Q` brings it back. And the size of what stood on it last.
        self._rise, self._rises, self._line_size = 0.0, list[float](), 0.0
        self.operation_handlers[b"Ts"] = self._handle_rise

    # pypdf 7.1 has no public way to this. Its visitors get each operator with the matrices before
    # it, and text by the piece with those at its start: neither the width of what was shown, by
    # which a gap is measured, nor a way to add to the text. In layout mode columns are spaces.

    def _handle_rise(self, operands: list[Any]) -> None:
        """Raise or lower what is shown from now on."""
        before, self._rise = self._rise, _number(operands)
        if abs(self._rise - before) >= _RISE * abs(self.font_size):
            self._part()

    def _handle_save_graphics_state(self, operands: list[Any]) -> None:
        self._rises.append(self._rise)
        super()._handle_save_graphics_state(operands)

    def _handle_restore_graphics_state(self, operands: list[Any]) -> None:
        self._rise = self._rises.pop() if self._rises else 0.0
        super()._handle_restore_graphics_state(operands)

    def process_tj_offset(self, offset: float, space_width: float) -> None:
        """Move on within a line by thousandths of an em, to the left where `offset` is positive."""
        if abs(offset) >= 1000 * _COLUMN:
            self._part()
        super().process_tj_offset(offset, space_width)

    def _handle_tj_operation(self, operands: list[Any]) -> float:
        """Show a string, and note where it begins and ends."""
        before, done, start = self.text, len(self.output), self._actual_str_size["str_widths"]
        answer = super()._handle_tj_operation(operands)
        self._set_script(before)
        if self.shown is None or len(self.shown) >= _MOST_SHOWN:
            return answer
        text = (self.output[done:] + self.text).removeprefix(before)
        m = mult(self.tm_matrix, self.cm_matrix)
        if m[0] > 0 and abs(m[1]) + abs(m[2]) < _TILT * m[0]:
            scale, end = m[0] * self.char_scale / 1000, self._actual_str_size["str_widths"]
            size = abs(m[3] * self.font_size)
            left, right = m[4] + scale * start, m[4] + scale * end
            baseline = m[5] + m[3] * self._rise
            add_shown(self.shown, Shown(left, right, baseline, size, text))
        return answer

    def _set_script(self, before: str) -> None:
        """Digits that were shown behind a text in smaller letters, above or below its line, become
        the characters for such digits.
        """
        size = abs(self.font_size)
        if abs(self._rise) < _RISE * size:
            self._line_size = size
        elif size <= SMALL * self._line_size and self.text.startswith(before):
            script = RAISED if self._rise > 0 else LOWERED
            self.text = before + self.text[len(before) :].translate(script)

    def _post_process_text_operation(self, str_widths: float) -> None:
        """Part what is shown from what was; `str_widths` is the latter's width in units of text."""
        if self._is_behind_digit() and self._is_apart(str_widths):
            self._part()
        super()._post_process_text_operation(str_widths)

    def _is_apart(self, width: float) -> bool:
        before = mult(self.tm_prev, self.cm_prev)
        here = mult(self.tm_matrix, self.cm_matrix)
        size = (before[0] ** 2 + before[1] ** 2) * abs(self.font_size)
        if not size:
            return False
        right, up = here[4] - before[4], here[5] - before[5]
        along = (right * before[0] + up * before[1]) / size
        across = (up * before[0] - right * before[1]) / size
        gap = along - width * self.char_scale / abs(self.font_size)
        return gap >= _COLUMN or along < -_BACK or abs(across) >= _RISE

    def _is_behind_digit(self) -> bool:
        return (self.output[-2:] + self.text[-2:]).rstrip(" ")[-1:].isdigit()

    def _part(self) -> None:
        if self._is_behind_digit():
            self.text += "\t"


def _number(operands: list[Any]) -> float:
    """What an operator is given, or nothing where it is given no number."""
    given = operands[0] if operands else 0
    return float(given) if isinstance(given, int | float) else 0.0


def _extract_text(made: Callable[[], TextExtraction]) -> FunctionType:
    """A copy of pypdf's function that calls `made` where that one makes its own TextExtraction.

    pypdf has no other way to be given another class. It stays as it is itself, since others may
    use it in the same program.
    """
    function = FunctionType(
        PageObject._extract_text.__code__,
        {**PageObject._extract_text.__globals__, TextExtraction.__name__: made},
        argdefs=PageObject._extract_text.__defaults__,
    )
    function.__kwdefaults__ = PageObject._extract_text.__kwdefaults__
    return function


class CountedReader(PdfReader):
    """A reader that counts each object at each use."""

    def __init__(self, data: bytes, work: Work) -> None:
        self.work = work
        self._prices: dict[int, tuple[Any, float]] = {}
        # What the page that is read shows, and how much is kept of all pages.
        self.shown: list[Shown] = []
        self._kept = 0
        self._is_begun = False
        self._extract_text = _extract_text(self._columns)
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
        vars(page)["_extract_text"] = MethodType(self._extract_text, page)
        self._is_begun, self.shown = False, []
        text = page.extract_text()
        self._kept += len(self.shown)
        return _IDLE.sub("", text)

    def _columns(self) -> TextExtraction:
        """What reads the page's content, or after that has begun, one of its forms."""
        is_page = not self._is_begun and self._kept < _MOST_KEPT
        self._is_begun = True
        return _Columns(self.shown if is_page else None)

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


MAX_PAGES = 500


def read_pdf(data: bytes, name: str, work: Work) -> Saved | Fault:
    """The text of a PDF; a file that is broken, locked, endless or only pictures is told."""
    silence()
    try:
        with bounds():
            return _read(CountedReader(data, work), name)
    except (TooMuchWork, LimitReachedError):
        message = f"{name} takes too much work to read"
        return Fault("source.too-long", message, hint="save the pages that the brief relies on")
    except DependencyError:  # AES, which takes another library
        return Fault("source.locked", f"{name} is encrypted", hint="save it without encryption")
    except DAMAGED:
        message = f"{name} is damaged, or is no PDF"
        return Fault("source.broken", message, hint="save it again")


def _read(reader: CountedReader, name: str) -> Saved | Fault:
    if reader.is_encrypted and not reader.decrypt(""):
        message = f"{name} is locked with a password"
        return Fault("source.locked", message, hint="save it without a password")
    count = len(reader.pages)
    if count > MAX_PAGES:
        message = f"{name} has {count} pages; {MAX_PAGES} is the limit"
        return Fault("source.too-long", message, hint="save the pages that the brief relies on")
    pieces, tables = list[tuple[int, str]](), list[SourceTable]()
    for number, page in enumerate(reader.pages, start=1):
        pieces.append((number, reader.text(page) + "\n"))
        tables += page_tables(reader.shown, f"page {number}")
    saved = _judged(pieces, name)
    return saved if isinstance(saved, Fault) else saved._replace(tables=tuple(tables))


def _judged(pieces: list[tuple[int, str]], name: str) -> Saved | Fault:
    """The text of all pages, unless it is too much or none."""
    if sum(len(text) for _, text in pieces) > MAX_TEXT:
        return too_long(name)
    if not any(text.strip() for _, text in pieces):
        message = f"{name} holds pictures, and no text"
        hint = "save its text: letters are not recognised in pictures"
        return Fault("source.no-text", message, hint=hint)
    return pieced(pieces, "page")
