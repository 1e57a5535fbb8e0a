"""Kinds of the blocks around the copy: what is asked, whom to ask, what to tick and sign."""

from __future__ import annotations

from briefing.brief.fields import Day, Kind, Text
from briefing.brief.model import Ask
from briefing.brief.records import Key, Listed, Record

# When something is due, or was: the one kind of date that the blocks here have.
WHEN: Kind = Day()

# As many matters as a meeting can decide from one page, each with its letter.
MOST_MATTERS = 8

ASK = Record(
    Ask,
    {
        "text": Key(Text(), "what readers are asked", "Ministers are asked to …", required=True),
        "by": Key(WHEN, "the last day to decide", "2026-06-12"),
        "points": Key(
            Listed(Text(), "points", MOST_MATTERS), "the matters, one by one, if there are several"
        ),
        "title": Key(Text(), "in place of “Decide by” or “For decision”", "For approval"),
    },
    "`ask`",
    short="text",
)
