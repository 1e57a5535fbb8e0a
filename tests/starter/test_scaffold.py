"""The next edition has the shape of the last, and nothing that it said."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from briefing import Builder
from briefing.brief.model import Brief
from briefing.brief.reader import read_brief
from briefing.diff.fields import text_of
from briefing.lint import general_rules
from briefing.lint.engine import lint
from briefing.starter.scaffold import outline
from tests.conftest import ROOT, SECTIONS
from tests.layout.generated import Author

DAY = date(2026, 11, 24)
PAGES = ROOT / "tests/pages"
SHAPES = [SECTIONS, *(PAGES / name for name in ("charts", "everything", "french", "ukrainian"))]
SHAPED = pytest.mark.parametrize("place", SHAPES, ids=lambda place: place.name)


def read(place: Path) -> Brief:
    brief, faults = read_brief(place)
    assert brief
    assert not [fault for fault in faults if fault.is_error], faults
    return brief


def written(files: dict[str, bytes], place: Path) -> Path:
    place.mkdir()
    for name, data in files.items():
        path = place / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(data)
    return place


def shape(brief: Brief) -> list[tuple[object, ...]]:
    """What a page has of each kind, section by section."""
    parts: list[tuple[object, ...]] = [(brief.language.tag, len(brief.sources), bool(brief.next))]
    for section in brief.sections:
        optional = [part.optional for part in (*section.points, *section.figures)]
        table = section.table and [len(row) for row in (section.table.columns, *section.table.rows)]
        parts.append((section.slug, section.title.text, len(section.body), optional, table))
        parts.append((bool(section.summary), bool(section.quote), section.optional))
        for figure in section.figures:
            parts.append((bool(figure.unit), bool(figure.kicker), bool(figure.context)))
    return parts


@SHAPED
def test_it_keeps_the_shape_and_builds(place: Path, tmp_path: Path) -> None:
    brief = read(place)
    made = written(outline(brief, DAY), tmp_path / "next")
    assert shape(read(made)) == shape(brief)
    result = Builder().build(made)
    assert [fault.message for fault in result.faults] == []


@SHAPED
def test_it_keeps_nothing_that_was_said(place: Path) -> None:
    brief = read(place)
    every = [text for data in outline(brief, DAY).values() for text in texts(data)]
    left = "".join(every)
    assert brief.title.text not in left
    for section in brief.sections:
        said = [section.summary, *section.body, *(point.text for point in section.points)]
        said += [section.quote.text] if section.quote else []
        for copy in filter(None, said):
            assert len(copy.text) < 3 or copy.text not in left
        # A label may name a number that is a value, too: a goal of 2 %.
        assert not {figure.value.text for figure in section.figures} & {*every}


def texts(data: bytes) -> list[str]:
    """Every text of a file, but for what comments say."""
    found: list[str] = []
    todo: list[Any] = [yaml.safe_load(data)]
    while todo:
        match todo.pop():
            case dict(pairs):
                todo += pairs.values()
            case list(entries):
                todo += entries
            case str(text):
                found.append(text)
    return found


@pytest.mark.parametrize(
    ("table", "rows"),
    [
        ("{columns: ['', b, c], rows: [['', '1', '2'], [x, '3', '4']]}", ["|?|", "x||"]),
        ("{columns: ['', b], rows: [['', '1'], ['', '2']]}", ["|?", "|?"]),
        ("{columns: [a, b], rows: [[~, '1'], ['**x**', '']]}", ["|?", "x|"]),
        ("{columns: [a], rows: [['1'], ['2']]}", ["1", "2"]),
        ("{file: rows.csv}", ["|?|", "x||"]),
    ],
)
def test_a_row_without_a_name_is_no_empty_one(table: str, rows: list[str], tmp_path: Path) -> None:
    old = {"brief.yaml": b"title: x\n", "a.yaml": f"title: a\ntable: {table}\n".encode()}
    old["rows.csv"] = b",b,c\n,1,2\nx,3,4\n"
    brief = read(written(old, tmp_path / "old"))
    made = written(outline(brief, DAY), tmp_path / "next")
    (section,) = read(made).sections
    assert section.table
    assert ["|".join(cell.text.text for cell in row.cells) for row in section.table.rows] == rows
    assert Builder().build(made).faults == ()


def test_comments_say_what_stayed_behind() -> None:
    files = outline(read(PAGES / "everything"), DAY)
    head = files["brief.yaml"].decode().splitlines()
    assert head[:2] == ["# Words last time: standfirst 14.", "# There was a picture."]
    money = files["money.yaml"].decode().splitlines()
    assert money[0] == "# Words last time: summary 7."
    assert [line.strip() for line in money if "chart" in line] == [
        "# chart: {line: [?, ?, ?, ?, ?], labels: [?, ?]}",
        "# chart: {bars: {Old Bridge: ?, Weir: ?, North quay: ?}, bold: Weir}",
    ]


def test_comments_say_what_evidence_there_was() -> None:
    files = outline(read(ROOT / "tests/evidence/briefs/crossings"), DAY)
    head = files["brief.yaml"].decode()
    assert "was saved as " in head
    assert any(b"had: quote" in data for data in files.values())


FIGURES = """
title: a
figures:
- value: 300,000
  unit: troops
  label: at **high** readiness
  kicker: {text: New plans, optional: true}
  context: More expected
  as_of: 2023
  quote: 300,000 troops
  chart:
    bars:
      Poland: 3.9   # the first
      US: 3.49

    bold: Poland
