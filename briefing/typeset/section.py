"""Sets a section: its title beside its text, over it, or run in; and lists and quotations."""

from __future__ import annotations

from briefing.brief.model import Copy, Point, PullQuote, Run, Section
from briefing.language.language import Language
from briefing.style.ladder import SMALLEST
from briefing.style.stylesheet import Stylesheet, TextStyle, TitleForm
from briefing.typeset.block import Block, FilledBox, Placed, Stack
from briefing.typeset.paragraph import Composer
from briefing.units import Pt, Rect


def set_quote(quote: PullQuote, sheet: Stylesheet, composer: Composer, measure: Pt) -> Block:
    """A quotation in its language's marks, the opening one left of the measure, and its speaker."""
    roles, apart = sheet.type, sheet.callout.quote
    opening = len(composer.shaper.language.quotes[0])
    words = _in_quotation_marks(quote.text, composer.shaper.language)
    stack = Stack()
    stack.add(composer.paragraph(words, roles.quote, measure, hang=opening))
    if quote.speaker:
        stack.add(composer.paragraph(quote.speaker, roles.speaker, measure), above=apart)
    return stack.block()


def quote_in_text(quote: PullQuote, sheet: Stylesheet, composer: Composer, measure: Pt) -> Block:
    """A pull quote as a block of the text, which no column's end parts."""
    words = set_quote(quote, sheet, composer, measure)
    return Block(words.depth, "BlockQuote", children=words.children, whole=True)


def white_over_quote(sheet: Stylesheet) -> Pt:
    """The white over a pull quote in the text."""
    return sheet.space.paragraphs if sheet.space.quote is None else sheet.space.quote


def _in_quotation_marks(copy: Copy, language: Language) -> Copy:
    """A quotation between its language's outer marks; marks within it are the inner ones."""
    opening, closing, inner_opening, inner_closing = language.quotes
    outer = opening.strip(), closing.strip()
    nested = str.maketrans('"' + "".join(outer), "'" + inner_opening + inner_closing)
    marks = tuple(run for run in copy.runs if run.is_mark)
    if marks and copy.runs[-len(marks) :] == marks:  # behind the quotation, not within it
        copy = copy._replace(runs=copy.runs[: -len(marks)])
    else:
        marks = ()
    runs = tuple(run._replace(text=run.text.translate(nested)) for run in _bare(copy, outer))
    return Copy((Run(text=opening), *runs, Run(text=closing), *marks), copy.span, copy.written)


def _bare(copy: Copy, outer: tuple[str, str]) -> tuple[Run, ...]:
    """A quotation's runs without marks that its author put around the whole."""
    text = copy.text
    pairs = (('"', '"'), outer, ("\u201c", "\u201d"))
    if not any(text.startswith(one) and text.endswith(other) for one, other in pairs):
        return copy.runs
    first, *others = copy.runs
    runs = [first._replace(text=first.text[1:]), *others]
    return (*runs[:-1], runs[-1]._replace(text=runs[-1].text[:-1]))


def titles_fit(sections: tuple[Section, ...], sheet: Stylesheet, composer: Composer) -> bool:
    """Whether no word of a title, or of a marking over one, is wider than the titles' lane."""
    texts = [(part, part.title, sheet.type.title) for part in sections]
    texts += [(part, part.marking, _marking_style(sheet)) for part in sections if part.marking]
    if any(part.status for part in sections):
        from briefing.typeset.status import fits_lane  # loaded only for a status

        stated = ((part.status, _title_lane(part, sheet)) for part in sections if part.status)
        if not all(fits_lane(status, sheet, composer, lane) for status, lane in stated):
            return False
    return all(
        composer.widest_part(copy, style) <= _title_lane(part, sheet) for part, copy, style in texts
    )


# In parts of the text's size: room between a title in its lane and numbers that hang into that.
_BESIDE_NUMBERS = 0.75


def _title_lane(section: Section, sheet: Stylesheet) -> Pt:
    """How wide a title beside its text may be, in points; numbers of points may reach there."""
    lane = sheet.grid.span(sheet.grid.label)
    return Pt(lane - _BESIDE_NUMBERS * sheet.type.body.size) if section.numbered else lane


