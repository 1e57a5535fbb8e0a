"""Tables of saved web pages keep their rows and columns, however they are written."""

from __future__ import annotations

import pytest

from briefing.errors import Fault
from briefing.evidence.source_tables import SourceTable
from briefing.evidence.source_text import MAX_MARKUP, Saved, read_saved

HEAD = "<tr><th>Country<th>2023<th>2024"
BODY = "<tr><td>Estonia<td>3.2<td>3.4<tr><td>Latvia<td>2.9<td>3.0"
ROWS = [["Country", "2023", "2024"], ["Estonia", "3.2", "3.4"], ["Latvia", "2.9", "3.0"]]


def tables(page: str) -> tuple[SourceTable, ...]:
    found = read_saved(page.encode(), "a.html")
    assert isinstance(found, Saved)
    return found.tables


def rows(page: str) -> list[list[str]]:
    (found,) = tables(page)
    return [[cell.text for cell in row] for row in found.rows]


@pytest.mark.parametrize(
    "page",
    [
        f"<table>{HEAD}{BODY}</table>",
        f"<TABLE class='a > b'>{HEAD}{BODY}</TABLE>",
        f"<table><thead>{HEAD}</thead><tbody>{BODY}</tbody></table>",
        f"<table>{HEAD}{BODY}",
        f"<table>{HEAD}{BODY.replace('Estonia', '<a href=#>Est<b>onia</b></a> ')}</table>",
        f"<table>{HEAD}{BODY.replace('3.2', '<script>9</script>3.2<!-- 8 -->')}</table>",
        f"<table><caption></caption>{HEAD}<tr></tr>{BODY}</table>",
        f"<table><tr><td><table>{HEAD}{BODY}</table><td>aside</table>",
    ],
)
def test_a_table_has_its_rows_however_it_is_written(page: str) -> None:
    assert rows(page) == ROWS


def test_cells_that_span_stand_in_all_their_rows_and_columns() -> None:
    head = "<tr><th rowspan=2>Region<th COLSPAN = '2'>2024<tr><th>open<th>closed"
    body = "<tr><td>North<td rowspan='2'>12<td>345<tr><td>South<td>9"
    assert rows(f"<table>{head}{body}</table>") == [
        ["Region", "2024", "2024"],
        ["Region", "open", "closed"],
        ["North", "12", "345"],
        ["South", "12", "9"],
    ]


@pytest.mark.parametrize(
    ("above", "title"),
    [
        ("<p>Old.</p><h2>Spending</h2><p>€ million</p>", "Spending € million"),
        ("<table><tr><td>1</table><h2>Spending</h2>", "Spending"),
        (f"<p>{'It was late. ' * 20}</p>", ""),
        ("", ""),
    ],
)
def test_a_title_stands_above_a_table(above: str, title: str) -> None:
    assert tables(f"{above}<table>{HEAD}{BODY}</table>")[-1].title == title


def test_a_caption_is_the_title() -> None:
    page = f"<p>Above.</p><table><caption>Spending,\n<i>$ million</i></caption>{HEAD}{BODY}</table>"
    assert tables(page)[0].title == "Spending, $ million"


def test_the_place_of_a_cell_is_the_line_of_its_words() -> None:
    page = f"<p>One.\n<table>{HEAD}\n<tr><td>\n Estonia<td>3.2\n<td>3.4</table>"
    (found,) = tables(page)
    assert [cell.place for cell in found.rows[1]] == ["line 4", "line 4", "line 5"]


@pytest.mark.parametrize(
    "part",
    [
        "<table>",
        "<table><tr><td>",
        "<tr>",
        "<td> <b>",
        "<td rowspan=65534 colspan=999>1",
        "<tr><td rowspan=9>1",
        "<caption>",
        "<p>a<p>",
        "<td colspan=",
    ],
)
def test_tables_that_never_close_are_read_forward_only(part: str) -> None:
    page = f"1<table>{part * (MAX_MARKUP // len(part) // 9)}"
    found = read_saved(page.encode(), "a.html")
    assert isinstance(found, Saved) or found.code == "source.too-long"


def test_a_page_is_read_to_the_same_text_with_tables_and_without() -> None:
    found = read_saved(b"<table><tr><td>12<td>345</table>", "a.html")
    assert not isinstance(found, Fault)
    assert found.text.split() == ["12", "345"]
