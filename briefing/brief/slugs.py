"""Finds the sections of a folder: the names of their files without `.yaml`, in order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.brief.files import MASTHEAD, as_yaml, composed, is_masthead, located, unreadable
from briefing.brief.model import Name
from briefing.brief.node_reader import ReadState, names
from briefing.brief.yaml_parser import read_source
from briefing.errors import Fault, Severity, Span, nearest

if TYPE_CHECKING:
    import yaml

MAX_SECTIONS = 40

Slugs = tuple[list[str], list[Fault]]


def find_slugs(
    folder: Path, states: Sequence[ReadState], order: tuple[Name, ...] | None, style: str
) -> Slugs:
    """The slugs to read, and faults of the folder's files.

    They are those that `order` lists and that are there, or else all in the order of their names,
    but for the file that was asked for as `style`; among these may be styles: see `is_style`.
    """
    try:
        paths = [path for path in folder.iterdir() if not path.name.startswith(".")]
    except OSError as error:  # one may go in and not look around
        return [], [unreadable(folder.as_posix(), error)]
    # Windows itself sorts paths as if all were small.
    paths.sort(key=lambda path: (composed(path.name), path.name))
    named = {MASTHEAD, *(path.text for state in states for path in (*state.paths, *state.saved))}
    if style.removesuffix(".yaml") not in {name.text for name in order or ()}:
        named.add(style)
    faults = list(_misnamed(paths, named))
    slugs = [
        composed(path.stem)
        for path in paths
        if path.suffix == ".yaml" and not (composed(path.name) in named or is_masthead(path))
    ]
    if order is not None:
        slugs, more = _ordered(order, slugs, folder)
        faults += more
    if len(slugs) > MAX_SECTIONS:
        message = f"{len(slugs)} sections; {MAX_SECTIONS} is the limit"
        hint = "take some out: a page holds about eight"
        faults.append(Fault("copy.too-many-sections", message, _start(folder / MASTHEAD), hint))
    return slugs[:MAX_SECTIONS], faults


def is_style(root: yaml.Node) -> bool:
    """Whether a file is a style, by what it holds: `extends` or `says`, and no section's `title`.

    The brief's own style may extend it, or somebody may ask for it by `--style`.
    """
    keys = names(root)
    return bool(keys & {"extends", "says"}) and "title" not in keys


def _misnamed(paths: list[Path], named: set[str]) -> Iterator[Fault]:
    """A fault for each file that would not be read for its name, or not on every system.

    `named` are the names of files that the copy itself names.
    """
    there = {composed(path.name) for path in paths}

    def renamed(name: str) -> str:
        return f"move it away: {name} is there, too" if name in there else f"rename it to {name}"

    for before, path in pairwise(paths):
        if composed(before.name) == composed(path.name):
            message = (
                f"two files are named {composed(path.name)!r}, their accents stored in two ways"
            )
            yield Fault("file.name", message, _start(path), "rename one, or move it away")
    for path in paths:
        if path.suffix == ".yaml" and not path.name.isprintable():
            message = "the name of this file is not readable text"
            yield Fault("file.name", message, _start(path), "rename it")
        if is_masthead(path) and path.name != MASTHEAD:  # which it is on Windows and macOS
            message = f"not on every system {path.name} is the masthead"
            yield Fault("file.name", message, _start(path), renamed(MASTHEAD))
        name = composed(path.name)
        if as_yaml(name) != name and name not in named:
            message, hint = f"{path.name} would not be read", renamed(as_yaml(name))
            yield Fault("file.not-read", message, _start(path), hint)


def _ordered(order: tuple[Name, ...], slugs: list[str], folder: Path) -> Slugs:
    """The slugs that are listed, in that order, and a warning for each that is not."""
    faults: list[Fault] = []
    listed: dict[str, Name] = {}
    for name in order:
        if name.text in listed:
            message = f"section {name.text!r} is listed twice"
            faults.append(Fault("copy.duplicate-section", message, name.span, "delete one"))
        elif name.text not in slugs:
            hint = nearest(name.text, slugs) or f"make {name.text}.yaml, or delete the line"
            if f"{name.text}.yaml" == MASTHEAD:
                hint = f"delete it: {MASTHEAD} is the masthead, not a section"
            message = f"there is no section {name.text!r}"
            faults.append(Fault("copy.unknown-section", message, name.span, hint))
        else:
            listed[name.text] = name
    for slug in slugs:
        path = located(folder, f"{slug}.yaml")
        if slug not in listed and not _holds_style(path):
            message = f"{slug}.yaml is left out"
            hint = f"list it under `sections` in {MASTHEAD}, or move the file away"
            faults.append(Fault("file.not-listed", message, _start(path), hint, Severity.WARNING))
    return list(listed), faults


def _holds_style(path: Path) -> bool:
    root = read_source(path, path.as_posix())[0].root
    return root is not None and is_style(root)


def _start(path: Path) -> Span:
    return Span(path.as_posix(), 1, 1)
