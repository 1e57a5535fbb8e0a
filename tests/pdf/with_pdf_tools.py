"""What qpdf, poppler and mupdf make of pages and of copies.

They do not come from PyPI, so `.ci/run` runs this, and a plain `pytest` does not collect it.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.test_marking import MARKINGS
from tests.conftest import SECTIONS, Build
from tests.copying import copied
from tests.pdf.test_numbered_copies import EVERYTHING

Folder = Callable[..., Path]


def told(call: str, file: Path) -> str:
    """What a program prints of a file, in one line; an error where it fails."""
    line = [str(file) if part == "{pdf}" else part for part in call.split()]
    done = subprocess.run(line, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    return " ".join(done.stdout.split())


@pytest.fixture(scope="module")
def shipped(build: Build, tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("shipped") / "brief.pdf"
    file.write_bytes(build(SECTIONS).pdf)
    return file


@pytest.fixture(scope="module")
def hundred(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A hundred copies of a page with pictures, charts, a table and links."""
    file = tmp_path_factory.mktemp("hundred") / "copies.pdf"
    file.write_bytes(copied(EVERYTHING, count=100, keep=False).editions[0].pdf)
    return file


@pytest.mark.parametrize("file", ["shipped", "hundred"])
def test_qpdf_finds_nothing_wrong(file: str, request: pytest.FixtureRequest) -> None:
    said = told("qpdf --check {pdf}", request.getfixturevalue(file))
    assert "No syntax or stream encoding errors found" in said


@pytest.mark.parametrize("call", ["pdftotext -raw {pdf} -", "mutool draw -q -F txt {pdf}"])
def test_the_page_is_read_as_it_is_written(call: str, shipped: Path) -> None:
    text = told(call, shipped)
    assert "reaffirmed its future membership" in text
    assert "Key figures" in text
    assert "2% of GDP" in text
    assert "11 Allies" in text
    assert "Page 1 of 1" in text


@pytest.mark.parametrize(
    "call", ["pdftotext -f 77 -l 77 {pdf} -", "mutool draw -q -F txt {pdf} 77"]
)
def test_each_copy_is_read(call: str, hundred: Path) -> None:
    assert "Copy 77 of 100" in told(call, hundred)


@pytest.mark.parametrize("marking", MARKINGS)
def test_the_words_of_a_marking_are_whole(
    marking: str, folder: Folder, build: Build, tmp_path: Path
) -> None:
    place = folder(brief=f"title: x\nmarking: {json.dumps(marking, ensure_ascii=False)}")
    file = tmp_path / "x.pdf"
    file.write_bytes(build(place).pdf)
    assert told("pdftotext {pdf} -", file).count(marking) == 2
