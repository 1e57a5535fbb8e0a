"""Numbers and texts with a comma in braces and brackets, which YAML takes for a value's end.

To YAML `{value: 1,200, unit: pumps}` is a value of 1, a key `200` with nothing behind it, and a
unit; `[Poland, 29,107]` is a list of three; `{text: Wait, or build}` has a key `or build`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

import yaml

from briefing.errors import Fault, nearest

if TYPE_CHECKING:
    from briefing.brief.node_reader import ReadState


def split_numbers(node: yaml.Node, state: ReadState) -> list[Fault]:
    """A fault for each number that YAML has taken apart in braces or brackets."""
    if not isinstance(node, yaml.CollectionNode) or not node.flow_style:
        return []
    is_list = isinstance(node, yaml.SequenceNode)
    found = _in_brackets(node) if is_list else _in_braces(node, _joins)
    return [_fault(parts, ",", state, is_list=is_list) for parts in found]


def split_texts(
    node: yaml.Node, keys: Iterable[str], state: ReadState
) -> tuple[list[Fault], list[str]]:
    """A fault for each text that YAML has taken apart in braces, and what it made of it: its keys.

    A key that is, or means, one of these `keys` is no part of a text.
    """
    if not isinstance(node, yaml.MappingNode):
        return [], []

    def joins(one: yaml.Node, other: yaml.Node) -> bool:
        return all(map(_is_text, (one, other))) and not nearest(other.value, keys)

    found = list(_in_braces(node, joins))
    names = [key.value for _, *others in found for key in others]
    return [_fault(parts, ", ", state, is_list=False) for parts in found], names


def _fault(parts: list[yaml.Node], comma: str, state: ReadState, *, is_list: bool) -> Fault:
    text = comma.join(part.value for part in parts)
    plain = text.replace("\\", "\\\\").replace('"', '\\"')
    what, more = ("brackets", "; or a space behind the comma") if is_list else ("braces", "")
    message = f"in {what} YAML ends a value at the comma of {text!r}"
    place = state.source.between(parts[0].start_mark, parts[-1].end_mark)
    hint = f'put the text in double quotes: "{plain}"{more}'
    return Fault("yaml.comma", message, place, hint)


def _in_braces(
    node: yaml.CollectionNode, joins: Callable[[yaml.Node, yaml.Node], bool]
) -> Iterator[list[yaml.Node]]:
    """What YAML has made a value and keys without one of, each as these nodes.

    `joins` tells of two neighbours whether they may be parts of one text.
    """
    parts: list[yaml.Node] = []
    for key, value in node.value:
        is_bare = isinstance(value, yaml.ScalarNode) and not value.value and not value.style
        if parts and is_bare and joins(parts[-1], key):
            parts.append(key)
            continue
        if parts[1:]:
            yield parts
        parts = [value]
    if parts[1:]:
        yield parts


def _in_brackets(node: yaml.CollectionNode) -> Iterator[list[yaml.Node]]:
    """The numbers of which YAML has made several values, as far as one can tell, each as these.

    `[1,200]` may be two numbers. With words at one of them, or where another comma of the list has
    a space behind it, `1,200` is one.
    """
    joins = [_joins(one, other) for one, other in pairwise(node.value)]
    is_spaced = not all(_is_close(one, other) for one, other in pairwise(node.value))
    parts: list[yaml.Node] = []
    for item, joined in zip(node.value, [*joins, False], strict=False):
        parts.append(item)
        if joined:
            continue
        if parts[1:] and _is_number([part.value for part in parts], is_spaced=is_spaced):
            yield parts
        parts = []


def _is_text(node: yaml.Node) -> bool:
    """Whether a node is a text without quotes that has words."""
    return isinstance(node, yaml.ScalarNode) and not node.style and bool(node.value)


def _joins(one: yaml.Node, other: yaml.Node) -> bool:
    """Whether two texts without quotes are parted by a comma alone, with a digit at either side."""
    if not all(_is_text(node) for node in (one, other)):
        return False
    at_digits = one.value[-1:].isdecimal() and other.value[:1].isdecimal()
    return at_digits and _is_close(one, other)


def _is_close(one: yaml.Node, other: yaml.Node) -> bool:
    """Whether nothing but a comma stands between two nodes."""
    end, start = one.end_mark, other.start_mark
    return bool(end.line == start.line and end.column + 1 == start.column)


# A number's first digits at the end of a text, and its last at the start of one.
_HEAD = r"(?:.*\W)?[0-9]+"
_TAIL = r"([0-9]{1,3})(?!\w|[.,/:-]\w)"


def _is_number(parts: list[str], *, is_spaced: bool) -> bool:
    """Whether parts of a list are one number: thousands, or a decimal comma; not `2014,2015`."""
    first, *others = parts
    tails = [re.match(_TAIL, part) for part in others]
    is_plain = all(part.isdecimal() for part in parts)
    if not re.fullmatch(_HEAD, first, re.DOTALL) or not all(tails) or (is_plain and not is_spaced):
        return False
    # Of thousands each part has three digits, and only the last has words behind it.
    thousands = all(tail and len(tail[1]) == 3 for tail in tails)
    return not others[1:] or (thousands and all(part.isdecimal() for part in others[:-1]))
