"""A whole brief becomes what it lacks, or has too much of, for whoever reads in a hurry."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from briefing.brief.model import Brief
from briefing.language.sentences import sentences
from briefing.lint.texts import Finding

MOST_FIGURES = 5


def no_standfirst(brief: Brief) -> Iterator[Finding]:
    """A brief whose bottom line does not stand at the top."""
    if not brief.standfirst:
        hint = "add `standfirst: …`, all that matters in two lines"
        yield Finding(brief.title.span, "the brief has no standfirst", hint)


def no_date(brief: Brief) -> Iterator[Finding]:
    """A brief of which nobody will know how old it is."""
    if not brief.date:
        yield Finding(brief.title.span, "the brief has no date", "add `date: YYYY-MM-DD`")


def no_owner(brief: Brief) -> Iterator[Finding]:
    """A brief that names nobody to ask."""
    if not brief.owner:
        hint = "add `owner: …`, the unit or person that answers for it"
        yield Finding(brief.title.span, "the brief has no owner", hint)


def no_key_message(brief: Brief) -> Iterator[Finding]:
    """Sections without one sentence to take away."""
    for section in brief.sections:
        if not section.summary:
            hint = "add `summary: …`, the one sentence to take away"
            yield Finding(section.title.span, f"{section.slug} has no key message", hint)
        elif (count := len(sentences(section.summary.text, brief.language))) > 1:
            message = f"the key message has {count} sentences; one is the limit"
            hint = "keep one, and move the rest to `body` or `points`"
            yield Finding(section.summary.span, message, hint)


def too_many_figures(brief: Brief) -> Iterator[Finding]:
    """More figures than anybody keeps in mind."""
    every = [figure for section in brief.sections for figure in section.figures]
    for figure in islice(every, MOST_FIGURES, MOST_FIGURES + 1):
        message = f"{len(every)} figures on one page; {MOST_FIGURES} is the limit"
        hint = "keep those that decide something, and move the rest to the text or a table"
        yield Finding(figure.value.span, message, hint)
