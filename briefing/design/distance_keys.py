"""The keys of a style's distances, declared once: `space`, `callout`, `chart` and `table`."""

from functools import partial

from briefing.brief.fields import Switch
from briefing.brief.records import Key, Listed
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
from briefing.design.kinds import Member
from briefing.design.layout import Moved
from briefing.style.draft import Group, Measure, Number

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
        "group-rule": length("the rule over a group of the rail"),
        "tab": needed(
            Group(
                Tab,
                "`tab`",
                {"width": length("how wide it is"), "height": length("how high it is")},
            ),
            "the mark at the start of the header's rule",
        ),
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
                Hanging,
                "`picture`",
                {
                    "most": needed(Measure(least=10), "how high a picture may be"),
                    "caption": length("a picture to its caption"),
                },
            ),
            "pictures and their captions",
        ),
        "qr": length("the side of the QR code; 0 for none"),
        "headlines": needed(
            Listed(SIZE, "sizes", most=12), "sizes tried, in turn, for a headline too long"
        ),
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
    },
)

CHART = Group(
    Plot,
    "`chart`",
    {
        "above": length("what stands over a chart to the chart"),
        "square": length("the side of squares that are counted"),
        "pitch": length("from one such square to the next"),
        "cell": length("the side of the squares of a hundred"),
        "cell-pitch": length("from one of those to the next"),
        "outline": length("the line round a square that is not filled"),
        "bar": length("how high a bar is"),
        "apart": length("between two bars"),
        "tick": length("how thick the mark of a target is"),
        "over": length("how far that mark stands out of its bar"),
        "line": length("how thick a line is"),
        "height": length("how high the plot of a line is"),
        "gap": length("between words and what they name"),
        "repeats": needed(Switch(), "whether squares that only repeat the value are drawn"),
    },
)

TABLE = Group(
    Tabulation,
    "`table`",
    {
        "above": length("the copy to a table's caption or first rule"),
        "caption": length("the caption to the first rule"),
        "rule": length("a rule to the lines above and below it"),
        "apart": length("between rows, where cells have several lines"),
        "gutter": length("between columns, at least"),
        "room": length("a table with so much between its columns stands in the text's lane"),
    },
)
