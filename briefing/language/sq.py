"""Albanian.

Quotation marks (44.1) and letters after CLDR, dates by Babel. Numbers in words, abbreviations and
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


def _joined(simple: Mapping[str, int | Fraction]) -> dict[str, int]:
    """The teens and the hundreds, each one word: `dymbëdhjetë`, `treqind`."""
    ones = {"një": 1} | {word: int(value) for word, value in simple.items() if 1 < value < 10}
    teens = {f"{word}mbëdhjetë": 10 + value for word, value in ones.items()}
    hundreds = {f"{word}qind": 100 * value for word, value in ones.items()}
    return teens | hundreds


LANGUAGE = Language(
    tag="sq",
    name="Albanian",
    own_name="shqip",
    words=FixedWords(
        key_figures="Shifrat kryesore",
        source="Burimi",
        sources="Burimet",
        updated="përditësimi i fundit:",
        updated_at="përditësuar në orën",
        last_update="përditësimi i fundit:",
        brief="Notë informuese",
        page="Faqja {number} nga {count}",
        copy="Kopja {number} nga {count}",
        version="Versioni",
        reference="Referenca",
        attached="E gjithë faqja është bashkëlidhur: {name}",
        only_attached="Vetëm në faqen e bashkëlidhur",
        empty="Bosh",
        not_available="Nuk ka të dhëna",
        note="Shënim",
        note_number="shënimi {number}",
        note_back="kthehu te teksti i shënimit {number}",
    ),
    charts=ChartWords(
        square="Çdo katror: {}",
        base="{} = 100",
        now="Tani",
        target="Objektivi {}",
        of="nga {}",
        since="më parë {}",
        name="Emri",
        value="Vlera",
        chart="Grafiku: {}",
        filled="Katrorë të mbushur: {} nga {}",
        indexed="{}: 100. {}: {}, {}",
        rise="rritje prej {}",
        fall="rënie prej {}",
        unchanged="pa ndryshim",
        above="{}, mbi objektivin: {}",
        below="{}, nën objektivin: {}",
        met="{}, saktësisht objektivi",
        up="Rritje, më parë {}",
        down="Rënie, më parë {}",
        same="Pa ndryshim, më parë {}",
        rising="Vijë që ngjitet nga {} në {}",
        falling="Vijë që zbret nga {} në {}",
        ending="Vijë që fillon te {} dhe mbaron te {}",
        between="Ndërmjet tyre: {}",
        lowest="Vlera më e ulët: {}",
        highest="Vlera më e lartë: {}",
        course="{}: nga {} në {}",
        span="nga {} deri në {}",
        no_values="nuk ka vlera",
        filled_from="Mbushur: {} ose më shumë",
        bare="Vetëm kodi: nuk ka të dhëna",
    ),
    statuses=StatusWords(
        red="E kuqe",
        amber="Portokalli",
        green="E gjelbër",
        was="më parë {}",
        because="sepse",
    ),
    blocks=BlockWords(
        decide_by="Afati i vendimit:",
        for_decision="Për vendim",
        decision="Vendimi",
        signature="Nënshkrimi",
        date="Data",
        tick="për t\u2019u shënuar: {}",
        note="Shënim",
        today="Sot, {}",
        past="kaloi: {}",
        to_come="në vijim: {}",
        contact="Kontakti",
        partners="Së bashku me",
        logo="Logo: {}",
    ),
    quotes=("«", "»", "\u201c", "\u201d"),
    letters="abcçdeëfghijklmnopqrstuvxyz",
    elides=True,
    titles=word_set(
        "z. znj. zoti zonja Dr. dr. Prof. prof. presidenti Presidenti presidentja ministri "
        "Ministri ministrja Ministrja kryeministri Kryeministri gjenerali ambasadori"
    ),
    counted=word_set("nr. Nr. neni nenin nenit f. fq. faqja kapitulli aneksi"),
    lettered=word_set(
        "opsioni plani aneksi shtojca grupi kategoria neni klasa tipi lloji faza pjesa zona blloku "
        "skenari niveli lista vitamina hepatiti tabela kolona modeli versioni ndërtesa pika"
    ),
    conjunctions=word_set("dhe ose apo"),
    references=word_set(
        "nr numri çështja dosja tel telefon telefoni faks cel rezoluta direktiva rregullorja ligji "
        "vendimi salla isbn issn fluturimi versioni boeing"
    ),
    streets="rruga|rrugën|rr|bulevardi|bulevardin|sheshi",
    loose=word_set("dhe ose apo e të së i me në nga për deri te nga që më se si pa mbi nën prej"),
    never=word_set(
        "p.sh d.m.th shih krh nr Nr f fq art tel faks dr Dr prof Prof gjen z znj zj jan shk mar "
        "pri qer korr gush sht tet nën dhj bul rr"
    ),
    rarely=word_set("etj sh.p.k sh.a p.e.s"),
    openers=word_set(
        "Ky Kjo Këta Këto Ai Ajo Ata Ato Ne Një Në Nga Për Me Pas Para Dhe Por Nëse Kur Sipas Të "
        "Gjithë Shumë Disa Edhe Megjithatë"
    ),
    months=(
        "janar|janari|janarit shkurt|shkurti|shkurtit mars|marsi|marsit prill|prilli|prillit "
        "maj|maji|majit qershor|qershori|qershorit korrik|korriku|korrikut gusht|gushti|gushtit "
        "shtator|shtatori|shtatorit tetor|tetori|tetorit nëntor|nëntori|nëntorit "
        "dhjetor|dhjetori|dhjetorit"
    ),
    half_years="gjysmëvjetori i parë, {year}|gjysmëvjetori i dytë, {year}",
    split_year="{first}\u2013{last}",
    scales=(
        "3 mijë mijëra; 6 milion milioni milionë milionësh mln; 9 miliard miliardi miliardë "
        "miliardësh mld; 12 trilion trilionë"
    ),
    units=(
        "bp pikë bazë; pp pikë përqindjeje|pikë përqindje|pikë të përqindjes; "
        "% për qind|përqind; ‰ për mijë; EUR euro|eurove; USD dollarë|dollarësh|dollar|dollarëve; "
        "GBP sterlina|stërlina; CHF franga zvicerane; km kilometra|kilometër|kilometrash; "
        "m metra|metër|metrash; kg kilogramë|kilogram; t tonë|ton|tonelata; MW megavat; GW gigavat"
    ),
    partitives="të",
    ranges="deri dhe",
    ordinals="-(?:të|ta|ti|tën|tit|tës)",
    periods="[ \u00a0](?:tremujor\\w*|gjashtëmujor\\w*|shekull\\w*|shekulli\\w*)",
    hour_words=("orën|ora|orës", ""),
    several="disa|shumë|pak|për",
    numbered=(
        "neni nenin nenit faqja faqet faqe kapitulli seksioni pjesa paragrafi pika tabela tabelën "
        "figura grafiku aneksi shtojca rezoluta rezolutën rregullorja rregulloren direktiva "
        "direktivën vendimi protokolli faza versioni linja numri"
    ),
    in_millions="euro eurove dollarë dollarëve persona banorë tonë",
    rising=(
        (
            "u rrit|u rritën|rritet|rriten|është rritur|janë rritur|u shtua|u shtuan|rritje|rritja|"
            "u ngrit|u ngritën"
        ),
        "më shumë|më i lartë|më e lartë|më të larta|më tepër",
    ),
    falling=(
        (
            "ra|ranë|bie|bien|ka rënë|kanë rënë|u ul|u ulën|ulet|ulen|u zvogëlua|u zvogëluan|"
            "u pakësua|rënie|rënia|ulje|ulja"
        ),
        "më pak|më i ulët|më e ulët|më të ulëta",
    ),
    change_joints="rreth|gati|pothuajse|afro|mbi|edhe",
    changes=("me|prej", "në|deri në", "kundrejt|krahasuar me", "nga"),
    below_zero="minus",
    denials="nuk|s['\u2019]|pa|as",
    numbers=NumberWords(
        adds=(
            "2 dy; 3 tre tri; 4 katër; 5 pesë; 6 gjashtë; 7 shtatë; 8 tetë; 9 nëntë; 10 dhjetë; "
            "20 njëzet; 30 tridhjetë; 40 dyzet; 50 pesëdhjetë; 60 gjashtëdhjetë; 70 shtatëdhjetë; "
            "80 tetëdhjetë; 90 nëntëdhjetë"
        ),
        # A thousand is `një mijë`; alone, `mijëra` are thousands that nobody has counted.
        times="",
        parts=(
            "1/2 gjysma gjysmën gjysmës gjysmë; 1/3 një_e_treta një_të_tretën; "
            "2/3 dy_të_tretat dy_të_treta; 1/4 një_e_katërta një_të_katërtën; "
            "3/4 tre_të_katërtat tre_të_katërta; 1/5 një_e_pesta një_të_pestën; "
            "2/5 dy_të_pestat; 3/5 tre_të_pestat; 4/5 katër_të_pestat; "
            "1/10 një_e_dhjeta një_të_dhjetën"
        ),
        starts="",
        ones="një",
        lone="gjysma gjysmën gjysmës",
        bound="1/2 gjysmë",
        links="e",
        links_hundreds=True,
        links_tens=True,
        fillers="e të",
        mixed="e gjysmë",
        compounds=_joined,
    ),
    small=word_set(
        "dhe ose por e të së i një në nga për me pa te deri mbi nën pas para që se si kur ku nëse "
        "sepse është janë ishte ishin ka kanë kishte do duhet nuk edhe këtë kjo ky këto këta ai "
        "ajo ata ato tij saj tyre më çdo ndërsa"
    ),
    empty_links=(
        "këtu|kliko këtu|klikoni këtu|lidhja|kjo lidhje|më shumë|lexo më shumë|lexoni më shumë"
    ),
    acronyms=word_set("BE OKB NATO SHBA PBB TVSH OBSH FMN BQE ADN INSTAT ASK KFOR RTSH"),
    shouted=word_set("NUK VETËM"),
)
