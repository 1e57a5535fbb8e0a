"""Text as editors, spreadsheets and git write it: line ends, byte-order marks, encodings."""

from __future__ import annotations

import hashlib
from codecs import BOM_UTF8
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest

from briefing import Builder
from briefing.brief.reader import read_brief
from briefing.errors import BriefingError, Fault
from briefing.merge.holders import read_holders
from briefing.merge.rows import read_rows

SURVEY = "Bridges\n\nOf 51 bridges, 37 are\nopen; 8 more open in May.\n"
FILES = {
    "brief.yaml": """\
title: Bridges
style: mine.yaml
sections: [grid]
stale_after: 3
sources: {survey: {title: Survey, file: survey.txt}, page: {title: Page, file: page.html}}
""",
    "grid.yaml": """\
# Comments, and texts over lines.
title: >-
  The
  grid
body: |
  One paragraph
  of 37 bridges.

  Another of 8.
points:
  - "In quotes,
    over lines: 51"
source: survey
table: {file: data.csv}
""",
    "data.csv": 'a;b\nKöln;"8\n"\n',
    "survey.txt": SURVEY,
    "page.html": f"<p>{SURVEY}</p>\n",
    "mine.yaml": "extends: columns\n",
}

# How a text of these files is written by others.
WAYS: dict[str, Callable[[bytes], bytes]] = {
    "a byte-order mark": lambda data: BOM_UTF8 + data,
    "Windows": lambda data: data.replace(b"\n", b"\r\n"),
    "both": lambda data: BOM_UTF8 + data.replace(b"\n", b"\r\n"),
}


def lay(folder: Path, way: Callable[[bytes], bytes] = bytes, **changed: str) -> Path:
    folder.mkdir()
    for name, text in FILES.items():
        folder.joinpath(name).write_bytes(way(changed.get(name.partition(".")[0], text).encode()))
    return folder


@pytest.mark.parametrize("way", WAYS)
def test_the_same_page_to_the_byte(way: str, tmp_path: Path) -> None:
    plain = Builder().build(lay(tmp_path / "plain"))
    other = Builder().build(lay(tmp_path / "other", WAYS[way]))
    assert plain.report.counts
    assert plain.report.counts["found"] > 0
    assert other.pdf == plain.pdf
    assert other.report == plain.report


def told(fault: Fault) -> tuple[str, str, int, int, str]:
    assert fault.span
    span = fault.span
    return fault.code, Path(span.path).name, span.line, span.column, span.line_text


@pytest.mark.parametrize("way", WAYS)
def test_faults_have_the_same_places(way: str, tmp_path: Path) -> None:
    wrong = {
        "brief": f"titel: x\n{FILES['brief.yaml']}",
        "grid": FILES["grid.yaml"].replace("source: survey", "source: nobody"),
        "data": "a;b\nKöln;8;9\n",
        "mine": "extends: nowhere\n",
    }
    found = []
    for place, each in (("plain", bytes), ("other", WAYS[way])):
        with pytest.raises(BriefingError) as raised:
            Builder().build(lay(tmp_path / place, each, **wrong))
        found.append(list(map(told, raised.value.faults)))
    assert found[0] == found[1]
    assert {name for _, name, *_ in found[0]} == {
        "brief.yaml",
        "grid.yaml",
        "data.csv",
        "mine.yaml",
    }


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(
    "text", ["a,b\n1,2\n3,4\n", '{"a": "1", "b": "2"}\n{"a": "3", "b": "4"}\n']
)
def test_rows_are_the_same(text: str, way: str) -> None:
    written = [read_rows(BytesIO(data), "x") for data in (text.encode(), WAYS[way](text.encode()))]
    plain, other = ([(row.values, row.span) for row in read.rows] for read in written)
    assert len(plain) == 2
    assert plain == other


def test_a_digest_whose_file_git_has_given_other_line_ends(tmp_path: Path) -> None:
    digest = hashlib.sha256(SURVEY.encode()).hexdigest()
    brief = FILES["brief.yaml"].replace("survey.txt}", f"survey.txt, sha256: {digest}}}")
    assert read_brief(lay(tmp_path / "plain", brief=brief))[1] == ()
    _, faults = read_brief(lay(tmp_path / "other", WAYS["Windows"], brief=brief))
    assert [fault.code for fault in faults] == ["source.changed"]
    assert faults[0].hint
    assert faults[0].hint.startswith("only its line ends differ")


# What Notepad's "Unicode" and Excel's "Unicode text" are, and Excel's CSV in Western Europe.
@pytest.mark.parametrize(
    ("encoding", "says"),
    [
        ("utf-16", "UTF-16 text, not UTF-8"),
        ("utf-32", "UTF-32 text, not UTF-8"),
        ("cp1252", "not UTF-8 text"),
    ],
)
def test_another_encoding_is_named_and_what_to_save_as(
    encoding: str, says: str, tmp_path: Path
) -> None:
    for name in ("grid.yaml", "data.csv", "survey.txt", "page.html", "mine.yaml"):
        folder = lay(tmp_path / name)
        text = f"{folder.joinpath(name).read_text('utf-8')}# ü\n"
        folder.joinpath(name).write_bytes(text.encode(encoding))
        with pytest.raises(BriefingError) as raised:
            Builder().build(folder)
        fault = next(each for each in raised.value.faults if each.code.endswith(".not-utf8"))
        assert says in fault.message
        assert fault.hint
        assert "as UTF-8" in fault.hint


@pytest.mark.parametrize("encoding", ["utf-16", "cp1252"])
def test_lists_from_a_spreadsheet_in_another_encoding(encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes("holder\tn\nJörg\t1\n".encode(encoding))
    _, (fault,) = read_holders(path)
    with path.open("rb") as file, pytest.raises(BriefingError) as raised:
        raise BriefingError(*(row.fault for row in read_rows(file, str(path)).rows if row.fault))
    assert raised.value.faults
    for each in (fault, *raised.value.faults):
        assert each.code == "file.not-utf8"
        assert each.hint == "save the file as UTF-8; Excel has it as “CSV UTF-8”"
