"""The source files that a brief's PDF carries, and what it says of how it was made."""

import re
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from pypdf.errors import LimitReachedError, PdfReadError

from briefing.brief.files import MASTHEAD, is_passive, is_portable
from briefing.errors import BriefingError, Fault
from briefing.files.pdf_reader import (
    DAMAGED,
    dictionary,
    open_pdf,
    resolved,
    unpacked,
    unpacking_at_most,
)

if TYPE_CHECKING:
    from pypdf import PdfReader
    from pypdf.generic import EmbeddedFile

MAX_FILES = 200  # a brief has at most 40 sections, and each may name a few files
MAX_BYTES = 100 << 20  # of all files
MAX_FILE = 20 << 20  # unpacked: a picture, a saved source or a logo may have so much
_UNTRUSTED = "unpack no file that you do not trust"


class Stowed(NamedTuple):
    """The files that a PDF carries, by path within the folder; its language tag and its creator."""

    files: dict[str, bytes]
    language: str | None
    creator: str


def read_stowed(pdf: bytes, name: str) -> Stowed:
    """The associated files of a PDF whose relationship is `Source` (ISO 19005-3, 6.8).

    `name` is what faults call the PDF.

    Raises:
        BriefingError: it cannot be read, carries no brief, or files with unsafe or too many names,
            or files that some program runs.
    """
    try:
        _check_end(pdf)
        reader = open_pdf(pdf)
        with unpacking_at_most(MAX_FILE):
            files = _sources(reader, name)
        tag = reader.root_object.get("/Lang")
        creator = (reader.metadata.creator if reader.metadata else None) or "another program"
    except LimitReachedError:
        message = f"{name} carries a file of more than {MAX_FILE >> 20} MiB"
        raise BriefingError(Fault("unpack.too-much", message, hint=_UNTRUSTED)) from None
    except DAMAGED:
        message, hint = f"{name} is damaged, locked, or no PDF", "name a PDF that `briefing` made"
        raise BriefingError(Fault("unpack.broken", message, hint=hint)) from None
    if MASTHEAD not in files:
        message = f"{name} does not carry its source"
        hint = f"build it again from a {MASTHEAD} that says `attach: [source]`"
        raise BriefingError(Fault("unpack.no-source", message, hint=hint))
    return Stowed(files, None if tag is None else str(tag), str(creator))


def _check_end(pdf: bytes) -> None:
    """See that a file ends as a PDF does, or nearly (ISO 32000-1, 7.5.5).

    pypdf looks for the end line by line, from the last to the first: for a third of a second in
    each megabyte of short ones.

    Raises:
        PdfReadError: it does not.
    """
    tail = pdf[-_TAIL:]
    if not (re.search(rb"[\r\n]%%EOF", tail) or tail.rstrip(b"\0\t\n\f\r ").endswith(b"%%EOF")):
        raise PdfReadError("it has no end")


_TAIL = 1 << 16  # bytes: more than a mail or a disk leaves behind a file


def _sources(reader: "PdfReader", name: str) -> dict[str, bytes]:
    files = ((file.name, _content(file, name)) for file in _each_once(reader.attachment_list, name))
    gathered = gather(files, name, hint=_UNTRUSTED)
    for path in gathered:
        if not is_passive(path, is_styled=True):
            message = f"{name} carries {path!r}, which is no text, picture or face, or is hidden"
            raise BriefingError(Fault("unpack.unsafe", message, hint=_UNTRUSTED))
    return gathered


def _each_once(files: Iterable["EmbeddedFile"], name: str) -> Iterator["EmbeddedFile"]:
    """The source files among those that a PDF carries; `name` is what faults call the PDF.

    Raises:
        BriefingError: two have one name.
    """
    seen: set[str] = set()
    for file in files:
        if file.associated_file_relationship != "/Source":
            continue
        if file.name in seen:
            message = f"{name} carries two files named {file.name!r}"
            raise BriefingError(Fault("unpack.twice", message, hint=_AGAIN))
        seen.add(file.name)
        yield file


def _content(file: "EmbeddedFile", name: str) -> bytes:
    """A file that a PDF carries: pypdf makes of damaged data what it can, and be it nothing.

    Raises:
        BriefingError: it has not the size that the PDF says (ISO 32000-1, table 46).
    """
    size = file.size  # which raises, too, if there is no stream
    streams = dictionary(file.pdf_object["/EF"])
    content = unpacked(resolved(streams.get("/UF", streams.get("/F"))))
    if isinstance(size, int) and size != len(content):
        message = f"{name} carries {file.name!r} damaged: {len(content):,} bytes of {size:,}"
        raise BriefingError(Fault("unpack.broken", message, hint=_AGAIN))
    return content


_AGAIN = "get the PDF anew from where you have it"


def gather(files: Iterable[tuple[str, bytes]], name: str, *, hint: str) -> dict[str, bytes]:
    """Files by path, checked: `name` is what carries them, `hint` what to do about a fault.

    Raises:
        BriefingError: a path leads out of the folder, or there are more files than a brief has.
    """
    gathered: dict[str, bytes] = {}
    size = 0
    for count, (path, data) in enumerate(files, start=1):
        size += len(data)
        if count > MAX_FILES or size > MAX_BYTES:
            message = f"{name} carries more than {MAX_FILES} files or {MAX_BYTES >> 20} MiB"
            raise BriefingError(Fault("unpack.too-much", message, hint=hint))
        if not is_portable(path) or PurePosixPath(path).as_posix() != path:
            message = f"{name} carries {path!r}, a name that is not safe to write"
            raise BriefingError(Fault("unpack.outside", message, hint=hint))
        gathered[path] = data
    return gathered
