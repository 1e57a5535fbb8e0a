"""Opening a PDF of any origin with pypdf: a brief's own, a saved source, or one to be proofed."""

from __future__ import annotations

import logging
import zlib
from io import BytesIO

from pypdf import PdfReader
from pypdf.errors import DependencyError, PyPdfError

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
    """A reader of a PDF, however damaged.

    Its objects are read when they are asked for: any use of it may raise one of `DAMAGED`.
    """
    silence()
    return PdfReader(BytesIO(data), strict=False)


def silence() -> None:
    """Keep what pypdf logs from the terminal, where a fault says the same.

    A handler that does nothing is enough: without any, Python prints warnings to standard error.
    A program that handles the log still gets it.
    """
    logging.getLogger("pypdf").addHandler(logging.NullHandler())