- value: 3.9
  label: share of 2023
  optional: true
  chart: {line: [3, 3.4,
    3.9], labels: [2014-05, 2023]}
"""


def test_what_a_series_keeps(tmp_path: Path) -> None:
    place = written({"brief.yaml": b"title: x\n", "a.yaml": FIGURES.encode()}, tmp_path / "old")
    made = outline(read(place), DAY)["a.yaml"].decode()
    assert (
        made
        == """# Figure 1 had: quote, as_of.
title: a
figures:
- value: '?'
  unit: troops
  label: at high readiness
  kicker:
    text: New plans
    optional: true
  context: More expected
  # chart:
  #   bars:
  #     Poland: ?
  #     US: ?
  #   bold: Poland
- value: '?'
  label: share of 2023
  # chart: {line: [?, ?, ?], labels: [?, ?]}
  optional: true
"""
    )


def test_a_chart_is_read_once_its_numbers_are_there(tmp_path: Path) -> None:
    place = written({"brief.yaml": b"title: x\n", "a.yaml": FIGURES.encode()}, tmp_path / "old")
    made = outline(read(place), DAY)
    filled = made["a.yaml"].decode().replace("# ", "").replace("'?'", "2").replace("?", "2")
    made["a.yaml"] = filled.partition("\n")[2].encode()
    again = read(written(made, tmp_path / "next"))
    assert [type(figure.chart).__name__ for figure in again.sections[0].figures] == [
        "Bars",
        "Trend",
    ]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("2025-12-01", DAY),
        ("2025-12", "2026-11"),
        ("2025-Q3", "2026-Q4"),
        ("2025-H1", "2026-H2"),
        ("2025", "2026"),
        ("2025/26", "2026/27"),
        ("{words: Spring 2026}", {"words": "?"}),
    ],
)
def test_the_date_has_the_form_of_the_last_one(old: str, new: object, tmp_path: Path) -> None:
    place = written({"brief.yaml": f"title: x\ndate: {old}\n".encode()}, tmp_path / "old")
    made = outline(read(place), DAY)
    assert yaml.safe_load(made["brief.yaml"])["date"] == new
    assert read(written(made, tmp_path / "next")).date


def test_of_several_styles_those_of_the_folder_stay_behind(tmp_path: Path) -> None:
    head = b"title: x\nstyle: [look.yaml, columns]\n"
    place = written({"brief.yaml": head}, tmp_path / "old")
    place.joinpath("look.yaml").write_text("extends: briefing\nsays: x\n")
    made = outline(read(place), DAY)["brief.yaml"].decode()
    assert made.startswith("# There was a style of its own: copy look.yaml here")
    assert "\nstyle: columns\n" in made


def test_a_style_in_the_old_folder_is_named(tmp_path: Path) -> None:
    place = written({"brief.yaml": b"title: x\nstyle: look.yaml\n"}, tmp_path / "old")
    place.joinpath("look.yaml").write_text("extends: briefing\nsays: ours\n")
    head = outline(read(place), DAY)["brief.yaml"].decode()
    assert head.startswith("# There was a style of its own: copy look.yaml here")
    assert "\nstyle:" not in head


def test_how_it_is_set_stays(tmp_path: Path) -> None:
    settings = {
        "language": "fr-CH",
        "style": ["prose", "columns"],
        "paper": "letter",
        "marking": "TLP:AMBER",
        "mail_limit": "TLP:GREEN",
        "evidence": "required",
        "attach": ["source"],
        "stale_after": 30,
        "lint": {"owner": True, "date": "off"},
    }
    head = yaml.safe_dump({"title": "x"} | settings).encode()
    grid = b"title: Grid\nmarking: TLP:GREEN\n"
    one = read(written({"brief.yaml": head, "grid.yaml": grid}, tmp_path / "old"))
    other = read(written(outline(one, DAY), tmp_path / "next"))
    for key in settings:
        assert text_of(getattr(one, key)) == text_of(getattr(other, key)), key
    assert other.sections[0].marking
    assert other.sections[0].marking.text == "TLP:GREEN"


def test_marks_in_what_stays_are_escaped(tmp_path: Path) -> None:
    head = r"title: x" + "\n" + r"owner: \*A\* \[b](c) \\ **d** & 1:30" + "\n"
    place = written({"brief.yaml": head.encode()}, tmp_path / "old")
    again = written(outline(read(place), DAY), tmp_path / "next")
    one, other = read(place).owner, read(again).owner
    assert one
    assert other
    assert other.text == one.text == r"*A* [b](c) \ d & 1:30"


def test_briefs_made_up_at_random(tmp_path: Path) -> None:
    for seed in range(40):
        place = tmp_path / str(seed)
        place.mkdir()
        brief = read(Author(seed).write(place))
        made = read(written(outline(brief, DAY), tmp_path / f"next-{seed}"))
        assert shape(made) == shape(brief)
        bare, again = (outline(each, DAY).values() for each in (brief, made))
        assert list(map(texts, bare)) == list(map(texts, again))


def test_scales_stay_and_statuses_do_not(tmp_path: Path) -> None:
    brief = read(written(outline(read(PAGES / "statuses"), DAY), tmp_path / "next"))
    (scale,) = brief.scales
    assert [level.text for level in scale.levels] == ["High", "Medium", "Low"]
    assert not any(section.status for section in brief.sections)


def test_heads_groups_bars_and_total_of_a_table_stay(tmp_path: Path) -> None:
    table = """
