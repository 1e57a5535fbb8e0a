"""Clear print: never small, condensed or tight; nothing leaves a page but what is optional."""

from __future__ import annotations

import random
from collections.abc import Callable
from functools import cache
from itertools import product
from pathlib import Path

import pytest

from briefing import OversetError
from briefing.brief.model import Brief, Copy, Name, Section
from briefing.brief.reader import read_brief
from briefing.brief.schema import PAPERS
from briefing.errors import Span
from briefing.layout.cuts import all_words, shorten
from briefing.layout.page import Artifact, Page, Text
from briefing.layout.repeated_points import repeated_points
from briefing.layout.result import Overset
from briefing.style.style import Style
from tests.conftest import SECTIONS, Build
from tests.layout.test_generated import (
    Made,
    apart,
    bare,
    boxes,
    in_the_margins,
    made,
    placed,
    style,
    without,
    written,
)
from tests.layout.test_real_briefs import BRIEFS, FOLDER, read

Folder = Callable[..., Path]
LEAST, READ, LEADING = 12, 14, 1.3
# What is read in one line at a time: it may be smaller, or its lines closer.
SMALL = ("marking", "kicker", "footer", "chart_label", "chart_value", "table_head", "cell")
LARGE = ("headline", "value", "unit")


@cache
def clear_print() -> Style:
    return style("clear-print")


def in_clear_print(brief: Brief, paper: str | None = None) -> Brief:
    name = Name("clear-print", Span("", 1, 1))
    return brief._replace(style=(name,), paper=paper or brief.paper)


def texts(page: Page) -> list[Text]:
    return [item for item in page.items if isinstance(item, Text) and item.text.strip()]


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("arrangement", clear_print().arrangements, ids=lambda a: a and a.says)
def test_no_rung_is_small_condensed_or_tight(paper: str, arrangement: object) -> None:
    look = clear_print()
    assert not look.ladder.smaller, "there is no step down"
    for rung, marked in product((None, *look.ladder.larger), (False, True)):
        sheet = look.sheet(paper, marked=marked, rung=rung, arrangement=arrangement)  # type: ignore[arg-type]
        for name, role in sheet.type._asdict().items():
            assert role.family.name == "sans", name
            assert role.size >= (LEAST if name in SMALL else READ), name
            if name not in ("marking", "footer", *LARGE):
                assert role.leading / role.size >= LEADING - 1e-9, (name, sheet.baseline)


def test_its_steps_up_are_those_of_large_print() -> None:
    sheets = [clear_print().sheet("a4", marked=False, rung=r) for r in clear_print().ladder.larger]
    steps = {(sheet.type.body.size, sheet.type.body.leading) for sheet in sheets}
    assert {(15, 19.5), (16, 21), (18, 23.5)} <= steps


def large_and_wide(done: Made) -> None:
    """Nothing printed is under the least sizes or in a condensed face."""
    assert done.page
    for item in texts(done.page):
        assert "Condensed" not in item.face.path.stem, item.text
        assert item.size >= LEAST, item.text
    assert done.fit.body >= READ
    assert done.fit.leading / done.fit.body >= LEADING - 1e-9


def nothing_else_left(done: Made) -> None:
    """All that is not optional is on the page; what is left out is, and is told."""
    assert done.page
    said = _letters("".join(item.text for item in texts(done.page)))
    told = {left.span for left in done.fit.left_out}
    copy = done.brief.title, done.brief.standfirst, done.brief.sections, done.brief.next
    kickers = {
        figure.kicker.span
        for section in done.brief.sections
        for figure in section.figures
        if figure.kicker and figure.kicker.optional
    }
    for path, text in placed(copy):
        if path[-1] in ("quote", "derived") or "chart" in path:
            continue  # a source's words are not for print
        left = _optional_spans(copy, path) & told
        left |= {text.span} & kickers if kickers & told else set()
        missing = [word for word in text.text.split() if _letters(word) not in said]
        assert not missing or left, (text.text, missing)


def _letters(text: str) -> str:
    """Letters and digits alone: quotes and dashes are set as the language has them."""
    return "".join(char for char in bare(text) if char.isalnum())


