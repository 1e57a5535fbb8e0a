"""Documents made up from the declarations: right throughout, or with one value spoilt.

Numbers stand as JSON has them, `2` and not `2.0`; whoever has parsed a
number cannot tell. No bar is named by digits alone, which in braces are the rest of the number
before them. A numeral that is a text, in quotes or with a unit, is one that fits; and a
date is a day of the calendar.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from hypothesis import strategies as st

from briefing.brief import (
    block_fields,
    cell_fields,
    chart_fields,
    data_fields,
    date_fields,
    fact_fields,
    fields,
    marking_fields,
    note_fields,
    point_fields,
    records,
    status_fields,
    table_fields,
    word_fields,
)
from briefing.style import draft, logo
from briefing.style import fields as style_fields
from briefing.style.draft import TYPICAL
from briefing.units import mm
from tests.editor.values import as_written

# The modules whose classes are the kinds of values that documents are made of.
MODULES = (
    block_fields,
    cell_fields,
    chart_fields,
    data_fields,
    date_fields,
    fact_fields,
    fields,
    marking_fields,
    note_fields,
    point_fields,
    records,
    status_fields,
    table_fields,
    draft,
    style_fields,
    logo,
    word_fields,
)
WORDS = ["no", "off", "300,000", "2023-07-11", "1:30", "R&D < 5", "a: b", "x #y", "- a", " padded "]
TEXTS = [*WORDS, "**bold**", "Ünïcode — “quoted”", "two\nlines", "soft\u00adly", "null", "~", "'"]
NUMBERS = [0, 1, 7, 13, 40, -1, 2.5, 36.75, 1000000]
JUNK = [
    *(None, True, False, *NUMBERS, "", " ", "\u00ad\u200b", "x" * 10_001, "w " * 26),
    *("A4", "Letter", "one two three four five", "2023-7-1", "2023-07-11 17:31", "12 pt", "big"),
    *("#0B4A86", "#0b4", "a/b", "b.yaml", ".hidden", "brief.pdf", "a?.pdf", "en-US", "en_US"),
    *("https://nato.int/x?y", "http://nato.int", "HTTPS://nato.int", "ftp://nato.int", "https://"),
    *("https://a b.int", "https://münchen.de", "https://nato.int@evil.example", "mailto:a@b.int"),
    *([], [7], ["a", "b"], ["a"] * 101, [None], [[]], {}, {"x": 1}, {"text": "y"}, {"text": None}),
    *({"title": "t"}, {"count": 5}, {"count": 5, "index": "x"}, {"least": 1}, *TEXTS),
]
FACES = ["FiraSans-Regular", "FiraSansCondensed-Bold"]
TAGS = ["en", "EN", "en-US", "no", "uk", "zh-Hant-TW", "de-CH-1996", "tlh"]


# What else these take depends on other files or on other values.
NEVER_JUNK = (
    style_fields.FaceFile,
    logo._File,
    table_fields.Tabled,
    table_fields.Heads,
    table_fields.Rows,
    table_fields.Cells,
    table_fields.Total,
)


class Author:
    """Writes one document, and spoils one value of it: the one at this count, if it has so many."""

    def __init__(self, draw: Callable[..., Any], spoilt: int) -> None:
        self.draw = draw
        self.spoilt = spoilt
        self.count = 0
        self.wrote: set[type] = set()
        self.spoiled: set[type] = set()

    def value(self, kind: fields.Kind) -> Any:
        """A value for a kind."""
        self.count += 1
        if self.count == self.spoilt:
            self.spoiled.add(type(kind))
            near = self.near(kind)
            return self.one_of(near if isinstance(kind, NEVER_JUNK) else self.one_of([JUNK, near]))
        self.wrote.add(type(kind))
        return self.right(kind)

    def one_of(self, values: list[Any]) -> Any:
        """One of some values, or what one of them makes."""
        value = self.draw(st.sampled_from(values))
        return value() if callable(value) else value

    def some(self, kind: fields.Kind) -> list[Any]:
        """A short list of one kind."""
        return [self.value(kind) for _ in range(self.draw(st.integers(1, 3)))]

    def right(self, kind: fields.Kind) -> Any:  # noqa: C901 - a case a kind
        """What a kind takes."""
        match kind:
            case (
                fields.Deferred(kind=inner)
                | fields.Noted(kind=inner)
                | records.Order(kind=inner)
                | draft.Retired(kind=inner)
            ):
                return self.value(inner)
            case fields.Text(words=words) if words:
                return self.one_of([" ".join(["word"] * words), *WORDS, *NUMBERS, True])
            case fields.Text() | fields.Paragraphs() | fields.StyleName():
                return self.one_of([*TEXTS, *NUMBERS, True, False])
            case point_fields.Nested(kind=inner):
                return self.right(inner)
            case point_fields.Body(several=several):
                texts = point_fields.TEXTS
                return self.one_of([lambda: self.value(texts), lambda: self.value(several)])
            case note_fields.Notes():
                names = self.draw(st.sets(st.sampled_from(["a", "b c", "2023"]), max_size=2))
                return {name: self.value(note_fields.NOTE) for name in sorted(names)}
            case fact_fields.Facts():
                names = self.draw(st.sets(st.sampled_from(["a", "b c", "2023"]), max_size=2))
                return {name: self.value(fact_fields.FACT) for name in sorted(names)}
            case fields.Plain(pattern=None) | fields.FilePath():
                return self.one_of([*TEXTS, *NUMBERS, True])
            case fields.Plain(pattern=pattern):
                known = ["ukraine", "2023", 7, -1, True, "monday.pdf", " monday.pdf ", "0a" * 32]
                return self.one_of([one for one in known if pattern.fullmatch(_written(one))])
            case fields.Choice(words=words):
                return self.one_of([*words, *(word.upper() for word in words)])
            case style_fields.Member(members=members):
                return self.one_of([member.value for member in members])
            case fields.Whole() | draft.Number() | draft.Measure():
                return self.one_of(_fitting(kind))
            case fields.Switch(on=on, off=off):
                return self.one_of([True, False, *on, f" {off[0]} "])
            case date_fields.AnyDate(clock=clock, worded=worded):
                dates = ["2023-07-11", " 2024-02-29 ", "2014-05", "2020-Q3", "2020-H1", "2023/24"]
                times = ["2023-07-11 17:31", "2023-07-11T00:00"] * clock
                words = [lambda: self.value(date_fields._WORDS)] * worded
                return self.one_of([*dates, 2023, "1999/00", *times, *words])
            case fields.Tongue():
                return self.one_of(TAGS)
            case word_fields.Said(english=english):
                return self.one_of([english, f"y {english}", f" {english}\n"])
            case word_fields.Marks():
                return self.one_of(
                    [["«", "»", "„", "“"], ["”"] * 4, ["\u201c", "\u201d", "'", "'"]]
                )
            case style_fields._Tagged(words=inner):
                tags = self.draw(st.sets(st.sampled_from(TAGS), max_size=2))
                return {tag: self.value(inner) for tag in sorted(tags)}
            case fields.Link(secure=secure):
                links = ["https://nato.int/x?y#z", "HTTPS://nato.int:80", "https://münchen.de"]
                return self.one_of(links + ["http://nato.int"] * (not secure))
            case block_fields.Address():
                links = ["https://nato.int/x?y#z", "https://münchen.de"]
                return self.one_of([*links, "a.b@c-d.org", "+44 1632 960 114", "(030) 12-34"])
            case marking_fields.Marked():
                lines = [text for text in TEXTS if "\n" not in text]
                return self.one_of(["TLP:RED", "Board only", *lines, *NUMBERS, True])
            case records.Listed(kind=inner, most=most):
                return self.some(inner)[:most]
            case records.OneOrSeveral(several=several) | block_fields.BoxOrRow(row=several):
                return self.one_of([lambda: self.value(several.kind), lambda: self.value(several)])
            case records.Sources(kind=inner):
                names = self.draw(st.sets(st.sampled_from(["a", "b c", "2023", ""]), max_size=2))
                return {name: self.value(inner) for name in sorted(names)}
            case status_fields.Scales(kind=inner):
                name = self.one_of(["risk", "Delivery confidence", "2023"])
                return {name: self.value(inner)}
            case status_fields.Levels():
                return self.one_of([["High", "Low"], ["Bad", 2, "off"], list("abcd")])
            case records.Record(keys=known, short=short):
                if short and self.draw(st.booleans()):
                    return self.value(known[short].kind)
                return self.mapping(known, [name for name, key in known.items() if key.required])
            case chart_fields.ChartForm(forms=forms):
                return self.right(forms[self.one_of(sorted(forms))])
            case chart_fields.Pairs(kind=inner):
                names = self.one_of([["Poland"], ["US", "Q2 2023"], list("abcde")])
                return {name: self.value(inner) for name in names}
            case chart_fields.ByShape(kinds=kinds):
                return self.value(self.draw(st.sampled_from(kinds)))
            case cell_fields.OrCell(kind=inner):
                cell = self.one_of([cell_fields._CELL, *data_fields.CELLS.values()])
                return self.one_of([lambda: self.value(inner)] * 2 + [lambda: self.value(cell)])
            case cell_fields.OrRange(kind=inner):
                cells = self.one_of([cell_fields._RANGE, *data_fields.RANGES.values()])
                return self.one_of([lambda: self.value(inner)] * 2 + [lambda: self.value(cells)])
            case data_fields.DataPlace(ending=ending, record=record, single=single):
                # Either of a row and rows, of a column and columns; a key where one value is meant.
                either = self.one_of([["row", "column"], ["row", "columns"], ["rows", "column"]])
                names = ["row", "column"] if single else either
                names = ["file", "format", *names, *["key"] * (ending == ".json")]
                return {name: self.value(record.keys[name].kind) for name in names}
            case data_fields.RowKind():
                wheres = [{"Country": "Estonia", "Year": 2023}, {"a": "b"}]
                return self.one_of([*TEXTS, *NUMBERS, *wheres])
            case data_fields.KeyKind():
                return self.one_of(["revenue.estonia.2023", 7, ["a.b", 2023], ["x"]])
            case data_fields.DataPath(ending=ending):
                return self.one_of([f"data/q1{ending}", f"Q1{ending.upper()}"])
            case cell_fields.CellName(ranged=ranged):
                known = ["Summary!B4", "b4", "'My sheet'!$B$4", " A1 "]
                return self.one_of(known + ["A3:G12", "Summary!A3:B4"] * ranged)
            case cell_fields.WorkbookPath():
                return self.one_of(["data/q1.xlsx", "Q1.ODS", "a.xls", "a b.xlsm"])
            case table_fields.Tabled():
                return self.table()
            case table_fields.Heads():
                barred = {"head": "b", "bar": self.one_of([True, "true"]), "of": 100}
                upper = [
                    {"head": "a", "columns": ["b", self.one_of(["c", barred | {"head": "c"}])]}
                ]
                return self.one_of([["", "b"], [None, 2], ["a", "b"], [True, barred], upper])
            case table_fields.HeadCell() | table_fields.CellKind():
                return self.one_of([*TEXTS, *NUMBERS, None, "", " "])
            case table_fields.Cells():
                given = {"text": self.one_of([*TEXTS, *NUMBERS]), "source": "treaty"}
                stands = {"status": {"is": "amber", "was": "green"}}
                cell = self.one_of([lambda: self.value(table_fields.CellKind()), given, stands])
                return [cell, "b"]
            case table_fields.Rows():
                # A total may take the last row.
                counts = self.one_of([2, 3, 40])
                return [self.value(table_fields.Cells("cells")) for _ in range(counts)]
            case table_fields.Total():
                return self.one_of([True, False, "true", ["a", "b"], [None, {"text": "b"}]])
            case style_fields.Hex():
                return self.one_of(["#0B4A86", "#ffffff", " #000000 "])
            case style_fields.FaceFile():
                return self.one_of(FACES)
            case logo._File():
                return "logo.svg"
            case draft.Group(each=None, keys=known):
                return self.mapping(known, [])
            case draft.Group(each=inner):
                return {name: self.value(inner) for name in ("sans", "serif")}
            case style_fields._Rung(kind=inner):
                return self.mapping(inner.keys, ["baseline"])
            case style_fields._Arranged(kind=inner):
                return self.mapping(inner.keys, ["says"])
        raise TypeError(f"no documents are made up for {kind}")

    def mapping(self, known: Any, required: list[str]) -> dict[str, Any]:
        """A mapping with what is required, and a few more keys."""
        more = self.draw(st.sets(st.sampled_from(list(known)), max_size=4))
        names = [name for name in known if name in {*required, *more}]
        return {name: self.value(known[name].kind) for name in names}

    def table(self) -> dict[str, Any]:
        """A table written out, or named."""
        given, named = ["columns", "rows"], ["file"]
        more = [[], ["caption", "optional"], ["wide", "total"]]
        keyed = [*named, "key"]
        names = self.one_of([given, named, keyed, ["columns", *named]]) + self.one_of(more)
        known = table_fields.TABLE.kind.keys
        table = {name: self.value(known[name].kind) for name in names}
        return table | ({"file": "data/q1.json"} if "key" in names else {})

    def near(self, kind: fields.Kind) -> list[Any]:  # noqa: C901 - a case a kind
        """Values that a kind nearly takes."""
        match kind:
            case (
                fields.Deferred(kind=inner)
                | fields.Noted(kind=inner)
                | records.Order(kind=inner)
                | draft.Retired(kind=inner)
            ):
                return self.near(inner)
            case fields.Text(words=words) if words:
                return [" ".join(["word"] * (words + 1))]
            case (
                fields.Text()
                | fields.Paragraphs()
                | fields.StyleName()
                | fields.Plain(pattern=None)
                | fields.FilePath()
            ):
                return [None, "", " ", "\u00ad\u200b", "x" * 10_001, [], ["a"], {}, {"x": 1}]
            case fields.Plain():
                return [
                    "a/b",
                    "b.yaml",
                    ".hidden",
                    "brief.doc",
                    "a?.pdf",
                    ".pdf",
                    "0a" * 31,
                    "0G" * 32,
                ]
            case fields.Choice(words=words):
                return [f"{words[0]}s", words[0][1:], words[0] + words[-1], list(words)]
            case style_fields.Member(members=members):
                return [f"{next(iter(members)).value}s", 1]
            case fields.Whole() | draft.Number() | draft.Measure():
                return _unfitting(kind)
            case fields.Switch():
                return ["yes", "onoff", "True", "truefalse", 1, 0, None]
            case date_fields.AnyDate(clock=clock):
                times = ["2023-07-11 25:00", "2023-07-11 7:31"] + ["2023-07-11 17:31"] * (not clock)
                days = ["2023-7-11", "2023-13-01", "2023-00-01", "2023-12-32", "0000-01-01"]
                periods = ["2023-7", "2023-00", "2023-13", "2023-Q0", "2023-Q5", "2023-q1"]
                words = [{"words": ""}, {"words": "w " * 9}, {"word": "Spring"}, {}]
                return [*days, *periods, "2023-H3", "2023/4", 999, 10000, 2023.5, *words, *times]
            case fields.Tongue():
                return ["en_US", "x", "english", "en-", 7, True]
            case fields.Link(secure=secure):
                known = ["http://nato.int"] if secure else ["ftp://nato.int"]
                return [*known, "https://", "https://a b.int", "https://a@b.int", "mailto:a@b.int"]
            case records.Listed(most=most):
                many = [lambda: [self.right(kind)[0]] * (most + 1)]
                return [None, "", [], [None], [[]], "x", 7, {}, {"x": 1}, *many, *many]
            case point_fields.Nested(kind=inner):
                return self.near(inner)
            case point_fields.Body():
                return [None, "", [], [None], [[]], {}, {"x": 1}, [{"source": "a"}]]
            case note_fields.Notes():
                return [None, [], "x", {str(number): "t" for number in range(101)}, {"a": None}]
            case fact_fields.Facts():
                named: list[Any] = [{"": 1}, {" a": 1}, {"{a}": 1}, {"a": None}]
                return [None, [], "x", {str(number): "t" for number in range(101)}, *named]
            case records.Sources():
                return [None, [], "x", {str(number): {"title": "t"} for number in range(101)}]
            case status_fields.Scales():
                return [None, [], "x", {"": ["a", "b"]}, {"a": ["b"]}, {"a": None}]
            case status_fields.Levels():
                return [None, [], ["a"], list("abcde"), ["a", None], ["a", "b c d e"], "x"]
            case chart_fields.ChartForm():
                forms = [{"count": 5, "index": "x"}, {"caption": "x"}, {"line": [5], "alt": None}]
                return [None, 7, "x", [], *forms, lambda: self.without(kind)]
            case chart_fields.Pairs(kind=inner, most=most):
                many = {f"a{number}": self.right(inner) for number in range(most + 1)}
                return [None, 7, [], {}, {"a": None}, {"a": [{}]}, many]
            case chart_fields.ByShape():
                return [None, "", [{}], {"a": None}]
            case cell_fields.OrCell(kind=inner):
                return [*self.near(inner), {"file": "a.xlsx"}, {"cell": "B4"}]
            case cell_fields.OrRange(kind=inner):
                return [*self.near(inner), {"file": "a.csv", "cell": "B4"}, {"file": "a.xlsx"}]
            case data_fields.DataPlace(ending=ending, single=single):
                alone = [{"file": f"a{ending}"}, {"file": f"a{ending}", "row": "x"}]
                return [*alone * single, {"file": f"a{ending}", "range": "A1"}]
            case data_fields.RowKind():
                return [None, "", [], {}, {"a": None}, {"a": []}]
            case data_fields.KeyKind():
                return [None, "", [], {"x": 1}, ["a", None], [[]]]
            case data_fields.DataPath():
                return [None, "", [], {"x": 1}]
            case cell_fields.CellName():
                return [None, "", "B", "4B", "B4:", "Summary.B4", 4, [], {"x": 1}]
            case cell_fields.WorkbookPath():
                return [None, "", "a.csv", "xlsx", 4, [], {"x": 1}]
            case word_fields.Said(english=english):
                spoilt = [f"{english}{{}}", f"{english}{{", f"{{x}} {english}"]
                return [None, "", " ", "x" * 121, [], {"x": 1}, *spoilt]
            case word_fields.Marks():
                pairs = [["«"], ["«", "»", "a", "b"], ["«", "»"] * 3, ["« »", "»", "„", "“"]]
                return [None, "", "«»", {"x": 1}, *pairs]
            case style_fields._Tagged():
                return [None, "", [], {"e": {"source": "x"}}, {"en_US": {"source": "x"}}]
            case table_fields.Tabled():
                head, rows = {"columns": ["a"]}, {"rows": [["b"]]}
                twice = [{**head, **rows, "file": "x.csv"}] * 3
                return [head, rows, {"caption": "x"}, {}, *twice]
            case table_fields.Heads():
                unnamed = [["a", ""], ["a", None]] * 4
                return [[], None, *unnamed, [str(n) for n in range(11)], {"x": 1}]
            case table_fields.Rows():
                many = [[["a", "b"]] * 41] * 4
                return [[], None, [[]], [None], [["", None]], [[[], "b"], ["a", "b"]], *many]
            case table_fields.Cells():
                return [["", None], [[], "b"], {"x": 1}, []]
            case table_fields.CellKind():
                return [[], {"x": 1}, "\u00ad", ["a"], {"text": None}, {"source": "treaty"}]
            case table_fields.HeadCell():
                both = {"head": "a", "columns": ["b"], "bar": True}
                kinds = {"head": "a", "bar": True, "status": True}
                return [[], {"x": 1}, "\u00ad", ["a"], {"bar": True}, both, kinds]
            case table_fields.Total():
                return [None, "x", 7, [], [[], "b"], {}, {"x": 1}]
            case style_fields.Hex():
                return ["#0b4", "0B4A86", "#0B4A86F", "#GGGGGG", "red", 0]
            case style_fields.FaceFile() | logo._File():
                return [None, "", " ", [], ["a"], {}, {"x": 1}]
            case records.Record() | style_fields._Rung() | style_fields._Arranged() | draft.Group():
                return [None, [], "", lambda: self.without(kind), lambda: self.more(kind)]
            case records.OneOrSeveral(several=several) | block_fields.BoxOrRow(row=several):
                return [None, "", [], [None], [["a"]], {"x": 1}, ["a"] * (several.most + 1)]
            case block_fields.Address():
                links = ["http://nato.int", "mailto:a@b.org", "www.nato.int", "a@b"]
                return [None, "", 112, "+441632960114", "ask Ann", *links, ["a@b.org"], {"x": 1}]
            case marking_fields.Marked():
                return [None, "", " ", "\u00ad\u200b", "x" * 10_001, "two\nlines", ["a"], {"x": 1}]
        raise TypeError(f"nothing is nearly {kind}")

    def without(self, kind: fields.Kind) -> Any:
        """A mapping that lacks one of its keys."""
        whole = self.right(kind)
        if isinstance(whole, dict) and whole:
            del whole[self.one_of(list(whole))]
        return whole

    def more(self, kind: fields.Kind) -> Any:
        """A mapping with a key that it does not take."""
        whole = self.right(kind)
        strange = {self.one_of(["titel", "2"]): "x"}
        return whole | strange if isinstance(whole, dict) else whole


def _written(value: Any) -> str:
    return as_written(value).split("\n")[0].strip("'\"")


def _is_whole(kind: Any) -> bool:
    return isinstance(kind, fields.Whole) or getattr(kind, "whole", False)


def _fitting(kind: Any) -> list[Any]:
    """Numbers within a kind's bounds, and the same as texts."""
    middle = min(kind.least + 1, (kind.least + kind.most) / 2)
    if _is_whole(kind):
        return [kind.least, kind.most, kind.least + 1, str(kind.most), f" {kind.least} "]
    numbers = [_plain(kind.least, up=True), _plain(kind.most, up=False), _plain(middle, up=True)]
    texts = [str(number) for number in numbers if "e" not in str(number)]
    if isinstance(kind, draft.Measure):
        texts += [f"{middle / mm(1):.3f} mm", f"{kind.most / mm(1) - 0.01:.2f}mm"]
        texts += ["1 B", "1B"] * (not kind.absolute and kind.least <= TYPICAL <= kind.most)
    return numbers + texts