tables:
- columns: [a, {head: Cost, columns: [Plan, {head: Now, of: 100}]}]
  rows: [[North, 1, 2], ["  Old", 3, {text: 4, source: survey}]]
  total: [All, 4, 6]
- {columns: [a, b], rows: [[x, 1], [y, 2]], total: true}
quotes: [{text: We wait.}, {text: We build., speaker: Ada}]
"""
    old = {"brief.yaml": b"title: x\nsources: {survey: {title: t}}\n"}
    brief = read(written(old | {"a.yaml": f"title: a{table}".encode()}, tmp_path / "old"))
    made = written(outline(brief, DAY), tmp_path / "next")
    (before,), (after,) = brief.sections, read(made).sections
    assert len(after.quotes) == 2
    for one, other in zip(before.tables, after.tables, strict=True):
        assert [head.text for head in other.heads] == [head.text for head in one.heads]
        assert [column.bar for column in other.columns] == [column.bar for column in one.columns]
        kept = [(row.cells[0].text.text, row.level) for row in one.all_rows]
        assert [(row.cells[0].text.text, row.level) for row in other.all_rows] == kept
        assert other.total
        assert not any(cell.text.runs for row in other.all_rows for cell in row.cells[1:])
    assert Builder().build(made).faults == ()


def test_what_stands_around_the_copy_stays_but_for_its_words(tmp_path: Path) -> None:
    old = read(ROOT / "tests/layout/coast")
    made = written(outline(old, DAY), tmp_path / "next")
    new = read(made)
    for one, other in zip(old.contacts, new.contacts, strict=True):
        assert other.name.text == one.name.text
        assert [address.text for address in other.address] == [a.text for a in one.address]
    assert old.ask
    assert new.ask
    assert len(new.ask.points) == len(old.ask.points)
    assert new.ask.by is None
    assert old.decision
    assert new.decision
    rows = [[option.text for option in row] for row in new.decision.boxes]
    assert rows == [[option.text for option in row] for row in old.decision.boxes]
    assert Builder().build(made).faults == ()


def test_logos_are_copied_and_dated_points_ask_for_their_dates(tmp_path: Path) -> None:
    old = read(ROOT / "tests/layout/coast")
    made = written(outline(old, DAY), tmp_path / "next")
    new = read(made)
    assert old.logos
    assert [(one.file.text, one.data) for one in new.logos] == [
        (one.file.text, one.data) for one in old.logos
    ]
    assert old.next
    assert new.next
    assert [bool(point.date) for point in new.next.points] == [
        bool(point.date) for point in old.next.points
    ]
    placeholders = [f for f in lint(new) if f.code == "lint.placeholders"]
    dated = sum(bool(point.date) for point in new.next.points)
    assert sum("words: '?'" in fault.span.line_text for fault in placeholders) == dated > 0


OWN_CHART = """
title: a
chart:
  title: Share of homes
  line: {East: [12, 31], North: [22, 28]}
  labels: [2021, 2026]
  threshold: {value: 20, label: Plan}
aside: {title: The wall, text: It is long., optional: true}
"""


def test_asides_keep_their_titles_and_charts_of_sections_their_forms(tmp_path: Path) -> None:
    place = written({"brief.yaml": b"title: x\n", "a.yaml": OWN_CHART.encode()}, tmp_path / "old")
    made = outline(read(place), DAY)
    assert (
        made["a.yaml"].decode()
        == f"""title: a
# chart:
#   title: Share of homes
#   line: {{East: [?, ?], North: [?, ?]}}
#   labels: [?, ?]
#   threshold: {{value: ?, label: Plan}}
aside:
  text: {general_rules.PARAGRAPH}
  title: The wall
  optional: true
"""
    )
    assert Builder().build(written(made, tmp_path / "next")).faults == ()
