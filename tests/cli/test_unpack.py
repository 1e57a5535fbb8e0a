"""`briefing unpack`: the folder back from a PDF, and the proof that it is the right one."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from pypdf import PdfReader, PdfWriter, _reader, _utils
from pypdf.filters import FlateDecode
from pypdf.generic import NameObject, NumberObject, create_string_object

from briefing import Builder
from briefing.cli import main
from tests.conftest import ROOT, SECTIONS
from tests.hostile_pdfs import M, raw, stream
from tests.hostile_pdfs import written as pdf_of
from tests.pdf.strangers import DEJAVU
from tests.pictures import encoded, scene

Folder = Callable[..., Path]
PAGES = ROOT / "tests/pages"
TOLD = "built again, the same page to the byte"


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(each) for each in arguments])


def carrying(place: Path, into: Path, **options: str) -> Path:
    """The PDF of a copy of a folder whose brief carries its source."""
    copy = shutil.copytree(place, into / "written")
    brief = copy / "brief.yaml"
    brief.write_text(brief.read_text("utf-8") + "\nattach: [source, evidence]\n", "utf-8")
    pdf = into / "brief.pdf"
    style = options.pop("style", None)
    pdf.write_bytes(Builder(style).build(copy, **options).pdf)
    return pdf


def files(folder: Path) -> dict[str, bytes]:
    names = (path for path in folder.rglob("*") if path.is_file() and path.suffix != ".md")
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in names}


@pytest.mark.parametrize("place", [SECTIONS, PAGES / "everything"], ids=lambda place: place.name)
def test_every_file_comes_back_and_makes_the_same_page(place: Path, tmp_path: Path) -> None:
    done = run("unpack", carrying(place, tmp_path), tmp_path / "again")
    assert done.exit_code == 0
    assert done.stderr.endswith(f"{TOLD}\n")
    written, again = files(tmp_path / "written"), files(tmp_path / "again")
    assert again.items() <= written.items()
    assert "brief.yaml" in again
    assert not list(tmp_path.glob(".*"))


def test_the_schemas_come_back_of_this_version(tmp_path: Path) -> None:
    new = tmp_path / "new"
    assert run("new", new).exit_code == 0
    schemas = {path.name: path.read_bytes() for path in (new / ".briefing").iterdir()}
    assert len(schemas) == 2
    for path in (new / ".briefing").iterdir():  # those of the folder are not what is written
        path.write_text("{}", "utf-8")
    done = run("unpack", carrying(new, tmp_path), tmp_path / "again", "--strict")
    assert done.stderr.endswith(f"{TOLD}\n")
    again = (tmp_path / "again/.briefing").iterdir()
    assert {path.name: path.read_bytes() for path in again} == schemas


def test_a_page_built_with_options_is_found(tmp_path: Path) -> None:
    pdf = carrying(SECTIONS, tmp_path, style="mono", paper="letter", language="en-US")
    done = run("unpack", pdf, tmp_path / "again", "--strict")
    assert done.exit_code == 0
    assert "built again with --style mono, the same page" in done.stderr


def test_a_style_that_is_told_is_the_only_one_tried(tmp_path: Path) -> None:
    pdf = carrying(SECTIONS, tmp_path, style="mono")
    done = run("unpack", pdf, tmp_path / "again", "--style", "prose")
    assert (done.exit_code, "warning[unpack.differs]" in done.stderr) == (0, True)
    assert "not proved" in done.stderr
    assert (tmp_path / "again/brief.yaml").exists()


def test_strictly_nothing_is_written_that_is_not_proved(tmp_path: Path) -> None:
    pdf = carrying(SECTIONS, tmp_path)
    pdf.write_bytes(pdf.read_bytes() + b"% a word more\n")
    done = run("unpack", pdf, tmp_path / "again", "--strict")
    assert (done.exit_code, "error[unpack.differs]" in done.stderr) == (1, True)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["brief.pdf", "written"]


def test_copy_that_no_longer_builds_says_why(tmp_path: Path) -> None:
    pdf = renamed(carrying(SECTIONS, tmp_path), "china.yaml", "peru.yaml")
    done = run("unpack", pdf, tmp_path / "again")
    assert done.exit_code == 0
    assert "built again, it does not build: there is no section 'china'" in done.stderr


def renamed(pdf: Path, old: str, new: str) -> Path:
    """The PDF with one attachment under another name."""
    writer = PdfWriter(clone_from=PdfReader(BytesIO(pdf.read_bytes())))
    names = writer.root_object["/Names"]["/EmbeddedFiles"]["/Names"]
    names[names.index(old)] = create_string_object(new)
    for file in writer.attachment_list:
        assert file.pdf_object["/AFRelationship"] in ("/Source", "/Supplement")
        file.pdf_object[NameObject("/UF")] = create_string_object(file.name)
    writer.write(pdf)
    return pdf


@pytest.mark.parametrize(
    "name", ["../x.yaml", "/x.yaml", "a/../../x.yaml", "C:x.yaml", "a\\x.yaml", "a//x", "a\nb", ""]
)
def test_a_name_that_leads_out_of_the_folder_is_refused(name: str, tmp_path: Path) -> None:
    pdf = renamed(carrying(SECTIONS, tmp_path), "china.yaml", name)
    done = run("unpack", pdf, tmp_path / "again")
    assert (done.exit_code, "error[unpack.outside]" in done.stderr) == (1, True)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["brief.pdf", "written"]


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (lambda pdf: pdf[:3000], "unpack.broken"),
        (lambda pdf: b"not a PDF", "unpack.broken"),
        (lambda pdf: b"", "unpack.broken"),
        (lambda pdf: Builder().build(SECTIONS).pdf, "unpack.no-source"),
    ],
)
def test_what_is_no_brief_with_its_source(
    spoil: Callable[[bytes], bytes], code: str, tmp_path: Path
) -> None:
    pdf = carrying(SECTIONS, tmp_path)
    pdf.write_bytes(spoil(pdf.read_bytes()))
    done = run("unpack", pdf, tmp_path / "again")
    assert (done.exit_code, f"error[{code}]" in done.stderr) == (1, True)
    assert not (tmp_path / "again").exists()


def test_a_name_that_another_file_or_its_folder_has_is_refused(tmp_path: Path) -> None:
    pdf = renamed(carrying(SECTIONS, tmp_path), "china.yaml", "brief.yaml/x.yaml")
    done = run("unpack", pdf, tmp_path / "again")
    assert (done.exit_code, "error[file.clash]: brief.yaml/x.yaml" in done.stderr) == (1, True)
    pdf = renamed(pdf, "brief.yaml/x.yaml", "brief.yaml")
    done = run("unpack", pdf, tmp_path / "again")
    assert (done.exit_code, "error[unpack.twice]" in done.stderr) == (1, True)
    assert "carries two files named 'brief.yaml'" in done.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == ["brief.pdf", "written"]


def test_a_sheet_may_have_the_name_of_a_source(tmp_path: Path) -> None:
    text = "title: T\nsources: {s: {title: S, file: evidence.json}}\n"
    place = written(tmp_path / "a", {"brief.yaml": text.encode(), "evidence.json": b'{"a": 1}'})
    done = run("unpack", carrying(place, tmp_path), tmp_path / "again", "--strict")
    assert (done.exit_code, done.stderr.endswith(f"{TOLD}\n")) == (0, True)


def test_a_file_that_is_damaged_within_the_pdf_is_no_empty_one(tmp_path: Path) -> None:
    pdf = carrying(SECTIONS, tmp_path)
    data = pdf.read_bytes()
    found = re.search(rb"/EmbeddedFile\b[^s].*?\bstream\r?\n", data, re.DOTALL)
    assert found
    pdf.write_bytes(data[: found.end()] + bytes(50) + data[found.end() + 50 :])
    done = run("unpack", pdf, tmp_path / "again")
    assert (done.exit_code, "error[unpack.broken]" in done.stderr) == (1, True)
    assert re.search("carries '.*' damaged: [0-9,]+ bytes of [0-9,]+", done.stderr)
    assert not (tmp_path / "again").exists()


def test_a_style_that_is_not_there_is_told_before_anything_is_written(tmp_path: Path) -> None:
    pdf = carrying(SECTIONS, tmp_path)
    done = run("unpack", pdf, tmp_path / "again", "--style", "nope")
    assert (done.exit_code, "error[style.unknown]" in done.stderr) == (1, True)
    assert not (tmp_path / "again").exists()


def test_faults_name_files_where_they_are_written(tmp_path: Path) -> None:
    pdf = carrying(SECTIONS, tmp_path)
    writer = PdfWriter(clone_from=PdfReader(BytesIO(pdf.read_bytes())))
    (brief,) = (file for file in writer.attachment_list if file.name == "brief.yaml")
    brief.content, brief.size = b"", NumberObject(0)
    writer.write(pdf)
    done = run("unpack", pdf, tmp_path / "again")
    assert f"it does not build: {tmp_path / 'again/brief.yaml'} is empty" in done.stderr


def test_what_stands_at_the_place_stays(tmp_path: Path) -> None:
    pdf = carrying(SECTIONS, tmp_path)
    before = files(tmp_path / "written")
    for place in (tmp_path / "written", pdf):
        done = run("unpack", pdf, place)
        assert (done.exit_code, "error[folder.taken]" in done.stderr) == (1, True)
    assert files(tmp_path / "written") == before
    assert run("unpack", tmp_path / "none.pdf", tmp_path / "again").exit_code == 1
    done = run("unpack", pdf, tmp_path / "no" / "such")
    assert (done.exit_code, "error[file.unwritable]" in done.stderr) == (1, True)


def test_an_empty_folder_is_filled(tmp_path: Path) -> None:
    pdf = carrying(SECTIONS, tmp_path)
    (tmp_path / "again").mkdir()
    assert TOLD in run("unpack", pdf, tmp_path / "again").stderr
    assert (tmp_path / "again/brief.yaml").exists()


@pytest.mark.parametrize(
    "name",
    [
        *(".git/config", ".vscode/tasks.json", ".envrc", "a/.hidden/b.txt", ".brief.txt"),
        *("run.bat", "Makefile", "config", "desktop.ini", "autorun.inf", "a/start.sh"),
        *("x.txt.lnk", "a/CMakeLists.txt", "setup.py", "page.xhtml", "yaml", ".fonts/a.ttf"),
    ],
)
def test_a_file_that_is_hidden_or_that_something_runs_is_refused(name: str, tmp_path: Path) -> None:
    pdf = renamed(carrying(SECTIONS, tmp_path), "china.yaml", name)
    done = run("unpack", pdf, tmp_path / "again")
    assert (done.exit_code, "error[unpack.unsafe]" in done.stderr) == (1, True)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["brief.pdf", "written"]


SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0H9V9z"/>{}</svg>'
# A face, a logo, a style and the one that it extends; a picture, a table, a source, and no more.
LOOK = {
    "looks/mine.yaml": b"extends: ../base.yaml\nfaces: {sans: {bold: ../faces/b\xc3\xa9.ttf}}\n",
    "base.yaml": b"extends: briefing\nsays: x\nlogo: {file: looks/logo.svg, alt: Ministry}\n",
    "faces/b\u00e9.ttf": DEJAVU.read_bytes(),
    "looks/logo.svg": SVG.format("").encode(),
}
WHOLE = LOOK | {
    "brief.yaml": b"""\
