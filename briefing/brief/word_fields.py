"""The kind of the key `words`: the author's own for what the program says, in any language."""

import re
from typing import Any, NamedTuple

import yaml

from briefing.brief.files import composed
from briefing.brief.node_reader import VISIBLE, ReadState, Schema, found, scalar
from briefing.brief.records import Key, Record
from briefing.errors import Span
from briefing.language.en import LANGUAGE as ENGLISH
from briefing.language.own_words import ALONE, GROUPS
from briefing.language.tags import right_to_left

_BLANK = r"\{[a-z]*\}"
_LONGEST = 120  # characters of one such text; the longest in a file of a language has some 50
_STRAY = "write it in Latin, Greek or Cyrillic letters, or leave it out"


class Said(NamedTuple):
    """A text in place of an English one, with the same blanks that are filled: `{number}`, `{}`."""

    english: str

    def read(self, node: yaml.Node, state: ReadState) -> str | None:
        # Its blanks are none of a template's: the program fills them.
        text = scalar(node, ReadState(state.source, state.faults), self._form)
        if text is None:
            return None
        text = composed(re.sub(r"[ \t\r\n]+", " ", text))
        if stray := right_to_left(text):
            message = f"{stray!r} runs from right to left, which cannot be set yet"
            state.fault("copy.right-to-left", message, node, _STRAY)
        elif len(text) > _LONGEST:
            message = f"{len(text)} characters; {_LONGEST} is the limit here"
            state.fault("copy.too-long", message, node, self._hint)
        elif wrong := self._wrong(text):
            state.fault("words.blank", wrong, node, self._hint)
        else:
            return text
        return None

    def schema(self) -> Schema:
        known = "|".join(re.escape(blank) for blank in dict.fromkeys(self._blanks))
        patterns = [rf"^[^{{}}]*((?:{known})[^{{}}]*){{{len(self._blanks)}}}$", VISIBLE]
        patterns += [re.escape(blank) for blank in self._blanks if blank != "{}"]
        patterns += [r"^[^|]*\|[^|]*$"] * ("|" in self.english)
        held = [{"pattern": pattern} for pattern in dict.fromkeys(patterns)]
        said = {"type": "string", "maxLength": _LONGEST, "errorMessage": self._hint}
        return {**said, "allOf": held}

    def _wrong(self, text: str) -> str | None:
        """What is wrong with the blanks of a text, or with the parts that a bar parts."""
        rest = re.findall(_BLANK, text)
        for blank in self._blanks:
            if blank not in rest:
                return f"`{blank}` is missing"
            rest.remove(blank)
        left = [*rest, *re.findall("[{}]", re.sub(_BLANK, "", text))]
        if left:
            return f"`{left[0]}` stands for nothing here"
        if "|" in self.english and text.count("|") != 1:
            return "the two parts of a year are parted by one `|`"
        return None

    @property
    def _blanks(self) -> list[str]:
        return re.findall(_BLANK, self.english)

    @property
    def _form(self) -> str:
        return f"what stands for `{self.english}`"

    @property
    def _hint(self) -> str:
        kept = ", ".join(f"`{blank}`" for blank in dict.fromkeys(self._blanks))
        return f"write {self._form}, with {kept} as they are" if kept else f"write {self._form}"


class Marks(NamedTuple):
    """Four quotation marks with the spaces that go with them: outside, then inside."""

    def read(self, node: yaml.Node, state: ReadState) -> tuple[str, ...] | None:
        if isinstance(node, yaml.SequenceNode):
            marks = tuple(str(item.value).strip(" \t\n") for item in node.value)
            if len(marks) == 4 and all(map(_is_mark, marks)):
                return marks
            message = "these are not four quotation marks"
        else:
            message = f"expected four quotation marks, found {found(node)}"
        state.fault("words.quotes", message, node, f"write {_FOUR}, as the language has them")
        return None

    def schema(self) -> Schema:
        mark = {"type": "string", "pattern": _MARK}
        return {
            "type": "array",
            "minItems": 4,
            "maxItems": 4,
            "items": mark,
            "errorMessage": f"write {_FOUR}",
        }


_FOUR = "`[«, », „, “]`"
# One or two signs, with a no-break space or a narrow one if any.
_MARK = "^[\u00a0\u202f]?[^\\s\\w{}\\[\\]]{1,2}[\u00a0\u202f]?$"


def _is_mark(mark: str) -> bool:
    return re.search(_MARK, mark) is not None and not right_to_left(mark)


def _keys(words: Any) -> dict[str, Key]:
    texts = words._asdict().items()
    return {name: Key(Said(text), f"for `{text}`", text) for name, text in texts}


def _flat(**given: Any) -> dict[str, Any]:
    """The words by their names: those in groups with the group before them."""
    pairs: dict[str, Any] = {}
    for key, value in given.items():
        if isinstance(value, dict):
            pairs |= {f"{key}.{name}": text for name, text in value.items()}
        elif not isinstance(value, Span):
            pairs[key] = value
    return pairs


def _record() -> Record:
    groups = {name: _keys(getattr(ENGLISH, field)) for name, field in GROUPS.items()}
    alone = {name: getattr(ENGLISH, name) for name in ALONE}
    keys = {
        "quotes": Key(Marks(), "quotation marks: two outside, two inside"),
        **groups.pop(""),
        **{name: Key(Said(text), f"for `{text}`", text) for name, text in alone.items()},
        **{
            name: Key(Record(_flat, texts, f"`words.{name}`"), _GROUPED[name])
            for name, texts in groups.items()
        },
    }
    return Record(_flat, keys, "`words`")


_GROUPED = {
    "charts": "what charts say, also to whoever cannot see them",
    "status": "the levels of a status, and what stands between",
    "blocks": "what stands over decisions, notes, timelines, contacts and logos",
}
WORDS = _record()
