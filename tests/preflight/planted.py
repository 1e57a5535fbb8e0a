"""PDFs with one defect each: a sound page that `briefing` printed, with one thing done to it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Any

from PIL import Image
from pypdf import PdfReader, PdfWriter
from pypdf.annotations import Text as Comment
from pypdf.constants import UserAccessPermissions as Right
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
    StreamObject,
    TextStringObject,
)

Make = Callable[[PdfWriter], None]
MM = 72 / 25.4


def planted(pdf: bytes, make: Make) -> bytes:
    """The page with a defect in it."""
    writer = PdfWriter(clone_from=PdfReader(BytesIO(pdf)))
    make(writer)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def name(text: str) -> NameObject:
    return NameObject(f"/{text}")


def dictionary(**values: Any) -> DictionaryObject:
    return DictionaryObject({name(key): value for key, value in values.items()})


def numbers(*values: float) -> ArrayObject:
    return ArrayObject(FloatObject(value) for value in values)


def draw(text: str, *, mark: str = "/Artifact BMC") -> Make:
    """Paint on the first page, by default as decoration. Free is the margin, x from 14 to 36."""

    def make(writer: PdfWriter) -> None:
        page = writer.pages[0]
        content = page.get_contents()
        assert content is not None
        marked = f"{mark} {text} EMC" if mark else text
        old = content.get_data().decode("latin-1")
        page[name("Contents")] = writer._add_object(operators(f"{old}\nq {marked} Q\n"))

    return make


def letters(size: float, x: float, y: float, colour: str = "0 g") -> str:
    """Three letters of a face of the page's own; a letter is its own code."""
    return f"BT {colour} /F1 {size} Tf {x} {y} Td <00610065006e> Tj ET"


def operators(text: str) -> DecodedStreamObject:
    stream = DecodedStreamObject()
    stream.set_data(text.encode("latin-1"))
    return stream


def box(x: float, y: float, width: float, height: float, colour: str = "0 g") -> str:
    return f"{colour} {x} {y} {width} {height} re f"


def page(writer: PdfWriter, width: float, height: float, text: str) -> Any:
    """A page more, with decoration alone on it."""
    added = writer.add_blank_page(width, height)
    stream = operators(f"q /Artifact BMC {text} EMC Q")
    added[name("Contents")] = writer._add_object(stream)
    return added


def picture(pixels: tuple[int, int], points: tuple[float, float], at: tuple[float, float]) -> Make:
    """An image as decoration."""

    def make(writer: PdfWriter) -> None:
        show_picture(writer, writer.pages[0], pixels)
        draw(f"{points[0]} 0 0 {points[1]} {at[0]} {at[1]} cm /Planted Do")(writer)

    return make


def show_picture(writer: PdfWriter, page: Any, pixels: tuple[int, int]) -> None:
    image = StreamObject()
    image.set_data(Image.linear_gradient("L").resize(pixels).tobytes())
    image.update(
        dictionary(
            Type=name("XObject"),
            Subtype=name("Image"),
            Width=NumberObject(pixels[0]),
            Height=NumberObject(pixels[1]),
            BitsPerComponent=NumberObject(8),
            ColorSpace=name("DeviceGray"),
        )
    )
    resources = page.setdefault(name("Resources"), DictionaryObject()).get_object()
    held = resources.setdefault(name("XObject"), DictionaryObject()).get_object()
    held[name("Planted")] = writer._add_object(image.flate_encode())


def see_through(writer: PdfWriter) -> None:
    state = dictionary(Type=name("ExtGState"), ca=FloatObject(0.3))
    writer.pages[0]["/Resources"].get_object()[name("ExtGState")] = dictionary(Pale=state)
    writer.pages[0][name("Group")] = dictionary(S=name("Transparency"), CS=name("DeviceRGB"))
    draw("/Pale gs " + letters(8, 20, 300))(writer)


def scan(writer: PdfWriter) -> None:
    added = page(writer, 595.28, 841.89, "571 0 0 817 12.2 12.2 cm /Planted Do")
    show_picture(writer, added, (1700, 2400))


def heavy(size: int) -> Make:
    def make(writer: PdfWriter) -> None:
        stream = DecodedStreamObject()
        stream.set_data(bytes(size))
        writer._add_object(stream)

    return make


def metadata(change: Callable[[str], str]) -> Make:
    """Change the XMP."""

    def make(writer: PdfWriter) -> None:
        stream = writer.root_object["/Metadata"].get_object()
        stream.set_data(change(stream.get_data().decode()).encode())

    return make


