"""The shells themselves complete commands, options, styles and languages at the tab key.

They do not come from PyPI, so `.ci/run` runs this, and a plain `pytest` does not collect it.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from briefing.cli import main
from tests.cli.test_completion import LINED, LINES

# What each shell is told to do with the script, and to print what it would complete.
ASKING = {
    "bash": 'eval "$SCRIPT"; COMP_WORDS=({line}{empty}); COMP_CWORD={at}; _briefing_completion'
    ' briefing; printf "%s\\n" "${{COMPREPLY[@]}}"',
    "fish": 'echo $SCRIPT | source; complete -C "{line}"',
}


@pytest.mark.parametrize("shell", ASKING)
@LINED
def test_in_the_shell_itself(shell: str, line: str, tmp_path: Path) -> None:
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
    script = CliRunner().invoke(main, ["completion", "zsh"]).stdout
    asked = 'autoload -U compinit; compinit -u; eval "$SCRIPT"; print $_comps[briefing]'
    variables = os.environ | {"SCRIPT": script, "ZDOTDIR": str(tmp_path), "HOME": str(tmp_path)}
    done = subprocess.run(["zsh", "-c", asked], env=variables, capture_output=True, text=True)
    assert done.stdout.strip() == "_briefing_completion", done.stderr
