"""German, with what differs in Switzerland and Liechtenstein.

Marks after Duden, DIN 5008 and CLDR. Numbers below a thousand are one word, and larger ones often
are: the functions at the end take them apart.
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
    """The numbers that are one word, by value: `dreihundertfünfundzwanzig`."""
    whole = {word: int(value) for word, value in simple.items() if value >= 2}
    ones = {"ein": 1} | {word: value for word, value in whole.items() if value < 10}
    tens = {word: value for word, value in whole.items() if value >= 20}
    small = whole | {f"{one}und{ten}": ones[one] + tens[ten] for one, ten in product(ones, tens)}
    hundreds = {"hundert": 100} | {f"{one}hundert": 100 * ones[one] for one in ones}
    behind = {**small, "ein": 1, "eins": 1}
    return (
        small
        | hundreds
        | {
            f"{hundred}{joint}{other}": hundreds[hundred] + behind[other]
            for hundred, joint, other in product(hundreds, ("", "und"), behind)
        }
    )


_LONG = re.compile("[gdt]ste|tausend|einhalb|viertelmillion")
_RANKED = re.compile(r"(?P<stem>.+[gdt])ste[mnrs]?")
_HALVED = re.compile(r"(?P<stem>.+)(?P<rest>einhalb)|(?P<part>viertel)(?P<scale>million)")
_THOUSANDS = re.compile(r"(?P<before>.*)(?P<thousand>tausend)(?:und)?(?P<after>(?!en?$).*)")


def _split(word: str, known: Mapping[str, int | Fraction]) -> list[str]:
    """`Zwölftausenddreihundert` as `zwölf`, `tausend`, `dreihundert`; `-ste` ends an ordinal."""
    if not _LONG.search(word):
        return [word]
    if ranked := _RANKED.fullmatch(word):
        return [*_split(ranked["stem"], known), "-ste"]
    match = _HALVED.fullmatch(word) or _THOUSANDS.fullmatch(word)
    return [part for part in match.groups() if part] if match else [word]


LANGUAGE = Language(
    tag="de",
    name="German",
    own_name="deutsch",
    words=FixedWords(
        key_figures="Kennzahlen",
        source="Quelle",
        sources="Quellen",
        updated="zuletzt aktualisiert am",
        updated_at="zuletzt aktualisiert um",
        last_update="zuletzt aktualisiert:",
        brief="Vermerk",
        page="Seite {number} von {count}",
        copy="Ausfertigung {number} von {count}",
        version="Fassung",
        reference="Zeichen",
        attached="Die ganze Seite liegt bei: {name}",
        only_attached="Nur auf der beiliegenden Seite",
        empty="Leer",
        not_available="Keine Angabe",
        note="Anmerkung",
        note_number="Anmerkung {number}",
        note_back="zurück zum Text der Anmerkung {number}",
    ),
    charts=ChartWords(
        square="Ein Quadrat: {}",
        base="{} = 100",
        now="Jetzt",
        target="Ziel {}",
        of="von {}",
        since="zuvor {}",
        name="Name",
        value="Wert",
        chart="Diagramm: {}",
        filled="{} von {} Quadraten gefüllt",
        indexed="{}: 100. {}: {}, {}",
        rise="ein Anstieg um {}",
        fall="ein Rückgang um {}",
        unchanged="unverändert",
        above="{}, über dem Ziel von {}",
        below="{}, unter dem Ziel von {}",
        met="{}, genau das Ziel",
        up="Anstieg, zuvor {}",
        down="Rückgang, zuvor {}",
        same="Unverändert, zuvor {}",
        rising="Eine Linie, die von {} auf {} steigt",
        falling="Eine Linie, die von {} auf {} fällt",
        ending="Eine Linie, die bei {} beginnt und bei {} endet",
        between="Dazwischen: {}",
        lowest="Niedrigster Wert: {}",
        highest="Höchster Wert: {}",
        course="{} von {} auf {}",
        span="{} bis {}",
        no_values="keine Werte",
        filled_from="Gefüllt: {} oder mehr",
        bare="Nur Kürzel: keine Angaben",
    ),
    statuses=StatusWords(
        red="Rot",
        amber="Orange",
        green="Grün",
        was="vorher {}",
        because="denn",
    ),
    blocks=BlockWords(
        decide_by="Zu entscheiden bis",
        for_decision="Zur Entscheidung",
        decision="Entscheidung",
        signature="Unterschrift",
        date="Datum",
        tick="anzukreuzen: {}",
        note="Hinweis",
        today="Heute, {}",
        past="vorbei: {}",
        to_come="kommt: {}",
        contact="Kontakt",
        partners="Mit",
        logo="Logo von {}",
    ),
    quotes=("\u201e", "\u201c", "\u201a", "\u2018"),
    parts_degrees=True,
    long_word=16,
    letters="abcdefghijklmnopqrstuvwxyzäöüß",
    titles=word_set("Herr Herrn Frau Dr. Prof. Präsident Präsidentin Minister Ministerin General"),
    counted=word_set("Nr. Art. Artikel Abs. S. Bd. Kap. Kapitel Ziff. Abb. Tab. Rn. Anhang"),
    lettered=word_set(
        "option plan anhang anlage gruppe kategorie artikel klasse typ phase teil abschnitt zone "
        "block team fall szenario stufe ebene liste vitamin hepatitis abbildung tabelle spalte "
        "säule etappe modell version gebäude halle terminal punkt variante"
    ),
    conjunctions=word_set("und oder bzw."),
    references=word_set(
        "nr nummer az aktenzeichen ref referenz tel telefon mobil fax rufnummer durchwahl akte "
        "resolution richtlinie verordnung gesetz drucksache raum zimmer isbn issn flug version "
        "boeing din"
    ),
    streets=r"\w*(?:straße|strasse|str|gasse|allee|platz|weg|ufer|damm|ring)",
    loose=word_set("und oder von im in am an zu der die das auf bei als"),
    never=word_set(
        "bzw ca evtl ggf inkl exkl zzgl vgl Vgl Mio Mrd Tsd Hr Fr St Gen sog max min mind Jan Feb "
        "Apr Aug Sept Okt Nov Dez z u d i h"
    ),
    rarely=word_set("usw etc Co Str Jh n Chr a R ä"),
    openers=word_set(
        "Der Die Das Ein Eine Einen Dies Diese Dieser Dieses Es Er Sie Wir Ihr Ihre Im In Am An "
        "Auf Auch Bei Bis Für Mit Nach Von Vor Zu Zum Zur Aber Doch Und Damit Dabei Dazu Wenn "
        "Alle Viele Mehrere"
    ),
    ordinal_stop=True,
    months="Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    half_years="1. Halbjahr {year}|2. Halbjahr {year}",
    scales=(
        "3 tausend tsd; 6 million millionen mio; 9 milliarde milliarden mrd; "
        "12 billion billionen bio; 15 billiarde billiarden; 18 trillion trillionen"
    ),
    units=(
        "bp basispunkten|basispunkte|basispunkt; pp prozentpunkten|prozentpunkte|prozentpunkt; "
        "% prozent|prozentigen|prozentiger|prozentiges|prozentigem|prozentige|prozentig; "
        "EUR euro|euros; USD dollar; "
        "CHF schweizer franken; km kilometer; m metern|meter; kg kilogramm; t tonnen"
    ),
    ranges="bis und",
    several="mehrere|einige|viele",
    periods=(
        r"\.?[ -](?:Quartals?|Halbjahre?s?|Trimesters?|Jahrhunderts?|Jh)"
        r"|er(?:[ -]Jahren?)?"
    ),
    hour_words=("", "Uhr"),
    numbered=(
        "kapitel abschnitt absatz seite seiten artikel anhang anlage tabelle tabellen abbildung "
        "abschnitte ziffer nummer phase teil stufe resolution verordnung richtlinie protokoll "
        "linie version block raum"
    ),
    in_millions="euro personen menschen einwohner haushalte tonnen",
    rising=(
        (
            "stieg|stiegen|steigt|steigen|gestiegen|wuchs|wuchsen|wächst|Anstieg|"
            "Anstieg von|Plus|Plus von|Zuwachs|Zuwachs von|erhöhte sich|erhöhten sich|"
            "kletterte|kletterten|klettert|Zunahme|Zunahme von|Steigerung|Steigerung von|"
            "Erhöhung|Erhöhung von|erhöht sich|erhöhen sich|wachsen"
        ),
        (
            "mehr|höher|gestiegen(?:e[nrs]?)?|gewachsen|zugenommen|nach oben|"
            "zu(?=[.,;:!?)]|$)|zugelegt"
        ),
    ),
    falling=(
        (
            "sank|sanken|sinkt|sinken|gesunken|fiel|fielen|fällt|Rückgang|Rückgang von|"
            "Minus|Minus von|schrumpfte|schrumpften|Abnahme|Abnahme von|verringerte sich|"
            "verringerten sich|verringert sich|schrumpft|schrumpfen|senkte|senkten"
        ),
        (
            "weniger|niedriger|tiefer|zurück|gesunken(?:e[nrs]?)?|gefallen|abgenommen|"
            "nach unten|ab(?=[.,;:!?)]|$)|eingebrochen|geschrumpft"
        ),
    ),
    change_joints="um|rund|etwa|knapp|gut|fast|über|mehr als|weitere",
    changes=("um", "auf", "gegenüber|gegen|verglichen mit", "von"),
    below_zero="minus",
    denials="nicht|nie|kaum|ohne|keine?[nmrs]?",
    numbers=NumberWords(
        adds=(
            "2 zwei zwo; 3 drei; 4 vier; 5 fünf; 6 sechs; 7 sieben; 8 acht; 9 neun; 10 zehn; "
            "11 elf; 12 zwölf; 13 dreizehn; 14 vierzehn; 15 fünfzehn; 16 sechzehn; 17 siebzehn; "
            "18 achtzehn; 19 neunzehn; 20 zwanzig; 30 dreißig; 40 vierzig; 50 fünfzig; "
            "60 sechzig; 70 siebzig; 80 achtzig; 90 neunzig; 3/2 anderthalb"
        ),
        times="12 dutzend; 1000 tausend",
        parts=(
            "1/2 hälfte; 1/3 drittel; 1/4 viertel; 1/5 fünftel; 1/8 achtel; 1/10 zehntel; "
            "1/100 hundertstel; 1/1000 tausendstel"
        ),
        starts="tausend",
        ones="ein eine einen einem einer eines",
        lone="hälfte",
        ordinals="0 -ste",
        bound="1/2 halbe halbes halben halber",
        fillers="einer eines",
        mixed="einhalb",
        compounds=_below_a_thousand,
        split=_split,
    ),
    small=word_set(
        "der die das dem den des ein eine einen einem einer eines und oder aber denn sondern von "
        "vom im in am an zu zum zur auf bei beim mit ohne nach vor für über unter durch gegen um "
        "bis aus seit zwischen dass daß wenn weil als wie ist sind war waren wird werden wurde "
        "wurden hat haben hatte hatten nicht auch sich es er sie wir ihr ihre seine kein keine"
    ),
    twice=word_set("die der das sie"),
    empty_links="hier|hier klicken|mehr|mehr lesen|weiterlesen|diese seite|link|website",
    acronyms=word_set("EU UN UNO NATO USA UK BIP DDR KI LKW PKW PC EZB"),
    shouted=word_set("NICHT NUR"),
)

_SWISS = LANGUAGE._replace(quotes=("«", "»", "\u2039", "\u203a"), decimal=".")
VARIANTS = {"ch": _SWISS, "li": _SWISS}
