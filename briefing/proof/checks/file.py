"""Of the file as a whole: its size, its pages, its paper, its locks, its history."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.preflight.findings import Finding, Place, failed, passed, warned
from briefing.preflight.model import Document
from briefing.proof.weight import FAIL_SIZE, MB, WARN_SIZE
from briefing.units import Size

# In points, upright: ISO 216 and ANSI Y14.1.
PAPERS = {
    "A3": (841.89, 1190.55),
    "A4": (595.28, 841.89),
    "A5": (419.53, 595.28),
    "Letter": (612.0, 792.0),
    "Legal": (612.0, 1008.0),
    "Tabloid": (792.0, 1224.0),
}
_SLACK = 2.5  # points: programs round to whole millimetres


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
        if abs(short - width) <= _SLACK and abs(long - height) <= _SLACK:
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
