"""Maltese.

Quotation marks and letters after CLDR, dates by Babel, but for quarters, where CLDR has `3et kwart
- 2020`. In numbers the digit stands before the ten: `ħamsa u għoxrin`. They, abbreviations and the
fixed words have been checked by no library and by no reader. Digits behind an article and a hyphen,
`fl-2023`, are not read.
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

_TENS = "għoxrin tletin erbgħin ħamsin sittin sebgħin tmenin disgħin".split()
_DIGITS = "wieħed tnejn tlieta erbgħa ħamsa sitta sebgħa tmienja disgħa".split()


def _digit_and_ten(_: Mapping[str, int | Fraction]) -> dict[str, int]:
    """The numbers of a digit before a ten, of three words: `ħamsa u għoxrin`."""
    digits = {digit: value for value, digit in enumerate(_DIGITS, start=1)} | {"waħda": 1}
    tens = {ten: 10 * value for value, ten in enumerate(_TENS, start=2)}
    return tens | {f"{one} u {ten}": digits[one] + tens[ten] for one in digits for ten in tens}


LANGUAGE = Language(
    tag="mt",
    name="Maltese",
    own_name="malti",
    words=FixedWords(
        key_figures="Ċifri ewlenin",
        source="Sors",
        sources="Sorsi",
        updated="l-aħħar aġġornament:",
        updated_at="l-aħħar aġġornament:",
        last_update="l-aħħar aġġornament:",
        brief="Nota ta\u2019 informazzjoni",
        page="Paġna {number} minn {count}",
        copy="Kopja {number} minn {count}",
        version="Verżjoni",
        reference="Referenza",
        attached="Il-paġna sħiħa hija mehmuża: {name}",
        only_attached="Fil-paġna mehmuża biss",
        empty="Vojt",
        not_available="Mhux disponibbli",
        note="Nota",
        note_number="nota {number}",
        note_back="lura għat-test tan-nota {number}",
    ),
    charts=ChartWords(
        square="Kull kaxxa: {}",
        base="{} = 100",
        now="Issa",
        target="Mira {}",
        of="minn {}",
        since="qabel {}",
        name="Isem",
        value="Valur",
        chart="Grafika: {}",
        filled="Kaxxi mimlija: {} minn {}",
        indexed="{}: 100. {}: {}, {}",
        rise="żieda ta\u2019 {}",
        fall="tnaqqis ta\u2019 {}",
        unchanged="l-ebda bidla",
        above="{}, ogħla mill-mira: {}",
        below="{}, taħt il-mira: {}",
        met="{}, eżattament il-mira",
        up="Żieda, qabel {}",
        down="Tnaqqis, qabel {}",
        same="L-ebda bidla, qabel {}",
        rising="Linja li titla\u2019 minn {} għal {}",
        falling="Linja li tinżel minn {} għal {}",
        ending="Linja li tibda minn {} u tispiċċa fuq {}",
        between="Bejniethom: {}",
        lowest="L-inqas valur: {}",
        highest="L-ogħla valur: {}",
        course="{}: minn {} għal {}",
        span="{} sa {}",
        no_values="l-ebda valur",
        filled_from="Mimlija: {} jew aktar",
        bare="Il-kodiċi biss: l-ebda data",
    ),
    statuses=StatusWords(
        red="Aħmar",
        amber="Oranġjo",
        green="Aħdar",
        was="qabel {}",
        because="għax",
    ),
    blocks=BlockWords(
        decide_by="Skadenza għad-deċiżjoni:",
        for_decision="Għal deċiżjoni",
        decision="Deċiżjoni",
        signature="Firma",
        date="Data",
        tick="biex timmarka: {}",
        note="Nota",
        today="Illum, {}",
        past="għadda: {}",
        to_come="ġej: {}",
        contact="Kuntatt",
        partners="Flimkien ma\u2019",
        logo="Logo: {}",
    ),
    quotes=("\u201c", "\u201d", "\u2018", "\u2019"),
    narrow=False,
    decimal=".",
    letters="abċdefġghħijklmnopqrstuvwxżzàèìòù",
    elides=True,
    titles=word_set(
        "Is-Sur Is-Sinjura Dr Dr. Prof. Onor. Ministru President Prim Ministru Kummissarju Ġeneral "
        "Ambaxxatur"
    ),
    counted=word_set("Nru nru p. pp. paġna Artikolu artikolu Kapitolu Anness Tabella Figura"),
    lettered=word_set(
        "għażla pjan anness grupp kategorija artikolu klassi tip fażi parti taqsima żona blokk "
        "xenarju livell lista vitamina epatite tabella kolonna mudell verżjoni bini punt"
    ),
    conjunctions=word_set("u jew"),
    references=word_set(
        "nru numru referenza każ fajl tel telefown faks mob riżoluzzjoni direttiva regolament liġi "
        "kamra isbn issn titjira verżjoni boeing"
    ),
    streets="Triq|Pjazza|Misraħ|Sqaq",
    loose=word_set("u jew ta' ta\u2019 minn sa fi għal bi li dwar kontra bejn ma' fil fl mill"),
    never=word_set(
        "eż i.e cf Dr Prof Onor Nru nru tel art par Jan Fra Mar Apr Mej Ġun Lul Aww Set Ott Nov Diċ"
    ),
    rarely=word_set("eċċ Ltd"),
    openers=word_set(
        "Dan Din Dawn Dik Dak Hu Hi Huwa Hija Huma Aħna Il L F B Fi Għal Minn Ta U Jew Iżda Imma "
        "Jekk Meta Wara Qabel Skont Kull Ħafna Mhux"
    ),
    months=(
        "Jannar Frar Marzu April Mejju Ġunju Lulju Awwissu Settembru Ottubru Novembru Diċembru"
    ),
    quarters=(
        "l-ewwel kwart tal-{year}|it-tieni kwart tal-{year}|it-tielet kwart tal-{year}|"
        "ir-raba\u2019 kwart tal-{year}"
    ),
    half_years="l-ewwel nofs tal-{year}|it-tieni nofs tal-{year}",
    date_joint="ta['\u2019]",
    scales="3 elf; 6 miljun miljuni; 9 biljun biljuni; 12 triljun triljuni",
    units=(
        "bp punti bażi|punt bażi; pp punti perċentwali|punt perċentwali; "
        "% fil-mija|fil mija; ‰ fl-elf; EUR ewro; USD dollaru|dollari; "
        "GBP lira sterlina|liri sterlini; km kilometru|kilometri; m metri|metru; "
        "kg kilogramma|kilogrammi; t tunnellata|tunnellati; MW megawatt; GW gigawatt"
    ),
    partitives="ta'",
    ranges="sa u",
    ordinals="(?:il|et)",
    periods="[ \u00a0](?:kwart|seklu)",
    hour_words=("fis-|fl-", ""),
    several="ftit|ħafna|diversi|xi|fil-|fl-",
    numbered=(
        "artikolu paġna kapitolu taqsima parti paragrafu tabella figura grafika anness "
        "riżoluzzjoni regolament direttiva deċiżjoni protokoll fażi numru verżjoni linja"
    ),
    in_millions="ewro dollari persuni ruħ tunnellati",
    rising=(
        "żdied|żdiedet|żdiedu|jiżdied|tiżdied|tela['\u2019]|telgħet|telgħu|kiber|kibret|żieda|tkabbir",
        "aktar|ogħla|iktar",
    ),
    falling=(
        "naqas|naqset|naqsu|jonqos|tonqos|niżel|niżlet|niżlu|tnaqqis|nuqqas",
        "inqas|anqas|aktar baxx",
    ),
    change_joints="madwar|kważi|ta['\u2019]|aktar minn",
    changes=("b['\u2019]|bi", "għal|sa", "meta mqabbel ma['\u2019]|kontra", "minn"),
    below_zero="minus|inqas minn żero",
    denials="ma|mhux|mingħajr|lanqas|bla",
    numbers=NumberWords(
        adds=(
            "2 tnejn żewġ żewġt; 3 tlieta tliet tlett tlitt; 4 erbgħa erba erbat; "
            "5 ħamsa ħames ħamest; 6 sitta sitt; 7 sebgħa seba sebat; 8 tmienja tmien tmint; "
            "9 disgħa disa disat; 10 għaxra għaxar għaxart; 11 ħdax ħdax_il; 12 tnax tnax_il; "
            "13 tlettax tlettax_il; 14 erbatax erbatax_il; 15 ħmistax ħmistax_il; "
            "16 sittax sittax_il; 17 sbatax sbatax_il; 18 tmintax tmintax_il; "
            "19 dsatax dsatax_il; 200 mitejn; "
            "2000 elfejn"
        ),
        times="100 mija mitt; 1000 elf",
        parts=("1/2 nofs; 1/3 terz terzi; 1/4 kwart kwarti; 1/5 ħoms; 1/10 għoxor"),
        starts="mija mitt elf miljun biljun",
        ones="wieħed waħda",
        lone="nofs terz",
        links="u",
        links_hundreds=True,
        fillers="ta' tal",
        mixed="u nofs",
        compounds=_digit_and_ten,
    ),
    small=word_set(
        "il l n d s u jew iżda imma li ta tal tat tan tas taċ tad f fi fil fl fis fit b bi bil "
        "għal għall għandu għandha għandhom minn mill mis mit mal sa sal dwar kontra bejn wara "
        "qabel dan din dawn huwa hija huma hu hi kien kienet kienu ikun tkun se mhux kif meta jekk "
        "kull aktar biss"
    ),
    empty_links=(
        "hawn|agħfas hawn|ikklikkja hawn|link|din il-link|aktar|aqra aktar|aktar informazzjoni"
    ),
    acronyms=word_set("UE NU NATO USA PDG VAT WHO BĊE FMI NSO TVM PN PL"),
    shouted=word_set("MHUX BISS"),
)
