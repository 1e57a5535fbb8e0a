"""`briefing evidence`: the sheet in any form; and the numbers of several translations compared."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from briefing import __version__
from briefing.brief.model import Brief
from briefing.brief.overrides import created_at
from briefing.brief.reader import files_of, read_brief
from briefing.brief.schema import PAPERS
from briefing.errors import BriefingError, Fault, in_order, limited
from briefing.evidence import report
from briefing.evidence.annex import make_annex
from briefing.evidence.check import Evidence, check_evidence
from briefing.evidence.translations import are_translations, compare_translations
from briefing.language.en import LANGUAGE as ENGLISH
from briefing.layout.evidence_pages import set_annex
from briefing.pdf.document import ReportLabBackend
from briefing.pdf.metadata import make_imprint
from briefing.style.loader import DEFAULT, read_style


class WrittenSheet(NamedTuple):
    """An evidence sheet as a file's bytes, the warnings, and the files that it was made of."""

    data: bytes
    faults: tuple[Fault, ...]
    inputs: tuple[Path, ...]


def evidence(folder: str | os.PathLike[str], form: str = "text") -> WrittenSheet:
    """The evidence sheet of the brief in a folder.

    Args:
        folder: where brief.yaml lies.
        form: `text`, `markdown`, `csv`, `json` or `pdf`.

    Raises:
        BriefingError: with every fault found.
    """
    brief, faults = read_brief(Path(folder))
    if brief is None or any(fault.is_error for fault in faults):
        raise BriefingError(*faults)
    ledger = check_evidence(brief)
    faults = limited(in_order((*faults, *ledger.faults)))
    return WrittenSheet(_written(brief, ledger, form), faults, files_of(brief, Path(folder)))


def _written(brief: Brief, ledger: Evidence, form: str) -> bytes:
    if form == "pdf":
        return _annex(brief, ledger)
    if form == "json":
        return report.as_json(brief, ledger).encode()
    write = {"text": report.as_text, "markdown": report.as_markdown, "csv": report.as_csv}[form]
    return write(report.make_sheet(brief, ledger)).encode()


def _annex(brief: Brief, ledger: Evidence) -> bytes:
    """The evidence sheet as a PDF of its own, in English, as its heads are."""
    style, faults = read_style(DEFAULT, Path(), None)
    assert style, faults
    backend = ReportLabBackend()
    annex = make_annex(brief, ledger)
    paper = brief.paper or next(iter(PAPERS))
    pages = set_annex(annex, ENGLISH, style, backend.metrics, paper=paper)
    created, _ = created_at(brief)
    imprint = make_imprint(brief, created, (), creator=f"briefing {__version__}")
    named = imprint._replace(title=annex.title.text, language=ENGLISH.tag)
    return backend.print(pages, named)


def compare_editions(
    folders: Sequence[str | os.PathLike[str]], *, strict: bool = False
) -> tuple[Fault, ...]:
    """What differs between the numbers of one brief in several languages.

    Args:
        folders: where their brief.yaml lie; nothing is compared unless each is
            in a language of its own and all have sections in common.
        strict: whether warnings are errors.
    """
    read = (read_brief(Path(folder))[0] for folder in folders)
    briefs = [brief for brief in read if brief]
    faults = tuple(compare_translations(briefs)) if are_translations(briefs) else ()
    return tuple(fault.as_error() if strict else fault for fault in limited(faults))
