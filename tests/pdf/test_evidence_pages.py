"""A document of many pages: one table to a screen reader, each font embedded once."""

from __future__ import annotations

import os
import re
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from briefing.brief.model import Run, own_words
from briefing.brief.overrides import created_at
from briefing.errors import BriefingError
from briefing.evidence.annex import Annex
from briefing.language.en import LANGUAGE as ENGLISH
from briefing.language.language import language
from briefing.layout.evidence_pages import set_annex
from briefing.layout.page import Artifact, Element, Page, Text
from briefing.pdf.document import ReportLabBackend
from briefing.pdf.metadata import Imprint
from briefing.style.loader import read_style
from tests.conftest import failed

PRESS = ReportLabBackend()
# 8 mm, which many printers leave white.
EDGE = 8 * 72 / 25.4
SHORT = "so many words as take two lines of it " * 3
LINK = own_words("")._replace(
    runs=(Run(text="a note with a "), Run(text="link", link="https://example.org"))
)


def annex(*words: str) -> Annex:
    """A table with a row for each of some texts."""
    heads = tuple(map(own_words, ("Number", "In", "Words")))
    body = tuple(
        tuple(map(own_words, (f"{n}", f"point {n}", text))) for n, text in enumerate(words, start=1)
    )
    notes = own_words("A note."), LINK
    return Annex(own_words("What came from where"), heads, (0.2, 0.3, 0.5), body, notes, "Sheet")


def pages_of(annex: Annex, paper: str = "a4", style: str = "briefing") -> tuple[Page, ...]:
    """Its pages: nothing on them too small, near an edge, below the foot or off the grid."""
    look, _ = read_style(style, Path(), None)
    assert look
    pages = set_annex(annex, ENGLISH, look, PRESS.metrics, paper=paper)
    sheet = look.sheet(paper, marked=False)
    for page in pages:
        for item in (item for item in page.items if isinstance(item, Text)):
            assert item.size >= 8
            assert item.x > EDGE
            assert item.x + item.ink < page.size.width - EDGE
            assert EDGE < item.y < page.size.height - EDGE
            if isinstance(item.mark, Element):
                assert item.y < sheet.format.foot
                steps = (item.y + sheet.space.drop - sheet.format.head) / (sheet.baseline / 2)
                assert steps == pytest.approx(round(steps), abs=0.01)  # a grid of half the leading
    return pages


def printed(rows: int, paper: str = "a4") -> bytes:
    return press(annex(*[SHORT] * rows), paper)


def press(annex: Annex, paper: str = "a4") -> bytes:
    """An annex as a file, judged by both standards."""
    pages = pages_of(annex, paper)
    created, _ = created_at(None)
    imprint = Imprint("What came from where", "en", created, "tests")
    pdf = PRESS.print(pages, imprint)
    if keep := os.environ.get("BRIEFING_KEEP_PDFS"):
        Path(keep, f"{sha256(pdf).hexdigest()[:16]}.pdf").write_bytes(pdf)
    assert failed(pdf, "ua1") == failed(pdf, "2a") == []
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
    ("rows", "paper", "pages"), [(3, "a4", 1), (20, "letter", 2), (190, "a4", 9)]
)
def test_it_takes_the_pages_that_it_needs(rows: int, paper: str, pages: int) -> None:
    pdf = printed(rows, paper)
    reader = PdfReader(BytesIO(pdf))
    assert len(reader.pages) == pages
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
        ids = [int(at) for at in re.findall(rb"/MCID (\d+)", content.get_data())]
        assert ids == list(range(marks))
    (link,) = (a.get_object() for page in reader.pages for a in page.get("/Annots", []))
    assert owners[link["/StructParent"]].get_object()["/S"] == "/Link"


def test_fonts_are_shared() -> None:
    reader = PdfReader(BytesIO(printed(60)))
    fonts = [page["/Resources"]["/Font"] for page in reader.pages]
    one, *others = ({name: font.raw_get(name).idnum for name in font} for font in fonts)
    assert all(other == one for other in others)
    assert printed(60) == printed(60)


