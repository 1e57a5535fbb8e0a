"""What can be wrong with the copy, and where.

A fault is a value: it is collected, sorted and shown, and only the edge of a
stage raises it. Mistakes of ours stay ordinary exceptions.
"""

from collections.abc import Iterable
from enum import Enum
from typing import NamedTuple

MOST = 100  # faults in one report


class Severity(Enum):
    """Errors stop a build; warnings travel with the result."""

    ERROR = "error"
    WARNING = "warning"


class Span(NamedTuple):
    """A place in a file the author wrote; lines and columns count from 1.

    `end_column` is one past the last marked character, on the same line; 0 marks
    one character. `line_text` is the line itself, so that a report needs no file.
    """

    path: str
    line: int
    column: int
    end_column: int = 0
    line_text: str = ""

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


class Fault(NamedTuple):
    """One thing that is wrong: a dotted code, what, where, and what to do about it.

    Written `Fault("copy.empty", message, span, hint)`, or without a place `Fault("mail.sender",
    message, hint=hint)`; the code is written out, so that a search finds who tells it.
    """

    code: str
    message: str
    span: Span | None = None
    hint: str | None = None
    severity: Severity = Severity.ERROR

    @property
    def is_error(self) -> bool:
        """Whether this fault stops a build."""
        return self.severity is Severity.ERROR

    def as_error(self) -> "Fault":
        """The same fault where warnings are not let through."""
        return self._replace(severity=Severity.ERROR)


class BriefingError(Exception):
    """The copy cannot be set; carries the faults found, not just the first."""

    def __init__(self, *faults: Fault) -> None:
        super().__init__("; ".join(fault.message for fault in faults))
        self.faults = limited(faults)


def in_order(faults: Iterable[Fault]) -> tuple[Fault, ...]:
    """Sort faults as a reader meets them: by file, line and column; none said twice."""

    def place(fault: Fault) -> tuple[str, int, int]:
        span = fault.span
        return (span.path, span.line, span.column) if span else ("", 0, 0)

    return tuple(sorted(dict.fromkeys(faults), key=place))


def limited(faults: tuple[Fault, ...]) -> tuple[Fault, ...]:
    """As many faults as anybody reads in one go, and how many more there are."""
    shown, rest = faults[:MOST], faults[MOST:]
    if not rest:
        return faults
    severity = Severity.ERROR if any(fault.is_error for fault in rest) else Severity.WARNING
    message = f"and {len(rest)} more"
    more = Fault("fault.more", message, hint="mend these first", severity=severity)
    return (*shown, more)


_LONG = 60  # characters; no key is half as long


def nearest(word: str, known: Iterable[str]) -> str | None:
    """A hint that names the known word most like this one, or None."""
    from difflib import get_close_matches  # loaded only when something is wrong

    found = get_close_matches(word.lower()[:_LONG], list(known)[:MOST], n=1, cutoff=0.66)
    return f"did you mean `{found[0]}`?" if found else None
