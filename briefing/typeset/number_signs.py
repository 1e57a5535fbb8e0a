"""Sets the signs of numbers that a keyboard lacks: minus, a range's dash, primes, degrees.

A hyphen is left as typed wherever it may be part of a name: a date, a reference, a telephone
number, a house's number, an aircraft, an address, a file. `cells` are those of `punctuation`.
"""

import re
from functools import cache
from typing import NamedTuple

from briefing.language.language import Language
from briefing.style.stylesheet import Typography

MINUS, RANGE = "\u2212", "\u2013"
PRIMES = {"'": "\u2032", '"': "\u2033"}
# Patterns are compiled when they are first used, and few: a large one takes milliseconds.
_DIGITS = r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)|\d+(?:[.,]\d+)*"
_MINUS = rf"-[€$£¥₴]?({_DIGITS})"
_PAIR = rf"(?<!\d)({_DIGITS})[.%‰°]?(-)[€$£¥₴]?({_DIGITS})"
# `5'10"`, `40° 26' 46"`
_FEET = r"(?<![\w'\u2019.,])\d{1,3}(')(?:\d{1,2}(?![\w'\u2019])(\")?| \d{1,2}(\"))"
_ARC = r"\d°[ \u00a0\u202f]?\d{1,2}(?:[.,]\d+)?(')(?:[ \u00a0\u202f]?[\d.,]{1,6}(\"))?"
_DEGREE = r"(?<=\d)°(?=[CFK](?!\w))"
_AREA_CODE = r"\(\+?[\d ]+\)\s$"
# A name that ends in a number, but no two years.
_NAME = r"(?:[^\W\d_]|(?<!\d)\d{3})-\d\w*,?$"
_BEFORE_MINUS = frozenset(" \u00a0\u202f([{\"'«„\u201c\u2018\u201a\u2039~≈<>≤≥=/|:→")
_MEASURES = frozenset("%‰°€$£¥₴")
_UNITS = frozenset(
    "km m cm mm µm kg mg g t kt Mt Gt l h min W kW MW GW TW kWh MWh GWh TWh MB GB TB Hz kHz MHz "
    "GHz ha bn mn tn mln mld k M pp x st nd rd th".split()
)
_CODES = frozenset("EUR USD GBP PLN UAH CHF".split())
_LOWER, _CAPITAL = "[a-zà-ÿа-яіїєґ]", "[^\\W\\d_a-zà-ÿа-яіїєґ]"
_DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212"


class _Pair(NamedTuple):
    """Two numbers with a hyphen between them, the words around them, whether they have a unit."""

    first: str
    second: str
    before: str
    behind: str
    is_measured: bool

    @property
    def are_years(self) -> bool:
        """Whether they are two years: `2019-2024`, `2019-24`."""
        return _is_year(self.first) and len(self.second) in (2, 4)


def set_number_signs(
    text: str, cells: list[str], language: Language, typography: Typography
) -> None:
    """Set all signs of the numbers of a text, as far as a style leaves them to its language."""
    if typography.dashes and "-" in text:
        _set_minus(text, cells, language)
        _set_ranges(text, cells, language)
    if typography.quotes and re.search(r"\d'", text):
        _set_primes(text, cells)
    if language.parts_degrees and "°" in text:
        _part_degrees(text, cells)


def _set_minus(text: str, cells: list[str], language: Language) -> None:
    """Turn the hyphen before a number into U+2212 where it starts a word."""
    elided = -1  # where the last number ends that goes with a name before it
    for match in re.finditer(_MINUS, text):
        start, digits = match.start(), match[1]
        before = text[max(start - 40, 0) : start]
        end, is_measured = _measured(text, match.end())
        if (before and before[-1] not in _BEFORE_MINUS) or not _ends_plain(text, end):
            continue
        is_sure = is_measured or "." in digits or "," in digits
        chained = elided >= 0 and start - elided < len(", and ")
        if not is_sure and (chained or _goes_with_name(before, language)):
            elided = match.end()
        elif not (
            _is_padded(digits)
            or _is_in_address(text, start)
            or _last_word(before) in language.references
            or (not is_sure and (_is_year(digits) or _follows_number(before)))
        ):
            cells[start] = MINUS


def _set_ranges(text: str, cells: list[str], language: Language) -> None:
    """Turn the hyphen between two plain numbers, the lower one first, into an en dash."""
    for match in re.finditer(_PAIR, text):
        start = match.start()
        before = text[max(start - 60, 0) : start]
        end, is_measured = _measured(text, match.end())
        last = before[-1:]
        if last.isalnum() or (last and last in f"_.,:/\\@&#=+~'\u2019{_DASHES}"):
            continue
        pair = _Pair(match[1], match[3], before, text[end : end + 60], is_measured)
        if (
            _ends_plain(text, end)
            and (end > match.end() or text[end : end + 1] not in ("/", "\\", "&", "#", "="))
            and _rises(pair, language)
            and not (_is_reference(pair, language) or _is_address(pair, language))
        ):
            cells[match.start(2)] = RANGE


def _measured(text: str, end: int) -> tuple[int, bool]:
    """Where a number that ends here ends with the unit joined to it, and whether it has any."""
    if word := _letters(text, end):
        return (end + len(word), True) if word in _UNITS else (end, False)
    space = text[end : end + 1].isspace()
    sign = text[end + space : end + space + 1]
    return end, sign in _MEASURES or _letters(text, end + space) in _UNITS


