"""What a check reports: findings, each with a verdict, a place, and the next action."""

from collections.abc import Callable, Iterable
from enum import IntEnum
from typing import NamedTuple

from briefing.preflight.model import Document
from briefing.units import Pt, Rect


class Verdict(IntEnum):
    """In the order in which the worst of several is chosen: the highest."""

    SKIP = 0
    PASS = 1
    WARN = 2
    FAIL = 3


class Place(NamedTuple):
    """A page, counted from 1, and a point on it, from its top left."""

    page: int
    x: Pt | None = None
    y: Pt | None = None

    def __str__(self) -> str:
        if self.x is None or self.y is None:
            return f"page {self.page}"
        across, down = (round(length * 25.4 / 72) for length in (self.x, self.y))
        return f"page {self.page}, {across} mm from the left, {down} mm down"


class Finding(NamedTuple):
    """One result of a check: a message, where, and the next action, which a pass has not."""

    verdict: Verdict
    message: str
    place: Place | None = None
    hint: str | None = None


class Check(NamedTuple):
    """One check: its code and its title in reports, and the function that makes its findings.

    One that `needs_tags` is skipped for a document without a structure tree.
    """

    code: str
    title: str
    find: Callable[[Document], Iterable[Finding]]
    needs_tags: bool = False


class Outcome(NamedTuple):
    """What a check found, the worst first; a pass or a skip only where it stands alone."""

    check: Check
    findings: tuple[Finding, ...]

    @property
    def verdict(self) -> Verdict:
        """The worst of the findings."""
        return self.findings[0].verdict


def passed(message: str) -> Finding:
    """Nothing is wrong; the message says what was measured."""
    return Finding(Verdict.PASS, message)


def skipped(message: str) -> Finding:
    """Not judged; the message says why."""
    return Finding(Verdict.SKIP, message)


def warned(message: str, hint: str, place: Place | None = None) -> Finding:
    """A fault that some readers will stumble over."""
    return Finding(Verdict.WARN, message, place, hint)


def failed(message: str, hint: str, place: Place | None = None) -> Finding:
    """A fault that must be mended before the file goes out."""
    return Finding(Verdict.FAIL, message, place, hint)


def at(page: int, box: Rect) -> Place:
    """The top left of a box on a page."""
    return Place(page, box.x, box.y)


def run_check(check: Check, document: Document) -> Outcome:
    """The outcome of one check: every warning and failure once, else its first finding."""
    if check.needs_tags and document.tags is None:
        return Outcome(check, (skipped("there are no tags"),))
    found = tuple(dict.fromkeys(check.find(document)))
    wrong = [each for each in found if each.verdict > Verdict.PASS]
    return Outcome(check, tuple(sorted(wrong, key=lambda each: -each.verdict)) or found[:1])


def quoted(text: str, most: int = 40) -> str:
    """Words of the document in quotation marks, shortened, for a message."""
    return f"“{shortened(text, most)}”"


def shortened(text: str, most: int = 40) -> str:
    """Words of the document, cut after `most` characters."""
    return text if len(text) <= most else text[:most].rstrip() + "…"
