"""What a key takes becomes JSON Schema (2020-12), in which editors complete and check it.

The reader judges what is written; an editor has parsed it, and judges values. So a text may
be a number there, or `true`. Patterns are read alike by Python's and ECMAScript's regular
expressions. VS Code says a schema's `errorMessage` where a value has not its type or form, and
heads what it explains with the `title` of the alternative that a value has taken.
"""

from typing import Any

Schema = dict[str, Any]

MAX_TEXT = 10_000  # characters in one text; a full page holds about 5,000
# What somebody sees: neither a blank nor a character that only guides others (Unicode's Cf).
VISIBLE = r"[^\s\u00ad\u061c\u180e\u200b-\u200f\u2060-\u206f\ufeff\ufff9-\ufffb]"

# Before a pattern that blanks or unseen characters would match, too.
SEEN = rf"(?=\S)(?=[\s\S]*{VISIBLE})"


def any_text(pattern: str | None = None, example: str = "a text") -> Schema:
    """Any text in which something can be seen, or one of a form that `example` names."""
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
    """A text of a form that no number and no switch has; `example` says which."""
    return {"type": "string", "pattern": _whole(pattern), "errorMessage": f"write {example}"}


def _whole(pattern: str) -> str:
    """A pattern of a whole text, blanks around it aside."""
    return rf"^\s*(?:{pattern})\s*$"


def choice(words: tuple[str, ...]) -> Schema:
    """One of a few words, whatever its capitals."""
    any_case = "|".join("".join(map(_any_case, word)) for word in words)
    listed = "one of " + ", ".join(f"`{word}`" for word in words)
    return {"anyOf": [{"enum": list(words)}, form(any_case, listed)]}


def _any_case(char: str) -> str:
    return f"[{char}{char.upper()}]" if char.isalpha() else char


def number(least: float, most: float, *, whole: bool = False, numeral: str, example: str) -> Schema:
    """A number between two bounds, or as a text a `numeral`, whose bounds the reader knows."""
    bounds = {"minimum": least, "maximum": most, "errorMessage": f"write {example}"}
    kind = {"title": "a number", "type": "integer" if whole else "number"}
    return {"anyOf": [kind | bounds, form(numeral, example)]}
