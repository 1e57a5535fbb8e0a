"""Dates and fixed words by language."""

from __future__ import annotations

import pickle
from datetime import date

import pytest

from briefing.language.dates import Unit
from briefing.language.language import language, shipped
from briefing.language.number_vocabulary import vocabulary
from briefing.language.tags import is_right_to_left, is_tag, right_to_left, tag_hint, tag_problem

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
        ("it", "martedì 11 luglio 2023", "11 luglio 2023"),
        ("tr", "11 Temmuz 2023 Salı", "11 Temmuz 2023"),
        ("tlh", "Tuesday, 11 July 2023", "11 July 2023"),
    ],
)
def test_dates(tag: str, full: str, plain: str) -> None:
    tongue = language(tag)
    # CLDR's spaces differ between its versions; what matters is that a day reads right.
    assert tongue.full_date(DAY).split() == full.split()
    assert tongue.date(DAY).split() == plain.split()


def test_the_first_of_a_month() -> None:
    first = date(2023, 7, 1)
    assert language("fr").date(first) == "1er juillet 2023"
    assert language("it").full_date(first) == "sabato 1º luglio 2023"
    assert language("it").date(date(2023, 7, 21)) == "21 luglio 2023"


@pytest.mark.parametrize(
    ("tag", "month", "quarter", "half", "split"),
    [
        ("en", "May 2014", "3rd quarter 2020", "2nd half 2020", "2023/24"),
        ("en-US", "May 2014", "3rd quarter 2020", "2nd half 2020", "2023–24"),
        ("fr", "mai 2014", "3e trimestre 2020", "2e semestre 2020", "2023–2024"),
        ("uk", "травень 2014 р.", "3-й квартал 2020 р.", "2-ге півріччя 2020 р.", "2023/2024"),
        ("de", "Mai 2014", "3. Quartal 2020", "2. Halbjahr 2020", "2023/24"),
        (
            *("es", "mayo de 2014", "3.er trimestre de 2020", "2.º semestre de 2020"),
            "2023–2024",
        ),
        ("pl", "maj 2014", "III kwartał 2020", "II półrocze 2020", "2023/2024"),
        ("it", "maggio 2014", "3º trimestre 2020", "2º semestre 2020", "2023/24"),
        ("nl", "mei 2014", "3e kwartaal 2020", "2nd half 2020", "2023/24"),
        ("ja", "May 2014", "3rd quarter 2020", "2nd half 2020", "2023/24"),
        ("tlh", "May 2014", "3rd quarter 2020", "2nd half 2020", "2023/24"),
    ],
)
def test_longer_times_than_a_day(tag: str, month: str, quarter: str, half: str, split: str) -> None:
    tongue = language(tag)
    told = [
        tongue.period(unit, last)
        for unit, last in (
            (Unit.MONTH, date(2014, 5, 31)),
            (Unit.QUARTER, date(2020, 9, 30)),
            (Unit.HALF_YEAR, date(2020, 12, 31)),
            (Unit.SPLIT_YEAR, date(2024, 6, 30)),
        )
    ]
    assert [each.split() for each in told] == [
        each.split() for each in (month, quarter, half, split)
    ]
    assert tongue.period(Unit.YEAR, date(2023, 12, 31)) == "2023"


