"""A revision as text, Markdown and JSON."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from briefing.diff.model import Revision
from briefing.diff.output import as_json, as_markdown, as_text
from briefing.workflows.editions import revise

OLD = {
    "brief": """\
title: The grid
standfirst: Ministers meet in March to agree on the grid and on who pays for its northern part.
date: 2026-03-02
language: en
sections: [grid, cost, lines]
sources:
  plan: {title: Plan for the grid, date: 2026-02-01}
next: {title: In April, points: [Ministers meet, The council votes]}
""",
    "grid": """\
title: Grid
source: plan
points:
  - Work on the *lines* starts in May.
  - text: Eleven countries join their grids by 2030.
    optional: true
  - Three lines are late, says the ministry's own report of this year and of the one before.
figures:
  - {value: 1.9%, label: of losses, context: in all of the grid}
  - {value: "11", unit: countries, label: join by 2030}
table:
  columns: [Country, Lines]
  rows: [[Poland, 4], [Estonia, 2]]
""",
    "cost": "title: Cost\nbody: Who pays for the northern part is open.\n",
    "lines": "title: Lines\nsummary: The lines are old_ones & _tired_.\n",
}
NEW = {
    "brief": """\
title: The grid
standfirst: Ministers meet in April to agree on the grid and on who pays for its northern part.
date: 2026-03-09
language: en
sections: [power, grid, cost]
sources:
  plan: {title: Plan for the grid, date: 2026-02-01,
    url: "https://example.org/plan"}
  bill: {title: Bill}
next: {title: In April, points: [The council votes]}
""",
    "power": "title: Power\nsummary: Power is cheap.\n",
    "grid": """\
