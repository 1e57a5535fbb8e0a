"""What a desk knows of a brief becomes a scene: the JSON that a browser shows.

Boxes are [left, top, width, height] in points, from the page's top left corner.
"""

import json
from collections.abc import Callable, Iterable
from hashlib import sha256
from typing import Any, NamedTuple

from briefing.brief.schema import PAPERS
from briefing.cli.report import fit_text
from briefing.errors import Fault, Span
from briefing.layout.page_map import Region, Spot, find_spot, map_page
from briefing.units import Rect
from briefing.workflows.build import Result

Shown = Callable[[str], str]


class View(NamedTuple):
    """How a page is asked for: a style and a paper, None for the brief's own."""

    style: str | None = None
    paper: str | None = None


class Impression(NamedTuple):
    """A page that came off the press, mapped; `at` in seconds since 1970."""

    result: Result
    regions: tuple[Region, ...]
    digest: str
    at: float

    @classmethod
    def of(cls, result: Result, at: float) -> "Impression":
        """What to keep of a build."""
        digest = sha256(result.pdf).hexdigest()[:16]
        return cls(result, map_page(result.page), digest, at)


class Scene(NamedTuple):
    """The last good page, if there was one, beside the faults that the copy has now."""

    impression: Impression | None
    faults: tuple[Fault, ...]

    @property
    def is_current(self) -> bool:
        """Whether the page is that of the copy as it is now."""
        return self.impression is not None and not any(fault.is_error for fault in self.faults)

    @property
    def _gravest(self) -> list[Fault]:
        """The errors, which keep the page from being drawn, before the warnings."""
        return sorted(self.faults, key=lambda fault: not fault.is_error)

    def as_json(self, shown: Shown) -> str:
        """The scene for a browser; `shown` makes a path one for its eyes."""
        page = self.impression
        regions, nearby = page.regions if page else (), self.is_current
        answer = {
            "isCurrent": nearby,
            "faults": [_fault(fault, regions, shown, nearby=nearby) for fault in self._gravest],
            "page": _page(page, shown) if page else None,
        }
        return json.dumps(answer, separators=(",", ":"))


def _fault(
    fault: Fault, regions: tuple[Region, ...], shown: Shown, *, nearby: bool
) -> dict[str, Any]:
    span = fault.span
    spot = find_spot(regions, span, nearby=nearby) if span else None
    return {
        "severity": fault.severity.value,
        "code": fault.code,
        "message": fault.message,
        "hint": fault.hint,
        "place": _place(span, shown) if span and span.path else None,
        "spot": _spot(spot) if spot else None,
    }


def _place(span: Span, shown: Shown) -> dict[str, Any]:
    """A place with its line; `start` and `end` say what to mark in it, counted from 0."""
    return {
        "path": shown(span.path),
        "line": span.line,
        "column": span.column,
        "text": span.line_text,
        "start": span.column - 1,
        "end": max(span.end_column - 1, span.column),
    }


def _spot(spot: Spot) -> dict[str, Any]:
    return {"exact": spot.exact, "boxes": [_box(box) for box in spot.boxes]}


def _page(impression: Impression, shown: Shown) -> dict[str, Any]:
    """The page, what a report says of it, and its map."""
    (pdf, report, _, _, page), regions = impression.result, impression.regions
    return {
        "digest": impression.digest,
        "at": impression.at,
        "title": page.title,
        "language": page.language,
        "width": page.size.width,
        "height": page.size.height,
        "style": report.style,
        "file": report.file_name,
        "facts": ", ".join((f"{len(pdf) / 1000:.0f} kB", PAPERS[report.paper], *report.standards)),
        "fit": fit_text(report.fit),
        "evidence": _evidence(impression.result),
        "regions": [_region(region, shown) for region in regions],
        "lines": _lines(regions, shown),
    }


def _evidence(result: Result) -> str | None:
    if result.report.ledger is None:
        return None
    from briefing.evidence.report import total_line  # loaded only for a brief with sources

    return total_line(result.report.ledger)


def _region(region: Region, shown: Shown) -> dict[str, Any]:
    """A region; each word as its box, its line, and from which column to which."""
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


def _lines(regions: Iterable[Region], shown: Shown) -> dict[str, dict[int, str]]:
    """The lines that regions stand in, by file and number: each once, however many words."""
    lines: dict[str, dict[int, str]] = {}
    for region in regions:
        for span in (region.span, *(word.span for word in region.words)):
            lines.setdefault(shown(span.path), {})[span.line] = span.line_text
    return lines


def _box(box: Rect) -> list[float]:
    return [round(value, 1) for value in box]
