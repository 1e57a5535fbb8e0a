"""A builder shows the page as it is, or the last good one, and what is wrong."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from io import BytesIO
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from briefing.errors import Fault, Severity
from briefing.pipeline import Pipeline
from briefing.watch.builder import LiveBuilder, offered
from briefing.watch.state import State, View
from tests.pdf.strangers import CFF
from tests.watch.serving import change, copied

OWN = View()


@pytest.fixture
def builder(tmp_path: Path) -> LiveBuilder:
    clock = count(1000).__next__
    return LiveBuilder(copied(tmp_path), lambda: float(clock()), language=None, strict=False)


def shown(builder: LiveBuilder, state: State) -> dict[str, Any]:
    answer: dict[str, Any] = json.loads(state.as_json(builder.display_path))
    return answer


def test_a_good_page_comes_with_its_lines(builder: LiveBuilder) -> None:
    state = shown(builder, builder.build(OWN))
    page = state["page"]
    assert state["isCurrent"]
    assert state["faults"] == []
    assert page["title"] == "Allies bring Ukraine closer to NATO and adopt new defence plans"
    assert page["fit"] == "body 9.5/13, 100 % of the page, nothing left out"
    assert page["evidence"].startswith("10 quoted, 0 found")
    assert (page["style"], page["facts"].split(", ")[1:]) == (
        "briefing",
        ["A4", "PDF/UA-1", "PDF/A-2a"],
    )


def test_every_word_of_the_page_leads_to_its_line(builder: LiveBuilder) -> None:
    page = shown(builder, builder.build(OWN))["page"]
    for region in page["regions"]:
        for *_, line, column, end in region["words"]:
            text = page["lines"][region["path"]][str(line)]
            assert 1 <= column <= end <= len(text) + 1


def test_while_the_copy_is_broken_the_last_good_page_stays(builder: LiveBuilder) -> None:
    good = builder.build(OWN)
    change(builder.folder, "china.yaml", "summary:", "sumary:")
    broken = builder.build(OWN)
    assert broken.page is good.page
    assert not broken.is_current
    (fault,) = shown(builder, broken)["faults"]
    assert fault["code"] == "copy.unknown-key"
    assert fault["place"]["text"].startswith("sumary:")
    assert fault["place"]["text"][fault["place"]["start"] : fault["place"]["end"]] == "sumary"
    assert fault["spot"] is None
    change(builder.folder, "china.yaml", "sumary:", "summary:")
    mended = builder.build(OWN)
    assert mended.is_current
    assert mended.page is good.page  # the same page again


def test_a_brief_that_was_never_good_has_no_page(folder: Callable[..., Path]) -> None:
    builder = LiveBuilder(folder(brief="titel: x\n"), lambda: 0.0, language=None, strict=False)
    state = builder.build(OWN)
    assert state.page is None
    assert shown(builder, state)["page"] is None
    assert state.faults


def test_copy_that_does_not_fit_has_a_place_on_the_last_page(
    builder: LiveBuilder,
) -> None:
    builder.build(OWN)
    change(
        builder.folder, "partners.yaml", "  Allies sit down", "  Very long. " * 600 + "Allies sit"
    )
    state = builder.build(OWN)
    assert [fault.code for fault in state.faults] == ["fit.overset"]
    assert not state.is_current


def test_a_warning_is_shown_on_its_page(builder: LiveBuilder) -> None:
    change(builder.folder, "deterrence.yaml", "value: 300,000", "value: 301,000")
    state = shown(builder, builder.build(OWN))
    assert state["isCurrent"]
    (spot,) = {json.dumps(fault["spot"]) for fault in state["faults"][:1]}
    (region,) = (region for region in state["page"]["regions"] if region["text"] == "301,000")
    assert json.loads(spot) == {"exact": True, "boxes": [region["box"]]}


def test_each_view_is_a_page_of_its_own(builder: LiveBuilder) -> None:
    sizes = {
        view: builder.build(view).page
        for view in (OWN, View(paper="letter"), View("columns"), View("columns", "letter"))
    }
    pages = {view: page.report for view, page in sizes.items() if page}
    assert [(report.style, report.paper) for report in pages.values()] == [
        ("briefing", "a4"),
        ("briefing", "letter"),
        ("columns", "a4"),
        ("columns", "letter"),
    ]


def styled(path: Path, text: str) -> View:
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, "utf-8")
    return View(str(path))


def test_a_style_that_changes_is_read_again(builder: LiveBuilder) -> None:
    own = builder.folder.parent / "own.yaml"
    red = 'extends: briefing\nsays: x\ncolours: {accent: "#7A1F3D"}\n'
    first = builder.build(styled(own, red)).page
    view = styled(own, red.replace("7A1F3D", "106030"))
    os.utime(own, ns=(1, 1))  # whatever the clock's steps, another time
    second = builder.build(view).page
    assert first
    assert second
    assert first.digest != second.digest
    broken = builder.build(styled(own, "extends: nothing\n"))
    assert [fault.code for fault in broken.faults] == ["style.unknown"]
    assert builder.build(styled(own, red)).is_current


MINE = "extends: columns\nsays: x\n"


def test_a_style_may_be_named_before_it_is_made(builder: LiveBuilder) -> None:
    first = builder.build(OWN)
    change(builder.folder, "brief.yaml", "kicker:", "style: mine.yaml\nkicker:")
    for _ in range(2):
        missing = builder.build(OWN)
        assert [fault.code for fault in missing.faults] == ["file.missing"]
        assert (missing.is_current, missing.page) == (False, first.page)
    mine = builder.folder / "mine.yaml"
    mine.write_text(MINE, "utf-8")
    made = builder.build(OWN).page
    assert made
    assert made.report.style == "mine"
    mine.write_text(MINE.replace("columns", "prose"), "utf-8")
    assert builder.build(OWN).page is not made


def test_a_style_that_is_replaced_by_one_of_the_same_time_is_read_again(
    builder: LiveBuilder,
) -> None:
    own, other = builder.folder.parent / "own.yaml", builder.folder.parent / "other.yaml"
    view = styled(own, MINE)
    styled(other, MINE.replace("columns", "clear-print"))
    for path in (own, other):
        os.utime(path, ns=(1, 1))
    for _ in range(2):
        first = builder.build(view).page
    other.replace(own)
    second = builder.build(view).page
    assert first
    assert second
    assert first.digest != second.digest


def test_what_is_saved_while_a_style_is_read_is_read_too(
    builder: LiveBuilder, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = styled(builder.folder.parent / "own.yaml", MINE)
    build = Pipeline.build

    def slow_build(*arguments: Any, **options: Any) -> Any:
        built = build(*arguments, **options)
        styled(builder.folder.parent / "own.yaml", MINE.replace("columns", "prose"))
        return built

    with monkeypatch.context() as slowed:
        slowed.setattr(Pipeline, "build", slow_build)
        first = builder.build(view).page
    second = builder.build(view).page
    assert first
    assert second
    assert first.digest != second.digest


def test_a_place_is_known_before_its_file_is_there(builder: LiveBuilder) -> None:
    above = builder.folder.parent.resolve()
    names = ("house", "faces", "logos", "linked")
    for name in names:
        above.joinpath(name).mkdir()
    own = above / "own" / "own.yaml"
    own.parent.mkdir()
    view = View(str(own))

    def places() -> set[str]:
        assert builder.build(view).faults
        return {path.name for path in builder.folders() if path.parent == above}

    assert places() == {"copy", "own"}
    own.symlink_to("../linked/own.yaml")
    assert places() == {"copy", "own", "linked"}
    own.unlink()
    styled(
        own,
        "extends: ../house/base.yaml\nsays: x\nlogo: {file: ../logos/l.svg, alt: x}\n"
        "faces: {sans: {regular: ../faces/f.otf}}\n",
    )
    assert places() == {"copy", "own", "house", "faces", "logos"}


def put_at_fault(builder: LiveBuilder, name: str) -> Path:
    """The place of a file, cleared, of a brief in a style with a face and a logo of its own."""
    change(builder.folder, "brief.yaml", "kicker:", "style: mine.yaml\nkicker:")
    mine = f"{MINE}faces: {{sans: {{regular: face.otf}}}}\nlogo: {{file: logo.svg, alt: x}}\n"
    builder.folder.joinpath("mine.yaml").write_text(mine, "utf-8")
    shutil.copy(CFF, builder.folder / "face.otf")
    logo = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><path d='M0 0h9v9z'/></svg>"
    builder.folder.joinpath("logo.svg").write_text(logo, "utf-8")
    assert builder.build(OWN).is_current
    builder.folder.joinpath(name).unlink()
    return builder.folder / name


AT_FAULT = pytest.mark.parametrize(
    ("name", "code"),
    [
        ("brief.yaml", "file.unreadable"),
        ("china.yaml", "file.unreadable"),
        ("mine.yaml", "file.missing"),
        ("face.otf", "style.face"),
        ("logo.svg", "file.missing"),
    ],
)


@AT_FAULT
def test_a_link_to_itself_is_a_fault(builder: LiveBuilder, name: str, code: str) -> None:
    put_at_fault(builder, name).symlink_to(name)
    assert [fault.code for fault in builder.build(OWN).faults] == [code]
    assert builder.folder.resolve() in builder.folders()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs pipes that have a name")
@AT_FAULT
def test_a_pipe_is_not_waited_for(builder: LiveBuilder, name: str, code: str) -> None:
    os.mkfifo(put_at_fault(builder, name))
    code = code.replace("unreadable", "not-a-file")
    assert [fault.code for fault in builder.build(OWN).faults] == [code]


def test_a_folder_that_becomes_a_link_to_itself(builder: LiveBuilder) -> None:
    assert builder.build(OWN).is_current
    shutil.rmtree(builder.folder)
    builder.folder.symlink_to(builder.folder.name)
    assert not builder.build(OWN).is_current
    builder.folders()


def test_it_knows_where_what_it_shows_is_made_of_lies(builder: LiveBuilder) -> None:
    builder.folder.joinpath("data", "old").mkdir(parents=True)
    builder.folder.joinpath(".git").mkdir()
    base = builder.folder.parent / "base" / "base.yaml"
    styled(base, "extends: briefing\nsays: x\n")
    own = builder.folder.parent / "own" / "own.yaml"
    assert builder.build(styled(own, "extends: ../base/base.yaml\nsays: x\n")).is_current

    def places() -> set[str]:
        above = builder.folder.parent.resolve()
        return {
            path.relative_to(above).as_posix()
            for path in builder.folders()
            if path.is_relative_to(above)
        }

    assert places() == {"copy", "copy/data", "copy/data/old", "own", "base"}
    assert builder.build(styled(own, "extends: nothing\n")).faults
    assert places() >= {"copy", "own"}  # a style that is broken is watched, too
    shutil.rmtree(builder.folder)
    assert "copy" not in places()


def test_pictures_and_pdfs_are_of_pages_that_are_shown(builder: LiveBuilder) -> None:
    page = builder.build(OWN).page
    assert page
    with Image.open(BytesIO(builder.draw(page.digest, 500) or b"")) as picture:
        assert (picture.format, picture.size) == ("JPEG", (500, 708))
    result = builder.page(page.digest)
    assert result
    assert result.pdf.startswith(b"%PDF-1.7")
    assert builder.draw("0" * 16, 500) is None


def test_paths_are_shown_as_their_user_knows_them(builder: LiveBuilder) -> None:
    assert builder.display_path(str(builder.folder / "china.yaml")) == "copy/china.yaml"
    relative = LiveBuilder(Path("sections"), lambda: 0.0, language=None, strict=False)
    assert relative.display_path("sections/china.yaml") == "sections/china.yaml"


def test_a_long_day_keeps_no_more_than_a_short_one(
    builder: LiveBuilder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("briefing.watch.builder._MAX_BUILDS", 3)
    pipelines = set()
    for _ in range(7):
        builder.build(OWN)
        pipelines.add(id(builder._pipelines[None].pipeline))
        builds = builder._pipelines[None].builds
        assert builds <= 3
    assert len(builder._pipelines) == len(builder._good) == 1


def test_what_may_be_asked_for() -> None:
    assert "columns" in offered(None)
    assert offered("columns") == offered(None)
    assert offered("mine.yaml") == [*offered(None), "mine.yaml"]


def test_errors_come_before_warnings() -> None:
    kinds = Severity.WARNING, Severity.ERROR, Severity.WARNING, Severity.ERROR
    faults = tuple(Fault(f"x.{at}", "m", severity=kind) for at, kind in enumerate(kinds))
    told = json.loads(State(None, faults).as_json(str))["faults"]
    assert [fault["code"] for fault in told] == ["x.1", "x.3", "x.0", "x.2"]


def test_faults_of_no_place_are_shown_without_one() -> None:
    state = State(None, (Fault(code="x.y", message="wrong"),))
    assert json.loads(state.as_json(str))["faults"][0]["place"] is None
