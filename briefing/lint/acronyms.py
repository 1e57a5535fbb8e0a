"""The rule of acronyms: those that a brief never spells out, or only below their first use."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from briefing.brief.model import Brief
from briefing.brief.texts import Part, Text
from briefing.errors import Span
from briefing.language.en import LANGUAGE as ENGLISH
from briefing.language.language import Language, word_set
from briefing.lint.findings import Finding, find_words, linted_texts

# Units and the codes of ISO 4217 are written so by rule: nothing is to be spelt out.
_SIGNS = word_set(
    "MW GW TW MVA MWh GWh TWh MJ GJ TJ PJ MB GB TB MHz GHz EUR USD GBP CHF JPY CNY CAD AUD UAH PLN "
    "SEK NOK DKK CZK RON HUF AM PM BCE CE AD BC"
)
_EVERYDAY = word_set("AIDS HIV DNA TV PDF GPS AI IT ID OK QR SMS USB CD DVD SOS")


def known(language: Language) -> frozenset[str]:
    """The acronyms that need no long form; those of English for a language without a file."""
    return language.acronyms | _EVERYDAY | _SIGNS


# A word by itself: no part of an address, of a name with a number (`COVID-19`, `T-72`, `CO2`) or
# of what full stops part (`U.S.`).
_WORD = re.compile(r"(?<![\w.@/#&])[^\W\d_]+(?:&[^\W\d_]+)?(?![\w@/]|\.\w|-\d|://)")
_ROMAN = re.compile(r"X{0,3}(?:IX|IV|V?I{0,3})")


class _Place(NamedTuple):
    """A place on the page, in reading order: the index of a text, and an offset in it."""

    text: int
    at: int


def unexplained_acronyms(brief: Brief) -> Iterator[Finding]:
    """Acronyms that are not spelt out at or before their first use in prose.

    Titles and labels, which have no room, may use them before.
    """
    texts = list(linted_texts(brief))
    common, explained = known(brief.language), _explained(texts, brief.language)
    shouted = ENGLISH.shouted | brief.language.shouted
    for name, uses in _uses(texts).items():
        if name in common or name in shouted:
            continue
        spelt = explained.get(name)
        if spelt is None:
            message = f"{name!r} is never spelt out"
            hint = f"where it first stands, write it in full, then `({name})`"
            yield Finding(_span(texts, name, uses[0]), message, hint)
            continue
        first = next((use for use in uses if texts[use.text].part is Part.PROSE), spelt)
        if first < spelt:
            later = _span(texts, name, spelt)
            message = f"{name!r} is spelt out only further down, at {later}"
            yield Finding(_span(texts, name, first), message, "spell it out here")


def _uses(texts: list[Text]) -> dict[str, list[_Place]]:
    """Every acronym of the texts with its places, in reading order; quotations left out."""
    uses: dict[str, list[_Place]] = {}
    for index, text in enumerate(texts):
        content = text.copy.text
        in_capitals = content.isupper() and " " in content
        if text.part is Part.QUOTED or in_capitals:
            continue
        for match in _WORD.finditer(_apart(content)):
            if name := _acronym(match[0]):
                uses.setdefault(name, []).append(_Place(index, match.start()))
    return uses


_BRACKETS = str.maketrans("\uff08\uff09", "()")
_LAST = "\u08ff"  # from India on no script has capitals, but for a few


def _apart(text: str) -> str:
    """A text of the same length, with a space for each letter that has no capital.

    No space parts `NATO` from the words around it in Japanese.
    """
    if text.isascii() or max(text) <= _LAST:
        return text
    return "".join(
        " " if char > _LAST and char.isalpha() and char.lower() == char.upper() else char
        for char in text
    )


def _acronym(word: str) -> str | None:
    """The acronym that a word is, without a plural's `s`, or None; `BMVg` ends in lower case."""
    name = word[:-1] if word.endswith("s") else word
    body = name if name[-1:].isupper() else name[:-1]
    if len(body) < 2 or not body.isupper() or _ROMAN.fullmatch(name):
        return None
    return name


# An acronym in brackets behind its words, and one before its words in brackets.
_BEHIND = re.compile(r"\(\W?(?P<name>[^\W\d_]+(?:&[^\W\d_]+)?)\W?\)")
_BEFORE = re.compile(r"(?<!\w)(?P<name>[^\W\d_]+(?:&[^\W\d_]+)?)\W?\s\((?P<words>[^()]+)\)")


def _explained(texts: list[Text], language: Language) -> dict[str, _Place]:
    """The acronyms that the texts spell out, each with the first place where they do."""
    places: dict[str, _Place] = {}
    for index, text in enumerate(texts):
        content = text.copy.text.translate(_BRACKETS)
        for match in (*_BEHIND.finditer(content), *_BEFORE.finditer(content)):
            name = _acronym(match["name"]) or ""
            before = content[max(match.start() - _FAR, 0) : match.start()].split()[-2 * len(name) :]
            words = match["words"].split() if match.re is _BEFORE else before
            if name and _stands_for(name, words, language):
                place = _Place(index, match.start("name"))
                places[name] = min(place, places.get(name, place))
    return places


_FAR = 200  # characters before a bracket that may hold the words for it


def _stands_for(name: str, words: list[str], language: Language) -> bool:
    """Whether an acronym may stand for words: in English one of them starts with its first letter.

    In other languages any words do, of which it may be a translation: `Nordatlantikpakt (NATO)`.
    """
    starts = {part[:1].lower() for word in words for part in re.split(r"[\W_]+", word) if part}
    return name[0].lower() in starts if language.code == "en" else bool(starts)


def _span(texts: list[Text], name: str, place: _Place) -> Span:
    """The place in its file of an acronym's use."""
    copy = texts[place.text].copy
    earlier = len(re.findall(rf"(?<!\w){re.escape(name)}", _apart(copy.text[: place.at])))
    span: Span | None = None
    for _ in range(earlier + 1):
        span = find_words(copy, name, span)
    return span or copy.span
