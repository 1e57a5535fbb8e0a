"""A style, and the stylesheet that it gives at any rung of its ladder."""

from collections.abc import Mapping
from functools import lru_cache
from itertools import takewhile
from pathlib import Path
from typing import Any

from briefing.brief.model import Name
from briefing.style.arrangement import Arrangement
from briefing.style.colour import CONTRAST_LARGE, Colour, contrast
from briefing.style.draft import Draft, Length
from briefing.style.ladder import Ladder, Rung, Rungs, in_proportion
from briefing.style.logo import Logo
from briefing.style.stylesheet import (
    NO_FILLS,
    ROLES_LIKE,
    Face,
    Family,
    Format,
    Moved,
    NextPlace,
    Palette,
    Place,
    Setting,
    Stylesheet,
    TextStyle,
    Type,
    Typography,
)
from briefing.units import Pt, Size


class Style:
    """A style: its name, what it is for, its values, and the files that it asked for.

    `files` are its own, those of the styles that it extends, of its faces and its logo, each with
    the name by which one of them asks for it; its own, the first, may have none.
    `steps` are the rungs that it names. Where it extends another style and has larger or
    smaller type, some of those may lie the wrong way: `ladder` leaves them out.
    """

    __slots__ = "draft", "files", "name", "says", "steps"

    def __init__(
        self,
        name: str,
        says: str,
        *,
        draft: Draft,
        steps: Ladder,
        files: Mapping[Path, Name | None],
    ) -> None:
        self.name = name
        self.says = says
        self.draft = draft
        self.steps = steps
        self.files = files

    @property
    def baseline(self) -> Pt:
        """The baseline of the type as designed, in points."""
        return Pt(self.draft.values["baseline"].points)

    @property
    @lru_cache(maxsize=32)  # noqa: B019  # so many styles stay alive by it, no more
    def ladder(self) -> Ladder:
        """The rungs that lead away from the type as designed."""
        above = (rung for rung in self.steps.larger if rung.baseline > self.baseline)
        below = (rung for rung in self.steps.smaller if rung.baseline < self.baseline)
        roles = self.draft.values["type"].values.items()
        sizes = ((role, draft.values["size"].at(self.baseline)) for role, draft in roles)
        home, step = Rung(self.baseline, tuple(sizes)), self.steps.step
        return self.steps._replace(
            larger=Rungs(home, above, step), smaller=Rungs(home, below, step)
        )

    @property
    @lru_cache(maxsize=32)  # noqa: B019  # so many styles stay alive by it, no more
    def closest(self) -> int:
        """How many of the ladder's smaller rungs only close lines up: their body is as designed."""
        designed = self.draft.values["type"].values["body"].values["size"].at(self.baseline) - 0.03
        bodies = (dict(rung.sizes)["body"] for rung in self.ladder.smaller)
        return sum(1 for _ in takewhile(lambda body: body >= designed, bodies))

    @property
    @lru_cache(maxsize=32)  # noqa: B019  # so many styles stay alive by it, no more
    def arrangements(self) -> tuple[Arrangement | None, ...]:
        """The ways to divide the page that are tried: None, which is that by design, and others.

        Of those that the ladder names, some may make no difference to a style that extends the
        one that they were written for: they are left out.
        """
        values = self.draft.values
        grid, layout = values["grid"].at(self.baseline), values["layout"].at(self.baseline)
        others = (
            each
            for each in self.steps.arrangements
            if (each.spaced or (each.grid(grid), each.layout(layout)) != (grid, layout))
            and (each.abreast == 1 or self.has_rail(each))
        )
        return (None, *others)

    @property
    def moves(self) -> tuple[Moved, ...]:
        """The parts that leave a rail that is too deep, in turn."""
        moves: tuple[Moved, ...] = self.draft.values["callout"].values["moves"]
        return moves

    @property
    def next_place(self) -> NextPlace:
        """Where what is next stands."""
        place: NextPlace = self.draft.values["layout"].values.get("next", NextPlace.RAIL)
        return place

    @property
    def draws_charts(self) -> bool:
        """Whether charts are drawn: figures in their sections say theirs in words."""
        return self.draft.values["layout"].values["figures"] is not Place.SECTIONS

    def has_rail(self, arrangement: Arrangement | None = None) -> bool:
        """Whether quotes and what is next may stand beside the text, in an arrangement."""
        figures: Place = self.draft.values["layout"].values["figures"]
        return ((arrangement and arrangement.figures) or figures) is Place.RAIL

    @property
    def typography(self) -> Typography:
        """What is set for what was typed; the same on every rung."""
        typography: Typography = self.draft.values["typography"].at(self.baseline)
        return typography

    @property
    def words(self) -> Mapping[str, Mapping[str, Any]]:
        """Words for what the program says, by language tags in lower case; often none."""
        words: Draft | None = self.draft.values.get("words")
        return {tag: draft.values for tag, draft in words.values.items()} if words else {}

    @property
    def stale_after(self) -> int | None:
        """How many days old a figure may be on the day of its brief, without a warning."""
        return self.draft.values.get("stale-after")

    @property
    def repeats(self) -> bool:
        """Whether charts are drawn that only repeat their figure's value."""
        repeats: bool = self.draft.values["chart"].values["repeats"]
        return repeats

    @lru_cache(maxsize=128)  # noqa: B019  # so many styles stay alive by it, no more
    def family(self, name: str) -> Family:
        """One of the families that the style names; always the same object."""
        return Family(name, tuple(self.draft.values["faces"].values[name].values.values()))

    @property
    @lru_cache(maxsize=32)  # noqa: B019  # so many styles stay alive by it, no more
    def faces(self) -> set[Face]:
        """The faces that roles name, without those that only emphasis in a text asks for."""
        changes = (each.changes for each in self.arrangements if each)
        drafts = (self.draft.values, *changes)
        roles = (role.values for d in drafts if "type" in d for role in d["type"].values.values())
        parted = (role["face"].text.partition(" ") for role in roles if "face" in role)
        return {self.family(family).at(weight) for family, _, weight in parted}

    @property
    @lru_cache(maxsize=32)  # noqa: B019  # so many styles stay alive by it, no more
    def logo(self) -> Logo | None:
        """The logo in the header, of one height on every rung."""
        draft = self.draft.values.get("logo")
        logo: Logo | None = draft.at(self.baseline) if draft else None
        return logo

    @lru_cache(maxsize=256)  # noqa: B019  # so many styles stay alive by it, no more
    def sheet(
        self,
        paper: str,
        *,
        marked: bool,
        least: float = 0,
        rung: Rung | None = None,
        arrangement: Arrangement | None = None,
    ) -> Stylesheet:
        """The stylesheet for a paper at a rung; without one, for the type as designed.

        `paper` is a key of PAPERS. A page that is `marked` has room for a marking, which is set
        in type of at `least` so many points. Without an `arrangement` it is that by design.
        """
        values = self.draft.values
        own = rung.baseline if rung else self.baseline
        baseline = Pt(own + rung.led) if rung else own
        palette = _palette(values["colours"], baseline)
        sizes = dict(rung.sizes) if rung else {}
        grid, layout = values["grid"].at(baseline), values["layout"].at(baseline)
        if arrangement:
            grid, layout = arrangement.grid(grid), arrangement.layout(layout)
            values = arrangement.values(values)
            changed = arrangement.changes["type"].values if "type" in arrangement.changes else {}
            sizes |= in_proportion(sizes, values["type"], changed)
        roles = {
            role.replace("-", "_"): self._role(
                draft.values, baseline, palette, sizes.get(role), grows=own > self.baseline
            )
            for role, draft in values["type"].values.items()
        }
        for role, like in ROLES_LIKE.items():
            roles.setdefault(role.replace("-", "_"), roles[like])
        sheet = Stylesheet(
            baseline=baseline,
            format=_format(paper, values["paper"].values[paper], baseline, marked=marked),
            grid=grid,
            layout=layout,
            colours=palette,
            typography=self.typography,
            type=Type(**roles),
            space=values["space"].at(baseline),
            callout=values["callout"].at(baseline),
            chart=values["chart"].at(baseline),
            table=values["table"].at(baseline),
            fills=values["fills"].at(baseline) if "fills" in values else NO_FILLS,
            logo=self.logo,
        )
        return _enlarged(sheet, Pt(least)) if marked else sheet

    def _role(
        self,
        draft: Mapping[str, Any],
        baseline: Pt,
        palette: Palette,
        size: Pt | None,
        *,
        grows: bool,
    ) -> TextStyle:
        """A role as a rung has it in some `size`, if that leads away from its own."""
        own = draft["size"].at(baseline)
        away = max if grows else min
        leading = draft["leading"]
        family, _, weight = draft["face"].text.partition(" ")
        colour: Colour = getattr(palette, draft["colour"].text if "colour" in draft else "ink")
        size = away(own, own if size is None else size)
        # A leading that is not measured in baselines grows with its type.
        grown = Length(leading.points * size / own, leading.baselines)
        return TextStyle(
            family=self.family(family),
            weight=weight,
            size=size,
            leading=grown.at(baseline),
            tracking=draft.get("tracking", Length()).at(baseline),
            colour=colour,
            setting=draft.get("setting", Setting.RAGGED),
            hyphenate=draft.get("hyphenate", False),
        )


