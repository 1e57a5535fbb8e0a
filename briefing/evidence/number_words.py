"""Words become numbers: `eleven`, `two thirds`, `quatre-vingt-dix-sept`, `одинадцяти`.

Each word adds to what stands before it or multiplies it; what the words of a language are
is data. `One` is a numeral only where a larger word follows: elsewhere it is an article or
a pronoun in all six languages.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from itertools import product
from typing import NamedTuple

from briefing.content.numbers import POWERS


class Words(NamedTuple):
    """A language's words: those that add, multiply and part, and those that only connect.

    Parts that are `lone` need no number before them: half of it, but a third of it.
    """

    adds: dict[str, int]
    times: dict[str, int]
    parts: dict[str, Fraction]
    links: frozenset[str]
    ones: frozenset[str]
    lone: frozenset[str]


class Spelt(NamedTuple):
    """A number in words: its value, how many words long it is, and whether it is a part."""

    value: Fraction
    length: int
    is_part: bool


def spell(tokens: list[str], words: Words) -> Spelt | None:
    """The number that some words start with; None where they start with none."""
    total = current = count = last = 0
    for at, token in enumerate(tokens):
        if token in words.links and last:
            continue
        if token in words.ones and (at == 0 or last >= 20):
            current, last = current + 1, 1
        elif _may_add(current, words.adds.get(token, 0)):
            last = words.adds[token]
            current += last
        elif token not in words.times:
            break
        elif words.times[token] < 100:  # four twenties, two dozen
            last = max(last, 1) * words.times[token]
            current = current - current % 10 + last
        elif words.times[token] == 100:
            current, last = max(current, 1) * 100, 100
        else:
            last = words.times[token]
            total, current = total + max(current, 1) * last, 0
        count = at + 1
    return _ended(tokens, count, Fraction(total + current), words)


def _ended(tokens: list[str], count: int, value: Fraction, words: Words) -> Spelt | None:
    """A number in words, and the part that may stand behind it: `two thirds`."""
    following = tokens[count] if count < len(tokens) else ""
    if following in words.parts and (value or following in words.lone):
        of = tokens[count + 1] if count + 1 < len(tokens) else ""
        # A third of them, but for a third time.
        if tokens[0] != "a" or following in words.lone or of == "of":
            return Spelt((value or 1) * words.parts[following], count + 1, is_part=True)
    if not count or (count == 1 and tokens[0] in words.ones):
        return None
    return Spelt(value, count, is_part=False)


def _may_add(current: int, value: int) -> bool:
    """Whether a word may stand behind others: `sixty eleven` in French, never `three five`."""
    if not value or not current:
        return bool(value)
    place = current % 100
    # In French ten and seven are seventeen.
    teens = place == 10 and value in (7, 8, 9)
    return place == 0 or teens or (place >= 20 and place % 10 == 0 and value < 20)


def _table(text: str) -> dict[str, int]:
    """`2 two; 11 eleven elevens` as words by their value."""
    rows = (row.split() for row in text.split(";"))
    return {word: int(value) for value, *names in rows for word in names}


def _parts(text: str) -> dict[str, Fraction]:
    rows = (row.split() for row in text.split(";"))
    return {word: Fraction(value) for value, *names in rows for word in names}


class _Data(NamedTuple):
    """A language's words as text: see `_table` and `_parts`."""

    adds: str
    times: str
    parts: str
    links: str
    ones: str
    lone: str


@cache
def words_of(code: str) -> Words | None:
    """The words of a language by its code; None of one that is not known."""
    data = _DATA.get(code)
    if data is None:
        return None
    adds = _german() if code == "de" else _table(data.adds)
    # Whole words for thousands and more; abbreviations stand behind digits alone.
    scales = {word: 10**power for word, power in POWERS.items() if len(word) > 3}
    links, ones, lone = (frozenset(words.split()) for words in data[3:])
    return Words(adds, scales | _table(data.times), _parts(data.parts), links, ones, lone)


