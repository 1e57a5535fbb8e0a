"""Writes the evidence sheet, a row for each number of a brief: as text, Markdown, CSV or JSON."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from briefing.brief.model import Brief, Reference
from briefing.evidence.check import Claim, Evidence, Status
from briefing.evidence.ways import Way

HEADS = ("Number", "In", "At", "Evidence", "Source", "Where", "Words", "Found by")
CAUTION = (
    "This sheet proves where each number came from, not that it is true. Nothing was fetched: "
    "numbers are held against the text saved beside the brief."
)


class EvidenceSheet(NamedTuple):
    """The rows under `HEADS` in reading order, the totals in a line, and a line for each source.

    `order` says how many rows are to be checked first, if any. It holds words of the brief, and so
    has its marking.
    """

    title: str
    rows: tuple[tuple[str, ...], ...]
    order: str
    total: str
    sources: tuple[str, ...]
    marking: str = ""

    @property
    def weakest_first(self) -> list[tuple[str, ...]]:
        """The rows as a checker reads them: what nothing supports, then what hardly does."""
        return sorted(self.rows, key=lambda row: _strength(row[3], row[-1]))


def make_sheet(brief: Brief, evidence: Evidence) -> EvidenceSheet:
    """The evidence of a brief as rows of text."""
    rows = tuple(map(_row, evidence.claims))
    marking = brief.marking.text if brief.marking else ""
    sources = tuple(_sources(brief, evidence))
    total = total_line(evidence)
    return EvidenceSheet(brief.title.text, rows, _order(rows), total, sources, marking)


# From what nothing supports to what is merely somewhere in a source.
_WEAK = (Status.UNSUPPORTED.value, Status.UNCHECKED.value, Way.ELSEWHERE.value)


def _strength(status: str, way: str) -> int:
    return next((at for at, weak in enumerate(_WEAK) if weak in (status, way)), len(_WEAK))


def _order(rows: Sequence[tuple[str, ...]]) -> str:
    count = sum(_strength(row[3], row[-1]) < len(_WEAK) for row in rows)
    if not 0 < count < len(rows):
        return ""
    which, their = (f"first {count} rows", "their") if count > 1 else ("first row", "its")
    return f"Check the {which} by eye first: {their} evidence is weak or lacking."


def total_line(evidence: Evidence) -> str:
    """`9 quoted, 4 found (3 by text, 1 elsewhere), 1 derived, 2 exempt, 0 unsupported`, and what
    was not re-checked.
    """
    counts = evidence.counts
    unchecked = counts.pop(Status.UNCHECKED.value)
    found = ", ".join(f"{count} {_by(way)}" for way, count in evidence.ways.items())
    ways = {Status.FOUND.value: f" ({found})"} if found else {}
    line = ", ".join(f"{count} {status}{ways.get(status, '')}" for status, count in counts.items())
    if not evidence.unsaved:
        return line
    numbers = f", {unchecked} more not checked" if unchecked else ""
    unsaved = ", ".join(evidence.unsaved)
    return f"{line}{numbers}; quotes not re-checked: the text of {unsaved} is not saved"


def _by(way: str) -> str:
    return way if way == Way.ELSEWHERE.value else f"by {way}"


def evidence_in_words(status: str, way: str) -> str:
    """What supports a number and how it was found: `found by text`; the way of others is clear."""
    return f"{status} {_by(way)}" if status == Status.FOUND.value and way else status


def as_text(sheet: EvidenceSheet) -> str:
    """The sheet for a terminal: a number a line, what supports it indented below."""
    lines = [sheet.marking, ""] if sheet.marking else []
    lines += [sheet.title, ""]
    lines += [sheet.order, ""] if sheet.order else []
    for number, what, at, evidence, source, where, words, way in sheet.weakest_first:
        lines.append(f"{number}  {evidence_in_words(evidence, way)}: {what} ({at})")
        behind = ", ".join(part for part in (source, where) if part)
        said = f"{behind}: {words}" if behind and words else behind or words
        lines += [f"    {said}"] if said else []
    return "\n".join([*lines, "", sheet.total, *sheet.sources, CAUTION, ""])


def as_markdown(sheet: EvidenceSheet) -> str:
    """The sheet as a table in Markdown."""
    rows = (HEADS, ("---",) * len(HEADS), *sheet.weakest_first)
    table = "\n".join(f"| {' | '.join(map(_cell, row))} |" for row in rows)
    notes = "\n".join(f"- {source}" for source in sheet.sources)
    marking = f"**{sheet.marking}**\n\n" if sheet.marking else ""
    head = f"{marking}# {sheet.title}\n\n" + (f"{sheet.order}\n\n" if sheet.order else "")
    return f"{head}{table}\n\n{sheet.total}\n\n{notes}\n\n{CAUTION}\n"


def as_csv(sheet: EvidenceSheet) -> str:
    """The sheet's rows with their heads (RFC 4180)."""
    from briefing.brief.csv_file import to_csv  # loaded only for that format

    return to_csv((HEADS, *sheet.rows))


