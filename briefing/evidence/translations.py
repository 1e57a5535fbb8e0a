"""Compares the numbers of one brief's translations.

Words may stand in another order in another language, so numbers are compared text by text,
and within a text whatever their order.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import zip_longest
from typing import NamedTuple

from briefing.brief.model import Brief, Copy
from briefing.errors import Fault, Severity, Span
from briefing.evidence.claims import figure_values, statements
from briefing.language.decimals import Form, Numeral
from briefing.language.numerals import find_numerals


class _Numbers(NamedTuple):
    """The numbers of one text: what the text is, and the text itself."""

    what: str
    copy: Copy
    numerals: tuple[Numeral, ...]

    @property
    def values(self) -> Counter[tuple[Fraction, str]]:
        """How often each value with its unit stands in it."""
        return Counter((numeral.value, numeral.unit) for numeral in self.numerals)


def are_translations(briefs: Sequence[Brief]) -> bool:
    """Whether these are one brief in several languages: no two alike, and sections in common."""
    languages = {brief.language.code for brief in briefs}
    slugs = [{section.slug for section in brief.sections} for brief in briefs]
    return len(briefs) > 1 and len(languages) == len(briefs) and bool(set.intersection(*slugs))


def compare_translations(briefs: Sequence[Brief]) -> list[Fault]:
    """A pair of warnings for each difference between the first and another, one at either place."""
    first, *others = briefs
    return [fault for other in others for fault in _compare(first, other)]


def _compare(one: Brief, other: Brief) -> Iterator[Fault]:
    """The differences of two briefs; the first text that only one has is the last of them."""
    slugs = [[section.slug for section in brief.sections] for brief in (one, other)]
    if slugs[0] != slugs[1]:
        places = one.title.span, other.title.span
        found = ", ".join(slugs[0]), ", ".join(slugs[1])
        yield from _both("sections", "the sections differ", places, found)
        return
    for left, right in zip_longest(_numbers(one), _numbers(other)):
        if left is None or right is None or left.what != right.what:
            what = next(text.what for text in (left, right) if text)
            pairs = ((left, one), (right, other))
            spans = [text.copy.span if text else brief.title.span for text, brief in pairs]
            named = [f"{b.language.tag}: {text.what if text else 'nothing'}" for text, b in pairs]
            yield from _both("texts", f"the editions part at {what}", spans, named)
            return
        if left.values != right.values:
            places = _place(left, right), _place(right, left)
            found = _listed(left, one), _listed(right, other)
            yield from _both("numbers", f"the numbers of {left.what} differ", places, found)


def _numbers(brief: Brief) -> Iterator[_Numbers]:
    """Every text with its numbers: values of figures first, then in reading order."""
    values = (value for _, value in figure_values(brief))
    for statement in (*values, *statements(brief)):
        numerals = find_numerals(statement.copy.text, brief.language)
        counted = tuple(n for n in numerals if n.form not in (Form.LABEL, Form.DATE))
        yield _Numbers(statement.what, statement.copy, counted)


def _place(text: _Numbers, other: _Numbers) -> Span:
    """The first number of a text that the other lacks; the text where there is none."""
    more = text.values - other.values
    numeral = next((n for n in text.numerals if (n.value, n.unit) in more), None)
    return text.copy.find(numeral.text) if numeral else text.copy.span


def _listed(text: _Numbers, brief: Brief) -> str:
    numbers = ", ".join(numeral.text for numeral in text.numerals) or "none"
    return f"{brief.language.tag}: {numbers}"


def _both(code: str, message: str, places: Sequence[Span], found: Sequence[str]) -> Iterator[Fault]:
    """One difference as two warnings, at its place in either brief."""
    for place, here, there in zip(places, found, reversed(found), strict=True):
        hint = f"here {here}; there {there}"
        yield Fault(f"twins.{code}", message, place, hint, Severity.WARNING)
