"""A document of many pages: one table to a screen reader, each font embedded once."""

from __future__ import annotations

import os
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from briefing.content.brief import Run, own_words
from briefing.content.language import ENGLISH, language
from briefing.design.read import read_style
from briefing.evidence.annex import Annex
from briefing.makeup.annex import page_words, set_annex
from briefing.makeup.page import Text
from briefing.press.press import Imprint
from briefing.press.reportlab.document import ReportLabPress
from briefing.request import created_at
from tests.conftest import failed

PRESS = ReportLabPress()
LINK = own_words("")._replace(
    runs=(Run(text="a note with a "), Run(text="link", link="https://example.org"))
)


def annex(rows: int) -> Annex:
    heads = tuple(map(own_words, ("Number", "In", "Words")))
    body = tuple(
        tuple(map(own_words, (f"{n}", f"point {n}", "so many words as take two lines of it " * 3)))
        for n in range(1, rows + 1)
    )
    notes = own_words("A note."), LINK
    return Annex(own_words("What came from where"), heads, (0.2, 0.3, 0.5), body, notes, "Sheet")


def printed(rows: int, paper: str = "a4") -> bytes:
    style, _ = read_style("briefing", Path(), None)
    assert style
    pages = set_annex(annex(rows), ENGLISH, style, PRESS.metrics, paper=paper)
    for page in pages:
        for item in page.items:
            assert not isinstance(item, Text) or (
                item.size >= 8 and item.x > 50 and item.x + item.ink < page.size.width - 50
            )
    created, _ = created_at(None)
    imprint = Imprint("What came from where", "en", created, "tests")
    pdf = PRESS.print(pages, imprint)
    if keep := os.environ.get("BRIEFING_KEEP_PDFS"):
        Path(keep, f"{sha256(pdf).hexdigest()[:16]}.pdf").write_bytes(pdf)
    return pdf


def tree(reader: PdfReader) -> Any:
    return reader.trailer["/Root"]["/StructTreeRoot"]


def elements(node: Any, role: str) -> list[Any]:
    node = node.get_object()
    found = [node] if node.get("/S") == role else []
    kids = node.get("/K", [])
    for kid in kids if isinstance(kids, list) else [kids]:
        if hasattr(kid.get_object(), "get"):
            found += elements(kid, role)
    return found


@pytest.mark.parametrize(
    ("rows", "paper", "pages"), [(3, "a4", 1), (20, "letter", 2), (200, "a4", 10)]
)
def test_it_takes_the_pages_that_it_needs(rows: int, paper: str, pages: int) -> None:
    pdf = printed(rows, paper)
    reader = PdfReader(BytesIO(pdf))
    assert len(reader.pages) == pages
    assert failed(pdf, "ua1") == failed(pdf, "2a") == []
    (table,) = elements(tree(reader), "/Table")
    assert len(elements(table, "/TR")) == rows + 1
    assert len(elements(table, "/TD")) == 2 * rows
    heads = elements(table, "/TH")
    assert [head["/A"]["/Scope"] for head in heads] == ["/Column"] * 3 + ["/Row"] * rows
    for number, page in enumerate(reader.pages, start=1):
        text = page.extract_text()
        assert f"Page {number} of {pages}" in " ".join(text.split())
        assert text.count("Number") == 1


def test_rows_are_read_in_order_over_the_pages() -> None:
    reader = PdfReader(BytesIO(printed(60)))
    text = " ".join(" ".join(page.extract_text().split()) for page in reader.pages)
    places = [text.index(f" point {n} ") for n in range(1, 61)]
    assert places == sorted(places)


def test_every_marked_piece_is_in_the_parent_tree() -> None:
    reader = PdfReader(BytesIO(printed(60)))
    nums = tree(reader)["/ParentTree"]["/Nums"]
    owners = dict(zip(nums[::2], nums[1::2], strict=True))
    for number, page in enumerate(reader.pages):
        assert page["/StructParents"] == number
        content = page.get_contents()
        assert content is not None
        marks = content.get_data().count(b"/MCID ")
        assert len(owners[number]) == marks
    (link,) = (a.get_object() for page in reader.pages for a in page.get("/Annots", []))
    assert owners[link["/StructParent"]].get_object()["/S"] == "/Link"


def test_fonts_are_shared() -> None:
    reader = PdfReader(BytesIO(printed(60)))
    fonts = [page["/Resources"]["/Font"] for page in reader.pages]
    one, *others = ({name: font.raw_get(name).idnum for name in font} for font in fonts)
    assert all(other == one for other in others)
    assert printed(60) == printed(60)


def test_pages_are_numbered_in_the_words_of_a_language() -> None:
    assert page_words(language("uk").words.page, 2, 11) == "Сторінка 2 з 11"
    assert page_words(language("fr").words.page, 1, 3) == "Page 1 sur 3"
