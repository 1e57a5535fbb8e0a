"""The Python API as the package's docstring shows it."""

from __future__ import annotations

import doctest
import subprocess
import sys
from pathlib import Path

import pytest

import briefing
from tests.conftest import ROOT, SECTIONS


def test_the_example_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    tried = doctest.testmod(briefing)
    assert (tried.attempted, tried.failed) == (10, 0)


def test_every_public_name_is_there() -> None:
    assert set(briefing.__all__) <= set(dir(briefing))
    for name in briefing.__all__:
        assert getattr(briefing, name) is not None
    with pytest.raises(AttributeError, match="no attribute 'Press'"):
        _ = briefing.Press


def test_copy_that_does_not_fit_says_by_how_much(tmp_path: Path) -> None:
    tmp_path.joinpath("brief.yaml").write_text("title: Long\n")
    tmp_path.joinpath("a.yaml").write_text(f"title: A\nbody: {'many words that go on ' * 260}\n")
    with pytest.raises(briefing.OversetError) as told:
        briefing.build(tmp_path)
    assert told.value.fit.over
    assert told.value.fit.over.words > 100


def test_each_row_has_its_page_or_its_faults(tmp_path: Path) -> None:
    tmp_path.joinpath("brief.yaml").write_text('title: "{country}"\n')
    rows = [{"country": "Estonia"}, {"country": "a\x00b"}, {"name": "Poland"}]
    done = list(briefing.Builder().merge(tmp_path, rows))
    assert [(each.number, each.row) for each in done] == list(enumerate(rows, start=1))
    assert [each.result is None for each in done] == [False, True, True]
    codes = [[fault.code for fault in each.faults] for each in done]
    assert codes == [[], ["rows.control-character"], ["merge.no-column"]]


def test_a_warm_builder_makes_the_same_bytes_as_a_process_of_its_own() -> None:
    """Whatever else it has made, and remembers: texts, lines, codes, subsets, streams."""
    folders = [SECTIONS, *(path.parent for path in sorted(ROOT.glob("tests/pages/*/brief.yaml")))]
    assert len(folders) > 3
    builder = briefing.Builder()
    builder.build(ROOT / "tests/pages/ukrainian", language="de")
    warm = {folder: builder.build(folder).pdf for folder in folders}
    again = {folder: builder.build(folder).pdf for folder in reversed(folders)}
    for folder in folders:
        call = [sys.executable, "-m", "briefing", "build", folder, "-o", "-"]
        cold = subprocess.run(call, capture_output=True, check=True).stdout
        assert (warm[folder] == cold, again[folder] == cold) == (True, True), folder


def test_faults_are_raised_together(tmp_path: Path) -> None:
    tmp_path.joinpath("brief.yaml").write_text("titel: x\npaper: a5\n")
    with pytest.raises(briefing.BriefingError) as told:
        briefing.build(tmp_path)
    codes = [fault.code for fault in told.value.faults]
    assert codes == ["copy.unknown-key", "copy.missing-key", "copy.choice"]


def test_faults_of_copy_and_style_come_together(tmp_path: Path) -> None:
    tmp_path.joinpath("brief.yaml").write_text("title: x\npaper: a5\nstyle: brefing\n")
    with pytest.raises(briefing.BriefingError) as told:
        briefing.build(tmp_path)
    assert [fault.code for fault in told.value.faults] == ["copy.choice", "style.unknown"]


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ({"paper": "a5"}, "option.paper"),
        ({"language": "english"}, "option.language"),
        ({"style": "brefing"}, "style.unknown"),
    ],
)
def test_wrong_options_are_faults(options: dict[str, str], code: str) -> None:
    with pytest.raises(briefing.BriefingError) as told:
        briefing.build(SECTIONS, **options)
    assert [fault.code for fault in told.value.faults] == [code]
