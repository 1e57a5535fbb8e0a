"""Reads the bytes of a PDF, through PDFium and pypdf, into the model that the checks look at.

Whatever a file asks of the reader is bounded.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from contextlib import suppress
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pypdfium2
from pypdfium2 import raw

from briefing.errors import BriefingError, Fault
from briefing.files.pdf_reader import (
    DAMAGED,
    dictionary,
    listed,
    open_pdf,
    resolved,
    unpacked,
)
from briefing.preflight.model import (
    ActiveContent,
    Annotation,
    Catalogue,
    CropBox,
    Document,
    EmbeddedFile,
    Page,
)
from briefing.preflight.page_objects import read_items
from briefing.preflight.page_weight import MAX_MARKS, Scales, TooHeavyError
from briefing.preflight.tag_tree import read_tree
from briefing.units import Pt, Size

if TYPE_CHECKING:
    from pypdf import PdfReader

MAX_PAGES = 5_000
MAX_READ_PAGES = 50  # pages that are read item by item, some 0.1 s each
MAX_ITEMS = 60_000  # of all those pages: 50 of a report have a third of it
_HEAD, _TAIL = 1024, 2048  # bytes in which readers look for the file's start and end
# ISO 32000-1, table 22: bits 3 and 10.
_PRINT, _READ_ALOUD = 1 << 2, 1 << 9


def read_document(data: bytes, name: str) -> Document:
    """A PDF as the checks look at it; messages call it `name`.

    Raises:
        BriefingError: it is locked, damaged, too long, too heavy, or no PDF at all.
        MemoryError: it takes more than there is, if PDFium does not end the process first.
    """
    try:
        with pypdfium2.PdfDocument(data) as document:
            return _read(document, data, name)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == raw.FPDF_ERR_PASSWORD:
            message, hint = f"{name} is locked with a password", "save it without, then proof that"
            raise BriefingError(Fault("proof.locked", message, hint=hint)) from None
        raise _broken(name) from error
    except MemoryError:  # of no damage, though `DAMAGED` has it
        raise
    except DAMAGED as error:
        raise _broken(name) from error


def _broken(name: str) -> BriefingError:
    message, hint = f"{name} is damaged, or is no PDF", "print or export it again"
    return BriefingError(Fault("proof.broken", message, hint=hint))


def _read(document: pypdfium2.PdfDocument, data: bytes, name: str) -> Document:
    count = len(document)
    if count > MAX_PAGES:
        message = f"{name} has {count:,} pages; {MAX_PAGES:,} is the limit"
        raise BriefingError(Fault("proof.too-long", message, hint="proof a part of it"))
    reader = open_pdf(_unlocked(document, data))
    pages, boxes = _pages(document, reader, name)
    tags, tagged = read_tree(reader, pages)
    active, embedded_files = _active_content(reader)
    rights = raw.FPDF_GetDocPermissions(document)
    return Document(
        name=name,
        data=data,
        sizes=tuple(Size(*map(Pt, document.get_page_size(at))) for at in range(count)),
        pages=tuple(_annotated(*each, reader, tagged) for each in zip(pages, boxes, strict=True)),
        catalogue=_catalogue(reader),
        tags=tags,
        active=active,
        embedded_files=embedded_files,
        may_print=bool(rights & _PRINT),
        may_read_aloud=bool(rights & _READ_ALOUD),
        versions=_versions(data),
        is_whole=_is_whole(data),
    )


def _unlocked(document: pypdfium2.PdfDocument, data: bytes) -> bytes:
    """The file without the encryption that needs no password to be read."""
    if raw.FPDF_GetSecurityHandlerRevision(document) < 0:
        return data
    copy = BytesIO()
    document.save(copy, flags=raw.FPDF_REMOVE_SECURITY)
    return copy.getvalue()


def _pages(
    document: pypdfium2.PdfDocument, reader: PdfReader, name: str
) -> tuple[tuple[Page, ...], list[CropBox]]:
    """The pages that are read, as yet without annotations, and the crop box of each."""
    pages: list[Page] = []
    boxes = []
    scales = Scales(reader)
    marks = 0
    for at in range(min(len(document), MAX_READ_PAGES)):
        if sum(len(page.items) for page in pages) > MAX_ITEMS or marks > MAX_MARKS:
            break
        try:
            marks += scales.count_marks(at)
        except TooHeavyError as error:
            message = f"{name} draws {error} on page {at + 1}"
            hint = "export that page as a picture, or proof the file without it"
            raise BriefingError(Fault("proof.too-heavy", message, hint=hint)) from None
        page = document[at]
        items, is_whole = read_items(page)
        size = Size(*map(Pt, page.get_size()))
        pages.append(Page(at + 1, size, items, (), follows_tags=False, is_whole=is_whole))
        boxes.append(CropBox.of(page))
        page.close()
    return tuple(pages), boxes


def _versions(data: bytes) -> int:
    """How often the file was saved: an update adds to the end, and takes nothing away.

    A linearized file has one end more, near its start (ISO 32000-1, annex F).
    """
    ends = data.count(b"%%EOF")
    return ends - 1 if b"/Linearized" in data[:1024] and ends > 1 else ends


def _is_whole(data: bytes) -> bool:
    """Whether the end of the file points at its table of objects (ISO 32000-1, 7.5.5)."""
    pointers = re.findall(rb"startxref\s+(\d{1,12})\s", data[-_TAIL:] + b"\n")
    if not pointers:
        return False
    start = int(pointers[-1]) + max(data[:_HEAD].find(b"%PDF-"), 0)
    return re.match(rb"\s*(xref\b|\d+\s+\d+\s+obj\b)", data[start : start + 64]) is not None


def _is_true(value: Any) -> bool:
    return bool(getattr(resolved(value), "value", False))


def _number(reference: Any) -> int:
    return int(getattr(reference, "idnum", 0))


_MAX_XMP = 1 << 20  # bytes of XMP that are looked through
# As an element or as an attribute. XMP is not read as XML: entities may be without end.
_PDFUA_PART = re.compile(rb"pdfuaid:part\s*(?:>|=\s*[\"'])\s*(\d)")
_PDFA_PART = re.compile(rb"pdfaid:part\s*(?:>|=\s*[\"'])\s*(\d)")
_PDFA_CONFORMANCE = re.compile(rb"pdfaid:conformance\s*(?:>|=\s*[\"'])\s*([A-Za-z])")
_TITLE = re.compile(rb"<dc:title\b.{0,400}?<rdf:li\b[^>]{0,99}>([^<]*)</rdf:li>", re.DOTALL)


def _catalogue(reader: PdfReader) -> Catalogue:
    root = reader.root_object
    xmp = _xmp(root)
    titled = _TITLE.search(xmp)
    title = (reader.metadata.title if reader.metadata else None) or ""
    form = dictionary(root.get("/AcroForm"))
    return Catalogue(
        title=title.strip() or (titled[1].decode("utf-8", "replace").strip() if titled else ""),
        shows_title=_is_true(dictionary(root.get("/ViewerPreferences")).get("/DisplayDocTitle")),
        language=str(resolved(root.get("/Lang")) or "").strip(),
        is_tagged=_is_true(dictionary(root.get("/MarkInfo")).get("/Marked")),
        has_bookmarks="/First" in dictionary(root.get("/Outlines")),
        hidden_layers=tuple(_hidden_layers(dictionary(root.get("/OCProperties")))),
        fields=len(listed(form.get("/Fields"))),
        pdfua_part=_found(_PDFUA_PART, xmp),
        pdfa_level=f"{_found(_PDFA_PART, xmp)}{_found(_PDFA_CONFORMANCE, xmp).lower()}",
    )


def _xmp(root: Any) -> bytes:
    stream = resolved(root.get("/Metadata"))
    data: bytes = stream.get_data() if hasattr(stream, "get_data") else b""
    if data.startswith(b"x"):  # PDFium, where it takes encryption away, drops the filter's name
        with suppress(zlib.error):
            return zlib.decompressobj().decompress(data, _MAX_XMP)
    return data[:_MAX_XMP]


def _found(pattern: re.Pattern[bytes], xmp: bytes) -> str:
    found = pattern.search(xmp)
    return found[1].decode() if found else ""


def _hidden_layers(layers: Any) -> Iterator[str]:
    """The names of layers that do not show when the file is opened (ISO 32000-1, 8.11.4.3)."""
    default = dictionary(layers.get("/D"))
    off = {_number(each) for each in listed(default.get("/OFF"))}
    is_base_off = str(default.get("/BaseState", "")) == "/OFF"
    on = {_number(each) for each in listed(default.get("/ON"))}
    for each in listed(layers.get("/OCGs")):
        if _number(each) in off or (is_base_off and _number(each) not in on):
            yield str(dictionary(each).get("/Name", "without a name"))


MAX_OBJECTS = 200_000  # objects that are looked at
_ACTIONS = (
    "JavaScript Launch SubmitForm ImportData GoToR GoToE Rendition Movie Sound RichMediaExecute"
).split()
# How programs begin: Windows, Linux, macOS, and scripts.
_PROGRAMS = (b"MZ", b"\x7fELF", b"\xcf\xfa\xed\xfe", b"\xca\xfe\xba\xbe", b"#!")


def _active_content(
    reader: PdfReader,
) -> tuple[tuple[ActiveContent, ...], tuple[EmbeddedFile, ...]]:
    """What a viewer would run, open, send or fetch; and the embedded files."""
    active: list[ActiveContent] = []
    embedded_files: dict[int, EmbeddedFile] = {}  # by their streams: two may have one name
    for found in _dictionaries(reader.root_object):
        active += _actions(found)
        if "/EF" in found:
            stream = _embedded_stream(found)
            embedded_files[id(stream)] = _embedded_file(found, stream)
    opening = resolved(reader.root_object.get("/OpenAction"))
    if isinstance(opening, dict) and "/URI" in opening:
        active.append(ActiveContent("OpenURI", str(opening["/URI"])))
    return tuple(dict.fromkeys(active)), tuple(sorted(embedded_files.values(), key=str))


def _dictionaries(root: Any) -> Iterator[Any]:
    """Each dictionary that the catalogue leads to, once; streams are not unpacked."""
    stack, seen, count = [root], set(), 0
    while stack and count < MAX_OBJECTS:
        value = stack.pop()
        number = getattr(value, "idnum", None)
        if number in seen:
            continue
        if number is not None:
            seen.add(number)
        count += 1
        value = resolved(value)
        if isinstance(value, dict):
            yield value
            stack += [dict.__getitem__(value, key) for key in value]
        elif isinstance(value, list):
            stack += list.__iter__(value)


def _actions(found: Any) -> Iterator[ActiveContent]:
    kind = str(found.get("/S", "")).removeprefix("/")
    if kind in _ACTIONS:
        detail = resolved(found.get("/JS" if kind == "JavaScript" else "/F"))
        yield ActiveContent(kind, _detail(detail))
    elif "/JS" in found:
        yield ActiveContent("JavaScript", "")
    if hasattr(found, "get_data") and "/F" in found:
        yield ActiveContent("ExternalStream", _detail(resolved(found["/F"])))
    if "/XFA" in found:
        yield ActiveContent("XFA", "")
    reference = resolved(found.get("/Ref"))
    if isinstance(reference, dict) and str(found.get("/Subtype")) == "/Form":
        yield ActiveContent("ReferencedPage", _detail(resolved(reference.get("/F"))))


def _detail(detail: Any) -> str:
    """What an action is about: a file's name, or the start of its text."""
    if isinstance(detail, dict):
        detail = detail.get("/UF", detail.get("/F", ""))
    return " ".join(str(resolved(detail) or "").split())[:80]


