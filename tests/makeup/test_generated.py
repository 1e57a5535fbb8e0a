"""Made-up briefs: each is one good page, or a verdict on why it is none."""

from __future__ import annotations

import os
import unicodedata
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from briefing.content.read import read_brief
from briefing.design.read import read_style
from briefing.makeup.fit import fit
from briefing.makeup.page import Page, Text
from briefing.pipeline import BriefingError
from briefing.press.reportlab.document import ReportLabPress
from tests.conftest import Build
from tests.makeup.generated import Author

# BRIEFING_GENERATED=3000 makes a long run of it.
COUNT = int(os.environ.get("BRIEFING_GENERATED", "60"))
PRESS = ReportLabPress()
STYLE, _ = read_style("briefing", Path(), None)


def made_up(folder: Path) -> Page | None:
    brief, faults = read_brief(folder)
    assert brief is not None, faults
    assert STYLE is not None
    page, fitted, told = fit(brief, STYLE, PRESS.metrics, paper=brief.paper or "a4")
    assert (page is None) == bool(told)
    assert page is not None or all(fault.code.startswith("fit.") for fault in told)
    assert page is not None or fitted.over or "fit.overset" not in {f.code for f in told}
    return page


def boxes(page: Page) -> list[tuple[float, float, float, float, Text]]:
    """Left, top, right and bottom of each line's ink; capitals and descenders at their most."""
    texts = [item for item in page.items if isinstance(item, Text) and item.text.strip()]
    return [(t.x, t.y - 0.7 * t.size, t.x + t.ink, t.y + 0.2 * t.size, t) for t in texts]


@pytest.mark.parametrize("seed", range(COUNT))
def test_a_page_or_a_verdict(seed: int, tmp_path: Path, build: Build) -> None:
    folder = Author(seed).write(tmp_path)
    page = made_up(folder)
    if page is None:
        with pytest.raises(BriefingError):
            build(folder)
        return
    placed = boxes(page)
    for left, top, right, bottom, text in placed:
        assert left >= 36, text.text
        assert right <= page.size.width - 50, text.text
        assert top >= 20, text.text
        assert bottom <= page.size.height - 20, text.text
        assert text.size >= 8, text.text
    for number, (left, top, right, bottom, text) in enumerate(placed):
        for other in placed[number + 1 :]:
            apart = other[0] >= right - 0.6 or other[2] <= left + 0.6
            assert apart or other[1] >= bottom - 0.2 or other[3] <= top + 0.2, (
                text.text,
                other[4].text,
            )
    pdf = build(folder).pdf
    reader = PdfReader(BytesIO(pdf))
    assert len(reader.pages) == 1
    said = bare("".join(item.text for item in page.items if isinstance(item, Text)))
    assert bare(reader.pages[0].extract_text()) == said


def bare(text: str) -> str:
    return unicodedata.normalize("NFC", "".join(text.split()))
