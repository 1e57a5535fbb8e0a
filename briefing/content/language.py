"""A BCP 47 tag becomes a Language: its fixed words, its quotes and dash, how it writes dates.

Dates come from CLDR through Babel, loaded only for a language whose names are not here.
"""

import re
from datetime import date
from typing import NamedTuple


class Words(NamedTuple):
    """The words that the press itself puts on a page."""

    key_figures: str
    source: str
    sources: str
    updated: str
    brief: str
    page: str
    version: str
    reference: str
    qr_code: str


class Language(NamedTuple):
    """How one language is set.

    `quotes` are the marks outside and inside, opening and closing; `dash` parts
    clauses; `titles` bind to the name that follows them; a number does not bind to a
    `loose` word, which belongs to what comes after it.
    """

    tag: str
    words: Words
    quotes: tuple[str, str, str, str]
    dash: str = "\u2013"
    titles: frozenset[str] = frozenset()
    loose: frozenset[str] = frozenset()
    known: bool = True

    @property
    def code(self) -> str:
        """The primary language subtag, in lower case."""
        return self.tag.split("-")[0].lower()

    def full_date(self, day: date) -> str:
        """A date in full, with its weekday: `Tuesday, 11 July 2023`."""
        if not self._english:
            return _cldr(self, day, "full")
        return f"{_WEEKDAYS[day.weekday()]}, {self.date(day)}"

    def date(self, day: date) -> str:
        """A date without its weekday: `11 July 2023`."""
        if not self._english:
            return _cldr(self, day, "long")
        month = _MONTHS[day.month - 1]
        us = self.tag.lower() == "en-us"
        return f"{month} {day.day}, {day.year}" if us else f"{day.day} {month} {day.year}"

    @property
    def _english(self) -> bool:
        return self.code == "en"


def _cldr(language: Language, day: date, form: str) -> str:
    """A date by CLDR; in English where CLDR, or an alphabet of Europe, lacks the language.

    The fixed words of such a language are English as well.
    """
    from babel.core import UnknownLocaleError
    from babel.dates import format_date

    for locale in (language.tag.replace("-", "_"), language.code):
        try:
            text = format_date(day, form, locale=locale)
        except (UnknownLocaleError, ValueError):  # not in CLDR: try the wider tag
            continue
        if language.code == "fr" and day.day == 1:
            text = text.replace("1 ", "1er ", 1)  # the first alone is an ordinal in French
        if all(ord(char) < _BEYOND_EUROPE or not char.isalnum() for char in text):
            return text
    return ENGLISH.full_date(day) if form == "full" else ENGLISH.date(day)


# The first character after Latin, Greek and Cyrillic in Unicode.
_BEYOND_EUROPE = 0x0530


# English dates need no library: the order of en-GB or en-US, after the mock-up a comma
# behind the weekday.
_MONTHS = (
    "January February March April May June July August September October November December".split()
)
_WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()


def _words(words: str) -> frozenset[str]:
    return frozenset(words.split())


ENGLISH = Language(
    tag="en",
    words=Words(
        key_figures="Key figures",
        source="Source",
        sources="Sources",
        updated="last updated",
        brief="Brief",
        page="Page 1 of 1",
        version="Version",
        reference="Reference",
        qr_code="QR code",
    ),
    quotes=("\u201c", "\u201d", "\u2018", "\u2019"),
    titles=_words(
        "Mr Mr. Mrs Mrs. Ms Ms. Dr Dr. Prof. Professor President Minister Chancellor General "
        "Admiral Ambassador Commissioner Senator Secretary Sir Dame Lord Lady King Queen Prince"
    ),
    loose=_words("and or of in on at to by from for with as is are was were than the a an"),
)

