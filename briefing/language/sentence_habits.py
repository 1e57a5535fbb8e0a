"""A language becomes its habits of ending sentences: which full stops end none."""

from typing import NamedTuple

from briefing.language.language import Language


class Habits(NamedTuple):
    """How one language writes full stops.

    After a word of `never` a full stop ends nothing; after one of `rarely`, and after initials,
    it ends a sentence only where one of the `openers` follows. Where `ordinals`, a number of one
    or two digits and a full stop are a first, a second and so on.
    """

    never: frozenset[str] = frozenset()
    rarely: frozenset[str] = frozenset()
    openers: frozenset[str] = frozenset()
    ordinals: bool = False


def _words(words: str) -> frozenset[str]:
    return frozenset(words.split())


# Abbreviations that briefs hold, without their last full stop; titles and counted words (`Mr.`,
# `Art.`) are the language's own.
_HABITS = {
    "en": Habits(
        never=_words(
            "e.g i.e vs cf approx est ca St Gen Lt Col Sgt Capt Cdr Maj Brig Adm Gov Sen Rep Rev "
            "Hon Amb Fig Figs para paras vol Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Mt "
            "Ft al incl excl ed eds"
        ),
        rarely=_words("etc Inc Ltd Co Corp Jr Sr Bros Ave Dept Univ"),
        openers=_words(
            "The This That These Those It Its They Their We Our He She His Her A An In On At By "
            "For From With After Before But And If As When While Since No All Some Most Many Both "
            "There However Allies Ministers"
        ),
    ),
    "fr": Habits(
        never=_words("cf env ex p.ex av apr J.-C St Ste éd hab tél bd janv févr juil sept oct déc"),
        rarely=_words("etc Cie min max"),
        openers=_words(
            "Le La Les Un Une Des Ce Cette Ces Il Elle Ils Elles On Nous En Dans Au Aux Pour Par "
            "Avec Après Avant Mais Et Si Selon Leur Leurs Son Sa Ses Tous Toutes Plusieurs "
            "L\u2019"
        ),
    ),
    "de": Habits(
        never=_words(
            "bzw ca evtl ggf inkl exkl zzgl vgl Vgl Mio Mrd Tsd Hr Fr St Gen sog max min mind Jan "
            "Feb Apr Aug Sept Okt Nov Dez z u d i h"
        ),
        rarely=_words("usw etc Co Str Jh n Chr a R ä"),
        openers=_words(
            "Der Die Das Ein Eine Einen Dies Diese Dieser Dieses Es Er Sie Wir Ihr Ihre Im In Am "
            "An Auf Auch Bei Bis Für Mit Nach Von Vor Zu Zum Zur Aber Doch Und Damit Dabei Dazu "
            "Wenn Alle Viele Mehrere"
        ),
        ordinals=True,
    ),
    "es": Habits(
        never=_words(
            "ej p.ej aprox pág págs núm n.º art cap vol fig Excmo Excma Gral Cnel Ud Uds St Sto Sta"
        ),
        rarely=_words("etc EE UU Cía admón S.A"),
        openers=_words(
            "El La Los Las Un Una Unos Unas Este Esta Estos Estas Esto Eso Lo Ellos Ellas Su Sus "
            "Se En Para Por Con Tras Según Desde Hasta Pero Y Si Al No Todos Todas Muchos Varios"
        ),
    ),
    "uk": Habits(
        never=_words(
            "тис грн коп напр див ім вул бул просп пл обл рн смт проф акад ген полк кап гр зв ред "
            "вид пор відс ст гл розд рис табл стор"
        ),
        rarely=_words("ін д п"),
        openers=_words(
            "Це Ця Цей Ці Він Вона Воно Вони Ми Його Її Їх Їхній У В На З Із За До Для Після Про "
            "Та Але Якщо Коли Як Усі Всі Деякі Багато Союзники Україна"
        ),
    ),
    "pl": Habits(
        never=_words(
            "np tzn tzw tj ok ul al pl św gen płk ppłk mjr kpt inż mgr hab im tys godz por zob "
            "art ust pkt poz rozdz rys tab str nr m.in n.p.m woj"
        ),
        rarely=_words("itd itp in etc"),
        openers=_words(
            "To Ten Ta Te Ci On Ona Ono Oni One My Jego Jej Ich W We Na Z Ze Za Do Dla Po Przed "
            "Przy Od O Ale I A Jeśli Gdy Kiedy Jak Wszyscy Wszystkie Wiele Sojusznicy"
        ),
        ordinals=True,
    ),
}


def habits(language: Language) -> Habits:
    """The habits of a language, its titles and counted words among them; else those of English."""
    own = _HABITS.get(language.code, _HABITS["en"])
    dotted = (word[:-1] for word in language.titles | language.counted if word.endswith("."))
    return own._replace(never=own.never.union(dotted))
