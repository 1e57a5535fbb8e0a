"""Sets a status: its mark, which is a shape with a letter in it, and its words beside that.

A mark repeats what the words say, so that it is never read; nothing hangs on its colour. Its
measures are those of the largest text that they are drawn for, 9.5 points, and grow with it.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from briefing.brief.model import Brief, Copy, Point, Run, Section, own_words
from briefing.brief.status import (
    Level,
    Scale,
    Shape,
    Status,
    after_colon,
    before,
    in_words,
    led,
    levels_of,
    reason,
)
from briefing.errors import Span
from briefing.style.colour import Colour, contrast
from briefing.style.stylesheet import Stylesheet, TextStyle
from briefing.typeset.block import (
    Block,
    Drawing,
    Line,
    Outline,
    Placed,
    Stack,
    Step,
    disc,
    polygon,
)
from briefing.typeset.paragraph import Composer
from briefing.units import Pt, Rect

# The text that a mark is drawn for; the slot that it is centred in, what parts it from the word
# behind it and from a point's text, and the height of its middle over the baseline, in points.
_DRAWN_FOR, _SLOT, _TO_WORD, _TO_TEXT, _MIDDLE = 9.5, 11.0, 3.0, 5.0, 3.3
# A square's side, a diamond's width, a circle's diameter; their edges; the size of their letters,
# and the white that parts one from a diamond's edge, which cuts in where a letter is wide.
_SQUARE, _DIAMOND, _CIRCLE = 9.2, 11.4, 9.6
_EDGE, _BARE_EDGE = 0.75, 1.0
_LETTER, _TO_EDGE = 6.8, 0.3
# The height of capitals, in parts of their size.
_CAPITALS = 0.69
# A reason stands in the lane of titles in so many lines at most.
_MOST_LINES = 5
# White between the title of a section and a status on its line, and between levels of a legend.
_APART, _LEGEND = 8.0, 8.0
# A mark that hangs in the gutter reaches so far into the lane of titles at most; what a status says
# there stays so far clear of the gutter.
_INTO_LANE, _CLEAR = 3.0, 6.0


class Marks(NamedTuple):
    """The marks beside text of one style, or none where the words have to do."""

    sheet: Stylesheet
    composer: Composer
    style: TextStyle

    @property
    def are_drawn(self) -> bool:
        """Whether they are drawn: not in a style of words alone."""
        return self.sheet.layout.marks

    @property
    def scale(self) -> float:
        """How much larger they are than as drawn."""
        return _scale(self.sheet)

    @property
    def slot(self) -> Pt:
        """The width that each is centred in."""
        return Pt(_SLOT * self.scale)

    @property
    def indent(self) -> Pt:
        """How far the word behind one is from its left."""
        return Pt((_SLOT + _TO_WORD) * self.scale if self.are_drawn else 0)

    def mark(self, level: Level, x: float, baseline: float) -> tuple[Placed, ...]:
        """The mark of a level beside a baseline, its slot starting at `x`; nothing if not drawn."""
        if not self.are_drawn:
            return ()
        letter, middle = self._letter(level), self.slot / 2
        box = Rect(Pt(0), Pt(0), self.slot, self.slot)
        block = Block(
            self.slot,
            artifact="Layout",
            drawing=Drawing((self._outline(level.shape),), box),
            children=(Placed(Pt(0), Pt(0), Block(self.slot, lines=(letter,))),),
        )
        return (Placed(Pt(x), Pt(baseline - _MIDDLE * self.scale - middle), block),)

    def alone(self, level: Level, x: float, baseline: float) -> tuple[Placed, ...]:
        """The mark of a level without its word behind it: its letter is read as that."""
        (drawn,) = self.mark(level, x, baseline)
        (letter,) = drawn.block.children
        said = level.word(self.composer.shaper.language).text
        read = letter.block._replace(tag="Span", spoken=said)
        return drawn._replace(block=drawn.block._replace(children=())), drawn._replace(block=read)

    def _letter(self, level: Level) -> Line:
        """The letter in a shape: in ink, or white where that is clearer; in a diamond as fits."""
        colours, fill = self.sheet.colours, self._fill(level.shape)
        size, middle = _LETTER * self.scale, self.slot / 2
        style = self.sheet.type.label._replace(
            weight="bold",
            size=Pt(size),
            leading=Pt(size),
            tracking=Pt(0),
            colour=max(colours.ink, colours.paper, key=lambda own: contrast(own, fill))
            if fill
            else self.style.colour,
        )
        copy = own_words(level.letter(self.composer.shaper.language))
        line = self.composer.line(copy, style)
        if level.shape is Shape.DIAMOND:
            room = self._diamond_reach() - self._edge(level.shape) / math.sqrt(2) - _TO_EDGE
            reach = (line.width + size * _CAPITALS) / 2
            size *= min(room / reach, 1)
            line = self.composer.line(copy, style._replace(size=Pt(size), leading=Pt(size)))
        return line._replace(
            x=Pt(middle - line.width / 2), baseline=Pt(middle + size * _CAPITALS / 2)
        )

    def _edge(self, shape: Shape) -> float:
        """How thick the edge of a shape is: of a diamond without a fill, which is worse, more."""
        bare = shape is Shape.DIAMOND and self._fill(shape) in (None, self.sheet.colours.paper)
        return (_BARE_EDGE if bare else _EDGE) * self.scale

    def _diamond_reach(self) -> float:
        """From the middle of a diamond to the middle of its edge at a corner."""
        # The edge of a corner is as much longer as the diagonal of a square.
        return _DIAMOND * self.scale / 2 - self._edge(Shape.DIAMOND) / math.sqrt(2)

    def _fill(self, shape: Shape) -> Colour | None:
        """The fill of a shape: its hue on the paper; on a dark fill the text's colour, or none."""
        colours, ink = self.sheet.colours, self.style.colour
        if ink != colours.ink:
            return ink if shape is Shape.SQUARE else None
        hues = {
            Shape.SQUARE: colours.worst or ink,
            Shape.DIAMOND: colours.signal,
            Shape.CIRCLE: colours.best,
        }
        return hues.get(shape) or colours.paper

    def _outline(self, shape: Shape) -> Outline:
        """A shape in the middle of its slot; its edge lies within its measure."""
        fill, ink, middle = self._fill(shape), self.style.colour, self.slot / 2
        edge = self._edge(shape)
        if shape is Shape.SQUARE and fill == ink:
            return Outline(_square(middle, _SQUARE * self.scale), fill=fill)
        if shape is Shape.DIAMOND:
            reach = self._diamond_reach()
            steps = polygon(
                (middle, middle - reach),
                (middle + reach, middle),
                (middle, middle + reach),
                (middle - reach, middle),
            )
        elif shape is Shape.CIRCLE:
            steps = disc(middle, middle, (_CIRCLE * self.scale - edge) / 2)
        else:
            steps = _square(middle, _SQUARE * self.scale - edge)
        return Outline(steps, fill=fill, stroke=ink, width=Pt(edge))


