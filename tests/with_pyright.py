"""The public face has types, and pyright finds no fault with a program that uses all of it.

It comes from npm, so `.ci/run` runs this, and says in BRIEFING_PYRIGHT where it is; a plain
`pytest` does not collect it.
"""

from __future__ import annotations

import os
import subprocess
import sys

from tests.conftest import ROOT


def test_a_program_that_uses_it_is_sound() -> None:
    call = [os.environ["BRIEFING_PYRIGHT"], "--pythonpath", sys.executable, "--warnings"]
    done = subprocess.run(
        [*call, "tests/typed_face.py"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.split()[-6:] == "0 errors, 0 warnings, 0 informations".split()
