"""A long table becomes pages: a title, rows under heads that each page repeats, and notes.

It is one table to a screen reader, whatever the pages: repeated heads are not read again.
"""

from collections.abc import Iterator
from typing import NamedTuple

from briefing.brief.model import own_words
from briefing.errors import BriefingError
from briefing.evidence.annex import Annex
from briefing.galley.sheet import SheetSetter
from briefing.language.language import Language
from briefing.layout.page import Element, Item, Page
from briefing.makeup.bench import marked_sheet, set_marking
from briefing.makeup.leaves import Frame, Piece, pour
from briefing.makeup.structure import mark_up
from briefing.style.style import Style
from briefing.style.stylesheet import Stylesheet
from briefing.typeset.block import Block, Drawn, Placed
from briefing.typeset.glyphs import Metrics
from briefing.typeset.paragraph import Composer
from briefing.typeset.shaping import Shaper
from briefing.units import Pt, Rect

# Between the sheet's name and the page's number, both on one line.
_APART = "    "


def set_annex(
    annex: Annex, language: Language, style: Style, metrics: Metrics, *, paper: str
) -> tuple[Page, ...]:
    """Set a table on as many pages as it takes; a row parts only where no page can hold it.

    Raises:
        BriefingError: for characters that the style's faces lack: none may print as an empty
            box, the glyph that stands for them all (ISO 19005-2, 6.2.11.8); for a marking that
            takes more than its line.
    """
    sheet = marked_sheet(annex.marking, style, paper)
    shaper = Shaper(metrics, language, sheet.typography)
    measure = Pt(sheet.format.size.width - 2 * sheet.format.side)
    setter = SheetSetter(sheet, Composer(shaper, sheet.space.drop), annex.widths, measure)
    pages = tuple(_Binder(annex, language, sheet, setter).pages())
    if setter.composer.faults:
        raise BriefingError(*setter.composer.faults)
    if shaper.faults:
        hint = "give the sheet as text, Markdown, CSV or JSON, which need no face"
        raise BriefingError(*(fault._replace(hint=hint) for fault in shaper.faults))
    return pages


class _Binder(NamedTuple):
    """What an annex is made of."""

    annex: Annex
    language: Language
    sheet: Stylesheet
    setter: SheetSetter

    def pages(self) -> Iterator[Page]:
        """The leaves, each with its footer."""
        document, form = Element(role="Document"), self.sheet.format
        again = self._piece(self.setter.heads_again(self.annex.heads), document)
        frame = Frame(form.head, Pt(form.foot - self.sheet.space.foot), again)
        leaves = pour(self._pieces(document), frame)
        for number, items in enumerate(leaves, start=1):
            above, below = self._markings(document, first=number == 1)
            footer = mark_up((self._footer(number, len(leaves)),), document)
            all_items = (*above, *items, *footer, *below)
            yield Page(form.size, all_items, self.annex.title.text, self.language.tag)

    def _markings(self, document: Element, *, first: bool) -> Iterator[tuple[Item, ...]]:
        """The marking at the top and the bottom of a page, read once, before all else."""
        marking, form = self.annex.marking, self.sheet.format
        for baseline, tag in ((form.top, "P" if first else None), (form.bottom, None)):
            if marking is None or baseline is None:
                yield ()
                continue
            placed = set_marking(marking, self.sheet, self.setter.composer, baseline, tag=tag)
            yield mark_up((placed,), document)

    def _pieces(self, document: Element) -> Iterator[Piece]:
        """The title, the table's rows and the notes, every one marked."""
        setter, line = self.setter, self.sheet.baseline
        table = Element(role="Table", parent=document)
        title = self._piece(setter.title(self.annex.title), document)
        yield title._replace(step=setter.title_style.leading, leads=True)
        heads = self._piece(setter.heads(self.annex.heads), table)
        yield heads._replace(first=setter.white, above=line, leads=True)
        for row in self.annex.rows:
            yield self._piece(setter.row(row), table)._replace(first=setter.white, headed=True)
        context = self.sheet.type.context
        for note in self.annex.notes:
            piece = self._piece(setter.text(note, context, "P"), document)
            yield piece._replace(step=context.leading, above=line)

    def _piece(self, block: Block, parent: Element) -> Piece:
        items = mark_up((Placed(self.sheet.format.side, Pt(0), block),), parent)
        return Piece(items, block.depth, self.sheet.type.cell.leading)

    def _footer(self, number: int, count: int) -> Placed:
        """What the sheet is called, and which page of how many this is."""
        space, measure = self.sheet.space, self.setter.measure
        words = self.language.words.page.format(number=number, count=count)
        copy = own_words(f"{self.annex.name}{_APART}{words}")
        style = self.sheet.type.footer
        line = self.setter.composer.paragraph(copy, style, measure, tag=None, artifact="Pagination")
        # The first baseline is as far below the rule as in a brief's footer.
        y = Pt(space.footer - (style.leading - space.drop))
        rule = Drawn(Rect(Pt(0), Pt(0), measure, space.rule), self.sheet.colours.ink)
        block = Block(line.depth, boxes=(rule,), children=(Placed(Pt(0), y, line),))
        return Placed(self.sheet.format.side, self.sheet.format.foot, block)
