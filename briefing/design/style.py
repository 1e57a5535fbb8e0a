"""A style, read and whole, becomes a Stylesheet at any step of its ladder."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from briefing.design.colour import Colour
from briefing.design.draft import Draft, Length
from briefing.design.stylesheet import (
    Face,
    Family,
    Format,
    Palette,
    Setting,
    Stylesheet,
    TextStyle,
    Type,
)
from briefing.units import Pt, Size


class Rung(NamedTuple):
    """One step of the ladder: another baseline, and other sizes for some roles."""

    baseline: Pt
    sizes: tuple[tuple[str, Pt], ...] = ()


class Ladder(NamedTuple):
    """The steps from the type as designed: outwards in both directions.

    `larger` ones are tried while less than `below` of the page is full.
    """

    below: float
    larger: tuple[Rung, ...]
    smaller: tuple[Rung, ...]

    @property
    def floor(self) -> Rung | None:
        """The last step down; None where the type as designed is the floor."""
        return self.smaller[-1] if self.smaller else None


class Style(NamedTuple):
    """A whole style: its name, what it is for, and its drafts.

    A style that extends another may have type larger or smaller than that one's ladder
    was made for: then a step only ever leads away from the style's own type.
    """

    name: str
    says: str
    draft: Draft
    steps: Ladder

    @property
    def baseline(self) -> Pt:
        """The baseline of the type as designed."""
        return Pt(self.draft.values["baseline"].points)

    @property
    def ladder(self) -> Ladder:
        """The steps that lead away from the style's own baseline."""
        larger = tuple(rung for rung in self.steps.larger if rung.baseline > self.baseline)
        smaller = tuple(rung for rung in self.steps.smaller if rung.baseline < self.baseline)
        return Ladder(self.steps.below, larger, smaller)

    @property
    def faces(self) -> set[Face]:
        """The faces that roles name; those for emphasis are opened when copy asks for one."""
        families = self.draft.values["faces"].values
        named = (role.values["face"].text for role in self.draft.values["type"].values.values())
        parted = (name.partition(" ") for name in named)
        return {
            Family(family, tuple(families[family].values.values())).at(weight)
            for family, _, weight in parted
        }

    def sheet(self, paper: str, *, marked: bool, rung: Rung | None = None) -> Stylesheet:
        """The stylesheet for a paper at a rung; without one, as designed."""
        values = self.draft.values
        baseline = rung.baseline if rung else self.baseline
        palette: Palette = values["colours"].at(baseline)
        sizes = dict(rung.sizes) if rung else {}
        roles = {
            role.replace("-", "_"): self._role(role, baseline, palette, sizes)
            for role in values["type"].values
        }
        return Stylesheet(
            baseline=baseline,
            format=_format(paper, values["paper"].values[paper], baseline, marked=marked),
            grid=values["grid"].at(baseline),
            colours=palette,
            typography=values["typography"].at(baseline),
            type=Type(**roles),
            space=values["space"].at(baseline),
            callout=values["callout"].at(baseline),
        )

    def _role(
        self, role: str, baseline: Pt, palette: Palette, sizes: Mapping[str, Pt]
    ) -> TextStyle:
        draft: Mapping[str, Any] = self.draft.values["type"].values[role].values
        own = draft["size"].at(baseline)
        away = max if baseline > self.baseline else min
        family, _, weight = draft["face"].text.partition(" ")
        colour: Colour = getattr(palette, draft["colour"].text if "colour" in draft else "ink")
        return TextStyle(
            family=Family(family, tuple(self.draft.values["faces"].values[family].values.values())),
            weight=weight,
            size=away(own, sizes.get(role, own)),
            leading=draft["leading"].at(baseline),
            tracking=draft.get("tracking", Length()).at(baseline),
            colour=colour,
            setting=Setting(draft.get("setting", "ragged")),
            hyphenate=draft.get("hyphenate", False),
        )


def _format(name: str, draft: Draft, baseline: Pt, *, marked: bool) -> Format:
    """One paper; a page with a marking has its header and footer nearer the middle."""
    lengths = _lengths(draft, baseline)
    size = Size(lengths.pop("width"), lengths.pop("height"))
    if marked:
        lengths |= _lengths(draft.values["marked"], baseline)
    return Format(name=name, size=size, **lengths)


def _lengths(draft: Draft, baseline: Pt) -> dict[str, Pt]:
    """A draft's own lengths by name, in points."""
    values = draft.values.items()
    return {key: value.at(baseline) for key, value in values if isinstance(value, Length)}
