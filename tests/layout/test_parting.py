"""A shorter text fits wherever a longer one does, though neither may part just anywhere."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from itertools import count, product
from pathlib import Path
from typing import Literal, NamedTuple

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from briefing.brief.model import own_words
from briefing.language.language import language
from briefing.layout.columns import Columns, measure_columns
from briefing.layout.header_footer import TextFrames
from briefing.style.loader import read_style
from briefing.style.stylesheet import Stylesheet
from briefing.typeset.block import Block, Line, Stack
from briefing.typeset.brief import BriefBlocks
from briefing.typeset.paragraph import Composer
from briefing.typeset.shaping import Shaper
from briefing.units import Pt
from tests.typewriter import Typewriter


class Paragraph(NamedTuple):
    """So many lines, that much above them unless a heading stands there, in quarters.

    A text that has hyphens has them at the ends of every other line but the last, from the first on
    or from the second.
    """

    lines: int
    above: int
    hyphens: Literal["none", "odd", "even"] = "none"


Text = tuple[tuple[int, tuple[Paragraph, ...]], ...]  # lines of each title, paragraphs under it


def texts(sections: int, paragraphs: int, lines: int) -> st.SearchStrategy[Text]:
    hyphens = st.sampled_from(("none", "odd", "even"))
    paragraph = st.builds(Paragraph, st.integers(1, lines), st.sampled_from((1, 2)), hyphens)
    under = st.lists(paragraph, max_size=paragraphs).map(tuple)
    section = st.tuples(st.integers(1, 2), under)
    return st.lists(section, min_size=1, max_size=sections).map(tuple)


TEXTS = texts(sections=4, paragraphs=4, lines=7)


@cache
def sheet() -> Stylesheet:
    style, faults = read_style("columns", Path(), None)
    assert style, faults
    return style.sheet("a4", marked=False)


@cache
def line() -> Line:
    composer = Composer(
        Shaper(Typewriter(), language("en"), sheet().typography), sheet().space.drop
    )
    return composer.paragraph(own_words("x"), sheet().type.body, Pt(200)).lines[0]


def block(lines: int, tag: str, hyphens: str = "none") -> Block:
    deep = sheet().baseline
    places = [line()._replace(baseline=Pt(line().baseline + n * deep)) for n in range(lines)]
    if hyphens != "none":
        places = [place._replace(copy=own_words("x-y")) for place in places]
        for at in range(hyphens == "even", lines - 1, 2):
            places[at] = places[at]._replace(cut=places[at].cut._replace(hyphen=True))
    return Block(Pt(lines * deep), tag, tuple(places))


def section(title: int, paragraphs: tuple[Paragraph, ...]) -> Block:
    stack = Stack()
    stack.add(block(title, "H2"), above=sheet().space.section)
    for number, (lines, above, hyphens) in enumerate(paragraphs):
        stack.add(block(lines, "P", hyphens), above=(above if number else 1) * sheet().baseline / 4)
    return stack.block("Sect")


def columns(text: Text, limit: int, *, at_floor: bool) -> Columns:
    blocks = BriefBlocks(tuple(section(*part) for part in text), None, (), (), None)
    top, bottom = Pt(0), Pt(limit * sheet().baseline / 4)
    frames = TextFrames(Pt(0), Pt(0), top, top, top, bottom)
    return measure_columns(blocks, frames, sheet(), at_floor=at_floor)


def room(text: Text, *, at_floor: bool = False) -> int:
    """The least limit, in quarters, at which a text fits."""
    return least(columns(text, 1, at_floor=at_floor))


def room_as_it_is(text: Text) -> int:
    """The least limit at which some cut of this very text leaves no line alone."""
    column = columns(text, 1, at_floor=False)
    return least(column._replace(measured=column.segments))


def least(column: Columns) -> int:
    return next(n for n in count(1) if column._replace(limit=n).over[0] <= 0)


def shorter(text: Text, left: Callable[[int], int]) -> Text:
    """A text with so many lines left in each of its paragraphs; one without any is gone."""
    return tuple(
        (
            title,
            tuple(
                paragraph._replace(lines=lines)
                for paragraph in paragraphs
                if (lines := left(paragraph.lines))
            ),
        )
        for title, paragraphs in text
    )


def drawn(text: Text, data: st.DataObject) -> Text:
    fewer = shorter(text, lambda lines: data.draw(st.integers(0, lines)))
    return elsewhere(fewer, lambda: data.draw(st.sampled_from(("odd", "even"))))


def elsewhere(text: Text, drawn: Callable[[], Literal["odd", "even"]]) -> Text:
    """A text with other lines of its paragraphs ending in hyphens, where any do."""
    return tuple(
        (
            title,
            tuple(
                part if part.hyphens == "none" else part._replace(hyphens=drawn())
                for part in paragraphs
            ),
        )
        for title, paragraphs in text
    )


def test_a_paragraph_of_four_lines_parts_and_one_of_three_asks_for_no_more_room() -> None:
    three, four = (
        ((1, (Paragraph(3, 1), Paragraph(lines, 2), Paragraph(4, 2))),) for lines in (3, 4)
    )
    assert room_as_it_is(three) > room_as_it_is(four)
    assert room(three) <= room(four)


@pytest.mark.parametrize("at_floor", [False, True])
@given(text=TEXTS, data=st.data())
def test_what_fits_still_fits_with_lines_taken_away(
    at_floor: bool, text: Text, data: st.DataObject
) -> None:
    assert room(drawn(text, data), at_floor=at_floor) <= room(text, at_floor=at_floor)


@given(text=TEXTS, data=st.data())
def test_a_page_is_no_fuller_with_lines_taken_away(text: Text, data: st.DataObject) -> None:
    assert fullest(drawn(text, data)) <= fullest(text)


def fullest(text: Text) -> int:
    """The least limit, in quarters, at which a text no longer fills both columns."""
    column = columns(text, 1, at_floor=False)
    return next(n for n in count(1) if not column._replace(limit=n).are_full)


@given(TEXTS)
def test_only_at_the_floor_does_a_line_stand_alone(text: Text) -> None:
    limit = room(text)
    assert not columns(text, limit, at_floor=False).balance().alone


def test_at_the_floor_a_line_stands_alone_where_nothing_else_fits() -> None:
    two_of_three: Text = ((1, (Paragraph(4, 1), Paragraph(3, 2), Paragraph(4, 2))),)
    limit = room(two_of_three, at_floor=True)
    assert limit < room(two_of_three)
    assert columns(two_of_three, limit, at_floor=True).balance().alone
    assert not columns(two_of_three, limit + 8, at_floor=True).balance().alone


# With a paragraph or its last lines gone, a heading keeps a line and a paragraph of three.
HEADED: Text = (
    (1, (Paragraph(2, 1),)),
    (1, (Paragraph(1, 2), Paragraph(1, 2), Paragraph(3, 2))),
    (1, (Paragraph(2, 1),)),
)


@given(text=texts(sections=2, paragraphs=2, lines=5))
@example(text=HEADED)
@settings(max_examples=40)
def test_room_is_what_the_text_or_some_shorter_one_takes_and_no_more(text: Text) -> None:
    counts = [range(paragraph.lines + 1) for _, paragraphs in text for paragraph in paragraphs]
    ways = (iter(way) for way in product(*counts))
    fewer = {shorter(text, lambda _, way=way: next(way)) for way in ways}
    every = {elsewhere(part, lambda end=end: end) for part in fewer for end in ("odd", "even")}
    assert room(text) == max(map(room_as_it_is, every))


def test_no_column_ends_in_a_hyphen() -> None:
    text: Text = ((1, (Paragraph(9, 1, "odd"),)),)
    limit = room(text)
    for at_floor in (False, True):
        column = columns(text, limit, at_floor=at_floor)
        assert len({part.bottom for part in column.segments}) == 4
        down = {round((part.bottom - column.segments[0].bottom) / 4) for part in column.segments}
        assert down == {0, 2, 4, 7}
