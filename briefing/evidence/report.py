"""A ledger becomes the evidence sheet: a row a number, as text, Markdown, CSV or JSON."""

from collections.abc import Iterable
from typing import NamedTuple

from briefing.brief.model import Brief, Reference
from briefing.evidence.check import Entry, Ledger, Status

HEADS = ("Number", "In", "At", "Evidence", "Source", "Where", "Words")
CAUTION = (
    "This sheet proves where each number came from, not that it is true. Nothing was fetched: "
    "numbers are held against the text saved beside the brief."
)


class Sheet(NamedTuple):
    """The sheet's rows under `HEADS`, what it says in sum, and each source in a line.

    Its marking is that of the brief, whose words it holds.
    """

    title: str
    rows: tuple[tuple[str, ...], ...]
    total: str
    sources: tuple[str, ...]
    marking: str = ""


def make_sheet(brief: Brief, ledger: Ledger) -> Sheet:
    """A brief's ledger as rows of text."""
    rows = tuple(map(_row, ledger.entries))
    marking = brief.marking.text if brief.marking else ""
    sources = tuple(_sources(brief, ledger))
    return Sheet(brief.title.text, rows, total_line(ledger), sources, marking)


def total_line(ledger: Ledger) -> str:
    """`9 quoted, 4 found, 1 derived, 2 exempt, 0 unsupported`, and what was not re-checked."""
    counts = ledger.counts
    unchecked = counts.pop(Status.UNCHECKED.value)
    line = ", ".join(f"{count} {status}" for status, count in counts.items())
    if not ledger.unsaved:
        return line
    numbers = f", {unchecked} more not checked" if unchecked else ""
    unsaved = ", ".join(ledger.unsaved)
    return f"{line}{numbers}; quotes not re-checked: the text of {unsaved} is not saved"


def as_text(sheet: Sheet) -> str:
    """The sheet for a terminal: a number a line, what supports it indented below."""
    marking = [sheet.marking, ""] if sheet.marking else []
    lines = [*marking, sheet.title, ""]
    for number, what, at, evidence, source, where, words in sheet.rows:
        lines.append(f"{number}  {evidence}: {what} ({at})")
        behind = ", ".join(part for part in (source, where) if part)
        said = f"{behind}: {words}" if behind and words else behind or words
        lines += [f"    {said}"] if said else []
    return "\n".join([*lines, "", sheet.total, *sheet.sources, CAUTION, ""])


def as_markdown(sheet: Sheet) -> str:
    """The sheet as a table in Markdown."""
    rows = (HEADS, ("---",) * len(HEADS), *sheet.rows)
    table = "\n".join(f"| {' | '.join(map(_cell, row))} |" for row in rows)
    notes = "\n".join(f"- {source}" for source in sheet.sources)
    marking = f"**{sheet.marking}**\n\n" if sheet.marking else ""
    return f"{marking}# {sheet.title}\n\n{table}\n\n{sheet.total}\n\n{notes}\n\n{CAUTION}\n"


def as_csv(sheet: Sheet) -> str:
    """The sheet's rows with their heads (RFC 4180)."""
    from briefing.brief.csv_file import to_csv  # loaded only for that format

    return to_csv((HEADS, *sheet.rows))


def as_json(brief: Brief, ledger: Ledger) -> str:
    """The sheet as one object, which also travels in a PDF; the same bytes for the same ledger."""
    import json  # loaded only for that format

    sources = {name: _source(brief, name, ledger) for name, _ in brief.sources}
    marking = {"marking": brief.marking.text} if brief.marking else {}
    answer = {
        **marking,
        "title": brief.title.text,
        "digest": brief.digest,
        "counts": ledger.counts,
        "numbers": [_entry(entry) for entry in ledger.entries],
        "sources": sources,
        "caution": CAUTION,
    }
    return json.dumps(answer, ensure_ascii=False, indent=1) + "\n"


def _row(entry: Entry) -> tuple[str, ...]:
    at = place_in_copy(entry)
    words = entry.words or entry.why
    status = entry.status.value
    return entry.text, entry.what, at, status, entry.source, entry.place, words


def place_in_copy(entry: Entry) -> str:
    """Where a number stands: `spending.yaml:12:12`."""
    return f"{_file(entry)}:{entry.span.line}:{entry.span.column}"


def _file(entry: Entry) -> str:
    """The name of the file alone: a sheet must not tell where on a disk the brief lies."""
    return entry.span.path.rpartition("/")[2]


def _entry(entry: Entry) -> dict[str, object]:
    return {
        "number": entry.text,
        "in": entry.what,
        "file": _file(entry),
        "line": entry.span.line,
        "column": entry.span.column,
        "evidence": entry.status.value,
        "source": entry.source or None,
        "where": entry.place or None,
        "words": entry.words or None,
        "why": entry.why or None,
    }


def _source(brief: Brief, name: str, ledger: Ledger) -> dict[str, object]:
    source = dict(brief.sources)[name]
    return {
        "title": source.title.text,
        "publisher": source.publisher.text if source.publisher else None,
        "date": source.date.isoformat() if source.date else None,
        "updated": source.updated.isoformat() if source.updated else None,
        "url": source.url.text if source.url else None,
        "sha256": source.sha256.text if source.sha256 else None,
        "saved": name not in ledger.unsaved,
    }


def _sources(brief: Brief, ledger: Ledger) -> Iterable[str]:
    unsaved = ledger.unsaved
    for name, source in brief.sources:
        publisher = source.publisher.text if source.publisher else ""
        date = source.date.isoformat() if source.date else ""
        parts = [part for part in (publisher, source.title.text, date) if part]
        yield f"{name}: {', '.join(parts)} ({_proof(brief, source, saved=name not in unsaved)})"


def _proof(brief: Brief, source: Reference, *, saved: bool) -> str:
    """What proves that a source is the one that was used."""
    data = dict(brief.files).get(source.file.text) if source.file else None
    if not saved or data is None:
        return "not saved"
    from briefing.evidence.source_text import digest_hint  # loaded only for a source that is saved

    return "saved, as its sha256 says" if source.sha256 else f"saved; {digest_hint(data)}"


def _cell(text: str) -> str:
    return text.replace("\\", "\\\\").replace("|", "\\|").replace("\n", " ")