_LANGUAGES = {
    "en": ENGLISH,
    "fr": Language(
        tag="fr",
        words=Words(
            key_figures="Chiffres clés",
            source="Source",
            sources="Sources",
            updated="mis à jour le",
            brief="Note",
            page="Page 1 sur 1",
            version="Version",
            reference="Référence",
            qr_code="Code QR",
        ),
        quotes=("«\u202f", "\u202f»", "\u201c", "\u201d"),
        titles=_words("M. MM. Mme Mmes Mlle Dr Pr président présidente ministre général roi"),
        loose=_words("et ou de des du à en au aux par pour sur dans le la les"),
    ),
    "uk": Language(
        tag="uk",
        words=Words(
            key_figures="Ключові цифри",
            source="Джерело",
            sources="Джерела",
            updated="оновлено",
            brief="Довідка",
            page="Сторінка 1 з 1",
            version="Версія",
            reference="Номер",
            qr_code="QR-код",
        ),
        quotes=("«", "»", "\u201e", "\u201c"),
        dash="\u2014",
        titles=_words("пан пані президент Президент міністр Міністр генерал посол"),
        loose=_words("та і й у в з на до від або за"),
    ),
    "de": Language(
        tag="de",
        words=Words(
            key_figures="Kennzahlen",
            source="Quelle",
            sources="Quellen",
            updated="zuletzt aktualisiert am",
            brief="Vermerk",
            page="Seite 1 von 1",
            version="Fassung",
            reference="Zeichen",
            qr_code="QR-Code",
        ),
        quotes=("\u201e", "\u201c", "\u201a", "\u2018"),
        titles=_words(
            "Herr Herrn Frau Dr. Prof. Präsident Präsidentin Minister Ministerin General"
        ),
        loose=_words("und oder von im in am an zu der die das auf bei"),
    ),
    "es": Language(
        tag="es",
        words=Words(
            key_figures="Cifras clave",
            source="Fuente",
            sources="Fuentes",
            updated="actualizado el",
            brief="Nota",
            page="Página 1 de 1",
            version="Versión",
            reference="Referencia",
            qr_code="Código QR",
        ),
        quotes=("«", "»", "\u201c", "\u201d"),
        titles=_words(
            "Sr. Sra. Dr. Dra. D. Dña. presidente presidenta ministro ministra general rey"
        ),
        loose=_words("y o de del en el la los las por con a"),
    ),
    "pl": Language(
        tag="pl",
        words=Words(
            key_figures="Kluczowe liczby",
            source="Źródło",
            sources="Źródła",
            updated="zaktualizowano",
            brief="Notatka",
            page="Strona 1 z 1",
            version="Wersja",
            reference="Sygnatura",
            qr_code="Kod QR",
        ),
        quotes=("\u201e", "\u201d", "«", "»"),
        titles=_words("pan pani Pan Pani dr prof. prezydent premier minister generał król"),
        loose=_words("i w z na do od o u oraz lub"),
    ),
}

# RFC 5646, 2.1: language, script, region, variants, extensions, private use; not the
# grandfathered tags, nor those that are private use alone.
_TAG = re.compile(
    r"[a-z]{2,3}(-[a-z]{3}){0,3}(-[a-z]{4})?(-([a-z]{2}|\d{3}))?(-([a-z\d]{5,8}|\d[a-z\d]{3}))*"
    r"(-[a-wyz\d](-[a-z\d]{2,8})+)*(-x(-[a-z\d]{1,8})+)?",
    re.IGNORECASE | re.ASCII,
)


def is_tag(tag: str) -> bool:
    """Whether this is a well-formed BCP 47 language tag."""
    return len(tag) <= 60 and _TAG.fullmatch(tag) is not None


def tag_hint(wrong: str) -> str:
    """What to write instead of something that is no tag."""
    mended = wrong.replace("_", "-")
    return f"write a tag such as `{mended if is_tag(mended) else 'en'}` or `pt-BR`"


def unknown(tag: str) -> tuple[str, str]:
    """The warning and the hint for a language that ships no words."""
    # Some write a country's code.
    meant = {"ua": "uk", "us": "en-US", "gb": "en-GB"}.get(tag.lower())
    hint = f"did you mean `{meant}`?" if meant else "they ship for en, fr, uk, de, es, pl"
    return f"no fixed words ship for {tag!r}: the English ones are used", hint


def language(tag: str) -> Language:
    """The language of a tag; one that ships no words gets English words and `known` False."""
    base = _LANGUAGES.get(tag.split("-")[0].lower())
    if base is None:
        return ENGLISH._replace(tag=tag, titles=frozenset(), known=False)
    return base._replace(tag=tag)
