"""Files that are named as pictures and cannot be printed: each its fault, at the `file:` value."""

from __future__ import annotations

import struct
import subprocess
import sys
import zlib
from pathlib import Path

import pytest

from briefing.brief import images
from briefing.brief.raster import Raster, look
from briefing.brief.reader import read_brief
from tests.conftest import ROOT
from tests.pictures import SIGNATURE, chunk, encoded, folder, png, scene

JPEG = encoded(scene(), "JPEG", quality=90)
PNG = encoded(scene())
ROWS = zlib.compress(bytes(2 * 3))
# The size in a JPEG's header, after FF C0, the segment's length and its precision.
SIZE = JPEG.index(b"\xff\xc0") + 5
TALL = JPEG[:SIZE] + struct.pack(">HH", 65_000, 65_000) + JPEG[SIZE + 4 :]
SCANS = encoded(scene(4000, 4000), "JPEG", progressive=True)
SCAN = SCANS[SCANS.rindex(b"\xff\xda") : -2]

FAULTY: dict[str, tuple[bytes, str, str]] = {
    "a GIF": (encoded(scene(), "GIF"), "picture.kind", "is a GIF"),
    "a TIFF": (encoded(scene(), "TIFF"), "picture.kind", "is a TIFF"),
    "a WebP": (encoded(scene(), "WEBP"), "picture.kind", "is a WebP"),
    "a BMP": (encoded(scene(), "BMP"), "picture.kind", "is a BMP"),
    "a JPEG 2000": (encoded(scene(), "JPEG2000"), "picture.kind", "is a JPEG 2000"),
    "a HEIC": (b"\0\0\0\x18ftypheic\0\0\0\0", "picture.kind", "is a HEIC"),
    "an SVG of nothing": (b"<?xml version='1.0'?><svg/>", "picture.svg", "that it is SVG"),
    "a compressed SVG": (b"\x1f\x8b\x08", "picture.kind", "is a compressed file"),
    "a text": (b"A bridge\n", "picture.kind", "is no picture"),
    "nothing": (b"", "picture.kind", "is empty"),
    "half a JPEG": (JPEG[: len(JPEG) // 2], "picture.broken", "cut short"),
    "half a PNG": (PNG[: len(PNG) // 2], "picture.broken", "cut short"),
    "the start of a JPEG": (JPEG[:3], "picture.broken", "export it again"),
    "the start of a PNG": (SIGNATURE, "picture.broken", "export it again"),
    "a flipped byte": (PNG[:40] + bytes([PNG[40] ^ 1]) + PNG[41:], "picture.broken", "damaged"),
    "no width": (png(0, 3, chunk(b"IDAT", ROWS)), "picture.broken", "damaged"),
    "no rows": (png(2, 3), "picture.broken", "damaged"),
    "noise": (SIGNATURE + bytes(range(256)), "picture.broken", "damaged"),
    "8,000 x 8,000": (png(8000, 8000, chunk(b"IDAT", ROWS)), "picture.too-large", "50 mega"),
    "10,000 x 10,000": (png(10_000, 10_000), "picture.too-large", "10000 x 10000 pixels"),
    "60,000 x 60,000": (png(60_000, 60_000), "picture.too-large", "far more; 50 megapixels"),
    "a line": (encoded(scene(1010, 10)), "picture.shape", "1010 x 10 pixels"),
    "a column of dots": (encoded(scene(1, 400)), "picture.shape", "crop it"),
    "a tall JPEG": (TALL, "picture.too-large", "50 megapixels"),
    "a thousand scans": (SCANS[:-2] + SCAN * 1000 + SCANS[-2:], "picture.scans", "again"),
    "a text that swells": (
        png(2, 3, chunk(b"zTXt", b"k\0\0" + zlib.compress(bytes(80 << 20))), chunk(b"IDAT", ROWS)),
        "picture.broken",
        "damaged",
    ),
}


@pytest.mark.parametrize("name", FAULTY)
def test_a_picture_that_cannot_be_printed(name: str, tmp_path: Path) -> None:
    data, code, words = FAULTY[name]
    _, (fault,) = read_brief(folder(tmp_path, data))
    assert fault.code == code
    assert words in f"{fault.message} {fault.hint}"
    assert fault.hint
    assert fault.span is not None
    assert (Path(fault.span.path).name, fault.span.line, fault.span.column) == ("a.yaml", 3, 17)
    assert fault.span.end_column == 17 + len("view.png")


def test_a_file_on_disk_has_a_bound(tmp_path: Path) -> None:
    place = folder(tmp_path, b"")
    with place.joinpath("view.png").open("wb") as file:
        file.truncate((20 << 20) + 1)
    _, (fault,) = read_brief(place)
    assert fault.code == "file.too-large"
    assert "20 MiB is the limit" in fault.message
    assert fault.span is not None
    assert fault.span.line == 3


@pytest.mark.parametrize(("bound", "value"), [("MAX_PIXELS", 300_000), ("MAX_PICTURES", 2)])
def test_all_pictures_have_a_bound(
    bound: str, value: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of pictures of 240,000 pixels each, two are within either bound, and the rest unread."""
    monkeypatch.setattr(images, bound, value)
    place = folder(tmp_path, PNG)
    for number in range(3):
        place.joinpath(f"{number}.png").write_bytes(PNG)
        text = f"title: S\npicture: {{file: {number}.png, alt: S}}\n"
        place.joinpath(f"s{number}.yaml").write_text(text)
    _, faults = read_brief(place)
    assert [fault.code for fault in faults] == ["picture.too-many"] * 2


def test_pictures_count_in_the_digest(tmp_path: Path) -> None:
    one, _ = read_brief(folder(tmp_path, PNG))
    other, _ = read_brief(folder(tmp_path, encoded(scene(), compress_level=1)))
    assert one is not None
    assert other is not None
    assert dict(one.files)["view.png"] == PNG
    assert one.digest != other.digest


def test_a_picture_that_stands_twice_is_looked_at_once(tmp_path: Path) -> None:
    brief, faults = read_brief(
        folder(tmp_path, PNG, brief="picture: {file: view.png, alt: A view}\n")
    )
    assert not faults
    assert brief is not None
    assert brief.picture is not None
    assert [name for name, _ in brief.files].count("view.png") == 1
    assert brief.picture.raster is brief.sections[0].picture.raster  # type: ignore[union-attr]


@pytest.mark.parametrize("turned", range(1, 9))
def test_an_upright_size_is_what_the_camera_meant(turned: int) -> None:
    image = scene(60, 40)
    exif = image.getexif()
    exif[0x0112] = turned
    found = look(encoded(image, "JPEG", exif=exif), "x")
    assert isinstance(found, Raster)
    assert (found.width, found.height) == ((40, 60) if turned > 4 else (60, 40))


def test_a_broken_exif_block_breaks_no_picture() -> None:
    found = look(encoded(scene(60, 40), "JPEG", exif=b"Exif\0\0MM\0*\xff\xff\xff\xff"), "x")
    assert isinstance(found, Raster)


def decoder_loaded(place: Path) -> bool:
    build = f"briefing.build({str(place)!r})"
    code = f"import sys, briefing; {build}; print('PIL.PngImagePlugin' in sys.modules)"
    run = [sys.executable, "-c", code]
    out = subprocess.run(run, capture_output=True, text=True, check=True, cwd=ROOT)
    return out.stdout.strip() == "True"


def test_decoders_load_only_for_a_picture(tmp_path: Path) -> None:
    place = folder(tmp_path, PNG)
    assert decoder_loaded(place)
    place.joinpath("a.yaml").write_text("title: A\n")
    assert not decoder_loaded(place)
