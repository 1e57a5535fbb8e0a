"""The model of a revision: the changes, and where each stands in either edition."""

import re
from enum import Enum
from typing import NamedTuple

from briefing.brief.files import plain_lines
from briefing.brief.model import Brief
from briefing.errors import Span


class Kind(Enum):
    """How a thing changed. Texts are reworded, other values changed; what moved may be both."""

    ADDED = "added"
    GONE = "gone"
    MOVED = "moved"
    REWORDED = "reworded"
    CHANGED = "changed"


class Area(Enum):
    """The parts of a brief."""

    MASTHEAD = "masthead"
    SECTION = "section"
    NEXT = "next"
    SOURCES = "sources"


class Part(NamedTuple):
    """A part of a brief: its area, and the slug of a section."""

    area: Area
    slug: str = ""


class Piece(NamedTuple):
    """A stretch of a text: words of both editions, or those of the old and of the new for them."""

    same: str = ""
    old: str = ""
    new: str = ""


class Side(NamedTuple):
    """A thing in one edition: its place, what it is, and its text.

    `what` is a key of a brief, or a point, paragraph, row, column, cell. `number` counts from 1 and
    is 0 where there is at most one. `of` is the kind of thing that it is part of, a figure or a
    quote, and `name` what that is called: a figure's label, a source's name, a cell's row and head.
    It `is_key` where it has no span of its own, as a date: then the span is that of its record.
    """

    part: Part
    span: Span
    what: str = ""
    text: str = ""
    number: int = 0
    of: str = ""
    name: str = ""
    is_key: bool = False


class Change(NamedTuple):
    """One change: no old side of what was added, no new side of what is gone.

    `pieces` are those of a reworded text.
    """

    kind: Kind
    old: Side | None
    new: Side | None
    pieces: tuple[Piece, ...] = ()

    @property
    def side(self) -> Side:
        """The new side, or the old one of what is gone."""
        side = self.new or self.old
        assert side
        return side


class Reason(Enum):
    """Why a figure of the new edition deserves another look."""

    LIMIT = "limit"
    SOURCE = "source"
    UNDATED = "undated"


class Stale(NamedTuple):
    """A figure to look at again, and why, also in words."""

    reason: Reason
    side: Side
    message: str


class Edition(NamedTuple):
    """A brief, the name that the user gave for it, and the folder that its spans' paths start with.

    Where a place is shown, `prefix` replaces that folder.
    """

    name: str
    brief: Brief
    folder: str
    prefix: str

    def place(self, side: Side) -> str:
        """The place of a thing as it is shown: `last-week/spending.yaml:12`."""
        return f"{self.file(side)}:{self.line(side)}"

    def file(self, side: Side) -> str:
        """The path of a thing's file as it is shown."""
        return self.prefix + self._name(side)

    def line(self, side: Side) -> int:
        """The line of a thing, from 1; of a key that is not found, that of its record."""
        start = side.span.line
        if not side.is_key:
            return start
        data = dict(self.brief.files).get(self._name(side), b"")
        margin = side.span.column - 1
        key = re.compile(rf"[ -]{{{margin}}}{side.what} *:")
        lines = plain_lines(data.decode("utf-8-sig")).split("\n")[start - 1 :]
        return next((n for n, line in enumerate(lines, start) if key.match(line)), start)

    def _name(self, side: Side) -> str:
        return side.span.path.removeprefix(f"{self.folder}/")


class Revision(NamedTuple):
    """Two editions, all changes between them, and the stale figures of the new one."""

    old: Edition
    new: Edition
    changes: tuple[Change, ...]
    stale: tuple[Stale, ...]
