"""The bytes of a PDF become a document, read by PDFium and pypdf; within bounds, or a fault."""

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
from briefing.evidence.pdf_text import DAMAGED, open_pdf
from briefing.preflight.model import Active, Catalogue, Document, Enclosed, Frame, Note, Sheet
from briefing.preflight.page_objects import read_items
from briefing.preflight.tag_tree import read_tree
from briefing.units import Pt, Size

if TYPE_CHECKING:
    from pypdf import PdfReader


_MOST = 1 << 20  # bytes of XMP that are looked through
# As an element or as an attribute. XMP is not read as XML: entities may be without end.
_UA = re.compile(rb"pdfuaid:part\s*(?:>|=\s*[\"'])\s*(\d)")
_ARCHIVAL = re.compile(rb"pdfaid:part\s*(?:>|=\s*[\"'])\s*(\d)")
_LEVEL = re.compile(rb"pdfaid:conformance\s*(?:>|=\s*[\"'])\s*([A-Za-z])")
_TITLE = re.compile(rb"<dc:title\b.*?<rdf:li\b[^>]*>([^<]*)</rdf:li>", re.DOTALL)


def read_catalogue(reader: PdfReader) -> Catalogue:
    """What the catalogue, the information dictionary and the XMP say."""
    root = reader.root_object
    xmp = _xmp(root)
    titled = _TITLE.search(xmp)
    title = (reader.metadata.title if reader.metadata else None) or ""
    part, level = _found(_ARCHIVAL, xmp), _found(_LEVEL, xmp)
    form = _dictionary(root.get("/AcroForm"))
    return Catalogue(
        title=title.strip() or (titled[1].decode("utf-8", "replace").strip() if titled else ""),
        shows_title=_is_true(_dictionary(root.get("/ViewerPreferences")).get("/DisplayDocTitle")),
        language=str(_resolved(root.get("/Lang")) or "").strip(),
        is_tagged=_is_true(_dictionary(root.get("/MarkInfo")).get("/Marked")),
        has_bookmarks="/First" in _dictionary(root.get("/Outlines")),
        hidden_layers=tuple(_hidden(_dictionary(root.get("/OCProperties")))),
        fields=len(_list(form.get("/Fields"))),
        ua_part=_found(_UA, xmp),
        archival=f"{part}{level.lower()}",
    )


def _xmp(root: Any) -> bytes:
    stream = _resolved(root.get("/Metadata"))
    data: bytes = stream.get_data() if hasattr(stream, "get_data") else b""
    if data.startswith(b"x"):  # PDFium, where it takes encryption away, drops the filter's name
        with suppress(zlib.error):
            return zlib.decompressobj().decompress(data, _MOST)
    return data[:_MOST]


def _found(pattern: re.Pattern[bytes], xmp: bytes) -> str:
    found = pattern.search(xmp)
    return found[1].decode() if found else ""


def _hidden(layers: Any) -> Iterator[str]:
    """The layers that do not show when the file is opened (ISO 32000-1, 8.11.4.3)."""
    default = _dictionary(layers.get("/D"))
    off = {_number(each) for each in _list(default.get("/OFF"))}
    is_base_off = str(default.get("/BaseState", "")) == "/OFF"
    on = {_number(each) for each in _list(default.get("/ON"))}
    for each in _list(layers.get("/OCGs")):
        if _number(each) in off or (is_base_off and _number(each) not in on):
            yield str(_dictionary(each).get("/Name", "without a name"))


def _number(reference: Any) -> int:
    return int(getattr(reference, "idnum", 0))


def _resolved(value: Any) -> Any:
    return value.get_object() if value is not None else None


def _dictionary(value: Any) -> Any:
    found = _resolved(value)
    return found if isinstance(found, dict) else {}


def _list(value: Any) -> list[Any]:
    found = _resolved(value)
    return found if isinstance(found, list) else []


def _is_true(value: Any) -> bool:
    found = _resolved(value)
    return bool(getattr(found, "value", False))


