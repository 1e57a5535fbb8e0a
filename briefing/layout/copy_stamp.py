"""Numbers a page's copies: "Copy 3 of 12" and the holder's name, above the header's rule.

The words are not part of the page, whose fit they never change: each copy has its own beside
what all share.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from briefing.brief.model import Copy, Run
from briefing.errors import BriefingError, Fault, in_order
from briefing.language.language import Language
from briefing.layout.page import Element, Headroom, Page, Text
from briefing.style.stylesheet import Typography
from briefing.typeset.glyphs import Metrics
from briefing.typeset.paragraph import Composer
from briefing.typeset.shaping import Shaper
from briefing.units import Pt

# Between the holder's name and the number.
_GAP = "\u2002\u2002"


class Stamp(NamedTuple):
    """What one copy has of its own: its name in lists, and its words on the page."""

    name: str
    texts: tuple[Text, ...]


def set_stamps(
    page: Page, holders: Sequence[Copy], language: Language, metrics: Metrics
) -> tuple[Stamp, ...]:
    """The stamp of each holder's copy, in order; a holder without a name has a number alone.

    All are one paragraph of the page's structure, read last, of which each copy has its own.

    Raises:
        BriefingError: the style leaves no room, a name is too long for it, or holds letters
            that its faces lack.
    """
    room = page.headroom
    if room is None or room.rect.height < room.style.leading:
        hint = "move the paper's `head` down in the style"
        message = "there is no room over the header rule for a copy's number"
        raise BriefingError(Fault("copies.no-room", message, hint=hint))
    document = next(_root(item.mark) for item in page.items if isinstance(item.mark, Element))
    paragraph = Element(role="P", parent=document)
    shaper = Shaper(metrics, language, Typography(quotes=False, dashes=False))
    composer = Composer(shaper, room.drop)
    stamps = []
    for number, holder in enumerate(holders, start=1):
        words = language.words.copy.format(number=number, count=len(holders))
        name = f"{number} {holder.text}" if holder.runs else words
        stamps.append(Stamp(name, tuple(_texts(holder, words, room, composer, paragraph))))
    if faults := (*shaper.faults, *composer.faults):
        raise BriefingError(*in_order(faults))
    return tuple(stamps)


def _texts(
    holder: Copy, words: str, room: Headroom, composer: Composer, paragraph: Element
) -> Iterator[Text]:
    """The line, flush right on the header's rule: the number at one place on every copy.

    It is set as it is written: a name has no straight quotes to be turned.
    """
    name = (*holder.runs, Run(text=_GAP)) if holder.runs else ()
    runs = (*name, Run(text=words, bold=True))
    copy = holder._replace(runs=tuple(run._replace(verbatim=True) for run in runs))
    line = composer.line(copy, room.style)
    left, top, width, height = room.rect
    if line.width > width:
        over, own = line.width - width, composer.width(holder, room.style)
        fitting = int(len(holder.text) * max(1 - over / own, 0))
        message = f"the name is {over:.1f} pt too wide for its place over the header rule"
        hint = f"shorten it to about {fitting} characters; it has {len(holder.text)}"
        composer.fault("copies.name-too-long", message, holder.span, hint)
    x, y = left + width - line.width, top + height - room.drop
    for part in line.glyph_runs:
        if not part.text.isspace():
            place = Pt(x + part.x), Pt(y), part.width
            yield Text(*place, part.glyphs, part.face, part.size, part.colour, paragraph, copy)


def _root(element: Element) -> Element:
    """The element that holds all others."""
    return _root(element.parent) if element.parent else element
