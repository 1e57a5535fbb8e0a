"""Numbers written out: `eleven`, `two thirds`, `quatre-vingt-dix-sept`, `half a million`.

Each word adds to what stands before it or multiplies it, by the vocabulary of its language. `One`
is a number only where a larger word or per cent follows: elsewhere it is an article or a pronoun.
"""

from fractions import Fraction
from typing import NamedTuple

from briefing.language.decimals import Form
from briefing.language.number_vocabulary import Value, Vocabulary


class Token(NamedTuple):
    """A word in lower case, where it ends, and whether a hyphen ties it to the one before."""

    word: str
    end: int
    is_tied: bool = False


class Spelt(NamedTuple):
    """A number in words: its value and kind, and how many words long it is.

    Behind `reach` words a unit may stand: `half a per cent`. With none it is no number where
    it is `bound` to one.
    """

    value: Fraction
    length: int
    reach: int
    form: Form = Form.NUMBER
    bound: bool = False


def read_words(tokens: list[Token], words: Vocabulary) -> Spelt | None:
    """The number that some words start with; None where they start with none."""
    tally = _Tally()
    for at, token in enumerate(tokens):
        word = token.word
        if word in words.links and tally.links(words):
            continue
        if tally.length and (rank := _rank(tally, tokens, at, words)):
            return Spelt(Fraction(rank), at + 1, at + 1, Form.ORDINAL)
        if not _counted(tally, tokens, at, words):
            break
        tally.length = at + 1
    return _ended(tokens, tally, words)


class _Tally:
    """A number in the making: thousands and more in `total`, what is below in `current`."""

    def __init__(self) -> None:
        self.total: Value = 0
        self.current: Value = 0
        self.last: Value = 0
        self.scale = 0
        self.length = 0
        self.is_linked = False
        # What holds whatever follows: in `two thousand and three thousand` the first two.
        self.sure: tuple[Value, int] = (0, 0)

    @property
    def value(self) -> Value:
        return self.total + self.current

    def links(self, words: Vocabulary) -> bool:
        """Whether `and` may go on with it: behind hundreds and more, behind tens, or both."""
        self.is_linked = self.last >= 1000
        if self.last >= 100:
            return words.links_hundreds
        return words.links_tens and self.last >= 20

    def add(self, value: Value) -> bool:
        if not _may_add(self.current, value):
            return False
        self.current, self.last = self.current + value, value
        if value >= 100:
            self._hold()
        return True

    def multiply(self, times: int) -> bool:
        """Multiply what it may multiply; else what is not sure is another number's."""
        if times >= 1000:
            return self._scale(times)
        if times == 20:  # four twenties, in French
            self.last, more = max(self.last, 1) * times, self.last
            self.current += self.last - more
        elif times == 100 and self.current >= 100:
            return self._back()
        else:
            self.current = max(self.current, 1) * times
            self.last = times
        if times == 100:
            self._hold()
        return True

    def _scale(self, times: int) -> bool:
        """`Dos mil millones` are thousands of millions, `two million two thousand` a sum."""
        rest = self.total % times
        low, high = max(rest + self.current, 1), self.total - rest
        if times == self.scale or (rest and self.is_linked) or (high and low * times >= high):
            return self._back()
        self.total, self.current = high + low * times, 0
        self.last = self.scale = times
        self.is_linked = False
        self._hold()
        return True

    def _hold(self) -> None:
        self.sure = (self.value, self.length + 1)

    def _back(self) -> bool:
        (self.total, self.length), self.current = self.sure, 0
        return False


def _counted(tally: _Tally, tokens: list[Token], at: int, words: Vocabulary) -> bool:
    """Whether a word goes on with a number, that then counts it."""
    word = tokens[at].word
    following = tokens[at + 1].word if at + 1 < len(tokens) else ""
    # `Vinte e um` is 21, but in `vinte e um terço` the one is the third's.
    is_linked = words.links_tens and tokens[at - 1].word in words.links
    is_one = word not in words.articles or (is_linked and following not in words.parts)
    if word in words.ones and (at == 0 or (tally.last >= 20 and is_one)):
        tally.current, tally.last = tally.current + 1, 1
        return True
    if tally.add(words.adds.get(word, 0)):
        return True
    if word in words.tens and 0 < words.ordinals.get(following, 0) < 10:
        return tally.add(words.tens[word])
    return word in words.times and tally.multiply(words.times[word])


