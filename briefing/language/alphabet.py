"""A language becomes the characters that its copy cannot do without."""

from __future__ import annotations

from briefing.language.language import Language

_LATIN = "abcdefghijklmnopqrstuvwxyz"
# Letters of the languages whose words ship, after CLDR's main exemplar characters.
_LETTERS = {
    "en": _LATIN,
    "fr": _LATIN + "àâæçéèêëîïôœùûüÿ",
    "uk": "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя",
    "de": _LATIN + "äöüß",
    "es": _LATIN + "áéíñóúü¡¿",
    "pl": _LATIN + "ąćęłńóśźż",
}
# What figures and clauses need in each of them, and the apostrophe.
_COMMON = "0123456789%€\u2013\u2014\u2019"


def alphabet(language: Language) -> str:
    """Its letters in both cases, digits, signs and quotes, in that order, each once.

    Spaces are left out, and so is every language that ships no words: all that is known of
    it is what its copy turns out to hold.
    """
    letters = _LETTERS.get(language.code)
    if letters is None:
        return ""
    whole = letters + letters.upper() + _COMMON + "".join(language.quotes)
    return "".join(char for char in dict.fromkeys(whole) if not char.isspace())
