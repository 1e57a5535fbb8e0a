"""Drawings on the page: as vectors, tagged by their alternative text alone, the same each time."""

from __future__ import annotations

import base64
import re
import shutil
from io import BytesIO
from pathlib import Path

import pytest
from click.testing import CliRunner
from PIL import Image, ImageChops
from pypdf import PdfReader
from pypdfium2 import PdfDocument

from briefing import BriefingError, Builder
from briefing.cli import main
from briefing.preflight.checks import preflight
from tests.conftest import Build
from tests.pictures import folder

DRAWINGS = Path(__file__).parent.parent / "drawings"
HEAD = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 50">'
FILES = sorted(path.name for path in DRAWINGS.iterdir())
STYLES = "briefing prose columns scoreboard mono clear-print institute field".split()


def brief(place: Path, name: str, data: bytes | None = None, **keys: str) -> Path:
    data = (DRAWINGS / name).read_bytes() if data is None else data
    place.mkdir(exist_ok=True)
    return folder(place / "brief", data, name, **keys)


def svg(inside: str) -> bytes:
    return f"{HEAD}{inside}</svg>".encode()


def form(pdf: bytes) -> tuple[str, dict[str, object]]:
    """The content of the one form that a page draws, and its dictionary."""
    (found,) = PdfReader(BytesIO(pdf)).pages[0]["/Resources"]["/XObject"].values()  # type: ignore[index]
    stream = found.get_object()
    return stream.get_data().decode("latin-1"), stream


@pytest.mark.parametrize("name", FILES)
def test_each_drawing_makes_a_page_that_keeps_the_standards(
    name: str, build: Build, tmp_path: Path
) -> None:
    made = build(brief(tmp_path, name)).pdf
    content, stream = form(made)
    assert stream["/Subtype"] == "/Form"
    assert not re.search(r"\b(BDC|BMC)\b", content)
    assert b"/Alt (A view)" in made or b"/Alt(A view)" in made


@pytest.mark.parametrize("style", STYLES)
def test_every_style_takes_an_svg_and_a_page_of_a_pdf(
    style: str, build: Build, tmp_path: Path
) -> None:
    place = brief(tmp_path, "datawrapper.svg", brief="picture: {file: bars.pdf, alt: Bars}\n")
    shutil.copy(DRAWINGS / "matplotlib-truetype.pdf", place / "bars.pdf")
    assert build(place, style).pdf


@pytest.mark.parametrize(
    "name", ["inkscape.svg", "inkscape-paints.svg", "d3.svg", "matplotlib-truetype.pdf"]
)
def test_the_same_drawing_makes_the_same_bytes(name: str, tmp_path: Path) -> None:
    place = brief(tmp_path, name)
    assert Builder().build(place).pdf == Builder().build(place).pdf


@pytest.mark.parametrize("name", ["qgis.svg", "matplotlib-type3.pdf"])
def test_a_drawing_travels_with_its_page_and_builds_it_again(name: str, tmp_path: Path) -> None:
    place = brief(tmp_path, name, brief="attach: [source]\n")
    pdf = tmp_path / "a.pdf"
    pdf.write_bytes(Builder().build(place).pdf)
    done = CliRunner().invoke(main, ["unpack", str(pdf), str(tmp_path / "again")])
    assert "the same page to the byte" in done.stderr
    assert (tmp_path / "again" / name).read_bytes() == (DRAWINGS / name).read_bytes()


def pixels(pdf: bytes) -> Image.Image:
    image: Image.Image = PdfDocument(pdf)[0].render(scale=3).to_pil().convert("RGB")
    return image


def test_shapes_are_where_and_what_they_are_drawn(tmp_path: Path) -> None:
    """Red at the left, green at the right, blue that lets red through at the bottom left."""
    inside = (
        '<rect width="50" height="50" fill="#f00"/><rect x="50" width="50" height="50" '
        'fill="#0f0"/><rect y="25" width="50" height="25" fill="#00f" opacity="0.5"/>'
        '<clipPath id="c"><rect x="90" width="9" height="9"/></clipPath>'
        '<rect width="100" height="50" fill="#ff0" clip-path="url(#c)"/>'
    )
    image = pixels(Builder().build(brief(tmp_path, "a.svg", svg(inside))).pdf)
    colours = image.getcolors(maxcolors=1 << 20)
    assert colours
    seen = {colour: count for count, colour in colours}
    red, green, blue = (seen[c] for c in ((255, 0, 0), (0, 255, 0), (128, 0, 127)))
    assert red == pytest.approx(blue, rel=0.02)
    assert green == pytest.approx(red + blue - seen[(255, 255, 0)], rel=0.02)


