"""What a call names, and what it means where it names nothing."""

from __future__ import annotations

import re
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


@pytest.mark.parametrize("name", ["brief.yml", "BRIEF.YML", "brief.yaml.txt"])
def test_a_masthead_of_another_ending_says_how_to_be_named(name: str, here: Path) -> None:
    here.joinpath(name).write_text("title: T\n", "utf-8")
    assert usual_folder() == "."
    for call in ("build", "check", "preview"):
        said = CliRunner().invoke(main, [call]).stderr
        assert f"hint: rename {name} to brief.yaml\n" in said


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


def products(here: Path) -> set[str]:
    return {path.relative_to(here).as_posix() for path in here.rglob("*") if path.is_file()}


@pytest.mark.parametrize("name", ["build", "preview", "mail", "copies"])
def test_a_folder_that_is_not_there_is_made(name: str, here: Path) -> None:
    """A slash at its end says that it is one; nothing is made for what fails."""
    more = {"preview": ["--dpi", "40"], "copies": ["--count", "2"]}.get(name, [])
    assert CliRunner().invoke(main, [name, "none", "-o", "new/", *more]).exit_code == 1
    assert list(here.iterdir()) == []
    assert CliRunner().invoke(main, [name, str(SECTIONS), "-o", "new/deep/", *more]).exit_code == 0
    assert {path.rpartition("/")[0] for path in products(here)} == {"new/deep"}
    here.joinpath("file").touch()
    done = CliRunner().invoke(main, [name, str(SECTIONS), "-o", "file/", *more])
    assert (done.exit_code, "error[file.unwritable]" in done.stderr) == (1, True)


@pytest.mark.parametrize(
    "call",
    [
        ["evidence", str(SECTIONS), "-o"],
        ["schema", "brief", "-o"],
        ["copies", str(SECTIONS), "--count", "2", "--register"],
        ["build", str(SECTIONS), "--each", "r.csv", "-o", "out/", "--manifest"],
    ],
)
def test_where_nothing_names_the_file_a_folder_is_no_place(call: list[str], here: Path) -> None:
    here.joinpath("r.csv").write_text("a\nb\n")
    here.joinpath("there").mkdir()
    for name in ("new/", "there/"):
        done = CliRunner().invoke(main, [*call, name])
        said = f"Error: {name} is a folder: name a file with {call[-1]}\n"
        assert (done.exit_code, done.stderr.endswith(said)) == (2, True)
    assert CliRunner().invoke(main, [*call, "there"]).exit_code == 1
    assert products(here) == {"r.csv"}


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "briefing", *arguments]


BUILT = ["build", str(SECTIONS), "-o"]


@pytest.mark.parametrize("name", ["/dev/stdout", "/dev/fd/1", "/proc/self/fd/1", "link"])
def test_standard_output_by_its_path(name: str, here: Path) -> None:
    here.joinpath("link").symlink_to("/dev/stdout")
    plain = subprocess.run(command(*BUILT, "-"), capture_output=True, check=True)
    piped = subprocess.run(command(*BUILT, name), capture_output=True, check=True)
    assert (piped.stdout, piped.stderr) == (plain.stdout, plain.stderr)
    with here.joinpath("all").open("ab") as out:
        out.write(b"before")
        out.flush()
        subprocess.run(command(*BUILT, name), stdout=out, stderr=subprocess.DEVNULL, check=True)
    assert here.joinpath("all").read_bytes() == b"before" + plain.stdout
    report = CliRunner().invoke(main, [*BUILT, name, "--format", "json"])
    assert "-o - and --format json both want standard output" in report.stderr


def test_what_a_shell_has_opened_is_written_to(here: Path) -> None:
    """`-o >(lp)` is a pipe by such a name; `3>>all` a file to which more is added."""
    plain = subprocess.run(command(*BUILT, "-"), capture_output=True, check=True).stdout
    shell = '"$@" >(cat >piped); wait $!; "$@" /dev/fd/3 3>>all'
    call = ["bash", "-c", shell, "bash", *command(*BUILT)]
    done = subprocess.run(call, capture_output=True, check=True)
    assert b"/dev/fd/" in done.stderr
    assert here.joinpath("all").read_bytes() == plain
    assert here.joinpath("piped").read_bytes() == plain
    for number in ("77", "9" * 9, "9" * 99):
        done = CliRunner().invoke(main, [*BUILT, f"/dev/fd/{number}"])
        assert (done.exit_code, "error[file.unwritable]" in done.stderr) == (1, True)


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (["copies", "--count", "2", "--register", "/dev/stdout"], "the register is a file"),
        (["build", "--each", "r.csv", "--manifest", "/dev/stdout"], "the manifest is a file"),
    ],
)
def test_lists_are_files(call: list[str], said: str, here: Path) -> None:
    here.joinpath("r.csv").write_text("a\nb\n")
    done = CliRunner().invoke(main, [*call, str(SECTIONS)])
    assert (done.exit_code, said in done.stderr) == (2, True)


@pytest.mark.parametrize("listed", ["", "sections: [a]\n"], ids=["all files", "a list"])
@pytest.mark.parametrize(
    ("name", "style", "told"),
    [
        ("mine.yaml", "extends: mono\n", []),
        ("mine.yaml", "colours: {accent: '#7A1F3D'}\n", ["style.missing-key"]),
        ("mine.yaml", "extends: mono\ntitle: x\n", ["style.unknown-key"]),
        ("mine.yaml", "extends: [mono\n", ["yaml.syntax"]),
        ("mine.yml", "extends: mono\n", ["style.unknown"]),
    ],
    ids=["right", "extends nothing", "with a title", "broken", "of another ending"],
)
def test_a_style_in_the_folder_is_no_section(
    name: str, style: str, told: list[str], listed: str, here: Path
) -> None:
    """What is wrong with it is told of a style, and once."""
    here.joinpath("brief.yaml").write_text(f"title: T\n{listed}", "utf-8")
    here.joinpath("a.yaml").write_text("title: A\n", "utf-8")
    here.joinpath(name).write_text(style, "utf-8")
    for call in (["build", "--style", name], ["build", str(here), "--style", f"./{name}"]):
        said = CliRunner().invoke(main, call).stderr
        assert re.findall(r"(?:error|warning)\[(\S+)\]", said) == told


def test_a_section_that_is_listed_stays_one_though_a_style_is_asked_for(here: Path) -> None:
    here.joinpath("brief.yaml").write_text("title: T\nsections: [a]\n", "utf-8")
    here.joinpath("a.yaml").write_text("title: A\n", "utf-8")
    said = CliRunner().invoke(main, ["build", "--style", "a.yaml"]).stderr
    assert "error[copy." not in said
    assert "error[style.unknown-key]: a style has no key `title`" in said
