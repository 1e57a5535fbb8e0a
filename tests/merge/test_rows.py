"""Files of rows: what is read of them, a row at a time, and what is told of those amiss."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from itertools import count, islice

import pytest

from briefing.brief.placeholders import Row, make_row
from briefing.errors import BriefingError
from briefing.language.language import language
from briefing.merge.rows import MAX_COLUMNS, MAX_FIELD, MAX_LINE, read_rows
from tests.spreadsheets.books import xlsx


def rows(data: bytes | str, name: str = "rows.csv") -> list[Row]:
    data = data.encode() if isinstance(data, str) else data
    return list(read_rows(BytesIO(data), name).rows)


def values(data: bytes | str, name: str = "rows.csv") -> list[dict[str, str]]:
    return [dict(row.values) for row in rows(data, name)]


def codes(data: bytes | str, name: str = "rows.csv") -> list[tuple[int, str | None, int]]:
    """Each row's number, the code of its fault, and the line that is told."""
    read = rows(data, name)
    spans = [(row.fault.span if row.fault else None) or row.span for row in read]
    return [
        (row.number, row.fault.code if row.fault else None, span.line if span else 0)
        for row, span in zip(read, spans, strict=True)
    ]


@pytest.mark.parametrize("mark", [",", ";", "\t"])
@pytest.mark.parametrize("start", ["", "\ufeff"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_table_is_parted_as_its_header_is(mark: str, start: str, end: str) -> None:
    lines = [mark.join(("country", "a share")), mark.join(("Côte d’Ivoire", '"1,5; 2"')), ""]
    assert values(start + end.join(lines)) == [{"country": "Côte d’Ivoire", "a share": "1,5; 2"}]


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
@pytest.mark.parametrize("first", ["sep={}", "SEP={}", '"sep={}"', "sep={}\n"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_first_line_may_name_what_parts_the_fields(mark: str, first: str, end: str) -> None:
    lines = (first.format(mark), f"country{mark}note", f"Mali{mark}a.b", f'Togo{mark}"c\nd"', "x")
    data = "\ufeff" + "\n".join(lines).replace("\n", end)
    assert values(data)[:2] == [
        {"country": "Mali", "note": "a.b"},
        {"country": "Togo", "note": "c d"},
    ]
    line = 7 if first.endswith("\n") else 6
    assert codes(data)[2:] == [(3, "rows.ragged", line)]


@pytest.mark.parametrize("data", ["sep=,", "sep=;\n", "sep=;\r\n\r\n"])
def test_a_line_that_names_what_parts_the_fields_is_no_row(data: str) -> None:
    with pytest.raises(BriefingError) as raised:
        rows(data)
    assert [fault.code for fault in raised.value.faults] == ["file.empty"]


def test_a_column_may_have_the_name_of_that_line() -> None:
    assert values("sep=,b\n1,2\n") == [{"sep=": "1", "b": "2"}]


@pytest.mark.parametrize("end", ["\r", "\r\n", "\n"])
def test_lines_end_as_any_system_ends_them_however_many_there_are(end: str) -> None:
    """Without line feeds a megabyte is read at once, and may end within a line's end."""
    count = MAX_LINE // 5
    data = end.join(("a", "", *(f"{number:06}" for number in range(count)))) + "x" * 9 + end
    read = codes(data)
    assert len(read) == count
    assert read[:2] == [(1, None, 3), (2, None, 4)]
    assert read[-1] == (count, None, count + 2)
    assert values('{"a": 1}\r{"a": 2}\r', "rows.jsonl") == [{"a": "1"}, {"a": "2"}]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_what_is_no_utf_8_is_named_for_what_it_is(encoding: str, end: str) -> None:
    data = end.join(("country\tnote", 'Mali\t"a"', "")).encode(encoding)
    with pytest.raises(BriefingError) as raised:
        rows(data)
    (fault,) = raised.value.faults
    assert fault.code == "file.not-utf8"
    assert fault.message.startswith("the file is UTF-")
    assert fault.hint == "save the file as UTF-8; Excel has it as “CSV UTF-8”"


def test_white_space_in_a_cell_is_one_space_and_blank_lines_are_no_rows() -> None:
    data = 'country,say\n\n"Est\nonia"," a \t b "\n , \nMali,\n'
    assert values(data) == [{"country": "Est onia", "say": "a b"}, {"country": "Mali", "say": ""}]
    assert [row.span and row.span.line for row in rows(data)] == [3, 6]


@pytest.mark.parametrize("name", ["rows.jsonl", "rows.ndjson", "standard input"])
def test_lines_of_json_hold_texts_as_they_are_written(name: str) -> None:
    data = '{"country": "Mali", "share": 2.10, "in": true, "note": null}\n\n{"country": "a\\nb"}\n'
    first, second = values(data, name)
    assert first == {"country": "Mali", "share": "2.10", "in": "true", "note": ""}
    assert second == {"country": "a b"}


_CONTROL = "rows.control-character"


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"a,b\n1\n1,2,3\n1,2\n", [(1, "rows.ragged", 2), (2, "rows.ragged", 3), (3, None, 4)]),
        (b"a,b\n\xff,1\n1,2\n", [(1, "file.not-utf8", 2), (2, None, 3)]),
        (b"a\nx\x00y\nz\n", [(1, "rows.control-character", 2), (2, None, 3)]),
        ("a\nx\u202ey\n", [(1, "rows.control-character", 2)]),
        ('{"a": "\\ud800"}\n{"a": 1}\n', [(1, "rows.control-character", 1), (2, None, 2)]),
        (
            '{"a": "\\ud83d\\ude00"}\n{"a": "\\udc00"}\n',
            [(1, None, 1), (2, "rows.control-character", 2)],
        ),
        ('{bad\n{"a": [1]}\n{"a": 1}\n', [(1, "rows.json", 1), (2, "rows.json", 2), (3, None, 3)]),
        ('a\n"x"y\nz\n', [(1, "csv.syntax", 2), (2, None, 3)]),
        ('a\nx\n"never closed\nz\n', [(1, None, 2), (2, "csv.syntax", 3)]),
        (f"a\n{'x' * (MAX_FIELD + 1)}\nz\n", [(1, "copy.too-long", 2), (2, None, 3)]),
    ],
)
def test_a_wrong_row_is_told_with_its_line_and_stops_none(
    data: bytes | str, expected: list[tuple[int, str | None, int]]
) -> None:
    assert codes(data) == expected


@pytest.mark.parametrize(
    "line", ['{"a": [1]}', '{"a": {"b": 1}}', '["a"]', '"a"', "{", "{" * 5000, '{"a": 1, "a": 2}']
)
def test_a_line_of_json_that_holds_no_texts_stops_none(line: str) -> None:
    first, wrong, last = codes(f'{{"a": 1}}\n{line}\n{{"a": 2}}\n', "rows.jsonl")
    assert (first, last) == ((1, None, 1), (3, None, 3))
    assert wrong[1] in ("rows.json", "rows.column")


@pytest.mark.parametrize(
    ("data", "code"),
    [
        ("", "file.empty"),
        ("a,a\n1,2\n", "rows.column"),
        ("a,\n1,2\n", "rows.column"),
        ("a,{b}\n1,2\n", "rows.column"),
        ("a,facts.b\n1,2\n", "rows.column"),
        (b"a\xff,b\n1,2\n", "file.not-utf8"),
        ('"a\n', "csv.syntax"),
        (",".join(f"c{number}" for number in range(MAX_COLUMNS + 1)), "copy.too-many"),
        ("x" * (MAX_LINE + 1), "file.too-large"),
        (f"a\n{'x' * (MAX_LINE + 1)}", "file.too-large"),
        ('{"a": [1]}', "rows.json"),
        ("{\n" * 50 + '{"a": 1}\n', "rows.json"),
    ],
)
def test_what_does_not_begin_as_rows_do_or_goes_on_for_ever_is_a_fault(
    data: bytes | str, code: str
) -> None:
    with pytest.raises(BriefingError) as raised:
        rows(data)
    assert [fault.code for fault in raised.value.faults] == [code]


def test_no_more_is_read_than_is_asked_for() -> None:
    class Endless(BytesIO):
        def readline(self, size: int | None = -1, /) -> bytes:
            return next(lines)

    lines = (f"{number}\n".encode() for number in count())
    read = read_rows(Endless(), "rows.csv")
    assert [row.values["0"] for row in islice(read.rows, 3)] == ["1", "2", "3"]
    assert int(next(lines)) < 10


def test_a_row_is_called_by_its_number_and_its_first_text() -> None:
    assert make_row(17, {"id": "", "country": "Estonia"}).name == "row 17 (Estonia)"
    assert make_row(17, {"id": ""}).name == "row 17"
    assert len(make_row(17, {"id": "x" * 1000}).name) < 60


BOOK = xlsx(
    Allies=[
        ["country", "share", "as of", "note"],
        ["Estonia", (0.0343, "0.0%"), (date(2026, 3, 2), "d mmmm yyyy"), None],
        [None, None, None, None],
        ["Poland", (0.0412, "0.0%"), (date(2026, 3, 2), "d mmmm yyyy"), "=B3*2"],
        ["Latvia", (1.5, "# ?/?"), None, 5],
        ["Malta", 1, 2, 3],
    ],
    Other=[["a"], ["b"]],
)


def test_fields_of_a_tsv_are_parted_by_tabs_alone() -> None:
    found = values("a, b, c\td\n1,5\t2\n", "rows.tsv")
    assert found == [{"a, b, c": "1,5", "d": "2"}]


LIST = """[
  {"country": "Estonia", "share": 2.10, "open": true},
  {"country": "Latvia",
   "share": null}, {"country": ["x"]},
  7
]
"""


def test_rows_of_a_json_list_are_its_objects() -> None:
    found = values(LIST, "rows.json")
    assert found[0] == {"country": "Estonia", "share": "2.10", "open": "true"}
    assert found[1] == {"country": "Latvia", "share": ""}
    assert codes(LIST, "rows.json") == [
        (1, None, 2),
        (2, None, 3),
        (3, "rows.json", 4),
        (4, "rows.json", 5),
    ]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('[{"a": 1},\n{"a": 2}\n', 2),
        ('[{"a": 1},\n{"a": 2}] x', 2),
        ('[{"a": 1},\n]', 2),
        ('[{"a": 1},\n{"a": ', 2),
        ('[{"a": 1},\n{"a": ' + "[" * 100_000, 2),
    ],
)
def test_a_json_list_that_breaks_off_is_told_where_it_does(text: str, line: int) -> None:
    assert codes(text, "rows.json") == [(1, None, 1), (2, "rows.json", line)]


