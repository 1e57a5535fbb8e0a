"""Kinds of the blocks beside and around the copy: pictures, notes, what is asked, what to sign."""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml

from briefing.brief.blocks import Aside, Ask, Decision, Partner, Picture
from briefing.brief.date_fields import AnyDate
from briefing.brief.fields import FilePath, Kind, Noted, Plain, Switch, Text, Whole
from briefing.brief.inline import HTTPS
from briefing.brief.model import Copy, Name
from briefing.brief.node_reader import ReadState, Schema, form, scalar
from briefing.brief.records import Key, Listed, OneOrSeveral, Record
from briefing.errors import Fault, Span

# When something is due: the one kind of date that the blocks here have.
WHEN: Kind = AnyDate(worded=False)

_MAY_GO = Key(Switch(), "whether it may leave a page that is too full")

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

# A mail address as people write it, without quotes and comments (RFC 5322, 3.4.1).
_MAIL = r"[A-Za-z0-9][A-Za-z0-9._%+'-]*@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}"
# Digits in groups: one that has none is hard to dial, and a plain number to an editor.
_PHONE = r"\+?[0-9(][0-9()]*(?:[ /-][0-9()]+)+"
_EXAMPLE = "a mail address, a telephone number such as `+44 1632 960 114`, or `https://…`"


class Address:
    """Where somebody is reached: a mail address, a telephone number in groups, or a link."""

    def read(self, node: yaml.Node, state: ReadState) -> Name | None:
        text = scalar(node, state, _EXAMPLE)
        if text is None:
            return None
        if re.fullmatch(f"{_MAIL}|{_PHONE}|{HTTPS}", text):
            return Name(text, state.source.span(node))
        message = f"{text!r} is no mail address, telephone number or link"
        state.fault("copy.form", message, node, f"write {_meant(text) or _EXAMPLE}")
        return None

    def schema(self) -> Schema:
        return form(f"{_MAIL}|{_PHONE}|{HTTPS}", _EXAMPLE)


def _meant(text: str) -> str | None:
    """The right form of an address in a near one, as a hint shows it."""
    bare = re.sub(r"(?i)^(mailto|tel|e-?mail|phone|t|m): *", "", text)
    digits = re.sub(r"[ ./()-]", "", bare)
    if bare != text and re.fullmatch(f"{_MAIL}|{_PHONE}", bare):
        return f"`{bare}`"
    if re.fullmatch(r"(?i)(http://)?(www\.)?[a-z0-9-]+(\.[a-z0-9-]+)+(/\S*)?", bare):
        return f"`https://{bare.removeprefix('http://')}`"
    if re.fullmatch(r"\+?[0-9]{6,15}", digits):
        return f"`{_grouped(digits)}`, in groups"
    return None


def _grouped(digits: str) -> str:
    """A telephone number, by threes from its end."""
    sign, number = ("+", digits[1:]) if digits.startswith("+") else ("", digits)
    first = len(number) % 3 or 3
    rest = (number[at : at + 3] for at in range(first, len(number), 3))
    return sign + " ".join((number[:first], *rest))


ADDRESS = Address()

ASIDE = Record(
    Aside,
    {
        "text": Key(Text(), "what the note says", "The wall is 2.4 km long.", required=True),
        "title": Key(Text(), "a few words over it", "The wall"),
        "optional": _MAY_GO,
    },
    "`aside`",
    short="text",
)

# One row may stand for each matter: a note in it would have several first marks.
_BOX = Text(instead="put it behind what readers are asked, or behind the title of the boxes")

Boxes = tuple[Copy, ...]


class BoxOrRow:
    """A text, read as the Copy of a box; or a list of them, as the tuple of a row."""

    row = Listed(_BOX, "boxes", 6)

    def read(self, node: yaml.Node, state: ReadState) -> Copy | Boxes | None:
        kind: Kind = self.row if isinstance(node, yaml.SequenceNode) else self.row.kind
        read: Copy | Boxes | None = kind.read(node, state)
        return read

    def schema(self) -> Schema:
        return OneOrSeveral(self.row).schema()


def _decision(
    *, boxes: tuple[Copy | Boxes, ...], span: Span, title: Copy | None = None, sign: bool = True
) -> Decision:
    """Boxes in one row, where each is a text; or each list of them in a row of its own."""
    rows = tuple((box,) if isinstance(box, Copy) else box for box in boxes)
    if all(isinstance(box, Copy) for box in boxes):
        rows = (tuple(box for row in rows for box in row),)
    return Decision(tuple(filter(None, rows)), span, title, sign)


DECISION = Record(
    _decision,
    {
        "boxes": Key(
            Listed(BoxOrRow(), "boxes", MOST_MATTERS),
            "the words of each box; or a list of them for each matter",
            required=True,
        ),
        "title": Key(Text(), "in place of “Decision”", "The board's decision"),
        "sign": Key(Switch(), "whether there are lines to sign on; `true` unless you say so"),
    },
    "`decision`",
)


def check_rows(decision: Decision, ask: Ask | None) -> Iterator[Fault]:
    """The fault of rows of boxes that are neither one for all matters nor one for each.

    Where no matters are told apart, rows are as their author likes them.
    """
    rows, matters = len(decision.boxes), len(ask.points) if ask else 0
    if rows in (0, 1, matters) or not matters:
        return
    points = "point" if matters == 1 else "points"
    message = f"{rows} rows of boxes for {matters} {points} of `ask`"
    hint = "write one row for all, `boxes: [Agreed, Refused]`, or one for each point of `ask`"
    yield Fault("copy.rows", message, decision.boxes[-1][0].span, hint)


_SHOWS = "what the picture shows, for whoever cannot see it"
_IMAGE = Noted(FilePath("the path of a picture in the folder"), lambda state: state.pictures)

PICTURE = Record(
    Picture,
    {
        "file": Key(
            _IMAGE,
            "a PNG, JPEG, SVG or PDF file in the folder",
            "images/bridge.jpg",
            required=True,
        ),
        "alt": Key(Plain(example=_SHOWS), _SHOWS, "A road bridge over a river", required=True),
        "caption": Key(Text(), "what stands below it", "The bridge opens in May"),
        "credit": Key(Text(), "whose picture it is", "Photo: Ministry of Roads"),
        "page": Key(Whole(1, 5000), "which page, of a PDF that has several", "2"),
        "optional": _MAY_GO,
    },
    "a picture",
)

MOST_LOGOS = 12
_ALT = "whose logo it is, for whoever cannot see it"
_FILE = Noted(FilePath("the path of a logo in the folder"), lambda state: state.logos)

LOGOS = Listed(
    Record(
        Partner,
        {
            "file": Key(_FILE, "an SVG, PNG or JPEG file in the folder", "a.svg", required=True),
            "alt": Key(Plain(example=_ALT), _ALT, "Havnfond", required=True),
        },
        "a logo",
    ),
    "logos",
    MOST_LOGOS,
)
