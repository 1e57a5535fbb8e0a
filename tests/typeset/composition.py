"""A corpus broken into lines two ways: by briefing, and first-fit, as most programs do.

First-fit gets the same places to break at, which hold numbers and units together, and the
last two words of a paragraph; `plain` is first-fit that may break at every space.

Words that should not end a line, such as articles, count as any other: of them first-fit knows
nothing.

Raggedness is what the eye sees at a right edge: how far line ends stand from where they
end on average, squared, in parts of the measure, the last line of a paragraph aside.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from briefing.brief.model import Brief, Copy
from briefing.brief.reader import read_brief
from briefing.layout.reading import Reading
from briefing.layout.source_lines import with_marks
from briefing.pdf.document import ReportLabBackend
from briefing.style.loader import read_style
from briefing.style.stylesheet import Stylesheet, TextStyle
from briefing.typeset.line_breaking import break_lines
from briefing.typeset.shaping import Break, Shaped, Shaper
from briefing.units import Pt
from tests.conftest import SECTIONS
from tests.layout.generated import Author


class Broken(NamedTuple):
    """A paragraph in lines: their widths in parts of the measure, and the last line's text."""

    widths: tuple[float, ...]
    last: str

    @property
    def raggedness(self) -> float:
        """The mean square of how far the lines but the last end from their mean."""
        inner = self.widths[:-1]
        mean = sum(inner) / len(inner)
        return sum((width - mean) ** 2 for width in inner) / len(inner)

    @property
    def is_fragment(self) -> bool:
        """Whether the last line is one word of fewer than six characters."""
        return len(self.last.split()) == 1 and len(self.last.strip()) < 6


class Pair(NamedTuple):
    """One paragraph of a role, as briefing breaks it and as first-fit does."""

    role: str
    ours: Broken
    first_fit: Broken
    plain: Broken


def corpus(count: int, seed: int = 0) -> Iterator[Pair]:
    """Every paragraph of the shipped brief and of some made-up ones that takes two lines."""
    style, _ = read_style("briefing", Path(), None)
    assert style
    sheet, metrics = style.sheet("a4", marked=False), ReportLabBackend().metrics
    for brief in _briefs(count, seed):
        brief = with_marks(brief, Reading(bracketed=False))
        shaper = Shaper(metrics, brief.language, sheet.typography)
        for role, copy, text_style, measure in _paragraphs(brief, sheet):
            shaped, ems = shaper.shape(copy, text_style), measure * 1000 / text_style.size
            starts = (0, *(place.end for place in shaped.breaks))
            words = zip(starts, shaped.breaks, strict=False)
            if max(shaped.edges[place.ink] - shaped.edges[at] for at, place in words) > ems:
                continue  # a word that no way of breaking can set
            cuts = break_lines(shaped, ems, text_style.setting)
            if len(cuts) > 1:
                ours = _broken(shaped, [(cut.start, cut.ink) for cut in cuts], ems)
                every = sorted((*shaped.breaks, *shaped.bound), key=lambda place: place.end)
                first_fit = _broken(shaped, _first_fit(shaped, shaped.breaks, ems), ems)
                plain = _broken(shaped, _first_fit(shaped, every, ems), ems)
                yield Pair(role, ours, first_fit, plain)


def _briefs(count: int, seed: int) -> Iterator[Brief]:
    for number in range(count + 1):
        with tempfile.TemporaryDirectory() as place:
            folder = Author(seed + number - 1).write(Path(place)) if number else SECTIONS
            brief, _ = read_brief(folder)
        assert brief
        yield brief._replace(language=brief.language._replace(loose=frozenset()))


def _paragraphs(brief: Brief, sheet: Stylesheet) -> Iterator[tuple[str, Copy, TextStyle, Pt]]:
    text, rail = sheet.grid.span(sheet.grid.text), sheet.grid.span(sheet.grid.rail)
    for section in brief.sections:
        for copy in (*section.body, *(point.text for point in section.points)):
            yield "body and points", copy, sheet.type.body, text
        if section.summary:
            yield "summary", section.summary, sheet.type.summary, text
        for figure in section.figures:
            if figure.context:
                yield "context", figure.context, sheet.type.context, rail
    if brief.standfirst:
        wide = sheet.grid.span(sheet.grid.label + sheet.grid.text)
        yield "standfirst", brief.standfirst, sheet.type.standfirst, wide


def _first_fit(shaped: Shaped, places: Iterable[Break], measure: float) -> list[tuple[int, int]]:
    lines, start, last = [], 0, None
    for place in places:
        if last and shaped.edges[place.ink] - shaped.edges[start] > measure:
            lines.append((start, last.ink))
            start = last.end
        last = place
    return [*lines, (start, shaped.breaks[-1].ink)]


def _broken(shaped: Shaped, lines: list[tuple[int, int]], measure: float) -> Broken:
    start, ink = lines[-1]
    widths = ((shaped.edges[ink] - shaped.edges[start]) / measure for start, ink in lines)
    return Broken(tuple(widths), "".join(glyph.text for glyph in shaped.glyphs[start:ink]))
