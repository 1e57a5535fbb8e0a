"""SVG files read as drawings: their outlines, colours, clips and words, and where they end."""

from __future__ import annotations

import base64
from contextlib import suppress
from io import BytesIO
from math import hypot
from pathlib import Path

import pytest
import svgelements
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from briefing.brief.drawing import (
    Drawing,
    Gradient,
    Group,
    Label,
    Pixels,
    RefusedError,
    Shape,
    Tiles,
    bounds_of,
    joined,
    moved_by,
)
from briefing.brief.svg_file import MAX_STEPS, read_svg
from briefing.brief.svg_paths import path, transformation
from briefing.brief.svg_styles import START, StyleSheets, colour, styled

DRAWINGS = Path(__file__).parent.parent / "drawings"
HEAD = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
    'viewBox="0 0 100 100">'
)
NUMBER = st.integers(-60, 60).map(lambda n: n / 2)


def drawn(inside: str) -> Drawing:
    return read_svg(f"{HEAD}{inside}</svg>".encode())


def shape(inside: str) -> Shape:
    (part,) = drawn(inside).parts
    assert isinstance(part, Shape)
    return part


def labels(inside: str) -> list[Label]:
    return [part for part in drawn(inside).parts if isinstance(part, Label)]


def ends(part: Shape) -> list[tuple[float, float]]:
    """Where each step of a shape ends, in the drawing's own units."""
    return [moved_by(part.area.matrix, points[-1]) for _, points in part.area.steps if points]


def said(label: Label) -> str:
    return "".join(words.text for words in label.words)


def refusal(inside: str) -> str:
    with pytest.raises(RefusedError) as told:
        drawn(inside)
    return told.value.what


def near(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return hypot(one[0] - other[0], one[1] - other[1]) < 0.02


@pytest.mark.parametrize("file", sorted(DRAWINGS.glob("*.svg")), ids=lambda file: file.stem)
def test_what_other_programs_export_is_read(file: Path) -> None:
    drawing = read_svg(file.read_bytes())
    assert len(drawing.parts) >= 5
    assert 1 < drawing.width / drawing.height < 2


SEGMENTS = st.one_of(
    st.tuples(st.sampled_from("MmLlTt"), NUMBER, NUMBER),
    st.tuples(st.sampled_from("HhVv"), NUMBER),
    st.tuples(st.sampled_from("Cc"), *[NUMBER] * 6),
    st.tuples(st.sampled_from("SsQq"), *[NUMBER] * 4),
    st.tuples(st.just("z")),
    st.tuples(
        st.sampled_from("Aa"), NUMBER, NUMBER, NUMBER, *[st.integers(0, 1)] * 2, NUMBER, NUMBER
    ),
)


@settings(max_examples=150)
@given(st.lists(SEGMENTS, max_size=8))
def test_a_path_goes_where_another_reader_has_it(segments: list[tuple[object, ...]]) -> None:
    """svgelements reads the same path: both end each piece at one place."""
    data = "M 1 2 " + " ".join(" ".join(map(str, segment)) for segment in segments)
    steps = list(path(data))
    ours = [points[-1] for kind, points in steps if points and kind != "m"]
    theirs: list[tuple[float, float]] = []
    for segment in svgelements.Path(data):
        if isinstance(segment, svgelements.Close | svgelements.Move):
            continue
        if isinstance(segment, svgelements.Arc) and segment.start == segment.end:
            continue
        theirs.append((float(segment.end.x), float(segment.end.y)))
    at = 0
    for place in theirs:  # an arc is several curves here
        while at < len(ours) and not near(ours[at], place):
            at += 1
        assert at < len(ours), (data, ours, theirs)
        at += 1


def test_flags_of_an_arc_need_no_blank_between_them() -> None:
    spaced, close = list(path("M0 0A5 5 0 0 1 10 0")), list(path("M0 0A5 5 0 0110 0"))
    assert spaced == close
    assert spaced[-1][1][-1] == (10.0, 0.0)
    highest = min(y for _, points in spaced for _, y in points)
    assert -5.2 < highest < -4.9


def test_the_last_of_several_transforms_is_done_first() -> None:
    matrix = transformation("translate(10,20) scale(2) rotate(90)")
    assert moved_by(matrix, (1, 0)) == pytest.approx((10, 22))
    about = transformation("rotate(90 5 5)")
    assert moved_by(about, (10, 5)) == pytest.approx((5, 10))
    assert joined(transformation("scale(2)"), transformation("translate(1)"))[4] == 1


def test_a_shape_stands_where_its_group_moves_it() -> None:
    part = shape('<g transform="translate(5 6)"><rect x="1" y="1" width="2" height="3"/></g>')
    assert ends(part) == [(6, 7), (8, 7), (8, 10), (6, 10)]


def test_the_box_starts_where_the_view_does() -> None:
    data = HEAD.replace("0 0 100 100", "-50 10 100 50") + '<rect width="2" height="2"/></svg>'
    drawing = read_svg(data.encode())
    assert (drawing.width, drawing.height) == (100, 50)
    assert isinstance(drawing.parts[0], Shape)
    assert ends(drawing.parts[0])[0] == (50, -10)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("#f00", (1, 0, 0, 1)),
        ("#ff000080", (1, 0, 0, 128 / 255)),
        ("rgb(255, 0, 0)", (1, 0, 0, 1)),
        ("rgb(100% 0% 0% / 50%)", (1, 0, 0, 0.5)),
        ("rgba(0,0,0,.25)", (0, 0, 0, 0.25)),
        ("hsl(0, 100%, 50%)", (1, 0, 0, 1)),
        ("RebeccaPurple", (0x66 / 255, 0x33 / 255, 0x99 / 255, 1)),
        ("currentColor", (0, 0, 0, 1)),
        ("none", None),
        ("transparent", None),
    ],
)
def test_colours(written: str, expected: tuple[float, ...] | None) -> None:
    found = colour(written)
    assert found == (pytest.approx(expected) if expected else None)


