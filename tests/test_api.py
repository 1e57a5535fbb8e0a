"""The Python API as the package's docstring shows it."""

from __future__ import annotations

import copy
import doctest
import pickle
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import briefing
from tests.conftest import ROOT, SECTIONS
from tests.pdf.strangers import CFF, CFF_ITALIC


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
    tmp_path.joinpath("a.yaml").write_text(f"title: A\nbody: {'many words that go on ' * 350}\n")
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


SAYS = "extends: briefing\nsays: x\n"
SVG = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'>{}<path d='M0 0h9v9z'/></svg>"


@pytest.mark.parametrize(
    ("style", "name", "wrong", "right"),
    [
        (SAYS, "mine.yaml", None, SAYS),
        (SAYS, "mine.yaml", "extends: nothing\nsays: x\n", SAYS),
        (SAYS, "mine.yaml", "", SAYS),
        ("extends: ../base.yaml\nsays: x\n", "../base.yaml", None, SAYS),
        (f"{SAYS}logo: {{file: l.svg, alt: x}}\n", "l.svg", None, SVG.format("")),
        (f"{SAYS}logo: {{file: l.svg, alt: x}}\n", "l.svg", SVG.format("<text/>"), SVG.format("")),
        (f"{SAYS}faces: {{sans: {{regular: f.otf}}}}\n", "f.otf", None, CFF),
        (f"{SAYS}faces: {{sans: {{regular: f.otf}}}}\n", "f.otf", "no font " * 99, CFF),
        (f"{SAYS}faces: {{sans: {{italic: f.otf}}}}\n", "f.otf", "no font " * 99, CFF_ITALIC),
    ],
)
def test_a_fault_of_a_style_lasts_no_longer_than_its_cause(
    folder: Callable[..., Path], style: str, name: str, wrong: str | None, right: str | Path
) -> None:
    place = folder(brief="title: x\nstyle: mine.yaml\n", a="title: A\nsummary: An *apple*\n")
    place.joinpath("mine.yaml").write_text(style, "utf-8")
    at_fault = place / name
    at_fault.unlink(missing_ok=True)
    if wrong is not None:
        at_fault.write_text(wrong, "utf-8")
    builder = briefing.Builder()
    for _ in range(2):
        with pytest.raises(briefing.BriefingError) as told:
            builder.build(place)
        assert told.value.faults
    at_fault.write_bytes(right.encode() if isinstance(right, str) else right.read_bytes())
    assert builder.build(place) == briefing.build(place)


def test_a_face_that_lacks_letters_may_be_replaced(folder: Callable[..., Path]) -> None:
    ukrainian = {"brief": "title: Газ\nlanguage: uk\n", "a": "title: Газ\nsummary: Газ\n"}
    place = folder(**ukrainian)
    style, face = place.parent / "mine.yaml", place.parent / "face.otf"
    style.write_text(f"{SAYS}faces: {{sans: {{regular: face.otf}}}}\n", "utf-8")
    shutil.copy(CFF_ITALIC, face)  # it has no Cyrillic letters
    builder = briefing.Builder(str(style))
    assert builder.build(SECTIONS).pdf
    with pytest.raises(briefing.BriefingError, match="lacks characters"):
        builder.build(place)
    shutil.copy(CFF, face)
    assert builder.build(place).pdf == briefing.build(place, style=str(style)).pdf


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


def test_a_style_of_your_own_is_a_path(tmp_path: Path) -> None:
    mine = tmp_path / "mine.yaml"
    mine.write_text("extends: columns\nsays: ours\n", "utf-8")
    built = briefing.build(SECTIONS, style=mine)
    assert built.report.style == "mine"
    assert built == briefing.build(SECTIONS, style=str(mine))
    assert briefing.Builder(Path("columns")).check(SECTIONS).report.style == "columns"


def copied(error: briefing.BriefingError) -> list[briefing.BriefingError]:
    """The error as it comes from another process, and as a program copies it."""
    return [pickle.loads(pickle.dumps(error)), copy.deepcopy(error)]


@pytest.mark.parametrize("count", [0, 1, 2, 300])
def test_an_error_travels_whole_between_processes(count: int) -> None:
    span = briefing.Span("a.yaml", 3, 1, 5, "some")
    error = briefing.BriefingError(
        *(briefing.Fault("copy.type", f"fault {each}", span, "mend it") for each in range(count))
    )
    for again in copied(error):
        assert (type(again), str(again), again.faults) == (type(error), str(error), error.faults)


def test_an_error_of_copy_too_long_travels_with_its_fit(tmp_path: Path) -> None:
    tmp_path.joinpath("brief.yaml").write_text("title: T\n", "utf-8")
    tmp_path.joinpath("a.yaml").write_text(f"title: A\nbody: {'word ' * 1900}\n", "utf-8")
    with pytest.raises(briefing.OversetError) as told:
        briefing.build(tmp_path)
    error = told.value
    for again in copied(error):
        assert isinstance(again, briefing.OversetError)
        assert (str(again), again.faults, again.fit) == (str(error), error.faults, error.fit)
