"""Hungarian.

Quotation marks after CLDR and AkH. 12 (rules of the Hungarian academy): „ ” outside, » « inside.
Dates begin with their year. Decimals, months and quarters are CLDR's as Babel has them, letters
CLDR's main exemplars; pyphen has patterns for hu. Numbers up to two thousand are one word, larger
ones have hyphens; `_split` takes both apart. Numbers to 1000 are those of num2words. Not checked by
a reader.
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

_WORDS = (
    "egy kettő két három négy öt hat hét nyolc kilenc tíz tizenegy tizenkettő tizenkét tizenhárom "
    "tizennégy tizenöt tizenhat tizenhét tizennyolc tizenkilenc húsz huszon harminc negyven ötven "
    "hatvan hetven nyolcvan kilencven száz ezer millió milliárd"
).split()
_PART = re.compile("|".join(sorted(_WORDS, key=len, reverse=True)))
_JOINED = re.compile(f"(?:{_PART.pattern}){{2,}}")


def _split(word: str, _: Mapping[str, int | Fraction]) -> list[str]:
    """`Háromszázhuszonöt` as `három`, `száz`, `huszon`, `öt`."""
    return _PART.findall(word) if _JOINED.fullmatch(word) else [word]


LANGUAGE = Language(
    tag="hu",
    name="Hungarian",
    own_name="magyar",
    words=FixedWords(
        key_figures="Fő számok",
        source="Forrás",
        sources="Források",
        updated="frissítve:",
        updated_at="frissítve:",
        last_update="utolsó frissítés:",
        brief="Összefoglaló",
        page="{number}/{count}. oldal",
        copy="{number}/{count}. példány",
        version="Változat",
        reference="Hivatkozás",
        attached="A teljes oldal mellékelve: {name}",
        only_attached="Csak a mellékelt oldalon",
        empty="Üres",
        not_available="Nincs adat",
        note="Megjegyzés",
        note_number="{number}. jegyzet",
        note_back="vissza a(z) {number}. jegyzet szövegéhez",
    ),
    charts=ChartWords(
        square="Egy négyzet: {}",
        base="{} = 100",
        now="Most",
        target="Cél: {}",
        of="összesen {}",
        since="korábban {}",
        name="Név",
        value="Érték",
        chart="Ábra: {}",
        filled="Kitöltött négyzetek: {}, összesen {}",
        indexed="{}: 100. {}: {}, {}",
        rise="növekedés: {}",
        fall="csökkenés: {}",
        unchanged="változatlan",
        above="{}, a cél felett: {}",
        below="{}, a cél alatt: {}",
        met="{}, megegyezik a céllal",
        up="Növekedett, korábban {}",
        down="Csökkent, korábban {}",
        same="Változatlan, korábban {}",
        rising="Emelkedő vonal: eleje {}, vége {}",
        falling="Csökkenő vonal: eleje {}, vége {}",
        ending="Vonal: eleje {}, vége {}",
        between="Közöttük: {}",
        lowest="Legkisebb érték: {}",
        highest="Legnagyobb érték: {}",
        course="{}: eleje {}, vége {}",
        span="{}\u2013{}",
        no_values="nincs érték",
        filled_from="Kitöltve: {} vagy több",
        bare="Csak rövidítés: nincs adat",
    ),
    statuses=StatusWords(
        red="Piros",
        amber="Sárga",
        green="Zöld",
        was="korábban {}",
        because="mert",
    ),
    blocks=BlockWords(
        decide_by="Döntés határideje:",
        for_decision="Döntésre",
        decision="Döntés",
        signature="Aláírás",
        date="Dátum",
        tick="bejelölendő: {}",
        note="Megjegyzés",
        today="Ma, {}",
        past="elmúlt: {}",
        to_come="következik: {}",
        contact="Kapcsolat",
        partners="Együttműködésben",
        logo="{} logója",
    ),
    quotes=("\u201e", "\u201d", "\u00bb", "\u00ab"),
    letters="aábcdeéfghiíjklmnoóöőpqrstuúüűvwxyz",
    titles=word_set("dr. Dr. prof. id. ifj. özv."),
    counted=word_set("sz. no. melléklet ábra táblázat"),
    lettered=word_set(
        "változat terv csoport kategória osztály típus fázis rész szakasz zóna blokk csapat "
        "forgatókönyv szint lista vitamin hepatitis ábra táblázat oszlop modell épület terem pont"
    ),
    conjunctions=word_set("és vagy"),
    references=word_set(
        "sz szám száma hivatkozás iktatószám tel telefon fax mobil határozat irányelv rendelet "
        "törvény szoba isbn issn járat változat boeing"
    ),
    streets=r"\w*(?:utca|út|tér|körút|sétány)",
    loose=word_set("és vagy a az egy hogy is de ha mint aki ami amely nem"),
    held="legalább~#",
    never=word_set(
        "pl ill kb ún dr prof id ifj özv vö ld stb tel sz old bek jan febr márc ápr máj jún júl "
        "aug szept okt nov dec M mrd max min kft zrt"
    ),
    rarely=word_set("stb Kr"),
    openers=word_set(
        "A Az Ez Ezek Ő Ők Mi Egy És De Ha Amikor Minden Sok Több Ezért Azonban Emellett Szerinte "
        "Idén Tavaly Jövőre"
    ),
    ordinal_stop=True,
    months=(
        "január|januárban|januári február|februárban|februári március|márciusban|márciusi "
        "április|áprilisban|áprilisi május|májusban|májusi június|júniusban|júniusi "
        "július|júliusban|júliusi augusztus|augusztusban|augusztusi "
        "szeptember|szeptemberben|szeptemberi október|októberben|októberi "
        "november|novemberben|novemberi december|decemberben|decemberi"
    ),
    half_years="{year}. I. félév|{year}. II. félév",
    split_year="{first}/{last}",
    year_first=r"\.",
    scales=(
        "3 ezer ezret ezres; 6 millió milliót milliós M; 9 milliárd milliárdot milliárdos mrd "
        "mrd.; 12 billió billiót; 15 billiárd; 18 trillió"
    ),
    units=(
        "bp bázispont|bázisponttal|bázispontos; "
        "pp százalékpont|százalékponttal|százalékpontos; "
        "% százalék|százaléka|százalékot|százalékkal|százalékos; ‰ ezrelék; "
        "EUR euró|eurót|eurós; USD dollár|dollárt; GBP font; CHF svájci frank; HUF forint|ft; "
        "km kilométer|kilométert; m méter; kg kilogramm|kiló; t tonna|tonnát; MW megawatt; "
        "GW gigawatt"
    ),
    ranges="és",
    ordinals=r"-(?:ik|ikén|adik|edik|odik)",
    periods=r"\.[ \u00a0](?:negyedév\w*|félév\w*|század\w*|cikk\w*|oldal\w*|bekezdés\w*|"
    r"melléklet\w*|fejezet\w*|szakasz\w*|pont\w*)|-[aeo]s évek\w*",
    hour_words=("", r"órakor|óra(?!\w)"),
    several="több|néhány|számos|sok|pár",
    numbered="cikk fejezet oldal bekezdés melléklet táblázat ábra rész szakasz pont vonal",
    in_millions="euró dollár forint ember fő lakos háztartás tonna",
    rising=(
        "nőtt|nőttek|nő|emelkedett|emelkedtek|emelkedik|növekedett|növekedés|emelkedés|bővült",
        "több|magasabb|nagyobb|növekedés|emelkedés",
    ),
    falling=(
        "csökkent|csökkentek|csökken|esett|estek|mérséklődött|visszaesett|csökkenés|visszaesés",
        "kevesebb|alacsonyabb|kisebb|csökkenés",
    ),
    change_joints="mintegy|körülbelül|közel|több mint|csaknem",
    changes=("(?!)", "(?!)", "(?!)", "(?!)"),
    below_zero="mínusz",
    denials="nem|soha|sem",
    numbers=NumberWords(
        adds=(
            "2 kettő két; 3 három; 4 négy; 5 öt; 6 hat; 7 hét; 8 nyolc; 9 kilenc; 10 tíz; "
            "11 tizenegy; 12 tizenkettő tizenkét; 13 tizenhárom; 14 tizennégy; 15 tizenöt; "
            "16 tizenhat; 17 tizenhét; 18 tizennyolc; 19 tizenkilenc; "
            "20 húsz huszon; 30 harminc; 40 negyven; 50 ötven; 60 hatvan; 70 hetven; 80 nyolcvan; "
            "90 kilencven"
        ),
        times="12 tucat; 100 száz; 1000 ezer",
        parts=(
            "1/2 fele felét; 1/3 harmad harmada harmadát; 1/4 negyed negyede negyedét; "
            "1/5 ötöd ötöde ötödét; 1/6 hatod hatoda; 1/8 nyolcad nyolcada; "
            "1/10 tized tizede tizedét; 1/100 század százada; 1/1000 ezred ezrede"
        ),
        starts="száz ezer",
        ones="egy",
        lone="fele felét harmada harmadát negyede negyedét ötöde ötödét tizede tizedét",
        ordinals=(
            "2 második; 3 harmadik; 4 negyedik; 5 ötödik; 6 hatodik; 7 hetedik; 8 nyolcadik; "
            "9 kilencedik; 10 tizedik; 11 tizenegyedik; 12 tizenkettedik; 20 huszadik; "
            "100 századik"
        ),
        bound="1/2 fél",
        split=_split,
    ),
    small=word_set(
        "a az és vagy egy hogy is de ha mint aki ami amely amelyek akik nem sem csak már még volt "
        "van lesz voltak vannak ez ezek azt ezt ebben azok között alatt után előtt szerint által "
        "miatt így úgy pedig majd meg el ki be le"
    ),
    empty_links="itt|ide|kattintson ide|tovább|részletek|bővebben|link|ez az oldal",
    acronyms=word_set("EU ENSZ NATO USA GDP EKB IMF MNB KSH ÁFA MI DNS WHO OECD"),
    shouted=word_set("NEM CSAK SOHA"),
)
