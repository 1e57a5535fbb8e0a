"""The source files that a brief's PDF carries, and what it says of how it was made."""

from collections.abc import Iterable
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from briefing.brief.files import MASTHEAD, is_passive, is_portable
from briefing.errors import BriefingError, Fault
from briefing.files.pdf_reader import DAMAGED, open_pdf

if TYPE_CHECKING:
    from pypdf import PdfReader

MAX_FILES = 200  # a brief has at most 40 sections, and each may name a few files
MAX_BYTES = 100 << 20  # of all files


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
        reader = open_pdf(pdf)
        files = _sources(reader, name)
        tag = reader.root_object.get("/Lang")
        creator = (reader.metadata.creator if reader.metadata else None) or "another program"
    except DAMAGED:
        message, hint = f"{name} is damaged, locked, or no PDF", "name a PDF that `briefing` made"
        raise BriefingError(Fault("unpack.broken", message, hint=hint)) from None
    if MASTHEAD not in files:
        message = f"{name} does not carry its source"
        hint = f"build it again from a {MASTHEAD} that says `attach: [source]`"
        raise BriefingError(Fault("unpack.no-source", message, hint=hint))
    return Stowed(files, None if tag is None else str(tag), str(creator))


def _sources(reader: "PdfReader", name: str) -> dict[str, bytes]:
    files = (
        (file.name, file.content)
        for file in reader.attachment_list
        if file.associated_file_relationship == "/Source"
    )
    hint = "unpack no file that you do not trust"
    gathered = gather(files, name, hint=hint)
    for path in gathered:
        if not is_passive(path, is_styled=True):
            message = f"{name} carries {path!r}, which is no text, picture or face, or is hidden"
            raise BriefingError(Fault("unpack.unsafe", message, hint=hint))
    return gathered


def gather(files: Iterable[tuple[str, bytes]], name: str, *, hint: str) -> dict[str, bytes]:
    """Files by path, checked: `name` is what carries them, `hint` what to do about a fault.

    Raises:
        BriefingError: a path leads out of the folder, or there are more files than a brief has.
    """
    gathered: dict[str, bytes] = {}
    for path, data in files:
        if not is_portable(path) or PurePosixPath(path).as_posix() != path:
            message = f"{name} carries {path!r}, a name that is not safe to write"
            raise BriefingError(Fault("unpack.outside", message, hint=hint))
        gathered[path] = data
        if len(gathered) > MAX_FILES or sum(map(len, gathered.values())) > MAX_BYTES:
            message = f"{name} carries more than {MAX_FILES} files or {MAX_BYTES >> 20} MiB"
            raise BriefingError(Fault("unpack.too-much", message, hint=hint))
    return gathered
