"""A source of any kind is held against numbers, pinned, carried in the PDF and given back."""

from __future__ import annotations

import hashlib
from io import BytesIO
from pathlib import Path

import pytest
from click.testing import CliRunner
from reportlab.pdfgen.canvas import Canvas

from briefing.brief.reader import read_brief
from briefing.cli import main
from briefing.evidence.check import Claim, Status, check_evidence
from briefing.watch.builder import LiveBuilder
from briefing.watch.state import View
from tests.evidence.documents import docx, paragraph, table
from tests.spreadsheets.books import xlsx

ROWS = [["Country", "2023", "2024"], ["Estonia", "3.2%", "3.4%"], ["Latvia", "2.9%", "3.0%"]]
SAID = "It looked at 41 bridges."


def pdf() -> bytes:
    file = BytesIO()
    canvas = Canvas(file)
    canvas.drawString(60, 780, SAID)
    for number, row in enumerate(ROWS):
        for at, text in enumerate(row):
            canvas.drawString(60 + 90 * at, 740 - 16 * number, text)
    canvas.save()
    return file.getvalue()


LINES = "".join("".join(text.ljust(10) for text in row).rstrip() + "\n" for row in ROWS)
MARKED = "".join(f"| {' | '.join(row)} |\n" for row in (ROWS[0], ["---"] * 3, *ROWS[1:]))
HTML = "".join(f"<tr>{''.join(f'<td>{text}' for text in row)}" for row in ROWS)
JSON = """{"note": "It looked at 41 bridges.",
"spent": {"Estonia": {"2023": "3.2%", "2024": "3.4%"}, "Latvia": {"2023": "2.9%", "2024": "3.0%"}}}
"""
# By the name of the file: its bytes, and where 41 and Estonia's 3.4% of 2024 stand.
KINDS = {
    "a.txt": (f"{SAID}\n\n{LINES}".encode(), "line 1", "line 4"),
    "a.md": (f"{SAID}\n\n{MARKED}".encode(), "line 1", "line 5"),
    "a.html": (f"<p>{SAID}</p>\n<table>\n{HTML}</table>".encode(), "line 1", "line 3"),
    "a.csv": (f"{SAID}\n\n{chr(10).join(map(','.join, ROWS))}".encode(), "line 1", "line 4"),
    "a.json": (JSON.encode(), "note", "spent.Estonia.2024"),
    "a.docx": (docx(paragraph(SAID) + table(*ROWS)), "paragraph 1", "table 1, row 2"),
    "a.xlsx": (xlsx(Spent=[[SAID], [], *ROWS]), "Spent!A1", "Spent!C4"),
    "a.pdf": (pdf(), "page 1", "page 1"),
}
TABLE = "table: {columns: [Country, 2023, 2024], rows: [[Estonia, 3.2%, 3.4%]]}"


def write(folder: Path, name: str, section: str, more: str = "", saved: bytes = b"") -> None:
    """A brief with one source, saved under a name."""
    folder.mkdir(exist_ok=True)
    folder.joinpath(name).write_bytes(saved or KINDS[name][0])
    head = f"title: T\nsources:\n  a: {{title: S, file: {name}{more}}}\n"
    folder.joinpath("brief.yaml").write_text(head, "utf-8")
    folder.joinpath("one.yaml").write_text(f"title: A\nsource: a\n{section}\n", "utf-8")


def claims(folder: Path) -> tuple[Claim, ...]:
    brief, faults = read_brief(folder)
    assert brief, faults
    return check_evidence(brief).claims


@pytest.mark.parametrize("name", KINDS)
def test_a_number_is_found_at_its_place(name: str, tmp_path: Path) -> None:
    write(tmp_path, name, f"body: It saw 41 bridges, not 42.\n{TABLE}")
    found = {claim.text: claim for claim in claims(tmp_path)}
    assert (found["41"].status, found["41"].place) == (Status.FOUND, KINDS[name][1])
    assert found["42"].status is Status.UNSUPPORTED
    assert (found["3.4%"].status, found["3.4%"].place) == (Status.FOUND, KINDS[name][2])


@pytest.mark.parametrize("name", KINDS)
def test_a_cell_that_is_swapped_with_its_neighbour_is_told(name: str, tmp_path: Path) -> None:
    write(tmp_path, name, TABLE.replace("3.2%, 3.4%", "3.4%, 3.2%"))
    found = {c.text: c.status for c in claims(tmp_path) if c.text.endswith("%")}
    assert found == {"3.4%": Status.UNSUPPORTED, "3.2%": Status.UNSUPPORTED}


@pytest.mark.parametrize("name", KINDS)
def test_a_digest_pins_the_file(name: str, tmp_path: Path) -> None:
    pinned = f", sha256: {hashlib.sha256(KINDS[name][0]).hexdigest()}"
    write(tmp_path, name, "body: It saw 41 bridges.", pinned)
    assert read_brief(tmp_path)[1] == ()
    write(tmp_path, name, "body: It saw 41 bridges.", pinned, KINDS[name][0] + b"\n")
    assert [fault.code for fault in read_brief(tmp_path)[1]] == ["source.changed"]


@pytest.mark.parametrize("name", KINDS)
def test_the_file_travels_in_the_pdf_and_is_given_back(name: str, tmp_path: Path) -> None:
    folder, page, back = tmp_path / "brief", tmp_path / "page.pdf", tmp_path / "back"
    write(folder, name, "body: It saw 41 bridges.")
    with folder.joinpath("brief.yaml").open("a", encoding="utf-8") as file:
        file.write("attach: [source]\n")
    run = CliRunner().invoke(main, ["build", str(folder), "-o", str(page)])
    assert run.exit_code == 0, run.output
    run = CliRunner().invoke(main, ["unpack", str(page), str(back)])
    assert run.exit_code == 0, run.output
    assert [path.read_bytes() for path in back.rglob(name)] == [KINDS[name][0]]


@pytest.mark.parametrize("name", KINDS)
def test_what_is_saved_is_read_again_while_the_page_is_watched(name: str, tmp_path: Path) -> None:
    write(tmp_path, name, "body: It saw 41 bridges.")
    live = LiveBuilder(tmp_path, lambda: 1.0, language=None, strict=False)
    assert live.build(View()).faults == ()
    tmp_path.joinpath(name).write_bytes(b"41")
    spoilt = {fault.code for fault in live.build(View()).faults}
    assert spoilt <= {"source.broken", "workbook.file"}
    tmp_path.joinpath(name).write_bytes(KINDS[name][0].replace(b"41 bridges", b"43 bridges"))
    told = {fault.code for fault in live.build(View()).faults}
    packed = name.endswith((".docx", ".xlsx", ".pdf"))
    assert told == (set() if packed else {"evidence.unsupported"})
