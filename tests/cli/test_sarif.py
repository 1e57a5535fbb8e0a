"""`check --format sarif` is one log that the standard's own schema takes."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import unquote_to_bytes

import pytest
from click.testing import CliRunner
from sarif_kit.validate import validation_errors

from briefing.brief.lint_fields import RULES
from briefing.cli import main
from briefing.cli.sarif import FAMILIES, as_sarif, uri
from briefing.errors import Fault, Severity, Span
from tests.conftest import SECTIONS

Folder = Callable[..., Path]


def log_of(*arguments: object) -> tuple[dict[str, Any], int]:
    done = CliRunner().invoke(main, ["check", *map(str, arguments), "--format", "sarif"])
    log: dict[str, Any] = json.loads(done.stdout)
    assert validation_errors(log) == []
    assert done.stderr == ""
    return log, done.exit_code


def test_a_brief_without_faults_is_a_log_without_results() -> None:
    log, status = log_of(SECTIONS)
    assert status == 0
    (run,) = log["runs"]
    assert (run["results"], run["tool"]["driver"]["rules"]) == ([], [])
    assert run["tool"]["driver"]["name"] == "briefing"


def test_faults_and_warnings_of_all_folders(
    folder: Folder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    folder(brief="kiker: x\ntitle: x\ndate: 2023-07-11\nstandfirst: s\n", a="title: A\nsummary: s")
    log, status = log_of("copy", SECTIONS, "nowhere")
    assert status == 1
    (run,) = log["runs"]
    assert run["columnKind"] == "unicodeCodePoints"
    error, missing = run["results"]
    assert error == {
        "ruleId": "copy.unknown-key",
        "ruleIndex": 0,
        "level": "error",
        "message": {"text": "a brief has no key `kiker`\nhint: did you mean `kicker`?"},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": "copy/brief.yaml", "uriBaseId": "%SRCROOT%"},
                    "region": {"startLine": 1, "startColumn": 1, "endColumn": 6},
                }
            }
        ],
    }
    assert "locations" not in missing
    rules = run["tool"]["driver"]["rules"]
    assert [rules[result["ruleIndex"]]["id"] for result in run["results"]] == [
        "copy.unknown-key",
        "folder.missing",
    ]
    assert rules[0]["shortDescription"]["text"] == "copy: unknown key"


def test_a_rule_of_plain_language_says_what_it_warns_of(folder: Folder) -> None:
    place = folder(brief="title: x\ndate: 2023-07-11\n")
    log, status = log_of(place)
    assert status == 0
    (run,) = log["runs"]
    (rule,) = run["tool"]["driver"]["rules"]
    assert rule["id"] == "lint.standfirst"
    assert rule["shortDescription"]["text"].endswith(RULES["standfirst"].warns_of)
    assert rule["help"]["text"] == FAMILIES["lint"][1]
    assert [result["level"] for result in run["results"]] == ["warning"]
    assert [r["level"] for r in log_of(place, "--strict")[0]["runs"][0]["results"]] == ["error"]


def test_editions_that_differ_are_in_the_log(folder: Folder, tmp_path: Path) -> None:
    one = folder(brief="title: x\n", a="title: A\nsummary: It is 5\n")
    other = tmp_path / "fr"
    other.mkdir()
    other.joinpath("brief.yaml").write_text("title: x\nlanguage: fr\n")
    other.joinpath("a.yaml").write_text("title: A\nsummary: It is 6\n")
    codes = {result["ruleId"] for result in log_of(one, other)[0]["runs"][0]["results"]}
    assert any(code.startswith("twins.") for code in codes)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("a b.yaml", "a%20b.yaml"),
        ("x:y.yaml", "x%3Ay.yaml"),  # else `x` would be a scheme
        ("a\nb\t.yaml", "a%0Ab%09.yaml"),
        ("Київ #1?.yaml", "%D0%9A%D0%B8%D1%97%D0%B2%20%231%3F.yaml"),
        ("100%.yaml", "100%25.yaml"),
        (os.fsdecode(b"\xff.yaml"), "%FF.yaml"),
        ("sub/../b/c.yaml", "b/c.yaml"),
    ],
)
def test_paths_are_uris(
    name: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert uri(name) == said
    assert uri(str(tmp_path / name)) == said
    monkeypatch.chdir("/")
    outside = uri(f"../{tmp_path}/{name}")
    assert outside == uri(str(tmp_path / name))
    monkeypatch.chdir(SECTIONS)
    absolute = uri(str(tmp_path / name))
    assert absolute.startswith("file:///")
    assert unquote_to_bytes(absolute) == os.fsencode(f"file://{os.path.normpath(tmp_path / name)}")


def test_every_span_makes_a_region_that_the_schema_takes() -> None:
    spans = [None, Span("", 1, 1), Span("a.yaml", 1, 1), Span("a.yaml", 3, 5, 9, "x")]
    faults = [Fault("new.code", "m", span, severity=Severity.WARNING) for span in spans]
    log = json.loads(as_sarif(faults))
    assert validation_errors(log) == []
    regions = [
        place["physicalLocation"]["region"]
        for result in log["runs"][0]["results"]
        for place in result.get("locations", ())
    ]
    assert regions == [
        {"startLine": 1, "startColumn": 1, "endColumn": 2},
        {"startLine": 3, "startColumn": 5, "endColumn": 9},
    ]
