"""Two lanes that should end well."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from briefing.layout.balance import Gap, Lanes
from briefing.units import Pt

SECTION, CALLOUT, GROUP = (4, 5, 7), (4, 6, 9), (5, 8, 11)


def lanes(text: int, rail: int, limit: int, numbers: tuple[int, int, int]) -> Lanes:
    kinds = zip(numbers, (SECTION, CALLOUT, GROUP), strict=True)
    return Lanes(Pt(3.25), text, rail, limit, tuple(Gap(n, *sizes) for n, sizes in kinds))


def ends(lane: Lanes) -> tuple[float, float]:
    gaps = lane.balance().gaps
    section, callout, group = lane.gaps
    text = lane.text + section.number * gaps.section / 3.25
    rail = lane.rail + callout.number * gaps.callout / 3.25 + group.number * gaps.group / 3.25
    return text, rail + sum(gaps.hung) / 3.25


def test_natural_gaps_where_all_is_well() -> None:
    gaps = lanes(180, 164, 200, (4, 2, 3)).balance().gaps
    assert (gaps.section, gaps.callout, gaps.group) == (16.25, 19.5, 26)


def test_the_rail_stretches_to_the_text() -> None:
    text, rail = ends(lanes(180, 150, 200, (4, 3, 2)))
    assert text == rail


def test_a_rail_that_cannot_reach_keeps_its_gaps() -> None:
    gaps = lanes(180, 40, 200, (4, 3, 0)).balance().gaps
    assert (gaps.callout, gaps.hung) == (19.5, ())


def test_the_last_group_of_a_short_rail_hangs_at_the_foot() -> None:
    lane = lanes(180, 40, 200, (4, 3, 1))
    text, rail = ends(lane)
    assert text == rail
    assert sum(lane.balance().gaps.hung) > 0


def test_groups_of_a_short_rail_share_what_it_hangs() -> None:
    lane = lanes(180, 41, 200, (4, 3, 3))
    text, rail = ends(lane)
    assert text == rail
    shares = [hung / 3.25 for hung in lane.balance().gaps.hung]
    assert shares == sorted(shares), "the last has what cannot be shared"
    assert 0 < max(shares) - min(shares) <= 1 or shares[0] == shares[-1] > 0


def test_a_rail_that_reaches_hangs_nothing() -> None:
    assert lanes(180, 160, 200, (4, 3, 2)).balance().gaps.hung == (0, 0)


def test_a_short_page_is_not_stretched() -> None:
    gaps = lanes(60, 50, 200, (2, 0, 0)).balance().gaps
    assert gaps.section == 16.25


def test_gaps_tighten_before_anything_is_over() -> None:
    lane = lanes(183, 150, 200, (4, 3, 2))
    assert lane.over == (0, 0)
    assert max(ends(lane)) <= 200


def test_over_says_by_how_much() -> None:
    assert lanes(190, 150, 200, (4, 3, 2)).over == (6 * 3.25, 0)


@given(
    st.integers(1, 190),
    st.integers(0, 190),
    st.tuples(st.integers(0, 8), st.integers(0, 6), st.integers(0, 3)),
)
def test_what_fits_stays_in_the_frame_and_on_the_grid(
    text: int, rail: int, numbers: tuple[int, int, int]
) -> None:
    lane = lanes(text, rail, 200, numbers)
    if max(lane.over) > 0:
        return
    assert max(ends(lane)) <= 200
    for gap, sizes in zip(lane.balance().gaps[:3], (SECTION, CALLOUT, GROUP), strict=True):
        quarters = gap / 3.25
        assert quarters == round(quarters)
        assert sizes[0] <= quarters <= sizes[2]


@given(st.integers(100, 180), st.integers(100, 180), st.integers(0, 2))
def test_lanes_end_together_whenever_some_gaps_allow_it(text: int, rail: int, groups: int) -> None:
    lane = lanes(text, rail, 200, (4, 3, groups))
    if max(lane.over) > 0:
        return
    possible = any(
        (end == other or (groups > 0 and end > other)) and max(end, other) <= 200
        for s in range(4, 8)
        for c in range(4, 10)
        for g in (range(c + 1, 12) if groups else (8,))
        for end, other in [(text + 4 * s, rail + 3 * c + groups * g)]
    )
    one, other = ends(lane)
    assert (one == other) == possible
