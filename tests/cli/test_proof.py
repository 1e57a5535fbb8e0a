"""`briefing proof`: a table, or JSON; and `briefing build --proof`."""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Callable
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from pypdf import PdfReader

from briefing import Builder
from briefing.cli import main
from briefing.preflight import checks_document
from briefing.preflight.checks import CHECKS
from briefing.workflows import proof as workflow
from tests.conftest import SECTIONS
from tests.hostile_pdfs import TEXT, content, form, pages, stream
from tests.preflight import planted as plant
from tests.preflight.planted import draw, letters

Folder = Callable[..., Path]


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [*map(str, arguments)])


@cache
def page() -> bytes:
    return Builder().build(SECTIONS).pdf


@pytest.fixture
def pdf(tmp_path: Path) -> Callable[[bytes], Path]:
    def write(data: bytes) -> Path:
        path = tmp_path / "brief.pdf"
        path.write_bytes(data)
        return path

    return write


Pdf = Callable[[bytes], Path]


def test_a_sound_page_passes(pdf: Pdf) -> None:
    path = pdf(page())
    done = run("proof", path)
    assert (done.exit_code, done.stderr) == (0, "")
    head, *rows, total = done.stdout.splitlines()
    assert head == f"{path}: 44 kB, 1 page, A4"
    assert all(row.startswith(("  pass  ", "  -     ", " " * 28)) for row in rows)
    assert total.startswith(f"{len(CHECKS) - 1} of {len(CHECKS)} checks pass")
    assert path.read_bytes() == page()


def test_a_defect_is_told_with_its_place_and_the_next_step(pdf: Pdf) -> None:
    marred = plant.planted(page(), draw(" ".join(letters(5, 20, 300 + 9 * at) for at in range(5))))
    done = run("proof", pdf(plant.planted(marred, plant.without("ViewerPreferences"))))
    assert done.exit_code == 1
    rows = done.stdout.splitlines()
    at = next(at for at, row in enumerate(rows) if row.startswith("  fail  Smallest type"))
    assert "5 pt: " in rows[at]
    assert "(page 1, 7 mm from the left, " in rows[at]
    assert rows[at + 1].strip() == "next: set it in 6 points at least, better in 8"
    assert any(row.startswith("fails: Smallest type, PDF/UA") for row in rows)
    assert any(row.startswith("warns: Title bar") for row in rows)


def test_untagged_the_reasons_are_told_once(pdf: Pdf) -> None:
    done = run("proof", pdf(plant.planted(page(), plant.without("StructTreeRoot"))), "--outline")
    assert done.stdout.count("there are no tags") == 1
    assert done.stdout.endswith("reading order: the file has no tags, so nobody knows\n")


def test_the_outline_shows_the_order(pdf: Pdf) -> None:
    lines = run("proof", pdf(page()), "--outline").stdout.partition("reading order:\n")[2]
    assert lines.splitlines()[:4] == [
        "  Document",
        "    P: NATO Vilnius Summit | First working session",
        "    P: Tuesday, 11 July 2023",
        "    H1: Allies bring Ukraine closer to NATO and adopt new defence plans",
    ]


def test_json_holds_every_check(pdf: Pdf) -> None:
    path = pdf(plant.planted(page(), draw(letters(5, 20, 300))))
    done = run("proof", path, "--format", "json")
    assert (done.exit_code, done.stderr) == (1, "")
    told = json.loads(done.stdout)
    assert (told["file"], told["verdict"], told["faults"]) == (str(path), "fail", [])
    assert (told["bytes"], told["pages"], told["looked_at"]) == (path.stat().st_size, 1, 1)
    assert [each["check"] for each in told["checks"]] == [check.code for check in CHECKS]
    (small,) = (each for each in told["checks"] if each["check"] == "type.smallest")
    (found,) = small["findings"]
    assert (small["verdict"], found["verdict"], found["page"]) == ("fail", "fail", 1)
    assert found["x"] == pytest.approx(20, abs=1)
    assert found["hint"]
    assert told["outline"][0] == {"depth": 0, "role": "Document", "text": "", "alt": ""}


def with_password(pdf: bytes) -> bytes:
    return plant.planted(pdf, lambda w: w.encrypt("secret", algorithm="RC4-128"))


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (lambda pdf: b"", "proof.broken"),
        (lambda pdf: b"%PDF-1.7\n", "proof.broken"),
        (lambda pdf: b"title: x\n", "proof.broken"),
        (lambda pdf: pdf[:9000], "proof.broken"),
        (with_password, "proof.locked"),
    ],
)
def test_what_cannot_be_opened_is_a_fault(
    spoil: Callable[[bytes], bytes], code: str, pdf: Pdf
) -> None:
    path = pdf(spoil(page()))
    done = run("proof", path)
    assert (done.exit_code, done.stdout) == (1, "")
    assert f"error[{code}]" in done.stderr
    assert "hint:" in done.stderr
    told = json.loads(run("proof", path, "--format", "json").stdout)
    assert (told["verdict"], told["faults"][0]["code"]) == (None, code)


def test_a_place_without_a_file_is_a_fault(tmp_path: Path) -> None:
    for place, code in ((tmp_path / "none.pdf", "missing"), (tmp_path, "not-a-file")):
        done = run("proof", place)
        assert (done.exit_code, f"error[file.{code}]" in done.stderr) == (1, True)
    assert run("proof").exit_code == 2
    assert run("proof", "a.pdf", "--format", "xml").exit_code == 2