def _optional_spans(record: object, path: tuple[str | int, ...]) -> set[Span]:
    """The places of the optional parts that a text is in."""
    found = set[Span]()
    for step in (*path, None):
        if getattr(record, "optional", False):
            found.add(record.span)  # type: ignore[attr-defined]
        if isinstance(step, int):
            record = record[step]  # type: ignore[index]
        elif step:
            record = getattr(record, step)
    return found


@cache
def shipped_brief() -> Brief:
    brief, faults = read_brief(SECTIONS)
    assert brief, faults
    return brief


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("marking", [None, "TLP:CLEAR", "NATO UNCLASSIFIED"])
def test_the_shipped_brief_fits(paper: str, marking: str | None) -> None:
    marked = shipped_brief().title._replace(runs=()) if marking else None
    if marked and marking:
        marked = marked._replace(runs=(shipped_brief().title.runs[0]._replace(text=marking),))
    done = made(in_clear_print(shipped_brief(), paper)._replace(marking=marked))
    large_and_wide(done)
    nothing_else_left(done)
    assert done.page
    apart(boxes(done.page))
    in_the_margins(done.page)
    values = {text.text.strip() for text in texts(done.page)}
    assert {"300,000", "11", "8.3%"} <= values


def test_on_a4_it_keeps_all_that_the_design_shows() -> None:
    done = made(in_clear_print(shipped_brief(), "a4"))
    assert [left.what for left in done.fit.left_out] == [
        "the kickers of figures",
        "the quote of china",
        "point 2 of spending",
        "point 1 of spending",
        "point 2 of deterrence",
        "point 1 of deterrence",
        "point 3 of ukraine",
        "the standfirst",
    ]
    assert done.fit.rungs == ()


def test_figures_stand_in_their_sections() -> None:
    """Below their section's title and above the next one's."""
    page = made(in_clear_print(shipped_brief(), "a4")).page
    assert page
    tops = [item.y for item in texts(page) if _role(item) == "H2"]
    starts = dict(zip((part.slug for part in shipped_brief().sections), tops, strict=False))
    ends = dict(zip(starts, tops[1:], strict=False))
    for section in shipped_brief().sections:
        for figure in section.figures:
            (value,) = (item for item in texts(page) if item.copy is figure.value)
            assert starts[section.slug] < value.y < ends[section.slug]


def _role(item: Text) -> str:
    return "" if isinstance(item.mark, Artifact) else item.mark.role


def test_titles_are_white_bold_and_large(build: Build) -> None:
    page = made(in_clear_print(shipped_brief(), "a4")).page
    assert page
    titles = [item for item in texts(page) if _role(item) == "H2"]
    assert len(titles) == 6
    for title in titles:
        assert title.colour == (1, 1, 1)
        assert title.size >= READ
        assert title.face.weight == "bold"
    build(SECTIONS, "clear-print")


POINT = "- {} nations agreed on all of that, after a long debate, and said so in a statement\n"


def too_full(folder: Folder, *points: str, more: int) -> Path:
    """A section with a figure of eleven Allies and some points, with too much behind them."""
    figure = "figures: [{value: '11', unit: Allies, label: agree}, {value: 2%, label: more}]"
    listed = "".join(POINT.format(point) for point in points)
    rest = "".join(POINT.format("All") for _ in range(more))
    return folder(
        brief="title: x\nstyle: clear-print",
        a=f"title: A\n{figure}\npoints:\n{listed}",
        b=f"title: B\npoints:\n{rest}",
    )


def hint(place: Path, build: Build) -> str:
    with pytest.raises(OversetError) as told:
        build(place)
    (fault,) = told.value.faults
    return fault.hint or ""


