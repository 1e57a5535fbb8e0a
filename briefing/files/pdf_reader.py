"""Opening a PDF of any origin with pypdf: a brief's own, a saved source, or one to be proofed."""

from __future__ import annotations

import logging
import zlib
from contextlib import AbstractContextManager
from io import BytesIO
from typing import Any

from pypdf import PdfReader, apply_configuration
from pypdf.errors import DependencyError, DeprecationError, LimitReachedError, PyPdfError
from pypdf.filters import decode_stream_data
from pypdf.generic import EncodedStreamObject, StreamObject

# What pypdf lets through where a file is not what it seems.
DAMAGED = (
    PyPdfError,
    DependencyError,
    DeprecationError,  # of filters by their short names
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


# The values of pypdf, of which any may be absent, of another kind, or a reference.


def resolved(value: Any) -> Any:
    """What a value refers to, or itself."""
    return value.get_object() if hasattr(value, "get_object") else value


def dictionary(value: Any) -> Any:
    """What a value refers to, if that is a dictionary or a stream; else an empty one."""
    found = resolved(value)
    return found if isinstance(found, dict) else {}


def listed(value: Any) -> list[Any]:
    """What a value refers to, if that is an array; else an empty one."""
    found = resolved(value)
    return found if isinstance(found, list) else []


# Bytes of ASCII85 that are decoded: the standard library takes a hundred times as much memory.
_MAX_ASCII85 = 2_000_000


def unpacked(stream: Any) -> bytes:
    """The data of a stream, empty if it is none; unlike by `get_data`, pypdf does not keep it.

    Raises:
        LimitReachedError: it is ASCII85 of more than is decoded.
    """
    if isinstance(stream, EncodedStreamObject):
        filters = resolved(stream.get("/Filter"))
        if "/ASCII85Decode" not in (filters if isinstance(filters, list) else [filters]):
            return decode_stream_data(stream)
        if len(stream._data) > _MAX_ASCII85:  # the bytes as they are packed
            raise LimitReachedError(f"over {_MAX_ASCII85:,} bytes of ASCII85")
        with unpacking_at_most(_MAX_ASCII85):
            return decode_stream_data(stream)
    return stream.get_data() if isinstance(stream, StreamObject) else b""


def unpacking_at_most(size: int) -> AbstractContextManager[Any]:
    """A block in which a stream of more bytes, or what takes as much work, raises
    `LimitReachedError`.
    """
    return apply_configuration(
        array_based_stream_maximum_output_length=size,
        zlib_maximum_output_length=size,
        lzw_maximum_output_length=size,
        run_length_maximum_output_length=size,
    )


def silence() -> None:
    """Keep what pypdf logs from the terminal, where a fault says the same.

    A handler that does nothing is enough: without any, Python prints warnings to standard error.
    A program that handles the log still gets it.
    """
    logging.getLogger("pypdf").addHandler(logging.NullHandler())