def colours(tmp_path: Path, inside: str) -> list[tuple[int, int, int]]:
    """The colours along the middle of a drawing that is in red from its left edge to its right."""
    frame = '<path d="M0 0H100V2H0zM0 48H100V50H0z" fill="#f00"/>'
    image = pixels(Builder().build(brief(tmp_path, "a.svg", svg(frame + inside))).pdf)
    red, green, blue = image.split()
    is_red = ImageChops.multiply(
        red.point(lambda value: 255 * (value == 255)),
        ImageChops.add(green, blue).point(lambda value: 255 * (value == 0)),
    )
    left, top, right, bottom = is_red.getbbox() or (0, 0, 0, 0)
    row = (top + bottom) // 2
    steps = range(10)
    return [image.getpixel((left + (right - left) * (2 * at + 1) // 20, row)) for at in steps]  # type: ignore[misc]


def test_a_gradient_runs_from_one_colour_to_the_next(tmp_path: Path) -> None:
    stops = '<stop stop-color="#00f"/><stop offset=".5" stop-color="#0f0"/><stop offset="1"/>'
    seen = colours(
        tmp_path,
        f'<linearGradient id="g">{stops}</linearGradient>'
        '<rect y="5" width="100" height="40" fill="url(#g)"/>',
    )
    blues, greens = [blue for *_, blue in seen], [green for _, green, _ in seen]
    assert blues[:5] == sorted(blues[:5], reverse=True)
    assert blues[0] > 200 > 60 > blues[4]
    assert greens.index(max(greens)) in (4, 5)
    assert max(seen[9]) < 60


def test_a_gradient_that_fades_shows_what_is_below(tmp_path: Path) -> None:
    stops = '<stop stop-color="#00f"/><stop offset="1" stop-color="#00f" stop-opacity="0"/>'
    seen = colours(
        tmp_path,
        f'<linearGradient id="g">{stops}</linearGradient><rect y="5" width="100" height="20" '
        'fill="url(#g)"/><rect y="20" width="100" height="25" fill="url(#g)" opacity="1"/>',
    )
    tones = [red for red, *_ in seen]
    assert tones == sorted(tones)
    assert tones[0] < 30
    assert tones[9] > 225
    assert all(blue == 255 for *_, blue in seen)


def test_a_pattern_is_repeated_to_the_edges_of_its_shape(tmp_path: Path) -> None:
    pattern = (
        '<pattern id="p" width="20" height="20" patternUnits="userSpaceOnUse">'
        '<rect width="10" height="20" fill="#00f"/><rect x="10" width="10" height="20" '
        'fill="#0f0"/></pattern>'
    )
    seen = colours(tmp_path, pattern + '<rect y="5" width="100" height="40" fill="url(#p)"/>')
    assert seen == [(0, 0, 255), (0, 255, 0)] * 5


def test_a_group_does_not_show_through_itself(tmp_path: Path) -> None:
    """Two areas that overlap in the middle are as light there as beside it."""
    group = (
        '<g opacity="0.5"><rect y="5" width="60" height="40" fill="#00f"/>'
        '<rect x="40" y="5" width="60" height="40" fill="#00f"/></g>'
    )
    seen = colours(tmp_path, group)
    assert len(set(seen)) == 1
    assert seen[0][0] == pytest.approx(128, abs=1)


def test_pixels_show_what_is_below_where_they_let_through(tmp_path: Path) -> None:
    clear, made = Image.new("RGBA", (2, 1), (0, 0, 255, 255)), BytesIO()
    clear.putpixel((1, 0), (0, 0, 255, 0))
    clear.resize((200, 100), Image.Resampling.NEAREST).save(made, "PNG")
    data = base64.b64encode(made.getvalue()).decode()
    box = 'y="5" width="100" height="40" preserveAspectRatio="none"'
    image = f'<image {box} href="data:image/png;base64,{data}"/>'
    ground = '<rect y="5" width="100" height="40" fill="#0f0"/>'
    assert colours(tmp_path, ground + image) == [(0, 0, 255)] * 5 + [(0, 255, 0)] * 5


def test_the_words_of_a_drawing_are_no_text_of_the_page(tmp_path: Path) -> None:
    """They are within the figure, whose alternative text stands for them."""
    pdf = Builder().build(brief(tmp_path, "a.svg", svg('<text y="20">Rhine</text>'))).pdf
    page = PdfReader(BytesIO(pdf)).pages[0]
    figures = re.findall(
        r"/Figure ?<<[^>]*>>BDC\n(.*?)\nEMC", page.get_contents().get_data().decode(), re.DOTALL
    )  # type: ignore[union-attr]
    assert [re.sub(r" [\d. -]+ cm", " cm", each) for each in figures] == ["q cm /Im1 Do Q"]


def test_letters_are_shown_in_fonts_that_are_embedded(tmp_path: Path) -> None:
    content, stream = form(
        Builder().build(brief(tmp_path, "a.svg", svg('<text y="20">Rhine</text>'))).pdf
    )
    (name,) = re.findall(r"BT /(F\d+) ", content)
    assert f"/{name}" in stream["/Resources"]["/Font"]  # type: ignore[index,operator]


def warnings(place: Path) -> list[str]:
    return [fault.message for fault in Builder().build(place).faults]


def test_type_that_is_too_small_is_warned_of(tmp_path: Path) -> None:
    told = warnings(brief(tmp_path, "a.svg", svg('<text y="9" font-size="1">Rhine</text>')))
    assert len(told) == 1
    assert "points on the page, under 6" in told[0]
    large = svg('<text y="20" font-size="9">Rhine</text>')
    assert warnings(brief(tmp_path / "b", "a.svg", large)) == []


def test_a_typeface_that_the_style_lacks_is_warned_of(tmp_path: Path) -> None:
    text = '<text y="20" font-size="9" style="font-family:{}">Rhine</text>'
    told = warnings(brief(tmp_path, "a.svg", svg(text.format("Roboto, sans-serif"))))
    assert told == [
        "the drawing asks for Roboto, which the style does not have: set in FiraSansCondensed"
    ]
    assert warnings(brief(tmp_path / "b", "a.svg", svg(text.format("'Fira Sans'")))) == []


def test_a_character_that_the_face_lacks_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(BriefingError) as told:
        Builder().build(brief(tmp_path, "a.svg", svg('<text y="20">日</text>')))
    (fault,) = told.value.faults
    assert fault.code == "face.no-glyph"
    assert fault.hint is not None
    assert "outlines" in fault.hint


def test_a_script_that_the_face_lacks_is_one_fault(tmp_path: Path) -> None:
    text = '<text y="20">日本語</text><text y="30">中文</text>'
    with pytest.raises(BriefingError) as told:
        Builder().build(brief(tmp_path, "a.svg", svg(text)))
    (fault,) = told.value.faults
    assert "and 2 more, which the drawing holds" in fault.message
    assert "U+65E5 U+672C U+8A9E" in fault.message


def test_a_shadow_that_is_left_out_is_warned_of(tmp_path: Path) -> None:
    inside = '<filter id="f"><feDropShadow dx="2"/></filter><circle r="9" filter="url(#f)"/>'
    told = warnings(brief(tmp_path, "a.svg", svg(inside)))
    assert told == ["the drawing has a drop shadow, which is left out"]


def test_a_page_that_cannot_be_taken_over_is_a_fault_at_its_name(tmp_path: Path) -> None:
    with pytest.raises(BriefingError) as told:
        Builder().build(brief(tmp_path, "a.pdf", b"%PDF-1.7 and nothing else"))
    (fault,) = told.value.faults
    assert (fault.code, fault.message) == ("picture.pdf", "a.pdf is damaged, or is no PDF")
    assert fault.span is not None
    assert fault.span.marked == "a.pdf"


def test_a_halo_is_drawn_below_its_words_and_is_no_text(tmp_path: Path) -> None:
    """Whoever copies the words has them once, and their colour is that of the letters."""
    style = "paint-order:stroke;stroke:#fff;stroke-width:3px;fill:#757575"
    inside = f'<text y="20" style="{style}">Rhine</text>'
    pdf = Builder().build(brief(tmp_path, "a.svg", svg(inside))).pdf
    content, _ = form(pdf)
    assert content.count("BT") == 1
    assert content.index(" w\n") < content.index("S\n") < content.index("BT")
    assert PdfReader(BytesIO(pdf)).pages[0].extract_text().count("Rhine") == 1


def test_preflight_warns_of_small_type_in_a_drawing_as_a_build_does(tmp_path: Path) -> None:
    """A figure's letters are in its alternative text, too; those of the page's own are a fault."""
    place = brief(tmp_path, "a.svg", svg('<text y="9" font-size="1">Rhine</text>'))
    laid = Builder().build(place)
    told = [each for each in preflight(laid.pdf, "a.pdf").faults if "smallest" in each.code]
    assert [(each.code, each.is_error) for each in told] == [("proof.type.smallest", False)]
    assert "Rhine" in told[0].message


def test_a_key_to_colours_of_one_row_is_fine_enough(tmp_path: Path) -> None:
    """Its pixels are as high as it is, and there is nothing to see in that."""
    row = Image.new("RGB", (400, 1))
    row.putdata([(at // 2, 60, 255 - at // 2) for at in range(400)])
    made = BytesIO()
    row.save(made, "PNG")
    data = base64.b64encode(made.getvalue()).decode()
    box = 'width="30" height="5" preserveAspectRatio="none"'
    inside = f'<image {box} href="data:image/png;base64,{data}"/>'
    laid = Builder().build(brief(tmp_path, "a.svg", svg(inside)))
    codes = {fault.code for fault in preflight(laid.pdf, "a.pdf").faults}
    assert "proof.print.resolution" not in codes
