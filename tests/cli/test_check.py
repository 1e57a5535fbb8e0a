"""`briefing check` says what `build` would say, and writes nothing."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from briefing.cli import main
from tests.conftest import SECTIONS

Folder = Callable[..., Path]


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
    place = folder(brief="title: x", a="title: A\nbody: " + "many words that go on " * 260)
    built, checked = run("build", place), run("check", place)
    assert "fit.overset" in checked.stderr
    assert checked.stderr == built.stderr
    assert checked.exit_code == built.exit_code == 1


def test_json_is_that_of_a_build_without_a_file(tmp_path: Path) -> None:
    out = tmp_path / "x.pdf"
    built = json.loads(run("build", SECTIONS, "-o", out, "--format", "json").stdout)
    checked = json.loads(run("check", SECTIONS, "--format", "json").stdout)
    assert checked == built | {"output": None, "bytes": 0}


def test_annotations_of_a_workflow(folder: Folder) -> None:
    place = folder(brief="titel: 100 % of it\ntitle: x\nlanguage: it\n")
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
    place = folder(brief="title: x\nlanguage: it\n")
    assert run("check", SECTIONS, place).exit_code == 0
    done = run("check", SECTIONS, place, "--strict")
    assert done.exit_code == 1
    assert "error[copy.language]" in done.stderr