def _square(middle: float, side: float) -> tuple[Step, ...]:
    near, far = middle - side / 2, middle + side / 2
    return polygon((near, near), (far, near), (far, far), (near, far))


def _scale(sheet: Stylesheet) -> float:
    return max(sheet.type.body.size / _DRAWN_FOR, 1)


class PointMarks(NamedTuple):
    """The marks in place of points' bullets: text stands `indent` in, marks start `hang` before it.

    Where titles have no lane, text goes in as far as marks need; else they hang in the gutter.
    """

    marks: Marks
    indent: Pt
    hang: Pt

    @classmethod
    def of(cls, sheet: Stylesheet, composer: Composer) -> PointMarks:
        """The marks of points of which some have a status."""
        marks = Marks(sheet, composer, sheet.type.body)
        bullet, grid = sheet.space.bullet, sheet.grid
        wide = Pt((_SLOT + _TO_TEXT) * marks.scale)
        if not marks.are_drawn:
            return cls(marks, bullet.indent, wide)
        if bullet.indent or not grid.label:
            return cls(marks, Pt(max(bullet.indent, wide)), wide)
        return cls(marks, bullet.indent, Pt(min(wide, grid.gutter + _INTO_LANE)))

    def beside(self, point: Point, text: Block) -> tuple[Placed, ...]:
        """The mark beside the first line of a point's text; nothing where it has a bullet."""
        if point.status is None:
            return ()
        left = Pt(self.indent - self.hang)
        return self.marks.mark(point.status.now, left, text.lines[0].baseline)


