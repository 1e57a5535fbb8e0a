"""Names of files as other systems store and write them."""

from __future__ import annotations

import shutil
from pathlib import Path
from unicodedata import normalize

import pytest
from click.testing import CliRunner

from briefing import Builder
from briefing.brief.files import is_portable
from briefing.brief.placeholders import make_row
from briefing.brief.reader import read_brief
from briefing.cli import main
from briefing.errors import Span
from briefing.files.names import slug
from briefing.language.language import language
from briefing.merge.output_paths import Places
from briefing.style.fonts import locate
from tests.pictures import encoded, scene

# Every kind of file that a brief names, by a name with an accent: `Café` and `Україна`, `й`, `ї`.
BRIEF = """\
title: T
style: стилі/й.yaml
sections: [Café, Україна]
sources: {é: {title: S, file: sources/é.txt}}
"""
CAFE = """\
title: A
source: é
table: {file: données/é.csv}
picture: {file: images/é.png, alt: x}
"""
STYLE = """\
extends: é.yaml
says: x
logo: {file: logo-é.png, alt: x}
faces: {café: {regular: й.ttf}}
type: {headline: {face: café regular}}
"""
FILES = {
    "brief.yaml": BRIEF,
    "Café.yaml": CAFE,
    "Україна.yaml": "title: B\n",
    "sources/é.txt": "1 and 2\n",
    "données/é.csv": "a,b\n1,2\n",
    "стилі/й.yaml": STYLE,
    "стилі/é.yaml": "extends: briefing\nsays: y\n",
}


