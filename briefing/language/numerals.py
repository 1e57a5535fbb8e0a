"""A text becomes its numbers: exact values with their units, and where they stand.

What only looks like a number, such as `G7`, `Article 5` or a telephone number, is a label.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import cache, lru_cache

from briefing.language.decimals import (
    NUMBER,
    VULGAR,
    Form,
    Numeral,
    multiplier,
    number_value,
    vulgar,
)
from briefing.language.language import Language
from briefing.language.number_vocabulary import Words, folded, split, words_of
from briefing.language.number_words import Spelt, Token, spell

PER_CENT, POINTS = "%", "pp"

# Words and signs for each unit, in every language at once: none means two things.
_UNITS = {
    POINTS: "percentage points|percentage point|p.p.|pp|points de pourcentage|"
    "point de pourcentage|prozentpunkten|prozentpunkte|prozentpunkt|puntos porcentuales|"
    "punto porcentual|punktów procentowych|punkty procentowe|punkt procentowy|"
    "punktu procentowego|відсоткових пунктів|відсоткові пункти|відсотковий пункт|"
    "відсоткового пункту|процентних пунктів|процентні пункти|в.п.",
    PER_CENT: "%|per cent|percent|pour cent|prozent|por ciento|procent|procentu|procenty|proc.|"
    "відсоток|відсотка|відсотки|відсотків|процент|процента|проценти|процентів",
    "‰": "‰",
    "EUR": "€|eur|euros|euro|євро",
    "USD": "us$|$|usd|us dollars|dollars|dollar|dólares|dólar|dolarów|dolary|доларів|долари|долар",
    "GBP": "£|gbp|pounds",
    "PLN": "zł|pln|złotych|złote|zloty|zlotys",
    "UAH": "₴|грн|uah|гривень|гривні|гривня|hryvnias|hryvnia",
    "CHF": "chf|swiss francs|francs suisses|schweizer franken",
    "km": "km|kilometres|kilometers|kilometre|kilometer|kilomètres|kilómetros|kilometrów|км|"
    "кілометрів|кілометри|кілометра",
    "m": "m|metres|meters|metre|meter|mètres|mètre|metern|metros|metrów|метрів|метри",
    "kg": "kg|kilograms|kilogrammes|kilogramm|kilogramos|kilogramów|кг|кілограмів",
    "t": "tonnes|tons|tonnen|toneladas|ton|тонн|тонни",
    "MW": "mw|megawatts|мвт",
    "GW": "gw|gigawatts|гвт",
    "TWh": "twh",
    "GWh": "gwh",
}


_UNIT_BY_WORD = {word: unit for unit, words in _UNITS.items() for word in words.split("|")}
_GAP, _JOINT = re.compile(r"\s?-?"), re.compile(r"de\s|d['’]|of\s", re.IGNORECASE)
_SIGN_BEFORE = re.compile(r"(?<!\w)(?P<unit>us\$|€|\$|£|₴|eur|usd|gbp|pln|uah|chf)\s?$", re.I)
STRICT = frozenset((PER_CENT, POINTS, "‰"))


def unit_behind(text: str, at: int) -> tuple[str, int]:
    """The unit that starts at a place, and where it ends; none, and the place itself."""
    gap = _GAP.match(text, at)
    behind = gap.end() if gap else at
    joint = _JOINT.match(text, behind)
    for start in (joint.end(), behind) if joint else (behind,):
        for word in _units_from(text[start : start + 1].lower()):
            end = _end_of(word, text, start)
            if end and not _is_letter(text[end : end + 1]):
                return _UNIT_BY_WORD[word], end
    return "", at


@cache
def _units_from(first: str) -> tuple[str, ...]:
    """The units that start with a character, in their order: a text needs few of all there are."""
    return tuple(word for word in _UNIT_BY_WORD if first and word[0] == first)


def _end_of(word: str, text: str, start: int) -> int:
    """Where a unit ends that starts at a place of a text, whatever its case and gaps; else 0.

    But `M` is no metre.
    """
    end, parts = start, word.split()
    for part in parts:
        if part is not parts[0]:
            gap = end
            while text[end : end + 1].isspace():
                end += 1
            if end == gap:
                return 0
        if text[end : end + len(part)].lower() != part or (word == "m" and text[end] != "m"):
            return 0
        end += len(part)
    return end


def _is_letter(char: str) -> bool:
    return char.isalnum() and not char.isdecimal()


def unit_before(text: str, at: int) -> tuple[str, int]:
    """The currency that ends at a place, and where it starts; none, and the place itself."""
    match = _SIGN_BEFORE.search(text[max(at - 6, 0) : at])
    if match is None:
        return "", at
    return _UNIT_BY_WORD[match["unit"].lower()], max(at - 6, 0) + match.start()


_RANGE = re.compile(r"\s?(?:[-\u2013\u2014]|to|and|à|et|bis|und|a|y|do|i|до|та|і)\s?")
_LONGEST_JOINT = len(" und ")


def with_ranges(numerals: list[Numeral], text: str) -> Iterator[Numeral]:
    """In `20 to 30 %` and `€2-3bn` the unit and the multiplier are both numbers'."""
    for at, one in enumerate(numerals):
        other = numerals[at + 1] if at + 1 < len(numerals) else None
        between = text[one.end : other.start] if other else ""
        if other and len(between) <= _LONGEST_JOINT and _RANGE.fullmatch(between):
            yield _shared(one, other)
        elif at and numerals[at - 1].unit not in STRICT and _follows(numerals[at - 1], one, text):
            yield one._replace(unit=one.unit or numerals[at - 1].unit)
        else:
            yield one