def set_section(
    section: Section,
    sheet: Stylesheet,
    composer: Composer,
    *,
    columns: int,
    side: bool,
    quoted: bool = False,
    value_size: Pt | None = None,
) -> Block:
    """Set a section below its rule, whose middle is the block's top.

    `columns` is how many columns of the grid the text spans. At the `side` the title stands in a
    lane beside the text, on its first baseline; else over both lanes, or run in. `quoted` says
    that its pull quote stands in the text, not in the rail. Figures that it has stand in it, in
    lines with their values in a `value_size`, or else as a group.
    """
    if section.all_quotes and not quoted:
        section = section._replace(quote=None, quotes=())
    left, measure = sheet.grid.start(sheet.grid.label), sheet.grid.span(columns)
    width = Pt(left + measure)
    figures = None
    if value_size and section.figures:
        from briefing.typeset.section_figures import set_figures  # only for such a style

        figures = set_figures(section.figures, sheet, composer, measure, value_size)
    words = section._replace(quote=None, picture=None) if section.order else section
    placed = _set_words(words, sheet, composer, measure, figures, side=side)
    if section.aside:
        from briefing.typeset.aside import add_aside  # loaded only for a note

        placed = add_aside(section.aside, placed, sheet, composer, measure, side=side)
    if section.order:
        from briefing.typeset.section_blocks import set_blocks  # loaded only for such a section

        placed += set_blocks(section, sheet, composer, measure, _depth(placed))
    elif section.table:
        from briefing.typeset.table import set_table  # loaded only for a table

        table = set_table(section.table, sheet, composer, width=width, indent=left)
        placed = (*placed, Placed(Pt(0), Pt(_depth(placed) + sheet.table.above), table))
    across = width if columns == sheet.grid.text else sheet.grid.span(sheet.grid.full)
    boxes = _rule(sheet, across)
    return Block(depth=_depth(placed), tag="Sect", children=placed, boxes=boxes)


def _rule(sheet: Stylesheet, measure: Pt) -> tuple[FilledBox, ...]:
    """The rule over a section, its middle at the section's top, with the tab that hangs on it.

    The tab is at most as wide as the section.
    """
    thick, tab = sheet.space.section_rule or sheet.space.divider, sheet.space.section_tab
    rule = Rect(Pt(0), Pt(-thick / 2), measure, thick)
    wide = Pt(min(tab.width, measure))
    mark = Rect(Pt(0), Pt(-thick / 2), wide, Pt(tab.height + thick / 2))
    pairs = (rule, sheet.colours.ink), (mark, sheet.colours.accent)
    return tuple(FilledBox(*pair) for pair in pairs if pair[0].width and pair[0].height)


def parted_tables(
    section: Section, sheet: Stylesheet, composer: Composer, columns: int
) -> tuple[Section | None, Section | None]:
    """What of a section stands in a lane of text, `columns` of the grid wide, and what across all.

    That are tables too wide for the lane; and the whole section, if it has little else.
    """
    if not section.all_tables:
        return section, None
    from briefing.typeset.table import stands_across  # loaded only for a table

    lane = Pt(sheet.grid.start(sheet.grid.label) + sheet.grid.span(columns))
    wide = [table for table in section.all_tables if stands_across(table, sheet, composer, lane)]
    narrow = tuple(table for table in section.tables if table not in wide)
    if not wide:
        return section, None
    lists = section.body, section.points, section.all_quotes, section.all_pictures, section.figures
    if narrow or section.chart or any(lists):
        across = section._replace(table=None, tables=tuple(wide))
        return section._replace(table=None, tables=narrow), across
    return None, section


def set_across(
    section: Section,
    sheet: Stylesheet,
    composer: Composer,
    *,
    whole: bool,
    side: bool,
    value_size: Pt | None = None,
) -> Block:
    """A section across all columns, as a `whole` or its tables alone."""
    grid = sheet.grid
    if whole:
        columns, side = grid.full - grid.label, side and grid.label > 0
        return set_section(
            section, sheet, composer, columns=columns, side=side, value_size=value_size
        )
    from briefing.typeset.table import set_table  # loaded only for a table

    stack, width = Stack(), grid.span(grid.full)
    for table in section.all_tables:
        block = set_table(table, sheet, composer, width=width, indent=Pt(0))
        stack.add(block, above=sheet.table.above if stack.y else 0)
    return stack.block()