def test_rules_of_css_win_by_what_they_name() -> None:
    sheet = """
    /* the last of equals wins */ * { fill: red } rect { fill: green } .a { fill: blue }
    g .a { fill: yellow } #one { fill: gray } @font-face { font-family: X; src: url(data:,) }
    """
    sheets, none = StyleSheets([sheet]), frozenset[str]()
    g = ("g", "", none)
    assert sheets.declarations([("path", "", none)]) == {"fill": "red"}
    assert sheets.declarations([("rect", "", none)]) == {"fill": "green"}
    assert sheets.declarations([("rect", "", frozenset("a"))]) == {"fill": "blue"}
    assert sheets.declarations([g, ("rect", "", frozenset("a"))]) == {"fill": "yellow"}
    assert sheets.declarations([g, ("rect", "one", frozenset("a"))]) == {"fill": "gray"}
    own = styled(START, {"fill": "black", "style": "fill: white !important"}, {"fill": "red"})
    assert own["fill"] == "white"


def test_what_is_inherited_and_what_is_not() -> None:
    part = shape('<g fill="red" stroke="blue" stroke-width="3"><g><path d="M0 0H9"/></g></g>')
    assert part.fill is not None
    assert part.fill[:3] == (1, 0, 0)
    assert part.pen is not None
    assert part.pen.width == 3
    part = shape('<g opacity=".5"><g opacity=".5"><path d="M0 0H9V9z"/></g></g>')
    assert part.fill is not None
    assert part.fill.opacity == pytest.approx(0.25)


def test_lines_keep_caps_joins_and_dashes() -> None:
    part = shape(
        '<path d="M0 0H9" style="fill:none;stroke:#000;stroke-width:2px;stroke-linecap:round;'
        'stroke-linejoin:bevel;stroke-dasharray:3,1,2;stroke-dashoffset:1"/>'
    )
    assert part.pen is not None
    assert part.pen[1:5] == (2, 1, 2, 4)
    assert part.pen.dashes == (3, 1, 2, 3, 1, 2)  # an odd number of lengths is gone through twice
    assert part.pen.phase == 1


def test_what_is_not_seen_is_not_drawn() -> None:
    parts = drawn(
        '<rect width="9" height="9" display="none"/><rect width="9" height="9" fill="none"/>'
        '<g visibility="hidden"><rect width="9" height="9"/></g><rect width="0" height="9"/>'
        '<defs><rect width="9" height="9"/></defs><rect width="9" height="9" id="seen"/>'
    ).parts
    assert len(parts) == 1


