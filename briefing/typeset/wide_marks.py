"""Sets ASCII marks beside Chinese and Japanese letters as wide as these."""

import re
from functools import cache

from briefing.language.language import Language
from briefing.language.tags import WIDE


def set_wide_marks(text: str, cells: list[str], language: Language) -> None:
    """Set each mark behind a wide letter as the language's wide one, without a space behind it.

    A pair of brackets is wide if what stands before it, or first within it, is.
    """
    marks = {pair[0]: pair[1:] for pair in language.wide_marks.split()}
    closes = set[int]()
    for match in _marks().finditer(text):
        at = match.start()
        mark = text[at]
        if mark == "(":
            if (end := text.find(")", at)) > 0:
                closes.add(end)
            elif not match["wide"]:
                continue
        if cells[at] == mark and mark in marks:
            cells[at] = marks[mark]
            for space in range(at + 1, match.end()):
                cells[space] = ""
    for at in closes:
        if cells[at] == ")":
            cells[at] = marks[")"]


@cache
def _marks() -> re.Pattern[str]:
    """A mark that a wide letter stands beside, with the spaces that it takes the place of."""
    return re.compile(
        rf"(?<=[{WIDE}])(?P<wide>[,:;!?(] *|\.(?!\w) *|\))|[,:;!?] +(?=[{WIDE}])|\((?=[{WIDE}])"
    )