def test_a_json_list_of_nothing_has_no_rows() -> None:
    with pytest.raises(BriefingError) as raised:
        rows("[]", "rows.json")
    assert raised.value.faults[0].code == "rows.empty"


def test_rows_of_a_workbook_are_what_its_first_sheet_shows() -> None:
    found = read_rows(BytesIO(BOOK), "allies.xlsx", language("de"))
    assert found.columns == ("country", "share", "as of", "note")
    rows = list(found.rows)
    assert rows[0].values == {
        "country": "Estonia",
        "share": "3,4%",
        "as of": "2 März 2026",
        "note": "",
    }
    assert [row.fault.code if row.fault else None for row in rows] == [
        None,
        "workbook.formula",
        "workbook.format",
        None,
    ]
    assert str(rows[1].span) == "allies.xlsx:4:1"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"country,share\n", "workbook.file"),
        (xlsx(Allies=[]), "file.empty"),
        (xlsx(Allies=[["a", "a"], [1, 2]]), "rows.column"),
        (xlsx(Allies=[["a", "#REF!"], [1, 2]]), "workbook.error"),
        (bytes(9 << 20), "file.too-large"),
    ],
)
def test_a_workbook_that_holds_no_rows(data: bytes, code: str) -> None:
    with pytest.raises(BriefingError) as raised:
        read_rows(BytesIO(data), "allies.xlsx")
    assert [fault.code for fault in raised.value.faults] == [code]


def test_a_row_with_more_cells_than_names_is_ragged() -> None:
    found = read_rows(BytesIO(xlsx(A=[["a"], [1, 2]])), "a.xlsx")
    assert [row.fault and row.fault.code for row in found.rows] == ["rows.ragged"]