def test_a_use_draws_again_with_its_own_style() -> None:
    one, two = drawn(
        '<defs><g id="m"><circle r="2" stroke="none"/></g></defs>'
        '<use xlink:href="#m" x="5" y="6" style="fill:red"/><g transform="scale(2)">'
        '<use href="#m" x="5"/></g>'
    ).parts
    assert isinstance(one, Shape)
    assert isinstance(two, Shape)
    assert one.fill is not None
    assert one.fill[:3] == (1, 0, 0)
    assert ends(one)[0] == (7, 6)
    assert ends(two)[0] == (14, 0)


def test_a_symbol_is_fitted_to_its_box_and_clipped_by_it() -> None:
    part = shape(
        '<symbol id="s" viewBox="0 0 10 10"><rect width="10" height="20"/></symbol>'
        '<use href="#s" x="10" y="20" width="30" height="30"/>'
    )
    assert ends(part)[:2] == [(10, 20), (40, 20)]
    (clip,) = part.clips
    assert moved_by(clip.matrix, clip.steps[2][1][0]) == (40, 50)


def test_clips_within_clips_all_count() -> None:
    part = shape(
        '<clipPath id="a"><rect width="5" height="5"/></clipPath>'
        '<clipPath id="b"><circle r="3" transform="translate(1 1)"/></clipPath>'
        '<g clip-path="url(#a)"><g clip-path="url(#b)" transform="scale(2)">'
        '<rect width="9" height="9"/></g></g>'
    )
    assert len(part.clips) == 2
    inner = part.clips[1]
    assert moved_by(inner.matrix, inner.steps[0][1][0]) == (8, 2)


def test_a_gradient_of_one_colour_is_a_colour() -> None:
    """Inkscape keeps its swatches so."""
    part = shape(
        '<linearGradient id="s"><stop stop-color="#00f" stop-opacity="1"/></linearGradient>'
        '<linearGradient id="g" xlink:href="#s"/><rect width="9" height="9" fill="url(#g)"/>'
    )
    assert part.fill == (0, 0, 1, 1)


@pytest.mark.parametrize(
    ("written", "texts"),
    [
        ("<text>  one\n   two </text>", ["one two"]),
        ('<text xml:space="preserve"> one  two</text>', [" one  two"]),
        ("<text>one <tspan>two</tspan> three</text>", ["one two three"]),
        ('<text>one<tspan x="3" y="4">two</tspan></text>', ["one", "two"]),
        ('<text><tspan x="0" dy="1em">a</tspan><tspan x="0" dy="1em">b</tspan></text>', ["a", "b"]),
        ('<text x="1 5 9">abcd</text>', ["a", "b", "cd"]),
        ("<text> </text><text>a</text>", ["a"]),
        ("<text><title>not this</title>a</text>", ["a"]),
    ],
)
def test_text_is_read_line_by_line(written: str, texts: list[str]) -> None:
    assert [said(label) for label in labels(written)] == texts


def test_lines_go_down_by_ems_of_their_own_size() -> None:
    one, two = labels(
        '<text y="10" style="font: bold 8px \'Fira Sans\', sans-serif"><tspan x="2">a</tspan>'
        '<tspan x="2" dy="1.5em">b</tspan></text>'
    )
    assert (one.x, one.y) == (2, 10)
    assert two.y + two.words[0].down == 10 + 12 * 1
    assert one.words[0].families == ("Fira Sans", "sans-serif")
    assert one.words[0].is_bold


@pytest.mark.parametrize(("anchor", "part"), [("start", 0), ("middle", 0.5), ("end", 1)])
def test_text_is_held_by_its_anchor(anchor: str, part: float) -> None:
    (label,) = labels(f'<text style="text-anchor:{anchor}">a</text>')
    assert label.anchor == part


def test_text_on_another_baseline_is_lower_or_higher() -> None:
    (middle,) = labels('<text font-size="10" dominant-baseline="middle">a</text>')
    assert 2 < middle.words[0].down < 4
    (raised,) = labels('<text font-size="10">x<tspan baseline-shift="super">2</tspan>y</text>')
    assert raised.words[1].down < 0
    assert raised.words[1].down + raised.words[2].down == pytest.approx(0)


STOPS = '<stop stop-color="red"/><stop offset=".5" stop-color="lime"/><stop offset="1"/>'


def test_a_gradient_runs_over_the_box_of_its_shape() -> None:
    part = shape(
        f'<linearGradient id="g">{STOPS}</linearGradient>'
        '<rect x="10" y="20" width="30" height="5" fill="url(#g)" opacity=".5"/>'
    )
    assert isinstance(part.fill, Gradient)
    assert [stop.offset for stop in part.fill.stops] == [0, 0.5, 1]
    assert part.fill.opacity == 0.5
    x1, y1, x2, y2 = part.fill.points
    assert moved_by(part.fill.matrix, (x1, y1)) == (10, 20)
    assert moved_by(part.fill.matrix, (x2, y2)) == (40, 20)