def _shared(one: Numeral, other: Numeral) -> Numeral:
    """The first of two numbers with what stands only behind the second."""
    if one.form is not Form.NUMBER or other.form is not Form.NUMBER:
        return one
    unit = one.unit or other.unit
    times = other.value / other.plain if other.plain and one.value == one.plain else 1
    # `between 5 and 2 million` is no range of millions.
    times = times if one.plain < other.plain else 1
    return one._replace(unit=unit, value=one.value * times)


def _follows(one: Numeral, other: Numeral, text: str) -> bool:
    """Whether a number ends a range whose unit stands before it: `€2-3bn`."""
    between = text[one.end : other.start]
    forms = one.form is Form.NUMBER and other.form is Form.NUMBER
    return forms and bool(re.fullmatch(r"\s?[-\u2013\u2014]\s?", between))


# A text of nothing but digits and marks takes the square of this to read.
_LENGTH = 1000
# The end of a line, else of a sentence, else of a word.
_ENDS = ("\n", ". ", "? ", "! ", " ")


def windows(text: str) -> Iterator[tuple[int, str]]:
    """Each piece of a text with its offset."""
    at = 0
    while at < len(text):
        end = _end(text, at)
        yield at, text[at:end]
        at = end


def _end(text: str, at: int) -> int:
    end = at + _LENGTH
    if end >= len(text):
        return len(text)
    for mark in _ENDS:
        if (place := text.rfind(mark, at, end)) >= 0:
            return place + len(mark)
    return end


# Addresses, telephone and account numbers, versions, names such as G7, F-16 or COVID-19, decades,
# and the numbers of paragraphs and lists.
LABEL = (
    r"https?://\S+|www\.\S+|[\w.+-]+@[\w-]+\.[\w.]+"
    r"|(?<![\w+])\+\d[\d ()/\u00a0-]{6,}\d"
    r"|(?<!\w)[A-Z]{2}\d{2}(?: ?[\dA-Z]{4}){3,}(?: ?[\dA-Z]{1,3})?"
    r"|(?<![\w.])(?!\d{1,3}(?:\.\d{3})+(?!\d|\.\d))[vV]?\d+(?:\.\d+){2,}(?![\w.])"
    r"|(?<!\w)(?!(?:EUR|USD|GBP|PLN|UAH|CHF)\d)[^\W\d_]+-?\d+(?:[-/.]?\w+)*"
    r"|(?<![\w.,€$£₴])\d+(?:[A-ZА-ЯІЇЄҐ](?![^\W\d_]|[€$£₴])\d*)"
    r"|(?<!\w)(?:1[5-9]|20|21)\d0s(?!\w)"
    r"|(?:(?<=\n\n)|(?<=[.:;?!]\n))[ \t]*\d{1,2}[.)](?=[ \t]+[^\W\d_])"
)
# Behind a number: `the 1990s` and `90-х` are no counts.
FOLLOWERS = re.compile(r"['’]?s(?!\w)|-(?:ті|х|их)(?!\w)")

# Words that a number follows as a name, in every language.
_LEADERS = (
    "article articles art annex chapter section sections paragraph para page pages p pp figure "
    "table appendix resolution regulation directive protocol iso no nr room line part phase "
    "tranche version chapitre partie paragraphe règlement résolution numéro n° kapitel abschnitt "
    "absatz seite artikel anhang artículo capítulo página sección resolución número стаття статті "
    "статтею статтю розділ сторінка пункт резолюція додаток art. § №"
).split()
_MONTHS = {
    "en": "january february march april may june july august september october november december",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "de": "januar februar märz april mai juni juli august september oktober november dezember",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre "
    "diciembre",
    "uk": "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
    "pl": "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października "
    "listopada grudnia",
}


