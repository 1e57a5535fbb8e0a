"""Hostile folders, styles and surroundings: a fault or a page, never a traceback.

A build that fails leaves the output file as it was, byte for byte, and nothing beside it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner
from pypdf import PdfReader

from briefing.cli import main
from briefing.style.fonts import locate

OLD = b"yesterday's page"
TITLE = "title: T\n"
STYLE = "extends: briefing\nsays: hostile\n"
STYLED = TITLE + "style: looks/mine.yaml\n"

Files = Mapping[str, str | bytes]


def lay(tmp_path: Path, files: Files) -> tuple[Path, Path]:
    """A folder with these files, and an output file that stands already."""
    folder, output = tmp_path / "brief", tmp_path / "out" / "page.pdf"
    folder.mkdir()
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    output.parent.mkdir()
    output.write_bytes(OLD)
    return folder, output


def build(folder: Path | str, output: Path, *more: str) -> tuple[int, str]:
    """Build in this process; the exit status and the report, which cannot steer a terminal."""
    result = CliRunner().invoke(main, ["build", str(folder), "-o", str(output), *more])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    assert_harmless(result.stderr)
    return result.exit_code, result.stderr


def run(
    *arguments: str | Path, cwd: Path, **environment: str
) -> subprocess.CompletedProcess[bytes]:
    """Run the command in a process of its own, isolated from its working directory."""
    return subprocess.run(
        [sys.executable, "-P", "-m", "briefing", *map(str, arguments)],
        cwd=cwd,
        env=os.environ | environment,
        capture_output=True,
        timeout=20,
        check=False,
    )


def assert_harmless(report: str) -> None:
    assert "Traceback" not in report
    assert all(char.isprintable() or char == "\n" for char in report)


def assert_fails(folder: Path | str, output: Path, code: str, *more: str) -> None:
    """The build tells this fault; what stood at the output's place stands alone as it was."""
    status, report = build(folder, output, *more)
    assert status == 1
    assert f"error[{code}]" in report
    assert output.read_bytes() == OLD
    assert list(output.parent.iterdir()) == [output]


def assert_builds(folder: Path, output: Path, *more: str) -> bytes:
    """The build succeeds and leaves one whole file."""
    status, report = build(folder, output, *more)
    assert status == 0, report
    data = output.read_bytes()
    assert data.startswith(b"%PDF-1.7")
    assert data.rstrip().endswith(b"%%EOF")
    assert list(output.parent.iterdir()) == [output]
    return data


BOMB = "a: &a [x, x]\n" + "".join(
    f"{there}: &{there} [*{here}, *{here}]\n"
    for here, there in zip("abcdefghijk", "bcdefghijkl", strict=True)
)

YAML_ATTACKS: dict[str, tuple[str | bytes, str]] = {
    "billion laughs": (TITLE + BOMB, "yaml.too-deep"),
    "nested lists": ("title: " + "[" * 45_000, "yaml.too-deep"),
    "nested mappings": ("title: " + "{a: " * 20_000, "yaml.too-deep"),
    "nested dashes": ("- " * 45_000, "yaml.too-deep"),
    "nested questions": ("? " * 45_000, "yaml.too-deep"),
    "a list in itself": ("title: &a [*a]\n", "copy.type"),
    "an alias of nothing": ("title: *nothing\n", "yaml.syntax"),
    "a tag that makes objects": ('title: !!python/object/apply:os.system ["x"]\n', "yaml.tag"),
    "a tag on a text": ("title: !!python/name:os.system x\n", "yaml.tag"),
    "two documents": (TITLE + "---\n" + TITLE, "yaml.syntax"),
    "another version of YAML": ("%YAML 9.9\n---\n" + TITLE, "yaml.syntax"),
    "NUL": (b"title: a\0b\n", "yaml.control-character"),
    "an escape sequence": (b"title: \x1b]0;owned\x07\n", "yaml.control-character"),
    "C1 controls": ("title: \x9b31m\n", "yaml.control-character"),
    "a bidirectional override": ("title: a\u202eb\n", "yaml.control-character"),
    "a second byte-order mark": ("\ufeff\ufeff" + TITLE, "yaml.control-character"),
    "UTF-16": (TITLE.encode("utf-16"), "file.not-utf8"),
    "UTF-32": (TITLE.encode("utf-32"), "file.not-utf8"),
    "a lone surrogate": (b"title: a\xed\xa0\x80b\n", "file.not-utf8"),
    "an escaped surrogate": ('title: "a\\ud800b"\n', "yaml.syntax"),
    "an escape beyond Unicode": ('title: "a\\UFFFFFFFFb"\n', "yaml.syntax"),
    "an escaped NUL": ('title: "a\\0b"\n', "yaml.control-character"),
    "an escaped ESC": ('title: "\\e[31m"\n', "yaml.control-character"),
    "an ESC in a key": ('"ti\\e[31mtle": T\n', "yaml.control-character"),
    "a non-character": ('title: "a\\uffffb"\n', "yaml.control-character"),
    "private use": ("title: a\ue000b\n", "face.no-glyph"),
    "nothing": ("", "file.empty"),
    "a list": ("- a\n", "copy.type"),
    "over a mebibyte": ("title: " + "x " * 600_000, "file.too-large"),
    "a text too long": ("title: " + "x" * 10_001, "copy.too-long"),
}


