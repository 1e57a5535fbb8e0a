"""A brief becomes the name of its file, and a file the type it travels as."""

from __future__ import annotations

import re
import unicodedata
from pathlib import PurePath

from briefing.content.brief import MARKING_BLANK, Brief

# Long enough to tell briefs apart, short enough for a list of attachments.
_LONGEST = 29


def file_name(brief: Brief) -> str:
    """The author's own name, or date and title: `2023-07-11-allies-bring-ukraine-closer.pdf`."""
    if brief.filename:
        return brief.filename.text.replace(MARKING_BLANK, _marking(brief))
    day = brief.date.isoformat() if brief.date else ""
    return "-".join(part for part in (day, slug(brief.title.text) or "brief") if part) + ".pdf"


def _marking(brief: Brief) -> str:
    """The marking with its words parted by hyphens, since few signs may stand in a name."""
    return "-".join(re.findall(r"\w+", brief.marking.text)) if brief.marking else ""


def slug(text: str) -> str:
    """The first words of a text in ASCII, accents off; empty where nothing is left."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    words = re.findall(r"[a-z0-9]+", plain.lower())
    whole = "-".join(words)
    if len(whole) > _LONGEST:
        return whole[: _LONGEST + 1].rpartition("-")[0] or whole[:_LONGEST]
    return whole


_MEDIA_TYPES = {
    ".yaml": "application/yaml",
    ".txt": "text/plain",
    ".md": "text/markdown",
    ".html": "text/html",
    ".csv": "text/csv",
    ".json": "application/json",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
}


def media_type(name: str) -> str:
    """The media type of a file that a brief may name, by its suffix."""
    return _MEDIA_TYPES.get(PurePath(name).suffix.lower(), "application/octet-stream")
