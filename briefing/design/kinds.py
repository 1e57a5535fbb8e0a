"""A scalar of a style becomes a colour, a face, or one of a few names."""

import re
from enum import Enum
from pathlib import Path
from typing import NamedTuple

import yaml

from briefing.brief.fields import Choice
from briefing.brief.node_reader import Desk, scalar
from briefing.content.shape import TEXT, Schema, form
from briefing.style.colour import Colour, from_hex
from briefing.style.fonts import locate
from briefing.style.stylesheet import Face

_HEX = "#[0-9A-Fa-f]{6}"


class Hex:
    """A colour as `#RRGGBB`."""

    def read(self, node: yaml.Node, desk: Desk) -> Colour | None:
        text = scalar(node, desk)
        if text is None or re.fullmatch(_HEX, text):
            return from_hex(text) if text else None
        desk.fault("style.colour", f"{text!r} is not a colour", node, 'write it as "#0B4A86"')
        return None

    def schema(self) -> Schema:
        return form(_HEX, 'it as "#0B4A86"')


class Member(NamedTuple):
    """A member of an enumeration, by its value."""

    members: type[Enum]

    def read(self, node: yaml.Node, desk: Desk) -> Enum | None:
        text = self._choice.read(node, desk)
        return self.members(text) if text else None

    def schema(self) -> Schema:
        return self._choice.schema()

    @property
    def _choice(self) -> Choice:
        return Choice(tuple(member.value for member in self.members))


class FaceFile(NamedTuple):
    """A face: the name of a shipped one, or a path."""

    folder: Path
    weight: str

    def read(self, node: yaml.Node, desk: Desk) -> Face | None:
        text = scalar(node, desk)
        path = locate(text, self.folder) if text else None
        if path is not None:
            return Face("", self.weight, path, desk.source.span(node))
        if text:
            hint = "write a path to a .ttf or .otf file, or a shipped face such as FiraSans-Regular"
            desk.fault("style.face", f"there is no face {text!r}", node, hint)
        return None

    def schema(self) -> Schema:
        return TEXT
