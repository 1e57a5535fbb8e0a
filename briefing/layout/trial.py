"""A brief set at one rung of a style's ladder, and the search for the rung that suits it best."""

from bisect import bisect_left
from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from briefing.brief.model import Brief
from briefing.errors import Fault, in_order
from briefing.layout.balance import Lanes, measure_lanes
from briefing.layout.header_footer import HeaderFooter, page_stylesheet, set_header_footer
from briefing.layout.reading import Reading, reading_of
from briefing.layout.source_lines import has_notes, with_marks
from briefing.style.arrangement import Arrangement
from briefing.style.ladder import Rung
from briefing.style.style import Style
from briefing.style.stylesheet import Moved, NextPlace, Stylesheet, TextStyle
from briefing.typeset.brief import BriefBlocks, set_brief
from briefing.typeset.paragraph import Composer
from briefing.typeset.shaping import Shaper
from briefing.units import Pt

if TYPE_CHECKING:
    from briefing.brief.tables import Table
    from briefing.layout.columns import Columns


class Settings(NamedTuple):
    """What sets a trial apart from the style as designed.

    `steps` counts rungs of the ladder: above zero to larger type, below zero to smaller. `moved`
    are the parts of the rail that stand in the text. `led` is the change in the leading of every
    line, in steps of the ladder: above zero lines stand further apart, below zero nearer. The
    `arrangement` divides the page otherwise than by design.
    """

    steps: int = 0
    moved: tuple[Moved, ...] = ()
    led: int = 0
    arrangement: Arrangement | None = None


class Trial(NamedTuple):
    """A brief set at one rung, not yet placed on the page.

    `sheet` is the stylesheet of the rung, `lanes` how deep the blocks are beside the room that
    header and footer leave; `faults` are of texts too wide for where they stand. `crowded` tells
    that titles are too wide for their lane, in a style that has another arrangement for them.
    """

    settings: Settings
    sheet: Stylesheet
    header_footer: HeaderFooter
    blocks: BriefBlocks
    lanes: "Lanes | Columns"
    faults: tuple[Fault, ...]
    crowded: bool = False

    @property
    def is_over(self) -> bool:
        """Whether a lane is too deep for the page even with the tightest gaps."""
        return max(self.lanes.over) > 0

    @property
    def fits(self) -> bool:
        """Whether it makes a page, if need be with the tightest gaps."""
        return not self.faults and not self.crowded and not self.is_over

    @property
    def fits_naturally(self) -> bool:
        """Whether it makes a page with the style's own gaps."""
        return not self.faults and not self.crowded and self.lanes.fit_naturally

    @property
    def is_last(self) -> bool:
        """Whether it is arranged as only copy is that fits in no other way."""
        return self.settings.arrangement is not None and self.settings.arrangement.is_last

    @property
    def white(self) -> float:
        """Which part of the page, from 0 to 1, stands white below its text and its rail."""
        grid, page = self.sheet.grid, self.sheet.format.size
        text, rail = self.lanes.white
        area = text * grid.span(grid.label + grid.text) + rail * grid.span(grid.rail)
        return float(area / (page.width * page.height))

    @property
    def is_uneven(self) -> bool:
        """Whether one lane stands far emptier than the other, which keeps type from growing.

        That is a rail while the text had to close up, or the text beside a full rail.
        """
        if not self.blocks.has_rail:
            return False
        text, rail = (white / self.lanes.depth for white in self.lanes.white)
        closed_up = self.settings.steps < 0 and rail > _EMPTY
        return closed_up or (text > _EMPTY and rail < _FULL)

    @property
    def body(self) -> TextStyle:
        """The style of running text."""
        return self.sheet.type.body

    @property
    def type_size(self) -> str:
        """Size and leading of running text as reports write them: `9.5/13`."""
        return f"{self.body.size:g}/{self.body.leading:g}"


# The `ending` of lanes that could not end better.
_LEVEL_AND_FULL = 2
# The parts of its depth that a lane stands white when it looks empty, and when it looks full.
_EMPTY, _FULL = 0.33, 0.15
# What of a page another arrangement has to fill for it to take the place of that by design.
_FILLS = 0.05


def _badness(trial: Trial) -> tuple[bool, int, Pt]:
    """What of a trial that does not fit counts first: the least is the best to tell of."""
    return trial.crowded, len(trial.faults), max(trial.lanes.over)


def _with_words(brief: Brief) -> Brief:
    """A brief whose cells say their status in their texts."""
    tables = (table for section in brief.sections for table in section.all_tables)
    columns = (column for table in tables for column in table.columns)
    if not any(column.status for column in columns):
        return brief
    from briefing.brief.status import with_words  # loaded only for a status

    return with_words(brief)


