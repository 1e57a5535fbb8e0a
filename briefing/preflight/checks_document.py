"""Of what the file says of itself: title, language, bookmarks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePath

from briefing.preflight.findings import Finding, failed, passed, said, warned
from briefing.preflight.model import Document

# BCP 47 (RFC 5646, 2.1), its common forms: language, script, region, variants.
_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z]{3})?(-[A-Za-z]{4})?(-([A-Za-z]{2}|\d{3}))?(-\w{4,8})*")
# What programs call a file that nobody named.
_UNNAMED = re.compile(
    r"(microsoft (word|powerpoint|excel) - |untitled|unbenannt|document ?\d*$|presentation ?\d*$)"
    r"|\.(docx?|pptx?|xlsx?|odt|indd|pdf|tex)$",
    re.IGNORECASE,
)
_LONG = 20  # pages that nobody turns through without bookmarks


def title(document: Document) -> Iterator[Finding]:
    """Whether the file has a title that a person gave it."""
    name = document.catalogue.title
    if not name:
        hint = "give it a title in its properties: that is what a screen reader says first"
        yield failed("the file has no title", hint)
    elif _UNNAMED.search(name) or name == PurePath(document.name).stem:
        yield warned(f"its title is a file's name: {said(name)}", "give it the page's headline")
    else:
        yield passed(said(name, 60))


def shown_title(document: Document) -> Iterator[Finding]:
    """Whether a reader's title bar shows the title, not the file's name (PDF/UA-1, 7.1)."""
    if document.catalogue.shows_title:
        yield passed("shows the title")
    else:
        hint = "in its properties, under initial view, let the title bar show the title"
        yield warned("the title bar shows the file's name", hint)


def language(document: Document) -> Iterator[Finding]:
    """Whether a screen reader knows which language to speak."""
    tag = document.catalogue.language
    if not tag:
        yield failed("the file names no language", "set its language: `en`, `fr` …")
    elif not _TAG.fullmatch(tag):
        hint = "write a tag of two letters, such as `en` or `en-GB`"
        yield failed(f"its language is no language tag: {said(tag)}", hint)
    else:
        yield passed(tag)


def bookmarks(document: Document) -> Iterator[Finding]:
    """Whether a long file has bookmarks."""
    count = len(document.sizes)
    if count > _LONG and not document.catalogue.has_bookmarks:
        yield warned(f"{count} pages without bookmarks", "make them from its headings")
    else:
        yield passed("there" if document.catalogue.has_bookmarks else "none needed on so few pages")
