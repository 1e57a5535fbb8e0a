"""A style's logo: where it stands, how it is tagged, and what of an SVG is refused."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from unittest.mock import Mock

import pytest
import svgelements
from PIL import Image, ImageColor
from pypdf import PdfReader
from pypdf.generic import ContentStream

from briefing import BriefingError
from briefing.errors import Fault
from briefing.style.colour import Colour, from_hex
from briefing.style.loader import read_style
from briefing.typeset.block import Outline
from briefing.typeset.svg import RefusedError, Vector, check_svg, read_vector
from briefing.units import mm
from tests.conftest import Build
from tests.pictures import encoded, scene

BRIEF = "title: The headline\nkicker: A series\n"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 40">{}</svg>'
BOX = '<rect width="120" height="40" fill="#0B4A86"/>'


def lay(tmp_path: Path, logo: bytes, *, name: str = "logo.svg", keys: str = "", **more: str) -> str:
    """A style with a logo beside a brief; the style's path."""
    tmp_path.joinpath(name).write_bytes(logo)
    tmp_path.joinpath("copy").mkdir(exist_ok=True)
    tmp_path.joinpath("copy/brief.yaml").write_text(more.get("brief", BRIEF))
    style = tmp_path / more.get("style", "mine.yaml")
    style.write_text(
        f"extends: {more.get('extends', 'briefing')}\nsays: with a logo\n"
        f"logo: {{file: {name}, alt: Ministry of Heat{keys}}}\n"
    )
    return str(style)


def vector(body: str) -> Vector:
    return read_vector(SVG.format(body).encode())


def heights(pdf: bytes) -> dict[str, float]:
    """Where the header's rule or band starts, from the top of the page, and the first words."""
    document = PdfReader(BytesIO(pdf))
    found: dict[str, float] = {}
    page = document.pages[0]
    for operands, operator in ContentStream(page.get_contents(), document).operations:
        if operator == b"re" and float(operands[2]) > 490:
            top = float(operands[1]) + max(float(operands[3]), 0)
            found.setdefault("rule", float(page.mediabox.height) - top)
        if operator == b"Tm":
            found.setdefault("words", float(page.mediabox.height) - float(operands[5]))
    return found


def figure(pdf: bytes) -> tuple[list[str], str, list[float]]:
    """The tags at the top of the tree; the first figure's alternative and box from the top."""
    document = PdfReader(BytesIO(pdf))
    root = document.trailer["/Root"]["/StructTreeRoot"]["/K"][0].get_object()
    kids = [kid.get_object() for kid in root["/K"]]
    logo = next(kid for kid in kids if kid["/S"] == "/Figure")
    left, bottom, right, top = (float(edge) for edge in logo["/A"]["/BBox"])
    height = float(document.pages[0].mediabox.height)
    return (
        [kid["/S"][1:] for kid in kids],
        logo["/Alt"],
        [left, height - top, right, height - bottom],
    )


PNG, JPEG, VECTOR = (
    encoded(scene(600, 200)),
    encoded(scene(600, 200), "JPEG"),
    SVG.format(BOX).encode(),
)


@pytest.mark.parametrize(
    ("name", "data"), [("logo.svg", VECTOR), ("logo.png", PNG), ("logo.jpg", JPEG)]
)
@pytest.mark.parametrize("style", ["briefing", "columns"])
def test_it_stands_at_the_top_right(
    name: str, data: bytes, style: str, tmp_path: Path, build: Build
) -> None:
    result = build(
        tmp_path / "copy", lay(tmp_path, data, name=name, keys=", height: 12 mm", extends=style)
    )
    tags, alt, (left, top, right, bottom) = figure(result.pdf)
    assert tags[:3] == ["Figure", "P", "H1"], "it is read before the kicker"
    assert alt == "Ministry of Heat"
    assert bottom - top == pytest.approx(mm(12), abs=0.02)
    assert (right - left) / (bottom - top) == pytest.approx(3, rel=0.005)
    assert right == pytest.approx(595.28 - mm(18), abs=0.02)
    assert top >= mm(8), "a laser prints nothing nearer to the edge"
    below = heights(result.pdf)
    assert bottom < below["rule"] < below["words"]


