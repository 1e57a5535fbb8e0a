"""What PDFium is not given to draw, however small the file; a tenth of it is drawn."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from zlib import compress

import pytest
from pypdf import PdfReader, PdfWriter

from briefing import BriefingError
from briefing.preflight.reader import read_document
from tests.hostile_pdfs import (
    CATALOGUE,
    FONT,
    HELVETICA,
    TEXT,
    content,
    contents,
    form,
    lattice,
    pages,
    raw,
    stream,
    written,
)

GROUP = b"/Group<</S/Transparency/CS/DeviceGray>>"
TILING = b"/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 9 9]/XStep 9/YStep 9"
GLYPHS = (
    b"<</Type/Font/Subtype/Type3/FontBBox[0 0 9 9]/FontMatrix[1 0 0 1 0 0]/FirstChar 97/LastChar 97"
    b"/Widths[9]/Encoding<</Differences[97/a]>>/CharProcs<</a %d 0 R>>/Resources<<%s>>>>"
)
SHOWN = b"BT /T 1 Tf (a) Tj ET "


def forms(depth: int, first: int, draw: bytes = b"/X Do " * 10) -> list[bytes]:
    """Forms, numbered from `first` on, that draw the next one, ten times each unless said."""
    numbers = range(first + 1, first + 1 + depth)
    return [*(form(draw, b"/XObject<</X %d 0 R>>" % n) for n in numbers), form(TEXT)]


def drawn_so(draw: bytes) -> Callable[[int], bytes]:
    """A page of forms that are drawn ten times each, by some operators that draw one or two."""
    ten = draw * (10 // draw.count(b"Do"))
    return lambda depth: pages(b"/XObject<</X 5 0 R>>", stream(draw), *forms(depth, 5, ten))


def by_the_page(depth: int) -> bytes:
    """Forms without resources of their own: names are those of the page."""
    names = b"".join(b"/X%d %d 0 R" % (n, n) for n in range(5, 6 + depth))
    own = b"/Type/XObject/Subtype/Form/BBox[0 0 99 99]"
    inner = [stream(b"/X%d Do " % (n + 1) * 10, own) for n in range(5, 5 + depth)]
    shown = stream(b"/X5 Do")
    return pages(FONT + b"/XObject<<%s>>" % names, shown, *inner, stream(TEXT, own))


def of_an_annotation(depth: int) -> bytes:
    """A stamp whose one state is drawn by forms."""
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R/Annots[5 0 R]>>"
    stamp = b"<</Type/Annot/Subtype/Stamp/Rect[0 0 99 99]/AS/On/AP<</N<</On 6 0 R>>>>>>"
    kids = b"<</Type/Pages/Count 1/Kids[3 0 R]>>"
    return written(CATALOGUE, kids, page, stream(b""), stamp, *forms(depth, 6))


def of_a_glyph(depth: int) -> bytes:
    glyphs = GLYPHS % (6, b"/XObject<</X 7 0 R>>")
    return pages(
        b"/Font<</T 5 0 R>>", stream(SHOWN), glyphs, stream(b"9 0 d0 /X Do"), *forms(depth, 7)
    )


def of_glyphs(depth: int) -> bytes:
    """Glyphs that show glyphs of the next font."""
    objects = []
    for number in range(5, 5 + 2 * depth, 2):
        objects += [GLYPHS % (number + 1, b"/Font<</T %d 0 R>>" % (number + 2))]
        objects += [stream(b"9 0 d0 " + SHOWN * 10)]
    last = GLYPHS % (6 + 2 * depth, b""), stream(b"9 0 d0 0 0 9 9 re f")
    return pages(b"/Font<</T 5 0 R>>", stream(SHOWN), *objects, *last)


def of_a_cell(depth: int) -> bytes:
    """A pattern whose cell is drawn by forms."""
    cell = stream(b"/X Do", TILING + b"/Resources<</XObject<</X 6 0 R>>>>")
    shown = stream(b"/Pattern cs /P scn 0 0 99 99 re f")
    return pages(b"/Pattern<</P 5 0 R>>", shown, cell, *forms(depth, 6))


def of_cells(depth: int) -> bytes:
    """Patterns that fill ten boxes with the next pattern."""
    paint = b"/Pattern cs /P scn " + b"1 1 9 9 re f " * 10
    cells = [
        stream(paint, TILING + b"/Resources<</Pattern<</P %d 0 R>>>>" % number)
        for number in range(6, 6 + depth)
    ]
    last = stream(b"1 0 0 rg 0 0 5 5 re f", TILING)
    return pages(b"/Pattern<</P 5 0 R>>", stream(paint), *cells, last)


def of_masks(depth: int) -> bytes:
    """Soft masks that use the next one ten times."""
    objects = []
    for number in range(5, 5 + 2 * depth, 2):
        resources = b"/ExtGState<</G %d 0 R>>" % (number + 1)
        mask = form(b"/G gs 0 0 9 9 re f " * 10, resources)
        objects += [mask.replace(b"/BBox", GROUP + b"/BBox")]
        objects += [b"<</SMask<</S/Luminosity/G %d 0 R>>>>" % (number + 2)]
    last = form(b"1 g 0 0 9 9 re f", b"").replace(b"/BBox", GROUP + b"/BBox")
    return pages(b"/XObject<</X 5 0 R>>", stream(b"/X Do"), *objects, last)


def encrypted(depth: int) -> bytes:
    """Forms in a file that opens without a password."""
    writer = PdfWriter(clone_from=PdfReader(BytesIO(lattice(depth, 10))))
    writer.encrypt("", "owner", algorithm="RC4-128")
    writer.write(data := BytesIO())
    return data.getvalue()


def in_itself(depth: int) -> bytes:
    """A form that draws itself twice, once it is no more than one deep."""
    draw = stream(b"/X Do")
    if depth < 5:
        return pages(b"/XObject<</X 5 0 R>>", draw, form(TEXT, b"/XObject<</X 5 0 R>>"))
    return pages(b"/XObject<</X 5 0 R>>", draw, form(b"/X Do /X Do", b"/XObject<</X 5 0 R>>"))


# By how deep forms lie within forms: of ten each, six make a million.
GROWN: dict[str, Callable[[int], bytes]] = {
    "forms": lambda depth: lattice(depth, 10),
    "forms by the names of the page": by_the_page,
    "forms by an escaped name": drawn_so(b"/#58 Do "),
    "forms behind a comment": drawn_so(b"/X % no\nDo "),
    "forms behind a bracket": drawn_so(b"/X ] Do "),
    "forms behind a byte that is a space to PDFium": drawn_so(b"/X\x80Do /X \xffDo "),
    "forms by a string of what is no number": drawn_so(b"<z5x8> Do "),
    "forms by a string": drawn_so(b"(X) Do "),
    "forms by a string of numbers": drawn_so(rb"(\130) Do <58> Do "),
    "an annotation": of_an_annotation,
    "forms in a glyph": of_a_glyph,
    "glyphs in glyphs": of_glyphs,
    "forms in a pattern": of_a_cell,
    "patterns in patterns": of_cells,
    "soft masks": of_masks,
    "an encrypted file": encrypted,
    "a form in itself": in_itself,
    "pieces of content": lambda depth: contents(10**depth // 2_500, 100_000),
    "texts": lambda depth: content(b"BT /F 9 Tf " + b"()'" * 2 * 10**depth),
    "a zip bomb": lambda depth: content(bytes(40 * 10**depth)),
}


MARKS = "over 1,000,000 marks, those of forms each time that they show"
SAID = {
    "a form in itself": "a form within itself",
    "pieces of content": "over 32 MB of content",
    "a zip bomb": "over 32 MB of content",
}


@pytest.mark.parametrize("name", GROWN)
def test_a_page_that_is_too_heavy_is_told_before_it_is_drawn(name: str) -> None:
    with pytest.raises(BriefingError) as told:
        read_document(GROWN[name](6), "x.pdf")
    (fault,) = told.value.faults
    assert fault.code == "proof.too-heavy"
    assert fault.message == f"x.pdf draws {SAID.get(name, MARKS)} on page 1"


@pytest.mark.parametrize("name", GROWN)
def test_a_page_that_is_less_heavy_is_drawn(name: str) -> None:
    assert len(read_document(GROWN[name](3), "x.pdf").pages) == 1


def ascii85(size: int) -> bytes:
    return pages(FONT, raw(b"z" * size + b"~>", b"/Filter/ASCII85Decode"), HELVETICA)


def test_content_in_ascii85_is_decoded_within_a_bound() -> None:
    assert len(read_document(ascii85(1000), "x.pdf").pages) == 1
    with pytest.raises(BriefingError, match="over 32 MB of content"):
        read_document(ascii85(2_000_000), "x.pdf")


def test_ascii85_that_is_deflated_is_bounded_too() -> None:
    packed = compress(b"z" * 3_000_000 + b"~>")
    shown = raw(packed, b"/Filter[/FlateDecode/ASCII85Decode]")
    with pytest.raises(BriefingError, match="over 32 MB of content"):
        read_document(pages(FONT, shown, HELVETICA), "x.pdf")


def test_marks_of_all_pages_are_bounded() -> None:
    """Pages behind those with a million marks are counted, and not read."""
    document = read_document(content(b"q " * 300_000, count=50), "x.pdf")
    assert (len(document.sizes), len(document.pages)) == (50, 4)


def test_names_that_draw_nothing_weigh_nothing() -> None:
    """A font as a form is none, nor are words; a form may be named and not drawn."""
    shown = stream(b"BT /F 9 Tf (see (x) Do Brasil) Tj ET /F Do /Y Do /X MP " * 1000)
    large = form(b"0 0 1 1 re f " * 10_000, b"/XObject<</X 5 0 R>>")
    resources = b"/Font<</F 6 0 R>>/XObject<</X 5 0 R>>"
    assert read_document(pages(resources, shown, large, HELVETICA), "x.pdf").pages


def test_a_title_in_xmp_is_looked_for_nearby() -> None:
    """What begins as a title is no reason to read all of what follows, from each of them."""

    def titled(gap: int) -> str:
        xmp = b"<dc:title>" + b" " * gap + b"<rdf:li>Heat</rdf:li>"
        data = stream(xmp, b"/Type/Metadata/Subtype/XML")
        file = pages(b"", stream(b""), data).replace(b"/Catalog", b"/Catalog/Metadata 5 0 R")
        return read_document(file, "x.pdf").catalogue.title

    assert (titled(90), titled(500)) == ("Heat", "")
