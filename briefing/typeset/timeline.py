"""Sets points with dates as a timeline: what is past, what is to come, and today between them.

Discs on a line, filled and open ones, tell them apart for the eye; to a screen reader a date gone
by says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from briefing.brief.blocks import Timeline
from briefing.brief.dates import in_words, is_day, last_day, shorter_words
from briefing.brief.model import Copy, Point, Run, Section, own_words
from briefing.language.language import Language
from briefing.style.colour import Colour
from briefing.style.stylesheet import Place, Stylesheet, TextStyle
from briefing.typeset.block import Block, Drawing, Outline, Placed, Stack, Step, disc, polygon
from briefing.typeset.paragraph import Composer
from briefing.typeset.punctuation import NO_BREAK
from briefing.typeset.section import set_point
from briefing.units import Pt, Rect, mm

# All below are points where dates are set in 8.75 points, and grow with these.
_USUAL = 8.75
# Left edge of the dates, of the line's middle, and from a date to its words.
_DATES, _SPINE, _WORDS = 12.0, 3.25, mm(17)
# A disc's radius, and how thick the line is by what is past, by what is to come, round open discs.
_RADIUS, _PAST, _COMING, _EDGE = 3.25, 1.5, 0.5, 0.75
# The bar across the line on the brief's day: how long and how thick.
_BAR, _THICK = 10.5, 2.0
_GAP = 4.0  # a date to its words, at least
# Words beside dates in short have so many times the room of these, or whole dates stand over them.
_ENOUGH = 1.5


class Entry(NamedTuple):
    """A point of a timeline: the words of its date, if it has one, and whether it is past.

    The brief's own day has those words alone. What is printed may be `shorter`, where it can be.
    """

    when: str | None
    point: Point | None
    is_past: bool = False
    shorter: str | None = None

    @property
    def printed(self) -> str:
        """The words of its date on the page."""
        return self.shorter or self.when or ""


def entries(timeline: Timeline, language: Language) -> list[Entry]:
    """The points by their dates, those without one last; today between past and coming ones."""
    points, own = timeline
    today, year = last_day(own), _year(timeline)

    def entry(point: Point, *, is_past: bool = False) -> Entry:
        when = in_words(point.date, language, year) if point.date else None
        return Entry(when, point, is_past)

    ordered = by_date(points)
    past = [p for p in ordered if today and (day := last_day(p.date)) and day < today]
    coming = ordered[len(past) :]
    made = [entry(point, is_past=True) for point in past]
    if own and today and is_day(own) and past and coming and last_day(coming[0].date):
        made.append(Entry(language.blocks.today.format(language.day_and_month(today)), None))
    return [*made, *map(entry, coming)]


def _year(timeline: Timeline) -> int | None:
    """The brief's own year, which its dates need not say."""
    today = last_day(timeline.today)
    return today.year if today else None


def _in_short(made: list[Entry], timeline: Timeline, language: Language) -> list[Entry]:
    """The entries with their dates in as few letters as they can be."""

    def shorter(entry: Entry) -> str | None:
        when = entry.point.date if entry.point else timeline.today
        forms = shorter_words(when, language, _year(timeline)) if when else ()
        if not forms:
            return None
        return forms[-1] if entry.point else language.blocks.today.format(forms[-1])

    return [entry._replace(shorter=shorter(entry)) for entry in made]


def by_date(points: Iterable[Point]) -> list[Point]:
    """Points in the order of their dates, each by its last day; those without one last."""
    return sorted(points, key=lambda point: last_day(point.date) or date.max)


def spoken_date(entry: Entry, language: Language, *, comes: bool = False) -> str:
    """A date as it is read: `Past: 3 March.`; of one to come it is told only if it `comes` so."""
    words = language.blocks
    form = words.past if entry.is_past else words.to_come if comes else "{}"
    said = form.format(entry.when)
    return f"{said[:1].upper()}{said[1:]}."


def led_points(timeline: Timeline, language: Language) -> Iterator[Point]:
    """The points behind their dates, which say what is past: where no line is drawn."""
    for entry in entries(timeline, language):
        if entry.point is None:
            continue
        point, is_told = entry.point, timeline.today is not None
        if point.status:
            from briefing.brief.status import led  # loaded only for a status

            point = point._replace(text=led(point.text, point.status, language), status=None)
        head = entry.when and Run(spoken_date(entry, language, comes=is_told), bold=True)
        runs = (head, Run(text=" "), *point.text.runs) if head else point.text.runs
        yield point._replace(text=point.text._replace(runs=runs))


def set_timeline(timeline: Timeline, sheet: Stylesheet, composer: Composer, measure: Pt) -> Block:
    """A list along its line, in one piece; in clear print a list that says all in words."""
    language = composer.shaper.language
    if sheet.layout.figures is Place.SECTIONS:
        from briefing.typeset.section import set_points  # loaded only for clear print

        points = tuple(led_points(timeline, language))
        section = Section(title=own_words(""), points=points, span=points[0].span)
        return set_points(section, sheet, composer, measure)
    made = entries(timeline, language)
    dates, words = date_style(sheet), sheet.type.context
    room = _WORDS * _scale(dates)
    left = Pt(_DATES * _scale(dates) + room)
    beside = _words_fit(made, words, composer, Pt(measure - left))
    if beside and _widest(made, dates, composer) + _GAP > room:
        brief = _in_short(made, timeline, language)
        beside = measure - left >= _ENOUGH * room and _widest(brief, dates, composer) + _GAP <= room
        made = brief if beside else made
    stack, marks = Stack(), list[tuple[float, Entry]]()
    for number, entry in enumerate(made):
        item = _set_entry(entry, sheet, composer, measure, left if beside else None)
        stack.add(item, above=sheet.callout.agenda if number else 0)
        if entry.when:
            first = stack.placed[-1].y + dates.leading - composer.drop
            marks.append((first - dates.capitals / 2, entry))
    line = Block(Pt(0), drawing=_draw(marks, sheet, dates))
    children = Placed(Pt(0), Pt(0), line), *stack.placed
    return Block(Pt(stack.y), "L", children=children, whole=True)


