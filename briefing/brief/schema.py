"""The keys of brief.yaml and of a section file, declared once (`sections/README.md`)."""

import re
from typing import Any

from briefing.brief.date_fields import AnyDate
from briefing.brief.fields import (
    SOURCE,
    Choice,
    Deferred,
    FilePath,
    Link,
    Noted,
    OrCell,
    Plain,
    StyleName,
    Switch,
    Text,
    Tongue,
    Whole,
)
from briefing.brief.model import (
    MARKING_BLANK,
    Brief,
    Contact,
    Copy,
    Figure,
    Name,
    Next,
    Point,
    PullQuote,
    Reference,
    Section,
)
from briefing.brief.point_fields import BODY, LEADING, POINTS, STATUS, Nested
from briefing.brief.records import Key, Listed, OneOrSeveral, Order, Record, Sources
from briefing.errors import Span
from briefing.language.en import LANGUAGE as ENGLISH
from briefing.language.language import shipped

# The papers there are, and how a report names them; the first is the default.
PAPERS = {"a4": "A4", "letter": "Letter"}
# What may be done about numbers without a source; what may travel in the PDF.
EVIDENCE = ("off", "warn", "required")
ATTACHABLE = ("source", "evidence")

# The shipped styles, for editors to offer, and how many a brief may list: each may be tried.
STYLES = tuple("briefing prose scoreboard columns institute field mono clear-print".split())
_MOST_STYLES = 8

_SLUG = Plain(re.compile(r"(?!.*\.yaml$)[^/\\.][^/\\]*"), "the file's name without `.yaml`")
_SAVED = Noted(FilePath(), lambda state: state.saved)
_SHA256 = Plain(re.compile(r"[0-9a-f]{64}"), "64 hexadecimal digits, in lower case")
_MARKING = Deferred("briefing.brief.marking_fields", "MARKING")
_VALUE = Text(instead="put it behind the label of the figure")
_IMPRINT = Text(instead="say it here: this stands in the footer, below all notes")
_MAY_GO = Key(Switch(), "whether it may leave a page that is too full")
_FILENAME = Plain(
    re.compile(r"[^/\\:*?\"<>|\n.-][^/\\:*?\"<>|\n]*\.pdf"),
    "a file's name on one line that ends in `.pdf`, without / \\ : * ? \" < > |",
    MARKING_BLANK,
)


def _may_leave(text: Text, what: str, says: str) -> Record:
    """The kind of a text that a mapping may mark as optional."""

    def build(text: Copy, *, span: Span, optional: bool = False) -> Copy:
        return text._replace(optional=optional)

    keys = {"text": Key(text, says, required=True), "optional": _MAY_GO}
    return Record(build, keys, what, short="text")


# A point of what is next.
ENTRY = Record(
    Point,
    {**LEADING.keys, "date": Key(AnyDate(), "when it happens, or happened", "2026-06-12")},
    "a point",
    short="text",
)

FIGURE = Record(
    Figure,
    {
        "value": Key(
            OrCell(_VALUE),
            "the number as it is to be read, or the cell of a workbook that holds it",
            "300,000",
            required=True,
        ),
        "label": Key(Text(), "what it counts, below it", "at high readiness", required=True),
        "unit": Key(_VALUE, "what stands beside the value", "troops"),
        "kicker": Key(
            _may_leave(Text(words=4), "a kicker", "the topic, in four words at most"),
            "its topic, above it, in four words at most",
            "New plans",
        ),
        "context": Key(Text(), "who, or the trend, in small print", "More expected next year"),
        "source": Key(SOURCE, "the source it comes from; else the section's", "treaty"),
        "quote": Key(_VALUE, "the source's own words for it", "300,000 troops"),
        "derived": Key(Text(verbatim=True), "how it follows from sourced numbers", "41 - 37"),
        "as_of": Key(AnyDate(worded=False), "the day or time at which it held", "2026-03-02"),
        "chart": Key(
            Deferred("briefing.brief.chart_fields", "CHART"),
            "a small drawing of the number, in one of eight forms",
        ),
        "status": STATUS,
        "optional": _MAY_GO,
    },
    "a figure",
)

QUOTE = Record(
    PullQuote,
    {
        "text": Key(
            Text(words=25), "the words, 25 at most, without quotation marks", required=True
        ),
        "speaker": Key(Text(), "who said them", "Ada Novak, minister"),
        "source": Key(SOURCE, "the source that they stand in, by its name", "treaty"),
        "optional": _MAY_GO,
    },
    "a quote",
)

