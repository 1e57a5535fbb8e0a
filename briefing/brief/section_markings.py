"""Whether the marking of a page covers those of its sections.

It covers a section that is marked in the same scheme and no higher, and that all readers of the
page may read. An organisation's own marking covers only itself.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefing.brief.files import MASTHEAD
from briefing.brief.model import MARKING_BLANK, Brief, Copy
from briefing.errors import Fault
from briefing.markings.parser import Malformed, Marking, Said, read_marking


def covers(limit: str, marking: str) -> bool:
    """Whether a limit, a page's marking or what may be mailed, covers a marking."""
    return limit == marking or _gap(*_read(limit, marking)) is None


def check_markings(brief: Brief) -> Iterator[Fault]:
    """A fault for each section that the page's marking does not cover.

    And one for a file name that asks for the marking of a page that has none.
    """
    if brief.filename and not brief.marking and MARKING_BLANK in brief.filename.text:
        message = f"the brief has no marking to stand for {MARKING_BLANK}"
        hint = f"give the brief a `marking`, or take {MARKING_BLANK} out of its file's name"
        yield Fault("marking.missing", message, brief.filename.span, hint)
    for part in brief.sections:
        if part.marking:
            yield from _check(part.marking, brief)


def _check(own: Copy, brief: Brief) -> Iterator[Fault]:
    """The fault of a section's marking that the page's does not cover, if so."""
    read = read_marking(own.text, portion=True)
    mended = (read.right if isinstance(read, Malformed) else None) or own.text
    others = [part.marking.text for part in brief.sections if part.marking]
    needed = _highest(mended, [mended, *others])
    if brief.marking is None:
        message = f"the section is marked {own.text}, the page is not"
        hint = f"write `marking: {needed}` in {MASTHEAD}"
        yield Fault("marking.roll-up", message, own.span, hint)
        return
    page = brief.marking.text
    whole, section = _read(page, own.text)
    if page == own.text or isinstance(whole, Malformed) or isinstance(section, Malformed):
        return  # alike; or a wrong form, which comes first
    gap = _gap(whole, section)
    if gap is not None:
        message = f"the page's marking, {page}, does not cover {own.text}"
        hint = gap or f"mark the page `{needed}`"
        yield Fault("marking.roll-up", message, own.span, hint)


_Reading = Marking | Malformed | None


def _read(limit: str, marking: str) -> tuple[_Reading, _Reading]:
    return read_marking(limit), read_marking(marking, portion=True)


def _gap(whole: _Reading, part: _Reading) -> str | None:
    """The hint of what to do so that one covers the other.

    It is empty if the page has to be marked higher, and None if it covers the section.
    """
    if not isinstance(whole, Marking) or not isinstance(part, Marking):
        return "mark both in one scheme, or both alike"
    if whole.scheme is not part.scheme:
        return f"mark both in one scheme, {whole.scheme.name} or {part.scheme.name}"
    if whole.level < part.level:
        return ""
    for said in part.caveats:
        if said.caveat.narrows and not any(_stands_for(other, said) for other in whole.caveats):
            return f"let the page's marking say {said.caveat.form.replace('…', said.names)}, too"
    for said in whole.caveats:
        if said.caveat.widens and not any(_reaches(other, said) for other in part.caveats):
            return f"take {said.text} out of the page's marking, or add it to the section's"
    return None


def _stands_for(one: Said, other: Said) -> bool:
    """Whether a caveat has no more readers than another."""
    same = one.caveat == other.caveat and one.names == other.names
    return same or other.caveat.form in one.caveat.covers


def _reaches(one: Said, other: Said) -> bool:
    """Whether a caveat has all readers of another."""
    names = (set(said.names.replace(" and ", ", ").split(", ")) for said in (one, other))
    mine, yours = names
    return one.caveat == other.caveat and mine >= yours


def _highest(own: str, markings: list[str]) -> str:
    """The highest of those markings that are in the scheme of `own`, in its form for a page."""
    one = read_marking(own, portion=True)
    if not isinstance(one, Marking):
        return own
    pairs = ((read_marking(text, portion=True), text) for text in markings)
    same = [
        (reading.level, text)
        for reading, text in pairs
        if isinstance(reading, Marking) and reading.scheme is one.scheme
    ]
    level, text = max(same, key=lambda pair: pair[0])
    forms = one.scheme.levels[level].forms
    return text if not forms or isinstance(read_marking(text), Marking) else forms[0]
