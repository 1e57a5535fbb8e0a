"""A folder becomes a page by a warm builder, in the same turns as the peers take."""

from __future__ import annotations

from pathlib import Path

import turns

from briefing import Builder
from briefing.files.atomic import write_whole

BUILDER = Builder()


def make(folder: str, out: str) -> None:
    """Build one brief, everything on; put the file in its place as the command does."""
    write_whole(Path(out), BUILDER.build(folder).pdf)


turns.answer(make)
