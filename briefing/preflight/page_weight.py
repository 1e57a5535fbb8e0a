"""How much a page would have PDFium draw, counted before PDFium sees it.

PDFium copies a form each time that it is drawn, and nothing bounds it: twelve forms that each draw
the next one ten times, three kilobytes, take all memory and end the process. So each content
stream is read here, and counted as often as it is drawn: forms (ISO 32000-1, 8.10), cells of
patterns (8.7.3), soft masks (11.6.5.2), glyphs of Type 3 fonts (9.6.5), and the appearances of
annotations (12.5.5).

A name counts wherever it stands before its operator, in a string or a comment, too: rather more is
found than PDFium draws.
"""

import re
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING, Any, NamedTuple

from pypdf.errors import LimitReachedError
from pypdf.generic import (
    NameObject,
    StreamObject,
    read_hex_string_from_stream,
    read_string_from_stream,
)

from briefing.files.pdf_reader import dictionary, listed, resolved, unpacked, unpacking_at_most

if TYPE_CHECKING:
    from pypdf import PdfReader

# About a gigabyte of PDFium's memory, for either.
MAX_MARKS, MAX_BYTES = 1_000_000, 32_000_000
_DEEP = 40  # forms within forms: PDFium draws no more

_PARTS = {
    # The bytes 80 and FF are white space to PDFium.
    b"word": rb"[^\0\t\n\f\r \x80\xff()<>\[\]{}/%]",
    # PDFium overlooks brackets that stand alone.
    b"gap": rb"[\0\t\n\f\r \x80\xff()<>\[\]{}]",
}
# What PDFium keeps in memory: pieces of text, paths, pictures, shadings, forms, saved states.
_MARK = re.compile(rb"(?<!%(word)s)(?:T[jJ]|['\"q]|[fFBbsS]\*?|BI|sh|Do)(?!%(word)s)" % _PARTS)
# A name, or a string that stands for one, and the operator that it is for; or a comment between
# the two. Nothing is read twice, however long.
_USE = re.compile(
    rb"(/%(word)s{0,4000}+|\((?:[^()\\]|\\.){0,127}+\)|<[^<>]{0,254}+>)%(gap)s*+"
    rb"(?:%(word)s{1,99}+%(gap)s++(?=Tf|%%))?(?:(Do|gs|scn|SCN|Tf)(?!%(word)s)|%%)" % _PARTS,
    re.DOTALL,
)
_KINDS = {
    b"Do": ("/XObject",),
    b"gs": ("/ExtGState",),
    b"scn": ("/Pattern",),
    b"SCN": ("/Pattern",),
    b"Tf": ("/Font",),
    None: ("/XObject", "/ExtGState", "/Pattern", "/Font"),  # behind a comment it may be any
}
_TOO_LONG = f"over {MAX_BYTES // 1_000_000} MB of content"
_NONE: dict[str, Any] = {}  # no resources


class TooHeavyError(Exception):
    """A page draws more than `MAX_MARKS`, or more content than `MAX_BYTES`, or a form in itself.

    It says what, in the words of a fault.
    """


class _Weight(NamedTuple):
    """Marks, and the bytes of content that make them."""

    marks: int = 0
    size: int = 0

    def plus(self, other: "_Weight", times: int = 1) -> "_Weight":
        """The sum of two, the second so many times.

        Raises:
            TooHeavyError: it is beyond the limits.
        """
        marks, size = self.marks + times * other.marks, self.size + times * other.size
        if marks > MAX_MARKS:
            raise TooHeavyError(
                f"over {MAX_MARKS:,} marks, those of forms each time that they show"
            )
        if size > MAX_BYTES:
            raise TooHeavyError(_TOO_LONG)
        return _Weight(marks, size)


class _Content(NamedTuple):
    """What a content stream does itself, and how often it uses each resource, by kind and name."""

    weight: _Weight
    uses: Counter[tuple[str, str]]


