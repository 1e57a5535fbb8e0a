"""The evidence sheet as a table to print: its title, heads, rows and notes as copy."""

from collections.abc import Mapping
from typing import NamedTuple

from briefing.brief.model import Brief, Copy, Run
from briefing.errors import Span
from briefing.evidence.check import Evidence, Status
from briefing.evidence.report import CAUTION, evidence_in_words, make_sheet

_NOWHERE = Span("", 1, 1)
# How much of the measure each column takes: numbers are short, the source's words are not.
_WIDTHS = (0.15, 0.23, 0.13, 0.17, 0.32)
# Evidence whose words are a reason in English.
_EXPLAINED = (Status.EXEMPT.value, Status.UNSUPPORTED.value, Status.UNCHECKED.value)
_HEADS = ("Number", "In the brief", "Evidence", "Source", "Its words")


class Annex(NamedTuple):
    """A table to print over pages: its title, column heads and rows, and the notes below it.

    `lead` is what stands between title and table.
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
    lead: Copy | None = None


def make_annex(brief: Brief, evidence: Evidence) -> Annex:
    """The evidence of a brief as such a table, in English.

    Words of the brief and of a source keep their language.
    """
    sheet = make_sheet(brief, evidence)
    tag = brief.language.tag
    languages = {name: source.language.tag for name, source in brief.sources if source.language}
    title = Copy((Run(text="Evidence: "), *_plain(sheet.title, tag).runs), _NOWHERE)
    rows = tuple(_row(row, tag, languages) for row in sheet.weakest_first)
    notes = tuple(map(_plain, (f"{sheet.total}.", *sheet.sources, CAUTION)))
    lead = _plain(sheet.order) if sheet.order else None
    name = f"Evidence for brief {brief.digest[:8]}"
    heads = tuple(map(_plain, _HEADS))
    return Annex(title, heads, _WIDTHS, rows, notes, name, brief.marking, lead)


def _row(row: tuple[str, ...], tag: str, languages: Mapping[str, str]) -> tuple[Copy, ...]:
    number, what, at, status, source, where, words, way = row
    is_quoted = status not in _EXPLAINED
    return (
        _plain(number, tag),
        _plain(f"{what}, {at}"),
        _plain(evidence_in_words(status, way)),
        _plain(", ".join(part for part in (source, where) if part)),
        _plain(words, languages.get(source, tag) if is_quoted else None),
    )


def _plain(text: str, language: str | None = None) -> Copy:
    """Text without markup; no runs of an empty one."""
    language = None if language == "en" else language
    runs = (Run(text=text, verbatim=True, language=language),) if text else ()
    return Copy(runs, _NOWHERE)
