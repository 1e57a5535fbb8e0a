"""Checks of fonts (`type.*`): embedded, mapped to Unicode, large enough."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.preflight.findings import Finding, Place, at, failed, passed, quoted, skipped, warned
from briefing.preflight.model import Document, Page, Words

# Points, and a matter of judgement: 6 is what contracts hide things in, 7 a newspaper's tables.
FAIL_TYPE, WARN_TYPE = 6.0, 7.0
_SLACK = 0.05
_MARK = 2  # letters of a note's mark, which is smaller than its text


def embedded_fonts(document: Document) -> Iterator[Finding]:
    """Whether every font is in the file, so that every printer sets the same letters."""
    fonts: dict[str, None] = {}
    missing: dict[str, Place] = {}
    for page, words in _all_words(document):
        fonts[words.font] = None
        if not words.is_embedded:
            missing.setdefault(words.font, at(page.number, words.box))
    for font, place in missing.items():
        hint = "export it again with its fonts embedded"
        yield failed(f"{font} is not in the file: a printer takes another", hint, place)
    yield passed(_count(len(fonts), "font", ", all inside")) if fonts else skipped("no text")


def unicode_text(document: Document) -> Iterator[Finding]:
    """Whether every letter has a Unicode value: to search, to copy, to read aloud."""
    count, broken = 0, dict[str, tuple[int, Place]]()
    for page, words in _all_words(document):
        count += len(words.text)
        if words.unreadable:
            before, place = broken.get(words.font, (0, at(page.number, words.box)))
            broken[words.font] = before + words.unreadable, place
    for font, (letters, place) in broken.items():
        what = _count(letters, "letter", "")
        hint = "export it again from its source, with Unicode for its fonts (ToUnicode)"
        yield failed(f"{what} in {font} cannot be read aloud or searched for", hint, place)
    all_well = _count(count, "letter", ", all can be searched and read aloud")
    yield passed(all_well) if count else skipped("no text")


def smallest_type(document: Document) -> Iterator[Finding]:
    """Whether the smallest type can be read in print.

    That of a drawing, a form within a figure, only gets a warning: its alternative text says what
    it says, and whoever sets the page has it from someone else.
    """
    figures = {
        (content.page, content.mcid)
        for element in document.elements
        if element.role == "Figure"
        for content in element.contents()
    }
    sizes: dict[tuple[float, bool], tuple[Words, Place]] = {}
    for page, words in _all_words(document):
        if len(words.text) > _MARK:
            is_drawn = words.is_in_form and (page.number, words.mcid) in figures
            place = at(page.number, words.box)
            sizes.setdefault((round(words.size, 1), is_drawn), (words, place))
    for (size, is_drawn), (words, place) in sorted(sizes.items()):
        message = f"{size:g} pt: {quoted(words.text)}"
        if size < FAIL_TYPE - _SLACK and is_drawn:
            hint = "draw it narrower, in the width of its column, so that it is not made smaller"
            yield warned(message, hint, place)
        elif size < FAIL_TYPE - _SLACK:
            yield failed(message, f"set it in {FAIL_TYPE:g} points at least, better in 8", place)
        elif size < WARN_TYPE - _SLACK:
            yield warned(message, "8 points are easier on the eyes", place)
    yield passed(f"{min(sizes)[0]:g} pt") if sizes else skipped("no text")


def _all_words(document: Document) -> Iterator[tuple[Page, Words]]:
    for page in document.pages:
        for words in page.words:
            yield page, words


def _count(count: int, what: str, rest: str) -> str:
    return f"{count:,} {what}{'' if count == 1 else 's'}{rest}"
