"""`briefing proof`: a table of the checks of a finished PDF, and what to do about each fault."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

import click

from briefing.cli.options import FILE
from briefing.cli.report import fault_object, safe, say_faults, show
from briefing.errors import BriefingError, Fault
from briefing.preflight.checks_document import paper_name
from briefing.preflight.findings import Finding, Outcome, Verdict
from briefing.preflight.tag_tree import Line, outline

if TYPE_CHECKING:
    from briefing.preflight.checks import PreflightReport


@click.command("proof")
@click.argument("file", type=FILE, metavar="FILE.pdf")
@click.option("--outline", is_flag=True, help="Print also what a screen reader reads, in order.")
@click.option(
    "--format",
    "form",
    type=click.Choice(("text", "json")),
    default="text",
    help="How to report: a table, or one JSON object with the outline in it.",
)
@click.pass_context
def proof_command(context: click.Context, /, *, file: str, outline: bool, form: str) -> None:
    """Check FILE.pdf, made by briefing or by anything else, before it is printed or sent.

    Each line of the table says pass, warn or fail, and what to do next: of size, paper, fonts,
    tags, links, contrast, print and whatever is hidden in the file. PDF/UA and PDF/A are judged
    if page-validation is installed (the extra `proof`), and once more if veraPDF is on the PATH.

    Exit status: 0 nothing fails, 1 something does or the file cannot be opened, 2 wrong usage.

    \b
    Examples:
      briefing proof brief.pdf
      briefing proof brief.pdf --outline
      briefing proof brief.pdf --format json | jq .verdict
    """
    from briefing.workflows.proof import proof  # not loaded for --help

    try:
        report = proof(file)
    except BriefingError as error:
        if form == "json":
            click.echo(as_json(file, None, error.faults))
        else:
            say_faults(error.faults)
        context.exit(1)
    if form == "json":
        click.echo(as_json(file, report, ()))
    else:
        show(as_table(report))
        if outline:
            show(as_outline(report))
    context.exit(1 if report.is_failed else 0)


_COLOURS = {
    Verdict.PASS: "green",
    Verdict.WARN: "yellow",
    Verdict.FAIL: "red",
    Verdict.SKIP: "bright_black",
}
_SHOWN = 3  # findings of one check
_TITLE = 20  # characters of the widest title, and a space
_WIDTH = 100
_LONG = 70  # characters of an element's text in the outline


def as_table(proof: PreflightReport) -> str:
    """A line a check, with the next step below what does not pass; the sum at the end."""
    document = proof.document
    count = len(document.sizes)
    pages = "1 page" if count == 1 else f"{count} pages"
    kinds = dict.fromkeys(paper_name(size) for size in document.sizes)
    facts = (f"{len(document.data) / 1000:,.0f} kB", pages, *filter(None, kinds))
    head = f"{click.style(safe(document.name), bold=True)}: {', '.join(facts)}"
    judged = [each for each in proof.outcomes if each.verdict is not Verdict.SKIP]
    rows = (row for outcome in judged for row in _rows(outcome))
    return "\n".join((head, *rows, *_unjudged(proof), *_sum(proof), ""))


def _rows(outcome: Outcome) -> Iterator[str]:
    title = outcome.check.title
    for found in outcome.findings[:_SHOWN]:
        where = f" ({found.place})" if found.place else ""
        yield from _row(found.verdict, title, f"{found.message}{where}")
        if found.hint:
            yield from _below(f"next: {found.hint}")
        title = ""
    if len(outcome.findings) > _SHOWN:
        yield from _below(f"and {len(outcome.findings) - _SHOWN} more like this")


def _row(verdict: Verdict, title: str, text: str) -> Iterator[str]:
    """A row of the table: the verdict, the title, and the text in the last column."""
    word = "-" if verdict is Verdict.SKIP else _word(verdict)
    first, *rest = _below(text)
    yield f"  {click.style(f'{word:4}', _COLOURS[verdict])}  {title:{_TITLE}}{first.lstrip()}"
    yield from rest


def _below(text: str) -> list[str]:
    """Lines in the table's last column."""
    margin = " " * (_TITLE + 8)
    return [margin + line for line in textwrap.wrap(safe(text), _WIDTH - len(margin))]


def _unjudged(proof: PreflightReport) -> Iterator[str]:
    """Rows for checks that could not be made, one for each reason."""
    reasons: dict[str, list[str]] = {}
    for outcome in proof.outcomes:
        if outcome.verdict is Verdict.SKIP:
            reasons.setdefault(outcome.findings[0].message, []).append(outcome.check.title)
    for reason, titles in reasons.items():
        yield from _row(Verdict.SKIP, "Not judged", f"{', '.join(titles)}: {reason}")


def _sum(proof: PreflightReport) -> Iterator[str]:
    """Lines that sum up: which checks fail, which warn, and how many pass."""
    for verdict, word in ((Verdict.FAIL, "fails"), (Verdict.WARN, "warns")):
        if titles := proof.titles(verdict):
            yield f"{click.style(word, _COLOURS[verdict], bold=True)}: {', '.join(titles)}"
    passes, skips = (len(proof.titles(each)) for each in (Verdict.PASS, Verdict.SKIP))
    rest = f", {skips} could not be made" if skips else ""
    yield f"{passes} of {len(proof.outcomes)} checks pass{rest}"


def as_outline(proof: PreflightReport) -> str:
    """What a screen reader reads: an element a line, indented as deep as it lies."""
    if proof.document.tags is None:
        return "reading order: the file has no tags, so nobody knows\n"
    lines = map(_line, outline(proof.document.tags))
    return "\n".join(("reading order:", *lines, ""))


def _line(line: Line) -> str:
    said = line.alt or line.text
    text = said if len(said) <= _LONG else f"{said[:_LONG].rstrip()}…"
    kind = f"{line.role} (alt)" if line.alt else line.role
    return safe(f"{'  ' * (line.depth + 1)}{kind}{': ' if text else ''}{text}")


def as_json(file: str, proof: PreflightReport | None, faults: Iterable[Fault]) -> str:
    """The object of `briefing proof --format json`, on one line; faults where nothing opened."""
    import json  # loaded only for that format

    answer: dict[str, Any] = {
        "file": file,
        "verdict": _word(proof.verdict) if proof else None,
        "faults": [fault_object(fault) for fault in faults],
    }
    if proof:
        document = proof.document
        answer |= {
            "bytes": len(document.data),
            "pages": len(document.sizes),
            "looked_at": len(document.pages),
            "checks": [_check(outcome) for outcome in proof.outcomes],
            "outline": [line._asdict() for line in outline(document.tags)] if document.tags else [],
        }
    return json.dumps(answer)


def _check(outcome: Outcome) -> dict[str, Any]:
    return {
        "check": outcome.check.code,
        "title": outcome.check.title,
        "verdict": _word(outcome.verdict),
        "findings": [_finding(found) for found in outcome.findings],
    }


def _word(verdict: Verdict) -> str:
    return verdict.name.lower()


def _finding(found: Finding) -> dict[str, Any]:
    place = found.place
    return {
        "verdict": _word(found.verdict),
        "message": found.message,
        "page": place.page if place else None,
        "x": round(place.x, 1) if place and place.x is not None else None,
        "y": round(place.y, 1) if place and place.y is not None else None,
        "hint": found.hint,
    }
