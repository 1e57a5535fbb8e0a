"""What a call names, and what it means where it names nothing."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from briefing.cli import main
from briefing.cli.options import check_ending, usual_folder
from tests.conftest import SECTIONS

# Each command that takes a folder, as it is called in one that is a brief itself.
CALLS = {
    "build": ["-o", "-"],
    "check": [],
    "preview": ["--dpi", "40", "-o", "-"],
    "evidence": [],
    "mail": ["-o", "-"],
    "copies": ["--count", "2", "-o", "-", "--register", "r.csv"],
}


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("name", CALLS)
def test_inside_a_brief_that_is_the_one(name: str, here: Path) -> None:
    here.joinpath("brief.yaml").write_text("title: T\n", "utf-8")
    assert CliRunner().invoke(main, [name, *CALLS[name]]).exit_code == 0


def test_sections_comes_first(here: Path) -> None:
    assert usual_folder() == "sections"
    here.joinpath("brief.yaml").write_text("title: T\n", "utf-8")
    assert usual_folder() == "."
    here.joinpath("sections").mkdir()
    assert usual_folder() == "sections"


def test_where_there_is_no_brief_new_makes_one(here: Path) -> None:
    said = CliRunner().invoke(main, ["build"]).stderr
    assert said.endswith("hint: name the folder that holds brief.yaml; `briefing new` makes one\n")


def test_watch_and_diff_take_the_same(here: Path) -> None:
    here.joinpath("brief.yaml").write_text("title: T\n", "utf-8")
    assert CliRunner().invoke(main, ["diff", str(SECTIONS)]).exit_code == 1
    watch = main.get_command(click.Context(main), "watch")
    assert watch
    assert watch.make_context("watch", []).params["folder"] == "."


@pytest.mark.parametrize("name", ["x", "x.pdf", "x.PDF", "out/", "-", "there.d", "o/{country}.pdf"])
def test_a_name_that_ends_right_or_in_nothing_stays(name: str, here: Path) -> None:
    here.joinpath("there.d").mkdir()
    check_ending(name, ".pdf", "the page is a PDF")


def test_a_product_that_is_not_there_has_no_place(here: Path) -> None:
    for call in (["unpack", "no.pdf", "x"], ["proof", "no.pdf"], ["diff", "no.pdf", str(SECTIONS)]):
        said = CliRunner().invoke(main, call).stderr
        assert "there is no no.pdf" in said
        assert said.splitlines()[1:2] == ["  hint: mend its name"]


# `python -c INTERRUPTED ARGUMENT...`: Ctrl-C, as the system sends it, at the first file written.
INTERRUPTED = """
import os, signal, sys
def step(event, arguments):
    writes = event == "open" and isinstance(arguments[2], int) and arguments[2] & os.O_ACCMODE
    if writes:
        os.kill(os.getpid(), signal.SIGINT)
sys.addaudithook(step)
signal.signal(signal.SIGINT, signal.default_int_handler)  # whoever runs the tests may ignore it
from briefing.__main__ import run
run()
"""


def test_ctrl_c_ends_a_build_without_a_word(here: Path) -> None:
    call = [sys.executable, "-B", "-c", INTERRUPTED, "build", str(SECTIONS), "-o", "x.pdf"]
    done = subprocess.run(call, cwd=here, capture_output=True, text=True, timeout=60)
    assert done.returncode == 130
    assert done.stderr == ""
    assert not list(here.iterdir())
