"""SVG files read as drawings: their outlines, colours, clips and words, and where they end."""

from __future__ import annotations

import time
from contextlib import suppress
from math import hypot
from pathlib import Path

import pytest
import svgelements
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.brief.drawing import Drawing, Label, RefusedError, Shape, joined, moved_by
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


@pytest.mark.parametrize("count", [2, 30])
def test_a_bomb_of_uses_is_refused_before_it_goes_off(count: int) -> None:
    """Each group draws the one before it many times."""
    groups = ['<g id="g0"><rect width="1" height="1"/></g>']
    for at in range(1, 8):
        uses = f'<use href="#g{at - 1}"/>' * count
        groups.append(f'<g id="g{at}">{uses}</g>')
    inside = f"<defs>{''.join(groups)}</defs>" + '<use href="#g7"/>'
    start = time.process_time()
    if count == 2:
        assert len(drawn(inside).parts) == 2**7
    else:
        assert "draws over 20,000 elements" in refusal(inside)
    assert time.process_time() - start < 20


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
PIECES += ["</svg>", "<style>g{fill:red}</style>", "<path d='M1 1a1 1 0 012 2' stroke='red'/>"]


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_any_svg_is_read_or_refused(inside: str) -> None:
    with suppress(RefusedError):
        drawn(inside)
