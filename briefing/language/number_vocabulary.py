"""The words with which a language writes numbers out, read from its rows: see `NumberWords`."""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from functools import cache

from briefing.language.decimals import powers
from briefing.language.language import Language, NumberWords

Value = int | Fraction


class Vocabulary:
    """A language's words for numbers by their value; the fields are those of `NumberWords`.

    `known` are all of them, `openers` those that a number may start with.
    """

    def __init__(self, data: NumberWords, scales: dict[str, int]) -> None:
        simple = dict(rows(data.adds))
        self.adds = {**simple, **(data.compounds(simple) if data.compounds else {})}
        self.times = scales | _whole(data.times)
        self.parts = _fractions(data.parts)
        self.bound = _fractions(data.bound)
        self.ordinals = _inflected(data.ordinals, data.endings)
        self.tens = _inflected(data.tens, data.endings)
        self.links = frozenset(data.links.split())
        self.links_hundreds = data.links_hundreds
        self.links_tens = data.links_tens or not data.links_hundreds
        self.ones = frozenset(data.ones.split())
        self.articles = frozenset(data.articles.split())
        self.of = frozenset(data.of.split())
        # What says both numbers of a part says how many there are: `üçte iki`.
        self.lone = frozenset((*data.lone.split(), *(word for word in self.parts if " " in word)))
        self.fillers = frozenset(data.fillers.split())
        self.mixed = tuple(tuple(words.split()) for words in data.mixed.split(";") if words)
        self.ties = data.ties
        self._split = data.split
        starts = data.starts.split()
        self.openers = {*self.adds, *self.lone, *self.ones, *starts, *self.bound, *self.tens}
        self._phrases = _by_first_word((*self.adds, *self.parts, *self.ordinals))
        self.openers |= self._phrases.keys()
        others = {*self.times, *self.parts, *self.ordinals, *self.links, *self.fillers}
        halves = {word for words in self.mixed for word in words}
        within = {word for rests in self._phrases.values() for rest in rests for word in rest}
        self.known = self.openers | others | halves | within

    def split(self, word: str) -> list[str]:
        """A word of a text as the words that it says, as the vocabulary has them.

        In lower case, with a straight apostrophe; `zwölftausend` is `zwölf`, `tausend`.
        """
        word = word.lower().replace("’", "'").replace("\u02bc", "'")
        return self._split(word, self.adds) if self._split else [word]

    def phrase(self, said: list[str]) -> int:
        """How many of some words are one number together: two of `on iki milyon`."""
        rests = self._phrases.get(said[0], ())
        return next((len(rest) + 1 for rest in rests if [*rest] == said[1 : len(rest) + 1]), 1)


def _by_first_word(phrases: Iterable[str]) -> dict[str, list[tuple[str, ...]]]:
    """The rest of each phrase of several words by the first, the longest before the others."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in sorted(phrases, key=len, reverse=True):
        first, *rest = phrase.split()
        if rest:
            found.setdefault(first, []).append(tuple(rest))
    return found


@cache
def vocabulary(language: Language) -> Vocabulary | None:
    """The vocabulary of a language; None of one whose words are not known."""
    if language.numbers is None:
        return None
    # Whole words for thousands and more; abbreviations stand behind digits alone.
    scales = {word: 10**power for word, power in powers(language).items() if len(word) > 3}
    return Vocabulary(language.numbers, scales)


def rows(text: str) -> Iterator[tuple[str, Value]]:
    """Each word of `2 two; 11 eleven elevens; 3/2 anderthalb` with its value."""
    for row in filter(None, text.split(";")):
        number, *words = row.split()
        value: Value = Fraction(number) if "/" in number else int(number)
        yield from ((word.replace("_", " "), value) for word in words)


def _whole(text: str) -> dict[str, int]:
    return {word: int(value) for word, value in rows(text)}


def _fractions(text: str) -> dict[str, Fraction]:
    return {word: Fraction(value) for word, value in rows(text)}


def _inflected(stems: str, endings: str) -> dict[str, int]:
    """Each stem with each ending; a word of a language without endings stands as it is."""
    return {
        f"{stem}{ending}": value
        for stem, value in _whole(stems).items()
        for ending in endings.split() or ("",)
    }
