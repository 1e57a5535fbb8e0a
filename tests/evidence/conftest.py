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

    def checked(
        section: str, saved: str | bytes, tag: str = "en", more: str = "", name: str = "s.txt"
    ) -> Evidence:
        head = f"title: Works\nlanguage: {tag}\nsources:\n  s: {{title: S, file: {name}}}\n{more}"
        tmp_path.joinpath(name).write_bytes(saved if isinstance(saved, bytes) else saved.encode())
        tmp_path.joinpath("brief.yaml").write_text(head, "utf-8")
        tmp_path.joinpath("works.yaml").write_text(f"title: Works\n{section}\n", "utf-8")
        brief, faults = read_brief(tmp_path)
        assert brief, faults
        return check_evidence(brief)

    return checked