@pytest.mark.parametrize("attack", YAML_ATTACKS)
def test_yaml_that_attacks_its_reader(attack: str, tmp_path: Path) -> None:
    content, code = YAML_ATTACKS[attack]
    assert_fails(*lay(tmp_path, {"brief.yaml": content}), code)


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("title: " + "word " * 600, "fit.headline-too-long"),
        ("title: " + "w" * 3000, "fit.word-too-wide"),
        ("title: 日本", "face.no-glyph"),
        ("title: hello 😀", "face.no-glyph"),
        ("date: 2023-02-30", "copy.date"),
        ("date: 0000-01-01", "copy.date"),
        ("date: ٢٠٢٣-٠٧-١١", "copy.date"),
        ("link: javascript:alert(1)", "copy.link"),
        ("link: https://", "copy.link"),
        ("link: https://a.org/" + "x" * 200, "fit.link-too-long"),
        ("filename: /etc/x.pdf", "copy.form"),
        ("filename: ../x.pdf", "copy.form"),
        (r'filename: "a\0.pdf"', "yaml.control-character"),
        (r'filename: "a\e[31m.pdf"', "yaml.control-character"),
        (r"filename: ..\x.pdf", "copy.form"),
        ("filename: x", "copy.form"),
        ("sections: [../brief]", "copy.form"),
        ("sections: [/etc/passwd]", "copy.form"),
        ("style: nowhere.yaml", "file.missing"),
        (r'style: "a\0.yaml"', "yaml.control-character"),
        ("sources: {s: {title: S, file: ../secret}}", "file.outside"),
        ("sources: {s: {title: S, file: /etc/passwd}}", "file.outside"),
        ("sources: {s: {title: S, file: .}}", "file.missing"),
    ],
    ids=lambda value: value[:32],
)
def test_values_that_no_page_can_hold(line: str, code: str, tmp_path: Path) -> None:
    head = "" if line.startswith("title") else TITLE
    assert_fails(*lay(tmp_path, {"brief.yaml": f"{head}{line}\n"}), code)


@pytest.mark.parametrize(
    ("section", "code"),
    [
        ("body: " + "w" * 9000, "fit.word-too-wide"),
        ("points:\n" + "- a\n" * 2000, "copy.too-many"),
        ("figures:\n" + "- {value: 1, label: b}\n" * 100, "fit.overset"),
        (f"figures: [{{value: '{'1' * 60}', label: b}}]", "fit.value-too-wide"),
        ("body: שלום", "copy.right-to-left"),
        ("body: 字", "face.no-glyph"),
        ("body: '[words](javascript:alert(1))'", "copy.link"),
        ("source: nobody", "copy.unknown-source"),
    ],
    ids=lambda value: value[:32],
)
def test_sections_that_no_page_can_hold(section: str, code: str, tmp_path: Path) -> None:
    files = {"brief.yaml": TITLE, "a.yaml": f"{TITLE}{section}\n"}
    assert_fails(*lay(tmp_path, files), code)


