"""A brief becomes what its author took for markup, and the page prints as it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing.brief.model import Brief, Copy
from briefing.errors import Span
from briefing.language.sentence_habits import habits
from briefing.lint.texts import Finding, find_words

# One `#` before a number is its sign, a hyphen there a minus.
_HEADING = re.compile(r"#{2,6}(?= \S)|#(?= [^\W\d])")
_ITEM = re.compile(r"-(?= [^\W\d])")
# A capital follows, for many a language writes `3. maj`.
_NUMBERED = re.compile(r"\d{1,2}[.)](?= ([^\W\d_]))")


def stray_markup(brief: Brief) -> Iterator[Finding]:
    """Paragraphs that begin as headings and lists do in Markdown."""
    numbered = not habits(brief.language).ordinals
    after: Span | None = None
    for text in _paragraphs(brief):
        mark, what = _mark(text.text, numbered=numbered)
        if mark:
            words = find_words(text, " ".join(text.text.split()[:3]), after)
            after = words._replace(end_column=words.column + len(mark))
            title, points = "give a section its own `title`", "list `points` in a section"
            hint = title if what == "heading" else points
            yield Finding(after, f"this prints as it stands: `{mark}` starts no {what} here", hint)


def _paragraphs(brief: Brief) -> Iterator[Copy]:
    if brief.standfirst:
        yield brief.standfirst
    for section in brief.sections:
        yield from (section.summary, *section.body) if section.summary else section.body


def _mark(text: str, *, numbered: bool) -> tuple[str, str]:
    """What a text begins with as Markdown does, and what that would start there."""
    if found := _HEADING.match(text):
        return found[0], "heading"
    if found := _ITEM.match(text):
        return found[0], "list"
    found = _NUMBERED.match(text) if numbered else None
    return (found[0], "list") if found and found[1].isupper() else ("", "")
