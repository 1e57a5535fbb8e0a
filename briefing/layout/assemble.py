"""Makes the page of a trial: every block at its place, every item in the order of reading."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from briefing.brief.model import Brief, NoteMark
from briefing.layout.balance import Balance, Gaps, picture_depth
from briefing.layout.page import Artifact, Element, Fill, Item, Mark, Page, Picture, Text, Trace
from briefing.layout.trial import Trial
from briefing.typeset.block import (
    Block,
    Boxes,
    Drawing,
    GlyphRun,
    Line,
    OpenBox,
    Outline,
    Placed,
    Shape,
    moved,
)
from briefing.typeset.glyphs import seen
from briefing.typeset.key_figures import stack_figures
from briefing.units import Pt, Rect


def mark_up(parts: Iterable[Placed], document: Element) -> tuple[Item, ...]:
    """The items of some blocks, in reading order, their elements below `document`.

    Blocks are placed in points from the page's top left corner. A block's tag is its element;
    its rules and bullets are artifacts, which are not read (ISO 32000-1, 14.8.2.2).
    """
    items: list[Item] = []
    for part in parts:
        _add_items(items, part.block, part.x, part.y, document)
    return tuple(items)


def _add_items(items: list[Item], block: Block, x: float, y: float, parent: Mark) -> None:
    for drawn in block.boxes:
        drawn = drawn._replace(rect=moved(drawn.rect, x, y))
        if isinstance(drawn, OpenBox):
            items.append(Trace(drawn.outline, Artifact("Layout")))
        else:
            items.append(Fill((drawn.rect,), drawn.colour, Artifact("Layout")))
    mark = Artifact(block.artifact) if block.artifact else parent
    if block.tag and isinstance(mark, Element):
        mark = Element(
            role=block.tag,
            parent=mark,
            scope=block.scope,
            cell=block.cell,
            numbering=block.numbering,
        )
    if block.spoken is not None and isinstance(mark, Element):
        items += _spoken(block, x, y, mark)
    elif block.lines:
        items += _lines(block.lines, x, y, mark)
    if block.drawing:
        mark = _figure(block.drawing, x, y, mark)
        items += (_shape(shape.moved(x, y), mark) for shape in block.drawing.shapes)
    for child in block.children:
        _add_items(items, child.block, x + child.x, y + child.y, mark)


def _spoken(block: Block, x: float, y: float, element: Element) -> Iterator[Item]:
    """Lines that are read in other words, which a Span has (ISO 32000-1, 14.9.4)."""
    if any(map(_has_voices, block.lines)):
        yield from _lines_apart(block.lines, x, y, element)
        return
    span = element if block.tag == "Span" else Element(role="Span", parent=element)
    span.spoken = block.spoken
    yield from _lines(block.lines, x, y, span)


def _figure(drawing: Drawing, x: float, y: float, parent: Mark) -> Mark:
    """The element of a drawing; one that says nothing new is an artifact."""
    if drawing.alt is None or isinstance(parent, Artifact):
        return Artifact("Layout")
    box = moved(drawing.box, x, y)
    alt = seen(drawing.alt)
    return Element(role="Figure", parent=parent, alt=alt, box=box, span=drawing.span)


def _shape(shape: Shape, mark: Mark) -> Item:
    if isinstance(shape, Boxes):
        return Fill(*shape, mark)
    return Trace(shape, mark) if isinstance(shape, Outline) else Picture(shape, mark)


def _lines(lines: tuple[Line, ...], x: float, y: float, mark: Mark) -> Iterator[Item]:
    """A block's text; a title that runs in is an H2 beside the element of the text it starts.

    Notes that are listed are elements of their own, one behind the other.
    """
    glyph_runs = [(line, run) for line in lines for run in line.glyph_runs]
    before = glyph_runs[-2][1].note if glyph_runs[1:] else None
    if before and before.part != "mark" and (last := glyph_runs[-1][1]).text.isspace():
        # The space that ends a text is the last note's.
        glyph_runs[-1] = glyph_runs[-1][0], last._replace(note=before)
    for (heading, noted), part in groupby(glyph_runs, key=lambda pair: _stretch(pair[1])):
        inner = mark
        if heading and isinstance(mark, Element):
            inner = Element(role="H2", parent=mark.parent)
        elif noted is not None and isinstance(mark, Element):
            inner = Element(role="Note" if noted else "P", parent=mark)
        show = _note if noted and inner is not mark else _voices
        yield from show(list(part), x, y, inner)


def _stretch(run: GlyphRun) -> tuple[bool, int | None]:
    """Whether glyphs are of a title that runs in, and the number of the note that they list.

    That is None of other text, and 0 of what a table says of itself.
    """
    note = run.note
    return run.heading, note.number if note and note.part != "mark" else None


def _note(
    glyph_runs: list[tuple[Line, GlyphRun]], x: float, y: float, mark: Mark
) -> Iterator[Item]:
    """A note as it is listed: its label, a link back to its first mark, and its words."""
    assert isinstance(mark, Element), "notes are read"
    for note, group in groupby(glyph_runs, key=lambda pair: pair[1].note):
        if note is None or note.part == "words":
            yield from _voices(list(group), x, y, Element(role="P", parent=mark))
            continue
        mark.id = f"note {note.number:04}"
        anchor, target = f"note {note.number}", f"mark {note.number}"
        label = Element(role="Lbl", parent=mark)
        link = Element(role="Link", parent=label, alt=note.says, anchor=anchor, target=target)
        yield from _voiced(list(group), x, y, link)


def _lines_apart(lines: tuple[Line, ...], x: float, y: float, element: Element) -> Iterator[Item]:
    """Lines of several voices that are not to be read as one word: a space follows each.

    What replaces a text is said of one piece of marked content (ISO 32000-1, 14.9.4), so that the
    last voice of a line has an element of its own.
    """
    for line in lines:
        voices = [(voice, list(runs)) for voice, runs in groupby(line.glyph_runs, key=_voice)]
        said = ["".join(run.text for run in runs).rstrip() for _, runs in voices]
        last = max(at for at, text in enumerate(said) if text)
        for at, (voice, runs) in enumerate(voices):
            inner = _inner(element, voice)
            if at == last:
                inner = Element(role="Span", parent=element) if inner is element else inner
                inner.spoken = f"{said[at]} "
            yield from _voiced([(line, run) for run in runs], x, y, inner)


def _voices(
    glyph_runs: list[tuple[Line, GlyphRun]], x: float, y: float, mark: Mark
) -> Iterator[Item]:
    """Some text; what links, is stressed or in another language gets an element of its own."""
    for voice, group in groupby(glyph_runs, key=lambda pair: _voice(pair[1])):
        inner = mark if isinstance(mark, Artifact) else _inner(mark, voice)
        yield from _voiced(list(group), x, y, inner)


def _voiced(
    glyph_runs: list[tuple[Line, GlyphRun]], x: float, y: float, mark: Mark
) -> Iterator[Item]:
    """Text of one voice, with its underline where it links."""
    texts = [_text(line, run, x, y, mark) for line, run in glyph_runs]
    yield from texts
    if glyph_runs[0][1].link:
        pairs = zip(texts, glyph_runs, strict=True)
        underlines = tuple(_underline(text, line.style.size) for text, (line, _) in pairs)
        yield Fill(underlines, texts[0].colour, Artifact("Layout"))


def _text(line: Line, run: GlyphRun, x: float, y: float, mark: Mark) -> Text:
    return Text(
        Pt(x + line.x + run.x),
        Pt(y + line.baseline),
        run.width,
        run.glyphs,
        run.face,
        run.size,
        run.colour,
        mark,
        line.copy,
    )


# A link shows on paper, and to whoever sees no colours: a line below its letters (WCAG
# 2.2, 1.4.1), in parts of the type's size.
_UNDERLINE_DEPTH, _UNDERLINE_THICKNESS = 0.16, 0.05


def _underline(text: Text, size: Pt) -> Rect:
    """The line below some text in a line of this size, whose raised letters are smaller."""
    top = text.y + size * (_UNDERLINE_DEPTH - _UNDERLINE_THICKNESS / 2)
    return Rect(text.x, Pt(top), text.ink, Pt(size * _UNDERLINE_THICKNESS))


class _Voice(NamedTuple):
    """What makes a run of a text an element of its own."""

    link: str | None
    language: str | None
    emphasis: bool
    spoken: str | None = None
    mark: NoteMark | None = None


_PLAIN = _Voice(None, None, emphasis=False)


def _voice(run: GlyphRun) -> _Voice:
    mark = run.note if run.note and run.note.part == "mark" else None
    return _Voice(run.link, run.language, run.emphasis and not run.link, run.spoken, mark)


def _has_voices(line: Line) -> bool:
    """Whether some of a line links, is stressed or is in another language."""
    return any(_voice(run) != _PLAIN for run in line.glyph_runs)


def _inner(element: Element, voice: _Voice) -> Element:
    """The element of a run: the text's own, or one within it."""
    if voice.mark:
        number = voice.mark.number
        reference = Element(role="Reference", parent=element)
        anchor = f"mark {number}" if voice.mark.first else None
        says, target = voice.mark.says, f"note {number}"
        return Element(role="Link", parent=reference, alt=says, anchor=anchor, target=target)
    if voice.link:
        return Element(role="Link", parent=element, link=voice.link, language=voice.language)
    if voice != _PLAIN:
        language, spoken = voice.language, voice.spoken
        return Element(role="Span", parent=element, language=language, spoken=spoken)
    return element


