"""Which of several styles suits a brief: the choice among those that it lists, and advice."""

from collections.abc import Iterable

from briefing.errors import Fault
from briefing.layout.result import StyledFit


def choose_style(fits: Iterable[StyledFit], count: int) -> tuple[StyledFit, str]:
    """The first style in which running text keeps its designed size, else that with the largest.

    Where no style holds the brief it is the one that takes the fewest cuts.

    Args:
        fits: the brief in each style, the best liked first; no more are taken than it needs.
        count: how many they are.

    Returns:
        The choice, and in words which it is and why.
    """
    tried: list[StyledFit] = []
    for styled in fits:
        tried.append(styled)
        if styled.page and not styled.is_shrunk:
            why = "running text keeps its designed size"
            break
    else:
        styled = max(tried, key=_size)
        why = "no style keeps its designed size, and this has the largest type"
    if not styled.page:
        return _named(min(tried, key=_words_over)), ""
    others = "".join(f"; {_told(other)}" for other in tried if other is not styled)
    place = f"number {tried.index(styled) + 1} of {count} in `style`"
    return styled, f"set in {styled.style}, {place}: {why}{others}"


def _named(styled: StyledFit) -> StyledFit:
    """What does not fit, told with the style that it is about."""
    faults = (
        fault._replace(message=f"{fault.message} in {styled.style}") if _is_over(fault) else fault
        for fault in styled.faults
    )
    return styled._replace(faults=tuple(faults))


def _is_over(fault: Fault) -> bool:
    return fault.code == "fit.overset"


def with_holders(faults: Iterable[Fault], others: Iterable[StyledFit]) -> tuple[Fault, ...]:
    """Faults of a brief that is too deep, whose hints name the other styles that hold it."""
    holders = sorted(filter(_size, others), key=lambda other: (_left_out(other), -_size(other)))
    if not holders:
        return tuple(faults)
    first, *rest = holders
    hint = f"`--style {first.style}` holds it at {_held(first)}"
    hint += "".join(f", `--style {other.style}` at {_held(other)}" for other in rest)
    return tuple(
        fault._replace(hint=f"{hint}; or {fault.hint}") if _is_over(fault) else fault
        for fault in faults
    )


def larger_style(styled: StyledFit, others: Iterable[StyledFit]) -> str:
    """In words which other style sets a brief larger than it is, and leaves out no more of it."""
    fuller = [other for other in others if _left_out(other) <= _left_out(styled)]
    best = max(fuller, key=_size, default=styled)
    larger = _size(best) > _size(styled)
    return f"`--style {best.style}` sets it at {best.type_size}" if larger else ""


def _size(styled: StyledFit) -> float:
    """The size of running text, in points; 0 without a page."""
    return styled.fit.body if styled.page else 0


def _left_out(styled: StyledFit) -> int:
    return len(styled.fit.left_out)


def _words_over(styled: StyledFit) -> int:
    return styled.fit.over.words if styled.fit.over else 0


def _told(styled: StyledFit) -> str:
    return f"{styled.style} {f'has {styled.type_size}' if styled.page else 'does not hold it'}"


def _held(styled: StyledFit) -> str:
    """The size at which a style holds a brief, and how many optional parts leave it for that."""
    count = _left_out(styled)
    parts = "1 optional part" if count == 1 else f"{count} optional parts"
    return f"{styled.type_size}{f' without {parts}' if count else ''}"
