"""No product replaces what it was made of, by whatever path, nor another product of its run."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from unicodedata import normalize

import pytest
from click.testing import CliRunner, Result

from briefing import Builder
from briefing.cli import main
from tests.conftest import SECTIONS
from tests.pictures import encoded, scene

BRIEF = """\
title: T
date: 2026-03-02
filename: survey.pdf
style: mine.yaml
sections: [grid]
picture: {file: pic.png, alt: A scene}
sources:
  survey: {title: Survey, file: survey.pdf}
  minutes: {title: Minutes, file: sources/minutes.txt}
  mail: {title: Mail, file: sources/mail.eml}
"""
GRID = "title: Grid\nbody: Words.\ntable: {file: data.csv}\n"
STYLE = "extends: briefing\nsays: mine\nlogo: {file: looks/logo.png, alt: Ministry}\n"


@pytest.fixture(autouse=True)
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A brief in `m` with a file of each kind, and links to some; all are the same at the end."""
    monkeypatch.chdir(tmp_path)
    files = {
        "m/brief.yaml": BRIEF.encode(),
        "m/grid.yaml": GRID.encode(),
        "m/mine.yaml": STYLE.encode(),
        "m/pic.png": encoded(scene()),
        "m/looks/logo.png": encoded(scene()),
        "m/data.csv": b"a,b\nc,d\n",
        "m/sources/minutes.txt": b"Minutes.\n",
        "m/sources/mail.eml": b"Mail.\n",
        "m/survey.pdf": Builder().build(SECTIONS).pdf,
        "other/brief.yaml": b"title: O\nfilename: survey.pdf\n",
        "holders.csv": b"holder\nAnn\n",
    }
    for name, data in files.items():
        path = Path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    Path("l.pdf").symlink_to("m/grid.yaml")
    Path("s.pdf").symlink_to("m/survey.pdf")
    Path("l.csv").symlink_to("m/data.csv")
    Path("n").symlink_to("m")
    yield
    assert {name: Path(name).read_bytes() for name in files} == files


def run(call: str) -> Result:
    done = CliRunner().invoke(main, call.split())
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done


@pytest.mark.parametrize(
    "call",
    [
        "build m -o m/",
        "build m -o m/survey.pdf",
        "build m -o n/../m/survey.pdf",
        "build m -o s.pdf",
        "build n -o m/",
        "build m -o l.pdf",
        "build other m -o m/ --jobs 1",
        "build other m -o m/ --jobs 2",
        "preview m --dpi 40 -o m/pic.png",
        "preview m --dpi 40 -o m/looks/logo.png",
        "evidence m -o m/sources/minutes.txt",
        "evidence m -o m/survey.pdf",
        "evidence m -o m/data.csv",
        "mail m -o m/sources/mail.eml",
        "copies m --count 2 -o m/survey.pdf",
        "copies m --count 2 --register m/data.csv",
        "copies m --count 2 --register l.csv",
        "copies m --count 2 --each --register l.csv",
        "schema brief -o m/data.csv",
        "schema brief -o m/sources/minutes.txt",
    ],
)
def test_nothing_that_is_read_is_replaced(call: str) -> None:
    before = sorted(Path().rglob("*"))
    done = run(call)
    assert (done.exit_code, "error[file." in done.stderr) == (1, True)
    assert sorted(Path().rglob("*")) == before


def test_a_page_in_its_own_folder_is_built_again() -> None:
    for _ in range(2):
        assert run("build m -o m/page.pdf").exit_code == 0
        assert run("preview m --dpi 40 -o m/page.png").exit_code == 0
        assert run("schema brief -o m/brief.schema.json").exit_code == 0
    Path("m/page.pdf").rename("elsewhere.pdf")
    Path("m/page.pdf").symlink_to("../elsewhere.pdf")
    Path("elsewhere.pdf").write_bytes(b"old")
    assert run("build m -o m/page.pdf").exit_code == 0
    assert Path("elsewhere.pdf").read_bytes().startswith(b"%PDF")


def test_letters_that_the_disk_has_otherwise_lead_to_the_same_file() -> None:
    """As `PIC.PNG` is `pic.png` to Windows and macOS; a second name of one file is like it."""
    os.link("m/pic.png", "PIC.PNG")
    done = run("preview m --dpi 40 -o PIC.PNG")
    assert "error[file.input]: PIC.PNG would replace m/pic.png" in done.stderr


