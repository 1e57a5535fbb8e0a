"""`briefing check --format sarif`: faults as a SARIF 2.1.0 log, which code hosts and editors read.

Clauses are those of the OASIS standard, errata 01.
"""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote_from_bytes

from briefing import __version__
from briefing.brief.lint_fields import RULES
from briefing.errors import Fault, Span

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)

# What the first part of a code is about, and what helps with all faults of that kind.
FAMILIES = {
    "chart": ("a chart", "sections/CHARTS.md shows each form, and what it takes."),
    "copy": ("copy", "sections/README.md lists every key, and what it takes."),
    "csv": ("a CSV file", "Save the table again as CSV, in UTF-8, with commas or semicolons."),
    "data": ("CSV or JSON", "sections/SPREADSHEETS.md says how values of files are named."),
    "evidence": ("evidence", "Hold the number against its source; sections/EVIDENCE.md says how."),
    "face": ("a typeface", "Name faces in the style that hold the brief's letters."),
    "fault": ("faults", "Mend the faults before this one first."),
    "file": ("a file", "Keep every file that the brief names in its folder, as UTF-8 text."),
    "fit": ("fit", "Cut words, or take something off the page."),
    "folder": ("a folder", "Name the folder that holds brief.yaml."),
    "lint": ("plain language", "sections/PLAIN-LANGUAGE.md lists the rules, and their switches."),
    "marking": (
        "a marking",
        "sections/MARKINGS.md says which schemes are known, and what covers what.",
    ),
    "option": ("an option", "See `briefing check --help`."),
    "picture": ("a picture", "Export it again, as a PNG, JPEG, SVG or PDF of moderate size."),
    "source": ("a source", "Save the source's text again beside the brief, and its digest."),
    "style": ("a style", "styles/README.md lists what a style holds."),
    "table": ("a table", "Give each row a cell for each column, ten columns at most."),
    "twins": ("editions", "Make the editions say the same numbers in the same places."),
    "workbook": ("a workbook", "Mend the cell in its program, and save the workbook again."),
    "yaml": ("YAML", "Put a text in double quotes where it holds what YAML keeps for itself."),
}
_ANY = ("the brief", "Each result says what to do next.")


def as_sarif(faults: Sequence[Fault]) -> str:
    """The faults of one run, however many folders it read, as a log with one run (3.13, 3.14)."""
    codes = sorted({fault.code for fault in faults})
    driver = {
        "name": "briefing",
        "version": __version__,
        "rules": [_rule(code) for code in codes],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",  # 3.14.17: a column is a character, not UTF-16's units
        "results": [_result(fault, codes.index(fault.code)) for fault in faults],
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})


def _rule(code: str) -> dict[str, Any]:
    """A code as a rule (3.49); a rule of plain language is described where it is declared."""
    family, _, rest = code.partition(".")
    about, help_text = FAMILIES.get(family, _ANY)
    declared = RULES.get(rest) if family == "lint" else None
    words = declared.warns_of if declared else rest.replace("-", " ")
    return {
        "id": code,
        "shortDescription": {"text": f"{about}: {words}"},
        "help": {"text": help_text},
    }


def _result(fault: Fault, index: int) -> dict[str, Any]:
    """One fault (3.27); its hint is the second line of its message."""
    text = f"{fault.message}\nhint: {fault.hint}" if fault.hint else fault.message
    result: dict[str, Any] = {
        "ruleId": fault.code,
        "ruleIndex": index,
        "level": fault.severity.value,
        "message": {"text": text},
    }
    if fault.span and fault.span.path:
        result["locations"] = [{"physicalLocation": _place(fault.span)}]
    return result


def _place(span: Span) -> dict[str, Any]:
    """A place in a file (3.29); as here, a column's end is one past the last (3.30.8)."""
    region = {
        "startLine": span.line,
        "startColumn": span.column,
        "endColumn": max(span.end_column, span.column + 1),
    }
    where = {"uri": uri(span.path)}
    if "://" not in where["uri"]:
        where["uriBaseId"] = "%SRCROOT%"  # by convention, the root of what is checked
    return {"artifactLocation": where, "region": region}


def uri(path: str) -> str:
    """A path as a URI reference: relative within the working directory, else absolute (3.4.3).

    Whatever is no ASCII letter, digit or one of `-._~` is percent-encoded, as bytes (RFC 3986).
    """
    whole, here = Path(os.path.abspath(path)), Path.cwd()  # noqa: PTH100  # resolve() follows links
    inside = whole.is_relative_to(here)
    named = (whole.relative_to(here) if inside else whole).as_posix()
    start = "" if inside else "file://" if named.startswith("/") else "file:///"
    return start + quote_from_bytes(os.fsencode(named), safe="/")
