"""Finnish.

Quotation marks after CLDR, the same at both ends. Decimals, months and quarters are CLDR's as Babel
has them, letters CLDR's main exemplars; pyphen has no patterns for it under its code, so words are
not hyphenated. Numbers are one word (`kaksikymmentäyksi`), which `_split` takes apart; they are
read in the nominative, the genitive and the partitive. Numbers to 1000 are those of num2words. Not
checked by a reader.
"""

import re
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

# The numbers from one to ten in the three cases that texts count in.
_LOW = {
    1: "yksi yhden yhtä", 2: "kaksi kahden kahta", 3: "kolme kolmen kolmea",
    4: "neljä neljän neljää", 5: "viisi viiden viittä", 6: "kuusi kuuden kuutta",
    7: "seitsemän seitsemää", 8: "kahdeksan kahdeksaa", 9: "yhdeksän yhdeksää",
    10: "kymmenen kymmentä",
}  # fmt: skip


def _tens(_: Mapping[str, int | Fraction]) -> dict[str, int]:
    """From eleven to nineteen, and the tens: `kaksitoista`, `kaksikymmentä`."""
    words = dict[str, int]()
    for value, forms in _LOW.items():
        if value < 10:
            words |= {f"{form}toista": 10 + value for form in forms.split()}
        if 1 < value < 10:
            nominative, *others = forms.split()
            words |= {f"{nominative}kymmentä": 10 * value, f"{others[0]}kymmenen": 10 * value}
            words |= {f"{others[-1]}kymmentä": 10 * value}
    return words


_PART = re.compile(
    "|".join(
        sorted(
            (
                *_tens({}),
                *" ".join(_LOW.values()).split(),
                *"sataa sadan sata tuhatta tuhannen tuhat".split(),
            ),
            key=len,
            reverse=True,
        )
    )
)
_JOINED = re.compile(f"(?:{_PART.pattern}){{2,}}")


def _split(word: str, _: Mapping[str, int | Fraction]) -> list[str]:
    """`Kolmesataakaksikymmentäviisi` as `kolme`, `sataa`, `kaksikymmentä`, `viisi`."""
    return _PART.findall(word) if _JOINED.fullmatch(word) else [word]


