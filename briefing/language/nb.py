"""Norwegian Bokmål.

Quotation marks after CLDR: « » outside, ‘ ’ inside. Decimals, months and quarters are CLDR's as
Babel has them, letters CLDR's main exemplars; pyphen has patterns for nb. Numbers below a hundred
are one word (`tjuefem`), larger ones parted, with `og` behind the hundreds. Numbers to 1000 are
those of num2words. Not checked by a reader.
"""

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


def below_a_hundred(simple: Mapping[str, int | Fraction]) -> dict[str, int]:
    """The numbers that are one word, by value: `tjuefem`, `tjueen`."""
    whole = {word: int(value) for word, value in simple.items()}
    ones = {"en": 1, "ett": 1, "ein": 1, "eitt": 1}
    ones |= {word: value for word, value in whole.items() if value < 10}
    tens = {word: value for word, value in whole.items() if value >= 20}
    return {f"{ten}{one}": tens[ten] + ones[one] for ten in tens for one in ones}


LANGUAGE = Language(
    tag="nb",
    name="Norwegian Bokmål",
    own_name="norsk bokmål",
    words=FixedWords(
        key_figures="Nøkkeltall",
        source="Kilde",
        sources="Kilder",
        updated="oppdatert",
        updated_at="oppdatert kl.",
        last_update="sist oppdatert:",
        brief="Notat",
        page="Side {number} av {count}",
        copy="Eksemplar {number} av {count}",
        version="Versjon",
        reference="Referanse",
        attached="Hele siden er vedlagt: {name}",
        only_attached="Bare på den vedlagte siden",
        empty="Tom",
        not_available="Ikke oppgitt",
        note="Merknad",
        note_number="note {number}",
        note_back="tilbake til teksten for note {number}",
    ),
    charts=ChartWords(
        square="Én rute: {}",
        base="{} = 100",
        now="Nå",
        target="Mål {}",
        of="av {}",
        since="tidligere {}",
        name="Navn",
        value="Verdi",
        chart="Diagram: {}",
        filled="{} av {} ruter fylt",
        indexed="{}: 100. {}: {}, {}",
        rise="en økning på {}",
        fall="en nedgang på {}",
        unchanged="uendret",
        above="{}, over målet på {}",
        below="{}, under målet på {}",
        met="{}, lik målet",
        up="Økning, tidligere {}",
        down="Nedgang, tidligere {}",
        same="Uendret, tidligere {}",
        rising="En linje som stiger fra {} til {}",
        falling="En linje som synker fra {} til {}",
        ending="En linje som begynner på {} og slutter på {}",
        between="Imellom: {}",
        lowest="Laveste verdi: {}",
        highest="Høyeste verdi: {}",
        course="{} fra {} til {}",
        span="{} til {}",
        no_values="ingen verdier",
        filled_from="Fylt: {} eller mer",
        bare="Bare forkortelse: ikke oppgitt",
    ),
    statuses=StatusWords(
        red="Rød",
        amber="Oransje",
        green="Grønn",
        was="tidligere {}",
        because="fordi",
    ),
    blocks=BlockWords(
        decide_by="Beslutning innen",
        for_decision="Til beslutning",
        decision="Beslutning",
        signature="Underskrift",
        date="Dato",
        tick="til avkryssing: {}",
        note="Merknad",
        today="I dag, {}",
        past="passert: {}",
        to_come="kommende: {}",
        contact="Kontakt",
        partners="Sammen med",
        logo="Logoen til {}",
    ),
    quotes=("\u00ab", "\u00bb", "\u2018", "\u2019"),
    long_word=16,
    letters="abcdefghijklmnopqrstuvwxyzàéóòôæøå",
    titles=word_set("statsminister minister ministeren kong dronning general dr. prof."),
    counted=word_set("nr. Nr. art. artikkel Artikkel s. kap. kapittel vedlegg fig. tabell §"),
    lettered=word_set(
        "alternativ plan vedlegg gruppe kategori artikkel klasse type fase del avsnitt sone blokk "
        "lag scenario nivå liste vitamin hepatitt figur tabell kolonne søyle modell versjon bygg "
        "sal terminal punkt variant"
    ),
    conjunctions=word_set("og eller"),
    references=word_set(
        "nr nummer ref referanse saksnummer tlf telefon mobil faks resolusjon direktiv forordning "
        "lov rom isbn issn fly versjon boeing"
    ),
    streets=r"\w*(?:gate|gata|gaten|vei|veien|plass|torg|allé)",
    loose=word_set("og eller av i på til for fra med å som den det de en et er"),
    held="#~prosent|minst~#|kl.~#",
    never=word_set(
        "bl.a f.eks dvs pga mht ca jf inkl ekskl hhv kl jan feb mar apr jun jul aug sep sept okt "
        "nov des mill mrd maks min nr s kap fig tlf dr prof"
    ),
    rarely=word_set("etc osv m.m mv o.l Kr"),
    openers=word_set(
        "Den Det De En Et Denne Dette Disse Han Hun Vi I På Til For Fra Med Etter Ved Om Men Og "
        "Når Alle Mange Flere Ifølge Regjeringen"
    ),
    ordinal_stop=True,
    months="januar februar mars april mai juni juli august september oktober november desember",
    half_years="1. halvår {year}|2. halvår {year}",
    scales=(
        "3 tusen; 6 million millioner mill mill.; 9 milliard milliarder mrd mrd.; "
        "12 billion billioner; 15 billiard billiarder; 18 trillion trillioner"
    ),
    units=(
        "bp basispunkter|basispunkt; pp prosentpoeng; % prosent|pst.; ‰ promille; "
        "EUR euro; USD dollar; GBP pund; CHF sveitsiske franc; NOK kroner|krone|kr; "
        "km kilometer; m meter; kg kilogram|kilo; t tonn; MW megawatt; GW gigawatt"
    ),
    ranges="til og",
    periods=r"\.[ \u00a0](?:kvartal|halvår|århundre)|-tallet|-åra|-årene",
    hour_words=(r"kl\.?|klokka|klokken", ""),
    several="flere|noen|mange|et par",
    numbered=(
        "kapittel avsnitt ledd side sidene artikkel artikler vedlegg tabell tabeller figur diagram "
        "del nummer fase trinn resolusjon forordning direktiv protokoll linje versjon"
    ),
    in_millions="euro dollar kroner personer mennesker innbyggere husholdninger tonn",
    rising=(
        "steg|stiger|steget|økte|øker|økt|vokste|vokser|vokst|økning|vekst",
        "mer|flere|høyere",
    ),
    falling=(
        "falt|faller|sank|synker|sunket|minket|reduserte|nedgang|fall",
        "mindre|færre|lavere",
    ),
    change_joints="med|på|omtrent|cirka|nesten|drøyt|mer enn|knapt",
    changes=("med", "til", "mot|sammenlignet med", "fra"),
    below_zero="minus",
    denials="ikke|aldri|uten|ingen",
    numbers=NumberWords(
        adds=(
            "2 to; 3 tre; 4 fire; 5 fem; 6 seks; 7 sju syv; 8 åtte; 9 ni; 10 ti; 11 elleve; "
            "12 tolv; 13 tretten; 14 fjorten; 15 femten; 16 seksten; 17 sytten; 18 atten; "
            "19 nitten; 20 tjue tyve; 30 tretti tredve; 40 førti; 50 femti; 60 seksti; 70 sytti; "
            "80 åtti; 90 nitti"
        ),
        times="12 dusin; 100 hundre",
        parts=(
            "1/2 halvparten; 1/3 tredjedel tredjedeler; 1/4 fjerdedel fjerdedeler firedel; "
            "1/5 femtedel femtedeler femdel femdeler; 1/6 sjettedel sjettedeler seksdel; "
            "1/8 åttedel åttedeler; 1/10 tidel tideler; 1/100 hundredel hundredeler"
        ),
        starts="hundre tusen",
        ones="en ett et én ei",
        lone="halvparten",
        ordinals="20 tjuende; 30 trettiende; 100 hundrede",
        bound="1/2 halv halvt",
        links="og",
        links_hundreds=True,
        fillers="av",
        mixed="og en halv;og et halvt",
        compounds=below_a_hundred,
    ),
    small=word_set(
        "i en de den om man og eller men av på til for fra med at som det et er var blir ble har "
        "hadde ikke også når etter under over mellom mot uten gjennom sin sitt sine deres denne "
        "dette disse kan skal skulle vil å"
    ),
    empty_links="her|klikk her|les mer|mer informasjon|lenke|denne siden|nettsted",
    acronyms=word_set("EU FN NATO USA UK BNP ESB KI DNA NRK SSB KS EØS"),
    shouted=word_set("IKKE ALDRI BARE"),
)
