"""The ZIP file and the XML that files of office programs are made of, read within bounds.

Nothing that a file refers to is opened, and nothing in it is run: macros, links to other
files and queries are parts of the ZIP file that nobody here reads.
"""

from __future__ import annotations

import posixpath
import zlib
from collections.abc import Callable
from functools import lru_cache
from io import BytesIO
from typing import Any
from zipfile import BadZipFile, ZipFile

from briefing.spreadsheets.model import RefusedError

# Bytes of a part as it is unpacked: the XML of 300,000 cells.
MAX_PART = 24 << 20
# Parts: a file has some dozens, with a picture in each cell some thousands.
_MAX_PARTS = 20_000
_DAMAGED = "open it in its program, and save it again"
_SMALLER = "save the part that the brief needs as a file of its own"


def damaged(what: str = "it breaks off, or is of another kind") -> RefusedError:
    """The error of a file that is not whole."""
    return RefusedError(f"is damaged: {what}", _DAMAGED)


class Container:
    """A ZIP file's parts by name, each unpacked when it is asked for.

    Raises:
        RefusedError: it is no ZIP file, or has too many parts.
    """

    def __init__(self, data: bytes) -> None:
        # What ends a ZIP file says how many parts it has, in two bytes (APPNOTE 4.3.16).
        try:
            self._file = ZipFile(BytesIO(data))
        except (BadZipFile, ValueError, OSError, NotImplementedError, OverflowError):
            raise damaged() from None
        self.names = {info.filename.lstrip("/").lower(): info for info in self._file.infolist()}
        if len(self.names) > _MAX_PARTS:
            raise RefusedError(f"has over {_MAX_PARTS:,} parts", _SMALLER)

    def __contains__(self, name: str) -> bool:
        return name.lstrip("/").lower() in self.names

    def read(self, name: str) -> bytes:
        """The bytes of a part.

        Raises:
            RefusedError: there is none, it is damaged, locked, or larger than `MAX_PART`.
        """
        info = self.names.get(name.lstrip("/").lower())
        if info is None:
            raise damaged(f"it lacks {name}")
        if info.flag_bits & 1:
            raise RefusedError("is locked by a password", "save it without one")
        try:
            with self._file.open(info) as part:
                data = part.read(MAX_PART + 1)
        except (BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError):
            raise damaged() from None
        if len(data) > MAX_PART:
            raise RefusedError(f"has over {MAX_PART >> 20} MiB in {name}", _SMALLER)
        return data


Start = Callable[[str, dict[str, str]], None]


def parse_xml(
    data: bytes,
    start: Start,
    end: Callable[[str], None] | None = None,
    text: Callable[[str], None] | None = None,
) -> None:
    """Call `start`, `end` and `text` for what an XML file holds, names without their prefixes.

    Raises:
        RefusedError: it is damaged, or declares entities, which no office program does.
    """
    from xml.parsers.expat import ExpatError, ParserCreate  # loaded only for such a file

    def declared(*_: Any) -> None:
        raise RefusedError("declares XML entities", _DAMAGED)

    parser = ParserCreate()
    parser.buffer_text = True

    def first(name: str, pairs: dict[str, str]) -> None:
        # Where the root has no prefix, what has one is of no interest: most files are such.
        parser.StartElementHandler, parser.EndElementHandler = start, end
        if ":" in name:
            parser.StartElementHandler = lambda name, pairs: start(bare(name), pairs)
            parser.EndElementHandler = (lambda name: end(bare(name))) if end else None
        start(bare(name), pairs)

    parser.StartElementHandler = first
    if text:
        parser.CharacterDataHandler = text
    parser.StartDoctypeDeclHandler = declared
    try:
        parser.Parse(data, True)  # noqa: FBT003  # expat takes no keywords
    except (ExpatError, ValueError, LookupError):
        raise damaged() from None


@lru_cache(maxsize=256)
def bare(name: str) -> str:
    """An element's name without its prefix."""
    return name.rpartition(":")[2]


def attribute(pairs: dict[str, str], name: str) -> str:
    """An attribute by its name without a prefix; empty if there is none."""
    if name in pairs:
        return pairs[name]
    return next((value for key, value in pairs.items() if key.rpartition(":")[2] == name), "")


def links_of(container: Container, path: str) -> dict[str, tuple[str, str]]:
    """What a part refers to within the file: by identifier, the kind and the part."""
    folder, name = posixpath.split(path)
    links: dict[str, tuple[str, str]] = {}

    def start(name: str, pairs: dict[str, str]) -> None:
        if name == "Relationship" and pairs.get("TargetMode") != "External":
            kind = "/" + pairs.get("Type", "").rpartition("/")[2]
            to = posixpath.normpath(posixpath.join("/", folder, pairs.get("Target", "")))
            links[pairs.get("Id", "")] = kind, to

    part = posixpath.join(folder, "_rels", f"{name}.rels")
    if part in container:
        parse_xml(container.read(part), start)
    return links