MOST_OBJECTS = 200_000  # objects that are looked at
_ACTIONS = (
    "JavaScript Launch SubmitForm ImportData GoToR GoToE Rendition Movie Sound RichMediaExecute"
).split()
# How programs begin: Windows, Linux, macOS, and scripts.
_PROGRAMS = (b"MZ", b"\x7fELF", b"\xcf\xfa\xed\xfe", b"\xca\xfe\xba\xbe", b"#!")


def read_active(reader: PdfReader) -> tuple[tuple[Active, ...], tuple[Enclosed, ...]]:
    """What a reader would run, open, send or fetch; and the files within."""
    active: list[Active] = []
    enclosed: list[Enclosed] = []
    for found in _walk(reader.root_object):
        active += _actions(found)
        if "/EF" in found:
            enclosed.append(_file(found))
    opening = _got(reader.root_object.get("/OpenAction"))
    if isinstance(opening, dict) and "/URI" in opening:
        active.append(Active("OpenURI", str(opening["/URI"])))
    return tuple(dict.fromkeys(active)), tuple(sorted(set(enclosed), key=str))


def _walk(root: Any) -> Iterator[Any]:
    """Each dictionary that the catalogue leads to, once; streams are not unpacked."""
    stack, seen, count = [root], set(), 0
    while stack and count < MOST_OBJECTS:
        value = stack.pop()
        number = getattr(value, "idnum", None)
        if number in seen:
            continue
        if number is not None:
            seen.add(number)
        count += 1
        value = _got(value)
        if isinstance(value, dict):
            yield value
            stack += [dict.__getitem__(value, key) for key in value]
        elif isinstance(value, list):
            stack += list.__iter__(value)


def _actions(found: Any) -> Iterator[Active]:
    kind = str(found.get("/S", "")).removeprefix("/")
    if kind in _ACTIONS:
        detail = _got(found.get("/JS" if kind == "JavaScript" else "/F"))
        yield Active(kind, _named(detail))
    elif "/JS" in found:
        yield Active("JavaScript", "")
    if hasattr(found, "get_data") and "/F" in found:
        yield Active("ExternalStream", _named(_got(found["/F"])))
    if "/XFA" in found:
        yield Active("XFA", "")
    if isinstance(_got(found.get("/Ref")), dict) and str(found.get("/Subtype")) == "/Form":
        yield Active("ReferencedPage", _named(_got(_got(found["/Ref"]).get("/F"))))


def _named(detail: Any) -> str:
    """What an action is about: a file's name, or the start of its text."""
    if isinstance(detail, dict):
        detail = detail.get("/UF", detail.get("/F", ""))
    return " ".join(str(_got(detail) or "").split())[:80]


def _file(found: Any) -> Enclosed:
    name = str(_got(found.get("/UF", found.get("/F", "without a name"))))
    relationship = found.get("/AFRelationship")
    kind = None if relationship is None else str(relationship).removeprefix("/")
    streams = _got(found["/EF"])
    stream = _got(streams.get("/F", streams.get("/UF"))) if isinstance(streams, dict) else None
    return Enclosed(name, kind, _start(stream).startswith(_PROGRAMS))


def _start(stream: Any) -> bytes:
    """The first bytes of a stream; none of one that cannot be unpacked within pypdf's bounds."""
    try:
        data: bytes = stream.get_data()
    except DAMAGED:
        return b""
    return data[:8]


def _got(value: Any) -> Any:
    return value.get_object() if hasattr(value, "get_object") else value


MOST_NOTES = 5_000  # annotations of a page
_HIDDEN = 0b10  # its flag in /F (ISO 32000-1, 12.5.3)


