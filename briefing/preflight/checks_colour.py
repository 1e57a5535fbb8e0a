"""Checks of contrast (`colour.*`): whether text can be read, in colour and in greys, by anybody."""

from __future__ import annotations

from collections.abc import Iterator
from colorsys import rgb_to_hsv
from itertools import combinations

from briefing.preflight.findings import Finding, at, failed, passed, quoted, skipped, warned
from briefing.preflight.model import Document, Page, Words
from briefing.style.colour import Colour, contrast, needed_contrast
from briefing.units import Rect

_ROUNDING = 0.05  # of a contrast: PDFium gives colours in steps of 1/255; and of a size
# Greys nearer to each other than this are one grey on a copy.
_ALIKE = 1.2
_HUE = 30 / 360  # of the wheel; nearer hues are shades of one colour
_VIVID = 0.25  # saturation of what has a hue at all
_NEAR = 72.0  # points between fills that are seen together, as in a chart
_COLOURS = 100  # of a page that are compared; a heat map has thousands
_MOST = 200  # fills of one colour that are compared


def contrast_in_colour(document: Document) -> Iterator[Finding]:
    """Whether text has enough contrast against the pixels behind it (WCAG 2.2, 1.4.3)."""
    least, faint = _faint(document, is_grey=False)
    for page, words, ratio in faint:
        message = (
            f"{_pair(words)} is {ratio:.2f}:1; {_needed(words):g}:1 is needed: {quoted(words.text)}"
        )
        yield failed(message, "darken the words, or lighten what is behind", at(page, words.box))
    yield passed(f"{least:.1f}:1 at the least") if least else skipped("no text in plain colours")


def contrast_in_grey(document: Document) -> Iterator[Finding]:
    """Whether text that has enough contrast in colour also has it on a black and white print."""
    least, faint = _faint(document, is_grey=True)
    for page, words, ratio in faint:
        if _worst(words, is_grey=False) < _needed(words) - _ROUNDING:
            continue  # a finding of contrast_in_colour already
        message = f"{_pair(words)} is {ratio:.2f}:1 in greys: {quoted(words.text)}"
        hint = "choose colours that differ in lightness, not only in hue"
        yield failed(message, hint, at(page, words.box))
    yield passed(f"{least:.1f}:1 at the least") if least else skipped("no text in plain colours")


def _faint(
    document: Document, *, is_grey: bool
) -> tuple[float | None, list[tuple[int, Words, float]]]:
    """The least contrast of all text, and the first text of each colour pair that has too little.

    The latter comes with its page's number and its contrast.
    """
    least, found = None, dict[str, tuple[int, Words, float]]()
    for page in document.pages:
        for words in page.words:
            if words.colour is None or not words.behind:
                continue
            ratio = _worst(words, is_grey=is_grey)
            least = ratio if least is None else min(ratio, least)
            if ratio < _needed(words) - _ROUNDING:
                found.setdefault(_pair(words), (page.number, words, ratio))
    return least, list(found.values())


def _worst(words: Words, *, is_grey: bool) -> float:
    pairs = ((_grey(one), _grey(two)) if is_grey else (one, two) for one, two in _pairs(words))
    return min(contrast(one, two) for one, two in pairs)


def _pairs(words: Words) -> Iterator[tuple[Colour, Colour]]:
    """The colour of the text, mixed by its opacity with each colour behind it, and that."""
    for behind in words.behind:
        if words.colour:
            part = words.opacity
            mixed = (
                part * ink + (1 - part) * under
                for ink, under in zip(words.colour, behind, strict=True)
            )
            yield Colour(*mixed), behind


def _grey(colour: Colour) -> Colour:
    """The grey that a printer makes of a colour (ISO 32000-1, 10.3.2)."""
    level = 0.3 * colour.red + 0.59 * colour.green + 0.11 * colour.blue
    return Colour(level, level, level)


def _needed(words: Words) -> float:
    return needed_contrast(words.size + _ROUNDING, is_bold=words.is_bold)


def _pair(words: Words) -> str:
    ink, behind = min(_pairs(words), key=lambda pair: contrast(*pair))
    return f"{_hex(ink)} on {_hex(behind)}"


def _hex(colour: Colour) -> str:
    return "#" + "".join(f"{round(255 * value):02X}" for value in colour)


def colour_alone(document: Document) -> Iterator[Finding]:
    """Whether neighbouring fills differ in hue alone (WCAG 2.2, 1.4.1).

    No program can know what hues mean, or whether words say it too: the check only warns.
    """
    for page in document.pages:
        for one, other, box in _alike_pairs(page):
            ratio = contrast(_grey(one), _grey(other))
            message = f"{_hex(one)} and {_hex(other)} side by side are one grey ({ratio:.2f}:1)"
            hint = "if they mean different things, make one lighter, or write it beside them"
            yield warned(message, hint, at(page.number, box))
    yield passed("no fills side by side differ in hue alone")


def _alike_pairs(page: Page) -> Iterator[tuple[Colour, Colour, Rect]]:
    """Two colours of one grey, and the box of the first that stands near the second."""
    fills: dict[Colour, list[Rect]] = {}
    for shape in page.shapes:
        if shape.fill and rgb_to_hsv(*shape.fill)[1] >= _VIVID:
            fills.setdefault(shape.fill, []).append(shape.box)
    for one, other in combinations(list(fills)[:_COLOURS], 2):
        turn = abs(rgb_to_hsv(*one)[0] - rgb_to_hsv(*other)[0])
        if min(turn, 1 - turn) < _HUE or contrast(_grey(one), _grey(other)) >= _ALIKE:
            continue
        for box in fills[one][:_MOST]:
            if any(_is_near(box, each) for each in fills[other][:_MOST]):
                yield one, other, box
                break


def _is_near(one: Rect, other: Rect) -> bool:
    across = max(one.x - other.x - other.width, other.x - one.x - one.width)
    down = max(one.y - other.y - other.height, other.y - one.y - one.height)
    return max(across, down) <= _NEAR
