"""A desk shows the page as it is, or the last good one, and what is wrong."""

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
from briefing.watch.builder import Desk, offered
from briefing.watch.state import Scene, View
from tests.watch.serving import change, copied

OWN = View()


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    clock = count(1000).__next__
    return Desk(copied(tmp_path), lambda: float(clock()), language=None, strict=False)


def shown(desk: Desk, scene: Scene) -> dict[str, Any]:
    answer: dict[str, Any] = json.loads(scene.as_json(desk.shown))
    return answer


def test_a_good_page_comes_with_its_lines(desk: Desk) -> None:
    scene = shown(desk, desk.look(OWN))
    page = scene["page"]
    assert scene["isCurrent"]
    assert scene["faults"] == []
    assert page["title"] == "Allies bring Ukraine closer to NATO and adopt new defence plans"
    assert page["fit"] == "body 9.5/13, 100 % of the page, nothing left out"
    assert page["evidence"].startswith("10 quoted, 0 found")
    assert (page["style"], page["facts"].split(", ")[1:]) == (
        "briefing",
        ["A4", "PDF/UA-1", "PDF/A-2a"],
    )


def test_every_word_of_the_scene_leads_to_its_line(desk: Desk) -> None:
    page = shown(desk, desk.look(OWN))["page"]
    for region in page["regions"]:
        for *_, line, column, end in region["words"]:
            text = page["lines"][region["path"]][str(line)]
            assert 1 <= column <= end <= len(text) + 1


def test_while_the_copy_is_broken_the_last_good_page_stays(desk: Desk) -> None:
    good = desk.look(OWN)
    change(desk.folder, "china.yaml", "summary:", "sumary:")
    broken = desk.look(OWN)
    assert broken.impression is good.impression
    assert not broken.is_current
    (fault,) = shown(desk, broken)["faults"]
    assert fault["code"] == "copy.unknown-key"
    assert fault["place"]["text"].startswith("sumary:")
    assert fault["place"]["text"][fault["place"]["start"] : fault["place"]["end"]] == "sumary"
    assert fault["spot"] is None
    change(desk.folder, "china.yaml", "sumary:", "summary:")
    mended = desk.look(OWN)
    assert mended.is_current
    assert mended.impression is good.impression  # the same page again


def test_a_brief_that_was_never_good_has_no_page(folder: Callable[..., Path]) -> None:
    desk = Desk(folder(brief="titel: x\n"), lambda: 0.0, language=None, strict=False)
    scene = desk.look(OWN)
    assert scene.impression is None
    assert shown(desk, scene)["page"] is None
    assert scene.faults


def test_copy_that_does_not_fit_is_a_fault_with_a_place_on_the_last_page(desk: Desk) -> None:
    desk.look(OWN)
    change(desk.folder, "partners.yaml", "  Allies sit down", "  Very long. " * 300 + "Allies sit")
    scene = desk.look(OWN)
    assert [fault.code for fault in scene.faults] == ["fit.overset"]
    assert not scene.is_current


def test_a_warning_is_shown_on_its_page(desk: Desk) -> None:
    change(desk.folder, "deterrence.yaml", "value: 300,000", "value: 301,000")
    scene = shown(desk, desk.look(OWN))
    assert scene["isCurrent"]
    (spot,) = {json.dumps(fault["spot"]) for fault in scene["faults"][:1]}
    (region,) = (region for region in scene["page"]["regions"] if region["text"] == "301,000")
    assert json.loads(spot) == {"exact": True, "boxes": [region["box"]]}


def test_each_view_is_a_page_of_its_own(desk: Desk) -> None:
    sizes = {
        view: desk.look(view).impression
        for view in (OWN, View(paper="letter"), View("columns"), View("columns", "letter"))
    }
    pages = {view: impression.result.report for view, impression in sizes.items() if impression}
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


def test_a_style_that_changes_is_read_again(desk: Desk) -> None:
    own = desk.folder.parent / "own.yaml"
    red = 'extends: briefing\nsays: x\ncolours: {accent: "#7A1F3D"}\n'
    first = desk.look(styled(own, red)).impression
    view = styled(own, red.replace("7A1F3D", "106030"))
    os.utime(own, ns=(1, 1))  # whatever the clock's steps, another time
    second = desk.look(view).impression
    assert first
    assert second
    assert first.digest != second.digest
    broken = desk.look(styled(own, "extends: nothing\n"))
    assert [fault.code for fault in broken.faults] == ["style.unknown"]
    assert desk.look(styled(own, red)).is_current


def test_it_knows_where_what_it_shows_is_made_of_lies(desk: Desk) -> None:
    desk.folder.joinpath("data", "old").mkdir(parents=True)
    desk.folder.joinpath(".git").mkdir()
    base = desk.folder.parent / "base" / "base.yaml"
    styled(base, "extends: briefing\nsays: x\n")
    own = desk.folder.parent / "own" / "own.yaml"
    assert desk.look(styled(own, "extends: ../base/base.yaml\nsays: x\n")).is_current

    def places() -> set[str]:
        above = desk.folder.parent.resolve()
        return {
            path.relative_to(above).as_posix()
            for path in desk.places()
            if path.is_relative_to(above)
        }

    assert places() == {"copy", "copy/data", "copy/data/old", "own", "base"}
    assert desk.look(styled(own, "extends: nothing\n")).faults
    assert places() >= {"copy", "own"}  # a style that is broken is watched, too
    shutil.rmtree(desk.folder)
    assert "copy" not in places()


def test_pictures_and_pdfs_are_of_pages_that_are_shown(desk: Desk) -> None:
    impression = desk.look(OWN).impression
    assert impression
    with Image.open(BytesIO(desk.draw(impression.digest, 500) or b"")) as picture:
        assert (picture.format, picture.size) == ("JPEG", (500, 708))
    result = desk.page(impression.digest)
    assert result
    assert result.pdf.startswith(b"%PDF-1.7")
    assert desk.draw("0" * 16, 500) is None


def test_paths_are_shown_as_their_user_knows_them(desk: Desk) -> None:
    assert desk.shown(str(desk.folder / "china.yaml")) == "copy/china.yaml"
    relative = Desk(Path("sections"), lambda: 0.0, language=None, strict=False)
    assert relative.shown("sections/china.yaml") == "sections/china.yaml"


def test_a_long_day_at_the_desk_holds_no_more_than_a_short_one(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("briefing.watch.builder._ENOUGH", 3)
    presses = set()
    for _ in range(7):
        desk.look(OWN)
        presses.add(id(desk._presses[None].press))
        builds = desk._presses[None].builds
        assert builds <= 3
    assert len(desk._presses) == len(desk._good) == 1


def test_what_may_be_asked_for() -> None:
    assert "columns" in offered(None)
    assert offered("columns") == offered(None)
    assert offered("mine.yaml") == [*offered(None), "mine.yaml"]


def test_errors_come_before_warnings() -> None:
    kinds = Severity.WARNING, Severity.ERROR, Severity.WARNING, Severity.ERROR
    faults = tuple(Fault(f"x.{at}", "m", severity=kind) for at, kind in enumerate(kinds))
    told = json.loads(Scene(None, faults).as_json(str))["faults"]
    assert [fault["code"] for fault in told] == ["x.1", "x.3", "x.0", "x.2"]


def test_faults_of_no_place_are_shown_without_one() -> None:
    scene = Scene(None, (Fault(code="x.y", message="wrong"),))
    assert json.loads(scene.as_json(str))["faults"][0]["place"] is None