class Search:
    """Tries settings of a style for one brief, and keeps every trial that it makes.

    `paper` is a key of PAPERS. `shaper` keeps the texts that it has shaped, so that searches for a
    brief and for the same brief without some of its parts share one.
    """

    def __init__(self, brief: Brief, style: Style, paper: str, shaper: Shaper) -> None:
        self.brief = brief
        self._marked: dict[Reading, Brief] = {}
        self._has_notes = has_notes(brief)
        self.style = style
        self.paper = paper
        self.shaper = shaper
        self.ladder = style.ladder
        has_charts = any(part.has_charts for part in brief.sections)
        self.arrangements = [
            each for each in style.arrangements if has_charts or not (each and each.needs_charts)
        ]
        self._usual = [each for each in self.arrangements if not (each and each.is_last)]
        self._tried: dict[Settings, Trial] = {}

    def of(self, brief: Brief) -> "Search":
        """A search for another brief in the same language, such as this one without a part."""
        return Search(brief, self.style, self.paper, self.shaper)

    def moves(self, arrangement: Arrangement | None) -> tuple[tuple[Moved, ...], ...]:
        """What may leave the rail: nothing, then ever more of what the brief has there.

        Without a rail all that can stands in the text in any case.
        """
        if not self.style.has_rail(arrangement):
            return (tuple(Moved),)
        has = {
            Moved.NEXT: self.brief.next is not None and self.style.next_place is NextPlace.RAIL,
            Moved.QUOTES: any(section.all_quotes for section in self.brief.sections),
            Moved.CONTACT: bool(self.brief.contacts),
        }
        # Whom to ask takes the least room elsewhere, so it goes first.
        turn = dict.fromkeys((Moved.CONTACT, *self.style.moves))
        parts = tuple(part for part in turn if has[part])
        return tuple(parts[:count] for count in range(len(parts) + 1))

    @property
    def floors(self) -> Iterator[Settings]:
        """All ways to set the brief in the smallest type."""
        for arrangement in self.arrangements:
            for moved in self.moves(arrangement):
                yield Settings(self.floor, moved, arrangement=arrangement)

    @property
    def floor(self) -> int:
        """The steps down to the smallest type, zero or less."""
        return -len(self.ladder.smaller)

    @property
    def is_hopeless(self) -> bool:
        """Whether tables that may not leave are by themselves too deep for any trial's page."""
        parts = (part for part in self.brief.sections if not part.optional)
        tables = [each for part in parts for each in part.all_tables if not each.optional]
        if not tables:
            return False
        floors = (Settings(self.floor, arrangement=each) for each in self.arrangements)
        return all(self._overfill(tables, self._sheet(floor)) for floor in floors)

    def _overfill(self, tables: "list[Table]", sheet: Stylesheet) -> bool:
        """Whether the rows of some tables are by themselves deeper than a page."""
        from briefing.typeset.table import least_depth  # loaded only for a table

        room = sheet.format.size.height * sheet.layout.columns
        # Whether tables stand in halves is measured only where that decides it.
        composers = None, Composer(self.shaper, sheet.space.drop)
        depths = (sum(least_depth(each, sheet, by) for each in tables) for by in composers)
        return any(depth > room for depth in depths)

    def trial(self, settings: Settings) -> Trial:
        """The brief set with some settings; made once."""
        if settings not in self._tried:
            self._tried[settings] = self._set(settings)
        return self._tried[settings]

    def best(self) -> Trial:
        """The trial to print; where none fits, the one in the smallest type that is least over."""
        return self._best_led(self._as_designed() or self._smaller())

    def at_floor(self) -> Trial:
        """The trial in the smallest type, arranged and moved out of the rail as helps most."""
        trials = []
        for arrangement in self.arrangements:
            trials.append(self._at(arrangement, self.floor))
            if trials[-1].fits:
                break
        return min(trials, key=_badness)

    def _as_designed(self) -> Trial | None:
        """The best trial in type of the size as designed, or larger; None where none fits.

        That is the first arrangement that fits, unless it leaves a lane so empty that another
        one, no more closed up, fills more of the page.
        """
        best = None
        for arrangement in self._usual:
            trial = self._roomy(arrangement)
            if trial is None:
                continue
            if best is None:
                if not trial.is_uneven:
                    return trial
                best = trial
            elif trial.white < best.white - _FILLS:
                least = min(best.settings.steps, 0)
                best = trial if trial.settings.steps >= least else best
        return best

    def _roomy(self, arrangement: Arrangement | None) -> Trial | None:
        """The largest type of the size as designed or above it; None where it is over."""
        moved = self.moves(arrangement)[0]
        designed = self.trial(Settings(moved=moved, arrangement=arrangement))
        if designed.fits:
            return designed if designed.lanes.are_full else self._grow(designed)
        closest = self._at(arrangement, -self.style.closest)
        return self._largest(closest) if closest.fits else None

    def _smaller(self) -> Trial:
        """The largest type that fits in any arrangement; or what is least over in the smallest."""
        best = self.at_floor()
        if not best.fits:
            return best
        best = self._largest(best)
        for arrangement in self._usual:
            if arrangement is not best.settings.arrangement:
                # Only what is larger than the best so far counts.
                larger = self._at(arrangement, min(best.settings.steps + 1, 0))
                best = self._largest(larger) if larger.fits else best
        return best

    def _at(self, arrangement: Arrangement | None, steps: int) -> Trial:
        """The trial at a rung, with as little moved out of the rail as fits, or what helps most."""
        trials: list[Trial] = []
        for moved in self.moves(arrangement):
            trials.append(self.trial(Settings(steps, moved, arrangement=arrangement)))
            if trials[-1].fits or (self._keeps_rail and trials[-1].lanes.over[0] > 0):
                break
        return min(trials, key=_badness)

    def _sheet(self, settings: Settings) -> Stylesheet:
        steps, _, led, arrangement = settings
        rungs = self.ladder.larger if steps > 0 else self.ladder.smaller
        rung = rungs[abs(steps) - 1] if steps else Rung(self.style.baseline)
        rung = rung._replace(led=Pt(led * self.ladder.step))
        return page_stylesheet(self.brief.marking, self.style, self.paper, rung, arrangement)

    def _set(self, settings: Settings) -> Trial:
        moved, sheet = settings.moved, self._sheet(settings)
        composer = Composer(self.shaper, sheet.space.drop)
        # Only notes are counted as the page is read.
        brief = self._as_read(
            reading_of(self.brief, sheet, moved) if self._has_notes else Reading()
        )
        blocks = set_brief(brief, sheet, composer, moved)
        around = set_header_footer(brief, sheet, composer, blocks)
        lanes: Lanes | Columns
        if sheet.layout.columns > 1:
            from briefing.layout.columns import measure_columns  # loaded only for columns

            at_floor = settings.steps == self.floor and not settings.led
            lanes = measure_columns(blocks, around.frames, sheet, at_floor=at_floor)
        else:
            lanes = measure_lanes(blocks, around.frames, sheet)
        crowded = blocks.crowded and any(each and each.over for each in self.style.arrangements)
        return Trial(settings, sheet, around, blocks, lanes, in_order(composer.faults), crowded)

    def _as_read(self, reading: Reading) -> Brief:
        """The brief with what is printed for marks, numbers and statuses of cells.

        It is the same for all trials that are read alike, by which its tables are known.
        """
        known = self._marked.get(reading)
        if known is None:
            known = with_marks(self.brief, reading)
            if known.numbered:
                from briefing.typeset.numbering import with_numbers  # loaded only for numbers

                known = with_numbers(known)
            known = self._marked[reading] = _with_words(known)
        return known

    def _grow(self, designed: Trial) -> Trial:
        """The largest type with the style's own gaps; a step more where only that fills a page."""
        ups = range(1, len(self.ladder.larger) + 1)

        def is_too_large(steps: int) -> bool:
            return not self.trial(designed.settings._replace(steps=steps)).fits_naturally

        steps = bisect_left(ups, 1, key=is_too_large)
        natural = self.trial(designed.settings._replace(steps=steps))
        if natural.lanes.are_full or steps == len(ups):
            return natural
        tight = self.trial(designed.settings._replace(steps=steps + 1))
        return tight if tight.fits else natural

    def _largest(self, best: Trial) -> Trial:
        """The largest type in a fitting trial's arrangement, as little moved as allows it."""
        highest, arrangement = 0, best.settings.arrangement
        for moved in self.moves(arrangement):
            if len(moved) < len(best.settings.moved):
                continue  # it does not even fit in the type of the trial
            # Steps down from the highest that the text can take to one above the best so far.
            downs = range(highest, -best.settings.steps)
            at = bisect_left(downs, 1, key=partial(self._fits, best.settings._replace(moved=moved)))
            if at < len(downs):
                best = self.trial(Settings(-downs[at], moved, arrangement=arrangement))
            if self._keeps_rail:  # a rail that moves away altogether leaves the text more room
                highest = max(self._too_deep(arrangement), default=-1) + 1
        return best

    def _fits(self, settings: Settings, down: int) -> bool:
        return self.trial(settings._replace(steps=-down)).fits

    def _too_deep(self, arrangement: Arrangement | None) -> Iterator[int]:
        """The steps down at which the text was too deep in an arrangement."""
        for settings, trial in self._tried.items():
            if settings.arrangement is arrangement and trial.lanes.over[0] > 0:
                yield -settings.steps

    @property
    def _keeps_rail(self) -> bool:
        """Whether something stays in the rail whatever moves."""
        figures = any(section.figures for section in self.brief.sections)
        return figures or self.brief.picture is not None

    def _best_led(self, trial: Trial) -> Trial:
        """The same type, its lines led so that the page ends best: level, or at least full."""
        if not trial.fits:
            return trial
        best, ending = trial, trial.lanes.ending
        for led in self._leads(trial.body):
            if ending == _LEVEL_AND_FULL:
                break
            other = self.trial(trial.settings._replace(led=led))
            if other.fits and other.lanes.ending > ending:
                best, ending = other, other.lanes.ending
        return best

    def _leads(self, body: TextStyle) -> Iterator[int]:
        """Steps of leading to try: one less, unless that is closer than at the floor, then more."""
        ladder, floor = self.ladder, self.ladder.floor
        if floor and body.leading - ladder.step >= body.size * floor.ratio:
            yield -1
        yield from range(1, int(body.leading * ladder.lead / ladder.step) + 1)
