"""A style, read and whole, becomes a Stylesheet at any step of its ladder."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

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
    """One step of the ladder: another baseline, and other sizes for some roles."""

    baseline: Pt
    sizes: tuple[tuple[str, Pt], ...] = ()

    @property
    def ratio(self) -> float:
        """Its baseline as so many times the size of running text."""
        return self.baseline / dict(self.sizes)["body"]

    def towards(self, other: "Rung", part: float) -> "Rung":
        """The rung that lies a part of the way to another one with the same roles.

        Sizes are whole twentieths of a point, so that the report can name them.
        """
        baseline = self.baseline + part * (other.baseline - self.baseline)
        pairs = zip(self.sizes, other.sizes, strict=True)
        sizes = ((role, a + part * (b - a)) for (role, a), (_, b) in pairs)
        fine = tuple((role, Pt(round(size * 20) / 20)) for role, size in sizes)
        return Rung(Pt(round(baseline, 3)), fine)


class Rungs(Sequence[Rung]):
    """Rungs outwards from the type as designed, those between two named ones made when asked for.

    Most pages come to a few of the sixty that there are.
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
    """The steps from the type as designed, outwards in both directions.

    A style names a few of them, the last in each direction its ceiling and its floor;
    between two that it names, one stands every `step` points of the baseline. To fill the
    page, lines of any rung may be led so much further apart, as a part of its baseline.
    """

    step: Pt
    lead: float
    larger: Sequence[Rung]
    smaller: Sequence[Rung]

    @property
    def floor(self) -> Rung | None:
        """The last step down; None where the type as designed is the floor."""
        return self.smaller[-1] if self.smaller else None


class Style:
    """A whole style: its name, what it is for, its drafts, and the chain of files that say it.

    A style that extends another may have type larger or smaller than that one's ladder
    was made for: then a step only ever leads away from the style's own type.
    """

    __slots__ = "chain", "draft", "name", "says", "steps"

    def __init__(
        self, name: str, says: str, *, draft: Draft, steps: Ladder, chain: tuple[Path, ...]
    ) -> None:
        self.name = name
        self.says = says
        self.draft = draft
        self.steps = steps
        self.chain = chain

    @property
    def files(self) -> set[Path]:
        """The files that it was read from, those of its faces, and its logo's."""
        logo = {self.logo.file.path} if self.logo else set()
        return {*self.chain, *(face.path for face in self.faces), *logo}

    @property
    def baseline(self) -> Pt:
        """The baseline of the type as designed."""
        return Pt(self.draft.values["baseline"].points)

    @property
    @lru_cache(maxsize=32)  # noqa: B019  # so many styles stay alive by it, no more
    def ladder(self) -> Ladder:
        """Every step that leads away from the style's own baseline."""
        above = (rung for rung in self.steps.larger if rung.baseline > self.baseline)
        below = (rung for rung in self.steps.smaller if rung.baseline < self.baseline)
        home, step = Rung(self.baseline, tuple(self._sizes())), self.steps.step
        return self.steps._replace(
            larger=Rungs(home, above, step), smaller=Rungs(home, below, step)
        )

    def _sizes(self) -> Iterator[tuple[str, Pt]]:
        """Each role with its size in the type as designed."""
        for role, draft in self.draft.values["type"].values.items():
            yield role, draft.values["size"].at(self.baseline)

    @property
    def moves(self) -> tuple[Moved, ...]:
        """What leaves a rail that is too deep, in turn."""
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
        """How many days old a figure may be on the day of its brief."""
        return self.draft.values.get("stale-after")

    @property
    def repeats(self) -> bool:
        """Whether charts are drawn that only repeat their value."""
        repeats: bool = self.draft.values["chart"].values["repeats"]
        return repeats

    @lru_cache(maxsize=128)  # noqa: B019  # so many styles stay alive by it, no more
    def family(self, name: str) -> Family:
        """One of the families that the style names, the same to whoever asks."""
        return Family(name, tuple(self.draft.values["faces"].values[name].values.values()))

    @property
    @lru_cache(maxsize=32)  # noqa: B019  # so many styles stay alive by it, no more
    def faces(self) -> set[Face]:
        """The faces that roles name; those for emphasis are opened when copy asks for one."""
        named = (role.values["face"].text for role in self.draft.values["type"].values.values())
        parted = (name.partition(" ") for name in named)
        return {self.family(family).at(weight) for family, _, weight in parted}

    @property
    @lru_cache(maxsize=32)  # noqa: B019  # so many styles stay alive by it, no more
    def logo(self) -> Logo | None:
        """The logo in the masthead, of one height on every rung."""
        draft = self.draft.values.get("logo")
        logo: Logo | None = draft.at(self.baseline) if draft else None
        return logo

    @lru_cache(maxsize=256)  # noqa: B019  # so many styles stay alive by it, no more
    def sheet(
        self, paper: str, *, marked: bool, least: float = 0, rung: Rung | None = None
    ) -> Stylesheet:
        """The stylesheet for a paper at a rung; without one, as designed.

        A page may be `marked`, in type of so many points at the `least`.
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
    """One paper; a page with a marking has its header and footer nearer the middle."""
    lengths = _lengths(draft, baseline)
    size = Size(lengths.pop("width"), lengths.pop("height"))
    if marked:
        lengths |= _lengths(draft.values["marked"], baseline)
    return Format(name=name, size=size, **lengths)


def _enlarged(sheet: Stylesheet, least: Pt) -> Stylesheet:
    """A sheet whose marking has a least size; the tops of its capitals stay where they are."""
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
