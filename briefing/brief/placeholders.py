"""Fills placeholders: `{country}` with what a row has in the column of that name, and
`{facts.gdp}` with the value of a fact.

That is text and nothing else: markup, YAML and placeholders in it are printed as they stand.
"""

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from briefing.brief.files import composed
from briefing.brief.model import FactUse, Run
from briefing.brief.yaml_parser import is_control
from briefing.errors import Fault, Span

if TYPE_CHECKING:
    from briefing.brief.fact_fields import FactTable

# The characters of markup, and noncharacters (Unicode 23.7) that stand for them while the markup
# around them is read.
_MARKS = "\\*[](){}"
_LITERAL: Mapping[int, str] = str.maketrans(
    {mark: chr(0xFDD0 + at) for at, mark in enumerate(_MARKS)}
)
# Others stand around a fact's value: before it a digit or more to the base of eight, its number
# among the facts, and a sign where the value begins; and one where it ends.
_DIGITS, _START, _END = "".join(map(chr, range(0xFDE0, 0xFDE8))), "\ufde8", "\ufde9"
_EDGE = re.compile(rf"(?P<number>[{_DIGITS}]+){_START}|{_END}")
PLAIN: Mapping[int, str | None] = {
    **{0xFDD0 + at: mark for at, mark in enumerate(_MARKS)},
    **dict.fromkeys(map(ord, (*_DIGITS, _START, _END))),
}

# What the names of facts stand behind in placeholders.
FACTS = "facts."

# Two braces print one. In a text with markup a backslash has its own say, and so has a language.
_BLANK = re.compile(r"(?P<brace>\{\{|\}\})|\{(?P<name>[^{}\n]*[^{}\s][^{}\n]*)\}")
# Where no row fills a text, only facts do, and other braces are text.
_FACT = re.compile(
    r"\{(?P<brace>\{\s*facts\.[^{}\n]+\})\}|\{(?P<name>\s*facts\.[^{}\n]*[^{}\s][^{}\n]*)\}"
)
_MARKUP = r"(?P<markup>\\.|\]\{lang=[^{}\s]*\})"
_MARKED = re.compile(rf"{_MARKUP}|{_BLANK.pattern}", re.DOTALL)
_MARKED_FACT = re.compile(rf"{_MARKUP}|{_FACT.pattern}", re.DOTALL)


class Row(NamedTuple):
    """One row: its number from 1, its values by column, its place, and what is wrong with it.

    With a fault it has no values.
    """

    number: int
    values: Mapping[str, str]
    span: Span | None = None
    fault: Fault | None = None

    @property
    def name(self) -> str:
        """What a report calls it: `row 17 (Estonia)`."""
        first = next(filter(None, self.values.values()), "")
        short = f"{first[:_SHORT]}…" if len(first) > _SHORT else first
        return f"row {self.number} ({short})" if short else f"row {self.number}"


_SHORT = 40  # characters; enough to tell a row by


def make_row(number: int, values: Mapping[str, str], span: Span | None = None) -> Row:
    """A row of texts, each stretch of white space in them one space; control characters a fault.

    Letters in the names of columns are composed (NFC), as they are in placeholders.
    """
    for name, text in values.items():
        wrong = next((char for char in text if char not in "\t\r\n" and is_control(char)), None)
        if wrong:
            message = f"control character U+{ord(wrong):04X} in column `{name}`"
            hint = "delete it; it often comes with text pasted from elsewhere"
            fault = Fault("rows.control-character", message, span, hint)
            return Row(number, {}, span, fault)
    texts = {composed(name): " ".join(text.split()) for name, text in values.items()}
    return Row(number, texts, span)


def has_blanks(text: str) -> bool:
    """Whether filling changes a text: it has a placeholder, or two braces, which print one."""
    return _BLANK.search(text) is not None


def has_facts(text: str) -> bool:
    """Whether a text asks for a fact, or prints the braces of one."""
    return _FACT.search(text) is not None


def fill(
    text: str,
    values: Mapping[str, str] | None,
    facts: "FactTable | None" = None,
    *,
    is_marked: bool = False,
    is_placed: bool = False,
    keeps: str = "",
) -> tuple[str, list[str]]:
    """A text with its placeholders filled, and the names of the columns and facts they ask for.

    A placeholder without a value stays as it is, and so does the one given as `keeps`; without
    `values` of a row, all but those of facts. In a text that `is_marked` with markup, the
    characters of markup in values are replaced by others; where it `is_placed`, others stand
    around the values of facts. `plain_runs` takes both away once the markup is read.
    """
    names: list[str] = []

    def put_fact(name: str, written: str) -> str:
        name = name.removeprefix(FACTS).strip()
        names.append(FACTS + name)
        value = facts.value(name) if facts else None
        if facts is None or value is None:
            return written
        value = value.translate(_LITERAL) if is_marked else value
        if not is_placed:
            return value
        number = "".join(_DIGITS[int(digit)] for digit in f"{facts.names.index(name):o}")
        return f"{number}{_START}{value}{_END}"

    def put(blank: re.Match[str]) -> str:
        if is_marked and blank["markup"]:
            return blank[0]
        value = blank["brace"] or ""
        value = value[0] if value in ("{{", "}}") else value
        if not value:
            name = composed(blank["name"].strip())
            if facts and name.startswith(FACTS):
                return put_fact(name, blank[0])
            if values is None or name not in values:
                names.extend(() if blank[0] == keeps else (name,))
                return blank[0]
            names.append(name)
            value = values[name]
        return value.translate(_LITERAL) if is_marked else value

    if values is None:
        return (_MARKED_FACT if is_marked else _FACT).sub(put, text), names
    return (_MARKED if is_marked else _BLANK).sub(put, text), names


def plain_runs(
    runs: Sequence[Run], facts: Sequence[str]
) -> tuple[tuple[Run, ...], tuple[FactUse, ...]]:
    """The runs of a filled text without the characters that stand for others, and its facts.

    `facts` are the names of all, in their order.
    """
    found, uses, length = list[Run](), list[FactUse](), 0
    for run in runs:
        at = 0
        for edge in _EDGE.finditer(run.text):
            length += len(run.text[at : edge.start()].translate(PLAIN))
            if edge["number"]:
                number = int("".join(str(_DIGITS.index(char)) for char in edge["number"]), 8)
                uses.append(FactUse(facts[number], length, length))
            elif uses:
                uses[-1] = uses[-1]._replace(end=length)
            at = edge.end()
        length += len(run.text[at:].translate(PLAIN))
        found.append(run._replace(text=run.text.translate(PLAIN)))
    return tuple(found), tuple(uses)


def told(fault: Fault, row: Row) -> Fault:
    """A fault with its row named, and the values of the placeholders at its place."""
    marked = fault.span.marked if fault.span else ""
    names = dict.fromkeys(
        blank["name"].strip() for blank in _BLANK.finditer(marked) if blank["name"]
    )
    held = (f"{name} is {_shown(row.values[name])}" for name in names if name in row.values)
    message = "; ".join((f"{row.name}: {fault.message}", *held))
    return fault._replace(message=message)


def _shown(value: str) -> str:
    return repr(f"{value[:_SHORT]}…" if len(value) > _SHORT else value)
