"""The keys of a style file, declared once (FORMAT, and `styles/README.md`)."""

import re
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from briefing.content.desk import Desk, scalar
from briefing.content.kinds import Choice, Kind, Plain, Switch
from briefing.content.records import Listed
from briefing.design.colour import Colour, from_hex
from briefing.design.distances import (
    Bullet,
    Callout,
    Elastic,
    Hanging,
    Plot,
    Space,
    Tab,
    Tabulation,
)
from briefing.design.draft import Group, Measure, Number
from briefing.design.faces import locate
from briefing.design.layout import Grid, Layout, Moved, Place, Side
from briefing.design.logo import logo_keys
from briefing.design.style import Ladder, Rung
from briefing.design.stylesheet import WEIGHTS, Face, Palette, Setting, Type, Typography
from briefing.units import Pt


class _Hex:
    """A colour as `#RRGGBB`."""

    def read(self, node: yaml.Node, desk: Desk) -> Colour | None:
        text = scalar(node, desk)
        if text is None or re.fullmatch(r"#[0-9A-Fa-f]{6}", text):
            return from_hex(text) if text else None
        desk.fault("style.colour", f"{text!r} is not a colour", node, 'write it as "#0B4A86"')
        return None


class _Member(NamedTuple):
    """A member of an enumeration, by its value."""

    members: type[Enum]

    def read(self, node: yaml.Node, desk: Desk) -> Enum | None:
        text = Choice(tuple(member.value for member in self.members)).read(node, desk)
        return self.members(text) if text else None


class _FaceFile(NamedTuple):
    """A face: the name of a shipped one, or a path."""

    folder: Path
    weight: str

    def read(self, node: yaml.Node, desk: Desk) -> Face | None:
        text = scalar(node, desk)
        path = locate(text, self.folder) if text else None
        if path is not None:
            return Face("", self.weight, path, desk.source.span(node))
        if text:
            hint = "write a path to a .ttf or .otf file, or a shipped face such as FiraSans-Regular"
            desk.fault("style.face", f"there is no face {text!r}", node, hint)
        return None


class _Rung(NamedTuple):
    """A step of the ladder."""

    kind: Group

    def read(self, node: yaml.Node, desk: Desk) -> Rung | None:
        draft = self.kind.read(node, desk)
        if draft is None or "baseline" not in draft.values:
            if draft is not None:
                desk.fault("style.missing-key", "a rung has no `baseline`", node, "add it")
            return None
        sizes = draft.values["sizes"].values if "sizes" in draft.values else {}
        points = tuple((role, Pt(size.points)) for role, size in sizes.items())
        return Rung(Pt(draft.values["baseline"].points), points)


def _lengths(build: Any, what: str, names: str, **more: Kind) -> Group:
    """A group of lengths, named in one string, and other kinds beside them."""
    others = {name.replace("_", "-"): kind for name, kind in more.items()}
    return Group(build, what, {**dict.fromkeys(names.split(), Measure()), **others})


_GAP = Measure(most=100)
_ELASTIC = Group(Elastic, "an elastic gap", dict.fromkeys(("least", "natural", "most"), _GAP))
_ROLES = tuple(name.replace("_", "-") for name in Type._fields)
_SIZE = Measure(least=1, most=200)
# What `B` is measured in cannot itself be measured in `B`.
_BASELINE = Measure(least=4, most=72, absolute=True)

_ROLE = Group(
    None,
    "a role",
    {
        "face": Plain(),
        "size": _SIZE,
        "leading": _SIZE,
        "tracking": Measure(least=-5),
        "colour": Plain(),
        "setting": _Member(Setting),
        "hyphenate": Switch(),
    },
    optional=("tracking", "colour", "setting", "hyphenate"),
)

_PAPER = _lengths(
    None,
    "a paper",
    "width height side head foot",
    marked=_lengths(None, "`marked`", "head foot top bottom"),
)

_GRID = _lengths(
    Grid,
    "`grid`",
    "column gutter",
    label=Number(0, 24, whole=True),
    **dict.fromkeys(("text", "rail", "open"), Number(1, 24, whole=True)),
)

_SPACE = _lengths(
    Space,
    "`space`",
    "kicker headline standfirst rail sections section title body points paragraphs foot footer "
    "drop rule section-rule group-rule qr",
    section_gap=_ELASTIC,
    headlines=Listed(_SIZE, "sizes", most=12),
    tab=_lengths(Tab, "`tab`", "width height"),
    bullet=_lengths(Bullet, "`bullet`", "indent size out up"),
    picture=Group(Hanging, "`picture`", {"most": Measure(least=10), "caption": Measure()}),
)

_CALLOUT = _lengths(
    Callout,
    "`callout`",
    "heading rule label unit beside close quote agenda together",
    abreast=Number(1, 6, whole=True),
    values=Listed(_SIZE, "sizes", most=12),
    moves=Listed(_Member(Moved), "parts", most=len(Moved)),
    gap=_ELASTIC,
    group_gap=_ELASTIC,
)

_CHART = _lengths(
    Plot,
    "`chart`",
    "above square pitch cell cell-pitch outline bar apart tick over line height gap",
    repeats=Switch(),
)

_TABLE = _lengths(Tabulation, "`table`", "above caption rule apart gutter room")

_RUNG = _Rung(
    Group(
        None,
        "a rung",
        {"baseline": _BASELINE, "sizes": Group(None, "`sizes`", each=_SIZE)},
        optional=("sizes",),
    )
)

_LADDER = Group(
    Ladder,
    "`ladder`",
    {
        "step": Measure(least=0.05, most=12, absolute=True),
        "lead": Number(0, 0.25),
        "larger": Listed(_RUNG, "rungs", most=12),
        "smaller": Listed(_RUNG, "rungs", most=12),
    },
)


_LAYOUT = Group(
    Layout,
    "`layout`",
    {
        "figures": _Member(Place),
        "columns": Number(1, 2, whole=True),
        "rail": _Member(Side),
        "run-in": Switch(),
    },
)


@cache
def style_keys(folder: Path) -> Group:
    """The declaration of a style file that lies in this folder, where its paths start."""
    faces = {weight: _FaceFile(folder, weight) for weight in WEIGHTS}
    family = Group(None, "a family", faces, optional=WEIGHTS, whole=True)
    return Group(
        None,
        "a style",
        {
            "extends": Plain(),
            "says": Plain(),
            "logo": logo_keys(folder),
            "stale-after": Number(1, 36_500, whole=True),
            "baseline": _BASELINE,
            "paper": Group(None, "`paper`", {"a4": _PAPER, "letter": _PAPER}),
            "grid": _GRID,
            "layout": _LAYOUT,
            "faces": Group(None, "`faces`", each=family),
            "colours": Group(Palette, "`colours`", dict.fromkeys(Palette._fields, _Hex())),
            "typography": Group(
                Typography, "`typography`", {"quotes": Switch(), "dashes": Switch()}
            ),
            "type": Group(Type, "`type`", dict.fromkeys(_ROLES, _ROLE)),
            "space": _SPACE,
            "callout": _CALLOUT,
            "chart": _CHART,
            "table": _TABLE,
            "ladder": _LADDER,
        },
        optional=("extends", "logo", "stale-after"),
    )
