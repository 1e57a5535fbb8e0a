"""The evidence sheet as a table to print: its title, heads, rows and notes as copy."""

from typing import NamedTuple

from briefing.brief.model import Brief, Copy, Run
from briefing.errors import Span
from briefing.evidence.check import Claim, Evidence
from briefing.evidence.report import CAUTION, make_sheet, place_in_copy

_NOWHERE = Span("", 1, 1)
# How much of the measure each column takes: numbers are short, the source's words are not.
_WIDTHS = (0.15, 0.23, 0.13, 0.17, 0.32)
_HEADS = ("Number", "In the brief", "Evidence", "Source", "Its words")


class Annex(NamedTuple):
    """A table to print over pages: its title, column heads and rows, and the notes below it.

    `widths` are the columns' parts of the measure; `name` is a short name for every page, which
    shows the brief's `marking` too.
    """

    title: Copy
    heads: tuple[Copy, ...]
    widths: tuple[float, ...]
    rows: tuple[tuple[Copy, ...], ...]
    notes: tuple[Copy, ...]
    name: str
    marking: Copy | None = None


def make_annex(brief: Brief, evidence: Evidence) -> Annex:
    """The evidence of a brief as such a table, in English.

    Words of the brief and of a source keep their language.
    """
    sheet = make_sheet(brief, evidence)
    tag = brief.language.tag
    languages = {name: source.language.tag for name, source in brief.sources if source.language}
    title = Copy((Run(text="Evidence: "), *_plain(sheet.title, tag).runs), _NOWHERE)
    rows = tuple(_row(claim, tag, languages.get(claim.source, tag)) for claim in evidence.claims)
    notes = (_plain(f"{sheet.total}."), *map(_plain, sheet.sources), _plain(CAUTION))
    name = f"Evidence for brief {brief.digest[:8]}"
    return Annex(title, tuple(map(_plain, _HEADS)), _WIDTHS, rows, notes, name, brief.marking)


def _row(claim: Claim, tag: str, language: str) -> tuple[Copy, ...]:
    source = ", ".join(part for part in (claim.source, claim.place) if part)
    words = _plain(claim.words, language) if claim.words else _plain(claim.why)
    where = f"{claim.what}, {place_in_copy(claim)}"
    return (
        _plain(claim.text, tag),
        _plain(where),
        _plain(claim.status.value),
        _plain(source),
        words,
    )


def _plain(text: str, language: str | None = None) -> Copy:
    """Text without markup; no runs of an empty one."""
    language = None if language == "en" else language
    runs = (Run(text=text, verbatim=True, language=language),) if text else ()
    return Copy(runs, _NOWHERE)