def test_under_a_marking(tmp_path: Path, build: Build) -> None:
    style = lay(tmp_path, VECTOR, brief="marking: TLP:CLEAR\n" + BRIEF)
    tags, _, (_, top, _, bottom) = figure(build(tmp_path / "copy", style).pdf)
    below = heights(build(tmp_path / "copy", style).pdf)
    assert tags[:4] == ["P", "Figure", "P", "H1"]
    assert below["words"] + 3 < top < bottom < below["rule"]


def test_a_small_one_moves_nothing_more_than_it_must(tmp_path: Path, build: Build) -> None:
    style = lay(tmp_path, VECTOR, keys=", height: 4 mm")
    assert heights(build(tmp_path / "copy", style).pdf)["rule"] < 48


def test_a_wide_one_stays_in_the_rail(tmp_path: Path, build: Build) -> None:
    data = encoded(scene(2000, 100))
    pdf = build(tmp_path / "copy", lay(tmp_path, data, name="logo.png", keys=", height: 20 mm")).pdf
    _, _, (left, top, right, bottom) = figure(pdf)
    assert right - left == pytest.approx(mm(54), abs=0.02)
    assert (right - left) / (bottom - top) == pytest.approx(20, rel=0.005)


def test_two_logos_have_two_identities(tmp_path: Path, build: Build) -> None:
    """The brief is the same and its digest too: only the pixels differ."""
    identities = set()
    for grey in (100, 101):
        style = lay(
            tmp_path,
            encoded(Image.new("L", (60, 20), grey)),
            name=f"{grey}.png",
            style=f"{grey}.yaml",
        )
        pdf = build(tmp_path / "copy", style).pdf
        identities.add(str(PdfReader(BytesIO(pdf)).trailer["/ID"]))
    assert len(identities) == 2


def test_shapes_become_outlines() -> None:
    found = vector(
        '<title>Heat</title><metadata/><n:view xmlns:n="urn:editor" n:zoom="2"/>'
        "<style>.a{fill:#ff0000}</style>"
        '<g transform="translate(10 10)"><circle class="a" r="5"/></g>'
        '<defs><path id="k" d="M0 0h10v10q5 5 -5 5a5 5 0 0 1-5-5z" fill="rgb(0,0,255)"/></defs>'
        '<use href="#k" x="30" y="10"/><use href="#k" x="60" y="10"/>'
        '<path d="M80 10H100V30H80Z" fill="none" stroke="black" stroke-width="2"/>'
        '<polygon points="105,10 115,10 110,20" style="fill:green;fill-rule:evenodd"/>'
    )
    assert (found.width, found.height) == (120, 40)
    disc, one, other, frame, corner = found.outlines
    assert disc.fill == Colour(1, 0, 0)
    assert disc.steps[0].points == ((15, 10),)
    assert {step.kind for step in disc.steps} == {"move", "curve", "close"}
    assert one.fill == other.fill == Colour(0, 0, 1)
    assert one.moved(30, 0).steps[0] == other.steps[0]
    assert (frame.fill, frame.stroke, frame.width) == (None, Colour(0, 0, 0), 2)
    assert corner.even_odd
    assert corner.fill == from_hex("#008000")


def corners(outline: Outline) -> list[tuple[float, float]]:
    """The points that an outline goes through, to a hundredth."""
    return [(round(x, 2), round(y, 2)) for step in outline.steps for x, y in step.points[-1:]]


TURN = 'transform="rotate(90 20 20)"'
OVAL = '<ellipse cx="20" cy="20" rx="12" ry="4"{}/>'
ROUND = '<rect x="10" y="16" width="20" height="8" rx="4"{}/>'


@pytest.mark.parametrize(
    ("body", "bounds"),
    [
        (OVAL.format(""), (8, 16, 32, 24)),
        (OVAL.format(" " + TURN), (16, 8, 24, 32)),
        (f"<g {TURN}>{OVAL.format('')}</g>", (16, 8, 24, 32)),
        (f'<defs><g id="o">{OVAL.format("")}</g></defs><use href="#o" {TURN}/>', (16, 8, 24, 32)),
        (ROUND.format(" " + TURN), (16, 10, 24, 30)),
        ('<circle cx="10" cy="10" r="8" transform="scale(2 1)"/>', (4, 2, 36, 18)),
        ('<circle cx="10" cy="10" r="8" transform="matrix(-2 0 0 1 40 0)"/>', (4, 2, 36, 18)),
        (f'<rect x="16" y="14" width="8" height="12" {TURN}/>', (14, 16, 26, 24)),
        (f'<path d="M8 20A12 4 0 0 0 20 24A12 4 0 0 0 32 20L20 16Z" {TURN}/>', (16, 8, 24, 32)),
    ],
)
def test_a_shape_is_transformed(body: str, bounds: tuple[float, ...]) -> None:
    (found,) = vector(body).outlines
    across, down = zip(*corners(found), strict=True)
    assert (min(across), min(down), max(across), max(down)) == bounds


