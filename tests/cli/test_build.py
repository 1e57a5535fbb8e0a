"""`briefing build` as somebody types it."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from importlib.machinery import ModuleSpec
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from briefing import __version__
from briefing.brief.reader import read_brief
from briefing.cli import main
from briefing.files.names import file_name
from briefing.language.language import language as language_of
from briefing.style.fonts import _files
from tests.conftest import ROOT, SECTIONS

Folder = Callable[..., Path]


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(each) for each in arguments])


def test_three_lines_say_what_was_made(tmp_path: Path) -> None:
    out = tmp_path / "brief.pdf"
    done = run("build", SECTIONS, "-o", out)
    assert done.exit_code == 0
    assert done.stdout == ""
    made, fit, evidence = done.stderr.splitlines()
    size = f"{out.stat().st_size / 1000:.0f} kB"
    assert made == f"{out}: {size}, 1 page, A4, PDF/UA-1, PDF/A-2a"
    assert fit == "fit: body 9.5/13, 100 % of the page, nothing left out"
    counts = "10 quoted, 0 found, 0 derived, 2 exempt, 0 unsupported, 4 more not checked"
    unsaved = "quotes not re-checked: the text of nato-vilnius is not saved"
    assert evidence == f"evidence: {counts}; {unsaved}"


def test_steps_of_the_ladder_are_told(tmp_path: Path) -> None:
    done = run("build", SECTIONS, "--paper", "letter", "-o", tmp_path / "x.pdf")
    assert "fit: body 9.5/12.25 (6 steps down), section, callout, group gaps tight, " in done.stderr


def test_the_file_is_named_after_the_brief(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    place = folder(brief="title: Évêques & rois, un très long titre\ndate: 2023-07-11\n")
    monkeypatch.chdir(place)
    assert run("build", ".").exit_code == 0
    assert place.joinpath("2023-07-11-eveques-rois-un-tres-long.pdf").is_file()


def test_a_brief_may_name_its_file(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    place = folder(brief="title: x\nfilename: Mine 2.pdf\n")
    monkeypatch.chdir(place.parent)
    assert run("build", place).exit_code == 0
    assert place.parent.joinpath("Mine 2.pdf").is_file()


def test_an_output_folder_takes_several(folder: Folder, tmp_path: Path) -> None:
    one = folder(brief="title: One")
    out = tmp_path / "out"
    out.mkdir()
    assert run("build", one, SECTIONS, "-o", out).exit_code == 0
    names = {path.name for path in out.iterdir()}
    assert names == {"one.pdf", "2023-07-11-allies-bring-ukraine-closer.pdf"}


def test_a_faulty_brief_stops_none_of_the_others(folder: Folder, tmp_path: Path) -> None:
    wrong, out = folder(brief="titel: One"), tmp_path / "out"
    out.mkdir()
    done = run("build", wrong, SECTIONS, tmp_path / "none", "-o", out)
    assert done.exit_code == 1
    assert [path.name for path in out.iterdir()] == ["2023-07-11-allies-bring-ukraine-closer.pdf"]
    told = ("error[copy.unknown-key]", "44 kB, 1 page", "error[folder.missing]")
    places = [done.stderr.index(words) for words in told]
    assert places == sorted(places)


def test_no_two_briefs_of_a_run_take_one_place(folder: Folder, tmp_path: Path) -> None:
    place, out = folder(brief="title: One"), tmp_path / "out"
    out.mkdir()
    done = run("build", place, shutil.copytree(place, tmp_path / "again"), "-o", out)
    assert done.exit_code == 1
    assert "file.taken" in done.stderr


def test_standard_output(tmp_path: Path) -> None:
    module = [sys.executable, "-m", "briefing", "build", str(SECTIONS), "-o", "-"]
    done = subprocess.run(module, capture_output=True, check=True, cwd=ROOT)
    assert done.stdout.startswith(b"%PDF-1.7")
    assert done.stdout.rstrip().endswith(b"%%EOF")
    assert b"standard output: " in done.stderr


def test_json(tmp_path: Path) -> None:
    out = tmp_path / "x.pdf"
    done = run("build", SECTIONS, "-o", out, "--format", "json")
    assert done.stderr == ""
    answer = json.loads(done.stdout)
    assert answer == {
        "output": str(out),
        "bytes": out.stat().st_size,
        "pages": 1,
        "paper": "a4",
        "style": "briefing",
        "standards": ["PDF/UA-1", "PDF/A-2a"],
        "fit": {
            "body": 9.5,
            "leading": 13.0,
            "fill": 1.0,
            "rungs": [],
            "left_out": [],
            "over": None,
        },
        "notes": [],
        "evidence": {
            "quoted": 10,
            "found": 0,
            "derived": 0,
            "exempt": 2,
            "unsupported": 0,
            "unchecked": 4,
        },
        "faults": [],
    }


def test_json_of_a_failure(folder: Folder) -> None:
    done = run("build", folder(brief="titel: x"), "--format", "json")
    assert done.exit_code == 1
    answer = json.loads(done.stdout)
    assert answer["output"] is None
    codes = [fault["code"] for fault in answer["faults"]]
    assert codes == ["copy.unknown-key", "copy.missing-key"]
    first = answer["faults"][0]
    assert (first["line"], first["column"], first["end_column"]) == (1, 1, 6)
    assert first["hint"] == "did you mean `title`?"


def test_a_fault_shows_its_line_and_marks_the_place(folder: Folder) -> None:
    place = folder(brief="title: x", a="title: A\npoints:\n  - Bridge: 37 of 51\n")
    done = run("build", place)
    assert done.exit_code == 1
    assert done.stderr == (
        "error[copy.colon]: a colon makes this a key and a value, where a text is meant\n"
        f"  {place / 'a.yaml'}:3:5\n"
        "   3 |   - Bridge: 37 of 51\n"
        "     |     ^^^^^^^^^^^^^^^^\n"
        '  hint: put the text in double quotes: "Bridge: 37 of 51"\n'
    )


def overfull(folder: Folder) -> Path:
    return folder(brief="title: x", a="title: A\nbody: " + "many words that go on " * 350)


def test_overset_says_by_how_much_and_leaves_the_file_alone(folder: Folder, tmp_path: Path) -> None:
    out = tmp_path / "x.pdf"
    out.write_bytes(b"yesterday's")
    done = run("build", overfull(folder), "-o", out)
    assert done.exit_code == 1
    assert "error[fit.overset]: the text is " in done.stderr
    assert " lines) too deep for A4" in done.stderr
    assert "; the type is at its smallest, body 9/11.5" in done.stderr
    assert out.read_bytes() == b"yesterday's"
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["x.pdf"]


@pytest.mark.parametrize(
    ("language", "title", "name"),
    [
        ("en", "Ministers agree a plan to join their grids by 2030", "ministers-agree-a-plan"),
        ("en", "Ministers agree a grid and adopt new plans", "ministers-agree-a-grid"),
        ("en", "New plans of European defence ministers", "new-plans-of-european-defence"),
        ("en", "Three lines at most are to be late", "three-lines-at-most"),
        ("fr", "Les Alliés rapprochent l'Ukraine de l'OTAN", "les-allies-rapprochent"),
        ("de", "Die Minister einigen sich auf einen Plan", "die-minister-einigen"),
        ("en", "Donaudampfschifffahrtsgesellschaft", "donaudampfschifffahrtsgesells"),
        ("uk", "Союзники наближають Україну до НАТО", "soiuznyky-nablyzhaiut-ukrainu"),
    ],
)
def test_a_files_name_ends_with_a_phrase(language: str, title: str, name: str) -> None:
    brief, _ = read_brief(SECTIONS)
    assert brief
    runs = (brief.title.runs[0]._replace(text=title),)
    brief = brief._replace(
        title=brief.title._replace(runs=runs), language=language_of(language), date=None
    )
    assert file_name(brief) == f"{name}.pdf"


def test_a_long_line_shows_where_it_is_cut(folder: Folder) -> None:
    body = f"body: {'one or two, ' * 20}[the site](javascript:x) {'one or two, ' * 20}"
    shown = run("check", folder(brief="title: x", a=f"title: A\n{body}")).stderr
    line, below = next(pair for pair in pairwise(shown.splitlines()) if "(javascript" in pair[0])
    assert line.startswith("   2 | …")
    assert line.endswith("…")
    assert line[below.index("^") : below.rindex("^") + 1] == "javascript:x"


def test_overset_in_json(folder: Folder) -> None:
    place = overfull(folder)
    answer = json.loads(run("build", place, "--format", "json").stdout)
    over = answer["fit"]["over"]
    assert over["points"] > 100
    assert over["words"] > 50
    assert over["cut"] == [{"file": f"{place}/a.yaml", "line": 2, "words": over["words"]}]


def test_strict_makes_warnings_errors(folder: Folder, tmp_path: Path) -> None:
    place, out = folder(brief="title: x\nlanguage: eo\n"), tmp_path / "x.pdf"
    warned = run("build", place, "-o", out)
    assert warned.exit_code == 0
    assert "warning[copy.language]" in warned.stderr
    strict = run("build", place, "-o", out, "--strict")
    assert strict.exit_code == 1
    assert "error[copy.language]" in strict.stderr


def test_options_go_before_the_briefs_own_keys(folder: Folder, tmp_path: Path) -> None:
    place = folder(brief="title: x\npaper: a4\nlanguage: fr\ndate: 2023-07-11\n")
    done = run("build", place, "--paper", "letter", "--language", "de", "-o", tmp_path / "x.pdf")
    assert "Letter" in done.stderr
    assert b"/Lang (de)" in tmp_path.joinpath("x.pdf").read_bytes()


def test_a_style_in_the_folder_by_path(folder: Folder, tmp_path: Path) -> None:
    """It is known as one whether it was asked for, is what that extends, or lies there unused."""
    place = folder(
        brief="title: x\n",
        a="title: A\nbody: Words.\n",
        house="extends: briefing\nsays: the house's\n",
        mine="extends: house.yaml\nsays: mine\n",
    )
    for more in ((), ("--style", str(place / "mine.yaml")), ("--style", str(place / "house.yaml"))):
        done = run("build", str(place), "-o", str(tmp_path / "out.pdf"), *more)
        assert (done.exit_code, "error" in done.stderr) == (0, False)


def test_a_style_by_path(folder: Folder, tmp_path: Path) -> None:
    style = tmp_path / "mine.yaml"
    style.write_text('extends: briefing\ncolours: {accent: "#7A1F3D"}\n')
    out = tmp_path / "x.pdf"
    done = run("build", SECTIONS, "--style", style, "-o", out, "--format", "json")
    assert json.loads(done.stdout)["style"] == "mine"


@pytest.mark.parametrize(
    "arguments",
    [
        ["--paper", "a5"],
        ["--what"],
        ["-o", "-", "--format", "json"],
        ["sections", "sections", "-o", "x.pdf"],
    ],
)
def test_wrong_usage_is_two(arguments: list[str]) -> None:
    done = run("build", *arguments)
    assert done.exit_code == 2
    assert "Usage: " in done.stderr


def test_an_unknown_command_is_wrong_usage() -> None:
    assert run("bild").exit_code == 2


def test_the_output_may_not_be_writable(tmp_path: Path) -> None:
    done = run("build", SECTIONS, "-o", tmp_path / "no" / "x.pdf")
    assert done.exit_code == 1
    assert "file.unwritable" in done.stderr


def test_version() -> None:
    assert run("--version").output == f"briefing {__version__}\n"


def test_styles_says_what_each_is_for() -> None:
    done = run("styles")
    assert done.exit_code == 0
    assert done.stdout.startswith("briefing ")
    assert "three lanes" in done.stdout


def test_a_style_whose_typefaces_lack_names_the_command(
    folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The list, a comparison and the other styles work without them."""
    monkeypatch.setattr("briefing.style.fonts.find_spec", without_serif)
    _files.cache_clear()
    try:
        listed = run("styles")
        place = folder(brief="title: x", a="title: A\nbody: Some words.")
        compared, built = run("check", place, "--styles"), run("build", place, "--style=institute")
    finally:
        _files.cache_clear()
    assert (listed.exit_code, listed.stderr) == (0, "")
    assert re.search(r'^institute .*run pip install "\.\[institute\]"', listed.stdout, re.MULTILINE)
    assert compared.exit_code == 0
    assert re.search(r"^institute .*not installed", compared.stderr, re.MULTILINE)
    assert built.exit_code == 1
    assert built.stderr.count("error[") == 1
    assert "error[style.not-installed]" in built.stderr


def without_serif(module: str) -> ModuleSpec | None:
    return None if module == "fontpkg_source_serif_4" else find_spec(module)


def test_nothing_is_coloured_off_a_terminal(folder: Folder) -> None:
    assert "\x1b" not in run("build", folder(brief="titel: x")).stderr
