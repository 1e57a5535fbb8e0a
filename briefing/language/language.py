"""A BCP 47 tag becomes a Language: its fixed words, its marks, and which words it binds."""

import re
from datetime import date
from typing import Any, NamedTuple

from briefing.language.dates import full_date, plain_date
from briefing.language.fixed_words import WORDS, Words


class Language(NamedTuple):
    """How one language is set.

    `quotes` are the marks outside and inside, opening and closing; `dash` is what a
    spaced hyphen becomes, with its spaces. Marks of `spaced` stand a narrow space off
    what they belong to; `narrow` says that one also parts thousands and a per cent sign.
    `titles` bind to the name that follows them, `counted` to a number; a number does not
    bind to a `loose` word, which belongs to what comes after it.
    """

    tag: str
    words: Words
    quotes: tuple[str, str, str, str]
    dash: str = " \u2013 "
    spaced: str = ""
    narrow: bool = True
    titles: frozenset[str] = frozenset()
    counted: frozenset[str] = frozenset()
    loose: frozenset[str] = frozenset()

    @property
    def code(self) -> str:
        """The primary language subtag, in lower case."""
        return self.tag.split("-")[0].lower()

    def full_date(self, day: date) -> str:
        """A date in full, with its weekday: `Tuesday, 11 July 2023`."""
        return full_date(day, self.tag)

    def date(self, day: date) -> str:
        """A date without its weekday: `11 July 2023`."""
        return plain_date(day, self.tag)


def _words(words: str) -> frozenset[str]:
    return frozenset(words.split())


ENGLISH = Language(
    tag="en",
    words=WORDS["en"],
    quotes=("\u201c", "\u201d", "\u2018", "\u2019"),
    narrow=False,
    titles=_words(
        "Mr Mr. Mrs Mrs. Ms Ms. Dr Dr. Prof. Professor President Minister Chancellor General "
        "Admiral Ambassador Commissioner Senator Secretary Sir Dame Lord Lady King Queen Prince"
    ),
    counted=_words("No. p. pp. art. Article Annex Chapter Section Figure Table Appendix"),
    loose=_words("and or of in on at to by from for with as is are was were than the a an"),
)

# Marks and their spaces after CLDR's delimiters and the style guides of each language:
# Lexique de l'Imprimerie nationale, with the fine space that pages are set with today;
# Правопис 2019; Duden and DIN 5008; Ortografía de la RAE; Słownik ortograficzny PWN.
_LANGUAGES = {
    "en": ENGLISH,
    "fr": Language(
        tag="fr",
        words=WORDS["fr"],
        quotes=("«\u202f", "\u202f»", "\u201c", "\u201d"),
        spaced=";:!?«»%‰",
        titles=_words(
            "M. MM. Mme Mmes Mlle Dr Pr président présidente Président Présidente ministre "
            "général Général roi"
        ),
        counted=_words("n° N° nº art. article Article al. p. pp. fig. vol. chap. annexe chapitre"),
        loose=_words("et ou de des du à en au aux par pour sur dans le la les que"),
    ),
    "uk": Language(
        tag="uk",
        words=WORDS["uk"],
        quotes=("«", "»", "\u201e", "\u201c"),
        dash=" \u2014 ",
        titles=_words(
            "пан пані п. президент Президент президентка Президентка міністр Міністр генерал "
            "посол м. ім. ст. о."
        ),
        counted=_words("ст. п. пп. ч. с. стор. рис. табл. розд. гл. стаття статті статтею пункт"),
        loose=_words("та і й у в з із на до від або за що"),
    ),
    "de": Language(
        tag="de",
        words=WORDS["de"],
        quotes=("\u201e", "\u201c", "\u201a", "\u2018"),
        titles=_words(
            "Herr Herrn Frau Dr. Prof. Präsident Präsidentin Minister Ministerin General"
        ),
        counted=_words("Nr. Art. Artikel Abs. S. Bd. Kap. Kapitel Ziff. Abb. Tab. Rn. Anhang"),
        loose=_words("und oder von im in am an zu der die das auf bei als"),
    ),
    "es": Language(
        tag="es",
        words=WORDS["es"],
        quotes=("«", "»", "\u201c", "\u201d"),
        titles=_words(
            "Sr. Sra. Dr. Dra. D. Dña. presidente presidenta ministro ministra general rey"
        ),
        counted=_words("n.º N.º núm. art. artículo Artículo p. pág. págs. cap. fig. anexo"),
        loose=_words("y o de del en el la los las por con a que"),
    ),
    "pl": Language(
        tag="pl",
        words=WORDS["pl"],
        quotes=("\u201e", "\u201d", "«", "»"),
        titles=_words("pan pani Pan Pani dr prof. prezydent premier minister generał król"),
        counted=_words("nr Nr art. ust. pkt s. str. rys. tab. poz. rozdz. artykuł"),
        loose=_words("i w z na do od o u oraz lub za"),
    ),
}

# The tags of those that have fixed words.
SHIPPED = tuple(_LANGUAGES)

# Bound to a day that follows them: July 11.
_MONTHS = _words(
    "January February March April May June July August September October November December"
)
# What a country sets otherwise than its language does elsewhere: Chicago Manual of Style
# 6.91 (17th edition); CLDR's delimiters for fr-CH and de-CH; OQLF for Canada.
_COUNTRIES: dict[str, dict[str, Any]] = {
    "en-us": {"dash": "\u2014", "counted": ENGLISH.counted | _MONTHS},
    "fr-ch": {
        "quotes": ("«\u202f", "\u202f»", "\u2039\u202f", "\u202f\u203a"),
        "spaced": ";:!?«»\u2039\u203a%‰",
    },
    "fr-ca": {"spaced": ":«»%‰"},
    "de-ch": {"quotes": ("«", "»", "\u2039", "\u203a")},
    "de-li": {"quotes": ("«", "»", "\u2039", "\u203a")},
}


def language(tag: str) -> Language:
    """The language of a tag; one that ships no words is set as English, in English words."""
    base = _LANGUAGES.get(tag.split("-")[0].lower())
    if base is None:
        return ENGLISH._replace(tag=tag, titles=frozenset())
    country = re.match(r"([a-z]+)(?:-[a-z]{4})?-([a-z]{2})(?![a-z\d])", tag.lower())
    where = "-".join(country.groups()) if country else ""
    return base._replace(tag=tag, **_COUNTRIES.get(where, {}))