ROWS = "country\nEstonia\nLatvia\nfixed\n"
TEMPLATE = """\
title: "{country}"
filename: "{country}.pdf"
evidence: "off"
sources:
  own: {title: S, file: "src/{country}.pdf"}
  all: {title: S, file: fixed.pdf}
"""


@pytest.fixture
def rows() -> dict[Path, bytes]:
    """The files of a template in `t` that has a source for each row, and one for all."""
    Path("t/src").mkdir(parents=True)
    pdf = Path("m/survey.pdf").read_bytes()
    files = {f"t/src/{country}.pdf": pdf for country in ROWS.split()[1:]}
    files |= {"t/fixed.pdf": pdf, "t/brief.yaml": TEMPLATE.encode(), "t/rows.csv": ROWS.encode()}
    for name, data in files.items():
        Path(name).write_bytes(data)
    return {Path(name): data for name, data in files.items()}


@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize(
    ("output", "made"),
    [
        ("t/src/{country}.pdf", set()),
        ("t/src/", set()),
        ("t/{country}.pdf", {"Estonia", "Latvia"}),
        ("t/", {"Estonia", "Latvia"}),
        ("u/{country}.pdf", {"Estonia", "Latvia"}),
    ],
)
def test_no_row_replaces_what_it_is_made_of(
    output: str, made: set[str], jobs: str, rows: dict[Path, bytes]
) -> None:
    Path("u").symlink_to("t")
    done = run(f"build t --each t/rows.csv -o {output} --manifest list.csv --jobs {jobs}")
    failed = {"Estonia", "Latvia", "fixed"} - made
    assert (done.exit_code, done.stderr.count("error[")) == (1, len(failed))
    assert all(f"({country}): " in done.stderr for country in failed)
    assert {path.stem for path in Path("t").glob("*.pdf")} == made | {"fixed"}
    assert {path: path.read_bytes() for path in rows} == rows


TURNS = "country,from\nEstonia,Latvia\nLatvia,Malta\nMalta,Estonia\n"


@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize("output", ["t/src/{country}.pdf", "t/src/", "{place}/src/{country}.pdf"])
@pytest.mark.parametrize("each", ["t/rows.csv", "-"])
def test_no_row_replaces_what_another_is_made_of(
    each: str, output: str, jobs: str, rows: dict[Path, bytes]
) -> None:
    """A row's page has the name of the source of a row that comes after it, or before."""
    listed = TURNS.replace("\n", ",t\n").replace("from,t", "from,place")
    named = {"t/brief.yaml": TEMPLATE.replace("src/{country}", "src/{from}"), "t/rows.csv": listed}
    for name, text in named.items():
        Path(name).write_text(text)
    Path("t/src/Malta.pdf").write_bytes(Path("m/survey.pdf").read_bytes())
    before = {path: path.read_bytes() for path in Path("t").rglob("*") if path.is_file()}
    call = f"build t --each {each} -o {output} --manifest list.csv --jobs {jobs}"
    done = CliRunner().invoke(main, call.split(), input=listed)
    assert (done.exit_code, done.stderr.count("error[file.taken]: row ")) == (1, 3)
    assert "src/Malta.pdf is what the pages are made of" in done.stderr
    assert {path: path.read_bytes() for path in Path("t").rglob("*") if path.is_file()} == before


