"""A brief's files become its digest; the files of its sources are held against their own."""

from __future__ import annotations

import codecs
import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping

from briefing.brief.model import Brief
from briefing.errors import Fault


def digest(files: Iterable[tuple[str, bytes]]) -> str:
    """SHA-256 over names and bytes, each with its length, so that no two folders collide.

    Of a text a byte-order mark and the ends of lines do not count: git and editors change them.
    """
    whole = hashlib.sha256()
    for name, written in files:
        data = _plain(written) if name.lower().endswith(_TEXTS) else written
        named = os.fsencode(name)
        whole.update(b"%d %s %d " % (len(named), named, len(data)))
        whole.update(data)
    return whole.hexdigest()


_TEXTS = (".yaml", ".csv", ".txt", ".md", ".html", ".htm")


def _plain(data: bytes) -> bytes:
    return data.removeprefix(codecs.BOM_UTF8).replace(b"\r\n", b"\n")


def check_digests(brief: Brief, files: Mapping[str, bytes]) -> Iterator[Fault]:
    """A source's saved text is the one that its digest was taken of."""
    for _, source in brief.sources:
        if source.file and source.sha256 and source.file.text in files:
            found = hashlib.sha256(files[source.file.text]).hexdigest()
            if found != source.sha256.text:
                message = f"{source.file.text} is not the file that this digest was taken of"
                hint = f"compare the two; if it is right, write its digest: {found}"
                if _is_reended(files[source.file.text], source.sha256.text):
                    hint = (
                        "only its line ends differ: keep git from it by `* -text` in .gitattributes"
                    )
                place = source.sha256.span
                yield Fault(code="source.changed", message=message, span=place, hint=hint)


def _is_reended(data: bytes, digest: str) -> bool:
    """Whether it is the ends of its lines alone that a file has not as its digest was taken."""
    small = data.replace(b"\r\n", b"\n")
    both = (small, small.replace(b"\n", b"\r\n"))
    return digest in (hashlib.sha256(each).hexdigest() for each in both)
