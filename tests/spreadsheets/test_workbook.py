"""Workbooks are read as saved, and what is no workbook, or too much of one, is refused."""

from __future__ import annotations

import tracemalloc
from datetime import date
from pathlib import Path

import pytest

from briefing.language.language import language
from briefing.spreadsheets.model import Area, Cell, Kind, RefusedError, parse_reference
from briefing.spreadsheets.number_format import MINUS, show
from briefing.spreadsheets.workbook import open_workbook
from tests.spreadsheets.books import large, merged, ods, replaced, xlsx, zipped

# Made by LibreOffice 7.4: what `test_a_workbook_of_each_program` says.
FIXTURES = Path(__file__).parent


def cell(data: bytes, place: str, sheet: str = "Summary") -> Cell:
    found = parse_reference(place)
    assert found
    return open_workbook(data).read(sheet).cell(found.area.top, found.area.left)


def texts(data: bytes, *places: str) -> list[str]:
    return [show(cell(data, place), language("en-GB")).text for place in places]


def test_values_have_their_formats() -> None:
    data = xlsx(
        Summary={
            "A1": (0.083, "0.0%"),
            "B2": (-1234.5, '#,##0.00 "€"'),
            "C3": date(2026, 3, 2),
            "D4": "North & South",
            "E5": True,
            "F6": "00123",
        }
    )
    shown = texts(data, "A1", "B2", "C3", "D4", "E5", "F6", "G7")
    assert shown == [
        "8.3%",
        "\u22121,234.50 €",
        "02/03/2026",
        "North & South",
        "TRUE",
        "00123",
        "",
    ]


@pytest.mark.parametrize("ending", ["ods", "xls"])
def test_a_workbook_of_libreoffice(ending: str) -> None:
    data = FIXTURES.joinpath(f"made.{ending}").read_bytes()
    book = open_workbook(data)
    assert book.names == ("Summary", "Other")
    formats = ["1,234.50", "8.3%", "02/03/2026"] if ending == "ods" else ["1234.5", "0.083"]
    assert texts(data, "B1", "B2", "B3")[: len(formats)] == formats
    assert texts(data, "A1", "B4") == ["North", "TRUE"]
    assert book.read("Summary").merged == (Area(6, 1, 6, 2),)
    assert cell(data, "B5").kind in (Kind.ERROR, Kind.EMPTY)


def test_formulas_are_never_worked_out() -> None:
    data = xlsx(Summary={"A1": "=1+1", "A2": "#DIV/0!", "A3": 1})
    kinds = [cell(data, place).kind for place in ("A1", "A2", "A3", "A4")]
    assert kinds == [Kind.UNSAVED, Kind.ERROR, Kind.NUMBER, Kind.EMPTY]


def test_formulas_of_an_ods_are_never_worked_out() -> None:
    data = ods(
        '<table:table-row><table:table-cell table:formula="of:=1+1"/>'
        '<table:table-cell table:formula="of:=1/0" office:value-type="string"'
        ' calcext:value-type="error"><text:p>#DIV/0!</text:p></table:table-cell>'
        '<table:table-cell table:formula="of:=1+1" office:value-type="float" office:value="2">'
        "<text:p>2,00</text:p></table:table-cell></table:table-row>"
    )
    assert [cell(data, place).kind for place in ("A1", "B1")] == [Kind.UNSAVED, Kind.ERROR]
    assert texts(data, "C1") == ["2.00"]


@pytest.mark.parametrize(
    ("value", "shown", "tag", "text"),
    [
        ("1234.5", "1.234,50 €", "en-GB", "1,234.50 €"),
        ("1234.5", "1,234.50", "de", "1.234,50"),
        ("-0.0213", "-2,1%", "en-GB", "\u22122.1%"),
        ("1234567", "1.235", "en-GB", "1,235"),
        ("1234567", "1,2 Mio.", "en-GB", "1.2 Mio."),
        ("-1234", "(1.234)", "en-GB", "(1,234)"),
        ("7", "007", "en-GB", "007"),
        ("12345", "1.23E+04", "en-GB", "1.23E+04"),
    ],
)
def test_what_an_ods_displays_has_the_marks_of_the_language(
    value: str, shown: str, tag: str, text: str
) -> None:
    found = show(Cell(Kind.NUMBER, value, shown=shown), language(tag))
    assert found.text == text


@pytest.mark.parametrize(
    ("value", "shown", "text"),
    [
        ("-1234.5", "1,234.5", f"{MINUS}1,234.5"),
        ("-1234.5", "1,234.5 €", f"{MINUS}1,234.5 €"),
        ("-1234.5", "(1,234.5)", "(1,234.5)"),
        ("-1234.5", "-1,234.5", f"{MINUS}1,234.5"),
        ("-5", "loss of 5", "loss of 5"),
        ("-0.001", "0.0", "0.0"),
    ],
)
def test_a_negative_number_of_an_ods_that_its_colour_tells_gets_a_minus(
    value: str, shown: str, text: str
) -> None:
    assert show(Cell(Kind.NUMBER, value, shown=shown), language("en")).text == text