def assemble(brief: Brief, trial: Trial, balance: Balance) -> Page:
    """Place what a trial set, with the gaps of `balance`.

    Key figures are read after the standfirst and what is asked unless they stand over it, a pull
    quote with its section, and what is next after all sections, wherever they stand.
    """
    around, strip, closing = trial.header_footer, trial.blocks.strip, trial.blocks.closing
    frames = around.frames
    figures, quotes, coming = _place_rail(trial, balance.gaps)
    over, under = _parted(around.header, frames.strip)
    text = _place_text(trial, balance, quotes)
    asked = 1 if trial.blocks.ask else 0
    parts = (
        *over,
        *((Placed(frames.left, frames.strip, strip),) if strip else ()),
        *under,
        *text[:asked],
        *(Placed(frames.rail_left, y, block) for y, block in figures),
        *text[asked:],
        *(Placed(frames.rail_left, y, block) for y, block in coming),
        *((Placed(trial.sheet.format.side, frames.closing, closing),) if closing else ()),
        *around.footer,
    )
    return Page(
        size=trial.sheet.format.size,
        items=mark_up(parts, Element(role="Document")),
        title=brief.title.text,
        language=brief.language.tag,
        headroom=around.headroom,
    )


def _parted(header: tuple[Placed, ...], strip: Pt) -> tuple[list[Placed], list[Placed]]:
    """The parts of the header that start over the top of a strip of figures, and those under."""
    return [part for part in header if part.y < strip], [p for p in header if p.y >= strip]


