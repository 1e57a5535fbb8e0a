"""What is told of characters that the faces lack: one fault a script, or one for each sign.

Loaded only where a face lacks one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

from briefing.brief.model import Copy
from briefing.errors import Fault, Span
from briefing.style.stylesheet import Face


class Missing(NamedTuple):
    """A character, or several that are one sign, that a face lacks, and the text that it is in."""

    text: str
    face: Face
    copy: Copy

    @property
    def span(self) -> Span | None:
        """Its place; None in the program's own words."""
        span = self.copy.find(self.text)
        return span if span.path else None

    @property
    def named(self) -> str:
        """The sign and its code points: `'平' (U+5E73)`."""
        return f"{self.text!r} ({' '.join(f'U+{ord(char):04X}' for char in self.text)})"


class _Script(NamedTuple):
    """What letters are called, and which of the project's extras has faces for them."""

    name: str
    extra: str = ""


# By the first word of a letter's name in Unicode. A letter of the alphabets that the shipped faces
# have is lacking by itself.
_SCRIPTS = {
    "CJK": _Script("Chinese", "cjk"),
    "IDEOGRAPHIC": _Script("Chinese", "cjk"),
    "HIRAGANA": _Script("Japanese", "cjk"),
    "KATAKANA": _Script("Japanese", "cjk"),
    "HANGUL": _Script("Korean", "cjk"),
    "DEVANAGARI": _Script("Devanagari", "indic"),
    "BENGALI": _Script("Bengali", "indic"),
    "TAMIL": _Script("Tamil", "indic"),
    "THAI": _Script("Thai", "thai"),
}
# Brackets, stops and other wide signs.
_MARKS = _Script("wide")
_ALONE = ("LATIN", "GREEK", "CYRILLIC")
_WHERE = 'styles/README.md, "Faces for other scripts"'


def missing_faults(missing: Iterable[Missing]) -> list[Fault]:
    """One fault for all letters of a script, at the first of them; one for any other sign.

    The marks of Chinese go with its letters, and these with those of Japanese or Korean.
    """
    scripts: dict[_Script | None, list[Missing]] = {}
    for each in missing:
        scripts.setdefault(_script_of(each.text), []).append(each)
    for wider in (_SCRIPTS["KATAKANA"], _SCRIPTS["HANGUL"]):
        if wider in scripts:
            scripts[wider] += scripts.pop(_SCRIPTS["CJK"], [])
    signs, marks = scripts.pop(None, []), scripts.pop(_MARKS, [])
    wide = (every for script, every in scripts.items() if script and script.extra == "cjk")
    next(wide, signs).extend(marks)
    faults = list[Fault]()
    for script, every in scripts.items():
        if script and len({each.text for each in every}) > 1:
            faults.append(_script_fault(script, every))
        else:
            signs += every
    return list(dict.fromkeys((*faults, *map(_sign_fault, signs))))


def _script_of(text: str) -> _Script | None:
    """The script of a letter, or None of a sign or of a letter that is lacking by itself."""
    kind, first = unicodedata.category(text[0]), re.split("[ -]", unicodedata.name(text[0], ""))[0]
    if kind.startswith(("P", "S")) and kind != "So":
        return _MARKS if unicodedata.east_asian_width(text[0]) in "WF" else None
    if not kind.startswith(("L", "M")) or first in ("", *_ALONE):
        return None
    return _SCRIPTS.get(first, _Script(first.capitalize()))


def _script_fault(script: _Script, every: list[Missing]) -> Fault:
    first, count = every[0], len({each.text for each in every})
    message = (
        f"the face {first.face.path.stem} has no {script.name} characters: {count} of them here, "
        f"{first.named} first"
    )
    get = f'run pip install ".[{script.extra}]" where you installed briefing from, and '
    get = get if script.extra else ""
    hint = f"{get}name a face that has them in a style of your own: {_WHERE}"
    return Fault("face.no-glyph", message, first.span, hint)


def _sign_fault(each: Missing) -> Fault:
    message = f"the face {each.face.path.stem} has no {each.named}"
    hint = "write it another way, or choose a style whose faces have it"
    return Fault("face.no-glyph", message, each.span, hint)
