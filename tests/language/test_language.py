"""Dates and fixed words by language."""

from __future__ import annotations

import pickle
import sys
from datetime import date
from types import SimpleNamespace

import pytest

from briefing.language.dates import Unit
from briefing.language.language import canonical, language, shipped
from briefing.language.number_vocabulary import vocabulary
from briefing.language.tags import (
    is_right_to_left,
    is_tag,
    likely_meant,
    right_to_left,
    tag_hint,
    tag_problem,
)

DAY = date(2023, 7, 11)


@pytest.mark.parametrize(
    ("tag", "full", "plain"),
    [
        ("en-GB", "Tuesday, 11 July 2023", "11 July 2023"),
        ("cy", "Dydd Mawrth, 11 Gorffennaf 2023", "11 Gorffennaf 2023"),
        ("ka", "სამშაბათი, 11 ივლისი, 2023", "11 ივლისი, 2023"),
        ("hi", "मंगलवार, 11 जुलाई 2023", "11 जुलाई 2023"),
        ("ja", "2023年7月11日火曜日", "2023年7月11日"),
        ("sh", "utorak, 11. jul 2023.", "11. jul 2023."),
        ("cnr", "utorak, 11. jul 2023.", "11. jul 2023."),
        ("sr-Cyrl-ME", "уторак, 11. јул 2023.", "11. јул 2023."),
        ("tlh", "Tuesday, 11 July 2023", "11 July 2023"),
    ],
)
def test_dates_of_languages_without_a_file(tag: str, full: str, plain: str) -> None:
    """CLDR's, whatever they are written in; in English where CLDR has none."""
    tongue = language(tag)
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
        ("ja", "2014年5月", "2020年第3四半期", "2020年下半期", "2023/24年度"),
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
    assert told == [month, quarter, half, split]


def test_a_year_is_a_year() -> None:
    for code in shipped():
        assert language(code).period(Unit.YEAR, date(2023, 12, 31)) == "2023"
        assert language(code).shorter_period(Unit.YEAR, date(2023, 12, 31)) == "2023"


def test_dates_in_short_that_cldr_lacks() -> None:
    tongue, day = language("tlh"), date(2026, 9, 1)
    assert not tongue.shorter_days(day, weekday=True, year=True)
    assert tongue.shorter_period(Unit.MONTH, day) == "September 2026"
    assert tongue.shorter_period(Unit.QUARTER, day) == "3rd quarter 2026"


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
    esperanto = language("eo")
    assert esperanto.tag == "eo"
    assert esperanto.words.source == "Source"
    assert not esperanto.is_shipped
    assert tag_problem("eo") is None
    assert language("no-NO").code == "nb"


@pytest.mark.parametrize(
    ("tag", "meant"),
    [
        ("no", "nb"),
        ("no-NO", "nb-NO"),
        ("mo-MD", "ro-MD"),
        ("iw", "he"),
        ("sh", "sr-Latn"),
        ("sh-BA", "sr-Latn-BA"),
        ("cnr", "sr-Latn-ME"),
        ("cnr-Cyrl", "sr-Cyrl-ME"),
        ("sr-ME", "sr-Latn-ME"),
        ("sr-Cyrl-ME", "sr-Cyrl-ME"),
        ("sr", "sr"),
        ("de-CH-1996", "de-CH-1996"),
        ("zh-cmn-Hans", "zh-cmn-Hans"),
        ("", ""),
    ],
)
def test_what_cldr_knows_by_another_name(tag: str, meant: str) -> None:
    assert canonical(tag) == meant
    assert language(tag).tag == tag


def test_variants_by_script_and_country(monkeypatch: pytest.MonkeyPatch) -> None:
    own = language("it")._replace(tag="qaa")
    variants = {key: own._replace(name=key) for key in ("br", "latn", "latn-me")}
    file = SimpleNamespace(LANGUAGE=own._replace(name="own"), VARIANTS=variants)
    monkeypatch.setitem(sys.modules, "briefing.language.qaa", file)
    monkeypatch.setattr("briefing.language.language.shipped", lambda: ("qaa",))
    found = {
        "qaa": "own",
        "qaa-BR": "br",
        "qaa-Latn": "latn",
        "qaa-latn-RS": "latn",
        "qaa-Latn-ME": "latn-me",
        "qaa-Cyrl-BR": "br",
        "qaa-Cyrl": "own",
        "qaa-1996": "own",
        "qaa-BR-1996": "br",
    }
    assert {tag: language(tag).name for tag in found} == found


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
    assert problem.code == "right-to-left"


@pytest.mark.parametrize("tag", ["en", "ar-Latn", "uz-Cyrl", "tr", "ku-TR"])
def test_left_to_right(tag: str) -> None:
    assert not is_right_to_left(tag)
    assert tag_problem(tag) is None


def test_the_codes_of_countries() -> None:
    """Each is meant for a language that is no country's code itself."""
    meant = [likely_meant(tag) for tag in "cz dk gr se si ee jp cn UA".split()]
    assert meant == "cs da el sv sl et ja zh uk".split()
    assert not any(map(likely_meant, (*shipped(), "eo", "zh-Hans")))


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
        ("eo", "“”‘’", " – "),
    ],
)
def test_marks_by_language_and_country(tag: str, quotes: str, dash: str) -> None:
    tongue = language(tag)
    assert "".join(mark.strip() for mark in tongue.quotes) == quotes
    assert tongue.dash == dash