def test_a_gradient_takes_over_what_another_one_says() -> None:
    part = shape(
        f'<linearGradient id="a" x2="50" gradientUnits="userSpaceOnUse">{STOPS}</linearGradient>'
        '<linearGradient id="g" xlink:href="#a" gradientTransform="translate(5)"/>'
        '<g transform="scale(2)"><rect width="9" height="9" stroke="url(#g)"/></g>'
    )
    assert part.pen is not None
    assert isinstance(part.pen.ink, Gradient)
    assert moved_by(part.pen.ink.matrix, part.pen.ink.points[2:]) == (110, 0)


def test_the_focus_of_a_radial_gradient_stays_within_its_circle() -> None:
    part = shape(
        f'<radialGradient id="g" fx="9">{STOPS}</radialGradient><circle r="10" fill="url(#g)"/>'
    )
    assert isinstance(part.fill, Gradient)
    focus_x, _, inner, x, _, radius = part.fill.points
    assert (inner, x, radius) == (0, 0.5, 0.5)
    assert 0.9 < focus_x < 1


@pytest.mark.parametrize(
    ("gradient", "expected"),
    [
        ('<linearGradient id="g"/>', None),
        (f'<linearGradient id="g" x2="0">{STOPS}</linearGradient>', (0, 0, 0, 1)),
        (f'<radialGradient id="g" r="0">{STOPS}</radialGradient>', (0, 0, 0, 1)),
    ],
)
def test_a_gradient_without_a_length_is_its_last_colour(
    gradient: str, expected: tuple[float, ...] | None
) -> None:
    part = shape(f'{gradient}<rect width="9" height="9" fill="url(#g)" stroke="red"/>')
    assert part.fill == expected


def test_the_box_of_a_curve_is_that_of_what_is_drawn() -> None:
    """Its handles reach further."""
    assert bounds_of(tuple(path("M0 0C0 40 30 40 30 0"))) == pytest.approx((0, 0, 30, 30))
    assert bounds_of(tuple(path("M5 0A5 5 0 0 1 5 10"))) == pytest.approx((5, 0, 5, 10), abs=0.01)


def test_a_pattern_is_laid_from_its_own_corner_on() -> None:
    part = shape(
        '<pattern id="p" x="3" y="4" width="5" height="6" patternUnits="userSpaceOnUse" '
        'patternTransform="scale(2)"><rect width="1" height="1" fill="red"/></pattern>'
        '<rect width="50" height="50" fill="url(#p)"/>'
    )
    assert isinstance(part.fill, Tiles)
    assert (part.fill.width, part.fill.height) == (5, 6)
    assert moved_by(part.fill.matrix, (0, 0)) == (6, 8)
    (tile,) = part.fill.parts
    assert isinstance(tile, Shape)
    assert tile.fill is not None
    assert tile.fill[:3] == (1, 0, 0)


def test_the_ground_of_a_pattern_is_an_area_of_its_own() -> None:
    """Between tiles a viewer shows seams in it, at which it smooths edges."""
    pattern = (
        '<pattern id="p" width="5" height="5" patternUnits="userSpaceOnUse">{}'
        '<path d="M0 5L5 0" stroke="red"/></pattern>'
    )
    area = '<rect width="50" height="50" fill="url(#p)" stroke="blue"/>'
    ground, lines = drawn(pattern.format('<rect width="6" height="5" fill="#fee"/>') + area).parts
    assert isinstance(ground, Shape)
    assert isinstance(lines, Shape)
    assert (ground.fill is not None, ground.pen is None) == (True, True)
    assert isinstance(lines.fill, Tiles)
    assert (len(lines.fill.parts), lines.pen is None) == (1, False)
    narrow = drawn(pattern.format('<rect width="4" height="5" fill="#fee"/>') + area)
    assert len(narrow.parts) == 1


