"""Number formats, held against LibreOffice itself.

It does not come from PyPI, so `.ci/run` runs this, and a plain `pytest` does
not collect it.
"""

from __future__ import annotations

import csv
import subprocess
from pathlib import Path

import openpyxl
import pytest

from briefing.language.language import language
from briefing.spreadsheets.number_format import MINUS, show
from briefing.spreadsheets.workbook import open_workbook
from tests.spreadsheets.formats import CASES

# Fields by commas, texts in quotes, UTF-8, from the first line, in American English, as shown.
_CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,1033,false,true"


def converted(path: Path, form: str) -> Path:
    call = ["soffice", "--headless", "--convert-to", form, "--outdir", str(path.parent), str(path)]
    subprocess.run(call, check=True, capture_output=True, timeout=180)
    return path.with_suffix(f".{form.partition(':')[0]}")


@pytest.fixture(scope="module")
def workbook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    book = openpyxl.Workbook()
    for row, (value, code, _) in enumerate(CASES, start=1):
        book.active.cell(row, 1, value).number_format = code
    path = tmp_path_factory.mktemp("book") / "formats.xlsx"
    book.save(path)
    return path


def test_the_recording_is_what_libreoffice_shows(workbook: Path) -> None:
    with converted(workbook, _CSV).open(encoding="utf-8", newline="") as file:
        found = [" ".join(row[0].split()) for row in csv.reader(file)]
    assert found == [text for _, _, text in CASES]


def test_a_workbook_of_libreoffice_shows_the_same(workbook: Path) -> None:
    book = open_workbook(converted(workbook, "ods").read_bytes())
    cells = [book.read("Sheet").cell(row, 1) for row in range(1, len(CASES) + 1)]
    found = [show(cell, language("en-US")).text.replace(MINUS, "-") for cell in cells]
    wrong = [(mine, case) for mine, case in zip(found, CASES, strict=True) if mine != case[2]]
    # Thousands that a format parts by a space of its own have commas in English.
    assert [mine.replace(",", "") for mine, _ in wrong] == [c[2].replace(" ", "") for _, c in wrong]
    assert len(wrong) <= 2