def as_json(brief: Brief, evidence: Evidence) -> str:
    """The evidence as one JSON object, which a PDF may hold too; the same each time."""
    import json  # loaded only for that format

    sources = {name: _source(brief, name, evidence) for name, _ in brief.sources}
    marking = {"marking": brief.marking.text} if brief.marking else {}
    answer = {
        **marking,
        "title": brief.title.text,
        "digest": brief.digest,
        "counts": evidence.counts,
        "numbers": [_claim(claim) for claim in evidence.claims],
        "sources": sources,
        "caution": CAUTION,
    }
    return json.dumps(answer, ensure_ascii=False, indent=1) + "\n"


def _row(claim: Claim) -> tuple[str, ...]:
    at = place_in_copy(claim)
    words = claim.why or claim.words
    status, way = claim.status.value, claim.way.value if claim.way else ""
    return claim.text, claim.what, at, status, claim.source, claim.place, words, way


def place_in_copy(claim: Claim) -> str:
    """Where a number stands: `spending.yaml:12:12`."""
    return f"{_file(claim)}:{claim.span.line}:{claim.span.column}"


def _file(claim: Claim) -> str:
    """The file's name alone: a sheet must not show where on a disk the brief lies."""
    return claim.span.path.rpartition("/")[2]


def _claim(claim: Claim) -> dict[str, object]:
    return {
        "number": claim.text,
        "in": claim.what,
        "file": _file(claim),
        "line": claim.span.line,
        "column": claim.span.column,
        "evidence": claim.status.value,
        "source": claim.source or None,
        "where": claim.place or None,
        "words": claim.words or None,
        "why": claim.why or None,
        "way": claim.way.value if claim.way else None,
    }


def _source(brief: Brief, name: str, evidence: Evidence) -> dict[str, object]:
    source = dict(brief.sources)[name]
    return {
        "title": source.title.text,
        "publisher": source.publisher.text if source.publisher else None,
        "date": source.date.written if source.date else None,
        "updated": source.updated.written if source.updated else None,
        "url": source.url.text if source.url else None,
        "sha256": source.sha256.text if source.sha256 else None,
        "saved": name not in evidence.unsaved,
    }


def _sources(brief: Brief, evidence: Evidence) -> Iterable[str]:
    unsaved = evidence.unsaved
    for name, source in brief.sources:
        publisher = source.publisher.text if source.publisher else ""
        date = source.date.written if source.date else ""
        parts = ", ".join(part for part in (publisher, source.title.text, date) if part)
        yield f"{name}: {parts} ({_saved_note(brief, source, saved=name not in unsaved)})"


def _saved_note(brief: Brief, source: Reference, *, saved: bool) -> str:
    """Whether a source is saved, and the SHA-256 of its file if the brief does not give it."""
    data = dict(brief.files).get(source.file.text) if source.file else None
    if not saved or data is None:
        return "not saved"
    from briefing.evidence.source_text import digest_hint  # loaded only for a source that is saved

    return "saved, as its sha256 says" if source.sha256 else f"saved; {digest_hint(data)}"


def _cell(text: str) -> str:
    return text.replace("\\", "\\\\").replace("|", "\\|").replace("\n", " ")
