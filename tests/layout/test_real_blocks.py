"""Which block stands in which of the briefs after real documents: each in one at least.

Their keys are read from the YAML, so that a brief that loses the last use of one is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
import yaml

from tests.layout.test_real_briefs import BRIEFS

# A block: what one of a brief's lines says where it has it, as "key.key=value", and the briefs.
BLOCKS = {
    "sub-points": (r"points\.points=", "board-report"),
    "a numbered brief": (r"^brief\.numbered=true", "board-report"),
    "a numbered section": (r"^section\.numbered=true", "hospital-bulletin"),
    "a point's source": (r"points\.source=", "budget-note energy-market situation-report"),
    "a paragraph's source": (r"body\.source=", "policy-brief"),
    "a cell's source": (r"rows\.source=", "policy-brief"),
    "a note": (
        r"^brief\.notes\.",
        "budget-note earnings-release fact-sheet hospital-bulletin policy-brief statistics-release",
    ),
    "a mark of a source": (r"\[\^register\]", "hospital-bulletin"),
    "a note of a table's cells": (
        r"columns.*\[\^",
        "fact-sheet statistics-release",
    ),
    "a table's own note": (r"table\.note=", "earnings-release"),
    "heads in two levels": (
        r"columns\.columns=",
        "earnings-release energy-market statistics-release",
    ),
    "a total": (r"tables?\.total=[^t]", "budget-note hospital-bulletin municipal-project"),
    "a total in the rows": (
        r"tables?\.total=true",
        "earnings-release fact-sheet statistics-release",
    ),
    "a table in a CSV file": (r"table\.file=", "earnings-release statistics-release"),
    "a column of bars": (r"columns\.bar=", "budget-note"),
    "a column of statuses": (r"columns\.status=", "hospital-bulletin policy-brief"),
    "several tables": (r"^section\.tables\.", "fact-sheet"),
    "several quotes": (r"^section\.quotes\.", "earnings-release"),
    "several pictures": (r"^section\.pictures\.", "fact-sheet"),
    "bars below zero": (r"chart\.bars\.[^.]*=-", "statistics-release"),
    "grouped or stacked bars": (r"chart\.series=", "budget-note municipal-project"),
    "stacked bars": (r"chart\.stacked=", "budget-note"),
    "a line through zero": (r"chart\.line\..*=-", "energy-market"),
    "several lines": (r"^section\.chart\.line\.[^.]+=", "energy-market hospital-bulletin"),
    "values by date": (
        r"chart\.line\.\d{4}(-\d\d){0,2}=",
        "energy-market fact-sheet statistics-release",
    ),
    "a gap in time": (r"chart\.gap=", "fact-sheet"),
    "a threshold": (r"chart\.threshold\.", "hospital-bulletin statistics-release"),
    "extremes": (r"chart\.extremes=", "energy-market"),
    "a chart's source": (r"chart\.source=", "budget-note"),
    "a chart's caption": (r"chart\.caption=", "fact-sheet"),
    "a chart's own words": (r"chart\.alt=", "hospital-bulletin"),
    "a map of Europe": (r"chart\.tiles\.DE=", "energy-market"),
    "a map of an author's own": (r"chart\.grid=", "fact-sheet"),
    "an SVG": (r"pictures?\.file=.*\.svg", "fact-sheet situation-report"),
    "a page of a PDF": (r"pictures?\.file=.*\.pdf", "budget-note"),
    "a section's status": (r"^section\.status\.because=", "board-report situation-report"),
    "what it was": (r"^section\.status\.was=", "board-report situation-report"),
    "a figure's status": (r"figures\.status\.is=", "board-report"),
    "a point's status": (r"points\.status(\.is)?=", "board-report municipal-project"),
    "a cell's status and text": (r"rows\.status=", "policy-brief"),
    "a cell's status before": (r"rows\.status\.was=", "hospital-bulletin"),
    "a scale": (r"^brief\.scales\.", "municipal-project policy-brief"),
    "an ask": (r"^brief\.ask\.points=", "board-report municipal-project policy-brief"),
    "a day to decide": (r"^brief\.ask\.by=", "board-report municipal-project"),
    "a decision": (r"^brief\.decision\.boxes=", "board-report"),
    "a timeline": (
        r"^brief\.next\.points\.date=",
        "budget-note energy-market municipal-project situation-report statistics-release",
    ),
    "people to ask": (
        r"^brief\.contact\.name=",
        "earnings-release municipal-project situation-report",
    ),
    "a note beside": (r"^section\.aside\.", "fact-sheet policy-brief"),
    "logos": (r"^brief\.logos\.file=", "municipal-project situation-report"),
    "a brief's date as a period": (r"^brief\.date=\d{4}-\d\d$", "municipal-project"),
    "a month": (r"sources\..*date=\d{4}-\d\d$", "budget-note policy-brief"),
    "a quarter": (r"sources\..*date=\d{4}-Q\d$", "municipal-project"),
    "a half": (r"sources\..*date=\d{4}-H\d$", "energy-market"),
    "a year": (r"sources\..*date=\d{4}$", "fact-sheet"),
    "a year of two": (r"sources\..*date=\d{4}/\d\d$", "hospital-bulletin policy-brief"),
    "a date in words": (r"sources\..*date\.words=", "policy-brief"),
}


def lines(value: object, key: str) -> Iterator[str]:
    """Each text of a file, behind the keys that lead to it; items of a list have their list's."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from lines(inner, f"{key}.{name}")
    elif isinstance(value, list):
        for inner in value:
            yield from lines(inner, key)
    else:
        yield f"{key}={value}"


@cache
def uses(folder: Path) -> tuple[str, ...]:
    """All that a brief's files say, as lines."""
    found = list[str]()
    for file in sorted(folder.glob("*.yaml")):
        kind = "brief" if file.name == "brief.yaml" else "section"
        found += lines(yaml.load(file.read_text("utf-8"), yaml.BaseLoader), kind)
    return tuple(found)


@pytest.mark.parametrize("block", BLOCKS)
def test_a_block_stands_in_the_briefs_of_its_kind(block: str) -> None:
    pattern, names = BLOCKS[block]
    has = [path.name for path in BRIEFS if any(re.search(pattern, line) for line in uses(path))]
    assert has == names.split()


def test_every_brief_has_blocks_of_several_kinds() -> None:
    for folder in BRIEFS:
        assert sum(folder.name in names.split() for _, names in BLOCKS.values()) >= 3, folder.name


def test_rows_below_others_stand_in_a_table_of_a_release() -> None:
    folder = next(path for path in BRIEFS if path.name == "earnings-release")
    rows = folder.joinpath("data", "segments.csv").read_text("utf-8").splitlines()
    assert [row.split(",")[0] for row in rows if row.startswith("  ")] == [
        "  Utilities",
        "  Industry",
        "  Universities",
        "  Companies",
    ]
