"""Slovene.

Quotation marks after CLDR: „ “ outside, ‚ ‘ inside. Decimals, months and quarters are CLDR's as
Babel has them, letters CLDR's main exemplars; pyphen has patterns for sl. Numbers below a hundred
are one word with the ones first (`petindvajset`), as are hundreds (`dvesto`). Numbers to 1000 are
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


def _joined(simple: Mapping[str, int | Fraction]) -> dict[str, int]:
    """The numbers below a thousand that are one word: `petindvajset`, `dvesto`."""
    whole = {word: int(value) for word, value in simple.items()}
    ones = {"en": 1, "ena": 1} | {word: value for word, value in whole.items() if value < 10}
    tens = {word: value for word, value in whole.items() if 20 <= value < 100}
    return {f"{one}in{ten}": ones[one] + tens[ten] for ten in tens for one in ones} | {
        f"{one}sto": 100 * value for one, value in ones.items() if value > 1
    }


LANGUAGE = Language(
    tag="sl",
    name="Slovene",
    own_name="slovenščina",
    words=FixedWords(
        key_figures="Ključni podatki",
        source="Vir",
        sources="Viri",
        updated="posodobljeno",
        updated_at="posodobljeno ob",
        last_update="zadnja posodobitev:",
        brief="Povzetek",
        page="Stran {number} od {count}",
        copy="Izvod {number} od {count}",
        version="Različica",
        reference="Številka",
        attached="Celotna stran je priložena: {name}",
        only_attached="Samo na priloženi strani",
        empty="Prazno",
        not_available="Ni podatka",
        note="Opomba",
        note_number="opomba {number}",
        note_back="nazaj na besedilo opombe {number}",
    ),
    charts=ChartWords(
        square="En kvadrat: {}",
        base="{} = 100",
        now="Zdaj",
        target="Cilj {}",
        of="od {}",
        since="prej {}",
        name="Ime",
        value="Vrednost",
        chart="Grafikon: {}",
        filled="Zapolnjenih {} od {} kvadratov",
        indexed="{}: 100. {}: {}, {}",
        rise="rast za {}",
        fall="padec za {}",
        unchanged="nespremenjeno",
        above="{}, nad ciljem {}",
        below="{}, pod ciljem {}",
        met="{}, enako cilju",
        up="Rast, prej {}",
        down="Padec, prej {}",
        same="Nespremenjeno, prej {}",
        rising="Črta se dviga od {} do {}",
        falling="Črta pada od {} do {}",
        ending="Črta se začne pri {} in konča pri {}",
        between="Vmes: {}",
        lowest="Najnižja vrednost: {}",
        highest="Najvišja vrednost: {}",
        course="{} od {} do {}",
        span="od {} do {}",
        no_values="brez vrednosti",
        filled_from="Zapolnjeno: {} ali več",
        bare="Samo kratica: ni podatka",
    ),
    statuses=StatusWords(
        red="Rdeča",
        amber="Oranžna",
        green="Zelena",
        was="prej {}",
        because="ker",
    ),
    blocks=BlockWords(
        decide_by="Odločitev do",
        for_decision="V odločanje",
        decision="Odločitev",
        signature="Podpis",
        date="Datum",
        tick="za označitev: {}",
        note="Opomba",
        today="Danes, {}",
        past="minilo: {}",
        to_come="prihaja: {}",
        contact="Stik",
        partners="V sodelovanju",
        logo="Logotip: {}",
    ),
    quotes=("\u201e", "\u201c", "\u201a", "\u2018"),
    letters="abcčdefghijklmnoprsštuvzž",
    titles=word_set("predsednik predsednica minister ministrica general dr. prof. mag. g. ga."),
    counted=word_set("št. čl. odst. str. pogl. sl. tab. člen priloga"),
    lettered=word_set(
        "možnost načrt priloga skupina kategorija člen razred vrsta faza del oddelek območje blok "
        "ekipa scenarij raven seznam vitamin hepatitis slika tabela stolpec model različica stavba "
        "dvorana terminal točka varianta"
    ),
    conjunctions=word_set("in ali ter"),
    references=word_set(
        "št številka tel telefon mobilni faks resolucija direktiva uredba zakon soba isbn issn let "
        "različica boeing"
    ),
    streets=r"(?:ulica|ul\.|cesta|c\.|trg|nabrežje)",
    loose=word_set("in ali ter v na za s z k h o po pri od do iz ob da je ki kot"),
    held="#~odstotkov|najmanj~#|ob~#",
    never=word_set(
        "npr oz tj t.i itn č čl odst str pogl sl tab dr prof mag g ga št sv ul tel jan feb mar apr "
        "maj jun jul avg sep okt nov dec mio mrd tis min maks pribl"
    ),
    rarely=word_set("itd ipd idr"),
    openers=word_set(
        "Ta To Ti Te On Ona Oni Mi En Ena V Na Za Po Pri Od Do Iz Ko Če Ampak Toda In Vsi Mnogi "
        "Številni Poleg Vlada"
    ),
    ordinal_stop=True,
    months=(
        "januar|januarja|januarju februar|februarja|februarju marec|marca|marcu "
        "april|aprila|aprilu maj|maja|maju junij|junija|juniju julij|julija|juliju "
        "avgust|avgusta|avgustu september|septembra|septembru oktober|oktobra|oktobru "
        "november|novembra|novembru december|decembra|decembru"
    ),
    half_years="1. polletje {year}|2. polletje {year}",
    scales=(
        "3 tisoč tisočih; 6 milijon milijona milijone milijonov milijoni milijonoma milijonih "
        "milijonom mio mio.; 9 milijarda milijardi milijarde milijard milijardo milijardama "
        "milijardah mrd mrd.; 12 bilijon bilijona bilijone bilijonov"
    ),
    units=(
        "bp bazičnih točk|bazične točke; "
        "pp odstotne točke|odstotnih točk|odstotni točki|odstotna točka|o. t.; "
        "% odstotkov|odstotka|odstotke|odstotek; ‰ promila|promilov; "
        "EUR evrov|evra|evre|evro|evri; USD dolarjev|dolarja|dolar; GBP funtov; "
        "km kilometrov|kilometra|kilometre|kilometer; m metrov|metra|meter; "
        "kg kilogramov|kilograma; t ton|toni|tone|tona; MW megavatov; GW gigavatov"
    ),
    ranges="do in",
    periods=r"\.[ \u00a0](?:četrtletj\w*|polletj\w*|stoletj\w*)|\.[ \u00a0]leta",
    hour_words=("ob", r"uri|ure"),
    several="nekaj|več|mnogo|številni|stotine|tisoče",
    numbered=(
        "člen člena poglavje stran strani priloga tabela tabele graf slika del točka številka "
        "etapa faza resolucija direktiva uredba protokol linija različica odstavek"
    ),
    in_millions="evrov dolarjev ljudi oseb prebivalcev gospodinjstev ton",
    rising=(
        "narasel|narasla|naraslo|narasli|zrasel|zrasla|zraslo|povečal|povečala|povečalo|povečali|"
        "zvišal|zvišala|raste|rast|povečanje|dvig",
        "več|višji|višja|višje",
    ),
    falling=(
        "padel|padla|padlo|padli|upadel|upadla|upadlo|zmanjšal|zmanjšala|zmanjšalo|zmanjšali|"
        "znižal|znižala|pada|padec|zmanjšanje|upad",
        "manj|nižji|nižja|nižje",
    ),
    change_joints="se|je|so|za|na|približno|okoli|skoraj|več kot",
    changes=("za", "na", "v primerjavi z|glede na", "z|s|iz"),
    below_zero="minus",
    denials="ne|ni|niso|nikoli|brez|noben",
    numbers=NumberWords(
        adds=(
            "2 dva dve dveh dvema; 3 tri trije treh tremi; 4 štiri štirje štirih; 5 pet petih; "
            "6 šest šestih; 7 sedem sedmih; 8 osem osmih; 9 devet devetih; 10 deset desetih; "
            "11 enajst enajstih; 12 dvanajst dvanajstih; 13 trinajst; 14 štirinajst; 15 petnajst; "
            "16 šestnajst; 17 sedemnajst; 18 osemnajst; 19 devetnajst; 20 dvajset dvajsetih; "
            "30 trideset tridesetih; 40 štirideset; 50 petdeset; 60 šestdeset; 70 sedemdeset; "
            "80 osemdeset; 90 devetdeset"
        ),
        times="12 ducat ducata; 100 sto",
        parts=(
            "1/2 polovica polovice polovico polovici; 1/3 tretjina tretjine tretjino tretjini; "
            "1/4 četrtina četrtine četrtino četrtini; 1/5 petina petine petino petini; "
            "1/6 šestina šestine šestino; 1/8 osmina osmine osmino; "
            "1/10 desetina desetine desetino"
        ),
        starts="sto tisoč milijon milijarda",
        ones="en ena eno enega ene",
        lone=(
            "polovica polovice polovico polovici tretjina tretjine tretjino četrtina četrtine "
            "četrtino petina petine petino desetina desetino"
        ),
        bound="1/2 pol",
        mixed="in pol",
        compounds=_joined,
    ),
    small=word_set(
        "in ali ter v na za s z k h o po pri od do iz ob da je so bil bila bilo bili bo bodo bi ki "
        "kot ko če pa se si že le tudi ne ni med pred zaradi po njegov njena njihov ta to ti te"
    ),
    empty_links="tukaj|tu|kliknite tukaj|več|preberi več|več informacij|povezava|ta stran",
    acronyms=word_set("EU OZN NATO ZDA BDP ECB MDS DDV UMAR SURS DNK WHO OECD"),
    shouted=word_set("NE NIKOLI SAMO"),
)
