"""Reads YAML nodes as texts and as pairs of keys and values, and says what JSON Schema has for it.

Every function that reads a node returns None only after it has told a fault.
"""

import re
from typing import TYPE_CHECKING, Any

import yaml

from briefing.brief.files import Source, composed
from briefing.brief.model import Name
from briefing.errors import Fault, Severity, Span, nearest

if TYPE_CHECKING:
    from briefing.brief.fact_fields import FactTable
    from briefing.brief.placeholders import Row


Schema = dict[str, Any]

MAX_TEXT = 10_000  # characters in one text; a full page holds about 5,000
# What somebody sees: neither a blank nor a character that only guides others (Unicode's Cf).
VISIBLE = r"[^\s\u00ad\u061c\u180e\u200b-\u200f\u2060-\u206f\ufeff\ufff9-\ufffb]"

# Before a pattern that blanks or unseen characters would match, too.
SEEN = rf"(?=\S)(?=[\s\S]*{VISIBLE})"


def any_text(pattern: str | None = None, example: str = "a text") -> Schema:
    """The schema of a text with a visible character, or of one that matches a pattern.

    `example` says in words what to write.
    """
    said = {
        "title": "a text",
        "type": ["string", "number"],
        "maxLength": MAX_TEXT,
        "pattern": _whole(pattern) if pattern else VISIBLE,
        "errorMessage": f"write {example}",
    }
    # Named among the types, `true` and `false` would be offered wherever a text is meant.
    switch = {"not": {"type": ["string", "number", "null", "array", "object"]}}
    return {"anyOf": [said, switch]}


# What every schema of a whole file defines for its parts.
DEFINITIONS = {"text": any_text()}
TEXT: Schema = {"$ref": "#/$defs/text"}


def form(pattern: str, example: str) -> Schema:
    """The schema of a text that matches a pattern which no number or switch does.

    `example` says in words what to write.
    """
    return {"type": "string", "pattern": _whole(pattern), "errorMessage": f"write {example}"}


def _whole(pattern: str) -> str:
    """A pattern of a whole text, blanks around it aside."""
    return rf"^\s*(?:{pattern})\s*$"


def choice(words: tuple[str, ...]) -> Schema:
    """The schema of one of a few words, in capitals or not."""
    any_case = "|".join(
        "".join(f"[{char}{char.upper()}]" if char.isalpha() else char for char in word)
        for word in words
    )
    listed = "one of " + ", ".join(f"`{word}`" for word in words)
    return {"anyOf": [{"enum": list(words)}, form(any_case, listed)]}


def number(least: float, most: float, *, whole: bool = False, numeral: str, example: str) -> Schema:
    """The schema of a number between two bounds, or of a text that matches `numeral`.

    The bounds of the latter only the reader checks.
    """
    bounds = {"minimum": least, "maximum": most, "errorMessage": f"write {example}"}
    kind = {"title": "a number", "type": "integer" if whole else "number"}
    return {"anyOf": [kind | bounds, form(numeral, example)]}


MAX_KEYS = 100  # in one mapping; brief.yaml has two dozen, and may name some sources

# What a YAML 1.1 reader takes plain words for. Here they stay words, but nobody who
# writes `title: ~` or `kicker: null` wants to read that on paper.
_NULLS = {"", "~", "null", "Null", "NULL"}

# What a hint asks for, unless a kind knows better.
_TEXT = "a text"


