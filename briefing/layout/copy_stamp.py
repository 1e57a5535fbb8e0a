"""A page's copies get their numbers: "Copy 3 of 12" and the holder's name, over the header rule.

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
    setter = _Setter(language, metrics, room, Element(role="P", parent=document))
    stamps = tuple(setter.stamps(holders))
    if faults := (*setter.shaper.faults, *setter.faults):
        raise BriefingError(*in_order(faults))
    return stamps


class _Setter:
    """Sets the lines, and collects what is wrong with them."""

    def __init__(self, language: Language, metrics: Metrics, room: Headroom, mark: Element) -> None:
        self.words = language.words.copy
        self.room = room
        self.mark = mark
        self.faults: list[Fault] = []
        self.shaper = Shaper(metrics, language, Typography(quotes=False, dashes=False))
        self._composer = Composer(self.shaper, room.drop)

    def stamps(self, holders: Sequence[Copy]) -> Iterator[Stamp]:
        """A stamp for each holder."""
        for number, holder in enumerate(holders, start=1):
            words = self.words.format(number=number, count=len(holders))
            name = f"{number} {holder.text}" if holder.runs else words
            yield Stamp(name, tuple(self._texts(holder, words)))

    def _texts(self, holder: Copy, words: str) -> Iterator[Text]:
        """The line, flush right on the header rule: the number at one place on every copy.

        It is set as it is written: a name has no straight quotes to be turned.
        """
        number = Run(text=words, bold=True, verbatim=True)
        name = (*holder.runs, Run(text=_GAP)) if holder.runs else ()
        copy = holder._replace(runs=(*name, number))
        line = self._composer.line(copy, self.room.style)
        left, top, width, height = self.room.rect
        if line.width > width:
            self._too_wide(holder, Pt(line.width - width))
        x, y = left + width - line.width, top + height - self.room.drop
        for part in filter(lambda part: not part.text.isspace(), line.glyph_runs):
            place = Pt(x + part.x), Pt(y), part.width
            yield Text(*place, part.glyphs, part.face, part.size, part.colour, self.mark, copy)

    def _too_wide(self, holder: Copy, over: Pt) -> None:
        own = self._composer.width(holder, self.room.style)
        fitting = int(len(holder.text) * max(1 - over / own, 0))
        message = f"the name is {over:.1f} pt too wide for its place over the header rule"
        hint = f"shorten it to about {fitting} characters; it has {len(holder.text)}"
        fault = Fault("copies.name-too-long", message, holder.span, hint)
        self.faults.append(fault)


def _root(mark: object) -> Element:
    """The element that holds all others."""
    assert isinstance(mark, Element)
    return _root(mark.parent) if mark.parent else mark
