"""Rows become pages in their places and the manifest of them, by one engine or another."""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from briefing.brief.placeholders import Row, told
from briefing.errors import BriefingError, Fault
from briefing.merge.job import Made, Task, put
from briefing.merge.key import Keys
from briefing.merge.manifest import Entry, Manifest
from briefing.merge.output_paths import Places

# What makes pages of tasks, in their order, not many ahead of what is taken from it.
Engine = Callable[[Iterator[Task]], Iterator[Made]]


class Run(NamedTuple):
    """One run over rows: where pages go, their keys, the manifest, and who puts a page there."""

    places: Places
    keys: Keys
    manifest: Manifest
    engine: Engine
    put: Callable[[str, bytes], None] = put

    def made(self, rows: Iterable[Row]) -> Iterator[Made]:
        """What came of each row, once its page is in its place and its line in the manifest."""
        for made in self.engine(map(self._task, rows)):
            done = self._placed(made)
            self.manifest.add(self._entry(done))
            yield done

    def _task(self, row: Row) -> Task:
        before = self.manifest.before(self.keys.of(row)) if not row.fault else None
        try:
            place = self.places.of(row)
        except BriefingError as error:
            return Task(row, fault=error.faults[0])
        if before is None:
            return Task(row, place)
        file = before.file[before.file.startswith(("'=", "'@", "'+", "'-")) :]
        return Task(row, place, (place or self.places.at(file), before.sha256))

    def _placed(self, made: Made) -> Made:
        """A page without a place, in that of its own name."""
        if self.places.template is not None or not (made.report or made.is_kept):
            return made
        try:
            if made.is_kept:
                self.places.take(made.place)
                return made
            assert made.report
            place = self.places.within(made.report.file_name)
            self.put(place, made.pdf)
        except BriefingError as error:
            return Made(made.row, faults=tuple(told(fault, made.row) for fault in error.faults))
        return made._replace(place=place, pdf=b"")

    def _entry(self, made: Made) -> Entry:
        key = self.keys.of(made.row)
        before = self.manifest.before(key) if made.is_kept else None
        if before:
            return before._replace(row=str(made.row.number))
        first = next((fault for fault in made.faults if fault.is_error), None)
        if not made.report:
            return failed(made.row, first) if first else Entry(str(made.row.number))
        fit, counts = made.report.fit, made.counts or {}
        return Entry(
            str(made.row.number),
            self.places.name(made.place),
            made.sha256,
            str(made.size),
            f"{fit.body:g}",
            f"{fit.leading:g}",
            f"{fit.fill:.2f}",
            "; ".join(left.what for left in fit.left_out),
            **{name: str(count) for name, count in counts.items()},
            key=key,
        )


def failed(row: Row, fault: Fault) -> Entry:
    """The line of a row that has no page."""
    return Entry(str(row.number), code=fault.code, fault=" ".join(fault.message.split()))
