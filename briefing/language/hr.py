"""Croatian.

Quotation marks after CLDR: „ “ outside, ‚ ‘ inside. Decimals, months and quarters are CLDR's as
Babel has them, letters CLDR's main exemplars; pyphen has patterns for hr. Numbers are parted words,
with `i` before the last at will. Not checked by a reader.
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
    tag="hr",
    name="Croatian",
    own_name="hrvatski",
    words=FixedWords(
        key_figures="Ključni podaci",
        source="Izvor",
        sources="Izvori",
        updated="ažurirano",
        updated_at="ažurirano u",
        last_update="zadnje ažuriranje:",
        brief="Sažetak",
        page="Stranica {number} od {count}",
        copy="Primjerak {number} od {count}",
        version="Verzija",
        reference="Oznaka",
        attached="Cijela stranica je u prilogu: {name}",
        only_attached="Samo na priloženoj stranici",
        empty="Prazno",
        not_available="Nema podatka",
        note="Napomena",
        note_number="napomena {number}",
        note_back="natrag na tekst napomene {number}",
    ),
    charts=ChartWords(
        square="Jedan kvadrat: {}",
        base="{} = 100",
        now="Sada",
        target="Cilj {}",
        of="od {}",
        since="prije {}",
        name="Naziv",
        value="Vrijednost",
        chart="Grafikon: {}",
        filled="Popunjeno {} od {} kvadrata",
        indexed="{}: 100. {}: {}, {}",
        rise="rast za {}",
        fall="pad za {}",
        unchanged="nepromijenjeno",
        above="{}, iznad cilja {}",
        below="{}, ispod cilja {}",
        met="{}, jednako cilju",
        up="Rast, prije {}",
        down="Pad, prije {}",
        same="Nepromijenjeno, prije {}",
        rising="Crta raste od {} do {}",
        falling="Crta pada od {} do {}",
        ending="Crta počinje na {} i završava na {}",
        between="Između: {}",
        lowest="Najniža vrijednost: {}",
        highest="Najviša vrijednost: {}",
        course="{} od {} do {}",
        span="od {} do {}",
        no_values="bez vrijednosti",
        filled_from="Popunjeno: {} ili više",
        bare="Samo kratica: nema podatka",
    ),
    statuses=StatusWords(
        red="Crveno",
        amber="Narančasto",
        green="Zeleno",
        was="prije {}",
        because="jer",
    ),
    blocks=BlockWords(
        decide_by="Odluka do",
        for_decision="Za odluku",
        decision="Odluka",
        signature="Potpis",
        date="Datum",
        tick="za označavanje: {}",
        note="Napomena",
        today="Danas, {}",
        past="prošlo: {}",
        to_come="slijedi: {}",
        contact="Kontakt",
        partners="U suradnji",
        logo="Logotip: {}",
    ),
    quotes=("\u201e", "\u201c", "\u201a", "\u2018"),
    letters="abcčćdđefghijklmnoprsštuvzž",
    titles=word_set("predsjednik predsjednica ministar ministrica general dr. prof. mr. g. gđa"),
    counted=word_set("br. čl. st. str. pogl. sl. tab. članak prilog"),
    lettered=word_set(
        "mogućnost plan prilog skupina kategorija članak razred vrsta faza dio odjeljak zona blok "
        "tim scenarij razina popis vitamin hepatitis slika tablica stupac model verzija zgrada "
        "dvorana terminal točka varijanta"
    ),
    conjunctions=word_set("i ili te"),
    references=word_set(
        "br broj oznaka tel telefon mob faks rezolucija direktiva uredba zakon soba isbn issn let "
        "verzija boeing klasa urbroj"
    ),
    streets=r"(?:ulica|ul\.|cesta|trg|avenija|obala)",
    loose=word_set("i ili te a u na za s sa z k o po pri od do iz da je se koji kao"),
    held="#~posto|najmanje~#",
    year_words="g. godine godina",
    never=word_set(
        "npr tj tzv odn br čl st str pogl sl tab dr prof mr g gđa ul tel sij velj ožu tra svi lip "
        "srp kol ruj lis stu pro mil mlrd tis min maks oko cca"
    ),
    rarely=word_set("itd sl g"),
    openers=word_set(
        "To Ta Taj Ti Te On Ona Oni Mi Jedan Jedna U Na Za Po Pri Od Do Iz Kada Ako Ali No I Svi "
        "Mnogi Osim Prema Vlada"
    ),
    ordinal_stop=True,
    months=(
        "siječnja|siječanj|siječnju veljače|veljača|veljači ožujka|ožujak|ožujku "
        "travnja|travanj|travnju svibnja|svibanj|svibnju lipnja|lipanj|lipnju srpnja|srpanj|srpnju "
        "kolovoza|kolovoz|kolovozu rujna|rujan|rujnu listopada|listopad|listopadu "
        "studenoga|studenog|studeni|studenom prosinca|prosinac|prosincu"
    ),
    half_years="1. polugodište {year}.|2. polugodište {year}.",
    split_year="{first}./{last}.",
    scales=(
        "3 tisuća tisuće tisuću tis tis.; 6 milijun milijuna milijuni milijune mil mil.; "
        "9 milijarda milijarde milijardi milijardu mlrd mlrd.; 12 bilijun bilijuna"
    ),
    units=(
        "bp baznih bodova|bazna boda|bazni bod; "
        "pp postotnih bodova|postotna boda|postotnog boda|postotni bod|p.b.; "
        "% posto|postotaka|postotka; ‰ promila; EUR eura|euro|eur; USD dolara|dolar; "
        "GBP funti|funta; km kilometara|kilometra|kilometar; m metara|metra|metar; "
        "kg kilograma|kilogram; t tona|tone; MW megavata; GW gigavata"
    ),
    ranges="do i",
    periods=r"\.[ \u00a0](?:tromjesečj\w*|kvartal\w*|polugodišt\w*|stoljeć\w*)|-ih(?!\w)",
    hour_words=("u", r"sati|sata|h(?!\w)"),
    several="nekoliko|više|mnogo|brojni|stotine|tisuće|desetke",
    numbered=(
        "članak članka poglavlje stranica stranici prilog tablica tablice grafikon slika dio točka "
        "broj etapa faza rezolucija direktiva uredba protokol linija verzija stavak"
    ),
    in_millions="eura dolara ljudi osoba stanovnika kućanstava tona",
    rising=(
        "porastao|porasla|poraslo|porasli|narastao|narasla|povećao|povećala|povećalo|povećali|"
        "raste|rast|porast|povećanje",
        "više|viši|viša|veći|veća",
    ),
    falling=(
        "pao|pala|palo|pali|smanjio|smanjila|smanjilo|smanjili|snizio|opao|opala|pada|pad|"
        "smanjenje",
        "manje|niži|niža|manji|manja",
    ),
    change_joints="se|je|su|za|na|oko|gotovo|više od|otprilike",
    changes=("za", "na", "u odnosu na|u usporedbi s", "s|sa|iz"),
    below_zero="minus",
    denials="ne|nije|nisu|nikada|bez",
    numbers=NumberWords(
        adds=(
            "2 dva dvije dvoje dviju; 3 tri triju; 4 četiri četiriju; 5 pet; 6 šest; 7 sedam; "
            "8 osam; 9 devet; 10 deset; 11 jedanaest; 12 dvanaest; 13 trinaest; 14 četrnaest; "
            "15 petnaest; 16 šesnaest; 17 sedamnaest; 18 osamnaest; 19 devetnaest; 20 dvadeset; "
            "30 trideset; 40 četrdeset; 50 pedeset; 60 šezdeset; 70 sedamdeset; 80 osamdeset; "
            "90 devedeset; 200 dvjesto dvjesta; 300 tristo trista; 400 četiristo; 500 petsto; "
            "600 šeststo; 700 sedamsto; 800 osamsto; 900 devetsto"
        ),
        times="12 tucet tuceta; 100 sto stotinu stotine",
        parts=(
            "1/2 polovica polovice polovicu polovici polovina polovine polovinu; "
            "1/3 trećina trećine trećinu trećini; 1/4 četvrtina četvrtine četvrtinu četvrtini; "
            "1/5 petina petine petinu petini; 1/6 šestina šestine šestinu; "
            "1/8 osmina osmine osminu; 1/10 desetina desetine desetinu"
        ),
        starts="sto tisuću milijun milijardu",
        ones="jedan jedna jedno jednog jednoga jedne jednu",
        lone=(
            "polovica polovice polovicu polovici polovina polovinu trećina trećine trećinu "
            "četvrtina četvrtine četvrtinu petina petine petinu desetina desetinu"
        ),
        bound="1/2 pola",
        links="i",
        links_hundreds=True,
        links_tens=True,
        mixed="i pol;i pola",
    ),
    small=word_set(
        "i ili te a u na za s sa k o po pri od do iz da je su bio bila bilo bili biti će bi koji "
        "koja koje kao što ako ali pa se si već još samo ne nije među prije zbog prema njegov njen "
        "njihov ta to ti taj ovaj ova ovo tko što"
    ),
    empty_links="ovdje|kliknite ovdje|više|pročitajte više|više informacija|poveznica|ova stranica",
    acronyms=word_set("EU UN NATO SAD BDP ESB MMF HNB DZS PDV RH DNK WHO OECD"),
    shouted=word_set("NE NIKADA SAMO"),
)
