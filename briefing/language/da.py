"""Danish.

Quotation marks after CLDR: “ ” outside, ‘ ’ inside. Decimals, months and quarters are CLDR's as
Babel has them, letters CLDR's main exemplars; pyphen has patterns for da. Numbers below a hundred
are one word with the ones before the tens (`femogtyve`), larger ones are parted or one word.
Numbers to 1000 are those of num2words, but for its `treds`. Not checked by a reader.
"""

import re
from collections.abc import Mapping
from fractions import Fraction

from briefing.language.language import (
    BlockWords,
    ChartWords,
    FixedWords,
    Language,
    NumberWords,
    StatusWords,
    word_set,
)


def _below_a_hundred(simple: Mapping[str, int | Fraction]) -> dict[str, int]:
    """The numbers that are one word, by value: `femogtyve`."""
    whole = {word: int(value) for word, value in simple.items()}
    ones = {"en": 1, "et": 1} | {word: value for word, value in whole.items() if value < 10}
    tens = {word: value for word, value in whole.items() if value >= 20}
    return {
        f"{one}og{ten}": ones[one] + value
        for ten, value in tens.items()
        for one in ones
        if one != "et"
    }


_LARGE = re.compile(r"(?P<before>.*?)(?P<large>tusinde|tusind|hundrede)(?:og)?(?P<after>.*)")


def _split(word: str, known: Mapping[str, int | Fraction]) -> list[str]:
    """`Trehundredefemogtyve` as `tre`, `hundrede`, `femogtyve`."""
    large = _LARGE.fullmatch(word)
    if large is None or large["before"] not in {"", "en", "et", *known}:
        return [word]
    after = _split(large["after"], known) if large["after"] else []
    is_whole = all(part in {"en", "et", "hundrede", *known} for part in after)
    return [part for part in (large["before"], large["large"], *after) if part] * is_whole or [word]


