"""`briefing evidence`, and what other commands say of it."""

from __future__ import annotations

import json
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from pypdf import PdfReader

from briefing.cli import main
from tests.conftest import ROOT, SECTIONS, Build, failed

Folder = Callable[..., Path]
BRIEFS = ROOT / "tests/evidence/briefs"
WRONG = "title: x\nsources: {s: {title: S, file: s.txt}}\n"


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(each) for each in arguments])


@pytest.fixture
def wrong(folder: Folder) -> Path:
    """A brief with a number that its source does not say."""
    place = folder(brief=f"{WRONG}evidence: required", a="title: A\nbody: 30,000 troops")
    place.joinpath("s.txt").write_text("There are 300,000 troops.", "utf-8")
    return place


def test_the_sheet_goes_to_standard_output() -> None:
    done = run("evidence", BRIEFS / "crossings")
    assert (done.exit_code, done.stderr) == (0, "")
    assert "€612,000  quoted: figure 1 of money (money.yaml:13:12)" in done.stdout
    assert "not that it is true" in done.stdout


@pytest.mark.parametrize("name", ["x.txt", "x.md", "x.csv", "x.json"])
def test_the_ending_of_the_file_says_its_form(name: str, tmp_path: Path) -> None:
    out = tmp_path / name
    assert run("evidence", BRIEFS / "merezha", "-o", out).exit_code == 0
    text = out.read_text("utf-8")
    assert "Одинадцять" in text
    assert (name == "x.json") == (text[0] == "{")
    assert (name == "x.md") == text.startswith("# ")


@pytest.mark.parametrize("brief", ["crossings", "hopitaux", "merezha"])
def test_the_annex_is_an_accessible_pdf(brief: str, tmp_path: Path) -> None:
    out = tmp_path / "evidence.pdf"
    assert run("evidence", BRIEFS / brief, "-o", out).exit_code == 0
    pdf = out.read_bytes()
    assert failed(pdf, "ua1") == failed(pdf, "2a") == []
    reader = PdfReader(BytesIO(pdf))
    assert reader.metadata
    assert str(reader.metadata.title).startswith("Evidence: ")
    words = " ".join(" ".join(page.extract_text().split()) for page in reader.pages)
    assert "0 unsupported" in words
    again = tmp_path / "again.pdf"
    run("evidence", BRIEFS / brief, "-o", again)
    assert again.read_bytes() == pdf


def test_the_annex_holds_all_of_a_long_quote(folder: Folder, tmp_path: Path) -> None:
    place, out = quoting(folder, "of which w" + " w" * 2000), tmp_path / "x.pdf"
    assert run("evidence", place, "-o", out).exit_code == 0
    words = " ".join(page.extract_text() for page in PdfReader(out).pages).split()
    assert words.count("w") == 2001


def test_an_annex_that_would_lack_characters_is_not_made(folder: Folder, tmp_path: Path) -> None:
    place, out = quoting(folder, "漢"), tmp_path / "x.pdf"
    done = run("evidence", place, "-o", out)
    assert done.exit_code == 1
    assert not out.exists()
    assert "error[face.no-glyph]" in done.stderr
    assert "漢" in run("evidence", place).stdout


def quoting(folder: Folder, words: str) -> Path:
    """A brief whose source says so much more than its number."""
    figure = f"{{value: '300,000', label: troops, quote: '300,000 troops {words}'}}"
    sources = "sources: {s: {title: S, file: s.txt}}"
    place = folder(brief=f"title: x\n{sources}", a=f"title: A\nsource: s\nfigures: [{figure}]")
    place.joinpath("s.txt").write_text(f"300,000 troops {words}", "utf-8")
    return place


def test_what_is_required_stops_the_build(wrong: Path, tmp_path: Path) -> None:
    out = tmp_path / "x.pdf"
    done = run("build", wrong, "-o", out)
    assert done.exit_code == 1
    assert not out.exists()
    assert "error[evidence.unsupported]: the source does not say 30,000" in done.stderr
    assert "hint: the source says 300,000; you wrote 30,000" in done.stderr
    assert "a.yaml:2:7" in done.stderr
    # The sheet is made all the same: it is what shows where to look.
    done = run("evidence", wrong)
    assert (done.exit_code, "30,000  unsupported" in done.stdout) == (1, True)


def test_what_is_not_required_is_a_warning(wrong: Path, tmp_path: Path) -> None:
    wrong.joinpath("brief.yaml").write_text(WRONG, "utf-8")
    done = run("build", wrong, "-o", tmp_path / "x.pdf")
    assert done.exit_code == 0
    assert "warning[evidence.unsupported]" in done.stderr
    assert "evidence: 0 quoted, 0 found, 0 derived, 0 exempt, 1 unsupported" in done.stderr
    assert run("check", wrong, "--strict").exit_code == 1
    wrong.joinpath("brief.yaml").write_text(f"{WRONG}evidence: off", "utf-8")
    assert "evidence" not in run("check", wrong, "--strict").stderr


def test_the_sheet_travels_where_the_author_says(folder: Folder, build: Build) -> None:
    text = "title: x\nattach: [evidence]\nsources: {s: {title: S}}"
    result = build(folder(brief=text, a="title: A\nbody: 12 of them"))
    assert result.report.standards == ("PDF/UA-1", "PDF/A-3a")
    reader = PdfReader(BytesIO(result.pdf))
    sheet = json.loads(reader.attachments["evidence.json"][0])
    assert [number["evidence"] for number in sheet["numbers"]] == ["unchecked"]
    specification = reader.trailer["/Root"]["/AF"][0].get_object()
    assert specification["/AFRelationship"] == "/Supplement"


def test_editions_are_compared() -> None:
    pages = ROOT / "tests/pages"
    done = run("check", SECTIONS, pages / "french", pages / "ukrainian")
    assert done.exit_code == 0
    assert "twins" not in done.stderr


def test_a_difference_between_editions_is_told_at_both(tmp_path: Path) -> None:
    for tag, number in (("en", "8.3%"), ("fr", "8,4 %")):
        place = tmp_path / tag
        place.mkdir()
        place.joinpath("brief.yaml").write_text(f"title: x\nlanguage: {tag}\n", "utf-8")
        place.joinpath("a.yaml").write_text(f"title: A\nbody: {number}\n", "utf-8")
    done = run("check", tmp_path / "en", tmp_path / "fr")
    assert done.exit_code == 0
    assert done.stderr.count("warning[twins.numbers]") == 2
    assert run("check", tmp_path / "en", tmp_path / "fr", "--strict").exit_code == 1


def test_a_figure_of_another_source_bears_a_mark(folder: Folder, build: Build) -> None:
    sources = "sources: {one: {title: One}, two: {title: Two}, three: {title: Three}}"
    figures = "[{value: 11, label: mine}, {value: 12, label: yours, source: three}]"
    place = folder(brief=f"title: x\n{sources}", a=f"title: A\nsource: one\nfigures: {figures}")
    text = " ".join(PdfReader(BytesIO(build(place).pdf)).pages[0].extract_text().split())
    assert "yours¹" in text
    assert "mine¹" not in text
    assert "¹ “Three”" in text
    assert text.count("¹") == 2


def test_a_form_that_is_not_that_of_the_file_is_wrong_usage(tmp_path: Path) -> None:
    done = run("evidence", SECTIONS, "-o", tmp_path / "x.pdf", "--format", "csv")
    assert done.exit_code == 2
    assert "named as pdf" in done.stderr
    assert list(tmp_path.iterdir()) == []
