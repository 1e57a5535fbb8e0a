"""What stands beside a number becomes its unit: a currency, per cent, points, or a measure."""

from __future__ import annotations

import re
from functools import cache

from briefing.defer import pattern

PER_CENT, POINTS = "%", "pp"

# Words and signs for each unit, in every language at once: none means two things.
_UNITS = {
    POINTS: "percentage points|percentage point|p\\.p\\.|pp|points de pourcentage|"
    "point de pourcentage|prozentpunkten|prozentpunkte|prozentpunkt|puntos porcentuales|"
    "punto porcentual|punktów procentowych|punkty procentowe|punkt procentowy|"
    "punktu procentowego|відсоткових пунктів|відсоткові пункти|відсотковий пункт|"
    "відсоткового пункту|процентних пунктів|процентні пункти|в\\.п\\.",
    PER_CENT: "%|per cent|percent|pour cent|prozent|por ciento|procent|procentu|procenty|proc\\.|"
    "відсоток|відсотка|відсотки|відсотків|процент|процента|проценти|процентів",
    "‰": "‰",
    "EUR": "€|eur|euros|euro|євро",
    "USD": "us\\$|\\$|usd|us dollars|dollars|dollar|dólares|dólar|dolarów|dolary|доларів|долари|"
    "долар",
    "GBP": "£|gbp|pounds",
    "PLN": "zł|pln|złotych|złote|zloty|zlotys",
    "UAH": "₴|грн|uah|гривень|гривні|гривня|hryvnias|hryvnia",
    "CHF": "chf|swiss francs|francs suisses|schweizer franken",
    "km": "km|kilometres|kilometers|kilometre|kilometer|kilomètres|kilómetros|kilometrów|км|"
    "кілометрів|кілометри|кілометра",
    "m": "(?-i:m)|metres|meters|metre|meter|mètres|mètre|metern|metros|metrów|метрів|метри",
    "kg": "kg|kilograms|kilogrammes|kilogramm|kilogramos|kilogramów|кг|кілограмів",
    "t": "tonnes|tons|tonnen|toneladas|ton|тонн|тонни",
    "MW": "mw|megawatts|мвт",
    "GW": "gw|gigawatts|гвт",
    "TWh": "twh",
    "GWh": "gwh",
}


def _plain(word: str) -> str:
    return word.replace("\\", "").replace("(?-i:m)", "m")


_NAMES = {_plain(word): unit for unit, words in _UNITS.items() for word in words.split("|")}
_GAP, _JOINT = pattern(r"\s?-?"), pattern(r"de\s|d['’]|of\s", re.IGNORECASE)
_SIGN_BEFORE = pattern(r"(?<!\w)(?P<unit>us\$|€|\$|£|₴|eur|usd|gbp|pln|uah|chf)\s?$", re.I)
STRICT = frozenset((PER_CENT, POINTS, "‰"))


def unit_behind(text: str, at: int) -> tuple[str, int]:
    """The unit that starts at a place, and where it ends; none, and the place itself."""
    gap = _GAP.match(text, at)
    behind = gap.end() if gap else at
    joint = _JOINT.match(text, behind)
    for start in (joint.end(), behind) if joint else (behind,):
        known = _units_from(text[start : start + 1].lower())
        if known and (match := known.match(text, start)):
            return _NAMES[" ".join(match[0].lower().split())], match.end()
    return "", at


@cache
def _units_from(first: str) -> re.Pattern[str] | None:
    """What finds the units that start with a character: a text needs few of all that there are."""
    words = [word for units in _UNITS.values() for word in units.split("|")]
    known = "|".join(word for word in words if first and _plain(word).startswith(first))
    some = known.replace(" ", r"\s+")
    return re.compile(rf"(?:{some})(?![^\W\d_])", re.IGNORECASE) if known else None


def unit_before(text: str, at: int) -> tuple[str, int]:
    """The currency that ends at a place, and where it starts; none, and the place itself."""
    match = _SIGN_BEFORE.search(text[max(at - 6, 0) : at])
    if match is None:
        return "", at
    return _NAMES[match["unit"].lower()], max(at - 6, 0) + match.start()
