"""Kinds of scalars: each reads a node into a value, and gives its JSON Schema for editors.

A kind's `read` returns None only after it has told a fault.
"""

import re
from collections.abc import Callable, Mapping
from importlib import import_module
from posixpath import normpath
from typing import Any, NamedTuple, Protocol

import yaml

from briefing.brief.files import composed
from briefing.brief.inline import HTTP, HTTPS, Problem, is_plain, link_hint, parse_inline
from briefing.brief.model import Copy, Name, Run
from briefing.brief.node_reader import (
    SEEN,
    TEXT,
    ReadState,
    Schema,
    any_text,
    choice,
    form,
    names,
    number,
    scalar,
)
from briefing.errors import Span, nearest
from briefing.language.language import Language, language
from briefing.language.tags import TAG, right_to_left, tag_problem, unspaced


class Kind(Protocol):
    """What a key of YAML takes as its value."""

    def read(self, node: yaml.Node, state: ReadState) -> Any | None:
        """The value of a node; None once a fault is told."""
        ...

    def schema(self) -> Schema:
        """The JSON Schema of what `read` takes, as far as that depends on its form."""
        ...


class Deferred(NamedTuple):
    """A kind that a module is imported for only once a brief has the key."""

    module: str
    name: str

    def read(self, node: yaml.Node, state: ReadState) -> Any | None:
        return self.kind.read(node, state)

    def schema(self) -> Schema:
        return self.kind.schema()

    @property
    def kind(self) -> Kind:
        """The kind itself."""
        kind: Kind = getattr(import_module(self.module), self.name)
        return kind


class Plain(NamedTuple):
    """A name without markup, its letters composed (NFC), so that it is the same however typed.

    It matches `pattern` if that is given; `example` says in hints what to write. The placeholder
    `keeps` is left as it stands by a row.
    """

    pattern: re.Pattern[str] | None = None
    example: str = "a name"
    keeps: str = ""

    def read(self, node: yaml.Node, state: ReadState) -> Name | None:
        text = scalar(node, state, self.example, keeps=self.keeps)
        if text is None:
            return None
        text = composed(text)
        if self.pattern is None or self.pattern.fullmatch(text):
            return Name(text, state.source.span(node))
        state.fault(
            "copy.form", f"{text!r} does not have the right form", node, f"write {self.example}"
        )
        return None

    def schema(self) -> Schema:
        if self.pattern is None:
            return TEXT
        # A name that may be `1` is a number to an editor.
        kind = any_text if self.pattern.fullmatch("1") else form
        return kind(SEEN + self.pattern.pattern, self.example)


class FilePath(NamedTuple):
    """A file's path from the folder on, without what leads nowhere: `./a//b.csv` is `a/b.csv`."""

    example: str = "a path in the folder"

    def read(self, node: yaml.Node, state: ReadState) -> Name | None:
        name = Plain(example=self.example).read(node, state)
        return name and name._replace(text=normpath(name.text))

    def schema(self) -> Schema:
        return TEXT


class Noted(NamedTuple):
    """A name that refers to something, added to the list that `note` picks, to be checked later."""

    kind: Kind
    note: Callable[[ReadState], list[Name]]

    def read(self, node: yaml.Node, state: ReadState) -> Name | None:
        name: Name | None = self.kind.read(node, state)
        if name:
            self.note(state).append(name)
        return name

    def schema(self) -> Schema:
        return self.kind.schema()


# A source by the name that the brief gives it; whether there is one of that name, its reader knows.
SOURCE = Noted(Plain(example="one source's name"), lambda state: state.uses)


class StyleName(NamedTuple):
    """The name of a style, or a path in the folder; editors offer `names`."""

    names: tuple[str, ...]

    def read(self, node: yaml.Node, state: ReadState) -> Name | None:
        name = FilePath("a style's name, or a path in the folder").read(node, state)
        if name and "." in name.text:
            state.paths.append(name)
        return name

    def schema(self) -> Schema:
        return {"examples": list(self.names), **TEXT}


