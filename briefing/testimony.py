"""A brief's evidence, start to finish: the sheet in any form, and editions compared."""

import os
from collections.abc import Sequence
from pathlib import Path

from briefing import __version__
from briefing.content.brief import Brief
from briefing.content.keys import PAPERS
from briefing.content.language import ENGLISH
from briefing.content.read import read_brief
from briefing.design.read import DEFAULT, read_style
from briefing.evidence import sheet
from briefing.evidence.annex import make_annex
from briefing.evidence.ledger import Ledger, keep_ledger
from briefing.evidence.twins import are_editions, compare
from briefing.fault import BriefingError, Fault, in_order, limited
from briefing.makeup.annex import set_annex
from briefing.press.reportlab.document import ReportLabPress
from briefing.request import created_at
from briefing.send.imprint import make_imprint


def evidence(folder: str | os.PathLike[str], form: str = "text") -> tuple[bytes, tuple[Fault, ...]]:
    """The evidence sheet of the brief in a folder, and the warnings met on the way.

    Args:
        folder: where brief.yaml lies.
        form: `text`, `markdown`, `csv`, `json` or `pdf`.

    Raises:
        BriefingError: with every fault found.
    """
    brief, faults = read_brief(Path(folder))
    if brief is None or any(fault.is_error for fault in faults):
        raise BriefingError(*faults)
    ledger = keep_ledger(brief)
    told = in_order((*faults, *ledger.faults))
    if form == "pdf":
        return _annex(brief, ledger), limited(told)
    if form == "json":
        return sheet.as_json(brief, ledger).encode(), limited(told)
    write = {"text": sheet.as_text, "markdown": sheet.as_markdown, "csv": sheet.as_csv}[form]
    return write(sheet.make_sheet(brief, ledger)).encode(), limited(told)


def _annex(brief: Brief, ledger: Ledger) -> bytes:
    """The evidence sheet as a document of its own, in English, as its heads are."""
    style, faults = read_style(DEFAULT, Path(), None)
    assert style, faults
    press = ReportLabPress()
    annex = make_annex(brief, ledger)
    paper = brief.paper or next(iter(PAPERS))
    pages = set_annex(annex, ENGLISH, style, press.metrics, paper=paper)
    created, _ = created_at(brief)
    imprint = make_imprint(brief, created, (), creator=f"briefing {__version__}")
    named = imprint._replace(title=annex.title.text, language=ENGLISH.tag)
    return press.print(pages, named)


def compare_editions(
    folders: Sequence[str | os.PathLike[str]], *, strict: bool = False
) -> tuple[Fault, ...]:
    """What differs between the numbers of one brief's editions; nothing of unlike briefs."""
    read = (read_brief(Path(folder))[0] for folder in folders)
    briefs = [brief for brief in read if brief]
    faults = tuple(compare(briefs)) if are_editions(briefs) else ()
    return tuple(fault.as_error() if strict else fault for fault in limited(faults))