def test_ten_thousand_sections(tmp_path: Path) -> None:
    folder, output = lay(tmp_path, {"brief.yaml": TITLE})
    for number in range(10_000):
        folder.joinpath(f"s{number}.yaml").touch()
    assert_fails(folder, output, "copy.too-many-sections")


def test_a_sparse_gigabyte(tmp_path: Path) -> None:
    folder, output = lay(tmp_path, {"brief.yaml": TITLE})
    with folder.joinpath("a.yaml").open("wb") as file:
        file.truncate(1 << 30)
    assert_fails(folder, output, "file.too-large")


def test_a_pipe_for_a_section(tmp_path: Path) -> None:
    folder, output = lay(tmp_path, {"brief.yaml": TITLE})
    os.mkfifo(folder / "a.yaml")
    assert_fails(folder, output, "file.not-a-file")


def test_a_directory_for_a_section(tmp_path: Path) -> None:
    folder, output = lay(tmp_path, {"brief.yaml": TITLE})
    folder.joinpath("a.yaml").mkdir()
    assert_fails(folder, output, "file.not-a-file")


@pytest.mark.parametrize(
    ("target", "code"),
    [
        ("/etc/passwd", "file.outside"),
        ("/dev/zero", "file.outside"),
        ("../out/page.pdf", "file.outside"),
        ("a.yaml", "file.unreadable"),  # a loop leads nowhere
        ("nowhere.yaml", "file.missing"),
    ],
)
def test_a_link_for_a_section(target: str, code: str, tmp_path: Path) -> None:
    folder, output = lay(tmp_path, {"brief.yaml": TITLE})
    folder.joinpath("a.yaml").symlink_to(target)
    assert_fails(folder, output, code)


def test_a_link_for_the_folder_is_followed(tmp_path: Path) -> None:
    folder, output = lay(tmp_path, {"brief.yaml": TITLE})
    link = tmp_path / "link"
    link.symlink_to(folder)
    assert_builds(link, output)


def test_no_folder_and_no_brief(tmp_path: Path) -> None:
    folder, output = lay(tmp_path, {})
    loop = tmp_path / "loop"
    loop.symlink_to(loop)
    for missing in (tmp_path / "none", loop, Path("/dev/null"), tmp_path / "a\n\x1b[31m"):
        assert_fails(missing, output, "folder.missing")
    assert_fails(folder, output, "file.missing")


def test_names_that_would_steer_a_terminal(tmp_path: Path) -> None:
    files = {"brief.yaml": TITLE, "a\n\x1b]0;owned\x07.yaml": "titel: T\n"}
    assert_fails(*lay(tmp_path, files), "copy.unknown-key")


@pytest.mark.parametrize("command", ["build", "preview", "mail", "new", "unpack", "copies"])
def test_where_the_output_is_does_not_steer_a_terminal_either(command: str, tmp_path: Path) -> None:
    folder, page = lay(tmp_path, {"brief.yaml": f"{TITLE}attach: [source]\n"})
    assert_builds(folder, page)
    ending = {"preview": ".png", "mail": ".eml", "new": "", "unpack": ""}.get(command, ".pdf")
    place = tmp_path / f"a\n\x1b]0;owned\x07{ending}"
    calls = {"new": [place], "unpack": [page, place], "copies": [folder, "--count=1", "-o", place]}
    call = [command, *map(str, calls.get(command, [folder, "-o", place]))]
    done = CliRunner().invoke(main, call)
    assert done.exit_code == 0, done.stderr
    assert place.exists()
    assert done.stderr.count("\n") < 4, "no line is broken off by a name"
    assert_harmless(done.stderr)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="has no named pipes")
@pytest.mark.parametrize(
    ("make", "code"),
    [
        (os.mkfifo, "file.not-a-file"),
        (Path.mkdir, "file.not-a-file"),
        (lambda path: path.symlink_to("/dev/zero"), "file.not-a-file"),
        (lambda path: path.symlink_to("none"), "file.missing"),
        (lambda path: path.symlink_to(path), "file.unreadable"),
    ],
    ids=["pipe", "folder", "device", "nowhere", "loop"],
)
def test_a_masthead_that_is_no_file_is_told_as_what_it_is(
    make: Callable[[Path], None], code: str, tmp_path: Path
) -> None:
    folder, output = lay(tmp_path, {})
    make(folder / "brief.yaml")
    assert_fails(folder, output, code)
    assert "rename" not in build(folder, output)[1]


