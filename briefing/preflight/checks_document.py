"""Checks of the file as a whole (`file.*`) and of what it says of itself (`about.*`)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePath

from briefing.preflight.findings import Finding, Place, failed, passed, quoted, warned
from briefing.preflight.model import Document
from briefing.units import Size

MB = 1_000_000
# Many servers refuse 10 MB, as an attachment grows by a third on its way (RFC 2045, 6.8);
# 2 MB is slow on a telephone.
WARN_SIZE, FAIL_SIZE = 2 * MB, 10 * MB
# In points, upright: ISO 216 and ANSI Y14.1.
PAPERS = {
    "A3": (841.89, 1190.55),
    "A4": (595.28, 841.89),
    "A5": (419.53, 595.28),
    "Letter": (612.0, 792.0),
    "Legal": (612.0, 1008.0),
    "Tabloid": (792.0, 1224.0),
}
_PAPER_SLACK = 2.5  # points: programs round to whole millimetres
# BCP 47 (RFC 5646, 2.1), its common forms: language, script, region, variants.
_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z]{3})?(-[A-Za-z]{4})?(-([A-Za-z]{2}|\d{3}))?(-\w{4,8})*")
# What programs call a file that nobody named.
_UNNAMED = re.compile(
    r"(microsoft (word|powerpoint|excel) - |untitled|unbenannt|document ?\d*$|presentation ?\d*$)"
    r"|\.(docx?|pptx?|xlsx?|odt|indd|pdf|tex)$",
    re.IGNORECASE,
)
_LONG = 20  # pages that nobody turns through without bookmarks


def file_size(document: Document) -> Iterator[Finding]:
    """Whether mail servers take the file as an attachment."""
    size = len(document.data)
    hint = "make its pictures smaller, or send a link instead"
    if size > FAIL_SIZE:
        yield failed(f"{size / MB:.1f} MB: mail servers refuse more than {FAIL_SIZE // MB}", hint)
    elif size > WARN_SIZE:
        yield warned(f"{size / MB:.1f} MB: slow to send and to open on a telephone", hint)
    else:
        yield passed(f"{size / 1000:,.0f} kB, under {WARN_SIZE // MB} MB")


def undamaged(document: Document) -> Iterator[Finding]:
    """Whether the file opens without repair."""
    if document.is_whole:
        yield passed("opens without repair")
    else:
        hint = "export it again, and send it as a file, not as text"
        yield failed("the file is damaged: some readers will repair it, others refuse it", hint)


def blank_pages(document: Document) -> Iterator[Finding]:
    """Whether a page is blank, and whether all pages were read in full."""
    count, looked = len(document.sizes), len(document.pages)
    for page in document.pages:
        place = Place(page.number)
        if not page.items and not page.annotations:
            yield warned("a blank page", "delete it: a printer prints it, too", place)
        if not page.is_whole:
            yield warned("too many marks to look at them all", "look at the page yourself", place)
    if looked < count:
        yield warned(f"only the first {looked} of {count} pages were looked at", "split the file")
    yield passed("1 page" if count == 1 else f"{count} pages, none blank")


def paper_sizes(document: Document) -> Iterator[Finding]:
    """Whether an office printer has the paper, one size for all pages."""
    names = [paper_name(size) for size in document.sizes]
    if "" in names:
        odd = names.index("")
        width, height = (side * 25.4 / 72 for side in document.sizes[odd])
        yield warned(
            f"{width:.0f} by {height:.0f} mm is no paper that an office has",
            "set it on A4 or Letter, or say how to scale it",
            Place(odd + 1),
        )
    kinds = list(dict.fromkeys(name for name in names if name))
    if len(kinds) > 1:
        yield warned(
            f"pages of {' and '.join(kinds)}: somebody has to change the tray",
            "use one paper for all pages",
            Place(names.index(kinds[1]) + 1),
        )
    yield passed(", ".join(kinds))


def paper_name(size: Size) -> str:
    """The name of a paper, upright or across, from its size in points; empty if not common."""
    short, long = sorted(size)
    for name, (width, height) in PAPERS.items():
        if abs(short - width) <= _PAPER_SLACK and abs(long - height) <= _PAPER_SLACK:
            return name
    return ""


def permissions(document: Document) -> Iterator[Finding]:
    """Whether its permissions allow printing and screen readers (ISO 32000-1, 7.6.3.2)."""
    hint = "save it without restrictions: they keep nobody out who means to get in"
    if not document.may_read_aloud:
        yield failed("its permissions bar screen readers", hint)
    if not document.may_print:
        yield failed("its permissions bar printing", hint)
    yield passed("may be printed and read aloud")


def earlier_versions(document: Document) -> Iterator[Finding]:
    """Whether the file still holds earlier versions, below incremental updates."""
    if document.versions > 1:
        times = "once" if document.versions == 2 else f"{document.versions - 1} times"
        yield warned(
            f"it was changed {times} by adding to its end: what stood there before is still inside",
            "save it as a new file, or print it to PDF",
        )
    else:
        yield passed("no earlier version inside")


def title(document: Document) -> Iterator[Finding]:
    """Whether the file has a title, and not just a file's name."""
    name = document.catalogue.title
    if not name:
        hint = "give it a title in its properties: that is what a screen reader says first"
        yield failed("the file has no title", hint)
    elif _UNNAMED.search(name) or name == PurePath(document.name).stem:
        yield warned(f"its title is a file's name: {quoted(name)}", "give it the page's headline")
    else:
        yield passed(quoted(name, 60))


def title_bar(document: Document) -> Iterator[Finding]:
    """Whether a viewer's title bar shows the title, not the file's name (PDF/UA-1, 7.1)."""
    if document.catalogue.shows_title:
        yield passed("shows the title")
    else:
        hint = "in its properties, under initial view, let the title bar show the title"
        yield warned("the title bar shows the file's name", hint)


def language(document: Document) -> Iterator[Finding]:
    """Whether the file names its language, by a BCP 47 tag."""
    tag = document.catalogue.language
    if not tag:
        yield failed("the file names no language", "set its language: `en`, `fr` …")
    elif not _TAG.fullmatch(tag):
        hint = "write a tag of two letters, such as `en` or `en-GB`"
        yield failed(f"its language is no language tag: {quoted(tag)}", hint)
    else:
        yield passed(tag)


def bookmarks(document: Document) -> Iterator[Finding]:
    """Whether a file of more than 20 pages has bookmarks."""
    count = len(document.sizes)
    if count > _LONG and not document.catalogue.has_bookmarks:
        yield warned(f"{count} pages without bookmarks", "make them from its headings")
    else:
        yield passed("there" if document.catalogue.has_bookmarks else "none needed on so few pages")
