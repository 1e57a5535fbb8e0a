"""Images of pixels within an SVG, which holds them as `data:` addresses (RFC 2397)."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import unquote_to_bytes

from briefing.brief.drawing import Matrix, Pixels, joined
from briefing.brief.raster import Raster, look
from briefing.brief.svg_paths import length
from briefing.brief.svg_styles import Style
from briefing.brief.svg_walk import Walk, fitted, link_of, refused
from briefing.errors import Fault

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

MAX_PIXELS = 20_000_000  # in all images of a drawing: decoded in half a second
MAX_IMAGES = 500  # that differ; a map of QGIS has one a layer
_EXPORT = "export them as PNG or JPEG"


def images(element: Element, style: Style, matrix: Matrix, walk: Walk) -> Iterator[Pixels]:
    """The pixels of an <image>, in the box that it has, if it has one.

    Raises:
        RefusedError: they are damaged, too many, or neither PNG nor JPEG.
    """
    link = link_of(element).strip()
    if not link or style["visibility"] != "visible":
        return
    raster = _raster(link)
    walk.pixels[raster.digest] = raster.width * raster.height
    if sum(walk.pixels.values()) > MAX_PIXELS or len(walk.pixels) > MAX_IMAGES:
        what = f"over {MAX_IMAGES} images, or {MAX_PIXELS // 1_000_000} megapixels"
        raise refused(what, "export them smaller")
    wide, high = walk.size
    x, y = (length(element.get(key, "0"), whole=each) for key, each in (("x", wide), ("y", high)))
    across, down = (
        length(value, whole=whole) if (value := element.get(key, "auto")) != "auto" else None
        for key, whole in (("width", wide), ("height", high))
    )
    if across is None:
        across = down * raster.width / raster.height if down else float(raster.width)
    if down is None:
        down = across * raster.height / raster.width
    if across <= 0 or down <= 0:
        return
    placed = joined((1.0, 0.0, 0.0, 1.0, x, y), matrix)
    if "slice" in element.get("preserveAspectRatio", ""):
        walk.clip_box({**style, "overflow": "hidden"}, (0.0, 0.0, across, down), placed)
    size = float(raster.width), float(raster.height)
    inner = fitted([0.0, 0.0, *size], across, down, element)
    whole = joined(joined((size[0], 0.0, 0.0, size[1], 0.0, 0.0), inner), placed)
    yield Pixels(raster, whole, walk.clips)


@lru_cache(maxsize=32)  # an image that is used again is decoded once
def _raster(link: str) -> Raster:
    head, comma, body = link.partition(",")
    if not comma:
        raise refused("an image that is damaged", _EXPORT)
    if "svg" in head:
        raise refused("an image that is an SVG of its own", "place it as shapes: in Inkscape Embed")
    try:
        data = unquote_to_bytes(body)
        if head.rstrip().endswith(";base64"):
            data = base64.b64decode(b"".join(data.split()) + b"==", validate=False)
    except (binascii.Error, ValueError):
        raise refused("an image that is damaged", _EXPORT) from None
    found = look(data, "an image that", most=MAX_PIXELS, any_shape=True)
    if isinstance(found, Fault):
        raise refused(found.message, _EXPORT)
    return found