# The word before a number, with the full stop of an abbreviation.
_WORD_BEFORE = re.compile(r"(?:(?<!\w)(?P<word>[^\W\d_]+[°º]?)\.?|[§№])[ \u00a0\u202f]?$")
_LONGEST_LABEL = 16


@cache
def _leaders(counted: frozenset[str]) -> frozenset[str]:
    return frozenset(word.lower().rstrip(".") for word in (*_LEADERS, *counted))


def is_led(text: str, start: int, language: Language) -> bool:
    """Whether a word such as `Article` or `page` stands before a number, and makes it a name."""
    before = _WORD_BEFORE.search(text, max(start - _LONGEST_LABEL, 0), start)
    if before is None:
        return False
    word = before["word"]
    return word is None or word.lower() in _leaders(language.counted)


# What every date has: digits parted twice by a mark, or the name of a month. A text with neither
# needs no pattern of all the months.
_PARTED = re.compile(r"\d-\d\d-\d|\d[./]\d\d?[./]\d")
_WORD = re.compile(r"[^\W\d_]{3,}")


def dates(text: str, language: Language) -> Iterator[tuple[int, int, int]]:
    """Start, end and value of each date; the value is its digits, `20230711` or `711`."""
    if not _PARTED.search(text) and not _names_month(text, language.code):
        return
    for match in _dates(language.code).finditer(text):
        if match["iso"]:
            yield *match.span(), int(match["iso"].replace("-", ""))
        elif match["dotted"]:
            day, month, year = re.split(r"[./]", match["dotted"])
            if int(month) <= 12 and int(day) <= 31:
                yield *match.span(), int(year) * 10_000 + int(month) * 100 + int(day)
        else:
            day = match["day"] or match["day2"]
            month = _month((match["month"] or match["month2"]).lower(), language.code)
            year = match["year"] or match["year2"]
            if month and int(day) <= 31:
                yield *match.span(), int(year or 0) * 10_000 + month * 100 + int(day)


def _names_month(text: str, code: str) -> bool:
    words = {word.lower() for word in _WORD.findall(text)}
    return not words.isdisjoint(_month_names(code))


@cache
def _month_names(code: str) -> frozenset[str]:
    months = _MONTHS.get(code, _MONTHS["en"]).split()
    return frozenset((*months, *(month[:3] for month in months)))


@cache
def _dates(code: str) -> re.Pattern[str]:
    months = _MONTHS.get(code, _MONTHS["en"]).split()
    short = [rf"{m[:3]}(?:\.|(?=[ \u00a0]\d))" for m in months] if code == "en" else []
    names = "|".join((*months, *short))
    gap = "[ \u00a0\u202f]"
    return re.compile(
        r"(?<![\d.-])(?P<iso>\d{4}-\d\d-\d\d)(?![\d-])"
        r"|(?<![\d./])(?P<dotted>\d{1,2}[./]\d{1,2}[./](?:19|20)\d\d)(?![\d./])"
        rf"|(?<!\d)(?P<day>\d{{1,2}})(?:er|st|nd|rd|th|\.)?{gap}(?:de{gap})?(?P<month>{names})"
        rf"(?:,?{gap}(?:de{gap})?(?P<year>(?:1[5-9]|2[01])\d\d)(?!\d))?(?:{gap}р(?:\.|оку))?"
        rf"|(?<!\w)(?P<month2>{names}){gap}(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?(?![\d.,%]\d|\d|%)"
        rf"(?:,{gap}(?P<year2>(?:1[5-9]|2[01])\d\d)(?!\d))?",
        re.IGNORECASE,
    )


def _month(name: str, code: str) -> int:
    months = _MONTHS.get(code, _MONTHS["en"]).split()
    return next(
        (
            n
            for n, month in enumerate(months, start=1)
            if month.startswith(name[:3]) and (len(name) <= 4 or month == name)
        ),
        0,
    )


@lru_cache(maxsize=512)
def find_numerals(text: str, language: Language) -> tuple[Numeral, ...]:
    """Every number of a text, in order."""
    return tuple(
        found._replace(start=found.start + at, end=found.end + at)
        for at, piece in windows(text)
        for found in with_ranges(list(_Reader(piece, language).read()), piece)
    )