# The part of the accent in a tint that no style gives.
_TINT = 0.09


def _palette(draft: Draft, baseline: Pt) -> Palette:
    """A style's colours.

    Where it gives none, text on dark is white, and the tint a little of the accent on the paper;
    or the paper itself, where large text in the accent could not be read on that.
    """
    own, accent, paper = draft.values, draft.values["accent"], draft.values["paper"]
    tint = own.get("tint") or paper.towards(accent, _TINT)
    if "tint" not in own and contrast(accent, tint) < CONTRAST_LARGE:
        tint = paper
    reverse = own.get("reverse") or _WHITE
    palette: Palette = draft._replace(values={**own, "tint": tint, "reverse": reverse}).at(baseline)
    return palette


_WHITE = Colour(1, 1, 1)


def _format(name: str, draft: Draft, baseline: Pt, *, marked: bool) -> Format:
    """A paper's edges and rules; those of a page with a marking are nearer the middle."""
    lengths = _lengths(draft, baseline)
    size = Size(lengths.pop("width"), lengths.pop("height"))
    if marked:
        lengths |= _lengths(draft.values["marked"], baseline)
    return Format(name=name, size=size, **lengths)


def _enlarged(sheet: Stylesheet, least: Pt) -> Stylesheet:
    """The stylesheet with a larger marking; the tops of its capitals stay where they were."""
    marking, page = sheet.type.marking, sheet.format
    more = least - marking.size
    if more <= 0 or page.top is None or page.bottom is None:
        return sheet
    larger = marking._replace(size=least, leading=Pt(marking.leading + more))
    down = larger.capitals - marking.capitals
    moved = page._replace(top=Pt(page.top + down), bottom=Pt(page.bottom + down))
    return sheet._replace(type=sheet.type._replace(marking=larger), format=moved)


def _lengths(draft: Draft, baseline: Pt) -> dict[str, Pt]:
    """A draft's own lengths by name, in points."""
    values = draft.values.items()
    return {key: value.at(baseline) for key, value in values if isinstance(value, Length)}
