"""Dates and fixed words by language."""

from __future__ import annotations

from datetime import date

import pytest

from briefing.content.language import language
from briefing.content.tags import is_right_to_left, is_tag, right_to_left, tag_problem

DAY = date(2023, 7, 11)


@pytest.mark.parametrize(
    ("tag", "full", "plain"),
    [
        ("en", "Tuesday, 11 July 2023", "11 July 2023"),
        ("en-GB", "Tuesday, 11 July 2023", "11 July 2023"),
        ("en-US", "Tuesday, July 11, 2023", "July 11, 2023"),
        ("fr", "mardi 11 juillet 2023", "11 juillet 2023"),
        ("uk", "вівторок, 11 липня 2023\u202fр.", "11 липня 2023\u202fр."),
        ("de", "Dienstag, 11. Juli 2023", "11. Juli 2023"),
        ("es", "martes, 11 de julio de 2023", "11 de julio de 2023"),
        ("pl", "wtorek, 11 lipca 2023", "11 lipca 2023"),
        ("tr", "11 Temmuz 2023 Salı", "11 Temmuz 2023"),
        ("tlh", "Tuesday, 11 July 2023", "11 July 2023"),
    ],
)
def test_dates(tag: str, full: str, plain: str) -> None:
    tongue = language(tag)
    # CLDR's spaces differ between its versions; what matters is that a day reads right.
    assert tongue.full_date(DAY).split() == full.split()
    assert tongue.date(DAY).split() == plain.split()


def test_six_languages_bring_their_words() -> None:
    words = [language(tag).words for tag in ("en", "fr", "uk", "de", "es", "pl")]
    assert len({each.key_figures for each in words}) == 6
    assert all(all(each) for each in words)


def test_another_language_gets_english_words() -> None:
    greek, problem = language("el"), tag_problem("el")
    assert greek.tag == "el"
    assert greek.words.source == "Source"
    assert problem
    assert not problem.is_error


@pytest.mark.parametrize("tag", ["en", "pt-BR", "sr-Latn-RS", "es-419", "de-1996"])
def test_tags(tag: str) -> None:
    assert is_tag(tag)


@pytest.mark.parametrize("tag", ["", "e", "english", "en_GB", "en-", "12"])
def test_no_tags(tag: str) -> None:
    assert not is_tag(tag)
