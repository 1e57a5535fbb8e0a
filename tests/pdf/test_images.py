"""Pictures in the PDF: their colours, how they stand, how fine they are, how they are tagged."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import zlib
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageCms
from pypdf import PdfReader
from pypdf.generic import ContentStream
from pypdfium2 import PdfDocument

from briefing import BriefingError
from briefing.brief.overrides import created_at
from briefing.brief.raster import Raster, look
from briefing.layout.page import Element, Page, Picture
from briefing.pdf.document import ReportLabBackend
from briefing.pdf.images import DPI, Encoded, ImageEncoder
from briefing.pdf.metadata import Imprint
from briefing.style.colour import Colour
from briefing.typeset.block import PlacedImage
from briefing.units import Pt, Rect, Size
from tests.conftest import ROOT, Build, failed
from tests.pictures import encoded, folder, scene

WHITE, PINK = Colour(1, 1, 1), Colour(1, 0.5, 0.5)
Pixel = tuple[int, ...]


def raster(data: bytes) -> Raster:
    found = look(data, "view")
    assert isinstance(found, Raster), found
    return found


def developed(data: bytes, width: float = 72, ground: Colour = WHITE) -> Encoded:
    """An image as it is printed so many points wide."""
    found = raster(data)
    height = Pt(width * found.height / found.width)
    return ImageEncoder().encode(PlacedImage(Rect(Pt(0), Pt(0), Pt(width), height), found, ground))


def pixels(image: Encoded) -> Image.Image:
    """The pixels of an image, read as a PDF's reader reads them."""
    if image.is_jpeg:
        return Image.open(BytesIO(image.data))
    stride = image.width * image.colours
    rows, above, out = zlib.decompress(image.data), bytearray(stride), b""
    for at in range(0, len(rows), stride + 1):
        above = unfiltered(rows[at], rows[at + 1 : at + 1 + stride], above, image.colours)
        out += above
    mode = "RGB" if image.colours == 3 else "L"
    return Image.frombytes(mode, (image.width, image.height), bytes(out))


