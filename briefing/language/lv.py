"""Latvian.

Quotation marks (45) and letters after CLDR, dates by Babel, but for a month and its year, where
CLDR has a full stop too many. Numbers from 2 to 1000 are checked against num2words. Abbreviations,
the fixed words and the rest have been checked by no reader.
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

_ONES = {"div": 2, "četr": 4, "piec": 5, "seš": 6, "septiņ": 7, "astoņ": 8, "deviņ": 9}


def _declined(_: Mapping[str, int | Fraction]) -> dict[str, int]:
    """Digits in all genders and cases, `piecām`, and the hundreds as one word: `divsimt`."""
    ends = "i as u iem ām us os ās".split()
    digits = {f"{stem}{end}": value for stem, value in _ONES.items() for end in ends}
    stems = {**_ONES, "trīs": 3}
    hundreds = {
        f"{stem}simt{end}": 100 * value
        for stem, value in stems.items()
        for end in ("", "s", "i", "u", "iem", "us")
    }
    return digits | hundreds


LANGUAGE = Language(
    tag="lv",
    name="Latvian",
    own_name="latviešu",
    words=FixedWords(
        key_figures="Galvenie rādītāji",
        source="Avots",
        sources="Avoti",
        updated="atjaunināts:",
        updated_at="atjaunināts plkst.",
        last_update="pēdējoreiz atjaunināts:",
        brief="Izziņa",
        page="{number}. lappuse no {count}",
        copy="{number}. eksemplārs no {count}",
        version="Versija",
        reference="Dokumenta Nr.",
        attached="Visa lappuse ir pielikumā: {name}",
        only_attached="Tikai pievienotajā lappusē",
        empty="Tukšs",
        not_available="Nav datu",
        note="Piezīme",
        note_number="{number}. piezīme",
        note_back="atpakaļ pie {number}. piezīmes teksta",
    ),
    charts=ChartWords(
        square="Viens kvadrāts: {}",
        base="{} = 100",
        now="Tagad",
        target="Mērķis {}",
        of="no {}",
        since="iepriekš {}",
        name="Nosaukums",
        value="Vērtība",
        chart="Diagramma: {}",
        filled="Aizpildīti kvadrāti: {} no {}",
        indexed="{}: 100. {}: {}, {}",
        rise="pieaugums par {}",
        fall="samazinājums par {}",
        unchanged="bez izmaiņām",
        above="{}, virs mērķa: {}",
        below="{}, zem mērķa: {}",
        met="{}, tieši atbilst mērķim",
        up="Pieaugums, iepriekš {}",
        down="Samazinājums, iepriekš {}",
        same="Bez izmaiņām, iepriekš {}",
        rising="Līnija, kas kāpj no {} līdz {}",
        falling="Līnija, kas krītas no {} līdz {}",
        ending="Līnija, kas sākas pie {} un beidzas pie {}",
        between="Starp tiem: {}",
        lowest="Zemākā vērtība: {}",
        highest="Augstākā vērtība: {}",
        course="{}: no {} līdz {}",
        span="no {} līdz {}",
        no_values="nav vērtību",
        filled_from="Aizpildīts: {} vai vairāk",
        bare="Tikai kods: nav datu",
    ),
    statuses=StatusWords(
        red="Sarkans",
        amber="Oranžs",
        green="Zaļš",
        was="iepriekš {}",
        because="jo",
    ),
    blocks=BlockWords(
        decide_by="Lēmuma termiņš:",
        for_decision="Lemšanai",
        decision="Lēmums",
        signature="Paraksts",
        date="Datums",
        tick="atzīmēt: {}",
        note="Piezīme",
        today="Šodien, {}",
        past="pagājis: {}",
        to_come="gaidāms: {}",
        contact="Kontaktinformācija",
        partners="Kopā ar",
        logo="Logotips: {}",
    ),
    quotes=("\u201c", "\u201d", "\u2018", "\u2019"),
    letters="aābcčdeēfgģhiījkķlļmnņoprsštuūvzž",
    titles=word_set(
        "kungs kundze dr. Dr. prof. ministrs ministre prezidents prezidente premjers premjere "
        "ģenerālis karalis vēstnieks"
    ),
    counted=word_set("Nr. nr. lpp. pants punkts pielikums tab. att."),
    lettered=word_set(
        "variants plāns pielikums grupa kategorija klase tips fāze daļa zona bloks scenārijs "
        "līmenis saraksts vitamīns hepatīts tabula kolonna posms modelis versija ēka punkts"
    ),
    conjunctions=word_set("un vai"),
    references=word_set(
        "nr numurs lieta tālr tel tālrunis fakss mob rezolūcija direktīva regula likums telpa isbn "
        "issn reiss versija boeing"
    ),
    streets="iela|ielā|ielas|prospekts|prospektā|bulvāris|bulvārī|laukums|laukumā|gatve|gatvē",
    loose=word_set("un vai no līdz ar par uz pie pēc bez bet ka ir kā"),
    year_words="gada gadā gads g.",
    never=word_set(
        "piem t.i sk sal prof dr Dr ģen plkv Nr nr lpp tab att tālr tel fakss tūkst milj mljrd "
        "mljd mlrd plkst latv angl vāc kr u Sv janv febr apr jūn jūl aug sept okt nov dec apm"
    ),
    rarely=word_set("u.c u.tml utt g min"),
    openers=word_set(
        "Šis Šī Šie Šīs Tas Tā Tie Tās Viņš Viņa Viņi Mēs Tā No Ar Par Uz Pie Pēc Bez Un Bet Taču "
        "Ja Kad Visi Visas Daudzi Daudzas Arī Tāpēc"
    ),
    ordinal_stop=True,
    months=(
        "janvāris|janvārī|janvāra|janvāri|janvārim februāris|februārī|februāra|februāri|februārim "
        "marts|martā|marta|martu|martam aprīlis|aprīlī|aprīļa|aprīli|aprīlim "
        "maijs|maijā|maija|maiju|maijam jūnijs|jūnijā|jūnija|jūniju|jūnijam "
        "jūlijs|jūlijā|jūlija|jūliju|jūlijam augusts|augustā|augusta|augustu|augustam "
        "septembris|septembrī|septembra|septembri|septembrim "
        "oktobris|oktobrī|oktobra|oktobri|oktobrim "
        "novembris|novembrī|novembra|novembri|novembrim "
        "decembris|decembrī|decembra|decembri|decembrim"
    ),
    month_form="{year}. gada {month}",
    half_years="{year}. gada 1. pusgads|{year}. gada 2. pusgads",
    split_year="{first}./{last}.",
    year_first=r"\.\s?(?:gada|g\.)",
    scales=(
        "3 tūkst tūkstotis tūkstoša tūkstotim tūkstoti tūkstoš tūkstoši tūkstošu tūkstošiem "
        "tūkstošus tūkstošos; 6 milj mlj miljons miljona miljonam miljonu miljoni miljoniem "
        "miljonus miljonos; 9 mljrd mljd miljards miljarda miljardam miljardu miljardi miljardiem "
        "miljardus miljardos; 12 triljons triljona triljonu triljoni triljoniem"
    ),
    units=(
        "bp bāzes punkti|bāzes punktu|bāzes punktiem|bāzes punkts; "
        "pp procentpunkti|procentpunktu|procentpunktiem|procentpunktus|procentpunkts|procentpunkta|"
        "procentu punkti|procentu punktu|procentu punktiem|procentu punkts|procentu punkta; "
        "% procenti|procentu|procentiem|procentus|procents|procenta|proc.; "
        "‰ promiles|promiļu|promile; EUR eiro; USD dolāri|dolāru|dolāriem|dolārus|dolārs|"
        "asv dolāru; GBP mārciņas|mārciņu|mārciņām; CHF šveices franku; "
        "km kilometri|kilometru|kilometriem|kilometrus|kilometrs; m metri|metru|metriem|metrus; "
        "kg kilogrami|kilogramu|kilogramiem; t tonnas|tonnu|tonnām|tonna; "
        "MW megavati|megavatu|megavatiem; GW gigavati|gigavatu|gigavatiem"
    ),
    ranges="līdz un",
    periods=r"\.?[ \u00a0](?:ceturks[nš]\w+|ceturkšņ\w+|pusgad\w+|gadsimt\w+)|\.[ \u00a0]gad\w+",
    hour_words=("plkst", ""),
    several="daži|dažas|dažu|dažiem|vairāki|vairākas|vairāku|daudzi|daudzas",
    numbered=(
        "lappuse tabula tabulā attēls attēlā fāze posms rezolūcija rezolūcijas direktīva "
        "direktīvas regula regulas protokols versija līnija numurs"
    ),
    in_millions="eiro dolāru dolāri cilvēku cilvēki iedzīvotāju iedzīvotāji tonnu",
    rising=(
        (
            "pieauga|pieaug|pieaugs|pieaudzis|pieaugusi|pieauguši|palielinājās|palielinās|"
            "palielināsies|palielinājies|palielinājusies|kāpa|cēlās|pieaugums|palielinājums|kāpums"
        ),
        "vairāk|lielāk(?:s|a|i|as)|augstāk(?:s|a|i|as)|augstāk",
    ),
    falling=(
        (
            "samazinājās|samazinās|samazināsies|samazinājies|samazinājusies|saruka|sarūk|sarucis|"
            "sarukusi|kritās|krītas|krities|kritusies|samazinājums|kritums|sarukums"
        ),
        "mazāk|mazāk(?:s|a|i|as)|zemāk(?:s|a|i|as)|zemāk",
    ),
    change_joints="par|aptuveni|apmēram|gandrīz|vairāk nekā|vēl|vidēji",
    changes=("par", "līdz", "salīdzinājumā ar|pret", "no"),
    below_zero="mīnus",
    denials="ne|nav|bez|nevis",
    numbers=NumberWords(
        adds=(
            "3 trīs triju trijiem trijām trim trijos trijās; 10 desmit desmitiem; 11 vienpadsmit; "
            "12 divpadsmit; 13 trīspadsmit; 14 četrpadsmit; 15 piecpadsmit; 16 sešpadsmit; "
            "17 septiņpadsmit; 18 astoņpadsmit; 19 deviņpadsmit; 20 divdesmit; 30 trīsdesmit; "
            "40 četrdesmit; 50 piecdesmit; 60 sešdesmit; 70 septiņdesmit; 80 astoņdesmit; "
            "90 deviņdesmit; 3/2 pusotrs pusotra pusotru pusotram; "
            "500000 pusmiljons pusmiljona pusmiljonu"
        ),
        times="100 simts simt simta simtu simti simtiem simtus",
        parts=(
            "1/2 puse puses pusi pusei; 1/3 trešdaļa trešdaļas trešdaļu trešdaļai trešdaļām; "
            "1/4 ceturtdaļa ceturtdaļas ceturtdaļu ceturtdaļai ceturtdaļām; "
            "1/5 piektdaļa piektdaļas piektdaļu piektdaļai piektdaļām; "
            "1/6 sestdaļa sestdaļas sestdaļu; 1/8 astotdaļa astotdaļas astotdaļu; "
            "1/10 desmitdaļa desmitdaļas desmitdaļu; 1/100 simtdaļa simtdaļas simtdaļu"
        ),
        starts="simts simt simtu tūkstotis tūkstoš tūkstoti miljons miljonu miljards miljardu",
        ones="viens viena vienu vienam vienai",
        lone=(
            "puse puses pusi pusei trešdaļa trešdaļas trešdaļu trešdaļai ceturtdaļa ceturtdaļas "
            "ceturtdaļu piektdaļa piektdaļas piektdaļu sestdaļa sestdaļu desmitdaļa desmitdaļu"
        ),
        ordinals=("1 pirm; 2 otr; 3 treš; 4 ceturt; 5 piekt; 6 sest; 7 septīt; 8 astot; 9 devīt"),
        endings="ais ā o ajam ajai ajā ie ās ajiem ajām os",
        mixed="ar pusi",
        compounds=_declined,
    ),
    small=word_set(
        "un vai bet ka kā ja kad jo no uz ar par pie pēc pirms bez līdz starp pret kopš ir bija "
        "būs būt nav tika tiks arī tikai jau vēl šis šī šo šajā šie šīs tas tā to tie tās tiem "
        "viņš viņa viņi savu savas kas kurš kura kuru kuri kuras ne visi"
    ),
    empty_links="šeit|spiediet šeit|saite|šī saite|vairāk|lasīt vairāk|uzzināt vairāk|sīkāk",
    acronyms=word_set("ES ANO NATO ASV IKP PVN PVO SVF ECB LTV CSP"),
    shouted=word_set("NE TIKAI"),
)
