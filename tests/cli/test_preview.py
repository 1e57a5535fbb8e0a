"""`briefing preview` writes a picture of the page, or shows it where a terminal can."""

from __future__ import annotations

import os
import pty
import re
import subprocess
import sys
from base64 import standard_b64decode
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from PIL import Image

from briefing.cli import main
from tests.conftest import SECTIONS

Folder = Callable[..., Path]


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["preview", *map(str, arguments)])


@pytest.mark.parametrize(
    ("options", "size", "mode"),
    [
        ((), (1241, 1754), "RGB"),
        (("--dpi", 72, "--paper", "letter"), (612, 792), "RGB"),
        (("--mono", "--dpi", 100), (827, 1170), "1"),
    ],
)
def test_it_writes_a_picture(
    options: tuple[object, ...], size: tuple[int, int], mode: str, tmp_path: Path
) -> None:
    out = tmp_path / "page.png"
    done = run(SECTIONS, "-o", out, *options)
    assert done.exit_code == 0
    with Image.open(out) as picture:
        assert (picture.size, picture.mode) == (size, mode)
    assert re.fullmatch(rf"{out}: \d+ kB, \d+ dpi", done.stderr.splitlines()[-1])


def test_it_is_named_as_the_pdf_would_be(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(SECTIONS, "--dpi", 36).exit_code == 0
    done = run(SECTIONS, "--dpi", 36, "-o", f"{tmp_path}/none/page.png")
    assert (done.exit_code, f"make the folder {tmp_path}/none first" in done.stderr) == (1, True)
    tmp_path.joinpath("out").mkdir()
    assert run(SECTIONS, "--dpi", 36, "-o", tmp_path / "out").exit_code == 0
    name = "2023-07-11-allies-bring-ukraine-closer.png"
    assert sorted(path.name for path in tmp_path.rglob("*.png")) == [name, name]


def test_standard_output_takes_it_whole() -> None:
    done = run(SECTIONS, "-o", "-", "--dpi", 50)
    assert Image.open(BytesIO(done.stdout_bytes)).size == (414, 585)


def test_a_faulty_brief_leaves_the_old_picture(folder: Folder, tmp_path: Path) -> None:
    out = tmp_path / "page.png"
    out.write_bytes(b"yesterday's")
    done = run(folder(brief="titel: x\n"), "-o", out)
    assert done.exit_code == 1
    assert "copy.unknown-key" in done.stderr
    assert out.read_bytes() == b"yesterday's"


@pytest.mark.parametrize("wrong", [("-o", "x.pdf"), ("--dpi", "5"), ("--dpi", "5000")])
def test_wrong_usage(wrong: tuple[str, str]) -> None:
    assert run(SECTIONS, *wrong).exit_code == 2


KITTY, ITERM = {"TERM": "xterm-kitty"}, {"TERM_PROGRAM": "iTerm.app"}


@pytest.mark.parametrize("terminal", [KITTY, ITERM], ids=["kitty", "iterm"])
def test_a_terminal_shows_it(terminal: dict[str, str], tmp_path: Path) -> None:
    shown = on_a_terminal(terminal, tmp_path)
    if terminal is KITTY:
        pieces = re.findall(rb"\x1b_G(?:a=T,f=100,)?m=([01]);([^\x1b]*)\x1b\\", shown)
        assert [more for more, _ in pieces] == [b"1"] * (len(pieces) - 1) + [b"0"]
        data = standard_b64decode(b"".join(piece for _, piece in pieces))
    else:
        size, text = re.findall(rb"\x1b\]1337;File=inline=1;size=(\d+):([^\a]*)\a", shown)[0]
        data = standard_b64decode(text)
        assert len(data) == int(size)
    assert Image.open(BytesIO(data)).size == (794, 1123)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("terminal", [{"TERM": "xterm"}, KITTY | {"TMUX": "1"}])
def test_another_gets_a_file(terminal: dict[str, str], tmp_path: Path) -> None:
    assert b"\x1b" not in on_a_terminal(terminal, tmp_path)
    assert len(list(tmp_path.glob("*.png"))) == 1


def on_a_terminal(variables: dict[str, str], place: Path) -> bytes:
    """What the command writes to a terminal, run in a folder."""
    ours, theirs = pty.openpty()
    kept = {key: os.environ[key] for key in ("PATH", "PYTHONPATH") if key in os.environ}
    with subprocess.Popen(
        [sys.executable, "-m", "briefing", "preview", SECTIONS],
        stdout=theirs,
        stderr=subprocess.PIPE,
        cwd=place,
        env=kept | variables,
    ):
        os.close(theirs)
        written = b"".join(iter(lambda: _read(ours), b""))
        os.close(ours)
    return written


def _read(end: int) -> bytes:
    try:
        return os.read(end, 65536)
    except OSError:  # on Linux the end of a terminal's output is an error
        return b""
