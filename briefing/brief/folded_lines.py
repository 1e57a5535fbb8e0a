"""Joins what YAML folded: a line end between two Chinese or Japanese letters is no space.

So CSS has it, too (Text Module Level 3, 4.1.3): a line end goes where the characters on both sides
of it are wide and neither is Hangul. Thai parts phrases by spaces: there a line end is one.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from briefing.language.tags import WIDE

# Beside a line end, so much of either line tells which of the text's spaces it has become.
_NEAR = 12
_ENDS_WIDE, _STARTS_WIDE = re.compile(f"[{WIDE}]$"), re.compile(f"[{WIDE}]")


def join_folded(text: str, written: Sequence[str]) -> str:
    """A text without the spaces that YAML made of line ends between wide letters.

    `written` are the lines of the file that it stands in. A space that was typed stays.
    """
    at = 0
    for line, following in pairwise(each.strip() for each in written):
        if not (_ENDS_WIDE.search(line) and _STARTS_WIDE.match(following)):
            continue
        before, after = line[-_NEAR:], following[:_NEAR].rstrip()
        place = text.find(f"{before} {after}", at)
        if place >= 0:
            at = place + len(before)
            text = text[:at] + text[at + 1 :]
    return text
