"""Fills placeholders, such as `{country}`, with what a row has in the column of that name.

That is text and nothing else: markup, YAML and placeholders in it are printed as they stand.
"""

import re
from collections.abc import Mapping
from typing import NamedTuple

from briefing.brief.files import composed
from briefing.brief.yaml_parser import is_control
from briefing.errors import Fault, Span

# The characters of markup, and noncharacters (Unicode 23.7) that stand for them while the markup
# around them is read.
_MARKS = "\\*[](){}"
_LITERAL: Mapping[int, str] = str.maketrans(
    {mark: chr(0xFDD0 + at) for at, mark in enumerate(_MARKS)}
)
PLAIN: Mapping[int, str] = str.maketrans({chr(0xFDD0 + at): mark for at, mark in enumerate(_MARKS)})

# Two braces print one. In a text with markup a backslash has its own say, and so has a language.
_BLANK = re.compile(r"(?P<brace>\{\{|\}\})|\{(?P<name>[^{}\n]*[^{}\s][^{}\n]*)\}")
_MARKED = re.compile(rf"(?P<markup>\\.|\]\{{lang=[^{{}}\s]*\}})|{_BLANK.pattern}", re.DOTALL)


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


def fill(
    text: str, values: Mapping[str, str], *, is_marked: bool = False, keeps: str = ""
) -> tuple[str, list[str]]:
    """A text with its placeholders filled, and the names of the columns that they ask for.

    A placeholder without a column stays as it is, and so does the one given as `keeps`. In a text
    that `is_marked` with markup, the characters of markup in values are replaced by others, which
    `PLAIN` maps back once the markup is read.
    """
    names: list[str] = []

    def put(blank: re.Match[str]) -> str:
        if is_marked and blank["markup"]:
            return blank[0]
        value = blank[0][0]
        if not blank["brace"]:
            name = composed(blank["name"].strip())
            if name not in values:
                names.extend(() if blank[0] == keeps else (name,))
                return blank[0]
            names.append(name)
            value = values[name]
        return value.translate(_LITERAL) if is_marked else value

    return (_MARKED if is_marked else _BLANK).sub(put, text), names


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
