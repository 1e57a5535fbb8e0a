"""Straight quotes and spaced hyphens become a language's marks, with the spaces it gives them.

Cells hold a text, one for each character as typed; what a cell holds is what is set.
"""

from __future__ import annotations

import re

from briefing.language.language import Language

NARROW = "\u202f"

# A single quote that may close: behind a letter or stop, before a gap or the end.
_INNER_END = re.compile(r"(?<=[\w.,!?])'(?!\w)")
_BEFORE_OPENING = " ([{\u2013\u2014/\"'\u2019\u00a0\u202f"
_OPENING, _CLOSING, _BEHIND_NUMBER = "«\u2039", "»\u203a", "%‰"
_AFTER_WORD = ')]}"\u201d\u2019!?\u2026' + _CLOSING


def set_dashes(text: str, cells: list[str], language: Language) -> None:
    """Turn ` - `, spaces included, into the language's dash."""
    dash = language.dash if len(language.dash) == 3 else ("", language.dash, "")
    for match in re.finditer(r"(?<=\S) - (?=\S)", text) if " - " in text else ():
        cells[match.start() : match.end()] = dash


def set_quotes(text: str, cells: list[str], language: Language) -> None:
    """Turn straight quotes: what follows a space or a bracket opens, the rest closes.

    A single quote that is neither is an apostrophe, U+2019 in every language: Unicode
    6.2 prefers it as punctuation, and Ukrainian newspapers and books set it too. An
    author's own U+02BC, the letter apostrophe of CLDR's Ukrainian alphabet, stays.
    """
    if '"' not in text and "'" not in text:
        return
    opening, closing, inner_opening, inner_closing = language.quotes
    inner_open = False
    last_end = max((match.start() for match in _INNER_END.finditer(text)), default=-1)
    for index, char in enumerate(text):
        if char not in "\"'":
            continue
        before, after = text[index - 1 : index] if index else "", text[index + 1 : index + 2]
        opens = _opens(before, after)
        if char == '"':
            cells[index] = opening if opens else closing
        elif opens and after.isalpha() and index < last_end:
            cells[index], inner_open = inner_opening, True
        elif inner_open and not (before.isalpha() and after.isalpha()):
            cells[index], inner_open = inner_closing, False
        else:
            cells[index] = "\u2019"


def _opens(before: str, after: str) -> bool:
    """Whether a quote between two characters opens; one behind a quote does so before a word."""
    if before and before in "\"'\u2019":
        return after.isalnum()
    return (not before or before in _BEFORE_OPENING) and after.strip() != ""


def space_marks(cells: list[str], language: Language) -> None:
    """Give the marks that a language sets apart their narrow space where none was typed.

    `12:30`, `https://` and `(?)` hold no such mark: it ends a word, and a gap follows it.
    """
    if not language.spaced:
        return
    typed = [*cells, ""]
    for index, mark in enumerate(cells):
        if len(mark) != 1 or mark not in language.spaced:
            continue
        before, after = typed[index - 1][-1:] if index else "", typed[index + 1][:1]
        if mark in _OPENING and after and not after.isspace():
            cells[index] = mark + NARROW
        elif mark not in _OPENING and _is_apart(mark, before, after):
            cells[index] = NARROW + mark


def _is_apart(mark: str, before: str, after: str) -> bool:
    """Whether a mark between two characters is one that a space has to come before."""
    if mark in _BEHIND_NUMBER:
        return before.isdigit() and not after.isalnum()
    if not before or before.isspace() or before in "([{;:!?":
        return False
    ends = not after or after.isspace() or after in _AFTER_WORD
    return ends or mark in _CLOSING
