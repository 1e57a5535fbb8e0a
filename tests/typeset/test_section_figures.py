"""Key figures in their section: a line each, read as topic, value with label, and context."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from briefing.layout.page import Artifact, Fill, Page, Text
from briefing.pipeline import Pipeline
from tests.conftest import Build
from tests.recording import outline

Folder = Callable[..., Path]
Made = Callable[..., Page]
LONG = "cross the bridges each day, in both directions, in summer and in winter alike"


@pytest.fixture
def page(folder: Folder) -> Made:
    """The page of one section in clear print; `head` are more lines of brief.yaml."""

    def made(section: str, head: str = "", style: str = "clear-print") -> Page:
        return Pipeline(style).lay_out(folder(brief=f"title: x\n{head}", a=section)).page

    return made


def figures(*written: str, title: str = "Roads", summary: str = "A message.") -> str:
    listed = "".join(f"  - {{{figure}}}\n" for figure in written)
    return f"title: {title}\nsummary: {summary}\nfigures:\n{listed}points: [Some point]\n"


def texts(page: Page) -> list[Text]:
    return [item for item in page.items if isinstance(item, Text) and item.text.strip()]


def text(page: Page, words: str) -> Text:
    """The only piece of text that starts with some words."""
    (found,) = (item for item in texts(page) if plain(item.text).startswith(words))
    return found


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def said(page: Page) -> str:
    return plain(" ".join("".join(item.text for item in texts(page)).split()))


def test_a_figure_is_one_line(page: Made) -> None:
    done = page(figures("value: 2%, unit: of GDP, label: the minimum, context: Since 2014"))
    parts = [text(done, words) for words in ("2%", "of GDP", "the minimum", "Since 2014")]
    assert len({round(part.y, 3) for part in parts}) == 1
    assert [part.x for part in parts] == sorted(part.x for part in parts)
    assert parts[0].size == parts[1].size > parts[2].size == parts[3].size


def test_it_stands_under_the_message_and_over_the_points(page: Made) -> None:
    done = page(figures("value: 2%, label: the minimum", "value: 11, label: countries"))
    order = [text(done, words).y for words in ("A message", "2%", "11", "Some point")]
    assert order == sorted(order)
    assert order[2] - order[1] == pytest.approx(1.95 * text(done, "Some point").size, rel=0.05)


def test_a_label_too_long_goes_on_under_itself(page: Made) -> None:
    done = page(figures(f"value: 1.5 million, unit: vehicles, label: '{LONG}', context: '{LONG}'"))
    value, unit = text(done, "1.5 million"), text(done, "vehicles")
    label = [
        item for item in texts(done) if item.copy.text == LONG and item.face.weight == "medium"
    ]
    assert len({item.y for item in label}) > 2
    assert {round(item.x, 3) for item in label} == {round(label[0].x, 3)}
    assert label[0].y == pytest.approx(value.y)
    assert label[0].x > unit.x + unit.ink


def test_a_label_that_a_value_leaves_no_room_stands_below_it(page: Made) -> None:
    wide = "value: '1,234,567,890.12', unit: kilowatt hours a year, label: all of them"
    done = page(figures(wide))
    assert text(done, "all of them").y > text(done, "kilowatt").y
    assert text(done, "all of them").x == pytest.approx(text(done, "1,234,567,890").x)


def test_values_of_a_page_have_one_size(page: Made) -> None:
    wide = "value: '1,234,567,890,123,456,789.12', unit: of them, label: things"
    done = page(figures(wide, "value: '7', label: days"))
    assert text(done, "7").size == text(done, "1,234,567").size


def test_it_is_read_as_topic_value_with_label_and_context(page: Made, build: Build) -> None:
    figure = "value: 11, unit: Allies, kicker: Benchmark, label: meet it, context: More to come"
    done = page(figures(figure))
    assert plain(outline(done)).splitlines()[2:] == [
        "  Sect",
        "    H2  Roads",
        "    P  A message.",
        "    L",
        "      LI",
        "        LBody",
        "          P  Benchmark",
        "          P  11 Allies meet it",
        "            Span  11 Allies",
        "            Span  meet it",
        "          P  More to come",
        "    L",
        "      LI",
        "        LBody  Some point",
    ]


def test_figures_of_several_lines_stand_apart(page: Made) -> None:
    alone = page(figures("value: 11, label: one", "value: 12, label: other"))
    topics = page(figures("value: 11, label: one", "value: 12, label: other, kicker: Topic"))
    lead = text(alone, "12").y - text(alone, "11").y
    topic = text(topics, "Topic")
    assert topic.y - text(topics, "11").y == pytest.approx(1.25 * 1.3 * topic.size, rel=0.05)
    assert text(topics, "12").y - text(topics, "Topic").y == pytest.approx(lead)


@pytest.mark.parametrize(
    ("chart", "told"),
    [
        ("value: '37', label: sound, chart: {proportion: 37 of 41}", "37 of 41"),
        ("value: 3.9%, label: most, chart: {bars: {US: 3.49, Oz: 3.9}}", "Oz 3.9%; US 3.49%"),
        (
            "value: 8.3%, label: more, chart: {index: last year, now: '2023'}",
            "Last year = 100; 2023: 108.3",
        ),
        ("value: '8.3', label: things, chart: {previous: 8.0}", "Up from 8.0"),
        ("value: '7', label: things, chart: {previous: 8.0}", "Down from 8.0"),
        ("value: 1.8%, label: share, chart: {target: 2, actual: 1.8}", "Target 2%"),
        (
            "value: '1.8', label: now, chart: {line: [1.4, 1.5, 1.8], labels: [2014, 2023]}",
            "1.4 (2014), 1.5, 1.8 (2023)",
        ),
        (
            "value: 3%, label: x, chart: {proportion: 3 of 100, caption: In a hundred}",
            "In a hundred",
        ),
    ],
)
def test_a_chart_is_told_in_words(chart: str, told: str, page: Made) -> None:
    done = page(figures(chart))
    assert told in said(done)
    assert not [item for item in done.items if not isinstance(item, Text | Fill)]


def test_squares_that_repeat_a_value_are_not_told_again(page: Made) -> None:
    figure = "value: 37%, label: new"
    for chart in "{proportion: 37 of 100}", "{count: 1}":
        with_chart, without = (
            said(page(figures(copy))).partition("Brief")[0]
            for copy in (f"{figure}, chart: {chart}", figure)
        )
        assert with_chart == without


def black(page: Page) -> list[tuple[float, float, float, float]]:
    """The boxes of tabs: left, top, right and bottom."""
    rects = (rect for item in page.items if isinstance(item, Fill) for rect in item.rects)
    return [(r.x, r.y, r.x + r.width, r.y + r.height) for r in rects if 15 < r.height < 100]


def test_a_title_stands_white_in_a_tab_on_its_rule(page: Made) -> None:
    done = page("title: Roads\nsummary: A message.\n")
    title, summary = text(done, "Roads"), text(done, "A message")
    ((left, top, right, bottom),) = black(done)
    assert title.colour == (1, 1, 1)
    assert title.size >= 14
    assert title.face.weight == "bold"
    assert left + 6 == pytest.approx(title.x)
    assert right - 6 == pytest.approx(title.x + title.ink)
    assert top < title.y - 0.7 * title.size
    assert bottom > title.y + 0.2 * title.size
    assert summary.y == pytest.approx(title.y)
    assert summary.x - right == pytest.approx(8)
    rules = [r for item in done.items if isinstance(item, Fill) for r in item.rects]
    assert any(r.height == 2 and r.y + 1 == pytest.approx(top) for r in rules)
    assert all(isinstance(item.mark, Artifact) for item in done.items if isinstance(item, Fill))


def test_a_message_goes_on_at_the_margin(page: Made) -> None:
    done = page(f"title: Roads\nsummary: {LONG} and then some more of them\n")
    first, second = (item for item in texts(done) if item.copy.text.startswith("cross"))
    assert second.y > first.y
    assert second.x == pytest.approx(black(done)[0][0])


def test_a_message_stands_under_a_tab_that_takes_half_of_the_line(page: Made) -> None:
    done = page("title: Roads and bridges of the northern provinces\nsummary: A message.\n")
    assert text(done, "A message").y > text(done, "Roads").y
    assert text(done, "A message").x == pytest.approx(black(done)[0][0])


def test_without_a_message_the_text_stands_under_the_tab(page: Made) -> None:
    done = page("title: Roads\nbody: Some words.\n", "next: {title: Then, points: [The end]}")
    for title, below in ("Roads", "Some words"), ("Then", "The end"):
        assert text(done, below).y > text(done, title).y
    assert len(black(done)) == 2


def test_a_title_of_several_lines_has_a_tab_round_all(page: Made) -> None:
    done = page(f"title: {LONG} and {LONG}\nsummary: A message.\n")
    lines = [item for item in texts(done) if item.copy.text.startswith("cross")]
    ((_, top, right, bottom),) = black(done)
    assert len(lines) > 1
    assert all(top < line.y < bottom and line.x + line.ink < right for line in lines)
    assert text(done, "A message").y > lines[-1].y


def test_a_section_marking_stands_over_its_tab(page: Made) -> None:
    section = "title: Roads\nmarking: TLP:GREEN\nsummary: A message.\n"
    done = page(section, "marking: TLP:GREEN")
    markings = sorted(item.y for item in texts(done) if item.text.strip() == "TLP:GREEN")
    assert markings[1] < black(done)[0][1] < text(done, "Roads").y


MINE = "extends: clear-print\nsays: mine\n"


@pytest.mark.parametrize(
    "changed",
    ["layout: {columns: 2}\ngrid: {text: 6, rail: 6, open: 12}", "layout: {title: plain}"],
)
def test_a_style_of_its_own_may_divide_the_page_otherwise(
    changed: str, folder: Folder, build: Build
) -> None:
    """In columns, and with titles that run in as words: all copy is there, and read in order."""
    section = figures("value: 11, label: countries, kicker: Topic", "value: 2%, label: a goal")
    place = folder(brief="title: x\nstyle: mine.yaml", mine=MINE + changed, a=section, b=section)
    build(place)
    read = plain(outline(Pipeline().lay_out(place).page))
    assert read.count("Roads") == read.count("Topic") == read.count("P  11 countries") == 2


def test_figures_of_a_section_with_a_table_across_columns_stay(folder: Folder) -> None:
    heads = ", ".join(f"A column of name {number}" for number in range(5))
    row = ", ".join("interoperability" for _ in range(5))
    table = f"table: {{columns: [{heads}], rows: [[{row}]]}}"
    listed = "figures: [{value: 11, label: countries}]"
    mine = MINE + "layout: {columns: 2}\ngrid: {text: 6, rail: 6, open: 12}\n"
    mine += "type: {cell: {size: 9}, table-head: {size: 9}}"
    brief = "title: x\nstyle: mine.yaml"
    place = folder(brief=brief, mine=mine, a=f"title: A\n{listed}\n{table}\n")
    assert "countries" in said(Pipeline().lay_out(place).page)


def test_a_title_on_a_light_tab_is_in_ink(folder: Folder) -> None:
    mine = MINE + 'colours: {accent: "#999999"}\ntype: {value: {colour: ink}}'
    files = {"brief": "title: x\nstyle: mine.yaml", "a": "title: Grids\nsummary: Eleven join."}
    page = Pipeline().lay_out(folder(mine=mine, **files)).page
    (title,) = (i for i in page.items if isinstance(i, Text) and i.text.startswith("Grids"))
    assert title.colour == (0, 0, 0)