def mark_indent(sheet: Stylesheet) -> Pt:
    """How far right of its mark the word of a status in a table's cell stands."""
    return Pt((_SLOT + _TO_WORD) * _scale(sheet) if sheet.layout.marks else 0)


def _set_words(copy: Copy, level: Level, marks: Marks, measure: Pt) -> Block:
    """The words of a status as a paragraph, its first line behind the mark of the level."""
    text = marks.composer.paragraph(copy, marks.style, measure, indent=marks.indent)
    return text._replace(children=marks.mark(level, 0, text.lines[0].baseline))


def set_led(
    text: Copy, status: Status, marks: Marks, measure: Pt, *, is_marked: bool = True
) -> Block:
    """The text of a point behind its status in words, and behind its mark, if it `is_marked`."""
    copy = led(text, status, marks.composer.shaper.language)
    if is_marked:
        return _set_words(copy, status.now, marks, measure)
    return marks.composer.paragraph(copy, marks.style, measure)


def of_figure(status: Status, sheet: Stylesheet, composer: Composer, measure: Pt) -> Block:
    """The status of a key figure, set like its context."""
    copy = after_colon(status, composer.shaper.language)
    return _set_words(copy, status.now, Marks(sheet, composer, sheet.type.context), measure)


def under_summary(status: Status, sheet: Stylesheet, composer: Composer, measure: Pt) -> Block:
    """The status of a section whose title has no room beside it."""
    copy = in_words(status, composer.shaper.language)
    return _set_words(copy, status.now, Marks(sheet, composer, sheet.type.context), measure)


class InLane(NamedTuple):
    """A title with a status below it, and its reason for under the summary, if it is too long."""

    title: Block
    reason: Block | None = None


def in_lane(
    title: Block, status: Status, sheet: Stylesheet, composer: Composer, lanes: tuple[Pt, Pt]
) -> InLane:
    """A status under a title in its own lane; `lanes` are the widths of that and of the text."""
    lane, measure = Pt(lanes[0] - _CLEAR), lanes[1]
    stack = Stack()
    stack.add(title)
    word = _word(status, sheet, composer, lane)
    why = _reason(status, composer)
    small = _small(sheet)
    words = None
    if why and composer.widest_part(why, small) <= lane:
        words = composer.paragraph(why, small, lane, tag=None)
    if why and (words is None or len(words.lines) > _MOST_LINES):
        stack.add(word, above=sheet.baseline / 4)
        below = composer.paragraph(_capitalised(why), sheet.type.context, measure)
        return InLane(stack.block(), below)
    said = Stack()
    said.add(word._replace(tag=None))
    if words:
        said.add(words)
    stack.add(said.block("P"), above=sheet.baseline / 4)
    return InLane(stack.block())


