"""Whatever fails: an exit status that is not 0, and a line on standard error that says why."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from briefing.cli import COMMANDS, main
from tests.cli.test_hostile import assert_harmless
from tests.cli.test_surroundings import bound

pytestmark = pytest.mark.skipif(os.name != "posix", reason="of Linux: /dev/full, modes")

MERGE = ["build", "allies", "--each", "rows.csv", "--jobs", "1", "-o", "out/{country}.pdf"]


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with two editions of a brief, the PDF of one, a template and its rows."""
    here = tmp_path_factory.mktemp("here")
    files = {
        "old/brief.yaml": "title: T\nsections: [a]\n",
        "old/a.yaml": "title: A\nbody: Words\n",
        "new/brief.yaml": 'title: "Київ → NATO"\nattach: [source]\nsections: [a]\n',
        "new/a.yaml": "title: A\nbody: Other words\n",
        "allies/brief.yaml": 'title: "{country}"\n',
        "allies/share.yaml": 'title: Share\nsummary: "{share}"\n',
        "rows.csv": "country,share\nEstonia,3.4 %\n",
    }
    for name, text in files.items():
        here.joinpath(name).parent.mkdir(exist_ok=True)
        here.joinpath(name).write_text(text, "utf-8")
    call = ["build", str(here / "new"), "-o", str(here / "new.pdf")]
    assert CliRunner().invoke(main, call).exit_code == 0
    return here


def run(
    place: Path,
    *call: str | Path,
    python: tuple[str, ...] = ("-m", "briefing"),
    before: Callable[[], object] | None = None,
    **environment: str,
) -> tuple[int, str, bytes]:
    """The command in a process of its own: its status, its report, its standard output."""
    done = subprocess.run(
        [sys.executable, "-P", *python, *map(str, call)],
        cwd=place,
        env=os.environ | environment,
        preexec_fn=before,
        capture_output=True,
        timeout=30,
        check=False,
    )
    report = done.stderr.decode()
    if "BRIEFING_DEBUG" not in environment:
        assert_harmless(report)
    return done.returncode, report, done.stdout


def failed(command: str) -> int:
    """The status of a command that fails; of `diff` a 1 says that something changed."""
    return 2 if command == "diff" else 1


def full() -> None:
    """Lead standard output to a disk that is full."""
    os.dup2(os.open("/dev/full", os.O_WRONLY), 1)


def closed() -> None:
    """Close standard output, as `>&-` does."""
    os.close(1)


SAYS = {full: "no space left on device", closed: "bad file descriptor"}
# What writes to standard output.
PRINTING = [
    ["build", "new", "-o", "-"],
    ["build", "new", "--format", "json", "-o", "built.pdf"],
    [*MERGE, "--format", "json"],
    ["check", "new", "--format", "json"],
    ["check", "new", "--format", "github", "--language", "xx-nowhere"],
    ["check", "new", "--format", "sarif"],
    ["preview", "new", "--dpi", "40", "-o", "-"],
    ["proof", "new.pdf"],
    ["proof", "new.pdf", "--outline"],
    ["proof", "new.pdf", "--format", "json"],
    ["evidence", "new"],
    ["evidence", "new", "--format", "pdf"],
    ["diff", "old", "new"],
    ["diff", "new", "new"],
    ["diff", "old", "new", "--format", "markdown"],
    ["diff", "old", "new", "--format", "json"],
    ["copies", "new", "--count", "2", "-o", "-", "--register", "register.csv"],
    ["mail", "new", "-o", "-"],
    ["styles"],
    ["styles", "--show", "columns"],
    ["schema"],
    ["schema", "brief"],
    ["completion", "bash"],
    ["--help"],
    ["--version"],
    ["build", "--help"],
]


@pytest.mark.parametrize("fails", SAYS)
@pytest.mark.parametrize("call", PRINTING, ids=" ".join)
def test_standard_output_that_takes_nothing_is_told(
    call: list[str], fails: Callable[[], None], place: Path
) -> None:
    status, report, _ = run(place, *call, before=fails)
    assert status == failed(call[0])
    assert report.count("standard output") == 1
    assert SAYS[fails] in report