STYLE_ATTACKS = {
    "": "style.empty",
    "- a": "copy.type",
    "says: x": "style.missing-key",
    "extends: mine.yaml": "style.cycle",
    "extends: nowhere": "style.unknown",
    STYLE + "baseline: nan": "style.length",
    STYLE + "baseline: inf": "style.length",
    STYLE + "baseline: 1e9": "style.length",
    STYLE + "baseline: -5": "style.length",
    STYLE + "baseline: 0": "style.length",
    STYLE + "baseline: ٣": "style.length",
    STYLE + "grid: {text: 0}": "style.number",
    STYLE + f"grid: {{text: {'9' * 400}}}": "style.number",
    STYLE + "grid: {column: 0, gutter: 0}": "fit.word-too-wide",
    STYLE + "paper: {a4: {side: 400}}": "style.grid",
    STYLE + "ladder: {larger: []}": "copy.empty",
    STYLE + "ladder: {smaller: [{}]}": "style.missing-key",
    STYLE + "ladder: {larger: [{baseline: 13, sizes: {nobody: 3}}]}": "style.unknown-key",
    STYLE + "type: {body: {face: nobody bold}}": "style.face",
    STYLE + "type: {body: {face: sans, colour: nobody}}": "style.face",
    STYLE + "type: {body: {colour: paper}}": "style.contrast",
    STYLE + "type: {nobody: {size: 1}}": "style.unknown-key",
    STYLE + 'colours: {paper: "#00000"}': "style.colour",
    STYLE + "faces: {sans: }": "copy.empty",
    STYLE + '"\\e[31m": x': "yaml.control-character",
}


@pytest.mark.parametrize("attack", STYLE_ATTACKS, ids=lambda attack: attack[-40:] or "nothing")
def test_styles_that_attack(attack: str, tmp_path: Path) -> None:
    files = {"brief.yaml": STYLED, "a.yaml": f"{TITLE}body: Words\n", "looks/mine.yaml": attack}
    assert_fails(*lay(tmp_path, files), STYLE_ATTACKS[attack])


def test_styles_that_extend_each_other(tmp_path: Path) -> None:
    files = {
        "brief.yaml": STYLED,
        "looks/mine.yaml": "extends: other.yaml\n",
        "looks/other.yaml": "extends: mine.yaml\n",
    }
    assert_fails(*lay(tmp_path, files), "style.cycle")


FACED = {"brief.yaml": STYLED, "looks/mine.yaml": STYLE + "faces: {sans: {regular: f.ttf}}\n"}


@pytest.mark.parametrize("data", [b"", b"junk" * 500, bytes(5000), b"\0\1\0\0\xff\xff" + b"x" * 90])
def test_a_face_that_is_no_font(data: bytes, tmp_path: Path) -> None:
    assert_fails(*lay(tmp_path, {**FACED, "looks/f.ttf": data}), "face.unusable")


def test_a_face_that_is_no_file(tmp_path: Path) -> None:
    folder, output = lay(tmp_path, FACED)
    face = folder / "looks/f.ttf"
    assert_fails(folder, output, "style.face")
    face.symlink_to("f.ttf")
    assert_fails(folder, output, "style.face")
    face.unlink()
    os.mkfifo(face)
    assert_fails(folder, output, "style.face")
    face.unlink()
    face.mkdir()
    assert_fails(folder, output, "style.face")


def test_a_damaged_source_is_told_once(tmp_path: Path) -> None:
    """The PDF library logs what it meets, and Python prints that where nobody listens."""
    brief = f"{TITLE}sources: {{s: {{title: S, file: s.pdf}}}}\n"
    folder, output = lay(tmp_path, {"brief.yaml": brief, "s.pdf": b"%PDF-1.7\n1 0 obj <<"})
    done = run("build", folder, "-o", output, cwd=tmp_path)
    assert done.returncode == 1
    assert done.stderr.startswith(b"error[source.broken]: s.pdf is damaged")


