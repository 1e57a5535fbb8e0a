"""A page of a PDF that is to be drawn on another, as the figure that its file was exported for."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, NamedTuple

from pypdf.errors import LimitReachedError

from briefing.brief.drawing import PageFile
from briefing.brief.model import Brief
from briefing.errors import Fault
from briefing.files.pdf_content import PAINTS, ContentError, operators
from briefing.files.pdf_objects import MAX_CONTENT, Copier, PageError, Written
from briefing.files.pdf_reader import (
    DAMAGED,
    dictionary,
    listed,
    open_pdf,
    resolved,
    unpacked,
    unpacking_at_most,
)

MAX_PAGES = 5_000
_MAX_UNPACKED = 20_000_000  # bytes, of one stream
_AGAIN = "export it again"


class PdfPage(NamedTuple):
    """A page to be drawn: its size in points as it is seen, and all that it is drawn with.

    `matrix` brings what lies in `box` to an origin at its bottom left corner, upright. `objects`
    are those that the others refer to by their numbers. `smallest` is its least size of type, in
    points, infinite without text.
    """

    width: float
    height: float
    box: tuple[float, float, float, float]
    matrix: tuple[float, float, float, float, float, float]
    content: bytes
    resources: Written
    group: Written | None
    objects: tuple[Written, ...]
    smallest: float
    digest: str

    def __eq__(self, other: object) -> bool:
        """Whether it is the same page of the same file."""
        return isinstance(other, PdfPage) and self.digest == other.digest

    def __hash__(self) -> int:
        return hash(self.digest)


def check_pages(brief: Brief) -> Iterator[Fault]:
    """The fault of each picture of a brief that is a PDF of which no page can be taken over."""
    for picture in brief.all_pictures:
        if isinstance(picture.drawing, PageFile):
            found = read_page(picture.drawing.data, picture.page)
            if isinstance(found, Fault):
                name = picture.file.text
                yield found._replace(message=f"{name} {found.message}", span=picture.file.span)


@lru_cache(maxsize=8)  # a page is built again and again while it is written
def read_page(data: bytes, number: int | None) -> PdfPage | Fault:
    """A page of a PDF by its number from 1, which a file of one page does without.

    The fault has no place yet, and no name before what it says of the file.
    """
    try:
        with unpacking_at_most(_MAX_UNPACKED):
            return _read(data, number)
    except PageError as error:
        return Fault("picture.pdf", error.what, hint=error.hint)
    except LimitReachedError:
        return Fault("picture.pdf", "takes too much work to read", hint="export a simpler one")
    except DAMAGED:
        return Fault("picture.pdf", "is damaged, or is no PDF", hint=_AGAIN)


def _read(data: bytes, number: int | None) -> PdfPage | Fault:
    reader = open_pdf(data)
    if reader.is_encrypted:
        raise PageError("is encrypted", "save it without a password and without restrictions")
    count = len(reader.pages)
    if count > MAX_PAGES:
        raise PageError(f"has {count} pages", "save the page that is meant as a file of its own")
    if number is None and count > 1:
        hint = "say which one is meant: `page: 1`"
        return Fault("picture.page", f"has {count} pages", hint=hint)
    if (number or 1) > count:
        pages = "one page" if count == 1 else f"{count} pages"
        message = f"has {pages}; there is no page {number}"
        return Fault("picture.page", message, hint="mend the number of the page")
    _check_document(reader.root_object)
    page = reader.pages[(number or 1) - 1]
    _check_page(page)
    copier, content = Copier(), _content(page)
    kept, resources = copier.content(content, page.get("/Resources"), 1.0)
    try:
        if not any(operator.name in PAINTS for operator in operators(kept)):
            raise PageError("draws nothing on that page", "name the page that is meant: `page: 2`")
    except ContentError as error:
        raise PageError(error.what, _AGAIN) from None
    group = copier.group(page["/Group"]) if "/Group" in page else None
    box, matrix, width, height = _box(page)
    digest = hashlib.sha256(b"%d " % (number or 1) + data).hexdigest()
    return PdfPage(
        width, height, box, matrix, kept, resources, group, tuple(copier.objects),
        copier.smallest * float(resolved(page.get("/UserUnit", 1))), digest,
    )  # fmt: skip


def _check_document(root: Any) -> None:
    """See that the file holds nothing that acts: it travels in the page's PDF with its source."""
    names = dictionary(root.get("/Names"))
    opened = dictionary(root.get("/OpenAction"))
    scripts = "/JavaScript" in names or resolved(opened.get("/S")) == "/JavaScript"
    if scripts or "/AA" in root:
        raise PageError("holds a script", "print it to a PDF of its own")
    form = dictionary(root.get("/AcroForm"))
    if listed(form.get("/Fields")) or "/XFA" in form:
        raise PageError("is a form to fill in", "print it to a PDF of its own")
    layers = dictionary(dictionary(root.get("/OCProperties")).get("/D"))
    if listed(layers.get("/OFF")) or resolved(layers.get("/BaseState")) == "/OFF":
        hint = "export it with the layers that are meant, and no others"
        raise PageError("has layers that are hidden", hint)


def _check_page(page: Any) -> None:
    notes = [dictionary(each) for each in listed(page.get("/Annots"))]
    if notes:
        kind = str(resolved(notes[0].get("/Subtype", "/Note")))[1:]
        what = {"Link": "a link", "Widget": "a field of a form"}.get(kind, f"a comment ({kind})")
        hint = "export it without comments, links and fields; a caption may hold a link"
        raise PageError(f"holds {what}, which a picture cannot have", hint)
    if "/AA" in page:
        raise PageError("holds a script", "print it to a PDF of its own")


def _content(page: Any) -> bytes:
    """The operators of a page, whose streams are parted where one operator ends."""
    found = resolved(page.get("/Contents"))
    streams = found if isinstance(found, list) else [found]
    data, size = [], 0
    for stream in streams:
        data.append(unpacked(resolved(stream)))
        size += len(data[-1])
        if size > MAX_CONTENT:
            raise PageError(f"has over {MAX_CONTENT:,} bytes of operators", "export a simpler one")
    return b"\n".join(data)


def _box(page: Any) -> tuple[tuple[float, float, float, float], Any, float, float]:
    """What of the page is seen, how it is brought to an origin upright, and its size in points."""
    unit = float(resolved(page.get("/UserUnit", 1)))
    outer, inner = ([float(each) for each in box] for box in (page.mediabox, page.cropbox))
    left, bottom = (
        max(min(outer[at], outer[at + 2]), min(inner[at], inner[at + 2])) for at in (0, 1)
    )
    right, top = (
        min(max(outer[at], outer[at + 2]), max(inner[at], inner[at + 2])) for at in (0, 1)
    )
    wide, high = right - left, top - bottom
    if not (1 < wide < 20_000 and 1 < high < 20_000 and 0 < unit < 1000):
        raise PageError("has no size", _AGAIN)
    if max(wide, high) > 100 * min(wide, high):
        raise PageError(f"is {wide:g} by {high:g} points, a line rather than a picture", _AGAIN)
    turn = int(resolved(page.get("/Rotate", 0)) or 0) % 360
    matrices = {
        0: (1, 0, 0, 1, -left, -bottom),
        90: (0, -1, 1, 0, -bottom, right),
        180: (-1, 0, 0, -1, right, top),
        270: (0, 1, -1, 0, top, -left),
    }
    if turn not in matrices:
        raise PageError(f"is turned by {turn} degrees", _AGAIN)
    if turn in (90, 270):
        wide, high = high, wide
    return (left, bottom, right, top), matrices[turn], wide * unit, high * unit