def test_a_skewed_shape_is_skewed() -> None:
    skew = 'transform="matrix(1 0 .5 1 0 0)"'
    box, disc = vector(
        f'<rect x="5" y="10" width="20" height="20" {skew}/><circle cx="40" cy="20" r="8" {skew}/>'
    ).outlines
    assert corners(box) == [(10, 10), (30, 10), (40, 30), (20, 30)]
    assert {(58, 20), (54, 28), (42, 20), (46, 12)} <= set(corners(disc))


def test_an_arc_of_no_radius_is_a_line() -> None:
    none, still = vector(
        '<path d="M5 5A0 10 0 0 1 30 30L5 30Z"/><path d="M5 5A9 9 0 0 1 5 5L5 30L30 30Z"/>'
    ).outlines
    assert corners(none) == [(5, 5), (30, 30), (5, 30)]
    assert corners(still) == [(5, 5), (5, 30), (30, 30)]


def test_a_stroke_is_as_wide_as_its_shape_is_large() -> None:
    frame = '<rect x="5" y="5" width="9" height="9" stroke="red" stroke-width="2" transform="{}"/>'
    widths = ("scale(2)", 4), ("rotate(20)", 2), ("matrix(0 -1.5 -1.5 0 60 40)", 3)
    for transform, width in widths:
        (found,) = vector(frame.format(transform)).outlines
        assert found.width == pytest.approx(width)


NAMES = (
    "black silver gray grey white maroon red purple fuchsia green lime olive yellow navy blue "
    "teal aqua"
)


@pytest.mark.parametrize("name", NAMES.split())
def test_named_colours_are_what_they_say(name: str) -> None:
    (found,) = vector(f'<rect width="9" height="9" fill="{name}"/>').outlines
    assert found.fill == Colour(*(part / 255 for part in ImageColor.getrgb(name)))


def test_a_view_box_scales_what_is_in_it() -> None:
    text = '<svg xmlns="http://www.w3.org/2000/svg" width="60" height="20" viewBox="10 0 120 40">'
    found = read_vector(f'{text}<rect x="10" width="120" height="40"/></svg>'.encode())
    points = [point for step in found.outlines[0].steps for point in step.points]
    assert (found.width, found.height) == (60, 20)
    assert (min(points), max(points)) == ((0, 0), (60, 20))


def test_colours_are_printed_as_they_are(tmp_path: Path, build: Build) -> None:
    pdf = build(tmp_path / "copy", lay(tmp_path, VECTOR)).pdf
    content = PdfReader(BytesIO(pdf)).pages[0].get_contents()
    assert content is not None
    assert b"0.0431 0.2902 0.5255 rg\n" in content.get_data()


LAUGHS = (
    '<!DOCTYPE svg [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
    '<svg xmlns="http://www.w3.org/2000/svg"><title>&b;</title></svg>'
)
MANY = "<g id='a'>" + BOX * 100 + "</g>" + "<use href='#a'/>" * 60

