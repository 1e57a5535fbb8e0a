"""Quotes, dashes and bound spaces; each language's own are in tests/language/typed."""

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
