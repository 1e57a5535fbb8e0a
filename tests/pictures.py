"""Pictures made when a test asks for them, and a folder that holds them."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO
from pathlib import Path
from typing import Any

from PIL import Image, ImageDraw

SIGNATURE = b"\x89PNG\r\n\x1a\n"


def scene(width: int = 600, height: int = 400, mode: str = "RGB") -> Image.Image:
    """A red quarter at the top left of a gradient, so that a turn shows."""
    grey = Image.linear_gradient("L").resize((width, height))
    image = Image.merge("RGB", (grey, Image.new("L", grey.size, 120), grey.rotate(180)))
    ImageDraw.Draw(image).rectangle((0, 0, width // 2, height // 2), fill=(255, 0, 0))
    return image.convert(mode)


def encoded(image: Image.Image, form: str = "PNG", **options: Any) -> bytes:
    buffer = BytesIO()
    image.save(buffer, form, **options)
    return buffer.getvalue()


def chunk(kind: bytes, data: bytes) -> bytes:
    """A chunk of a PNG."""
    check = struct.pack(">I", zlib.crc32(kind + data))
    return struct.pack(">I", len(data)) + kind + data + check


def png(width: int, height: int, *chunks: bytes) -> bytes:
    """A PNG that says it is so large, and holds whatever chunks."""
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    return b"".join((SIGNATURE, head, *chunks, chunk(b"IEND", b"")))


def folder(place: Path, data: bytes, name: str = "view.png", **keys: str) -> Path:
    """A brief with a picture in its one section; `brief` and `section` are more YAML."""
    place.mkdir(exist_ok=True)
    place.joinpath(name).write_bytes(data)
    picture = f"picture: {{file: {name}, alt: A view}}\n"
    place.joinpath("brief.yaml").write_text(f"title: T\n{keys.get('brief', '')}", "utf-8")
    section = f"title: A\nsummary: One fact.\n{picture}{keys.get('section', '')}"
    place.joinpath("a.yaml").write_text(section, "utf-8")
    return place