def test_a_fault_names_the_points_that_repeat_a_figure(folder: Folder, build: Build) -> None:
    for more in range(9, 20):
        place = too_full(folder, "Eleven", "All 11", "Some 2%", "Two", more=more)
        try:
            build(place)
        except OversetError:
            break
    told = hint(place, build)
    places = ", ".join(f"{place}/a.yaml:{line}:3" for line in (4, 5, 6))
    assert f"or mark `optional` the points that repeat a key figure, {places};" in told
    optional = place.joinpath("a.yaml").read_text("utf-8").splitlines()
    optional[3:6] = [f"- {{text: '{line[2:]}', optional: true}}" for line in optional[3:6]]
    place.joinpath("a.yaml").write_text("\n".join(optional), "utf-8")
    left = build(place).report.fit.left_out
    assert left
    assert {part.span.line for part in left} <= {4, 5, 6}


def test_it_says_where_that_is_not_enough(folder: Folder, build: Build) -> None:
    told = hint(too_full(folder, "Eleven", more=30), build)
    assert "optional` the point that repeats a key figure, " in told
    assert "a.yaml:4:3, which alone is not enough;" in told


def test_no_point_is_named_that_repeats_nothing(folder: Folder, build: Build) -> None:
    assert "repeat" not in hint(too_full(folder, "Two", "In 2011 other", more=30), build)


@FOLDER
def test_a_real_brief_is_a_page_or_a_verdict_that_holds(folder: Path) -> None:
    done = made(in_clear_print(read(folder)))
    if done.page:
        large_and_wide(done)
        nothing_else_left(done)
        return
    (fault,) = done.faults
    assert fault.code == "fit.overset"
    assert done.fit.body == READ
    assert done.fit.over
    assert made(_cut(done.brief, done.fit.over)).page
    assert repeated_points(done.brief).keys() >= _named(done)


def _cut(brief: Brief, over: Overset) -> Brief:
    """The brief without what a verdict names; paragraphs of one text have one place."""
    texts, taken = [*placed(brief)], {}
    for cut in over.cuts:
        if not cut.part:
            words = cut.words
            fitting = (
                (path, copy)
                for path, copy in texts
                if copy.span == cut.span and (all_words(copy) == words or not cut.all)
            )
            found = next(fitting)
            texts.remove(found)
            taken[found[0]] = words
    shorter: Brief = shorten(brief, taken)
    return without(shorter, over._replace(cuts=tuple(cut for cut in over.cuts if cut.part)))


def _named(done: Made) -> set[tuple[str | int, ...]]:
    """The paths of the points that a verdict names as repeating a figure."""
    hint = done.faults[0].hint or ""
    _, _, named = hint.partition("repeat")
    spans = {str(point.span): path for path, point in repeated_points(done.brief).items()}
    return {path for span, path in spans.items() if span in named}


def test_one_real_brief_is_short_enough() -> None:
    pages = [folder for folder in BRIEFS if made(in_clear_print(read(folder))).page]
    assert [folder.name for folder in pages] == ["fact-sheet"]


@pytest.mark.parametrize("number", range(30))
def test_made_up_briefs_are_large_and_lose_only_what_is_optional(
    number: int, tmp_path: Path
) -> None:
    rng = random.Random(number)
    brief = _some_optional(in_clear_print(written(number, tmp_path)), rng)
    done = made(brief)
    if done.page is None:
        assert {fault.code.partition(".")[0] for fault in done.faults} == {"fit"}
        return
    large_and_wide(done)
    nothing_else_left(done)
    apart(boxes(done.page))
    in_the_margins(done.page)


def _some_optional(brief: Brief, rng: random.Random) -> Brief:
    """The brief with half of what may be optional marked so."""

    def sure() -> bool:
        return rng.random() < 0.5

    def marked(section: Section) -> Section:
        figures = tuple(
            figure._replace(
                optional=sure(),
                kicker=figure.kicker and figure.kicker._replace(optional=sure()),
            )
            for figure in section.figures
        )
        points = tuple(point._replace(optional=sure()) for point in section.points)
        return section._replace(
            points=points,
            figures=figures,
            quote=section.quote and section.quote._replace(optional=sure()),
            table=section.table and section.table._replace(optional=sure()),
        )

    standfirst: Copy | None = brief.standfirst and brief.standfirst._replace(optional=sure())
    sections = tuple(map(marked, brief.sections))
    return brief._replace(standfirst=standfirst, sections=sections)
