"""Lithuanian.

Quotation marks (45, alike on both levels) and letters after CLDR, dates by Babel. Numbers from 2 to
1000 are checked against num2words. Abbreviations, the fixed words and the rest have been checked by
no reader.
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

_ONES = {"ketur": 4, "penk": 5, "šeš": 6, "septyn": 7, "aštuon": 8, "devyn": 9}
_TEENS = {"vienuolik": 11, "dvylik": 12, "trylik": 13} | {
    f"{stem}iolik": 10 + value for stem, value in _ONES.items()
}
_TENS = {"dvi": 20, "tris": 30} | {f"{stem}ias": 10 * value for stem, value in _ONES.items()}


def _declined(_: Mapping[str, int | Fraction]) -> dict[str, int]:
    """The numbers that are declined alike: `penkiems`, `dvylikos`, `trisdešimties`."""
    ones = "i ios is ias ių iems ioms iais iomis iuose iose"
    rows = (
        (_ONES, ones),
        (_TEENS, "a os ai ą oje"),
        ({f"{stem}dešimt": value for stem, value in _TENS.items()}, "- ies imi"),
    )
    return {
        f"{stem}{end.strip('-')}": value
        for stems, ends in rows
        for stem, value in stems.items()
        for end in ends.split()
    }


LANGUAGE = Language(
    tag="lt",
    name="Lithuanian",
    own_name="lietuvių",
    words=FixedWords(
        key_figures="Pagrindiniai rodikliai",
        source="Šaltinis",
        sources="Šaltiniai",
        updated="atnaujinta",
        updated_at="atnaujinta",
        last_update="paskutinį kartą atnaujinta:",
        brief="Pažyma",
        page="{number} puslapis iš {count}",
        copy="{number} egzempliorius iš {count}",
        version="Versija",
        reference="Dokumento Nr.",
        attached="Visas puslapis pridedamas: {name}",
        only_attached="Tik pridedamame puslapyje",
        empty="Tuščia",
        not_available="Duomenų nėra",
        note="Pastaba",
        note_number="{number} pastaba",
        note_back="grįžti prie {number} pastabos teksto",
    ),
    charts=ChartWords(
        square="Vienas langelis: {}",
        base="{} = 100",
        now="Dabar",
        target="Tikslas {}",
        of="iš {}",
        since="anksčiau {}",
        name="Pavadinimas",
        value="Reikšmė",
        chart="Diagrama: {}",
        filled="Užpildyta langelių: {} iš {}",
        indexed="{}: 100. {}: {}, {}",
        rise="padidėjimas: {}",
        fall="sumažėjimas: {}",
        unchanged="nepakito",
        above="{}, daugiau už tikslą: {}",
        below="{}, mažiau už tikslą: {}",
        met="{}, tikslas tiksliai pasiektas",
        up="Padidėjo, anksčiau {}",
        down="Sumažėjo, anksčiau {}",
        same="Nepakito, anksčiau {}",
        rising="Linija, kylanti nuo {} iki {}",
        falling="Linija, krintanti nuo {} iki {}",
        ending="Linija, prasidedanti ties {} ir pasibaigianti ties {}",
        between="Tarp jų: {}",
        lowest="Mažiausia reikšmė: {}",
        highest="Didžiausia reikšmė: {}",
        course="{}: nuo {} iki {}",
        span="nuo {} iki {}",
        no_values="reikšmių nėra",
        filled_from="Užpildyta: {} ir daugiau",
        bare="Tik kodas: duomenų nėra",
    ),
    statuses=StatusWords(
        red="Raudona",
        amber="Oranžinė",
        green="Žalia",
        was="anksčiau {}",
        because="nes",
    ),
    blocks=BlockWords(
        decide_by="Nuspręsti iki",
        for_decision="Sprendimui priimti",
        decision="Sprendimas",
        signature="Parašas",
        date="Data",
        tick="pažymėti: {}",
        note="Pastaba",
        today="Šiandien, {}",
        past="praėjo: {}",
        to_come="bus: {}",
        contact="Kontaktai",
        partners="Kartu su",
        logo="Logotipas: {}",
    ),
    quotes=("\u201e", "\u201c", "\u201e", "\u201c"),
    letters="aąbcčdeęėfghiįyjklmnoprsštuųūvzž",
    titles=word_set(
        "p. ponas ponia dr. prof. gen. plk. ministras ministrė ministro ministrės prezidentas "
        "prezidentė prezidento prezidentės premjeras premjerė generolas karalius ambasadorius"
    ),
    counted=word_set("Nr. nr. str. p. psl. pav. lent. priedas punktas"),
    lettered=word_set(
        "variantas planas priedas priedo grupė grupės kategorija kategorijos klasė tipas tipo fazė "
        "dalis dalies zona blokas scenarijus lygis sąrašas vitaminas hepatitas lentelė lentelės "
        "stulpelis etapas modelis versija pastatas punktas"
    ),
    conjunctions=word_set("ir arba ar bei"),
    references=word_set(
        "nr numeris byla bylos tel telefonas telefonu faks mob rezoliucija direktyva reglamentas "
        "įstatymas kabinetas isbn issn reisas versija boeing"
    ),
    streets="g|gatvė|gatvėje|gatvės|pr|prospektas|prospekte|al|alėja|aikštė|aikštėje",
    loose=word_set("ir ar arba bei iki nuo į iš su be per po už prie dėl o bet kad yra"),
    held=(
        "sausio~#|vasario~#|kovo~#|balandžio~#|gegužės~#|birželio~#|liepos~#|rugpjūčio~#|"
        "rugsėjo~#|spalio~#|lapkričio~#|gruodžio~#"
    ),
    year_words="m. metų metais",
    never=word_set(
        "pvz t y žr plg dr prof gen plk kpt ltn str psl pav lent Nr nr tel faks vad angl pranc vok "
        "lot tūkst mln mlrd trln proc min val g pr gyv saus vas bal geg birž liep rugp rugs spal "
        "lapkr gruod akad doc inž"
    ),
    rarely=word_set("kt pan t.t m d p a e Eur"),
    openers=word_set(
        "Ši Šis Šie Šios Šio Tai Tas Ta Jis Ji Jie Jos Jų Mes Į Iš Nuo Iki Po Per Prie Su Be Dėl "
        "Pagal Ir O Bet Tačiau Jei Jeigu Kai Visi Visos Daug Kai Taip Todėl"
    ),
    months=(
        "sausio vasario kovo balandžio gegužės birželio liepos rugpjūčio rugsėjo spalio lapkričio "
        "gruodžio"
    ),
    half_years="{year} m. I pusmetis|{year} m. II pusmetis",
    split_year="{first}\u2013{last}",
    year_first=r"m\.|metų",
    scales=(
        "3 tūkst tūkstantis tūkstančio tūkstančiui tūkstantį tūkstančiu tūkstančiai tūkstančių "
        "tūkstančiams tūkstančius tūkstančiais; 6 mln milijonas milijono milijonui milijoną "
        "milijonu milijonai milijonų milijonams milijonus milijonais; 9 mlrd milijardas milijardo "
        "milijardui milijardą milijardu milijardai milijardų milijardams milijardus milijardais; "
        "12 trln trilijonas trilijono trilijoną trilijonai trilijonų trilijonus"
    ),
    units=(
        "bp baziniai punktai|bazinių punktų|bazinius punktus|bazinis punktas|bazinio punkto; "
        "pp procentiniai punktai|procentinių punktų|procentinius punktus|procentinis punktas|"
        "procentinio punkto|procentinį punktą|proc. punkto|proc. punktų|"
        "proc. punktus|proc. punktai|proc. punktais|proc. punktu|proc. p.|p. p.; "
        "% procentai|procentų|procentus|procentais|procentas|procento|procentą|procentu|proc.; "
        "‰ promilės|promilių|promilė; EUR eurai|eurų|eurus|eurais|eurams|euras|euro|eurą|euru; "
        "USD dolerių|doleriai|dolerius|doleris|dolerio|jav dolerių; "
        "GBP svarų sterlingų|svarai sterlingų|svarų; CHF šveicarijos frankų; "
        "km kilometrų|kilometrai|kilometrus|kilometras|kilometro; m metrų|metrai|metrus|metras; "
        "kg kilogramų|kilogramai|kilogramus; t tonų|tonos|tonas|tona; MW megavatų|megavatai; "
        "GW gigavatų|gigavatai"
    ),
    ranges="iki ir",
    ordinals=(
        "-(?!ieji|i?ųjų|i?aisiais|i?uosius|iesiems)(?:[aąeiou][a-ząčęėįšųūž]{0,5}|"
        "t[aąoi][a-ząį]{0,4})"
    ),
    periods=(
        "-(?:ieji|i?ųjų|i?aisiais|i?uosius|iesiems)"
        "|[ \u00a0](?:ketvir(?:tis|tį|čio|tyje)|pusmet\\w+|amži\\w+|straipsn(?:is|io|yje|į|iui|iu)"
        "|dal(?:ies|yje)|pried(?:as|o|e|ą))"
    ),
    several="keli|kelios|kelis|kelias|kelių|daug|kiek|keletas",
    numbered=(
        "straipsnis straipsnio puslapis puslapyje skyrius skyriuje lentelė lentelėje paveikslas "
        "paveiksle grafikas priedo priede rezoliucija rezoliucijos direktyva direktyvos "
        "reglamentas reglamento protokolas sprendimas etapas versija linija numeris"
    ),
    in_millions="eurų eurai eurus dolerių žmonių gyventojų tonų",
    rising=(
        (
            "padidėjo|didėjo|didėja|padidės|išaugo|augo|auga|išaugs|pakilo|kilo|kyla|pabrango|"
            "padaugėjo|ūgtelėjo|padidino|padidėjimas|augimas|prieaugis"
        ),
        "daugiau|didesn(?:is|ė|io|ės|į|ę|i)|aukštesn(?:is|ė|io|ės)",
    ),
    falling=(
        (
            "sumažėjo|mažėjo|mažėja|sumažės|nukrito|krito|krinta|smuko|susitraukė|traukėsi|atpigo|"
            "sumažino|sumažėjimas|mažėjimas|kritimas|nuosmukis"
        ),
        "mažiau|mažesn(?:is|ė|io|ės|į|ę|i)|žemesn(?:is|ė|io|ės)",
    ),
    change_joints="apie|beveik|maždaug|daugiau kaip|daugiau nei|net|dar|vidutiniškai",
    changes=("", "iki", "palyginti su", "nuo"),
    below_zero="minus",
    denials="ne|nėra|be|nei",
    numbers=NumberWords(
        adds=(
            "2 du dvi dviejų dviem dviejuose dviejose dvejų dvejus; "
            "3 trys tris trijų trims trimis trijose trijuose trejų trejus; "
            "10 dešimt dešimties dešimtimi; 3/2 pusantro pusantros pusantrų; 5/2 pustrečio"
        ),
        times="100 šimtas šimto šimtui šimtą šimtu šimtai šimtų šimtams šimtus šimtais",
        parts=(
            "1/2 pusė pusės pusę pusei puse; "
            "1/3 trečdalis trečdalio trečdalį trečdaliu trečdaliai trečdalių trečdalius; "
            "1/4 ketvirtadalis ketvirtadalio ketvirtadalį ketvirtadaliai ketvirtadalių "
            "ketvirtadalius; 1/5 penktadalis penktadalio penktadalį penktadaliai penktadalių "
            "penktadalius; 1/6 šeštadalis šeštadalio šeštadalį; 1/8 aštuntadalis aštuntadalio "
            "aštuntadalį; 1/10 dešimtadalis dešimtadalio dešimtadalį dešimtadaliai dešimtadalių"
        ),
        starts="šimtas šimto šimtui šimtą šimtu tūkstantis tūkstančio tūkstantį milijonas milijono "
        "milijoną milijardas milijardo milijardą",
        ones="vienas viena vieno vienos vienam vienai vieną vienu",
        lone=(
            "pusė pusės pusę pusei trečdalis trečdalio trečdalį trečdaliu ketvirtadalis "
            "ketvirtadalio ketvirtadalį penktadalis penktadalio penktadalį šeštadalis šeštadalio "
            "šeštadalį aštuntadalis dešimtadalis dešimtadalio dešimtadalį"
        ),
        ordinals=(
            "1 pirm; 2 antr; 3 treči; 4 ketvirt; 5 penkt; 6 šešt; 7 septint; 8 aštunt; 9 devint"
        ),
        endings="as a o os am ai ą u oje ame asis oji ojo osios ąjį ąją ajame ojoje",
        mixed="su puse",
        compounds=_declined,
    ),
    small=word_set(
        "ir o bet ar arba bei kad kaip kai jei jeigu nes iš į ant nuo iki prie per po už su be "
        "apie dėl pagal tarp yra buvo bus būti ne taip pat tik jau dar šis ši šio šios tai tas jis "
        "ji jie jų jo jos savo kas kuris kuri kurie kurios kurių gali turi visi"
    ),
    empty_links="čia|spauskite čia|nuoroda|ši nuoroda|daugiau|skaityti daugiau|plačiau|žr. čia",
    acronyms=word_set("ES JT NATO JAV BVP PVM PSO TVF ECB LRT VDA DNR"),
    shouted=word_set("NE TIK"),
)