class Choice(NamedTuple):
    """One of a few words, in capitals or not."""

    words: tuple[str, ...]

    def read(self, node: yaml.Node, state: ReadState) -> str | None:
        text = scalar(node, state, "one word")
        if text is None or text.lower() in self.words:
            return text.lower() if text else None
        listed = ", ".join(f"`{word}`" for word in self.words)
        hint = nearest(text, self.words) or f"write one of {listed}"
        state.fault("copy.choice", f"{text!r} is not one of {listed}", node, hint)
        return None

    def schema(self) -> Schema:
        return choice(self.words)


_WHOLE = "[0-9]{1,9}"


class Whole(NamedTuple):
    """A whole number between two bounds."""

    least: int
    most: int

    def read(self, node: yaml.Node, state: ReadState) -> int | None:
        text = scalar(node, state, "a whole number")
        if text is None:
            return None
        if re.fullmatch(_WHOLE, text) and self.least <= int(text) <= self.most:
            return int(text)
        message = f"{text!r} is not a number that fits here"
        first, *rest = text.split()
        is_meant = rest and re.fullmatch(_WHOLE, first) and self.least <= int(first) <= self.most
        hint = f"write `{first}`" if is_meant else f"write {self._example}"
        state.fault("copy.number", message, node, hint)
        return None

    def schema(self) -> Schema:
        return number(self.least, self.most, whole=True, numeral=_WHOLE, example=self._example)

    @property
    def _example(self) -> str:
        return f"a whole number from {self.least} to {self.most:,}"


class Switch(NamedTuple):
    """Yes or no, in the words for each; hints name the first of them."""

    on: tuple[str, ...] = ("true",)
    off: tuple[str, ...] = ("false",)

    def read(self, node: yaml.Node, state: ReadState) -> bool | None:
        yes, no = self.on[0], self.off[0]
        text = scalar(node, state, f"`{yes}` or `{no}`")
        if text is None or text in self.on + self.off:
            return text in self.on if text else None
        meant = {"true": yes, "yes": yes, "on": yes, "false": no, "no": no, "off": no}
        word = meant.get(text.lower())
        hint = f"write `{word}`" if word else f"write `{yes}` or `{no}`"
        state.fault("copy.type", f"{text!r} is neither `{yes}` nor `{no}`", node, hint)
        return None

    def schema(self) -> Schema:
        yes, no = self.on[0], self.off[0]
        # `on` and `off` are words to an editor, and `true` may be meant for either.
        plain = {"title": f"{yes} or {no}", "type": "boolean"}
        offered = [] if yes == "true" else [{"enum": [yes, no]}]
        written = form("|".join(self.on + self.off), f"`{yes}` or `{no}`")
        return {"anyOf": [*offered, plain, written]}


class Tongue:
    """A BCP 47 language tag, read as a Language."""

    def read(self, node: yaml.Node, state: ReadState) -> Language | None:
        text = scalar(node, state, "a language tag")
        if text is None:
            return None
        problem = tag_problem(text)
        if problem:
            state.fault(f"copy.{problem.code}", problem.message, node, problem.hint)
        return None if problem else language(text)

    def schema(self) -> Schema:
        return form(TAG, "a tag such as `en` or `pt-BR`")


class Link(NamedTuple):
    """A web address: https, or unless `secure` also http."""

    secure: bool = False

    def read(self, node: yaml.Node, state: ReadState) -> Name | None:
        text = scalar(node, state, "an address: https://…")
        if text is None:
            return None
        if re.fullmatch(self._form, text):
            if not is_plain(text):
                from briefing.brief.link_checks import deceptions  # loaded only for such a link

                for code, message, advice in deceptions(text, ""):
                    state.warn(f"copy.{code}", message, node, advice)
            return Name(text, state.source.span(node))
        hint = link_hint(text, "write it as https://…")
        hint = "write `%20` for a space" if " " in text else hint
        state.fault("copy.link", f"{text!r} is not a web address", node, hint)
        return None

    def schema(self) -> Schema:
        return form(self._form, "an address: https://…")

    @property
    def _form(self) -> str:
        return HTTPS if self.secure else HTTP


