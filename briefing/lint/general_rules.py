"""Rules for every language: long sentences, doubled words, empty links, and what a brief lacks."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Set
from functools import cache
from itertools import islice, pairwise

from briefing.brief.model import Brief, Copy
from briefing.brief.texts import Part, Text
from briefing.errors import Span
from briefing.language.language import Language, language, shipped
from briefing.language.sentences import count_words, sentences
from briefing.lint.findings import Finding, find_words, linted_texts

HEADLINE = "Headline: what happened"
STANDFIRST = "The whole story, for whoever reads no further"
SOURCE = "Title of the source"
SUMMARY = "The key message in one sentence"
PARAGRAPH = "Paragraph to write"
POINT = "Point to write"
QUOTE, SPEAKER = "The words as they were said", "Who said them"
VALUE, UNIT, LABEL = "?", "unit", "What it counts"
KICKER, CONTEXT = "Topic", "Who, or the trend"
CAPTION = "What the table shows"

# Those that no author means; `unit` and `Topic` one may.
PLACEHOLDERS = frozenset(
    (
        *(HEADLINE, STANDFIRST, SOURCE, SUMMARY, PARAGRAPH, POINT, QUOTE, SPEAKER),
        *(VALUE, LABEL, CONTEXT, CAPTION),
    )
)


# GOV.UK and the European Commission's clear-writing guide draw lines at 25 and at 20 words.
MOST_WORDS = 25


def long_sentences(text: Text, language: Language) -> Iterator[Finding]:
    """Sentences of more than 25 words, outside quotations."""
    after: Span | None = None
    for sentence in sentences(text.copy.text, language) if text.part is Part.PROSE else ():
        count = count_words(sentence)
        if count > MOST_WORDS:
            after = find_words(text.copy, sentence, after)
            message = f"a sentence of {count} words; {MOST_WORDS} is the limit"
            yield Finding(after, message, "make two sentences of it, or cut words")


# Vowel signs of India and South-East Asia are no letters to `\w`.
_WORD = re.compile(r"[^\W\d_]+(?:[\u0900-\u109f\u1780-\u17ff]+[^\W\d_]*)*(?:['\u2019][^\W\d_]+)?")


def doubled_words(text: Text, language: Language) -> Iterator[Finding]:
    """A word that stands twice in a row, outside quotations; a name may (`Pago Pago`)."""
    content = text.copy.text if text.part is not Part.QUOTED else ""
    words = list(_WORD.finditer(content))
    after: Span | None = None
    for one, other in pairwise(words):
        word = other[0]
        between, behind = content[one.end() : other.start()], content[other.end() : other.end() + 1]
        if not between.isspace() or one[0].lower() != word or behind == "-":
            continue
        if word not in language.twice:
            span = find_words(text.copy, f"{one[0]} {word}", after)
            after = span._replace(end_column=span.column + len(word))  # it may stand a third time
            yield Finding(span, f"{word!r} stands twice in a row", "delete one")


@cache
def _empty() -> frozenset[str]:
    """Words of a link that say nothing of where it leads (WCAG 2.4.4), in any language."""
    return frozenset(words for code in shipped() for words in language(code).empty_links.split("|"))


def empty_links(text: Text, _: Language) -> Iterator[Finding]:
    """Links such as `here`, in any language, which say nothing at all on paper."""
    after: Span | None = None
    for run in text.copy.runs:
        words = run.text.strip(" .:!>\u2026\u203a\u00bb\u2192")
        if run.link and words.lower() in _empty():
            after = find_words(text.copy, words, after)
            hint = "link the words that name the page it leads to"
            yield Finding(after, f"the link {words!r} does not say where it leads", hint)


def placeholders(text: Text, language: Language) -> Iterator[Finding]:
    """Words of a new brief's outline that the author has not replaced."""
    del language
    content = text.copy.text
    if content in PLACEHOLDERS:
        message = f"{content!r} stands for words of yours"
        yield Finding(find_words(text.copy, content), message, "write them, or delete the line")