def _rank(tally: _Tally, tokens: list[Token], at: int, words: Vocabulary) -> Value:
    """What an ordinal makes of the number before it; nothing where it belongs to none."""
    rank = words.ordinals.get(tokens[at].word)
    is_led = tokens[at].is_tied or tokens[at - 1].word in words.links
    if rank is None or (words.ties and not is_led and rank < 100):
        return 0
    if not rank:  # an ending alone
        return tally.value
    if rank >= 100:
        return tally.value * rank if 1 < tally.value < rank else 0
    if tokens[at - 1].word in words.tens:
        return tally.value + rank
    is_large = tally.current >= 10 or tally.total
    return tally.value + rank if is_large and _may_add(tally.current, rank) else 0


def _ended(tokens: list[Token], tally: _Tally, words: Vocabulary) -> Spelt | None:
    """A number in words, and what may stand behind it: `two thirds`, `and a half million`."""
    value, count = Fraction(tally.value), tally.length
    following = tokens[count].word if count < len(tokens) else ""
    if count and following and (mixed := _mixed(tokens, tally, words)):
        return mixed
    of = tokens[count + 1].word if count + 1 < len(tokens) else ""
    bound = words.bound.get(following)
    part = bound or words.parts.get(following)
    # A third of them, but for a third time; two half days are no day.
    is_part = (bound or value or following in words.lone) and (
        tokens[0].word not in words.articles or following in words.lone or of in words.of
    )
    if part and is_part and _is_share(value, part):
        return _of((value or 1) * part, tokens, count + 1, words, bound=bool(bound))
    if not count:
        return None
    return Spelt(value, count, count, bound=count == 1 and tokens[0].word in words.ones)


def _is_share(count: Fraction, part: Fraction) -> bool:
    """Whether so many parts are a share: three quarters, but two quarters are half a year."""
    if part == Fraction(1, 4):
        return count in (0, 1, 3)
    return count <= (1 if part == Fraction(1, 2) else 19)


def _of(
    value: Fraction, tokens: list[Token], count: int, words: Vocabulary, *, bound: bool
) -> Spelt:
    """A part, and what it may be a part of: `half a million`, `a quarter of a per cent`."""
    reach = count
    while reach < len(tokens) and tokens[reach].word in words.fillers:
        reach += 1
    scale = words.times.get(tokens[reach].word, 0) if reach < len(tokens) else 0
    if scale >= 1000 or scale == 12:
        return Spelt(value * scale, reach + 1, reach + 1)
    return Spelt(value, count, reach, Form.FRACTION, bound)


def _mixed(tokens: list[Token], tally: _Tally, words: Vocabulary) -> Spelt | None:
    """A number and a half: `two and a half million`, `deux millions et demi`."""
    for halves in words.mixed:
        end = tally.length + len(halves)
        if tokens[tally.length].word != halves[0]:
            continue
        if tuple(token.word for token in tokens[tally.length : end]) == halves:
            scale = words.times.get(tokens[end].word, 0) if end < len(tokens) else 0
            half = Fraction(1, 2)
            if scale >= 1000 and tally.value < 1000:
                return Spelt((tally.value + half) * scale, end + 1, end + 1)
            whole = tally.scale if tally.last == tally.scale else 0
            return Spelt(tally.value + half * max(whole, 1), end, end)
    return None


def _may_add(current: Value, value: Value) -> bool:
    """Whether a word may stand behind others: `sixty eleven` in French, never `three five`."""
    if not value or not current:
        return bool(value)
    place = current % 100
    # In French ten and seven are seventeen.
    teens = place == 10 and value in (7, 8, 9)
    if place == 0:
        return value < 100
    return teens or (place >= 20 and place % 10 == 0 and value < 20)
