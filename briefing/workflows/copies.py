"""A brief and its holders become numbered copies, and the register of who has which."""

import os
from collections.abc import Sequence
from pathlib import Path, PurePath
from typing import NamedTuple

from briefing.brief.model import Brief, Copy
from briefing.errors import Fault, Span
from briefing.files.names import slug
from briefing.layout.copy_stamp import set_stamps
from briefing.merge.holders import Entry, read_holders, write_register
from briefing.pdf.document import Edition
from briefing.workflows.build import Press
from briefing.workflows.report import Report


class Copies(NamedTuple):
    """Finished copies: one file of all of them or one for each, in the order of the holders.

    A holder without a name is a text without runs.
    """

    brief: Brief
    holders: tuple[Copy, ...]
    editions: tuple[Edition, ...]
    report: Report
    faults: tuple[Fault, ...]

    @property
    def stem(self) -> str:
        """What the copies are called together, the ending aside."""
        return f"{PurePath(self.report.file_name).stem}-copies"

    @property
    def names(self) -> tuple[str, ...]:
        """The name of each file; its number tells it from any other."""
        if len(self.editions) < len(self.holders):
            return (f"{self.stem}.pdf",)
        digits, stem = len(str(len(self.holders))), self.stem.removesuffix("-copies")
        parts = (
            (f"{stem}-copy-{number:0{digits}}", slug(holder.text, self.brief.language))
            for number, holder in enumerate(self.holders, start=1)
        )
        return tuple("-".join(filter(None, pair)) + ".pdf" for pair in parts)

    def register(self, names: Sequence[str]) -> bytes:
        """The register, as CSV, of copies in files of these names: one, or one for each."""
        digests = [digest for edition in self.editions for digest in edition.digests]
        files = names if len(names) == len(digests) else [*names] * len(digests)
        rows = zip(self.holders, digests, files, strict=True)
        entries = (
            Entry(number, holder.text, digest, file)
            for number, (holder, digest, file) in enumerate(rows, start=1)
        )
        return write_register(self.brief, entries)


def make_copies(
    press: Press,
    folder: str | os.PathLike[str],
    holders: str | os.PathLike[str] | None = None,
    *,
    count: int | None = None,
    each: bool = False,
    paper: str | None = None,
    language: str | None = None,
    strict: bool = False,
) -> Copies:
    """Print a brief for the holders in a CSV file, and up to a `count` without names.

    The copies are one file, or one `each`; all else is as in `Press.build`.

    Raises:
        BriefingError: with every fault of brief and holders; or for a name that has no room.
    """
    people, wrong = _people(holders, count)
    done = press.make_ready(Path(folder), paper, language, wrong, strict=strict)
    printer = press.printer
    stamps = set_stamps(done.page, people, done.brief.language, printer.metrics)
    sheets = [(stamp,) for stamp in stamps] if each else [stamps]
    editions = (printer.print_copies(done.page, some, done.imprint) for some in sheets)
    return Copies(done.brief, people, tuple(editions), *done.checked)


def _people(
    path: str | os.PathLike[str] | None, count: int | None
) -> tuple[tuple[Copy, ...], list[Fault]]:
    """The holders in a file, and as many without a name as it takes to a count."""
    people, faults = read_holders(Path(path)) if path is not None else ((), [])
    spare = (count or 0) - len(people)
    if count and spare < 0:
        message, hint = f"{len(people)} holders for {count} copies", "raise the count, or leave it"
        faults = [*faults, Fault("option.count", message, hint=hint)]
    return (*people, *(Copy((), Span("", 1, 1)) for _ in range(spare))), faults
