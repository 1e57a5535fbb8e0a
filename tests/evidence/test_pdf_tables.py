"""Tables of a PDF's page are found by where its words stand, where that is clear."""

from __future__ import annotations

from io import BytesIO

import pytest
from reportlab.pdfgen.canvas import Canvas

from briefing.evidence.source_tables import SourceTable
from briefing.evidence.source_text import Saved, read_saved

# By column, where its words begin.
LEFT = (60, 160, 240, 320)
ROWS = [
    ["Country", "2022", "2023", "2024"],
    ["Estonia", "3.2", "3.4", "3.6"],
    ["Latvia", "2.9", "3.0", "1,345"],
]


class Page:
    """A page that is drawn by other means than ours."""

    def __init__(self) -> None:
        self._file = BytesIO()
        self.canvas = Canvas(self._file)
        self.y = 780

    def line(self, *words: str, left: tuple[int, ...] = LEFT, feed: int = 16) -> None:
        for x, text in zip(left, words, strict=False):
            self.canvas.drawString(x, self.y, text)
        self.y -= feed

    def rows(self) -> None:
        for row in ROWS:
            self.line(*row)

    def saved(self) -> Saved:
        self.canvas.save()
        found = read_saved(self._file.getvalue(), "a.pdf")
        assert isinstance(found, Saved)
        return found

    def tables(self) -> tuple[SourceTable, ...]:
        return self.saved().tables


def texts(table: SourceTable) -> list[list[str]]:
    return [[cell.text for cell in row] for row in table.rows]


def test_rows_and_columns_of_a_page_are_a_table() -> None:
    page = Page()
    page.line("It was late, and more than anyone had said of it in 2022 before 12 June.")
    page.line("Table 4: Spending, € million", feed=24)
    page.rows()
    page.line("It was so.")
    (table,) = page.tables()
    assert texts(table) == ROWS
    assert table.title == "Table 4: Spending, € million"
    assert {cell.place for row in table.rows for cell in row} == {"page 1"}


def test_the_order_in_which_words_are_drawn_is_of_no_account() -> None:
    page = Page()
    for x, column in zip(LEFT, zip(*ROWS, strict=True), strict=True):
        for row, text in enumerate(reversed(column)):
            page.canvas.drawString(x, 700 + 16 * row, text)
    assert texts(page.tables()[0]) == ROWS


def test_numbers_are_set_to_the_right() -> None:
    page = Page()
    for row in ROWS:
        page.canvas.drawString(60, page.y, row[0])
        for x, text in zip((200, 280, 360), row[1:], strict=True):
            page.canvas.drawRightString(x, page.y, text)
        page.y -= 16
    assert texts(page.tables()[0]) == ROWS


def test_a_raised_mark_is_no_digit_of_a_cell() -> None:
    page = Page()
    page.rows()
    end = LEFT[3] + page.canvas.stringWidth("1,345", "Helvetica", 12)
    page.canvas.setFont("Helvetica", 7)
    page.canvas.drawString(end, page.y + 16 + 4, "4")
    assert texts(page.tables()[0])[2][3] == "1,345⁴"


def test_a_mark_that_is_raised_within_its_line_is_no_digit_of_a_cell() -> None:
    page = Page()
    for number, row in enumerate(ROWS):
        for x, text in zip(LEFT, row, strict=True):
            line = page.canvas.beginText(x, page.y)
            line.textOut(text)
            if number:
                line.setFont("Helvetica", 7)
                line.setRise(4)
                line.textOut("4")
                line.setRise(0)
            page.canvas.drawText(line)
            page.canvas.setFont("Helvetica", 12)
        page.y -= 16
    assert texts(page.tables()[0]) == [ROWS[0], *([f"{text}⁴" for text in row] for row in ROWS[1:])]


def test_a_head_over_two_columns_stands_in_both() -> None:
    page = Page()
    page.line("Region", "Open in all years", "Closed", left=(60, 165, 320))
    page.rows()
    assert texts(page.tables()[0])[0] == ["Region", *["Open in all years"] * 2, "Closed"]


def test_pages_have_tables_of_their_own() -> None:
    page = Page()
    page.rows()
    page.canvas.showPage()
    page.y = 780
    page.line("Spending", feed=20)
    page.rows()
    first, second = page.tables()
    assert (first.rows[0][0].place, second.rows[0][0].place) == ("page 1", "page 2")
    assert second.title == "Spending"


WORDS = "the wall is late and costs"


@pytest.mark.parametrize(
    ("lines", "left"),
    [
        ([(f"{WORDS} 41", f"{WORDS} 42")] * 9, (60, 300)),
        ([(f"{WORDS} much more than that", "3.2", "3.4")] * 3, (60, 300, 340)),
        ([("Estonia", "3.2", "3.4")], (60, 160, 240)),
        ([("Estonia", "3.2"), ("Latvia and all of the islands", "2.9")], (60, 110)),
        ([("Estonia", "and Latvia"), ("Poland", "and others")], (60, 160)),
    ],
)
def test_what_is_not_clear_is_no_table(lines: list[tuple[str, ...]], left: tuple[int, ...]) -> None:
    page = Page()
    for line in lines:
        page.line(*line, left=left)
    assert page.tables() == ()


def test_words_within_a_form_have_no_place_on_the_page() -> None:
    page = Page()
    page.canvas.beginForm("form")
    page.rows()
    page.canvas.endForm()
    page.canvas.doForm("form")
    saved = page.saved()
    assert "1,345" in saved.text
    assert saved.tables == ()
