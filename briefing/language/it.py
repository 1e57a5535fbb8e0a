"""Italian.

Marks after CLDR and the Manuale interistituzionale di convenzioni redazionali of the European
Union, with « » outside; `1º` for the first of a month as the Accademia della Crusca has it. Numbers
below a thousand are one word, and larger ones often are: the functions take them apart.
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


def _below_a_thousand(simple: Mapping[str, int | Fraction]) -> dict[str, int]:
    """The numbers that are one word, by value: `trecentoventicinque`, `ventuno`, `ventun`."""
    whole = {word: int(value) for word, value in simple.items()}
    ones = {"uno": 1, "un": 1, "tré": 3} | {w: v for w, v in whole.items() if v < 10}
    small = whole | {
        _joined(ten, one): whole[ten] + ones[one]
        for ten in whole
        if whole[ten] >= 20
        for one in ones
    }
    digits = {word: value for word, value in ones.items() if word in whole}
    hundreds = {"cento": 100} | {f"{word}cento": 100 * value for word, value in digits.items()}
    large = {
        form: hundreds[hundred] + value
        for hundred in hundreds
        for rest, value in {**small, **ones}.items()
        for form in (f"{hundred}{rest}", _joined(hundred, rest))
    }
    return small | hundreds | large


def _joined(before: str, after: str) -> str:
    """Two numbers as one word: `venti` and `otto` are `ventotto`, `venti` and `due` `ventidue`."""
    return f"{before[:-1] if after[0] in 'uo' else before}{after}"


_THOUSANDS = re.compile(r"(?P<before>\w*?)(?P<thousand>mila|mille)(?P<after>\w*)")
_RANKED = re.compile(r"(?P<stem>\w+)esim[oa]")


def _split(word: str, known: Mapping[str, int | Fraction]) -> list[str]:
    """`Duemilacinquecento` as `due`, `mila`, `cinquecento`; `-esimo` ends an ordinal.

    A word before an apostrophe is one by itself, but an article before a number goes: `l'undici`.
    """
    before, _, word = word.rpartition("'")
    if before:
        parts = _split(word, known)
        return parts if parts[0] in known or word == "uno" else [f"{before}'", word]
    if "mil" in word and (parts := _cardinal(word, known)):
        return parts
    if ranked := _RANKED.fullmatch(word):
        stem = re.sub(r"mill$", "mille" if ranked["stem"] == "mill" else "mila", ranked["stem"])
        for vowel in ("", *"oiae"):
            if parts := _cardinal(f"{stem}{vowel}", known):
                return [*parts, "-esimo"]
    return [word]


def _cardinal(word: str, known: Mapping[str, int | Fraction]) -> list[str]:
    """The numbers that one word says; none where it is no number: `Milano`, `millennio`."""
    if word in known:
        return [word]
    match = _THOUSANDS.fullmatch(word)
    if match is None or (match["thousand"] == "mila") is not (match["before"] in known):
        return []
    after = match["after"]
    if after in known or after in ("", "un", "uno"):
        return [part for part in match.groups() if part]
    return []


LANGUAGE = Language(
    tag="it",
    name="Italian",
    own_name="italiano",
    words=FixedWords(
        key_figures="Cifre chiave",
        source="Fonte",
        sources="Fonti",
        updated="aggiornato il",
        updated_at="aggiornato alle",
        last_update="ultimo aggiornamento:",
        brief="Nota",
        page="Pagina {number} di {count}",
        copy="Copia {number} di {count}",
        version="Versione",
        reference="Riferimento",
        attached="La pagina intera è allegata: {name}",
        only_attached="Solo nella pagina allegata",
        empty="Vuota",
        not_available="Non disponibile",
        note="Nota",
        note_number="nota {number}",
        note_back="torna al testo della nota {number}",
    ),
    charts=ChartWords(
        square="Un quadrato: {}",
        base="{} = 100",
        now="Oggi",
        target="Obiettivo {}",
        of="su {}",
        since="prima {}",
        name="Nome",
        value="Valore",
        chart="Grafico: {}",
        filled="{} quadrati pieni su {}",
        indexed="{}: 100. {}: {}, {}",
        rise="un aumento pari a {}",
        fall="un calo pari a {}",
        unchanged="nessuna variazione",
        above="{}, sopra l’obiettivo di {}",
        below="{}, sotto l’obiettivo di {}",
        met="{}, pari all’obiettivo",
        up="In aumento, prima {}",
        down="In calo, prima {}",
        same="Senza variazioni, prima {}",
        rising="Una linea che sale da {} a {}",
        falling="Una linea che scende da {} a {}",
        ending="Una linea che inizia a {} e finisce a {}",
        between="Nel mezzo: {}",
        lowest="Minimo: {}",
        highest="Massimo: {}",
        course="{} da {} a {}",
        span="da {} a {}",
        no_values="nessun valore",
        filled_from="Pieno: {} o più",
        bare="Solo la sigla: nessun dato",
    ),
    statuses=StatusWords(
        red="Rosso",
        amber="Arancione",
        green="Verde",
        was="prima {}",
        because="perché",
    ),
    blocks=BlockWords(
        decide_by="Da decidere entro",
        for_decision="Per decisione",
        decision="Decisione",
        signature="Firma",
        date="Data",
        tick="da spuntare: {}",
        note="Nota",
        today="Oggi, {}",
        past="passato: {}",
        to_come="in arrivo: {}",
        contact="Contatti",
        partners="Con",
        logo="Logo di {}",
    ),
    quotes=("«", "»", "\u201c", "\u201d"),
    letters="abcdefghijklmnopqrstuvwxyzàèéìíòóùú",
    elides=True,
    titles=word_set(
        "Sig. sig. Sig.ra sig.ra Dott. dott. Dott.ssa dott.ssa Prof. prof. Prof.ssa prof.ssa Avv. "
        "avv. Ing. ing. On. on. Sen. sen. Gen. gen. presidente Presidente ministro ministra "
        "Ministro Ministra generale Generale ambasciatore ambasciatrice re papa"
    ),
    counted=word_set(
        "n. N. nn. n° nº art. artt. articolo Articolo co. comma p. pp. pag. pagg. par. cap. fig. "
        "tab. vol. all. allegato Allegato capitolo"
    ),
    lettered=word_set(
        "opzione piano allegato appendice gruppo categoria articolo classe tipo fase parte sezione "
        "zona blocco squadra caso scenario livello elenco lista vitamina epatite figura tabella "
        "colonna pilastro tappa modello versione edificio sala terminal punto variante"
    ),
    conjunctions=word_set("e ed o od"),
    references=word_set(
        "n n° nº num numero rif riferimento fascicolo pratica tel telefono cellulare fax interno "
        "risoluzione direttiva regolamento decreto d.lgs legge stanza isbn issn volo "
        "versione boeing"
    ),
    streets="via|viale|piazza|piazzale|corso|largo|vicolo|lungotevere",
    loose=word_set(
        "e ed o di del dello della dei degli delle a al alla ai alle da dal dalla in nel nella con "
        "su per tra fra il lo la i gli le che"
    ),
    held="#~per cento|per~cento|fino~a #|almeno~#",
    never=word_set(
        "es p.es ca cfr cit op sigg arch col ten mons geom rag ed figg a.C d.C S St Sta tel v vs "
        "gg incl escl feb mar apr mag giu lug ago set ott nov dic"
    ),
    rarely=word_set("ecc etc S.p.A S.r.l Co min max"),
    openers=word_set(
        "Il Lo La I Gli Le Un Uno Una Questo Questa Questi Queste Quello Quella Esso Essa Essi "
        "Lui Lei Loro Noi In Nel Nella Nei Nelle Al Alla Ai Alle Da Dal Dalla Per Con Su Tra Fra "
        "Dopo Prima Ma E Se Quando Secondo Tutti Tutte Molti Molte Alcuni Non Anche L\u2019"
    ),
    months=(
        "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre "
        "dicembre"
    ),
    first_of_month="1º",
    half_years="1º semestre {year}|2º semestre {year}",
    scales=(
        "3 mila mille migliaio migliaia; 6 milione milioni mln; 9 miliardo miliardi mld; "
        "12 bilione bilioni"
    ),
    units=(
        "bp punti base|punto base|pb; pp punti percentuali|punto percentuale; "
        "% per cento|percento; ‰ per mille; EUR euro; "
        "USD dollari|dollaro; GBP sterline|sterlina; CHF franchi svizzeri|franco svizzero; "
        "PLN zloty; UAH grivnie|grivnia; km chilometri|chilometro; m metri|metro; "
        "kg chilogrammi|chilogrammo|chili; t tonnellate|tonnellata; MW megawatt; GW gigawatt"
    ),
    partitives="di d'",
    ranges="a al e",
    ordinals="°|esim[oaie]",
    periods="[ \u00a0](?:trimestre|semestre|secolo)",
    hour_words=("alle|dalle|ore", ""),
    several=(
        "alcuni|alcune|diversi|diverse|parecchi|parecchie|molti|molte|pochi|poche|qualche|vari|"
        "varie|tanto per|in per"
    ),
    numbered=(
        "articoli pagina pagine paragrafo parte sezione risoluzione regolamento direttiva "
        "decisione protocollo numero tabella tabelle figura grafico fase versione lettera riga "
        "capitolo allegato linea tappa anni'"
    ),
    in_millions="euro dollari sterline tonnellate persone",
    rising=(
        (
            "salito|salita|saliti|salite|sale|salgono|cresciuto|cresciuta|cresciuti|"
            "cresciute|cresce|aumentato|aumentata|aumentati|aumentate|aumento|crescita|"
            "rialzo|crescono|aumenta|aumentano|guadagnato|guadagna|guadagnano|incremento|"
            "balzato|balzata|balzo"
        ),
        "in più|di più|superior[ei]",
    ),
    falling=(
        (
            "sceso|scesa|scesi|scese|scende|calato|calata|calati|calate|cala|diminuito|"
            "diminuita|diminuiti|diminuite|calo|flessione|diminuzione|diminuisce|"
            "diminuiscono|calano|scendono|crollato|crollata|crollo|perso|perde|perdono|"
            "ridotto|ridotta|ridotti|ridotte|riduzione|discesa|contrazione"
        ),
        "in meno|di meno|inferior[ei]",
    ),
    change_joints="del|dell['’]|di|circa|oltre|quasi|il",
    changes=("", "a|al|alla", "rispetto a|contro", "da|dal|dallo|dalla"),
    below_zero="(?<!lo )meno",
    denials="non|mai|senza|né",
    numbers=NumberWords(
        adds=(
            "2 due; 3 tre; 4 quattro; 5 cinque; 6 sei; 7 sette; 8 otto; 9 nove; 10 dieci; "
            "11 undici; 12 dodici; 13 tredici; 14 quattordici; 15 quindici; 16 sedici; "
            "17 diciassette; 18 diciotto; 19 diciannove; 20 venti; 30 trenta; 40 quaranta; "
            "50 cinquanta; 60 sessanta; 70 settanta; 80 ottanta; 90 novanta"
        ),
        times="12 dozzina dozzine; 100 centinaio centinaia",
        parts=(
            "1/2 metà; 1/3 terzo terzi; 1/4 quarto quarti; 1/5 quinto quinti; 1/6 sesto sesti; "
            "1/7 settimo settimi; 1/8 ottavo ottavi; 1/9 nono noni; 1/10 decimo decimi; "
            "1/100 centesimi; 1/1000 millesimi"
        ),
        starts="mille",
        ones="un uno una",
        articles="un una",
        of="di del dello della dei degli delle dell'",
        lone="metà",
        ordinals="0 -esimo",
        bound="1/2 mezzo mezza",
        links="e",
        links_hundreds=True,
        fillers="di del dello della dei degli delle dell' un una",
        mixed="e mezzo;e mezza",
        compounds=_below_a_thousand,
        split=_split,
    ),
    small=word_set(
        "il lo la i gli le l un una di del dello della dei degli delle dell a al allo alla ai "
        "agli alle all da dal dallo dalla dai dalle dall in nel nello nella nei nelle nell su sul "
        "sulla sui sulle con per tra fra e ed o né che chi cui quale come se non più anche è "
        "sono era erano essere stato stata stati ha hanno aveva sarà saranno si ci suo sua suoi "
        "loro questo questa questi queste quando dopo contro verso senza secondo"
    ),
    twice=word_set("piano via poco"),
    empty_links=(
        "qui|clicca qui|cliccare qui|link|questo link|leggi|leggi tutto|leggi di più|"
        "continua a leggere|scopri di più|maggiori informazioni"
    ),
    acronyms=word_set("UE ONU NATO USA UK PIL IVA OMS IA BCE FMI PMI DNA ISTAT RAI"),
    shouted=word_set("NON SOLO MAI"),
)

VARIANTS = {"ch": LANGUAGE._replace(quotes=("«", "»", "\u2039", "\u203a"), decimal=".")}
