"""Estonian.

Quotation marks after CLDR: „ “ outside, ‚ ‘ inside. Decimals, months and quarters are CLDR's as
Babel has them, letters CLDR's main exemplars; pyphen has patterns for et. Tens and hundreds are one
word each (`kakskümmend kolm`); they are read in the nominative and the genitive. Not checked by a
reader.
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

_LOW = {
    1: "üks ühe", 2: "kaks kahe", 3: "kolm kolme", 4: "neli nelja", 5: "viis viie", 6: "kuus kuue",
    7: "seitse seitsme", 8: "kaheksa", 9: "üheksa", 10: "kümme kümne",
}  # fmt: skip


def _joined(_: Mapping[str, int | Fraction]) -> dict[str, int]:
    """What is one word behind ten: `kaksteist`, `kakskümmend`, `kakssada`, in both cases."""
    words = dict[str, int]()
    for value, forms in _LOW.items():
        nominative, genitive = forms.split()[0], forms.split()[-1]
        if value < 10:
            words |= {f"{nominative}teist": 10 + value, f"{genitive}teistkümne": 10 + value}
        if 1 < value < 10:
            words |= {f"{nominative}kümmend": 10 * value, f"{genitive}kümne": 10 * value}
            words |= {f"{nominative}sada": 100 * value, f"{genitive}saja": 100 * value}
    return words


LANGUAGE = Language(
    tag="et",
    name="Estonian",
    own_name="eesti",
    words=FixedWords(
        key_figures="Põhinäitajad",
        source="Allikas",
        sources="Allikad",
        updated="uuendatud",
        updated_at="uuendatud kell",
        last_update="viimati uuendatud:",
        brief="Ülevaade",
        page="Lehekülg {number}/{count}",
        copy="Eksemplar {number}/{count}",
        version="Versioon",
        reference="Viide",
        attached="Kogu lehekülg on lisatud: {name}",
        only_attached="Ainult lisatud leheküljel",
        empty="Tühi",
        not_available="Andmed puuduvad",
        note="Märkus",
        note_number="märkus {number}",
        note_back="tagasi märkuse {number} teksti juurde",
    ),
    charts=ChartWords(
        square="Üks ruut: {}",
        base="{} = 100",
        now="Praegu",
        target="Eesmärk {}",
        of="kokku {}",
        since="varem {}",
        name="Nimi",
        value="Väärtus",
        chart="Joonis: {}",
        filled="Täidetud ruute {}, kokku {}",
        indexed="{}: 100. {}: {}, {}",
        rise="kasv {}",
        fall="langus {}",
        unchanged="muutumatu",
        above="{}, üle eesmärgi {}",
        below="{}, alla eesmärgi {}",
        met="{}, eesmärgiga võrdne",
        up="Kasv, varem {}",
        down="Langus, varem {}",
        same="Muutumatu, varem {}",
        rising="Tõusev joon: algus {}, lõpp {}",
        falling="Langev joon: algus {}, lõpp {}",
        ending="Joon: algus {}, lõpp {}",
        between="Vahepeal: {}",
        lowest="Väikseim väärtus: {}",
        highest="Suurim väärtus: {}",
        course="{}: algus {}, lõpp {}",
        span="{}\u2013{}",
        no_values="väärtusi pole",
        filled_from="Täidetud: {} või rohkem",
        bare="Ainult lühend: andmed puuduvad",
    ),
    statuses=StatusWords(
        red="Punane",
        amber="Kollane",
        green="Roheline",
        was="varem {}",
        because="sest",
    ),
    blocks=BlockWords(
        decide_by="Otsuse tähtaeg",
        for_decision="Otsustamiseks",
        decision="Otsus",
        signature="Allkiri",
        date="Kuupäev",
        tick="märkimiseks: {}",
        note="Märkus",
        today="Täna, {}",
        past="möödas: {}",
        to_come="tulekul: {}",
        contact="Kontakt",
        partners="Koostöös",
        logo="Logo: {}",
    ),
    quotes=("\u201e", "\u201c", "\u201a", "\u2018"),
    long_word=16,
    letters="abcdefghijklmnopqrsšzžtuvwõäöüxy",
    titles=word_set("president peaminister minister kindral dr prof hr pr"),
    counted=word_set("nr lk art. artikkel paragrahv punkt lisa joonis tabel §"),
    lettered=word_set(
        "variant plaan lisa rühm kategooria artikkel klass tüüp etapp osa jagu tsoon plokk "
        "stsenaarium tase nimekiri vitamiin hepatiit joonis tabel veerg mudel versioon hoone saal "
        "terminal punkt"
    ),
    conjunctions=word_set("ja või ning"),
    references=word_set(
        "nr number viide toimik tel telefon faks mobiil resolutsioon direktiiv määrus seadus ruum "
        "isbn issn lend versioon boeing"
    ),
    streets=r"(?:tänav|tn|tee|puiestee|pst|väljak)",
    loose=word_set("ja või ning on ei see et kui kes mis mida"),
    held="#~protsenti|kell~#|vähemalt~#",
    never=word_set(
        "nt vt vrd jm lk nr dr prof hr pr st tel jaan veebr märts apr mai juuni juuli aug sept okt "
        "nov dets mln mld u ca max min"
    ),
    rarely=word_set("jne jms jm eKr pKr"),
    openers=word_set(
        "See Need Ta Nad Me Te Üks Iga Kõik Paljud Kui Aga Ja Ka Lisaks Valitsus Aastal Eelmisel"
    ),
    ordinal_stop=True,
    months=(
        "jaanuar|jaanuari|jaanuaril veebruar|veebruari|veebruaril märts|märtsi|märtsil "
        "aprill|aprilli|aprillil mai|mail juuni|juunil juuli|juulil august|augusti|augustil "
        "september|septembri|septembril oktoober|oktoobri|oktoobril "
        "november|novembri|novembril detsember|detsembri|detsembril"
    ),
    half_years="{year}. aasta I poolaasta|{year}. aasta II poolaasta",
    scales=(
        "3 tuhat tuhande; 6 miljon miljonit miljoni mln; 9 miljard miljardit miljardi mld mlrd; "
        "12 triljon triljonit"
    ),
    units=(
        "bp baaspunkti|baaspunkt; pp protsendipunkti|protsendipunkt; % "
        "protsenti|protsent|protsendi; ‰ promilli; EUR eurot|euro|eurost; USD dollarit|dollar; GBP "
        "naela; km kilomeetrit|kilomeeter; m meetrit|meeter; kg kilogrammi|kilo; t tonni|tonn; "
        "MW megavatti; GW gigavatti"
    ),
    ranges="kuni ja",
    periods=r"\.[ \u00a0](?:kvartal\w*|poolaasta\w*|sajand\w*)|\.[ \u00a0]aasta\w*",
    hour_words=("kell", ""),
    several="mitu|mõned|mõni|palju|paar",
    numbered=(
        "peatükk lõige lehekülg artikkel artikli artiklid lisa tabel joonis osa number etapp punkt "
        "resolutsioon direktiiv määrus protokoll liin versioon"
    ),
    in_millions="eurot dollarit inimest elanikku tonni",
    rising=(
        "tõusis|tõusid|tõuseb|kasvas|kasvasid|kasvab|suurenes|kasv|tõus",
        "rohkem|suurem|kõrgem",
    ),
    falling=(
        "langes|langesid|langeb|vähenes|vähenesid|väheneb|kahanes|langus|vähenemine",
        "vähem|väiksem|madalam",
    ),
    change_joints="umbes|ligi|üle|peaaegu",
    changes=("(?!)", "(?!)", "(?!)", "(?!)"),
    below_zero="miinus",
    denials="ei|pole|mitte",
    numbers=NumberWords(
        adds="; ".join(f"{value} {forms}" for value, forms in _LOW.items() if value > 1),
        times="12 tosin tosinat; 100 sada saja",
        parts=(
            "1/2 pool poole pooled; 1/3 kolmandik kolmandikku kolmandiku; "
            "1/4 veerand veerandit veerandi neljandik neljandikku; "
            "1/5 viiendik viiendikku viiendiku; 1/6 kuuendik kuuendikku; "
            "1/8 kaheksandik kaheksandikku; 1/10 kümnendik kümnendikku kümnendiku"
        ),
        starts="sada saja tuhat tuhande miljon miljoni miljard miljardi",
        ones="üks ühe",
        lone="kolmandik kolmandiku veerand veerandi neljandik viiendik viiendiku kümnendik",
        bound="1/2 pool",
        mixed="ja pool",
        compounds=_joined,
    ),
    small=word_set(
        "ja või ning on ei oli olid see need ta nad et kui kes mis mida aga ka vaid juba veel "
        "selle nende tema järgi koos pärast enne vahel üle all saab peab võib seda siis nii kuid "
        "oma"
    ),
    empty_links="siin|siit|klõpsa siin|loe edasi|loe lähemalt|rohkem infot|link|see leht",
    acronyms=word_set("EL ÜRO NATO USA SKP EKP IMF TI DNA ERR WHO OECD"),
    shouted=word_set("EI MITTE AINULT"),
)
