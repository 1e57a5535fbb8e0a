"""Numbers sections before their titles, and sets the labels of points.

Those of a numbered section have numbers, which hang left of them, and points below one letters.
"""

from functools import cache

from briefing.brief.model import Brief, Copy, Run, Section, own_words
from briefing.style.stylesheet import Stylesheet, TextStyle
from briefing.typeset.block import Block, Placed
from briefing.typeset.paragraph import Composer
from briefing.typeset.punctuation import NO_BREAK
from briefing.units import Pt

# In parts of the text's size, which the default style has in 9.5 points: from a number to its
# text, how far numbers may reach over the gutter into the lane of titles, and how far in the text
# stands where there is no such lane.
_APART, _INTO_LANE, _INDENT = 5 / 9.5, 3 / 9.5, 17 / 9.5


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


def set_labels(section: Section, sheet: Stylesheet, composer: Composer) -> tuple[list[Placed], Pt]:
    """The numbers of a section's points, and how far in the text beside them stands.

    They hang in the gutter between titles and text; where there is none, or one too narrow, the
    text makes room for them.
    """
    size, bullet, grid = sheet.type.body.size, sheet.space.bullet, sheet.grid
    start = f"{section.number}." if section.number else ""
    labels = [
        set_label(f"{start}{number}", sheet, composer)
        for number in range(1, len(section.points) + 1)
    ]
    need = max(label.lines[0].width for label in labels) + _APART * size
    hang = grid.gutter + _INTO_LANE * size if grid.label else 0
    indent = bullet.indent if need <= bullet.indent + hang else max(need, _INDENT * size)
    right = indent - _APART * size
    placed = [Placed(Pt(right - label.lines[0].width), Pt(0), label) for label in labels]
    return placed, Pt(indent)


def set_label(words: str, sheet: Stylesheet, composer: Composer) -> Block:
    """A label on the first baseline of running text, in the smaller type of a figure's topic."""
    body = sheet.type.body
    line = composer.line(_copy(words), label_style(sheet))
    baseline = Pt(body.leading - composer.drop)
    return Block(body.leading, "Lbl", lines=(line._replace(baseline=baseline),))


def label_style(sheet: Stylesheet) -> TextStyle:
    """The style of labels: never larger than the text beside them, and in its colour."""
    topic, body = sheet.type.topic, sheet.type.body
    return topic._replace(size=min(topic.size, body.size), colour=body.colour, leading=body.leading)


@cache
def _copy(words: str) -> Copy:
    """A label's text, the same each time, so that it is shaped once."""
    return own_words(words)._replace(runs=(Run(text=words, verbatim=True),))
