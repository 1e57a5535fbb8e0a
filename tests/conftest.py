"""What several rooms' tests share: folders to write, a warm builder, and every PDF it prints."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from pathlib import Path

import page as page_validation
import pytest
from hypothesis import settings

from briefing import Builder, Result

ROOT = Path(__file__).parent.parent
SECTIONS = ROOT / "sections"

Build = Callable[..., Result]

# The same examples on every run and machine; a slow machine is no failure.
settings.register_profile("same", derandomize=True, deadline=None)
settings.load_profile("same")


PROFILES = {"PDF/UA-1": "ua1", "PDF/A-2a": "2a", "PDF/A-3a": "3a"}


def failed(pdf: bytes, profile: str) -> list[str]:
    """The rules that page-validation finds broken; an error where it cannot judge."""
    report = page_validation.validate_pdf_bytes(pdf, profile=profile)
    assert report.rules.total > 50, "the validator judged"
    return [f"{failure.rule_id}: {failure.message}" for failure in report.failures]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="rewrite the recorded references")
    parser.addoption("--briefs", type=int, default=60, help="how many made-up briefs to try")
    parser.addoption("--fuzz", type=int, default=40, help="how many hostile inputs of each kind")
    parser.addoption("--plants", type=int, default=0, help="errors of a kind in each brief")
    parser.addoption("--seed", type=int, default=0, help="the first made-up brief's, or input's")


def pytest_report_header(config: pytest.Config) -> str:
    count, seed = config.getoption("briefs"), config.getoption("seed")
    return f"made-up briefs: {count}, from seed {seed}"


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A test with a `seed`, and none of its own, is run for each of the made-up briefs."""
    own = metafunc.definition.get_closest_marker("parametrize")
    if "seed" in metafunc.fixturenames and own is None:
        first = metafunc.config.getoption("seed")
        metafunc.parametrize("seed", range(first, first + metafunc.config.getoption("briefs")))


@pytest.fixture
def update(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--update"))


@pytest.fixture
def folder(tmp_path: Path) -> Callable[..., Path]:
    """Write a brief's files: `folder(brief="title: x", ukraine="title: y")`."""

    def write(**files: str) -> Path:
        place = tmp_path / "copy"
        place.mkdir(exist_ok=True)
        for stem, text in files.items():
            place.joinpath(f"{stem}.yaml").write_text(text, "utf-8")
        return place

    return write


@pytest.fixture(scope="session")
def build() -> Build:
    """Build with one warm builder; judge every page by the standards that it claims.

    page-validation judges here; for veraPDF the PDFs are kept where BRIEFING_KEEP_PDFS says.
    """
    builders: dict[str | None, Builder] = {}

    def run(place: Path, style: str | None = None, **options: str) -> Result:
        builder = builders.setdefault(style, Builder(style))
        result = builder.build(place, **options)
        for standard in result.report.standards:
            assert failed(result.pdf, PROFILES[standard]) == []
        if keep := os.environ.get("BRIEFING_KEEP_PDFS"):
            name = hashlib.sha256(result.pdf).hexdigest()[:16]
            Path(keep, f"{name}.pdf").write_bytes(result.pdf)
        return result

    return run
