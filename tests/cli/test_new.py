"""`briefing new`: from nothing to a brief that builds, passes and completes in an editor."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import jsonschema
import pytest
import yaml
from click.testing import CliRunner, Result

from briefing.cli import main
from briefing.cli.brief_files import quoted
from tests.conftest import SECTIONS

Folder = Callable[..., Path]


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(each) for each in arguments])


@pytest.mark.parametrize("model", [(), ("--from", SECTIONS)], ids=["starter", "outline"])
def test_it_builds_at_once_and_passes_every_check(
    model: tuple[object, ...], tmp_path: Path
) -> None:
    place = tmp_path / "monday"
    done = run("new", place, *model)
    assert done.exit_code == 0, done.stderr
    assert done.stderr == f"{place}: {5 if not model else 6} files; next: briefing build {place}\n"
    assert f"date: {date.today()}" in place.joinpath("brief.yaml").read_text("utf-8")
    checked = run("check", place)
    assert checked.exit_code == 0, checked.stderr
    warnings = re.findall(r"warning\[(\S+)\]", checked.stderr)
    assert set(warnings) == ({"lint.placeholders"} if model else set())
    assert run("check", place, "--strict").exit_code == bool(model)
    assert run("build", place, "-o", tmp_path / "x.pdf").exit_code == 0


@pytest.mark.parametrize("model", [(), ("--from", SECTIONS)], ids=["starter", "outline"])
def test_each_file_names_a_schema_that_it_keeps(model: tuple[object, ...], tmp_path: Path) -> None:
    place = tmp_path / "monday"
    run("new", place, *model)
    copy = sorted(place.glob("*.yaml"))
    assert len(copy) >= 4
    for path in copy:
        text = path.read_text("utf-8")
        line = re.match(r"# yaml-language-server: \$schema=(\S+)\n", text)
        assert line, path.name
        schema = json.loads(place.joinpath(line[1]).read_text("utf-8"))
        assert ("sections" in schema["properties"]) is (path.name == "brief.yaml")
        written = yaml.load(text, yaml.BaseLoader)  # as an editor has it, but for numbers
        jsonschema.validate(written, schema)


def test_it_overwrites_nothing(tmp_path: Path) -> None:
    place = tmp_path / "monday"
    place.mkdir()
    assert run("new", place).exit_code == 0  # empty
    before = {path: path.read_bytes() for path in place.rglob("*") if path.is_file()}
    done = run("new", place)
    assert (done.exit_code, "error[folder.taken]" in done.stderr) == (1, True)
    assert {path: path.read_bytes() for path in place.rglob("*") if path.is_file()} == before
    file = tmp_path / "file"
    file.write_text("mine")
    assert "error[folder.taken]" in run("new", file).stderr
    assert file.read_text() == "mine"


def test_a_faulty_model_is_told_and_writes_nothing(folder: Folder, tmp_path: Path) -> None:
    done = run("new", tmp_path / "monday", "--from", folder(brief="titel: x\n"))
    assert (done.exit_code, "error[copy.unknown-key]" in done.stderr) == (1, True)
    assert "folder.missing" in run("new", tmp_path / "monday", "--from", tmp_path / "no").stderr
    assert not (tmp_path / "monday").exists()


def test_the_model_may_be_a_pdf_that_carries_its_source(tmp_path: Path) -> None:
    model = shutil.copytree(SECTIONS, tmp_path / "model")
    with (model / "brief.yaml").open("a", encoding="utf-8") as file:
        file.write("attach: [source]\n")
    run("build", model, "-o", tmp_path / "x.pdf")
    assert run("new", tmp_path / "of folder", "--from", model).exit_code == 0
    assert run("new", tmp_path / "of pdf", "--from", tmp_path / "x.pdf").exit_code == 0
    written = [
        {path.relative_to(place): path.read_bytes() for path in place.rglob("*") if path.is_file()}
        for place in (tmp_path / "of folder", tmp_path / "of pdf")
    ]
    assert written[0] == written[1]


def test_a_pdf_without_its_source_is_told(tmp_path: Path) -> None:
    run("build", SECTIONS, "-o", tmp_path / "x.pdf")
    done = run("new", tmp_path / "monday", "--from", tmp_path / "x.pdf")
    assert (done.exit_code, "error[unpack.no-source]" in done.stderr) == (1, True)
    missing = run("new", tmp_path / "monday", "--from", tmp_path / "no.pdf")
    assert missing.stderr.endswith("no.pdf\n  hint: mend its name\n")
    assert not (tmp_path / "monday").exists()


def test_the_outline_of_an_outline_is_the_same(tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    run("new", one, "--from", SECTIONS)
    run("new", two, "--from", one)
    for path in one.glob("*.yaml"):
        first, second = (yaml.safe_load((place / path.name).read_text()) for place in (one, two))
        assert first == second


@pytest.mark.parametrize(
    ("folder", "posix", "windows"),
    [
        ("monday", "monday", "monday"),
        (r"C:\briefs\бриф-2", r"'C:\briefs\бриф-2'", r"C:\briefs\бриф-2"),
        ("my brief", "'my brief'", '"my brief"'),
        ("my brief\\", "'my brief\\'", '"my brief"'),
        ("R&D", "'R&D'", '"R&D"'),
    ],
)
def test_the_next_step_is_quoted_for_the_shell(folder: str, posix: str, windows: str) -> None:
    assert quoted(folder, is_windows=False) == posix
    assert quoted(folder, is_windows=True) == windows
