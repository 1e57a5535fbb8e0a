"""What git tracks at the top of the project.

git does not come from PyPI, so `.ci/run` runs this, and a plain `pytest` does not collect it.
"""

from __future__ import annotations

import subprocess

from tests.conftest import ROOT

GIVEN = {"pyproject.toml", "briefing", "sections", "styles", "tests", "README.md"}
USUAL = {
    ".ci",
    ".gitattributes",
    ".gitignore",
    ".pre-commit-config.yaml",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "LICENSE",
}


def test_the_top_level_is_as_given() -> None:
    call = ["git", "ls-files"]
    tracked = subprocess.run(call, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert {line.split("/")[0] for line in tracked.splitlines()} == GIVEN | USUAL
