"""The texts of a brief that may claim a number, what exempts a number, and how old figures are."""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import NamedTuple

from briefing.brief.dates import Date
from briefing.brief.model import Brief, Copy, Fact, Figure, Section, own_words
from briefing.brief.texts import Text, brief_texts
from briefing.errors import Fault, Severity
from briefing.evidence.units import Scale, scale_of
from briefing.language.dates import Unit
from briefing.language.decimals import Form, Numeral
from briefing.language.language import Language
from briefing.language.numerals import find_numerals


class Statement(NamedTuple):
    """A text that may hold numbers: `what` it is in words, the names of its sources.

    `figures` are those of its section, whose quotes and sums may support its numbers too. `scale`
    is what its bare numbers are multiplied by, and their unit, where its heads say so; a text that
    `is_head` stands over a column. `named_by` are other texts that say what its numbers are of, the
    nearest first; those among them that name a row, a column, a bar or a line are its `heads`. The
    value of a `figure` is named by what stands with it. `slug` is its section's, empty of a text
    of brief.yaml.
    """

    copy: Copy
    what: str
    sources: tuple[str, ...]
    figures: tuple[Figure, ...]
    scale: Scale | None = None
    is_head: bool = False
    named_by: tuple[Copy, ...] = ()
    heads: tuple[Copy, ...] = ()
    figure: Figure | None = None
    slug: str = ""

    @property
    def held_against(self) -> tuple[str, ...]:
        """Its section, and the sources that its numbers are held against."""
        return (self.slug, *self.sources)

    @property
    def any_unit(self) -> bool:
        """Whether a number needs no unit: a table has it in its heads, a chart in its value."""
        return self.what.startswith(("table", "chart"))


# What evidence does not look at: the brief's own date; values and units, which are claims of their
# own; speakers, who are only names.
_LEFT_OUT = ("date", "figures.value", "figures.unit", "quote.speaker", "quotes.speaker")


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
        source, named_by = text.source or section.source, text.named_by
        if text.key.startswith("figures."):
            figure = section.figures[text.number - 1]
            source = figure.source or source
            named_by = named_by or tuple(each for each in _names(figure) if each is not text.copy)
        elif text.key.startswith("chart") and section.chart:
            source = getattr(section.chart, "source", None) or source
        sources = (source.text,) if source else names
        # What a mark behind its words refers to may support a text as well.
        cited = (run.note.name for run in text.copy.runs if run.note)
        sources = tuple(dict.fromkeys((*sources, *(name for name in cited if name in names))))
        scale = _scale(text, section, brief.language)
        kind = text.key.rpartition(".")[2]
        yield Statement(
            text.copy,
            _named(text),
            sources,
            section.figures,
            scale,
            is_head=kind == "columns",
            named_by=named_by,
            heads=text.heads,
            slug=text.slug,
        )


def _scale(text: Text, section: Section, language: Language) -> Scale | None:
    """What is said of a cell's or a chart's numbers by what names them, or by a figure's value."""
    scale = scale_of(tuple(name.text for name in text.named_by), language)
    if scale or text.key != "figures.chart":
        return scale
    value = _with_unit(section.figures[text.number - 1])
    for numeral in find_numerals(value, language):
        return Scale(_power(numeral), numeral.unit)
    return None


def _power(numeral: Numeral) -> int:
    """The power of ten that the words behind a number multiply it by."""
    times = numeral.value / numeral.plain if numeral.plain else Fraction(1)
    return len(str(times.numerator)) - 1 if times.denominator == 1 else 0


def _with_unit(figure: Figure) -> str:
    return f"{figure.value.text} {figure.unit.text if figure.unit else ''}".strip()


def _names(figure: Figure) -> tuple[Copy, ...]:
    """What says of a figure's numbers what they are of."""
    names = (figure.label, figure.kicker, figure.context, figure.unit)
    return tuple(name for name in names if name)


_CALLED = {
    "body": "paragraph",
    "points": "point",
    "figures": "figure",
    "tables": "table",
    "quotes": "quote",
    "pictures": "picture",
    "notes": "note",
}


def _named(text: Text) -> str:
    """What a text is called on an evidence sheet: `title`, `point 2 of next`, `chart 1 of grid`."""
    within = "next" if text.key.startswith("next.") else text.slug
    key, _, part = text.key.removeprefix("next.").partition(".")
    name = "chart" if part == "chart" else _CALLED.get(key, key)
    numbered = f"{name} {text.number}" if text.number else name
    return f"{numbered} of {within}" if within else numbered


def figure_values(brief: Brief) -> Iterator[tuple[Figure, Statement]]:
    """Each figure, and its value with its unit as a statement at the value's place."""
    names = tuple(name for name, _ in brief.sources)
    for section in brief.sections:
        for number, figure in enumerate(section.figures, start=1):
            # A cell that cannot be printed leaves no words, which is told where it is read.
            runs = tuple(run._replace(text=_with_unit(figure)) for run in figure.value.runs[:1])
            source = figure.source or section.source
            yield (
                figure,
                Statement(
                    copy=figure.value._replace(runs=runs),
                    what=f"figure {number} of {section.slug}",
                    sources=(source.text,) if source else names,
                    figures=section.figures,
                    named_by=_names(figure),
                    slug=section.slug,
                    figure=figure,
                ),
            )


