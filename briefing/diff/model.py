"""The model of a revision: what changed, and where it stands in either edition."""

import re
from enum import Enum
from typing import NamedTuple

from briefing.brief.files import plain_lines
from briefing.brief.model import Brief
from briefing.errors import Span


class Kind(Enum):
    """How a thing changed: texts are reworded, values change; what moved may be reworded, too."""

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
    """Where in a brief: its area, and which section."""

    area: Area
    slug: str = ""


class Piece(NamedTuple):
    """Words that are in both editions; or those of the old, and what the new has in their place."""

    same: str = ""
    old: str = ""
    new: str = ""


class Side(NamedTuple):
    """A thing in one edition: where it is, what it is, its text, which of its kind, and whose.

    `what` is a key of a brief, or a point, paragraph, row, column, cell. `number` counts from 1 and
    is 0 where there can be but one. `of` is the kind of thing that it is part of, a figure or a
    quote, and `name` what that is called: a figure's label, a source's name, a cell's row and head.
    Where a value keeps no place, as a date, the span is its record's, and `what` the key there.
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
    """One change. A thing that was added has no old side, one that is gone no new one."""

    kind: Kind
    old: Side | None
    new: Side | None
    pieces: tuple[Piece, ...] = ()

    @property
    def side(self) -> Side:
        """Where it is found: in the new edition, unless it is gone."""
        side = self.new or self.old
        assert side
        return side


class Reason(Enum):
    """Why a figure of the new edition deserves another look."""

    LIMIT = "limit"
    SOURCE = "source"
    UNDATED = "undated"


class Stale(NamedTuple):
    """A figure to look at again: which, and why, in words."""

    reason: Reason
    side: Side
    message: str


class Edition(NamedTuple):
    """A brief, what its reader calls it, and the folder that its places start with.

    `prefix` stands in that folder's stead wherever a place is shown.
    """

    name: str
    brief: Brief
    folder: str
    prefix: str

    def place(self, side: Side) -> str:
        """Where something stands: `last-week/spending.yaml:12`."""
        return f"{self.file(side)}:{self.line(side)}"

    def file(self, side: Side) -> str:
        """The file of a thing, as the reader may name it."""
        return self.prefix + self._name(side)

    def line(self, side: Side) -> int:
        """The line of a thing; of a key that is not found there, its record's."""
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
    """Two editions, all that changed between them, and what is stale in the new one."""

    old: Edition
    new: Edition
    changes: tuple[Change, ...]
    stale: tuple[Stale, ...]