@pytest.mark.parametrize(
    ("shown", "day"),
    [
        ("02.03.2026", "2026-03-02"),
        ("2. März 2026", "2026-03-02"),
        ("Mar 26", "2026-03"),
        ("03/2026", "2026-03"),
        ("2026", "2026"),
        ("2. März", ""),
        ("02.03.2026 14:05", ""),
    ],
)
def test_a_date_of_an_ods_is_known_as_far_as_it_is_shown(shown: str, day: str) -> None:
    data = ods(
        '<table:table-row><table:table-cell office:value-type="date"'
        f' office:date-value="2026-03-02"><text:p>{shown}</text:p></table:table-cell>'
        "</table:table-row>"
    )
    found = show(cell(data, "A1"), language("en"))
    assert (found.text, found.number) == (shown, day)


def test_cells_of_an_ods_may_be_repeated() -> None:
    data = ods(
        '<table:table-row table:number-rows-repeated="2"><table:table-cell'
        ' table:number-columns-repeated="3" office:value-type="float" office:value="5">'
        "<text:p>5</text:p></table:table-cell></table:table-row>"
        '<table:table-row table:number-rows-repeated="1048574"><table:table-cell'
        ' table:number-columns-repeated="16384"/></table:table-row>'
    )
    assert texts(data, "A1", "C2", "D1", "A3") == ["5", "5", "", ""]


def test_merged_cells_and_hidden_sheets_are_known() -> None:
    data = merged(xlsx(Summary={"B2": 5}, Other={"A1": 1}), "Summary", "B2:C3")
    assert open_workbook(data).read("Summary").merged == (Area(2, 2, 3, 3),)


def test_cells_without_names_stand_one_behind_the_other() -> None:
    data = replaced(
        xlsx(Summary={"A1": 1}),
        sheet1=b"<x:worksheet xmlns:x='urn:a'><x:sheetData><x:row><x:c><x:v>4</x:v></x:c>"
        b"<x:c t='inlineStr'><x:is><x:t>five</x:t></x:is></x:c></x:row></x:sheetData>"
        b"</x:worksheet>",
    )
    assert texts(data, "A1", "B1") == ["4", "five"]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("B4", "B4"),
        ("Summary!$B$4", "Summary!B4"),
        ("'My ''own'' sheet'!c3:A1", "'My ''own'' sheet'!A1:C3"),
        ("Übersicht!XFD1048576", "Übersicht!XFD1048576"),
        ("B", None),
        ("B0", None),
        ("XFE1", None),
        ("Summary.B4", None),
        ("B4:", None),
    ],
)
def test_references(text: str, written: str | None) -> None:
    found = parse_reference(text)
    assert (str(found) if found else None) == written


# --- what is refused, within two seconds ---

ENTITIES = b'<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;">]><a>&b;</a>'
SOUND = xlsx(Summary={"A1": 1})
HUGE_ODS = (
    '<table:table-row table:number-rows-repeated="900000"><table:table-cell office:value-type='
    '"float" office:value="5"/></table:table-row>'
)
REFUSED = {
    "nothing": (b"", "is empty"),
    "text": (b"North,5\n", "is no workbook"),
    "a part of it": (SOUND[: len(SOUND) // 2], "is damaged"),
    "another ZIP file": (zipped({"a.txt": "a"}), "is damaged"),
    "a document of Word": (zipped({"word/document.xml": "<a/>"}), "is no workbook"),
    "a binary workbook": (zipped({"xl/workbook.bin": b""}), "is a binary workbook"),
    "a locked one": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
        "is locked by a password",
    ),
    "a part of an xls": (FIXTURES.joinpath("made.xls").read_bytes()[:3000], "is damaged"),
    "a bomb of XML": (replaced(SOUND, sheet1=ENTITIES), "declares XML entities"),
    "a bomb of ZIP": (
        replaced(SOUND, sheet1=b"<worksheet>" + b" " * (300 << 20) + b"</worksheet>"),
        "has over 24 MiB",
    ),
    "XML that breaks off": (replaced(SOUND, sheet1=b"<worksheet><c r='A1'>"), "is damaged"),
    "a row beyond the last": (
        replaced(SOUND, sheet1=b"<worksheet><row r='1048577'/></worksheet>"),
        "'1048577' is no row",
    ),
    "a text that is missing": (
        replaced(SOUND, sheet1=b"<worksheet><c r='A1' t='s'><v>99</v></c></worksheet>"),
        "a cell's text is missing",
    ),
    "an ods of too many cells": (ods(HUGE_ODS), "has over 300,000 cells"),
}


@pytest.mark.parametrize(("data", "words"), REFUSED.values(), ids=REFUSED.keys())
def test_it_is_refused(data: bytes, words: str) -> None:
    with pytest.raises(RefusedError) as refused:
        open_workbook(data).read("Summary").cell(1, 1)
    assert words in refused.value.message
    assert refused.value.hint


def test_cells_far_apart_take_no_room() -> None:
    data = xlsx(Summary={"A1": 1, "XFD1048576": 2})
    assert texts(data, "XFD1048576") == ["2"]


def test_a_hundred_thousand_cells_take_little_memory() -> None:
    data = large(10_000)
    tracemalloc.start()
    places = open_workbook(data).read("Summary").places
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert len(places) == 100_000
    assert most < 100 << 20