class ReadState:
    """What goes with the reading of one file: its source, its faults, and what it refers to.

    References are noted as they are met, so that they can be checked even where the record around
    them has faults: `order` the slugs listed, `uses` the sources named, `declares` those that
    are declared, `paths` the files named, `tables` those of them that hold a table, `data_files`
    those whose cells are printed, `pictures` those to print, `logos` those of partners, `saved`
    the texts of sources, `levels` those of scales that a status names. `cites` are the names of
    notes and sources behind words, `notes` those that are declared, each at its place. Where
    there is a `row`, it fills the placeholders, and so do the brief's `facts`: `is_filled` says
    that the file holds any, `used` are their columns and, behind `facts.`, the facts.
    """

    def __init__(
        self,
        source: Source,
        faults: list[Fault] | None = None,
        row: "Row | None" = None,
        facts: "FactTable | None" = None,
    ) -> None:
        self.source = source
        self.faults: list[Fault] = [] if faults is None else faults
        self.order: tuple[Name, ...] | None = None
        self.uses: list[Name] = []
        self.declares: set[str] = set()
        self.paths: list[Name] = []
        self.tables: list[Name] = []
        self.data_files: list[Name] = []
        self.pictures: list[Name] = []
        self.logos: list[Name] = []
        self.saved: list[Name] = []
        self.cites: list[Name] = []
        self.notes: list[Name] = []
        self.levels: list[Name] = []
        self.row = row
        self.facts = facts
        self.is_filled = False
        self.used: set[str] = set()

    def fault(
        self, code: str, message: str, place: yaml.Node | Span, hint: str | None = None
    ) -> None:
        """Tell an error at a node or a place."""
        self.faults.append(Fault(code, message, self._span(place), hint))

    def warn(self, code: str, message: str, place: yaml.Node | Span, hint: str) -> None:
        """Tell a warning at a node or a place."""
        self.faults.append(Fault(code, message, self._span(place), hint, Severity.WARNING))

    def _span(self, place: yaml.Node | Span) -> Span:
        return place if isinstance(place, Span) else self.source.span(place)


def entries(
    node: yaml.Node, state: ReadState, what: str, hint: str = "write `key: value`"
) -> dict[str, tuple[yaml.Node, yaml.Node]] | None:
    """A mapping's keys, each with its node and its value's; None once a fault is told.

    Repeated keys and keys that are no words are left out, with a fault. `what` and `hint` are for
    the fault of a node that is no mapping.
    """
    if is_empty(node):
        state.fault("copy.empty", f"expected {what}, found nothing", node, hint)
        return None
    if not isinstance(node, yaml.MappingNode):
        state.fault("copy.type", f"expected {what}, found {found(node)}", node, hint)
        return None
    if len(node.value) > MAX_KEYS:
        message = f"{len(node.value)} keys; {MAX_KEYS} is the limit"
        state.fault("copy.too-many", message, node, "take some out")
    if may_split(node, state):
        from briefing.brief.split_numbers import split_numbers  # loaded only for such a comma

        if faults := split_numbers(node, state):
            state.faults += faults
            return None
    pairs: dict[str, tuple[yaml.Node, yaml.Node]] = {}
    for key, value in node.value[:MAX_KEYS]:
        if not isinstance(key, yaml.ScalarNode):
            state.fault("copy.type", f"a key must be a word, not {found(key)}", key, "write `key:`")
        elif (name := composed(key.value)) in pairs:
            first = pairs[name][0].start_mark.line + 1
            again = f"delete this one, or that in line {first}"
            state.fault("copy.duplicate-key", f"`{key.value}` is given twice", key, again)
        else:
            pairs[name] = key, value
    return pairs


def scalar(
    node: yaml.Node,
    state: ReadState,
    form: str = _TEXT,
    *,
    is_marked: bool = False,
    is_placed: bool = False,
    keeps: str = "",
) -> str | None:
    """A scalar's text without the blanks around it; None once a fault is told.

    `form` says in hints what to write; for the others see `placeholders.fill`.
    """
    text = filled(node, state, is_marked=is_marked, is_placed=is_placed, keeps=keeps)
    if isinstance(node, yaml.MappingNode) and node.value and not node.flow_style:
        message = "a colon makes this a key and a value, where a text is meant"
        hint = f'put the text in double quotes: "{_written(node, state)}"'
        state.fault("copy.colon", message, node, hint)
    elif not isinstance(node, yaml.ScalarNode):
        hint = "put the text in double quotes" if is_flow(node) else "write one text here"
        hint = hint if form == _TEXT else f"write {form}"
        state.fault("copy.type", f"expected a text, found {found(node)}", node, hint)
    elif text is None:
        return None
    elif is_empty(node) or not (any(map(str.isalnum, text[:9])) or re.search(VISIBLE, text)):
        state.fault("copy.empty", "there is no text here", node, _fill(node, state, form))
    elif len(text) > MAX_TEXT:
        message = f"{len(text):,} characters in one text; the limit is {MAX_TEXT:,}"
        state.fault("copy.too-long", message, node, "shorten it: a page holds about 5,000")
    else:
        return text.strip()
    return None


