"""`briefing check` says what `build` would say, and writes nothing."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from briefing import Builder
from briefing.cli import main
from briefing.style.loader import shipped
from tests.conftest import SECTIONS

Folder = Callable[..., Path]
PLAIN = "title: x\nstandfirst: y\ndate: 2023-07-11\n"


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(each) for each in arguments])


def test_it_says_how_the_copy_fits_and_writes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    built, checked = run("build", SECTIONS, "-o", "x.pdf"), run("check", SECTIONS)
    assert checked.exit_code == 0
    first, *others = checked.stderr.splitlines()
    assert first == f"{SECTIONS}: fits one page, A4"
    assert others == built.stderr.splitlines()[1:]
    assert [path.name for path in tmp_path.iterdir()] == ["x.pdf"]


def test_a_failure_is_the_failure_of_a_build(folder: Folder) -> None:
    place = folder(brief=PLAIN, a="title: A\nsummary: S\nbody: " + "Words that go on. " * 400)
    built, checked = run("build", place), run("check", place)
    assert "fit.overset" in checked.stderr
    *told, last = checked.stderr.splitlines()
    assert told == built.stderr.splitlines()
    assert last == f"{place}: does not build: 1 error"
    assert checked.exit_code == built.exit_code == 1


def test_json_is_that_of_a_build_without_a_file(tmp_path: Path) -> None:
    out = tmp_path / "x.pdf"
    built = json.loads(run("build", SECTIONS, "-o", out, "--format", "json").stdout)
    checked = json.loads(run("check", SECTIONS, "--format", "json").stdout)
    assert checked == built | {"output": None, "bytes": 0}


def test_a_mistake_of_ours_names_its_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    def check(_: Builder, folder: str, **options: object) -> None:
        assert folder == "one", "the first is told first"
        raise ZeroDivisionError

    monkeypatch.setattr(Builder, "check", check)
    done = run("check", "one", "two")
    assert isinstance(done.exception, ZeroDivisionError)
    assert done.exception.__notes__ == ["in one"]


def test_annotations_of_a_workflow(folder: Folder) -> None:
    place = folder(brief="titel: 100 % of it\ntitle: x\nlanguage: eo\n")
    done = run("check", place, "--format", "github")
    assert done.exit_code == 1
    file = f"{place}/brief.yaml"
    error, warning = done.stdout.splitlines()
    assert error.startswith(
        f"::error title=copy.unknown-key,file={file},line=1,col=1,endColumn=6::"
        "a brief has no key `titel`%0Ahint: "
    )
    assert warning.startswith(
        f"::warning title=copy.language,file={file},line=3,col=11,endColumn=13::"
    )


def test_annotations_escape_what_would_end_them(folder: Folder) -> None:
    place = folder(brief="title: x", a='title: A\nbody: "10 % \\u0627"\n')
    (line,) = run("check", place, "--format", "github").stdout.splitlines()
    assert line.count("::") == 2
    assert "%0Ahint: " in line


def test_several_folders_and_strict(folder: Folder) -> None:
    place = folder(brief="title: x\nlanguage: eo\n")
    assert run("check", SECTIONS, place).exit_code == 0
    done = run("check", SECTIONS, place, "--strict")
    assert done.exit_code == 1
    assert "error[copy.language]" in done.stderr


def test_plain_language_is_the_business_of_check_alone(folder: Folder, tmp_path: Path) -> None:
    place, out = folder(brief=PLAIN, a="title: A\n"), tmp_path / "x.pdf"
    built, checked = run("build", place, "-o", out, "--strict"), run("check", place)
    assert (built.exit_code, checked.exit_code) == (0, 0)
    assert "lint" not in built.stderr
    assert "warning[lint.key-message]: a has no key message" in checked.stderr
    strict = run("check", place, "--strict")
    assert strict.exit_code == 1
    assert "error[lint.key-message]" in strict.stderr


def test_rules_are_switched_in_the_brief(folder: Folder) -> None:
    place = folder(brief=PLAIN + "lint: {key-message: off, owner: true}\n", a="title: A\n")
    told = json.loads(run("check", place, "--format", "json").stdout)["faults"]
    assert [fault["code"] for fault in told] == ["lint.owner"]


def test_strict_tells_everything_at_once(folder: Folder) -> None:
    place = folder(brief="title: x\n", a="title: A\nbody: " + "Words that go on. " * 400)
    done = run("check", place, "--strict", "--format", "json")
    answer = json.loads(done.stdout)
    codes = ["lint.key-message", "fit.overset", "lint.standfirst", "lint.date"]
    assert [fault["code"] for fault in answer["faults"]] == codes
    assert {fault["severity"] for fault in answer["faults"]} == {"error"}
    assert answer["fit"]["over"]["words"] > 0


def test_a_build_never_reads_for_plain_language(folder: Folder, tmp_path: Path) -> None:
    out = str(tmp_path / "x.pdf")
    code = (
        "import sys; from briefing.cli import main;"
        f" main(['build', {str(folder(brief=PLAIN))!r}, '-o', {out!r}], standalone_mode=False);"
        " print(*(name for name in sys.modules if 'copydesk' in name or name.endswith('.lint')))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []


# More than clear-print holds, and less than most styles do.
LONG = "title: A\nsummary: S\npoints:\n" + "- Words that go on.\n" * 60
CLEAR = PLAIN + "style: clear-print\n"
RAIL = "title: A\nfigures:\n" + "- {value: 11, label: allies}\n" * 14


def rows(done: Result) -> list[str]:
    lines = done.stderr.splitlines()
    head = next(at for at, line in enumerate(lines) if line.startswith("style "))
    return lines[head + 1 :]


def test_a_table_says_how_each_style_would_set_it(folder: Folder) -> None:
    place = folder(brief=CLEAR, a=LONG)
    done = run("check", place, "--styles")
    assert [row.split()[0] for row in rows(done)] == list(shipped())
    for row in rows(done):
        name, size, *_ = row.split()
        alone = run("check", place, "--style", name)
        if "does not hold it" in row:
            assert alone.exit_code == 1
            assert re.search(r"it: [0-9.]+ pt, [0-9]+ words too much$", row)
        else:
            assert f"fit: body {size}" in alone.stderr
            assert re.search(r" [0-9]+ % +nothing$", row)
    held = [row.split()[0] for row in rows(done) if "does not hold it" not in row]
    assert held == [name for name in shipped() if name != "clear-print"]
    assert done.exit_code == 1, "it does not build, whatever other styles do"


def test_a_rail_is_too_deep_by_parts_and_not_by_words(folder: Folder) -> None:
    look = "extends: briefing\nsays: x\nladder: {arrangements: []}"
    place = folder(brief=PLAIN + "style: look.yaml\n", look=look, a=RAIL)
    *_, row = rows(run("check", place, "--styles"))
    assert re.search(r"does not hold it: [0-9.]+ pt, [0-9]+ parts? too much$", row)


def test_the_table_says_what_is_left_out(folder: Folder) -> None:
    optional = LONG.replace("title: A", "title: A\noptional: true")
    _, row, *_ = rows(run("check", folder(brief=PLAIN, a="title: B", b=optional), "--styles"))
    assert re.search(r"^clear-print .* [0-9]+ % +section b$", row)


def test_the_table_has_styles_of_ones_own(folder: Folder, tmp_path: Path) -> None:
    look = "extends: columns\nsays: x"
    place = folder(brief=PLAIN + "style: [look.yaml, prose]\n", look=look, a="title: A")
    mine = tmp_path / "mine.yaml"
    mine.write_text(look, "utf-8")
    assert [row.split()[0] for row in rows(run("check", place, "--styles"))][len(shipped()) :] == [
        "look"
    ]
    named = rows(run("check", place, "--styles", "--style", mine))
    assert [row.split()[0] for row in named][len(shipped()) :] == ["mine", "look"]


def test_the_table_as_json(folder: Folder) -> None:
    place = folder(brief=PLAIN, a=LONG)
    answer = json.loads(run("check", place, "--styles", "--format", "json").stdout)
    assert answer["styles"][0]["style"] == "briefing"
    for found in answer["styles"]:
        alone = run("check", place, "--style", found["style"], "--format", "json")
        told = json.loads(alone.stdout)
        assert found["holds"] == (alone.exit_code == 0)
        assert found["fit"] == told["fit"]
    assert "styles" not in json.loads(run("check", place, "--format", "json").stdout)


def test_a_style_at_fault_has_no_fit(folder: Folder) -> None:
    place = folder(brief=PLAIN + "style: [briefing, look.yaml]\n", look="extends: x\nsays: y")
    answer = json.loads(run("check", place, "--styles", "--format", "json").stdout)
    last = answer["styles"][-1]
    assert (last["style"], last["holds"], last["fit"]) == ("look.yaml", False, None)
    assert [fault["code"] for fault in last["faults"]] == ["style.unknown"]


def test_a_brief_at_fault_has_no_table(folder: Folder) -> None:
    place = folder(brief="titel: x")
    done = run("check", place, "--styles")
    assert done.exit_code == 1
    assert done.stderr.endswith("no style is tried before these errors are mended\n")
    answer = json.loads(run("check", place, "--styles", "--format", "json").stdout)
    assert answer["styles"] == []


def test_the_table_is_for_people_and_for_json() -> None:
    for form in ("sarif", "github"):
        done = run("check", SECTIONS, "--styles", "--format", form)
        assert done.exit_code == 2
        assert "--styles is for people and for JSON" in done.stderr


def test_notes_of_the_style_are_told(folder: Folder) -> None:
    place = folder(brief=PLAIN + "style: [clear-print, briefing]\n", a=LONG)
    done = run("check", place)
    note = (
        "set in briefing, number 2 of 2 in `style`: running text keeps its designed size;"
        " clear-print does not hold it"
    )
    assert f"\nnote: {note}\n" in done.stderr
    answer = json.loads(run("check", place, "--format", "json").stdout)
    assert (answer["style"], answer["notes"]) == ("briefing", [note])
