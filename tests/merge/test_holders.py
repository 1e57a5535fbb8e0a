"""Holders read from CSV files: every form that people save, and every fault with its line."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from briefing.errors import Fault
from briefing.merge import holders
from briefing.merge.holders import MAX_COPIES, read_holders
from tests.spreadsheets.books import xlsx


def read(place: Path, data: bytes) -> tuple[list[str], list[Fault]]:
    file = place / "holders.csv"
    file.write_bytes(data)
    names, faults = read_holders(file)
    return [name.text for name in names], faults


@pytest.mark.parametrize(
    ("data", "names"),
    [
        ("holder\nAnn\nBen\n", ["Ann", "Ben"]),
        ("Name\r\nAnn\r\nBen", ["Ann", "Ben"]),
        ("\ufeffHOLDER;room\nAnn;12\nBen;\n", ["Ann", "Ben"]),
        ("room,name,holder\n12,A.,Ann\n", ["Ann"]),
        ('holder\n"Smith, Ann"\n\n"Ben ""B"" Bo"\n', ["Smith, Ann", 'Ben "B" Bo']),
        ('holder,room\n"Ann\nSmith",12\n,\n" Ben ",\n', ["Ann Smith", "Ben"]),
        ("holder\n=cmd()\n-Ann\n**Ben**\n", ["=cmd()", "-Ann", "**Ben**"]),
        ("holder\nE\u0301mile\n", ["\u00c9mile"]),
        ("sep=;\nroom;holder\n1,2;Ann\n", ["Ann"]),
        ("holder\rAnn\rBen", ["Ann", "Ben"]),
        ("\n\nholder\nПосольство України\n", ["Посольство України"]),
    ],
)
def test_forms_of_a_list(data: str, names: list[str], tmp_path: Path) -> None:
    assert read(tmp_path, data.encode()) == (names, [])


@pytest.mark.parametrize(
    ("data", "code", "line"),
    [
        (b"", "file.empty", 1),
        (b"holder\n", "file.empty", 1),
        (b"holder\n\n,\n", "file.empty", 1),
        (b"holdr\nAnn\n", "holders.column", 1),
        (b"\nAnn\nBen\n", "holders.column", 2),
        (b"holder\nSmith, Ann\n", "holders.ragged", 2),
        (b"holder,room\nAnn,1\nBen\n", "holders.ragged", 3),
        (b"holder,room\nAnn,1\n,2\n", "copy.empty", 3),
        (b"holder\nAnn\tSmith\n", "csv.control-character", 2),
        (b'holder\nAnn\n"Ben\n', "csv.syntax", 3),
        (b"holder\nAnn\xff\n", "file.not-utf8", 2),
        ("holder\nAnn\n\u05d0\u05d1\n".encode(), "copy.right-to-left", 3),
        ("holder\nAnn\u202e\n".encode(), "csv.control-character", 2),
        (b"holder\nAnn\nBen\nann\n", "holders.twice", 4),
    ],
)
def test_faults_name_their_lines(data: bytes, code: str, line: int, tmp_path: Path) -> None:
    _, (fault,) = read(tmp_path, data)
    assert fault.span
    assert (fault.code, fault.span.line) == (code, line)
    assert fault.hint
    assert fault.is_error == (code != "holders.twice")


def test_every_fault_is_told_at_once(tmp_path: Path) -> None:
    names, faults = read(tmp_path, b"holder,room\n,1\nAnn\nBen,2\nBen,3\n")
    assert [fault.code for fault in faults] == ["copy.empty", "holders.ragged", "holders.twice"]
    assert names == ["Ben", "Ben"]


def test_a_slip_in_the_columns_name_is_seen(tmp_path: Path) -> None:
    assert read(tmp_path, b"room,holdr\n1,Ann\n")[1][0].hint == "did you mean `holder`?"


def test_there_is_a_bound(tmp_path: Path) -> None:
    rows = [f"Holder {number}\n" for number in range(MAX_COPIES + 1)]
    names, faults = read(tmp_path, "".join(("holder\n", *rows[:-1])).encode())
    assert (len(names), faults) == (MAX_COPIES, [])
    names, (fault,) = read(tmp_path, "".join(("holder\n", *rows)).encode())
    assert (names, fault.code) == ([], "copy.too-many")
    assert fault.span
    assert fault.span.line == MAX_COPIES + 2
    assert read(tmp_path, b"holder\nAnn\n" + b"\n" * 99_000) == (["Ann"], [])
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(holders, "parse_csv", None)  # so many lines are not parsed
        assert read(tmp_path, b"holder\n" + b"x\r" * 100_000)[1][0].code == "copy.too-many"
    assert read(tmp_path, b"holder\n" + b"x" * (3 << 20))[1][0].code == "file.too-large"


@pytest.mark.skipif(sys.platform == "win32", reason="no such device")
def test_what_is_no_file(tmp_path: Path) -> None:
    for place, code in (("none.csv", "file.missing"), (".", "file.not-a-file")):
        assert [fault.code for fault in read_holders(tmp_path / place)[1]] == [code]
    assert read_holders(Path("/dev/zero"))[1][0].code == "file.not-a-file"


def test_holders_may_be_parted_by_tabs(tmp_path: Path) -> None:
    path = tmp_path / "list.tsv"
    path.write_text("room, floor\tholder\n1\tNovak, Ada\n", "utf-8")
    names, faults = read_holders(path)
    assert faults == []
    assert [name.text for name in names] == ["Novak, Ada"]


def test_holders_may_stand_in_json(tmp_path: Path) -> None:
    path = tmp_path / "list.json"
    path.write_text('[{"Holder": "Ada Novak", "no": 1},\n{"Holder": "Mira Lund"}]', "utf-8")
    names, faults = read_holders(path)
    assert faults == []
    assert [name.text for name in names] == ["Ada Novak", "Mira Lund"]
    path.write_text('[{"holdr": "Ada"},\n{"no": 2}]', "utf-8")
    assert [fault.code for fault in read_holders(path)[1]] == ["holders.column"]
    path.write_text('[{"holder": "Ada"},\n{"no": 2}]', "utf-8")
    assert [str(fault.span) for fault in read_holders(path)[1]] == [f"{path}:2:1"]


def test_holders_may_stand_in_a_workbook(tmp_path: Path) -> None:
    path = tmp_path / "list.xlsx"
    path.write_bytes(xlsx(People=[["no", "Holder"], [1, "Ada Novak"], [2, "Mira Lund"]]))
    names, faults = read_holders(path)
    assert faults == []
    assert [name.text for name in names] == ["Ada Novak", "Mira Lund"]
    path.write_bytes(b"holder")
    assert [fault.code for fault in read_holders(path)[1]] == ["workbook.file"]
