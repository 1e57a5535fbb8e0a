"""What a check says of a document: a verdict, where, and the next step."""

from collections.abc import Callable, Iterable
from enum import IntEnum
from typing import NamedTuple

from briefing.preflight.model import Document
from briefing.units import Pt, Rect


class Verdict(IntEnum):
    """From best to worst; what could not be judged is no better than what was, and no worse."""

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
    """One thing found: what, where, and the next action. A pass has no next action."""

    verdict: Verdict
    message: str
    place: Place | None = None
    hint: str | None = None


class Check(NamedTuple):
    """A question put to a document: its code, its name for people, and how it is answered.

    One that is about tags is not put to a document that has none.
    """

    code: str
    title: str
    look: Callable[[Document], Iterable[Finding]]
    is_about_tags: bool = False


class Outcome(NamedTuple):
    """What a check found, the worst first; that all is well only where nothing is wrong."""

    check: Check
    findings: tuple[Finding, ...]

    @property
    def verdict(self) -> Verdict:
        """The worst of the findings."""
        return self.findings[0].verdict


def passed(message: str) -> Finding:
    """All is well, and here is what was seen."""
    return Finding(Verdict.PASS, message)


def skipped(message: str) -> Finding:
    """Not judged, and here is why."""
    return Finding(Verdict.SKIP, message)


def warned(message: str, hint: str, place: Place | None = None) -> Finding:
    """It works, and somebody will stumble over it."""
    return Finding(Verdict.WARN, message, place, hint)


def failed(message: str, hint: str, place: Place | None = None) -> Finding:
    """It must not leave the building so."""
    return Finding(Verdict.FAIL, message, place, hint)


def at(page: int, box: Rect) -> Place:
    """The place of a box."""
    return Place(page, box.x, box.y)


def judge(check: Check, document: Document) -> Outcome:
    """Ask one question of a document; no finding twice."""
    if check.is_about_tags and document.tags is None:
        return Outcome(check, (skipped("there are no tags"),))
    found = tuple(dict.fromkeys(check.look(document)))
    wrong = [each for each in found if each.verdict > Verdict.PASS]
    return Outcome(check, tuple(sorted(wrong, key=lambda each: -each.verdict)) or found[:1])


def said(text: str, most: int = 40) -> str:
    """Words of the document, quoted in a message."""
    return f"“{text if len(text) <= most else text[:most].rstrip() + '…'}”"
