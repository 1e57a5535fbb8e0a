"""A brief's files become its digest; the files of its sources are held against their own."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping

from briefing.content.brief import Brief
from briefing.fault import Fault


def digest(files: Iterable[tuple[str, bytes]]) -> str:
    """SHA-256 over names and bytes, each with its length, so that no two folders collide."""
    whole = hashlib.sha256()
    for name, data in files:
        named = os.fsencode(name)
        whole.update(b"%d %s %d " % (len(named), named, len(data)))
        whole.update(data)
    return whole.hexdigest()


def check_digests(brief: Brief, files: Mapping[str, bytes]) -> Iterator[Fault]:
    """A source's saved text is the one that its digest was taken of."""
    for _, source in brief.sources:
        if source.file and source.sha256 and source.file.text in files:
            found = hashlib.sha256(files[source.file.text]).hexdigest()
            if found != source.sha256.text:
                message = f"{source.file.text} is not the file that this digest was taken of"
                hint = f"compare the two; if it is right, write its digest: {found}"
                place = source.sha256.span
                yield Fault(code="source.changed", message=message, span=place, hint=hint)
