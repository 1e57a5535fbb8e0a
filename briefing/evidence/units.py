"""What stands beside a number becomes its unit: a currency, per cent, points, or a measure."""

from __future__ import annotations

import re

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
_NAMES = {
    word.replace("\\", "").replace("(?-i:m)", "m"): unit
    for unit, words in _UNITS.items()
    for word in words.split("|")
}
_ALL = "|".join(_UNITS.values()).replace(" ", r"\s+")
_BEHIND = pattern(rf"\s?-?(?:de\s|d['’]|of\s)?(?P<unit>{_ALL})(?![^\W\d_])", re.IGNORECASE)
_SIGN_BEFORE = pattern(r"(?<!\w)(?P<unit>us\$|€|\$|£|₴|eur|usd|gbp|pln|uah|chf)\s?$", re.I)
STRICT = frozenset((PER_CENT, POINTS, "‰"))


def unit_behind(text: str, at: int) -> tuple[str, int]:
    """The unit that starts at a place, and where it ends; none, and the place itself."""
    match = _BEHIND.match(text, at)
    if match is None:
        return "", at
    return _NAMES[" ".join(match["unit"].lower().split())], match.end()


def unit_before(text: str, at: int) -> tuple[str, int]:
    """The currency that ends at a place, and where it starts; none, and the place itself."""
    match = _SIGN_BEFORE.search(text[max(at - 6, 0) : at])
    if match is None:
        return "", at
    return _NAMES[match["unit"].lower()], max(at - 6, 0) + match.start()
