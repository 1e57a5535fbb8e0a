"""The keys of a style's file, each with what it may hold and what it means.

The reader, the schema for editors and `styles/README.md` go by them. `B` is the baseline.
"""

import re
from enum import Enum
from functools import cache, partial
from pathlib import Path, PurePath
from typing import NamedTuple

import yaml

from briefing.brief.fields import Choice, Deferred, Plain, Switch
from briefing.brief.model import Name
from briefing.brief.node_reader import TEXT, ReadState, Schema, entries, form, scalar
from briefing.brief.records import Key, Listed, mapping, named
from briefing.brief.schema import PAPERS, STYLES
from briefing.errors import Span
from briefing.language.tags import is_tag, tag_hint
from briefing.style.arrangement import Arrangement, Titles
from briefing.style.colour import Colour, from_hex
from briefing.style.draft import Draft, Group, Measure, Number, Retired
from briefing.style.fonts import locate, package_of
from briefing.style.ladder import Ladder, Rung
from briefing.style.logo import logo_keys
from briefing.style.stylesheet import (
    ROLES_LIKE,
    WEIGHTS,
    Axes,
    Band,
    Breaks,
    Bullet,
    Callout,
    Elastic,
    Face,
    Fills,
    Grid,
    GroupedFigures,
    Holds,
    Layout,
    Moved,
    NextPlace,
    Palette,
    Panel,
    PictureSpace,
    Place,
    Plot,
    Setting,
    Side,
    Space,
    Tab,
    TableSpace,
    TitleForm,
    TitleTab,
    Type,
    Typography,
)
from briefing.units import Pt

_HEX = "#[0-9A-Fa-f]{6}"


class Hex:
    """A colour as `#RRGGBB`."""

    def read(self, node: yaml.Node, state: ReadState) -> Colour | None:
        text = scalar(node, state)
        if text is None or re.fullmatch(_HEX, text):
            return from_hex(text) if text else None
        state.fault("style.colour", f"{text!r} is not a colour", node, 'write it as "#0B4A86"')
        return None

    def schema(self) -> Schema:
        return form(_HEX, 'it as "#0B4A86"')


class Member(NamedTuple):
    """A member of an enumeration, by its value."""

    members: type[Enum]

    def read(self, node: yaml.Node, state: ReadState) -> Enum | None:
        text = self._choice.read(node, state)
        return self.members(text) if text else None

    def schema(self) -> Schema:
        return self._choice.schema()

    @property
    def _choice(self) -> Choice:
        return Choice(tuple(member.value for member in self.members))


NOT_INSTALLED = "style.not-installed"  # the code of a fault of typefaces that an extra installs

_PINNED = Group(
    None,
    "a face",
    {
        "file": Key(Plain(), "its file, or its name in a package", "SourceSerif4"),
        "axes": Key(
            Group(None, "`axes`", each=Number(-1000, 1000)),
            "where a variable file is pinned, by the tags of its axes: `opsz: 12`",
        ),
        "index": Key(Number(0, 255, whole=True), "which face of a collection, from 0", 0),
    },
)