_Part = tuple[Pt, Block]  # a block and the height of its top


def _place_rail(trial: Trial, gaps: Gaps) -> tuple[list[_Part], list[_Part | None], list[_Part]]:
    """Picture and key figures, then for each section its quote or None, then what is next,
    and whom to ask.
    """
    blocks = trial.blocks
    figures: list[_Part] = []
    y = float(trial.header_footer.frames.rail)
    if blocks.picture:
        figures.append((Pt(y), blocks.picture))
        y += picture_depth(blocks, trial.sheet)
    if blocks.heading:
        group = stack_figures(blocks.heading, blocks.figures, trial.sheet, gaps.callout)
        figures.append((Pt(y), group))
        y += group.depth + gaps.group
    # A rail's first group hangs only below key figures.
    hung = iter((*[Pt(0)] * (len(blocks.groups) - len(gaps.hung)), *gaps.hung))
    quotes: list[_Part | None] = []
    for quote in blocks.quotes:
        y += next(hung) if quote else 0
        quotes.append((Pt(y), quote) if quote else None)
        y += quote.depth + gaps.group if quote else 0
    last: list[_Part] = []
    for block in filter(None, (blocks.next, blocks.contact)):
        y += next(hung)
        last.append((Pt(y), block))
        y += block.depth + gaps.group
    return figures, quotes, last


