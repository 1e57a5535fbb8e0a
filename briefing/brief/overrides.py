"""Options that go before a brief's own keys, and the document's date of creation."""

import os
import re
from datetime import UTC, datetime
from typing import Any

from briefing.brief.model import Brief
from briefing.brief.schema import PAPERS
from briefing.errors import Fault, nearest
from briefing.language.language import language
from briefing.language.tags import tag_problem


def read_options(paper: str | None, tag: str | None) -> tuple[dict[str, Any], list[Fault]]:
    """The brief's fields that options of a caller replace, and the faults of these options.

    `tag` is a BCP 47 language tag; None leaves the brief's own paper or language.
    """
    options: dict[str, Any] = {}
    faults = []
    if paper in PAPERS:
        options["paper"] = paper
    elif paper is not None:
        hint = nearest(paper, PAPERS) or "write `a4` or `letter`"
        faults.append(Fault("option.paper", f"no paper {paper!r}", hint=hint))
    problem = tag_problem(tag) if tag is not None else None
    if problem:
        faults.append(Fault("option.language", problem.message, hint=problem.hint))
    elif tag is not None:
        options["language"] = language(tag)
    return options, faults


def created_at(brief: Brief | None) -> tuple[datetime, list[Fault]]:
    """The document's date of creation: SOURCE_DATE_EPOCH, else the brief's day, in UTC.

    It is never that of the clock, so that the same folder gives the same bytes. Of a longer time
    than a day it is the last. A brief without a date, or with one in words alone, gets 1 January
    2000, as ReportLab's invariant documents do.
    """
    fallback = datetime(2000, 1, 1, tzinfo=UTC)
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "").strip()
    if epoch:
        try:
            if not re.fullmatch(r"-?\d+", epoch, re.ASCII):
                raise ValueError(epoch)
            return datetime.fromtimestamp(int(epoch), UTC), []
        except (ValueError, OverflowError, OSError):
            message = f"SOURCE_DATE_EPOCH is not a number of seconds: {epoch!r}"
            hint = "set it to whole seconds since 1970, or unset it"
            return fallback, [Fault("option.epoch", message, hint=hint)]
    day = brief.date.last_day if brief and brief.date else None
    return (datetime(day.year, day.month, day.day, tzinfo=UTC) if day else fallback), []
