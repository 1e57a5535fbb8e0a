"""A YAML text becomes Copy: its markup read, and what is wrong in it told."""

import re
from collections.abc import Mapping
from typing import NamedTuple

import yaml

from briefing.brief.inline import Problem, parse_inline
from briefing.brief.model import Copy, Run
from briefing.brief.node_reader import Desk, scalar
from briefing.content.shape import SEEN, TEXT, Schema, any_text
from briefing.errors import Span
from briefing.language.tags import right_to_left


class Text(NamedTuple):
    """Text that may hold emphasis and links, as Copy; or, `verbatim`, only itself.

    `words` is how many there may be at most, 0 for as many as the page holds.
    """

    verbatim: bool = False
    words: int = 0

    def read(self, node: yaml.Node, desk: Desk) -> Copy | None:
        text = scalar(node, desk, is_marked=not self.verbatim)
        if text is None:
            return None
        if self.words and len(text.split()) > self.words:
            count = len(text.split())
            message, over = f"{count} words; {self.words} is the limit here", count - self.words
            desk.fault("copy.too-long", message, node, f"cut {over} of them")
        return copy(text, node, desk, verbatim=self.verbatim)

    def schema(self) -> Schema:
        if not self.words:
            return TEXT
        few = rf"{SEEN}\S+(?:\s+\S+){{0,{self.words - 1}}}"
        return any_text(few, f"{self.words} words at most")


class Paragraphs:
    """Text whose blank lines part paragraphs."""

    def read(self, node: yaml.Node, desk: Desk) -> tuple[Copy, ...] | None:
        text = scalar(node, desk, is_marked=True)
        if text is None:
            return None
        # In a literal block (`|`) a line end stands for itself; elsewhere YAML has folded
        # it to a space, and a line end left over was a blank line (YAML 1.1, 9.2.2).
        parts = re.split(r"\n\s*\n" if getattr(node, "style", None) == "|" else r"\n+", text)
        return tuple(copy(part, node, desk) for part in parts if part.strip())

    def schema(self) -> Schema:
        return TEXT


def copy(text: str, node: yaml.Node, desk: Desk, *, verbatim: bool = False) -> Copy:
    """A text with its markup read; white space, line ends included, is one space."""
    source = desk.source
    written = source.lines[node.start_mark.line : node.end_mark.line + 1]
    plain = Run(text=text if verbatim else _evened(text), verbatim=verbatim)
    whole = Copy((plain,), source.span(node), written)
    if stray := right_to_left(plain.text):
        message = f"{stray!r} (U+{ord(stray):04X}) runs from right to left, which cannot be set yet"
        hint = "write it in Latin, Greek or Cyrillic letters, or leave it out"
        desk.fault("copy.right-to-left", message, whole.find(stray), hint)
    seen: list[Span] = []

    def complain(problem: Problem) -> None:
        # The same address may stand in a text twice, and once as plain words before.
        place = whole.find(problem.written, seen[-1] if seen else None)
        seen.append(place)
        desk.fault(problem.code, problem.message, problem.narrowed(place), problem.hint)

    runs = (plain,) if verbatim else parse_inline(plain.text, complain, _stand_ins(desk))
    return whole if runs in ((plain,), ()) else whole._replace(runs=runs)


def _evened(text: str) -> str:
    """A text whose gaps are one space each, those at its ends, too."""
    first, last = text[:1].isspace(), text[-1:].isspace()
    return f"{' ' * first}{' '.join(text.split())}{' ' * last}"


def _stand_ins(desk: Desk) -> Mapping[int, str] | None:
    """What stands for markup in the texts that a row has filled in."""
    if not desk.is_filled:
        return None
    from briefing.brief.placeholders import PLAIN  # loaded only for rows

    return PLAIN
