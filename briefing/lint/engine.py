"""The table of all rules, and the warnings that they make of a brief."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain, islice

from briefing.brief.lint_fields import RULES
from briefing.brief.model import Brief
from briefing.brief.texts import Text
from briefing.errors import Fault, Severity
from briefing.language.language import Language
from briefing.lint.acronyms import unexplained_acronyms
from briefing.lint.english_rules import passive_headings, wordy_phrases
from briefing.lint.findings import Finding, linted_texts
from briefing.lint.general_rules import (
    another_language,
    doubled_words,
    empty_links,
    long_sentences,
    no_date,
    no_key_message,
    no_owner,
    no_reason,
    no_standfirst,
    placeholders,
    small_figures,
    stray_markup,
    too_many_figures,
)

# Rules that look at one text, and rules that look at a whole brief, by their names under `lint:`.
OF_TEXT: dict[str, Callable[[Text, Language], Iterator[Finding]]] = {
    "sentence-length": long_sentences,
    "links": empty_links,
    "doubled-words": doubled_words,
    "passive-headings": passive_headings,
    "placeholders": placeholders,
    "small-figures": small_figures,
    "plain-words": wordy_phrases,
}
OF_BRIEF: dict[str, Callable[[Brief], Iterator[Finding]]] = {
    "standfirst": no_standfirst,
    "date": no_date,
    "owner": no_owner,
    "language": another_language,
    "key-message": no_key_message,
    "status": no_reason,
    "acronyms": unexplained_acronyms,
    "figures": too_many_figures,
    "markup": stray_markup,
}

MOST = 500  # warnings by one rule; a report shows a hundred faults


def lint(brief: Brief, *, is_whole: bool = True) -> list[Fault]:
    """The warnings of all rules that the brief has on; their codes are `lint.` and the rule's name.

    Of a brief that could not be read as a whole, where `is_whole` is false, nobody can say what
    it lacks: then only the rules run that look at one text.
    """
    rules = {name: rule.is_on for name, rule in RULES.items()} | dict(brief.lint)
    found: list[tuple[str, Finding]] = []
    for name, of_text in OF_TEXT.items():
        if rules[name]:
            each_text = (of_text(text, brief.language) for text in linted_texts(brief))
            found += ((name, each) for each in islice(chain.from_iterable(each_text), MOST))
    for name, of_brief in OF_BRIEF.items() if is_whole else ():
        if rules[name]:
            found += ((name, each) for each in islice(of_brief(brief), MOST))
    return [
        Fault(
            f"lint.{name}",
            finding.message,
            finding.span,
            f"{finding.hint}; `lint: {{{name}: off}}` in brief.yaml switches this off",
            Severity.WARNING,
        )
        for name, finding in found
    ]