@pytest.mark.parametrize("output", ["out/{country}.pdf", "t.pdf/{country}.pdf", "{country}.pdf"])
def test_rows_are_read_ahead_only_where_a_page_may_replace_a_source(
    output: str, rows: dict[Path, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    """So that memory stays as it is, whatever their number."""
    ahead = list[int]()
    monkeypatch.setattr("briefing.cli.merge.read_ahead", lambda *given: ahead.append(1))
    assert run(f"build t --each t/rows.csv -o {output} --jobs 1").exit_code == 0
    assert not ahead


@pytest.mark.parametrize("manifest", ["out/Estonia.pdf", "link/../out/Estonia.pdf"])
def test_no_row_replaces_the_manifest(manifest: str, rows: dict[Path, bytes]) -> None:
    Path("out").mkdir()
    Path("link").symlink_to("out")
    done = run(f"build t --each t/rows.csv -o link/{{country}}.pdf --manifest {manifest}")
    assert "row 1 (Estonia): link/Estonia.pdf is the manifest" in done.stderr
    assert {path.stem for path in Path("out").iterdir()} == {"Estonia", "Latvia", "fixed"}
    assert Path("out/Estonia.pdf").read_bytes().startswith(b"row,file,")


def test_two_links_to_one_file_are_one_place(rows: dict[Path, bytes]) -> None:
    Path("out").mkdir()
    Path("out/Estonia.pdf").symlink_to("Latvia.pdf")
    done = run("build t --each t/rows.csv -o out/{country}.pdf")
    assert "row 2 (Latvia): out/Latvia.pdf is another row's" in done.stderr


def test_the_list_of_rows_stays() -> None:
    Path("t").mkdir()
    Path("t/brief.yaml").write_text('title: "{country}"')
    Path("Estonia.pdf").write_text("country\nEstonia\n")
    done = run("build t --each Estonia.pdf -o {country}.pdf")
    assert "row 1 (Estonia): Estonia.pdf is the list of rows" in done.stderr
    assert Path("Estonia.pdf").read_text() == "country\nEstonia\n"


ON_UKRAINE = "Заява Північноатлантичної ради щодо подій в Україні"
ON_GEORGIA = "Заява Північноатлантичної ради щодо подій <в Грузії> & далі"


@pytest.mark.parametrize("output", ["-o o/", "-o o", ""])
def test_a_page_of_another_title_that_is_replaced_is_told(output: str) -> None:
    """Two long titles may make one name: nobody but their author knows whether it is one brief."""
    Path("o").mkdir()
    for folder, title in (("one", ON_UKRAINE), ("two", ON_GEORGIA)):
        Path(folder).mkdir()
        text = f'title: "{title}"\ndate: 2026-03-02\nlanguage: uk\n'
        Path(folder, "brief.yaml").write_text(text, "utf-8")
    said = [run(f"build {name} {output}").stderr for name in "one one two two one".split()]
    told = ["warning[file.replaced]" in each for each in said]
    assert told == [False, False, True, False, True]
    assert f"was the page “{ON_UKRAINE}”, and is replaced" in said[2]
    Path("one/brief.yaml").write_text(
        normalize("NFD", Path("one/brief.yaml").read_text("utf-8")), "utf-8"
    )
    assert "file.replaced" not in run(f"build one {output}").stderr
    assert f"was the page “{ON_GEORGIA}”, and is replaced" in said[4]


def test_a_name_that_the_author_gave_is_no_surprise() -> None:
    Path("one").mkdir()
    for title in ("One", "Two"):
        Path("one/brief.yaml").write_text(f"title: {title}\nfilename: monday.pdf\n")
        assert "file.replaced" not in run("build one -o o/").stderr
        Path("one/brief.yaml").write_text(f"title: {title}\n")
        assert "file.replaced" not in run("build one -o o/mine.pdf").stderr
    Path("o/two.pdf").write_bytes(b"no page")
    assert "file.replaced" not in run("build one -o o/").stderr


@pytest.mark.parametrize("resume", ["", "--resume"])
@pytest.mark.parametrize("name", [".manifest.csv.part", ".manifest.csv.lock"])
def test_nothing_is_written_through_a_link_beside_the_manifest(
    name: str, resume: str, rows: dict[Path, bytes]
) -> None:
    """Such as an archive may hold."""
    Path("out").mkdir()
    for at, target in enumerate(("t/rows.csv", "none")):
        Path("out", name).unlink(missing_ok=True)
        Path("out", name).symlink_to(Path("..", target))
        done = run(f"build t --each t/rows.csv -o out/{{country}}.pdf --jobs 1 {resume}")
        assert ("error[file.unwritable]" in done.stderr) == name.endswith(".lock"), at
        assert not Path("none").exists()
        assert {path: path.read_bytes() for path in rows} == rows


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="has no named pipes")
@pytest.mark.parametrize("name", ["manifest.csv", ".manifest.csv.part", ".manifest.csv.lock"])
def test_no_pipe_in_the_place_of_the_manifest_is_waited_for(
    name: str, rows: dict[Path, bytes]
) -> None:
    Path("out").mkdir()
    os.mkfifo(Path("out", name))
    call = "build t --each t/rows.csv -o out/{country}.pdf --jobs 1 --resume".split()
    done = subprocess.run(  # in a process that can be ended
        [sys.executable, "-m", "briefing", *call], capture_output=True, text=True, timeout=60
    )
    is_refused = "out/manifest.csv is there, and is no manifest" in done.stderr
    assert (done.returncode, is_refused) == ((1, True) if name == "manifest.csv" else (0, False))
