"""Numbers the sections of a brief whose author asks for it, so that a meeting can refer to them."""

from briefing.brief.model import Brief, Run, Section
from briefing.typeset.punctuation import NO_BREAK


def with_numbers(brief: Brief) -> Brief:
    """The brief with numbers before the titles of its sections, and for their points.

    A section that says it is not numbered has none, nor has one of key figures alone, whose title
    stands beside them.
    """
    if not brief.numbered:
        return brief
    number, sections = 0, list[Section]()
    for section in brief.sections:
        is_numbered = section.numbered is not False and not section.is_figures
        number += is_numbered
        sections.append(_numbered(section, number) if is_numbered else section)
    return brief._replace(sections=tuple(sections))


def _numbered(section: Section, number: int) -> Section:
    # A number a little further from the title than its words from each other.
    runs = (Run(text=f"{number}{NO_BREAK * 2}", verbatim=True), *section.title.runs)
    title = section.title._replace(runs=runs)
    return section._replace(title=title, numbered=True, number=number)
