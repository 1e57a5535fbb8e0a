"""What stands beside a number becomes its unit: a currency, per cent, points, or a measure."""

from __future__ import annotations

import re
from functools import cache

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


_NAMES = {word: unit for unit, words in _UNITS.items() for word in words.split("|")}
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
                return _NAMES[word], end
    return "", at


@cache
def _units_from(first: str) -> tuple[str, ...]:
    """The units that start with a character, in their order: a text needs few of all there are."""
    return tuple(word for word in _NAMES if first and word[0] == first)


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
    return _NAMES[match["unit"].lower()], max(at - 6, 0) + match.start()
