"""`briefing diff`: what it takes for an edition, what it answers, and its exit status."""

from __future__ import annotations

import json
import shutil
import tempfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from pypdf import PdfWriter
from pypdf.generic import NameObject

from briefing import Builder
from briefing.cli import main
from tests.conftest import ROOT, SECTIONS

OLD, NEW = "rise in 2023", "rise in 2024"
TOLD = "[-2023-]{+2024+} ("  # the place follows on its line


def run(*arguments: str | Path, color: bool = False) -> Result:
    done = CliRunner().invoke(main, ["diff", *map(str, arguments)], color=color)
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done


def failed(*arguments: str | Path) -> str:
    """What is told where nothing can be compared: a report, and no product."""
    done = run(*arguments)
    assert (done.exit_code, done.stdout) == (2, "")
    assert "Traceback" not in done.stderr
    assert all(char.isprintable() or char == "\n" for char in done.stderr)
    return done.stderr


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working directory with the shipped brief, and next week's of it."""
    monkeypatch.chdir(tmp_path)
    shutil.copytree(SECTIONS, "sections")
    shutil.copytree(SECTIONS, "next-week")
    edit(tmp_path / "next-week")
    return tmp_path


def edit(folder: Path) -> None:
    path = folder / "spending.yaml"
    path.write_text(path.read_text("utf-8").replace(OLD, NEW, 1), "utf-8")


def test_folders(place: Path) -> None:
    done = run("sections", "next-week")
    assert (done.exit_code, done.stderr) == (1, "")
    assert TOLD in done.stdout
    assert "(next-week/spending.yaml:29)" in done.stdout
    same = run("sections")
    assert (same.exit_code, same.stderr) == (0, "")
    assert same.stdout.endswith("nothing changed in words\n")
    assert run("next-week").exit_code == 1  # against sections, the brief where none is named


def test_forms(place: Path) -> None:
    text = run("sections", "next-week", "--format", "markdown").stdout
    assert "rise in ~~2023~~ **2024**" in text
    done = run("sections", "next-week", "--format", "json")
    assert done.exit_code == 1
    (change,) = json.loads(done.stdout)["changes"]
    assert change["new"]["file"] == "next-week/spending.yaml"
    assert run("sections", "next-week", "--format", "html").exit_code == 2


def test_colour_is_for_a_terminal_that_wants_it(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert (
        "\x1b[31m[-2023-]\x1b[0m\x1b[32m{+2024+}" in run("sections", "next-week", color=True).stdout
    )
    assert "\x1b" not in run("sections", "next-week").stdout
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in run("sections", "next-week", color=True).stdout


def test_a_name_cannot_steer_a_terminal(place: Path) -> None:
    shutil.copytree("next-week", "next\x1b[31m\nweek")
    done = run("sections", "next\x1b[31m\nweek")
    assert "next\ufffd[31m\ufffdweek" in done.stdout
    assert all(char.isprintable() or char == "\n" for char in done.stdout)
    assert r"no\x1bne" in failed("sections", "no\x1bne")
    text = run("sections", "next\x1b[31m\nweek", "--format", "markdown").stdout
    assert "\x1b" not in text


def test_faults_are_told_with_their_side(place: Path) -> None:
    (place / "sections/china.yaml").write_text("titel: China\n", "utf-8")
    (place / "next-week/brief.yaml").unlink()
    report = failed("sections", "next-week")
    assert "error[copy.unknown-key]: in OLD: a section has no key `titel`" in report
    assert "sections/china.yaml:1:1" in report
    assert "in NEW: there is no next-week/brief.yaml" in report
    assert failed("sections", "next-week", "--format", "json") == report


def test_warnings_do_not_matter(place: Path) -> None:
    (place / "next-week/more.yaml").write_text("title: Not listed\n", "utf-8")
    assert run("sections", "next-week").stderr == ""


def pdf(folder: str, attach: str = "\nattach: [source]\n") -> str:
    copy = shutil.copytree(folder, f"{folder}-copy")
    with Path(copy, "brief.yaml").open("a", encoding="utf-8") as file:
        file.write(attach)
    Path(f"{folder}.pdf").write_bytes(Builder().build(copy).pdf)
    return f"{folder}.pdf"


def test_pdfs(place: Path) -> None:
    old, new = pdf("sections"), pdf("next-week")
    done = run(old, new)
    assert (done.exit_code, done.stderr) == (1, "")
    assert TOLD in done.stdout
    assert "(next-week.pdf:spending.yaml:29)" in done.stdout
    assert run(old, "sections-copy").exit_code == 0


def test_a_pdf_that_cannot_be_compared(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = "error[unpack.no-source]: in NEW: next-week.pdf does not carry its source"
    assert told in failed("sections", pdf("next-week", ""))
    Path("x.pdf").write_bytes(b"%PDF")
    assert "in OLD: x.pdf is damaged" in failed("x.pdf", "sections")
    assert "in OLD: there is no none.pdf" in failed("none.pdf", "sections")
    # What it carries has faults of its own, or cannot lie in one folder.
    monkeypatch.setattr(tempfile, "tempdir", str(place))
    faulty = carrying(place / "faulty.pdf", {"brief.yaml": b"titel: x"})
    report = failed(faulty, "sections")
    assert "faulty.pdf:brief.yaml:1:1" in report
    assert str(place) not in report.replace(str(faulty), "")
    report = failed(
        carrying(place / "y.pdf", {"brief.yaml": b"", "brief.yaml/x.txt": b""}), "sections"
    )
    assert "error[file.clash]: in OLD: brief.yaml/x.txt cannot be written" in report
    assert not list(place.glob("briefing-*"))


def carrying(path: Path, files: dict[str, bytes]) -> Path:
    """A PDF that carries these files as its source."""
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    for name, data in files.items():
        writer.add_attachment(name, data).associated_file_relationship = NameObject("/Source")
    writer.write(path)
    return path


def test_without_git(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(place))
    report = failed("HEAD~1", "sections")
    assert "in OLD: 'HEAD~1' is no folder and no PDF, and git cannot be run" in report
    assert run("sections", "next-week").exit_code == 1


def test_the_shipped_editions_in_two_languages() -> None:
    done = run(SECTIONS, ROOT / "tests/pages/french")
    assert (done.exit_code, done.stderr) == (1, "")
    assert "language: en → fr" in done.stdout
