"""Imported by somebody else's program, the library leaves it and its Python as they were."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import briefing
from tests.conftest import ROOT, SECTIONS

# Settings of a host, each of which would be seen in a file that ReportLab writes by itself.
SETTINGS = {
    "invariant": 0,
    "pageCompression": 1,
    "pdfComments": 1,
    "pdfMultiLine": 1,
    "useA85": 1,
    "documentLang": "fr-FR",
}


@pytest.fixture
def template(tmp_path: Path) -> Path:
    place = tmp_path / "letter"
    place.mkdir()
    place.joinpath("brief.yaml").write_text("title: To {name}\n")
    return place


def host(place: Path, template: Path, settings: dict[str, Any], **environment: str) -> Any:
    """What the program in `host.py` prints, with settings of its own for ReportLab."""
    lines = (f"{name} = {value!r}\n" for name, value in settings.items())
    place.joinpath("reportlab_settings.py").write_text("".join(lines))
    program = [sys.executable, str(ROOT / "tests/host.py"), str(SECTIONS), str(template)]
    path = os.pathsep.join((str(place), str(ROOT)))
    variables = os.environ | {"PYTHONPATH": path} | environment
    run = subprocess.run(program, env=variables, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    return json.loads(run.stdout)


def test_nothing_of_the_host_is_different(tmp_path: Path, template: Path) -> None:
    said = host(tmp_path, template, SETTINGS)
    assert said["different"] == {}
    assert said["settings"] == SETTINGS, "its settings are in force"
    assert said["sha256"] == hashlib.sha256(briefing.build(SECTIONS).pdf).hexdigest()


def test_variables_of_the_host_change_no_byte(tmp_path: Path, template: Path) -> None:
    variables = {f"RL_{name}": str(value) for name, value in SETTINGS.items()}
    said = host(tmp_path, template, {}, **variables)
    assert said["different"] == {}
    assert said["settings"] == SETTINGS
    assert said["sha256"] == hashlib.sha256(briefing.build(SECTIONS).pdf).hexdigest()