def packed(writer: PdfWriter) -> None:
    """The XMP deflated, as some programs write it."""
    stream = writer.root_object["/Metadata"].get_object()
    writer.root_object[name("Metadata")] = writer._add_object(stream.flate_encode())


def titled(title: str) -> Make:
    """Another title, or none, in both places where it stands."""

    def make(writer: PdfWriter) -> None:
        held = (
            f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>'
        )
        new = held if title else ""
        metadata(lambda xmp: re.sub(r"<dc:title>.*</dc:title>", new, xmp))(writer)
        information = writer._info
        assert information is not None
        if title:
            information[name("Title")] = TextStringObject(title)
        else:
            del information["/Title"]

    return make


def without(*path: str) -> Make:
    """Take a key out of the catalogue, or out of what it leads to."""

    def make(writer: PdfWriter) -> None:
        held: Any = writer.root_object
        for key in path[:-1]:
            held = held[f"/{key}"]
        del held[f"/{path[-1]}"]

    return make


def both(*makes: Make) -> Make:
    def make(writer: PdfWriter) -> None:
        for each in makes:
            each(writer)

    return make


def catalogue(**values: Any) -> Make:
    def make(writer: PdfWriter) -> None:
        writer.root_object.update(dictionary(**values))

    return make


def fonts(writer: PdfWriter) -> Iterator[Any]:
    for font in writer.pages[0]["/Resources"]["/Font"].values():
        yield font.get_object()


def unembedded(writer: PdfWriter) -> None:
    descriptor = next(fonts(writer))["/DescendantFonts"][0].get_object()["/FontDescriptor"]
    for key in [key for key in descriptor if key.startswith("/FontFile")]:
        del descriptor[key]


def no_unicode(writer: PdfWriter) -> None:
    del next(fonts(writer))["/ToUnicode"]


def private_unicode(writer: PdfWriter) -> None:
    """Each letter of a face means a sign of nobody's, as with icon fonts."""
    stream = next(fonts(writer))["/ToUnicode"].get_object()
    text = re.sub(rb"(<[0-9A-Fa-f]{4}>)\s*<[0-9A-Fa-f]{4}>", rb"\1 <E000>", stream.get_data())
    stream.set_data(text)


def elements(writer: PdfWriter, role: str) -> list[Any]:
    """The elements of a role, in reading order."""
    found: list[Any] = []

    def walk(held: Any) -> None:
        held = held.get_object()
        if isinstance(held, ArrayObject):
            for each in held:
                walk(each)
        elif isinstance(held, DictionaryObject):
            if held.get("/S") == f"/{role}":
                found.append(held)
            walk(held.get("/K", NumberObject(0)))

    walk(writer.root_object["/StructTreeRoot"])
    return found


def renamed(old: str, new: str, most: int = 1000) -> Make:
    def make(writer: PdfWriter) -> None:
        for each in elements(writer, old)[:most]:
            each[name("S")] = name(new)

    return make


def described(role: str, key: str, text: str | None) -> Make:
    """Another text of the first element of a role, or none."""

    def make(writer: PdfWriter) -> None:
        first = elements(writer, role)[0]
        if text is None:
            del first[f"/{key}"]
        else:
            first[name(key)] = TextStringObject(text)

    return make


def turned(writer: PdfWriter) -> None:
    """The points of a list, read from the last to the first."""
    points = elements(writer, "L")[1]  # the first lists the key figures, side by side
    points[name("K")] = ArrayObject(reversed(points["/K"]))


def links(writer: PdfWriter) -> list[Any]:
    held = writer.pages[0]["/Annots"].get_object()
    return [each.get_object() for each in held if each.get_object()["/Subtype"] == "/Link"]


def led(address: str) -> Make:
    def make(writer: PdfWriter) -> None:
        links(writer)[0]["/A"][name("URI")] = TextStringObject(address)

    return make


def dumb(writer: PdfWriter) -> None:
    del links(writer)[0]["/Contents"]


def note(kind: str, **values: Any) -> Make:
    """An annotation in the margin, outside the tags."""

    def make(writer: PdfWriter) -> None:
        held = dictionary(
            Type=name("Annot"),
            Subtype=name(kind),
            Rect=numbers(14, 300, 34, 320),
            F=NumberObject(4),
            Border=numbers(0, 0, 0),
            Contents=TextStringObject("planted"),
            **values,
        )
        writer.pages[0]["/Annots"].get_object().append(writer._add_object(held))

    return make