class FaceFile(NamedTuple):
    """A face: its name in a package, or a path from `folder`; with `axes` and `index`."""

    folder: Path
    weight: str

    def read(self, node: yaml.Node, state: ReadState) -> Face | None:
        pinned = _PINNED.read(node, state) if isinstance(node, yaml.MappingNode) else None
        if pinned and "file" not in pinned.values:
            state.fault("style.missing-key", "a face has no `file`", node, "add it")
        elif pinned:
            name: Name = pinned.values["file"]
            axes = pinned.values["axes"].values if "axes" in pinned.values else {}
            face = self._face(name.text, name.span, tuple(axes.items()), state)
            return face and face._replace(member=pinned.values.get("index"))
        elif not isinstance(node, yaml.MappingNode):
            text = scalar(node, state)
            return self._face(text, state.source.span(node), (), state) if text else None
        return None

    def _face(self, name: str, span: Span, axes: Axes, state: ReadState) -> Face | None:
        """The face of a name; None once a fault is told, of a package that is missing only once."""
        path, package = locate(name, self.folder), package_of(name)
        if PurePath(name).suffix:
            state.paths.append(Name(name, span))
        if path is not None:
            return Face("", self.weight, path, span, axes)
        code, message = "style.face", f"there is no face {name!r}"
        hint = "write a path to a .ttf or .otf file, or a shipped face such as FiraSans-Regular"
        if package and package.extra and not package.is_installed:
            code, message = NOT_INSTALLED, f"the typefaces of {package.extra!r} are not installed"
            hint = f'run pip install ".[{package.extra}]" where you installed briefing from'
        if all(fault.message != message for fault in state.faults):
            state.fault(code, message, span, hint)
        return None

    def schema(self) -> Schema:
        return {"anyOf": [TEXT, mapping(_PINNED.what, _PINNED.keys or {}, "file")]}


needed = partial(Key, required=True)
length = partial(needed, Measure())
SIZE = Measure(least=1, most=200)

_GAP = Measure(most=100)
_ELASTIC = Group(
    Elastic,
    "an elastic gap",
    {
        "least": needed(_GAP, "the least it may shrink to"),
        "natural": needed(_GAP, "how much it is where nothing presses"),
        "most": needed(_GAP, "the most it may grow to"),
    },
)

_TAB = Group(Tab, "a tab", {"width": length("how wide it is"), "height": length("how high it is")})

SPACE = Group(
    Space,
    "`space`",
    {
        "kicker": length("the header's rule to the kicker"),
        "headline": length("kicker to headline"),
        "standfirst": length("headline to standfirst"),
        "rail": length("headline to the first rule of the rail"),
        "sections": length("standfirst to the first section's rule"),
        "section": length("a section's rule to its summary"),
        "title": length("a title to what follows, where it stands over that"),
        "body": length("a summary to body or points"),
        "points": length("between two points"),
        "paragraphs": length("between two paragraphs"),
        "section-gap": needed(_ELASTIC, "between two sections, elastic"),
        "foot": length("the last baseline to the footer's rule"),
        "footer": length("the footer's rule to its first baseline"),
        "drop": length("a baseline above the bottom of its line"),
        "rule": length("how thick rules are"),
        "section-rule": length("the rule over a section; 0 for none"),
        "divider": Key(Measure(), "the rule between two sections, if none is over each"),
        "quote": Key(Measure(), "what is above a quote in the text to the quote"),
        "group-rule": length("the rule over a group of the rail"),
        "tab": needed(_TAB, "the mark at the start of the header's rule"),
        "bullet": needed(
            Group(
                Bullet,
                "`bullet`",
                {
                    "indent": length("how far in the text of points stands"),
                    "size": length("the side of the square"),
                    "out": length("how far left of its text the square hangs"),
                    "up": length("its centre above the baseline"),
                },
            ),
            "the square before a point",
        ),
        "picture": needed(
            Group(
                PictureSpace,
                "`picture`",
                {
                    "most": needed(Measure(least=10), "how high a picture may be"),
                    "caption": length("a picture to its caption"),
                },
            ),
            "pictures and their captions",
        ),
        "section-tab": Key(_TAB, "the mark on a section's rule, at its start"),
        "qr": length("the side of the QR code; 0 for none"),
        "headlines": needed(
            Listed(SIZE, "sizes", most=12), "sizes tried, in turn, for a headline too long"
        ),
        "title-tab": Key(
            Group(
                TitleTab,
                "`title-tab`",
                {
                    "inset": length("how far it reaches left and right of the title"),
                    "foot": length("how far it reaches below the title's baseline"),
                    "gap": length("from it to a summary that runs in"),
                },
            ),
            "the box behind a title, with `title: tab`",
        ),
    },
)

