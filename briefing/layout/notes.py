"""Counts the notes of a brief: marks behind words, and what the footer or a table lists for them.

Notes and sources have one sequence, in the order in which the page is read. A note whose marks all
stand in one table is listed below that, any other in the footer.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from briefing.brief.blocks import Aside, Ask, Decision, Picture
from briefing.brief.model import Brief, Copy, Figure, Name, NoteMark, Point, PullQuote, Run, Section
from briefing.brief.tables import Cell, Column, Table
from briefing.errors import Span
from briefing.layout.reading import Reading
from briefing.layout.source_lines import SUPERIOR, reference_runs
from briefing.typeset.punctuation import NARROW, NO_BREAK

# The fields of records that hold texts, in the order in which they are read; of others all do.
_FIELDS: dict[type, tuple[str, ...]] = {
    Figure: ("kicker", "value", "unit", "label", "context", "status"),
    Point: ("date", "status", "text", "points"),
    Ask: ("title", "text", "points"),
    Aside: ("title", "text"),
    Decision: ("title", "boxes"),
    Picture: ("caption", "credit"),
    PullQuote: ("text", "speaker"),
    Cell: ("status", "text"),
}

# Some three points in eight, in which no line ends: a space and a narrow one.
_AFTER_NUMBER = f"{NO_BREAK}\u202f"


def with_notes(brief: Brief, reading: Reading) -> Brief:
    """The brief with the marks of its notes in order, and with what is to be listed for them."""
    first = _Pass(brief, reading)
    first.brief()
    return _Pass(brief, reading, before=first).brief()


class _Pass:
    """One way through a brief: the number of each note by name, and the tables that cite it.

    Where a table stands is its number, from 1; 0 is anywhere else. The second way through knows
    by the one `before` it which notes are a table's own.
    """

    def __init__(self, brief: Brief, reading: Reading, before: _Pass | None = None) -> None:
        self._brief = brief
        self._reading = reading
        self._before = before
        self._notes, self._sources = dict(brief.notes), dict(brief.sources)
        self._page_source = next((name for name, _ in brief.sources), "")
        self._tables = self._at = 0
        self.numbers: dict[str, int] = {}
        self.places: dict[str, set[int]] = {}

    def brief(self) -> Brief:
        """The brief with its marks counted, and with its footnotes."""
        reading = self._reading
        brief: Brief = self._fields(self._brief, reading.over)
        figures = [
            self._each(part.figures, part) if reading.has_outside(part) else part.figures
            for part in brief.sections
        ]
        brief = self._fields(brief, reading.under)
        pairs = zip(brief.sections, figures, strict=True)
        sections = tuple(self._section(part._replace(figures=held)) for part, held in pairs)
        brief = brief._replace(sections=sections)
        if brief.next and any(point.date for point in brief.next.points):
            from briefing.typeset.timeline import by_date  # loaded only for dates

            points = tuple(by_date(brief.next.points))
            brief = brief._replace(next=brief.next._replace(points=points))
        brief = self._fields(brief, reading.end)
        return brief._replace(footnotes=tuple(self._listed(0)), noted=tuple(self.numbers))

    def _section(self, section: Section) -> Section:
        for name in self._reading.keys(section):
            if name == "figures":
                section = section._replace(figures=self._each(section.figures, section))
            elif name == "chart":
                section = section._replace(chart=self._chart(section))
            else:
                section = self._fields(section, (name,))
        return section

    def _chart(self, section: Section) -> Any:
        """A section's own chart with a mark of the source that it rests on behind its words."""
        chart: Any = section.chart
        if chart is None or not chart.is_named:
            return chart
        source = chart.source or section.source
        if chart.title:
            return chart._replace(title=self._counted(self._resting(chart.title, source)))
        caption = self._counted(self._resting(chart.chart.caption, source))
        return chart._replace(chart=chart.chart._replace(caption=caption))

    def _each(self, figures: tuple[Figure, ...], section: Section) -> tuple[Figure, ...]:
        """Figures with a mark of the source that each, or its section, rests on."""
        cited = (
            figure._replace(label=self._resting(figure.label, figure.source or section.source))
            for figure in figures
        )
        return tuple(map(self._marked, cited))

    def _fields(self, record: Any, names: Iterable[str]) -> Any:
        """A record with the marks in some of its fields counted; itself if there are none."""
        found = {name: self._marked(getattr(record, name)) for name in names}
        changed = {name: it for name, it in found.items() if it is not getattr(record, name)}
        return record._replace(**changed) if changed else record

    def _marked(self, record: Any) -> Any:
        """A record with its marks counted, whatever texts it is made of."""
        if isinstance(record, Copy):
            return self._counted(self._resting(record, record.source))
        if not isinstance(record, tuple) or isinstance(record, Span | Name):
            return record
        if isinstance(record, Table):
            return self._table(record)
        if not hasattr(record, "_fields"):
            values = tuple(map(self._marked, record))
            same = all(one is other for one, other in zip(values, record, strict=True))
            return record if same else values
        return self._parts(record)

    def _parts(self, record: Any) -> Any:
        """A record of several texts, such as a point, whose text may rest on its source."""
        if isinstance(record, Point | Cell):
            text = self._resting(record.text, record.source)
            record = record if text is record.text else record._replace(text=text)
        return self._fields(record, _FIELDS.get(type(record), record._fields))

    def _table(self, table: Table) -> Table:
        self._tables += 1
        self._at = number = self._tables
        table = self._fields(table, ("title", "caption"))
        table = table._replace(columns=tuple(self._columns(table.columns)))
        table = self._fields(table, ("rows", "total"))
        self._at = 0
        own = tuple(copy for _, copy in self._listed(number))
        return table._replace(footnotes=own) if own else table

    def _columns(self, columns: tuple[Column, ...]) -> Iterator[Column]:
        """Columns with the marks of their heads counted, the upper row of these first."""
        groups = [
            (self._counted(over), list(group))
            if over
            else (None, [self._fields(column, ("head",)) for column in group])
            for over, group in groupby(columns, key=lambda column: column.over)
        ]
        for over, group in groups:
            for column in group:
                yield self._fields(column, ("head",))._replace(over=over) if over else column

    def _resting(self, copy: Copy, source: Name | None) -> Copy:
        """A text with a mark of the source that it rests on, unless that is the page's own."""
        name = source.text if source else ""
        if name not in self._sources or name == self._page_source:
            return copy
        if any(run.note and run.note.name == name for run in copy.runs):
            return copy
        return copy._replace(runs=(*copy.runs, Run(text="", note=NoteMark(name))), source=None)

    def _counted(self, copy: Copy) -> Copy:
        if not any(run.note for run in copy.runs):
            return copy
        runs = list[Run]()
        for run in copy.runs:
            follows = bool(runs) and runs[-1].is_mark
            if not run.note:
                runs.append(run)
            elif run.note.name in self._notes or run.note.name in self._sources:
                runs.append(self._mark(run.note.name, follows=follows))
        return copy._replace(runs=tuple(runs))

    def _mark(self, name: str, *, follows: bool) -> Run:
        """The mark of a note, apart from one that it `follows`: 1 and 2 are not 12."""
        is_first = name not in self.numbers
        number = self.numbers.setdefault(name, len(self.numbers) + 1)
        self.places.setdefault(name, set()).add(self._at)
        text = f"{NO_BREAK}[{number}]"
        if not self._reading.bracketed:
            text = f"{NARROW * follows}{number}".translate(SUPERIOR)
        says = self._brief.language.words.note_number.format(number=number)
        return Run(text=text, verbatim=True, note=NoteMark(name, number, "mark", says, is_first))

    def _listed(self, place: int) -> Iterator[tuple[str, Copy]]:
        """The notes that are listed at a place, by name, in their order."""
        if self._before is None:
            return
        for name, number in self._before.numbers.items():
            places = self._before.places[name]
            own = next(iter(places)) if len(places) == 1 else 0
            if own == place:
                yield name, self._note(name, number)

    def _note(self, name: str, number: int) -> Copy:
        """What is listed for a note: its number, which leads back to its mark, and its words."""
        language = self._brief.language
        if name in self._notes:
            copy = self._notes[name]
        else:
            source = self._sources[name]
            parts = tuple(part for part in (source.publisher, source.title) if part)
            copy = Copy(tuple(reference_runs(source, language)), source.span, parts=parts)
        says = language.words.note_back.format(number=number)
        mark = NoteMark(name, number, "label", says)
        label = Run(text=f"{number}", bold=True, verbatim=True, note=mark)
        words = NoteMark(name, number, "words")
        runs = (Run(text=NO_BREAK if self._reading.bracketed else _AFTER_NUMBER), *copy.runs)
        return copy._replace(runs=(label, *(run._replace(note=words) for run in runs)))
