"""The model of charts: the small drawings of a figure's value, with exact numbers.

Every number keeps the author's own text, which the page prints.
"""

from decimal import Decimal
from typing import NamedTuple, TypeAlias

from briefing.brief.model import Copy
from briefing.errors import Span


class Quantity(NamedTuple):
    """A number of a chart: as written, and its value."""

    copy: Copy
    value: Decimal


class Count(NamedTuple):
    """The value as a number of squares, each of which stands for `each`."""

    each: Quantity
    squares: int
    span: Span
    caption: Copy | None = None
    alt: Copy | None = None


class Proportion(NamedTuple):
    """`part` squares filled of a `whole`."""

    part: int
    whole: int
    span: Span
    caption: Copy | None = None
    alt: Copy | None = None


class Index(NamedTuple):
    """A change in per cent as two bars: the base, which is 100, and the value `now`."""

    base: Copy
    change: Decimal
    span: Span
    now: Copy | None = None
    caption: Copy | None = None
    alt: Copy | None = None


class Target(NamedTuple):
    """A bar of the actual value, and a mark at the target, on a scale that ends at `of`."""

    target: Quantity
    actual: Quantity
    span: Span
    of: Quantity | None = None
    caption: Copy | None = None
    alt: Copy | None = None


class Change(NamedTuple):
    """A rise or fall from an earlier value."""

    previous: Quantity
    value: Decimal
    span: Span
    alt: Copy | None = None


class Bars(NamedTuple):
    """Up to five named values, the largest first; one may be `bold`."""

    rows: tuple[tuple[Copy, Quantity], ...]
    span: Span
    bold: Copy | None = None
    caption: Copy | None = None


class Trend(NamedTuple):
    """A line through values at equal steps; `labels` name the first and the last, or all."""

    values: tuple[Quantity, ...]
    span: Span
    labels: tuple[Copy, ...] = ()
    caption: Copy | None = None
    alt: Copy | None = None


_HUNDRED = 100


def chart_copies(chart: object) -> tuple[Copy, ...]:
    """The texts of a chart that may hold a claim.

    The size of a square is a scale, and so is 100, where a target's bar ends.
    """
    captions = (getattr(chart, "caption", None),)
    match chart:
        case Index(base=base, now=now):
            copies: tuple[Copy | None, ...] = (base, now)
        case Target(target=target, actual=actual, of=of):
            whole = of.copy if of and of.value != _HUNDRED else None
            copies = (target.copy, actual.copy, whole)
        case Change(previous=previous):
            copies = (previous.copy,)
        case Bars(rows=rows):
            copies = tuple(copy for name, value in rows for copy in (name, value.copy))
        case Trend(values=values, labels=labels):
            copies = (*(value.copy for value in values), *labels)
        case _:
            copies = ()
    return tuple(copy for copy in (*copies, *captions) if copy)


def repeats(chart: object) -> bool:
    """Whether a chart says nothing beyond its figure's value, and has no caption."""
    return isinstance(chart, Count | Proportion) and chart.caption is None


Chart: TypeAlias = Count | Proportion | Index | Target | Change | Bars | Trend
