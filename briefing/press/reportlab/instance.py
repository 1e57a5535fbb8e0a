"""A variable face becomes a static one, pinned at the weight that a style names.

The whole file is pinned before anything is measured or shaped, so that the metrics on the
page and the outlines in the PDF are those of one and the same font; PDF knows no variable
one (ISO 32000-1, 9.9).
"""

from __future__ import annotations

import uharfbuzz as hb

# A style's weights on the axis `wght`, whose scale is that of OS/2 usWeightClass.
_WEIGHTS = {"regular": 400, "medium": 500, "bold": 700}
# What makes an italic, where a file has an axis for it: `ital` is 0 or 1; `slnt` is in
# degrees, less than 0 for a forward lean, and goes as far as the axis does.
_ITALIC = {"ital": 1, "slnt": -90}

Axes = tuple[tuple[str, float], ...]


def varies(face: hb.Face) -> bool:
    """Whether a font has to be pinned, or its outlines put into a form that PDF embeds."""
    return not {"fvar", "CFF2"}.isdisjoint(face.table_tags)


def axes(face: hb.Face, weight: str) -> Axes:
    """Where a style's weight lies on the axes of a font: none of them if it is static.

    A value beyond an axis is its nearest end; an axis not named here stays at its default.
    """
    upright = weight.removesuffix("italic").removesuffix("-") or "regular"
    wanted = {"wght": _WEIGHTS[upright], **(_ITALIC if weight.endswith("italic") else {})}
    ranges = {axis.tag: (axis.min_value, axis.max_value) for axis in face.axis_infos}
    return tuple(
        (tag, min(max(value, ranges[tag][0]), ranges[tag][1]))
        for tag, value in wanted.items()
        if tag in ranges
    )


def pin(face: hb.Face, at: Axes) -> hb.Face:
    """The whole font at one place on its axes, cubic outlines as CFF rather than CFF2."""
    wanted = hb.SubsetInput()
    wanted.keep_everything()
    wanted.flags |= hb.SubsetFlags.DOWNGRADE_CFF2
    wanted.pin_all_axes_to_default(face)
    for tag, value in at:
        wanted.pin_axis_location(face, tag, value)
    return wanted.subset(face)


def instance_name(face: hb.Face, at: Axes) -> str:
    """The font's PostScript name; of an instance one of its own (after Adobe TN 5902)."""
    whole = face.get_name(6) or ""
    if not at:
        return whole
    prefix = face.get_name(25) or whole.removesuffix("-Regular")
    return prefix + "".join(f"_{value:g}{tag}" for tag, value in at)
