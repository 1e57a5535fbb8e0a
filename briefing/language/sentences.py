"""The sentences of a text, as its language ends them, and the words of a sentence."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from briefing.language.language import Language

# Any mark that may end a sentence, quotes and brackets closed behind it, and what opens the next.
# French parts its quotation marks from what they hold.
_MARKS = ".!?\u2026"
_BEHIND = r"(?:[\"'\u2019\u201d\u201c\u00bb\u203a\u00ab\u2039)\]]|\s\u00bb)*\s+(?=(?P<next>\S+))"
# Chinese and Japanese part nothing; a quotation goes on with what is said of it.
_WIDE = r"[。！？｡]+[」』”’）】]*+\s*(?=\S)(?![とのをがはも，、])"
_OPENING = "\"'\u2018\u201c\u201e\u201a\u00ab\u2039([\u00bf\u00a1"
_INITIALS = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]")  # `J`, `U.S`: what stands before the last stop


def sentences(text: str, language: Language) -> list[str]:
    """The sentences of a text in order; a text that ends without a mark is one, too."""
    ends = (end.end() for end in _end(language.stops).finditer(text) if _ends(text, end, language))
    parts = (text[start:stop].strip() for start, stop in pairwise([0, *ends, len(text)]))
    return [part for part in parts if part]


@cache
def _end(stops: str) -> re.Pattern[str]:
    """What ends a sentence, by the marks that a language has of its own."""
    marks = f"{_MARKS}{stops}"
    return re.compile(rf"(?<![{marks}])(?P<mark>[{marks}]+){_BEHIND}|{_WIDE}")


def _ends(text: str, end: re.Match[str], language: Language) -> bool:
    """Whether a mark ends a sentence, by the words on either side of it."""
    if end["mark"] is None:
        return True
    following = end["next"].lstrip(_OPENING)
    if following[:1].islower():
        return False
    if end["mark"] != ".":
        return True
    *earlier, whole = text[: end.start()].rsplit(maxsplit=2)[-2:] or [""]
    word = whole.lstrip(_OPENING)
    last = re.split(r"[-\u2013/'\u2019]" if language.elides else r"[-\u2013/]", word)[-1]
    small = last[:1].lower() + last[1:] if len(last) > 1 else last  # `Np. Polska` as `np. Polska`
    if {word, last, small} & _abbreviations(language):
        return False
    if language.ordinal_stop and re.fullmatch(r"\d{1,2}", word):
        return False
    is_name = len(word) == 1 and language.names_a_letter(" ".join(earlier))
    is_initial = _INITIALS.fullmatch(word) and _is_initial(word) and not is_name
    if last in language.rarely or is_initial:
        return re.split(r"[\W_]", following, maxsplit=1)[0] in language.openers
    return True


@cache
def _abbreviations(language: Language) -> frozenset[str]:
    """The words behind which a full stop ends nothing, titles and counted words among them."""
    dotted = (word[:-1] for word in language.titles | language.counted if word.endswith("."))
    return language.never.union(dotted)


def _is_initial(word: str) -> bool:
    """`J` and `U.S` are initials; a lone small letter is only where the language lists it."""
    return "." in word or word.isupper()


# A number is one word, however its thousands are parted.
_THOUSANDS = re.compile(r"(?<=\d)\s(?=\d{3}(?!\d))")


def count_words(sentence: str) -> int:
    """How many words a sentence has; signs that stand alone are none."""
    return sum(any(map(str.isalnum, word)) for word in _THOUSANDS.sub("", sentence).split())