@pytest.mark.parametrize("call", [["diff", "old", "new"], ["styles"], ["schema", "brief"]])
def test_nothing_is_said_where_nobody_reads_and_it_has_failed(call: list[str], place: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    status, report, _ = run(place, *call, before=lambda: os.dup2(writing, 1))
    os.close(writing)
    assert (status, report) == (failed(call[0]), "")


def test_a_report_that_nobody_hears_costs_no_page(place: Path) -> None:
    assert run(place, "build", "new", "-o", "deaf.pdf", before=lambda: os.close(2))[0] == 0
    assert place.joinpath("deaf.pdf").read_bytes() == place.joinpath("new.pdf").read_bytes()


# `python -c PLANTED ERROR COMMAND`: every command raises an error in place of its work.
PLANTED = """
import sys
import briefing.__main__ as program
from briefing.cli import COMMANDS, main
error = eval(sys.argv.pop(1))
scope = {"__name__": "planted", "error": error}
exec("def broken(*arguments, **options): raise error", scope)
for name in COMMANDS:
    main.get_command(None, name).callback = scope["broken"]
program.run()
"""
ARGUMENTS = {
    "new": ["x"],
    "proof": ["x.pdf"],
    "diff": ["old", "new"],
    "unpack": ["x.pdf", "x"],
    "completion": ["bash"],
}
MISTAKE = "a mistake of its own, not yours: "
ERRORS = {
    "ZeroDivisionError('float division by zero')": MISTAKE + "ZeroDivisionError: float division",
    "AssertionError()": MISTAKE + "AssertionError (",
    "KeyError('a\\x1b[31m\\nb')": MISTAKE + "KeyError: 'a\\x1b[31m\\nb' (",
    "ValueError('a\\x1b\\nb')": MISTAKE + "ValueError: a\N{REPLACEMENT CHARACTER} b (",
    "RecursionError('too deep')": MISTAKE + "RecursionError: too deep (",
    "EOFError('no more')": MISTAKE + "EOFError: no more (",
    "ExceptionGroup('all', [IndexError('none')])": MISTAKE + "IndexError: none (",
    "MemoryError()": "there is not enough memory for this; close other programs",
    "OSError(28, 'No space left on device')": "no space left on device (planted:",
    "OSError(13, 'Permission denied', 'x.png')": "'x.png': permission denied",
    "OSError('of a library')": "of a library (planted:",
    "ImportError('libz is missing')": "a part of it cannot be loaded: libz is missing; install",
    "UnicodeEncodeError('ascii', 'é', 0, 1, 'no')": MISTAKE + "UnicodeEncodeError: 'ascii' codec",
}


def planted(place: Path, error: str, command: str, **environment: str) -> tuple[int, str, bytes]:
    call = [command, *ARGUMENTS.get(command, [])]
    return run(place, error, *call, python=("-c", PLANTED), **environment)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_tells_what_it_did_not_foresee(command: str, place: Path) -> None:
    status, report, output = planted(place, "ZeroDivisionError('none')", command)
    assert (status, output, report.count("\n")) == (failed(command), b"", 1)
    assert report.startswith(f"briefing: {MISTAKE}ZeroDivisionError: none (")
    assert report.endswith("please report it with all that it says when BRIEFING_DEBUG=1 is set\n")


@pytest.mark.parametrize("error", ERRORS)
@pytest.mark.parametrize("command", ["check", "diff"])
def test_each_kind_of_error_is_a_line(error: str, command: str, place: Path) -> None:
    status, report, _ = planted(place, error, command)
    assert (status, report.count("\n")) == (failed(command), 1)
    assert report.startswith("briefing: ")
    assert ERRORS[error] in report


def test_where_it_was_met_comes_first(place: Path) -> None:
    noted = "(lambda error: error.add_note('in f\\n004') or error)({})"
    for error in ("KeyError('a')", "MemoryError()", "OSError(28, 'No space left on device')"):
        _, report, _ = planted(place, noted.format(error), "build")
        assert report.startswith("briefing: in f 004: ")
        assert report.count("\n") == 1


@pytest.mark.parametrize("command", COMMANDS)
def test_ctrl_c_says_nothing(command: str, place: Path) -> None:
    assert planted(place, "KeyboardInterrupt()", command) == (130, "", b"")


def test_the_whole_of_a_mistake_is_shown_to_whoever_asks(place: Path) -> None:
    error = "ZeroDivisionError('none')"
    status, report, _ = planted(place, error, "check", BRIEFING_DEBUG="1")
    assert status == 1
    assert report.startswith("Traceback (most recent call last):")
    assert "in broken\n" in report
    assert report.splitlines()[-1].startswith(f"briefing: {MISTAKE}")


WRITING = [
    ["build", "../new"],
    ["build", "../new", "-o", "x.pdf"],
    ["build", "../old", "../new"],
    ["build", "../allies", "--each", "../rows.csv"],
    ["preview", "../new", "--dpi", "40"],
    ["evidence", "../new", "-o", "x.csv"],
    ["copies", "../new", "--count", "2"],
    ["copies", "../new", "--count", "2", "--each"],
    ["mail", "../new"],
    ["new", "x"],
    ["new", "x", "--from", "../new.pdf"],
    ["unpack", "../new.pdf", "x"],
    ["schema", "brief", "-o", "x.json"],
]


@pytest.mark.parametrize("call", WRITING, ids=" ".join)
def test_a_folder_that_takes_nothing_is_told(call: list[str], place: Path) -> None:
    locked = place / "locked"
    locked.mkdir(mode=0o555, exist_ok=True)
    status, report, output = run(locked, *call, before=bound)
    assert (status, output) == (1, b"")
    assert report.count("error[") >= 1
    assert "cannot be written: permission denied\n  hint: " in report
    assert list(locked.iterdir()) == []


READING = [
    ["build", "closed", "-o", "x.pdf"],
    ["build", "closed", "--each", "rows.csv", "-o", "made/"],
    ["build", "allies", "--each", "closed/rows.csv", "-o", "made/"],
    ["build", "new", "--style", "closed/mine.yaml", "-o", "x.pdf"],
    ["check", "closed"],
    ["check", "old", "closed"],
    ["preview", "closed", "-o", "x.png"],
    ["proof", "closed/new.pdf"],
    ["evidence", "closed"],
    ["diff", "closed", "new"],
    ["diff", "new", "closed"],
    ["diff", "new", "closed/new.pdf"],
    ["copies", "closed", "--count", "2", "-o", "x.pdf"],
    ["copies", "new", "--holders", "closed/holders.csv", "-o", "x.pdf"],
    ["mail", "closed", "-o", "x.eml"],
    ["new", "x", "--from", "closed"],
    ["new", "x", "--from", "closed/new.pdf"],
    ["unpack", "closed/new.pdf", "x"],
    ["styles", "--show", "closed/mine.yaml"],
]


@pytest.mark.parametrize(
    ("call", "mode"),
    [
        *((call, 0o000) for call in READING),
        (["build", "closed", "-o", "x.pdf"], 0o311),  # which lets one in, and lists nothing
        (["check", "old", "closed"], 0o600),
        (["diff", "closed", "new"], 0o311),
        (["new", "x", "--from", "closed"], 0o311),
    ],
)
def test_a_folder_that_may_not_be_read_is_told(call: list[str], mode: int, place: Path) -> None:
    closed = place / "closed"
    closed.mkdir(exist_ok=True)
    closed.joinpath("brief.yaml").write_text("title: T\n", "utf-8")
    closed.chmod(mode)
    try:
        status, report, output = run(place, *call, before=bound)
    finally:
        closed.chmod(0o755)
    assert (status, output) == (failed(call[0]), b"")
    assert "error[" in report
    assert "\n  hint: " in report
    assert not list(place.glob("x*"))


@pytest.mark.parametrize("name", ["", "brief.yaml", "a.yaml"])
def test_a_template_that_may_not_be_read_is_told_once(name: str, place: Path) -> None:
    """By its folder, its masthead or a section."""
    template = place / "template"
    template.mkdir(exist_ok=True)
    template.joinpath("brief.yaml").write_text('title: "{country}"\n', "utf-8")
    template.joinpath("a.yaml").write_text("title: A\n", "utf-8")
    place.joinpath("two.csv").write_text("country\nEstonia\nLatvia\n", "utf-8")
    template.joinpath(name).chmod(0o000)
    try:
        status, report, _ = run(
            place, "build", "template", "--each", "two.csv", "-o", "made/", before=bound
        )
    finally:
        template.joinpath(name).chmod(0o755)
    assert (status, report.count("error[file.unreadable]")) == (1, 1)
    assert "row 1" not in report
    assert not place.joinpath("made").exists()


SPEAKING = [
    (0, ["build", "new", "-o", "said.pdf"]),
    (1, ["build", "nowhere → here"]),
    (0, ["check", "new", "--format", "github"]),
    (0, ["proof", "new.pdf", "--outline"]),
    (1, ["proof", "→.pdf"]),
    (0, ["evidence", "new"]),
    (1, ["diff", "old", "new"]),
    (2, ["diff", "old", "→"]),
    (0, ["mail", "new", "-o", "said.eml"]),
    (1, ["mail", "new", "--to", "→"]),
    (1, ["styles", "--show", "→"]),
    (2, ["completion", "→"]),
    (2, ["→"]),
    (2, ["--→"]),
    (0, ["--help"]),
]


@pytest.mark.parametrize("encoding", ["ascii:strict", "cp1252"])
@pytest.mark.parametrize(("status", "call"), SPEAKING)
def test_any_word_can_be_said_in_any_encoding(
    status: int, call: list[str], encoding: str, place: Path
) -> None:
    done, report, output = run(place, *call, PYTHONIOENCODING=encoding)
    assert done == status
    assert MISTAKE not in report
    assert report or output