def test_markup_of_other_formats_prints_as_it_stands(tmp_path: Path) -> None:
    words = r"<&>() ]]> <!-- -- %s #{x} /X (unbalanced &amp; &#0; <b>"
    keys = "title kicker standfirst marking owner contact version reference distribution".split()
    brief = "".join(f"{key}: '{words}'\n" for key in keys)
    section = f"title: '{words}'\nsummary: '{words}'\npoints: ['{words}']\n"
    files = {"brief.yaml": f"{brief}attach: [source]\n", "a(b) #c.yaml": section}
    data = assert_builds(*lay(tmp_path, files))
    said = words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    assert data.count(f">{said}</".encode()) == 4, "title, subject, author and keywords in XMP"


@pytest.mark.parametrize("day", ["1000-01-01", "9999-12-31"])
def test_the_ends_of_the_calendar(day: str, tmp_path: Path) -> None:
    data = assert_builds(*lay(tmp_path, {"brief.yaml": f"{TITLE}date: {day}\n"}))
    assert f"D:{day.replace('-', '')}000000Z".encode() in data


@pytest.mark.parametrize("epoch", ["garbage", "nan", "5.5", "0x10", "9" * 5000, "-99999999999999"])
def test_an_epoch_that_is_no_moment(
    epoch: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    assert_fails(*lay(tmp_path, {"brief.yaml": TITLE}), "option.epoch")


@pytest.mark.parametrize("tag", ["", "e", "en_US", "en-", "x" * 5000, "en-\x1b[31m"])
def test_a_language_that_is_no_tag(tag: str, tmp_path: Path) -> None:
    folder, output = lay(tmp_path, {"brief.yaml": TITLE})
    assert_fails(folder, output, "option.language", "--language", tag)


def test_an_output_that_cannot_be(tmp_path: Path) -> None:
    folder, output = lay(tmp_path, {"brief.yaml": TITLE})
    dangling = tmp_path / "dangling.pdf"
    dangling.symlink_to("none/page.pdf")
    for place in (tmp_path / "none/page.pdf", dangling, Path("/proc/page.pdf")):
        status, report = build(folder, place)
        assert status == 1
        assert "error[file.unwritable]" in report
        assert not place.exists()
    assert output.read_bytes() == OLD


def test_an_output_that_is_a_link_is_written_through(tmp_path: Path) -> None:
    folder, output = lay(tmp_path, {"brief.yaml": TITLE})
    link = tmp_path / "link.pdf"
    link.symlink_to(output)
    assert build(folder, link)[0] == 0
    assert link.is_symlink()
    assert output.read_bytes().startswith(b"%PDF")


def test_two_folders_for_one_place(tmp_path: Path) -> None:
    folder, output = lay(tmp_path, {"brief.yaml": TITLE})
    other = shutil.copytree(folder, tmp_path / "other")
    status, report = build(folder, output, str(other))
    assert status == 2
    assert "several folders" in report
    assert output.read_bytes() == OLD
    status, report = build(folder, output.parent, str(other))
    assert status == 1
    assert "error[file.taken]" in report
    assert output.read_bytes() == OLD


def test_a_disk_that_is_full_leaves_the_old_page(tmp_path: Path) -> None:
    folder, output = lay(tmp_path, {"brief.yaml": TITLE})
    resource = pytest.importorskip("resource")
    done = subprocess.run(
        [sys.executable, "-B", "-P", "-m", "briefing", "build", str(folder), "-o", str(output)],
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (2048, 2048)),
        capture_output=True,
        timeout=20,
        check=False,
    )
    assert done.returncode == 1
    assert b"error[file.unwritable]" in done.stderr
    assert b"Traceback" not in done.stderr
    assert output.read_bytes() == OLD
    assert list(output.parent.iterdir()) == [output]


def test_a_reader_that_leaves_early(tmp_path: Path) -> None:
    folder, _ = lay(tmp_path, {"brief.yaml": TITLE})
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run(
        [sys.executable, "-P", "-m", "briefing", "build", str(folder), "-o", "-"],
        stdout=write,
        stderr=subprocess.PIPE,
        timeout=20,
        check=False,
    )
    os.close(write)
    assert done.returncode == 1
    assert b"Traceback" not in done.stderr


MODULES = "reportlab_settings sitecustomize usercustomize yaml click reportlab uharfbuzz".split()