def _set_words(
    section: Section,
    sheet: Stylesheet,
    composer: Composer,
    measure: Pt,
    figures: Block | None,
    *,
    side: bool,
) -> tuple[Placed, ...]:
    """The title and the text, placed in points from the section's left margin and rule."""
    space, style = sheet.space, sheet.type.title
    left = sheet.grid.start(sheet.grid.label)
    width = Pt(left + measure)
    if sheet.layout.title is TitleForm.TAB:
        return _under_tab(section, sheet, composer, width, figures)
    words = section.summary or (section.body and not figures and not section.status)
    if sheet.layout.run_in and words and (figures or not section.figures):
        status = _under_summary(section, sheet, composer, measure)
        copy = _set_copy(_run_in(section), sheet, composer, measure, figures, status=status)
        return (Placed(left, space.section, _marked(section, sheet, composer, copy, measure)),)
    if side:
        title, reason = _in_lane(section, sheet, composer, measure)
        copy = _set_copy(section, sheet, composer, measure, figures, status=reason)
        if copy.children:
            return _beside(section, sheet, title, copy)
    else:
        copy = _set_copy(section, sheet, composer, measure, figures)
    style = sheet.type.summary if side else style
    title = composer.paragraph(section.title, style, width, tag="H2")
    title = _over_text(section, sheet, composer, title, width)
    title = _marked(section, sheet, composer, title, width)
    below = Pt(space.section + title.depth + space.title)
    over = Placed(Pt(0), space.section, title)
    return (over, Placed(left, below, copy)) if copy.children else (over,)


def _under_tab(
    section: Section, sheet: Stylesheet, composer: Composer, width: Pt, figures: Block | None
) -> tuple[Placed, ...]:
    """The title in a tab with the summary behind it, and all else below them."""
    from briefing.typeset.title_tab import set_headed, set_tab  # only for such a style

    tab = set_tab(section.title, sheet, composer, width)
    leads = bool(figures) or _goes_on(section)
    head = set_headed(section.summary, sheet, composer, width, tab, leads=leads)
    over = Pt(0)
    if section.marking:
        head, over = _marked(section, sheet, composer, head, width), sheet.space.section
    left, below = sheet.grid.start(sheet.grid.label), Pt(over + head.depth + sheet.space.body)
    rest, status = section._replace(summary=None), _under_summary(section, sheet, composer, width)
    copy = _set_copy(rest, sheet, composer, Pt(width - left), figures, status=status)
    top = Placed(Pt(0), over, head)
    return (top, Placed(left, below, copy)) if copy.children else (top,)


def set_title(section: Section, sheet: Stylesheet, composer: Composer, measure: Pt) -> Block:
    """A section's title as a heading, below the section's marking, if it has one."""
    title = composer.paragraph(section.title, sheet.type.title, measure, tag="H2")
    title = _over_text(section, sheet, composer, title, measure)
    return _marked(section, sheet, composer, title, measure)


def _in_lane(
    section: Section, sheet: Stylesheet, composer: Composer, measure: Pt
) -> tuple[Block, Block | None]:
    """The title in its lane, its status below it; and the reason that is too long for there."""
    lane = _title_lane(section, sheet)
    title, reason = composer.paragraph(section.title, sheet.type.title, lane, tag="H2"), None
    if section.status:
        from briefing.typeset.status import in_lane  # loaded only for a status

        title, reason = in_lane(title, section.status, sheet, composer, (lane, measure))
    return _marked(section, sheet, composer, title, lane), reason


def _over_text(
    section: Section, sheet: Stylesheet, composer: Composer, title: Block, measure: Pt
) -> Block:
    """A title that stands over its text, with the section's status, if it has one."""
    if section.status is None:
        return title
    from briefing.typeset.status import over_text  # loaded only for a status

    return over_text(title, section.status, sheet, composer, measure)


