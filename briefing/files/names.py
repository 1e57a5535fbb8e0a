"""Names of files: what a brief's page is called, and what a name may hold; types by ending."""

from __future__ import annotations

import re
import unicodedata
from pathlib import PurePath

from briefing.brief.files import no_device
from briefing.brief.model import MARKING_BLANK, Brief
from briefing.language.language import Language

# Long enough to tell briefs apart, short enough for a list of attachments.
_LONGEST = 29


def file_name(brief: Brief) -> str:
    """The author's own name, or date and title: `2023-07-11-allies-bring-ukraine-closer.pdf`."""
    if brief.filename:
        return no_device(brief.filename.text.replace(MARKING_BLANK, _marking(brief)))
    last = brief.date and brief.date.last_day
    day = last.isoformat() if last else ""
    language = brief.language
    small = frozenset(_words(" ".join(language.small), language))
    title = slug(brief.title.text, language, small) or "brief"
    return no_device("-".join(part for part in (day, title) if part) + ".pdf")


def _marking(brief: Brief) -> str:
    """The marking with its words parted by hyphens, since few signs may stand in a name."""
    return "-".join(re.findall(r"\w+", brief.marking.text)) if brief.marking else ""


def slug(text: str, language: Language, small: frozenset[str] = frozenset()) -> str:
    """The first words of a text in lower-case ASCII, at most 29 characters, parted by hyphens.

    Accents come off, and letters of other scripts are written in Latin ones. Where not all words
    fit, a phrase that does not goes whole; one starts with `small` words, given in ASCII. A text
    without letters and digits gives none.
    """
    words = _words(text, language)
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


def _words(text: str, language: Language) -> list[str]:
    composed = unicodedata.normalize("NFC", text)
    plain = re.sub(r"\S+", lambda word: _in_ascii(word[0], language), composed)
    return re.findall(r"[a-z0-9]+", plain.lower())


def _in_ascii(word: str, language: Language) -> str:
    """A word in ASCII: accents come off, other letters are written in Latin ones.

    Words of another script are written by the rules of the language, where it has some, and
    without their apostrophes. Signs beyond ASCII are left out.
    """
    if word.isascii():
        return word
    from anyascii import anyascii  # loaded only for letters beyond ASCII

    if not all(unicodedata.name(char, "").startswith("LATIN") for char in word if char.isalpha()):
        word = language.latin(word) if language.latin else word
        word = re.sub("['\u2019\u02bc]", "", word)
    chars = unicodedata.normalize("NFKD", word)
    # Vowel signs of Indian scripts are marks; anyascii writes a soft sign as an apostrophe.
    letters = (anyascii(c).strip("'") if c.isalpha() or _is_mark(c) else c for c in chars)
    return "".join(letters).encode("ascii", "ignore").decode()


def _is_mark(char: str) -> bool:
    return unicodedata.category(char).startswith("M")


def part_of_name(text: str) -> str:
    """A text as a part of a file's name, in its own letters; empty where nothing is left.

    A hyphen stands for what parts folders, what some system forbids and what nobody sees; a name
    neither starts nor ends in a dot.
    """
    text = unicodedata.normalize("NFC", text)
    text = "".join(char if char.isprintable() else "-" for char in text)
    text = re.sub(r'[/\\:*?"<>|]+', "-", text)
    # Of the 255 bytes that a name may have.
    return text.encode()[:_MOST_OF_NAME].decode(errors="ignore").strip(" .")


_MOST_OF_NAME = 120


def folded(place: str) -> str:
    """A path for comparing: alike for two that are one file to some disks, which take capitals
    for small letters or store accents in another way.
    """
    return unicodedata.normalize("NFC", place).casefold()


_MEDIA_TYPES = {
    ".yaml": "application/yaml",
    ".txt": "text/plain",
    ".md": "text/markdown",
    ".html": "text/html",
    ".csv": "text/csv",
    ".tsv": "text/tab-separated-values",
    ".json": "application/json",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".ods": "application/vnd.oasis.opendocument.spreadsheet",
    ".xls": "application/vnd.ms-excel",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".svg": "image/svg+xml",
    ".ttf": "font/ttf",
    ".otf": "font/otf",
}


def media_type(name: str) -> str:
    """The media type of a file that a brief may name, by its suffix."""
    return _MEDIA_TYPES.get(PurePath(name).suffix.lower(), "application/octet-stream")
