"""A saved PDF becomes its text by pages, through pypdf, within bounds of size and time."""

from __future__ import annotations

import logging
import zlib
from io import BytesIO

from pypdf import PdfReader
from pypdf.errors import DependencyError, LimitReachedError, PyPdfError

from briefing.evidence.pdf_work import CountedReader, TooMuchWork, bounds
from briefing.evidence.source_text import MAX_TEXT, Saved, Unreadable, pieced, too_long

MAX_PAGES = 500

# What pypdf lets through where a file is not what it seems.
DAMAGED = (
    PyPdfError,
    DependencyError,
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    TypeError,
    ValueError,
    RuntimeError,
    MemoryError,
    OSError,
    zlib.error,
)


def open_pdf(data: bytes) -> PdfReader:
    """A PDF as pypdf reads it, however damaged; any of `DAMAGED` where it cannot."""
    _silence()
    return PdfReader(BytesIO(data), strict=False)


def _silence() -> None:
    """What pypdf logs would reach a terminal where nobody else listens, and say twice what a
    fault says.
    """
    logging.getLogger("pypdf").addHandler(logging.NullHandler())


def read_pdf(data: bytes, name: str) -> Saved | Unreadable:
    """The text of a PDF; a file that is broken, locked, endless or only pictures is told."""
    _silence()
    try:
        with bounds():
            return _read(CountedReader(data), name)
    except (TooMuchWork, LimitReachedError):
        message = f"{name} takes too much work to read"
        return Unreadable("source.too-long", message, "save the pages that the brief relies on")
    except DependencyError:  # AES, which takes another library
        return Unreadable("source.locked", f"{name} is encrypted", "save it without encryption")
    except DAMAGED:
        message = f"{name} is damaged, or is no PDF"
        return Unreadable("source.broken", message, "save it again")


def _read(reader: CountedReader, name: str) -> Saved | Unreadable:
    if reader.is_encrypted and not reader.decrypt(""):
        message = f"{name} is locked with a password"
        return Unreadable("source.locked", message, "save it without a password")
    count = len(reader.pages)
    if count > MAX_PAGES:
        message = f"{name} has {count} pages; {MAX_PAGES} is the limit"
        return Unreadable("source.too-long", message, "save the pages that the brief relies on")
    pages = enumerate(reader.pages, start=1)
    return _judged([(number, reader.text(page) + "\n") for number, page in pages], name)


def _judged(pieces: list[tuple[int, str]], name: str) -> Saved | Unreadable:
    """The text of all pages, unless it is too much or none."""
    if sum(len(text) for _, text in pieces) > MAX_TEXT:
        return too_long(name)
    if not any(text.strip() for _, text in pieces):
        message = f"{name} holds pictures, and no text"
        hint = "save its text: letters are not recognised in pictures"
        return Unreadable("source.no-text", message, hint)
    return pieced(pieces, "page")
