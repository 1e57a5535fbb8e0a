"""A YAML scalar becomes a value of the kind its key declares, or a fault at its place.

Kinds are declarations: the reader runs them, and whatever else needs to know what a
key takes can read them. A kind's `read` gives None only after it has told a fault.
"""

import re
from collections.abc import Callable
from datetime import date, datetime
from importlib import import_module
from typing import Any, NamedTuple, Protocol

import yaml

from briefing.content.brief import Copy, Name, Run
from briefing.content.desk import Desk, scalar
from briefing.content.inline import Problem, is_link, parse_inline
from briefing.content.language import Language, language
from briefing.content.tags import right_to_left, tag_problem
from briefing.fault import Span, nearest


class Kind(Protocol):
    """What a key takes."""

    def read(self, node: yaml.Node, desk: Desk) -> Any | None:
        """The value of a node; None once a fault is told."""
        ...


class Deferred(NamedTuple):
    """A kind of another module, by its name there: loaded when a brief first has the key."""

    module: str
    name: str

    def read(self, node: yaml.Node, desk: Desk) -> Any | None:
        kind: Kind = getattr(import_module(self.module), self.name)
        return kind.read(node, desk)


class Plain(NamedTuple):
    """A name without markup, matching `pattern` where one is given; `example` is for the hint."""

    pattern: re.Pattern[str] | None = None
    example: str = "a name"

    def read(self, node: yaml.Node, desk: Desk) -> Name | None:
        text = scalar(node, desk, self.example)
        if text is None:
            return None
        if self.pattern is None or self.pattern.fullmatch(text):
            return Name(text, desk.source.span(node))
        desk.fault(
            "copy.form", f"{text!r} does not have the right form", node, f"write {self.example}"
        )
        return None


class Noted(NamedTuple):
    """A name that refers to something, put down on a list of the desk to be checked later."""

    kind: Kind
    note: Callable[[Desk], list[Name]]

    def read(self, node: yaml.Node, desk: Desk) -> Name | None:
        name: Name | None = self.kind.read(node, desk)
        if name:
            self.note(desk).append(name)
        return name


class StyleName:
    """The name of a style, or a path in the folder."""

    def read(self, node: yaml.Node, desk: Desk) -> Name | None:
        name = Plain(example="a style's name, or a path in the folder").read(node, desk)
        if name and "." in name.text:
            desk.paths.append(name)
        return name


class Text(NamedTuple):
    """Text that may hold emphasis and links, as Copy; or, `verbatim`, only itself.

    `words` is how many there may be at most, 0 for as many as the page holds.
    """

    verbatim: bool = False
    words: int = 0

    def read(self, node: yaml.Node, desk: Desk) -> Copy | None:
        text = scalar(node, desk)
        if text is None:
            return None
        if self.words and len(text.split()) > self.words:
            count = len(text.split())
            message, over = f"{count} words; {self.words} is the limit here", count - self.words
            desk.fault("copy.too-long", message, node, f"cut {over} of them")
        return copy(text, node, desk, verbatim=self.verbatim)


class Paragraphs:
    """Text whose blank lines part paragraphs."""

    def read(self, node: yaml.Node, desk: Desk) -> tuple[Copy, ...] | None:
        text = scalar(node, desk)
        if text is None:
            return None
        # In a literal block (`|`) a line end stands for itself; elsewhere YAML has folded
        # it to a space, and a line end left over was a blank line (YAML 1.1, 9.2.2).
        parts = re.split(r"\n\s*\n" if getattr(node, "style", None) == "|" else r"\n+", text)
        return tuple(copy(part, node, desk) for part in parts if part.strip())


class Choice(NamedTuple):
    """One of a few words."""

    words: tuple[str, ...]

    def read(self, node: yaml.Node, desk: Desk) -> str | None:
        text = scalar(node, desk, "one word")
        if text is None or text.lower() in self.words:
            return text.lower() if text else None
        listed = ", ".join(f"`{word}`" for word in self.words)
        hint = nearest(text, self.words) or f"write one of {listed}"
        desk.fault("copy.choice", f"{text!r} is not one of {listed}", node, hint)
        return None