title: T
date: 2026-03-02
style: looks/mine.yaml
attach: [source]
sections: [grid]
picture: {file: pic.png, alt: A scene}
sources: {minutes: {title: Minutes, file: sources/minutes.txt}}
""",
    "grid.yaml": b"title: Grid\nsummary: It has 11 lines.\ntable: {file: data.csv}\n",
    "pic.png": encoded(scene()),
    "data.csv": b"a,b\nc,d\n",
    "sources/minutes.txt": b"It has 11 lines.\n",
}


def written(place: Path, files: dict[str, bytes]) -> Path:
    for name, data in files.items():
        place.joinpath(name).parent.mkdir(parents=True, exist_ok=True)
        place.joinpath(name).write_bytes(data)
    return place


def test_all_that_is_read_comes_back_and_nothing_else(tmp_path: Path) -> None:
    unread = {
        "notes.txt": b"x",
        "looks/other.yaml": b"says: x",
        "looks/other.png": WHOLE["pic.png"],
    }
    place = written(tmp_path / "written", WHOLE | unread)
    assert run("build", place, "-o", tmp_path / "brief.pdf", "--strict").exit_code == 0
    shutil.move(place, tmp_path / "gone")
    done = run("unpack", tmp_path / "brief.pdf", tmp_path / "again", "--strict")
    assert done.stderr == f"{tmp_path}/again: {len(WHOLE)} files; {TOLD}\n"
    assert files(tmp_path / "again") == WHOLE
    assert run("build", tmp_path / "again", "-o", tmp_path / "next.pdf").exit_code == 0
    assert (tmp_path / "next.pdf").read_bytes() == (tmp_path / "brief.pdf").read_bytes()


def test_a_style_that_is_asked_for_comes_back_from_the_folder_alone(tmp_path: Path) -> None:
    """One that lies elsewhere is asked for again; one in the folder is found."""
    plain = WHOLE["brief.yaml"].replace(b"style: looks/mine.yaml\n", b"")
    place = written(tmp_path / "written", WHOLE | {"brief.yaml": plain})
    elsewhere = written(tmp_path / "elsewhere", LOOK) / "looks/mine.yaml"
    bare = {name: data for name, data in WHOLE.items() if name not in LOOK} | {"brief.yaml": plain}
    for style, carried in ((place / "looks/mine.yaml", WHOLE), (elsewhere, bare)):
        pdf, again = tmp_path / "brief.pdf", tmp_path / f"again{len(carried)}"
        assert run("build", place, "-o", pdf, "--style", style, "--strict").exit_code == 0
        done = run("unpack", pdf, again)
        assert files(again).keys() == carried.keys()
        found = f"built again with --style {again}/looks/mine.yaml, the same page to the byte"
        assert (found in done.stderr, "unpack.differs" in done.stderr) == (
            carried is WHOLE,
            carried is bare,
        )
    proved = run("unpack", pdf, tmp_path / "proved", "--style", elsewhere, "--strict")
    assert f"built again with --style {elsewhere}, the same page to the byte" in proved.stderr


@pytest.mark.parametrize(
    ("named", "is_absolute"), [("../out.yaml", False), ("out.yaml", True), ("link.yaml", False)]
)
def test_what_a_style_names_outside_the_folder_is_told_and_stays_there(
    named: str, is_absolute: bool, tmp_path: Path
) -> None:
    place = written(tmp_path / "written", WHOLE)
    written(tmp_path, {"out.yaml": b"extends: briefing\nsays: x\n"})
    place.joinpath("link.yaml").symlink_to("../out.yaml")
    name = str(place / "own.yaml") if is_absolute else named
    written(place, {"own.yaml": b"extends: briefing\nsays: x\n"})
    written(place, {"base.yaml": f"says: x\nextends: {name}\n".encode()})
    done = run("build", place, "-o", tmp_path / "brief.pdf")
    assert done.exit_code == 0
    assert "warning[attach.outside]: the PDF does not carry " in done.stderr
    assert "/base.yaml:2:10\n" in done.stderr
    kept = {each.name for each in PdfReader(tmp_path / "brief.pdf").attachment_list}
    assert kept == WHOLE.keys() - {"looks/logo.svg"}
    assert run("build", place, "-o", tmp_path / "brief.pdf", "--strict").exit_code == 1


@pytest.mark.parametrize("face", ["bold.sh", ".bold.ttf", "con.ttf"])
def test_a_style_s_file_that_cannot_be_unpacked_is_told(face: str, tmp_path: Path) -> None:
    place = written(tmp_path / "written", WHOLE | {face: DEJAVU.read_bytes()})
    mine = place / "looks/mine.yaml"
    mine.write_text(f"extends: ../base.yaml\nfaces:\n  sans:\n    bold: ../{face}\n")
    done = run("build", place, "-o", tmp_path / "brief.pdf")
    assert (done.exit_code, done.stderr.count("error[")) == (1, 1)
    assert "error[file.name]: " in done.stderr
    assert f"{mine}:4:11" in done.stderr


def test_the_files_of_a_style_are_those_that_the_page_is_set_by(tmp_path: Path) -> None:
    """A builder keeps a style; what changes on disk changes both, the page and what it carries."""
    place, builder = written(tmp_path / "written", WHOLE), Builder()
    builder.build(place)
    written(place, {"looks/logo.svg": SVG.format('<circle cx="4" cy="4" r="2"/>').encode()})
    tmp_path.joinpath("brief.pdf").write_bytes(builder.build(place).pdf)
    assert run("unpack", tmp_path / "brief.pdf", tmp_path / "again", "--strict").exit_code == 0


HTML = "http://www.w3.org/1999/xhtml"
UNSAFE = (
    SVG.format("<script>alert(1)</script>"),
    SVG.format(f'<h:script xmlns:h="{HTML}">alert(1)</h:script>'),
    SVG.format('<path d="M0 0" onload="alert(1)"/>'),
    '<?xml-stylesheet type="text/xsl" href="#x"?>' + SVG.format(""),
    "<p>words</p>",
)


@pytest.mark.parametrize("svg", UNSAFE)
def test_a_drawing_that_a_browser_may_run_is_refused(svg: str, tmp_path: Path) -> None:
    place = written(tmp_path / "written", WHOLE)
    pdf = tmp_path / "brief.pdf"
    assert run("build", place, "-o", pdf).exit_code == 0
    writer = PdfWriter(clone_from=PdfReader(pdf))
    (logo,) = (each for each in writer.attachment_list if each.name.endswith(".svg"))
    logo.content, logo.size = svg.encode(), NumberObject(len(svg.encode()))
    writer.write(pdf)
    done = run("unpack", pdf, tmp_path / "again")
    assert (done.exit_code, "error[unpack.unsafe]" in done.stderr) == (1, True)
    assert not tmp_path.joinpath("again").exists()


def test_the_end_of_a_file_is_looked_for_near_its_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked = list[bytes]()
    look = _utils.read_previous_line

    def count(data: BytesIO) -> bytes:
        looked.append(b"")
        return look(data)

    monkeypatch.setattr(_reader, "read_previous_line", count)
    pdf = carrying(SECTIONS, tmp_path)
    whole = pdf.read_bytes()
    for behind in (b"", b"\n" * 100, b"\r\nfrom a mail\r\n" * 100):
        pdf.write_bytes(whole + behind)
        assert run("unpack", pdf, tmp_path / f"again-{len(behind)}").exit_code == 0
    assert looked
    looked.clear()
    lines = b"1 0 obj\n" * 20_000
    for data in (b"%PDF-1.7\n" + lines, whole + lines, b"%PDF-1.7\n" + lines + b"a%%EOF b\nc"):
        pdf.write_bytes(data)
        done = run("unpack", pdf, tmp_path / "again")
        assert (done.exit_code, "error[unpack.broken]" in done.stderr) == (1, True)
    assert not looked


def test_text_data_and_pictures_come_back(tmp_path: Path) -> None:
    for name in ("a/Minutes.TXT", "notes.markdown", "x.html", "data.csv", "é.jpeg"):
        place = tmp_path / name.replace("/", "-")
        pdf = renamed(carrying(SECTIONS, place), "china.yaml", name)
        assert run("unpack", pdf, place / "again").exit_code == 0, name
        assert place.joinpath("again", name).is_file()


def carrier(*files: tuple[bytes, bytes]) -> bytes:
    """A PDF with these files inside, each a name and a stream."""
    names, objects = b"", list[bytes]()
    for at, (name, data) in enumerate(files):
        names += b"(%s) %d 0 R " % (name, 3 + 2 * at)
        found = b"<</Type/Filespec/AFRelationship/Source/F(%s)/UF(%s)/EF<</F %d 0 R>>>>"
        objects += [found % (name, name, 4 + 2 * at), data]
    root = b"<</Type/Catalog/Pages 2 0 R/Names<</EmbeddedFiles<</Names[%s]>>>>>>" % names
    return pdf_of(root, b"<</Type/Pages/Count 0/Kids[]>>", *objects)


BRIEF = b"brief.yaml", raw(b"title: T\n")
ASCII85 = raw(b"z" * 2_100_000 + b"~>", b"/Filter/ASCII85Decode")
CARRIED = {
    "a file that unpacks to 21 MiB": ((BRIEF, (b"a.txt", stream(bytes(21 * M)))), "20 MiB"),
    "a file in much ASCII85": ((BRIEF, (b"a.txt", ASCII85)), "20 MiB"),
    "201 files": ((BRIEF, *((b"%d.txt" % n, raw(b"")) for n in range(200))), "200 files"),
    "six large files": ([(b"%d.txt" % n, stream(bytes(19 * M))) for n in range(6)], "100 MiB"),
}


@pytest.mark.parametrize("name", CARRIED)
def test_what_is_unpacked_has_bounds(name: str, tmp_path: Path) -> None:
    files, words = CARRIED[name]
    path = tmp_path / "x.pdf"
    path.write_bytes(carrier(*files))
    done = run("unpack", path, tmp_path / "again")
    assert (done.exit_code, "error[unpack.too-much]" in done.stderr) == (1, True)
    assert words in done.stderr
    assert not (tmp_path / "again").exists()


@pytest.mark.parametrize(("name", "most"), [(b"#.txt", 6), (b"brief.yaml", 1)])
def test_what_is_carried_counts_before_it_is_unpacked(
    name: bytes, most: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "x.pdf"
    path.write_bytes(
        carrier(*((name.replace(b"#", b"%d" % at), stream(bytes(19 * M))) for at in range(60)))
    )
    unpacked = list[int]()
    decode = FlateDecode.decode

    def count(data: bytes, *more: Any) -> bytes:
        unpacked.append(1)
        return decode(data, *more)

    monkeypatch.setattr(FlateDecode, "decode", staticmethod(count))
    assert run("unpack", path, tmp_path / "again").exit_code == 1
    assert len(unpacked) == most
