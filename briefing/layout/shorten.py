"""Leaves out parts that an author marked as optional, and charts that repeat their value."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from briefing.brief.model import Brief, Figure, Section
from briefing.errors import Span
from briefing.layout.result import LeftOut

if TYPE_CHECKING:
    from briefing.layout.cuts import Path


class OptionalPart(NamedTuple):
    """What may leave a brief: how a report names it, and the paths of its records."""

    left_out: LeftOut
    paths: tuple[Path, ...]


def optional_parts(brief: Brief, *, text: bool, rail: bool) -> tuple[OptionalPart, ...]:
    """The optional parts in the order in which they leave: the last in reading order first.

    Only parts that stand in a lane that is too deep go: in the `text`, the `rail`, or both. The
    standfirst, the key figures and the brief's picture are read first, so they go last. Before
    all else go the kickers of figures, together: some with and some without look like a mistake.
    """
    return tuple(_parts(brief, text=text, rail=rail))


def without(brief: Brief, parts: Iterable[OptionalPart]) -> Brief:
    """A brief without some of its parts."""
    from briefing.layout.cuts import all_words, shorten  # loaded only for what is too full

    cuts = {path: all_words(_record(brief, path)) for part in parts for path in part.paths}
    shorter: Brief = shorten(brief, cuts)
    return shorter


def _record(brief: Brief, path: Path) -> Any:
    """What stands at a path."""
    record: Any = brief
    for step in path:
        record = record[step] if isinstance(step, int) else getattr(record, step)
    return record


def _parts(brief: Brief, *, text: bool, rail: bool) -> Iterator[OptionalPart]:
    if rail:
        yield from _kickers(brief)
    if rail and brief.next:
        for at, point in reversed([*enumerate(brief.next.points)]):
            if point.optional:
                path = "next", "points", at
                yield _part(f"point {at + 1} of what is next", point.span, path)
    for at, section in reversed([*enumerate(brief.sections)]):
        yield from _section_parts(section, ("sections", at), text=text, rail=rail)
        if section.optional:
            yield _part(f"section {section.slug}", section.span, ("sections", at))
    if text and brief.standfirst and brief.standfirst.optional:
        yield _part("the standfirst", brief.standfirst.span, ("standfirst",))
    if rail:
        yield from _figure_parts(brief)
        if brief.picture and brief.picture.optional:
            yield _part("the picture", brief.picture.span, ("picture",))


def _section_parts(
    section: Section, path: Path, *, text: bool, rail: bool
) -> Iterator[OptionalPart]:
    """A section's optional pictures, quotes, tables, chart, note, points and paragraphs."""
    single = (
        (text, "picture", section.picture),
        (rail, "quote", section.quote),
        (text, "table", section.table),
        (text, "aside", section.aside),
        (text, "chart", section.chart),
    )
    for may_go, key, record in single:
        if may_go and record and getattr(record, "optional", False):
            yield _part(f"the {key} of {section.slug}", record.span, (*path, key))
    several = (text, "pictures"), (rail, "quotes"), (text, "tables")
    for may_go, key in several:
        for at, record in reversed([*enumerate(getattr(section, key) if may_go else ())]):
            if record.optional:
                name = f"{key.removesuffix('s')} {at + 1} of {section.slug}"
                yield _part(name, record.span, (*path, key, at))
    if text:
        yield from _texts(section, path)


def _texts(section: Section, path: Path) -> Iterator[OptionalPart]:
    """A section's optional points, and its paragraphs."""
    for at, point in reversed([*enumerate(section.points)]):
        own, name = (*path, "points", at), f"point {at + 1} of {section.slug}"
        for number, below in reversed([*enumerate(point.points)]):
            if below.optional:
                what = f"sub-point {number + 1} of {name}"
                yield _part(what, below.span, (*own, "points", number))
        if point.optional:
            yield _part(name, point.span, own)
    for at, copy in reversed([*enumerate(section.body)]):
        if copy.optional:
            yield _part(f"paragraph {at + 1} of {section.slug}", copy.span, (*path, "body", at))


def _figure_parts(brief: Brief) -> Iterator[OptionalPart]:
    """The optional figures."""
    for path, slug, number, figure in reversed([*_figures(brief)]):
        if figure.optional:
            yield _part(f"figure {number + 1} of {slug}", figure.span, path)


def _figures(brief: Brief) -> Iterator[tuple[Path, str, int, Figure]]:
    """Every figure: its path, its section's slug, its number in that from 0."""
    for at, section in enumerate(brief.sections):
        for number, figure in enumerate(section.figures):
            yield ("sections", at, "figures", number), section.slug, number, figure


def _kickers(brief: Brief) -> Iterator[OptionalPart]:
    """All optional kickers of figures as one part."""
    kickers = [
        (figure.kicker.span, (*path, "kicker"))
        for path, _, _, figure in _figures(brief)
        if figure.kicker and figure.kicker.optional
    ]
    if kickers:
        left_out = LeftOut("the kickers of figures", kickers[0][0])
        yield OptionalPart(left_out, tuple(path for _, path in kickers))


def _part(what: str, span: Span, path: Path) -> OptionalPart:
    return OptionalPart(LeftOut(what, span), (path,))


def without_repeats(brief: Brief) -> Brief:
    """The brief without charts that only repeat their figure's value; itself if it has none."""
    if not any(figure.chart for part in brief.sections for figure in part.figures):
        return brief
    from briefing.brief.chart import repeats  # loaded only for a chart

    def bare(figure: Figure) -> Figure:
        return figure._replace(chart=None) if repeats(figure.chart) else figure

    if not any(repeats(figure.chart) for part in brief.sections for figure in part.figures):
        return brief
    sections = (s._replace(figures=tuple(map(bare, s.figures))) for s in brief.sections)
    return brief._replace(sections=tuple(sections))
