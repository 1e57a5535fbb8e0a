"""A day becomes the files of a first brief, which builds at once and teaches by its comments."""

from __future__ import annotations

import datetime
from importlib.resources import files
from importlib.resources.abc import Traversable

_TODAY = b"{today}"


def starter(day: datetime.date) -> dict[str, bytes]:
    """The files of the starter brief, by path within its folder, dated as given."""
    found = _under(files("briefing.starter") / "example")
    return {name: data.replace(_TODAY, str(day).encode()) for name, data in found.items()}


def _under(place: Traversable, above: str = "") -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    for entry in sorted(place.iterdir(), key=lambda entry: entry.name):
        name = above + entry.name
        found |= {name: entry.read_bytes()} if entry.is_file() else _under(entry, f"{name}/")
    return found