def date_style(sheet: Stylesheet) -> TextStyle:
    """How dates are set: as small as topics, in bold."""
    return sheet.type.topic._replace(weight="bold", leading=sheet.type.context.leading)


def _widest(made: list[Entry], style: TextStyle, composer: Composer) -> Pt:
    """The width of the widest date that has words beside it."""
    return max(composer.width(own_words(e.printed), style) for e in made if e.when and e.point)


def _words_fit(made: list[Entry], style: TextStyle, composer: Composer, measure: Pt) -> bool:
    """Whether no word is wider than the room beside the dates."""
    texts = (entry.point.text for entry in made if entry.point)
    return all(composer.widest_part(text, style) <= measure for text in texts)


def _scale(style: TextStyle) -> float:
    return style.size / _USUAL


def _when(entry: Entry, composer: Composer) -> Copy:
    """The words of a date, which are read with a stop behind them."""
    spoken = spoken_date(entry, composer.shaper.language)
    # On one line: what replaces a text is said of one piece of marked content.
    whole = entry.printed.replace(" ", NO_BREAK)
    return Copy((Run(whole, spoken=spoken),), own_words("").span)


def _set_entry(
    entry: Entry, sheet: Stylesheet, composer: Composer, measure: Pt, beside: Pt | None
) -> Block:
    """An item of the list: its date, and its words `beside` it, so far in, or below it."""
    style, body, y = date_style(sheet), list[Placed](), 0.0
    under = Pt(_DATES * _scale(style))
    if entry.when:
        room = Pt(beside - under if beside and entry.point else measure - under)
        when = composer.paragraph(_when(entry, composer), style, room, tag=None)
        body.append(Placed(under, Pt(0), when))
        y = 0.0 if beside else when.depth
    if entry.point:
        left = beside or under
        given = sheet.type.context, sheet, composer, Pt(measure - left)
        words = set_point(entry.point, *given, tag=None)
        body.append(Placed(left, Pt(y), words))
    depth = Pt(max(part.y + part.block.depth for part in body))
    within = Block(depth, "LBody", children=tuple(body))
    return Block(depth, "LI", children=(Placed(Pt(0), Pt(0), within),))


def _draw(marks: list[tuple[float, Entry]], sheet: Stylesheet, style: TextStyle) -> Drawing:
    """The line with its discs, at their heights, and the bar of the brief's own day."""
    ink, scale = style.colour, _scale(style)
    x, radius = _SPINE * scale, _RADIUS * scale
    shapes = list[Outline]()
    for (y, entry), (below, other) in pairwise(marks):
        thick = _PAST if entry.is_past else _COMING
        top = y + (radius if entry.point else _THICK / 2)
        foot = below - (radius if other.point else _THICK / 2)
        shapes.append(Outline(_box(x - thick / 2, top, thick, foot - top), fill=ink))
    for y, entry in marks:
        if entry.point is None:
            bar = _box(x - _BAR * scale / 2, y - _THICK / 2, _BAR * scale, _THICK)
            shapes.append(Outline(bar, fill=_accent(sheet, ink)))
        else:
            shapes.append(_disc(y, style, is_past=entry.is_past))
    foot = marks[-1][0] + radius
    return Drawing(tuple(shapes), Rect(Pt(0), Pt(0), Pt(2 * x), Pt(foot)))


def _accent(sheet: Stylesheet, ink: Colour) -> Colour:
    """The colour of today's bar: the accent beside black, else that of the text, as on a fill."""
    return sheet.colours.accent if ink == sheet.colours.ink else ink


def _disc(y: float, style: TextStyle, *, is_past: bool) -> Outline:
    """A disc on the line: filled for what is past, open for what is to come."""
    scale = _scale(style)
    x, radius = _SPINE * scale, _RADIUS * scale
    if is_past:
        return Outline(disc(x, y, radius), fill=style.colour)
    return Outline(disc(x, y, radius - _EDGE / 2), stroke=style.colour, width=Pt(_EDGE))


def _box(left: float, top: float, width: float, height: float) -> tuple[Step, ...]:
    right, foot = left + width, top + height
    return polygon((left, top), (right, top), (right, foot), (left, foot))


def set_dated(
    entry: Entry, style: TextStyle, sheet: Stylesheet, composer: Composer, measure: Pt
) -> Block:
    """An entry by itself, in a strip: its disc, its date in bold and its words below that."""
    assert entry.point
    if entry.when is None:
        return set_point(entry.point, style, sheet, composer, measure)
    bold, stack = style._replace(weight="bold"), Stack()
    room = Pt(measure - _DATES * _scale(bold))
    when = composer.paragraph(_when(entry, composer), bold, room, tag=None)
    stack.add(when)
    stack.add(set_point(entry.point, style, sheet, composer, room, tag=None))
    middle = when.lines[0].baseline - bold.capitals / 2
    shape = _disc(middle, bold, is_past=entry.is_past)
    drawing = Drawing((shape,), Rect(Pt(0), Pt(0), Pt(2 * _SPINE), Pt(stack.y)))
    disc_ = Placed(Pt(0), Pt(0), Block(Pt(0), drawing=drawing))
    body = Placed(Pt(_DATES * _scale(bold)), Pt(0), stack.block("LBody"))
    return Block(Pt(stack.y), children=(disc_, body))
