"""The name of a face becomes the file that holds it."""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path

from briefing.brief.files import is_file, located

# Families that come with the press, and the packages that carry their files. The
# packages are looked up, never imported.
_PACKAGES = {
    "FiraSans": "fontpkg_fira_sans",
    "FiraSansCondensed": "fontpkg_fira_sans_condensed",
}


def locate(name: str, folder: Path) -> Path | None:
    """The file of a face: a shipped face by its PostScript name, or a path; None if not there.

    A relative path starts at `folder`, where the style that names it lies.
    """
    path = located(folder, name)
    package = _PACKAGES.get(name.partition("-")[0])
    if package and not path.suffix:
        path = _files(package) / f"{name}.ttf"
    return path if path.suffix and is_file(path) else None


def ships(path: Path) -> bool:
    """Whether a face's file is one that comes with the press."""
    return any(path.parent == _files(package) for package in _PACKAGES.values())


@cache
def _files(package: str) -> Path:
    spec = find_spec(package)
    origin = spec.origin if spec else None
    return Path(origin).parent / "files" if origin else Path(package)
