"""Finds the font file of a face."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from briefing.brief.files import is_file, located


class Package(NamedTuple):
    """A package of font files, or one a file: its modules, and the extra that installs it, if any.

    The files are used as their makers publish them. What a PDF embeds of them is part of that
    document, which the Open Font License (1.1, condition 5) leaves free, names and all.
    """

    modules: tuple[str, ...]
    extra: str | None = None

    @property
    def is_installed(self) -> bool:
        """Whether its files are there."""
        return any(map(_files, self.modules))

    def file(self, name: str) -> Path | None:
        """The file of a face, by its name without the axes in brackets; None if there is none."""
        return next(filter(None, (_files(module).get(name) for module in self.modules)), None)


# Families by the first part of their faces' names. Their packages are looked up, never imported.
_PACKAGES = {
    "FiraSans": Package(("fontpkg_fira_sans",)),
    "FiraSansCondensed": Package(("fontpkg_fira_sans_condensed",)),
    "HindSiliguri": Package(("fontpkg_hind_siliguri",), "indic"),
    "IBMPlexSans": Package(("fontpkg_ibm_plex_sans",), "field"),
    "NotoSansCJKjp": Package(("noto_cjk_sans_jp_regular", "noto_cjk_sans_jp_bold"), "cjk"),
    "NotoSansDevanagari": Package(("fontpkg_noto_sans_devanagari",), "indic"),
    "NotoSansTamil": Package(("fontpkg_noto_sans_tamil",), "indic"),
    "NotoSansThai": Package(("fontpkg_noto_sans_thai",), "thai"),
    "SourceSerif4": Package(("fontpkg_source_serif_4",), "institute"),
}


def package_of(name: str) -> Package | None:
    """The package that has a face of this name, such as `FiraSans-Regular`; None for a path."""
    return None if Path(name).suffix else _PACKAGES.get(name.partition("-")[0])


def locate(name: str, folder: Path) -> Path | None:
    """The file of a face, named as a package has it, or by a path; None if missing.

    A relative path starts at `folder`, where the style that names it lies.
    """
    package = package_of(name)
    if package:
        return package.file(name)
    path = located(folder, name)
    return path if path.suffix and is_file(path) else None


def name_of(path: Path) -> str | None:
    """The name by which a style asks for a package's font file; None for any other file."""
    name = path.stem.partition("[")[0]
    package = package_of(name)
    return name if package and package.file(name) == path else None


def ships(path: Path) -> bool:
    """Whether a font file is one of those packages', known to be whole."""
    return name_of(path) is not None


@cache
def _files(module: str) -> Mapping[str, Path]:
    """The font files of a package by their names: `SourceSerif4` for `SourceSerif4[wght].ttf`."""
    spec = find_spec(module)
    folder = Path(spec.origin).parent if spec and spec.origin else None
    files = (*folder.glob("files/*.ttf"), *folder.glob("*.otf")) if folder else ()
    return {path.stem.partition("[")[0]: path for path in files}
