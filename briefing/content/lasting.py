"""A fault of a template becomes whether any row could mend it."""

from __future__ import annotations

from briefing.brief.placeholders import has_blanks
from briefing.errors import Fault

# What is wrong with keys, lists and YAML itself, into which no row puts anything.
_OF_FORM = (
    *("copy.colon", "copy.duplicate-key", "copy.missing-key", "copy.type", "copy.unknown-key"),
    *("file.empty", "file.name", "file.not-read", "file.not-utf8"),
)
_OF_FOLDER = ("file.missing", "folder.missing", "merge.attach", "merge.no-column")


def is_lasting(fault: Fault) -> bool:
    """Whether every row would have this error of a template."""
    if not fault.is_error:
        return False
    if fault.code.startswith("yaml.") or fault.code == "merge.no-column":
        return True
    if fault.span is None:
        return fault.code in _OF_FOLDER
    marked = fault.span.line_text[fault.span.column - 1 : fault.span.end_column - 1]
    # To YAML `{country}` without quotes around it is a mapping, whatever a row holds.
    return fault.code in _OF_FORM and (not has_blanks(marked) or marked.startswith("{"))