def test_no_code_of_the_folder_runs(tmp_path: Path) -> None:
    spoiled = {f"{name}.py": "open('owned', 'w').close()\n" for name in MODULES}
    folder, output = lay(tmp_path, {"brief.yaml": TITLE, **spoiled})
    done = run("build", ".", "-o", output, cwd=folder)
    assert done.returncode == 0, done.stderr
    assert not list(tmp_path.rglob("owned"))


def test_no_settings_of_the_home_directory_run(tmp_path: Path) -> None:
    home = {".reportlab_settings": f"open({str(tmp_path / 'owned')!r}, 'w').close()\n"}
    folder, output = lay(tmp_path, {"brief.yaml": TITLE, **home})
    done = run("build", folder, "-o", output, cwd=tmp_path, HOME=str(folder))
    assert done.returncode == 0, done.stderr
    assert not (tmp_path / "owned").exists()


def test_surroundings_change_no_byte(tmp_path: Path) -> None:
    section = f"{TITLE}summary: \"Some 'words' - set\"\nfigures: [{{value: 1, label: one}}]\n"
    folder, output = lay(tmp_path, {"brief.yaml": TITLE, "a.yaml": section})
    pages = set()
    for environment in (
        {"PYTHONHASHSEED": "1", "TZ": "UTC", "LC_ALL": "C.UTF-8"},
        {"PYTHONHASHSEED": "2", "TZ": "Asia/Tokyo", "LC_ALL": "C", "COLUMNS": "1"},
        {"RL_pageCompression": "1", "RL_invariant": "0", "RL_rlCompact": "1", "HB_OPTIONS": "x"},
        {"HOME": "/nonexistent", "XDG_DATA_HOME": "/nonexistent", "PYTHONOPTIMIZE": "2"},
    ):
        done = run("build", folder, "-o", output, cwd=folder, **environment)
        assert done.returncode == 0, done.stderr
        pages.add(output.read_bytes())
    assert len(pages) == 1


def test_nothing_in_the_home_directory_runs(tmp_path: Path) -> None:
    folder = tmp_path / "brief"
    folder.mkdir()
    folder.joinpath("brief.yaml").write_text("title: x")
    for name in (".reportlab_mods", ".reportlab_settings"):
        tmp_path.joinpath(name).write_text("raise SystemExit('ran')")
    run = [sys.executable, "-m", "briefing", "build", str(folder), "-o", str(tmp_path / "x.pdf")]
    done = subprocess.run(
        run, env=os.environ | {"HOME": str(tmp_path)}, capture_output=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    ("brief", "code"),
    [
        ("title: x\nstandfirst: " + "lorem ipsum " * 800, "fit.overset"),
        ("title: x\nmarking: " + "SECRET WORDS " * 20, "fit.marking-too-long"),
        ("title: x\nowner: " + "words of the owner " * 400, "fit.footer-too-deep"),
        ("title: x\nlink: https://a.org/" + "x" * 3000, "fit.link-too-long"),
        ("title: x\nlink: https://nato.int@evil.org/", "copy.link"),
        ("title: x\nlink: 'https://?'", "copy.link"),
        ('title: "\\u200b\\u2060"', "copy.empty"),
        ("title: a\U000e0041b", "yaml.control-character"),
        ("title: x\nstyle: ../evil.yaml", "file.outside"),
        (f"title: x\nstyle: {'a' * 300}.yaml", "file.missing"),
        (f"title: x\nsources: {{s: {{title: S, file: {'a' * 300}}}}}", "file.missing"),
    ],
)
def test_what_would_run_off_the_page_or_out_of_the_folder(
    brief: str, code: str, tmp_path: Path
) -> None:
    tmp_path.joinpath("brief.yaml").write_text(brief, "utf-8")
    done = CliRunner().invoke(main, ["build", str(tmp_path), "-o", str(tmp_path / "x.pdf")])
    assert done.exit_code == 1
    assert f"error[{code}]" in done.stderr
    assert not tmp_path.joinpath("x.pdf").exists()


def test_a_marking_is_set_as_it_stands(tmp_path: Path) -> None:
    tmp_path.joinpath("brief.yaml").write_text("title: x\nmarking: 'FOR \"EYES\" - ONLY'")
    out = tmp_path / "x.pdf"
    assert CliRunner().invoke(main, ["build", str(tmp_path), "-o", str(out)]).exit_code == 0
    text = " ".join(PdfReader(out).pages[0].extract_text().split())
    assert text.count('FOR "EYES" - ONLY') == 2