def fact_values(brief: Brief) -> Iterator[tuple[Fact, Statement]]:
    """Each fact that says where it comes from, or is printed from there, or is made of others."""
    names = tuple(name for name, _ in brief.sources)
    for name, fact in brief.facts:
        if fact.source or fact.quote or fact.value.facts or fact.value.origin:
            sources = (fact.source.text,) if fact.source else names
            named_by = (own_words(name.replace("_", " ")),)
            yield fact, Statement(fact.value, f"fact {name}", sources, (), named_by=named_by)


def why_exempt(numeral: Numeral, statement: Statement, brief: Brief) -> str | None:
    """Why a number of a text needs no source: it is listed under `evidence_ignore`, is the brief's
    own date or year, or a year over a column; else None.
    """
    text = statement.copy.text
    if statement.is_head and numeral.form is Form.YEAR:
        return "a year over a column"
    ignored = (each.text for each in brief.evidence_ignore)
    if any(_covers(each, numeral, text, brief.language) for each in ignored):
        return "listed under evidence_ignore"
    return _why_dated(numeral, brief.date, brief.language) if brief.date else None


def _why_dated(numeral: Numeral, day: Date, language: Language) -> str | None:
    """Why a number that the brief's date says needs no source, if it says it."""
    if numeral.form is Form.YEAR and numeral.value in day.years:
        return "the year of the brief"
    said = day.words.text if day.words else day.written
    is_date = numeral.form is Form.DATE or day.words or day.unit is Unit.SPLIT_YEAR
    if is_date and any(each.value == numeral.value for each in find_numerals(said, language)):
        return "the date of the brief"
    return None


def unused_exemptions(brief: Brief, numbers: Iterable[tuple[Numeral, str]]) -> Iterator[Fault]:
    """A warning for each entry of `evidence_ignore` that covers none of the page's numbers.

    `numbers` are those that an entry may cover, each with the text that it stands in.
    """
    numbers = tuple(numbers)
    imprint = _imprint(brief)
    for ignored in brief.evidence_ignore:
        if ignored.text.lower() in imprint:
            continue
        if not any(_covers(ignored.text, *number, brief.language) for number in numbers):
            message = (
                f"`evidence_ignore` lists {ignored.text!r}, which covers no number of the page"
            )
            hint = "write the words as they stand on the page, or delete the entry"
            yield Fault("evidence.ignore", message, ignored.span, hint, Severity.WARNING)


def _imprint(brief: Brief) -> str:
    """What the page says of who stands behind it, in lower case.

    Evidence looks for no numbers there, which an author cannot know.
    """
    said = [brief.owner, brief.contact, brief.version, brief.reference, brief.distribution]
    said += [copy for each in brief.contacts for copy in (each.name, each.role)]
    names = (name for each in brief.contacts for name in each.address)
    texts = (*(copy.text for copy in said if copy), *(name.text for name in names))
    return "\n".join(texts).lower()


def _covers(ignored: str, numeral: Numeral, text: str, language: Language) -> bool:
    """Whether a number of a text stands within an entry of `evidence_ignore`, in any case.

    Its unit need not: `seven` covers `seven kilometres`, and not `seven million`.
    """
    ignored = ignored.lower()
    # Where it can start so as to hold the number's first character.
    first = max(numeral.start - len(ignored) + 1, 0)
    around = text[first : numeral.start + len(ignored)].lower()
    start = around.find(ignored)
    while start >= 0:
        if numeral.end <= first + start + len(ignored) or _ends_on(ignored, numeral, language):
            return True
        start = around.find(ignored, start + 1)
    return ignored in (numeral.text.lower(), text[numeral.start : numeral.end].lower().strip())


def _ends_on(ignored: str, numeral: Numeral, language: Language) -> bool:
    """Whether an entry ends on the number itself, without the unit that it has in the text."""
    last = [other for other in find_numerals(ignored, language) if other.end == len(ignored)]
    return any(not other.unit and other.value == numeral.value for other in last)


def find_stale(brief: Brief, limit: int | None) -> Iterator[Fault]:
    """A warning for every figure and fact that is older than a limit in days, on the brief's date.

    The brief's own `stale_after` goes before `limit`, that of its style; nothing is found without
    either, or in a brief without a date or with one in words alone. Of a longer time than a day
    the last day counts.
    """
    limit = brief.stale_after or limit
    today = brief.date and brief.date.last_day
    if limit is None or today is None:
        return
    dated: list[Figure | Fact] = [each for section in brief.sections for each in section.figures]
    dated += [fact for _, fact in brief.facts]
    for each in dated:
        held = each.as_of and each.as_of.last_day
        age = (today - held).days if held else 0
        if age > limit:
            message = f"{each.value.text} is {age} days old; {limit} is the limit"
            hint = "look for a newer figure, or raise `stale_after`"
            yield Fault("evidence.stale", message, each.span, hint, Severity.WARNING)