PICTURE = Deferred("briefing.brief.block_fields", "PICTURE")
TABLE = Deferred("briefing.brief.table_fields", "TABLE")

# How many tables, quotes or pictures a section may have: more fill a page alone.
_MOST_BLOCKS = 10
# The keys of what follows a section's copy, each with that of several.
_BLOCKS = {"quote": "quotes", "table": "tables", "picture": "pictures"}


def _section(**values: Any) -> Section:
    """A section; where it has several tables, quotes or pictures, in the order of their keys."""
    several = values.keys() & set(_BLOCKS.values())
    keys = {*_BLOCKS, *_BLOCKS.values()} if several else set()
    return Section(order=tuple(key for key in values if key in keys), **values)


SECTION = Record(
    _section,
    {
        "title": Key(Text(), "the heading, beside the text", "The grid", required=True),
        "summary": Key(Text(), "the key message in one sentence, set bold"),
        "body": Key(BODY, "running text: a blank line starts a new paragraph; or a list of them"),
        "points": Key(POINTS, "bullets, with or without a body; a point may have points below it"),
        "numbered": Key(Switch(), "whether its points are numbered; else as brief.yaml says"),
        "figures": Key(Listed(FIGURE, "figures"), "key figures, in the rail beside the text"),
        "quote": Key(QUOTE, "words lifted from a source, in the rail"),
        "quotes": Key(Listed(QUOTE, "quotes", _MOST_BLOCKS), "several quotes"),
        "table": Key(
            TABLE, "columns and rows, or the name of a CSV file, under the section's copy"
        ),
        "tables": Key(
            Listed(TABLE, "tables", _MOST_BLOCKS), "several tables, each under the other"
        ),
        "picture": Key(PICTURE, "a picture under the text, as wide as that"),
        "pictures": Key(Listed(PICTURE, "pictures", _MOST_BLOCKS), "several pictures"),
        "aside": Key(
            Deferred("briefing.brief.block_fields", "ASIDE"),
            "a note in the lane beside the text, or under it",
        ),
        "chart": Key(
            Deferred("briefing.brief.chart_fields", "SECTION_CHART"),
            "bars, lines or a map of tiles under the text, as wide as that",
        ),
        "marking": Key(
            Deferred("briefing.brief.marking_fields", "PORTION"),
            "the section's own marking, over its title; the page's has to cover it",
            "TLP:AMBER",
        ),
        "source": Key(SOURCE, "the source of the section's facts, by its name", "treaty"),
        "status": STATUS,
        "optional": Key(Switch(), "whether this section may leave a page that is too full"),
    },
    "a section",
    apart=tuple(_BLOCKS.items()),
)

REFERENCE = Record(
    Reference,
    {
        "title": Key(_IMPRINT, "the document's title", "Survey of crossings", required=True),
        "publisher": Key(_IMPRINT, "who published it", "Ministry of Roads"),
        "date": Key(AnyDate(), "the day, month or year it was published", "2026-02-24"),
        "updated": Key(AnyDate(clock=True), "when it last changed", "2026-02-25 17:31"),
        "url": Key(Link(), "where it can be read", "https://example.org/survey"),
        "language": Key(Tongue(), "its language, if not the brief's", "fr"),
        "file": Key(_SAVED, "its text, saved in the folder", "sources/survey.pdf"),
        "sha256": Key(_SHA256, "the digest of that file, as proof that it is the one you used"),
    },
    "a source",
)

NEXT = Record(
    Next,
    {
        "title": Key(Text(), "when, or what", "On Wednesday", required=True),
        "points": Key(Listed(Nested(ENTRY), "points"), "what happens then; with dates, a timeline"),
    },
    "`next`",
)


CONTACT = Record(
    Contact,
    {
        "name": Key(_IMPRINT, "who, or in a text alone all there is to say", required=True),
        "role": Key(_IMPRINT, "what they are", "programme director"),
        "address": Key(
            OneOrSeveral(
                Listed(Deferred("briefing.brief.block_fields", "ADDRESS"), "addresses", 4)
            ),
            "a mail address, a telephone number or a link; or a list of them",
            "mira.lund@example.org",
        ),
    },
    "a contact",
    short="name",
)


