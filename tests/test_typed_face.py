"""The public face has types, and mypy finds no fault with a program that uses all of it."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from pathlib import Path

import briefing
from tests.conftest import ROOT

PROGRAM = ROOT / "tests/typed_face.py"


def test_a_program_that_uses_it_is_sound(tmp_path: Path) -> None:
    """As if it were a stranger's: nothing of the project's own settings of mypy counts."""
    cache = ["--cache-dir", str(tmp_path), "--config-file", os.devnull]
    call = [sys.executable, "-m", "mypy", "--strict", "--follow-imports=silent", *cache, PROGRAM]
    done = subprocess.run(
        call, cwd=tmp_path, env=os.environ | {"MYPYPATH": str(ROOT)}, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_it_uses_every_name() -> None:
    tree = ast.parse(PROGRAM.read_text("utf-8"))
    names = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    names |= {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    assert set(briefing.__all__) <= names