LANGUAGE = Language(
    tag="da",
    name="Danish",
    own_name="dansk",
    words=FixedWords(
        key_figures="Nøgletal",
        source="Kilde",
        sources="Kilder",
        updated="opdateret den",
        updated_at="opdateret kl.",
        last_update="senest opdateret:",
        brief="Notat",
        page="Side {number} af {count}",
        copy="Eksemplar {number} af {count}",
        version="Version",
        reference="Reference",
        attached="Hele siden er vedhæftet: {name}",
        only_attached="Kun på den vedhæftede side",
        empty="Tom",
        not_available="Ikke oplyst",
        note="Note",
        note_number="note {number}",
        note_back="tilbage til teksten for note {number}",
    ),
    charts=ChartWords(
        square="Et felt: {}",
        base="{} = 100",
        now="Nu",
        target="Mål {}",
        of="af {}",
        since="tidligere {}",
        name="Navn",
        value="Værdi",
        chart="Diagram: {}",
        filled="{} af {} felter udfyldt",
        indexed="{}: 100. {}: {}, {}",
        rise="en stigning på {}",
        fall="et fald på {}",
        unchanged="uændret",
        above="{}, over målet på {}",
        below="{}, under målet på {}",
        met="{}, lig med målet",
        up="Stigning, tidligere {}",
        down="Fald, tidligere {}",
        same="Uændret, tidligere {}",
        rising="En linje, der stiger fra {} til {}",
        falling="En linje, der falder fra {} til {}",
        ending="En linje, der begynder ved {} og ender ved {}",
        between="Derimellem: {}",
        lowest="Laveste værdi: {}",
        highest="Højeste værdi: {}",
        course="{} fra {} til {}",
        span="{} til {}",
        no_values="ingen værdier",
        filled_from="Udfyldt: {} eller mere",
        bare="Kun forkortelse: ikke oplyst",
    ),
    statuses=StatusWords(
        red="Rød",
        amber="Orange",
        green="Grøn",
        was="tidligere {}",
        because="fordi",
    ),
    blocks=BlockWords(
        decide_by="Beslutning senest",
        for_decision="Til beslutning",
        decision="Beslutning",
        signature="Underskrift",
        date="Dato",
        tick="til afkrydsning: {}",
        note="Note",
        today="I dag, {}",
        past="overstået: {}",
        to_come="kommende: {}",
        contact="Kontakt",
        partners="Sammen med",
        logo="Logo for {}",
    ),
    quotes=("\u201c", "\u201d", "\u2018", "\u2019"),
    long_word=16,
    letters="abcdefghijklmnopqrstuvwxyzæøå",
    titles=word_set("statsminister minister ministeren kong dronning general dr. prof. hr. fru"),
    counted=word_set("nr. Nr. art. artikel Artikel s. stk. kap. kapitel bilag fig. tabel §"),
    lettered=word_set(
        "mulighed plan bilag gruppe kategori artikel klasse type fase del afsnit zone blok hold "
        "scenarie niveau liste vitamin hepatitis figur tabel kolonne søjle model version bygning "
        "sal terminal punkt variant"
    ),
    conjunctions=word_set("og eller"),
    references=word_set(
        "nr nummer ref reference journalnummer jnr sagsnr tlf telefon mobil fax resolution "
        "direktiv forordning lov rum isbn issn fly version boeing"
    ),
    streets=r"\w*(?:gade|gaden|vej|vejen|torv|stræde|allé|plads)",
    loose=word_set("og eller af i på til for fra med at som den det de en et er der"),
    held="#~procent|mindst~#|kl.~#",
    never=word_set(
        "bl.a f.eks dvs pga mht ca jf inkl ekskl hhv kl jan feb mar apr jun jul aug sep sept okt "
        "nov dec mio mia maks min nr s stk kap fig tlf hr dr prof"
    ),
    rarely=word_set("etc osv m.m m.v o.l Kr"),
    openers=word_set(
        "Den Det De En Et Denne Dette Disse Han Hun Vi I På Til For Fra Med Efter Ved Om Men Og "
        "Når Alle Mange Flere Ifølge Regeringen"
    ),
    ordinal_stop=True,
    months="januar februar marts april maj juni juli august september oktober november december",
    half_years="1. halvår {year}|2. halvår {year}",
    scales=(
        "3 tusind tusinde; 6 million millioner mio mio.; 9 milliard milliarder mia mia.; "
        "12 billion billioner; 15 billiard billiarder; 18 trillion trillioner"
    ),
    units=(
        "bp basispoint; pp procentpoint|procentpoints; % procent|pct.|pct; ‰ promille; "
        "EUR euro; USD dollar|dollars; GBP pund; CHF schweizerfranc; DKK kroner|krone|kr.; "
        "km kilometer; m meter; kg kilogram|kilo; t ton|tons; MW megawatt; GW gigawatt"
    ),
    ranges="til og",
    ordinals="",
    periods=r"\.[ \u00a0](?:kvartal|halvår|århundrede)|'?(?:erne)|-tallet",
    hour_words=(r"kl\.?|klokken", ""),
    several="flere|nogle|mange|adskillige|et par",
    numbered=(
        "kapitel afsnit stykke side siderne artikel artikler bilag tabel tabeller figur diagram "
        "del nummer fase trin resolution forordning direktiv protokol linje version"
    ),
    in_millions="euro dollar kroner personer mennesker indbyggere husstande ton",
    rising=(
        "steg|stiger|steget|øgedes|øges|voksede|vokser|vokset|stigning|fremgang",
        "mere|flere|højere",
    ),
    falling=(
        "faldt|falder|faldet|mindskedes|reduceret|fald|tilbagegang",
        "mindre|færre|lavere",
    ),
    change_joints="med|på|omkring|cirka|næsten|godt|mere end|knap",
    changes=("med", "til", "mod|sammenlignet med", "fra"),
    below_zero="minus",
    denials="ikke|aldrig|uden|ingen|intet",
    numbers=NumberWords(
        adds=(
            "2 to; 3 tre; 4 fire; 5 fem; 6 seks; 7 syv; 8 otte; 9 ni; 10 ti; 11 elleve; 12 tolv; "
            "13 tretten; 14 fjorten; 15 femten; 16 seksten; 17 sytten; 18 atten; 19 nitten; "
            "20 tyve; 30 tredive; 40 fyrre; 50 halvtreds; 60 tres; 70 halvfjerds; 80 firs; "
            "90 halvfems"
        ),
        times="12 dusin; 100 hundrede",
        parts=(
            "1/2 halvdelen; 1/3 tredjedel tredjedele; 1/4 fjerdedel fjerdedele; "
            "1/5 femtedel femtedele; 1/6 sjettedel sjettedele; 1/8 ottendedel ottendedele; "
            "1/10 tiendedel tiendedele; 1/100 hundrededel hundrededele"
        ),
        starts="hundrede tusind",
        ones="en et én ét",
        lone="halvdelen",
        ordinals="20 tyvende; 30 tredivte",
        bound="1/2 halv halvt",
        links="og",
        links_hundreds=True,
        fillers="af",
        mixed="og en halv;og et halvt",
        compounds=_below_a_hundred,
        split=_split,
    ),
    small=word_set(
        "i en de den om man og eller men af på til for fra med at som der det et er var bliver "
        "blev har havde ikke også når efter under over mellem mod uden gennem sin sit sine deres "
        "denne dette disse kan skal skulle vil"
    ),
    empty_links="her|klik her|læs mere|mere information|link|denne side|hjemmeside",
    acronyms=word_set("EU FN NATO USA UK BNP ECB AI DNA DR KL DST"),
    shouted=word_set("IKKE ALDRIG KUN"),
)
