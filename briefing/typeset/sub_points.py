"""Sets the points below a point, behind dashes or, in a numbered section, letters."""

from string import ascii_lowercase

from briefing.brief.model import Point
from briefing.language.language import Language
from briefing.style.stylesheet import Stylesheet, TextStyle
from briefing.typeset.block import Block, FilledBox, Placed, Stack
from briefing.typeset.numbering import set_label
from briefing.typeset.paragraph import Composer
from briefing.typeset.section import set_point
from briefing.units import Pt, Rect

# In parts of the text's size, which the default style has in 9.5 points: how far in it stands,
# and a dash: its length, its thickness, its middle over the baseline.
_INDENT, _DASH, _THICK, _UP = 10 / 9.5, 0.5, 0.075, 0.26
# Letters that no list has: Cyrillic ones (DSTU 3008:2015, 7.4), and Greek ones with an accent.
_NO_LABELS = "ґєзіїйочьάέήίϊΐόύϋΰώς"


def over_sub_points(
    text: Block,
    points: tuple[Point, ...],
    style: TextStyle,
    sheet: Stylesheet,
    composer: Composer,
    *,
    measure: Pt,
    lettered: bool,
) -> Block:
    """The text of a point with those below it as a list within it, without white between."""
    stack = Stack(text.depth)
    letters = list_letters(composer.shaper.language) if lettered else ""
    for number, point in enumerate(points):
        letter = letters[number] if letters else ""
        stack.add(_set_item(point, style, sheet, composer, measure=measure, letter=letter))
    points_list = Block(
        Pt(stack.y - text.depth),
        "L",
        children=tuple(part._replace(y=Pt(part.y - text.depth)) for part in stack.placed),
        numbering="LowerAlpha" if lettered else None,
    )
    children = (*text.children, Placed(Pt(0), text.depth, points_list))
    return text._replace(depth=Pt(stack.y), children=children)


def _set_item(
    point: Point,
    style: TextStyle,
    sheet: Stylesheet,
    composer: Composer,
    *,
    measure: Pt,
    letter: str,
) -> Block:
    indent = Pt(_INDENT * style.size)
    text = set_point(point, style, sheet, composer, Pt(measure - indent))
    placed = Placed(indent, Pt(0), text)
    if letter:
        label = Placed(Pt(0), Pt(0), set_label(letter, sheet, composer))
        return Block(text.depth, "LI", children=(label, placed))
    middle, thick = text.lines[0].baseline - _UP * style.size, _THICK * style.size
    dash = Rect(Pt(0), Pt(middle - thick / 2), Pt(_DASH * style.size), Pt(thick))
    return Block(text.depth, "LI", children=(placed,), boxes=(FilledBox(dash, style.colour),))


def list_letters(language: Language) -> str:
    """The letters that lists have as labels in a language, in their order."""
    own = language.letters
    return ascii_lowercase if own[:1].isascii() else "".join(c for c in own if c not in _NO_LABELS)