@pytest.mark.parametrize(
    ("tag", "days", "month", "quarter"),
    [
        ("en", ["Tue 1 September", "Tue 1 Sept", "1 Sept"], "Sept 2026", "Q3 2026"),
        ("en-US", ["Tue, September 1", "Tue, Sep 1", "Sep 1"], "Sep 2026", "Q3 2026"),
        ("de", ["Di., 1. September", "Di., 1. Sept.", "1. Sept."], "Sept. 2026", "Q3 2026"),
        ("fr", ["mar. 1er septembre", "mar. 1er sept.", "1er sept."], "sept. 2026", "T3 2026"),
        ("es", ["mar, 1 de septiembre", "mar, 1 sept", "1 sept"], "sept 2026", "T3 2026"),
        ("it", ["mar 1º settembre", "mar 1º set", "1º set"], "set 2026", "T3 2026"),
        ("pl", ["1 września", "1 wrz"], "wrz 2026", "III kw. 2026"),
        ("uk", ["1 вересня", "1 вер."], "вер. 2026 р.", "3-й кв. 2026"),
        ("tlh", [], "September 2026", "3rd quarter 2026"),
    ],
)
def test_dates_in_short(tag: str, days: list[str], month: str, quarter: str) -> None:
    tongue, day = language(tag), date(2026, 9, 1)
    assert [*tongue.shorter_days(day, weekday=True, year=False)] == days
    assert tongue.shorter_days(day, weekday=False, year=False) == (*days[-1:],)
    dated = tongue.shorter_days(day, weekday=False, year=True)
    assert all("2026" in each for each in dated)
    periods = (tongue.shorter_period(unit, day) for unit in (Unit.MONTH, Unit.QUARTER))
    assert [*periods] == [month.replace("2026 р", "2026\u202fр"), quarter]
    assert tongue.shorter_period(Unit.YEAR, day) == "2026"


def test_every_file_is_whole() -> None:
    """Each language has words of its own for all that the program says, and all rows are read."""
    every = [language(code) for code in shipped()]
    assert len({each.words.key_figures for each in every}) == len(every)
    for each in every:
        assert all(each.words)
        assert all(each.charts)
        assert each.tag in shipped()
        assert len(each.months.split()) == 12
        assert each.half_years.count("|") == 1
        assert all((each.letters, each.never, each.openers, each.small, each.scales, each.units))
        words = vocabulary(each)
        assert words
        assert words.openers <= words.known


def test_a_language_is_found_by_its_name() -> None:
    assert tag_hint("German") == tag_hint("deutsch") == "write `de`"
    assert tag_hint("Deutschland") == "write a tag such as `en` or `pt-BR`"


def test_a_language_travels_as_its_tag() -> None:
    """A worker process is told no more, and has the file itself."""
    sent = pickle.dumps(language("fr-CH"))
    assert len(sent) < 100
    assert pickle.loads(sent) == language("fr-CH")


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


@pytest.mark.parametrize("tag", ["ar", "he-IL", "fa", "ur-PK", "yi", "dv", "az-Arab", "en-Hebr"])
def test_right_to_left(tag: str) -> None:
    problem = tag_problem(tag)
    assert is_right_to_left(tag)
    assert problem
    assert problem.is_error


@pytest.mark.parametrize("tag", ["en", "ar-Latn", "uz-Cyrl", "tr", "ku-TR"])
def test_left_to_right(tag: str) -> None:
    assert not is_right_to_left(tag)


@pytest.mark.parametrize(
    ("text", "first"),
    [("plain", None), ("Київ – café", None), ("a \u05d0\u05d1", "\u05d0"), ("\u0661", "\u0661")],
)
def test_the_first_right_to_left_character(text: str, first: str | None) -> None:
    assert right_to_left(text) == first


@pytest.mark.parametrize(
    ("tag", "quotes", "dash"),
    [
        ("en", "“”‘’", " – "),
        ("en-US", "“”‘’", "—"),
        ("en-Latn-us", "“”‘’", "—"),
        ("de-AT", "„“‚‘", " – "),
        ("de-CH", "«»‹›", " – "),
        ("de-CH-1996", "«»‹›", " – "),
        ("de-1996", "„“‚‘", " – "),
        ("fr-BE", "«»“”", " – "),
        ("fr-CH", "«»‹›", " – "),
        ("uk", "«»„“", " — "),
        ("pl", "„”«»", " – "),
        ("it", "«»“”", " – "),
        ("it-CH", "«»‹›", " – "),
        ("nl", "“”‘’", " – "),
    ],
)
def test_marks_by_language_and_country(tag: str, quotes: str, dash: str) -> None:
    tongue = language(tag)
    assert "".join(mark.strip() for mark in tongue.quotes) == quotes
    assert tongue.dash == dash
