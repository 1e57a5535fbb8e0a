"""Wrong documents and what the command answers, word by word: a table to read as a whole.

wrong_documents.yaml says how a case is written. Faults that are alike are held in
tests/brief/faults by their place; here stands what an author reads.
"""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

from briefing.cli import main
from briefing.cli.sarif import FAMILIES
from tests.pictures import encoded, png, scene

CASES: list[dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("wrong_documents.yaml").read_text("utf-8")
)
FILES = {"brief": "brief.yaml", "section": "grid.yaml", "style": "looks.yaml"}
DEFAULTS = {"brief": "title: T\n", "section": "title: Grid\n"}


def lay(case: dict[str, Any], folder: Path) -> None:
    """Write a case's files; `<900 words>` in them stands for so many."""
    folder.mkdir()
    texts = {FILES[key]: text for key, text in (DEFAULTS | case).items() if key in FILES}
    for name, text in (texts | case.get("files", {})).items():
        if text is None:
            continue
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        whole = re.sub(r"<(\d+) words>", lambda match: "word " * int(match[1]), text)
        path.write_bytes(whole.encode(case.get("saved as", "utf-8")))
    for name, size in case.get("pictures", {}).items():
        width, height = map(int, size.split(" x "))
        large = width * height > 1_000_000
        folder.joinpath(name).write_bytes(
            png(width, height) if large else encoded(scene(width, height))
        )


def run(case: dict[str, Any]) -> tuple[int, list[dict[str, Any]], str]:
    """Lay a case's folder and run its command there; the status, the faults, the usage error."""
    lay(case, Path("brief"))
    arguments = case.get("run", "build brief").split()
    form = [] if "usage" in case else ["--format", "json"]
    result = CliRunner().invoke(main, [*arguments, *form], env=case.get("environment"))
    assert isinstance(result.exception, SystemExit | None), result.exception
    answers = result.stdout.splitlines() if form else []
    faults = [fault for answer in answers for fault in json.loads(answer)["faults"]]
    return result.exit_code, faults, result.stderr


def as_written(fault: dict[str, Any]) -> dict[str, str]:
    """A fault as the table has it; what is None, or an error as most are, is left out."""
    written = {
        "at": place(fault) if fault["file"] else None,
        "code": fault["code"],
        "severity": "warning" if fault["severity"] == "warning" else None,
        "says": fault["message"],
        "hint": fault["hint"],
    }
    return {key: value for key, value in written.items() if value is not None}


def place(fault: dict[str, Any]) -> str:
    """The file, the line, and the columns that are marked."""
    path = Path(os.path.relpath(fault["file"], "brief")).as_posix()
    columns = sorted({fault["column"], max(fault["end_column"] - 1, fault["column"])})
    return f"{path}:{fault['line']}:{'-'.join(map(str, columns))}"


def test_there_are_forty() -> None:
    assert len(CASES) >= 40
    names = [case["wrong"] for case in CASES]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["wrong"])
def test_what_the_author_reads(
    case: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    status, faults, stderr = run(case)
    if "usage" in case:
        assert (status, stderr.splitlines()[-1]) == (2, case["usage"])
    else:
        assert [as_written(fault) for fault in faults] == case["told"]
        assert status == (1 if any(fault["severity"] == "error" for fault in faults) else 0)
    written = {path.name for path in tmp_path.iterdir()} - {"brief"}
    assert not written or status == 0, "a build that fails writes nothing"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["wrong"])
def test_the_tone(case: dict[str, Any]) -> None:
    """Lower case, no full stop, and a next action, of which SARIF's families know the kind."""
    for fault in case.get("told", ()):
        for said in (fault["says"], fault["hint"]):
            first = re.split(r"[\s'`]", said)[0]
            assert not first[:1].isupper() or first.isupper() or first in NAMES, said
            assert not re.search(r"[.!]$", said), said
        assert fault["code"].partition(".")[0] in FAMILIES


# What starts with a capital by right.
NAMES = {"SOURCE_DATE_EPOCH", "WCAG"}
