"""Counts the notes of a brief: marks behind words, and what the footer or a table lists for them.

Notes and sources have one sequence, in the order in which the page is read. A note whose marks all
stand in one table is listed below that, any other in the footer.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from briefing.brief.model import (
    Brief,
    Copy,
    Figure,
    Name,
    NoteMark,
    PullQuote,
    Run,
    Section,
    Table,
)
from briefing.errors import Span
from briefing.layout.source_lines import SUPERIOR, reference_runs
from briefing.typeset.punctuation import NARROW, NO_BREAK

# What of a brief is read first, and what of a section; all else follows in the order of its fields.
_HEAD = ("title", "kicker", "standfirst", "ask")
_FIRST = ("title", "summary", "figures", "body", "points", "quote", "picture")
# What no text of the page stands in, or what stands below all notes.
_APART = frozenset(
    "language style order sections sources notes files lint evidence_ignore owner contact version "
    "reference distribution marking mail_limit raster chart".split()
)

# Some three points in eight, in which no line ends: a space and a narrow one.
_AFTER_NUMBER = f"{NO_BREAK}\u202f"


def with_notes(brief: Brief, *, bracketed: bool, figures_first: bool) -> Brief:
    """The brief with the marks of its notes in order, and with what is to be listed for them.

    Marks are small figures, or `bracketed` in the size of the text. Key figures are read
    `figures_first`, or else in their sections.
    """
    first = _Pass(brief, bracketed=bracketed)
    first.brief(figures_first=figures_first)
    return _Pass(brief, bracketed=bracketed, before=first).brief(figures_first=figures_first)


class _Pass:
    """One way through a brief: the number of each note by name, and the tables that cite it.

    Where a table stands is its number, from 1; 0 is anywhere else. The second way through knows
    by the one `before` it which notes are a table's own.
    """

    def __init__(self, brief: Brief, *, bracketed: bool, before: _Pass | None = None) -> None:
        self._brief = brief
        self._bracketed = bracketed
        self._before = before
        self._notes, self._sources = dict(brief.notes), dict(brief.sources)
        self._page_source = next((name for name, _ in brief.sources), "")
        self._tables = self._at = 0
        self.numbers: dict[str, int] = {}
        self.places: dict[str, set[int]] = {}

    def brief(self, *, figures_first: bool) -> Brief:
        """The brief with its marks counted, and with its footnotes."""
        brief: Brief = self._fields(self._brief, _HEAD)
        sections = brief.sections
        if figures_first:
            figures = [self._each(part.figures, part) for part in sections]
            pairs = zip(sections, figures, strict=True)
            sections = tuple(part._replace(figures=held) for part, held in pairs)
        sections = tuple(self._section(part, figures=not figures_first) for part in sections)
        brief = brief._replace(sections=sections)
        others = [name for name in brief._fields if name not in _APART]
        brief = self._fields(brief, [name for name in others if name not in _HEAD])
        return brief._replace(footnotes=tuple(self._listed(0)), noted=tuple(self.numbers))

    def _section(self, section: Section, *, figures: bool) -> Section:
        rest = [name for name in section._fields if name not in (*_FIRST, *_APART)]
        for name in (*_FIRST, *rest):
            if name != "figures":
                section = self._fields(section, (name,))
            elif figures:
                section = section._replace(figures=self._each(section.figures, section))
        chart = self._chart(section)
        return section if chart is section.chart else section._replace(chart=chart)

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
        known = [name for name in names if name in record._fields]
        found = {name: self._marked(getattr(record, name)) for name in known}
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
        fields = record._fields
        if {"text", "source"} <= {*fields} and not isinstance(record, PullQuote):
            record = record._replace(text=self._resting(record.text, record.source))
        return self._fields(record, [name for name in fields if name not in _APART])

    def _table(self, table: Table) -> Table:
        self._tables += 1
        self._at = number = self._tables
        table = self._fields(table, ("title", "caption", "columns", "rows", "total"))
        self._at = 0
        own = tuple(copy for _, copy in self._listed(number))
        return table._replace(footnotes=own) if own else table

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
        if not self._bracketed:
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
        runs = (Run(text=NO_BREAK if self._bracketed else _AFTER_NUMBER), *copy.runs)
        return copy._replace(runs=(label, *(run._replace(note=words) for run in runs)))