def filled(
    node: yaml.Node,
    state: ReadState,
    *,
    is_marked: bool = False,
    is_placed: bool = False,
    keeps: str = "",
) -> str | None:
    """A node's text with its placeholders filled from the row, if there is one, and from facts.

    None once a fault is told. For the others see `placeholders.fill`.
    """
    text = str(node.value)
    if not isinstance(node, yaml.ScalarNode):
        return text
    if state.row is None and (state.facts is None or "{" not in text):
        return text
    # loaded only for rows and facts
    from briefing.brief.placeholders import FACTS, fill, has_blanks, has_facts

    if not (has_blanks(text) if state.row else has_facts(text)):
        return text
    state.is_filled = True
    columns = state.row.values if state.row else None
    text, names = fill(
        text, columns, state.facts, is_marked=is_marked, is_placed=is_placed, keeps=keeps
    )
    state.used.update(names)
    is_whole = True
    for name in names:
        if state.facts and name.startswith(FACTS):
            is_whole &= state.facts.has(name, node, state)
        elif columns is not None and name not in columns:
            is_whole = False
            hint = nearest(name, columns) or "name one of " + ", ".join(columns)
            hint += f"; to print the braces write `{{{{{name}}}}}`"
            state.fault("merge.no-column", f"the rows have no column `{name}`", node, hint)
    return text if is_whole else None


def is_empty(node: yaml.Node) -> bool:
    """Whether nothing, or a word that YAML reads as nothing, stands here without quotes."""
    # A plain scalar's style is None to one of PyYAML's parsers, and empty to the other.
    return isinstance(node, yaml.ScalarNode) and not node.style and node.value in _NULLS


def _fill(node: yaml.ScalarNode, state: ReadState, form: str) -> str:
    """The hint for an empty text."""
    if state.row and state.is_filled and "{" in node.value:
        return "write something in the row's column, or words of your own around it"
    after = state.source.lines[node.start_mark.line][node.start_mark.column :].lstrip()
    if after.startswith("#"):
        return "`#` starts a comment; put a text that starts with it in double quotes"
    hint = f"write {form}, or delete the line"
    return f"{hint}; to print {node.value!r} put it in quotes" if node.value.strip() else hint


def is_flow(node: yaml.Node) -> bool:
    """Whether a list or a mapping stands in brackets or braces."""
    return isinstance(node, yaml.CollectionNode) and bool(node.flow_style)


def may_split(node: yaml.Node, state: ReadState) -> bool:
    """Whether a digit follows a comma at once in brackets or braces, as in `1,200`."""
    if not is_flow(node):
        return False
    text = state.source.text[node.start_mark.index : node.end_mark.index]
    return any(after[:1].isdecimal() for after in text.split(",")[1:])


def found(node: yaml.Node) -> str:
    """What a fault calls a node: `a list`."""
    if isinstance(node, yaml.MappingNode):
        return "keys and values"
    return "a list" if isinstance(node, yaml.SequenceNode) else "a text"


def names(node: yaml.Node) -> set[str]:
    """The keys of a mapping that are words; an empty set for any other node."""
    pairs = node.value if isinstance(node, yaml.MappingNode) else []
    return {key.value for key, _ in pairs if isinstance(key, yaml.ScalarNode)}


def _written(node: yaml.MappingNode, state: ReadState) -> str:
    """The text of a mapping as it stands in the file, escaped for double quotes."""
    last = node.value[0][1].end_mark
    lines = list(state.source.lines[node.start_mark.line : last.line + 1])
    lines[-1] = lines[-1][: last.column] if last.column else ""
    lines[0] = lines[0][node.start_mark.column :]
    text = " ".join(line.strip() for line in lines).strip()
    return text.replace("\\", "\\\\").replace('"', '\\"')
