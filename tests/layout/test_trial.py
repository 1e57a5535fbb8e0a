"""The search fills a page by type, then by what lines are led apart."""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice
from pathlib import Path

import pytest

from briefing.style.loader import read_style, shipped
from briefing.units import Pt
from tests.conftest import Build

Folder = Callable[..., Path]
POINT = "- A point of the same few words as all the others\n"


def test_lines_are_led_where_no_step_of_type_fills_the_page(folder: Folder, build: Build) -> None:
    short, led, full = (
        build(folder(brief="title: x", a=f"title: A\npoints:\n{POINT * count}")).report.fit
        for count in (20, 26, 30)
    )
    assert (short.body, short.leading) == (13, 18), "a short page ends in white, not stretched"
    assert (led.body, led.leading) == (13, 18.875)
    assert led.fill > 0.95
    assert full.body < 13
    assert full.fill > 0.95


def test_what_is_next_leaves_a_rail_that_is_too_deep(folder: Folder, build: Build) -> None:
    figure = "- {value: 11, label: countries of the Alliance, kicker: Topic, context: In 2023}\n"
    coming = "\nnext: {title: Next, points: [Some words that say what will happen on a day]}"
    text = f"title: A\npoints:\n{POINT * 24}figures:\n"
    place = folder(brief=f"title: x{coming}", a=f"{text}{figure * 6}")
    fit = build(place).report.fit
    assert "next in the text" in fit.rungs
    place = folder(brief=f"title: x{coming}", a=f"title: A\nfigures:\n{figure * 3}")
    assert "next in the text" not in build(place).report.fit.rungs


@pytest.mark.parametrize("name", sorted(shipped()))
def test_type_keeps_its_size_as_its_lines_are_led(name: str) -> None:
    """Also where the leading passes that of the type as designed: a step above, or below it."""
    style, _ = read_style(name, Path(), None)
    assert style
    ladder = style.ladder
    near = (rung for way in (ladder.larger, ladder.smaller) for rung in islice(way, 3))
    for rung in near:
        plain = style.sheet("a4", marked=False, rung=rung)
        for steps in (-4, -1, 1, 4):
            led = rung._replace(led=Pt(steps * ladder.step))
            sheet = style.sheet("a4", marked=False, rung=led)
            assert sheet.type.body.size == plain.type.body.size
            assert sheet.baseline == pytest.approx(plain.baseline + steps * ladder.step)