def _under_summary(
    section: Section, sheet: Stylesheet, composer: Composer, measure: Pt
) -> Block | None:
    """The section's status as a paragraph, where its title runs in or stands in a tab."""
    if section.status is None:
        return None
    from briefing.typeset.status import under_summary  # loaded only for a status

    return under_summary(section.status, sheet, composer, measure)


def _beside(
    section: Section, sheet: Stylesheet, title: Block, copy: Block
) -> tuple[Placed, Placed]:
    """The title in its lane and the text in its own, on one first baseline."""
    grid, space, style = sheet.grid, sheet.space, sheet.type.title
    first = sheet.type.summary if section.summary else sheet.type.body
    drop = Pt(space.section + max(first.leading - style.leading, 0))
    return Placed(Pt(0), drop, title), Placed(grid.start(grid.label), space.section, copy)


def _marked(
    section: Section, sheet: Stylesheet, composer: Composer, block: Block, measure: Pt
) -> Block:
    """The block that a section starts with, below the section's marking, if it has one."""
    if section.marking is None:
        return block
    marking = composer.paragraph(section.marking, _marking_style(sheet), measure)
    stack = Stack()
    stack.add(marking._replace(leads=True))
    stack.add(block)
    return stack.block()


def _marking_style(sheet: Stylesheet) -> TextStyle:
    """A topic's in bold, at the footer's size, or so small that TLP's longest fits a lane."""
    size = Pt(min(sheet.type.footer.size, SMALLEST)) if sheet.grid.label else sheet.type.footer.size
    return sheet.type.topic._replace(weight="bold", size=size)


def _run_in(section: Section) -> Section:
    """The section with its title put before its summary, or before its first paragraph."""
    if section.summary:
        return section._replace(summary=_led_by(section.title, section.summary))
    first, *others = section.body
    return section._replace(body=(_led_by(section.title, first), *others))


def _led_by(title: Copy, text: Copy) -> Copy:
    """A text behind a title in bold, with the full stop that the title lacks."""
    stop = () if title.text.endswith((".", "!", "?", "…", ":")) else (Run(text="."),)
    head = (run._replace(bold=True, heading=True) for run in (*title.runs, *stop))
    return text._replace(runs=(*head, Run(text=" "), *text.runs), parts=(title, text))


def _depth(placed: tuple[Placed, ...]) -> Pt:
    return Pt(max(part.y + part.block.depth for part in placed))


def _set_copy(
    section: Section,
    sheet: Stylesheet,
    composer: Composer,
    measure: Pt,
    figures: Block | None,
    *,
    status: Block | None = None,
) -> Block:
    """All of a section under its title, in the order in which it is read.

    That is grouped figures, summary, a status, figures in lines, paragraphs, points, a timeline,
    and what stands below these words.
    """
    space, stack = sheet.space, Stack()
    if section.figures and not figures:
        from briefing.typeset.figure_group import set_group  # loaded only for such a style

        group = set_group(section.figures, sheet, composer, measure)
        stack.add(group._replace(leads=bool(section.summary) or _goes_on(section)))
    above = space.body if stack.y else Pt(0)
    if section.summary:
        summary = composer.paragraph(section.summary, sheet.type.summary, measure)
        stack.add(summary._replace(leads=bool(figures) or _goes_on(section)), above=above)
        above = space.body
    if status:
        stack.add(status, above=above)
        above = space.body
    if figures:
        stack.add(figures, above=above)
        above = space.body
    for paragraph in section.body:
        stack.add(composer.paragraph(paragraph, sheet.type.body, measure), above=above)
        above = space.paragraphs
    if section.points:
        above = space.paragraphs if section.body else above
        points = set_points(section, sheet, composer, measure)
        stack.add(points, above=above)
    if section.timeline:
        from briefing.typeset.timeline import set_timeline  # loaded only for dates

        stack.add(set_timeline(section.timeline, sheet, composer, measure), above=above)
    _add_blocks(stack, section, sheet, composer, measure)
    return stack.block()