_CLOCK = r"(?<![\d.,:])(?P<hour>[01]?\d|2[0-3])(?::|h)(?P<minute>[0-5]\d)(?![\d:])"
_RATIO = r"(?<![\d/.,])(?P<over>\d{1,2})/(?P<under>\d{1,2})(?![\d/])"
_ORDINAL = (
    r"(?<![\w.,])(?P<rank>\d+)(?:st|nd|rd|th|er|re|e|ème|º|ª|-(?!х|их|ті)[а-яіїєґ]{1,3})(?!\w)"
)
_NUMBER = rf"(?P<number>{NUMBER})"
_IN_WORDS = r"(?P<word>[^\W\d_]+(?:['’\u02bc][^\W\d_]+)*)"
_FOUND = re.compile(
    rf"(?P<label>{LABEL})|(?P<clock>{_CLOCK})|(?P<ratio>{_RATIO})|(?P<ordinal>{_ORDINAL})"
    rf"|{_NUMBER}|(?P<vulgar>{VULGAR})|{_IN_WORDS}"
)
_YEARS = range(1500, 2200)
# What goes on with a name: `Regulation 2016/679`, `Section 3.2`.
_LED = re.compile(r"(?:[./-]\w+)+")
# Nine and eleven, twenty-four and seven: two names that look like fractions.
_NAMES = ("9/11", "24/7", "50/50")


