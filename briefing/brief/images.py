"""The pictures that a brief names: their files read, bounded in number and size."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from briefing.brief.model import Brief, Name, Picture
from briefing.brief.raster import Raster, look
from briefing.errors import Fault

# All pictures of a page: more pixels than it could print ten times over, decoded in seconds.
MAX_PIXELS = 100_000_000
MAX_PICTURES = 20  # a page holds about six


def read_rasters(
    names: Iterable[Name], read: Callable[[Name], bytes | None]
) -> tuple[dict[str, Raster], list[Fault]]:
    """The raster of each picture by its path in the folder, and a fault wherever one is named.

    `read` gives a file's bytes, or None once it has told a fault. Each file is looked at once.
    """
    rasters: dict[str, Raster] = {}
    wrong: dict[str, Fault] = {}
    faults: list[Fault] = []
    for name in names:
        if name.text not in rasters and name.text not in wrong:
            bound = _over(rasters)
            data = None if bound else read(name)
            found = look(data, name.text) if data is not None else bound
            if isinstance(found, Raster):
                rasters[name.text] = found
            elif found:
                wrong[name.text] = found
        if name.text in wrong:
            faults.append(wrong[name.text]._replace(span=name.span))
    return rasters, faults


def with_rasters(brief: Brief, rasters: Mapping[str, Raster]) -> Brief:
    """The brief, each of its pictures with its raster, or without the picture if it has none."""

    def hung(picture: Picture | None) -> Picture | None:
        raster = rasters.get(picture.file.text) if picture else None
        return picture._replace(raster=raster) if picture and raster else None

    sections = (
        part._replace(
            picture=hung(part.picture), pictures=tuple(filter(None, map(hung, part.pictures)))
        )
        for part in brief.sections
    )
    return brief._replace(picture=hung(brief.picture), sections=tuple(sections))


def _over(rasters: Mapping[str, Raster]) -> Fault | None:
    """The fault, without a place, of one picture more than a brief may have."""
    hint = "leave some out, or export them smaller"
    if sum(raster.width * raster.height for raster in rasters.values()) > MAX_PIXELS:
        message = f"the pictures before this one have over {MAX_PIXELS // 1_000_000} megapixels"
        return Fault("picture.too-many", message, hint=hint)
    if len(rasters) >= MAX_PICTURES:
        return Fault("picture.too-many", f"{MAX_PICTURES} pictures are the limit", hint=hint)
    return None
