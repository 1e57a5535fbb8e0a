"""Numbered copies become the register of who has which: a row a copy, as CSV."""

from collections.abc import Iterable
from typing import NamedTuple

from briefing.brief.model import Brief
from briefing.files.cells import unformulated

_HEADS = ("number", "holder", "date", "reference", "sha256", "file")


class Entry(NamedTuple):
    """One copy: whose it is, the SHA-256 of its page's content, and the file that holds it."""

    number: int
    holder: str
    sha256: str
    file: str


def write_register(brief: Brief, entries: Iterable[Entry]) -> bytes:
    """The register with its heads, in UTF-8 (RFC 4180); date and reference are the brief's.

    A text that a spreadsheet would take for a formula gets an apostrophe before it.
    """
    import csv
    from io import StringIO

    day = brief.date.isoformat() if brief.date else ""
    reference = brief.reference.text if brief.reference else ""
    rows = (
        (str(number), holder, day, reference, digest, file)
        for number, holder, digest, file in entries
    )
    out = StringIO()
    csv.writer(out).writerows((_HEADS, *(map(unformulated, row) for row in rows)))
    return out.getvalue().encode()