def _unfitting(kind: Any) -> list[Any]:
    """Numbers just out of a kind's bounds, and texts that are none."""
    part = 0 if _is_whole(kind) else 0.5
    below, above = _plain(kind.least - 1 + part, up=False), _plain(kind.most + 1 - part, up=True)
    within = _plain(kind.least + 0.5, up=True)
    units = ["1 B"] if getattr(kind, "absolute", True) else []
    return [below, above, *([within] if not part else []), "1 cm", "1,5", "--1", "1 mm mm", *units]


def _plain(number: float, *, up: bool) -> int | float:
    """A number as JSON writes it in a few digits, no further in or out than it was."""
    short = round(number, 4)
    if short != number and (short > number) != up:
        short = round(short + (1e-4 if up else -1e-4), 4)
    return int(short) if short == int(short) else short


@st.composite
def documents(draw: Callable[..., Any], kind: fields.Kind) -> tuple[str, Author]:
    """A mapping as YAML whose one key, `it`, has a value of a kind, and who wrote it."""
    author = Author(draw, draw(st.sampled_from([1, 1, 2, 3, 4, 6, 9, 0])))
    flow = draw(st.sampled_from([False, None, True]))
    return as_written({"it": author.value(kind)}, flow=flow), author


def parts(kind: fields.Kind) -> Iterator[fields.Kind]:  # noqa: C901 - a case a kind
    """A kind and all the kinds within it."""
    yield kind
    within: list[fields.Kind] = []
    match kind:
        case fields.Deferred(kind=inner) | fields.Noted(kind=inner) | records.Order(kind=inner):
            within = [inner]
        case date_fields.AnyDate(worded=True):
            within = [date_fields._WORDS]
        case (
            records.Listed(kind=inner)
            | draft.Retired(kind=inner)
            | records.Sources(kind=inner)
            | point_fields.Nested(kind=inner)
            | style_fields._Rung(kind=inner)
            | status_fields.Scales(kind=inner)
            | style_fields._Tagged(words=inner)
        ):
            within = [inner]
        case note_fields.Notes():
            within = [note_fields.NOTE]
        case fact_fields.Facts():
            within = [fact_fields.FACT]
        case status_fields.Levels(words=listed):  # which judges how many they are
            within = [listed.kind]
        case point_fields.Body(several=inner):
            within = [inner, point_fields.TEXTS]
        case records.Record(keys=known) | draft.Group(each=None, keys=known):
            within = [key.kind for key in known.values()]
        case draft.Group(each=inner):
            within = [inner]
        case records.OneOrSeveral(several=several) | block_fields.BoxOrRow(row=several):
            within = [several]
        case table_fields.Tabled():  # which judges head and rows as one
            within = [table_fields.CellKind(), table_fields.HeadCell(), table_fields.Total()]
        case table_fields.CellKind():  # which judges whether its keys say anything
            within = [key.kind for key in table_fields._CELL.keys.values()]
        case table_fields.HeadCell():
            within = [table_fields._UPPER]
        case chart_fields.ChartForm():
            within = list(kind.forms.values())
        case chart_fields.Pairs(kind=inner):
            within = [inner]
        case chart_fields.ByShape(kinds=kinds):
            within = kinds
        case cell_fields.OrCell(kind=inner):
            within = [inner, cell_fields._CELL]
        case cell_fields.OrRange(kind=inner):
            within = [inner, cell_fields._RANGE]
    for inner in within:
        yield from parts(inner)