class Scales:
    """Weighs the pages of one file."""

    def __init__(self, reader: "PdfReader") -> None:
        self._reader = reader
        # By the ids of streams and of resources, which pypdf keeps as long as the reader.
        self._contents: dict[int, _Content] = {}
        self._weights: dict[tuple[int, int], _Weight] = {}
        self._around: list[int] = []  # the streams that the one now weighed is drawn in
        self._page_resources: Any = _NONE

    def count_marks(self, at: int) -> int:
        """Weigh a page, counted from 0: its marks. Damaged ones raise one of `DAMAGED`.

        Raises:
            TooHeavyError: it is too much for PDFium.
        """
        page = self._reader.pages[at]
        self._page_resources = dictionary(page.get("/Resources"))
        self._weights.clear()  # a form may use what only the page has
        try:
            with unpacking_at_most(MAX_BYTES):
                total = self._drawn(_read(_page_data(page)), self._page_resources)
                for annotation in listed(page.get("/Annots")):
                    for stream in _appearances(dictionary(annotation)):
                        total = total.plus(self._weight(stream, _NONE))
        except LimitReachedError:
            raise TooHeavyError(_TOO_LONG) from None
        return total.marks

    def _weight(self, stream: Any, inherited: Any) -> _Weight:
        """What a stream comes to, drawn once; `inherited` are its resources if it has none."""
        resources = dictionary(stream.get("/Resources")) or inherited
        key = id(stream), id(resources)
        if key not in self._weights:
            if id(stream) in self._around:
                raise TooHeavyError("a form within itself")
            if len(self._around) > _DEEP:
                raise TooHeavyError(f"over {_DEEP} forms within each other")
            self._around.append(id(stream))
            self._weights[key] = self._drawn(self._content(stream), resources)
            self._around.pop()
        return self._weights[key]

    def _content(self, stream: Any) -> _Content:
        if id(stream) not in self._contents:
            self._contents[id(stream)] = _read(unpacked(stream))
        return self._contents[id(stream)]

    def _drawn(self, content: _Content, resources: Any) -> _Weight:
        """What content comes to, with all that it draws."""
        total = _Weight().plus(content.weight)
        for (kind, name), uses in content.uses.items():
            for stream, inherited in self._streams(kind, name, resources):
                times = uses
                if kind == "/Pattern" and self._paints_patterns(stream):
                    # A cell is drawn again for each mark that it fills; PDFium keeps plain ones.
                    times = max(uses, content.weight.marks)
                total = total.plus(self._weight(stream, inherited), times)
        return total

    def _streams(self, kind: str, name: str, resources: Any) -> Iterator[tuple[Any, Any]]:
        """The content that a resource draws, and the resources that it has if none are its own."""
        own, more = (dictionary(each.get(kind)) for each in (resources, self._page_resources))
        found = dictionary(own.get(name)) or dictionary(more.get(name))
        if kind == "/Font":
            # Glyphs that draw nothing but themselves PDFium keeps, once drawn.
            inherited = dictionary(found.get("/Resources")) or resources
            for glyph in filter(_is_content, map(resolved, _values(found.get("/CharProcs")))):
                if self._content(glyph).uses:
                    yield glyph, inherited
        else:
            mask = dictionary(found.get("/SMask")).get("/G")
            stream = dictionary(mask) if kind == "/ExtGState" else found
            is_picture = kind == "/XObject" and stream.get("/Subtype") == "/Image"
            if _is_content(stream) and not is_picture:
                yield stream, resources

    def _paints_patterns(self, stream: Any) -> bool:
        return any(kind == "/Pattern" for kind, _ in self._content(stream).uses)


def _read(data: bytes) -> _Content:
    marks = sum(1 for _ in _MARK.finditer(data))
    found = Counter((use[1], use[2]) for use in _USE.finditer(data))
    uses = Counter[tuple[str, str]]()
    for (written, operator), times in found.items():
        for kind in _KINDS[operator]:
            uses[kind, _name(written)] += times
    return _Content(_Weight(marks, len(data)), uses)


def _name(written: bytes) -> str:
    """A name, or a string that stands for one, as pypdf has it in a dictionary."""
    file = BytesIO(written + b" ")
    if written.startswith(b"/"):
        return NameObject.read_from_stream(file, None)
    is_plain = written.startswith(b"(")
    if not is_plain:  # PDFium passes over what is no digit
        file = BytesIO(re.sub(rb"[^0-9A-Fa-f<>]", b"", written) + b" ")
    text = read_string_from_stream(file) if is_plain else read_hex_string_from_stream(file)
    return f"/{text}"


def _page_data(page: Any) -> bytes:
    """A page's content, which may be one stream many times over."""
    contents = resolved(page.get("/Contents"))
    pieces: list[bytes] = []
    total = _Weight()
    for stream in contents if isinstance(contents, list) else [contents]:
        pieces.append(unpacked(resolved(stream)))
        total = total.plus(_Weight(size=len(pieces[-1])))
    return b"\n".join(pieces)


def _is_content(found: Any) -> bool:
    return isinstance(found, StreamObject)


def _appearances(annotation: Any) -> Iterator[Any]:
    """The streams by which an annotation may be shown, one or one for each of its states."""
    normal = dictionary(dictionary(annotation.get("/AP")).get("/N"))
    return filter(_is_content, [normal, *map(resolved, _values(normal))])


def _values(found: Any) -> list[Any]:
    """What a dictionary holds, as it is written there."""
    return list(dictionary(found).values())