# Formulas, and units of area and volume, as they come from a keyboard. `H2` may be half a year,
# `M2` is money, `O2` a brand. What stands in an address or the name of a file is let be.
_FORMULA = r"[kMG]?tCO2(?:e|eq)?|CO2(?:e|eq)?|CH4|N2O|NO[23]|SO[24]|NH3|H2O|H2SO4|SF6|CaCO3"
_SMALL_FIGURES = re.compile(
    rf"(?<![\w/.@_-])(?P<formula>{_FORMULA})(?![\w@_/]|\.\w)"
    r"|(?<![\w.@_-])(?P<unit>[kdcm]?m[23])(?![\w@_]|\.\w)"
)
_LOWERED = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
_RAISED = str.maketrans("23", "²³")


def small_figures(text: Text, _: Language) -> Iterator[Finding]:
    """Formulas and units whose figures are typed as large as letters, outside quotations."""
    after: Span | None = None
    content = text.copy.text if text.part is not Part.QUOTED else ""
    for match in _SMALL_FIGURES.finditer(content):
        after = find_words(text.copy, match[0], after)
        right = match[0].translate(_RAISED if match["unit"] else _LOWERED)
        yield Finding(after, f"the figure of `{match[0]}` is a small one", f"write {right}")


MOST_FIGURES = 5


def no_standfirst(brief: Brief) -> Iterator[Finding]:
    """A brief without a standfirst, which says the whole story at the top."""
    if not brief.standfirst:
        hint = "add `standfirst: …`, all that matters in two lines"
        yield Finding(brief.title.span, "the brief has no standfirst", hint)


def no_date(brief: Brief) -> Iterator[Finding]:
    """A brief without a date, or with one in words, of which nothing else can be made."""
    if not brief.date:
        yield Finding(brief.title.span, "the brief has no date", "add `date: YYYY-MM-DD`")
    elif words := brief.date.words:
        lack = "the file's name and its properties have no day"
        aged = brief.stale_after and "; no figure is too old for `stale_after`"
        message = f"the date is words alone: {lack}{aged or ''}"
        hint = "write a form that has a last day, if one is meant: `YYYY-MM`, `YYYY-Q1`, `YYYY`"
        yield Finding(words.span, message, hint)


def no_owner(brief: Brief) -> Iterator[Finding]:
    """A brief without an owner, to ask."""
    if not brief.owner:
        hint = "add `owner: …`, the unit or person that answers for it"
        yield Finding(brief.title.span, "the brief has no owner", hint)


def no_key_message(brief: Brief) -> Iterator[Finding]:
    """Sections without a summary, or with one of several sentences."""
    for section in brief.sections:
        if not section.summary:
            hint = "add `summary: …`, the one sentence to take away"
            yield Finding(section.title.span, f"{section.slug} has no key message", hint)
        elif (count := len(sentences(section.summary.text, brief.language))) > 1:
            message = f"the key message has {count} sentences; one is the limit"
            hint = "keep one, and move the rest to `body` or `points`"
            yield Finding(section.summary.span, message, hint)


def no_reason(brief: Brief) -> Iterator[Finding]:
    """Sections and figures that do not stand at their best, and do not say why.

    A point says so itself, and a cell has its row.
    """
    for section in brief.sections:
        for status in (section.status, *(figure.status for figure in section.figures)):
            if status and not status.now.is_best and not status.because:
                name = status.now.name
                hint = "add `because: …` to it"
                if not status.was:
                    hint = f"write `status: {{is: {name.text}, because: …}}`"
                yield Finding(name.span, f"it is {name.text}, and nothing says why", hint)


def too_many_figures(brief: Brief) -> Iterator[Finding]:
    """More than five figures on the page: one finding, at the sixth."""
    every = [figure for section in brief.sections for figure in section.figures]
    for figure in islice(every, MOST_FIGURES, MOST_FIGURES + 1):
        message = f"{len(every)} figures on one page; {MOST_FIGURES} is the limit"
        hint = "keep those that decide something, and move the rest to the text or a table"
        yield Finding(figure.value.span, message, hint)


