"""Quotes, dashes and bound spaces by language."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.brief.model import Run
from briefing.language.language import language
from briefing.style.stylesheet import Typography
from briefing.typeset.punctuation import NARROW, NO_BREAK, typeset

ON, OFF = Typography(quotes=True, dashes=True), Typography(quotes=False, dashes=False)


def set_in(tag: str, text: str, typography: Typography = ON) -> str:
    runs = typeset((Run(text=text),), language(tag), typography)
    return "".join(run.text for run in runs)


# Typed and set, by language: `~` is a no-break space, `^` a narrow one. A few words follow
# each sentence, since the last two of a paragraph are bound as well.
TABLE = """
en     | "The 'best' plan"                    | “The ‘best’ plan”
en     | "The 'best'." And                    | “The ‘best’.” And
en     | Allies' plan, it's the '90s          | Allies’ plan, it’s the ’90s
en     | ("why")                              | (“why”)
en     | one - two                            | one~– two
en     | 2014-2023, F-16                      | 2014–2023, F-16
en     | Why? At 12:30: 8.3%!                 | Why? At 12:30: 8.3%!
en     | 300 000 and 8,3 % of it              | 300~000 and 8,3~% of it
en     | See Article 5 and p. 12 of it        | See Article~5 and p.~12 of it
en     | They were 300. Troops left           | They were 300. Troops left
en     | the 2nd Division and the 1st of May  | the 2nd~Division and the 1st of May
en     | In 2023 300 000 left                 | In 2023 300~000~left
en-GB  | "one" - two                          | “one”~– two
en-US  | "one" - two                          | “one”—two
en-US  | plan - 300 troops                    | plan—300~troops
en-US  | a plan — and more                    | a plan~— and more
en-US  | on July 11, 2023, in 'the' city      | on July~11, 2023, in ‘the’ city
fr     | le "plan"                            | le «^plan^»
fr     | le « plan » et « l'autre »           | le «^plan^» et «^l’autre^»
fr     | le «plan», dit-il                    | le «^plan^», dit-il
fr     | "Un 'bon' plan" ;                    | «^Un “bon” plan^»^;
fr     | l'"Alliance" et l’"Union"            | l’«^Alliance^» et l’«^Union^»
fr     | Quoi? Non! Si: voici; fin            | Quoi^? Non^! Si^: voici^; fin
fr     | Quoi ? Non ! Si : voici ; fin        | Quoi^? Non^! Si^: voici^; fin
fr     | Vraiment ?! Quoi?! Hein…?            | Vraiment^?! Quoi^?! Hein…^?
fr     | (Quoi?) (!) "Ah!" dit-il             | (Quoi^?) (!) «^Ah^!^» dit-il
fr     | à 12:30, sur https://a.b/c?d=e       | à 12:30, sur https://a.b/c?d=e
fr     | au score de 3:1, C:\\plan et a:b     | au score de 3:1, C:\\plan et a:b
fr     | soit 8,3% ou 8,3 % du PIB            | soit 8,3^% ou 8,3^% du PIB
fr     | 300 000 militaires et 1 300 000      | 300^000~militaires et 1^300^000
fr     | 300,000 militaires                   | 300,000~militaires
fr     | 20 € et 20 °C                        | 20~€ et 20~°C
fr     | en 2023 300 000 soldats              | en 2023 300^000~soldats
fr     | le 1er juillet, la 2e session        | le 1er~juillet, la 2e~session
fr     | M. Stoltenberg et Mme Colonna        | M.~Stoltenberg et Mme~Colonna
fr     | l'art. 5, le n° 7, p. 12             | l’art. 5, le n°~7, p.~12
fr     | aujourd'hui - qu'on sache            | aujourd’hui~– qu’on sache
fr     | rien [plan]: Tél.: 01                | rien [plan]^: Tél.^: 01
fr-CH  | "Un 'bon' plan": oui                 | «^Un ‹^bon^› plan^»^: oui
fr-CA  | "Quoi?" Non! Si: 8,3 %; fin          | «^Quoi?^» Non! Si^: 8,3^%; fin
uk     | слово "план" і «план»                | слово «план» і~«план»
uk     | "Назва 'внутрішня' тут"              | «Назва „внутрішня“ тут»
uk     | зобов'язання, з'їзд, м'яч            | зобов’язання, з’їзд, м’яч
uk     | "об'єднання" та 'об'єкт'             | «об’єднання» та „об’єкт“
uk     | компʼютер                            | компʼютер
uk     | один - два                           | один~— два
uk     | 300 000 військових                   | 300^000~військових
uk     | 11 союзників і 11-й саміт            | 11~союзників і~11-й~саміт
uk     | щонайменше 2 % ВВП, 8,3 % у          | щонайменше 2^% ВВП, 8,3^% у
uk     | за ст. 5, № 7 та п. 3                | за ст.~5, №~7 та п.~3
uk     | 11 липня 2023 р. та 2024 року        | 11~липня 2023~р. та 2024~року
uk     | п. Столтенберг у м. Київ             | п.~Столтенберг у~м.~Київ
uk     | саміт (у місті) і в серпні           | саміт (у~місті) і~в~серпні
uk     | Куди? Туди! Так: о 12:30             | Куди? Туди! Так: о~12:30
de     | "Ein 'guter' Plan"                   | „Ein ‚guter‘ Plan“
de     | eins - zwei                          | eins~– zwei
de     | am 11. Juli 2023                     | am 11.~Juli 2023
de     | 300 000 Soldaten, 8,3 % mehr         | 300^000~Soldaten, 8,3^% mehr
de     | nach Art. 5 und Nr. 7                | nach Art.~5 und Nr.~7
de     | Herr Dr. Stoltenberg, z. B. hier     | Herr~Dr.~Stoltenberg, z.~B. hier
de-AT  | "Ein Plan"                           | „Ein Plan“
de-CH  | "Ein 'guter' Plan"                   | «Ein ‹guter› Plan»
de-Latn-CH | "Ein Plan"                       | «Ein Plan»
es     | "un 'buen' plan"                     | «un “buen” plan»
es     | ¿Qué? ¡No! "¡Sí!" dijo               | ¿Qué? ¡No! «¡Sí!» dijo
es     | 300 000 militares, 8,3 % más         | 300^000~militares, 8,3^% más
es     | el Sr. Borrell y el art. 5           | el Sr.~Borrell y el art.~5
pl     | "plan" i 'plan'                      | „plan” i~«plan»
pl     | raz - dwa                            | raz~– dwa
pl     | 300 000 żołnierzy w Wilnie           | 300^000~żołnierzy w~Wilnie
pl     | na mocy art. 5, 8,3 % PKB            | na mocy art.~5, 8,3^% PKB
pl     | 11 lipca 2023 r. i potem             | 11~lipca 2023~r. i~potem
it     | il "piano 'buono'", no?              | il «piano “buono”», no?
it     | l'"Alleanza" e dell'UE               | l’«Alleanza» e dell’UE
it     | gli anni '90, un po' di più          | gli anni ’90, un po’ di più
it     | uno - due                            | uno~– due
it     | 300 000 militari, 8,3 % in più       | 300^000~militari, 8,3^% in più
it     | 11 luglio, 1º luglio, il 3 di        | 11~luglio, 1º~luglio, il 3 di
it     | almeno 8 per cento, fino a 9         | almeno~8~per~cento, fino~a 9
it     | all'art. 5, n. 7 e pag. 3            | all’art. 5, n.~7 e pag.~3
it     | il Sig. Rossi e la presidente Meloni | il Sig.~Rossi e la presidente~Meloni
it     | tra la Moldova e l'Italia di oggi    | tra la Moldova e l’Italia di oggi
el     | "one" - two, 8,3 %                   | “one”~– two, 8,3~%
"""
ROWS = [tuple(cell.strip() for cell in row.split("|")) for row in TABLE.strip().splitlines()]


@pytest.mark.parametrize(("tag", "typed", "expected"), ROWS)
def test_typed_and_set(tag: str, typed: str, expected: str) -> None:
    out = set_in(tag, f"{typed} and these words then follow")
    assert shown(out.removesuffix(f"and these words then{NO_BREAK}follow").rstrip()) == expected


def shown(text: str) -> str:
    return text.replace(NO_BREAK, "~").replace(NARROW, "^")


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("Allons-y!", "Allons-y^!"),
        ("On y va !", "On y~va^!"),
        ("Il dit: «oui»", "Il dit^:~«^oui^»"),
        ('"Oui !"', "«^Oui^!^»"),
        ("8,3%", "8,3^%"),
        (": ;", ":^;"),
        ("« »", "«^»"),
    ],
)
def test_french_marks_at_the_ends_of_a_text(typed: str, expected: str) -> None:
    assert shown(set_in("fr", typed)) == expected


def test_words_of_another_language_are_set_by_its_rules() -> None:
    runs = (
        Run(text='Er sagte "'),
        Run(text='le "plan": 8,3%', language="fr"),
        Run(text='" und "gut": '),
        Run(text="two - three", language="en-US"),
        Run(text=" - so geht das hier"),
    )
    said = [shown(run.text) for run in typeset(runs, language("de"), ON)]
    assert said == [
        "Er sagte „",
        "le «^plan^»^: 8,3^%",
        "“ und „gut“: ",
        "two—three",
        "~– so geht das~hier",
    ]


def test_a_verbatim_text_stays_as_it_is() -> None:
    (run,) = typeset((Run(text='"A": 8,3 %?', verbatim=True),), language("fr"), ON)
    assert run.text == '"A": 8,3 %?'


@pytest.mark.parametrize(
    "bound",
    [
        "300,000 troops",
        "300 000",
        "11 July",
        "5 km",
        "20 billion",
        "Mr Stoltenberg",
        "President Zelenskyy",
        "No. 5",
        "Article 5",
        "J. Stoltenberg",
        "8,3 %",
        "1er septembre",
        "EUR 20",
        "von der Leyen",
        "15 per cent",
    ],
)
def test_words_that_belong_together(bound: str) -> None:
    assert bound.replace(" ", NO_BREAK) in set_in("en", f"It says {bound} once more here")


@pytest.mark.parametrize(
    "loose", ["2% of", "in 2023 Allies", "11 and", "President of", "2023, the"]
)
def test_words_that_do_not(loose: str) -> None:
    assert loose in set_in("en", f"It says {loose} once more here")


def test_one_letter_words_lean_on_the_next() -> None:
    assert f"w{NO_BREAK}Wilnie" in set_in("pl", "spotkanie w Wilnie było dobre")
    assert f"у{NO_BREAK}Вільнюсі" in set_in("uk", "саміт у Вільнюсі був добрий")


def test_no_lonely_last_word() -> None:
    assert set_in("en", "allies meet again today").endswith(f"again{NO_BREAK}today")
    long = "an extraordinarily comprehensive programme"
    assert NO_BREAK not in set_in("en", long)


def test_a_style_may_leave_marks_alone() -> None:
    assert set_in("en", 'a "b" - c is what it says', OFF).startswith('a "b" - c')


def test_a_quotation_runs_across_emphasis() -> None:
    runs = (Run(text='"the '), Run(text="best", bold=True), Run(text='" of plans'))
    out = typeset(runs, language("en"), ON)
    assert [run.text for run in out] == ["“the ", "best", f"” of{NO_BREAK}plans"]


def test_text_is_composed() -> None:
    assert set_in("en", "cafe\u0301") == "café"


@given(st.text(alphabet="ab12,.:?%-'\"«» Mr", max_size=40))
def test_letters_and_numbers_stay(text: str) -> None:
    kept = [char for char in text if char.isalnum()]
    for tag in ("en", "en-US", "fr", "uk"):
        assert [char for char in set_in(tag, text) if char.isalnum()] == kept
