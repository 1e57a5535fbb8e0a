"""`briefing schema`: what it prints, writes and refuses."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from jsonschema import Draft202012Validator

from briefing.cli import main
from briefing.style.json_schema import PARTS


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["schema", *arguments])


@pytest.mark.parametrize("part", PARTS)
def test_a_schema_goes_to_standard_output(part: str) -> None:
    result = run(part)
    assert result.exit_code == 0
    schema = json.loads(result.stdout)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    Draft202012Validator.check_schema(schema)
    assert result.stdout == run(part).stdout


def test_a_schema_goes_to_a_file(tmp_path: Path) -> None:
    place = tmp_path / "section.schema.json"
    result = run("section", "-o", str(place))
    assert (result.exit_code, result.output) == (0, "")
    assert place.read_text("utf-8") == run("section").stdout


def test_without_an_argument_it_says_what_there_is() -> None:
    result = run()
    assert result.exit_code == 0
    assert [line.split()[0] for line in result.stdout.splitlines()] == list(PARTS)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [(["-o", "x.json"], "brief, section, style"), (["figure"], "'brief', 'section', 'style'")],
)
def test_what_is_no_part_is_wrong_usage(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], words: str
) -> None:
    monkeypatch.chdir(tmp_path)
    result = run(*arguments)
    assert result.exit_code == 2
    assert words in result.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_place_that_cannot_be_written_is_a_fault(tmp_path: Path) -> None:
    result = run("brief", "-o", str(tmp_path / "none" / "x.json"))
    assert result.exit_code == 1
    assert "error[file.unwritable]" in result.stderr


def test_help_shows_how_a_file_names_it() -> None:
    assert "# yaml-language-server: $schema=brief.schema.json" in run("--help").stdout
