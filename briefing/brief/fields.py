"""A YAML scalar becomes a value of the kind its key declares, or a fault at its place.

Kinds are declarations: the reader runs them, and editors get them as a schema. A kind's
`read` gives None only after it has told a fault.
"""

import re
from collections.abc import Callable
from importlib import import_module
from typing import Any, NamedTuple, Protocol

import yaml

from briefing.brief.files import composed
from briefing.brief.inline import HTTP, HTTPS
from briefing.brief.model import Name
from briefing.brief.node_reader import Desk, scalar
from briefing.content.shape import SEEN, TEXT, Schema, any_text, choice, form, number
from briefing.errors import nearest
from briefing.language.language import Language, language
from briefing.language.tags import TAG, tag_problem


class Kind(Protocol):
    """What a key takes."""

    def read(self, node: yaml.Node, desk: Desk) -> Any | None:
        """The value of a node; None once a fault is told."""
        ...

    def schema(self) -> Schema:
        """The same, as JSON Schema says it: it refuses what `read` refuses for its form."""
        ...


class Deferred(NamedTuple):
    """A kind of another module, by its name there: loaded when a brief first has the key."""

    module: str
    name: str

    def read(self, node: yaml.Node, desk: Desk) -> Any | None:
        return self.kind.read(node, desk)

    def schema(self) -> Schema:
        return self.kind.schema()

    @property
    def kind(self) -> Kind:
        """The kind itself."""
        kind: Kind = getattr(import_module(self.module), self.name)
        return kind


class Plain(NamedTuple):
    """A name without markup, matching `pattern` where one is given; `example` is for the hint.

    It is told as `composed` has it, so that it is the same however it was typed.

    The placeholder that it `keeps` no row fills.
    """

    pattern: re.Pattern[str] | None = None
    example: str = "a name"
    keeps: str = ""

    def read(self, node: yaml.Node, desk: Desk) -> Name | None:
        text = scalar(node, desk, self.example, keeps=self.keeps)
        if text is None:
            return None
        text = composed(text)
        if self.pattern is None or self.pattern.fullmatch(text):
            return Name(text, desk.source.span(node))
        desk.fault(
            "copy.form", f"{text!r} does not have the right form", node, f"write {self.example}"
        )
        return None

    def schema(self) -> Schema:
        if self.pattern is None:
            return TEXT
        # A name that may be `1` is a number to an editor.
        kind = any_text if self.pattern.fullmatch("1") else form
        return kind(SEEN + self.pattern.pattern, self.example)


class Noted(NamedTuple):
    """A name that refers to something, put down on a list of the desk to be checked later."""

    kind: Kind
    note: Callable[[Desk], list[Name]]

    def read(self, node: yaml.Node, desk: Desk) -> Name | None:
        name: Name | None = self.kind.read(node, desk)
        if name:
            self.note(desk).append(name)
        return name

    def schema(self) -> Schema:
        return self.kind.schema()


class StyleName:
    """The name of a style, or a path in the folder."""

    def read(self, node: yaml.Node, desk: Desk) -> Name | None:
        name = Plain(example="a style's name, or a path in the folder").read(node, desk)
        desk.style = name
        if name and "." in name.text:
            desk.paths.append(name)
        return name

    def schema(self) -> Schema:
        return TEXT


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

    def schema(self) -> Schema:
        return choice(self.words)


_WHOLE = "[0-9]{1,9}"


class Whole(NamedTuple):
    """A whole number between two bounds."""

    least: int
    most: int

    def read(self, node: yaml.Node, desk: Desk) -> int | None:
        text = scalar(node, desk, "a whole number")
        if text is None:
            return None
        if re.fullmatch(_WHOLE, text) and self.least <= int(text) <= self.most:
            return int(text)
        message = f"{text!r} is not a number that fits here"
        first, *rest = text.split()
        is_meant = rest and re.fullmatch(_WHOLE, first) and self.least <= int(first) <= self.most
        hint = f"write `{first}`" if is_meant else f"write {self._example}"
        desk.fault("copy.number", message, node, hint)
        return None

    def schema(self) -> Schema:
        return number(self.least, self.most, whole=True, numeral=_WHOLE, example=self._example)

    @property
    def _example(self) -> str:
        return f"a whole number from {self.least} to {self.most:,}"


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

    def schema(self) -> Schema:
        yes, no = self.on[0], self.off[0]
        # `on` and `off` are words to an editor, and `true` may be meant for either.
        plain = {"title": f"{yes} or {no}", "type": "boolean"}
        offered = [] if yes == "true" else [{"enum": [yes, no]}]
        written = form("|".join(self.on + self.off), f"`{yes}` or `{no}`")
        return {"anyOf": [*offered, plain, written]}


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

    def schema(self) -> Schema:
        return form(TAG, "a tag such as `en` or `pt-BR`")


class Link(NamedTuple):
    """A web address."""

    secure: bool = False

    def read(self, node: yaml.Node, desk: Desk) -> Name | None:
        text = scalar(node, desk, "an address: https://…")
        if text is None:
            return None
        if re.fullmatch(self._form, text):
            return Name(text, desk.source.span(node))
        hint = "write `%20` for a space" if " " in text else "write it as https://…"
        desk.fault("copy.link", f"{text!r} is not a web address", node, hint)
        return None

    def schema(self) -> Schema:
        return form(self._form, "an address: https://…")

    @property
    def _form(self) -> str:
        return HTTPS if self.secure else HTTP
