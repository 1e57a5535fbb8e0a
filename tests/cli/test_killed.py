"""Killed at any moment, no command leaves half a file under its final name.

Each command runs in a process that kills itself at its nth step on disk (a file opened to write, a
folder made, a name changed), or when it has written so many bytes of one file.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import SECTIONS

# `python -c KILLED [steps, bytes] ARGUMENT...`: behind SIGKILL no handler runs, no `finally`.
KILLED = """
import json, os, resource, signal, sys
steps, size = json.loads(sys.argv[1])
taken = 0
def step(event, arguments):
    global taken
    writes = event == "open" and isinstance(arguments[2], int) and arguments[2] & os.O_ACCMODE
    if writes or event in ("os.rename", "os.mkdir", "os.chmod", "os.remove"):
        taken += 1
        if taken == steps:
            os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(step)
if size:
    signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
from briefing.cli import main
main(sys.argv[2:])
"""
# What a run writes, and the command but for that.
COMMANDS = {
    "build": ("x.pdf", ["build", SECTIONS, "-o"]),
    "preview": ("x.png", ["preview", SECTIONS, "--dpi", "40", "-o"]),
    "evidence": ("x.pdf", ["evidence", SECTIONS, "-o"]),
    "mail": ("x.eml", ["mail", SECTIONS, "-o"]),
    "copies": ("x.pdf", ["copies", SECTIONS, "--count", "3", "-o"]),
    "new": ("folder", ["new"]),
    "unpack": ("folder", ["unpack", "carrying.pdf"]),
}
STEPS = [(steps, 0) for steps in range(1, 5)]
BYTES = [(0, size) for size in (1, 8000)]


def run(place: Path, command: str, kill: tuple[int, int]) -> int:
    name, arguments = COMMANDS[command]
    call = [sys.executable, "-B", "-c", KILLED, json.dumps(kill), *map(str, arguments), name]
    return subprocess.run(call, cwd=place, capture_output=True).returncode


def found(path: Path) -> dict[str, bytes]:
    """What stands under a name, file by file."""
    files = [path] if path.is_file() else sorted(path.rglob("*"))
    return {str(each.relative_to(path)): each.read_bytes() for each in files if each.is_file()}


@pytest.fixture(scope="session")
def carrying(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A PDF that carries its source, for `unpack`."""
    place = tmp_path_factory.mktemp("carrying")
    copy = shutil.copytree(SECTIONS, place / "copy")
    with (copy / "brief.yaml").open("a", encoding="utf-8") as file:
        file.write("attach: [source]\n")
    from briefing import Builder

    place.joinpath("carrying.pdf").write_bytes(Builder().build(copy).pdf)
    return place / "carrying.pdf"


@pytest.mark.parametrize("command", COMMANDS)
def test_what_is_there_is_whole(command: str, tmp_path: Path, carrying: Path) -> None:
    shutil.copy(carrying, tmp_path)
    assert run(tmp_path, command, (0, 0)) == 0
    target = tmp_path / COMMANDS[command][0]
    whole = found(target)
    assert whole
    killed = 0
    for kill in (*STEPS, *BYTES):
        place = tmp_path / f"killed-{kill}"
        place.mkdir()
        shutil.copy(carrying, place)
        killed += run(place, command, kill) < 0
        assert found(place / target.name) in ({}, whole), kill
    assert killed >= 4, "most runs were killed on the way"


@pytest.mark.parametrize("command", ["build", "preview", "mail"])
def test_what_stood_there_stands_or_is_replaced_whole(
    command: str, tmp_path: Path, carrying: Path
) -> None:
    shutil.copy(carrying, tmp_path)
    assert run(tmp_path, command, (0, 0)) == 0
    target = tmp_path / COMMANDS[command][0]
    whole = target.read_bytes()
    for kill in ((1, 0), (2, 0), (3, 0), (0, 1000)):
        target.write_bytes(b"yesterday's")
        run(tmp_path, command, kill)
        assert target.read_bytes() in (b"yesterday's", whole), kill
