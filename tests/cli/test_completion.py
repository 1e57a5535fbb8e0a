"""What the command answers to the tab key: commands, options, styles, languages and folders."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from click.testing import CliRunner

from briefing.cli import COMMANDS, main
from briefing.language import language
from briefing.style.loader import shipped

LINES = {
    "briefing ": set(COMMANDS),
    "briefing prev": {"preview"},
    "briefing build --sty": {"--style"},
    "briefing build --style ": set(shipped()),
    "briefing check --language ": set(language.shipped()),
    "briefing check --paper l": {"letter"},
    "briefing schema ": {"brief", "section", "style"},
    "briefing completion ": {"bash", "zsh", "fish"},
}
LINED = pytest.mark.parametrize("line", LINES)


def completed(line: str) -> list[str]:
    """What the command answers click's script for bash: a type and a value a line."""
    words = line.split(" ")[:-1]
    asked = {
        "_BRIEFING_COMPLETE": "bash_complete",
        "COMP_WORDS": line,
        "COMP_CWORD": str(len(words)),
    }
    command = [sys.executable, "-m", "briefing"]
    done = subprocess.run(command, env=os.environ | asked, capture_output=True, text=True)
    return done.stdout.splitlines()


@LINED
def test_what_is_completed(line: str) -> None:
    assert set(completed(line)) == {f"plain,{word}" for word in LINES[line]}


@pytest.mark.parametrize(
    ("line", "answer"),
    [
        ("briefing build mon", "dir,mon"),
        ("briefing build -o out", "file,out"),
        ("briefing build --style ./mine", "file,./mine"),
        ("briefing diff la", "file,la"),
        ("briefing proof b", "file,b"),
        ("briefing unpack b", "file,b"),
        ("briefing unpack b.pdf ag", "dir,ag"),
    ],
)
def test_places_are_left_to_the_shell(line: str, answer: str) -> None:
    assert completed(line) == [answer]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_each_shell_has_its_script(shell: str) -> None:
    done = CliRunner().invoke(main, ["completion", shell])
    assert done.exit_code == 0
    assert f"_BRIEFING_COMPLETE={shell}_complete" in done.stdout
