"""Faults and results become text for people, or one JSON object for programs."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import click

from briefing.brief.schema import PAPERS
from briefing.errors import Fault, Severity, Span

if TYPE_CHECKING:
    from briefing.layout.result import Fit, Overset
    from briefing.workflows.copies import Copies
    from briefing.workflows.report import Report

_WIDTH = 120  # characters of a line that are shown
_LONGEST = 600  # characters of a message
_ROLES: dict[str, dict[str, Any]] = {
    "head": {"bold": True},
    "old": {"fg": "red"},
    "new": {"fg": "green"},
    "place": {"dim": True},
}
_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow"}


def say(text: str = "") -> None:
    """Write a line of report to standard error; in colour only on a terminal that wants it."""
    click.echo(text, err=True, color=_colour())


def show(text: str) -> None:
    """Write a product to standard output; in colour only on a terminal that wants it."""
    click.echo(text, nl=False, color=_colour())


def hand_over(text: str) -> None:
    """Write a product that programs read to standard output: in UTF-8, whatever the system has."""
    click.echo(text.encode(errors="backslashreplace"), nl=False)


def _colour() -> bool | None:
    """No colour for who wants none, else as the stream decides."""
    return False if os.environ.get("NO_COLOR") else None


def paint(text: str, role: str) -> str:
    """A stretch of a product in the colours of its role: words of an old edition, or of a new."""
    return click.style(safe(text), **_ROLES[role]) if role else safe(text)


def say_faults(faults: Iterable[Fault]) -> None:
    """Each fault with the line it is in, the place marked, and the next step."""
    for fault in faults:
        say(fault_text(fault))


def fault_text(fault: Fault) -> str:
    """One fault as a few lines of text."""
    head = click.style(f"{fault.severity.value}[{fault.code}]", _COLOURS[fault.severity], bold=True)
    lines = [f"{head}: {_clip(safe(fault.message))}"]
    if fault.span:
        lines += _excerpt(fault.span)
    if fault.hint:
        lines.append(f"  hint: {_clip(safe(fault.hint))}")
    return "\n".join(lines)


def _excerpt(span: Span) -> list[str]:
    """The place, and the line there with the place marked, long lines cut around it."""
    lines = [f"  {safe(str(span))}"]
    if span.line_text.strip():
        text = span.line_text.rstrip()
        start = max(span.column - 1 - _WIDTH // 2, 0) if len(text) > _WIDTH else 0
        shown = text[start : start + _WIDTH]
        width = max(min(span.end_column - 1 - start, len(shown)) - (span.column - 1 - start), 1)
        before, after = "…" * bool(start), "…" * (start + _WIDTH < len(text))
        gutter = f"{span.line:>4} | "
        lines.append(f"{gutter}{before}{safe(shown)}{after}")
        margin = " " * (len(before) + span.column - 1 - start)
        lines.append(f"{'| ':>{len(gutter)}}{margin}{'^' * width}")
    return lines


def say_result(output: str, report: Report, size: int, evidence: str) -> None:
    """What was made: the file and its bytes, how the copy fits, and the evidence in a line."""
    pages = "1 page" if report.pages == 1 else f"{report.pages} pages"
    facts = ", ".join((f"{size / 1000:.0f} kB", pages, PAPERS[report.paper], *report.standards))
    say(f"{click.style(safe(output), bold=True)}: {facts}")
    _say_how(report.fit, evidence)


def say_copies(output: str, register: str, copies: Copies) -> None:
    """What was made, as `say_result` has it, and the register."""
    report, count = copies.report, len(copies.holders)
    size = sum(len(edition.pdf) for edition in copies.editions) / 1000
    numbered = "1 copy" if count == 1 else f"{count} copies"
    facts = ", ".join((numbered, f"{size:.0f} kB", PAPERS[report.paper], *report.standards))
    say(f"{click.style(safe(output), bold=True)}: {facts}")
    say(f"register: {safe(register)}")
    _say_how(report.fit, report.evidence)


def say_checked(folder: str, report: Report) -> None:
    """What would be made, in two lines, as `say_result` has it."""
    say(f"{click.style(safe(folder), bold=True)}: fits one page, {PAPERS[report.paper]}")
    _say_how(report.fit, report.evidence)


def say_failed(folder: str, faults: tuple[Fault, ...]) -> None:
    """What stops a build, counted."""
    errors = sum(fault.is_error for fault in faults)
    counts = {"error": errors, "warning": len(faults) - errors}
    said = (f"{count} {what}{'s' * (count > 1)}" for what, count in counts.items() if count)
    say(f"{click.style(safe(folder), bold=True)}: does not build: {', '.join(said)}")


def _say_how(fit: Fit, evidence: str) -> None:
    """How the copy fits, and where its numbers come from."""
    say(f"fit: {safe(fit_text(fit))}")
    if evidence:
        say(f"evidence: {safe(evidence)}")


def fit_text(fit: Fit) -> str:
    """A fit in words: `body 9.25/12.5 (4 steps down), callout gaps tight, 97 % of the page; …`."""
    body = f"body {fit.body:g}/{fit.leading:g}"
    if fit.steps:
        count = abs(fit.steps)
        steps = {1: "one step", 2: "two steps"}.get(count, f"{count} steps")
        body += f" ({steps} {'up' if fit.steps > 0 else 'down'})"
    others = (rung for rung in fit.rungs if not rung.startswith("body "))
    text = ", ".join((body, *others, f"{fit.fill * 100:.0f} % of the page"))
    left = ", ".join(left_out.what for left_out in fit.left_out)
    return f"{text}; left out: {left} (optional)" if left else f"{text}, nothing left out"


def as_annotations(faults: Iterable[Fault]) -> str:
    """Faults as commands of a GitHub workflow, which shows each beside its line.

    The form is that of GitHub's "Workflow commands": `::error file=…,line=…::message`.
    """
    return "".join(f"{_annotation(fault)}\n" for fault in faults)


def _annotation(fault: Fault) -> str:
    span = fault.span
    values: dict[str, object] = {"title": fault.code}
    if span and span.path:
        values |= {"file": span.path, "line": span.line, "col": span.column}
        values |= {"endColumn": span.end_column} if span.end_column else {}
    pairs = (f"{key}={_escaped(str(value), ':,')}" for key, value in values.items())
    message = f"{_clip(fault.message)}\nhint: {fault.hint}" if fault.hint else _clip(fault.message)
    return f"::{fault.severity.value} {','.join(pairs)}::{_escaped(message)}"


def _escaped(text: str, also: str = "") -> str:
    return "".join(f"%{ord(char):02X}" if char in f"%\r\n{also}" else char for char in text)


def as_json(
    report: Report | None,
    fit: Fit | None,
    faults: Iterable[Fault],
    made: tuple[str, int] = ("", 0),
    **more: object,
) -> str:
    """The object of `--format json`, on one line; `made` is a file and its bytes.

    What else is named stands in it, too.
    """
    import json  # loaded only for that format

    output, size = made
    answer = {
        "output": output or None,
        "bytes": size,
        "pages": report.pages if report else 0,
        "paper": report.paper if report else None,
        "style": report.style if report else None,
        "standards": list(report.standards) if report else [],
        "fit": _fit(fit) if fit else None,
        "evidence": report.ledger.counts if report and report.ledger else None,
        "faults": [fault_object(fault) for fault in faults],
        **more,
    }
    return json.dumps(answer)  # ASCII: no terminal, and no encoding, minds it


def _fit(fit: Fit) -> dict[str, Any]:
    return {
        "body": fit.body,
        "leading": fit.leading,
        "fill": round(fit.fill, 2),
        "rungs": list(fit.rungs),
        "left_out": [
            {"what": left_out.what, "file": left_out.span.path, "line": left_out.span.line}
            for left_out in fit.left_out
        ],
        "over": _over(fit.over) if fit.over else None,
    }


def _over(over: Overset) -> dict[str, Any]:
    cuts = ({"file": cut.span.path, "line": cut.span.line, "words": cut.words} for cut in over.cuts)
    shares = (
        {"section": share.slug, "points": round(share.points, 1), "words": share.words}
        for share in over.shares
    )
    return {
        "points": round(over.points, 1),
        "words": over.words,
        "cut": list(cuts),
        "shares": list(shares),
    }


def fault_object(fault: Fault) -> dict[str, Any]:
    """One fault as an object of JSON."""
    span = fault.span
    return {
        "code": fault.code,
        "severity": fault.severity.value,
        "message": _clip(fault.message),
        "file": span.path if span else None,
        "line": span.line if span else None,
        "column": span.column if span else None,
        "end_column": span.end_column if span else None,
        "hint": fault.hint,
    }


def _clip(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def safe(text: str) -> str:
    """Text that cannot steer a terminal, whatever a file is called; a tab shows as an arrow."""
    return "".join(map(_shown, text)) if not text.isprintable() else text


def _shown(char: str) -> str:
    other = "\N{RIGHTWARDS ARROW}" if char == "\t" else "\N{REPLACEMENT CHARACTER}"
    return char if char.isprintable() else other
