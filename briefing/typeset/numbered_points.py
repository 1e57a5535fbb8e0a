"""Sets the labels of points: numbers that hang left of a section's, letters of those below them."""

from functools import cache

from briefing.brief.model import Copy, Run, Section, own_words
from briefing.style.stylesheet import Stylesheet, TextStyle
from briefing.typeset.block import Block, Placed
from briefing.typeset.paragraph import Composer
from briefing.units import Pt

# In parts of the text's size, which the default style has in 9.5 points: from a number to its
# text, how far numbers may reach over the gutter into the lane of titles, and how far in the text
# stands where there is no such lane.
_APART, _INTO_LANE, _INDENT = 5 / 9.5, 3 / 9.5, 17 / 9.5


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
