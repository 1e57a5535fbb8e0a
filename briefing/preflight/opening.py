"""The bytes of a PDF become a document, read by PDFium and pypdf; within bounds, or a fault."""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING

import pypdfium2
from pypdfium2 import raw

from briefing.errors import BriefingError, Fault
from briefing.evidence.pdf_text import DAMAGED, open_pdf
from briefing.preflight.model import Document, Sheet
from briefing.preflight.page_objects import read_items
from briefing.preflight.tag_tree import read_tree
from briefing.proof.opened.actions import read_active
from briefing.proof.opened.catalogue import read_catalogue
from briefing.proof.opened.frame import Frame
from briefing.proof.opened.notes import read_notes
from briefing.units import Pt, Size

if TYPE_CHECKING:
    from pypdf import PdfReader

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
