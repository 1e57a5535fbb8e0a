"""PNG and JPEG files, looked at once to know that they are whole and what size they have.

Pillow loads only when there is a picture to look at.
"""

import hashlib
import warnings
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

from briefing.errors import Fault

if TYPE_CHECKING:
    from PIL import Image

MAX_BYTES = 20 << 20  # in a file: a camera's largest JPEG has about so many
MAX_PIXELS = 50_000_000  # in one picture: 300 dpi over A1, and as 8-bit RGB 150 MB
# A progressive JPEG is decoded once for each of its scans, a dozen as a rule. So many pixels in
# all take some seconds; a file made to take hours holds thousands of empty scans.
_MAX_SCANS = 30  # of a picture as large as may be
_MAX_SHAPE = 100  # one side to the other; what is longer prints as a line

# How files start that somebody may take for a picture that prints.
_KINDS = (
    (b"GIF8", 0, "a GIF"),
    (b"II*\0", 0, "a TIFF"),
    (b"MM\0*", 0, "a TIFF"),
    (b"WEBP", 8, "a WebP"),
    (b"ftyp", 4, "a HEIC or AVIF"),
    (b"BM", 0, "a BMP"),
    (b"%PDF", 0, "a PDF"),
    (b"\0\0\0\x0cjP", 0, "a JPEG 2000"),
    (b"\x1f\x8b", 0, "a compressed file"),
)
_PNG, _JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"
_ORIENTATION = 0x0112  # Exif 2.32, 4.6.4


class Raster(NamedTuple):
    """A PNG or JPEG file: its bytes, its size in pixels when upright, its SHA-256 in hex."""

    data: bytes
    width: int
    height: int
    digest: str

    @property
    def is_photograph(self) -> bool:
        """Whether it is a JPEG, which loses nothing by being compressed as one again."""
        return self.data.startswith(_JPEG)


def look(
    data: bytes, name: str, *, most: int = MAX_PIXELS, any_shape: bool = False
) -> Raster | Fault:
    """Decode a picture once, to know that it can be: the raster, or a fault without a place.

    It has `most` pixels. A strip as narrow as a line is none, except as a part of a drawing, where
    it may be of `any_shape`: a key to colours has one row.
    """
    if kind := _foreign(data):
        hint = "export it as SVG or PNG (a drawing) or JPEG (a photograph)"
        return Fault("picture.kind", f"{name} is {kind}, which is not printed", hint=hint)
    from PIL import Image  # loaded only for a picture

    try:
        image = open_image(data)
        width, height = image.size
        if width * height > most:
            return _too_large(name, f"{width} x {height} pixels", most)
        if max(width, height) > _MAX_SHAPE * min(width, height) and not any_shape:
            message = f"{name} has {width} x {height} pixels, a line rather than a picture"
            return Fault("picture.shape", message, hint="crop it to what it shows")
        if data.count(b"\xff\xda") * width * height > _MAX_SCANS * most and data.startswith(_JPEG):
            return Fault("picture.scans", f"{name} has too many scans", hint="export it again")
        upright = (height, width) if orientation(image) > 4 else (width, height)
        # A JPEG is decoded at an eighth of its size: all of its bytes are read all the same.
        image.draft(image.mode, (1, 1))
        image.load()
    except Image.DecompressionBombError:
        return _too_large(name, "far more", most)
    except Exception:  # what Pillow's decoders raise has no common type
        return Fault("picture.broken", f"{name} is damaged or cut short", hint="export it again")
    return Raster(data, *upright, hashlib.sha256(data).hexdigest())


def open_image(data: bytes) -> "Image.Image":
    """A PNG or JPEG opened by Pillow, not yet decoded; any exception may be raised."""
    from PIL import Image  # loaded only for a picture

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Pillow warns of sizes that `look` has a bound for
        return Image.open(BytesIO(data), formats=("PNG", "JPEG"))


def orientation(image: "Image.Image") -> int:
    """The Exif orientation from 1, upright, to 8; above 4 width and height change places."""
    try:
        turned = int(image.getexif().get(_ORIENTATION, 1))
    except Exception:  # a broken Exif block makes no broken picture
        return 1
    return turned if 1 <= turned <= 8 else 1


def _foreign(data: bytes) -> str:
    """What a file is that is no PNG or JPEG: `a GIF`; empty for these two."""
    if data.startswith((_PNG, _JPEG)):
        return ""
    for start, at, kind in _KINDS:
        if data[at : at + len(start)] == start:
            return kind
    if not data:
        return "empty"
    return "an SVG" if is_svg(data) else "no picture"


def is_svg(data: bytes) -> bool:
    """Whether a file starts as an SVG does: with a comment or a document type, or at once."""
    return b"<svg" in data[:4096]


def _too_large(name: str, size: str, most: int) -> Fault:
    message = f"{name} has {size}; {most // 1_000_000} megapixels is the limit"
    return Fault("picture.too-large", message, hint="export it smaller; 2,000 pixels fill the page")
