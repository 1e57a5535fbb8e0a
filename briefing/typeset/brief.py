"""Sets a whole brief: every section and every part of the rail as a block, not placed yet."""

from typing import TYPE_CHECKING, NamedTuple

from briefing.brief.dates import own_day, own_year
from briefing.brief.model import Brief, Contact, Copy, Figure, Next, Section
from briefing.style.stylesheet import Moved, NextPlace, Place, Stylesheet
from briefing.typeset.block import Block, Placed, Stack
from briefing.typeset.figure_group import part_figures
from briefing.typeset.key_figures import ALONE, CalloutSetter
from briefing.typeset.paragraph import Composer
from briefing.typeset.section import parted_tables, set_across, set_section, titles_fit
from briefing.units import Pt

if TYPE_CHECKING:
    from briefing.brief.blocks import Picture


class BriefBlocks(NamedTuple):
    """The blocks of a brief, each as deep as it takes.

    `quotes` holds for each section its pull quote in the rail, or None: it is read with the
    section wherever it stands. `heading` stands over the `figures`, rows of one or more, and is
    None without any. `crowded` tells that titles with a lane of their own are too wide for it.
    What is `next` is None unless it stands in the rail; in the text it is the last of the
    `sections`, in a strip at the foot of the page the `closing` block. In a style without a rail a
    `strip` holds the figures, and the brief's picture is the `lead` of the text; else it is the
    `picture` at the top of the rail. A section that stands in the strip with all it has is an empty
    block among the `sections`, and so is one that stands across the columns of text. What stands
    there, `across` holds for each section, or None. What is asked, `ask`, is the first of the text,
    and the boxes of a `decision` the last of it, unless they stand in the ask. Whom to `contact` is
    the last of the rail; None where that stands in the footer.
    """

    sections: tuple[Block, ...]
    heading: Block | None
    figures: tuple[Block, ...]
    quotes: tuple[Block | None, ...]
    next: Block | None
    strip: Block | None = None
    picture: Block | None = None
    lead: Block | None = None
    crowded: bool = False
    across: tuple[Block | None, ...] = ()
    closing: Block | None = None
    ask: Block | None = None
    decision: Block | None = None
    contact: Block | None = None

    @property
    def leading(self) -> tuple[Block, ...]:
        """What stands in the text over its sections."""
        return tuple(part for part in (self.ask, self.lead) if part)

    @property
    def texts(self) -> tuple[Block, ...]:
        """What stands in the text, from the top."""
        sections = (section for section in self.sections if section.depth)
        return (*self.leading, *sections, *((self.decision,) if self.decision else ()))

    @property
    def groups(self) -> tuple[Block, ...]:
        """What follows the key figures in the rail, from the top."""
        return tuple(part for part in (*self.quotes, self.next, self.contact) if part)

    @property
    def has_rail(self) -> bool:
        """Whether anything stands in the rail."""
        return bool(self.picture or self.figures or self.groups)