def _letters(text: str, start: int) -> str:
    """The letters that a word starts with, as many as a unit may have and one more."""
    few = text[start : start + len("mln.")]
    return few[: next((at for at, char in enumerate(few) if not char.isalpha()), len(few))]


def _ends_plain(text: str, end: int) -> bool:
    """Whether a number, or its unit, ends here, and is no part of a longer name or number."""
    char, after = text[end : end + 1], text[end + 1 : end + 2]
    if not char or char in "²³":
        return True
    if char in ".,:'\u2019" and (after.isdigit() or (char != "'" and after.isalnum())):
        return False
    return not (char.isalnum() or char in "_@\\" or (char in _DASHES and not after.isspace()))


def _set_primes(text: str, cells: list[str]) -> None:
    """Turn straight quotes into primes in feet with inches, and in degrees with minutes."""
    for pattern in (_FEET, _ARC):
        for match in re.finditer(pattern, text):
            for group in range(1, len(match.groups()) + 1):
                if match[group]:
                    cells[match.start(group)] = PRIMES[match[group]]


def _part_degrees(text: str, cells: list[str]) -> None:
    """Put a no-break space before the sign of `20°C` where none was typed."""
    for match in re.finditer(_DEGREE, text):
        cells[match.start()] = "\u00a0°"


def _goes_with_name(before: str, language: Language) -> bool:
    """Whether a name is before, whose number another goes with: `F-15, -16`, `737-800 and -900`."""
    *words, rest = ["", "", *before.split(" ")]
    is_joint = words[-1] in language.conjunctions
    name = words[-2] if is_joint else words[-1]
    return not rest and bool(re.search(_NAME, name)) and (is_joint or name.endswith(","))


def _is_in_address(text: str, at: int) -> bool:
    """Whether a place is within an address or a path, as far as the word around it tells."""
    start, end = text.rfind(" ", 0, at) + 1, text.find(" ", at)
    token = text[start : end if end >= 0 else len(text)][:200]
    return any(mark in token for mark in ("@", "\\", "_", "www.")) or (
        "/" in token and any(char.isalpha() for char in token)
    )


def _is_year(digits: str) -> bool:
    return len(digits) == len("2024") and digits.isdecimal() and digits[:2] in ("19", "20")


def _is_padded(digits: str) -> bool:
    """Whether a zero fills a number up, as in codes and dates: `07`, but not `0` and `0.7`."""
    return digits[:1] == "0" and digits[1:2].isdigit()


def _last_word(before: str) -> str:
    """The last word of a text in lower case, without the stop behind it."""
    words = before.rsplit(maxsplit=1)[-1:] or [""]
    return words[0].strip("(.,:;\"'«„“").lower()


def _follows_number(before: str) -> bool:
    """Whether a number and a space stand before, as in `5 -10` and the telephone's `20 7946-8000`.

    A year may stand before anything.
    """
    last = _last_word(before) if before[-1:].isspace() else ""
    if before.endswith(") ") and re.search(_AREA_CODE, before):
        return True
    return last[-1:].isdigit() and before.rstrip()[-1:].isdigit() and not _is_year(last)


def _rises(pair: _Pair, language: Language) -> bool:
    """Whether two numbers may be the ends of a range: plain ones, in order, and no date."""
    first, second = pair.first, pair.second
    if _is_padded(first) or (_is_padded(second) and not _is_year(first)):
        return False
    if _is_year(first) and len(second) == len("24"):
        return int(second) > max(int(first[2:]), 12)  # up to 12 it may be a month
    if _is_year(second) and len(first) < len("2024") and not pair.is_measured:
        return False  # `12-2024` is a month
    if (len(first), len(second)) == (3, 4) and second.isdigit() and int(second) % 10:
        return False  # `555-1234`: ends of a range so far apart are round
    low, high = _value(first, language), _value(second, language)
    return low is not None and high is not None and low < high


def _value(digits: str, language: Language) -> float | None:
    """The number that some digits are; None for `1.2.3`, which is none."""
    digits = re.sub(r"\s", "", digits)
    grouping = "," if language.decimal == "." else "."
    plain = re.sub(rf"[{grouping}](?=\d{{3}}(?!\d))", "", digits).replace(",", ".")
    return float(plain) if plain.count(".") < len("..") else None


def _is_reference(pair: _Pair, language: Language) -> bool:
    """Whether the words before two numbers make a name, a reference or a telephone's of them."""
    if _last_word(pair.before) in language.references or _follows_number(pair.before):
        return True
    code = (pair.before.rsplit(maxsplit=1)[-1:] or [""])[0].strip("(\"'«„“[")
    is_code = len(code) > 1 and code.isupper() and code.isalnum() and code not in _CODES
    return is_code and not (pair.is_measured or pair.are_years)


@cache
def _street(words: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A street that ends before a number, and one that begins behind a number."""
    name = rf"(?:{_CAPITAL}[\w'\u2019.-]*,? |{_LOWER}{{1,3}},? )"
    return (
        re.compile(rf"(?<!\w)(?:{words})\.?(?: |,? {name}+)$"),
        re.compile(rf",? {name}{{0,3}}(?:{words})(?!\w)"),
    )


def _is_address(pair: _Pair, language: Language) -> bool:
    """Whether two numbers are those of houses in a street."""
    if pair.is_measured or pair.are_years or not language.streets:
        return False
    ahead, following = _street(language.streets)
    return bool(ahead.search(pair.before) or following.match(pair.behind))
