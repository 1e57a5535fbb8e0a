"""Inputs of each kind, the same on every run: each ends in a result or in faults.

`pytest tests/fuzz --fuzz 500 --seed 9000` tries more, from another seed on; `python -m tests.fuzz`
many more, and watches their time and memory.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.fuzz import KINDS, made
from tests.fuzz.case import (
    BUILT,
    REFUSED,
    Case,
    UnforeseenError,
    check_harmless,
    packed,
    run,
    unpacked,
)


@pytest.mark.parametrize("kind", KINDS)
def test_whatever_comes_ends_in_a_result_or_in_faults(
    kind: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    first, count = request.config.getoption("seed"), request.config.getoption("fuzz")
    ended = set()
    for seed in range(first, first + count):
        (folder := tmp_path / str(seed)).mkdir()
        ended.add(run(made(kind, seed), folder))
    assert ended == {BUILT, REFUSED}, "mutators that only damage reach nothing"


@pytest.mark.parametrize("kind", KINDS)
def test_an_input_is_the_same_each_time_and_when_it_was_saved(kind: str) -> None:
    case = made(kind, 1)
    assert unpacked(packed(case)) == made(kind, 1) == case
    assert case != made(kind, 2)


def test_what_nobody_foresaw_is_no_outcome(tmp_path: Path) -> None:
    with pytest.raises(AttributeError):
        run(Case({}, ("Builder.nothing", "brief")), tmp_path)
    for report in ("Traceback (most recent call last):", "a bell\a"):
        with pytest.raises(UnforeseenError):
            check_harmless(report)
