"""A command line becomes what every question works with: who is timed, how often, and where.

The peers are installed from PyPI, at the versions of `peers/requirements.txt`, into an
environment of their own under .cache/, once; they are set in the faces that `briefing` sets.
"""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from tests.benchmarks.clock import Command

ROOT = Path(__file__).parents[2]
PROGRAMS = Path(__file__).parent / "peers"
PEERS = ("typst", "weasyprint", "reportlab")
_READS = {"typst": "yaml", "weasyprint": "json", "reportlab": "yaml"}
_FACES = ("FiraSans-Regular.ttf", "FiraSans-Bold.ttf")
_FONTS = "import fontpkg_fira_sans as f; print(f.__path__[0] + '/files')"


class Scene(NamedTuple):
    """What is timed: `python` has `briefing` in it; `place` holds variants, products and peers."""

    rounds: int
    count: int
    peers: tuple[str, ...]
    python: Path
    place: Path

    @property
    def briefing(self) -> str:
        """The command as its users run it."""
        return str(self.python.with_name("briefing"))

    def folders(self, count: int) -> list[str]:
        """The first variants, as folders."""
        return [str(self.place / "folders" / f"{number:04}") for number in range(count)]

    def out(self, name: str) -> Path:
        """A folder for what one command makes."""
        place = self.place / "out" / name
        place.mkdir(parents=True, exist_ok=True)
        return place

    def ours(self, *arguments: object) -> Command:
        """A call of our own program that keeps a builder warm."""
        call = [str(self.python), str(PROGRAMS / "with_briefing.py"), *map(str, arguments)]
        return Command(call)

    def peer(self, name: str, *arguments: object, inputs: Iterable[int] = (0,)) -> Command:
        """A call of a peer's program: what comes before its inputs, and which variants they are."""
        data = [str(self.place / "data" / f"{number:04}.{_READS[name]}") for number in inputs]
        call = [str(python_of_peers()), str(PROGRAMS / f"with_{name}.py"), *map(str, arguments)]
        return Command([*call, *data], environment={"PEERS": str(self.place)})


def prepare(scene: Scene, count: int) -> None:
    """Install the peers if they are not yet; lay out the fonts and so many variants."""
    if scene.peers:
        _install()
    fonts = scene.place / "fonts"
    fonts.mkdir(parents=True, exist_ok=True)
    where = _said(scene.python, "-c", _FONTS)
    for face in _FACES:
        shutil.copy(Path(where, face), fonts)
    shutil.copy(PROGRAMS / "brief.typ", scene.place)
    shutil.rmtree(scene.place / "out", ignore_errors=True)
    _said(scene.python, "-m", "tests.benchmarks.variants", str(count), str(scene.place))


def python_of_peers() -> Path:
    """The interpreter of the peers' environment; its folder is named after what is in it."""
    pins = (PROGRAMS / "requirements.txt").read_bytes() + sys.version.encode()
    return ROOT / ".cache" / f"peers-{hashlib.sha256(pins).hexdigest()[:12]}" / "bin" / "python"


def _install() -> None:
    python = python_of_peers()
    if python.exists():
        return
    print("installing the peers …", file=sys.stderr)
    place = python.parent.parent
    try:
        subprocess.run([sys.executable, "-m", "venv", str(place)], check=True)
        pins = str(PROGRAMS / "requirements.txt")
        subprocess.run([str(python), "-m", "pip", "install", "-q", "-r", pins], check=True)
    except BaseException:
        shutil.rmtree(place, ignore_errors=True)  # half an environment would pass for a whole one
        raise


def _said(python: Path, *arguments: str) -> str:
    done = subprocess.run(
        [str(python), *arguments], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise SystemExit(done.stderr)
    return done.stdout.strip()
