"""Tables read from a section's YAML and from CSV files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from briefing.brief.reader import read_brief
from briefing.brief.tables import Table
from briefing.errors import Fault
from tests.conftest import Build

Folder = Callable[..., Path]
SECTION = "title: A\ntable: {file: data/x.csv}\n"


def with_csv(folder: Folder, data: bytes, section: str = SECTION) -> Path:
    place = folder(brief="title: x", a=section)
    place.joinpath("data").mkdir(exist_ok=True)
    place.joinpath("data/x.csv").write_bytes(data)
    return place


def table(place: Path) -> Table:
    brief, faults = read_brief(place)
    assert brief is not None
    assert not faults
    assert brief.sections[0].table
    return brief.sections[0].table


def texts(read: Table) -> list[list[str]]:
    heads = [column.head.text for column in read.columns]
    return [heads, *([cell.text.text for cell in row.cells] for row in read.rows)]


def fault(place: Path) -> Fault:
    (found,) = read_brief(place)[1]
    return found


def test_a_table_in_yaml(folder: Folder) -> None:
    rows = '- [North, 1:30, "**3**"]\n  - [South, ~, ""]\n'
    read = table(
        folder(
            brief="title: x",
            a=f'title: A\ntable:\n  caption: By *cost*\n  columns: ["", b, c]\n  rows:\n  {rows}',
        )
    )
    assert texts(read) == [["", "b", "c"], ["North", "1:30", "3"], ["South", "", ""]]
    assert read.rows[0].cells[2].text.runs[0].bold
    assert read.caption
    assert read.caption.runs[1].italic
    assert not read.optional


@pytest.mark.parametrize(
    ("data", "rows"),
    [
        ("a,b\n1,2\n", [["a", "b"], ["1", "2"]]),
        ("\ufeffa,b\r\n1,2", [["a", "b"], ["1", "2"]]),
        ("a;b\r1,5;2\r", [["a", "b"], ["1,5", "2"]]),
        ('"a, of b";c\n1;2\n', [["a, of b", "c"], ["1", "2"]]),
        ('"a;b;c",d\n1,2\n', [["a;b;c", "d"], ["1", "2"]]),
        ('a,b\n"say ""no""","two\nlines"\n', [["a", "b"], ['say "no"', "two lines"]]),
        ("\n,b\n\n x ,\n", [["", "b"], ["x", ""]]),
        ("a,b\n**1**,[2](x)\n", [["a", "b"], ["**1**", "[2](x)"]]),
        ("a\n1\n", [["a"], ["1"]]),
        ("sep=;\na;b,c\n1;2\n", [["a", "b,c"], ["1", "2"]]),
        ("\ufeffSEP=,\r\na,b;c;d\r\n1,2\r\n", [["a", "b;c;d"], ["1", "2"]]),
        ("sep=\t\ra\tb\r1\t2,5\r", [["a", "b"], ["1", "2,5"]]),
        ('"sep=|"\n\na|b\n1|2\n', [["a", "b"], ["1", "2"]]),
        ("sep=,b\n1,2\n", [["sep=", "b"], ["1", "2"]]),
    ],
)
def test_forms_of_csv(data: str, rows: list[list[str]], folder: Folder) -> None:
    assert texts(table(with_csv(folder, data.encode()))) == rows


def test_a_cell_of_a_file_has_its_own_place(folder: Folder) -> None:
    read = table(with_csv(folder, b'sep=;\na;"b"\n1;"x;y"\n'))
    assert read.columns[1].head.span[1:4] == (2, 3, 6)
    read = table(with_csv(folder, b'a;"b"\n1;"x;y"\n'))
    assert read.columns[1].head.span[1:4] == (1, 3, 6)
    assert read.rows[0].cells[1].span[1:] == (2, 3, 8, '1;"x;y"')
    assert read.rows[0].cells[1].span.path.endswith("copy/data/x.csv")


@pytest.mark.parametrize(
    ("data", "code", "place", "said"),
    [
        (b"", "file.empty", (1, 1), "is empty"),
        (b"\n\n", "file.empty", (1, 1), "is empty"),
        (b"a,b\nK\xf6ln,1\n", "file.not-utf8", (2, 2), "Excel has it as “CSV UTF-8”"),
        ("a;ü\n".encode() + b"\xfc;2\n", "file.not-utf8", (2, 1), "byte 0xfc is not UTF-8 text"),
        ("\ufeffü,".encode() + b"\xfc\n", "file.not-utf8", (1, 3), "byte 0xfc is not UTF-8 text"),
        ("a,b\n1,2\n".encode("utf-16"), "file.not-utf8", (1, 1), "the file is UTF-16 text"),
        ("a,ü\n1,2\n".encode("utf-16-be"), "file.not-utf8", (1, 1), "the file is UTF-16 text"),
        (b"sep=;\n", "file.empty", (1, 1), "is empty"),
        (b"sep=;\na;b\t\n1;2\n", "csv.control-character", (2, 4), "a tab in the file"),
        (b"a,b\n1,\x002\n", "csv.control-character", (2, 3), "U+0000"),
        (b"a,b\n" + b"x" * 20_000 + b",1\n", "copy.too-long", (1, 1), "has 20 kB"),
    ],
)
def test_files_that_are_no_table(
    data: bytes, code: str, place: tuple[int, int], said: str, folder: Folder
) -> None:
    told = fault(with_csv(folder, data))
    assert told.code == code
    assert told.span
    assert (told.span.line, told.span.column) == place
    assert told.span.path.endswith("data/x.csv")
    assert said in f"{told.message} {told.hint}"


def test_a_file_out_of_the_folder_is_not_read(folder: Folder, tmp_path: Path) -> None:
    place = with_csv(folder, b"a\n1\n")
    tmp_path.joinpath("secret.csv").write_text("a\n1\n")
    place.joinpath("data/x.csv").unlink()
    place.joinpath("data/x.csv").symlink_to(tmp_path / "secret.csv")
    assert fault(place).code == "file.outside"


def test_two_tables_may_share_a_file(folder: Folder) -> None:
    place = with_csv(folder, b"a\n1,2\n")
    place.joinpath("b.yaml").write_text(SECTION)
    assert fault(place).code == "table.ragged"


def test_tables_have_a_bound_together(folder: Folder) -> None:
    sections = {f"s{n}": f"title: A\ntable: {{file: {n}.csv}}\n" for n in range(8)}
    place = folder(brief="title: x", **sections)
    for number in range(8):
        place.joinpath(f"{number}.csv").write_text(f"a\n{'x ' * 9000}\n")
    told = fault(place)
    assert told.code == "copy.too-long"
    assert told.span
    assert told.span.path.endswith("s5.yaml")


def test_the_digest_covers_the_file(folder: Folder) -> None:
    digests = set()
    for data in (b"a,b\n1,2\n", b"a,b\n1,3\n"):
        brief, _ = read_brief(with_csv(folder, data))
        assert brief
        digests.add(brief.digest)
    assert len(digests) == 2


def test_the_file_goes_with_attached_sources(folder: Folder, build: Build) -> None:
    place = with_csv(folder, b"a,b\n1,2\n")
    place.joinpath("brief.yaml").write_text("title: x\nattach: [source]\n")
    result = build(place)
    assert result.report.standards == ("PDF/UA-1", "PDF/A-3a")
    assert b"data/x.csv" in result.pdf
