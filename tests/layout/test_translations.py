"""The shipped brief in other languages: a page each, as good in any style and on any paper.

No native reader has checked the translations: they try the languages, and are no examples.
"""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path
from unicodedata import normalize

import pytest
from pypdf import PdfReader

from briefing.brief.reader import read_brief
from tests.conftest import ROOT, Build
from tests.layout.test_generated import Place, bare, placed

FOLDERS = {path.name: path for path in sorted(ROOT.joinpath("tests/translations").iterdir())}
FOLDERS["it"] = ROOT / "tests/pages/italian"
# Faces of the languages that those of the styles have no letters for.
FACES = {
    "hi": "{regular: NotoSansDevanagari, medium: NotoSansDevanagari, bold: NotoSansDevanagari}",
    "ja": "{regular: NotoSansCJKjp-Regular, bold: NotoSansCJKjp-Bold}",
    "ko": "{regular: NotoSansCJKjp-Regular, bold: NotoSansCJKjp-Bold}",
    "th": "{regular: NotoSansThai, medium: NotoSansThai, bold: NotoSansThai}",
    "zh": "{regular: NotoSansCJKjp-Regular, bold: NotoSansCJKjp-Bold}",
}


def letters(text: str) -> str:
    """A text's letters, signs and digits: the page has other quotation marks, spaces, hyphens."""
    return "".join(re.findall(r"[\w\u0900-\u17ff]", normalize("NFC", bare(text))))


def styled(style: str, tag: str, folder: Path) -> str:
    """The style itself, or in `folder` one that extends it with faces for the language."""
    if tag not in FACES:
        return style
    path = folder / "mine.yaml"
    path.write_text(f"extends: {style}\nfaces: {{sans: &it {FACES[tag]}, condensed: *it}}\n")
    return str(path)


def is_printed(place: Place) -> bool:
    """Whether it is no figure's quotation, which is for evidence alone."""
    return not {"figures", "quote"} <= {*place}


@pytest.mark.parametrize("tag", FOLDERS)
@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("style", ["briefing", "columns"])
def test_a_page_in_each_language(
    tag: str, style: str, paper: str, tmp_path: Path, build: Build
) -> None:
    result = build(FOLDERS[tag], styled(style, tag, tmp_path), paper=paper)
    brief, faults = read_brief(FOLDERS[tag])
    assert brief
    assert (faults, result.faults) == ((), ())
    reader = PdfReader(BytesIO(result.pdf))
    assert reader.root_object["/Lang"] == tag
    (page,) = reader.pages
    said = letters(page.extract_text())
    texts = placed((brief.title, brief.sections, brief.next))
    kept = [copy.text for place, copy in texts if not copy.optional and is_printed(place)]
    assert len(kept) > 20
    assert [text for text in kept if letters(text) not in said] == []
