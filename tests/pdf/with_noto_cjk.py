"""Pages in a face of a collection with 65,535 glyphs: Debian's fonts-noto-cjk, which is no package.

pytest tests/pdf/with_noto_cjk.py
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import ROOT, Build, failed

FOLDER = Path("/usr/share/fonts/opentype/noto")
# Places of the faces in the collections, by language.
PLACES = {"ja": 0, "ko": 1, "zh": 2}


@pytest.mark.parametrize(("tag", "place"), PLACES.items())
def test_a_page_in_a_face_of_a_collection(
    tag: str, place: int, tmp_path: Path, build: Build
) -> None:
    face = "{{file: {}/NotoSansCJK-{}.ttc, index: {}}}"
    regular, bold = (face.format(FOLDER, weight, place) for weight in ("Regular", "Bold"))
    style = tmp_path / "mine.yaml"
    faces = f"{{sans: &it {{regular: {regular}, bold: {bold}}}, condensed: *it}}"
    style.write_text(f"extends: briefing\nfaces: {faces}\n")
    pdf = build(ROOT / "tests/translations" / tag, str(style)).pdf
    assert (failed(pdf, "ua1"), failed(pdf, "2a")) == ([], [])
    assert len(pdf) < 150_000
