"""What a browser shows, as JSON: the last good page of a folder, and the faults of now.

Boxes are [left, top, width, height] in points, from the page's top left corner.
"""

import json
from collections.abc import Callable, Iterable
from hashlib import sha256
from typing import Any, NamedTuple

from briefing.brief.schema import PAPERS
from briefing.errors import Fault, Span
from briefing.layout.page import Page
from briefing.layout.page_map import Region, find_spot, map_page
from briefing.pipeline import LaidOut
from briefing.report import Report, fit_text
from briefing.units import Rect

# A file's path as its user knows it.
DisplayPath = Callable[[str], str]


class View(NamedTuple):
    """What a browser asks for: a style and a paper, None for the brief's own."""

    style: str | None = None
    paper: str | None = None


class BuiltPage(NamedTuple):
    """A page that was built.

    Attributes:
        pdf: its PDF.
        digest: what the browser asks for it by: the first 16 digits of the PDF's SHA-256.
        at: when it was built, in seconds since 1970.
        page: what stands where.
        regions: which text of which file that is.
        report: that of the build.
    """

    pdf: bytes
    digest: str
    at: float
    page: Page
    regions: tuple[Region, ...]
    report: Report


def built_page(laid: LaidOut, pdf: bytes, at: float) -> BuiltPage:
    """What to keep of a build that ended at a time, in seconds since 1970."""
    digest = sha256(pdf).hexdigest()[:16]
    return BuiltPage(pdf, digest, at, laid.page, map_page(laid.page), laid.report)


class State(NamedTuple):
    """The last good page, if there was one, and the faults of the folder as it is now."""

    page: BuiltPage | None
    faults: tuple[Fault, ...]

    @property
    def is_current(self) -> bool:
        """Whether the page is that of the folder as it is now."""
        return self.page is not None and not any(fault.is_error for fault in self.faults)

    def as_json(self, shown: DisplayPath) -> str:
        """The state as JSON, errors before warnings; `shown` gives the paths in it."""
        page = self.page
        regions, nearby = page.regions if page else (), self.is_current
        by_gravity = sorted(self.faults, key=lambda fault: not fault.is_error)
        answer = {
            "isCurrent": nearby,
            "faults": [_fault(fault, regions, shown, nearby=nearby) for fault in by_gravity],
            "page": _page(page, shown) if page else None,
        }
        return json.dumps(answer, separators=(",", ":"))


def _fault(
    fault: Fault, regions: tuple[Region, ...], shown: DisplayPath, *, nearby: bool
) -> dict[str, Any]:
    span = fault.span
    spot = find_spot(regions, span, nearby=nearby) if span else None
    return {
        "severity": fault.severity.value,
        "code": fault.code,
        "message": fault.message,
        "hint": fault.hint,
        "place": _place(span, shown) if span and span.path else None,
        "spot": {"exact": spot.exact, "boxes": [_box(box) for box in spot.boxes]} if spot else None,
    }


def _place(span: Span, shown: DisplayPath) -> dict[str, Any]:
    """A place with its line; characters `start` to `end`, counted from 0, are to be marked."""
    return {
        "path": shown(span.path),
        "line": span.line,
        "column": span.column,
        "text": span.line_text,
        "start": span.column - 1,
        "end": max(span.end_column - 1, span.column),
    }


def _page(built: BuiltPage, shown: DisplayPath) -> dict[str, Any]:
    """The page, what a report says of it, and its map."""
    page, report, kilobytes = built.page, built.report, f"{len(built.pdf) / 1000:.0f} kB"
    return {
        "digest": built.digest,
        "at": built.at,
        "title": page.title,
        "language": page.language,
        "width": page.size.width,
        "height": page.size.height,
        "style": report.style,
        "file": report.file_name,
        "facts": ", ".join((kilobytes, PAPERS[report.paper], *report.standards)),
        "fit": fit_text(report.fit),
        "notes": "; ".join(report.notes) or None,
        "evidence": report.evidence or None,
        "regions": [_region(region, shown) for region in built.regions],
        "lines": _lines(built.regions, shown),
    }


def _region(region: Region, shown: DisplayPath) -> dict[str, Any]:
    """A region; of each word its box, then its line, first column and the column past its last."""
    span = region.span
    words = (
        [*_box(word.box), word.span.line, word.span.column, word.span.end_column]
        for word in region.words
    )
    return {
        "text": region.text,
        "path": shown(span.path),
        "at": [span.line, span.column, span.end_column],
        "box": _box(region.box),
        "words": list(words),
    }


def _lines(regions: Iterable[Region], shown: DisplayPath) -> dict[str, dict[int, str]]:
    """The lines that regions stand in, by file and number: each once, however many words."""
    lines: dict[str, dict[int, str]] = {}
    for region in regions:
        for span in (region.span, *(word.span for word in region.words)):
            lines.setdefault(shown(span.path), {})[span.line] = span.line_text
    return lines


def _box(box: Rect) -> list[float]:
    return [round(value, 1) for value in box]
