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
_CURRENCIES = "€$£¥₴"
_UNIT = (
    r"(?:[kKcmµ]m[²³23]?|m[²³23]?|kg|mg|g|t|kt|Mt|Gt|l|h|min|[kMGT]Wh?|MB|GB|TB|[kMG]?Hz|ha"
    r"|bn|mn|tn|mln|mld|k|M|pp|x|st|nd|rd|th)(?!\w)"
)
_DIGITS = r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)|\d+(?:[.,]\d+)*"
# What stands within an address, a path or an option, of which a sign is then a part.
_OF_ADDRESS = re.compile(r"[@\\_]|[&#?]\w|://|www\.|/[^\W\d_]|[^\W\d_]/")
_MINUS = re.compile(
    r"(?<![^\s(\[{\"'«„\u201c\u2018\u201a\u2039~≈<>≤≥=/|:→])-(?=[€$£¥₴]?\d)[€$£¥₴]?"
    rf"(?P<digits>{_DIGITS})(?P<unit>{_UNIT})?(?!\w|-\w|[.,]\d|\.[^\W\d_])"
)
_PAIR = re.compile(
    rf"(?<![\w.,:/\\@&#=+~'\u2019\u2010-\u2015{MINUS}-])(?P<first>{_DIGITS})[.%‰°]?(?P<hyphen>-)"
    rf"[{_CURRENCIES}]?(?P<second>{_DIGITS})(?P<unit>{_UNIT})?"
    rf"(?![\w/\\@&#=\u2010-\u2015{MINUS}-]|[.,:'\u2019]\w)"
)
_MEASURE = re.compile(rf"[ \u00a0\u202f]?(?:[%‰°{_CURRENCIES}]|{_UNIT})")
_YEAR = re.compile(r"(?:19|20)\d\d")
_NAME = re.compile(r"(?:[^\W\d_]|(?<!\d)\d{3})-\d\w*,?$")
_AREA_CODE = re.compile(r"\(\+?[\d ]+\)\s$")
_CODES = frozenset("EUR USD GBP PLN UAH CHF".split())
# `5'10"`, `40° 26' 46"`
_FEET = re.compile(r"(?<![\w'\u2019.,])\d{1,3}(')(?:\d{1,2}(?![\w'\u2019])(\")?| \d{1,2}(\"))")
_ARC = re.compile(r"\d°[ \u00a0\u202f]?\d{1,2}(?:[.,]\d+)?(')(?:[ \u00a0\u202f]?[\d.,]{1,6}(\"))?")
_DEGREE = re.compile(r"(?<=\d)°(?=[CFK](?!\w))")
_LOWER, _CAPITAL = "[a-zà-ÿа-яіїєґ]", "[^\\W\\d_a-zà-ÿа-яіїєґ]"


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
        return bool(_YEAR.fullmatch(self.first)) and len(self.second) in (2, 4)


def set_number_signs(
    text: str, cells: list[str], language: Language, typography: Typography
) -> None:
    """Set all signs of the numbers of a text, as far as a style leaves them to its language."""
    if typography.dashes and "-" in text:
        _set_minus(text, cells, language)
        _set_ranges(text, cells, language)
    if typography.quotes and "'" in text:
        _set_primes(text, cells)
    if language.parts_degrees and "°" in text:
        _part_degrees(text, cells)


def _set_minus(text: str, cells: list[str], language: Language) -> None:
    """Turn the hyphen before a number into U+2212 where it starts a word."""
    elided = -1  # where the last number ends that goes with a name before it
    for match in _MINUS.finditer(text):
        before, digits = text[max(match.start() - 40, 0) : match.start()], match["digits"]
        is_sure = _is_measured(text, match) or "." in digits or "," in digits
        chained = elided >= 0 and match.start() - elided < len(", and ")
        if not is_sure and (chained or _goes_with_name(before, language)):
            elided = match.end()
        elif not (
            _is_padded(digits)
            or _OF_ADDRESS.search(_token(text, match.start()))
            or _last_word(before) in language.references
            or (not is_sure and (_YEAR.fullmatch(digits) or _follows_number(before)))
        ):
            cells[match.start()] = MINUS


def _set_ranges(text: str, cells: list[str], language: Language) -> None:
    """Turn the hyphen between two plain numbers, the lower one first, into an en dash."""
    for match in _PAIR.finditer(text):
        before, behind = text[max(match.start() - 60, 0) : match.start()], text[match.end() :][:60]
        is_measured = _is_measured(text, match)
        pair = _Pair(match["first"], match["second"], before, behind, is_measured)
        if _rises(pair, language) and not (
            _is_reference(pair, language) or _is_address(pair, language)
        ):
            cells[match.start("hyphen")] = RANGE


def _set_primes(text: str, cells: list[str]) -> None:
    """Turn straight quotes into primes in feet with inches, and in degrees with minutes."""
    for pattern in (_FEET, _ARC):
        for match in pattern.finditer(text):
            for group in range(1, len(match.groups()) + 1):
                if match[group]:
                    cells[match.start(group)] = PRIMES[match[group]]


def _part_degrees(text: str, cells: list[str]) -> None:
    """Put a no-break space before the sign of `20°C` where none was typed."""
    for match in _DEGREE.finditer(text):
        cells[match.start()] = "\u00a0°"


def _is_measured(text: str, match: re.Match[str]) -> bool:
    """Whether a unit follows a number, or two."""
    return bool(match["unit"] or _MEASURE.match(text, match.end()))


def _goes_with_name(before: str, language: Language) -> bool:
    """Whether a name is before, whose number another goes with: `F-15, -16`, `737-800 and -900`."""
    *words, rest = ["", "", *before.split(" ")]
    is_joint = words[-1] in language.conjunctions
    name = words[-2] if is_joint else words[-1]
    return not rest and bool(_NAME.search(name)) and (is_joint or name.endswith(","))


def _token(text: str, at: int) -> str:
    """What stands around a place between two spaces, as far as an address is told by it."""
    start, end = text.rfind(" ", 0, at) + 1, text.find(" ", at)
    return text[start : end if end >= 0 else len(text)][:200]


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
    if _AREA_CODE.search(before):
        return True
    return last[-1:].isdigit() and before.rstrip()[-1:].isdigit() and not _YEAR.fullmatch(last)


def _rises(pair: _Pair, language: Language) -> bool:
    """Whether two numbers may be the ends of a range: plain ones, in order, and no date."""
    first, second = pair.first, pair.second
    if _is_padded(first) or (_is_padded(second) and not _YEAR.fullmatch(first)):
        return False
    if _YEAR.fullmatch(first) and len(second) == len("24"):
        return int(second) > max(int(first[2:]), 12)  # up to 12 it may be a month
    if _YEAR.fullmatch(second) and len(first) < len("2024") and not pair.is_measured:
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
