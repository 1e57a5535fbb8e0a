"""Irish.

Quotation marks (45) and letters after CLDR, with those of foreign words; dates by Babel. Few
numbers in words are read, since a noun stands within most of them (`cúig thír déag` is fifteen
countries): tens, what ends in hundreds, thousands or millions, and parts. They, abbreviations and
the fixed words have been checked by no library and by no reader.
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

_TENS = "fiche tríocha daichead caoga seasca seachtó ochtó nócha".split()
_DIGITS = "haon dó trí ceathair cúig sé seacht hocht naoi".split()
# How many of what follows, the word for which is lenited behind the first and eclipsed behind the
# others.
_LENITING = {"dhá": 2, "trí": 3, "ceithre": 4, "cúig": 5, "sé": 6}
_ECLIPSING = {"seacht": 7, "ocht": 8, "naoi": 9, "deich": 10}
_LARGE = (("chéad", "gcéad", 100), ("mhíle", "míle", 1000), ("mhilliún", "milliún", 10**6))


def _of_several_words(_: Mapping[str, int | Fraction]) -> dict[str, int]:
    """Tens with a digit, `fiche a trí`, and digits with what they count, `trí chéad`."""
    tens = {ten: 10 * value for value, ten in enumerate(_TENS, start=2)}
    digits = {digit: value for value, digit in enumerate(_DIGITS, start=1)}
    both = {f"{ten} a {one}": tens[ten] + digits[one] for ten in tens for one in digits}
    large = {
        f"{count} {word}": value * size
        for counts, form in ((_LENITING, 0), (_ECLIPSING, 1))
        for count, value in counts.items()
        for *words, size in _LARGE
        for word in words[form : form + 1]
        if value * size != 10 * 100
    }
    return both | large


LANGUAGE = Language(
    tag="ga",
    name="Irish",
    own_name="gaeilge",
    words=FixedWords(
        key_figures="Príomhfhigiúirí",
        source="Foinse",
        sources="Foinsí",
        updated="an nuashonrú is déanaí:",
        updated_at="nuashonraithe ag",
        last_update="an nuashonrú is déanaí:",
        brief="Nóta faisnéise",
        page="Leathanach {number} as {count}",
        copy="Cóip {number} as {count}",
        version="Leagan",
        reference="Tagairt",
        attached="Tá an leathanach iomlán ceangailte leis seo: {name}",
        only_attached="Ar an leathanach ceangailte amháin",
        empty="Folamh",
        not_available="Níl sonraí ar fáil",
        note="Nóta",
        note_number="nóta {number}",
        note_back="ar ais chuig téacs nóta {number}",
    ),
    charts=ChartWords(
        square="Gach cearnóg: {}",
        base="{} = 100",
        now="Anois",
        target="Sprioc {}",
        of="as {}",
        since="{} roimhe sin",
        name="Ainm",
        value="Luach",
        chart="Cairt: {}",
        filled="Cearnóga líonta: {} as {}",
        indexed="{}: 100. {}: {}, {}",
        rise="ardú: {}",
        fall="laghdú: {}",
        unchanged="gan athrú",
        above="{}, os cionn na sprice: {}",
        below="{}, faoi bhun na sprice: {}",
        met="{}, an sprioc go díreach",
        up="Ardú, {} roimhe sin",
        down="Laghdú, {} roimhe sin",
        same="Gan athrú, {} roimhe sin",
        rising="Líne a ardaíonn ó {} go {}",
        falling="Líne a thiteann ó {} go {}",
        ending="Líne a thosaíonn ag {} agus a chríochnaíonn ag {}",
        between="Eatarthu: {}",
        lowest="An luach is ísle: {}",
        highest="An luach is airde: {}",
        course="{}: ó {} go {}",
        span="{} go {}",
        no_values="gan luachanna",
        filled_from="Líonta: {} nó níos mó",
        bare="Cód amháin: gan sonraí",
    ),
    statuses=StatusWords(
        red="Dearg",
        amber="Ómra",
        green="Glas",
        was="{} roimhe sin",
        because="óir",
    ),
    blocks=BlockWords(
        decide_by="Spriocdháta don chinneadh:",
        for_decision="Le haghaidh cinnidh",
        decision="Cinneadh",
        signature="Síniú",
        date="Dáta",
        tick="le ticeáil: {}",
        note="Nóta",
        today="Inniu, {}",
        past="thart: {}",
        to_come="le teacht: {}",
        contact="Teagmháil",
        partners="I gcomhar le",
        logo="Lógó: {}",
    ),
    quotes=("\u201c", "\u201d", "\u2018", "\u2019"),
    narrow=False,
    decimal=".",
    letters="abcdefghijklmnopqrstuvwxyzáéíóú",
    elides=True,
    titles=word_set(
        "An tUas. Uas. Dr Dr. An tOll. Oll. Uachtarán Taoiseach Tánaiste Aire Ginearál Seanadóir "
        "Ambasadóir"
    ),
    counted=word_set("Uimh. uimh. lch. lgh. Airteagal Alt Caibidil Tábla Fíor Iarscríbhinn"),
    lettered=word_set(
        "rogha plean iarscríbhinn grúpa catagóir airteagal aicme cineál céim cuid roinn crios bloc "
        "cás leibhéal liosta vitimín heipitíteas tábla colún leagan foirgneamh pointe"
    ),
    conjunctions=word_set("agus nó"),
    references=word_set(
        "uimh uimhir tagairt cás comhad teil teileafón guthán facs fón rún treoir rialachán acht "
        "seomra isbn issn eitilt leagan boeing"
    ),
    streets="Sráid|Bóthar|Ascaill|Plás|Cearnóg",
    loose=word_set(
        "agus nó i in sa san ag ar as chun de den do don faoi gan go le ó roimh thar is"
    ),
    never=word_set(
        "m.sh i.e .i cf uimh Uimh lch lgh Uas Dr Oll teil eag iml Ean Feabh Aib Beal Meith Lún "
        "MFómh DFómh Samh Noll"
    ),
    rarely=word_set("srl Teo r.n i.n"),
    openers=word_set(
        "An Na Seo Sin Tá Bhí Beidh Níl Ní Is Sé Sí Siad I In Sa Ag Ar As Chun Faoi Gan Le Ó Roimh "
        "Tar Agus Ach Má Dá Nuair Gach Mar"
    ),
    months=(
        "Eanáir Feabhra Márta|Mhárta Aibreán Bealtaine|Bhealtaine Meitheamh|Mheitheamh Iúil Lúnasa "
        "Meán_Fómhair|Mheán_Fómhair Deireadh_Fómhair|Dheireadh_Fómhair Samhain|Shamhain Nollaig"
    ),
    half_years="an chéad leath de {year}|an dara leath de {year}",
    scales=("3 mhíle míle; 6 milliún mhilliún; 9 billiún bhilliún; 12 trilliún"),
    units=(
        "bp bonnphointe|bhonnphointe|mbonnphointe; "
        "pp pointe céatadáin|phointe céatadáin|bpointe céatadáin|phointe faoin gcéad; "
        "% faoin gcéad|sa chéad; EUR euro; USD dollar|dollair|dhollar; GBP punt steirling; "
        "km ciliméadar|chiliméadar|gciliméadar; m méadar|mhéadar; kg cileagram|chileagram; "
        "t tonna|thonna|dtonna; MW meigeavata|mheigeavata; GW gigeavata"
    ),
    ranges="go agus",
    ordinals="(?:ú|adh|d)",
    periods="[ \u00a0](?:ráithe|haois)",
    hour_words=("ag", ""),
    several="roinnt|cúpla|is|ar|agus",
    numbered=(
        "airteagal alt caibidil leathanach mír cuid tábla fíor cairt iarscríbhinn rún rialachán "
        "treoir cinneadh prótacal céim uimhir leagan líne"
    ),
    in_millions="euro dollar duine daoine tonna",
    rising=(
        "mhéadaigh|méadú|mhéadaíodh|d['\u2019]ardaigh|ardú|d['\u2019]fhás|fás",
        "níos mó|níos airde|sa bhreis",
    ),
    falling=("laghdaigh|laghdú|thit|titim|tháinig laghdú", "níos lú|níos ísle"),
    change_joints="thart ar|beagnach|timpeall|breis is|de|ar",
    changes=("faoi|de", "go|go dtí", "i gcomparáid le", "ó"),
    below_zero="lúide",
    denials="ní|níor|níl|gan|nach|nár",
    numbers=NumberWords(
        adds=(
            "11 aon_déag; 12 dó_dhéag; 13 trí_déag; 14 ceathair_déag; 15 cúig_déag; 16 sé_déag; "
            "17 seacht_déag; 18 ocht_déag hocht_déag; 19 naoi_déag; 10 deich; 20 fiche; "
            "30 tríocha; 40 daichead; 50 caoga; 60 seasca; 70 seachtó; 80 ochtó; 90 nócha; "
            "500000 leathmhilliún"
        ),
        times="1000 míle mhíle",
        parts="1/2 leath; 2/3 dhá_thrian; 3/4 trí_cheathrú; 1/3 aon_trian; 1/4 aon_cheathrú",
        starts="milliún billiún",
        ones="",
        lone="leath",
        fillers="de den",
        mixed="go leith",
        compounds=_of_several_words,
    ),
    small=word_set(
        "an na agus nó ach i in sa san ag ar as chun den don faoi gan le leis ó roimh thar tar éis "
        "is tá bhí beidh bíonn níl nach ní ár siad seo é í iad má dá gach lena ina nuair ba "
        "atá bheidh go a de do"
    ),
    empty_links="anseo|cliceáil anseo|nasc|an nasc seo|tuilleadh|léigh tuilleadh|tuilleadh eolais",
    acronyms=word_set("AE NA NATO SAM RA OTI CBL EDS BCE CAI RTÉ HIV ADN LPT TD"),
    shouted=word_set("NÍ AMHÁIN"),
)
