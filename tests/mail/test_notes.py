"""Notes and numbers in an email: those of the page, and no note that nothing there refers to."""

from __future__ import annotations

from pathlib import Path

from briefing.brief.reader import read_brief
from briefing.mail.body import Body, write_body
from briefing.mail.body_html import as_html
from briefing.mail.body_text import as_text
from briefing.style.stylesheet import Typography
from tests.conftest import ROOT


def coast() -> Body:
    brief, faults = read_brief(ROOT / "tests/pages/points-and-notes")
    assert brief
    assert not faults
    return write_body(brief, "coast.pdf", Typography(quotes=True, dashes=True))


def test_marks_are_numbers_in_brackets_and_listed_below() -> None:
    said = " ".join(as_text(coast()).replace("\N{NO-BREAK SPACE}", " ").split())
    assert "start its design again. [1]" in said
    assert "behind the plan of 2024 [2]" in said
    assert "Voids under the quay rule out the first design. [2] [3]" in said
    assert "[3] Reserve after the winter’s repairs." in said
    assert "[2] Harbour Board, “Quay survey”, 11 May 2026" in said
    assert "1  EASTPORT" in as_text(coast()).replace("\N{NO-BREAK SPACE}", " ")


def test_notes_of_what_only_the_page_says_are_left_out() -> None:
    said = as_text(coast())
    assert "Both were costed" not in said
    assert "before inflation" not in said
    assert "Days with a tide" in said  # what is next refers to it


def test_a_mail_in_html_has_the_same_marks() -> None:
    said = as_html(coast(), "#0B4A86").replace("\N{NO-BREAK SPACE}", " ")
    assert "the first design. [2] [3]<" in said
    assert "<strong>[3]</strong> Reserve" in said


def test_a_note_of_what_is_asked_is_listed(tmp_path: Path) -> None:
    brief = "title: x\nask: 'Agree the plan.[^plan]'\nnotes: {plan: That of 2024.}\n"
    tmp_path.joinpath("brief.yaml").write_text(brief, "utf-8")
    tmp_path.joinpath("a.yaml").write_text("title: A\nsummary: It stands.\n", "utf-8")
    read, _ = read_brief(tmp_path)
    assert read
    said = as_text(write_body(read, "x.pdf", Typography(quotes=True, dashes=True)))
    assert "[1] That of 2024." in said.replace("\N{NO-BREAK SPACE}", " ")


def test_a_note_behind_a_charts_title_is_listed(tmp_path: Path) -> None:
    tmp_path.joinpath("brief.yaml").write_text("title: x\nnotes: {a: Survey of May.}\n")
    chart = "chart: {title: 'Growth[^a]', bars: {Kiel: 2, Riga: 3}}"
    tmp_path.joinpath("a.yaml").write_text(f"title: A\n{chart}\n")
    brief, faults = read_brief(tmp_path)
    assert brief
    assert not faults
    said = as_text(write_body(brief, "x.pdf", Typography(quotes=True, dashes=True)))
    said = said.replace("\N{NO-BREAK SPACE}", " ")
    assert "Chart: Growth [1]. Riga 3; Kiel 2" in said
    assert "[1] Survey of May." in said
