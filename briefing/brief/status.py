"""How things stand: a status, the scale that its level is of, and both in words.

Red, amber and green need no declaration, and are said in the brief's language. Scales of a brief's
own are set as their author words them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from enum import Enum
from typing import NamedTuple
from unicodedata import normalize

from briefing.brief.model import Brief, Copy, Figure, Name, Point, Run, Section
from briefing.brief.tables import Cell, Column, Row, Table
from briefing.errors import Fault, Span, nearest
from briefing.language.language import Language


class Shape(Enum):
    """What a level is drawn as; its weight falls from the worst to the best."""

    SQUARE = "square"
    DIAMOND = "diamond"
    FRAME = "frame"
    CIRCLE = "circle"


# The shapes of scales by how many levels they have, the worst first.
_SHAPES = {
    2: (Shape.SQUARE, Shape.CIRCLE),
    3: (Shape.SQUARE, Shape.DIAMOND, Shape.CIRCLE),
    4: (Shape.SQUARE, Shape.DIAMOND, Shape.FRAME, Shape.CIRCLE),
}


class Scale(NamedTuple):
    """A scale of the brief's own: its name, and its levels, the worst first."""

    name: Copy
    levels: tuple[Copy, ...]


# The scale that every brief has, by the names that it has in YAML.
RED_AMBER_GREEN = ("red", "amber", "green")


class Level(NamedTuple):
    """One level of a scale, and the `name` that its author wrote for it.

    `place` counts from 0, the worst. Without a `scale` it is red, amber or green.
    """

    name: Name
    place: int = 0
    scale: Scale | None = None

    @property
    def steps(self) -> int:
        """How many levels its scale has."""
        return len(self.scale.levels) if self.scale else len(RED_AMBER_GREEN)

    @property
    def is_best(self) -> bool:
        """Whether nothing on its scale is better."""
        return self.place == self.steps - 1

    @property
    def shape(self) -> Shape:
        """What it is drawn as."""
        return _SHAPES[self.steps][self.place]

    @property
    def key(self) -> str:
        """What it is called wherever languages are no matter: `amber`, or its own word."""
        return self.scale.levels[self.place].text if self.scale else RED_AMBER_GREEN[self.place]

    def word(self, language: Language) -> Copy:
        """Its word as it is printed."""
        if self.scale:
            return self.scale.levels[self.place]
        return Copy((Run(text=_colours(language)[self.place], verbatim=True),), self.name.span)

    def letter(self, language: Language) -> str:
        """The letter in its shape: the first of its word, or its number where two are alike."""
        words = [copy.text for copy in self.scale.levels] if self.scale else _colours(language)
        letters = [normalize("NFD", word)[0].upper() for word in words]
        return letters[self.place] if len({*letters}) == len(letters) else f"{self.place + 1}"


def _colours(language: Language) -> tuple[str, str, str]:
    words = language.statuses
    return words.red, words.amber, words.green


class Status(NamedTuple):
    """How a thing stands `now`, how it stood before, and the reason.

    Levels have no place on a scale until the whole brief is read.
    """

    now: Level
    span: Span
    was: Level | None = None
    because: Copy | None = None


def levels_of(scale: Scale | None, span: Span) -> Iterator[Level]:
    """All levels of a scale, the worst first; `span` is the place that they are named at."""
    for place in range(len(scale.levels) if scale else len(RED_AMBER_GREEN)):
        level = Level(Name("", span), place, scale)
        yield level._replace(name=Name(level.key, span))


def with_levels(brief: Brief) -> tuple[Brief, list[Fault]]:
    """The brief with every level at its place on its scale, and the faults of those on none."""
    finder = _Finder(brief)
    coming = brief.next
    if coming:
        coming = coming._replace(points=tuple(map(finder.point, coming.points)))
    sections = tuple(map(finder.section, brief.sections))
    return brief._replace(sections=sections, next=coming), finder.faults


class _Finder:
    """Finds the levels of a brief's parts on their scales, and collects the faults."""

    def __init__(self, brief: Brief) -> None:
        self.known = _known(brief)
        self.faults: list[Fault] = []

    def section(self, section: Section) -> Section:
        return section._replace(
            status=self._found(section.status),
            table=section.table and self._table(section.table),
            tables=tuple(map(self._table, section.tables)),
            figures=tuple(map(self._figure, section.figures)),
            points=tuple(map(self.point, section.points)),
        )

    def point(self, point: Point) -> Point:
        below = tuple(map(self.point, point.points))
        return point._replace(status=self._found(point.status), points=below)

    def _figure(self, figure: Figure) -> Figure:
        return figure._replace(status=self._found(figure.status)) if figure.status else figure

    def _table(self, table: Table) -> Table:
        rows = tuple(self._row(row, table.columns) for row in table.rows)
        total = table.total and self._row(table.total, table.columns)
        return _with_columns(table._replace(rows=rows, total=total))

    def _row(self, row: Row, columns: tuple[Column, ...]) -> Row:
        # A row of another length is a fault already.
        cells = zip(row.cells, columns, strict=False)
        return row._replace(cells=tuple(self._cell(*pair) for pair in cells))

    def _cell(self, cell: Cell, column: Column) -> Cell:
        status, text = cell.status, cell.text
        if column.status and not status and not re.fullmatch(_NOTHING, text.text):
            status, text = Status(Level(Name(text.text, text.span)), text.span), Copy((), text.span)
        return cell._replace(status=self._found(status), text=text) if status else cell

    def _found(self, status: Status | None) -> Status | None:
        if status is None:
            return None
        levels = (status.now, status.was)
        now, was = (_found(level, self.known, self.faults) for level in levels)
        if now and was:
            self.faults.extend(_at_odds(now, was))
        return status._replace(now=now or status.now, was=was)