def set_brief(
    brief: Brief, sheet: Stylesheet, composer: Composer, moved: tuple[Moved, ...] = ()
) -> BriefBlocks:
    """Set a brief at one rung of the ladder, parts of the rail `moved` into the text."""
    setter = CalloutSetter(sheet, composer, brief.language, sheet.grid.span(sheet.grid.rail))
    sections, outside = part_figures(brief.sections, sheet)
    figures, strip = _set_figures(outside, setter)
    value_size = _size_in_sections(brief, sheet, composer)
    aside = Moved.QUOTES not in moved
    quotes = [
        setter.quotes(part.all_quotes, _repeated(part)) if part.all_quotes and aside else None
        for part in brief.sections
    ]
    at_foot = sheet.layout.next is NextPlace.STRIP
    coming = None if at_foot or Moved.NEXT in moved else brief.next
    if brief.next and not coming and not at_foot:
        sections = (*sections, _as_section(brief.next, brief))
        quotes.append(None)
    pictured = brief.picture and sheet.layout.figures is Place.RAIL
    has_rail = bool(figures or any(quotes) or coming or pictured)
    narrow = has_rail or sheet.layout.columns > 1
    columns = sheet.grid.text if narrow else sheet.grid.open
    in_rail = brief.contacts and has_rail and Moved.CONTACT not in moved
    picture, lead = _set_picture(brief.picture, setter, columns)
    in_text = tuple(filter(None, sections))
    side = sheet.grid.label > 0 and titles_fit(in_text, sheet, composer)
    parted = [
        parted_tables(part, sheet, composer, columns) if part else (None, None) for part in sections
    ]
    blocks = [
        set_section(
            part,
            sheet,
            composer,
            columns=columns,
            side=side,
            quoted=not aside,
            value_size=value_size,
        )
        if part
        else Block(Pt(0))
        for part, _ in parted
    ]
    if brief.scales and sheet.layout.marks:
        from briefing.typeset.status import add_legends  # loaded only for scales

        texts = [part for part, _ in parted]
        add_legends(brief, texts, blocks, sheet, composer, columns=columns)
    return BriefBlocks(
        sections=tuple(blocks),
        heading=setter.on(sheet.fills.figures).figures_heading() if figures else None,
        figures=figures,
        quotes=tuple(quotes),
        next=setter.next(coming, own_day(brief)) if coming else None,
        strip=strip,
        picture=picture,
        lead=lead,
        crowded=sheet.grid.label > 0 and not side,
        across=tuple(
            set_across(wide, sheet, composer, whole=part is None, side=side, value_size=value_size)
            if wide
            else None
            for part, wide in parted
        ),
        closing=_set_closing(brief.next, setter, brief) if brief.next and at_foot else None,
        ask=_set_ask(brief, setter, columns, side=side) if brief.ask else None,
        decision=_set_decision(brief, setter, columns, side=side),
        contact=_set_contacts(brief.contacts, setter) if in_rail else None,
    )


def _repeated(section: Section) -> Copy:
    """A section's title as it stands over its quote: without its number and marks of notes."""
    runs = tuple(run for run in section.title.runs[section.number > 0 :] if not run.is_mark)
    return section.title if len(runs) == len(section.title.runs) else Copy(runs, section.title.span)


def _set_ask(brief: Brief, setter: CalloutSetter, columns: int, *, side: bool) -> Block:
    """What is asked; without a lane of titles with the boxes to tick."""
    from briefing.typeset.ask import letters, set_ask  # loaded only where something is asked

    assert brief.ask
    sheet, composer = setter.sheet, setter.composer
    measure, rows = sheet.grid.span(columns), None
    if brief.decision and not side:
        from briefing.typeset.decision import set_rows  # loaded only for boxes to tick

        given = brief.decision, brief.ask, sheet, composer, measure
        rows = set_rows(*given, side=False, ruled=True)
    return set_ask(
        brief.ask,
        sheet,
        composer,
        measure=measure,
        side=side,
        year=own_year(brief),
        named=letters(brief.ask, brief.decision),
        decision=rows,
    )


def _set_decision(brief: Brief, setter: CalloutSetter, columns: int, *, side: bool) -> Block | None:
    """The boxes to tick as a block of their own; None without any, or where the ask has them."""
    if brief.decision is None or (brief.ask and not side):
        return None
    from briefing.typeset.decision import set_decision  # loaded only for boxes to tick

    sheet, composer = setter.sheet, setter.composer
    return set_decision(brief.decision, brief.ask, sheet, composer, sheet.grid.span(columns))


def _set_contacts(contacts: tuple[Contact, ...], setter: CalloutSetter) -> Block:
    from briefing.typeset.contact import set_contacts  # loaded only for a list of people

    return set_contacts(contacts, setter.sheet, setter.composer, setter.measure)


