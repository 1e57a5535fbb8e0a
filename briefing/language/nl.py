"""Dutch, of the Netherlands and of Belgium.

Double quotation marks outside and single ones inside: one of the ways that Taaladvies has (the
Flemish government's language advice), which says that single ones are ever more preferred; CLDR 44
has single ones for both. Decimals, months and quarters are CLDR's as Babel 2.19 has them,
letters CLDR's main exemplars; pyphen has patterns for nl_NL. Numbers below a thousand are one word.
Number words were held against num2words to 1,000 and some larger ones. Not checked by a reader.
"""

import re
from collections.abc import Mapping
from fractions import Fraction
from itertools import product

from briefing.language.language import (
    BlockWords,
    ChartWords,
    FixedWords,
    Language,
    NumberWords,
    StatusWords,
    word_set,
)


def _below_a_thousand(simple: Mapping[str, int | Fraction]) -> dict[str, int]:
    """The numbers that are one word, by value: `driehonderdvijfentwintig`, `tweeëntwintig`."""
    whole = {word: int(value) for word, value in simple.items() if value >= 2}
    ones = {"een": 1, "één": 1} | {word: value for word, value in whole.items() if value < 10}
    tens = {word: value for word, value in whole.items() if value >= 20}
    small = whole | {
        f"{one}{'ën' if one.endswith('e') else 'en'}{ten}": ones[one] + tens[ten]
        for one, ten in product(ones, tens)
    }
    hundreds = {"honderd": 100} | {
        f"{word}honderd": 100 * value
        for word, value in small.items()
        if value < 100 and value % 10 and value != 1
    }
    behind = ones | small
    below = [hundred for hundred in hundreds if hundreds[hundred] < 1000]
    joined = {
        f"{hundred}{joint}{other}": hundreds[hundred] + behind[other]
        for hundred, joint, other in product(below, ("", "en"), behind)
    }
    return small | hundreds | joined


_THOUSANDS = re.compile(r"(?P<before>.*)(?P<thousand>duizend)(?P<after>.*)")
_RANKED = re.compile(r"(?P<stem>.*(?:ig|honderd|duizend))ste|(?P<low>.*(?:elf|twaalf|.tien))de")
_LOW = {"eerste": "een", "derde": "drie", "achtste": "acht"} | {
    f"{word}de": word for word in "twee vier vijf zes zeven negen tien".split()
}
_BEFORE_LOW = re.compile(rf"(?P<large>.*(?:honderd|duizend))(?P<rank>{'|'.join(_LOW)})")
_HALVED = re.compile(r"(?P<stem>\w+?)[eë]nhalf")


def _split(word: str, known: Mapping[str, int | Fraction]) -> list[str]:
    """`Twaalfduizend` as `twaalf`, `duizend`; `-ste` ends an ordinal, `-half` adds a half."""
    stem = ""
    if low := _BEFORE_LOW.fullmatch(word):
        stem = low["large"] + _LOW[low["rank"]]
    elif ranked := _RANKED.fullmatch(word):
        stem = ranked["stem"] or ranked["low"]
    if stem:
        parts = _split(stem, known)
        return [*parts, "-ste"] if parts[0] in {*known, "duizend"} else [word]
    if (halved := _HALVED.fullmatch(word)) and halved["stem"] in known:
        return [halved["stem"], "-half"]
    if word == "driekwart":
        return ["drie", "kwart"]
    thousands = _THOUSANDS.fullmatch(word)
    if thousands is None or not (thousands["before"] in known or not thousands["before"]):
        return [word]
    if thousands["after"] not in {"", "een", "één", *known}:
        return [word]
    return [part for part in thousands.groups() if part]


