"""The machines of users: what they may not read or write, and what else differs from ours."""

from __future__ import annotations

import ctypes
import errno
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import pytest
from click.testing import CliRunner

from briefing.__main__ import _say
from briefing.cli import main
from briefing.errors import BriefingError
from briefing.files.atomic import drafted, new_folder, write_whole
from tests.cli.test_hostile import assert_harmless

# Of prctl(2), and of capabilities(7): those by which root reads and writes what it may not.
_PR_CAPBSET_DROP, _CAP_DAC_OVERRIDE, _CAP_DAC_READ_SEARCH = 24, 1, 2

ROWS = "country,share\nEstonia,3.4 %\n"


@pytest.fixture
def here(folder: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working directory, with a brief in `copy`, a template in `allies`, and its rows."""
    place = folder(brief="title: T\nsections: [a]\n", a="title: A\nbody: Words\n").parent
    allies = place / "allies"
    allies.mkdir()
    allies.joinpath("brief.yaml").write_text('title: "{country}"\n', "utf-8")
    allies.joinpath("share.yaml").write_text('title: Share\nsummary: "{share}"\n', "utf-8")
    place.joinpath("rows.csv").write_text(ROWS, "utf-8")
    monkeypatch.chdir(place)
    return place


def bound() -> None:
    """Have permissions bind the program that comes next, whoever starts it."""
    if os.geteuid() == 0:
        for capability in (_CAP_DAC_OVERRIDE, _CAP_DAC_READ_SEARCH):
            assert ctypes.CDLL(None).prctl(_PR_CAPBSET_DROP, capability, 0, 0, 0) == 0


def run(*call: str, **environment: str) -> tuple[int, str]:
    """The command in a process of its own that permissions bind: its status, and its report."""
    done = subprocess.run(
        [sys.executable, "-P", "-m", "briefing", *call],
        preexec_fn=bound,
        env=os.environ | environment,
        capture_output=True,
        timeout=20,
        check=False,
    )
    report = done.stderr.decode()
    assert_harmless(report)
    return done.returncode, report


BUILD = ["build", "copy", "-o", "out.pdf"]
MERGE = ["build", "allies", "--each", "rows.csv", "-o", "out/{country}.pdf"]

# What may not be read or entered, or written; how; and what each command then says.
DENIED: dict[str, tuple[str, int, list[str], str]] = {
    "a folder that lists nothing": ("copy", 0o311, BUILD, "copy cannot be read: permission denied"),
    "a folder that lets nobody in": ("copy", 0o600, BUILD, "copy/brief.yaml cannot be read"),
    "a section": ("copy/a.yaml", 0o000, BUILD, "copy/a.yaml cannot be read: permission denied"),
    "rows": ("rows.csv", 0o000, MERGE, "rows.csv cannot be read: permission denied"),
    "the working directory": (".", 0o500, BUILD, "out.pdf cannot be written: permission denied"),
}


@pytest.mark.parametrize("what", DENIED)
def test_what_may_not_be_read_or_written_is_told(what: str, here: Path) -> None:
    name, mode, call, says = DENIED[what]
    place = here / name
    before = place.stat().st_mode
    place.chmod(mode)
    try:
        status, report = run(*call)
    finally:
        place.chmod(before)
    assert (status, report.count("error[")) == (1, 1)
    assert says in report
    assert "\n  hint: " in report
    assert not here.joinpath("out.pdf").exists()


def test_a_file_beside_the_template_that_may_not_be_read(here: Path) -> None:
    here.joinpath("allies/notes.docx").touch(0o000)
    assert run(*MERGE)[0] == 0
    assert here.joinpath("out/Estonia.pdf").is_file()


def test_what_the_system_refuses_elsewhere_is_told_in_a_line() -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-P", "-m", "briefing", "styles"],
            stdout=full,
            stderr=subprocess.PIPE,
            timeout=20,
            check=False,
        )
    assert done.returncode == 1
    assert done.stderr == b"briefing: standard output: no space left on device\n"


def refuse(*places: object, **more: object) -> NoReturn:
    """What Windows does where a file is open in a program that shows it."""
    raise PermissionError(errno.EACCES, "Access is denied")


@pytest.mark.parametrize(
    ("call", "product"),
    [
        (BUILD, "out.pdf"),
        (["mail", "copy", "-o", "out.eml"], "out.eml"),
        (["copies", "copy", "--count", "2", "-o", "out.pdf"], "out.pdf"),
        (["preview", "copy", "--dpi", "40", "-o", "out.png"], "out.png"),
        ([*MERGE, "--jobs", "1"], "out/Estonia.pdf"),
        ([*MERGE, "--jobs", "1"], "out/manifest.csv"),
    ],
)
def test_a_file_that_is_open_elsewhere_is_told_and_stays(
    call: list[str], product: str, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert CliRunner().invoke(main, call).exit_code == 0
    before = here.joinpath(product).read_bytes()
    there = {path for path in here.rglob("*") if path.suffix != ".part"}
    replace = os.replace
    monkeypatch.setattr(
        os, "replace", lambda a, b: refuse() if str(b).endswith(product) else replace(a, b)
    )
    done = CliRunner().invoke(main, call)
    assert done.exit_code == 1
    assert f"{product} cannot be written: access is denied" in done.stderr
    assert "hint: close it where another program has it open, or name another place" in done.stderr
    assert here.joinpath(product).read_bytes() == before
    left = {path for path in here.rglob("*") if path not in there}
    # The lines of a manifest are kept, for `--resume` to find.
    assert left == ({here / "out/.manifest.csv.part"} if product.endswith("t.csv") else set())


def test_a_folder_that_is_there_stays_the_same(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody may be in it; and Windows replaces no folder, not even an empty one."""
    empty = here / "empty"
    empty.mkdir()
    before = empty.stat().st_ino
    monkeypatch.chdir(empty)
    done = CliRunner().invoke(main, ["new", "."])
    assert (done.exit_code, empty.stat().st_ino) == (0, before)
    assert CliRunner().invoke(main, ["check", "."]).exit_code == 0
    assert [path for path in empty.iterdir() if path.suffix == ".part"] == []


def test_a_folder_that_cannot_be_filled_is_left_empty(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rename = os.rename
    monkeypatch.setattr(os, "rename", lambda a, b: refuse() if "b.yaml" in str(b) else rename(a, b))
    files = {"a.yaml": b"", "b.yaml": b"", "c/d.txt": b""}
    with pytest.raises(BriefingError, match="access is denied"), new_folder(tmp_path, files):
        pass
    assert list(tmp_path.iterdir()) == []


def test_two_names_that_are_one_to_the_disk(tmp_path: Path) -> None:
    """As `A.txt` and `a.txt` are to most disks of Windows and macOS."""
    files = {"a.txt": b"1", "./a.txt": b"2"}
    told = "a.txt cannot be written: a file or a folder beside it has its name"
    with pytest.raises(BriefingError, match=told), new_folder(tmp_path / "new", files):
        pass
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("names", [("a", "a/b"), ("a", "a/b/c"), ("a/b", "a")])
def test_a_file_where_another_has_a_folder(names: tuple[str, str], tmp_path: Path) -> None:
    files = dict.fromkeys(names, b"")
    with pytest.raises(BriefingError) as told, new_folder(tmp_path / "new", files):
        pass
    assert told.value.faults[0].code == "file.clash"
    assert told.value.faults[0].message.startswith(f"{names[1]} cannot be written: ")
    assert list(tmp_path.iterdir()) == []


def test_drafts_of_processes_of_the_same_number_are_in_nobody_s_way(tmp_path: Path) -> None:
    """As a killed one leaves in a container, where the next has its number."""
    drafts = set()
    for _ in range(3):
        with drafted(tmp_path / "x.txt", b"1"), new_folder(tmp_path / "new", {"a": b""}):
            drafts |= set(tmp_path.iterdir())
        tmp_path.joinpath("new/a").unlink()
        tmp_path.joinpath("new").rmdir()
        tmp_path.joinpath("x.txt").unlink()
        for path in drafts:  # a folder in a file's way, a file in a folder's
            path.touch()
    assert len(drafts) == 6
    write_whole(tmp_path / "x.txt", b"2")
    with new_folder(tmp_path / "new", {"a": b"3"}):
        pass
    assert {path for path in tmp_path.iterdir() if path.suffix == ".part"} == drafts
    assert tmp_path.joinpath("x.txt").read_bytes() == b"2"
    assert tmp_path.joinpath("new/a").read_bytes() == b"3"


# A folder as people have them; its PDF carries it.
UKRAINE = "бриф про Київ"
WORDS = {
    "brief.yaml": 'title: "Україна → НАТО"\nattach: [source]\nsections: [київ, bare]\n',
    "київ.yaml": "title: Київ\nbody: Слова\n",
    "bare.yaml": "title: A\n",
}


@pytest.fixture
def ukraine(here: Path) -> Path:
    """The working directory, with a brief in Ukrainian and its PDF."""
    folder = here / UKRAINE
    folder.mkdir()
    for name, text in WORDS.items():
        folder.joinpath(name).write_text(text, "utf-8")
    assert CliRunner().invoke(main, ["build", UKRAINE, "-o", "київ.pdf"]).exit_code == 0
    return here


SWEEP = {
    "build": ([UKRAINE, "-o", "нова тека.pdf"], 0),
    "build each": (["allies", "--each", "rows.csv", "-o", "вихід сюди/{country}.pdf"], 0),
    "check": ([UKRAINE], 0),
    "preview": ([UKRAINE, "--dpi", "40", "-o", "київ.png"], 0),
    "proof": (["київ.pdf", "--outline"], 0),
    "evidence": ([UKRAINE], 0),
    "diff": (["київ.pdf", "copy"], 1),
    "mail": ([UKRAINE, "-o", "лист.eml"], 0),
    "copies": ([UKRAINE, "--count", "2", "-o", "копії.pdf"], 0),
    "copies each": ([UKRAINE, "--count", "2", "--each", "-o", "копії"], 0),
    "unpack": (["київ.pdf", "знову"], 0),
    "new": (["новий бриф"], 0),
    "new from": (["ще один", "--from", "київ.pdf"], 0),
    "styles": (["--show", "columns"], 0),
    "schema": (["brief", "-o", "схема.json"], 0),
    "completion": (["bash"], 0),
}


@pytest.mark.parametrize("name", SWEEP)
def test_folders_as_people_have_them(name: str, ukraine: Path) -> None:
    arguments, status = SWEEP[name]
    command, *each = name.split()
    flag = ["--each"] if command == "copies" and each else []
    done = CliRunner().invoke(main, [command, *arguments, *flag])
    assert (done.exit_code, done.stderr.count("error[")) == (status, 0)


# What people set, or what their systems have: what each command then comes to.
ENVIRONMENTS = {
    "a pipe on Windows": ({"PYTHONIOENCODING": "cp1252"}, ["diff", "proof", "styles", "evidence"]),
    "an old console": ({"PYTHONIOENCODING": "cp437"}, ["diff", "proof", "check"]),
    "POSIX": ({"LC_ALL": "POSIX"}, ["build", "diff", "new"]),
    "no home": ({"HOME": "/nowhere", "TMPDIR": "/nowhere"}, ["build", "diff", "mail"]),
}


@pytest.mark.parametrize(
    ("where", "name"), [(each, name) for each, (_, names) in ENVIRONMENTS.items() for name in names]
)
def test_environments_as_people_have_them(where: str, name: str, ukraine: Path) -> None:
    (arguments, status), (environment, _) = SWEEP[name], ENVIRONMENTS[where]
    assert run(name, *arguments, **environment)[0] == status


def output(*call: str, encoding: str) -> bytes:
    """What a command says on a standard output of this encoding."""
    return subprocess.run(
        [sys.executable, "-P", "-m", "briefing", *call],
        env=os.environ | {"PYTHONIOENCODING": encoding},
        capture_output=True,
        timeout=20,
        check=False,
    ).stdout


def test_what_an_encoding_lacks_is_an_escape_to_people(ukraine: Path) -> None:
    said = output("diff", UKRAINE, "copy", encoding="cp1252")
    assert b" \\u2192 copy" in said
    assert output("diff", "copy", "copy", encoding="cp1252").isascii()


@pytest.mark.parametrize(
    "call",
    [
        ["diff", UKRAINE, "copy", "--format", "markdown"],
        ["evidence", UKRAINE, "--format", "markdown"],
        ["check", UKRAINE, "copy", "--format", "github"],
        ["styles", "--show", "columns"],
    ],
)
def test_what_programs_read_is_utf_8_with_line_feeds(call: list[str], ukraine: Path) -> None:
    said = output(*call, encoding="cp1252")
    assert said == output(*call, encoding="utf-8")
    said.decode("utf-8")


def test_no_place_for_temporary_files(ukraine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", "/nowhere")
    for call in (["diff", "київ.pdf", "copy"], ["new", "x", "--from", "київ.pdf"]):
        done = CliRunner().invoke(main, call)
        assert done.exit_code in (1, 2)
        assert "there is no place for temporary files: no such file" in done.stderr
        assert "hint: name a folder that you may write to in TMPDIR" in done.stderr


@pytest.mark.parametrize(
    ("number", "platform", "said"),
    [
        (errno.EINVAL, "linux", "briefing: standard output: invalid argument\n"),
        (errno.EINVAL, "win32", ""),  # the pipe has nobody left who reads it
        (errno.EPIPE, "linux", ""),
        (errno.ENOSPC, "linux", "briefing: standard output: no space left on device\n"),
    ],
)
def test_what_the_system_refuses_is_told_unless_nobody_reads(
    number: int,
    platform: str,
    said: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    _say(OSError(number, os.strerror(number)))
    assert capsys.readouterr().err == said
