"""Faults: what is wrong with what a user wrote, and where.

A fault is a value. A stage collects the faults that it finds and returns them, or raises them
together as a `BriefingError`. Mistakes in the program itself are ordinary exceptions.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from enum import Enum
from typing import NamedTuple

MOST = 100  # faults in one report


class Severity(Enum):
    """An error stops a build; a warning comes with its result."""

    ERROR = "error"
    WARNING = "warning"


class Span(NamedTuple):
    """A place in a file that the author wrote; lines and columns count from 1.

    `end_column` is one past the last marked character, on the same line; 0 marks one character.
    `line_text` is the line itself, so that a report needs no file.
    """

    path: str
    line: int
    column: int
    end_column: int = 0
    line_text: str = ""

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"

    @property
    def marked(self) -> str:
        """The marked characters, as far as the line has them."""
        return self.line_text[self.column - 1 : (self.end_column or self.column + 1) - 1]


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
        """Whether it stops a build."""
        return self.severity is Severity.ERROR

    def as_error(self) -> "Fault":
        """The same fault as an error, for `--strict`."""
        return self._replace(severity=Severity.ERROR)


class BriefingError(Exception):
    """Work that cannot be done, with all `faults` found, not just the first."""

    def __init__(self, *faults: Fault) -> None:
        super().__init__(*faults)  # by which it is pickled, too
        self.faults = limited(faults)

    def __str__(self) -> str:
        return "; ".join(fault.message for fault in self.faults)


@contextmanager
def met_in(folder: str) -> Iterator[None]:
    """Note a folder with whatever is raised there and is no fault, for whoever tells of it."""
    try:
        yield
    except BriefingError:
        raise
    except Exception as error:
        error.add_note(f"in {folder}")
        raise


# Codes of what is wrong with a whole file, however many cells of it a brief prints.
_OF_DATA = ("csv.syntax", "data.json", "workbook.file")


def in_order(faults: Iterable[Fault]) -> tuple[Fault, ...]:
    """The faults sorted by file, line and column, those without a span first; each once.

    What is wrong with a file of data is told where that is named first.
    """

    def place(fault: Fault) -> tuple[str, int, int]:
        span = fault.span
        return (span.path, span.line, span.column) if span else ("", 0, 0)

    ordered = sorted(dict.fromkeys(faults), key=place)
    first = {(fault.code, fault.message): fault for fault in reversed(ordered)}
    return tuple(
        fault
        for fault in ordered
        if fault.code not in _OF_DATA or first[fault.code, fault.message] is fault
    )


def limited(faults: tuple[Fault, ...]) -> tuple[Fault, ...]:
    """The first `MOST` faults, and after them, if there are more, one that says how many."""
    shown, rest = faults[:MOST], faults[MOST:]
    if not rest:
        return faults
    severity = Severity.ERROR if any(fault.is_error for fault in rest) else Severity.WARNING
    message = f"and {len(rest)} more"
    more = Fault("fault.more", message, hint="mend these first", severity=severity)
    return (*shown, more)


_LONG = 60  # characters; no key is half as long


def nearest(word: str, known: Iterable[str]) -> str | None:
    """A hint with the known word most like a given one, ``did you mean `title`?``, or None.

    Capitals make no difference.
    """
    from difflib import get_close_matches  # loaded only when something is wrong

    lower = {each.lower(): each for each in reversed(list(known)[:MOST])}
    found = get_close_matches(word.lower()[:_LONG], list(lower)[::-1], n=1, cutoff=0.66)
    return f"did you mean `{lower[found[0]]}`?" if found else None