def test_a_pattern_may_be_measured_by_its_shape() -> None:
    part = shape(
        '<pattern id="p" width=".5" height=".25" patternContentUnits="objectBoundingBox">'
        '<rect width=".1" height=".1"/></pattern>'
        '<rect x="10" y="10" width="40" height="40" fill="url(#p)"/>'
    )
    assert isinstance(part.fill, Tiles)
    assert (part.fill.width, part.fill.height) == (20, 10)
    (tile,) = part.fill.parts
    assert isinstance(tile, Shape)
    assert ends(tile)[2] == (4, 4)


ARROW = '<marker id="a" refX="2" orient="{}" overflow="visible"><path d="M0 0L2 0"/></marker>'


@pytest.mark.parametrize(
    ("orient", "key", "tail"),
    [
        ("auto", "marker-end", (20, 6)),
        ("auto", "marker-start", (6, 10)),
        ("auto-start-reverse", "marker-start", (14, 10)),
        ("90", "marker-end", (20, 6)),
        ("0", "marker-end", (16, 10)),
    ],
)
def test_a_marker_is_turned_as_its_line_is(
    orient: str, key: str, tail: tuple[float, float]
) -> None:
    """An arrow 2 long, its point at the end of a line 2 wide, which goes right and then down."""
    line = '<path d="M10 10H20V10.001" fill="none" stroke-width="2" stroke="red" {}="url(#a)"/>'
    parts = drawn(ARROW.format(orient) + line.format(key)).parts
    assert isinstance(parts[1], Shape)
    assert near(ends(parts[1])[0], tail)


def test_the_corners_of_a_line_have_markers_of_their_own() -> None:
    line = '<polyline points="0,0 10,0 10,10 20,10" fill="none" stroke="red" {}/>'
    parts = drawn(ARROW.format("auto") + line.format('marker-mid="url(#a)"')).parts
    assert len(parts) == 3
    parts = drawn(ARROW.format("auto") + line.format('style="marker:url(#a)"')).parts
    assert len(parts) == 5


def test_a_marker_has_the_colour_of_its_line_if_it_asks_for_it() -> None:
    parts = drawn(
        '<g fill="blue"><marker id="a"><circle r="1" fill="context-stroke"/><circle r="1"/>'
        '</marker></g><path d="M0 0H9" stroke="red" marker-end="url(#a)"/>'
    ).parts
    fills = [part.fill for part in parts[1:] if isinstance(part, Shape)]
    assert [fill[:3] for fill in fills if fill] == [(1, 0, 0), (0, 0, 1)]


def test_a_marker_is_clipped_by_its_box_unless_it_may_reach_out() -> None:
    marker = '<marker id="a" style="{}"><circle r="9"/></marker>'
    line = '<path d="M0 0H9" stroke="red" marker-end="url(#a)"/>'
    assert len(drawn(marker.format("") + line).parts[1].clips) == 1
    assert drawn(marker.format("overflow:visible") + line).parts[1].clips == ()


def png(width: int, height: int) -> str:
    made = BytesIO()
    Image.new("RGB", (width, height), (1, 2, 3)).save(made, "PNG")
    return "data:image/png;base64," + base64.b64encode(made.getvalue()).decode()


def test_pixels_fill_their_box_without_being_stretched() -> None:
    (part,) = drawn(f'<image x="10" y="20" width="40" height="40" href="{png(20, 10)}"/>').parts
    assert isinstance(part, Pixels)
    assert moved_by(part.matrix, (0, 0)) == (10, 30)
    assert moved_by(part.matrix, (1, 1)) == (50, 50)
    stretched = f'<image width="40" height="40" preserveAspectRatio="none" href="{png(200, 1)}"/>'
    (part,) = drawn(stretched).parts
    assert isinstance(part, Pixels)
    assert moved_by(part.matrix, (1, 1)) == (40, 40)


def test_white_masks_are_clips() -> None:
    """Figma writes them so."""
    mask = '<mask id="m" maskUnits="userSpaceOnUse" width="9" height="9"><circle r="3" {}/></mask>'
    part = '<rect width="9" height="9" mask="url(#m)"/>'
    assert len(shape(mask.format('fill="#fff"') + part).clips) == 2
    alpha = mask.replace("<mask", '<mask style="mask-type:alpha"').format('fill="#D9D9D9"')
    assert len(shape(alpha + part).clips) == 2


def test_a_clip_may_be_clipped_and_measured_by_its_shape() -> None:
    part = shape(
        '<clipPath id="a"><rect width="9" height="9"/></clipPath>'
        '<clipPath id="b" clip-path="url(#a)" clipPathUnits="objectBoundingBox">'
        '<rect width=".5" height="1"/></clipPath>'
        '<rect x="10" width="20" height="20" clip-path="url(#b)"/>'
    )
    assert len(part.clips) == 2
    inner = part.clips[1]
    assert moved_by(inner.matrix, inner.steps[2][1][0]) == (20, 20)


