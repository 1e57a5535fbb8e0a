"""Pictures on the page: on the grid, within their measure, in one piece, and the copy complete."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing import OversetError
from briefing.brief.reader import read_brief
from briefing.layout.fit import fit
from briefing.layout.page import Element, Page, Picture, Text
from briefing.layout.result import Fit
from briefing.pdf.font_files import Faces
from briefing.pdf.harfbuzz import HarfBuzzMetrics
from briefing.style.loader import read_style
from tests.conftest import Build
from tests.pictures import encoded, scene

METRICS = HarfBuzzMetrics(Faces())
SENTENCE = "Each country pays for what stands on its own soil, and the rest is shared by use. "


def lay(place: Path, *, width: int, height: int, sentences: int = 4, figures: bool = True) -> Path:
    """A brief of four sections, the second with a picture, and a picture of its own."""
    place.joinpath("view.jpg").write_bytes(encoded(scene(width, height), "JPEG"))
    picture = "picture: {file: view.jpg, alt: A view, caption: A view of the lines at dawn}\n"
    place.joinpath("brief.yaml").write_text(f"title: The grid\nkicker: Council\n{picture}")
    for number, name in enumerate("abcd"):
        text = f"title: Section {name}\nsummary: A summary.\nbody: {SENTENCE * sentences}\n"
        text += picture if number == 1 else ""
        text += "figures: [{value: '11', label: countries}]\n" if figures and number < 2 else ""
        place.joinpath(f"{name}.yaml").write_text(text)
    return place


def made_up(place: Path, look: str = "briefing") -> tuple[Page, Fit]:
    brief, faults = read_brief(place)
    style, _ = read_style(look, place, None)
    assert brief is not None, faults
    assert style is not None
    page, how, told = fit(brief, style, METRICS, paper="a4")
    assert page is not None, told
    return page, how


def pictures(page: Page) -> list[Picture]:
    return [item for item in page.items if isinstance(item, Picture)]


@pytest.mark.parametrize("look", ["briefing", "columns"])
@pytest.mark.parametrize("shape", [(600, 400), (601, 333), (400, 600), (1200, 80), (2000, 21)])
def test_all_that_follows_a_picture_is_on_the_grid(
    look: str, shape: tuple[int, int], tmp_path: Path
) -> None:
    page, how = made_up(lay(tmp_path, width=shape[0], height=shape[1]), look)
    texts = [i for i in page.items if isinstance(i, Text) and isinstance(i.mark, Element)]
    # Above the headline stands what the band has in its middle.
    first = next(item for item in texts if item.mark.role == "H1")
    for item in texts:
        if item.y >= first.y:
            steps = (item.y - first.y) / (how.leading / 4)
            assert abs(steps - round(steps)) < 0.02, item.text
    for picture in pictures(page):
        _, _, width, height = picture.image.rect
        assert width / height == pytest.approx(shape[0] / shape[1], rel=0.005)
        assert height <= 14 * how.leading + 0.01


@pytest.mark.parametrize("look", ["briefing", "columns"])
@pytest.mark.parametrize("sentences", range(1, 6))
def test_a_picture_covers_nothing_and_keeps_its_caption(
    look: str, sentences: int, tmp_path: Path
) -> None:
    """However long the text is, and wherever a column ends."""
    page, how = made_up(lay(tmp_path, width=600, height=300, sentences=sentences), look)
    assert len(pictures(page)) == 2
    texts = [item for item in page.items if isinstance(item, Text)]
    for picture in pictures(page):
        x, y, width, height = picture.image.rect
        assert picture.mark.box == picture.image.rect  # type: ignore[union-attr]
        assert x >= 51
        assert x + width <= page.size.width - 51
        assert y + height < 770
        for text in texts:
            beside = text.x + text.width <= x or text.x >= x + width
            assert beside or text.y <= y or text.y - text.size * 0.7 >= y + height, text.text
        caption = captions(texts, picture)
        assert 0 < caption.y - y - height < 1.6 * how.leading
        assert caption.x == pytest.approx(x)


def captions(texts: list[Text], picture: Picture) -> Text:
    """The first line of a picture's caption, which stands beside it in the tree."""
    assert isinstance(picture.mark, Element)
    beside = (text for text in texts if isinstance(text.mark, Element))
    return next(
        text
        for text in beside
        if text.mark.role == "Caption" and text.mark.parent is picture.mark.parent  # type: ignore[union-attr]
    )