_GROUPED = Group(
    GroupedFigures,
    "`group`",
    {
        "abreast": needed(Number(1, 6, whole=True), "how many figures stand abreast in a section"),
        "values": needed(
            Listed(SIZE, "sizes", most=12), "sizes tried, in turn, for a value too wide"
        ),
        "apart": length("between two rows"),
        "foot": length("the last row to what follows, its white"),
    },
)

CALLOUT = Group(
    Callout,
    "`callout`",
    {
        "heading": length("a group's rule to its heading, and on to what follows"),
        "rule": length("a callout's rule to its topic"),
        "label": length("value to label"),
        "unit": length("value to the unit beside it"),
        "beside": length("in a strip, value to a label beside it; 0 for one below"),
        "close": length("a strip to the rule that closes it; 0 for none"),
        "abreast": needed(Number(1, 6, whole=True), "how many figures stand abreast in a strip"),
        "values": needed(
            Listed(SIZE, "sizes", most=12), "sizes tried, in turn, for a value too wide"
        ),
        "together": length("down to this size all values of a page shrink as one"),
        "quote": length("between kicker, quote and speaker"),
        "agenda": length("between the points of `next`"),
        "gap": needed(_ELASTIC, "between two callouts, elastic"),
        "group-gap": needed(_ELASTIC, "between two groups of the rail, elastic"),
        "moves": needed(
            Listed(Member(Moved), "parts", most=len(Moved)),
            "what goes into the text, in turn, when the rail is too deep",
        ),
        "group": Key(_GROUPED, "figures that stand grouped in their section"),
    },
)

_PITCH = Measure(least=1)  # a row has as many squares as there are pitches in its width

_RETIRED = {
    name: Key(Retired(name, Measure(), f"delete it: `{by}` is that of all squares"), says)
    for name, by, says in (
        ("cell", "square", "no longer drawn: all squares are as large as `square` says"),
        ("cell-pitch", "pitch", "no longer drawn: all squares stand at one `pitch`"),
    )
}

CHART = Group(
    Plot,
    "`chart`",
    {
        "above": length("what stands over a chart to the chart"),
        "square": length("the side of a square"),
        "pitch": needed(_PITCH, "from one square to the next"),
        **_RETIRED,
        "outline": length("the line round a square that is not filled"),
        "bar": length("how high a bar is"),
        "apart": length("between two bars"),
        "edge": Key(Measure(), "the line round a bar that is not filled; 0.75 unless you say so"),
        "tick": length("how thick the mark of a target is"),
        "over": length("how far that mark stands out of its bar"),
        "line": length("how thick a line is"),
        "height": length("how high the plot of a line is"),
        "gap": length("between names and their bars"),
        "repeats": needed(Switch(), "whether squares that only repeat the value are drawn"),
    },
)

TABLE = Group(
    TableSpace,
    "`table`",
    {
        "above": length("the copy to a table's caption or first rule"),
        "caption": length("the caption to the first rule"),
        "rule": length("a rule to the lines above and below it"),
        "apart": length("between rows, where cells have several lines"),
        "gutter": length("between columns, at least"),
        "room": length("a table with so much between its columns stands in the text's lane"),
        "least": Key(Measure(least=8), "the smallest type of one too wide or long, 8.5 points"),
    },
)


class _Rung(NamedTuple):
    """A rung of the ladder: its baseline, and the sizes of some roles."""

    kind: Group

    def read(self, node: yaml.Node, state: ReadState) -> Rung | None:
        draft = self.kind.read(node, state)
        if draft is None or "baseline" not in draft.values:
            if draft is not None:
                state.fault("style.missing-key", "a rung has no `baseline`", node, "add it")
            return None
        sizes = draft.values["sizes"].values if "sizes" in draft.values else {}
        points = tuple((role, Pt(size.points)) for role, size in sizes.items())
        return Rung(Pt(draft.values["baseline"].points), points)

    def schema(self) -> Schema:
        return mapping(self.kind.what, self.kind.keys or {}, "baseline")


# The baseline is absolute, since `B` is measured in it.
_BASELINE = Measure(least=4, most=72, absolute=True)