def _brief(
    *,
    sections: tuple[Name, ...] | None = None,
    contact: tuple[Contact, ...] = (),
    words: dict[str, Any] | None = None,
    **values: Any,
) -> Brief:
    """The masthead as a brief without sections: brief.yaml only lists their slugs.

    A contact that is a text alone stands as that in the footer. Words of the author's own are the
    language's.
    """
    if words:
        from briefing.language.own_words import with_words  # loaded only for such words

        values["language"] = with_words(values.get("language", ENGLISH), words)
    if len(contact) == 1 and not (contact[0].role or contact[0].address):
        return Brief(order=sections, contact=contact[0].name, **values)
    return Brief(order=sections, contacts=contact, **values)


BRIEF = Record(
    _brief,
    {
        "title": Key(
            Text(), "the headline, two lines at most", "Ministers agree a plan", required=True
        ),
        "kicker": Key(Text(), "the series or event, above the headline", "Energy Council"),
        "standfirst": Key(
            _may_leave(Text(), "a standfirst", "all that matters in two lines"),
            "the bottom line up front, under the headline",
        ),
        "date": Key(
            AnyDate(), "the brief's day, month, quarter or year, in its language", "2026-03-02"
        ),
        "language": Key(Tongue(), "a tag: hyphens, quotes, dates and fixed words", shipped()),
        "words": Key(
            Deferred("briefing.brief.word_fields", "WORDS"),
            "words and quotation marks of your own for those that the page has by itself",
        ),
        "sections": Key(
            Order(Listed(_SLUG, "sections")), "the order of the section files, without `.yaml`"
        ),
        "style": Key(
            OneOrSeveral(Listed(StyleName(STYLES), "styles", _MOST_STYLES)),
            "a style's name, or a path in the folder; or a list of them, the best liked first",
            STYLES,
        ),
        "paper": Key(Choice(tuple(PAPERS)), "the paper; `a4` unless you say so"),
        "marking": Key(_MARKING, "set as it stands at the top and the bottom", "TLP:CLEAR"),
        "owner": Key(_IMPRINT, "who answers for it, in the footer", "Policy Unit"),
        "contact": Key(
            OneOrSeveral(Listed(CONTACT, "contacts", 4)),
            "whom to ask: a text in the footer, or a list of people beside the text",
            "press@example.org",
        ),
        "version": Key(_IMPRINT, "which version this is, in the footer", "2"),
        "reference": Key(_IMPRINT, "its number in your files, in the footer", "PU-2026-14"),
        "distribution": Key(_IMPRINT, "who gets it, in the footer", "Heads of unit"),
        "link": Key(
            Link(secure=True), "printed short, and as a QR code", "https://example.org/brief"
        ),
        "filename": Key(_FILENAME, "the PDF's name; else date and title", "monday.pdf"),
        "sources": Key(Sources(REFERENCE), "what the brief relies on, by names of your own"),
        "notes": Key(
            Deferred("briefing.brief.note_fields", "NOTES"),
            "what the footer says behind marks, by names: `[^name]` stands behind words",
        ),
        "facts": Key(
            Deferred("briefing.brief.fact_fields", "FACTS"),
            "values by names of your own: `{facts.name}` in a text prints one",
        ),
        "numbered": Key(Switch(), "whether sections are numbered, and points by them: 1, 1.1"),
        "scales": Key(
            Deferred("briefing.brief.status_fields", "SCALES"),
            "scales of your own for `status`, each with its levels, the worst first",
        ),
        "attach": Key(Listed(Choice(ATTACHABLE), "attachments"), "what travels inside the PDF"),
        "next": Key(NEXT, "what comes after this, at the foot of the rail or of the page"),
        "ask": Key(
            Deferred("briefing.brief.block_fields", "ASK"),
            "what readers are asked to decide, and by when, under the standfirst",
        ),
        "decision": Key(
            Deferred("briefing.brief.block_fields", "DECISION"),
            "boxes to tick, in rows, and lines to sign on, under the sections",
        ),
        "logos": Key(
            Deferred("briefing.brief.block_fields", "LOGOS"), "of partners, in the footer"
        ),
        "picture": Key(PICTURE, "a picture at the top of the rail"),
        "evidence": Key(
            Choice(EVIDENCE), "what to do about a number that no source says; `warn` by default"
        ),
        "evidence_ignore": Key(
            Listed(Text(verbatim=True), "texts"), "words whose numbers need no source"
        ),
        "stale_after": Key(
            Whole(1, 36_500), "warn of figures older than so many days on the brief's date", 30
        ),
        "lint": Key(
            Deferred("briefing.brief.lint_fields", "LINT"),
            "rules of plain language to switch on or off",
        ),
        "mail_limit": Key(_MARKING, "the highest marking that may be mailed", "TLP:GREEN"),
    },
    "a brief",
)
