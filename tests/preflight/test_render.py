"""A page's picture: the size of its paper, and, in black dots alone, as grey as it was."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image, ImageDraw, ImageStat

from briefing.preflight.render import draw, halftone, photographs, preview, with_clear_edges
from tests.conftest import ROOT, SECTIONS, Build


def opened(png: bytes) -> Image.Image:
    return Image.open(BytesIO(png))


@pytest.mark.parametrize("dpi", [72, 150, 300])
def test_the_picture_is_the_page_at_its_size(dpi: int, build: Build) -> None:
    picture = opened(preview(build(SECTIONS, paper="letter").pdf, dpi=dpi))
    assert (picture.format, picture.mode) == ("PNG", "RGB")
    assert picture.size == pytest.approx((8.5 * dpi, 11 * dpi), abs=1)
    assert picture.info["dpi"] == pytest.approx((dpi, dpi), abs=0.02)
    assert picture.getpixel((0, 0)) == (255, 255, 255)
    colours = {colour for _, colour in picture.getcolors(2**24)}
    assert any(blue - red > 100 for red, _, blue in colours)  # the accent is no grey


def test_mono_is_one_bit_and_keeps_black_text(build: Build) -> None:
    pdf = build(SECTIONS).pdf
    picture = opened(preview(pdf, dpi=300, is_mono=True))
    assert picture.mode == "1"
    grey = draw(pdf, dpi=300, is_grey=True)
    assert picture.size == grey.size
    black = grey.point(lambda level: 255 * (level == 0)).convert("1", dither=Image.Dither.NONE)
    dark = sum(black.histogram()[255:])
    assert dark > 100_000
    kept = Image.composite(picture, Image.new("1", picture.size, 0), black)  # white dots on black
    assert sum(kept.histogram()[255:]) == 0


@pytest.mark.parametrize("grey", [0, 32, 64, 128, 192, 224, 255])
def test_a_screened_grey_is_as_dark_as_it_was(grey: int) -> None:
    level = ImageStat.Stat(halftone(Image.new("L", (160, 168), grey)).convert("L")).mean[0]
    assert level == pytest.approx(grey, abs=4)


@pytest.mark.parametrize("dpi", [130, 300, 600])
@pytest.mark.parametrize(("letter", "fill"), [(255, 70), (0, 130), (0, 235)])
def test_no_dot_of_the_screen_touches_a_letter(letter: int, fill: int, dpi: int) -> None:
    page = Image.new("L", (4 * dpi, 4 * dpi), fill)
    stem = (2 * dpi, 2 * dpi, 2 * dpi + dpi // 60, 2 * dpi + dpi // 10)
    ImageDraw.Draw(page).rectangle(stem, letter)
    screened = halftone(with_clear_edges(page, dpi, [])).convert("L")
    clear = dpi // 130
    around = (stem[0] - clear, stem[1] - clear, stem[2] + clear + 1, stem[3] + clear + 1)
    # Nothing but the letter, and the other of black and white.
    other = 255 - letter
    lone = Image.new("L", page.size, other)
    ImageDraw.Draw(lone).rectangle(stem, letter)
    assert screened.crop(around).tobytes() == lone.crop(around).tobytes()
    # Away from it, the fill is as grey as it was.
    assert ImageStat.Stat(screened.crop((0, 0, dpi, dpi))).mean[0] == pytest.approx(fill, abs=6)


def test_photographs_keep_their_tones() -> None:
    page = Image.radial_gradient("L").resize((400, 400))
    box = (0, 0, 400, 200)
    clear = with_clear_edges(page, 150, [box])
    assert clear.crop(box).tobytes() == page.crop(box).tobytes()
    assert clear.tobytes() != page.tobytes()


def test_photographs_are_found_where_they_stand(build: Build) -> None:
    pdf = build(ROOT / "tests" / "pages" / "everything").pdf
    (found,) = photographs(pdf, dpi=144)
    grey = draw(pdf, dpi=144, is_grey=True).crop(found)
    # It is full of tones, and as wide as the lane of the text.
    assert len(grey.getcolors(256)) > 100
    assert 450 < grey.width < 500


def test_the_same_page_is_the_same_picture(build: Build) -> None:
    pdf = build(SECTIONS).pdf
    assert preview(pdf, dpi=96) == preview(pdf, dpi=96)
