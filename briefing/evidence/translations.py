"""Editions of one brief in several languages become the differences between their numbers.

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
from briefing.evidence.claims import figures, statements
from briefing.language.decimals import Form, Numeral
from briefing.language.numerals import find_numerals

Value = tuple[Fraction, str]


class Text(NamedTuple):
    """A text of one edition: what it is, and its numbers."""

    what: str
    copy: Copy
    numerals: tuple[Numeral, ...]

    @property
    def values(self) -> Counter[Value]:
        """How often each value stands in it."""
        return Counter((numeral.value, numeral.unit) for numeral in self.numerals)


def are_editions(briefs: Sequence[Brief]) -> bool:
    """Whether these are one brief in several languages: no two alike, and sections in common."""
    languages = {brief.language.code for brief in briefs}
    slugs = [{section.slug for section in brief.sections} for brief in briefs]
    return len(briefs) > 1 and len(languages) == len(briefs) and bool(set.intersection(*slugs))


def compare(briefs: Sequence[Brief]) -> list[Fault]:
    """What differs between the first edition and each other, told at both places."""
    first, *others = briefs
    return [fault for other in others for fault in _compare(first, other)]


def _compare(one: Brief, other: Brief) -> Iterator[Fault]:
    slugs = [[section.slug for section in brief.sections] for brief in (one, other)]
    if slugs[0] != slugs[1]:
        places = one.title.span, other.title.span
        said = ", ".join(slugs[0]), ", ".join(slugs[1])
        yield from _both("sections", "the sections differ", places, said)
        return
    for left, right in zip_longest(_texts(one), _texts(other)):
        if left is None or right is None or left.what != right.what:
            yield from _missing(left, right, one, other)
            return
        if left.values != right.values:
            places = _place(left, right), _place(right, left)
            said = _said(left, one), _said(right, other)
            yield from _both("numbers", f"the numbers of {left.what} differ", places, said)


def _texts(brief: Brief) -> Iterator[Text]:
    """Every text with its numbers: values of figures first, then in reading order."""
    values = (statement for _, _, statement in figures(brief))
    for statement in (*values, *statements(brief)):
        numerals = find_numerals(statement.copy.text, brief.language)
        counted = tuple(n for n in numerals if n.form not in (Form.LABEL, Form.DATE))
        yield Text(statement.what, statement.copy, counted)


def _place(text: Text, twin: Text) -> Span:
    """The first number of a text that its twin lacks; the text where there is none."""
    more = text.values - twin.values
    lone = (n for n in text.numerals if (n.value, n.unit) in more)
    numeral = next(lone, None)
    return text.copy.find(numeral.text) if numeral else text.copy.span


def _said(text: Text, brief: Brief) -> str:
    numbers = ", ".join(numeral.text for numeral in text.numerals) or "none"
    return f"{brief.language.tag}: {numbers}"


def _missing(left: Text | None, right: Text | None, one: Brief, other: Brief) -> Iterator[Fault]:
    """A text that only one edition has; what follows cannot be compared."""
    what = next(text.what for text in (left, right) if text)
    places = (
        text.copy.span if text else brief.title.span
        for text, brief in ((left, one), (right, other))
    )
    said = (
        f"{brief.language.tag}: {text.what if text else 'nothing'}"
        for text, brief in ((left, one), (right, other))
    )
    yield from _both("texts", f"the editions part at {what}", tuple(places), tuple(said))


def _both(
    code: str, message: str, places: tuple[Span, ...], said: tuple[str, ...]
) -> Iterator[Fault]:
    """One difference, told at its place in either edition."""
    for place, here, there in zip(places, said, reversed(said), strict=True):
        hint = f"here {here}; there {there}"
        yield Fault(f"twins.{code}", message, place, hint, Severity.WARNING)