_ROLE = Group(
    None,
    "a role",
    {
        "face": needed(Plain(), "a family of `faces`, and a weight", "sans bold"),
        "size": needed(SIZE, "the size of the type"),
        "leading": needed(SIZE, "baseline to baseline"),
        "tracking": Key(Measure(least=-5), "added between two letters"),
        "colour": Key(Plain(), "one of `colours`; `ink` unless you say so", Palette._fields),
        "setting": Key(Member(Setting), "how lines end; `ragged` unless you say so"),
        "hyphenate": Key(Switch(), "whether words may break at a line's end"),
    },
)

_ROLES = {
    "marking": "the marking, at the top and the bottom",
    "kicker": "the line above the headline, and the date",
    "headline": "the headline",
    "standfirst": "the bottom line, under the headline",
    "title": "a section's title",
    "summary": "a section's key message",
    "body": "running text and points",
    "group": "the heading of a group in the rail, such as Key figures",
    "topic": "a figure's topic, above its value",
    "value": "a figure's value",
    "unit": "the unit beside a value",
    "label": "what a value counts",
    "context": "a figure's small print, and the caption of a table",
    "group-value": "the value of a figure in its section",
    "group-label": "what such a value counts, and its unit",
    "quote-kicker": "the line over a pull quote",
    "quote": "a pull quote",
    "speaker": "who said a quote",
    "agenda": "the points of `next`",
    "chart-label": "words in a chart",
    "chart-value": "numbers in a chart",
    "table-head": "the names of a table's columns",
    "cell": "a table's cells",
    "footer": "the footer",
}

_PAPER = Group(
    None,
    "a paper",
    {
        "width": length("how wide the paper is"),
        "height": length("how high the paper is"),
        "side": length("the margin at either side"),
        "head": length("the height of the header's rule, from the top"),
        "foot": length("the height of the footer's rule, from the top"),
        "marked": needed(
            Group(
                None,
                "`marked`",
                {
                    "head": length("the height of the header's rule"),
                    "foot": length("the height of the footer's rule"),
                    "top": length("the baseline of the marking at the top"),
                    "bottom": length("the baseline of the marking at the bottom"),
                },
            ),
            "the same for a page with a marking",
        ),
    },
)

_SPAN = Number(1, 24, whole=True)
_GRID = Group(
    Grid,
    "`grid`",
    {
        "column": length("how wide a column is"),
        "gutter": length("between two columns"),
        "label": needed(Number(0, 24, whole=True), "how many columns titles span, 0 for none"),
        "text": needed(_SPAN, "how many columns the text spans"),
        "rail": needed(_SPAN, "how many columns the rail spans"),
        "open": needed(_SPAN, "how many columns a text without a rail, and the standfirst, span"),
    },
)

_RUNG = _Rung(
    Group(
        None,
        "a rung",
        {
            "baseline": needed(_BASELINE, "baseline to baseline on this step"),
            "sizes": Key(
                Group(None, "`sizes`", {name: Key(SIZE, says) for name, says in _ROLES.items()}),
                "the sizes of roles on this step",
            ),
        },
    )
)


class _Arranged(NamedTuple):
    """An arrangement: another way to divide the page than the style's own."""

    kind: Group

    def read(self, node: yaml.Node, state: ReadState) -> Arrangement | None:
        draft = self.kind.read(node, state)
        if draft is None:
            return None
        if "says" not in draft.values:
            state.fault("style.missing-key", "an arrangement has no `says`", node, "add it")
            return None
        return Arrangement(draft.values)

    def schema(self) -> Schema:
        return mapping(self.kind.what, self.kind.keys or {}, "says")


_FIGURES = "key figures in a rail, in a strip over the text, or in their sections"
_COLOUR = Choice(("ink", "accent", "tint", "paper"))

