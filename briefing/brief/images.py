"""The pictures that a brief names: their files read, bounded in number and size."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping

from briefing.brief.blocks import Picture
from briefing.brief.drawing import Drawing, PageFile, RefusedError
from briefing.brief.model import Brief, Name
from briefing.brief.raster import Raster, is_svg, look
from briefing.errors import Fault

Read = Raster | Drawing | PageFile

# All pictures of a page: more pixels than it could print ten times over, decoded in seconds.
MAX_PIXELS = 100_000_000
MAX_PICTURES = 20  # a page holds about six


def read_rasters(
    names: Iterable[Name], read: Callable[[Name], bytes | None]
) -> tuple[dict[str, Read], list[Fault]]:
    """The picture in each file by its path in the folder, and a fault wherever one is named.

    `read` gives a file's bytes, or None once it has told a fault. Each file is looked at once.
    """
    rasters: dict[str, Read] = {}
    wrong: dict[str, Fault] = {}
    faults: list[Fault] = []
    for name in names:
        if name.text not in rasters and name.text not in wrong:
            bound = _over(rasters)
            data = None if bound else read(name)
            found = _look(data, name.text) if data is not None else bound
            if isinstance(found, Fault):
                wrong[name.text] = found
            elif found:
                rasters[name.text] = found
        if name.text in wrong:
            faults.append(wrong[name.text]._replace(span=name.span))
    return rasters, faults


def _look(data: bytes, name: str) -> Read | Fault:
    """What a file holds: pixels, a drawing, or pages of which one is to be taken."""
    if data.startswith(b"%PDF"):
        return PageFile(data, hashlib.sha256(data).hexdigest())
    if not is_svg(data):
        return look(data, name)
    from briefing.brief.svg_file import read_svg  # loaded only for a drawing

    try:
        return read_svg(data)
    except RefusedError as refused:
        return Fault("picture.svg", f"{name} {refused.what}", hint=refused.hint)


def with_rasters(brief: Brief, rasters: Mapping[str, Read]) -> Brief:
    """The brief, each of its pictures with its file, or without the picture if it has none."""

    def hung(picture: Picture | None) -> Picture | None:
        read = rasters.get(picture.file.text) if picture else None
        if picture is None or read is None:
            return None
        if isinstance(read, Raster):
            return picture._replace(raster=read)
        return picture._replace(drawing=read)

    sections = (
        part._replace(
            picture=hung(part.picture), pictures=tuple(filter(None, map(hung, part.pictures)))
        )
        for part in brief.sections
    )
    return brief._replace(picture=hung(brief.picture), sections=tuple(sections))


def check_pages(brief: Brief) -> Iterator[Fault]:
    """The fault of each picture that asks for a page of what is no PDF."""
    for picture in brief.all_pictures:
        if picture.page and not isinstance(picture.drawing, PageFile):
            message = f"{picture.file.text} is no PDF, and has no pages"
            yield Fault("picture.page", message, picture.file.span, "take `page` out")


def _over(rasters: Mapping[str, Read]) -> Fault | None:
    """The fault, without a place, of one picture more than a brief may have."""
    hint = "leave some out, or export them smaller"
    images = [each for each in rasters.values() if isinstance(each, Raster)]
    if sum(raster.width * raster.height for raster in images) > MAX_PIXELS:
        message = f"the pictures before this one have over {MAX_PIXELS // 1_000_000} megapixels"
        return Fault("picture.too-many", message, hint=hint)
    if len(rasters) >= MAX_PICTURES:
        return Fault("picture.too-many", f"{MAX_PICTURES} pictures are the limit", hint=hint)
    return None
