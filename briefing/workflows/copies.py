"""Numbered copies of a brief for the holders in a CSV file, and the register of who has which."""

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
from briefing.pipeline import Pipeline
from briefing.report import Report


class Copies(NamedTuple):
    """Finished copies, in the order of their numbers.

    Attributes:
        brief: what they are copies of.
        holders: whose they are, one for each copy; a text without runs where nobody is named.
        editions: the PDFs: one that holds all copies, or one for each.
        report: that of the page.
        faults: the warnings.
        inputs: the files that they were made of.
    """

    brief: Brief
    holders: tuple[Copy, ...]
    editions: tuple[Edition, ...]
    report: Report
    faults: tuple[Fault, ...]
    inputs: tuple[Path, ...]

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
    pipeline: Pipeline,
    folder: str | os.PathLike[str],
    holders: str | os.PathLike[str] | None = None,
    *,
    count: int | None = None,
    each: bool = False,
    paper: str | None = None,
    language: str | None = None,
    strict: bool = False,
) -> Copies:
    """Number a brief's page for its holders.

    Args:
        pipeline: what lays the brief out and writes it.
        folder: where brief.yaml lies.
        holders: a CSV file with a column `holder` or `name`.
        count: how many copies; those beyond the holders have a number and no name.
        each: whether every copy is a file of its own.
        paper: as for `Pipeline.lay_out`, and so are `language` and `strict`.

    Raises:
        BriefingError: with every fault of brief and holders; or for a name that has no room.
    """
    people, wrong = _people(holders, count)
    laid = pipeline.lay_out(Path(folder), paper=paper, language=language, strict=strict, also=wrong)
    backend = pipeline.backend
    stamps = set_stamps(laid.page, people, laid.brief.language, backend.metrics)
    faults = laid.faults
    if not laid.brief.language.is_shipped:
        from briefing.layout.missing_words import missing_words  # loaded only for such a language

        faults = (*faults, *missing_words(laid.brief, {"copy"}))
    files = [(stamp,) for stamp in stamps] if each else [stamps]
    editions = tuple(backend.print_copies(laid.page, some, laid.imprint) for some in files)
    return Copies(laid.brief, people, editions, laid.report, faults, laid.inputs)


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
