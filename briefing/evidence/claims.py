"""A brief becomes its statements: every text that may hold a number, and where that came from."""

import math
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from briefing.brief.model import Brief, Copy, Figure
from briefing.brief.texts import Text, brief_texts
from briefing.errors import Fault, Severity
from briefing.language.decimals import Form, Numeral
from briefing.language.language import Language
from briefing.language.numerals import find_numerals


class Statement(NamedTuple):
    """A text of the page: `what` it is in words, its sources by name, its section's figures."""

    copy: Copy
    what: str
    sources: tuple[str, ...]
    figures: tuple[Figure, ...]

    @property
    def is_loose(self) -> bool:
        """Whether units stand elsewhere: in a table's heads, or in the value of a chart."""
        return self.what.startswith(("table", "chart"))


# What evidence does not look at: values and units are claims of their own, speakers only names.
_LEFT_OUT = ("figures.value", "figures.unit", "quote.speaker")


def statements(brief: Brief) -> Iterator[Statement]:
    """Every text of the page but for the figures' values: those of brief.yaml, then the sections'.

    Who stands behind the brief is no statement: owner, version and reference hold numbers
    of their own.
    """
    names = tuple(name for name, _ in brief.sources)
    every = tuple(figure for part in brief.sections for figure in part.figures)
    sections = {section.slug: section for section in brief.sections}
    texts = [text for text in brief_texts(brief) if text.key not in _LEFT_OUT]
    for text in sorted(texts, key=lambda text: text.slug != ""):
        section = sections.get(text.slug)
        if section is None:
            yield Statement(text.copy, _named(text), names, every)
            continue
        source = section.source
        if text.key.startswith("figures."):
            source = section.figures[text.number - 1].source or source
        elif text.key == "quote.text" and section.quote:
            source = section.quote.source or source
        sources = (source.text,) if source else names
        yield Statement(text.copy, _named(text), sources, section.figures)


_CALLED = {"body": "paragraph", "points": "point", "figures": "figure"}


def _named(text: Text) -> str:
    """What a text is called on an evidence sheet: `title`, `point 2 of next`, `chart 1 of grid`."""
    within = "next" if text.key.startswith("next.") else text.slug
    key, _, part = text.key.removeprefix("next.").partition(".")
    name = "chart" if part == "chart" else _CALLED.get(key, key)
    numbered = f"{name} {text.number}" if text.number else name
    return f"{numbered} of {within}" if within else numbered


def figures(brief: Brief) -> Iterator[tuple[Figure, str, Statement]]:
    """Each figure with its section's slug, and its value and unit as a statement."""
    names = tuple(name for name, _ in brief.sources)
    for section in brief.sections:
        for number, figure in enumerate(section.figures, start=1):
            source = figure.source or section.source
            what = f"figure {number} of {section.slug}"
            sources = (source.text,) if source else names
            value = Statement(_whole(figure), what, sources, section.figures)
            yield figure, section.slug, value


def _whole(figure: Figure) -> Copy:
    """A figure's value with its unit, at the value's place."""
    unit = figure.unit.text if figure.unit else ""
    text = f"{figure.value.text} {unit}".strip()
    return figure.value._replace(runs=(figure.value.runs[0]._replace(text=text),))


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


# Less alike than this, two numbers have nothing to do with each other: 3 and 4 per cent have.
_ALIKE = 0.35
# Digits that have less in common are no slip of the hand.
_SLIP = 0.5
# Kinds of number that are only ever taken for one of their own.
_APART = (Form.DATE, Form.YEAR, Form.ORDINAL, Form.CLOCK, Form.FRACTION)


def nearest_number(numeral: Numeral, others: Iterable[Numeral]) -> Numeral | None:
    """Of some numbers the one most like this: its digits, its size, its unit."""
    marked = [(_likeness(numeral, other), other) for other in others]
    best = max(marked, key=lambda pair: pair[0], default=None)
    return best[1] if best and best[0] >= _ALIKE else None


def _likeness(one: Numeral, other: Numeral) -> float:
    if one.form is not other.form and (one.form in _APART or other.form in _APART):
        return 0
    digits = _alike(_digits(one), _digits(other))
    if digits < _SLIP:
        return 0
    size = 0.0
    if one.value and other.value and (one.value > 0) is (other.value > 0):
        size = max(1 - abs(math.log10(abs(one.value / other.value))) / 3, 0)
    return 0.6 * digits + 0.25 * size + 0.15 * (one.unit == other.unit)


def _alike(one: str, other: str) -> float:
    """How much two rows of digits have in common; swapped ones are the commonest slip.

    A lone digit is like itself, with or without zeros: 4 is not meant for 14.
    """
    if len(one) > 1 and sorted(one) == sorted(other):
        return 1
    if min(len(one), len(other)) == 1:
        return float(one.strip("0.") == other.strip("0."))
    from difflib import SequenceMatcher  # loaded only when something is wrong

    return SequenceMatcher(None, one, other).ratio()


def _digits(numeral: Numeral) -> str:
    """A number's own digits, whatever it is multiplied by; those of its value if in words."""
    written = "".join(char for char in numeral.text if char.isdigit())
    return written or f"{float(numeral.value):g}"


def find_stale(brief: Brief, limit: int | None) -> Iterator[Fault]:
    """Every figure that is older than a limit in days, on the day of the brief.

    The brief's own limit goes before that of its style. A brief without a date is as old as
    nobody knows.
    """
    limit = brief.stale_after or limit
    if limit is None or brief.date is None:
        return
    for section in brief.sections:
        for figure in section.figures:
            age = (brief.date - figure.as_of).days if figure.as_of else 0
            if age > limit:
                message = f"{figure.value.text} is {age} days old; {limit} is the limit"
                hint = "look for a newer figure, or raise `stale_after`"
                yield Fault("evidence.stale", message, figure.span, hint, Severity.WARNING)
