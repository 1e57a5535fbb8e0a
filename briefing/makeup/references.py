"""Figures from another source than the page's own get a mark, and so does that source's line."""

from __future__ import annotations

from briefing.brief.model import Brief, Copy, Figure, Run, Section

_SUPERIOR = str.maketrans(
    "0123456789", "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079"
)


def reference_marks(brief: Brief) -> dict[str, str]:
    """A superior figure for each source that some key figure rests on, but for the first.

    The first source is the page's own: what bears no mark comes from there.
    """
    used = {_source(figure, part) for part in brief.sections for figure in part.figures}
    others = [name for name, _ in brief.sources[1:] if name in used]
    return {name: f"{number}".translate(_SUPERIOR) for number, name in enumerate(others, start=1)}


def with_marks(brief: Brief) -> Brief:
    """The brief with its marks behind the labels of figures."""
    marks = reference_marks(brief)
    if not marks:
        return brief

    def marked(figure: Figure, section: Section) -> Figure:
        mark = marks.get(_source(figure, section))
        return figure._replace(label=_behind(figure.label, mark)) if mark else figure

    sections = (
        part._replace(figures=tuple(marked(figure, part) for figure in part.figures))
        for part in brief.sections
    )
    return brief._replace(sections=tuple(sections))


def _source(figure: Figure, section: Section) -> str:
    name = figure.source or section.source
    return name.text if name else ""


def _behind(copy: Copy, mark: str) -> Copy:
    return copy._replace(runs=(*copy.runs, Run(text=mark)))
