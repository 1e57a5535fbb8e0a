"""A marking from the copy to the reader: name, page, metadata and email all say the same."""

from __future__ import annotations

import email
import json
import subprocess
import sys
from collections.abc import Callable
from email.policy import default
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from click.testing import CliRunner
from pypdf import PdfReader

from briefing.cli import main
from tests.conftest import ROOT, Build, failed

Folder = Callable[..., Path]
CROSSINGS = ROOT / "tests/evidence/briefs/crossings"

MARKINGS = {
    "TLP:AMBER+STRICT": "TLP-AMBER-STRICT",
    "OFFICIAL-SENSITIVE - RECIPIENTS ONLY": "OFFICIAL-SENSITIVE-RECIPIENTS-ONLY",
    "RESTREINT UE/EU RESTRICTED": "RESTREINT-UE-EU-RESTRICTED",
    "TRÈS SECRET UE/EU TOP SECRET": "TRÈS-SECRET-UE-EU-TOP-SECRET",
    "NATO RESTRICTED RELEASABLE TO UKRAINE": "NATO-RESTRICTED-RELEASABLE-TO-UKRAINE",
    "CUI//SP-PRVCY//NOFORN": "CUI-SP-PRVCY-NOFORN",
    "Для службового користування": "Для-службового-користування",
    'internal "draft" : 50 % - it\'s': "internal-draft-50-it-s",
}


def words(reader: PdfReader, page: int = 0) -> str:
    return " ".join(reader.pages[page].extract_text().split())


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("marking", MARKINGS)
def test_page_metadata_name_and_mail_agree(
    marking: str, language: str, folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    quoted = json.dumps(marking, ensure_ascii=False)
    place = folder(
        brief=f'title: x\nmarking: {quoted}\nfilename: "{{marking}} 2026.pdf"',
        a=f"title: A\nmarking: {quoted}",
    )
    monkeypatch.chdir(place)
    done = CliRunner().invoke(main, ["build", str(place), "--language", language])
    assert done.exit_code == 0, done.stderr
    pdf = place.joinpath(f"{MARKINGS[marking]} 2026.pdf").read_bytes()
    assert failed(pdf, "ua1") == failed(pdf, "2a") == []
    reader = PdfReader(BytesIO(pdf))
    assert words(reader).startswith(marking)
    assert words(reader).endswith(marking)
    assert reader.metadata
    assert reader.metadata.get("/Keywords") == marking
    assert reader.xmp_metadata
    assert reader.xmp_metadata.pdf_keywords == marking
    mailed = CliRunner().invoke(main, ["mail", str(place), "--language", language, "-o", "-"])
    message = email.message_from_bytes(mailed.stdout_bytes, policy=default)
    assert message["Subject"] == f"{marking} | x"
    body = message.get_body(("plain",))
    assert body
    assert body.get_content().splitlines()[0] == marking
    (attached,) = message.iter_attachments()
    assert (attached.get_filename(), attached.get_content()) == (
        f"{MARKINGS[marking]} 2026.pdf",
        pdf,
    )


@pytest.mark.parametrize("marking", MARKINGS)
def test_another_reader_finds_its_words_whole(marking: str, folder: Folder, build: Build) -> None:
    """Letters too far apart are words to PDFium, by which Chrome searches a page."""
    place = folder(brief=f"title: x\nmarking: {json.dumps(marking, ensure_ascii=False)}")
    page = pypdfium2.PdfDocument(build(place).pdf)[0]
    assert " ".join(page.get_textpage().get_text_range().split()).count(marking) == 2


@pytest.mark.parametrize("name", ["x.pdf", "x.md", "x.json", "x.txt"])
def test_the_evidence_sheet_repeats_it(name: str, tmp_path: Path) -> None:
    place = tmp_path / "copy"
    place.mkdir()
    for file in CROSSINGS.rglob("*"):
        target = place / file.relative_to(CROSSINGS)
        target.mkdir(exist_ok=True) if file.is_dir() else target.write_bytes(file.read_bytes())
    brief = place / "brief.yaml"
    brief.write_text(f"marking: TLP:AMBER\n{brief.read_text('utf-8')}", "utf-8")
    out = tmp_path / name
    done = CliRunner().invoke(main, ["evidence", str(place), "-o", str(out)])
    assert done.exit_code == 0, done.stderr
    if name != "x.pdf":
        assert out.read_text("utf-8").lstrip('*{\n "marking:').startswith("TLP:AMBER")
        return
    pdf = out.read_bytes()
    assert failed(pdf, "ua1") == failed(pdf, "2a") == []
    reader = PdfReader(BytesIO(pdf))
    assert len(reader.pages) > 1
    for page in range(len(reader.pages)):
        assert words(reader, page).startswith("TLP:AMBER")
        assert words(reader, page).endswith("TLP:AMBER")
        assert words(reader, page).count("TLP:AMBER") == 2
    for page in reader.pages[1:]:
        assert page.get_contents().get_data().lstrip().startswith(b"/Artifact")
    assert reader.metadata
    assert reader.metadata.get("/Keywords") == "TLP:AMBER"


def test_what_is_too_long_for_its_line_is_a_fault(folder: Folder, tmp_path: Path) -> None:
    place = folder(brief="title: x\nmarking: TLP:RED " + "for the board and its deputies " * 4)
    for command in (["build"], ["evidence", "--format", "pdf"]):
        out = tmp_path / "x.pdf"
        done = CliRunner().invoke(main, [*command, str(place), "-o", str(out)])
        assert done.exit_code == 1
        assert (
            "error[fit.marking-too-long]: the marking takes 2 lines; one is the limit"
            in done.stderr
        )
        assert not out.exists()


def test_a_brief_without_one_loads_nothing_for_it(folder: Folder) -> None:
    place = folder(brief="title: x\nfilename: x.pdf", a="title: A")
    code = f"import sys; from briefing import build; build({str(place)!r}); print(*sys.modules)"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = {name for name in out.stdout.split() if name.startswith("briefing.")}
    assert "briefing.brief.schema" in loaded
    assert not {name for name in loaded if "marking" in name or "schemes" in name}
    assert "briefing.brief.section_markings" not in loaded
