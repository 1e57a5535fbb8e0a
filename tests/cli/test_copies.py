"""`briefing copies`: one file or one a holder, the register, and nothing half done."""

from __future__ import annotations

import csv
import hashlib
import sys
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from briefing.brief.csv_file import unformulated
from briefing.cli import main
from tests.conftest import failed
from tests.copying import contents, listed, reader

Folder = Callable[..., Path]
BRIEF = 'title: A plan for the grid\ndate: 2026-03-02\nreference: "=GRID/7"\n'
STEM = "2026-03-02-a-plan-for-the-grid"
NAMES = ("Ann Smith", '=HYPERLINK(""x"")', "Посольство", "Ann Smith")


@pytest.fixture
def place(folder: Folder, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A brief; the command runs beside it, where a list of holders lies."""
    monkeypatch.chdir(tmp_path)
    listed(tmp_path / "list.csv", NAMES)
    return folder(brief=BRIEF, a="title: A\nsummary: One fact.\n")


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["copies", *(str(each) for each in arguments)])


def rows(file: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(file.read_bytes().decode(), newline="")))


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def test_one_file_and_its_register(place: Path, tmp_path: Path) -> None:
    done = run(place, "--holders", "list.csv", "--count", "6")
    assert done.exit_code == 0
    assert f"{STEM}-copies.pdf: 6 copies, " in done.stderr
    assert "A4, PDF/UA-1, PDF/A-2a\n" in done.stderr
    assert f"register: {STEM}-copies-register.csv\n" in done.stderr
    assert "warning[holders.twice]" in done.stderr
    pages = reader((tmp_path / f"{STEM}-copies.pdf").read_bytes()).pages
    register = rows(tmp_path / f"{STEM}-copies-register.csv")
    assert list(register[0]) == ["number", "holder", "date", "reference", "sha256", "file"]
    assert [row["number"] for row in register] == list("123456")
    assert [row["holder"] for row in register] == [
        "Ann Smith",
        '\'=HYPERLINK("x")',
        "Посольство",
        "Ann Smith",
        "",
        "",
    ]
    assert {row["date"] for row in register} == {"2026-03-02"}
    assert {row["reference"] for row in register} == {"'=GRID/7"}
    assert {row["file"] for row in register} == {f"{STEM}-copies.pdf"}
    again = [hashlib.sha256(b"\n".join(contents(page))).hexdigest() for page in pages]
    assert [row["sha256"] for row in register] == again


def test_a_file_each(place: Path, tmp_path: Path) -> None:
    done = run(place, "--holders", "list.csv", "--count", "10", "--each", "-o", "out")
    assert done.exit_code == 0
    register = rows(tmp_path / "out/register.csv")
    names = [row["file"] for row in register]
    assert names[:5] == [
        f"{STEM}-copy-01-ann-smith.pdf",
        f"{STEM}-copy-02-hyperlink-x.pdf",
        f"{STEM}-copy-03-posolstvo.pdf",
        f"{STEM}-copy-04-ann-smith.pdf",
        f"{STEM}-copy-05.pdf",
    ]
    written = files(tmp_path / "out")
    assert sorted(written) == sorted([*names, "register.csv"])
    for row in register:
        (page,) = reader(written[row["file"]]).pages
        assert hashlib.sha256(b"\n".join(contents(page))).hexdigest() == row["sha256"]
        assert f"Copy {row['number']} of 10" in " ".join(page.extract_text().split())


def test_a_list_that_is_short_can_be_strict(place: Path, tmp_path: Path) -> None:
    done = run(place, "--holders", "list.csv", "--strict")
    assert (done.exit_code, "error[holders.twice]" in done.stderr) == (1, True)
    assert set(files(tmp_path)) == {"list.csv"}


def test_faults_of_the_list_and_of_the_brief_are_told_together(place: Path, tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text("holder\nAnn, Ben\n")
    (place / "a.yaml").write_text("titel: A\n")
    done = run(place, "--holders", "list.csv")
    assert done.exit_code == 1
    assert "error[holders.ragged]" in done.stderr
    assert "list.csv:2:1" in done.stderr
    assert "error[copy.unknown-key]" in done.stderr


@pytest.mark.parametrize(
    ("holders", "options", "code"),
    [
        ("holder\nAnn\nBen\n", ("--count", "1"), "option.count"),
        (f"holder\n{'Ann ' * 60}\n", (), "copies.name-too-long"),
        ("holder\n漢\n", (), "face.no-glyph"),
        ("holder\nAnn\n", ("-o", "none/x.pdf"), "file.unwritable"),
        ("holder\nAnn\n", ("--register", "none/x.csv"), "file.unwritable"),
        ("holder\nAnn\n", ("--register", "copy"), "file.unwritable"),
        ("holder\nAnn\n", ("--register", "x.yaml"), "file.unwritable"),
        ("holder\nAnn\n", ("--each", "-o", "copy"), "folder.taken"),
        ("holder\nAnn\n", ("--each", "--register", "none/x.csv"), "file.unwritable"),
        ("holder\nAnn\n", ("--each", "-o", "none/out", "--register", "x.csv"), "file.unwritable"),
    ],
)
def test_a_fault_changes_nothing(
    holders: str, options: tuple[str, ...], code: str, place: Path, tmp_path: Path
) -> None:
    (tmp_path / "list.csv").write_text(holders, "utf-8")
    before = files(tmp_path)
    done = run(place, "--holders", "list.csv", *options)
    assert (done.exit_code, f"error[{code}]" in done.stderr) == (1, True), done.stderr
    assert files(tmp_path) == before
    assert [path.name for path in tmp_path.iterdir() if path.is_dir()] == ["copy"]


def test_what_was_there_stays_when_its_neighbour_cannot_be_written(
    place: Path, tmp_path: Path
) -> None:
    (tmp_path / "x.pdf").write_bytes(b"yesterday's")
    (tmp_path / "x-register.csv").mkdir()
    done = run(place, "--count", "2", "-o", "x.pdf")
    assert (done.exit_code, "error[file.unwritable]" in done.stderr) == (1, True)
    assert (tmp_path / "x.pdf").read_bytes() == b"yesterday's"
    assert run(place, "--count", "2", "-o", "copy", "--register", "r.csv").exit_code == 0
    assert (place / f"{STEM}-copies.pdf").exists()
    assert not list(tmp_path.glob(".*"))


@pytest.mark.parametrize(
    "options",
    [
        (),
        ("--count", "0"),
        ("--count", "10001"),
        ("--count", "2", "-o", "-"),
        ("--count", "2", "-o", "-", "--each", "--register", "r.csv"),
        ("--count", "2", "--register", "-"),
        ("--count", "2", "-o", "x.pdf", "--register", "./x.pdf"),
        ("--holders", "list.csv", "-o", "list.csv"),
        ("--holders", "list.csv", "--register", "list.csv"),
        ("--holders", "list.csv", "--each", "--register", "list.csv"),
    ],
)
def test_wrong_usage_changes_nothing(options: tuple[str, ...], place: Path, tmp_path: Path) -> None:
    before = files(tmp_path)
    assert run(place, *options).exit_code == 2
    assert files(tmp_path) == before


def test_a_pipe_gets_the_file_and_the_register_is_named(place: Path, tmp_path: Path) -> None:
    done = run(place, "--count", "2", "-o", "-", "--register", "r.csv")
    assert done.exit_code == 0
    assert done.stdout_bytes.startswith(b"%PDF-1.7")
    assert [row["file"] for row in rows(tmp_path / "r.csv")] == ["", ""]


@pytest.mark.skipif(sys.platform != "linux", reason="no such device")
def test_there_is_no_register_of_what_could_not_be_written(place: Path, tmp_path: Path) -> None:
    done = run(place, "--count", "2", "-o", "/dev/full", "--register", "r.csv")
    assert (done.exit_code, "error[file.unwritable]" in done.stderr) == (1, True)
    assert set(files(tmp_path)) == {"list.csv"}


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("Ann", True),
        ("", True),
        ("-8.3%", True),
        ("+12 troops", True),
        ("=1+1", False),
        ("@sum(a)", False),
        ("-Ann", False),
        ("+", False),
        ("-1+cmd|' /C calc'!A0", False),
        ("+44*2", False),
    ],
)
def test_no_cell_is_a_formula(text: str, safe: bool) -> None:
    assert unformulated(text) == (text if safe else f"'{text}")


def test_heads_of_tables_have_names_of_their_own_in_each_copy(place: Path, tmp_path: Path) -> None:
    """A cell names its heads by identifiers, which no other element of the file may have."""
    table = "{columns: [a, {head: b, columns: [c, d]}], rows: [[x, 1, 2]]}"
    place.joinpath("a.yaml").write_text(f"title: A\ntable: {table}\n")
    assert run(place, "--count", "3", "-o", "copies.pdf").exit_code == 0
    data = (tmp_path / "copies.pdf").read_bytes()
    assert failed(data, "ua1") == failed(data, "2a") == []
    pairs = reader(data).trailer["/Root"]["/StructTreeRoot"]["/IDTree"]["/Names"]
    names = [str(name) for name in pairs[::2]]
    assert names == sorted(set(names))
    assert len(names) == 3 * 5
    assert [str(at.get_object()["/ID"]) for at in pairs[1::2]] == names