title: Grid
source: plan
points:
  - Three lines are late, says the ministry's own report of this year and of the one before.
  - Work on the [lines](https://example.org/lines) starts in May.
  - text: Twelve countries join their grids by 2030.
    optional: false
  - Nobody objects.
figures:
  - {value: 2.0%, label: of losses, context: in most of the grid}
  - {value: "11", unit: countries, label: join by 2030}
table:
  columns: [Country, Lines]
  rows: [[Poland, 5], [Estonia, 2]]
""",
    "cost": "title: Cost\nfigures: [{value: '<1', label: of bills}]\n"
    "points: [Who pays for the northern part is now open.]\n",
}
TEXT = """\
old, 2 March 2026 → new, 9 March 2026: 18 changes

Figures
  Grid: 1.9% → 2.0%, of losses (new/grid.yaml:10)
  Grid, of losses, context reworded: in [-all-]{+most+} of the grid
    (new/grid.yaml:10)
  Cost: figure 1 added: <1 of bills (new/cost.yaml:2)

Masthead
  standfirst reworded: Ministers meet in [-March-]{+April+} to agree on the grid
    and … (new/brief.yaml:2)
  date: 2 March 2026 → 9 March 2026 (new/brief.yaml:3)

Sections
  section 1 added: Power: Power is cheap. (new/power.yaml:1)
  section 3 gone: Lines: The lines are old_ones & _tired_. (old/lines.yaml:1)

Grid
  point 3 is now point 1: Three lines are late, says the ministry's own report
    of this year … (new/grid.yaml:4)
  point 2 reworded: Work on the
    [-*lines*-]{+[lines](https://example.org/lines)+} starts in May.
    (new/grid.yaml:5)
  point 3 reworded: [-Eleven-]{+Twelve+} countries join their grids by 2030.
    (new/grid.yaml:6)
  point 3 is no longer optional (new/grid.yaml:7)
  point 4 added: Nobody objects. (new/grid.yaml:8)
  Poland, Lines: 4 → 5 (new/grid.yaml:14)

Cost
  paragraph 1 is now point 1: Who pays for the northern part is now open.
    (new/cost.yaml:3)
  point 1 reworded: Who pays for the northern part is {+now+} open.
    (new/cost.yaml:3)

Next
  point 1 gone: Ministers meet (old/brief.yaml:8)

Sources
  source 2 added: Bill (new/brief.yaml:9)
  plan, url added: https://example.org/plan (new/brief.yaml:8)

Stale
  Grid: 2.0% of losses: changed, though neither its source nor its `as_of` did
    (new/grid.yaml:10)
"""
MARKDOWN = """\
# The grid

old, 2 March 2026 → new, 9 March 2026: 18 changes

## Figures

- Grid: 1.9% → **2.0%**, of losses
- Grid, of losses, context reworded: in ~~all~~ **most** of the grid
- Cost: figure 1 added: \\<1 of bills

"""


def write(folder: Path, files: dict[str, str]) -> None:
    folder.mkdir()
    for stem, text in files.items():
        folder.joinpath(f"{stem}.yaml").write_text(text, "utf-8")


@pytest.fixture
def revision(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Revision:
    monkeypatch.chdir(tmp_path)
    write(Path("old"), OLD)
    write(Path("new"), NEW)
    return revise("old", "new")


def test_text(revision: Revision) -> None:
    assert as_text(revision, lambda text, role: text) == TEXT


def test_a_painter_gets_every_word_with_its_role(revision: Revision) -> None:
    painted = as_text(revision, lambda text, role: f"<{role}>" if role else text)
    assert "Grid: <old> → <new>, of losses <place>" in painted
    assert "in <old><new> of the grid" in painted
    assert painted.startswith("<head>\n\n<head>\n")


def test_a_chart_has_changed_and_is_not_reworded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name, part in (("old", 37), ("new", 36)):
        chart = f"{{value: '{part}', label: states, chart: {{proportion: {part} of 51}}}}"
        write(Path(name), {"brief": "title: T", "pay": f"title: Pay\nfigures: [{chart}]\n"})
    text = as_text(revise("old", "new"), lambda text, role: text)
    assert text.splitlines()[3:] == [
        "  Pay: 37 → 36, states (new/pay.yaml:2)",
        "  Pay, states, chart changed: proportion: [-37-]{+36+} of 51 (new/pay.yaml:2)",
    ]


def test_markdown(revision: Revision) -> None:
    text = as_markdown(revision)
    assert text.startswith(MARKDOWN)
    assert "section 3 gone: Lines: The lines are old\\_ones & \\_tired\\_." in text
    assert r"~~\*lines\*~~ **\[lines\](https://example.org/lines)**" in text
    assert "- point 3 is no longer optional\n" in text


def test_json(revision: Revision) -> None:
    answer = json.loads(as_json(revision))
    assert answer["old"]["name"] == "old"
    assert answer["new"]["date"] == "2026-03-09"
    assert len(answer["changes"]) == 18
    (change,) = (each for each in answer["changes"] if each["what"] == "context")
    assert (change["change"], change["of"], change["name"]) == ("reworded", "figure", "of losses")
    assert change["words"] == [
        {"same": "in"},
        {"old": "all", "new": "most"},
        {"same": "of the grid"},
    ]
    (cell,) = (each for each in answer["changes"] if each["what"] == "cell")
    assert (cell["old"]["text"], cell["new"]["text"]) == ("4", "5")
    assert [each["why"] for each in answer["stale"]] == ["undated"]


def test_every_place_is_where_the_thing_stands(revision: Revision) -> None:
    for change in json.loads(as_json(revision))["changes"]:
        for side in filter(None, (change["old"], change["new"])):
            line = Path(side["file"]).read_text("utf-8").splitlines()[side["line"] - 1]
            named = change["what"] in line or side["text"].split()[0].rstrip(":") in line
            assert named, (change, line)


def test_nothing_changed(revision: Revision, tmp_path: Path) -> None:
    same = revise("old", "old")
    text = as_text(same, lambda text, role: text)
    assert text == "old, 2 March 2026 → old, 2 March 2026: nothing changed in words\n"
    write(tmp_path / "other", OLD | {"cost": f"# a comment\n{OLD['cost']}"})
    other = as_text(revise("old", "other"), lambda text, role: text)
    assert other.endswith(": nothing changed in words, though the files are not the same\n")
    assert json.loads(as_json(same))["changes"] == []


def test_changed_statuses_lead(tmp_path: Path) -> None:
    figure = "figures: [{{value: 11, label: weeks late, status: {}}}]\n"
    for name, section, one, first in (
        ("before", "red", "green", "Ten"),
        ("after", "{is: amber, was: red, because: it is paid}", "red", "Nine"),
    ):
        place = tmp_path / name
        place.mkdir()
        place.joinpath("brief.yaml").write_text(f"title: {first}\n")
        point = f"points: [{{text: Some point., status: {one}}}]\n"
        text = f"title: Wall\nstatus: {section}\n{point}{figure.format(one)}"
        place.joinpath("wall.yaml").write_text(text)
    text = as_text(
        revise(str(tmp_path / "before"), str(tmp_path / "after")), lambda text, role: text
    )
    _, _, heading, *lines = text.splitlines()
    assert heading == "Statuses"
    told = " ".join(" ".join(lines).split())
    for change in (
        "Wall: red → amber (",
        "Wall, status reason added: it is paid (",
        "Wall, point 1: green → red (",
        "Wall, weeks late: green → red (",
    ):
        assert change in told
    assert told.index("Masthead") > told.index("weeks late")