REFUSED: dict[str, tuple[str, str]] = {
    "a gradient": ('<linearGradient id="g"/>' + BOX, "<linearGradient>"),
    "a text": ('<text x="1" y="9">Heat</text>', "<text>"),
    "a picture": ('<image href="photo.jpg"/>', "<image>"),
    "a filter": ("<filter/>" + BOX, "<filter>"),
    "a mask": ('<mask id="m"/>' + BOX, "<mask>"),
    "a clip": ('<clipPath id="c"/>' + BOX, "<clipPath>"),
    "a script": ("<script>alert(1)</script>" + BOX, "<script>"),
    "a handler": ('<rect width="9" height="9" onload="alert(1)"/>', "`onload`"),
    "a page": ("<foreignObject/>" + BOX, "<foreignObject>"),
    "an animation": ('<rect width="9" height="9"><animate/></rect>', "<animate>"),
    "a symbol": ('<symbol id="s"/>' + BOX, "<symbol>"),
    "a shape of no SVG": ('<rect xmlns="" width="9" fill="url(#g)"/>', "without a namespace"),
    "a drawing within": ("<svg/>" + BOX, "a <svg> in the <svg>"),
    "a paint server": ('<rect width="9" height="9" fill="url(#g)"/>', "fill 'url(#g)'"),
    "a colour of its own": ('<rect width="9" height="9" fill="device-cmyk(0,1,1,0)"/>', "cmyk"),
    "no colour": ('<rect width="9" height="9" fill="currentColour(1)"/>', "fill"),
    "an unknown colour": ('<rect width="9" height="9" fill="heatred"/>', "fill 'heatred'"),
    "a half clear shape": ('<rect width="9" height="9" opacity=".5"/>', "opacity '.5'"),
    "a clear fill": ('<rect width="9" height="9" style="fill-opacity:0.2"/>', "fill-opacity"),
    "round ends": ('<path d="M0 0h9" stroke="red" stroke-linecap="round"/>', "stroke-linecap"),
    "dashes": ('<path d="M0 0h9" stroke="red" stroke-dasharray="1 2"/>', "stroke-dasharray"),
    "a flat stroke": (
        '<rect width="9" height="9" stroke="red" transform="scale(2 1)"/>',
        "a stroke",
    ),
    "a skewed stroke": ('<path d="M0 0h9v9z" stroke="red" transform="skewX(9)"/>', "a stroke"),
    "a clipped shape": ('<rect width="9" height="9" clip-path="url(#c)"/>', "clip-path"),
    "a sheet from elsewhere": ("<style>@import url(x.css);</style>" + BOX, "@import"),
    "a sheet of its own file": ('<?xml-stylesheet href="x.css"?>' + BOX, "its own file"),
    "HTML": ('<p xmlns="http://www.w3.org/1999/xhtml">Heat</p>' + BOX, "HTML"),
    "a selector": ("<style>g > .a{fill:red}</style>" + BOX, "g > .a"),
    "a late sheet": (BOX + "<style>.a{fill:red}</style>", "behind what it is for"),
    "a use of a file": ('<use href="other.svg#a"/>', "not in the file"),
    "a use of nothing": ('<use href="#nothing"/>', "not in the file"),
    "a use of itself": ('<g id="a"><use href="#a"/></g>', "within what another one uses"),
    "uses of uses": (
        f'<g id="a">{BOX}</g><g id="b"><use href="#a"/></g><use href="#b"/>',
        "within what another one uses",
    ),
    "six thousand uses": (MANY, "over 5000 elements with <use>"),
    "many elements": (BOX * 5001, "over 5000 elements"),
    "corners": (f"<path d='M0 0{'h1v1' * 15_000}'/>", "over 30,000 corners"),
    "curves": (f"<path d='M0 0c{'1 1 1 1 0 0 ' * 30_001}'/>", "over 30,000 corners"),
    "corners without commands": (f"<polygon points='{'1 2 ' * 30_001}'/>", "over 30,000 corners"),
    "corners by use": (
        f"<path id='a' d='M0 0{'h1v1' * 1000}'/>" + "<use href='#a'/>" * 15,
        "over 30,000 corners",
    ),
    "arcs of many curves": (
        f"<path d='M0 0{'a1 1 0 1 1 0 1' * 4500}'/>",
        "over 30,000 corners",
    ),
    "circles": ("<circle cx='9' cy='9' r='5'/>" * 4000, "over 30,000 corners"),
    "a long attribute": (f"<rect class='{'a ' * 1_600_000}'/>", "over 3,000,000 characters"),
    "attributes that are inherited": (
        f"<g transform='{'rotate(1) ' * 75}'>{BOX * 4500}</g>",
        "over 3,000,000 characters of attributes",
    ),
    "attributes that are inherited by use": (
        f"<g id='a'>{BOX * 99}</g><g transform='{'rotate(1) ' * 75}'>"
        + "<use href='#a'/>" * 45
        + "</g>",
        "over 3,000,000 characters of attributes",
    ),
    "rules for many classes": (
        f"<style>.a{{{'fill:red;' * 1000}}}</style><rect class='{'a ' * 400}'/>",
        "over 3,000,000 characters of attributes",
    ),
    "a long sheet": (f"<style>{'.a{fill:red}' * 2000}</style>" + BOX, "over 20,000 characters"),
    "a sheet that never begins": (f"<style>{'a' * 19_000}</style>" + BOX, "the CSS 'aaa"),
    "a large file": (f"<title>{'x' * (4 << 20)}</title>" + BOX, "over 4 MiB"),
    "deep groups": ("<g>" * 50 + BOX + "</g>" * 50, "40 within each other"),
    "nothing": ("<g/>", "draws nothing"),
    "a point at no place": ('<path d="M0 0L1e999 3Z"/>', "is damaged"),
    "words for a path": ('<path d="heat"/>', "is damaged"),
    "a shape out of its box": ('<rect width="150" height="9"/>', "reaches out"),
    "half a file": ("<g>", "is no XML"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_drawn_is_refused_by_name(name: str) -> None:
    body, words = REFUSED[name]
    with pytest.raises(RefusedError) as told:
        vector(body)
    assert words in told.value.what
    assert told.value.hint


def test_what_is_told_to_be_too_large_never_reaches_svgelements(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    parse = Mock(wraps=svgelements.SVG.parse)
    monkeypatch.setattr(svgelements.SVG, "parse", parse)
    for body, words in REFUSED.values():
        if "over" in words and "circle" not in body and "a1 1" not in body:
            with pytest.raises(RefusedError, match=words):
                vector(body)
    assert not parse.called


def test_as_many_arcs_as_a_logo_may_have() -> None:
    (found,) = vector(f"<path d='M9 9{'a1 1 0 0 1 1 1a1 1 0 0 1-1-1' * 2000}'/>").outlines
    assert 8000 < len(found.steps) < 30_000


@pytest.mark.parametrize("text", [LAUGHS, LAUGHS.encode("utf-16").decode("latin-1")])
def test_entities_are_refused_before_they_swell(text: str) -> None:
    with pytest.raises(RefusedError, match="document type"):
        check_svg(text.encode("latin-1"))


NO_LOGO = {
    "logo.svg": (SVG.format("<text/>").encode(), "picture.svg", "logo.svg holds <text>"),
    "laughs.svg": (LAUGHS.encode(), "picture.svg", "document type"),
    "logo.gif": (encoded(scene(), "GIF"), "picture.kind", "is a GIF"),
    "logo.png": (PNG[:90], "picture.broken", "cut short"),
    "logo.txt": (b"Heat", "picture.kind", "no picture"),
}


@pytest.mark.parametrize("name", NO_LOGO)
def test_a_file_that_is_no_logo(name: str, tmp_path: Path, build: Build) -> None:
    data, code, words = NO_LOGO[name]
    style = lay(tmp_path, data, name=name)
    with pytest.raises(BriefingError) as told:
        build(tmp_path / "copy", style)
    (fault,) = told.value.faults
    assert_fault(fault, code, words, line=3)
    assert fault.span is not None
    assert (fault.span.column, fault.span.end_column) == (14, 14 + len(name))


@pytest.mark.parametrize(
    ("logo", "code", "words"),
    [
        ("logo: heat.png", "copy.type", "`logo`"),
        ("logo: {file: heat.png, alt: Heat}", "file.missing", "there is no file 'heat.png'"),
        ("logo: {file: logo.svg}", "style.missing-key", "logo.alt"),
        ("logo: {alt: Heat}", "style.missing-key", "logo.file"),
        ("logo: {file: logo.svg, alt: Heat, height: 21 mm}", "style.length", "21 mm"),
        ("logo: {file: logo.svg, alt: Heat, height: 2 B}", "style.length", "2 B"),
        ("logo: {file: logo.svg, alt: Heat, width: 9 mm}", "style.unknown-key", "height"),
    ],
)
def test_keys(logo: str, code: str, words: str, tmp_path: Path) -> None:
    lay(tmp_path, VECTOR)
    tmp_path.joinpath("mine.yaml").write_text(f"extends: briefing\nsays: x\n{logo}\n")
    style, (fault, *_) = read_style("mine.yaml", tmp_path, None)
    assert style is None
    assert_fault(fault, code, words, line=1 if code == "style.missing-key" else 3)


def assert_fault(fault: Fault, code: str, words: str, *, line: int) -> None:
    assert fault.code == code
    assert words in f"{fault.message} {fault.hint}"
    assert fault.hint
    assert fault.span is not None
    assert fault.span.line == line
