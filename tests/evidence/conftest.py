"""A section held against the text of its source."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from briefing.brief.reader import read_brief
from briefing.evidence.check import Evidence, check_evidence


@pytest.fixture
def check(tmp_path: Path) -> Callable[..., Evidence]:
    """Check a section against the text of its source: `check("body: 41 bridges", "41 of them")`."""

    def checked(section: str, saved: str, tag: str = "en", more: str = "") -> Evidence:
        head = f"title: Works\nlanguage: {tag}\nsources: {{s: {{title: S, file: s.txt}}}}\n{more}"
        tmp_path.joinpath("s.txt").write_text(saved, "utf-8")
        tmp_path.joinpath("brief.yaml").write_text(head, "utf-8")
        tmp_path.joinpath("works.yaml").write_text(f"title: Works\n{section}\n", "utf-8")
        brief, faults = read_brief(tmp_path)
        assert brief, faults
        return check_evidence(brief)

    return checked
