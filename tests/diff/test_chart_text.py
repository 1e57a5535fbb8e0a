"""What a comparison of editions shows of a chart is what its author wrote."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from briefing.brief.reader import read_brief
from briefing.diff.charts import chart_text

CHARTS = {
    "bars: {Oslo: 3.1, Kiel: -2.4}, threshold: {value: 2, label: Goal}": (
        "bars: Oslo 3.1, Kiel -2.4; threshold Goal 2"
    ),
    "bars: {Kiel: [24, 31], Riga: [18, 17]}, series: [old, new], stacked: true": (
        "bars: Kiel 24, 31, Riga 18, 17; series old, new; stacked yes"
    ),
    "line: {East: [12, 31], North: [22, 28]}, labels: [2021, 2026]": (
        "line: East: 12, 31, North: 22, 28; labels 2021, 2026"
    ),
    "line: {2016-03: 22, 2017: -3}, extremes: true, title: Growth, unit: '%'": (
        "Growth. line: 2016-03 22, 2017 -3; extremes yes; unit %"
    ),
    "tiles: {EE: 3.4, PL: 4.1}, from: 2, optional: true": (
        "tiles: EE 3.4, PL 4.1; from 2; optional"
    ),
}


@pytest.mark.parametrize("chart", CHARTS)
def test_a_chart_in_words(chart: str, folder: Callable[..., Path]) -> None:
    brief, faults = read_brief(folder(brief="title: x", a=f"title: A\nchart: {{{chart}}}"))
    assert brief, faults
    assert chart_text(brief.sections[0].chart) == CHARTS[chart]
