"""A language becomes the phrases that the press says of charts, on the page and aloud."""

from typing import NamedTuple

from briefing.language.language import Language


class Phrases(NamedTuple):
    """Templates: `{}` takes what is shown, in turn; those for reading aloud end with the fact."""

    square: str
    base: str
    now: str
    target: str
    since: str
    squares: str
    filled: str
    bars: str
    bar: str
    up: str
    down: str
    same: str
    line: str


_PHRASES = {
    "en": Phrases(
        square="Each square: {}",
        base="{} = 100",
        now="Now",
        target="Target: {}",
        since="from {}",
        squares="{} squares of {} each: {}",
        filled="{} of {} squares filled: {}",
        bars="Two bars: {}, 100; {}, {}: {}",
        bar="A bar of {} and a mark at the target, {}: {}",
        up="Up from {}: {}",
        down="Down from {}: {}",
        same="No change from {}: {}",
        line="A line through {}: {}",
    ),
    "fr": Phrases(
        square="Un carré : {}",
        base="{} = 100",
        now="Actuel",
        target="Objectif : {}",
        since="contre {}",
        squares="{} carrés de {} chacun : {}",
        filled="{} carrés pleins sur {} : {}",
        bars="Deux barres : {}, 100 ; {}, {} : {}",
        bar="Une barre de {} et un repère à l’objectif, {} : {}",
        up="En hausse, contre {} : {}",
        down="En baisse, contre {} : {}",
        same="Sans changement, contre {} : {}",
        line="Une courbe passant par {} : {}",
    ),
    "uk": Phrases(
        square="Один квадрат: {}",
        base="{} = 100",
        now="Тепер",
        target="Ціль: {}",
        since="було {}",
        squares="Квадратів: {}, кожен — {}: {}",
        filled="Заповнено квадратів: {} з {}: {}",
        bars="Дві смуги: {} — 100; {} — {}: {}",
        bar="Смуга {} і позначка цілі, {}: {}",
        up="Зростання, було {}: {}",
        down="Зменшення, було {}: {}",
        same="Без змін, було {}: {}",
        line="Лінія через {}: {}",
    ),
    "de": Phrases(
        square="Ein Quadrat: {}",
        base="{} = 100",
        now="Jetzt",
        target="Ziel: {}",
        since="zuvor {}",
        squares="{} Quadrate zu je {}: {}",
        filled="{} von {} Quadraten gefüllt: {}",
        bars="Zwei Balken: {}, 100; {}, {}: {}",
        bar="Ein Balken von {} und eine Marke am Ziel, {}: {}",
        up="Anstieg, zuvor {}: {}",
        down="Rückgang, zuvor {}: {}",
        same="Unverändert, zuvor {}: {}",
        line="Eine Linie durch {}: {}",
    ),
    "es": Phrases(
        square="Cada cuadrado: {}",
        base="{} = 100",
        now="Ahora",
        target="Objetivo: {}",
        since="antes {}",
        squares="{} cuadrados de {} cada uno: {}",
        filled="{} de {} cuadrados llenos: {}",
        bars="Dos barras: {}, 100; {}, {}: {}",
        bar="Una barra de {} y una marca en el objetivo, {}: {}",
        up="Aumento, antes {}: {}",
        down="Descenso, antes {}: {}",
        same="Sin cambios, antes {}: {}",
        line="Una línea por {}: {}",
    ),
    "pl": Phrases(
        square="Jeden kwadrat: {}",
        base="{} = 100",
        now="Teraz",
        target="Cel: {}",
        since="wcześniej {}",
        squares="Kwadraty: {}, każdy to {}: {}",
        filled="Wypełnione kwadraty: {} z {}: {}",
        bars="Dwa słupki: {}, 100; {}, {}: {}",
        bar="Słupek {} i znak celu, {}: {}",
        up="Wzrost, wcześniej {}: {}",
        down="Spadek, wcześniej {}: {}",
        same="Bez zmian, wcześniej {}: {}",
        line="Linia przez {}: {}",
    ),
}


def phrases(language: Language) -> Phrases:
    """The phrases of a language; English ones for a language that ships none."""
    return _PHRASES.get(language.code, _PHRASES["en"])
