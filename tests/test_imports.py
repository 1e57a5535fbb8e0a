"""What each command loads: a budget of modules, held by counting them, and strangers to all."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

# Modules run by a command beyond those that Python itself starts with. One that is deferred has
# a stand-in without a spec, until something of it is used.
# The command ends by `os._exit`, the one moment at which to look.
_PROGRAM = """
import os, sys
before, leave = set(sys.modules), os._exit
def tell(status):
    print()
    known = sys.modules.items()
    loaded = (name for name, module in known if getattr(module, "__spec__", None))
    print(*(name for name in loaded if name not in before))
    sys.stdout.flush()
    leave(status)
os._exit = tell
sys.argv[0] = "briefing"
from briefing.__main__ import run
run()
"""
# By command: how many modules it may load, and what none of its users has asked for.
_UNASKED = "PIL.Image babel json pyphen pypdf pypdfium2 segno svgelements smtplib starlette"
_RARE = "calendar dataclasses inspect multiprocessing pickle shutil tempfile"
_PRESS = (
    f"{_UNASKED} {_RARE} reportlab.platypus reportlab.graphics reportlab.lib.styles http.client"
)
BUDGETS = [
    ("--help", 80, f"{_UNASKED} reportlab uharfbuzz yaml briefing.pipeline"),
    ("build sections -o {out}", 236, _PRESS),
    ("check sections", 248, _PRESS),
]


@pytest.mark.parametrize(("call", "most", "strangers"), BUDGETS, ids=[b[0] for b in BUDGETS])
def test_a_command_loads_no_more_than_it_needs(
    tmp_path: Path, call: str, most: int, strangers: str
) -> None:
    loaded = modules(*(word.format(out=tmp_path / "brief.pdf") for word in call.split()))
    assert loaded & set(strangers.split()) == set()
    assert len(loaded) <= most, f"{len(loaded)} modules: {' '.join(sorted(loaded))}"


def modules(*arguments: str) -> set[str]:
    """The modules that a command of its own process has run by its end."""
    program = [sys.executable, "-c", _PROGRAM, *arguments]
    done = subprocess.run(program, cwd=ROOT, capture_output=True, text=True, check=True)
    return set(done.stdout.splitlines()[-1].split())
