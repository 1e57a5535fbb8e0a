"""Pictures as images of a PDF: upright, in sRGB or grey, no finer than they print."""

from collections import OrderedDict
from io import BytesIO
from struct import unpack_from
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from briefing.pdf.objects import Stream
from briefing.style.colour import Colour
from briefing.typeset.block import PlacedImage

if TYPE_CHECKING:
    from PIL import Image

    from briefing.brief.raster import Raster

# Dots an inch on paper: an office printer's screen shows no more, not at 600 dpi either.
DPI = 300
# At this quality no block shows at reading distance; 75, Pillow's own, shows some at 200 %.
_QUALITY = 88
# A PNG loses nothing, unless that made it so many times as large as a JPEG: a photograph.
_PHOTOGRAPH = 3
# Images that are kept: a page's six from each of some briefs.
_KEPT = 32


class Encoded(NamedTuple):
    """An image as a PDF holds it: its size in pixels, its colours, its bytes and their filter."""

    width: int
    height: int
    colours: int
    data: bytes
    is_jpeg: bool

    def stream(self) -> Stream:
        """The image XObject."""
        return Stream(self.data, compress=False, **self.entries())

    def entries(self) -> dict[str, str | int]:
        """The entries of the image XObject's dictionary (ISO 32000-1, 8.9.5)."""
        entries: dict[str, str | int] = {
            "Type": "/XObject",
            "Subtype": "/Image",
            "Width": self.width,
            "Height": self.height,
            "ColorSpace": "/DeviceRGB" if self.colours == 3 else "/DeviceGray",
            "BitsPerComponent": 8,
            "Filter": "/DCTDecode" if self.is_jpeg else "/FlateDecode",
        }
        if not self.is_jpeg:  # rows filtered as in PNG (ISO 32000-1, 7.4.4.4)
            parameters = f"/Predictor 15/Colors {self.colours}/Columns {self.width}"
            entries["DecodeParms"] = f"<<{parameters}>>"
        return entries


class _Ground(NamedTuple):
    """What an image stands on, and whether the page is in grey."""

    colour: Colour
    is_grey: bool


# An image, and what it covers of what lies below: a grey one of the same size, if not all.
Layers: TypeAlias = tuple[Encoded, Encoded | None]


class ImageEncoder:
    """Makes images for PDF files; keeps the last ones, of which the next page may need some."""

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[object, ...], Layers] = OrderedDict()

    def encode(self, placed: PlacedImage) -> Encoded:
        """The image as a PDF has it: the same object for one picture, size and ground."""
        ground = _Ground(placed.ground, placed.is_grey)
        return self._layers(placed.raster, placed.rect.width, ground)[0]

    def layers(self, raster: "Raster", width: float) -> Layers:
        """An image so many points wide as a PDF has it, and how it lets through, if it does."""
        return self._layers(raster, width, None)

    def _layers(self, raster: "Raster", width: float, ground: _Ground | None) -> Layers:
        key = raster.digest, size(raster, width), ground
        if key not in self._kept:
            self._kept[key] = _image(raster, size(raster, width), ground)
            if len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        self._kept.move_to_end(key)
        return self._kept[key]


def size(raster: "Raster", width: float) -> tuple[int, int]:
    """How many pixels an image so many points wide is printed in: never more than its file has."""
    pixels = min(raster.width, max(int(width / 72 * DPI), 1))
    return pixels, max(round(pixels * raster.height / raster.width), 1)


def _image(raster: "Raster", target: tuple[int, int], ground: _Ground | None) -> Layers:
    """Encode a picture's file: made smaller first, so that all else is done to few pixels.

    Without a `ground` it lets through what it does.
    """
    from PIL.Image import Resampling  # loaded only for a picture

    from briefing.brief.raster import open_image, orientation  # loaded only for a picture

    image = open_image(raster.data)
    turned, profile = orientation(image), image.info.get("icc_profile")
    width, height = target[::-1] if turned > 4 else target
    # A JPEG can be decoded smaller; twice the target keeps its edges for the last step.
    image.draft(image.mode, (2 * width, 2 * height))
    image = _plain(image)
    if image.size != (width, height):
        image = image.resize((width, height), Resampling.LANCZOS, reducing_gap=3.0)
    image, alpha = _parted(image, profile)
    mask = None
    if alpha and ground:
        image = _grounded(image, alpha, tuple(round(255 * part) for part in ground.colour))
    elif alpha and alpha.getextrema() != (255, 255):
        mask = _encoded(_upright(alpha, turned), is_photograph=False)
    image = image.convert("L") if ground and ground.is_grey else image
    return _encoded(_upright(image, turned), is_photograph=raster.is_photograph), mask