def _add_blocks(
    stack: Stack, section: Section, sheet: Stylesheet, composer: Composer, measure: Pt
) -> None:
    """Set a section's own chart, its quote and its picture under its words."""
    if section.chart:
        from briefing.typeset.charts.section_chart import add_chart  # loaded only for a chart

        add_chart(stack, section.chart, sheet, composer, measure)
    if section.quote:
        quote = quote_in_text(section.quote, sheet, composer, measure)
        stack.add(quote, above=white_over_quote(sheet) if stack.y else 0)
    if section.picture:
        from briefing.typeset.picture import set_picture  # loaded only for a picture

        picture = set_picture(section.picture, sheet, composer, measure)
        stack.add(picture, above=sheet.space.paragraphs if stack.y else 0)


def _goes_on(section: Section) -> bool:
    """Whether anything stands under the summary."""
    blocks = section.has_blocks or section.aside or section.chart
    return bool(section.body or section.points or blocks)


def set_point(
    point: Point,
    style: TextStyle,
    sheet: Stylesheet,
    composer: Composer,
    measure: Pt,
    *,
    tag: str | None = "LBody",
    is_marked: bool = True,
    lettered: bool = False,
) -> Block:
    """A point's text, `measure` points wide, and the points below it under that.

    The mark of its status stands before its first word if it `is_marked` here, and not by whoever
    sets the list. The points below it are `lettered` where it has a number, else they have dashes.
    """
    if point.status:
        from briefing.typeset.status import Marks, set_led  # loaded only for a status

        marks = Marks(sheet, composer, style)
        text = set_led(point.text, point.status, marks, measure, is_marked=is_marked)
        text = text._replace(tag=tag)
    else:
        text = composer.paragraph(point.text, style, measure, tag=tag)
    if not point.points:
        return text
    from briefing.typeset.sub_points import over_sub_points  # loaded only for some

    return over_sub_points(
        text, point.points, style, sheet, composer, measure=measure, lettered=lettered
    )


def set_points(section: Section, sheet: Stylesheet, composer: Composer, measure: Pt) -> Block:
    """Set a section's points as a list, each with a square bullet, or its number, to its left."""
    bullet, style, stack = sheet.space.bullet, sheet.type.body, Stack()
    labels, marks, points = list[Placed](), None, section.points
    indent = bullet.indent
    if section.numbered:
        from briefing.typeset.numbering import set_labels  # loaded only for numbers

        labels, indent = set_labels(section, sheet, composer)
    if any(point.status for point in points):
        from briefing.typeset.status import PointMarks  # loaded only for a status

        marks = PointMarks.of(sheet, composer)
        indent = indent if labels else marks.indent
    for number, point in enumerate(points):
        label = labels[number : number + 1]
        is_hung = bool(marks) and not label
        text = set_point(
            point,
            style,
            sheet,
            composer,
            Pt(measure - indent),
            is_marked=not is_hung,
            lettered=bool(label),
        )
        middle = text.lines[0].baseline - bullet.up
        left, top = Pt(indent - bullet.out), Pt(middle - bullet.size / 2)
        square = Rect(left, top, bullet.size, bullet.size)
        mark = marks.beside(point, text) if marks and is_hung else ()
        item = Block(
            depth=text.depth,
            tag="LI",
            children=(*label, Placed(indent, Pt(0), text), *mark),
            boxes=() if label or mark else (FilledBox(square, style.colour),),
        )
        stack.add(item, above=sheet.space.points if number else 0)
    block = stack.block("L")
    return block._replace(numbering="Decimal") if labels else block


def set_list(
    points: tuple[Point, ...],
    style: TextStyle,
    sheet: Stylesheet,
    composer: Composer,
    measure: Pt,
) -> Block:
    """Set points as a list without bullets, as far apart as those of what is next."""
    stack, apart = Stack(), sheet.callout.agenda
    for number, point in enumerate(points):
        text = set_point(point, style, sheet, composer, measure)
        item = Block(depth=text.depth, tag="LI", children=(Placed(Pt(0), Pt(0), text),))
        stack.add(item, above=apart if number else 0)
    return stack.block("L")
