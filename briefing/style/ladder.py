"""The ladder of a style: the sizes of type that it may be set in, from largest to smallest."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from briefing.style.arrangement import Arrangement
from briefing.style.draft import Draft
from briefing.units import Pt

# No type is smaller than this, in points.
SMALLEST = 8.0
# Sizes on a rung are whole twentieths of a point, so that reports can name them.
_FINE = 0.05


class Rung(NamedTuple):
    """One rung of the ladder: a baseline in points, and the sizes of some roles.

    Its lines may be `led`: so many points further apart, in the same type.
    """

    baseline: Pt
    sizes: tuple[tuple[str, Pt], ...] = ()
    led: Pt = Pt(0)

    @property
    def ratio(self) -> float:
        """Its baseline over the size of running text, which it has to have."""
        return self.baseline / dict(self.sizes)["body"]

    def towards(self, other: "Rung", part: float) -> "Rung":
        """The rung a part of the way, from 0 to 1, to another one with the same roles."""
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


def in_proportion(sizes: Mapping[str, Pt], roles: Draft, changed: Iterable[str]) -> dict[str, Pt]:
    """The sizes of roles that a rung names but was not written for, as it sets running text.

    `sizes` are the rung's. `roles` is the draft of a style's type, in which the `changed` ones
    have another size than where the ladder was written.
    """
    own = {role: draft.values["size"] for role, draft in roles.values.items()}
    body = own["body"].points
    part = sizes.get("body", body) / body if body else 1
    return {
        role: Pt(max(round(own[role].points * part / _FINE) * _FINE, SMALLEST))
        for role in changed
        if role in sizes and role != "body" and not own[role].baselines
    }


def rewritten(ladder: Draft, roles: Draft, under: Draft) -> Draft:
    """A ladder for a style that extends the one it was written for.

    `roles` is the draft of the style's type, `under` that of the one extended: what has another
    size there goes up and down as running text does.
    """
    changed = [
        role
        for role, draft in roles.values.items()
        if draft.values["size"] != under.values[role].values["size"]
    ]

    def rung(named: Rung) -> Rung:
        sizes = dict(named.sizes)
        return named._replace(sizes=tuple((sizes | in_proportion(sizes, roles, changed)).items()))

    rungs = {key: tuple(map(rung, ladder.values[key])) for key in ("larger", "smaller")}
    return ladder._replace(values={**ladder.values, **rungs})


class Ladder(NamedTuple):
    """The rungs from the type as designed outwards: `larger` and `smaller` ones.

    A style names a few of them, the last in each direction its largest and its smallest type;
    between two that it names there is one every `step` points of the baseline. To fill a page,
    lines of any rung may stand further apart, by `lead` as a part of its baseline at most. The
    `arrangements` are tried, in turn, before type gets smaller than as designed.
    """

    step: Pt
    lead: float
    larger: Sequence[Rung]
    smaller: Sequence[Rung]
    arrangements: tuple[Arrangement, ...] = ()

    @property
    def floor(self) -> Rung | None:
        """The rung with the smallest type; None where that is the type as designed."""
        return self.smaller[-1] if self.smaller else None
