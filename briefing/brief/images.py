"""The pictures that a brief names become its rasters, and what is wrong with them its faults."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from briefing.brief.model import Brief, Name, Picture
from briefing.brief.raster import Defect, Raster, look

# All pictures of a page: more pixels than it could print ten times over, decoded in seconds.
MAX_PIXELS = 100_000_000
MAX_PICTURES = 20  # a page holds about six

Read = Callable[[Name], bytes | None]
Tell = Callable[[Defect, Name], None]


def develop(names: Iterable[Name], read: Read, tell: Tell) -> dict[str, Raster]:
    """Look at each file once; `read` gives its bytes, or None once it told a fault."""
    rasters: dict[str, Raster] = {}
    defects: dict[str, Defect] = {}
    for name in names:
        if name.text not in rasters and name.text not in defects:
            defect = _over(rasters)
            data = None if defect else read(name)
            found = look(data, name.text) if data is not None else defect
            if isinstance(found, Raster):
                rasters[name.text] = found
            elif found:
                defects[name.text] = found
        if name.text in defects:
            tell(defects[name.text], name)
    return rasters


def with_rasters(brief: Brief, rasters: Mapping[str, Raster]) -> Brief:
    """The brief, each of its pictures with its raster, or without the picture if it has none."""

    def hung(picture: Picture | None) -> Picture | None:
        raster = rasters.get(picture.file.text) if picture else None
        return picture._replace(raster=raster) if picture and raster else None

    sections = (part._replace(picture=hung(part.picture)) for part in brief.sections)
    return brief._replace(picture=hung(brief.picture), sections=tuple(sections))


def _over(rasters: Mapping[str, Raster]) -> Defect | None:
    """Why no more pictures are looked at, if the bounds are reached."""
    hint = "leave some out, or export them smaller"
    if sum(raster.width * raster.height for raster in rasters.values()) > MAX_PIXELS:
        message = f"the pictures before this one have over {MAX_PIXELS // 1_000_000} megapixels"
        return Defect("picture.too-many", message, hint)
    if len(rasters) >= MAX_PICTURES:
        return Defect("picture.too-many", f"{MAX_PICTURES} pictures are the limit", hint)
    return None