# One `#` before a number is its sign, a hyphen there a minus.
_HEADING = re.compile(r"#{2,6}(?= \S)|#(?= [^\W\d])")
_ITEM = re.compile(r"-(?= [^\W\d])")
# A capital follows, for many a language writes `3. maj`.
_NUMBERED = re.compile(r"\d{1,2}[.)](?= ([^\W\d_]))")


def stray_markup(brief: Brief) -> Iterator[Finding]:
    """Paragraphs that begin like headings or list items in Markdown."""
    numbered = not brief.language.ordinal_stop
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
    """The Markdown that a text begins with, and what that would start there; both empty if none."""
    if found := _HEADING.match(text):
        return found[0], "heading"
    if found := _ITEM.match(text):
        return found[0], "list"
    found = _NUMBERED.match(text) if numbered else None
    return (found[0], "list") if found and found[1].isupper() else ("", "")


# Of fewer words nothing is said; in its own language every third or fourth word is a small one, and
# none of the reports that were tried has fewer than this without looking at others.
_FEWEST, _OWN = 40, 0.25
# How many words more are another language's than are its own, those counted twice.
_SHARE = 0.1

_FULL_WORD = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)*")  # the `s` of `Poland's` is no word


def another_language(brief: Brief) -> Iterator[Finding]:
    """One finding where the small words (`the`, `of`) and the letters are those of another
    language.

    Those that both languages have do not count, nor do quotations and words that are marked as
    being of another language.
    """
    own = brief.language
    if not own.small:
        return
    if script := _language_of_script(brief):
        yield from _look(brief, language(script))
        return
    words = Counter(_words(brief))
    count = words.total()
    if count < _FEWEST or _total(words, own.small) >= _OWN * count:
        return
    likely = max(map(language, shipped()), key=lambda other: _total(words, other.small))
    theirs, ours = _told_by(words, likely, own), _told_by(words, own, likely)
    if theirs - 2 * ours >= _SHARE * count:
        yield from _look(brief, likely)


def _look(brief: Brief, likely: Language) -> Iterator[Finding]:
    if likely.code != brief.language.code:
        message = f"the words look {likely.name}, and `language` is {brief.language.tag}"
        hint = f"write `language: {likely.code}` in brief.yaml if they are"
        yield Finding(brief.title.span, message, hint)


def _total(words: Counter[str], small: Set[str]) -> int:
    return sum(words[word] for word in small)


def _told_by(words: Counter[str], one: Language, other: Language) -> int:
    """How many words are small ones of one language alone, or have letters of it alone."""
    letters, small = set(one.letters) - set(other.letters), one.small - other.small
    return sum(words[word] for word in words if word in small or not letters.isdisjoint(word))


# Scripts that one language is known by here, after the first word of their letters' names in
# Unicode; a text with some kana is Japanese, however much of it is Han.
_SCRIPTS = {
    **{"HIRAGANA": "ja", "KATAKANA": "ja", "CJK": "zh", "HANGUL": "ko", "THAI": "th"},
    **{"DEVANAGARI": "hi", "BENGALI": "bn", "TAMIL": "ta"},
}
_KANA_SHARE = 0.15


def _language_of_script(brief: Brief) -> str | None:
    """The language that most letters of the prose and the titles are of, if their script tells."""
    text = "".join(_texts(brief))
    if not any(char >= "\u0900" for char in text):
        return None
    letters = [char for char in text if char.isalpha()]
    counts = Counter(_SCRIPTS.get(unicodedata.name(char, "?").split()[0]) for char in letters)
    if len(letters) < _FEWEST or 2 * counts[None] > len(letters):
        return None
    if counts["ja"] > _KANA_SHARE * len(letters):
        return "ja"
    return max(filter(None, counts), key=counts.__getitem__)


def _texts(brief: Brief) -> Iterator[str]:
    """The prose and the titles, but for words that are marked as being of another language."""
    for text in linted_texts(brief):
        if text.part in (Part.PROSE, Part.TITLE):
            yield from (r.text for r in text.copy.runs if not r.language and not r.verbatim)


def _words(brief: Brief) -> Iterator[str]:
    """Each word of the prose and the titles, in lower case."""
    for part in _texts(brief):
        yield from (word.lower() for word in _FULL_WORD.findall(part))
