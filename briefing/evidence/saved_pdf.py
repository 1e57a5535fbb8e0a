"""A saved PDF becomes its text by pages, through pypdf, within bounds of size and time."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from io import BytesIO

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from briefing.evidence.saved import MAX_TEXT, Saved, Unreadable, pieced, too_long

MAX_PAGES = 500
# Bytes of content once unpacked, of all pages read: a page of text has some 10 kB of it. Text
# is worked out from it at some 1 MB a second on a busy machine.
MAX_CONTENT = 1_500_000


# What pypdf lets through where a file is not what it seems.
DAMAGED = (
    PyPdfError,
    ArithmeticError,
    AttributeError,
    LookupError,
    TypeError,
    ValueError,
    RecursionError,
    MemoryError,
    OSError,
)


def open_pdf(data: bytes) -> PdfReader:
    """A PDF as pypdf reads it, however damaged; any of `DAMAGED` where it cannot.

    What pypdf logs on the way would reach a terminal where nobody else listens, and say twice
    what a fault says.
    """
    logging.getLogger("pypdf").addHandler(logging.NullHandler())
    return PdfReader(BytesIO(data), strict=False)


class _TooMuchError(ValueError):
    """More content than is read."""


def read_pdf(data: bytes, name: str) -> Saved | Unreadable:
    """The text of a PDF; a file that is broken, locked, endless or only pictures is told."""
    try:
        reader = open_pdf(data)
        if reader.is_encrypted and not reader.decrypt(""):
            message = f"{name} is locked with a password"
            return Unreadable("source.locked", message, "save it without a password")
        count = len(reader.pages)
        if count > MAX_PAGES:
            message = f"{name} has {count} pages; {MAX_PAGES} is the limit"
            return Unreadable("source.too-long", message, "save the pages that the brief relies on")
        pieces = list(_pages(reader))
    except _TooMuchError:
        return too_long(name)
    except DAMAGED:
        message = f"{name} is damaged, or is no PDF"
        return Unreadable("source.broken", message, "save it again")
    return _judged(pieces, name)


def _judged(pieces: list[tuple[int, str]], name: str) -> Saved | Unreadable:
    """The text of all pages, unless it is too much or none."""
    if sum(len(text) for _, text in pieces) > MAX_TEXT:
        return too_long(name)
    if not any(text.strip() for _, text in pieces):
        message = f"{name} holds pictures, and no text"
        hint = "save its text: letters are not recognised in pictures"
        return Unreadable("source.no-text", message, hint)
    return pieced(pieces, "page")


def _pages(reader: PdfReader) -> Iterator[tuple[int, str]]:
    """Each page's number and text; pypdf itself bounds what a stream may unpack to."""
    left = MAX_CONTENT
    for number, page in enumerate(reader.pages, start=1):
        content = page.get_contents()
        left -= len(content.get_data()) if content is not None else 0
        if left < 0:
            raise _TooMuchError
        yield number, page.extract_text() + "\n"