def over_text(
    title: Block, status: Status, sheet: Stylesheet, composer: Composer, measure: Pt
) -> Block:
    """A status with a title over its text: flush right on its line if it has room, else below."""
    marks = Marks(sheet, composer, _bold(sheet))
    said = _said(status, composer)
    width = Pt(marks.indent + composer.width(said, marks.style))
    stack = Stack()
    stack.add(title)
    word = _word(status, sheet, composer, measure)
    line, *others = title.lines
    if not others and line.width + _APART + width <= measure:
        up = title.depth - line.baseline + word.lines[0].baseline
        moved = Placed(Pt(measure - width), Pt(-up), word._replace(tag=None, leads=True))
    else:
        moved = Placed(Pt(0), Pt(0), word._replace(tag=None, leads=True))
    below = Pt(max(moved.y + word.depth, 0))
    children, depth = [moved], below
    if why := _reason(status, composer):
        words = composer.paragraph(why, _small(sheet), measure, tag=None)
        children.append(Placed(Pt(0), below, words._replace(leads=True)))
        depth = Pt(below + words.depth)
    stack.add(Block(depth, "P", children=tuple(children)))
    return stack.block()


def fits_lane(status: Status, sheet: Stylesheet, composer: Composer, lane: Pt) -> bool:
    """Whether no word of a level is too wide to stand behind its mark in the lane of titles."""
    marks = Marks(sheet, composer, _bold(sheet))
    said = _said(status, composer)
    return marks.indent + composer.widest_part(said, marks.style) <= lane - _CLEAR


def _word(status: Status, sheet: Stylesheet, composer: Composer, measure: Pt) -> Block:
    """The word of a level behind its mark."""
    marks = Marks(sheet, composer, _bold(sheet))
    said = _said(status, composer)
    text = composer.paragraph(said, marks.style, Pt(measure - marks.indent))
    lines = tuple(line._replace(x=Pt(line.x + marks.indent)) for line in text.lines)
    return text._replace(lines=lines, children=marks.mark(status.now, 0, lines[0].baseline))


def _said(status: Status, composer: Composer) -> Copy:
    """The word of a level, read with a comma where more follows it on another line."""
    word = status.now.word(composer.shaper.language)
    if not (status.was or status.because):
        return word
    runs = tuple(run._replace(spoken=f"{run.text},") for run in word.runs)
    return word._replace(runs=runs)


def _reason(status: Status, composer: Composer) -> Copy | None:
    """What a thing was before, and why it stands as it does; None where neither is said."""
    language = composer.shaper.language
    was = before(status, language)
    said = (Run(text=was),) if was else ()
    runs = (*said, *reason(status, language, joint=", " if was else ""))
    if not runs:
        return None
    written = status.because.written if status.because else ()
    parts = (status.because,) if status.because else ()
    return Copy(runs, status.because.span if status.because else status.span, written, parts)


def _capitalised(copy: Copy) -> Copy:
    first, *others = copy.runs
    text = first.text[0].upper() + first.text[1:]
    return copy._replace(runs=(first._replace(text=text), *others))


def _bold(sheet: Stylesheet) -> TextStyle:
    return sheet.type.context._replace(weight="bold")


def _small(sheet: Stylesheet) -> TextStyle:
    """The style of a reason by a title: a topic's, lighter."""
    return sheet.type.topic._replace(weight="regular")


def set_legend(scale: Scale, sheet: Stylesheet, composer: Composer, measure: Pt) -> Block:
    """The levels of a scale in a line, each behind its mark, the worst first."""
    name = Copy((*scale.name.runs, Run(text=":")), scale.name.span, scale.name.written)
    levels = list(levels_of(scale, scale.name.span))
    return _set_levels(levels, sheet, composer, measure, name=name)


def over_legend(
    block: Block, sheet: Stylesheet, composer: Composer, *, span: Span, measure: Pt, indent: Pt
) -> Block:
    """A table above the words of red, amber and green, whose marks stand alone in it.

    Scales of the brief's own have their legend in the text.
    """
    words = _set_levels(list(levels_of(None, span)), sheet, composer, measure)
    placed = Placed(Pt(0), Pt(0), block), Placed(indent, block.depth, words)
    return Block(Pt(block.depth + words.depth), children=placed, whole=True)


