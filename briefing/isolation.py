"""Keeps a user's settings of ReportLab out of the command and its worker processes.

`import reportlab` runs `reportlab_settings.py` and `reportlab_mods.py` from wherever `sys.path`
leads, else `.reportlab_settings` and `.reportlab_mods` from the home directory, and obeys
variables `RL_*`. A program that imports the project may want that; the command and the worker
processes that it starts must run no file of a home directory.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.machinery import PathFinder
from pathlib import Path

_FILES = "reportlab_settings", "reportlab_mods"
# What `os.path.expanduser` goes by, on POSIX and on Windows.
_HOMES = "HOME", "USERPROFILE"
_NOWHERE = str(Path(__file__).with_name("nobody's home"))  # there is no such folder


_own = False


def own_process() -> None:
    """Mark this process as the project's own: the command, or a worker that it started."""
    global _own
    _own = True


@contextmanager
def importing_reportlab() -> Iterator[None]:
    """A block in which to import ReportLab: without settings, if the process is the project's own.

    Within it `sys.path` and `os.environ` are without them; after it both are as before. In any
    other process nothing changes.
    """
    if not _own:
        yield
        return
    path, before = sys.path[:], dict(os.environ)
    changed = [name for name in before if name.startswith("RL_")]
    for name in changed:
        del os.environ[name]
    os.environ.update(dict.fromkeys(_HOMES, _NOWHERE))
    sys.path[:] = [entry for entry in path if not _has_settings(entry)]
    try:
        yield
    finally:
        sys.path[:] = path
        for name in (*changed, *_HOMES):
            os.environ.pop(name, None)
            if name in before:
                os.environ[name] = before[name]


def _has_settings(entry: str) -> bool:
    """Whether an entry of `sys.path` has settings files; that of ReportLab itself never counts."""
    if PathFinder.find_spec("reportlab", [entry]):
        return False
    return any(PathFinder.find_spec(name, [entry]) for name in _FILES)
