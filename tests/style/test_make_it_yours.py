"""What styles/README.md says about a look of one's own, done as it says."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from briefing.layout.page import Page, Text
from briefing.style.colour import from_hex
from tests.conftest import ROOT, SECTIONS, Build
from tests.pdf.strangers import CFF, CFF_BOLD, CFF_ITALIC
from tests.typeset.test_charts import page_of

README = ROOT.joinpath("styles/README.md").read_text("utf-8")
LOGO = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 12">'
    '<path d="M0 12 L6 0 L12 12 Z" fill="#7A1F3D"/></svg>'
)
Look = Callable[[str], Page]


def test_a_ministry_s_brand_in_15_lines(tmp_path: Path, build: Build) -> None:
    (brand,) = re.findall(r"```yaml\n# ministry\.yaml\n(.*?)```", README, re.DOTALL)
    assert len(brand.splitlines()) <= 15
    fonts = tmp_path / "fonts"
    fonts.mkdir()
    for name, face in (("Regular", CFF), ("Italic", CFF_ITALIC), ("Bold", CFF_BOLD)):
        shutil.copy(face, fonts / f"Min-{name}.otf")
    tmp_path.joinpath("logo.svg").write_text(LOGO, "utf-8")
    style = tmp_path / "ministry.yaml"
    style.write_text(brand, "utf-8")
    page = PdfReader(BytesIO(build(SECTIONS, str(style)).pdf)).pages[0]
    names = {font.get_object()["/BaseFont"][8:] for font in page["/Resources"]["/Font"].values()}
    assert names == {"SourceSerifPro-Regular", "SourceSerifPro-Bold"}
    assert "troops at high readiness" in page.extract_text()


@pytest.fixture
def look(tmp_path: Path) -> Look:
    """The shipped brief in a style with one line more."""

    def set_page(line: str) -> Page:
        assert line.splitlines()[-1] in README
        style = tmp_path / "mine.yaml"
        style.write_text(line if "extends" in line else f"extends: briefing\n{line}\n", "utf-8")
        return page_of(SECTIONS, str(style))

    return set_page


def texts(page: Page, words: str) -> Text:
    return next(i for i in page.items if isinstance(i, Text) and i.text.startswith(words))


def test_the_accent_is_one_line(look: Look) -> None:
    page = look('colours: {accent: "#7A1F3D"}')
    assert texts(page, "300,000").colour == from_hex("#7A1F3D")
    assert {item.colour for item in page.items if isinstance(item, Text)} == {
        from_hex("#7A1F3D"),
        from_hex("#000000"),
        from_hex("#FFFFFF"),
    }


def test_the_body_face_is_one_line(look: Look) -> None:
    page = look("type: {body: {face: condensed regular}}")
    assert texts(page, "They foresee").face.path.stem == "FiraSansCondensed-Regular"
    assert texts(page, "New regional plans are").face.path.stem == "FiraSans-Bold"


def test_another_callout_is_one_line(look: Look) -> None:
    page = look("extends: columns\ncallout: {beside: 32 mm, abreast: 2}")
    value, label = texts(page, "11"), texts(page, "meet or exceed")
    assert value.y == label.y
    assert label.x > value.x