def said(pdf: bytes) -> list[str]:
    """Every page's words."""
    return [" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(pdf)).pages]


def counted(words: int) -> str:
    return " ".join(f"w{n}" for n in range(words))


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_rows_of_more_than_half_a_page_have_a_page_each(paper: str) -> None:
    pages = said(press(annex(*[counted(420)] * 4), paper))
    assert len(pages) == 4
    for number, page in enumerate(pages, start=1):
        assert f"point {number} w0 " in page
        assert " w419" in page


def test_a_row_taller_than_a_page_runs_on() -> None:
    pages = said(press(annex("short", counted(2000), "short")))
    assert [page.count("Number") for page in pages] == [1] * len(pages)
    body = " ".join(pages)
    places = [body.index(f" w{n} ") for n in range(2000)]
    assert places == sorted(places)


def test_a_row_over_pages_is_one_row_whose_content_names_its_pages() -> None:
    reader = PdfReader(BytesIO(press(annex("short", counted(2000), "short"))))
    ids = [page.indirect_reference.idnum for page in reader.pages if page.indirect_reference]
    assert len(elements(tree(reader), "/TR")) == 4
    cell = elements(tree(reader), "/TD")[3]
    own, *others = cell["/K"]
    # Content on the element's own page is a number, on another a reference to it.
    assert own >= 0
    assert cell.raw_get("/Pg").idnum == ids[0]
    sheets = [ids.index(other.raw_get("/Pg").idnum) for other in others]
    assert sheets == list(range(1, len(ids)))
    nums = tree(reader)["/ParentTree"]["/Nums"]
    for at, other in zip(sheets, others, strict=True):
        assert nums[2 * at + 1][other["/MCID"]].get_object() == cell


def test_a_link_over_pages_leads_on_from_each() -> None:
    run = Run(text=counted(4000), link="https://example.org")
    note = own_words("")._replace(runs=(run,))
    reader = PdfReader(BytesIO(press(annex("short")._replace(notes=(note,)))))
    links = [[a.get_object() for a in page["/Annots"]] for page in reader.pages]
    assert len(links) > 1
    assert all(links)
    keys = [link["/StructParent"] for page in links for link in page]
    assert keys == list(range(len(links), len(links) + len(keys)))


def test_words_wider_than_their_column_part_anywhere() -> None:
    path = "x".join(f"{n}" for n in range(60))
    table = annex(f"at {path} now")._replace(notes=(own_words(path * 3),))
    (page,) = said(press(table))
    assert path in page.replace(" ", "")
    assert path * 3 in page.replace(" ", "")


def test_heads_are_read_once_and_repeated_as_furniture() -> None:
    pages = pages_of(annex(*[SHORT] * 60))
    heads = [
        item.mark
        for page in pages
        for item in page.items
        if isinstance(item, Text) and item.text.strip() == "Number"
    ]
    assert len(heads) == len(pages)
    read, *repeated = heads
    assert isinstance(read, Element)
    assert (read.role, read.scope) == ("TH", "Column")
    assert set(repeated) == {Artifact("Pagination")}


def test_long_heads_titles_and_notes_run_on() -> None:
    long = own_words(counted(1500))
    table = annex("short")
    heads = long, *table.heads[1:]
    table = table._replace(title=long, heads=heads, notes=(long, own_words("The end.")))
    words = " ".join(said(press(table))).split()
    for number in range(1500):
        assert words.count(f"w{number}") == 3


@pytest.mark.parametrize("style", ["clear-print", "columns", "mono", "prose", "scoreboard"])
def test_every_style_has_room_for_it(style: str) -> None:
    assert len(pages_of(annex(*[SHORT] * 40), style=style)) > 1


def test_characters_that_no_face_has_are_faults() -> None:
    with pytest.raises(BriefingError) as told:
        pages_of(annex("漢"))
    (fault,) = told.value.faults
    assert fault.code == "face.no-glyph"
    assert "CSV" in str(fault.hint)


@pytest.mark.parametrize(
    ("tag", "words"),
    [
        ("en", "Page 2 of 11"),
        ("fr", "Page 2 sur 11"),
        ("uk", "Сторінка 2 з 11"),
        ("de", "Seite 2 von 11"),
        ("es", "Página 2 de 11"),
        ("pl", "Strona 2 z 11"),
    ],
)
def test_pages_are_numbered_in_the_words_of_a_language(tag: str, words: str) -> None:
    assert language(tag).words.page.format(number=2, count=11) == words
