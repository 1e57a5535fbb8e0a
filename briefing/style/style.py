"""A style, and the stylesheet that it gives at any rung of its ladder."""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from briefing.brief.model import Name
from briefing.style.colour import Colour
from briefing.style.draft import Draft, Length
from briefing.style.logo import Logo
from briefing.style.stylesheet import (
    Face,
    Family,
    Format,
    Moved,
    Palette,
    Place,
    Setting,
    Stylesheet,
    TextStyle,
    Type,
    Typography,
)
from briefing.units import Pt, Size


class Rung(NamedTuple):
    """One rung of the ladder: a baseline in points, and the sizes of some roles."""

    baseline: Pt
    sizes: tuple[tuple[str, Pt], ...] = ()

    @property
    def ratio(self) -> float:
        """Its baseline over the size of running text, which it has to have."""
        return self.baseline / dict(self.sizes)["body"]

    def towards(self, other: "Rung", part: float) -> "Rung":
        """The rung a part of the way, from 0 to 1, to another one with the same roles.

        Sizes are whole twentieths of a point, so that reports can name them.
        """
        baseline = self.baseline + part * (other.baseline - self.baseline)
        pairs = zip(self.sizes, other.sizes, strict=True)
        sizes = ((role, a + part * (b - a)) for (role, a), (_, b) in pairs)
        fine = tuple((role, Pt(round(size * 20) / 20)) for role, size in sizes)
        return Rung(Pt(round(baseline, 3)), fine)


class Rungs(Sequence[Rung]):
    """The rungs of a ladder in one direction, from the type as designed outwards.

    Those between two that a style names are made when asked for: a page tries a few of some
    sixty.
    """

    def __init__(self, home: Rung, named: Iterable[Rung], step: Pt) -> None:
        own, last = dict(home.sizes), home
        self._rungs: list[Rung | tuple[Rung, Rung, float]] = []
        for rung in named:
            whole = Rung(rung.baseline, tuple((own | dict(rung.sizes)).items()))
            count = max(round(abs(whole.baseline - last.baseline) / step), 1)
            self._rungs += ((last, whole, number / count) for number in range(1, count + 1))
            last = whole

    def __len__(self) -> int:
        return len(self._rungs)

    def __getitem__(self, number: int) -> Rung:  # type: ignore[override]  # a slice would make them all
        rung = self._rungs[number]
        if not isinstance(rung, Rung):
            last, whole, part = rung
            rung = self._rungs[number] = last.towards(whole, part)
        return rung


class Ladder(NamedTuple):
    """The rungs from the type as designed outwards: `larger` and `smaller` ones.

    A style names a few of them, the last in each direction its largest and its smallest type;
    between two that it names there is one every `step` points of the baseline. To fill a page,
    lines of any rung may stand further apart, by `lead` as a part of its baseline at most.
    """

    step: Pt
    lead: float
    larger: Sequence[Rung]
    smaller: Sequence[Rung]

    @property
    def floor(self) -> Rung | None:
        """The rung with the smallest type; None where that is the type as designed."""
        return self.smaller[-1] if self.smaller else None


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
    def moves(self) -> tuple[Moved, ...]:
        """The parts that leave a rail that is too deep, in turn."""
        moves: tuple[Moved, ...] = self.draft.values["callout"].values["moves"]
        return moves

    @property
    def has_rail(self) -> bool:
        """Whether quotes and what is next may stand beside the text."""
        return self.draft.values["layout"].values["figures"] is Place.RAIL

    @property
    def typography(self) -> Typography:
        """What is set for what was typed; the same on every rung."""
        typography: Typography = self.draft.values["typography"].at(self.baseline)
        return typography

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
        named = (role.values["face"].text for role in self.draft.values["type"].values.values())
        parted = (name.partition(" ") for name in named)
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
        self, paper: str, *, marked: bool, least: float = 0, rung: Rung | None = None
    ) -> Stylesheet:
        """The stylesheet for a paper at a rung; without one, for the type as designed.

        `paper` is a key of PAPERS. A page that is `marked` has room for a marking, which is set
        in type of at `least` so many points.
        """
        values = self.draft.values
        baseline = rung.baseline if rung else self.baseline
        palette: Palette = values["colours"].at(baseline)
        sizes = dict(rung.sizes) if rung else {}
        roles = {
            role.replace("-", "_"): self._role(role, baseline, palette, sizes)
            for role in values["type"].values
        }
        sheet = Stylesheet(
            baseline=baseline,
            format=_format(paper, values["paper"].values[paper], baseline, marked=marked),
            grid=values["grid"].at(baseline),
            layout=values["layout"].at(baseline),
            colours=palette,
            typography=self.typography,
            type=Type(**roles),
            space=values["space"].at(baseline),
            callout=values["callout"].at(baseline),
            chart=values["chart"].at(baseline),
            table=values["table"].at(baseline),
            logo=self.logo,
        )
        return _enlarged(sheet, Pt(least)) if marked else sheet

    def _role(
        self, role: str, baseline: Pt, palette: Palette, sizes: Mapping[str, Pt]
    ) -> TextStyle:
        draft: Mapping[str, Any] = self.draft.values["type"].values[role].values
        own = draft["size"].at(baseline)
        away = max if baseline > self.baseline else min
        family, _, weight = draft["face"].text.partition(" ")
        colour: Colour = getattr(palette, draft["colour"].text if "colour" in draft else "ink")
        return TextStyle(
            family=self.family(family),
            weight=weight,
            size=away(own, sizes.get(role, own)),
            leading=draft["leading"].at(baseline),
            tracking=draft.get("tracking", Length()).at(baseline),
            colour=colour,
            setting=draft.get("setting", Setting.RAGGED),
            hyphenate=draft.get("hyphenate", False),
        )


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
