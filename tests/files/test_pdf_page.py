"""Pages of PDFs that are taken over as pictures: what is carried, and what is refused."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter
from pypdf.annotations import Link
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

from briefing.errors import Fault
from briefing.files.pdf_content import ContentError, operators, passed_on
from briefing.files.pdf_letters import first_width, read_table, written_table
from briefing.files.pdf_page import PdfPage, read_page

DRAWINGS = Path(__file__).parent.parent / "drawings"
SQUARE = b"0 0 10 10 re f"


def pdf(content: bytes = SQUARE, resources: str = "", pages: int = 1, more: str = "") -> bytes:
    """A PDF by hand; objects from 10 on may be in `more`, as `10 0 obj … endobj`."""
    kids = " ".join(f"{20 + at} 0 R" for at in range(pages))
    objects = [
        "1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj",
        f"2 0 obj <</Type/Pages/Count {pages}/Kids[{kids}]>> endobj",
        *(
            f"{20 + at} 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 200 100]/Contents 4 0 R"
            f"/Resources<<{resources}>>>> endobj"
            for at in range(pages)
        ),
        f"4 0 obj <</Length {len(content)}>> stream\n{content.decode('latin-1')}\nendstream endobj",
        *more.split("\n\n"),
    ]
    body = "%PDF-1.7\n"
    places: dict[int, int] = {}
    for each in filter(None, objects):
        places[int(each.split()[0])] = len(body)
        body += each + "\n"
    last = max(places)
    rows = "".join(
        f"{places[n]:010} 00000 n \n" if n in places else "0000000000 65535 f \n"
        for n in range(last + 1)
    )
    tail = f"xref\n0 {last + 1}\n{rows}trailer <</Size {last + 1}/Root 1 0 R>>\nstartxref\n"
    return f"{body}{tail}{len(body)}\n%%EOF\n".encode("latin-1")


def page(data: bytes, number: int | None = None) -> PdfPage:
    found = read_page(data, number)
    assert isinstance(found, PdfPage), found
    return found


def refusal(data: bytes, number: int | None = None) -> str:
    found = read_page(data, number)
    assert isinstance(found, Fault)
    assert found.hint
    return found.message


def changed(data: bytes, change: object) -> bytes:
    writer = PdfWriter(BytesIO(data))
    change(writer)  # type: ignore[operator]
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


@pytest.mark.parametrize("file", sorted(DRAWINGS.glob("*.pdf")), ids=lambda file: file.stem)
def test_what_matplotlib_exports_is_taken_over(file: Path) -> None:
    found = page(file.read_bytes())
    assert found.width > 300
    assert found.smallest == 10
    assert b"BDC" not in found.content


def test_one_page_needs_no_number_and_several_do() -> None:
    assert page(pdf()).width == 200
    assert page(pdf(), 1).height == 100
    assert page(pdf(pages=3), 2).width == 200
    assert refusal(pdf(pages=3)) == "has 3 pages"
    assert refusal(pdf(pages=3), 4) == "has 3 pages; there is no page 4"
    assert refusal(pdf(), 2) == "has one page; there is no page 2"


@pytest.mark.parametrize(
    ("turn", "size", "corner"),
    [
        (0, (80, 50), (0, 0)),
        (90, (50, 80), (0, 80)),
        (180, (80, 50), (80, 50)),
        (270, (50, 80), (50, 0)),
    ],
)
def test_a_page_is_cropped_and_upright(
    turn: int, size: tuple[float, float], corner: tuple[float, float]
) -> None:
    data = pdf().replace(b"/Contents", b"/CropBox[10 20 90 70]/Rotate %d/Contents" % turn)
    found = page(data)
    assert (found.width, found.height) == size
    a, b, c, d, e, f = found.matrix
    assert (a * 10 + c * 20 + e, b * 10 + d * 20 + f) == corner  # its bottom left corner


def test_what_marks_content_stays_behind() -> None:
    content = (
        b"/Figure <</MCID 0>> BDC /P /x DP 0 0 9 9 re f EMC /Artifact BMC 1 g 0 0 1 1 re f EMC"
    )
    found = page(pdf(content))
    assert found.content == b"0 0 9 9 re\nf\n1 g\n0 0 1 1 re\nf\n"


FONT = "/Font<</F 10 0 R>>"
TEXT = b"BT /F 12 Tf (A) Tj ET"
HELVETICA = "10 0 obj <</Type/Font/Subtype/Type1/BaseFont/Helvetica>> endobj"
CMYK = "/ColorSpace<</C /DeviceCMYK>>"
SPOT = "/ColorSpace<</C [/Separation /Gold /DeviceRGB <<>>]>>"
LAB = "/ColorSpace<</C [/Lab <</WhitePoint[1 1 1]>>]>>"
GROUP = "/XObject<</X 10 0 R>>"
OTHER_PROFILE = "10 0 obj <</N 3/Length 4>> stream\nabcd\nendstream endobj"
FORM = (
    "10 0 obj <</Subtype/Form/BBox[0 0 9 9]/Group<</S/Transparency/CS/DeviceCMYK>>/Length 14>> "
    "stream\n0 0 10 10 re f\nendstream endobj"
)
ITSELF = (
    "10 0 obj <</Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 10 0 R>>>>/Length 5>> "
    "stream\n/X Do\nendstream endobj"
)
JPX = (
    "10 0 obj <</Subtype/Image/Width 1/Height 1/ColorSpace/DeviceRGB/BitsPerComponent 8"
    "/Filter/JPXDecode/Length 1>> stream\nx\nendstream endobj"
)


@pytest.mark.parametrize(
    ("content", "resources", "more", "words"),
    [
        (TEXT, FONT, HELVETICA, "has text in Helvetica, which is not embedded"),
        (b"0 0 0 1 k " + SQUARE, "", "", "has colours in CMYK"),
        (b"/DeviceCMYK cs " + SQUARE, "", "", "has colours in CMYK"),
        (b"/C cs " + SQUARE, CMYK, "", "has colours in DeviceCMYK"),
        (b"/C cs " + SQUARE, SPOT, "", "has colours in a spot colour"),
        (b"/C cs " + SQUARE, LAB, "", "has colours in Lab"),
        (
            b"/C cs " + SQUARE,
            "/ColorSpace<</C [/ICCBased 10 0 R]>>",
            OTHER_PROFILE,
            "has colours of another profile than sRGB",
        ),
        (b"/X Do", GROUP, FORM, "has colours in DeviceCMYK"),
        (b"/X Do", GROUP, ITSELF, "draws a form within itself"),
        (b"/X Do", GROUP, JPX, "holds an image in JPEG 2000"),
        (b"/Y Do", GROUP, FORM, "names 'Y', which is not there"),
        (b"BI /W 1 ID x EI", "", "", "holds an inline image"),
        (b"0 0 m 1 1 zz", "", "", "holds the operator 'zz'"),
        (b"q " * 30 + SQUARE, "", "", "saves its state too often"),
        (b"Q " + SQUARE, "", "", "restores what it has not saved"),
        (b"0 0 9 9 re n", "", "", "draws nothing on that page"),
        (b"(open " + SQUARE, "", "", "is damaged"),
    ],
)
def test_what_the_page_cannot_carry_is_refused(
    content: bytes, resources: str, more: str, words: str
) -> None:
    assert words in refusal(pdf(content, resources, more=more))


def test_what_nobody_draws_is_not_looked_at() -> None:
    found = page(pdf(SQUARE, FONT + GROUP, more=HELVETICA.replace("10 0", "11 0")))
    assert found.objects == ()


def test_what_acts_or_is_locked_is_refused() -> None:
    locked = changed(pdf(), lambda writer: writer.encrypt("secret", algorithm="RC4-128"))
    assert refusal(locked) == "is encrypted"
    script = b"/Type/Catalog/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>"
    assert refusal(pdf().replace(b"/Type/Catalog", script)) == "holds a script"
    link = Link(rect=(0, 0, 9, 9), url="https://example.org")
    linked = changed(pdf(), lambda writer: writer.add_annotation(0, link))
    assert refusal(linked) == "holds a link, which a picture cannot have"
    form = b"/Type/Catalog/AcroForm<</Fields[20 0 R]>>"
    assert refusal(pdf().replace(b"/Type/Catalog", form)) == "is a form to fill in"
    hidden = b"/Type/Catalog/OCProperties<</D<</OFF[20 0 R]>>>>"
    assert refusal(pdf().replace(b"/Type/Catalog", hidden)) == "has layers that are hidden"


@pytest.mark.parametrize("data", [b"%PDF-1.7\n", b"%PDF", pdf()[:150], b"%PDF-1.4\n" + b"x" * 999])
def test_a_damaged_file_is_told(data: bytes) -> None:
    assert refusal(data)


def test_profiles_of_srgb_and_grey_are_the_page_s_own() -> None:
    profile = "10 0 obj <</N %d/Length 8>> stream\nxx sRGB \nendstream endobj"
    for count, name in ((3, b"/DeviceRGB"), (1, b"/DeviceGray")):
        space = "/ColorSpace<</C [/ICCBased 10 0 R]>>"
        found = page(pdf(b"/C cs " + SQUARE, space, more=profile % count))
        written = b"".join(part for part in found.resources if isinstance(part, bytes))
        assert written == b"<</ColorSpace <</C %s>>>>" % name


def test_the_smallest_type_counts_what_scales_it() -> None:
    data = (DRAWINGS / "matplotlib-type3.pdf").read_bytes()

    def shrink(writer: PdfWriter) -> None:
        first = DecodedStreamObject()
        first.set_data(b"0.5 0 0 0.5 0 0 cm " + writer.pages[0].get_contents().get_data())  # type: ignore[union-attr]
        writer.pages[0][NameObject("/Contents")] = first

    assert page(changed(data, shrink)).smallest == 5


def test_operators_keep_their_operands() -> None:
    data = b"% a comment\n[(a\\)b(c)) -20 <4142>]TJ\n/N <</A [1 2]>> scn 1 0 0 1 .5 -.5 cm true i"
    names = [(each.name, len(each.operands)) for each in operators(data)]
    assert names == [(b"TJ", 1), (b"scn", 2), (b"cm", 6), (b"i", 1)]


PIECES = [
    b"q ",
    b"Q ",
    b"(a",
    b") ",
    b"<",
    b">",
    b"<<",
    b">> ",
    b"[",
    b"] ",
    b"1 ",
    b"/N ",
    b"f ",
    b"BDC ",
    b"%\n",
]


@given(st.lists(st.sampled_from(PIECES), max_size=20).map(b"".join))
def test_any_content_is_passed_on_or_refused(data: bytes) -> None:
    """What is passed on is passed on again as it is."""
    try:
        once = passed_on(data, lambda _: None)
    except ContentError:
        return
    assert passed_on(once, lambda _: None) == once


def test_tables_of_letters_are_read_and_written_anew() -> None:
    table = (
        b"2 beginbfchar <01> <0041> <02> <D83DDE00> endbfchar 2 beginbfrange <03> <05> <0061> "
        b"<06> <07> [<0030> <0000>] endbfrange"
    )
    found = read_table(table)
    assert found == {
        1: "0041",
        2: "d83dde00",
        3: "0061",
        4: "0062",
        5: "0063",
        6: "0030",
        7: "0000",
    }
    again = read_table(written_table(found, 1))
    assert again == {**found, 7: "e007"}  # U+0000 stands for no letter in PDF/A


def test_the_width_of_the_first_glyph() -> None:
    assert first_width([0, [500, 600]], 1000) == 500
    assert first_width([3, [1], 0, 9, 250], 1000) == 250
    assert first_width([5, [1]], 1000) == 1000


def test_a_copy_reads_no_further_than_the_page() -> None:
    """Neither other pages nor what the file says of itself come along."""
    reader = PdfReader(DRAWINGS / "matplotlib-type3.pdf")
    assert isinstance(reader.root_object, DictionaryObject)
    found = page((DRAWINGS / "matplotlib-type3.pdf").read_bytes())
    written = b"".join(part for each in found.objects for part in each if isinstance(part, bytes))
    assert b"/Catalog" not in written
    assert b"/Parent" not in written
    assert b"/Pages" not in written
