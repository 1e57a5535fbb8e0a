"""A language's lexicon becomes its words for numbers, by what they do; a long word, its parts."""

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from itertools import product
from typing import NamedTuple

from briefing.language.decimals import powers
from briefing.language.lexicon import GERMAN, LEXICONS

Value = int | Fraction


class Words(NamedTuple):
    """A language's words for numbers; `known` are all of them, `openers` those that start one.

    Of `parts` those that are `lone` need no number before them: half of it, but a third of it;
    those of `bound` are a part only of what is large or of per cent: `pół miliona`. `starts`
    are words that multiply and may start a number. `fillers` stand between a part and what it
    is a part of, `mixed` add a half. An ordinal ends a number; `tens` are ordinals that one
    follows: `dwudziesty pierwszy`; where it `ties` them, only behind a hyphen, since twenty
    first cars are twenty. `ones` are numbers only before larger words and per cent.
    """

    adds: dict[str, Value]
    times: dict[str, int]
    parts: dict[str, Fraction]
    bound: dict[str, Fraction]
    ordinals: dict[str, int]
    tens: dict[str, int]
    starts: frozenset[str]
    links: frozenset[str]
    ones: frozenset[str]
    articles: frozenset[str]
    lone: frozenset[str]
    fillers: frozenset[str]
    mixed: tuple[tuple[str, ...], ...]
    ties: bool
    known: frozenset[str] = frozenset()
    openers: frozenset[str] = frozenset()


@cache
def words_of(code: str) -> Words | None:
    """The words of a language by its code; None of one that is not known."""
    data = LEXICONS.get(code)
    if data is None:
        return None
    adds = _table(data.adds)
    if code == "de":
        adds.update(_german())
    # Whole words for thousands and more; abbreviations stand behind digits alone.
    scales = {word: 10**power for word, power in powers(code).items() if len(word) > 3}
    words = Words(
        adds=adds,
        times=scales | _whole(_table(data.times)),
        parts=_fractions(data.parts),
        bound=_fractions(data.bound),
        ordinals=_inflected(data.ordinals, data.endings),
        tens=_inflected(data.tens, data.endings),
        starts=frozenset(data.starts.split()),
        links=frozenset(data.links.split()),
        ones=frozenset(data.ones.split()),
        articles=frozenset(data.articles.split()),
        lone=frozenset(data.lone.split()),
        fillers=frozenset(data.fillers.split()),
        mixed=tuple(tuple(words.split()) for words in data.mixed.split(";") if words),
        ties=data.ties,
    )
    openers = {*adds, *words.lone, *words.ones, *words.starts, *words.bound, *words.tens}
    others = {*words.times, *words.parts, *words.ordinals, *words.links, *words.fillers}
    mixed = {word for each in words.mixed for word in each}
    return words._replace(openers=frozenset(openers), known=frozenset(openers | others | mixed))


def _table(text: str) -> dict[str, Value]:
    """`2 two; 11 eleven elevens; 3/2 anderthalb` as words by their value."""
    rows = (row.split() for row in text.split(";") if row)
    read = ((Fraction(*map(int, value.split("/"))), names) for value, *names in rows)
    return {
        name: value if value.denominator > 1 else int(value)
        for value, names in read
        for name in names
    }


def _whole(table: dict[str, Value]) -> dict[str, int]:
    return {word: int(value) for word, value in table.items()}


def _fractions(text: str) -> dict[str, Fraction]:
    return {word: Fraction(value) for word, value in _table(text).items()}


def _inflected(stems: str, endings: str) -> dict[str, int]:
    """Each stem with each ending; a word that has none of its own stands as it is."""
    return {
        f"{stem}{ending}": value
        for stem, value in _whole(_table(stems)).items()
        for ending in endings.split() or ("",)
    }


def _german() -> dict[str, int]:
    """German writes numbers below a thousand as one word: `dreihundertfünfundzwanzig`."""
    basic = _whole(_table(GERMAN))
    ones = {"ein": 1, "eins": 1} | {w: v for w, v in basic.items() if v < 10}
    tens = {word: value for word, value in basic.items() if value >= 20}
    small = basic | {
        f"{one}und{ten}": ones[one] + tens[ten] for one, ten in product(ones, tens) if one != "eins"
    }
    hundreds = {f"{one}hundert": ones[one] * 100 for one in ones if one != "eins"}
    hundreds["hundert"] = 100
    return small | hundreds | dict(_joined(hundreds, small | {"ein": 1, "eins": 1}))


def _joined(firsts: dict[str, int], others: dict[str, int]) -> Iterator[tuple[str, int]]:
    for (first, one), (other, two) in product(firsts.items(), others.items()):
        yield first + other, one + two
        yield f"{first}und{other}", one + two


_RANKED = re.compile(r"(?P<stem>.+[gdt])ste[mnrs]?")
_HALVED = re.compile(r"(?P<stem>.+)(?P<rest>einhalb)|(?P<part>viertel)(?P<scale>million)")
_THOUSANDS = re.compile(r"(?P<before>.*)(?P<thousand>tausend)(?:und)?(?P<after>.*)")
_SPANISH_TENS = re.compile(
    r"(?P<tens>(?:d[eé]ci|(?:vi|tri|cuadra|quincua|sexa|septua|octo|nona)g[eé]si)mo)(?P<rest>\w+)"
)
_JOINED = {
    "de": re.compile("[gdt]ste|tausend|einhalb|viertelmillion"),
    "es": re.compile("[eé]simo|d[eé]cimo"),
}


def split(word: str, code: str) -> list[str]:
    """What one word says as several: `zwölftausenddreihundert`, `vigesimoprimero`."""
    if code not in _JOINED or not _JOINED[code].search(word):
        return [word]
    if code == "de" and (ranked := _RANKED.fullmatch(word)):
        return [*split(ranked["stem"], code), "-ste"]
    patterns = (_HALVED, _THOUSANDS) if code == "de" else (_SPANISH_TENS,)
    match = next((found for each in patterns if (found := each.fullmatch(word))), None)
    return [part for part in match.groups() if part] if match else [word]


def folded(word: str) -> str:
    """A word as the lexicons have it: lower case, straight apostrophe."""
    return word.lower().replace("’", "'").replace("\u02bc", "'")