_ENGLISH = """2 two; 3 three; 4 four; 5 five; 6 six; 7 seven; 8 eight; 9 nine; 10 ten; 11 eleven;
12 twelve; 13 thirteen; 14 fourteen; 15 fifteen; 16 sixteen; 17 seventeen; 18 eighteen;
19 nineteen; 20 twenty; 30 thirty; 40 forty; 50 fifty; 60 sixty; 70 seventy; 80 eighty; 90 ninety"""

_FRENCH = """2 deux; 3 trois; 4 quatre; 5 cinq; 6 six; 7 sept; 8 huit; 10 dix; 11 onze; 12 douze;
13 treize; 14 quatorze; 15 quinze; 16 seize; 20 vingt; 30 trente; 40 quarante; 50 cinquante;
60 soixante; 70 septante; 80 huitante octante; 90 nonante; 9 neuf"""

_SPANISH = """2 dos; 3 tres; 4 cuatro; 5 cinco; 6 seis; 7 siete; 8 ocho; 9 nueve; 10 diez;
11 once; 12 doce; 13 trece; 14 catorce; 15 quince; 16 dieciséis; 17 diecisiete; 18 dieciocho;
19 diecinueve; 20 veinte; 21 veintiuno veintiún veintiuna; 22 veintidós; 23 veintitrés;
24 veinticuatro; 25 veinticinco; 26 veintiséis; 27 veintisiete; 28 veintiocho; 29 veintinueve;
30 treinta; 40 cuarenta; 50 cincuenta; 60 sesenta; 70 setenta; 80 ochenta; 90 noventa;
100 cien ciento; 200 doscientos doscientas; 300 trescientos trescientas; 400 cuatrocientos
cuatrocientas; 500 quinientos quinientas; 600 seiscientos seiscientas; 700 setecientos
setecientas; 800 ochocientos ochocientas; 900 novecientos novecientas"""

_UKRAINIAN = """2 два дві двох двом двома; 3 три трьох трьом трьома; 4 чотири чотирьох чотирьом
чотирма; 5 п'ять п'яти п'ятьох п'ятьма; 6 шість шести шістьох шістьма; 7 сім семи сімох сьома;
8 вісім восьми вісьмох; 9 дев'ять дев'яти дев'ятьох; 10 десять десяти десятьох десятьма;
11 одинадцять одинадцяти одинадцятьох; 12 дванадцять дванадцяти дванадцятьох; 13 тринадцять
тринадцяти; 14 чотирнадцять чотирнадцяти; 15 п'ятнадцять п'ятнадцяти; 16 шістнадцять
шістнадцяти; 17 сімнадцять сімнадцяти; 18 вісімнадцять вісімнадцяти; 19 дев'ятнадцять
дев'ятнадцяти; 20 двадцять двадцяти; 30 тридцять тридцяти; 40 сорок сорока; 50 п'ятдесят
п'ятдесяти; 60 шістдесят шістдесяти; 70 сімдесят сімдесяти; 80 вісімдесят вісімдесяти;
90 дев'яносто дев'яноста; 100 сто ста; 200 двісті двохсот; 300 триста трьохсот; 400 чотириста
чотирьохсот; 500 п'ятсот п'ятисот; 600 шістсот шестисот; 700 сімсот семисот; 800 вісімсот
восьмисот; 900 дев'ятсот дев'ятисот"""

_POLISH = """2 dwa dwie dwóch dwoma dwom dwaj; 3 trzy trzech trzem trzema trzej; 4 cztery czterech
czterem czterema czterej; 5 pięć pięciu; 6 sześć sześciu; 7 siedem siedmiu; 8 osiem ośmiu;
9 dziewięć dziewięciu; 10 dziesięć dziesięciu; 11 jedenaście jedenastu; 12 dwanaście dwunastu;
13 trzynaście trzynastu; 14 czternaście czternastu; 15 piętnaście piętnastu; 16 szesnaście
szesnastu; 17 siedemnaście siedemnastu; 18 osiemnaście osiemnastu; 19 dziewiętnaście
dziewiętnastu; 20 dwadzieścia dwudziestu; 30 trzydzieści trzydziestu; 40 czterdzieści
czterdziestu; 50 pięćdziesiąt pięćdziesięciu; 60 sześćdziesiąt sześćdziesięciu; 70 siedemdziesiąt
siedemdziesięciu; 80 osiemdziesiąt osiemdziesięciu; 90 dziewięćdziesiąt dziewięćdziesięciu;
100 sto stu; 200 dwieście dwustu; 300 trzysta trzystu; 400 czterysta czterystu; 500 pięćset
pięciuset; 600 sześćset sześciuset; 700 siedemset siedmiuset; 800 osiemset ośmiuset;
900 dziewięćset dziewięciuset"""