def test_in_the_rail_over_the_key_figures(tmp_path: Path) -> None:
    page, _ = made_up(lay(tmp_path, width=600, height=300))
    first, second = pictures(page)
    heading = next(i for i in page.items if isinstance(i, Text) and i.text.startswith("Key"))
    assert first.image.rect.x == pytest.approx(heading.x)
    assert first.image.rect.y + first.image.rect.height < heading.y
    assert second.image.rect.x < first.image.rect.x


def test_a_rail_of_nothing_but_a_picture(tmp_path: Path) -> None:
    page, _ = made_up(lay(tmp_path, width=600, height=300, figures=False))
    first, second = pictures(page)
    assert first.image.rect.x > second.image.rect.x + second.image.rect.width


def test_without_a_rail_on_top_of_the_text(tmp_path: Path) -> None:
    page, _ = made_up(lay(tmp_path, width=600, height=300), "columns")
    first, second = pictures(page)
    title = next(i for i in page.items if isinstance(i, Text) and i.text.startswith("Section"))
    assert first.image.rect.x == pytest.approx(title.x)
    assert first.image.rect.y + first.image.rect.height < title.y
    assert first.image.rect.width == pytest.approx(second.image.rect.width)


@pytest.mark.parametrize("count", range(1, 5))
def test_a_rail_ends_above_the_foot_whatever_its_picture_takes(count: int, tmp_path: Path) -> None:
    place = lay(tmp_path, width=600, height=400, sentences=1)
    figure = "{value: '11', unit: states, label: countries, context: More than before, kicker: A}"
    section = f"title: A\nsummary: A summary.\nfigures: [{', '.join([figure] * count)}]\n"
    place.joinpath("a.yaml").write_text(section)
    page, how = made_up(place)
    rail = pictures(page)[0].image.rect.x
    read = [i for i in page.items if isinstance(i, Text) and isinstance(i.mark, Element)]
    ends = [text.y for text in read if text.x > rail - 1]
    assert max(ends) < 776.5 - 13
    assert how.fill <= 1


def test_pictures_too_many_are_named_and_without_them_the_page_fits(
    tmp_path: Path, build: Build
) -> None:
    tmp_path.joinpath("view.jpg").write_bytes(encoded(scene(), "JPEG"))
    tmp_path.joinpath("brief.yaml").write_text("title: The grid\n")
    for name in "abcdefghijk":
        picture = "picture: {file: view.jpg, alt: A view}\n"
        tmp_path.joinpath(f"{name}.yaml").write_text(f"title: {name}\nsummary: One.\n{picture}")
    with pytest.raises(OversetError) as told:
        build(tmp_path)
    assert told.value.fit.over is not None
    cuts = told.value.fit.over.cuts
    assert [cut.part for cut in cuts] == [f"the picture of {name}" for name in "kjihgf"]
    assert (cuts[0].span.line, cuts[0].span.column) == (3, 10)
    for cut in cuts:
        path = Path(cut.span.path)
        path.write_text(path.read_text().partition("picture")[0])
    assert build(tmp_path).report.fit.left_out == ()


def test_a_rail_too_deep_gives_up_its_picture_before_a_figure(tmp_path: Path, build: Build) -> None:
    place = lay(tmp_path, width=400, height=600, sentences=1)
    figure = "{value: '11', unit: states, label: countries, context: More than before, kicker: A}"
    figures = ", ".join([figure] * 5)
    place.joinpath("a.yaml").write_text(f"title: A\nsummary: One.\nfigures: [{figures}]\n")
    in_lanes(place)
    with pytest.raises(OversetError) as told:
        build(place)
    assert told.value.fit.over is not None
    assert [cut.part for cut in told.value.fit.over.cuts] == ["the picture"]


def in_lanes(place: Path) -> None:
    """Have the brief of a folder in three lanes, whatever they hold."""
    look = "extends: briefing\nsays: three lanes\nladder: {arrangements: []}\n"
    place.joinpath("lanes.yaml").write_text(look)
    brief = place / "brief.yaml"
    brief.write_text(f"{brief.read_text()}style: lanes.yaml\n")


def test_the_brief_s_picture_is_the_last_that_leaves_the_rail(tmp_path: Path, build: Build) -> None:
    """Where the figures are not optional and there is no room, it goes."""
    place = lay(tmp_path, width=400, height=600, sentences=1)
    figure = "{value: '11', unit: states, label: countries, context: More than before, kicker: A}"
    figures = ", ".join([figure] * 5)
    place.joinpath("a.yaml").write_text(f"title: A\nsummary: One.\nfigures: [{figures}]\n")
    in_lanes(place)
    brief = place / "brief.yaml"
    brief.write_text(brief.read_text().replace("alt: A view", "alt: A view, optional: true"))
    (left,) = build(place).report.fit.left_out
    assert left.what == "the picture"