def read_notes(page: Any, frame: Frame, tagged: set[int]) -> Iterator[Note]:
    """The annotations of pypdf's page; `tagged` are the numbers of those in the tree."""
    found = page.get("/Annots")
    found = found.get_object() if found is not None else []
    for reference in found[:MOST_NOTES] if isinstance(found, list) else []:
        note = reference.get_object()
        if isinstance(note, dict):
            yield Note(
                kind=str(note.get("/Subtype", "")).removeprefix("/"),
                box=frame.place(_box(note)),
                target=_target(note),
                says=str(_got(note.get("/Contents")) or "").strip(),
                is_bordered=_width(note) > 0,
                is_tagged=getattr(reference, "idnum", 0) in tagged,
            )


def _box(note: Any) -> tuple[float, float, float, float]:
    sides = _got(note.get("/Rect")) or (0, 0, 0, 0)
    left, bottom, right, top = (float(_got(side)) for side in sides)
    return min(left, right), min(bottom, top), max(left, right), max(bottom, top)


def _target(note: Any) -> str | None:
    """The address of a link that has one; a place in the same file has none."""
    action = _got(note.get("/A"))
    if not isinstance(action, dict) or "/URI" not in action:
        return None
    return str(_got(action["/URI"]))


def _width(note: Any) -> float:
    """How wide its border is: 1 unless told (ISO 32000-1, 12.5.2 and 12.5.4)."""
    style = _got(note.get("/BS"))
    if isinstance(style, dict):
        return float(_got(style.get("/W", 1)))
    border = _got(note.get("/Border"))
    return float(_got(border[2])) if isinstance(border, list) and len(border) > 2 else 1.0


MAX_BYTES = 200 << 20
MAX_PAGES = 5_000
SHEETS = 50  # pages that are looked at mark by mark, some 0.1 s each
MAX_ITEMS = 60_000  # of all those pages: 50 of a report have a third of it
_HEAD, _TAIL = 1024, 2048  # bytes in which readers look for the file's start and end
# ISO 32000-1, table 22: bits 3 and 10.
_PRINT, _READ_ALOUD = 1 << 2, 1 << 9


def open_document(data: bytes, name: str) -> Document:
    """All that the checks ask of a PDF.

    Raises:
        BriefingError: it is locked, damaged, too large, or no PDF at all.
    """
    try:
        with pypdfium2.PdfDocument(data) as document:
            return _read(document, data, name)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == raw.FPDF_ERR_PASSWORD:
            message, hint = f"{name} is locked with a password", "save it without, then proof that"
            raise BriefingError(Fault("proof.locked", message, hint=hint)) from None
        raise _broken(name) from error
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
    sheets, frames = _sheets(document)
    tags, tagged = read_tree(reader, sheets)
    active, enclosed = read_active(reader)
    rights = raw.FPDF_GetDocPermissions(document)
    return Document(
        name=name,
        data=data,
        sizes=tuple(Size(*map(Pt, document.get_page_size(at))) for at in range(count)),
        sheets=tuple(_noted(*each, reader, tagged) for each in zip(sheets, frames, strict=True)),
        catalogue=read_catalogue(reader),
        tags=tags,
        active=active,
        enclosed=enclosed,
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


def _sheets(document: pypdfium2.PdfDocument) -> tuple[tuple[Sheet, ...], list[Frame]]:
    """The pages that are looked at, without what lies over them, and how each is shown."""
    sheets: list[Sheet] = []
    frames = []
    for at in range(min(len(document), SHEETS)):
        if sum(len(sheet.items) for sheet in sheets) > MAX_ITEMS:
            break
        page = document[at]
        items, is_whole = read_items(page)
        size = Size(*map(Pt, page.get_size()))
        sheets.append(Sheet(at + 1, size, items, (), follows_tags=False, is_whole=is_whole))
        frames.append(Frame.of(page))
        page.close()
    return tuple(sheets), frames


def _noted(sheet: Sheet, frame: Frame, reader: PdfReader, tagged: set[int]) -> Sheet:
    page = reader.pages[sheet.number - 1]
    notes = tuple(read_notes(page, frame, tagged))
    return sheet._replace(notes=notes, follows_tags=page.get("/Tabs") == "/S")


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