LANGUAGE = Language(
    tag="fi",
    name="Finnish",
    own_name="suomi",
    words=FixedWords(
        key_figures="Avainluvut",
        source="Lähde",
        sources="Lähteet",
        updated="päivitetty",
        updated_at="päivitetty klo",
        last_update="viimeksi päivitetty:",
        brief="Muistio",
        page="Sivu {number}/{count}",
        copy="Kappale {number}/{count}",
        version="Versio",
        reference="Viite",
        attached="Koko sivu on liitteenä: {name}",
        only_attached="Vain liitteenä olevalla sivulla",
        empty="Tyhjä",
        not_available="Ei tietoa",
        note="Huomautus",
        note_number="viite {number}",
        note_back="takaisin viitteen {number} tekstiin",
    ),
    charts=ChartWords(
        square="Yksi ruutu: {}",
        base="{} = 100",
        now="Nyt",
        target="Tavoite {}",
        of="yhteensä {}",
        since="aiemmin {}",
        name="Nimi",
        value="Arvo",
        chart="Kaavio: {}",
        filled="Täytettyjä ruutuja {}, yhteensä {}",
        indexed="{}: 100. {}: {}, {}",
        rise="kasvu {}",
        fall="lasku {}",
        unchanged="ennallaan",
        above="{}, yli tavoitteen {}",
        below="{}, alle tavoitteen {}",
        met="{}, sama kuin tavoite",
        up="Kasvua, aiemmin {}",
        down="Laskua, aiemmin {}",
        same="Ennallaan, aiemmin {}",
        rising="Nouseva viiva: alussa {}, lopussa {}",
        falling="Laskeva viiva: alussa {}, lopussa {}",
        ending="Viiva: alussa {}, lopussa {}",
        between="Siltä väliltä: {}",
        lowest="Pienin arvo: {}",
        highest="Suurin arvo: {}",
        course="{}: alussa {}, lopussa {}",
        span="{}\u2013{}",
        no_values="ei arvoja",
        filled_from="Täytetty: {} tai enemmän",
        bare="Vain tunnus: ei tietoa",
    ),
    statuses=StatusWords(
        red="Punainen",
        amber="Keltainen",
        green="Vihreä",
        was="aiemmin {}",
        because="koska",
    ),
    blocks=BlockWords(
        decide_by="Päätettävä viimeistään",
        for_decision="Päätettäväksi",
        decision="Päätös",
        signature="Allekirjoitus",
        date="Päiväys",
        tick="rastitettava: {}",
        note="Huomautus",
        today="Tänään, {}",
        past="mennyt: {}",
        to_come="tulossa: {}",
        contact="Yhteystiedot",
        partners="Yhteistyössä",
        logo="Tunnus: {}",
    ),
    quotes=("\u201d", "\u201d", "\u2019", "\u2019"),
    long_word=16,
    letters="abcdefghijklmnopqrsštuvwxyzžåäö",
    titles=word_set("presidentti pääministeri ministeri kenraali tohtori professori rouva herra"),
    counted=word_set("nro n:o s. art. luku artikla pykälä liite kuva taulukko §"),
    lettered=word_set(
        "vaihtoehto suunnitelma liite ryhmä luokka artikla tyyppi vaihe osa jakso alue lohko tiimi "
        "skenaario taso lista vitamiini hepatiitti kuva taulukko sarake malli versio rakennus sali "
        "terminaali kohta"
    ),
    conjunctions=word_set("ja tai sekä"),
    references=word_set(
        "nro numero viite diaarinumero dnro puh puhelin faksi gsm päätöslauselma direktiivi asetus "
        "laki huone isbn issn lento versio boeing"
    ),
    streets=r"\w*(?:katu|tie|kuja|tori|polku|väylä)",
    loose=word_set("ja tai sekä on ei se että kuin joka jotka"),
    held="#~prosenttia|klo~#|vähintään~#",
    never=word_set(
        "esim ks vrt mm ym nk ns em ko huom puh tri prof s nro tammi helmi maalis huhti touko kesä "
        "heinä elo syys loka marras joulu milj mrd n noin max min"
    ),
    rarely=word_set("jne yms ym eKr jKr"),
    openers=word_set(
        "Se Ne Hän He Me Te Tämä Nämä Jos Kun Mutta Ja Kaikki Monet Useat Myös Lisäksi Hallitus "
        "Vuonna Ensi Viime"
    ),
    ordinal_stop=True,
    months=(
        "tammikuuta|tammikuun|tammikuussa|tammikuu helmikuuta|helmikuun|helmikuussa|helmikuu "
        "maaliskuuta|maaliskuun|maaliskuussa|maaliskuu huhtikuuta|huhtikuun|huhtikuussa|huhtikuu "
        "toukokuuta|toukokuun|toukokuussa|toukokuu kesäkuuta|kesäkuun|kesäkuussa|kesäkuu "
        "heinäkuuta|heinäkuun|heinäkuussa|heinäkuu elokuuta|elokuun|elokuussa|elokuu "
        "syyskuuta|syyskuun|syyskuussa|syyskuu lokakuuta|lokakuun|lokakuussa|lokakuu "
        "marraskuuta|marraskuun|marraskuussa|marraskuu joulukuuta|joulukuun|joulukuussa|joulukuu"
    ),
    half_years="1. vuosipuolisko {year}|2. vuosipuolisko {year}",
    split_year="{first}\u2013{last}",
    scales=(
        "3 tuhat tuhatta tuhannen; 6 miljoona miljoonaa miljoonan milj milj.; "
        "9 miljardi miljardia miljardin mrd mrd.; 12 biljoona biljoonaa biljoonan"
    ),
    units=(
        "bp korkopistettä|peruspistettä|peruspiste; "
        "pp prosenttiyksikköä|prosenttiyksikkö|prosenttiyksikön|%-yksikköä; "
        "% prosenttia|prosentti|prosentin; ‰ promillea|promille; "
        "EUR euroa|euro|euron; USD dollaria|dollari|dollarin; GBP puntaa|punta; "
        "km kilometriä|kilometri|kilometrin; m metriä|metri; kg kilogrammaa|kiloa; "
        "t tonnia|tonni|tonnin; MW megawattia; GW gigawattia"
    ),
    ranges="ja",
    ordinals=":(?:s|nnen|ssä|nneksi)",
    periods=r"\.[ \u00a0](?:neljännes\w*|vuosineljännes\w*|vuosipuolisko\w*)|-luku\w*|-luvu\w*",
    hour_words=("klo|kello", ""),
    several="useita|monta|monia|joitakin|muutama|muutamia",
    numbered=(
        "luku luvun sivu sivut sivulla artikla artiklan kohta kohdan liite taulukko kuvio kuva "
        "numero vaihe päätöslauselma direktiivi asetus pöytäkirja linja versio"
    ),
    in_millions="euroa dollaria ihmistä henkilöä asukasta tonnia",
    rising=(
        "nousi|nousivat|nousee|noussut|kasvoi|kasvoivat|kasvaa|kasvanut|lisääntyi|kasvu|nousu",
        "enemmän|suurempi|korkeampi",
    ),
    falling=(
        "laski|laskivat|laskee|laskenut|väheni|vähenivät|vähenee|vähentynyt|supistui|lasku",
        "vähemmän|pienempi|matalampi",
    ),
    change_joints="noin|lähes|yli|vajaa|runsas|peräti",
    changes=("(?!)", "(?!)", "(?!)", "(?!)"),
    below_zero="miinus",
    denials="ei|eivät|eikä",
    numbers=NumberWords(
        adds="; ".join(f"{value} {forms}" for value, forms in _LOW.items() if value > 1),
        times="12 tusina tusinaa; 100 sata sataa sadan",
        parts=(
            "1/2 puolet puolen puolta; 1/3 kolmasosa kolmasosaa kolmannes kolmannesta "
            "kolmanneksen; 1/4 neljäsosa neljäsosaa neljännes neljännestä neljänneksen; "
            "1/5 viidesosa viidesosaa viidennes viidennestä viidenneksen; "
            "1/6 kuudesosa kuudesosaa; 1/8 kahdeksasosa kahdeksasosaa; "
            "1/10 kymmenesosa kymmenesosaa kymmenesosan"
        ),
        starts="sata sataa sadan tuhat tuhatta tuhannen miljoona miljoonan miljardi miljardin",
        ones="yksi yhden yhtä",
        lone="puolet kolmannes kolmanneksen neljännes neljänneksen viidennes viidenneksen",
        ordinals=(
            "3 kolmas kolmannen kolmannessa; 4 neljäs neljännen neljännessä; "
            "5 viides viidennen; 6 kuudes kuudennen; 7 seitsemäs seitsemännen; "
            "8 kahdeksas kahdeksannen; 9 yhdeksäs yhdeksännen; 10 kymmenes kymmenennen; "
            "11 yhdestoista; 12 kahdestoista; 20 kahdeskymmenes; 100 sadas"
        ),
        bound="1/2 puoli",
        mixed="ja puoli",
        compounds=_tens,
        split=_split,
    ),
    small=word_set(
        "ja tai sekä on ei ovat oli olivat ole se ne hän he että kuin joka jotka jonka mutta jos "
        "kun myös vain jo vielä sen niiden tämä tämän nämä mukaan kanssa jälkeen ennen välillä "
        "sitä siitä niin voi voivat pitää kuka mitä jokaisen mennessä vuoteen vuonna"
    ),
    empty_links="tästä|täältä|klikkaa tästä|lue lisää|lisätietoja|linkki|tämä sivu",
    acronyms=word_set("EU YK NATO USA BKT EKP IMF DNA YLE ALV WHO OECD THL"),
    shouted=word_set("EI VAIN"),
)
