"""Finds points that say the number of a key figure of their section again."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from briefing.brief.model import Brief, Point
from briefing.language.decimals import Form
from briefing.language.language import Language
from briefing.language.numerals import find_numerals
from briefing.layout.cuts import Path

_Number = tuple[Fraction, str]


def repeated_points(brief: Brief) -> dict[Path, Point]:
    """The points that hold the number of a figure of their section, its unit too, by path."""
    return dict(_points(brief))


def _points(brief: Brief) -> Iterator[tuple[Path, Point]]:
    for at, section in enumerate(brief.sections):
        values = (
            f"{figure.value.text} {figure.unit.text if figure.unit else ''}"
            for figure in section.figures
        )
        told = {number for value in values for number in _numbers(value, brief.language)}
        for path, point in _every(("sections", at, "points"), section.points):
            if told & _numbers(point.text.text, brief.language):
                yield path, point


def _every(path: Path, points: tuple[Point, ...]) -> Iterator[tuple[Path, Point]]:
    """Points and those below them; none that has some, which would leave with it."""
    for place, point in enumerate(points):
        yield from _every((*path, place, "points"), point.points)
        if not point.points:
            yield (*path, place), point


def _numbers(text: str, language: Language) -> set[_Number]:
    """The numbers of a text with their units, in digits or in words; no dates, years or names."""
    kinds = Form.NUMBER, Form.FRACTION
    found = find_numerals(text, language)
    return {(numeral.value, numeral.unit) for numeral in found if numeral.form in kinds}