def test_the_copy_is_never_written_over(tmp_path: Path) -> None:
    copy = tmp_path / "brief.yaml"
    copy.write_text("title: x")
    numbered = ["--count", "1", "-o", str(tmp_path / "x.pdf"), "--register", str(copy)]
    for call, status in (["build", "-o", str(copy)], 2), (["copies", *numbered], 1):
        assert CliRunner().invoke(main, [*call, str(tmp_path)]).exit_code == status
        assert copy.read_text() == "title: x"


def test_a_file_keeps_its_permissions(tmp_path: Path) -> None:
    tmp_path.joinpath("brief.yaml").write_text("title: x")
    out = tmp_path / "x.pdf"
    out.write_bytes(b"")
    out.chmod(0o600)
    assert CliRunner().invoke(main, ["build", str(tmp_path), "-o", str(out)]).exit_code == 0
    assert out.stat().st_mode & 0o777 == 0o600


def test_a_pipe_is_written_to_and_stays_one(tmp_path: Path) -> None:
    tmp_path.joinpath("brief.yaml").write_text("title: x")
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with subprocess.Popen(["cat", str(pipe)], stdout=subprocess.PIPE) as reader:
        done = CliRunner().invoke(main, ["build", str(tmp_path), "-o", str(pipe)])
        assert reader.stdout is not None
        assert reader.stdout.read().startswith(b"%PDF")
    assert done.exit_code == 0
    assert pipe.is_fifo()


def test_a_report_has_an_end(tmp_path: Path) -> None:
    keys = "".join(f"k{number}: x\n" for number in range(3000))
    tmp_path.joinpath("brief.yaml").write_text(f"title: x\n{keys}")
    done = CliRunner().invoke(main, ["build", str(tmp_path)])
    assert done.exit_code == 1
    assert len(done.stderr) < 100_000
    signs = "".join(chr(0x4E00 + number) for number in range(3000))
    tmp_path.joinpath("brief.yaml").write_text(f"title: x\nstandfirst: {signs}", "utf-8")
    done = CliRunner().invoke(main, ["build", str(tmp_path)])
    assert "face.no-glyph" in done.stderr
    assert len(done.stderr) < 100_000


def test_a_face_of_a_sparse_gigabyte(tmp_path: Path) -> None:
    mine = STYLE + "faces: {sans: {regular: large.ttf}}\n"
    folder, output = lay(tmp_path, {"brief.yaml": STYLED, "looks/mine.yaml": mine})
    with folder.joinpath("looks/large.ttf").open("wb") as file:
        file.truncate(1 << 30)
    assert_fails(folder, output, "face.unusable")
    assert "has 1024 MiB; 100 MiB is the limit" in build(folder, output)[1]


@pytest.mark.parametrize("table", [b"maxp", b"head", b"hhea", b"loca", b"glyf", b"cmap", b"post"])
def test_a_face_with_a_broken_table(table: bytes, tmp_path: Path) -> None:
    """Whatever a damaged font file does, it ends in a page or a fault that names the file."""
    path = locate("FiraSans-Regular", tmp_path)
    assert path is not None
    data = bytearray(path.read_bytes())
    entry = data.index(table, 12)
    start = int.from_bytes(data[entry + 8 : entry + 12], "big")
    data[start : start + 64] = bytes(64)
    tmp_path.joinpath("broken.ttf").write_bytes(data)
    tmp_path.joinpath("look.yaml").write_text(
        "extends: briefing\nsays: x\nfaces: {sans: {regular: broken.ttf}}\n"
    )
    folder = tmp_path / "brief"
    folder.mkdir()
    folder.joinpath("brief.yaml").write_text("title: x\nstandfirst: Some words in that face.")
    run = ["build", str(folder), "--style", str(tmp_path / "look.yaml"), "-o", str(tmp_path / "x")]
    done = CliRunner().invoke(main, run)
    assert done.exit_code in (0, 1)
    assert done.exit_code == 0 or "error[face." in done.stderr
    assert done.exception is None or isinstance(done.exception, SystemExit)
