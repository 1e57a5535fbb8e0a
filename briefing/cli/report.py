"""Faults and results become text for people, or one JSON object for programs."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import click

from briefing.fault import Fault, Severity

if TYPE_CHECKING:
    from briefing.makeup.fit import Fit, Overset
    from briefing.pipeline import Result

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow"}
_PAPERS = {"a4": "A4", "letter": "Letter"}


def say(text: str = "") -> None:
    """Write a line of report to standard error; in colour only on a terminal that wants it."""
    click.echo(text, err=True, color=False if os.environ.get("NO_COLOR") else None)


def say_faults(faults: Iterable[Fault]) -> None:
    """Each fault with the line it is in, the place marked, and the next step."""
    for fault in faults:
        say(fault_text(fault))


def fault_text(fault: Fault) -> str:
    """One fault as a few lines of text."""
    head = click.style(f"{fault.severity.value}[{fault.code}]", _COLOURS[fault.severity], bold=True)
    lines = [f"{head}: {_safe(fault.message)}"]
    if fault.span:
        span = fault.span
        lines.append(f"  {_safe(str(span))}")
        if span.line_text.strip():
            # A space may not show a tab's width, but nothing else would line up.
            gutter = f"{span.line:>4} | "
            width = max(min(span.end_column, len(span.line_text) + 1) - span.column, 1)
            lines.append(f"{gutter}{_safe(span.line_text.rstrip())}")
            lines.append(" " * (len(gutter) - 2) + "| " + " " * (span.column - 1) + "^" * width)
    if fault.hint:
        lines.append(f"  hint: {_safe(fault.hint)}")
    return "\n".join(lines)


def say_result(output: str, result: Result) -> None:
    """What was made, in three lines: the file, the fit, what was left out."""
    report = result.report
    pages = "1 page" if report.pages == 1 else f"{report.pages} pages"
    size = f"{len(result.pdf) / 1000:.0f} kB"
    facts = ", ".join((size, pages, _PAPERS[report.paper], *report.standards))
    say(f"{click.style(_safe(output), bold=True)}: {facts}")
    say(f"fit: {fit_text(report.fit)}")
    say("left out: nothing")


def fit_text(fit: Fit) -> str:
    """A fit in words: `body 9.25/12.5 (one step down), 97 % of the page`."""
    steps = len(fit.rungs)
    way = "down" if fit.down else "up"
    counted = {1: "one step", 2: "two steps"}.get(steps, f"{steps} steps")
    taken = f" ({counted} {way})" if steps else ""
    return f"body {fit.body:g}/{fit.leading:g}{taken}, {fit.fill * 100:.0f} % of the page"


def as_json(made: tuple[str, Result] | None, fit: Fit | None, faults: Iterable[Fault]) -> str:
    """The object of `--format json`, on one line (FORMAT)."""
    import json

    output, result = made or (None, None)
    report = result.report if result else None
    answer = {
        "output": output,
        "bytes": len(result.pdf) if result else 0,
        "pages": report.pages if report else 0,
        "paper": report.paper if report else None,
        "style": report.style if report else None,
        "standards": list(report.standards) if report else [],
        "fit": _fit(fit) if fit else None,
        "evidence": None,  # numbers are not held against their sources yet
        "faults": [_fault(fault) for fault in faults],
    }
    return json.dumps(answer, ensure_ascii=False)


def _fit(fit: Fit) -> dict[str, Any]:
    return {
        "body": fit.body,
        "leading": fit.leading,
        "fill": round(fit.fill, 2),
        "rungs": list(fit.rungs),
        "left_out": [],
        "over": _over(fit.over) if fit.over else None,
    }


def _over(over: Overset) -> dict[str, Any]:
    cut = {"file": over.cut.path, "line": over.cut.line, "words": over.words}
    return {"points": round(over.points, 1), "words": over.words, "cut": [cut]}


def _fault(fault: Fault) -> dict[str, Any]:
    span = fault.span
    return {
        "code": fault.code,
        "severity": fault.severity.value,
        "message": fault.message,
        "file": span.path if span else None,
        "line": span.line if span else None,
        "column": span.column if span else None,
        "end_column": span.end_column if span else None,
        "hint": fault.hint,
    }


def _safe(text: str) -> str:
    """Text that cannot steer a terminal, whatever a file is called."""
    return "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in text)
