"""Changes that take a folder to make, and those that are told as one thing, not as two."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from briefing.brief.model import Brief
from briefing.brief.reader import read_brief
from briefing.diff.compare import compare
from briefing.diff.model import Change
from tests.conftest import ROOT
from tests.diff.test_compare import assert_mirrors

Edition = Callable[..., Brief]
HEAD = "title: x\nsources: {s: {title: S, file: s.txt}}\n"


@pytest.fixture
def edition(tmp_path: Path) -> Edition:
    """A brief of these files, each edition in a folder of its own."""

    def write(source: str = "The source says so.", **files: str) -> Brief:
        place = tmp_path / f"{len(list(tmp_path.iterdir()))}"
        place.mkdir()
        place.joinpath("s.txt").write_text(source, "utf-8")
        for stem, text in ({"brief": HEAD, "a": "title: A\nsource: s\n"} | files).items():
            place.joinpath(f"{stem}.yaml").write_text(text, "utf-8")
        return read(place)

    return write


def read(place: Path) -> Brief:
    brief, faults = read_brief(place)
    assert brief, faults
    assert not any(fault.is_error for fault in faults), faults
    return brief


def told(old: Brief, new: Brief) -> list[str]:
    """Each change as `gone point`, and that the other way round it is the mirror of this."""
    assert_mirrors(old, new, "")
    return [_told(change) for change in compare(old, new)]


def _told(change: Change) -> str:
    return f"{change.kind.value} {change.side.what}"


def test_a_source_whose_saved_text_changed(edition: Edition) -> None:
    assert told(edition(), edition("It says otherwise.")) == ["changed content"]


def test_a_digest_follows_its_text(edition: Edition) -> None:
    def signed(source: str) -> Brief:
        digest = sha256(source.encode()).hexdigest()
        return edition(source, brief=HEAD.replace("s.txt", f"s.txt, sha256: {digest}"))

    assert told(signed("one"), signed("two")) == ["changed content"]
    assert told(edition("one"), signed("one")) == ["added sha256"]


def test_a_source_by_another_name(edition: Edition) -> None:
    new = edition(brief=HEAD.replace("{s: ", "{t: "), a="title: A\nsource: t\n")
    assert told(edition(), new) == ["changed name"]


def test_a_section_by_another_name(edition: Edition) -> None:
    text = "title: B\nsummary: The ferries run again.\npoints: [One of them is late]\n"
    assert told(edition(b=text), edition(c=text)) == ["changed file"]
    assert told(edition(b=text), edition(c="title: C")) == ["added section", "gone section"]


def test_a_picture_that_is_another(tmp_path: Path) -> None:
    old = shutil.copytree(ROOT / "tests/pages/everything", tmp_path / "old")
    new = shutil.copytree(old, tmp_path / "new")
    shutil.copy(ROOT / "tests/pages/charts.png", new / "images/river.png")
    assert told(read(old), read(new)) == ["changed content"]


@pytest.mark.parametrize(
    ("chart", "value", "other"),
    [
        ("previous: 8", "9", "7"),
        ("count: 10", "50", "60"),
        ("index: last year", "8%", "-8%"),
    ],
)
def test_what_a_chart_works_out_is_told_as_the_value(
    chart: str, value: str, other: str, edition: Edition
) -> None:
    def figure(value: str) -> Brief:
        return edition(a=f"title: A\nfigures: [{{value: '{value}', label: L, chart: {{{chart}}}}}]")

    assert told(figure(value), figure(other)) == ["changed value"]


def test_a_chart_reads_as_it_was_written(edition: Edition) -> None:
    def bars(number: str) -> Brief:
        chart = f"{{bars: {{Poland: {number}, US: 3.49}}, bold: US}}"
        return edition(a=f"title: A\nfigures: [{{value: '4', label: L, chart: {chart}}}]")

    (change,) = compare(bars("3.9"), bars("4.1"))
    assert [side and side.text for side in (change.old, change.new)] == [
        "bars: Poland 3.9, US 3.49; bold US",
        "bars: Poland 4.1, US 3.49; bold US",
    ]


def test_a_part_of_a_whole_reads_as_it_was_written(edition: Edition) -> None:
    def part(number: int) -> Brief:
        chart = f"{{proportion: {number} of 51, caption: states}}"
        return edition(a=f"title: A\nfigures: [{{value: '{number}', label: L, chart: {chart}}}]")

    _, change = compare(part(37), part(36))
    assert [(piece.same, piece.old, piece.new) for piece in change.pieces] == [
        ("proportion:", "", ""),
        ("", "37", "36"),
        ("of 51; caption states", "", ""),
    ]


def test_figures_of_one_value_are_the_same_only_in_one_section(edition: Edition) -> None:
    def figure(label: str) -> str:
        return f"title: T\nfigures: [{{value: 2%, label: {label}}}]"

    old = edition(a=figure("of ships"), b="title: B")
    assert told(old, edition(a=figure("of all prices"), b="title: B")) == ["reworded label"]
    new = edition(a="title: T", b=figure("of all prices").replace(": T", ": B"))
    assert told(old, new) == ["gone figure", "added figure"]


def test_a_section_cut_into_another(edition: Edition) -> None:
    point = "The council wants the bridge at Irpin opened by May"
    old = edition(a="title: A", b=f"title: B\nsummary: Bridges.\npoints: [{point}, Short]\n")
    new = edition(a=f"title: A\nbody: {point} at last.\n")
    assert told(old, new) == ["moved paragraph", "reworded paragraph", "gone section"]


def test_of_two_as_like_it_is_the_same_from_either_side(edition: Edition) -> None:
    heads = [HEAD + f"sections: [{slugs}]\n" for slugs in ("a, b, c", "b, a, c")]
    same = {"c": "title: C\nsummary: Something else.\n"}
    old = edition(
        brief=heads[0],
        a="title: A\nsummary: First things.\npoints: [one two three four]\n",
        b="title: B\nsummary: Second things.\npoints: [one two three five]\n",
        **same,
    )
    new = edition(
        brief=heads[1],
        a="title: A\nsummary: First things.\n",
        b="title: B\nsummary: Second things.\n",
        c="title: C\nsummary: Something else.\npoints: [one two three six]\n",
    )
    assert sorted(told(old, new)) == [
        "gone point",
        "moved point",
        "moved section",
        "reworded point",
    ]


def test_a_style_and_a_list_of_styles(edition: Edition) -> None:
    one, other = (edition(brief=f"{HEAD}style: {style}\n") for style in ("prose", "[prose, mono]"))
    assert told(one, other) == ["changed style"]
    (change,) = compare(one, other)
    assert change.old
    assert change.new
    assert (change.old.text, change.new.text) == ("prose", "prose, mono")
    assert told(one, edition(brief=f"{HEAD}style: [prose]\n")) == []


STATUS = "title: A\nsource: s\nsummary: It stands.\nstatus: "


def test_a_level_that_changes_takes_what_was_before_with_it(edition: Edition) -> None:
    old = edition(a=f"{STATUS}{{is: red, was: green}}")
    new = edition(a=f"{STATUS}{{is: amber, was: red}}")
    assert told(old, new) == ["changed status"]


def test_what_was_before_changes_alone(edition: Edition) -> None:
    old, new = edition(a=f"{STATUS}red"), edition(a=f"{STATUS}{{is: red, was: green}}")
    assert told(old, new) == ["added status_before"]


def test_a_reason_is_reworded(edition: Edition) -> None:
    old = edition(a=f"{STATUS}{{is: red, because: the tender is late}}")
    new = edition(a=f"{STATUS}{{is: red, because: the tender is signed}}")
    assert told(old, new) == ["reworded status_reason"]


def test_a_status_of_a_point_is_its_own_change(edition: Edition) -> None:
    point = "title: A\nsource: s\npoints:\n- {text: Divers work to October., status: "
    old, new = edition(a=f"{point}red}}"), edition(a=f"{point}green}}")
    assert told(old, new) == ["changed status"]


def test_a_status_of_a_cell_is_one_change(edition: Edition) -> None:
    table = "title: A\nsource: s\ntable:\n  columns: [Work, {head: State, status: true}]\n  rows: "
    old, new = edition(a=f"{table}[[Survey, red]]"), edition(a=f"{table}[[Survey, green]]")
    assert told(old, new) == ["changed status"]
