"""A language becomes its small words: articles, conjunctions, prepositions, the commonest verbs.

They start a phrase and end none, and any text of some length holds some.
"""

from __future__ import annotations

from briefing.language.language import Language

_SMALL = {
    "en": (
        "a an the and or but nor of to in on at by for from with without as than that this these "
        "those which who whose is are was were be been being has have had will would can could "
        "may must should it its they their them he his she her we our you your not no if when "
        "while after before between among through under over about against during into upon"
    ),
    "fr": (
        "le la les l un une des du de d et ou mais ni car à au aux en dans sur sous par pour avec "
        "sans chez vers entre depuis pendant selon contre que qu qui dont où ce cet cette ces son "
        "sa ses leur leurs notre nos il elle ils elles on nous vous se s est sont était étaient "
        "être été a ont avait sera seront ne n pas plus comme si"
    ),
    "de": (
        "der die das dem den des ein eine einen einem einer eines und oder aber denn sondern von "
        "vom im in am an zu zum zur auf bei beim mit ohne nach vor für über unter durch gegen um "
        "bis aus seit zwischen dass daß wenn weil als wie ist sind war waren wird werden wurde "
        "wurden hat haben hatte hatten nicht auch sich es er sie wir ihr ihre seine kein keine"
    ),
    "es": (
        "el la los las lo un una unos unas y e o u pero ni sino de del a al en con sin por para "
        "sobre entre desde hasta hacia según contra que quien cuyo donde como si es son era eran "
        "ser fue fueron ha han había será serán se su sus nuestro este esta estos estas ese esa "
        "no más también cuando"
    ),
    "uk": (
        "та і й у в з із зі на до від або але чи за що як який яка яке які для після перед під "
        "над між через про при по без є був була було були буде будуть не це цей ця ці його її "
        "їх їхній вони він вона ми щоб якщо коли також"
    ),
    "pl": (
        "i a w we z ze na do od o u oraz lub albo ale czy za że który która które dla po przed "
        "pod nad między przez przy bez jest są był była było były będzie będą nie to ten ta te "
        "jego jej ich się jak jako tym tego gdy jeśli aby także"
    ),
}
_SETS = {code: frozenset(words.split()) for code, words in _SMALL.items()}


def small_words() -> dict[str, frozenset[str]]:
    """The small words of each language that has some here, in lower case, by its code."""
    return _SETS


def small_words_of(language: Language) -> frozenset[str]:
    """The small words of a language; none of one that has none here."""
    return _SETS.get(language.code, frozenset())
