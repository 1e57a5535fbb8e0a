"""Norwegian Nynorsk: what differs from Bokmål, after CLDR as well. Not checked by a reader."""

from briefing.language.language import word_set
from briefing.language.nb import LANGUAGE as BOKMAL
from briefing.language.nb import below_a_hundred

assert BOKMAL.numbers
LANGUAGE = BOKMAL._replace(
    tag="nn",
    name="Norwegian Nynorsk",
    own_name="norsk nynorsk",
    words=BOKMAL.words._replace(
        key_figures="Nøkkeltal",
        source="Kjelde",
        sources="Kjelder",
        page="Side {number} av {count}",
        version="Versjon",
        attached="Heile sida er lagd ved: {name}",
        only_attached="Berre på den vedlagde sida",
        not_available="Ikkje oppgitt",
        note="Merknad",
        note_back="tilbake til teksten for note {number}",
    ),
    charts=BOKMAL.charts._replace(
        square="Éi rute: {}",
        now="No",
        since="tidlegare {}",
        name="Namn",
        filled="{} av {} ruter fylte",
        rise="ein auke på {}",
        fall="ein nedgang på {}",
        unchanged="uendra",
        up="Auke, tidlegare {}",
        down="Nedgang, tidlegare {}",
        same="Uendra, tidlegare {}",
        rising="Ei linje som stig frå {} til {}",
        falling="Ei linje som søkk frå {} til {}",
        ending="Ei linje som byrjar på {} og sluttar på {}",
        between="Imellom: {}",
        lowest="Lågaste verdi: {}",
        highest="Høgaste verdi: {}",
        course="{} frå {} til {}",
        no_values="ingen verdiar",
        filled_from="Fylt: {} eller meir",
        bare="Berre forkorting: ikkje oppgitt",
    ),
    statuses=BOKMAL.statuses._replace(
        red="Raud", green="Grøn", was="tidlegare {}", because="fordi"
    ),
    blocks=BOKMAL.blocks._replace(
        decide_by="Avgjerd innan",
        for_decision="Til avgjerd",
        decision="Avgjerd",
        tick="til avkryssing: {}",
        past="passert: {}",
        to_come="kjem: {}",
        partners="Saman med",
    ),
    loose=word_set("og eller av i på til for frå med å som den det dei ein eit ei er"),
    openers=word_set(
        "Den Det Dei Ein Eit Ei Denne Dette Desse Han Ho Vi I På Til For Frå Med Etter Ved Om Men "
        "Og Når Alle Mange Fleire Ifølgje Regjeringa"
    ),
    scales=(
        "3 tusen; 6 million millionar mill mill.; 9 milliard milliardar mrd mrd.; "
        "12 billion billionar; 15 billiard billiardar; 18 trillion trillionar"
    ),
    several="fleire|nokre|mange|eit par",
    rising=(
        "steig|stig|stige|auka|aukar|auke|voks|veks|vekst",
        "meir|fleire|høgare",
    ),
    falling=(
        "fall|fell|falle|sokk|søkk|minka|minkar|redusert|nedgang",
        "mindre|færre|lågare",
    ),
    change_joints="med|på|omtrent|cirka|nesten|drygt|meir enn|knapt",
    changes=("med", "til", "mot|samanlikna med", "frå"),
    denials="ikkje|aldri|utan|ingen",
    numbers=BOKMAL.numbers._replace(
        adds=(
            "2 to; 3 tre; 4 fire; 5 fem; 6 seks; 7 sju; 8 åtte; 9 ni; 10 ti; 11 elleve; 12 tolv; "
            "13 tretten; 14 fjorten; 15 femten; 16 seksten; 17 sytten; 18 atten; 19 nitten; "
            "20 tjue; 30 tretti; 40 førti; 50 femti; 60 seksti; 70 sytti; 80 åtti; 90 nitti"
        ),
        parts=(
            "1/2 halvparten; 1/3 tredel tredelar tredjedel tredjedelar; "
            "1/4 firedel firedelar fjerdedel fjerdedelar; 1/5 femdel femdelar femtedel femtedelar; "
            "1/6 seksdel seksdelar; 1/8 åttedel åttedelar; 1/10 tidel tidelar"
        ),
        ones="ein eitt eit ei éin",
        mixed="og ein halv;og eit halvt",
        compounds=below_a_hundred,
    ),
    small=word_set(
        "i ein dei den om ein og eller men av på til for frå med at som det eit ei er var blir "
        "blei har hadde ikkje også når etter under over mellom mot utan gjennom sin sitt sine "
        "deira denne dette desse kan skal skulle vil å vert"
    ),
    empty_links="her|klikk her|les meir|meir informasjon|lenkje|denne sida|nettstad",
    shouted=word_set("IKKJE ALDRI BERRE"),
)