_PANEL = Group(
    Panel,
    "a panel",
    {
        "colour": needed(_COLOUR, "one of `colours`"),
        "rule": Key(Measure(), "how thick the accent's rule along its top is"),
        "foot": Key(Measure(), "how thick the rule along its foot is"),
        "frame": Key(Measure(), "how thick the line round it is"),
        "inset": Key(Measure(), "its top and its foot to the text in it"),
    },
)
_FILLS = Group(
    Fills,
    "`fills`",
    {
        "hang": length("how far fills reach out of the lane of their text, at each side"),
        "band": needed(
            Group(
                Band,
                "`band`",
                {
                    "height": length("how high it is; 0 for none, but a rule with a tab"),
                    "colour": needed(_COLOUR, "one of `colours`"),
                    "holds": needed(Member(Holds), "what stands on it"),
                    "joins": Key(Switch(), "whether a strip follows a headline on it at once"),
                },
            ),
            "the band at the head of the page",
        ),
        "figures": needed(_PANEL, "the panel behind the key figures"),
        "next": needed(_PANEL, "the box of what is next, in the rail"),
        "group": Key(_PANEL, "the panel of figures that stand in their section"),
    },
)

_ROLES_CHANGED = {name: Key(_ROLE, says) for name, says in _ROLES.items()}
_ARRANGEMENT = _Arranged(
    Group(
        None,
        "an arrangement",
        {
            "says": needed(Plain(), "how reports name it", "titles over the text"),
            "titles": Key(Member(Titles), "in their own lane, or over their text"),
            "figures": Key(Member(Place), _FIGURES),
            "abreast": Key(Number(1, 2, whole=True), "how many figures stand in a row of the rail"),
            "columns": Key(Number(1, 2, whole=True), "columns of text, one or two"),
            "last": Key(Switch(), "whether it is only for copy that fits in no other way"),
            "type": Key(Group(Type, "`type`", _ROLES_CHANGED), "roles that it sets otherwise"),
            "space": Key(SPACE, "distances that it changes"),
            "callout": Key(CALLOUT, "distances of callouts that it changes"),
            "fills": Key(_FILLS, "fills that it changes"),
            "chart": Key(CHART, "measures of charts that it changes"),
        },
    )
)

_STEP = Measure(least=0.05, most=12, absolute=True)
_LADDER = Group(
    Ladder,
    "`ladder`",
    {
        "step": needed(_STEP, "between two steps that are named, one is tried every so much"),
        "lead": needed(Number(0, 0.25), "lines may stand so much further apart, to fill a page"),
        "larger": needed(Listed(_RUNG, "rungs", most=12), "steps up, while the page is not full"),
        "smaller": needed(
            Listed(_RUNG, "rungs", most=12, least=0), "steps down, until the copy fits"
        ),
        "arrangements": Key(
            Listed(_ARRANGEMENT, "arrangements", most=6, least=0),
            "other ways to divide the page, tried in turn before type gets smaller",
        ),
    },
)

_LAYOUT = Group(
    Layout,
    "`layout`",
    {
        "figures": needed(Member(Place), _FIGURES),
        "columns": needed(Number(1, 2, whole=True), "columns of text, one or two"),
        "rail": needed(Member(Side), "at which side of the text the rail stands"),
        "run-in": needed(Switch(), "whether titles start the text below them"),
        "next": Key(Member(NextPlace), "what is next in the rail, or in a strip at the foot"),
        "breaks": Key(Member(Breaks), "where a column of text may end"),
        "flush-right": Key(Switch(), "whether date and page number end at the right margin"),
        "grouped": Key(Switch(), "whether sections keep figures that a strip has no room for"),
        "title": Key(Member(TitleForm), "titles as their role has them, or white in a tab"),
        "marks": Key(Switch(), "whether a status has a shape and a letter, or its word alone"),
    },
)

