"""Slovak.

Quotation marks after CLDR: „ “ outside, ‚ ‘ inside; prepositions of one letter end no line (STN 01
6910). Decimals, months and quarters are CLDR's as Babel has them, letters CLDR's main exemplars;
pyphen has patterns for sk. Numbers below a hundred are one word (`dvadsaťpäť`), larger ones one or
several; `_split` takes them apart. Numbers to 1000 are those of num2words. Not checked by a reader.
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

_ADDS = (
    "2 dva dve dvoch dvom dvoma; 3 tri troch trom; 4 štyri štyroch štyrom; 5 päť piatich; "
    "6 šesť šiestich; 7 sedem siedmich; 8 osem ôsmich; 9 deväť deviatich; 10 desať desiatich; "
    "11 jedenásť jedenástich; 12 dvanásť dvanástich; 13 trinásť trinástich; "
    "14 štrnásť štrnástich; 15 pätnásť pätnástich; 16 šestnásť šestnástich; "
    "17 sedemnásť sedemnástich; 18 osemnásť osemnástich; 19 devätnásť devätnástich; "
    "20 dvadsať dvadsiatich; 30 tridsať tridsiatich; 40 štyridsať štyridsiatich; "
    "50 päťdesiat päťdesiatich; 60 šesťdesiat šesťdesiatich; 70 sedemdesiat sedemdesiatich; "
    "80 osemdesiat osemdesiatich; 90 deväťdesiat deväťdesiatich"
)
_WORDS = [*re.findall(r"[^\W\d]+", _ADDS), *"jeden jedna sto tisíc".split()]
_PART = re.compile("|".join(sorted(_WORDS, key=len, reverse=True)))
_JOINED = re.compile(f"(?:{_PART.pattern}){{2,}}")


def _split(word: str, _: Mapping[str, int | Fraction]) -> list[str]:
    """`Tristodvadsaťpäť` as `tri`, `sto`, `dvadsať`, `päť`."""
    return _PART.findall(word) if _JOINED.fullmatch(word) else [word]


LANGUAGE = Language(
    tag="sk",
    name="Slovak",
    own_name="slovenčina",
    words=FixedWords(
        key_figures="Kľúčové údaje",
        source="Zdroj",
        sources="Zdroje",
        updated="aktualizované",
        updated_at="aktualizované o",
        last_update="naposledy aktualizované:",
        brief="Podklad",
        page="Strana {number} z {count}",
        copy="Výtlačok {number} z {count}",
        version="Verzia",
        reference="Číslo",
        attached="Celá strana je v prílohe: {name}",
        only_attached="Len na priloženej strane",
        empty="Prázdne",
        not_available="Údaj nie je k dispozícii",
        note="Poznámka",
        note_number="poznámka {number}",
        note_back="späť k textu poznámky {number}",
    ),
    charts=ChartWords(
        square="Jeden štvorec: {}",
        base="{} = 100",
        now="Teraz",
        target="Cieľ {}",
        of="z {}",
        since="predtým {}",
        name="Názov",
        value="Hodnota",
        chart="Graf: {}",
        filled="Vyplnených {} z {} štvorcov",
        indexed="{}: 100. {}: {}, {}",
        rise="rast o {}",
        fall="pokles o {}",
        unchanged="bez zmeny",
        above="{}, nad cieľom {}",
        below="{}, pod cieľom {}",
        met="{}, zhodne s cieľom",
        up="Rast, predtým {}",
        down="Pokles, predtým {}",
        same="Bez zmeny, predtým {}",
        rising="Čiara stúpa z {} na {}",
        falling="Čiara klesá z {} na {}",
        ending="Čiara sa začína na {} a končí na {}",
        between="Medzi tým: {}",
        lowest="Najnižšia hodnota: {}",
        highest="Najvyššia hodnota: {}",
        course="{} od {} do {}",
        span="{} až {}",
        no_values="bez hodnôt",
        filled_from="Vyplnené: {} alebo viac",
        bare="Len skratka: údaj nie je k dispozícii",
    ),
    statuses=StatusWords(
        red="Červená",
        amber="Oranžová",
        green="Zelená",
        was="predtým {}",
        because="pretože",
    ),
    blocks=BlockWords(
        decide_by="Rozhodnúť do",
        for_decision="Na rozhodnutie",
        decision="Rozhodnutie",
        signature="Podpis",
        date="Dátum",
        tick="na zaškrtnutie: {}",
        note="Poznámka",
        today="Dnes, {}",
        past="prebehlo: {}",
        to_come="nadchádzajúce: {}",
        contact="Kontakt",
        partners="V spolupráci",
        logo="Logo: {}",
    ),
    quotes=("\u201e", "\u201c", "\u201a", "\u2018"),
    letters="aáäbcčdďeéfghiíjklĺľmnňoóôpqrŕsštťuúvwxyýzž",
    titles=word_set("pán pani prezident minister ministerka generál dr. prof. Ing. Mgr. gen."),
    counted=word_set("č. čl. ods. písm. str. s. kap. obr. tab. článok príloha §"),
    lettered=word_set(
        "variant plán príloha skupina kategória článok trieda typ fáza časť oddiel zóna blok tím "
        "scenár úroveň zoznam vitamín hepatitída obrázok tabuľka stĺpec model verzia budova sála "
        "terminál bod"
    ),
    conjunctions=word_set("a i alebo či"),
    references=word_set(
        "č číslo značka tel telefón mobil fax uznesenie smernica nariadenie zákon vyhláška "
        "miestnosť isbn issn let verzia boeing"
    ),
    streets=r"(?:ulica|ul\.|trieda|námestie|nám\.|nábrežie)",
    loose=word_set("a i o u v z k s na do od zo vo ku so sa po pri pre za že alebo či je"),
    held="#~percent|najmenej~#",
    one_letter=True,
    never=word_set(
        "napr tzv t.j resp príp č čl ods písm str s kap obr tab dr prof ing mgr gen sv ul nám tel "
        "jan feb mar apr máj jún júl aug sep okt nov dec mil mld tis hod min max cca"
    ),
    rarely=word_set("atď a pod n.l"),
    openers=word_set(
        "Ten Tá To Tí Tie On Ona Oni My Jeden Jedna Tento Táto Toto Tieto V Vo Na Do Od Po Pri Pre "
        "Za Keď Ale Ak Všetci Mnoho Podľa Vláda"
    ),
    ordinal_stop=True,
    months=(
        "januára|január|januári februára|február|februári marca|marec|marci apríla|apríl|apríli "
        "mája|máj|máji júna|jún|júni júla|júl|júli augusta|august|auguste "
        "septembra|september|septembri októbra|október|októbri novembra|november|novembri "
        "decembra|december|decembri"
    ),
    half_years="1. polrok {year}|2. polrok {year}",
    scales=(
        "3 tisíc tisíce tisícov tis tis.; 6 milión milióny miliónov milióna miliónoch mil mil.; "
        "9 miliarda miliardy miliárd miliardu mld mld.; 12 bilión bilióny biliónov"
    ),
    units=(
        "bp bázických bodov|bázické body|bázický bod; "
        "pp percentuálneho bodu|percentuálne body|percentuálnych bodov|percentuálny bod|p.b.; "
        "% percenta|percent|percento|percentá; ‰ promile; EUR eur|eura|euro|eurá; "
        "USD dolárov|doláre|dolár|dolára; GBP libier|libry; CHF švajčiarskych frankov; "
        "km kilometrov|kilometre|kilometer; m metrov|metre|meter; kg kilogramov|kilogramy|kilo; "
        "t ton|tony|tona; MW megawattov; GW gigawattov"
    ),
    ranges="až a",
    periods=r"\.[ \u00a0](?:štvrťrok\w*|polrok\w*|storoči\w*)|\.[ \u00a0]rok\w*",
    hour_words=("o", r"hodine|hod\."),
    several="niekoľko|mnoho|rad|stovky|tisíce|desiatky",
    numbered=(
        "článok článku kapitola kapitole strana strane príloha tabuľka tabuľky graf obrázok časť "
        "bod bodu číslo etapa fáza uznesenie smernica nariadenie protokol linka verzia odsek"
    ),
    in_millions="eur dolárov ľudí osôb obyvateľov domácností ton",
    rising=(
        "vzrástol|vzrástla|vzrástlo|vzrástli|stúpol|stúpla|stúplo|stúpli|zvýšil|zvýšila|zvýšilo|"
        "zvýšili|rastie|rast|nárast",
        "viac|vyšší|vyššia|vyššie",
    ),
    falling=(
        "klesol|klesla|kleslo|klesli|znížil|znížila|znížilo|znížili|prepadol|klesá|pokles|úbytok",
        "menej|nižší|nižšia|nižšie",
    ),
    change_joints="sa|o|na|asi|zhruba|takmer|viac ako|vyše",
    changes=("o", "na", "oproti|v porovnaní s", "z|zo"),
    below_zero="mínus",
    denials="nie|nikdy|bez|žiadny|žiadne",
    numbers=NumberWords(
        adds=_ADDS,
        times="12 tucet tucty; 100 sto",
        parts=(
            "1/2 polovica polovice polovicu polovici; 1/3 tretina tretiny tretinu tretine; "
            "1/4 štvrtina štvrtiny štvrtinu štvrtine; 1/5 pätina pätiny pätinu pätine; "
            "1/6 šestina šestiny šestinu; 1/8 osmina osminy osminu; "
            "1/10 desatina desatiny desatinu; 1/100 stotina stotiny"
        ),
        starts="sto tisíc milión miliarda",
        ones="jeden jedna jedno jedného jednej jednu",
        lone=(
            "polovica polovice polovicu polovici tretina tretiny tretinu štvrtina štvrtiny "
            "štvrtinu pätina pätiny pätinu desatina desatinu"
        ),
        bound="1/2 pol",
        mixed="a pol",
        split=_split,
    ),
    small=word_set(
        "a i o u v z k s na do od zo vo ku so sa si po pri pre za že alebo či je sú bol bola bolo "
        "boli bude budú by ale než ako čo ktorý ktorá ktoré ktorí keď už len tiež pred medzi podľa "
        "tým tak jeho jej ich ten tá to tento táto toto"
    ),
    empty_links="tu|kliknite sem|sem|viac|čítať ďalej|viac informácií|odkaz|táto stránka",
    acronyms=word_set("EÚ OSN NATO USA HDP ECB MMF NBS ŠÚ DPH SR DNA WHO OECD"),
    shouted=word_set("NIE NIKDY LEN"),
)
