"""How commands report: faults and results as text for people, or as JSON for programs."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import click

from briefing.brief.schema import PAPERS
from briefing.errors import Fault, Severity, Span
from briefing.report import STYLE_HEADS, Report, fit_text, style_row

if TYPE_CHECKING:
    from briefing.layout.result import Fit, Overset, StyledFit
    from briefing.workflows.copies import Copies

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
    """Write a line of a report to standard error, in colour only on a terminal that wants it."""
    click.echo(text, err=True, color=_colour())


def show(text: str) -> None:
    """Write text to standard output, in colour only on a terminal that wants it."""
    click.echo(text, nl=False, color=_colour())


def print_utf8(text: str) -> None:
    """Write text that programs read to standard output, in UTF-8 whatever the system's encoding."""
    click.echo(text.encode(errors="backslashreplace"), nl=False)


def _colour() -> bool | None:
    """No colour where NO_COLOR asks for none (no-color.org), else as the stream decides."""
    return False if os.environ.get("NO_COLOR") else None


def paint(text: str, role: str) -> str:
    """Text in the colours of its role: `head`, `place`, words of the `old` edition or the `new`."""
    return click.style(safe(text), **_ROLES[role]) if role else safe(text)


def say_faults(faults: Iterable[Fault]) -> None:
    """Write faults to standard error as `fault_text` has them."""
    for fault in faults:
        say(fault_text(fault))


def fault_text(fault: Fault) -> str:
    """A fault as lines of text: what, where, the line with the place marked, and the next step."""
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


def say_result(output: str, report: Report, size: int) -> None:
    """Report a file of so many bytes: what it is, how the copy fits, and the evidence."""
    pages = "1 page" if report.pages == 1 else f"{report.pages} pages"
    facts = ", ".join((f"{size / 1000:.0f} kB", pages, PAPERS[report.paper], *report.standards))
    say(f"{click.style(safe(output), bold=True)}: {facts}")
    _say_fit(report)


def say_copies(output: str, register: str, copies: Copies) -> None:
    """Report the file or folder of copies, and their register."""
    report, count = copies.report, len(copies.holders)
    size = sum(len(edition.pdf) for edition in copies.editions) / 1000
    numbered = "1 copy" if count == 1 else f"{count} copies"
    facts = ", ".join((numbered, f"{size:.0f} kB", PAPERS[report.paper], *report.standards))
    say(f"{click.style(safe(output), bold=True)}: {facts}")
    say(f"register: {safe(register)}")
    _say_fit(report)


def say_checked(folder: str, report: Report) -> None:
    """Report a folder that builds."""
    say(f"{click.style(safe(folder), bold=True)}: fits one page, {PAPERS[report.paper]}")
    _say_fit(report)


def say_failed(folder: str, faults: tuple[Fault, ...]) -> None:
    """Report how many faults keep a folder from building."""
    errors = sum(fault.is_error for fault in faults)
    counts = {"error": errors, "warning": len(faults) - errors}
    said = (f"{count} {what}{'s' * (count > 1)}" for what, count in counts.items() if count)
    say(f"{click.style(safe(folder), bold=True)}: does not build: {', '.join(said)}")


def _say_fit(report: Report) -> None:
    """How the copy fits, and where its numbers come from."""
    say(f"fit: {safe(fit_text(report.fit))}")
    for note in report.notes:
        say(f"note: {safe(note)}")
    if report.evidence:
        say(f"evidence: {safe(report.evidence)}")


def say_styles(fits: Iterable[StyledFit]) -> None:
    """Report how a brief fits in each of some styles, as a table."""
    rows = [STYLE_HEADS, *map(style_row, fits)]
    *widths, _ = (max(map(len, cells)) + 2 for cells in zip(*rows, strict=True))
    for number, (*cells, last) in enumerate(rows):
        padded = (f"{safe(cell):{width}}" for cell, width in zip(cells, widths, strict=True))
        line = f"{''.join(padded)}{_clip(safe(last))}"
        say(line if number else paint(line, "head"))


def styled_object(styled: StyledFit) -> dict[str, Any]:
    """How a brief fits in a style as an object of JSON; a style at fault has no fit."""
    return {
        "style": styled.style,
        "holds": styled.page is not None,
        "fit": _fit(styled.fit) if styled.fit.body else None,
        "faults": [fault_object(fault) for fault in styled.faults],
    }


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
    """The object of `--format json`, on one line.

    Args:
        report: that of the page, if there is one.
        fit: how the copy fits, or by how much it does not.
        faults: all of them.
        made: the file that was written, and its size in bytes.
        more: what else the object has, by name.
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
        "notes": list(report.notes) if report else [],
        "evidence": report.counts if report else None,
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
