"""`briefing build --each`: a page a row, the same whoever makes it; and no row stops another."""

from __future__ import annotations

import csv
import hashlib
import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from briefing import Builder
from briefing.cli import main
from briefing.errors import BriefingError, Fault
from briefing.files.names import part_of_name
from briefing.merge.manifest import Entry, Manifest
from tests.conftest import failed
from tests.jobs import RowsKilled, RowsKilledOnce
from tests.pdf.strangers import DEJAVU
from tests.pictures import encoded, scene

Folder = Callable[..., Path]
BRIEF = 'title: "{country} and its neighbours"\ndate: "{day}"\n'
SECTION = 'title: The share\nsummary: "*{country}* spends {share}."\n'


@pytest.fixture
def place(folder: Folder, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A folder with placeholders; the command runs beside it."""
    monkeypatch.chdir(tmp_path)
    folder(brief=BRIEF, share=SECTION, same="title: The same\nsummary: For every row.\n")
    return tmp_path


def write(count: int, **changed: str) -> None:
    """Rows of so many countries; `r3` is the whole third row."""
    with Path("rows.csv").open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["country", "day", "share"])
        for number in range(1, count + 1):
            usual = f"Land {number}", "2026-03-02", f"{number} %"
            rows.writerow(changed.get(f"r{number}", "|".join(usual)).split("|"))


def run(*arguments: str, output: str | None = "out/{country}.pdf") -> Result:
    to = ["-o", output] if output else []
    return CliRunner().invoke(main, ["build", "copy", "--each", "rows.csv", *to, *arguments])


def pages(place: str | Path = "out") -> dict[str, bytes]:
    return {path.stem: path.read_bytes() for path in Path(place).rglob("*.pdf")}


def listed(file: str = "out/manifest.csv") -> list[dict[str, str]]:
    with Path(file).open(encoding="utf-8", newline="") as rows:
        return list(csv.DictReader(rows))


@pytest.mark.usefixtures("place")
def test_a_page_a_row_and_the_manifest() -> None:
    write(3)
    done = run()
    assert (done.exit_code, done.stderr) == (0, "3 briefs in out/; manifest out/manifest.csv\n")
    made = pages()
    assert sorted(made) == ["Land 1", "Land 2", "Land 3"]
    assert failed(made["Land 1"], "ua1") == failed(made["Land 1"], "2a") == []
    for number, row in enumerate(listed(), start=1):
        page = made[f"Land {number}"]
        assert (row["row"], row["file"]) == (str(number), f"Land {number}.pdf")
        assert row["sha256"] == hashlib.sha256(page).hexdigest()
        assert (row["bytes"], row["body"], row["fault"]) == (str(len(page)), "13", "")
    assert not list(Path("out").glob(".*"))


@pytest.mark.usefixtures("place")
def test_the_same_pages_by_one_process_and_by_several_and_from_python() -> None:
    write(11)
    assert run("--jobs", "1").exit_code == run("--jobs", "2", output="two/{country}.pdf").exit_code
    assert pages() == pages("two")
    with Path("rows.csv").open(encoding="utf-8") as rows:
        done = list(Builder().merge("copy", csv.DictReader(rows)))
    assert [each.result and each.result.pdf for each in done] == [
        pages()[f"Land {number}"] for number in range(1, 12)
    ]


@pytest.mark.usefixtures("place")
def test_a_page_looks_as_if_its_words_had_been_written(folder: Folder) -> None:
    write(1, r1="A|2026-03-02|5 %")
    assert run().exit_code == 0
    folder(brief='title: "A and its neighbours"\ndate: "2026-03-02"\n')
    folder(share='title: The share\nsummary: "*A* spends 5 %."\n')
    assert CliRunner().invoke(main, ["build", "copy", "-o", "hand.pdf"]).exit_code == 0
    assert _drawn(Path("out/A.pdf")) == _drawn(Path("hand.pdf"))


def _drawn(path: Path) -> str:
    from pypdf import PdfReader

    (page,) = PdfReader(path).pages
    words = page.extract_text().split("\n")
    return "\n".join(line for line in words if not line.startswith("Brief "))


@pytest.mark.usefixtures("place")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_row_that_fails_is_told_by_its_number_and_stops_none(jobs: str) -> None:
    write(6, r2="Mali|2026-13-01|1 %", r4="Togo", r5="=漢|2026-03-02|1 %")
    done = run("--jobs", jobs)
    assert done.exit_code == 1
    assert sorted(pages()) == ["Land 1", "Land 3", "Land 6"]
    assert "error[copy.date]: row 2 (Mali): '2026-13-01' is no day" in done.stderr
    assert "copy/brief.yaml:2:7" in done.stderr
    assert "error[rows.ragged]: row 4: a row of 1, under 3 in the first row" in done.stderr
    assert "rows.csv:5:1" in done.stderr
    assert "error[face.no-glyph]: row 5 (=漢): " in done.stderr
    assert done.stderr.endswith("3 briefs in out/, 3 rows failed; manifest out/manifest.csv\n")
    assert [(row["row"], row["file"], row["code"]) for row in listed()] == [
        ("1", "Land 1.pdf", ""),
        ("2", "", "copy.date"),
        ("3", "Land 3.pdf", ""),
        ("4", "", "rows.ragged"),
        ("5", "", "face.no-glyph"),
        ("6", "Land 6.pdf", ""),
    ]


@pytest.mark.usefixtures("place")
def test_so_many_faults_are_told_as_anybody_reads() -> None:
    write(25, **{f"r{number}": f"L{number}|never|1 %" for number in range(1, 26)})
    done = run("--jobs", "1")
    assert done.stderr.count("error[copy.date]") == 20
    assert done.stderr.endswith("0 briefs in out/, 25 rows failed; manifest out/manifest.csv\n")
    assert len(listed()) == 25


@pytest.mark.usefixtures("place")
def test_names_are_parts_of_names_and_no_two_the_same() -> None:
    names = ("../../x", "a/b", "..", "CON", "land", "LAND", ".", "=1+1")
    write(8, **{f"r{at}": f"{name}|2026-03-02|1 %" for at, name in enumerate(names, start=1)})
    done = run("--jobs", "1")
    inside = {str(path.relative_to("out")) for path in Path("out").rglob("*.pdf")}
    assert inside == {"-..-x.pdf", "a-b.pdf", "CON-.pdf", "land.pdf", "=1+1.pdf"}
    assert {path.name for path in Path().iterdir()} == {"copy", "rows.csv", "out"}
    codes = {row["row"]: row["code"] for row in listed() if row["code"]}
    assert codes == {"3": "merge.no-name", "6": "file.taken", "7": "merge.no-name"}
    assert done.stderr.count("error[") == 3
    assert listed()[-1]["file"] == "'=1+1.pdf"
    assert part_of_name("x" * 400) == "x" * 120


@pytest.mark.usefixtures("place")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_without_a_template_a_page_has_the_name_of_its_brief(jobs: str) -> None:
    write(3, r3="Land 1|2026-03-02|other")
    Path("out").mkdir()
    done = run("--jobs", jobs, output="out")
    assert sorted(pages()) == [f"2026-03-02-land-{n}-and-its-neighbours" for n in (1, 2)]
    assert "error[file.taken]: row 3 (Land 1): out/2026-03-02-land-1-and" in done.stderr
    first = listed()[0]
    assert hashlib.sha256(pages()[Path(first["file"]).stem]).hexdigest() == first["sha256"]
    again = run("--resume", output="out/")
    assert "2 briefs in out/ (2 of them as they were), 1 row failed" in again.stderr


@pytest.mark.usefixtures("place")
def test_json_is_a_line_a_row() -> None:
    write(2, r2="Mali|never|1 %")
    done = run("--format", "json")
    first, second = (json.loads(line) for line in done.stdout.splitlines())
    assert (first["row"], first["output"], first["pages"]) == (1, "out/Land 1.pdf", 1)
    assert (second["row"], second["output"]) == (2, None)
    assert second["faults"][0]["code"] == "copy.date"


@pytest.mark.usefixtures("place")
@pytest.mark.parametrize(
    ("arguments", "output"),
    [
        ((), "-"),
        ((), "out/all.pdf"),
        ((), "out/{country}.txt"),
        (("other",), "out/{country}.pdf"),
        (("--jobs", "0"), "out/{country}.pdf"),
    ],
)
def test_wrong_usage_changes_nothing(arguments: tuple[str, ...], output: str) -> None:
    write(2)
    assert run(*arguments, output=output).exit_code == 2
    assert not Path("out").exists()


@pytest.mark.usefixtures("place")
@pytest.mark.parametrize("option", ["--resume", "--dask=tcp://127.0.0.1:1", "--manifest=m.csv"])
def test_what_is_for_rows_needs_rows(option: str) -> None:
    assert CliRunner().invoke(main, ["build", "copy", option]).exit_code == 2


@pytest.mark.usefixtures("place")
@pytest.mark.parametrize(
    ("rows", "output", "code"),
    [
        ("countri,day,share\nx,2026-03-02,1\n", "out/{countri}.pdf", "merge.no-column"),
        ("country,day,share\nx,2026-03-02,1\n", "out/{countri}.pdf", "merge.no-column"),
        ("country,day,share\n", "out/{country}.pdf", "rows.empty"),
        ("", "out/{country}.pdf", "file.empty"),
        ("country,country\nx,y\n", "out/{country}.pdf", "rows.column"),
    ],
)
def test_what_no_row_can_mend_is_told_once(rows: str, output: str, code: str) -> None:
    Path("rows.csv").write_text(rows)
    done = run(output=output)
    assert (done.exit_code, done.stderr.count("error[")) == (1, done.stderr.count(f"error[{code}]"))
    assert "row 1" not in done.stderr
    assert not Path("out").exists()


@pytest.mark.usefixtures("place")
@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        ("brief", "title: {country}\n", "copy.type"),
        ("same", "title: A\nsummary: {country} spends\n", "yaml.syntax"),
        ("same", "title: A\nsumary: no such key\n", "copy.unknown-key"),
        ("same", "summary: no title\n", "copy.missing-key"),
        ("brief", 'title: "{country}"\nattach: [source]\n', "merge.attach"),
    ],
)
def test_what_is_wrong_with_the_folder_is_told_once(name: str, text: str, code: str) -> None:
    write(3)
    Path(f"copy/{name}.yaml").write_text(text)
    done = run()
    assert (done.exit_code, done.stderr.count("error[")) == (1, 1), done.stderr
    assert f"error[{code}]: " in done.stderr
    assert "row 1" not in done.stderr
    assert not Path("out").exists()


SOURCE = 'title: "{country}"\nsources: {a: {title: S, file: "%s"}}\n'


def loop(path: Path) -> None:
    path.symlink_to(path.name)


@pytest.mark.usefixtures("place")
@pytest.mark.parametrize("put", [Path.mkdir, loop])
@pytest.mark.parametrize("name", ["brief.yaml", "same.yaml", "a.txt"])
def test_what_cannot_be_read_is_told_once(name: str, put: Callable[[Path], None]) -> None:
    write(3)
    Path("copy/brief.yaml").write_text(SOURCE % "a.txt")
    Path("copy/a.txt").write_text("Words.")
    path = Path("copy", name)
    path.unlink()
    put(path)
    done = run()
    assert (done.exit_code, done.stderr.count("error[file.")) == (1, 1), done.stderr
    assert "row 1" not in done.stderr


@pytest.mark.usefixtures("place")
def test_a_file_that_a_row_alone_names_is_told_with_it() -> None:
    write(3)
    Path("copy/brief.yaml").write_text(SOURCE % "{country}.txt")
    for name in ("Land 1", "Land 2", "Land 3"):
        Path(f"copy/{name}.txt").write_text("Words.")
    Path("copy/Land 1.txt").unlink()
    loop(Path("copy/Land 1.txt"))
    Path("copy/Land 2.txt").unlink()
    done = run()
    assert done.stderr.count("error[file.") == 2
    assert "error[file.missing]: row 2 (Land 2): " in done.stderr
    assert list(pages()) == ["Land 3"]


@pytest.mark.usefixtures("place")
def test_what_is_wrong_with_the_first_row_alone_stops_no_other() -> None:
    Path("copy/same.yaml").write_text('title: Same\noptional: "{share}"\n')
    write(2, r1="Mali|2026-03-02|never", r2="Togo|2026-03-02|true")
    assert "error[copy.type]: row 1 (Mali): 'never' is neither" in run().stderr
    assert list(pages()) == ["Togo"]


@pytest.mark.usefixtures("place")
def test_rows_come_from_standard_input_as_well() -> None:
    rows = '{"country": "Mali", "day": "2026-03-02", "share": 2.10}\n{"country": "Togo"}\n'
    call = ["build", "copy", "--each", "-", "-o", "out/{share}.pdf"]
    done = CliRunner().invoke(main, call, input=rows)
    assert list(pages()) == ["2.10"]
    assert "row 2 (Togo): column `share` is not there" in done.stderr


@pytest.mark.usefixtures("place")
def test_a_page_that_fails_its_proof_is_not_written(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(laid: object, pdf: bytes, *, strict: bool) -> object:
        raise BriefingError(Fault(code="proof.fonts", message="no font"))

    monkeypatch.setattr("briefing.merge.page_maker.preflighted", fail)
    write(2)
    assert run("--proof").stderr.count("error[proof.fonts]") == 2
    assert pages() == {}
    assert run().exit_code == 0


@pytest.mark.usefixtures("place")
def test_several_processes_proof_side_by_side() -> None:
    """Each by threads of its own, in a command that has not proofed anything else before."""
    write(9)
    program = [sys.executable, "-m", "briefing", "build", "copy", "--each", "rows.csv"]
    program += ["-o", "out/{country}.pdf", "--proof", "--jobs", "2"]
    subprocess.run(program, check=True, timeout=60)
    assert len(pages()) == 9


@pytest.mark.usefixtures("place")
def test_strict_makes_warnings_faults_and_else_each_is_told_once() -> None:
    Path("copy/brief.yaml").write_text(f"{BRIEF}language: eo\n")
    write(3)
    done = run()
    assert done.stderr.count("warning[copy.language]") == 1
    assert "3 briefs in out/, 3 warnings; " in done.stderr
    assert "3 rows failed" in run("--strict").stderr


@pytest.mark.usefixtures("place")
@pytest.mark.skipif(sys.platform != "linux", reason="needs a pseudo-terminal")
def test_a_terminal_shows_how_far_it_is() -> None:
    import pty

    write(60, r2="Mali|never|1 %")
    theirs, ours = pty.openpty()
    program = [sys.executable, "-m", "briefing", "build", "copy", "--each", "rows.csv"]
    program += ["-o", "out/{country}.pdf", "--jobs", "1"]
    running = subprocess.Popen(program, stderr=ours)
    os.close(ours)
    said = b""
    with suppress(OSError):  # how Linux ends a terminal that nobody holds
        while data := os.read(theirs, 4096):
            said += data
    os.close(theirs)
    assert running.wait() == 1
    assert re.search(rb"\r\x1b\[2K[0-9]+ rows, [0-9.]+ a second, 0:0[0-9] left, 1 failed", said)
    assert said.endswith(b"59 briefs in out/, 1 row failed; manifest out/manifest.csv\r\n")


@pytest.mark.usefixtures("place")
def test_a_file_that_is_no_manifest_is_left_alone() -> None:
    write(1)
    done = run("--manifest", "rows.csv")
    assert (done.exit_code, "error[file.taken]" in done.stderr) == (1, True)
    assert Path("rows.csv").read_text().startswith("country,day,share")


@pytest.mark.usefixtures("place")
def test_resume_makes_what_is_not_there_or_not_whole_or_of_something_else() -> None:
    write(5)
    assert run().exit_code == 0
    before, manifest = pages(), Path("out/manifest.csv").read_bytes()
    Path("out/Land 2.pdf").unlink()
    Path("out/Land 3.pdf").write_bytes(before["Land 3"][:1000])
    done = run("--resume")
    assert "5 briefs in out/ (3 of them as they were);" in done.stderr
    assert (pages(), Path("out/manifest.csv").read_bytes()) == (before, manifest)
    write(5, r4="Land 4|2026-03-02|changed")
    assert "(4 of them as they were)" in run("--resume").stderr
    assert pages()["Land 4"] != before["Land 4"]
    Path("copy/same.yaml").write_text("title: Another\n")
    changed = pages()
    assert run("--resume").stderr.startswith("5 briefs in out/;")
    assert not set(changed.values()) & set(pages().values())


MADE_OF = {
    "brief.yaml": b"""\
title: "{country}"
style: mine.yaml
sections: [a]
picture: {file: pic.png, alt: A scene}
sources:
  all: {title: S, file: all.txt}
  own: {title: S, file: "{country}.txt"}
""",
    "a.yaml": b"title: A\nsummary: Words.\ntable: {file: data.csv}\n",
    "mine.yaml": b"extends: base.yaml\nfaces: {sans: {bold: bold.ttf}}\n",
    "base.yaml": b"extends: briefing\nsays: x\nlogo: {file: logo.png, alt: Ministry}\n",
    "bold.ttf": DEJAVU.read_bytes(),
    "pic.png": encoded(scene()),
    "logo.png": encoded(scene()),
    "all.txt": b"Words.\n",
    "data.csv": b"a,b\nc,d\n",
    **{f"Land {number}.txt": b"Words.\n" for number in (1, 2, 3)},
}
CHANGED = {
    "a.yaml": b"title: A\nsummary: Others.\ntable: {file: data.csv}\n",
    "mine.yaml": b"extends: base.yaml\nfaces: {sans: {bold: bold.ttf}}\nsays: y\n",
    "base.yaml": b"extends: columns\nsays: x\nlogo: {file: logo.png, alt: Ministry}\n",
    "bold.ttf": DEJAVU.read_bytes() + bytes(4),
    "pic.png": encoded(scene().rotate(90)),
    "logo.png": encoded(scene().rotate(90)),
    "all.txt": b"Others.\n",
    "data.csv": b"a,b\nc,e\n",
}


def made_of(files: dict[str, bytes]) -> None:
    for name, data in files.items():
        Path("copy", name).write_bytes(data)


@pytest.mark.usefixtures("place")
def test_resume_makes_what_is_made_of_other_files() -> None:
    write(3)
    made_of(MADE_OF)
    assert run().exit_code == 0
    for name, data in CHANGED.items():
        made_of({name: data})
        said = run("--resume").stderr
        assert ("3 briefs in out/" in said, "as they were" in said) == (True, False), name
    assert "(3 of them as they were)" in run("--resume").stderr


@pytest.mark.usefixtures("place")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_what_no_page_is_made_of_makes_none_again(jobs: str) -> None:
    write(3)
    made_of(MADE_OF)
    assert run("--jobs", jobs).exit_code == 0
    Path("copy/more").mkdir()
    made_of({"notes.txt": b"x", "more/pic.png": b"x", "other.yaml": b"says: x\n", "x.ttf": b"x"})
    assert "(3 of them as they were)" in run("--jobs", jobs, "--resume").stderr
    assert "(3 of them as they were)" in run("--jobs", "1", "--resume").stderr
    made_of({"Land 2.txt": b"Others.\n"})
    assert "(2 of them as they were)" in run("--jobs", jobs, "--resume").stderr


DAMAGES = {
    "a stray CR": (b"Land 2", b"Land\r2"),
    "a CR at the start": (b"\r\n2,", b"\r\n\r2,"),
    "a quotation mark that never closes": (b"\r\n2,", b'\r\n"2,'),
    "a NUL": (b"Land 2", b"Land\x002"),
    "what is not UTF-8": (b"Land 2", b"Land\xff2"),
    "a field too long": (b"Land 2", b"x" * 140_000),
}


@pytest.mark.usefixtures("place")
@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_line_of_a_manifest_is_made_again(damage: str) -> None:
    write(3)
    assert run().exit_code == 0
    manifest = Path("out/manifest.csv")
    whole = manifest.read_bytes()
    manifest.write_bytes(whole.replace(*DAMAGES[damage]))
    done = run("--resume")
    assert (done.exit_code, "3 briefs in out/" in done.stderr) == (0, True)
    assert manifest.read_bytes() == whole


@pytest.mark.usefixtures("place")
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="Linux's full disk")
@pytest.mark.parametrize("option", ["--jobs=1", "--jobs=2", "--format=json"])
def test_a_manifest_on_a_full_disk_is_told(option: str, monkeypatch: pytest.MonkeyPatch) -> None:
    write(3)
    full = Path("/dev/full")
    monkeypatch.setattr("briefing.merge.manifest._anew", lambda _: full.open("w", encoding="utf-8"))
    done = run(option)
    assert done.exit_code == 1
    assert "out/manifest.csv cannot be written: no space left on device" in done.stderr
    assert "hint: name another place with --manifest" in done.stderr


@pytest.mark.usefixtures("place")
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="Linux's full disk")
def test_a_disk_that_fills_up_is_told_of_the_manifest(tmp_path: Path) -> None:
    manifest = Manifest(tmp_path / "manifest.csv", keeps=False)
    full = os.open("/dev/full", os.O_WRONLY)
    os.dup2(full, manifest._out.fileno())  # the disk, now full
    os.close(full)
    with pytest.raises(BriefingError, match=r"manifest\.csv cannot be written: no space left"):
        manifest.add(Entry("1"))


@pytest.mark.usefixtures("place")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_ctrl_c_leaves_whole_pages_and_a_manifest_from_which_a_run_resumes(jobs: str) -> None:
    write(400)
    program = [sys.executable, "-m", "briefing", "build", "copy", "--each", "rows.csv"]
    program += ["-o", "out/{country}.pdf", "--jobs", jobs]
    running = subprocess.Popen(program, stderr=subprocess.PIPE, text=True, start_new_session=True)
    while len(list(Path("out").glob("*.pdf"))) < 3 and running.poll() is None:
        time.sleep(0.02)
    os.killpg(running.pid, signal.SIGINT)  # as a terminal does: to each process of the command
    _, said = running.communicate(timeout=60)
    assert running.returncode == 130, said
    assert "Traceback" not in said
    assert "stopped by Ctrl-C; manifest out/manifest.csv" in said
    rows, made = listed(), pages()
    assert 3 <= len(made) < 400
    assert {row["file"]: row["sha256"] for row in rows} == {
        f"{name}.pdf": hashlib.sha256(page).hexdigest() for name, page in made.items()
    }
    assert not list(Path("out").glob(".*"))
    write(len(made) + 2)
    assert f"({len(made)} of them as they were)" in run("--resume").stderr
    assert {name: page for name, page in pages().items() if name in made} == made


@pytest.mark.usefixtures("place")
@pytest.mark.parametrize("options", [["--jobs=1"], ["--jobs=2"], ["--resume"]])
def test_a_second_run_into_one_manifest_is_told_at_once(options: list[str]) -> None:
    write(3)
    manifest = Path("out/manifest.csv")
    assert run().exit_code == 0
    before = manifest.read_bytes(), pages()
    write(3, r1="Other|2026-03-02|1 %")
    first = Manifest(manifest, keeps=True)
    with first.lock:
        done = run(*options)
        assert done.exit_code == 1
        assert done.stderr == (
            "error[file.in-use]: another run writes out/manifest.csv\n"
            "  hint: wait until it is done, or name another place with --manifest\n"
        )
        assert before == (manifest.read_bytes(), pages())
        assert run("--manifest=mine.csv").exit_code == 0
        first.close(is_whole=False)
    assert manifest.read_bytes() == before[0]
    assert run(*options).exit_code == 0
    assert not list(Path("out").glob(".*"))


@pytest.mark.usefixtures("place")
def test_a_run_that_ends_with_a_fault_holds_nothing() -> None:
    write(1)
    Path("out").mkdir()
    Path("out/manifest.csv").write_text("no manifest")
    assert run().exit_code == 1
    assert [path.name for path in Path("out").iterdir()] == ["manifest.csv"]


@pytest.mark.usefixtures("place")
@pytest.mark.skipif(sys.platform != "linux", reason="looks at its processes")
def test_after_sigkill_a_run_resumes_from_what_was_written() -> None:
    write(400)
    program = [sys.executable, "-m", "briefing", "build", "copy", "--each", "rows.csv"]
    program += ["-o", "out/{country}.pdf", "--jobs", "2"]
    running = subprocess.Popen(program, stderr=subprocess.DEVNULL)
    draft = Path("out/.manifest.csv.part")
    while not (draft.exists() and draft.read_bytes().count(b"\n") > 3):
        time.sleep(0.02)
    workers = _children(running.pid)
    running.kill()
    running.wait()
    while any(map(_state, workers)):  # none outlives the command for long
        time.sleep(0.02)
    assert len(workers) == 2
    with draft.open("a") as file:
        file.write("9,half a li")
    done = draft.read_bytes().count(b"\n") - 1
    write(done + 1)
    assert f"({done} of them as they were)" in run("--resume").stderr


def _children(pid: int) -> list[int]:
    numbers = (int(path.name) for path in Path("/proc").iterdir() if path.name.isdigit())
    return [each for each in numbers if _state(each)[1:2] == [str(pid)]]


def _state(pid: int) -> list[str]:
    """A process's state and its parent, as Linux has them; nothing of one that has ended."""
    with suppress(OSError):
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        return [] if state[0] == "Z" else state
    return []


@pytest.mark.usefixtures("place")
@pytest.mark.parametrize("at", ["", "file://{}/"])
@pytest.mark.parametrize("name", ["{{country}}.pdf", "{{country}}/{{day}}.pdf"])
def test_what_killed_processes_left_is_taken_away(at: str, name: str) -> None:
    write(2)
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    out = Path("out", *["Land 1"] * name.count("/"))
    (out / "deeper").mkdir(parents=True)
    old, fresh, ours = (
        out / f".{gone.pid}-1.part",
        out / f".{gone.pid}-22.part",
        out / f".{os.getpid()}-1.part",
    )
    others = (
        out / ".mine-1.part",
        out / f".{gone.pid}-1.part.pdf",
        out / "deeper" / f".{gone.pid}-1.part",
        out.parent / f".{gone.pid}-1.part",
    )
    for path in (old, fresh, ours, *others):
        path.touch()
        os.utime(path, (0, 0) if path != fresh else None)
    os.utime(fresh, (time.time() + 60,) * 2)
    done = run(output=f"{at}out/{name}".format(Path.cwd()))
    assert done.exit_code == 0, done.stderr
    assert not old.exists()
    assert all(path.exists() for path in (fresh, ours, *others))


@pytest.mark.usefixtures("place")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_half_a_character_stops_no_row(jobs: str) -> None:
    good = '{"country": "Mali", "day": "2026-03-02", "share": "%s"}\n'
    named = good.replace("Mali", r"\ud800")
    Path("rows.csv").write_text(named % 1 + good % r"\udfff" + good % 2 + named % 3, "utf-8")
    done = run("--jobs", jobs)
    assert (done.exit_code, sorted(pages())) == (1, ["Mali"])
    codes = [row["code"] for row in listed()]
    assert codes == ["rows.control-character"] * 2 + ["", "rows.control-character"]


@pytest.mark.parametrize("output", ["out/", "out/{country}.pdf"])
def test_a_file_of_blank_lines_has_no_rows(place: Path, output: str) -> None:
    Path("rows.jsonl").write_text("\n\n", "utf-8")
    done = CliRunner().invoke(main, ["build", "copy", "--each", "rows.jsonl", "-o", output])
    assert (done.exit_code, "Traceback" in done.stderr) == (1, False)
    assert "error[rows.empty]" in done.stderr


@pytest.mark.usefixtures("place")
def test_rows_of_a_process_that_is_killed_are_made_again(monkeypatch: pytest.MonkeyPatch) -> None:
    write(9)
    monkeypatch.setattr("briefing.merge.run.MergeJob", RowsKilledOnce)
    done = run("--jobs", "2")
    assert (done.exit_code, done.stderr) == (0, "9 briefs in out/; manifest out/manifest.csv\n")
    assert Path("killed").exists()
    assert [row["row"] for row in listed()] == [str(number) for number in range(1, 10)]
    assert len(pages()) == 9


@pytest.mark.usefixtures("place")
def test_a_row_that_kills_its_process_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    write(6)
    monkeypatch.setattr("briefing.merge.run.MergeJob", RowsKilled)
    done = run("--jobs", "2")
    assert done.exit_code == 1
    assert "error[merge.killed]: row 2 (Land 2): the process that made this page was" in done.stderr
    assert [row["code"] for row in listed()] == ["", "merge.killed", "", "", "", ""]
    assert sorted(pages()) == [f"Land {number}" for number in (1, 3, 4, 5, 6)]


@pytest.mark.usefixtures("place")
def test_rows_from_a_closed_standard_input() -> None:
    """As a shell's `<&-` closes it: before Python starts."""
    program = (
        "import os, sys; os.close(0); os.execv(sys.executable, [sys.executable, *sys.argv[1:]])"
    )
    call = ["-m", "briefing", "build", "copy", "--each", "-", "-o", "out/"]
    whole = [sys.executable, "-c", program, *call]
    done = subprocess.run(whole, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("error[rows.unreadable]: standard input is closed\n  hint: ")


@pytest.mark.usefixtures("place")
def test_a_place_on_the_network_that_cannot_be_reached() -> None:
    write(1)
    done = run(output="ftp://127.0.0.1:1/{country}.pdf")
    assert done.exit_code == 1
    assert (
        "error[file.unwritable]: ftp://127.0.0.1:1/{country}.pdf cannot be reached: " in done.stderr
    )


@pytest.mark.usefixtures("place")
def test_each_row_has_the_style_that_suits_it() -> None:
    Path("copy/brief.yaml").write_text(
        'title: "{country}"\nstyle: [clear-print, briefing]\nevidence: "off"\n', "utf-8"
    )
    for path in Path("copy").glob("*.yaml"):
        if path.name != "brief.yaml":
            path.unlink()
    points = '- "{share}"\n' * 26
    Path("copy/a.yaml").write_text(f"title: A\npoints:\n{points}", "utf-8")
    long = "Words that go on. " * 9
    write(3, r2=f"Land 2|2026-03-02|{long}")
    done = run("--format", "json")
    told = [json.loads(line) for line in done.stdout.splitlines()]
    assert [each["style"] for each in told] == ["clear-print", "briefing", "clear-print"]
    assert told[1]["notes"][0].startswith("set in briefing, number 2 of 2 in `style`: ")
    assert "3 briefs in out/; 2 in clear-print, 1 in briefing; manifest" in run().stderr


@pytest.mark.usefixtures("place")
def test_rows_are_not_tried_in_styles_that_nobody_named() -> None:
    points = "- Words that go on.\n" * 100
    Path("copy/extra.yaml").write_text(f"title: A\npoints:\n{points}", "utf-8")
    write(1)
    done = run()
    assert "fit.overset" in done.stderr
    assert "--style" not in done.stderr
