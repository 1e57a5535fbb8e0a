"""Of what the file says of itself: title, language, bookmarks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePath

from briefing.preflight.findings import Finding, Place, at, failed, passed, said, skipped, warned
from briefing.preflight.model import Document, Sheet, Words
from briefing.units import Size

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


# Points, and a matter of judgement: 6 is what contracts hide things in, 7 a newspaper's tables.
FAIL_TYPE, WARN_TYPE = 6.0, 7.0
_SLACK = 0.05
_MARK = 2  # letters of a note's mark, which is smaller than its text


def _lettering(document: Document) -> Iterator[tuple[Sheet, Words]]:
    for sheet in document.sheets:
        for words in sheet.words:
            yield sheet, words


def embedded(document: Document) -> Iterator[Finding]:
    """Whether every printer sets the same letters."""
    fonts: dict[str, None] = {}
    missing: dict[str, Place] = {}
    for sheet, words in _lettering(document):
        fonts[words.font] = None
        if not words.is_embedded:
            missing.setdefault(words.font, at(sheet.number, words.box))
    for font, place in missing.items():
        hint = "export it again with its fonts embedded"
        yield failed(f"{font} is not in the file: a printer takes another", hint, place)
    yield passed(_count(len(fonts), "font", ", all inside")) if fonts else skipped("no text")


def readable(document: Document) -> Iterator[Finding]:
    """Whether the letters have a meaning: to search, to copy, to read aloud."""
    count, broken = 0, dict[str, tuple[int, Place]]()
    for sheet, words in _lettering(document):
        count += len(words.text)
        if words.unreadable:
            before, place = broken.get(words.font, (0, at(sheet.number, words.box)))
            broken[words.font] = before + words.unreadable, place
    for font, (letters, place) in broken.items():
        what = _count(letters, "letter", "")
        hint = "export it again from its source, with Unicode for its fonts (ToUnicode)"
        yield failed(f"{what} in {font} cannot be read aloud or searched for", hint, place)
    yield (
        passed(_count(count, "letter", ", all can be searched and read aloud"))
        if count
        else skipped("no text")
    )


def smallest(document: Document) -> Iterator[Finding]:
    """Whether the smallest type can be read in print."""
    sizes: dict[float, tuple[Words, Place]] = {}
    for sheet, words in _lettering(document):
        if len(words.text) <= _MARK:
            continue
        place = at(sheet.number, words.box)
        sizes.setdefault(round(words.size, 1), (words, place))
    for size, (words, place) in sorted(sizes.items()):
        message = f"{size:g} pt: {said(words.text)}"
        if size < FAIL_TYPE - _SLACK:
            yield failed(message, f"set it in {FAIL_TYPE:g} points at least, better in 8", place)
        elif size < WARN_TYPE - _SLACK:
            yield warned(message, "8 points are easier on the eyes", place)
    yield passed(f"{min(sizes):g} pt") if sizes else skipped("no text")


def _count(count: int, what: str, rest: str) -> str:
    return f"{count:,} {what}{'' if count == 1 else 's'}{rest}"


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


def weight(document: Document) -> Iterator[Finding]:
    """Whether the file gets through as an attachment."""
    size = len(document.data)
    hint = "make its pictures smaller, or send a link instead"
    if size > FAIL_SIZE:
        yield failed(f"{size / MB:.1f} MB: mail servers refuse more than {FAIL_SIZE // MB}", hint)
    elif size > WARN_SIZE:
        yield warned(f"{size / MB:.1f} MB: slow to send and to open on a telephone", hint)
    else:
        yield passed(f"{size / 1000:,.0f} kB, under {WARN_SIZE // MB} MB")


def pages(document: Document) -> Iterator[Finding]:
    """Whether no page is empty, and which were looked at."""
    count, looked = len(document.sizes), len(document.sheets)
    for sheet in document.sheets:
        if not sheet.items and not sheet.notes:
            yield warned(
                "a blank page",
                "delete it: a printer prints it, too",
                Place(sheet.number),
            )
        if not sheet.is_whole:
            yield warned(
                "too many marks to look at them all",
                "look at the page yourself",
                Place(sheet.number),
            )
    if looked < count:
        yield warned(f"only the first {looked} of {count} pages were looked at", "split the file")
    yield passed("1 page" if count == 1 else f"{count} pages, none blank")


def paper(document: Document) -> Iterator[Finding]:
    """Whether an office printer has the paper, one kind for all pages."""
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
    """A paper's name, upright or across; empty for one that is not common."""
    short, long = sorted(size)
    for name, (width, height) in PAPERS.items():
        if abs(short - width) <= _PAPER_SLACK and abs(long - height) <= _PAPER_SLACK:
            return name
    return ""


def locks(document: Document) -> Iterator[Finding]:
    """Whether the file lets itself be printed and read aloud."""
    hint = "save it without restrictions: they keep nobody out who means to get in"
    if not document.may_read_aloud:
        yield failed("its permissions bar screen readers", hint)
    if not document.may_print:
        yield failed("its permissions bar printing", hint)
    yield passed("may be printed and read aloud")


def whole(document: Document) -> Iterator[Finding]:
    """Whether nothing of the file was lost or changed on its way."""
    if document.is_whole:
        yield passed("opens without repair")
    else:
        hint = "export it again, and send it as a file, not as text"
        yield failed("the file is damaged: some readers will repair it, others refuse it", hint)


def versions(document: Document) -> Iterator[Finding]:
    """Whether the file still holds what it was before its last change."""
    if document.versions > 1:
        times = "once" if document.versions == 2 else f"{document.versions - 1} times"
        yield warned(
            f"it was changed {times} by adding to its end: what stood there before is still inside",
            "save it as a new file, or print it to PDF",
        )
    else:
        yield passed("no earlier version inside")
