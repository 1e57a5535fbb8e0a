"""A brief becomes the name of its file, and a file the type it travels as."""

from __future__ import annotations

import re
import unicodedata
from pathlib import PurePath

from briefing.brief.files import no_device
from briefing.brief.model import MARKING_BLANK, Brief
from briefing.language.small_words import small_words_of

# Long enough to tell briefs apart, short enough for a list of attachments.
_LONGEST = 29


def file_name(brief: Brief) -> str:
    """The author's own name, or date and title: `2023-07-11-allies-bring-ukraine-closer.pdf`."""
    if brief.filename:
        return no_device(brief.filename.text.replace(MARKING_BLANK, _marking(brief)))
    day = brief.date.isoformat() if brief.date else ""
    small = frozenset(word for each in small_words_of(brief.language) for word in _words(each))
    title = slug(brief.title.text, small) or "brief"
    return no_device("-".join(part for part in (day, title) if part) + ".pdf")


def _marking(brief: Brief) -> str:
    """The marking with its words parted by hyphens, since few signs may stand in a name."""
    return "-".join(re.findall(r"\w+", brief.marking.text)) if brief.marking else ""


def slug(text: str, small: frozenset[str] = frozenset()) -> str:
    """The first words of a text in ASCII, accents off; empty where nothing is left.

    Where not all of them fit, a phrase that does not goes whole: it starts with `small` words.
    """
    words = _words(text)
    whole = "-".join(words)
    if len(whole) <= _LONGEST:
        return whole
    first = whole[: _LONGEST + 1].rpartition("-")[0] or whole[:_LONGEST]
    kept = words[: first.count("-") + 1]
    if not set(words[len(kept) : len(kept) + 1]) <= small:
        starts = [at for at, word in enumerate(kept) if word in small]
        phrases = "-".join(kept[: starts[-1]] if starts else kept)
        kept = phrases.split("-") if len(phrases) >= _LONGEST // 2 else kept
    while kept[1:] and kept[-1] in small:
        kept.pop()
    return "-".join(kept)[:_LONGEST]


def _words(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.findall(r"[a-z0-9]+", plain.lower())


def part_of_name(text: str) -> str:
    """A text as a part of a file's name, in its own letters; empty where nothing is left.

    What parts folders, what some system forbids and what nobody sees is a hyphen; a name neither
    starts nor ends in a dot.
    """
    text = unicodedata.normalize("NFC", text)
    text = "".join(char if char.isprintable() else "-" for char in text)
    text = re.sub(r'[/\\:*?"<>|]+', "-", text)
    # Of the 255 bytes that a name may have.
    return text.encode()[:_MOST_OF_NAME].decode(errors="ignore").strip(" .")


_MOST_OF_NAME = 120


def folded(place: str) -> str:
    """What two places have in common that are one to some disk: capitals, and accents."""
    return unicodedata.normalize("NFC", place).casefold()


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
