"""The shells complete commands, options, styles, languages and folders at the tab key."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from briefing.cli import COMMANDS, main
from briefing.design.read import shipped

LINES = {
    "briefing ": set(COMMANDS),
    "briefing prev": {"preview"},
    "briefing build --sty": {"--style"},
    "briefing build --style ": set(shipped()),
    "briefing check --language ": {"en", "fr", "uk", "de", "es", "pl"},
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


# What each shell is told to do with the script, and to print what it would complete.
ASKING = {
    "bash": 'eval "$SCRIPT"; COMP_WORDS=({line}{empty}); COMP_CWORD={at}; _briefing_completion'
    ' briefing; printf "%s\\n" "${{COMPREPLY[@]}}"',
    "fish": 'echo $SCRIPT | source; complete -C "{line}"',
}


@pytest.mark.parametrize("shell", ASKING)
@LINED
def test_in_the_shell_itself(shell: str, line: str, tmp_path: Path) -> None:
    if not shutil.which(shell) and not os.environ.get("CI"):
        pytest.skip(f"no {shell} here")
    script = CliRunner().invoke(main, ["completion", shell]).stdout
    tmp_path.joinpath("briefing").write_text(f'#!/bin/sh\nexec {sys.executable} -m briefing "$@"\n')
    tmp_path.joinpath("briefing").chmod(0o755)
    *words, last = line.split(" ")
    asked = ASKING[shell].format(line=line, empty="" if last else '""', at=len(words))
    path = f"{tmp_path}{os.pathsep}{os.environ['PATH']}"
    variables = os.environ | {"SCRIPT": script, "PATH": path, "HOME": str(tmp_path)}
    done = subprocess.run([shell, "-c", asked], env=variables, capture_output=True, text=True)
    words = [each.split("\t")[0] for each in done.stdout.splitlines()]
    assert set(words) == LINES[line], done.stderr


def test_zsh_takes_its_script(tmp_path: Path) -> None:
    if not shutil.which("zsh") and not os.environ.get("CI"):
        pytest.skip("no zsh here")
    script = CliRunner().invoke(main, ["completion", "zsh"]).stdout
    asked = 'autoload -U compinit; compinit -u; eval "$SCRIPT"; print $_comps[briefing]'
    variables = os.environ | {"SCRIPT": script, "ZDOTDIR": str(tmp_path), "HOME": str(tmp_path)}
    done = subprocess.run(["zsh", "-c", asked], env=variables, capture_output=True, text=True)
    assert done.stdout.strip() == "_briefing_completion", done.stderr