_COLOURS = {
    "ink": "text and rules",
    "accent": "values, charts and the header's tab",
    "paper": "the paper, against which contrast is judged",
}
_PALETTE = {
    **{name: needed(Hex(), says, "#0B4A86") for name, says in _COLOURS.items()},
    "tint": Key(Hex(), "panels; a little of the accent unless you say so", "#E9EFF6"),
    "worst": Key(Hex(), "the mark of a scale's worst level; `ink` unless you say so", "#A3262A"),
    "signal": Key(Hex(), "the mark of a status in the middle of its scale", "#C8641A"),
    "best": Key(Hex(), "the mark of a scale's best level; `paper` unless you say so", "#CFE5D2"),
    "muted": Key(Hex(), "a colour for roles that name it; nothing else is in it", "#454F5B"),
    "reverse": Key(Hex(), "text on dark fills; white unless you say so", "#FFFFFF"),
}
_TYPOGRAPHY = Group(
    Typography,
    "`typography`",
    {
        "quotes": needed(Switch(), "whether straight quotes are set as the language's own"),
        "dashes": needed(Switch(), "whether ` - ` is set as the language's dash"),
    },
)

_PAPERS = {name: needed(_PAPER, f"the measures of {shown}") for name, shown in PAPERS.items()}
_TYPE = {name: Key(_ROLE, says, required=name not in ROLES_LIKE) for name, says in _ROLES.items()}
_STALE = Number(1, 36_500, whole=True)


class _Tagged(NamedTuple):
    """Words by the tags of the languages that they are for, read as a Draft of Drafts.

    A style that extends another takes from it what its own words leave out.
    """

    words: Deferred

    def read(self, node: yaml.Node, state: ReadState) -> Draft | None:
        pairs = entries(node, state, "language tags", "write `et: {source: Allikas}`")
        if pairs is None:
            return None
        drafts: dict[str, Draft] = {}
        for tag, (key, value) in pairs.items():
            if not is_tag(tag):
                state.fault("copy.language", f"{tag!r} is not a language tag", key, tag_hint(tag))
            elif (words := self.words.read(value, state)) is not None:
                drafts[tag.lower()] = Draft(dict, (), words, state.source.span(value))
        return Draft(dict, (), drafts, state.source.span(node))

    def schema(self) -> Schema:
        return named(self.words)


@cache
def style_keys(folder: Path) -> Group:
    """The keys of a style's file; its paths start at `folder`, where it lies."""
    says = "a path to a font file, or a face that ships; or its `file` with `axes` or `index`"
    faces = {name: Key(FaceFile(folder, name), says, f"fonts/Mine-{name}.otf") for name in WEIGHTS}
    family = Group(None, "a family", faces, whole=True)
    keys = {
        "extends": Key(Plain(), "the style it starts from: a name, or a path", STYLES),
        "says": needed(Plain(), "what it is for, in a line"),
        "logo": Key(logo_keys(folder), "a logo at the top right"),
        "words": Key(
            _Tagged(Deferred("briefing.brief.word_fields", "WORDS")),
            "words and quotation marks of your own, by the tags of languages",
        ),
        "stale-after": Key(_STALE, "warn of figures older than so many days", 30),
        "baseline": needed(_BASELINE, "baseline to baseline of body copy, in points: `B`"),
        "paper": needed(Group(None, "`paper`", _PAPERS), "edges and rules of each paper"),
        "grid": needed(_GRID, "the columns, and how many each lane spans"),
        "layout": needed(_LAYOUT, "where figures, text and rail stand"),
        "faces": needed(Group(None, "`faces`", each=family), "families, by your names for them"),
        "colours": needed(Group(Palette, "`colours`", _PALETTE), "colours, by their use"),
        "typography": needed(_TYPOGRAPHY, "what is set for what was typed"),
        "type": needed(Group(Type, "`type`", _TYPE), "how the text of each role is set"),
        "space": needed(SPACE, "distances of masthead, sections and footer"),
        "callout": needed(CALLOUT, "distances of the rail and its callouts"),
        "chart": needed(CHART, "measures of charts"),
        "table": needed(TABLE, "distances of tables"),
        "fills": Key(_FILLS, "the band, the panel and the box that stand behind text"),
        "ladder": needed(_LADDER, "steps to larger and smaller type"),
    }
    return Group(None, "a style", keys)
