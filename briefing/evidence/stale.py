"""Figures whose day is long before the brief's own become warnings."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.brief.model import Brief
from briefing.errors import Fault, Severity


def find_stale(brief: Brief, limit: int | None) -> Iterator[Fault]:
    """Every figure that is older than a limit in days, on the day of the brief.

    The brief's own limit goes before that of its style. A brief without a date is as old as
    nobody knows.
    """
    limit = brief.stale_after or limit
    if limit is None or brief.date is None:
        return
    for section in brief.sections:
        for figure in section.figures:
            age = (brief.date - figure.as_of).days if figure.as_of else 0
            if age > limit:
                message = f"{figure.value.text} is {age} days old; {limit} is the limit"
                hint = "look for a newer figure, or raise `stale_after`"
                yield Fault("evidence.stale", message, figure.span, hint, Severity.WARNING)
