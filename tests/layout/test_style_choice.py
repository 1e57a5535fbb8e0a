"""A brief is set in the style that suits it best of those that it lists, and told of others."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from briefing import BriefingError, OversetError
from briefing.errors import Fault, Span
from briefing.layout.result import Fit, LeftOut, StyledFit
from briefing.layout.style_choice import larger_style, with_holders
from briefing.layout.trial import Search
from briefing.pipeline import Pipeline
from briefing.style.listing import show_style
from briefing.style.loader import read_style
from briefing.units import Pt
from tests.conftest import Build

Folder = Callable[..., Path]
FIGURE = "- {value: 11, label: countries of the Alliance, kicker: Topic, context: In 2023}\n"


@pytest.fixture
def trials(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the styles that trials are made in, one a trial."""
    made: list[str] = []
    whole = Search._set

    def counted(self: Search, *settings: object) -> object:
        made.append(self.style.name)
        return whole(self, *settings)  # type: ignore[arg-type]

    monkeypatch.setattr(Search, "_set", counted)
    return made


def copy(words: int, head: str = "title: x") -> dict[str, str]:
    """A brief of so many words in two sections, with figures in the rail of one."""
    text = " ".join(["plain words of copy"] * (words // 8)).capitalize()
    section = f"title: A\nbody: {text}.\n"
    return {"brief": head, "a": f"{section}figures:\n{FIGURE * 2}", "b": section}


SHORT, TOO_LONG = 150, 3000


def listed(*styles: str) -> str:
    return f"title: x\nstyle: [{', '.join(styles)}]"


def grown(folder: Folder, until: Callable[[Path], bool]) -> Path:
    """The shortest brief, in steps of a few words, of which something is so."""
    for words in range(SHORT, TOO_LONG, 24):
        place = folder(**copy(words))
        if until(place):
            return place
    raise AssertionError("no brief is so")


def shrunk(folder: Folder, style: str = "briefing", designed: float = 9.5) -> Path:
    """A brief that a style, whose running text has a size by design, sets small."""
    pipeline = Pipeline(style)
    return grown(folder, lambda at: pipeline.lay_out(at, advises=False).report.fit.body < designed)


def overset(folder: Folder, style: str = "briefing") -> Path:
    """A brief that is a little too long for a style."""
    pipeline = Pipeline(style)

    def is_over(place: Path) -> bool:
        try:
            pipeline.lay_out(place, advises=False)
        except OversetError:
            return True
        return False

    return grown(folder, is_over)


def test_the_first_style_that_keeps_its_size_is_taken(folder: Folder, trials: list[str]) -> None:
    report = Pipeline().lay_out(folder(**copy(SHORT, listed("prose", "columns")))).report
    assert report.style == "prose"
    assert set(trials) == {"prose"}, "the others are not tried"
    assert report.notes == (
        "set in prose, number 1 of 2 in `style`: running text keeps its designed size",
    )


def test_a_style_that_would_be_small_is_passed_over(folder: Folder) -> None:
    large = "extends: prose\nsays: large\nbaseline: 18\ntype: {body: {size: 13}}\n"
    name = str(folder(large=large) / "large.yaml")
    place = shrunk(folder, name, 13)
    small = Pipeline(name).lay_out(place).report.fit
    folder(brief=listed("large.yaml", "columns", "prose"))
    report = Pipeline().lay_out(place).report
    assert report.style == "columns"
    assert report.fit.steps >= 0
    (note,) = report.notes
    assert note == (
        "set in columns, number 2 of 3 in `style`: running text keeps its designed size;"
        f" large has {small.body:g}/{small.leading:g}"
    )


def test_where_all_would_be_small_the_largest_is_taken(folder: Folder) -> None:
    place = shrunk(folder)
    look = "extends: briefing\nsays: x\ntype: {body: {size: 9.9}}"
    folder(brief=listed("briefing", "look.yaml"), look=look)
    report = Pipeline().lay_out(place, advises=False).report
    assert 9 < report.fit.body < 9.9
    assert report.style == "look"
    (note,) = report.notes
    assert "no style keeps its designed size, and this has the largest type; briefing has" in note


def test_where_none_holds_it_the_fault_is_of_the_fewest_cuts(folder: Folder) -> None:
    names = "briefing", "columns"
    words = {}
    for name in names:
        with pytest.raises(OversetError) as alone:
            Pipeline(name).lay_out(folder(**copy(TOO_LONG)))
        assert alone.value.fit.over
        words[name] = alone.value.fit.over.words
    with pytest.raises(OversetError) as told:
        Pipeline().lay_out(folder(**copy(TOO_LONG, listed(*names))))
    over, (fault,) = told.value.fit.over, told.value.faults
    assert over
    best = min(names, key=words.__getitem__)
    assert over.words == words[best]
    assert fault.message.endswith(f"too deep for A4 in {best}")


def test_every_faulty_style_of_the_list_is_told_where_it_stands(folder: Folder) -> None:
    place = folder(brief=listed("briefing", "colums", "look.yaml"), look="extends: x\nsays: y")
    with pytest.raises(BriefingError) as told:
        Pipeline().lay_out(place)
    at = [(fault.code, str(fault.span)) for fault in told.value.faults]
    assert at == [
        ("style.unknown", f"{place.as_posix()}/brief.yaml:2:19"),
        ("style.unknown", f"{place.as_posix()}/look.yaml:1:10"),
    ]


def test_names_between_commas_are_shown_in_brackets(folder: Folder) -> None:
    with pytest.raises(BriefingError) as told:
        Pipeline().lay_out(folder(brief="title: x\nstyle: briefing, columns"))
    assert told.value.faults[0].hint == "write `[briefing, columns]`, in brackets, to list several"


def test_an_option_goes_before_the_list(folder: Folder) -> None:
    report = Pipeline("mono").lay_out(folder(**copy(SHORT, listed("prose", "columns")))).report
    assert (report.style, report.notes) == ("mono", ())


def test_the_strictest_style_says_how_old_a_figure_may_be(folder: Folder) -> None:
    look = "extends: briefing\nsays: x\nstale-after: %d"
    head = f"{listed('slow.yaml', 'quick.yaml', 'columns')}\ndate: 2026-03-02"
    figure = "title: A\nfigures: [{value: 1, label: x, as_of: 2026-02-20}]"
    place = folder(brief=head, a=figure, slow=look % 30, quick=look % 5)
    codes = [fault.code for fault in Pipeline().lay_out(place).faults]
    assert "evidence.stale" in codes
    folder(quick=look % 15)
    assert Pipeline().lay_out(place).faults == ()


def test_copy_that_is_too_long_is_told_which_styles_hold_it(folder: Folder, build: Build) -> None:
    place = overset(folder, "clear-print")
    with pytest.raises(OversetError) as told:
        Pipeline("clear-print").lay_out(place)
    (fault,) = told.value.faults
    hint = fault.hint or ""
    held = {}
    for styled in Pipeline().compare_styles(place):
        if styled.page:
            held[styled.style] = styled.type_size
    assert {"briefing", "columns", "prose"} <= set(held)
    for name, size in held.items():
        assert f"`--style {name}` " in hint
        fit = build(place, style=name).report.fit
        assert size == f"{fit.body:g}/{fit.leading:g}"
        assert f"at {size}" in hint
    assert hint.count("--style") == len(held)
    assert "; or cut " in hint


def test_optional_parts_that_another_style_leaves_out_are_counted(folder: Folder) -> None:
    place = overset(folder)
    folder(c="title: C\noptional: true\nbody: " + "Plain words of copy. " * 150)
    with pytest.raises(OversetError) as told:
        Pipeline().lay_out(place)
    assert " without 1 optional part" in (told.value.faults[0].hint or "")


def test_where_no_style_holds_it_none_is_named(folder: Folder) -> None:
    with pytest.raises(OversetError) as told:
        Pipeline().lay_out(folder(**copy(TOO_LONG)))
    assert "--style" not in (told.value.faults[0].hint or "")


def test_a_page_set_small_names_the_style_that_sets_it_larger(folder: Folder) -> None:
    place = shrunk(folder)
    report = Pipeline().lay_out(place).report
    fits = [styled for styled in Pipeline().compare_styles(place) if styled.page]
    largest = max(fits, key=lambda styled: styled.fit.body)
    assert largest.fit.body > report.fit.body
    assert report.notes == (f"`--style {largest.style}` sets it at {largest.type_size}",)


def test_only_a_page_set_small_is_tried_in_other_styles(folder: Folder, trials: list[str]) -> None:
    Pipeline().lay_out(folder(**copy(SHORT)))
    assert set(trials) == {"briefing"}
    place = shrunk(folder)
    trials.clear()
    Pipeline().lay_out(place, advises=False)
    assert set(trials) == {"briefing"}
    Pipeline().lay_out(place)
    assert {"briefing", "columns", "prose"} < set(trials)


def test_what_is_compared_is_not_what_a_page_is_made_of(folder: Folder) -> None:
    inputs = Pipeline().lay_out(shrunk(folder)).inputs
    assert [path.name for path in inputs if path.parent.name == "styles"] == ["briefing.yaml"]


def test_a_style_used_after_it_was_compared_is_an_input(folder: Folder) -> None:
    style, _ = read_style("briefing", Path(), None)
    assert style
    alone = show_style(style)  # one that extends no other
    pipeline = Pipeline()
    place = folder(**copy(TOO_LONG, "title: x\nstyle: alone.yaml"), alone=alone)
    with pytest.raises(OversetError):
        pipeline.lay_out(place)
    inputs = pipeline.lay_out(folder(**copy(SHORT))).inputs
    assert "briefing.yaml" in {path.name for path in inputs}


def test_a_comparison_has_the_shipped_styles_and_those_that_are_named(folder: Folder) -> None:
    look = "extends: briefing\nsays: x"
    place = folder(brief=listed("columns", "look.yaml", "nothing"), look=look)
    fits = list(Pipeline().compare_styles(place))
    shipped = "briefing clear-print columns field institute mono prose scoreboard".split()
    assert [styled.style for styled in fits] == [*shipped, "look", "nothing"]
    assert [styled.page is not None for styled in fits] == [*[True] * 9, False]
    assert [fault.code for fault in fits[-1].faults] == ["style.unknown"]


def test_a_brief_at_fault_is_not_compared(folder: Folder) -> None:
    with pytest.raises(BriefingError):
        list(Pipeline().compare_styles(folder(brief="titel: x")))


def test_a_style_that_leaves_out_more_is_not_called_larger(folder: Folder) -> None:
    page = Pipeline().lay_out(folder(brief="title: x")).page
    left = (LeftOut("section a", Span("a.yaml", 1, 1)),)

    def styled(name: str, body: float, left: tuple[LeftOut, ...] = ()) -> StyledFit:
        return StyledFit(name, Fit(Pt(body), Pt(12), 1, left_out=left), page=page)

    small, large, largest = styled("a", 9), styled("b", 10), styled("c", 11, left)
    assert larger_style(small, [large, largest]) == "`--style b` sets it at 10/12"
    assert larger_style(styled("a", 9, left), [large, largest]) == "`--style c` sets it at 11/12"
    assert larger_style(large, [small]) == ""
    (fault,) = with_holders([Fault("fit.overset", "x", hint="cut")], [small, largest, large])
    assert fault.hint == (
        "`--style b` holds it at 10/12, `--style a` at 9/12,"
        " `--style c` at 11/12 without 1 optional part; or cut"
    )
    other = Fault("fit.word-too-wide", "x", hint="cut")
    assert with_holders([other], [large]) == (other,)
