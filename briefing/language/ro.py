"""Romanian.

Quotation marks after CLDR and the EU's interinstitutional style guide: „ ” outside, « » inside.
Decimals, months and quarters are CLDR's as Babel has them, letters CLDR's main exemplars (ș and ț
with a comma); pyphen has patterns for ro. Numbers are parted words, with `și` behind tens. Numbers
to 1000 are those of num2words. Not checked by a reader.
"""

from briefing.language.language import (
    BlockWords,
    ChartWords,
    FixedWords,
    Language,
    NumberWords,
    StatusWords,
    word_set,
)

LANGUAGE = Language(
    tag="ro",
    name="Romanian",
    own_name="română",
    words=FixedWords(
        key_figures="Cifre-cheie",
        source="Sursă",
        sources="Surse",
        updated="actualizat la",
        updated_at="actualizat la ora",
        last_update="ultima actualizare:",
        brief="Notă",
        page="Pagina {number} din {count}",
        copy="Exemplarul {number} din {count}",
        version="Versiunea",
        reference="Referință",
        attached="Pagina întreagă este atașată: {name}",
        only_attached="Numai în pagina atașată",
        empty="Gol",
        not_available="Date indisponibile",
        note="Notă",
        note_number="nota {number}",
        note_back="înapoi la textul notei {number}",
    ),
    charts=ChartWords(
        square="Un pătrat: {}",
        base="{} = 100",
        now="Acum",
        target="Țintă {}",
        of="din {}",
        since="anterior {}",
        name="Denumire",
        value="Valoare",
        chart="Grafic: {}",
        filled="{} din {} pătrate pline",
        indexed="{}: 100. {}: {}, {}",
        rise="o creștere de {}",
        fall="o scădere de {}",
        unchanged="neschimbat",
        above="{}, peste ținta de {}",
        below="{}, sub ținta de {}",
        met="{}, egal cu ținta",
        up="Creștere, anterior {}",
        down="Scădere, anterior {}",
        same="Neschimbat, anterior {}",
        rising="O linie care urcă de la {} la {}",
        falling="O linie care coboară de la {} la {}",
        ending="O linie care începe la {} și se termină la {}",
        between="Între acestea: {}",
        lowest="Cea mai mică valoare: {}",
        highest="Cea mai mare valoare: {}",
        course="{} de la {} la {}",
        span="{} până la {}",
        no_values="fără valori",
        filled_from="Plin: {} sau mai mult",
        bare="Numai codul: date indisponibile",
    ),
    statuses=StatusWords(
        red="Roșu",
        amber="Galben",
        green="Verde",
        was="anterior {}",
        because="deoarece",
    ),
    blocks=BlockWords(
        decide_by="Decizie până la",
        for_decision="Spre decizie",
        decision="Decizie",
        signature="Semnătură",
        date="Data",
        tick="de bifat: {}",
        note="Notă",
        today="Astăzi, {}",
        past="trecut: {}",
        to_come="urmează: {}",
        contact="Contact",
        partners="Împreună cu",
        logo="Sigla {}",
    ),
    quotes=("\u201e", "\u201d", "\u00ab", "\u00bb"),
    letters="aăâbcdefghiîjklmnopqrsștțuvwxyz",
    elides=True,
    titles=word_set("dl dna dl. dna. domnul doamna dr. prof. gen. președintele ministrul regele"),
    counted=word_set(
        "nr. art. alin. pct. p. pag. cap. fig. tab. articolul alineatul punctul anexa"
    ),
    lettered=word_set(
        "opțiunea planul anexa grupa grupul categoria articolul clasa tipul faza partea secțiunea "
        "zona blocul echipa scenariul nivelul lista vitamina hepatita figura tabelul coloana "
        "modelul versiunea clădirea sala terminalul punctul varianta"
    ),
    conjunctions=word_set("și sau ori"),
    references=word_set(
        "nr număr numărul ref referință dosar tel telefon fax mobil rezoluția directiva "
        "regulamentul legea hotărârea ordinul decizia sala isbn issn zborul versiunea boeing"
    ),
    streets=r"(?:strada|str\.|calea|bulevardul|bd\.|piața|aleea|șoseaua)",
    loose=word_set("și sau de la în din pe cu pentru prin spre a al ai ale un o unei unui că care"),
    held="#~la sută|cel puțin~#|ora~#",
    never=word_set(
        "dl dna dr prof gen art alin pct pag cap fig tab nr ex aprox cca cf lit str bd ap bl ian "
        "febr mart apr iun iul aug sept oct nov dec mld mil min max"
    ),
    rarely=word_set("etc ș.a a.m.d d.Hr î.Hr"),
    openers=word_set(
        "Acest Această Acești Aceste El Ea Ei Ele Un O Unii Unele În La De Din Pe Pentru Cu După "
        "Dacă Dar Și Când Mulți Multe Toate Toți Potrivit Guvernul"
    ),
    months=(
        "ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie "
        "decembrie"
    ),
    half_years="semestrul I {year}|semestrul II {year}",
    split_year="{first}-{last}",
    scales=(
        "3 mie mii; 6 milion milioane mil mil.; 9 miliard miliarde mld mld.; "
        "12 bilion bilioane trilion trilioane"
    ),
    units=(
        "bp puncte de bază|punct de bază; pp puncte procentuale|punct procentual|pp|p.p.; "
        "% la sută|procente|procent; ‰ la mie; EUR euro; USD dolari|dolar; "
        "GBP lire sterline|liră sterlină; CHF franci elvețieni; RON lei|leu; "
        "km kilometri|kilometru; m metri|metru; kg kilograme|kilogram; t tone|tonă; MW megawați; "
        "GW gigawați"
    ),
    partitives="de",
    ranges="la și",
    ordinals="-(?:lea|a)",
    periods=r"(?:-lea)?[ \u00a0](?:trimestru|semestru|secol|deceniu)",
    hour_words=("ora", ""),
    several="câteva|mai multe|mai mulți|numeroase|zeci de|sute de",
    numbered=(
        "articolul articolele alineatul capitolul pagina paginile anexa tabelul figura graficul "
        "partea punctul numărul faza etapa rezoluția directiva regulamentul protocolul linia "
        "versiunea anii"
    ),
    in_millions="euro dolari lei persoane oameni locuitori gospodării tone",
    rising=(
        "a crescut|au crescut|crește|cresc|creștere|creșterea|a urcat|s-a majorat|majorare|sporit",
        "mai mult|mai mulți|mai multe|mai mare",
    ),
    falling=(
        "a scăzut|au scăzut|scade|scad|scădere|scăderea|a coborât|s-a redus|reducere|diminuat",
        "mai puțin|mai puțini|mai puține|mai mic|mai mică",
    ),
    change_joints="cu|de|circa|aproximativ|aproape|peste",
    changes=("cu", "la|până la", "față de|comparativ cu", "de la"),
    below_zero="minus",
    denials="nu|niciodată|fără",
    numbers=NumberWords(
        adds=(
            "2 doi două; 3 trei; 4 patru; 5 cinci; 6 șase; 7 șapte; 8 opt; 9 nouă; 10 zece; "
            "11 unsprezece; 12 doisprezece douăsprezece; 13 treisprezece; 14 paisprezece; "
            "15 cincisprezece; 16 șaisprezece; 17 șaptesprezece; 18 optsprezece; "
            "19 nouăsprezece; 20 douăzeci; 30 treizeci; 40 patruzeci; 50 cincizeci; 60 șaizeci; "
            "70 șaptezeci; 80 optzeci; 90 nouăzeci"
        ),
        times="12 duzină duzini; 100 sută sute; 1000 mie mii",
        parts=(
            "1/2 jumătate jumătatea; 1/3 treime treimi treimea; 1/4 sfert sferturi sfertul; "
            "1/5 cincime cincimi cincimea; 1/6 șesime; 1/8 optime optimi; 1/10 zecime zecimi "
            "zecimea"
        ),
        starts="",
        ones="un o una unu",
        lone="jumătate jumătatea",
        ordinals=(
            "1 întâiul; 2 doilea; 3 treilea treia; 4 patrulea patra; 5 cincilea cincea; "
            "6 șaselea șasea; 7 șaptelea șaptea; 8 optulea opta; 9 nouălea noua; 10 zecelea zecea; "
            "11 unsprezecelea unsprezecea; 12 doisprezecelea douăsprezecea; "
            "20 douăzecilea douăzecea; 100 sutălea suta"
        ),
        links="și",
        fillers="de din",
        mixed="și jumătate",
    ),
    small=word_set(
        "și sau de la în din pe cu pentru prin spre sub peste după până între fără că care ce cum "
        "când dacă dar iar este sunt era a au fost fi va vor un o unei unui al ai ale lui lor se "
        "nu mai cel cea cei cele acest această aceste acestea"
    ),
    empty_links="aici|click aici|citește mai mult|mai multe informații|link|această pagină",
    acronyms=word_set("UE ONU NATO SUA PIB BCE FMI BNR INS TVA IA ADN OMS OCDE"),
    shouted=word_set("NU NICIODATĂ NUMAI"),
)