# What stands in a column of levels where there is none: a dash, dots, `n/a`, `k. A.`.
_NOTHING = r"\W*|\w\W{1,2}\w\W?"


def _with_columns(table: Table) -> Table:
    """A table whose columns are of status where any of their cells has one."""
    have = {at for row in table.all_rows for at, cell in enumerate(row.cells) if cell.status}
    columns = enumerate(table.columns)
    return table._replace(columns=tuple(c._replace(status=at in have) for at, c in columns))


def _known(brief: Brief) -> dict[str, Level]:
    """The levels of a brief by their words in lower case; its own scales go first."""
    nowhere = brief.span
    known = {
        level.key.lower(): level for scale in brief.scales for level in levels_of(scale, nowhere)
    }
    for level in levels_of(None, nowhere):
        for word in (level.key, level.word(brief.language).text):
            known.setdefault(word.lower(), level)
    return known


def _found(level: Level | None, known: Mapping[str, Level], faults: list[Fault]) -> Level | None:
    """A level at its place on its scale; None of one that no scale has, which is told."""
    if level is None:
        return None
    if own := known.get(level.name.text.lower()):
        return own._replace(name=level.name)
    words = list(dict.fromkeys(each.key for each in known.values()))
    listed = "write one of " + ", ".join(f"`{word}`" for word in words)
    hint = nearest(level.name.text, words) or f"{listed}, or declare it under `scales`"
    message = f"no scale has a level {level.name.text!r}"
    faults.append(Fault("status.level", message, level.name.span, hint))
    return None


def _at_odds(now: Level, was: Level) -> Iterator[Fault]:
    """The fault of a level that was the same before, or on another scale."""
    if now.scale != was.scale:
        message = f"{was.name.text!r} is no level of the scale that {now.name.text!r} is on"
        hint = "write what it was on the same scale, or leave `was` out"
        yield Fault("status.scale", message, was.name.span, hint)
    elif now.place == was.place:
        message = f"it was {was.name.text!r} before, and is so now"
        yield Fault(
            "status.same", message, was.name.span, "leave `was` out, or mend one of the two"
        )


def before(status: Status, language: Language) -> str:
    """What a thing was before, in words: `was green`; empty where that is not said."""
    if status.was is None:
        return ""
    word = status.was.word(language).text
    # Words in capitals, and names within them, stay as they are.
    lowered = word[0].lower() + word[1:] if word[1:] == word[1:].lower() else word
    return language.statuses.was.format(lowered)


def reason(status: Status, language: Language, *, joint: str = "") -> tuple[Run, ...]:
    """Why a thing stands so: `because the tender is late`, behind a joint, or nothing."""
    if status.because is None:
        return ()
    return (Run(text=f"{joint}{language.statuses.because} "), *status.because.runs)


def in_words(status: Status, language: Language) -> Copy:
    """A whole status: `Amber, was green, because the tender is late`, its level in bold."""
    word, was = status.now.word(language), before(status, language)
    said = (Run(text=f", {was}"),) if was else ()
    runs = (*_bold(word.runs), *said, *reason(status, language, joint=", "))
    parts = (status.because,) if status.because else ()
    return Copy(runs, status.span, word.written, parts)


def after_colon(status: Status, language: Language) -> Copy:
    """The same, shorter: `Amber, was green: the tender is late`."""
    word, was = status.now.word(language), before(status, language)
    said = (Run(text=f", {was}"),) if was else ()
    why = (Run(text=": "), *status.because.runs) if status.because else ()
    parts = (status.because,) if status.because else ()
    return Copy((*_bold(word.runs), *said, *why), status.span, word.written, parts)


def led(text: Copy, status: Status, language: Language) -> Copy:
    """A point's text behind its status in bold: `Amber, was green: divers work to October`."""
    word, was = status.now.word(language), before(status, language)
    said = (*word.runs, Run(text=f", {was}")) if was else word.runs
    why = reason(status, language, joint=", ")
    colon = Run(text=":", bold=not why)
    parts = (status.because, text) if status.because else (text,)
    return text._replace(runs=(*_bold(said), *why, colon, Run(text=" "), *text.runs), parts=parts)


def _bold(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    return tuple(run._replace(bold=True) for run in runs)


def in_cell(cell: Cell, language: Language) -> Cell:
    """A cell that says its status: `Amber, was green`, and before a text of its own a colon."""
    if cell.status is None:
        return cell
    if cell.text.runs:
        return cell._replace(text=led(cell.text, cell.status, language))
    word, was = cell.status.now.word(language), before(cell.status, language)
    said = (Run(text=f", {was}"),) if was else ()
    return cell._replace(text=word._replace(runs=(*_bold(word.runs), *said)))


def with_words(brief: Brief) -> Brief:
    """A brief whose cells say their status in their texts, and keep it for their marks."""

    def said(row: Row) -> Row:
        return row._replace(cells=tuple(in_cell(cell, brief.language) for cell in row.cells))

    def of_table(table: Table) -> Table:
        if not any(column.status for column in table.columns):
            return table
        rows, total = tuple(map(said, table.rows)), table.total and said(table.total)
        return table._replace(rows=rows, total=total)

    sections = tuple(
        section._replace(
            table=section.table and of_table(section.table),
            tables=tuple(map(of_table, section.tables)),
        )
        for section in brief.sections
    )
    return brief._replace(sections=sections)