def _place_text(trial: Trial, balance: Balance, quotes: list[_Part | None]) -> list[Placed]:
    """The sections down their lane, each with its pull quote in the rail as its last child."""
    frames = trial.header_footer.frames
    if trial.sheet.layout.columns > 1:
        return _place_columns(trial, balance)
    y, placed = float(frames.text), list[Placed]()
    blocks, has_dividers = trial.blocks, trial.sheet.space.divider > 0
    wide = _place_across(trial, balance, min(frames.text, frames.rail))
    asides = zip(blocks.sections, quotes, wide, strict=True)
    leading = [(block, None, None) for block in blocks.leading]
    ending = [(blocks.decision, None, None)] if blocks.decision else []
    for section, quote, across in (*leading, *asides, *ending):
        if not section.depth:
            placed += [across] if across else []
            continue
        whole = section if y > frames.text or not has_dividers else section._replace(boxes=())
        if quote:
            top, block = quote
            aside = Placed(Pt(frames.rail_left - frames.left), Pt(top - y), block)
            whole = whole._replace(children=(*whole.children, aside))
        if across:
            inner = Placed(Pt(across.x - frames.left), Pt(across.y - y), across.block)
            whole = whole._replace(children=(*whole.children, inner))
        placed.append(Placed(frames.left, Pt(y), whole))
        y += section.depth + balance.gaps.section
    return placed


def _place_across(trial: Trial, balance: Balance, top: Pt) -> list[Placed | None]:
    """For each section what of it stands across the page, below lanes that start at `top`."""
    left, gap = trial.sheet.format.side, trial.sheet.space.section_gap.natural
    y = top + round(balance.fill * trial.lanes.limit) * trial.lanes.quarter
    placed: list[Placed | None] = []
    for block in trial.blocks.across:
        y += gap if block else 0
        placed.append(Placed(left, Pt(y), block) if block else None)
        y += block.depth if block else 0
    return placed


def _place_columns(trial: Trial, balance: Balance) -> list[Placed]:
    """The sections with their lines, rules and drawings shifted to where the columns have them.

    Below the columns follow the parts that stand across them, each read with its section.
    """
    from briefing.layout.columns import NEARLY, shift_to_columns  # loaded only for columns

    frames, blocks, lanes = trial.header_footer.frames, trial.blocks, trial.lanes
    gap = trial.sheet.space.section_gap.natural
    y, below = 0.0, frames.text + round(balance.fill * lanes.limit) * lanes.quarter
    leading = [(block, None) for block in blocks.leading]
    second = next((float(shift.top) for shift in balance.shifts if shift.x), 0.0)
    placed = list[Placed]()
    ending = [(blocks.decision, None)] if blocks.decision else []
    parts = *leading, *zip(blocks.sections, blocks.across, strict=True), *ending
    for section, across in parts:
        below += gap if across else 0
        if section.depth:
            heads = y == 0 or abs(y - second) < NEARLY
            bare = section._replace(boxes=()) if heads and trial.sheet.space.divider else section
            block = shift_to_columns(bare, balance.shifts, y)
            if across:
                aside = Placed(Pt(0), Pt(below - frames.text - y), across)
                block = block._replace(children=(*block.children, aside))
            placed.append(Placed(frames.left, Pt(frames.text + y), block))
            y += section.depth
        elif across:
            placed.append(Placed(frames.left, Pt(below), across))
        below += across.depth if across else 0
    return placed
