"""Czech.

Quotation marks after CLDR and the Czech language institute's handbook: „ “ outside, ‚ ‘ inside;
prepositions of one letter end no line (ČSN 01 6910). Decimals, months and quarters are CLDR's as
Babel has them, letters CLDR's main exemplars; pyphen has patterns for cs. Numbers are parted words;
they are read in the cases that texts count in, also with the ones first (`pětadvacet`). Not checked
by a reader.
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


def _ones_first(simple: Mapping[str, int | Fraction]) -> dict[str, int]:
    """The numbers below a hundred in one word: `pětadvacet`."""
    whole = {word: int(value) for word, value in simple.items()}
    ones = {"jeden": 1, "jedn": 1} | {word: value for word, value in whole.items() if value < 10}
    tens = {word: value for word, value in whole.items() if 20 <= value < 100}
    return {f"{one}a{ten}": ones[one] + tens[ten] for ten in tens for one in ones}


LANGUAGE = Language(
    tag="cs",
    name="Czech",
    own_name="čeština",
    words=FixedWords(
        key_figures="Klíčové údaje",
        source="Zdroj",
        sources="Zdroje",
        updated="aktualizováno",
        updated_at="aktualizováno v",
        last_update="naposledy aktualizováno:",
        brief="Podklad",
        page="Strana {number} z {count}",
        copy="Výtisk {number} z {count}",
        version="Verze",
        reference="Č. j.",
        attached="Celá strana je v příloze: {name}",
        only_attached="Jen na přiložené straně",
        empty="Prázdné",
        not_available="Údaj není k dispozici",
        note="Poznámka",
        note_number="poznámka {number}",
        note_back="zpět k textu poznámky {number}",
    ),
    charts=ChartWords(
        square="Jeden čtverec: {}",
        base="{} = 100",
        now="Nyní",
        target="Cíl {}",
        of="z {}",
        since="dříve {}",
        name="Název",
        value="Hodnota",
        chart="Graf: {}",
        filled="Vyplněno {} z {} čtverců",
        indexed="{}: 100. {}: {}, {}",
        rise="růst o {}",
        fall="pokles o {}",
        unchanged="beze změny",
        above="{}, nad cílem {}",
        below="{}, pod cílem {}",
        met="{}, shodně s cílem",
        up="Růst, dříve {}",
        down="Pokles, dříve {}",
        same="Beze změny, dříve {}",
        rising="Čára stoupá z {} na {}",
        falling="Čára klesá z {} na {}",
        ending="Čára začíná na {} a končí na {}",
        between="Mezi tím: {}",
        lowest="Nejnižší hodnota: {}",
        highest="Nejvyšší hodnota: {}",
        course="{} od {} do {}",
        span="{} až {}",
        no_values="bez hodnot",
        filled_from="Vyplněno: {} nebo více",
        bare="Jen zkratka: údaj není k dispozici",
    ),
    statuses=StatusWords(
        red="Červená",
        amber="Oranžová",
        green="Zelená",
        was="dříve {}",
        because="protože",
    ),
    blocks=BlockWords(
        decide_by="Rozhodnout do",
        for_decision="K rozhodnutí",
        decision="Rozhodnutí",
        signature="Podpis",
        date="Datum",
        tick="k zaškrtnutí: {}",
        note="Poznámka",
        today="Dnes, {}",
        past="proběhlo: {}",
        to_come="nadcházející: {}",
        contact="Kontakt",
        partners="Ve spolupráci",
        logo="Logo: {}",
    ),
    quotes=("\u201e", "\u201c", "\u201a", "\u2018"),
    letters="aábcčdďeéěfghiíjklmnňoópqrřsštťuúůvwxyýzž",
    titles=word_set("pan paní prezident ministr ministryně generál dr. prof. Ing. Mgr. gen."),
    counted=word_set("č. čl. odst. písm. str. s. kap. obr. tab. článek příloha §"),
    lettered=word_set(
        "varianta plán příloha skupina kategorie článek třída typ fáze část oddíl zóna blok tým "
        "scénář úroveň seznam vitamin hepatitida obrázek tabulka sloupec model verze budova sál "
        "terminál bod"
    ),
    conjunctions=word_set("a i nebo či"),
    references=word_set(
        "č číslo čj značka tel telefon mobil fax usnesení směrnice nařízení zákon vyhláška "
        "místnost isbn issn let verze boeing"
    ),
    streets=r"(?:ulice|ul\.|třída|tř\.|náměstí|nám\.|nábřeží)",
    loose=word_set("a i o u v z k s na do od ze ve ke se po při pro za že nebo či je"),
    held="#~procent|nejméně~#",
    one_letter=True,
    never=word_set(
        "např tzv tj tzn mj resp popř č čl odst písm str s kap obr tab dr prof ing mgr gen sv ul "
        "tř nám tel led ún únor břez dub květ červ srp zář říj list pros mil mld tis hod min max "
        "ca cca"
    ),
    rarely=word_set("atd apod aj př.n.l n.l"),
    openers=word_set(
        "Ten Ta To Ti Ty On Ona Oni My Jeden Jedna Tento Tato Toto Tyto V Ve Na Do Od Po Při Pro "
        "Za Když Ale Pokud Všichni Mnoho Podle Vláda"
    ),
    ordinal_stop=True,
    months=(
        "ledna|leden|lednu února|únor|únoru března|březen|březnu dubna|duben|dubnu "
        "května|květen|květnu června|červen|červnu července|červenec|červenci srpna|srpen|srpnu "
        "září října|říjen|říjnu listopadu|listopad prosince|prosinec|prosinci"
    ),
    half_years="1. pololetí {year}|2. pololetí {year}",
    scales=(
        "3 tisíc tisíce tisíců tisících tisíci tis tis.; 6 milion miliony milionů milionu "
        "milionech mil mil.; 9 miliarda miliardy miliard miliardě miliardu miliardou miliardám "
        "miliardách miliardami mld mld.; 12 bilion biliony bilionů"
    ),
    units=(
        "bp bazických bodů|bazické body|bazický bod; "
        "pp procentního bodu|procentní body|procentních bodů|procentní bod|p.b.; "
        "% procenta|procent|procento; ‰ promile; EUR eur|eura|euro|euru; "
        "USD dolarů|dolary|dolar|dolaru; GBP liber|libry; CHF švýcarských franků; "
        "CZK korun|koruny|koruna|kč; km kilometrů|kilometry|kilometr; m metrů|metry|metr; "
        "kg kilogramů|kilogramy|kilo; t tun|tuny|tuna; MW megawattů; GW gigawattů"
    ),
    ranges="až a",
    periods=r"\.[ \u00a0](?:čtvrtletí\w*|pololetí\w*|století\w*)|\.[ \u00a0]let\w*",
    hour_words=("v", r"hodin|hod\."),
    several="několik|mnoho|řada|stovky|tisíce|desítky",
    numbered=(
        "článek článku kapitola kapitole strana straně příloha tabulka tabulky graf obrázek část "
        "bod bodu číslo etapa fáze usnesení směrnice nařízení protokol linka verze odstavec"
    ),
    in_millions="eur dolarů korun lidí osob obyvatel domácností tun",
    rising=(
        "vzrostl|vzrostla|vzrostlo|vzrostly|stoupl|stoupla|stouplo|stouply|zvýšil|zvýšila|zvýšilo|"
        "zvýšily|roste|růst|nárůst",
        "více|vyšší|víc",
    ),
    falling=(
        "klesl|klesla|kleslo|klesly|snížil|snížila|snížilo|snížily|propadl|propadla|klesá|pokles|"
        "úbytek",
        "méně|nižší|míň",
    ),
    change_joints="se|o|na|asi|zhruba|téměř|více než|přes",
    changes=("o", "na", "proti|oproti|ve srovnání s", "z|ze"),
    below_zero="minus",
    denials="ne|nikdy|bez|žádný|žádné",
    numbers=NumberWords(
        adds=(
            "2 dva dvě dvou dvěma; 3 tři tří třem třemi třech; 4 čtyři čtyř čtyřem čtyřech; "
            "5 pět pěti; 6 šest šesti; 7 sedm sedmi; 8 osm osmi; 9 devět devíti; 10 deset deseti; "
            "11 jedenáct jedenácti; 12 dvanáct dvanácti; 13 třináct třinácti; "
            "14 čtrnáct čtrnácti; 15 patnáct patnácti; 16 šestnáct šestnácti; "
            "17 sedmnáct sedmnácti; 18 osmnáct osmnácti; 19 devatenáct devatenácti; "
            "20 dvacet dvaceti; 30 třicet třiceti; 40 čtyřicet čtyřiceti; 50 padesát padesáti; "
            "60 šedesát šedesáti; 70 sedmdesát sedmdesáti; 80 osmdesát osmdesáti; "
            "90 devadesát devadesáti"
        ),
        times="12 tucet tucty; 100 sto stě sta set",
        parts=(
            "1/2 polovina poloviny polovinu polovině; 1/3 třetina třetiny třetinu třetině; "
            "1/4 čtvrtina čtvrtiny čtvrtinu čtvrtině; 1/5 pětina pětiny pětinu pětině; "
            "1/6 šestina šestiny šestinu; 1/8 osmina osminy osminu; "
            "1/10 desetina desetiny desetinu; 1/100 setina setiny"
        ),
        starts="sto tisíc milion miliarda",
        ones="jeden jedna jedno jednoho jedné jednu",
        lone=(
            "polovina poloviny polovinu polovině třetina třetiny třetinu třetině čtvrtina čtvrtiny "
            "čtvrtinu pětina pětiny pětinu desetina desetinu"
        ),
        bound="1/2 půl",
        mixed="a půl",
        compounds=_ones_first,
    ),
    small=word_set(
        "a i o u v z k s na do od ze ve ke se si po při pro za že nebo či je jsou byl byla bylo "
        "byly bude budou by ale než jako jak co který která které kteří když už jen také před mezi "
        "podle tím tak jeho její jejich ten ta to tento tato toto"
    ),
    empty_links="zde|tady|klikněte zde|více|číst dále|více informací|odkaz|tato stránka",
    acronyms=word_set("EU OSN NATO USA HDP ECB MMF ČNB ČSÚ DPH ČR DNA WHO OECD"),
    shouted=word_set("NE NIKDY POUZE"),
)