def untabbed(writer: PdfWriter) -> None:
    del writer.pages[0]["/Tabs"]


def coloured_link(writer: PdfWriter) -> None:
    """A link in the margin, on the line of a word of its type; only it is dark blue."""
    draw(f"{letters(7, 14, 300)} {letters(7, 26, 300, '0 0 0.5 rg')}")(writer)
    links(writer)[0][name("Rect")] = numbers(25.5, 297, 40, 310)


def locked(rights: Right) -> Make:
    def make(writer: PdfWriter) -> None:
        writer.encrypt("", "owner", permissions_flag=rights, algorithm="RC4-128")

    return make


def resized(width: float, height: float) -> Make:
    def make(writer: PdfWriter) -> None:
        for key in ("/MediaBox", "/CropBox", "/TrimBox", "/BleedBox", "/ArtBox"):
            if key in writer.pages[0]:
                writer.pages[0][NameObject(key)] = numbers(0, 0, width, height)

    return make


def enclosing(file: str, data: bytes, relationship: str | None = None) -> Make:
    def make(writer: PdfWriter) -> None:
        writer.add_attachment(file, data)
        if relationship:
            for each in writer.attachment_list:
                each.pdf_object[name("AFRelationship")] = name(relationship)

    return make


def commented(writer: PdfWriter) -> None:
    comment = Comment(rect=(14, 300, 34, 320), text="Is that so?")
    writer.add_annotation(0, comment)


def layered(writer: PdfWriter) -> None:
    layer = writer._add_object(dictionary(Type=name("OCG"), Name=TextStringObject("Draft")))
    writer.root_object[name("OCProperties")] = dictionary(
        OCGs=ArrayObject([layer]),
        D=dictionary(Name=TextStringObject("as opened"), OFF=ArrayObject([layer])),
    )


def external(writer: PdfWriter) -> None:
    stream = DecodedStreamObject()
    stream.set_data(b"")
    stream[name("F")] = TextStringObject("elsewhere.bin")
    writer.root_object[name("PieceInfo")] = dictionary(X=writer._add_object(stream))


def acted(kind: str, **values: Any) -> Make:
    return catalogue(OpenAction=dictionary(S=name(kind), **values))


def scripted(writer: PdfWriter) -> None:
    """A script that runs when the file is opened, by its name in the catalogue."""
    script = dictionary(S=name("JavaScript"), JS=TextStringObject("app.alert(1)"))
    names = ArrayObject([TextStringObject("a"), writer._add_object(script)])
    writer.root_object[name("Names")] = dictionary(JavaScript=dictionary(Names=names))


def many_pages(writer: PdfWriter) -> None:
    for _ in range(21):
        page(writer, 595.28, 841.89, box(100, 100, 50, 50))


def appended(pdf: bytes) -> bytes:
    """The page with a change added to its end."""
    writer = PdfWriter(BytesIO(pdf), incremental=True)
    writer.root_object[name("PageLayout")] = name("SinglePage")
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def in_a_form(writer: PdfWriter) -> None:
    """Type of 10 points in a form that is painted at half its size, within another."""
    page = writer.pages[0]
    inner = form(writer, letters(10, 20, 20), page["/Resources"])
    outer = form(writer, "0.5 0 0 0.5 14 300 cm /Planted Do", holding(inner))
    resources = page["/Resources"].get_object()
    held = resources.setdefault(name("XObject"), DictionaryObject()).get_object()
    held[name("Planted")] = outer
    draw("/Planted Do")(writer)


def form(writer: PdfWriter, text: str, resources: Any) -> Any:
    stream = operators(text)
    stream.update(
        dictionary(
            Type=name("XObject"),
            Subtype=name("Form"),
            BBox=numbers(0, 0, 600, 900),
            Resources=resources,
        )
    )
    return writer._add_object(stream)


def holding(inner: Any) -> DictionaryObject:
    return dictionary(XObject=dictionary(Planted=inner))


def turned_page(writer: PdfWriter) -> None:
    writer.pages[0][name("Rotate")] = NumberObject(90)


def sized_above(writer: PdfWriter) -> None:
    page = writer.pages[0]
    page["/Parent"][name("MediaBox")] = page["/MediaBox"]
    for key in [key for key in page if key.endswith("Box")]:
        del page[key]
