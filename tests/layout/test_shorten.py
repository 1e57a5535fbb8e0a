"""Optional copy leaves a page that is too full, the last first, and only as much as it must."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from click.testing import CliRunner

from briefing import OversetError
from briefing.cli import main
from tests.conftest import Build

Folder = Callable[..., Path]
TEXT = "Words that fill a line of this page and then some more of them. " * 5


def point(number: int, *, optional: bool) -> str:
    return f"- {{text: 'Point {number}. {TEXT}', optional: {str(optional).lower()}}}\n"


def brief(folder: Folder, optional: set[int], count: int = 20) -> Path:
    points = "".join(point(number, optional=number in optional) for number in range(1, count + 1))
    return folder(brief="title: x", a=f"title: A\npoints:\n{points}")


def test_nothing_leaves_a_page_that_fits(folder: Folder, build: Build) -> None:
    assert build(brief(folder, {1, 2}, count=3)).report.fit.left_out == ()


def test_the_last_leave_first_and_only_as_many_as_needed(folder: Folder, build: Build) -> None:
    fit = build(brief(folder, set(range(1, 21)))).report.fit
    left = [left_out.what for left_out in fit.left_out]
    assert left == [f"point {number} of a" for number in range(20, 20 - len(left), -1)]
    assert 0 < len(left) < 20
    kept = build(brief(folder, set(), count=20 - len(left))).report.fit
    assert kept.body == fit.body
    assert kept.fill == fit.fill


def test_what_is_not_optional_stays(folder: Folder, build: Build) -> None:
    fit = build(brief(folder, set(range(1, 20)))).report.fit
    assert fit.left_out[0].what == "point 19 of a"


def test_when_all_has_left_it_may_still_be_too_much(folder: Folder) -> None:
    done = CliRunner().invoke(main, ["build", str(brief(folder, {20}, count=40))])
    assert done.exit_code == 1
    assert "fit.overset" in done.stderr


def test_figures_leave_a_rail_and_points_do_not(folder: Folder, build: Build) -> None:
    figures = "".join(f"- {{value: {n}, label: things, optional: true}}\n" for n in range(1, 12))
    place = folder(
        brief="title: x\nstyle: mine.yaml",
        mine="extends: briefing\nsays: three lanes in any case\nladder: {arrangements: []}",
        a=f"title: A\npoints: [{{text: stays, optional: true}}]\nfigures:\n{figures}",
    )
    fit = build(place).report.fit
    assert fit.left_out
    assert all(left_out.what.startswith("figure ") for left_out in fit.left_out)
    assert fit.left_out[0].what == "figure 11 of a"


def test_quotes_and_sections_leave_as_a_whole(folder: Folder, build: Build) -> None:
    long = f"title: T\nbody: {TEXT * 4}\n"
    quote = "quote: {text: Words, optional: true}\n"
    sections = {f"s{n}": f"{long}optional: true\n{quote}" for n in range(1, 8)}
    fit = build(folder(brief="title: x", **sections)).report.fit
    assert fit.left_out[0].what in ("section s7", "the quote of s7")
    assert any(left_out.what.startswith("section ") for left_out in fit.left_out)


def test_the_report_says_what_was_left_out(folder: Folder, tmp_path: Path) -> None:
    place, out = brief(folder, set(range(1, 21))), tmp_path / "x.pdf"
    done = CliRunner().invoke(main, ["build", str(place), "-o", str(out)])
    assert "; left out: point 20 of a, point 19 of a" in done.stderr
    assert done.stderr.splitlines()[1].endswith("(optional)")
    done = CliRunner().invoke(main, ["build", str(place), "-o", str(out), "--format", "json"])
    left_out = json.loads(done.stdout)["fit"]["left_out"]
    assert left_out[0] == {"what": "point 20 of a", "file": f"{place}/a.yaml", "line": 22}


def test_kickers_go_first_and_a_standfirst_after_the_text(folder: Folder, build: Build) -> None:
    kicker = "{text: Topic, optional: true}"
    figure = f"figures: [{{value: '11', label: things, kicker: {kicker}, optional: true}}]\n"
    points = "".join(point(number, optional=number == 1) for number in range(1, 12))
    coming = "next: {title: Then, points: [{text: The end, optional: true}, Stays]}\n"
    standfirst = f"standfirst: {{text: {TEXT * 3}, optional: true}}\n"
    head = f"title: x\nstyle: clear-print\n{standfirst}{coming}"
    for count in range(1, 12):
        listed = "".join(points.splitlines(keepends=True)[:count])
        place = folder(brief=head, a=f"title: A\n{figure}points:\n{listed}")
        try:
            last = build(place).report.fit.left_out
        except OversetError:
            break
    assert [left.what for left in last] == [
        "the kickers of figures",
        "point 1 of what is next",
        "point 1 of a",
        "the standfirst",
    ]


def test_what_has_room_once_more_has_left_stays(folder: Folder, build: Build) -> None:
    """The last point is short, and goes first; the one before it makes room for it again."""
    for count in range(2, 30):
        kept = "".join(point(number, optional=False) for number in range(1, count))
        optional = f"- {{text: '{TEXT * 3}', optional: true}}\n- {{text: Short, optional: true}}\n"
        fit = build(folder(brief="title: x", a=f"title: A\npoints:\n{kept}{optional}")).report.fit
        if f"point {count} of a" in [left.what for left in fit.left_out]:
            break
    assert [left.what for left in fit.left_out] == [f"point {count} of a"]


def test_paragraphs_leave_after_points_and_the_last_first(folder: Folder, build: Build) -> None:
    body = "".join(f"- {{text: '{TEXT * 2}', optional: true}}\n" for _ in range(3))
    stays = "".join(point(number, optional=number == 1) for number in range(1, 16))
    fit = build(folder(brief="title: x", a=f"title: A\nbody:\n{body}points:\n{stays}")).report.fit
    left = [left_out.what for left_out in fit.left_out]
    assert left == ["point 1 of a", "paragraph 3 of a"]
