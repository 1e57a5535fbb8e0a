"""The kinds of the keys that take a marking, whose form is checked."""

from typing import NamedTuple

import yaml

from briefing.brief.fields import copy
from briefing.brief.model import Copy
from briefing.brief.node_reader import SEEN, ReadState, Schema, any_text, scalar
from briefing.markings.parser import Malformed, read_marking
from briefing.markings.schemes import schemes


class Marked(NamedTuple):
    """A marking, read as Copy without markup; that of a section, a `portion`, may be short."""

    portion: bool = False

    def read(self, node: yaml.Node, state: ReadState) -> Copy | None:
        """The marking; a fault is told if a known scheme has another form for it."""
        text = scalar(node, state, "a marking")
        if text is None:
            return None
        found = read_marking(text, portion=self.portion)
        if "\n" in text:
            state.fault("copy.form", "a marking of more than one line", node, "write it in one")
        elif isinstance(found, Malformed):
            message = f"{text!r} is no form of {found.scheme.name}"
            state.fault("marking.form", message, node, found.advice)
        return copy(text, node, state, verbatim=True)

    def schema(self) -> Schema:
        """Any line of text; editors offer the forms of the known schemes."""
        levels = [level for scheme in schemes().values() for level in scheme.levels]
        forms = [form for level in levels for form in level.forms]
        short = [form for level in levels for form in level.portions] if self.portion else []
        return {"examples": forms + short} | any_text(rf"{SEEN}[^\n]*", "a marking in one line")


MARKING, PORTION = Marked(), Marked(portion=True)
