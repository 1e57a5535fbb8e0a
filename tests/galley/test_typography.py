"""Quotes, dashes and bound spaces by language."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.content.brief import Run
from briefing.content.language import language
from briefing.design.stylesheet import Typography
from briefing.galley.spaces import NO_BREAK
from briefing.galley.typography import typeset

ON, OFF = Typography(quotes=True, dashes=True), Typography(quotes=False, dashes=False)


def set_in(tag: str, text: str, typography: Typography = ON) -> str:
    (run,) = typeset((Run(text=text),), language(tag), typography)
    return run.text


@pytest.mark.parametrize(
    ("tag", "typed", "expected"),
    [
        ("en", "\"The 'best' plan\"", "“The ‘best’ plan”"),
        ("en", "Allies' plan, it's the '90s", "Allies’ plan, it’s the ’90s"),
        ("en", '("why")', "(“why”)"),
        ("fr", 'le "plan"', "le «\u202fplan\u202f»"),
        ("fr", "l'Alliance", "l’Alliance"),
        ("uk", 'слово "план"', "слово «план»"),
        ("de", "\"Ein 'guter' Plan\"", "„Ein ‚guter‘ Plan“"),
        ("pl", '"plan"', "„plan”"),
        ("es", '"plan"', "«plan»"),
        ("en", "one - two", "one~– two"),
        ("uk", "один - два", "один~— два"),
        ("en", "2014-2023, F-16", "2014-2023, F-16"),
    ],
)
def test_marks(tag: str, typed: str, expected: str) -> None:
    # The last two words are bound as well, which other tests are about.
    out = set_in(tag, f"{typed} and words that follow")
    assert out.startswith(expected.replace("~", NO_BREAK))


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


@given(st.text(alphabet="ab12,.%-'\" Mr", max_size=40))
def test_letters_and_numbers_stay(text: str) -> None:
    kept = [char for char in text if char.isalnum()]
    assert [char for char in set_in("en", text) if char.isalnum()] == kept
