"""Letters with signs above and below them: shaped script by script, and read back as written."""

from __future__ import annotations

import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from unicodedata import normalize

import pypdfium2
import pytest
from pypdf import PdfReader

from briefing import BriefingError
from briefing.pdf.font_files import Faces
from briefing.pdf.harfbuzz import HarfBuzzMetrics, scripts
from briefing.style.fonts import locate
from briefing.style.stylesheet import Face
from tests.conftest import Build

NAMES = {
    "bn": "HindSiliguri-Regular",
    "hi": "NotoSansDevanagari",
    "ja": "NotoSansCJKjp-Regular",
    "ta": "NotoSansTamil",
    "th": "NotoSansThai",
    "zh-Hant": "NotoSansCJKjp-Regular",
}
TEXTS = {
    "bn": "কোটি ক্ষুদ্র NATO গ্রাহক 2%",
    "hi": "क्षत्रिय कि NATO ने हिन्दी में 2% कई वर्षों।",
    "ta": "கொள்கை NATO தமிழ் 2%",
    "th": "น้ำ NATO ที่ตั้ง กำหนด ทั้งยัง ชาติพันธมิตร 2%",
}


def face(tag: str) -> Face:
    path = locate(NAMES[tag], Path())
    assert path
    return Face("", "regular", path)


def shape(text: str, tag: str) -> list[tuple[str, float]]:
    glyphs = HarfBuzzMetrics(Faces()).shape(text, face(tag), tag)
    assert all(glyph.id for glyph in glyphs)
    return [(glyph.text, glyph.advance) for glyph in glyphs]


@pytest.mark.parametrize(("tag", "text"), TEXTS.items())
def test_the_glyphs_of_a_text_say_it(tag: str, text: str) -> None:
    assert normalize("NFC", "".join(said for said, _ in shape(text, tag))) == text


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("NATO ने 2% कहा", ["NATO ", "ने 2% कहा"]),
        ("नाटो। NATO, नाटो", ["नाटो। ", "NATO, ", "नाटो"]),
        ("ไทย NATO", ["ไทย ", "NATO"]),
        ("हिन्दी বাংলা", ["हिन्दी ", "বাংলা"]),
        ("2% कहा", ["2% कहा"]),
        ("d\u2019été 日本", ["d\u2019été 日本"]),
    ],
)
def test_each_script_is_shaped_by_itself(text: str, parts: list[str]) -> None:
    assert scripts(text) == parts


def test_wide_marks_in_a_row_close_up() -> None:
    assert shape("は、「あ」。", "ja") == [
        *(("は", 1000), ("、", 500), ("「", 1000), ("あ", 1000), ("」", 500), ("。", 1000))
    ]
    assert {advance for _, advance in shape("的、「的」。", "zh-Hant")} == {1000}


@pytest.mark.parametrize(("tag", "text"), TEXTS.items())
def test_words_with_signs_are_read_as_written(
    tag: str, text: str, folder: Callable[..., Path], tmp_path: Path, build: Build
) -> None:
    style = tmp_path / "mine.yaml"
    named = f"{{regular: {NAMES[tag]}, bold: {NAMES[tag]}}}"
    style.write_text(f"extends: briefing\nfaces: {{sans: &it {named}, condensed: *it}}\n")
    place = folder(brief=f"title: {text}\nlanguage: {tag}\n", a=f"title: A\nbody: {text}\n")
    data = build(place, str(style)).pdf
    by_pypdf = PdfReader(BytesIO(data)).pages[0].extract_text()
    with pypdfium2.PdfDocument(data) as document:
        by_pdfium = document[0].get_textpage().get_text_range()
    for said in (by_pypdf.replace("\u200b", ""), by_pdfium):
        words = " ".join(normalize("NFC", said).split())
        assert words.count(text.split()[0]) == 2
        assert all(word in words for word in text.split())


def test_without_its_libraries_a_text_without_spaces_is_a_fault(
    folder: Callable[..., Path], tmp_path: Path, build: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "icu4py.breakers", None)
    style = tmp_path / "mine.yaml"
    named = "{regular: NotoSansCJKjp-Regular, bold: NotoSansCJKjp-Bold}"
    style.write_text(f"extends: briefing\nfaces: {{sans: &it {named}, condensed: *it}}\n")
    place = folder(
        brief="title: 国の計画書\nlanguage: ja\n", a="title: 甲乙\nbody: 丙丁戊己庚辛壬癸\n"
    )
    with pytest.raises(BriefingError) as told:
        build(place, str(style))
    (fault,) = told.value.faults
    assert (fault.code, fault.hint) == (
        "style.not-installed",
        'run pip install ".[asian]" where you installed briefing from',
    )
