"""What to warn of in the drawings of a page, once it is known how large they stand there."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.brief.drawing import labels_of, scale_of
from briefing.errors import Fault, Severity
from briefing.layout.page import Element, Page, Picture
from briefing.typeset.block import PlacedDrawing, PlacedPage
from briefing.typeset.drawing_labels import is_met

LEAST = 6.0  # points: smaller type is hard to read on paper
_ROUNDED = 0.05  # of a point


def check_drawings(page: Page) -> list[Fault]:
    """Warnings of type that is too small, and of typefaces that the style does not have."""
    found: list[Fault] = []
    for item in page.items:
        if isinstance(item, Picture) and isinstance(item.mark, Element):
            found += (fault._replace(span=item.mark.span) for fault in _drawing(item))
    return found


def _drawing(item: Picture) -> Iterator[Fault]:
    if isinstance(item.image, PlacedPage):
        scale = item.image.rect.width / item.image.page.width
        yield from _small(item.image.page.smallest * scale)
    if isinstance(item.image, PlacedDrawing):
        yield from _small(_smallest(item.image))
        yield from _substituted(item.image)
        yield from _left_out(item.image)


def _smallest(placed: PlacedDrawing) -> float:
    """The least size of type of a drawing on the page, in points."""
    scale = placed.rect.width / placed.drawing.width
    labels = labels_of(placed.drawing.parts)
    sizes = (
        words.words.size * (scale_of(label.matrix) or 1.0) * scale
        for label, found in zip(labels, placed.labels, strict=True)
        for words in found
    )
    return min(sizes, default=LEAST)


def _small(size: float) -> Iterator[Fault]:
    if size < LEAST - _ROUNDED:
        message = f"the drawing's smallest type is {size:.1f} points on the page, under {LEAST:g}"
        hint = "draw it narrower, in the width of its column, so that it is not made smaller"
        yield Fault("picture.small-type", message, hint=hint, severity=Severity.WARNING)


def _substituted(placed: PlacedDrawing) -> Iterator[Fault]:
    found = (words for label in placed.labels for words in label)
    others = {words.words.families[0]: words.family for words in found if not is_met(words)}
    for name, face in sorted(others.items()):
        message = f"the drawing asks for {name}, which the style does not have: set in {face}"
        hint = "export its text as outlines to keep its typeface"
        yield Fault("picture.face", message, hint=hint, severity=Severity.WARNING)


def _left_out(placed: PlacedDrawing) -> Iterator[Fault]:
    for what in placed.drawing.left_out:
        message = f"the drawing has {what}, which is left out"
        hint = "export it without, or as PNG if it matters"
        yield Fault("picture.left-out", message, hint=hint, severity=Severity.WARNING)