def test_a_file_too_large_is_not_read(pdf: Pdf, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workflow, "MAX_BYTES", 1000)
    done = run("proof", pdf(page()))
    assert (done.exit_code, "error[file.too-large]" in done.stderr) == (1, True)


@pytest.mark.parametrize("seed", range(40))
def test_a_damaged_file_is_no_traceback(seed: int, pdf: Pdf) -> None:
    dice = random.Random(seed)
    data = bytearray(page())
    for _ in range(dice.randint(1, 30)):
        data[dice.randrange(len(data))] = dice.randrange(256)
    if seed % 2:
        start = dice.randrange(len(data))
        del data[start : start + dice.randint(1, 3000)]
    done = run("proof", pdf(bytes(data)))
    assert isinstance(done.exception, SystemExit | None)
    assert done.exit_code in (0, 1)
    if seed % 2:
        assert done.exit_code == 1
        assert "fail  Whole file" in done.stdout or "error[proof.broken]" in done.stderr


def test_a_file_without_end_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page of 300,000 texts, which is drawn, against a second's patience."""
    path = tmp_path / "endless.pdf"
    path.write_bytes(content(TEXT * 300_000))
    monkeypatch.setattr(workflow, "PATIENCE", 1.0)
    done = run("proof", path)
    assert (done.exit_code, done.stdout) == (1, "")
    assert "error[proof.endless]" in done.stderr


def drawn_by_pdfium_alone() -> bytes:
    """Forms that each draw the next ten times, which pypdf takes for one: a name stands twice."""
    forms = [form(b"/X Do " * 10, b"/XObject<</X %d 0 R>>" % number) for number in range(6, 18)]
    names = b"/XObject<</X 18 0 R/X 5 0 R>>"
    return pages(names, stream(b"/X Do"), *forms, form(TEXT))


@pytest.mark.skipif(sys.platform != "linux", reason="has no limit of a process's memory")
def test_what_pdfium_draws_beyond_what_was_counted_is_a_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "twice.pdf"
    path.write_bytes(drawn_by_pdfium_alone())
    monkeypatch.setattr(workflow, "MAX_MEMORY", 1 << 29)
    done = run("proof", path)
    assert (done.exit_code, done.stdout) == (1, "")
    assert f"{path} takes more than 0.5 GiB of memory" in done.stderr
    told = json.loads(run("proof", path, "--format", "json").stdout)
    assert told["faults"][0]["code"] == "proof.too-heavy"


@pytest.mark.skipif(sys.platform != "linux", reason="has no limit of a process's memory")
def test_what_pypdf_has_no_memory_for_is_a_fault(pdf: Pdf, monkeypatch: pytest.MonkeyPatch) -> None:
    path = pdf(page() + b" " * (100 << 20))
    monkeypatch.setattr(workflow, "MAX_MEMORY", 300 << 20)
    done = run("proof", path)
    assert "error[proof.too-heavy]" in done.stderr


def test_a_process_that_cannot_start_is_a_fault(pdf: Pdf, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    done = run("proof", pdf(page()))
    assert (done.exit_code, "error[jobs.not-started]" in done.stderr) == (1, True)
    assert "--jobs" not in done.stderr


def test_only_the_reading_is_short_of_memory() -> None:
    """Programs that the checks start, as veraPDF's Java, get what they ask for."""
    resource = pytest.importorskip("resource")
    before = resource.getrlimit(resource.RLIMIT_AS)
    with workflow.limited(1 << 40):
        assert resource.getrlimit(resource.RLIMIT_AS)[0] == 1 << 40
    assert resource.getrlimit(resource.RLIMIT_AS) == before


def test_build_proofs_what_it_writes(tmp_path: Path) -> None:
    out = tmp_path / "brief.pdf"
    done = run("build", SECTIONS, "-o", out, "--proof", "--strict")
    assert done.exit_code == 0
    assert out.read_bytes() == page()


def test_build_writes_nothing_that_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "brief.pdf"
    out.write_bytes(b"yesterday's")
    monkeypatch.setattr(checks_document, "FAIL_SIZE", 10_000)
    done = run("build", SECTIONS, "-o", out, "--proof")
    assert done.exit_code == 1
    assert "error[proof.file.size]: 0.0 MB: mail servers refuse" in done.stderr
    assert out.read_bytes() == b"yesterday's"
    told = json.loads(run("build", SECTIONS, "-o", out, "--proof", "--format", "json").stdout)
    assert (told["output"], told["faults"][0]["code"]) == (None, "proof.file.size")
    assert out.read_bytes() == b"yesterday's"
    assert run("build", SECTIONS, "-o", out).exit_code == 0


def test_what_a_build_is_warned_of_stops_it_strictly(folder: Folder, tmp_path: Path) -> None:
    place = folder(brief="title: Untitled\n", a="title: A\nsummary: One fact.\n")
    out = tmp_path / "brief.pdf"
    done = run("build", place, "-o", out, "--proof")
    assert done.exit_code == 0
    assert "warning[proof.about.title]" in done.stderr
    assert PdfReader(BytesIO(out.read_bytes())).pages
    out.unlink()
    assert run("build", place, "-o", out, "--proof", "--strict").exit_code == 1
    assert not out.exists()
