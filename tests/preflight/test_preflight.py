"""What `briefing` prints passes; validators and long files are told as they are."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter

from briefing.brief.schema import PAPERS
from briefing.errors import BriefingError
from briefing.preflight import reader, validators
from briefing.preflight.checks import CHECKS, PreflightReport, preflight
from briefing.preflight.findings import Finding, Verdict
from briefing.preflight.tag_tree import outline
from briefing.style.loader import shipped
from tests.conftest import ROOT, SECTIONS, Build
from tests.preflight import planted as plant

Folder = Callable[..., Path]
PAGES = {
    **{f"{style}-{paper}": (SECTIONS, style, paper) for style in shipped() for paper in PAPERS},
    "charts": (ROOT / "tests/pages/charts", "scoreboard", "a4"),
    "everything": (ROOT / "tests/pages/everything", "columns", "a4"),
    "french": (ROOT / "tests/pages/french", "briefing", "a4"),
    "ukrainian": (ROOT / "tests/pages/ukrainian", "briefing", "a4"),
}


def first(proof: PreflightReport, code: str) -> Finding:
    return next(each.findings[0] for each in proof.outcomes if each.check.code == code)


@pytest.mark.parametrize("name", PAGES)
def test_our_own_pages_pass(name: str, build: Build) -> None:
    folder, style, paper = PAGES[name]
    proof = preflight(build(folder, style, paper=paper).pdf, f"{name}.pdf")
    assert proof.faults == ()
    judged = [each for each in proof.outcomes if each.verdict is not Verdict.SKIP]
    assert len(judged) >= len(CHECKS) - 1  # veraPDF may not be here
    assert first(proof, "file.paper").message == PAPERS[paper]


def test_no_two_checks_share_a_name() -> None:
    assert len({check.code for check in CHECKS}) == len({check.title for check in CHECKS})
    assert len({check.code for check in CHECKS}) == len(CHECKS)


def test_the_outline_is_what_is_read(folder: Folder, build: Build) -> None:
    place = folder(brief="title: River\n", a="title: Bridges\nsummary: All **but** one stand.\n")
    tags = preflight(build(place).pdf, "x.pdf").document.tags
    assert tags
    lines = [tuple(line) for line in outline(tags)][:6]
    assert lines == [
        (0, "Document", "", ""),
        (1, "H1", "River", ""),
        (1, "Sect", "", ""),
        (2, "H2", "Bridges", ""),
        (2, "P", "All but one stand.", ""),
    ]


def test_attached_sources_are_meant_to_be_there(folder: Folder, build: Build) -> None:
    place = folder(brief="title: x y\nattach: [source]\n", a="title: A\nsummary: One fact.\n")
    proof = preflight(build(place).pdf, "x.pdf")
    assert proof.faults == ()
    assert first(proof, "enclosed.files").message == "meant to be there: a.yaml, brief.yaml"
    assert first(proof, "standard.archive").message == "PDF/A-3a kept"


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (5, "1.txt, 2.txt, 3.txt, 4.txt, 5.txt"),
        (6, "1.txt, 2.txt, 3.txt, 4.txt, 5.txt, 6.txt"),
        (24, "23.txt, 24.txt, 3.txt, 4.txt, 5.txt and 4 more"),
    ],
)
def test_files_inside_are_all_told(count: int, said: str, build: Build) -> None:
    make = plant.both(*(plant.enclosing(f"{at}.txt", b"-", "Data") for at in range(1, count + 1)))
    proof = preflight(plant.planted(build(SECTIONS).pdf, make), "x.pdf")
    message = first(proof, "enclosed.files").message
    assert message.startswith("meant to be there: 1.txt")
    assert message.endswith(said)


def test_two_files_inside_may_have_one_name_and_a_long_one(build: Build) -> None:
    name = "a" * 50
    make = plant.both(*(plant.enclosing(name, data, "Data") for data in (b"-", b"+")))
    proof = preflight(plant.planted(build(SECTIONS).pdf, make), "x.pdf")
    cut = "a" * 40 + "…"
    assert first(proof, "enclosed.files").message == f"meant to be there: {cut}, {cut}"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("x.txt", "a file is enclosed: “x.txt”, and 2 more of that name"),
        ("a" * 50, f"a file is enclosed: “{'a' * 40}…”, and 2 more of that name"),
        ("x.exe", "a program is enclosed: “x.exe”, and 2 more of that name"),
    ],
)
def test_files_of_one_name_that_should_not_be_there_are_counted(
    name: str, said: str, build: Build
) -> None:
    make = plant.both(*(plant.enclosing(name, data) for data in (b"-", b"+", b"*")))
    proof = preflight(plant.planted(build(SECTIONS).pdf, make), "x.pdf")
    assert first(proof, "enclosed.files").message == said


def test_a_long_file_is_looked_at_in_part(build: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    writer = PdfWriter()
    for _ in range(5):
        writer.append(PdfReader(BytesIO(build(SECTIONS).pdf)))
    out = BytesIO()
    writer.write(out)
    monkeypatch.setattr(reader, "MAX_READ_PAGES", 3)
    proof = preflight(out.getvalue(), "x.pdf")
    assert first(proof, "file.pages").message == "only the first 3 of 5 pages were looked at"
    monkeypatch.setattr(reader, "MAX_PAGES", 4)
    with pytest.raises(BriefingError, match=r"x\.pdf has 5 pages; 4 is the limit"):
        preflight(out.getvalue(), "x.pdf")


def test_without_a_validator_nothing_is_claimed(
    build: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(validators, "find_spec", lambda name: None)
    proof = preflight(build(SECTIONS).pdf, "x.pdf")
    for code in ("standard.ua", "standard.archive"):
        assert first(proof, code).verdict is Verdict.SKIP
        assert 'pip install ".[proof]"' in first(proof, code).message
    assert proof.verdict is Verdict.PASS


@pytest.mark.parametrize(
    ("report", "found"),
    [
        ('<validationReport isCompliant="true">', (Verdict.PASS, "veraPDF finds ua1 and 2a kept")),
        ("x.pdf: ua1: compliant false: 9 checks", (Verdict.FAIL, "veraPDF finds ua1 broken")),
        ("out of memory", (Verdict.SKIP, "veraPDF could not judge ua1")),
    ],
)
def test_verapdf_is_asked_where_it_is(
    report: str,
    found: tuple[Verdict, str],
    build: Build,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    command = tmp_path / "verapdf"
    asked = 'sys.argv[1] == "--flavour" and os.path.getsize(sys.argv[3])'
    script = f"#!{sys.executable}\nimport os, sys\nif {asked}: print({report!r})\n"
    command.write_text(script, "utf-8")
    command.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    assert shutil.which("verapdf") == str(command)
    told = first(preflight(build(SECTIONS).pdf, "x.pdf"), "standard.verapdf")
    assert (told.verdict, told.message) == found


def test_a_file_that_claims_nothing_is_not_held_to_it(build: Build) -> None:
    strip = plant.metadata(lambda xmp: xmp.replace("pdfaid:", "x:").replace("pdfuaid:", "y:"))
    proof = preflight(plant.planted(build(SECTIONS).pdf, strip), "x.pdf")
    assert first(proof, "standard.archive") == (Verdict.SKIP, "not claimed", None, None)
    assert first(proof, "standard.ua").verdict is Verdict.WARN
    assert first(proof, "standard.verapdf").verdict is Verdict.SKIP
