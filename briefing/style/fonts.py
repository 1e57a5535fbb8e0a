"""Finds the font file of a face."""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path

from briefing.brief.files import is_file, located

# Families that ship with briefing, and the packages that hold their files. The packages are
# looked up, never imported.
_PACKAGES = {
    "FiraSans": "fontpkg_fira_sans",
    "FiraSansCondensed": "fontpkg_fira_sans_condensed",
}


def locate(name: str, folder: Path) -> Path | None:
    """The file of a face, named by its PostScript name if it ships, or by a path; None if missing.

    A relative path starts at `folder`, where the style that names it lies.
    """
    path = located(folder, name)
    package = _PACKAGES.get(name.partition("-")[0])
    if package and not path.suffix:
        path = _files(package) / f"{name}.ttf"
    return path if path.suffix and is_file(path) else None


def ships(path: Path) -> bool:
    """Whether a font file is one that ships with briefing."""
    return any(path.parent == _files(package) for package in _PACKAGES.values())


@cache
def _files(package: str) -> Path:
    spec = find_spec(package)
    origin = spec.origin if spec else None
    return Path(origin).parent / "files" if origin else Path(package)
