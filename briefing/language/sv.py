"""Swedish.

Quotation marks after CLDR 44, which has the same at both ends. Decimals, months and quarters are
CLDR's as Babel 2.19 has them, letters CLDR's main exemplars; pyphen has patterns for sv. Numbers
below a thousand are one word, and larger ones often are. Number words were held against num2words
to 1,000 and some larger ones, but for its `förtio`, which is `fyrtio`. Not checked by a reader.
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
    """The numbers that are one word, by value: `trehundratjugofem`, `tjugoen`."""
    whole = {word: int(value) for word, value in simple.items() if value >= 2}
    ones = {"en": 1, "ett": 1} | {word: value for word, value in whole.items() if value < 10}
    tens = {word: value for word, value in whole.items() if value >= 20}
    small = whole | {f"{ten}{one}": tens[ten] + ones[one] for ten, one in product(tens, ones)}
    hundreds = {"hundra": 100} | {f"{one}hundra": 100 * ones[one] for one in ones if one != "en"}
    behind = ones | small
    return (
        small
        | hundreds
        | {
            f"{hundred}{other}": hundreds[hundred] + behind[other]
            for hundred, other in product(hundreds, behind)
        }
    )


_THOUSANDS = re.compile(r"(?P<before>.*?)(?P<thousand>tusen)(?P<after>.*)")
_LOW = {
    "första": "ett", "andra": "två", "tredje": "tre", "fjärde": "fyra", "femte": "fem",
    "sjätte": "sex", "sjunde": "sju", "åttonde": "åtta", "nionde": "nio",
}  # fmt: skip
_RANKED = re.compile(
    rf"(?P<stem>.*(?:io|hundra|tusen|tjugo))(?:nde|de)|(?P<large>.+)(?P<rank>{'|'.join(_LOW)})"
)


def _split(word: str, known: Mapping[str, int | Fraction]) -> list[str]:
    """`Tolvtusentrehundra` as `tolv`, `tusen`, `trehundra`; `-nde` ends an ordinal."""
    if ranked := _RANKED.fullmatch(word):
        stem = ranked["stem"] or ranked["large"] + _LOW[ranked["rank"]]
        parts = _split(stem, known)
        is_rank = parts[0] in {*known, "tusen"} and known.get(stem, 20) not in (9, 10)
        return [*parts, "-nde"] if is_rank else [word]
    thousands = _THOUSANDS.fullmatch(word)
    if thousands is None or thousands["before"] not in {"", "ett", *known}:
        return [word]
    if thousands["after"] not in {"", "en", "ett", *known}:
        return [word]
    return [part for part in thousands.groups() if part]


LANGUAGE = Language(
    tag="sv",
    name="Swedish",
    own_name="svenska",
    words=FixedWords(
        key_figures="Nyckeltal",
        source="Källa",
        sources="Källor",
        updated="uppdaterad den",
        updated_at="uppdaterad kl.",
        last_update="senast uppdaterad:",
        brief="Promemoria",
        page="Sida {number} av {count}",
        copy="Exemplar {number} av {count}",
        version="Version",
        reference="Beteckning",
        attached="Hela sidan är bifogad: {name}",
        only_attached="Endast på den bifogade sidan",
        empty="Tom",
        not_available="Uppgift saknas",
        note="Anmärkning",
        note_number="not {number}",
        note_back="tillbaka till texten för not {number}",
    ),
    charts=ChartWords(
        square="En ruta: {}",
        base="{} = 100",
        now="Nu",
        target="Mål {}",
        of="av {}",
        since="tidigare {}",
        name="Namn",
        value="Värde",
        chart="Diagram: {}",
        filled="{} av {} rutor fyllda",
        indexed="{}: 100. {}: {}, {}",
        rise="en ökning med {}",
        fall="en minskning med {}",
        unchanged="oförändrat",
        above="{}, över målet {}",
        below="{}, under målet {}",
        met="{}, lika med målet",
        up="Ökning, tidigare {}",
        down="Minskning, tidigare {}",
        same="Oförändrat, tidigare {}",
        rising="En linje som stiger från {} till {}",
        falling="En linje som sjunker från {} till {}",
        ending="En linje som börjar vid {} och slutar vid {}",
        between="Däremellan: {}",
        lowest="Lägsta värde: {}",
        highest="Högsta värde: {}",
        course="{} från {} till {}",
        span="{} till {}",
        no_values="inga värden",
        filled_from="Fylld: {} eller mer",
        bare="Endast förkortning: uppgift saknas",
    ),
    statuses=StatusWords(
        red="Rött",
        amber="Orange",
        green="Grönt",
        was="tidigare {}",
        because="eftersom",
    ),
    blocks=BlockWords(
        decide_by="Beslut senast",
        for_decision="För beslut",
        decision="Beslut",
        signature="Underskrift",
        date="Datum",
        tick="att kryssa för: {}",
        note="Anmärkning",
        today="I dag, {}",
        past="passerat: {}",
        to_come="kommande: {}",
        contact="Kontakt",
        partners="Tillsammans med",
        logo="Logotyp för {}",
    ),
    quotes=("\u201d", "\u201d", "\u2019", "\u2019"),
    long_word=16,
    letters="abcdefghijklmnopqrstuvwxyzàåäéö",
    titles=word_set("statsminister minister ministern kung drottning general dr prof. Dr Prof."),
    counted=word_set("nr Nr art. artikel Artikel s. sid. kap. kapitel bilaga fig. tabell §"),
    lettered=word_set(
        "alternativ plan bilaga grupp kategori artikel klass typ fas del avsnitt zon block lag "
        "scenario nivå lista vitamin hepatit figur tabell kolumn pelare modell version byggnad "
        "hall terminal punkt variant"
    ),
    conjunctions=word_set("och eller"),
    references=word_set(
        "nr nummer ref referens dnr diarienummer tel telefon mobil fax resolution direktiv "
        "förordning lag rum isbn issn flyg version boeing"
    ),
    streets=r"\w*(?:gatan|vägen|torget|gränd|allén|plan)",
    loose=word_set("och eller av i på till för från med att som den det de en ett är"),
    held="#~procent|minst~#|kl.~#",
    never=word_set(
        "bl.a d.v.s fr.o.m t.o.m t.ex s.k ca jfr inkl exkl resp kl jan feb febr mar apr aug sep "
        "sept okt nov dec max min milj f.d p.g.a"
    ),
    rarely=word_set("etc osv m.m m.fl Kr"),
    openers=word_set(
        "Den Det De En Ett Denna Detta Dessa Han Hon Vi Ni Hans Hennes Deras I På Till För Från "
        "Med Efter Vid Om Men Och När Alla Många Flera Enligt"
    ),
    months="januari februari mars april maj juni juli augusti september oktober november december",
    half_years="1:a halvåret {year}|2:a halvåret {year}",
    scales=(
        "3 tusen; 6 miljon miljoner mn mkr milj; 9 miljard miljarder md mdkr; "
        "12 biljon biljoner; 15 biljard biljarder; 18 triljon triljoner"
    ),
    units=(
        "bp räntepunkter|räntepunkt|baspunkter; "
        "pp procentenheter|procentenhet|procentenheterna; % procent; ‰ promille; "
        "EUR euro; USD dollar; GBP pund; CHF schweiziska franc; "
        "km kilometer; m meter; kg kilogram|kilo; t ton; MW megawatt; GW gigawatt"
    ),
    ranges="till och",
    ordinals=":[aeAE]",
    periods="(?::[ae])?[ \u00a0](?:kvartalet|halvåret|seklet|århundradet)|-talet|-tal",
    hour_words=(r"kl\.?|klockan", ""),
    several="flera|några|många|åtskilliga|ett par",
    numbered=(
        "kapitel avsnitt stycke sida sidorna artikel artiklar bilaga tabell tabeller figur diagram "
        "del nummer fas steg resolution förordning direktiv protokoll linje version"
    ),
    in_millions="euro dollar kronor personer människor invånare hushåll ton",
    rising=(
        "steg|stiger|stigit|ökade|ökar|ökat|växte|växer|vuxit|ökning|uppgång",
        "mer|fler|högre",
    ),
    falling=(
        "sjönk|sjunker|sjunkit|minskade|minskar|minskat|föll|faller|fallit|minskning|nedgång",
        "mindre|färre|lägre",
    ),
    change_joints="med|på|omkring|cirka|nästan|drygt|mer än|knappt",
    changes=("med", "till", "mot|jämfört med", "från"),
    below_zero="minus",
    denials="inte|aldrig|utan|inga|ingen|inget",
    numbers=NumberWords(
        adds=(
            "2 två; 3 tre; 4 fyra; 5 fem; 6 sex; 7 sju; 8 åtta; 9 nio; 10 tio; 11 elva; 12 tolv; "
            "13 tretton; 14 fjorton; 15 femton; 16 sexton; 17 sjutton; 18 arton; 19 nitton; "
            "20 tjugo; 30 trettio; 40 fyrtio; 50 femtio; 60 sextio; 70 sjuttio; 80 åttio; "
            "90 nittio"
        ),
        times="12 dussin",
        parts=(
            "1/2 hälften hälft; 1/3 tredjedel tredjedelar; 1/4 fjärdedel fjärdedelar; "
            "1/5 femtedel femtedelar; 1/6 sjättedel sjättedelar; 1/8 åttondel åttondelar; "
            "1/10 tiondel tiondelar; 1/100 hundradel hundradelar; 1/1000 tusendel tusendelar"
        ),
        starts="tusen",
        ones="en ett",
        lone="hälften hälft",
        ordinals="0 -nde",
        bound="1/2 halv halvt",
        fillers="av",
        mixed="och en halv;och ett halvt",
        compounds=_below_a_thousand,
        split=_split,
    ),
    small=word_set(
        "i en de den om man och eller men av på till för från med att som det ett är var blir "
        "blev har hade inte också när efter under över mellan mot utan genom sin sitt sina deras "
        "denna detta dessa kan ska skulle"
    ),
    empty_links="här|klicka här|läs mer|mer information|länk|denna sida|webbplats",
    acronyms=word_set("EU FN NATO USA UK BNP ECB AI DNA SCB SVT SKR"),
    shouted=word_set("INTE ALDRIG"),
)
