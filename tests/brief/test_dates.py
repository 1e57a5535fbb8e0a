"""Dates as people have them: the last day of each, and what follows from it."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest

from briefing.brief.dates import Date
from briefing.brief.model import Brief
from briefing.brief.overrides import created_at
from briefing.brief.reader import read_brief
from briefing.diff.fields import text_of
from briefing.evidence.check import check_evidence
from briefing.evidence.claims import find_stale
from briefing.evidence.report import as_json
from briefing.files.names import file_name
from briefing.language.language import language
from briefing.lint.engine import lint

SECTION = "title: Pumps\n"


def read(place: Path, head: str, section: str = SECTION) -> Brief:
    place.joinpath("brief.yaml").write_text(f"title: Rail plan\n{head}\n", "utf-8")
    place.joinpath("pumps.yaml").write_text(section, "utf-8")
    brief, faults = read_brief(place)
    assert not [fault for fault in faults if fault.is_error], faults
    assert brief
    return brief


def date_of(place: Path, written: str) -> Date:
    day = read(place, f"date: {written}").date
    assert day
    return day


@pytest.mark.parametrize(
    ("written", "last", "years"),
    [
        ("2014-05-06", "2014-05-06", [2014]),
        ("2014-05", "2014-05-31", [2014]),
        ("2024-02", "2024-02-29", [2024]),
        ("9999-12", "9999-12-31", [9999]),
        ("2020-Q1", "2020-03-31", [2020]),
        ("2020-Q4", "2020-12-31", [2020]),
        ("2020-H1", "2020-06-30", [2020]),
        ("2020-H2", "2020-12-31", [2020]),
        ("2023", "2023-12-31", [2023]),
        ("2023/24", "2024-06-30", [2023, 2024]),
        ("1999/00", "2000-06-30", [1999, 2000]),
    ],
)
def test_a_date_ends_with_its_last_day(
    written: str, last: str, years: list[int], tmp_path: Path
) -> None:
    brief = read(tmp_path, f"date: {written}")
    assert brief.date
    assert brief.date.written == written
    assert str(brief.date.last_day) == last
    assert [*brief.date.years] == years
    assert file_name(brief) == f"{last}-rail-plan.pdf"
    year, month, day = map(int, last.split("-"))
    assert created_at(brief) == (datetime(year, month, day, tzinfo=UTC), [])


def test_of_words_alone_nothing_follows_and_a_check_says_so(tmp_path: Path) -> None:
    head = "date: {words: Spring 2026}\nstale_after: 30"
    old = f"{SECTION}figures: [{{value: '2', label: lines, as_of: 2001}}]\n"
    brief = read(tmp_path, head, old)
    assert brief.date
    assert (brief.date.last_day, brief.date.years) == (None, ())
    assert file_name(brief) == "rail-plan.pdf"
    assert created_at(brief)[0].year == 2000
    assert [*find_stale(brief, 1)] == []
    (told,) = (fault for fault in lint(brief) if fault.code == "lint.date")
    assert told.message == (
        "the date is words alone: the file's name and its properties have no day; no figure is too "
        "old for `stale_after`"
    )
    assert told.span
    assert told.span.marked == "Spring 2026"


def test_a_source_may_have_changed_at_a_time_of_its_day(tmp_path: Path) -> None:
    brief = read(tmp_path, "sources: {a: {title: t, updated: 2023-07-11 17:31}}")
    updated = brief.sources[0][1].updated
    assert updated
    assert (updated.last_day, updated.clock) == (date(2023, 7, 11), time(17, 31))
    assert updated.written == "2023-07-11T17:31:00"


@pytest.mark.parametrize(
    ("written", "tag", "masthead"),
    [
        ("2014-05-06", "en", "Tuesday, 6 May 2014"),
        ("2014-05", "en", "May 2014"),
        ("2014-05", "fr", "mai 2014"),
        ("2020-Q3", "de", "3. Quartal 2020"),
        ("{words: Spring 2026}", "fr", "Spring 2026"),
    ],
)
def test_only_a_day_has_its_weekday(written: str, tag: str, masthead: str, tmp_path: Path) -> None:
    assert date_of(tmp_path, written).full(language(tag)).text == masthead


@pytest.mark.parametrize(
    ("today", "as_of", "age"),
    [
        ("2020-Q3", "2020-08", 30),
        ("2020-08", "2020-Q3", None),
        ("2024-07-31", "2023/24", 31),
        ("2024-07-30", "2023/24", None),
        ("2025", "2024-12-31", 365),
    ],
)
def test_a_figure_is_as_old_as_the_last_day_of_its_date(
    today: str, as_of: str, age: int | None, tmp_path: Path
) -> None:
    section = f"{SECTION}figures: [{{value: '2', label: lines, as_of: {as_of}}}]\n"
    brief = read(tmp_path, f"date: {today}", section)
    limit = (age or 31) - bool(age)
    told = [fault.message for fault in find_stale(brief, limit)]
    assert told == ([f"2 is {age} days old; {limit} is the limit"] if age else [])


@pytest.mark.parametrize(
    ("written", "body", "unsupported"),
    [
        ("2014-05", "Since 2014", []),
        ("2014-05", "In May 2014 and 2013", ["2013"]),
        ("2023/24", "In 2023/24, from 2023 to 2024, and 2025", ["2025"]),
        ("{words: Week 23 of 2026}", "Week 23, 2026 and 2027", ["2027"]),
        ("2020-Q3", "In Q3 2020, 17 pumps", ["17"]),
    ],
)
def test_what_the_date_says_needs_no_source(
    written: str, body: str, unsupported: list[str], tmp_path: Path
) -> None:
    tmp_path.joinpath("a.txt").write_text("Nothing at all.\n")
    head = f"date: {written}\nsources: {{a: {{title: Survey, file: a.txt}}}}"
    brief = read(tmp_path, head, f"{SECTION}body: {body}\n")
    claims = check_evidence(brief).claims
    assert [each.text for each in claims if each.status.value == "unsupported"] == unsupported


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("2014-05", "May 2014"),
        ("2020-H2", "2nd half 2020"),
        ("2023/24", "2023/24"),
        ("{words: Spring 2026}", "Spring 2026"),
    ],
)
def test_a_diff_says_the_date_as_the_page_does_and_evidence_as_the_file(
    written: str, said: str, tmp_path: Path
) -> None:
    head = (
        f"date: {written}\nsources: {{a: {{title: Survey, date: {written}, updated: {written}}}}}"
    )
    brief = read(tmp_path, head)
    assert text_of(brief.date) == text_of(brief.sources[0][1].updated) == said
    raw = written if written[0] != "{" else said
    (source,) = json.loads(as_json(brief, check_evidence(brief)))["sources"].values()
    assert (source["date"], source["updated"]) == (raw, raw)
