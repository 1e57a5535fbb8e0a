"""Briefs written after real documents, set as their authors would expect.

Each folder of `tests/briefs/` is one, of the kinds that people make of one page. Names and
numbers are invented.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from briefing import Builder, OversetError
from briefing.brief.model import Brief
from briefing.brief.reader import read_brief
from briefing.errors import Fault
from briefing.layout.cuts import all_words
from briefing.pdf.document import ReportLabBackend
from tests.conftest import ROOT, Build

BRIEFS = sorted(path for path in ROOT.joinpath("tests", "briefs").iterdir() if path.is_dir())
# So many words fit the default style. Real copy has from the least to the most words.
ONE_PAGE, LEAST, MOST = 420, 170, 690
FOLDER = pytest.mark.parametrize("folder", BRIEFS, ids=lambda folder: folder.name)
PRESS = ReportLabBackend()


@cache
def read(folder: Path) -> Brief:
    brief, faults = read_brief(folder)
    assert brief is not None, faults
    return brief


def words(brief: Brief) -> int:
    """All words of masthead, sections, figures, tables, and of what is next."""
    masthead = brief.title, brief.kicker, brief.standfirst
    return all_words((*masthead, brief.sections, brief.next))


def checked(folder: Path) -> tuple[Fault, ...]:
    """All that a check says of a brief, whether or not it fits."""
    try:
        return Builder().check(folder).faults
    except OversetError as error:
        return error.faults


@FOLDER
def test_its_author_has_nothing_to_mend_but_its_length(folder: Path) -> None:
    assert [fault for fault in checked(folder) if not fault.code.startswith("fit.")] == []


def test_the_briefs_are_of_the_sizes_and_languages_of_real_ones() -> None:
    briefs = [read(folder) for folder in BRIEFS]
    counts = [words(brief) for brief in briefs]
    assert len(briefs) == 10
    assert min(counts) < LEAST + 20
    assert all(LEAST <= count <= MOST for count in counts)
    assert sum(count <= ONE_PAGE for count in counts) >= 6
    languages = [brief.language.code for brief in briefs]
    assert {code: languages.count(code) for code in set(languages)} == {
        "en": 7,
        "fr": 1,
        "de": 1,
        "uk": 1,
    }
    figures = [sum(len(section.figures) for section in brief.sections) for brief in briefs]
    assert max(figures) == 11


def test_the_briefs_have_every_kind_of_copy_between_them() -> None:
    briefs = [read(folder) for folder in BRIEFS]
    sections = [section for brief in briefs for section in brief.sections]
    assert sum(brief.standfirst is None for brief in briefs) >= 2
    assert sum(brief.next is not None for brief in briefs) >= 4
    assert sum(bool(section.all_tables) for section in sections) >= 4
    assert sum(bool(section.all_quotes) for section in sections) >= 3
    assert sum(section.summary is None for section in sections) >= 4
    assert sum(bool(section.body) and not section.points for section in sections) >= 10
    assert sum(figure.chart is not None for s in sections for figure in s.figures) >= 6


@FOLDER
def test_the_default_style_holds_it_without_a_cut(folder: Path, build: Build) -> None:
    report = build(folder).report
    assert report.style == "briefing"
    assert report.fit.left_out == ()
    assert report.fit.body >= 9.5
