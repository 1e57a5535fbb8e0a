"""A brief set at one rung of a style's ladder, and the search for the rung that suits it best."""

from bisect import bisect_left
from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from briefing.brief.model import Brief
from briefing.errors import Fault, in_order
from briefing.layout.balance import Lanes, measure_lanes
from briefing.layout.header_footer import HeaderFooter, page_stylesheet, set_header_footer
from briefing.style.style import Rung, Style
from briefing.style.stylesheet import Moved, Stylesheet, TextStyle
from briefing.typeset.brief import BriefBlocks, set_brief
from briefing.typeset.paragraph import Composer
from briefing.typeset.shaping import Shaper
from briefing.units import Pt

if TYPE_CHECKING:
    from briefing.layout.columns import Columns


class Settings(NamedTuple):
    """What sets a trial apart from the style as designed.

    `steps` counts rungs of the ladder: above zero to larger type, below zero to smaller. `moved`
    are the parts of the rail that stand in the text. `led` is the change in the leading of every
    line, in steps of the ladder: above zero lines stand further apart, below zero nearer.
    """

    steps: int = 0
    moved: tuple[Moved, ...] = ()
    led: int = 0


class Trial(NamedTuple):
    """A brief set at one rung, not yet placed on the page.

    `sheet` is the stylesheet of the rung, `lanes` how deep the blocks are beside the room that
    header and footer leave; `faults` are of texts too wide for where they stand.
    """

    settings: Settings
    sheet: Stylesheet
    header_footer: HeaderFooter
    blocks: BriefBlocks
    lanes: "Lanes | Columns"
    faults: tuple[Fault, ...]

    @property
    def is_over(self) -> bool:
        """Whether a lane is too deep for the page even with the tightest gaps."""
        return max(self.lanes.over) > 0

    @property
    def fits(self) -> bool:
        """Whether it makes a page, if need be with the tightest gaps."""
        return not self.faults and not self.is_over

    @property
    def fits_naturally(self) -> bool:
        """Whether it makes a page with the style's own gaps."""
        return not self.faults and self.lanes.fit_naturally

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


class Search:
    """Tries settings of a style for one brief, and keeps every trial that it makes.

    `paper` is a key of PAPERS. `shaper` keeps the texts that it has shaped, so that searches for a
    brief and for the same brief without some of its parts share one.
    """

    def __init__(self, brief: Brief, style: Style, paper: str, shaper: Shaper) -> None:
        self.brief = brief
        self.style = style
        self.paper = paper
        self.shaper = shaper
        self.ladder = style.ladder
        self._tried: dict[Settings, Trial] = {}

    def of(self, brief: Brief) -> "Search":
        """A search for another brief in the same language, such as this one without a part."""
        return Search(brief, self.style, self.paper, self.shaper)

    @property
    def moved_by_design(self) -> tuple[Moved, ...]:
        """What stands in the text in any case: all that can, in a style without a rail."""
        return () if self.style.has_rail else tuple(Moved)

    @property
    def moves(self) -> tuple[tuple[Moved, ...], ...]:
        """What may leave the rail: nothing, then ever more of what the brief has there."""
        if self.moved_by_design:
            return (self.moved_by_design,)
        has = {
            Moved.NEXT: self.brief.next is not None,
            Moved.QUOTES: any(section.quote for section in self.brief.sections),
        }
        parts = tuple(part for part in self.style.moves if has[part])
        return tuple(parts[:count] for count in range(len(parts) + 1))

    @property
    def floor(self) -> int:
        """The steps down to the smallest type, zero or less."""
        return -len(self.ladder.smaller)

    def trial(self, settings: Settings) -> Trial:
        """The brief set with some settings; made once."""
        if settings not in self._tried:
            self._tried[settings] = self._set(settings)
        return self._tried[settings]

    def best(self) -> Trial:
        """The trial to print; where none fits, the one in the smallest type that is least over."""
        designed = self.trial(Settings(moved=self.moved_by_design))
        if not designed.fits:
            return self._best_led(self._shrink())
        return self._best_led(designed if designed.lanes.are_full else self._grow(designed))

    def at_floor(self) -> Trial:
        """The trial in the smallest type, with as much moved out of the rail as helps most."""
        trials: list[Trial] = []
        for moved in self.moves:
            trials.append(self.trial(Settings(self.floor, moved)))
            if trials[-1].fits or (self._keeps_rail and trials[-1].lanes.over[0] > 0):
                break
        return min(trials, key=lambda trial: (max(trial.lanes.over), len(trial.faults)))

    def _set(self, settings: Settings) -> Trial:
        steps, moved, led = settings
        rungs = self.ladder.larger if steps > 0 else self.ladder.smaller
        rung = rungs[abs(steps) - 1] if steps else Rung(self.style.baseline)
        rung = rung._replace(baseline=Pt(rung.baseline + led * self.ladder.step))
        sheet = page_stylesheet(self.brief.marking, self.style, self.paper, rung)
        composer = Composer(self.shaper, sheet.space.drop)
        blocks = set_brief(self.brief, sheet, composer, moved)
        around = set_header_footer(
            self.brief,
            sheet,
            composer,
            rail=blocks.has_rail,
            strip=blocks.strip.depth if blocks.strip else None,
        )
        lanes: Lanes | Columns
        if sheet.layout.columns > 1:
            from briefing.layout.columns import measure_columns  # loaded only for columns

            at_floor = steps == self.floor and not led
            lanes = measure_columns(blocks, around.frames, sheet, at_floor=at_floor)
        else:
            lanes = measure_lanes(blocks, around.frames, sheet)
        return Trial(settings, sheet, around, blocks, lanes, in_order(composer.faults))

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

    def _shrink(self) -> Trial:
        """The largest type that fits, as little moved as allows it."""
        best, highest = self.at_floor(), 0
        if not best.fits:
            return best
        for moved in self.moves:
            if len(moved) < len(best.settings.moved):
                continue  # it does not even fit at the floor
            # Steps down from the highest that the text can take to one above the best so far.
            downs = range(highest, -best.settings.steps)
            at = bisect_left(downs, 1, key=partial(self._fits, moved))
            best = self.trial(Settings(-downs[at], moved)) if at < len(downs) else best
            if self._keeps_rail:  # a rail that moves away altogether leaves the text more room
                over = (-t.settings.steps for t in self._tried.values() if t.lanes.over[0] > 0)
                highest = max(over, default=-1) + 1
        return best

    def _fits(self, moved: tuple[Moved, ...], down: int) -> bool:
        return self.trial(Settings(-down, moved)).fits

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