class _Reader:
    """Reads one text from left to right."""

    def __init__(self, text: str, language: Language) -> None:
        self.text = text
        self.language = language
        self.words = words_of(language.code)
        self.following: dict[int, list[Token]] = {}

    def read(self) -> Iterator[Numeral]:
        """Dates first, then what stands between them."""
        at = 0
        for start, end, value in dates(self.text, self.language):
            yield from self._between(at, start)
            yield self._numeral(start, end, Fraction(value), form=Form.DATE)
            at = end
        yield from self._between(at, len(self.text))

    def _between(self, at: int, until: int) -> Iterator[Numeral]:
        while at < until and (match := _FOUND.search(self.text, at, until)):
            found = self._found(match, until)
            at = found.end if found else match.end()
            if found:
                yield found

    def _found(self, match: re.Match[str], until: int) -> Numeral | None:
        start, end = match.span()
        if match["word"]:
            return self._spelt(match, until)
        if is_led(self.text, start, self.language):
            more = _LED.match(self.text, end)
            end = more.end() if more else end
            return self._numeral(start, end, Fraction(0), form=Form.LABEL)
        if match["label"] or match[0] in _NAMES:
            return self._numeral(start, end, Fraction(0), form=Form.LABEL)
        if match["clock"]:
            value = Fraction(int(match["hour"]) * 100 + int(match["minute"]))
            return self._numeral(start, end, value, form=Form.CLOCK)
        if match["ratio"]:
            return self._ratio(match)
        if match["vulgar"]:
            part = vulgar(match["vulgar"])
            return self._measured(start, end, part, is_year=False, form=Form.FRACTION)
        if match["ordinal"]:
            return self._numeral(start, end, Fraction(int(match["rank"])), form=Form.ORDINAL)
        return self._number(match)

    def _ratio(self, match: re.Match[str]) -> Numeral:
        over, under = int(match["over"]), int(match["under"])
        if not 0 < over < under:
            return self._numeral(*match.span(), Fraction(0), form=Form.LABEL)
        return self._numeral(*match.span(), Fraction(over, under), form=Form.FRACTION)

    def _number(self, match: re.Match[str]) -> Numeral:
        """A number in digits, with its sign, its multiplier and its unit."""
        start, end = match.span()
        plain = Fraction(number_value(match, self.language))
        joined = bool(match["sign"]) and self._is_joined(start)
        if half := _VULGAR.match(self.text, end):
            plain, end = plain + vulgar(half[0]) * (-1 if plain < 0 else 1), half.end()
        if joined:
            start, plain = start + 1, abs(plain)
        if FOLLOWERS.match(self.text, end):
            return self._numeral(start, end, Fraction(0), form=Form.LABEL)
        return self._measured(
            start, end, plain, is_year=_is_year(match) and (joined or not match["sign"])
        )

    def _is_joined(self, start: int) -> bool:
        """Whether a sign is a dash behind a word or a number."""
        return start > 0 and not self.text[start - 1].isspace() and self.text[start - 1] != "("

    def _measured(
        self, start: int, end: int, plain: Fraction, *, is_year: bool, form: Form = Form.NUMBER
    ) -> Numeral:
        power, over = multiplier(self.text, start, end, self.language)
        value = plain
        if power:
            value, is_year = plain * 10**power, False
            ends = self.text[over - 1] == "." and not self.text[over : over + 2].strip()
            end = over - 1 if ends else over
        unit, end = unit_behind(self.text, end)
        if not unit:
            unit, start = unit_before(self.text, start)
        kind = Form.YEAR if is_year and not unit else form
        return Numeral(self.text[start:end], start, end, value, unit, kind, plain)

    def _spelt(self, match: re.Match[str], until: int) -> Numeral | None:
        """A number in words that starts with a word, if one does."""
        words = self.words
        if words is None:
            return None
        tokens = self._tokens(match, words, until, _FEW)
        spelt = spell(tokens, words) if tokens else None
        if len(tokens) >= _FEW and (spelt is None or spelt.reach > _SHORT):
            tokens = self._tokens(match, words, until, _MANY)
            spelt = spell(tokens, words)
        if spelt is None or _SEVERAL.search(self.text, max(match.start() - 12, 0), match.start()):
            return None
        start, end = match.start(), tokens[spelt.length - 1].end
        if spelt.form is Form.ORDINAL:
            return self._numeral(start, end, spelt.value, form=Form.ORDINAL)
        is_part = spelt.bound or spelt.reach > spelt.length
        unit, over = self._unit_of(tokens, spelt, words) if is_part else ("", end)
        if unit or spelt.bound:
            form = spelt.form
            return self._numeral(start, over, spelt.value, form=form, unit=unit) if unit else None
        is_unit = spelt.form is Form.FRACTION and spelt.value.numerator == 1
        if is_unit and _GOES_ON.match(self.text, end):
            return None
        return self._measured(start, end, spelt.value, is_year=False, form=spelt.form)

    def _tokens(self, match: re.Match[str], words: Words, until: int, most: int) -> list[Token]:
        """The words from a place on that may make one number; none where none starts."""
        parts = split(folded(match[0]), self.language.code)
        if parts[0] not in words.openers:  # as most words
            return []
        tokens = [Token(part, match.end()) for part in parts]
        end, last = match.end(), min(until, match.end() + 90)
        if tokens[0].word in words.ones and any(t.word in words.ones for t in self._after(end)):
            return []
        while len(tokens) < most and (more := self._after(end)):
            end = more[-1].end
            if end > last or more[0].word not in words.known:
                break
            tokens += more
        return tokens

    def _after(self, at: int) -> list[Token]:
        """The word behind a place, read once however many numbers may hold it."""
        if at not in self.following:
            word = _NEXT_WORD.match(self.text, at)
            tied = word is not None and word[0][0] == "-"
            self.following[at] = self._split(word[1], word.end(), is_tied=tied) if word else []
        return self.following[at]

    def _split(self, word: str, end: int, *, is_tied: bool) -> list[Token]:
        return [Token(part, end, is_tied) for part in split(folded(word), self.language.code)]

    def _unit_of(self, tokens: list[Token], spelt: Spelt, words: Words) -> tuple[str, int]:
        """The per cent or the points that a part, or `one`, is of, and where they end."""
        end = tokens[spelt.reach - 1].end
        unit, over = unit_behind(self.text, end)
        # `As a % of it` is no number.
        if unit not in STRICT or not self.text[over - 1].isalpha():
            return "", end
        is_article = spelt.bound and tokens[0].word in words.articles and unit != POINTS
        return ("", end) if is_article and spelt.form is Form.NUMBER else (unit, over)

    def _numeral(
        self, start: int, end: int, value: Fraction, *, form: Form, unit: str = ""
    ) -> Numeral:
        return Numeral(self.text[start:end], start, end, value, unit, form, value)


# Most numbers in words are short: so many words tell of those, so many hold any number.
_FEW, _SHORT, _MANY = 6, 2, 40
_VULGAR = re.compile(VULGAR)
# A half-life and a quarter-final are no parts.
_GOES_ON = re.compile(r"-[^\W\d_]")
_NEXT_WORD = re.compile(r"[\s-]([^\W\d_]+(?:['’\u02bc][^\W\d_]+)*)")
# Several hundred are no hundred; `por ciento` and `en pour cent` are a unit.
_SEVERAL = re.compile(
    r"(?<!\w)(?:several|few|many|quelques|plusieurs|mehrere|einige|viele|varios|varias|algunos|"
    r"кілька|декілька|kilka|por|(?:en|quelques|tant|le) pour)[\s-]$",
    re.IGNORECASE,
)


def _is_year(match: re.Match[str]) -> bool:
    whole = match["whole"]
    bare = not (match["group"] or match["mark"])
    return bare and len(whole) == 4 and int(whole) in _YEARS
