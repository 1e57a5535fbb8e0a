"""Columns that end between sections: where that is worth what it takes."""

from __future__ import annotations

from briefing.layout.balance import Gap
from briefing.layout.columns import Columns, Segment
from briefing.units import Pt

QUARTER = Pt(3)
LINE = 4  # quarters
GAP = 3, 4, 8


def text(*sections: int, limit: int, keeps: bool = True) -> Columns:
    """Sections of so many paragraphs of a line each, in quarters of a baseline of 12 points."""
    parts, top, whites = list[Segment](), 0, 0
    for number, count in enumerate(sections):
        for at in range(count):
            whites += at > 0
            parts.append(Segment(Pt(top), Pt(top + LINE), number, whites, at == 0))
            top += LINE
    segments = tuple(parts)
    return Columns(
        quarter=QUARTER,
        segments=segments,
        measured=segments,
        alone=(),
        gap=Gap(len(sections) - 1, *GAP),
        indent=0,
        limit=limit,
        apart=Pt(100),
        below=Pt(0),
        keeps_sections=keeps,
    )


def cut(columns: Columns) -> int:
    """How many lines stand in the first column."""
    shifts = columns.balance().shifts
    return sum(not shift.x for shift in shifts)


def test_a_column_ends_with_a_section_where_columns_end_two_lines_apart() -> None:
    assert cut(text(11, 9, limit=60)) == 11
    assert cut(text(13, 9, limit=60, keeps=False)) < 13


def test_a_section_parts_where_they_would_end_three_lines_apart() -> None:
    assert cut(text(12, 9, limit=60)) in (10, 11)


def test_gaps_count_for_that() -> None:
    """Two gaps, each a line wider than at least, bring the right column down to the left one."""
    assert cut(text(13, 3, 3, 2, limit=60)) == 13


def test_a_section_parts_where_the_page_has_no_room_for_it_whole() -> None:
    assert cut(text(12, 10, limit=47)) == 11


def test_type_grows_only_while_sections_stay_whole() -> None:
    assert text(11, 9, limit=44).fit_naturally
    assert not text(11, 9, limit=43).fit_naturally
    assert text(11, 9, limit=44, keeps=False).fit_naturally
    assert text(12, 8, limit=44).fit_naturally, "it parts in any case"


def test_no_white_comes_between_points_to_even_columns_out() -> None:
    """Two lines are to fill at the left, where one gap fills one."""
    columns = text(4, 5, 11, limit=60)
    assert cut(columns) == 9
    left = [shift.y for shift in columns.balance().shifts[:9]]
    assert len(set(left[:4])) == len(set(left[4:])) == 1
    assert left[4] - left[3] == GAP[2] * QUARTER


def test_text_in_one_piece_stands_in_the_first_column() -> None:
    assert cut(text(1, limit=60)) == 1
    assert cut(text(1, limit=60, keeps=False)) == 1
