"""A number of the page becomes the reason why it needs no source, if there is one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefing.brief.model import Brief
from briefing.errors import Fault, Severity
from briefing.evidence.numeral import Form, Numeral
from briefing.language.language import Language
from briefing.language.numerals import find_numerals


def why_exempt(numeral: Numeral, text: str, brief: Brief) -> str | None:
    """Why a number of a text needs no source: the author says so, or it is the brief's own date."""
    ignored = (each.text for each in brief.evidence_ignore)
    if any(_covers(each, numeral, text, brief.language) for each in ignored):
        return "listed under evidence_ignore"
    day = brief.date
    if day is None:
        return None
    if numeral.form is Form.YEAR and numeral.value == day.year:
        return "the year of the brief"
    if numeral.form is Form.DATE:
        own = find_numerals(day.isoformat(), brief.language)
        if any(other.value == numeral.value for other in own):
            return "the date of the brief"
    return None


def needless(brief: Brief, numbers: Iterable[tuple[Numeral, str]]) -> Iterator[Fault]:
    """A warning of each entry of `evidence_ignore` that covers none of the page's numbers.

    `numbers` are those that an entry may cover, each with the text that it stands in.
    """
    numbers = tuple(numbers)
    for ignored in brief.evidence_ignore:
        if not any(_covers(ignored.text, *number, brief.language) for number in numbers):
            message = (
                f"`evidence_ignore` lists {ignored.text!r}, which covers no number of the page"
            )
            hint = "write the words as they stand on the page, or delete the entry"
            yield Fault("evidence.ignore", message, ignored.span, hint, Severity.WARNING)


def _covers(ignored: str, numeral: Numeral, text: str, language: Language) -> bool:
    """Whether a number stands within some words that are to be ignored, in any case.

    Its unit need not: `seven` is the number of `seven kilometres`, and none of `seven million`.
    """
    ignored, text = ignored.lower(), text.lower()
    start = text.find(ignored)
    while start >= 0:
        end = start + len(ignored)
        if start <= numeral.start < end and (
            numeral.end <= end or _ends_on(ignored, numeral, language)
        ):
            return True
        start = text.find(ignored, start + 1)
    return ignored in (numeral.text.lower(), text[numeral.start : numeral.end].strip())


def _ends_on(ignored: str, numeral: Numeral, language: Language) -> bool:
    """Whether the last thing that some words say is a number, without the unit that it has."""
    last = [other for other in find_numerals(ignored, language) if other.end == len(ignored)]
    return any(not other.unit and other.value == numeral.value for other in last)