class Text(NamedTuple):
    """Text with emphasis and links, read as Copy; or, `verbatim`, text without markup.

    `words` is how many it may have, 0 for no such bound. Where no note may stand behind its words,
    `instead` says what to do.
    """

    verbatim: bool = False
    words: int = 0
    instead: str = ""

    def read(self, node: yaml.Node, state: ReadState) -> Copy | None:
        text = scalar(node, state, is_marked=not self.verbatim, is_placed=True)
        if text is None:
            return None
        if self.words and len(text.split()) > self.words:
            count = len(text.split())
            message, over = f"{count} words; {self.words} is the limit here", count - self.words
            state.fault("copy.too-long", message, node, f"cut {over} of them")
        return copy(text, node, state, verbatim=self.verbatim, instead=self.instead)

    def schema(self) -> Schema:
        if not self.words:
            return TEXT
        few = rf"{SEEN}\S+(?:\s+\S+){{0,{self.words - 1}}}"
        return any_text(few, f"{self.words} words at most")


class Paragraphs:
    """Text with paragraphs between blank lines, read as a Copy for each."""

    def read(self, node: yaml.Node, state: ReadState) -> tuple[Copy, ...] | None:
        text = scalar(node, state, is_marked=True, is_placed=True)
        if text is None:
            return None
        # In a literal block (`|`) a line end stands for itself; elsewhere YAML has folded
        # it to a space, and a line end left over was a blank line (YAML 1.1, 9.2.2).
        parts = re.split(r"\n\s*\n" if getattr(node, "style", None) == "|" else r"\n+", text)
        return tuple(copy(part, node, state) for part in parts if part.strip())

    def schema(self) -> Schema:
        return TEXT


class OrCell(NamedTuple):
    """A value of some kind, or a place that holds it; the latter is read as Copy without words."""

    kind: Kind

    def read(self, node: yaml.Node, state: ReadState) -> Any | None:
        if isinstance(node, yaml.MappingNode) and names(node) & {"file", "cell"}:
            from briefing.brief.cell_fields import read_cell  # loaded only for a cell

            return read_cell(node, state)
        return self.kind.read(node, state)

    def schema(self) -> Schema:
        from briefing.brief.cell_fields import cell_schemas  # loaded only for editors

        return {"anyOf": [self.kind.schema(), *cell_schemas()]}


def copy(
    text: str, node: yaml.Node, state: ReadState, *, verbatim: bool = False, instead: str = ""
) -> Copy:
    """A node's text as Copy, each stretch of white space one space, its markup read.

    `verbatim`, it stays as it is. Faults are told of links, languages and right-to-left letters,
    and of notes where there may be none: `instead` is their hint.
    """
    source = state.source
    written = source.lines[node.start_mark.line : node.end_mark.line + 1]
    if not verbatim:
        first, last = text[:1].isspace(), text[-1:].isspace()
        text = f"{' ' * first}{' '.join(text.split())}{' ' * last}"
        if written[1:] and unspaced(text) is not None:
            from briefing.brief.folded_lines import join_folded  # loaded only for such a text

            text = join_folded(text, written)
    plain = Run(text=text, verbatim=verbatim)
    whole = Copy((plain,), source.span(node), written)
    if stray := right_to_left(plain.text):
        message = f"{stray!r} (U+{ord(stray):04X}) runs from right to left, which cannot be set yet"
        hint = "write it in Latin, Greek or Cyrillic letters, or leave it out"
        state.fault("copy.right-to-left", message, whole.find(stray), hint)
    seen: list[Span] = []

    def complain(problem: Problem) -> None:
        # The same address may stand in a text twice, and once as plain words before.
        place = whole.find(problem.written, seen[-1] if seen else None)
        seen.append(place)
        tell = state.fault if problem.is_error else state.warn
        tell(problem.code, problem.message, problem.narrowed(place), problem.hint)

    stand_ins = _stand_ins(state)
    runs = (plain,) if verbatim else parse_inline(plain.text, complain, stand_ins)
    if stand_ins:
        from briefing.brief.placeholders import plain_runs  # loaded only for placeholders

        runs, facts = plain_runs(runs, state.facts.names if state.facts else ())
        whole = whole._replace(facts=facts)
    if "[^" in text and any(run.note for run in runs):
        from briefing.brief.note_fields import cite  # loaded only for a note

        cite(runs, whole, state, instead)
    return whole if runs in ((plain,), ()) else whole._replace(runs=runs)


def _stand_ins(state: ReadState) -> Mapping[int, str | None] | None:
    """The characters that stand for others in what was filled in, if anything was."""
    if not state.is_filled:
        return None
    from briefing.brief.placeholders import PLAIN  # loaded only for placeholders

    return PLAIN
