"""A language becomes the acronyms that its readers know better than what they stand for.

Few by design: a brief is passed on to people who do not work on its subject. In are names of
states and of bodies that the news never spells out, and everyday words; out are ministries,
programmes, weapons and whatever else only its own circle knows by its letters.
"""

from __future__ import annotations

from briefing.language.language import Language


def _words(words: str) -> frozenset[str]:
    return frozenset(words.split())


# Units and the codes of ISO 4217 are written so by rule: nothing is to be spelt out.
_SIGNS = _words(
    "MW GW TW MWh GWh TWh МВт ГВт ТВт MB GB TB MHz GHz EUR USD GBP CHF JPY CNY CAD AUD UAH PLN SEK "
    "NOK DKK CZK RON HUF AM PM BCE CE AD BC"
)
_EVERYDAY = _words("AIDS HIV DNA TV PDF GPS AI IT ID OK QR SMS USB CD DVD SOS")
_KNOWN = {
    "en": _words("EU UN UK US USA NATO GDP VAT MP MEP"),
    "fr": _words("UE ONU OTAN USA PIB TVA PME OMS IA VIH SIDA ADN"),
    "uk": _words("ЄС ООН НАТО США ВВП ПДВ ЗСУ ЗМІ СРСР СНІД ВІЛ ДНК АЕС ОК ТБ"),
    "de": _words("EU UN UNO NATO USA UK BIP DDR KI LKW PKW PC EZB"),
    "es": _words("UE ONU OTAN EEUU USA PIB IVA OMS IA VIH SIDA ADN PYME"),
    "pl": _words("UE ONZ NATO USA PKB VAT RP PRL ZSRR AI PKP"),
}


def known(language: Language) -> frozenset[str]:
    """The acronyms that need no long form; English ones where a language has no list."""
    return _KNOWN.get(language.code, _KNOWN["en"]) | _EVERYDAY | _SIGNS