def _as_section(coming: Next, brief: Brief) -> Section:
    """What is next as a section of the text."""
    title, points, span = coming.title, coming.points, coming.span
    if any(point.date for point in points):
        from briefing.brief.blocks import Timeline  # loaded only for dates

        return Section(title=title, span=span, timeline=Timeline(points, own_day(brief)))
    return Section(title=title, points=points, span=span)


def _set_closing(coming: Next, setter: CalloutSetter, brief: Brief) -> Block:
    from briefing.typeset.closing_strip import set_closing_strip  # loaded only for such a style

    return set_closing_strip(coming, setter.sheet, setter.composer, own_day(brief))


def _set_picture(
    picture: "Picture | None", setter: CalloutSetter, columns: int
) -> tuple[Block | None, Block | None]:
    """The brief's picture for the rail, or, in a style without one, for the lane of the text."""
    sheet, composer = setter.sheet, setter.composer
    if picture is None:
        return None, None
    from briefing.typeset.picture import set_picture  # loaded only for a picture

    if sheet.layout.figures is Place.RAIL:
        return set_picture(picture, sheet, composer, setter.measure), None
    stack = Stack()
    block = set_picture(picture, sheet, composer, sheet.grid.span(columns))
    stack.add(block, x=sheet.grid.start(sheet.grid.label))
    return None, stack.block()


def _set_figures(
    sections: tuple[Section, ...], setter: CalloutSetter
) -> tuple[tuple[Block, ...], Block | None]:
    """Figures of sections, each for the rail, or all in a strip where the style has them there."""
    figures = tuple(figure for part in sections for figure in part.figures)
    sheet = setter.sheet
    if not figures:
        return (), None
    if sheet.layout.figures is Place.STRIP:
        from briefing.typeset.figure_strip import group_figures, set_strip  # only for such a style

        groups = group_figures(sections)
        return (), set_strip(groups, sheet, setter.composer, setter.language)
    return _rows(figures, setter.on(sheet.fills.figures)), None


def _size_in_sections(brief: Brief, sheet: Stylesheet, composer: Composer) -> Pt | None:
    """The size of all values, where the style has key figures in their sections."""
    figures = tuple(figure for part in brief.sections for figure in part.figures)
    if not figures or sheet.layout.figures is not Place.SECTIONS:
        return None
    from briefing.typeset.section_figures import common_size  # only for such a style

    narrow = sheet.layout.columns > 1
    measure = sheet.grid.span(sheet.grid.text if narrow else sheet.grid.open)
    return common_size(figures, sheet, composer, measure)


def _rows(figures: tuple[Figure, ...], setter: CalloutSetter) -> tuple[Block, ...]:
    """The key figures of the rail in rows; one alone in the last row has it to itself."""
    sheet, abreast = setter.sheet, setter.sheet.layout.abreast
    columns = sheet.grid.rail // abreast
    cell = setter._replace(measure=sheet.grid.span(columns))
    size = cell.values.common_size(figures)
    rows = []
    for start in range(0, len(figures), abreast):
        row = figures[start : start + abreast]
        one = cell if len(row) == abreast else setter
        values = [one.values.block(figure, size) for figure in row]
        level = one.level(row, values) if len(row) > 1 else ALONE
        blocks = [
            one.figure(figure, value, rule=sheet.space.rule, level=level)
            for figure, value in zip(row, values, strict=True)
        ]
        rows.append(_abreast(blocks, sheet.grid.start(columns)))
    return tuple(rows)


def _abreast(blocks: list[Block], apart: Pt) -> Block:
    """Blocks side by side, each so many points right of the one before; as deep as the deepest."""
    if len(blocks) == 1:
        return blocks[0]
    depth = max(block.depth for block in blocks)
    placed = (Placed(Pt(at * apart), Pt(0), block) for at, block in enumerate(blocks))
    return Block(depth=depth, children=tuple(placed))