def lay(folder: Path, *, names: str, texts: str) -> Path:
    """The brief, its names on the disk in one form of Unicode, and in its files in another."""
    picture, face = encoded(scene()), locate("FiraSans-Regular", folder)
    assert face
    files = {name: normalize(texts, text).encode() for name, text in FILES.items()}
    files |= {
        "images/é.png": picture,
        "стилі/logo-é.png": picture,
        "стилі/й.ttf": face.read_bytes(),
    }
    for name, data in files.items():
        path = folder / normalize(names, name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return folder


@pytest.mark.parametrize("texts", ["NFC", "NFD"])
def test_a_name_is_found_however_its_accents_are_stored(texts: str, tmp_path: Path) -> None:
    """macOS and programs for ZIP archives store NFD, keyboards write NFC."""
    alike = Builder().build(lay(tmp_path / "alike", names=texts, texts=texts))
    other = "NFD" if texts == "NFC" else "NFC"
    mixed = Builder().build(lay(tmp_path / "mixed", names=other, texts=texts))
    assert alike.faults == ()
    assert mixed.pdf == alike.pdf


def test_without_an_order_the_same_sections_come(tmp_path: Path) -> None:
    briefs = []
    for form in ("NFC", "NFD"):
        folder = lay(tmp_path / form, names=form, texts="NFC")
        path = folder / "brief.yaml"
        path.write_text(path.read_text("utf-8").replace("sections: [Café, Україна]\n", ""), "utf-8")
        brief, faults = read_brief(folder)
        assert brief
        assert faults == ()
        briefs.append(([section.slug for section in brief.sections], brief.digest))
    assert briefs[0] == briefs[1]


def test_two_files_of_one_name_are_a_fault(tmp_path: Path) -> None:
    folder = lay(tmp_path, names="NFC", texts="NFC")
    shutil.copy(folder / "Café.yaml", folder / normalize("NFD", "Café.yaml"))
    _, faults = read_brief(folder)
    assert [fault.code for fault in faults] == ["file.name"]
    assert "two files are named 'Café.yaml'" in faults[0].message


@pytest.mark.parametrize(("disk", "typed"), [("NFC", "NFD"), ("NFD", "NFC")])
def test_what_is_typed_on_the_command_line(
    disk: str, typed: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    style, template, rows = (normalize(disk, name) for name in ("й.yaml", "Café", "é.csv"))
    Path(style).write_text("extends: briefing\nsays: x\n", "utf-8")
    Path(template).mkdir()
    Path(template, "brief.yaml").write_text('title: "{n}"\n', "utf-8")
    Path(rows).write_text("n\n1\n", "utf-8")
    call = ["build", "Café/", "--each", "é.csv", "--style", "й.yaml", "-o", "{n}.pdf"]
    done = CliRunner().invoke(main, [normalize(typed, each) for each in call])
    assert (done.exit_code, Path("1.pdf").is_file()) == (0, True), done.stderr


def test_products_are_named_as_keyboards_write(tmp_path: Path) -> None:
    folder = lay(tmp_path, names="NFC", texts="NFC")
    text = normalize("NFD", f"{BRIEF}filename: Café.pdf\n")
    folder.joinpath("brief.yaml").write_text(text, "utf-8")
    assert Builder().check(folder).report.file_name == "Café.pdf"


@pytest.mark.parametrize(
    ("name", "is_so"),
    [
        ("brief.yaml", True),
        ("sources/a b (1) #ї.txt", True),
        ("console.yaml", True),
        ("com.yaml", True),
        ("a/../b.yaml", False),
        ("/a.yaml", False),
        ("C:a.yaml", False),
        (r"a\b.yaml", False),
        ("12:30.txt", False),
        ("Con.yaml", False),
        ("aux .tar.gz", False),
        ("data/lpt³.csv", False),
        ("a./b.csv", False),
        ("a ", False),
        ("x" * 201, False),
    ],
)
def test_a_name_that_every_system_can_have(name: str, *, is_so: bool) -> None:
    assert is_portable(name) is is_so


@pytest.mark.parametrize(
    ("written", "code", "says"),
    [
        (r"images\é.png", "file.name", "write `images/é.png`, on Windows as well"),
        ("C:é.png", "file.outside", "copy the file into the folder"),
        ("D:/images/é.png", "file.outside", "copy the file into the folder"),
        (r"\\server\images\é.png", "file.outside", "copy the file into the folder"),
    ],
)
def test_a_path_as_windows_writes_it(written: str, code: str, says: str, tmp_path: Path) -> None:
    """Also where a file is called so, as on Linux one may be."""
    folder = lay(tmp_path, names="NFC", texts="NFC")
    path = folder / "Café.yaml"
    path.write_text(path.read_text("utf-8").replace("images/é.png", written), "utf-8")
    (folder / written).parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(folder / "images/é.png", folder / written)
    _, faults = read_brief(folder)
    assert [(fault.code, fault.hint) for fault in faults] == [(code, says)]
    assert faults[0].span
    assert faults[0].span.line == 4


def test_what_travels_in_a_pdf_can_be_unpacked_anywhere(tmp_path: Path) -> None:
    folder = lay(tmp_path, names="NFC", texts="NFC")
    shutil.copy(folder / "Україна.yaml", folder / "aux.yaml")
    path = folder / "brief.yaml"
    path.write_text(BRIEF.replace("Café,", "Café, aux,"), "utf-8")
    assert read_brief(folder)[1] == ()
    path.write_text(f"{path.read_text('utf-8')}attach: [source]\n", "utf-8")
    _, (fault,) = read_brief(folder)
    assert (fault.code, fault.is_error) == ("file.name", True)
    assert "'aux.yaml'" in fault.message


def test_a_masthead_in_capitals_is_told_on_every_system(tmp_path: Path) -> None:
    """Windows and macOS take it for `brief.yaml`, Linux does not."""
    folder = lay(tmp_path, names="NFC", texts="NFC")
    shutil.copy(folder / "brief.yaml", folder / "Brief.yaml")
    _, (fault,) = read_brief(folder)
    hint = "move it away: brief.yaml is there, too"
    assert (fault.code, fault.hint) == ("file.name", hint)
    folder.joinpath("brief.yaml").unlink()
    _, (fault,) = read_brief(folder)
    assert (fault.code, fault.hint) == ("file.missing", "rename Brief.yaml to brief.yaml")


@pytest.mark.parametrize(("title", "name"), [("Nul", "nul-.pdf"), ("Console", "console.pdf")])
def test_a_product_is_not_named_as_a_device(title: str, name: str, tmp_path: Path) -> None:
    tmp_path.joinpath("brief.yaml").write_text(f"title: {title}\n", "utf-8")
    assert Builder().check(tmp_path).report.file_name == name


@pytest.mark.parametrize(
    ("tag", "text", "name"),
    [
        ("en", "O'Brien’s Łódź: 50 %, № 5", "o-briens-lodz-50-no-5"),
        ("en", "Ærø, Ørsted, ışık", "aero-orsted-isik"),
        ("hi", "हिन्दी भाषा", "hindi-bhasa"),
        ("de", "Größe zählt", "grosse-zahlt"),
        ("uk", "Згорани, Київ і Їжакевич", "zghorany-kyiv-i-yizhakevych"),
        ("uk", "Знам'янка, Знам’янка, Юлія", "znamianka-znamianka-yuliia"),
        ("uk", "ЩО ДАЛІ З F-16?", "shcho-dali-z-f-16"),
        ("uk", normalize("NFD", "Її й український"), "yii-y-ukrainskyi"),
        ("ru", "Подъём и выборы", "podem-i-vybory"),
        ("el", "Η Ελλάδα στο ΝΑΤΟ", "i-ellada-sto-nato"),
        ("en", "→ ½ …", "12"),
        ("en", "… !", ""),
    ],
)
def test_a_name_is_ascii_and_reads_like_its_letters(tag: str, text: str, name: str) -> None:
    assert slug(text, language(tag)) == name


def test_two_products_that_are_one_to_some_disks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for folder, name in (("a", "Été.pdf"), ("b", "été.pdf")):
        Path(folder).mkdir()
        Path(folder, "brief.yaml").write_text(f"title: T\nfilename: {name}\n", "utf-8")
    done = CliRunner().invoke(main, ["build", "a", "b"])
    assert (done.exit_code, done.stderr.count("error[file.taken]")) == (1, 1)
    assert [path.name for path in Path().glob("*.pdf")] == ["Été.pdf"]


@pytest.mark.parametrize(
    ("output", "folder", "file", "name"),
    [
        (r"out\{n}.pdf", "out", "out/1.pdf", "1.pdf"),
        (r".\out\{n}\a.pdf", "out", "./out/1/a.pdf", "1/a.pdf"),
        (r"D:\{n}.pdf", "D:", "D:/1.pdf", "1.pdf"),
        ("{n}.pdf", ".", "1.pdf", "1.pdf"),
        ("s3://bucket/{n}.pdf", ".", "s3://bucket/1.pdf", "1.pdf"),
        (r"aux\{n}.pdf", "aux", "aux/1.pdf", "1.pdf"),
    ],
)
def test_places_as_windows_writes_them(output: str, folder: str, file: str, name: str) -> None:
    places = Places(output, "\\")
    place = places.of(make_row(1, {"n": "1"}, Span("x", 1, 1)))
    assert place == file
    assert (places.folder, places.name(place)) == (Path(folder), name)


@pytest.mark.parametrize(
    ("output", "start"),
    [(None, ""), ("out", "out/"), ("./out/", "./out/"), ("out\\", "out/"), ("D:\\", "D:/")],
)
def test_a_folder_of_pages_is_the_same_to_a_run_that_resumes(
    output: str | None, start: str
) -> None:
    places = Places(output, "\\")
    place = places.within("a.pdf")
    assert place == f"{start}a.pdf"
    assert places.at(places.name(place)) == place


@pytest.mark.parametrize(("held", "asked"), [("NFC", "NFD"), ("NFD", "NFC")])
@pytest.mark.parametrize("form", ["rows.csv", "rows.jsonl"])
def test_a_column_is_the_same_however_its_accents_are_stored(
    held: str, asked: str, form: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    text = "État\nItalie\n" if form == "rows.csv" else '{"État": "Italie"}\n'
    Path(form).write_text(normalize(held, text), "utf-8")
    place = tmp_path / "t"
    place.mkdir()
    place.joinpath("brief.yaml").write_text(normalize(asked, 'title: "{État}"\n'), "utf-8")
    call = ["build", "t", "--each", form, "-o", normalize(asked, "{État}.pdf")]
    assert CliRunner().invoke(main, call).exit_code == 0
    assert Path("Italie.pdf").is_file()
    (made,) = Builder().merge(place, [{normalize(held, "État"): "Italie"}])
    assert made.result
