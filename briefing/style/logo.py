"""A style's logo: the bytes of its file, its alternative text and its height."""

from pathlib import Path
from typing import NamedTuple

import yaml

from briefing.brief.fields import Plain
from briefing.brief.files import is_file, located, read_bytes
from briefing.brief.model import Name
from briefing.brief.node_reader import TEXT, ReadState, Schema, scalar
from briefing.brief.records import Key
from briefing.errors import Span
from briefing.style.draft import Group, Measure
from briefing.units import Pt, mm

# Between a letterhead's smallest legible one and a fifteenth of the page.
_LEAST, _MOST = mm(4), mm(20)
_ALT = "what the logo says, for whoever cannot see it"


class LogoFile(NamedTuple):
    """A logo's file: its path, its bytes, and the place where the style names it."""

    path: Path
    data: bytes
    span: Span


class Logo(NamedTuple):
    """A logo: `alt` is its alternative text, `height` in points."""

    file: LogoFile
    alt: Name
    height: Pt = mm(12)


class _File(NamedTuple):
    """The path of a PNG, JPEG or SVG file, from the folder of the style."""

    folder: Path

    def read(self, node: yaml.Node, state: ReadState) -> LogoFile | None:
        text = scalar(node, state, "the path of a logo")
        if text is None:
            return None
        path, span = located(self.folder, text), state.source.span(node)
        state.paths.append(Name(text, span))
        if not is_file(path):
            message = f"there is no file {text!r}"
            state.fault("file.missing", message, node, "put the file there, or mend its path")
            return None
        from briefing.brief.raster import MAX_BYTES  # loaded only for a logo

        data, faults = read_bytes(path, text, most=MAX_BYTES, hint="export it smaller")
        state.faults += (fault._replace(span=span) for fault in faults)
        return None if faults else LogoFile(path, data, span)

    def schema(self) -> Schema:
        return TEXT


def logo_keys(folder: Path) -> Group:
    """The keys of a style's logo; its path starts at `folder`."""
    height = Measure(least=_LEAST, most=_MOST, absolute=True)
    keys = {
        "file": Key(_File(folder), "a PNG, JPEG or SVG, from here", "logo.svg", required=True),
        "alt": Key(Plain(example=_ALT), _ALT, "Ministry of Heat", required=True),
        "height": Key(height, "its height, 12 mm unless you say so", "12 mm"),
    }
    return Group(Logo, "`logo`", keys)
