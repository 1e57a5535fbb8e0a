"""A section becomes a block: its title in the first lane, its copy in the second."""

from __future__ import annotations

from briefing.content.brief import Point, Section
from briefing.design.stylesheet import Stylesheet, TextStyle
from briefing.galley.block import Block, Drawn, Placed, Stack
from briefing.galley.composer import Composer
from briefing.galley.picture import set_picture
from briefing.galley.quote import set_quote
from briefing.units import Pt, Rect


def titles_fit(sections: tuple[Section, ...], sheet: Stylesheet, composer: Composer) -> bool:
    """Whether every title stands in its lane without breaking a word."""
    measure = sheet.grid.span(sheet.grid.label)
    style = sheet.type.title
    return all(composer.widest_word(section.title, style) <= measure for section in sections)


def set_section(
    section: Section,
    sheet: Stylesheet,
    composer: Composer,
    *,
    columns: int,
    side: bool,
    quoted: bool = False,
) -> Block:
    """Set a section under its rule; the rule's middle is the block's top.

    `columns` is how many the text spans. The title stands in the lane beside the text,
    on its first baseline; with `side` False it stands over both lanes. A pull quote that
    stands in the text, not in the rail, is `quoted`.
    """
    section = section if quoted else section._replace(quote=None)
    grid, space = sheet.grid, sheet.space
    left, measure = grid.start(grid.label), grid.span(columns)
    width = Pt(left + measure)
    across = width if columns == grid.text else grid.span(grid.label + grid.text + grid.rail)
    rule = Drawn(Rect(Pt(0), Pt(-space.rule / 2), across, space.rule), sheet.colours.ink)
    copy = _set_copy(section, sheet, composer, measure)
    if not copy.children:
        title = composer.paragraph(section.title, sheet.type.summary, width, tag="H2")
        return _under_rule(sheet, rule, (Placed(Pt(0), space.section, title),))
    style = sheet.type.title
    if side:
        title = composer.paragraph(section.title, style, grid.span(grid.label), tag="H2")
        first = sheet.type.summary if section.summary else sheet.type.body
        drop = Pt(space.section + max(first.leading - style.leading, 0))
        placed = Placed(Pt(0), drop, title), Placed(left, space.section, copy)
    else:
        title = composer.paragraph(section.title, style, width, tag="H2")
        below = Pt(space.section + title.depth + space.body)
        placed = Placed(Pt(0), space.section, title), Placed(left, below, copy)
    return _under_rule(sheet, rule, placed)


def _under_rule(sheet: Stylesheet, rule: Drawn, placed: tuple[Placed, ...]) -> Block:
    depth = max(part.y + part.block.depth for part in placed)
    return Block(depth=Pt(depth), tag="Sect", children=placed, boxes=(rule,))


def _set_copy(section: Section, sheet: Stylesheet, composer: Composer, measure: Pt) -> Block:
    """Summary, paragraphs, points, pull quote and picture, one below the other."""
    space, stack = sheet.space, Stack()
    if section.summary:
        stack.add(composer.paragraph(section.summary, sheet.type.summary, measure))
    above = space.body if section.summary else Pt(0)
    for paragraph in section.body:
        stack.add(composer.paragraph(paragraph, sheet.type.body, measure), above=above)
        above = space.paragraphs
    if section.points:
        above = space.paragraphs if section.body else above
        points = set_points(section.points, sheet, composer, measure)
        stack.add(points, above=above)
    if section.quote:
        words = set_quote(section.quote, sheet, composer, measure)
        quote = Block(words.depth, "BlockQuote", children=words.children)
        stack.add(quote, above=space.paragraphs if stack.y else 0)
    if section.picture:
        picture = set_picture(section.picture, sheet, composer, measure)
        stack.add(picture, above=space.paragraphs if stack.y else 0)
    return stack.block()


def set_points(
    points: tuple[Point, ...], sheet: Stylesheet, composer: Composer, measure: Pt
) -> Block:
    """Set points below each other, each with its square hung in the gutter."""
    bullet, style, stack = sheet.space.bullet, sheet.type.body, Stack()
    for number, point in enumerate(points):
        text = composer.paragraph(point.text, style, Pt(measure - bullet.indent), tag="LBody")
        middle = text.lines[0].baseline - bullet.up
        left, top = Pt(bullet.indent - bullet.out), Pt(middle - bullet.size / 2)
        square = Rect(left, top, bullet.size, bullet.size)
        item = Block(
            depth=text.depth,
            tag="LI",
            children=(Placed(bullet.indent, Pt(0), text),),
            boxes=(Drawn(square, style.colour),),
        )
        stack.add(item, above=sheet.space.points if number else 0)
    return stack.block("L")


def set_list(
    points: tuple[Point, ...], style: TextStyle, composer: Composer, measure: Pt, *, apart: Pt
) -> Block:
    """Set points without a mark, some space apart."""
    stack = Stack()
    for number, point in enumerate(points):
        text = composer.paragraph(point.text, style, measure, tag="LBody")
        item = Block(depth=text.depth, tag="LI", children=(Placed(Pt(0), Pt(0), text),))
        stack.add(item, above=apart if number else 0)
    return stack.block("L")