_GERMAN = """2 zwei zwo; 3 drei; 4 vier; 5 fünf; 6 sechs; 7 sieben; 8 acht; 9 neun; 10 zehn; 11 elf;
12 zwölf; 13 dreizehn; 14 vierzehn; 15 fünfzehn; 16 sechzehn; 17 siebzehn; 18 achtzehn;
19 neunzehn; 20 zwanzig; 30 dreißig; 40 vierzig; 50 fünfzig; 60 sechzig; 70 siebzig; 80 achtzig;
90 neunzig"""


def _german() -> dict[str, int]:
    """German writes numbers below a thousand as one word: `dreihundertfünfundzwanzig`."""
    basic = _table(_GERMAN)
    ones = {"ein": 1, "eins": 1} | {w: v for w, v in basic.items() if v < 10}
    tens = {word: value for word, value in basic.items() if value >= 20}
    small = basic | {
        f"{one}und{ten}": ones[one] + tens[ten] for one, ten in product(ones, tens) if one != "eins"
    }
    hundreds = {f"{one}hundert": ones[one] * 100 for one in ones if one != "eins"}
    hundreds["hundert"] = 100
    return small | hundreds | dict(_joined(hundreds, small | {"ein": 1, "eins": 1}))


_DATA = {
    "en": _Data(
        adds=_ENGLISH,
        times="100 hundred; 12 dozen",
        parts="1/2 half halves; 1/3 third thirds; 1/4 quarter quarters; 1/5 fifth fifths;"
        "1/6 sixths; 1/8 eighths; 1/10 tenth tenths",
        links="and",
        ones="one a",
        lone="half halves quarter",
    ),
    "fr": _Data(
        adds=_FRENCH,
        times="100 cent cents; 20 vingt vingts; 1000 mille",
        parts="1/2 moitié demi; 1/3 tiers; 1/4 quart quarts; 1/5 cinquième cinquièmes;"
        "1/10 dixième dixièmes",
        links="et",
        ones="un une",
        lone="moitié",
    ),
    "de": _Data(
        adds=_GERMAN,
        times="12 dutzend; 1000 tausend",
        parts="1/2 hälfte; 1/3 drittel; 1/4 viertel; 1/5 fünftel; 1/8 achtel; 1/10 zehntel",
        links="",
        ones="ein eine einen einem einer",
        lone="hälfte",
    ),
    "es": _Data(
        adds=_SPANISH,
        times="1000 mil; 1000000 millón; 12 docena",
        parts="1/2 mitad; 1/3 tercio tercios; 1/4 cuarto cuartos; 1/5 quinto quintos;"
        "1/10 décimo décimos",
        links="y",
        ones="un una uno",
        lone="mitad",
    ),
    "uk": _Data(
        adds=_UKRAINIAN,
        times="1000 тисяча",
        parts="1/2 половина половини половину; 1/3 третина третини третину третин;"
        "1/4 чверть чверті; 1/5 п'ята п'ятих; 1/10 десята десятих",
        links="",
        ones="одна один",
        lone="половина половини половину третина третини третину чверть чверті",
    ),
    "pl": _Data(
        adds=_POLISH,
        times="1000 tysiąc",
        parts="1/2 połowa połowy połowę; 1/3 trzecia trzecie trzecich; 1/4 czwarta czwarte"
        " czwartych ćwierć; 1/5 piąta piąte piątych; 1/10 dziesiąta dziesiąte",
        links="",
        ones="jedna jeden jedną",
        lone="połowa połowy połowę ćwierć",
    ),
}


def _joined(firsts: dict[str, int], others: dict[str, int]) -> Iterator[tuple[str, int]]:
    for (first, one), (other, two) in product(firsts.items(), others.items()):
        yield first + other, one + two
        yield f"{first}und{other}", one + two