def unfiltered(kind: int, row: bytes, above: bytearray, step: int) -> bytearray:
    """A row of a PNG without its filter (PNG 1.2, 6)."""
    line = bytearray(row)
    for at in range(len(line)):
        a = line[at - step] if at >= step else 0
        b, c = above[at], above[at - step] if at >= step else 0
        near = min((abs(b - c), 0, a), (abs(a - c), 1, b), (abs(a + b - 2 * c), 2, c))[2]
        line[at] = (line[at] + (0, a, b, (a + b) // 2, near)[kind]) % 256
    return line


def close(one: Any, other: Pixel, by: int = 6) -> bool:
    return all(abs(a - b) <= by for a, b in zip(one, other, strict=True))


PALETTE = Image.new("P", (40, 40), 1)
PALETTE.putpalette([255, 255, 255, 0, 0, 255, 255, 0, 0])
PALETTE.paste(2, (0, 0, 20, 40))
CLEAR = Image.new("RGBA", (40, 40), (0, 0, 255, 0))
CLEAR.paste((0, 0, 255, 255), (0, 0, 20, 40))

COLOURS: dict[str, tuple[bytes, Pixel, Pixel]] = {
    "a palette": (encoded(PALETTE), (255, 0, 0), (0, 0, 255)),
    "a palette with a clear colour": (
        encoded(PALETTE, transparency=1),
        (255, 0, 0),
        (255, 128, 128),
    ),
    "clear pixels": (encoded(CLEAR), (0, 0, 255), (255, 128, 128)),
    "clear grey pixels": (encoded(CLEAR.convert("LA")), (29, 29, 29), (255, 128, 128)),
    "16 bits of grey": (
        encoded(Image.new("I;16", (40, 40), 257 * 100)),
        (100,),
        (100,),
    ),
    "one bit": (encoded(PALETTE.convert("RGB").convert("1", dither=0)), (0,), (0,)),
    "grey": (encoded(Image.new("L", (40, 40), 77), "JPEG"), (77,), (77,)),
    "four inks": (
        encoded(Image.new("CMYK", (40, 40), (0, 255, 255, 0)), "JPEG"),
        (254, 0, 0),
        (254, 0, 0),
    ),
}


@pytest.mark.parametrize("name", COLOURS)
def test_colours(name: str) -> None:
    data, left, right = COLOURS[name]
    found = pixels(developed(data, ground=PINK))
    points = found.getpixel((8, 20)), found.getpixel((32, 20))
    for point, expected in zip(points, (left, right), strict=True):
        channels = point if isinstance(point, tuple) else (point,)
        assert close(channels, expected), (points, name)


def test_a_profile_is_honoured_and_a_broken_one_is_not() -> None:
    """The blue of a profile whose red and blue change places is sRGB's red."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    red, blue = profile.index(b"rXYZ"), profile.index(b"bXYZ")
    profile[red : red + 4], profile[blue : blue + 4] = b"bXYZ", b"rXYZ"
    image = Image.new("RGB", (40, 40), (0, 0, 255))
    turned = pixels(developed(encoded(image, icc_profile=bytes(profile))))
    assert close(turned.getpixel((9, 9)), (255, 0, 0))
    plain = pixels(developed(encoded(image, icc_profile=b"no profile")))
    assert close(plain.getpixel((9, 9)), (0, 0, 255))


@pytest.mark.parametrize("turned", range(1, 9))
def test_every_orientation_stands_upright(turned: int) -> None:
    """The camera stored the scene turned; printed, its red quarter is at the top left again."""
    ways = Image.Transpose
    stored = {
        2: ways.FLIP_LEFT_RIGHT,
        3: ways.ROTATE_180,
        4: ways.FLIP_TOP_BOTTOM,
        5: ways.TRANSPOSE,
        6: ways.ROTATE_90,
        7: ways.TRANSVERSE,
        8: ways.ROTATE_270,
    }
    image = scene(60, 40).transpose(stored[turned]) if turned in stored else scene(60, 40)
    exif = image.getexif()
    exif[0x0112] = turned
    found = developed(encoded(image, "JPEG", quality=95, exif=exif))
    assert (found.width, found.height) == (60, 40)
    assert close(pixels(found).getpixel((10, 10)), (255, 0, 0), 20)
    assert not close(pixels(found).getpixel((50, 30)), (255, 0, 0), 60)


def test_metadata_stays_behind() -> None:
    exif = scene().getexif()
    exif[0x010E] = "taken at the bridge"
    data = encoded(scene(), "JPEG", exif=exif, comment=b"secret", icc_profile=b"no profile")
    for place in (b"taken", b"secret", b"no profile"):
        assert place in data
        assert place not in developed(data).data


def test_a_drawing_loses_nothing_and_a_photograph_is_no_burden() -> None:
    drawing = encoded(PALETTE)
    kept = developed(drawing)
    assert not kept.is_jpeg
    assert pixels(kept).tobytes() == PALETTE.convert("RGB").tobytes()
    grain = [Image.effect_noise((225, 150), 40).resize((900, 600)) for _ in range(3)]
    photograph = developed(encoded(Image.merge("RGB", grain)), width=180)
    assert photograph.is_jpeg
    assert developed(encoded(scene(), "JPEG")).is_jpeg


@pytest.mark.parametrize("width", [10, 72, 100.3, 400, 5000])
def test_no_finer_than_it_prints_and_never_enlarged(width: float) -> None:
    found = developed(encoded(scene(), "JPEG"), width)
    assert found.width <= 600
    assert found.width / (width / 72) <= DPI
    assert found.width in (600, int(width / 72 * DPI))
    assert abs(found.height - found.width * 400 / 600) <= 0.5


def test_images_are_kept_and_no_more_than_some() -> None:
    encoder, photo = ImageEncoder(), raster(encoded(scene(), "JPEG"))

    def encode(width: float) -> Encoded:
        height = Pt(width * 400 / 600)
        return encoder.encode(PlacedImage(Rect(Pt(0), Pt(0), Pt(width), height), photo, WHITE))

    first = encode(30)
    assert encode(30) is first
    for width in range(31, 64):
        encode(width)
    assert encode(30) is not first
    assert len(encoder._kept) == 32


def contents(pdf: bytes) -> list[tuple[Any, list[float]]]:
    """Each image on the page, with its matrix."""
    document = PdfReader(BytesIO(pdf))
    (page,) = document.pages
    images, found, matrix = page["/Resources"]["/XObject"], [], [0.0]
    for operands, operator in ContentStream(page.get_contents(), document).operations:
        if operator == b"cm":
            matrix = [float(value) for value in operands]
        if operator == b"Do":
            found.append((images[operands[0]].get_object(), matrix))
    return found


@pytest.mark.parametrize("style", ["briefing", "columns"])
def test_on_the_page(style: str, tmp_path: Path, build: Build) -> None:
    """Two sizes of one photograph: in the text's measure and in the rail's, or both columns."""
    data = encoded(scene(3000, 2000), "JPEG")
    place = folder(tmp_path / "copy", data, brief="picture: {file: view.png, alt: The same}\n")
    result = build(place, style)
    assert result.report.standards == ("PDF/UA-1", "PDF/A-2a")
    images = contents(result.pdf)
    assert len(images) == 2
    for image, (width, _, _, height, x, _) in images:
        assert width / height == pytest.approx(1.5, rel=0.005)
        assert image["/Width"] / (width / 72) <= DPI
        assert image["/Width"] / (width / 72) > DPI - 2
        assert image["/Width"] / image["/Height"] == pytest.approx(1.5, rel=0.005)
        assert "/Interpolate" not in image
        assert "/SMask" not in image
        assert image["/ColorSpace"] == "/DeviceRGB"
        assert x >= 50
    assert len(result.pdf) < 400_000


def test_each_page_names_the_pictures_it_draws() -> None:
    """A reader that finds no such name on a page leaves the picture out, and no validator minds."""
    one, other = encoded(Image.new("L", (40, 30), 60)), encoded(Image.new("L", (40, 30), 180))
    pages = tuple(sheet(*drawn) for drawn in ((one,), (other, one), (), (other,)))
    created, _ = created_at(None)
    pdf = ReportLabBackend().print(pages, Imprint("T", "en", created, "tests"))
    assert failed(pdf, "ua1") == failed(pdf, "2a") == []
    document = PdfReader(BytesIO(pdf))
    for page, greys in zip(document.pages, ((60,), (180, 60), (), (180,)), strict=True):
        operations = ContentStream(page.get_contents(), document).operations
        drawn = [operands[0] for operands, operator in operations if operator == b"Do"]
        assert set(page["/Resources"].get("/XObject", {})) == set(drawn)
        assert len(drawn) == len(greys)
    shown = [page.render(scale=1).to_pil().convert("L") for page in PdfDocument(pdf)]
    assert [image.getpixel((50, 50)) for image in shown] == [60, 180, 255, 180]
    assert [image.getpixel((50, 150)) for image in shown] == [255, 60, 255, 255]
    assert pdf.count(b"/Subtype /Image") == 2, "what two pages show is in the file once"


def sheet(*images: bytes) -> Page:
    """A page of 200 by 200 points with pictures below each other."""
    root = Element(role="Document")
    items = []
    for number, data in enumerate(images):
        box = Rect(Pt(20), Pt(20 + 100 * number), Pt(80), Pt(60))
        mark = Element(role="Figure", parent=root, alt="Grey", box=box)
        items.append(Picture(PlacedImage(box, raster(data), WHITE), mark))
    return Page(Size(Pt(200), Pt(200)), tuple(items), "T", "en")


def test_a_tall_picture_is_made_smaller_and_not_cut(tmp_path: Path, build: Build) -> None:
    place = folder(tmp_path / "copy", encoded(scene(300, 900), "JPEG"))
    result = build(place, "briefing")
    ((image, (width, _, _, height, x, _)),) = contents(result.pdf)
    assert height == pytest.approx(14 * result.report.fit.leading, abs=0.01)
    assert width / height == pytest.approx(1 / 3, rel=0.005)
    assert image["/Height"] / image["/Width"] == pytest.approx(3, rel=0.005)
    assert x == pytest.approx(51.02 + 85.04, abs=0.05), "it starts where its text does"


def test_the_caption_is_read_with_its_figure(tmp_path: Path, build: Build) -> None:
    more = "picture: {file: view.png, alt: In the rail, caption: '**At** dawn', credit: J. Doe}\n"
    pdf = build(folder(tmp_path / "copy", encoded(scene()), brief=more), "briefing").pdf
    document = PdfReader(BytesIO(pdf))
    root = document.trailer["/Root"]["/StructTreeRoot"]["/K"][0].get_object()
    kids = [kid.get_object() for kid in root["/K"]]
    (group,) = (kid for kid in kids if kid["/S"] == "/Div")
    figure, caption = (kid.get_object() for kid in group["/K"])
    assert (figure["/S"], figure["/Alt"], caption["/S"]) == ("/Figure", "In the rail", "/Caption")
    left, bottom, right, top = (float(edge) for edge in figure["/A"]["/BBox"])
    assert (right - left) / (top - bottom) == pytest.approx(1.5, rel=0.005)
    words = " ".join(document.pages[0].extract_text().split())
    assert words.startswith("T At dawn J. Doe A One fact.")
    section = kids[-1]
    assert [kid.get_object()["/S"] for kid in section["/K"]] == ["/H2", "/P", "/Figure"]


def test_pictures_travel_with_the_source(tmp_path: Path, build: Build) -> None:
    place = folder(tmp_path / "copy", encoded(scene()), brief="attach: [source]\n")
    result = build(place, "briefing")
    assert result.report.standards == ("PDF/UA-1", "PDF/A-3a")
    attached = PdfReader(BytesIO(result.pdf)).attachments
    assert attached["view.png"] == [encoded(scene())]


def test_the_same_picture_makes_the_same_bytes(tmp_path: Path, build: Build) -> None:
    place = folder(tmp_path / "copy", encoded(scene(), "JPEG"))
    here = hashlib.sha256(build(place).pdf).hexdigest()
    code = (
        "import hashlib, briefing;"
        f"print(hashlib.sha256(briefing.build({str(place)!r}).pdf).hexdigest())"
    )
    run = [sys.executable, "-c", code]
    out = subprocess.run(
        run, env=os.environ | {"TZ": "Asia/Tokyo"}, capture_output=True, text=True, cwd=ROOT
    )
    assert out.stdout.strip() == here


def test_two_pictures_have_two_identities(tmp_path: Path, build: Build) -> None:
    """Also where only the pixels differ."""
    identities = set()
    for grey in (100, 101):
        place = folder(tmp_path / "copy", encoded(Image.new("L", (60, 40), grey)))
        identities.add(str(PdfReader(BytesIO(build(place).pdf)).trailer["/ID"]))
    assert len(identities) == 2


def test_an_optional_picture_leaves_a_page_that_is_too_full(tmp_path: Path, build: Build) -> None:
    text = "word " * 1100
    place = folder(tmp_path / "copy", encoded(scene()), section=f"body: {text}\n")
    section = place / "a.yaml"
    with pytest.raises(BriefingError):
        build(place)
    section.write_text(section.read_text().replace("alt: A view", "alt: A view, optional: true"))
    result = build(place)
    (left,) = result.report.fit.left_out
    assert left.what == "the picture of a"
    assert "/XObject" not in PdfReader(BytesIO(result.pdf)).pages[0]["/Resources"]


def test_sixteen_bits_of_grey_are_not_made_thirty_two() -> None:
    """Of the largest picture there may be that would be half a gigabyte."""
    code = """
import resource
from io import BytesIO
from PIL import Image
from briefing.pdf.images import _plain

out = BytesIO()
Image.new("I;16", (4000, 4000), 257 * 100).save(out, "PNG")
image = Image.open(out)
image.load()
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
assert _plain(image).getpixel((9, 9)) == 100
print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) * 1024 / 4000**2)
"""
    pytest.importorskip("resource")
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert float(done.stdout) < 4, "bytes a pixel: two of grey, one of the result"


def test_a_picture_in_grey_is_as_light_as_outlines_are() -> None:
    box, red = Rect(Pt(0), Pt(0), Pt(72), Pt(72)), Image.new("RGB", (9, 9), (255, 0, 0))
    placed = PlacedImage(box, raster(encoded(red, "PNG")), WHITE, is_grey=True)
    image = ImageEncoder().encode(placed)
    assert image.colours == 1
    assert pixels(image).getpixel((4, 4)) == round(255 * Colour(1, 0, 0).in_grey.red)


def test_pixels_of_a_drawing_keep_what_they_let_through() -> None:
    clear = Image.new("RGBA", (9, 9), (255, 0, 0, 128))
    image, mask = ImageEncoder().layers(raster(encoded(clear, "PNG")), 72)
    assert mask is not None
    assert close(pixels(image).getpixel((4, 4)), (255, 0, 0))
    assert pixels(mask).getpixel((4, 4)) == 128
    opaque = raster(encoded(Image.new("RGBA", (9, 9), (255, 0, 0, 255)), "PNG"))
    assert ImageEncoder().layers(opaque, 72)[1] is None
