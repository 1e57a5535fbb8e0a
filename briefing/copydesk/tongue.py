"""A brief becomes a warning if its words are those of another language than it says."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from briefing.brief.model import Brief
from briefing.language.small_words import small_words
from briefing.lint.texts import Finding, Part, texts

# Forty words in a row without one of the small words of their own language are in another: in
# each of the six, every third or fourth word is one.
_FEWEST = 40
_SHARE = 0.15

_WORD = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)*")  # the `s` of `Poland's` is no word
_NAMES = {
    "en": "English",
    "fr": "French",
    "uk": "Ukrainian",
    "de": "German",
    "es": "Spanish",
    "pl": "Polish",
}


def another_language(brief: Brief) -> Iterator[Finding]:
    """One finding where no small word is of the brief's language, and many of another one.

    Words that both languages have say nothing; what is marked as words of another language, and
    what others said, is left out.
    """
    own = small_words().get(brief.language.code)
    words = list(_words(brief))
    if own is None or len(words) < _FEWEST:
        return
    counts = Counter(words)
    shares = {
        code: sum(counts[word] for word in theirs - own) / len(words)
        for code, theirs in small_words().items()
        if not any(word in counts for word in own - theirs)
    }
    code = max(shares, key=shares.__getitem__, default="")
    if code and shares[code] >= _SHARE:
        message = f"the words look {_NAMES[code]}, and `language` is {brief.language.tag}"
        hint = f"write `language: {code}` in brief.yaml if they are"
        yield Finding(brief.title.span, message, hint)


def _words(brief: Brief) -> Iterator[str]:
    """Each word of the prose and the titles, in lower case."""
    for text in texts(brief):
        if text.part in (Part.PROSE, Part.TITLE):
            said = (run.text for run in text.copy.runs if not run.language and not run.verbatim)
            yield from (word.lower() for part in said for word in _WORD.findall(part))