def test_a_group_lets_through_as_one() -> None:
    circles = '<circle r="3"/><circle r="5"/>'
    (part,) = drawn(f'<g opacity=".5">{circles}</g>').parts
    assert isinstance(part, Group)
    assert (part.opacity, len(part.parts)) == (0.5, 2)
    assert drawn(f'<g opacity="0">{circles}</g><circle r="1"/>').parts[0].clips == ()


@pytest.mark.parametrize(
    ("primitives", "what"),
    [
        ('<feDropShadow dx="2"/>', "a drop shadow"),
        (
            '<feOffset dy="4"/><feGaussianBlur stdDeviation="2"/>'
            '<feBlend in="SourceGraphic" in2="shadow"/>',
            "a drop shadow",
        ),
        (
            '<feGaussianBlur stdDeviation="2"/><feMerge><feMergeNode/>'
            '<feMergeNode in="SourceGraphic"/></feMerge>',
            "a glow",
        ),
    ],
)
def test_shadows_are_left_out(primitives: str, what: str) -> None:
    drawing = drawn(f'<filter id="f">{primitives}</filter><circle r="9" filter="url(#f)"/>')
    assert drawing.left_out == (what,)


@pytest.mark.parametrize("count", [2, 30])
def test_a_bomb_of_uses_is_refused_before_it_goes_off(count: int) -> None:
    """Each group draws the one before it many times."""
    groups = ['<g id="g0"><rect width="1" height="1"/></g>']
    for at in range(1, 8):
        uses = f'<use href="#g{at - 1}"/>' * count
        groups.append(f'<g id="g{at}">{uses}</g>')
    inside = f"<defs>{''.join(groups)}</defs>" + '<use href="#g7"/>'
    if count == 2:
        assert len(drawn(inside).parts) == 2**7
    else:
        assert "draws over 20,000 elements" in refusal(inside)


def test_empty_uses_are_counted_as_well() -> None:
    """A bomb that draws nothing takes as long."""
    groups = ['<g id="g0"/>']
    groups += [f'<g id="g{at}">' + f'<use href="#g{at - 1}"/>' * 40 + "</g>" for at in range(1, 8)]
    inside = f"<defs>{''.join(groups)}</defs>" + '<use href="#g7"/><rect width="1" height="1"/>'
    assert "over 20,000" in refusal(inside)


def test_corners_are_counted_as_often_as_they_are_drawn() -> None:
    lines = "M0 0" + "L1 1" * 10_000
    inside = f'<defs><path id="p" d="{lines}"/></defs>' + '<use href="#p"/>' * 20
    assert f"over {MAX_STEPS:,} corners" in refusal(inside)


def bomb(kind: str, around: str, refer: str) -> str:
    """Elements that each draw the one before it ten times, seven deep."""
    made = [f'<{kind} id="p0" {around}><path d="M0 0H1V1z"/></{kind}>']
    for at in range(1, 7):
        inner = f"<path d='M0 0H1V1z' {refer.format(at - 1)}/>" * 10
        made.append(f'<{kind} id="p{at}" {around}>{inner}</{kind}>')
    return "".join(made) + f"<path d='M0 0H1V1z' {refer.format(6)}/>"


def test_patterns_within_patterns_are_drawn_once_each() -> None:
    units = 'width="1" height="1" patternUnits="userSpaceOnUse"'
    assert f"over {MAX_STEPS:,} corners" in refusal(bomb("pattern", units, 'fill="url(#p{})"'))


def test_markers_on_markers_are_counted() -> None:
    told = refusal(bomb("marker", "", 'stroke="red" marker-start="url(#p{})"'))
    assert f"over {MAX_STEPS:,} corners" in told


def test_a_tile_counts_again_wherever_it_is_drawn_in_another_size() -> None:
    lines = "M0 0" + "L1 1" * 10_000
    tile = '<pattern id="p" width="9" height="9" patternUnits="userSpaceOnUse">'
    shapes = (
        f'<rect width="9" height="9" fill="url(#p)" transform="scale({at})"/>'
        for at in range(1, 20)
    )
    inside = f'{tile}<path d="{lines}"/></pattern>' + "".join(shapes)
    assert f"over {MAX_STEPS:,} corners" in refusal(inside)
    alike = '<rect width="9" height="9" fill="url(#p)"/>' * 20
    assert len(drawn(f'{tile}<path d="{lines}"/></pattern>{alike}').parts) == 20


