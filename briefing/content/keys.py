"""The keys of brief.yaml and of a section file, declared once (FORMAT)."""

from __future__ import annotations

import re
from typing import Any

from briefing.content.brief import (
    Brief,
    Figure,
    Name,
    Next,
    Picture,
    Point,
    PullQuote,
    Reference,
    Section,
)
from briefing.content.kinds import (
    Choice,
    Day,
    Deferred,
    Kind,
    Link,
    Noted,
    Paragraphs,
    Plain,
    StyleName,
    Switch,
    Text,
    Tongue,
    Whole,
)
from briefing.content.records import Key, Later, Listed, Order, Record, Sources

# The papers there are, and how a report names them; the first is the default.
PAPERS = {"a4": "A4", "letter": "Letter"}
# What may be done about numbers without a source; what may travel in the PDF.
EVIDENCE = ("off", "warn", "required")
ATTACHABLE = ("source", "evidence")

_SLUG = Plain(re.compile(r"(?!.*\.yaml$)[^/\\.][^/\\]*"), "the file's name without `.yaml`")
_SOURCE = Noted(Plain(example="one source's name"), lambda desk: desk.uses)
_SAVED = Noted(Plain(example="a path in the folder"), lambda desk: desk.saved)
_IMAGE = Noted(Plain(example="the path of a picture in the folder"), lambda desk: desk.pictures)
_SHA256 = Plain(re.compile(r"[0-9a-f]{64}"), "64 hexadecimal digits, in lower case")
_ALT = "what the picture shows, for whoever cannot see it"
_FILENAME = Plain(
    re.compile(r"[^/\\:*?\"<>|.-][^/\\:*?\"<>|]*\.pdf"),
    "a file's name that ends in `.pdf`, without / \\ : * ? \" < > |",
)


def _optional(**kinds: Kind) -> dict[str, Key]:
    return {name: Key(kind) for name, kind in kinds.items()}


_TITLE = {"title": Key(Text(), required=True)}

POINT = Record(
    Point,
    {"text": Key(Text(), required=True)} | _optional(optional=Switch()),
    "a point",
    short="text",
)

FIGURE = Record(
    Figure,
    {"value": Key(Text(), required=True), "label": Key(Text(), required=True)}
    | _optional(
        unit=Text(),
        kicker=Text(words=4),
        context=Text(),
        source=_SOURCE,
        quote=Text(),
        derived=Text(verbatim=True),
        as_of=Day(),
        chart=Deferred("briefing.content.chart_keys", "CHART"),
        optional=Switch(),
    ),
    "a figure",
)

QUOTE = Record(
    PullQuote,
    {"text": Key(Text(words=25), required=True)}
    | _optional(speaker=Text(), source=_SOURCE, optional=Switch()),
    "a quote",
)

PICTURE = Record(
    Picture,
    {"file": Key(_IMAGE, required=True), "alt": Key(Plain(example=_ALT), required=True)}
    | _optional(caption=Text(), credit=Text(), optional=Switch()),
    "a picture",
)

SECTION = Record(
    Section,
    _TITLE
    | _optional(
        summary=Text(),
        body=Paragraphs(),
        points=Listed(POINT, "points"),
        figures=Listed(FIGURE, "figures"),
        quote=QUOTE,
        table=Deferred("briefing.content.table", "TABLE"),
        picture=PICTURE,
        marking=Later(is_copy=True),
        source=_SOURCE,
        optional=Switch(),
    ),
    "a section",
)

REFERENCE = Record(
    Reference,
    _TITLE
    | _optional(
        publisher=Text(),
        date=Day(),
        updated=Day(clock=True),
        url=Link(),
        language=Tongue(),
        file=_SAVED,
        sha256=_SHA256,
    ),
    "a source",
)

NEXT = Record(Next, _TITLE | _optional(points=Listed(POINT, "points")), "`next`")


def _brief(*, sections: tuple[Name, ...] | None = None, **values: Any) -> Brief:
    """The masthead as a brief without sections: brief.yaml only lists their slugs."""
    return Brief(order=sections, **values)


BRIEF = Record(
    _brief,
    _TITLE
    | _optional(
        kicker=Text(),
        standfirst=Text(),
        date=Day(),
        language=Tongue(),
        sections=Order(Listed(_SLUG, "sections")),
        style=StyleName(),
        paper=Choice(tuple(PAPERS)),
        marking=Text(verbatim=True),
        owner=Text(),
        contact=Text(),
        version=Text(),
        reference=Text(),
        distribution=Text(),
        link=Link(secure=True),
        filename=_FILENAME,
        sources=Sources(REFERENCE),
        attach=Listed(Choice(ATTACHABLE), "attachments"),
        next=NEXT,
        picture=PICTURE,
        evidence=Choice(EVIDENCE),
        evidence_ignore=Listed(Text(verbatim=True), "texts"),
        stale_after=Whole(1, 36_500),
        lint=Deferred("briefing.content.lint", "LINT"),
        mail_limit=Later(is_copy=False),
    ),
    "a brief",
)
