"""A text becomes what its quotes have in common with it, each character with where it stood.

White space is single, dashes are alike whatever is around them, and quotation marks and what is
invisible are left out. A hyphen at a line's end may be the word's own or the printer's.
"""

import re
import unicodedata
from typing import NamedTuple

# Stands for a hyphen that a line's end may have made: `bat-` over `tlegroups`.
PARTED = "\x1f"
HYPHENS = "\\-\u2010\u2011"
# What may stand for a minus; a long dash never does.
SIGNS = f"{HYPHENS}\u2012\u2013\u2212"
DASHES = f"{SIGNS}\u2014\u2015"

_RUNS = re.compile(
    rf"(?P<same>[A-Za-z0-9]+(?: [A-Za-z0-9]+)*+)|(?P<gap>[\s{DASHES}\u00ad]+)"
    rf"|[^\s{DASHES}\u00ad]+"
)
_LINE_END = re.compile(rf"[{HYPHENS}\u00ad]+[^\S\n]*\n\s*")
_DASH = re.compile(rf"[{DASHES}]")
_MARKS = dict.fromkeys(map(ord, "\"'“”„‟«»‹›‘’‚‛`´″′ʼ"), None)
_NOTHING = dict.fromkeys((0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, ord(PARTED)), None)
_TABLE = _MARKS | _NOTHING
# In French a space stands before these.
_SPACED = ("%", "‰", ";", ":", "!", "?")


class Folded(NamedTuple):
    """A text folded, where each of its characters stood, and the text as it was."""

    text: str
    origins: list[int]
    raw: str


def fold(text: str) -> Folded:
    """Fold a text whose letters are composed."""
    chars: list[str] = []
    origins: list[int] = []
    for match in _RUNS.finditer(text):
        at, run = match.start(), match[0]
        if match["gap"]:
            gap = _gap(match)
            if chars and gap and chars[-1] in (" ", "-"):
                chars[-1] = max(gap, chars[-1])
            elif gap:
                dash = _DASH.search(run)
                chars.append(gap)
                origins.append(at + dash.start() if dash else at)
        elif match["same"]:
            chars.append(run)
            origins.extend(range(at, match.end()))
        elif run.isascii():
            bare = [(char, at + n) for n, char in enumerate(run) if ord(char) not in _TABLE]
            chars.extend(char for char, _ in bare)
            origins.extend(origin for _, origin in bare)
        else:
            plain = [(char, at + n) for n, each in enumerate(run) for char in _plain(each)]
            chars.extend(char for char, _ in plain)
            origins.extend(origin for _, origin in plain)
    return Folded("".join(chars), origins, text)


def _gap(match: re.Match[str]) -> str:
    """White space or dashes: a space, a dash, a hyphen that a line's end may have made, or none."""
    text, (start, end) = match.string, match.span()
    before, after = text[start - 1 : start], text[end : end + 1]
    if before.isalpha() and after.isalpha() and _LINE_END.fullmatch(match[0]):
        return PARTED
    if _DASH.search(match[0]):
        return "-"
    return "" if after in _SPACED or not match[0].strip("\u00ad") else " "


def _plain(char: str) -> str:
    # A raised digit and a fraction are no digits: 10⁶ is not 106.
    is_own = char.isascii() or unicodedata.category(char) == "No"
    return (char if is_own else unicodedata.normalize("NFKC", char)).translate(_TABLE)


# More marks than stack on any letter of a living language.
_COMPOSED = re.compile("[^\\W\\d_][\u0300-\u036f]{1,4}")


def composed(text: str) -> str:
    """A text with each letter and its accent as one character; time grows with its length alone."""
    return _COMPOSED.sub(lambda match: unicodedata.normalize("NFC", match[0]), text)
