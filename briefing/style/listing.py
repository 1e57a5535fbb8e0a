"""Writes a style with all its values as YAML, those of the styles that it extends included.

The result is a style's file itself: to read, to compare, or to start one's own from.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import Any

from briefing.brief.model import Name
from briefing.style.arrangement import Arrangement
from briefing.style.colour import Colour
from briefing.style.draft import Draft, Length
from briefing.style.fonts import name_of
from briefing.style.ladder import Rung
from briefing.style.style import Style
from briefing.style.stylesheet import Face


def show_style(style: Style) -> str:
    """Every value of a style as YAML; lengths in points, or in `B` where they scale."""
    import yaml  # loaded only for a style that is shown

    text: str = yaml.safe_dump(
        _plain(style.draft),
        sort_keys=False,
        default_flow_style=None,
        allow_unicode=True,
        width=100,
    )
    return text


def _plain(value: Any) -> Any:
    """A value as YAML's own types."""
    match value:
        case Draft(values=values):
            return _plain({key: inner for key, inner in values.items() if key != "extends"})
        case Length(points=points, baselines=baselines):
            return f"{_number(baselines)} B" if baselines else _number(points)
        case Colour():
            return "#" + "".join(f"{round(part * 255):02X}" for part in value)
        case Face(path=path, axes=axes, member=member):
            file = name_of(path) or path.resolve().as_posix()
            pinned = {tag: _number(value) for tag, value in axes}
            own: dict[str, Any] = {"axes": pinned} if pinned else {}
            own |= {} if member is None else {"index": member}
            return {"file": file, **own} if own else file
        case Rung(baseline=baseline, sizes=sizes):
            return {"baseline": _number(baseline), "sizes": {k: _number(v) for k, v in sizes}}
        case Name(text=text):
            return text
        case Enum():
            return value.value
        case Mapping() | Arrangement():
            pairs = value.written if isinstance(value, Arrangement) else value
            return {key: _plain(inner) for key, inner in pairs.items()}
        case tuple():
            return [_plain(inner) for inner in value]
    return value


def _number(value: float) -> float | int:
    """A length to a ten-thousandth of a point, an integer where it is whole."""
    rounded = round(value, 4)
    return int(rounded) if rounded == int(rounded) else rounded