def _set_levels(
    levels: list[Level],
    sheet: Stylesheet,
    composer: Composer,
    measure: Pt,
    *,
    name: Copy | None = None,
) -> Block:
    """Levels in a line, each behind its mark, and all behind the name of their scale."""
    marks = Marks(sheet, composer, sheet.type.chart_value)
    lines, drawn = list[Line](), list[Placed]()
    x, leading = 0.0, sheet.type.chart_label.leading
    baseline = leading - composer.drop
    if name:
        head = composer.line(_capitalised(name), sheet.type.chart_label)
        _check_width(name, Pt(head.width - measure), composer)
        lines.append(head._replace(baseline=Pt(baseline)))
        x = head.width + _LEGEND / 2
    for level in levels:
        word = level.word(composer.shaper.language)
        if level is not levels[-1]:
            spoken = tuple(run._replace(spoken=f"{run.text},") for run in word.runs)
            word = word._replace(runs=spoken)
        line = composer.line(word, marks.style)
        _check_width(word, Pt(marks.indent + line.width - measure), composer)
        if x and x + marks.indent + line.width > measure:
            x, baseline = 0.0, baseline + leading
        drawn += marks.mark(level, x, baseline)
        lines.append(line._replace(x=Pt(x + marks.indent), baseline=Pt(baseline)))
        x += marks.indent + line.width + _LEGEND
    depth = Pt(baseline + composer.drop)
    return Block(depth, "P", lines=tuple(lines), children=tuple(drawn), whole=True)


def _check_width(copy: Copy, over: Pt, composer: Composer) -> None:
    """Tell a name of a scale or a level that is wider than the legend's line."""
    if over > 0:
        message = f"{copy.text!r} is {over:.1f} pt too wide for the legend of its scale"
        composer.fault("fit.legend-too-wide", message, copy.span, "write fewer or shorter words")


def add_legends(
    brief: Brief,
    texts: Sequence[Section | None],
    blocks: list[Block],
    sheet: Stylesheet,
    composer: Composer,
    *,
    columns: int,
) -> None:
    """Put the legend of each scale of the brief's own under the first section that uses it.

    `blocks` are what stands in the text of the `texts`. A scale that only figures beside the text
    use has its legend under the first of them; one that only what is next uses, under the last.
    """
    left, measure = sheet.grid.start(sheet.grid.label), sheet.grid.span(columns)
    used = [list(_scales(section)) for section in brief.sections]
    coming = list(_of_points(brief.next.points)) if brief.next else []
    shown = [at for at, section in enumerate(texts) if section]
    for scale in brief.scales:
        users = [at for at, scales in enumerate(used) if scale in scales]
        if not users and shown and scale in coming:
            users = shown[-1:]
        if users and shown:
            at = next((at for at in users if at in shown), shown[0])
            legend = set_legend(scale, sheet, composer, measure)
            stack = Stack()
            stack.add(blocks[at])
            stack.add(legend, above=sheet.space.body, x=left)
            blocks[at] = blocks[at]._replace(
                depth=Pt(stack.y), children=(*blocks[at].children, stack.placed[1])
            )


def _of_points(points: tuple[Point, ...]) -> Iterator[Scale]:
    """The scales of the brief's own that points, and those below them, are on."""
    for point in points:
        if point.status and point.status.now.scale:
            yield point.status.now.scale
        yield from _of_points(point.points)


def _scales(section: Section) -> Iterator[Scale]:
    """The scales of the brief's own that a section's statuses are on."""
    of_figures = (figure.status for figure in section.figures)
    rows = (row for table in section.all_tables for row in table.all_rows)
    of_cells = (cell.status for row in rows for cell in row.cells)
    for status in (section.status, *of_figures, *of_cells):
        if status and status.now.scale:
            yield status.now.scale
    yield from _of_points(section.points)
