"""A number of the page becomes the reason why it needs no source, if there is one."""

from __future__ import annotations

from briefing.content.brief import Brief
from briefing.evidence.numeral import Form, Numeral
from briefing.evidence.numerals import find_numerals


def why_exempt(numeral: Numeral, text: str, brief: Brief) -> str | None:
    """Why a number of a text needs no source: the author says so, or it is the brief's own date."""
    if any(_covers(ignored.text, numeral, text) for ignored in brief.evidence_ignore):
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


def _covers(ignored: str, numeral: Numeral, text: str) -> bool:
    """Whether a number stands within some words that are to be ignored, in any case."""
    ignored, text = ignored.lower(), text.lower()
    start = text.find(ignored)
    while start >= 0:
        if start <= numeral.start and numeral.end <= start + len(ignored):
            return True
        start = text.find(ignored, start + 1)
    return ignored in (numeral.text.lower(), text[numeral.start : numeral.end].strip())
