"""A ledger becomes the parts of a table to print: its title, heads, rows and notes."""

from typing import NamedTuple

from briefing.brief.model import Brief, Copy, Run
from briefing.errors import Span
from briefing.evidence.check import Entry, Ledger
from briefing.evidence.report import CAUTION, make_sheet, place_in_copy

_NOWHERE = Span("", 1, 1)
# How much of the measure each column takes: numbers are short, the source's words are not.
_WIDTHS = (0.15, 0.23, 0.13, 0.17, 0.32)
_HEADS = ("Number", "In the brief", "Evidence", "Source", "Its words")


class Annex(NamedTuple):
    """A table to print: heads, each column's part of the measure, rows, notes; its short name.

    Its `marking` is that of the brief, which stands on every page.
    """

    title: Copy
    heads: tuple[Copy, ...]
    widths: tuple[float, ...]
    rows: tuple[tuple[Copy, ...], ...]
    notes: tuple[Copy, ...]
    name: str
    marking: Copy | None = None


def make_annex(brief: Brief, ledger: Ledger) -> Annex:
    """The evidence sheet as a table; words of the brief and of a source keep their language."""
    sheet = make_sheet(brief, ledger)
    tag = brief.language.tag
    tongues = {name: source.language.tag for name, source in brief.sources if source.language}
    title = Copy((Run(text="Evidence: "), *_plain(sheet.title, tag).runs), _NOWHERE)
    rows = tuple(_row(entry, tag, tongues.get(entry.source, tag)) for entry in ledger.entries)
    notes = (_plain(f"{sheet.total}."), *map(_plain, sheet.sources), _plain(CAUTION))
    name = f"Evidence for brief {brief.digest[:8]}"
    return Annex(title, tuple(map(_plain, _HEADS)), _WIDTHS, rows, notes, name, brief.marking)


def _row(entry: Entry, tag: str, tongue: str) -> tuple[Copy, ...]:
    source = ", ".join(part for part in (entry.source, entry.place) if part)
    words = _plain(entry.words, tongue) if entry.words else _plain(entry.why)
    where = f"{entry.what}, {place_in_copy(entry)}"
    return (
        _plain(entry.text, tag),
        _plain(where),
        _plain(entry.status.value),
        _plain(source),
        words,
    )


def _plain(text: str, language: str | None = None) -> Copy:
    """Words as they stand; none in an empty cell."""
    language = None if language == "en" else language
    runs = (Run(text=text, verbatim=True, language=language),) if text else ()
    return Copy(runs, _NOWHERE)
