"""Leaves out parts that an author marked as optional, and charts that repeat their value."""

from briefing.brief.model import Brief, Figure, Section
from briefing.layout.result import LeftOut


def leave_out(brief: Brief, *, text: bool, rail: bool) -> tuple[Brief, LeftOut] | None:
    """The brief without its last optional part in reading order, and what that was, if any.

    Only parts that stand in a lane that is too deep go: in the `text`, the `rail`, or both. The
    brief's picture and key figures are read first, so they go last.
    """
    for index in range(len(brief.sections) - 1, -1, -1):
        section = brief.sections[index]
        shorter = _shorten(section, text=text, rail=rail)
        if shorter:
            return _with(brief, index, shorter[0]), shorter[1]
        if section.optional:
            sections = brief.sections[:index] + brief.sections[index + 1 :]
            left = LeftOut(f"section {section.slug}", section.span)
            return brief._replace(sections=sections), left
    if rail and (without := _without_figure(brief)):
        return without
    if rail and brief.picture and brief.picture.optional:
        return brief._replace(picture=None), LeftOut("the picture", brief.picture.span)
    return None


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


def _shorten(section: Section, *, text: bool, rail: bool) -> tuple[Section, LeftOut] | None:
    """A section without its picture, quote, table or last point, if they are optional."""
    if text and section.picture and section.picture.optional:
        left = LeftOut(f"the picture of {section.slug}", section.picture.span)
        return section._replace(picture=None), left
    if rail and section.quote and section.quote.optional:
        left = LeftOut(f"the quote of {section.slug}", section.quote.span)
        return section._replace(quote=None), left
    if text and section.table and section.table.optional:
        left = LeftOut(f"the table of {section.slug}", section.table.span)
        return section._replace(table=None), left
    for index in range(len(section.points) - 1 if text else -1, -1, -1):
        point = section.points[index]
        if point.optional:
            points = section.points[:index] + section.points[index + 1 :]
            left = LeftOut(f"point {index + 1} of {section.slug}", point.span)
            return section._replace(points=points), left
    return None


def _without_figure(brief: Brief) -> tuple[Brief, LeftOut] | None:
    for at in range(len(brief.sections) - 1, -1, -1):
        section = brief.sections[at]
        for index in range(len(section.figures) - 1, -1, -1):
            figure = section.figures[index]
            if figure.optional:
                figures = section.figures[:index] + section.figures[index + 1 :]
                left = LeftOut(f"figure {index + 1} of {section.slug}", figure.span)
                return _with(brief, at, section._replace(figures=figures)), left
    return None


def _with(brief: Brief, index: int, section: Section) -> Brief:
    sections = (*brief.sections[:index], section, *brief.sections[index + 1 :])
    return brief._replace(sections=sections)
