"""What the README promises of the surroundings: no program is started, no network asked."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

# Python's own record of what a process does (PEP 578), a line for each event that matters here.
WITNESS = """
import os, sys
WATCHED = ("subprocess.", "os.system", "os.exec", "os.posix_spawn", "os.spawn", "os.startfile",
           "socket.connect", "socket.getaddrinfo", "socket.gethostby", "socket.sendto",
           "urllib.Request", "http.client.connect", "ftplib.connect", "smtplib.connect",
           "webbrowser.open")
def witness(event, args):
    if event.startswith(WATCHED):
        os.write(2, f"seen: {event}\\n".encode())
sys.addaudithook(witness)
from briefing.__main__ import run
run()
"""
BRIEF = """
title: "See [the page](https://example.org/a) of $(touch run) and `touch run`"
link: https://example.org/brief
language: en
attach: [source, evidence]
sources:
  page: {title: The page, url: "https://example.org/source", file: page.html}
"""
SECTION = """
title: A
points: ["[All 12](https://example.org/b) of them, !python/object/apply:os.system [touch run]"]
figures: [{value: 12, label: of them, source: page}]
"""
PAGE = """
<html><head><link rel="stylesheet" href="https://example.org/a.css">
<script src="https://example.org/a.js"></script></head>
<body><img src="https://example.org/a.png">All 12 of them.</body></html>
"""


@pytest.fixture
def brief(tmp_path: Path) -> Path:
    place = tmp_path / "brief"
    place.mkdir()
    place.joinpath("brief.yaml").write_text(BRIEF, "utf-8")
    place.joinpath("a.yaml").write_text(SECTION, "utf-8")
    place.joinpath("page.html").write_text(PAGE, "utf-8")
    return place


CALLS = [
    ["build", "brief", "-o", "page.pdf"],
    ["check", "brief"],
    ["evidence", "brief", "-o", "sheet.pdf"],
    ["preview", "brief", "-o", "page.png"],
    ["diff", "brief", "page.pdf"],
    ["unpack", "page.pdf", "again"],
    ["copies", "brief", "-o", "copies", "--holders", "holders.csv"],
    ["mail", "brief", "--to", "a@example.org", "-o", "mail.eml"],
    ["new", "other"],
    ["styles"],
    ["schema", "brief"],
]


def test_no_command_starts_a_program_or_asks_the_network(brief: Path) -> None:
    brief.parent.joinpath("holders.csv").write_text("name\nAnna\nBo\n", "utf-8")
    for call in CALLS:
        done = under_watch(WITNESS, call, brief.parent)
        assert done.returncode == 0, done.stderr
        assert "seen: " not in done.stderr, (call, done.stderr)
    assert not list(brief.parent.rglob("run"))


def test_the_witness_sees_what_is_started(tmp_path: Path) -> None:
    """Else the test above could not fail."""
    started = "import os, socket; os.system('true'); socket.getaddrinfo('localhost', 1)"
    done = under_watch(WITNESS.replace("from briefing.__main__ import run", started), [], tmp_path)
    assert [line for line in done.stderr.splitlines() if line.startswith("seen: ")] == [
        "seen: os.system",
        "seen: socket.getaddrinfo",
    ]


def under_watch(script: str, call: list[str], place: Path) -> subprocess.CompletedProcess[str]:
    whole = [sys.executable, "-c", script, *call]
    return subprocess.run(whole, cwd=place, capture_output=True, text=True, check=False)