LANGUAGE = Language(
    tag="nl",
    name="Dutch",
    own_name="nederlands",
    words=FixedWords(
        key_figures="Kerncijfers",
        source="Bron",
        sources="Bronnen",
        updated="bijgewerkt op",
        updated_at="bijgewerkt om",
        last_update="laatst bijgewerkt:",
        brief="Nota",
        page="Pagina {number} van {count}",
        copy="Exemplaar {number} van {count}",
        version="Versie",
        reference="Kenmerk",
        attached="De volledige pagina is bijgevoegd: {name}",
        only_attached="Alleen op de bijgevoegde pagina",
        empty="Leeg",
        not_available="Niet beschikbaar",
        note="Toelichting",
        note_number="noot {number}",
        note_back="terug naar de tekst bij noot {number}",
    ),
    charts=ChartWords(
        square="Eén vierkant: {}",
        base="{} = 100",
        now="Nu",
        target="Doel {}",
        of="van {}",
        since="eerder {}",
        name="Naam",
        value="Waarde",
        chart="Grafiek: {}",
        filled="{} van {} vierkanten gevuld",
        indexed="{}: 100. {}: {}, {}",
        rise="een stijging van {}",
        fall="een daling van {}",
        unchanged="ongewijzigd",
        above="{}, boven het doel van {}",
        below="{}, onder het doel van {}",
        met="{}, gelijk aan het doel",
        up="Gestegen, eerder {}",
        down="Gedaald, eerder {}",
        same="Ongewijzigd, eerder {}",
        rising="Een lijn die stijgt van {} naar {}",
        falling="Een lijn die daalt van {} naar {}",
        ending="Een lijn die begint bij {} en eindigt bij {}",
        between="Daartussen: {}",
        lowest="Laagste waarde: {}",
        highest="Hoogste waarde: {}",
        course="{} van {} naar {}",
        span="{} tot {}",
        no_values="geen waarden",
        filled_from="Gevuld: {} of meer",
        bare="Alleen de afkorting: geen gegevens",
    ),
    statuses=StatusWords(
        red="Rood",
        amber="Oranje",
        green="Groen",
        was="eerder {}",
        because="want",
    ),
    blocks=BlockWords(
        decide_by="Besluit uiterlijk",
        for_decision="Ter besluitvorming",
        decision="Besluit",
        signature="Handtekening",
        date="Datum",
        tick="aan te kruisen: {}",
        note="Toelichting",
        today="Vandaag, {}",
        past="voorbij: {}",
        to_come="komt nog: {}",
        contact="Contact",
        partners="Met",
        logo="Logo van {}",
    ),
    quotes=("\u201c", "\u201d", "\u2018", "\u2019"),
    long_word=16,
    letters="abcdefghijklmnopqrstuvwxyzáäéëíïóöúü",
    titles=word_set(
        "Dhr. dhr. Mevr. mevr. Mw. mw. Dr. dr. Prof. prof. Mr. mr. Ir. ir. Drs. drs. minister "
        "Minister president premier koning koningin generaal"
    ),
    counted=word_set("nr. Nr. art. artikel Artikel lid blz. p. hfst. hoofdstuk bijlage fig. tab."),
    lettered=word_set(
        "optie plan bijlage groep categorie artikel klasse type fase deel afdeling zone blok team "
        "scenario niveau lijst vitamine hepatitis figuur tabel kolom pijler model versie gebouw "
        "hal terminal punt variant"
    ),
    conjunctions=word_set("en of"),
    references=word_set(
        "nr nummer kenmerk ref referentie dossier tel telefoon mobiel fax resolutie richtlijn "
        "verordening wet besluit kamer zaal isbn issn vlucht versie boeing"
    ),
    streets=r"\w*(?:straat|laan|plein|weg|gracht|kade|singel|dijk)",
    loose=word_set("en of van in op aan bij te tot met voor de het een die dat als dan"),
    held="#~procent|ten~minste",
    never=word_set(
        "bijv bv ca resp vgl zgn incl excl nl d.w.z o.a m.b.t i.v.m t.a.v t.o.v m.n jan feb mrt "
        "apr aug sep sept okt nov dec max min mln mld St nrs blz hfst art"
    ),
    rarely=word_set("enz etc e.d e.a Chr"),
    openers=word_set(
        "De Het Een Dit Dat Deze Die Er Hij Zij Ze Wij We Zijn Haar Hun In Op Aan Bij Met Na Voor "
        "Van Door Tot Om Ook Maar En Als Toen Alle Veel Meerdere Volgens"
    ),
    months=(
        "januari februari maart april mei juni juli augustus september oktober november december"
    ),
    half_years="1e halfjaar {year}|2e halfjaar {year}",
    scales=(
        "3 duizend; 6 miljoen miljoenen mln; 9 miljard miljarden mld mrd; "
        "12 biljoen biljoenen; 15 biljard; 18 triljoen"
    ),
    units=(
        "bp basispunten|basispunt; pp procentpunten|procentpunt|%-punt; "
        "% procent|percent; ‰ promille; EUR euro|euro's; USD dollar|dollars; GBP pond; "
        "CHF zwitserse frank; km kilometer|kilometers; m meter|meters; "
        "kg kilogram|kilo; t ton; MW megawatt; GW gigawatt"
    ),
    ranges="tot en à",
    ordinals="e|ste|de",
    periods="[ \u00a0](?:kwartaal|kwartalen|halfjaar|helft|eeuw)|er jaren",
    hour_words=("om", ""),
    several="enkele|enige|meerdere|verscheidene|vele|een paar",
    numbered=(
        "hoofdstuk paragraaf lid pagina artikel artikelen bijlage tabel tabellen figuur grafiek "
        "deel nummer fase stap resolutie verordening richtlijn besluit protocol lijn versie jaren"
    ),
    in_millions="euro dollar mensen personen inwoners huishoudens ton",
    rising=(
        "steeg|stegen|stijgt|stijgen|gestegen|groeide|groeiden|groeit|gegroeid|stijging|toename",
        "meer|hoger",
    ),
    falling=(
        "daalde|daalden|daalt|dalen|gedaald|kromp|krompen|krimpt|gekrompen|daling|afname",
        "minder|lager",
    ),
    change_joints="met|van|ongeveer|circa|bijna|ruim|meer dan",
    changes=("met", "naar|tot", "tegen|tegenover|vergeleken met|ten opzichte van", "van"),
    below_zero="min",
    denials="niet|nooit|zonder|geen",
    numbers=NumberWords(
        adds=(
            "2 twee; 3 drie; 4 vier; 5 vijf; 6 zes; 7 zeven; 8 acht; 9 negen; 10 tien; 11 elf; "
            "12 twaalf; 13 dertien; 14 veertien; 15 vijftien; 16 zestien; 17 zeventien; "
            "18 achttien; 19 negentien; 20 twintig; 30 dertig; 40 veertig; 50 vijftig; 60 zestig; "
            "70 zeventig; 80 tachtig; 90 negentig; 3/2 anderhalf anderhalve"
        ),
        times="12 dozijn",
        parts=(
            "1/2 helft; 1/3 derde; 1/4 kwart vierde; 1/5 vijfde; 1/6 zesde; 1/8 achtste; "
            "1/10 tiende; 1/100 honderdste; 1/1000 duizendste"
        ),
        starts="duizend",
        ones="een één",
        articles="een",
        of="van",
        lone="helft kwart",
        ordinals="0 -ste",
        bound="1/2 half halve",
        fillers="van een",
        mixed="-half;en een half;en een halve",
        compounds=_below_a_thousand,
        split=_split,
    ),
    small=word_set(
        "de het een en of wie in is was die der er deze dit dat niet ook zijn wordt worden werd "
        "werden heeft hebben voor naar bij met uit over onder tussen tegen door maar want omdat "
        "wanneer als zoals dan nog wel geen hij zij wij hun haar van aan te tot op"
    ),
    empty_links="hier|klik hier|lees meer|lees verder|meer informatie|deze pagina|link|website",
    acronyms=word_set("EU VN NAVO NATO VS VK BBP BTW MKB CBS ECB AI DNA"),
    shouted=word_set("NIET ALLEEN NOOIT"),
)
