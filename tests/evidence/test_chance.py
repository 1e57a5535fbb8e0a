"""Numbers of prose that a source has, but of something else, and those of another row."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefing.evidence.check import Evidence

Check = Callable[..., Evidence]

PROSE = """\
Four people died at sea during the year, compared with six in 2024.

The harbour at Skarness was deepened in the spring, which took nine weeks and five dredgers.

Cameras on 86 vessels found that fish had been thrown back in 118 cases.

Some 96.7 thousand held a second job. The self-employed were 311.5 thousand.
"""
TABLE = """\
| Region | 2025 | Change, % |
|:---|---:|---:|
| Galicia | 41,210 | 11.0 |
| Asturias | 63,927 | 10.0 |
| Extremadura | 49,118 | 4.6 |
| Cost of care | 12,340 | 3.1 |
"""


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("Four people died at sea.", []),
        ("Five people died at sea.", ["evidence.unsupported"]),
        # Said in other words, beside what has the source's own.
        ("Some 96.7 thousand hold a second job, and 311.5 thousand work for themselves.", []),
        # What has only one word in common may be a paraphrase.
        ("The people needed nine weeks.", []),
        ("It took five ships.", []),
        # Where the sentence's own number is said, another may be from elsewhere.
        ("Four people died at sea, six in 2024, after nine weeks of storms.", []),
    ],
)
def test_a_number_of_a_sentence_stands_where_its_words_do(
    body: str, told: list[str], check: Check
) -> None:
    assert [fault.code for fault in check(f"body: {body}", PROSE).faults] == told


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("Galicia (11.0%) and Asturias (10.0%) grew.", []),
        ("Galicia (4.6%) and Asturias (10.0%) grew.", ["evidence.cell"]),
        ("The growth goes from 11.0% of Extremadura to 10.0%.", ["evidence.cell"]),
        ("Of the regions most live in Asturias, 41,210; fewer elsewhere.", ["evidence.cell"]),
        ("Galicia and Asturias had 11.0% and 10.0%.", []),
        ("Unlike Galicia, it was 4.6%.", []),
        ("More than Galicia, 4.6% at most.", []),
        ("The cost of neighbours was 4.6%.", []),
    ],
)
def test_a_number_beside_the_name_of_a_row_is_of_that_row(
    body: str, told: list[str], check: Check
) -> None:
    assert [fault.code for fault in check(f"body: {body}", TABLE, name="s.md").faults] == told
