"""A text becomes what its words alone give away: long sentences, doubled words, empty links."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from briefing.content.placeholders import PLACEHOLDERS
from briefing.errors import Span
from briefing.language.language import Language
from briefing.language.sentences import count_words, sentences
from briefing.lint.texts import Finding, Part, Text, find_words

# GOV.UK and the European Commission's clear-writing guide draw lines at 25 and at 20 words.
MOST_WORDS = 25


def long_sentences(text: Text, language: Language) -> Iterator[Finding]:
    """Sentences that are read twice; what others said is theirs."""
    after: Span | None = None
    for sentence in sentences(text.copy.text, language) if text.part is Part.PROSE else ():
        count = count_words(sentence)
        if count > MOST_WORDS:
            after = find_words(text.copy, sentence, after)
            message = f"a sentence of {count} words; {MOST_WORDS} is the limit"
            yield Finding(after, message, "make two sentences of it, or cut words")


_WORD = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)?")
# Words that a language rightly says twice: `he had had`, `die Länder, die die Ukraine stützen`.
_TWICE = {
    "en": frozenset("had that".split()),
    "fr": frozenset("nous vous".split()),
    "de": frozenset("die der das sie".split()),
}


def doubled_words(text: Text, language: Language) -> Iterator[Finding]:
    """A word that stands twice in a row; a name may (`Pago Pago`), and what others said."""
    said = text.copy.text if text.part is not Part.QUOTED else ""
    words = list(_WORD.finditer(said))
    after: Span | None = None
    for one, other in pairwise(words):
        word = other[0]
        between, behind = said[one.end() : other.start()], said[other.end() : other.end() + 1]
        if not between.isspace() or one[0].lower() != word or behind == "-":
            continue
        if word not in _TWICE.get(language.code, ()):
            span = find_words(text.copy, f"{one[0]} {word}", after)
            after = span._replace(end_column=span.column + len(word))  # it may stand a third time
            yield Finding(span, f"{word!r} stands twice in a row", "delete one")


# Words of a link that say nothing of where it leads (WCAG 2.4.4), and nothing at all on paper.
_EMPTY = frozenset(
    phrase.strip()
    for phrase in (
        "here, click here, link, this link, more, read more, learn more, see here, see more, "
        "website, this page, ici, cliquez ici, lien, ce lien, lire la suite, en savoir plus, hier, "
        "hier klicken, mehr, mehr lesen, weiterlesen, diese seite, aquí, haga clic aquí, enlace, "
        "este enlace, leer más, más información, тут, тиць, за посиланням, посилання, "
        "це посилання, докладніше, детальніше, читати далі, tutaj, tu, kliknij tutaj, ten link, "
        "więcej, czytaj więcej"
    ).split(",")
)


def empty_links(text: Text, language: Language) -> Iterator[Finding]:
    """Links such as `here`, in any language that words ship for."""
    del language  # the words of one language mean nothing in another
    after: Span | None = None
    for run in text.copy.runs:
        words = run.text.strip(" .:!>\u2026\u203a\u00bb\u2192")
        if run.link and words.lower() in _EMPTY:
            after = find_words(text.copy, words, after)
            hint = "link the words that name the page it leads to"
            yield Finding(after, f"the link {words!r} does not say where it leads", hint)


def placeholders(text: Text, language: Language) -> Iterator[Finding]:
    """What an outline has for words yet to be written, in whatever language."""
    del language
    said = text.copy.text
    if said in PLACEHOLDERS:
        message = f"{said!r} stands for words of yours"
        yield Finding(find_words(text.copy, said), message, "write them, or delete the line")