def _plain(image: "Image.Image") -> "Image.Image":
    """The image in eight bits of grey, RGB or CMYK, multiplied by its transparency if it has one.

    Only so does what shows through not bleed into its edges when it is made smaller.
    """
    if image.mode.startswith("I"):  # 16 bits: a grey PNG
        image = image if image.mode == "I;16" else image.convert("I")
        return image.point(lambda value: value * (1 / 257)).convert("L")
    grey = image.mode in ("1", "L", "LA")
    if image.has_transparency_data:
        straight = "LA" if grey else "RGBA"
        image = image if image.mode == straight else image.convert(straight)
        return image.convert("La" if grey else "RGBa")
    if image.mode == "CMYK":
        return image
    return image.convert("L" if grey else "RGB")


def _parted(
    image: "Image.Image", profile: bytes | None
) -> "tuple[Image.Image, Image.Image | None]":
    """The image in sRGB or grey, and how much of each pixel covers what is below, if it says."""
    alpha = None
    if image.mode in ("La", "RGBa"):
        grey = image.mode == "La"
        image = image.convert("LA" if grey else "RGBA")
        alpha = image.getchannel("A")
        image = image.convert("L" if grey else "RGB")
    grey = image.mode == "L"
    return _srgb(image, profile).convert("L" if grey else "RGB"), alpha


def _grounded(image: "Image.Image", alpha: "Image.Image", ground: tuple[int, ...]) -> "Image.Image":
    """The image on the ground's colour where it lets through."""
    from PIL import Image  # loaded only for a picture

    grey = image.mode == "L" and len(set(ground)) == 1
    paper = Image.new("RGB", image.size, ground)
    paper.paste(image.convert("RGB"), mask=alpha)
    return paper.convert("L" if grey else "RGB")


def _srgb(image: "Image.Image", profile: bytes | None) -> "Image.Image":
    """The image from its own profile's colours to sRGB; one that does not suit it is no profile."""
    if not profile:
        return image
    from PIL import ImageCms  # loaded only for a picture with a profile

    try:
        own = ImageCms.ImageCmsProfile(BytesIO(profile))
        srgb = ImageCms.createProfile("sRGB")
        found = ImageCms.profileToProfile(image, own, srgb, outputMode="RGB")
    except (ImageCms.PyCMSError, OSError, TypeError, ValueError):
        return image
    return found or image


def _upright(image: "Image.Image", turned: int) -> "Image.Image":
    """The image as the camera's holder saw it (Exif 2.32, 4.6.4, table 6)."""
    from PIL.Image import Transpose  # loaded only for a picture

    ways = {
        2: Transpose.FLIP_LEFT_RIGHT,
        3: Transpose.ROTATE_180,
        4: Transpose.FLIP_TOP_BOTTOM,
        5: Transpose.TRANSPOSE,
        6: Transpose.ROTATE_270,
        7: Transpose.TRANSVERSE,
        8: Transpose.ROTATE_90,
    }
    return image.transpose(ways[turned]) if turned in ways else image


def _encoded(image: "Image.Image", *, is_photograph: bool) -> Encoded:
    """The pixels alone, no metadata: lossless, or as a JPEG where that is what they are."""
    image.info.clear()
    colours = len(image.getbands())
    jpeg = BytesIO()
    image.save(jpeg, "JPEG", quality=_QUALITY, optimize=True)
    if not is_photograph:
        png = BytesIO()
        image.save(png, "PNG", optimize=True)
        data = _pixels(png.getvalue())
        if len(data) < _PHOTOGRAPH * len(jpeg.getvalue()):
            return Encoded(*image.size, colours, data, is_jpeg=False)
    return Encoded(*image.size, colours, jpeg.getvalue(), is_jpeg=True)


def _pixels(png: bytes) -> bytes:
    """The compressed rows of a PNG: the data of its IDAT chunks (PNG 1.2, 11.2.4)."""
    at, found = 8, b""
    while at < len(png):
        (length,) = unpack_from(">I", png, at)
        if png[at + 4 : at + 8] == b"IDAT":
            found += png[at + 8 : at + 8 + length]
        at += length + 12
    return found