class Whole(NamedTuple):
    """A whole number between two bounds."""

    least: int
    most: int

    def read(self, node: yaml.Node, desk: Desk) -> int | None:
        text = scalar(node, desk, "a whole number")
        if text is None:
            return None
        if re.fullmatch(r"\d{1,9}", text, re.ASCII) and self.least <= int(text) <= self.most:
            return int(text)
        hint = f"write a whole number from {self.least} to {self.most:,}"
        desk.fault("copy.number", f"{text!r} is not a number that fits here", node, hint)
        return None


class Switch(NamedTuple):
    """Yes or no, in the words for each; the first of them is the one that hints name."""

    on: tuple[str, ...] = ("true",)
    off: tuple[str, ...] = ("false",)

    def read(self, node: yaml.Node, desk: Desk) -> bool | None:
        yes, no = self.on[0], self.off[0]
        text = scalar(node, desk, f"`{yes}` or `{no}`")
        if text is None or text in self.on + self.off:
            return text in self.on if text else None
        meant = {"true": yes, "yes": yes, "on": yes, "false": no, "no": no, "off": no}
        word = meant.get(text.lower())
        hint = f"write `{word}`" if word else f"write `{yes}` or `{no}`"
        desk.fault("copy.type", f"{text!r} is neither `{yes}` nor `{no}`", node, hint)
        return None


class Day(NamedTuple):
    """A calendar day, as `YYYY-MM-DD`; where `clock`, a time may follow: ` HH:MM`."""

    clock: bool = False

    def read(self, node: yaml.Node, desk: Desk) -> date | None:
        form = "`YYYY-MM-DD` or `YYYY-MM-DD HH:MM`" if self.clock else "`YYYY-MM-DD`"
        text = scalar(node, desk, form)
        if text is None:
            return None
        problem = f"{text!r} is not a date"
        try:
            if re.fullmatch(r"\d{4}-\d\d-\d\d", text, re.ASCII):
                problem = f"{text!r} is no day of the calendar"
                return date.fromisoformat(text)
            if self.clock and re.fullmatch(r"\d{4}-\d\d-\d\d[ T]\d\d:\d\d", text, re.ASCII):
                problem = f"{text!r} is not a time of any day"
                return datetime.fromisoformat(text)
        except ValueError:  # 2023-02-30 has the form, but there is no such day
            pass
        desk.fault("copy.date", problem, node, f"write {form}, such as 2023-07-11")
        return None


class Tongue:
    """A BCP 47 language tag, as the Language it names."""

    def read(self, node: yaml.Node, desk: Desk) -> Language | None:
        text = scalar(node, desk, "a language tag")
        if text is None:
            return None
        problem = tag_problem(text)
        if problem:
            tell = desk.fault if problem.is_error else desk.warn
            tell(f"copy.{problem.code}", problem.message, node, problem.hint)
        return None if problem and problem.is_error else language(text)


class Link(NamedTuple):
    """A web address."""

    secure: bool = False

    def read(self, node: yaml.Node, desk: Desk) -> Name | None:
        start = ("https://",) if self.secure else ("https://", "http://")
        text = scalar(node, desk, f"an address: {start[0]}…")
        if text is None:
            return None
        if text.lower().startswith(start) and is_link(text):
            return Name(text, desk.source.span(node))
        hint = "write `%20` for a space" if " " in text else f"write it as {start[0]}…"
        desk.fault("copy.link", f"{text!r} is not a web address", node, hint)
        return None


def copy(text: str, node: yaml.Node, desk: Desk, *, verbatim: bool = False) -> Copy:
    """A text with its markup read; white space, line ends included, is one space."""
    source = desk.source
    written = source.lines[node.start_mark.line : node.end_mark.line + 1]
    plain = Run(text=text if verbatim else re.sub(r"\s+", " ", text), verbatim=verbatim)
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

    runs = (plain,) if verbatim else parse_inline(plain.text, complain)
    return whole._replace(runs=runs or (plain,))