def _embedded_stream(found: Any) -> Any:
    """The data of a file specification (ISO 32000-1, 7.11.3), or the specification without any."""
    streams = dictionary(found["/EF"])
    return resolved(streams.get("/F", streams.get("/UF"))) or found


def _embedded_file(found: Any, stream: Any) -> EmbeddedFile:
    name = str(resolved(found.get("/UF", found.get("/F", "without a name"))))
    relationship = found.get("/AFRelationship")
    kind = None if relationship is None else str(relationship).removeprefix("/")
    try:
        start = unpacked(stream)[:8]
    except DAMAGED:  # as of a stream that cannot be unpacked within pypdf's bounds
        start = b""
    return EmbeddedFile(name, kind, start.startswith(_PROGRAMS))


MAX_ANNOTATIONS = 5_000  # of a page


def _annotated(page: Page, box: CropBox, reader: PdfReader, tagged: set[int]) -> Page:
    """A page with its annotations; `tagged` are the object numbers of those in the tags."""
    found = reader.pages[page.number - 1]
    annotations = tuple(_annotations(found, box, tagged))
    return page._replace(annotations=annotations, follows_tags=found.get("/Tabs") == "/S")


def _annotations(page: Any, box: CropBox, tagged: set[int]) -> Iterator[Annotation]:
    for reference in listed(page.get("/Annots"))[:MAX_ANNOTATIONS]:
        found = reference.get_object()
        if isinstance(found, dict):
            yield Annotation(
                kind=str(found.get("/Subtype", "")).removeprefix("/"),
                box=box.place(_sides(found)),
                target=_target(found),
                contents=str(resolved(found.get("/Contents")) or "").strip(),
                is_bordered=_border_width(found) > 0,
                is_tagged=_number(reference) in tagged,
            )


def _sides(annotation: Any) -> tuple[float, float, float, float]:
    sides = resolved(annotation.get("/Rect")) or (0, 0, 0, 0)
    left, bottom, right, top = (float(resolved(side)) for side in sides)
    return min(left, right), min(bottom, top), max(left, right), max(bottom, top)


def _target(annotation: Any) -> str | None:
    """The address of a link that has one; a place in the same file has none."""
    action = resolved(annotation.get("/A"))
    if not isinstance(action, dict) or "/URI" not in action:
        return None
    return str(resolved(action["/URI"]))


def _border_width(annotation: Any) -> float:
    """How wide its border is: 1 unless told (ISO 32000-1, 12.5.2 and 12.5.4)."""
    style = resolved(annotation.get("/BS"))
    if isinstance(style, dict):
        return float(resolved(style.get("/W", 1)))
    border = resolved(annotation.get("/Border"))
    is_given = isinstance(border, list) and len(border) > 2
    return float(resolved(border[2])) if is_given else 1.0
