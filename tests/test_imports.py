"""What each command loads: nothing that only another command, or another brief, has a use for."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from briefing.language.language import shipped
from tests.conftest import ROOT

# The modules that a command has loaded beyond those that Python itself starts with. It ends by
# `os._exit`, the one moment at which to look.
_PROGRAM = """
import os, sys
before, leave = set(sys.modules), os._exit
def tell(status):
    print()
    print(*(name for name in sys.modules if name not in before))
    sys.stdout.flush()
    leave(status)
os._exit = tell
sys.argv[0] = "briefing"
from briefing.__main__ import run
run()
"""
# By command, what none of its users has asked for.
_UNASKED = (
    "anyascii babel idna json multiprocessing pyphen pypdf pypdfium2 segno svgelements smtplib "
    "starlette translitua"
)
_PRESS = f"{_UNASKED} http.client reportlab.platypus reportlab.graphics reportlab.lib.styles"
STRANGERS = [
    ("--help", f"{_UNASKED} reportlab uharfbuzz yaml briefing.pipeline"),
    ("build sections -o {out}", _PRESS),
    ("check sections", _PRESS),
]


@pytest.mark.parametrize(("call", "strangers"), STRANGERS, ids=[call for call, _ in STRANGERS])
def test_a_command_loads_nothing_that_it_has_no_use_for(
    tmp_path: Path, call: str, strangers: str
) -> None:
    loaded = modules(*(word.format(out=tmp_path / "brief.pdf") for word in call.split()))
    assert "click" in loaded
    assert loaded & set(strangers.split()) == set()


@pytest.mark.parametrize(
    ("brief", "files"),
    [
        ("sections", {"en"}),
        ("tests/pages/french", {"en", "fr"}),
        ("tests/pages/ukrainian", {"en", "uk"}),
        ("tests/pages/italian", {"en", "it"}),
    ],
)
def test_a_build_loads_the_files_of_the_languages_it_uses(
    tmp_path: Path, brief: str, files: set[str]
) -> None:
    loaded = modules("build", brief, "-o", str(tmp_path / "brief.pdf"))
    assert {code for code in shipped() if f"briefing.language.{code}" in loaded} == files


def modules(*arguments: str) -> set[str]:
    """The modules that a command has loaded by its end, in a process of its own."""
    program = [sys.executable, "-c", _PROGRAM, *arguments]
    done = subprocess.run(program, cwd=ROOT, capture_output=True, text=True, check=True)
    return set(done.stdout.splitlines()[-1].split())