def test_clips_within_clips_end() -> None:
    chain = "".join(
        f'<clipPath id="c{at}" clip-path="url(#c{at + 1})"><circle r="1"/></clipPath>'
        for at in range(40)
    )
    assert "clipped by itself" in refusal(chain + '<circle r="1" clip-path="url(#c0)"/>')


def test_gradients_that_refer_to_each_other_end() -> None:
    circle = '<linearGradient id="a" href="#b"/><linearGradient id="b" href="#a"/>'
    part = shape(circle + '<circle r="1" fill="url(#a)" stroke="red"/>')
    assert part.fill is None


def test_a_gradient_of_many_colours_counts_as_often_as_it_is_used() -> None:
    stops = "".join(f'<stop offset="{at / 250}" stop-color="#{at:06x}"/>' for at in range(250))
    areas = '<rect width="9" height="9" fill="url(#g)"/>' * 10_000
    told = refusal(f'<linearGradient id="g">{stops}</linearGradient>{areas}')
    assert f"over {MAX_STEPS:,} corners" in told


def test_clips_of_nothing_are_counted() -> None:
    clip = f'<clipPath id="c"><path d="M0 0{"L1 1" * 20_000}"/></clipPath>'
    assert f"over {MAX_STEPS:,} corners" in refusal(clip + '<g clip-path="url(#c)"/>' * 10_000)


def test_markers_that_draw_nothing_are_counted() -> None:
    line = f'<path d="M0 0{"L1 1L0 1" * 20_000}" stroke="red" marker-mid="url(#a)"/>'
    inside = f'{"<g>" * 50}<marker id="a"/>{"</g>" * 50}{line}'
    assert "draws over 20,000 elements" in refusal(inside)


def test_transforms_that_lead_nowhere_are_refused() -> None:
    inside = '<g transform="scale(1000000)">' * 9 + '<circle r="1"/>' + "</g>" * 9
    assert "within others" in refusal(inside)


def test_huge_pixels_are_refused_before_they_are_decoded() -> None:
    assert "20 megapixels" in refusal(f'<image width="9" height="9" href="{png(7000, 7000)}"/>')


def test_many_pixels_are_refused() -> None:
    images = (
        f'<image width="9" height="9" href="{png(3000, 1 + at)}"/>' for at in range(2500, 2505)
    )
    assert "20 megapixels" in refusal("".join(images))


def test_pixels_that_are_used_again_count_once() -> None:
    image = f'<image id="i" width="9" height="9" href="{png(2000, 2000)}"/>'
    assert len(drawn(image + '<use href="#i"/>' * 50).parts) == 51


def test_elements_within_each_other_are_bounded() -> None:
    assert "60 within each other" in refusal("<g>" * 200 + "</g>" * 200)


@pytest.mark.parametrize("number", ["1e999", "99999999", "-1e300"])
def test_numbers_that_lead_nowhere_are_refused(number: str) -> None:
    assert "is damaged" in refusal(f'<path d="M0 0L{number} 1"/>')


PIECES = ["<g>", "</g>", "<rect width='5' height='5'/>", "<text>", "</text>", "a", "<tspan x='1'>"]
PIECES += [
    "</tspan>",
    "<use href='#a'/>",
    "<g id='a'>",
    "<path d='M0 0c1'/>",
    "&lt;",
    "<svg x='1'>",
]
PIECES += [
    "<linearGradient id='b'><stop/><stop offset='1' stop-color='red'/></linearGradient>",
    "<pattern id='c' width='2' height='2'>",
    "</pattern>",
    "<marker id='d' orient='auto'>",
    "</marker>",
    "<path d='M0 0H9V4' fill='url(#b)' stroke='url(#c)' style='marker:url(#d)'/>",
    "<g opacity='.5' clip-path='url(#e)'>",
    "<clipPath id='e'>",
    "</clipPath>",
]
PIECES += ["</svg>", "<style>g{fill:red}</style>", "<path d='M1 1a1 1 0 012 2' stroke='red'/>"]


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_any_svg_is_read_or_refused(inside: str) -> None:
    with suppress(RefusedError):
        drawn(inside)
