"""Saved sources as text with places, and the ones that are refused, in no time."""

from __future__ import annotations

import zlib
from io import BytesIO
from random import Random

import pytest
from pypdf import PdfReader
from reportlab.pdfgen.canvas import Canvas

from briefing.errors import Fault
from briefing.evidence.quotes import find_quote
from briefing.evidence.source_text import MAX_TEXT, Saved, digest_hint, read_saved
from briefing.language.decimals import Form
from briefing.language.language import language
from briefing.language.numerals import find_numerals
from tests.conftest import SECTIONS, Build
from tests.hostile_pdfs import PDFS, TOLD, written


def saved(text: str, name: str = "a.txt") -> Saved:
    found = read_saved(text.encode(), name)
    assert isinstance(found, Saved)
    return found


def words(text: str, name: str) -> str:
    return " ".join(saved(text, name).text.split())


def handmade(stream: bytes, pages: int = 1) -> bytes:
    """A PDF whose pages all show one deflated stream."""
    kids = b" ".join([b"3 0 R"] * pages)
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count %d/Kids[%s]>>" % (pages, kids),
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R/Resources<</Font<</F 5 0 R"
        b">>>>>>",
        b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(stream), stream),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    )
    data, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 6\n0000000000 65535 f \n%strailer\n<</Size 6/Root 1 0 R>>\n" % table
    return data + head + b"startxref\n%d\n%%%%EOF" % len(data)


def shown(text: bytes) -> bytes:
    return zlib.compress(b"BT /F 9 Tf (" + text + b") Tj ET\n")


def test_text_has_lines() -> None:
    source = saved("One.\n\nTwo thirds\nof them.")
    assert source.place(source.text.index("One")) == "line 1"
    assert source.place(source.text.index("Two")) == "line 3"
    assert source.place(source.text.index("of")) == "line 4"


def around(text: str, number: str) -> str:
    source = saved(text)
    start = source.text.index(number)
    return source.around(start, start + len(number))


def test_a_sheet_quotes_the_sentence_around_a_number() -> None:
    said = around("Before it. Eleven Allies meet it this year. After it.", "Eleven")
    assert said == "Eleven Allies meet it this year"
    long = around("word " * 60 + "eleven " + "word " * 60, "eleven")
    assert long.startswith("… word")
    assert long.endswith("word …")
    assert around("It opens\non 3. Mai\n2025 at last.\nAfter it.", "3. Mai\n2025") == (
        "on 3. Mai 2025 at last."
    )


def test_a_byte_order_mark_is_no_text() -> None:
    assert saved("\ufeffOne").text == "One"


@pytest.mark.parametrize(
    ("marked", "plain"),
    [
        ("**300,000** troops", "300,000 troops"),
        ("a *minimum* of _2%_", "a minimum of 2%"),
        ("# Heading\ntext", "Heading text"),
        ("see [the survey](https://example.org/a_b) now", "see the survey now"),
        ("a ![view of 3](a.png) b", "a view of 3 b"),
        ("[![12 bridges](a.png)](https://example.org/13) open", "12 bridges open"),
        ("[![](a.png)](b) [see ![4](a) of 5](b)", "see 4 of 5"),
        ("- one\n- two", "one two"),
        ("> quoted", "quoted"),
        ("| a | b |\n|---|---|\n| 1 | 2 |", "a b 1 2"),
        ("`code` and snake_case", "code and snake_case"),
        ("2 * 3 * 4", "2 * 3 * 4"),
    ],
)
def test_markdown_loses_its_marks(marked: str, plain: str) -> None:
    assert words(marked, "a.md") == plain


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("235,160¹ tonnes", "235,160 tonnes"),
        ("4.2 billion³,⁴ of it", "4.2 billion of it"),
        ("8%² (net)¹", "8% (net)"),
        ("12 km² and 5 m³ of 10⁶", "12 km² and 5 m³ of 10⁶"),
    ],
)
@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.md"])
def test_raised_marks_of_notes_are_left_out(typed: str, read: str, name: str) -> None:
    source = saved(typed, name)
    assert source.text.strip() == read
    assert find_quote(source, typed)
    assert find_quote(source, read)


@pytest.mark.parametrize(
    ("page", "plain"),
    [
        ("<p>300,000</p><p>troops</p>", "300,000 troops"),
        ("<p>a <b>mini</b>mum of 2&nbsp;%</p>", "a minimum of 2 %"),
        ("<script>3</script><style>4</style>5", "5"),
        ("<head><title>6</title></head><body>7</body>", "7"),
        ("8<!-- 9 -->", "8"),
        ("<td>10</td><td>11</td>", "10 11"),
        ("12<br>13", "12 13"),
        ("&eacute;t&#233; &lt;14&gt;", "été <14>"),
        ("<p>not closed <p>at all", "not closed at all"),
        ("<template><p>15</p></template>16", "16"),
        ("10<sup>6</sup> of CO<sub>2</sub>", "10⁶ of CO₂"),
        ("<a title='1 > 2'>17</a>", "17"),
        ("<script>'<b>' + 18</script >19", "19"),
        ("20<!--> 21", "20 21"),
        ("1 < 2 and 22", "1 < 2 and 22"),
        ("23<?xml 24?><!doctype 25>", "23"),
        ("26 <p not closed", "26"),
        ("&#99999999999;27", "\N{REPLACEMENT CHARACTER}27"),
        (f"&#{'9' * 5000};28", "\N{REPLACEMENT CHARACTER}28"),
    ],
)
def test_html_becomes_its_words(page: str, plain: str) -> None:
    assert words(page, "a.html") == plain


# A line's end, or as much white space as a program puts there.
GAPS = ["\n", "\n    ", " \r\n\t", "\r", "  ", "\t", " \u00a0", "\u2003", "\u200b "]
WRAPPED = (
    "It costs 4.2¤billion, of which three¤quarters is new. It opens on 3¤May 2024, see Article¤5, "
    "for €¤20¤to 30¤thousand, 40¤per¤cent of it, half¤a¤million, twenty¤four in all."
)
WHOLE = ["4.2 billion", "three quarters", "3 May 2024", "€ 20", "30 thousand", "40 per cent"]


def numbers(source: Saved) -> list[str]:
    found = find_numerals(source.text, language("en"))
    return [" ".join(each.text.split()) for each in found if each.form is not Form.LABEL]


@pytest.mark.parametrize("gap", GAPS)
@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html"])
def test_white_space_of_any_kind_and_length_is_one_space(gap: str, name: str) -> None:
    source = saved(WRAPPED.replace("¤", gap), name)
    assert numbers(source) == [*WHOLE, "half a million", "twenty four"]
    assert find_quote(source, "It costs 4.2 billion, of which three quarters is new")
    assert not find_quote(source, "It costs 4.2")


def test_line_ends_in_a_pdf_are_white_space_too() -> None:
    source = pdf(b"(It costs 4.2 ) Tj 0 -12 Td (billion, of which three) Tj 0 -12 Td (quarters) Tj")
    assert numbers(source) == ["4.2 billion", "three quarters"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("4.2\n\nbillion", "a.txt"),
        ("4.2\n \n  billion", "a.md"),
        ("<p>4.2</p><p>billion</p>", "a.html"),
        ("<td>4.2</td>\n <td>billion</td>", "a.html"),
    ],
)
def test_no_number_goes_over_a_paragraph_s_end(text: str, name: str) -> None:
    assert numbers(saved(text, name)) == ["4.2"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("12  345", "a.txt"),
        ("12\t345", "a.txt"),
        ("12\n345", "a.txt"),
        ("| 12 | 345 |", "a.md"),
        ("a|12|345", "a.md"),
        ("<pre>12   345</pre>", "a.html"),
        ("<pre>12\n345</pre>", "a.html"),
        ("<td>12</td><td>345</td>", "a.html"),
        ("12&nbsp;&nbsp;345", "a.html"),
    ],
)
def test_columns_and_lines_never_join_digits(text: str, name: str) -> None:
    source = saved(text, name)
    assert numbers(source) == ["12", "345"]
    assert not find_quote(source, "12 345")
    assert find_quote(source, "345")


@pytest.mark.parametrize(
    "page", ["<p>12\n    345</p>", "12 \n<b> 345</b>", "12&nbsp;345", "<pre></pre>12  345"]
)
def test_what_is_one_space_on_the_page_parts_groups_of_digits(page: str) -> None:
    assert numbers(saved(page, "a.html")) == ["12 345"]


def test_a_line_keeps_its_number_whatever_is_left_out() -> None:
    source = saved("one  two\n\n \n\t 41\u00ad\n\n42 soft\u00ad\nware\n43", "a.txt")
    assert source.text == "one two\n\n41\u00ad\n\n42 software\n43"
    assert [source.place(source.text.index(each)) for each in ("one", "41", "42", "43")] == [
        "line 1",
        "line 4",
        "line 6",
        "line 8",
    ]


def test_html_has_the_lines_of_its_file() -> None:
    source = saved("<html>\n<body>\n<p>one\ntwo</p>\n</body>", "a.htm")
    assert source.place(source.text.index("one")) == "line 3"
    assert source.place(source.text.index("two")) == "line 4"


@pytest.mark.parametrize(
    "part",
    "<a¤ <a¤b=c¤ <a¤href=' <a¤=\" </ </a <!-- <! <!x¤ <? <![CDATA[ <script> < &# &#1 <div>".split(),
)
def test_html_that_never_closes_is_read_forward_only(part: str) -> None:
    """Where a reader goes back, half a million of these take hours."""
    found = read_saved((part.replace("¤", " ") * MAX_TEXT)[:MAX_TEXT].encode(), "a.html")
    assert isinstance(found, Saved) or found.code == "source.no-text"


@pytest.mark.parametrize(
    "part",
    ["[", "![", "[](", "[![", "[![](", "[![a](b)", "[a](b", "-", "- ", " ", "--|", "> ", "*a "],
)
def test_markdown_that_never_closes_is_read_forward_only(part: str) -> None:
    saved((part * MAX_TEXT)[: MAX_TEXT - 1] + "x", "a.md")


def pdf(content: bytes) -> Saved:
    found = read_saved(handmade(zlib.compress(b"BT /F 10 Tf 9 50 Td %s ET" % content)), "a.pdf")
    assert isinstance(found, Saved)
    return found


@pytest.mark.parametrize(
    "content",
    [
        b"[(12) -600 (345)] TJ",
        b"[(12 ) -2000 (345)] TJ",
        b"[(12) 3000 (345)] TJ",
        b"(12) Tj 40 0 Td (345) Tj",
        b"(12) Tj 17 0 Td (345) Tj",
        b"(12) Tj -40 0 Td (345) Tj",
        b"(12) Tj ET BT /F 10 Tf 60 50 Td (345) Tj",
        b"(12) Tj 1 0 0 1 60 50 Tm (345) Tj",
        b"(12) Tj ET q 1 0 0 1 40 0 cm BT 1 0 0 1 9 50 Tm (345) Tj ET Q BT",
        b"0 1 -1 0 50 9 Tm (12) Tj 0 1 -1 0 50 60 Tm (345) Tj",
        b"-1 0 0 -1 90 50 Tm (12) Tj -1 0 0 -1 50 50 Tm (345) Tj",
        b"(12) Tj 11 4 Td /F 6 Tf (345) Tj",
        b"(12) Tj 3 Ts (345) Tj",
        b"3 Ts /F 6 Tf (12) Tj /F 10 Tf 0 Ts (345) Tj",
        b"q 3 Ts Q (12) Tj 3 Ts (345) Tj",
        b"(x) Ts (12) Tj -3 Ts Ts (1) Ts 4 Ts (345) Tj",
    ],
)
def test_cells_of_a_pdf_s_table_never_join(content: bytes) -> None:
    source = pdf(content)
    assert numbers(source) == ["12", "345"]
    assert not find_quote(source, "12 345")


@pytest.mark.parametrize(
    ("content", "number"),
    [
        (b"[(12,) -20 (345)] TJ", "12,345"),
        (b"[(1) 30 (2,3) -90 (45)] TJ", "12,345"),
        (b"[(12) -278 (345)] TJ", "12 345"),
        (b"(12) Tj 11.1 0 Td (,345) Tj", "12,345"),
        (b"(12) Tj 13.9 0 Td (345) Tj", "12 345"),
        (b"(12) Tj ET BT /F 10 Tf 20.1 50 Td (,345) Tj", "12,345"),
        (b"50 Tz (12345) Tj 13.9 0 Td (,678) Tj", "12345,678"),
        (b"0 1 -1 0 50 9 Tm (12) Tj 0 1 -1 0 50 20.1 Tm (,345) Tj", "12,345"),
        (b"(21) Tj 11.1 4 Td /F 6 Tf (st) Tj", "21st"),
        (b"(21) Tj /F 6 Tf 3 Ts (st) Tj", "21st"),
        (b"(12,) Tj 1 Ts (345) Tj", "12,345"),
        (b"3 Ts (12,) Tj /F 6 Tf (345) Tj", "12,345"),
    ],
)
def test_kerned_pieces_of_one_number_join(content: bytes, number: str) -> None:
    assert numbers(pdf(content)) == [number]


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (b"(12) Tj /F 6 Tf 3 Ts (34) Tj /F 10 Tf 0 Ts ( km) Tj", "12 km"),
        (b"(12 km) Tj /F 6 Tf 3 Ts (2) Tj", "12 km²"),
        (b"(10) Tj /F 6 Tf 3 Ts (6) Tj", "10⁶"),
        (b"(CO) Tj /F 6 Tf -2 Ts (2) Tj /F 10 Tf 0 Ts ( in 12) Tj", "CO₂ in 12"),
        (b"(12) Tj ET q BT 20.1 50 Td /F 6 Tf 3 Ts (4) Tj ET Q BT 9 20 Td (5) Tj", "12\n5"),
    ],
)
def test_small_digits_off_the_line_of_a_pdf_are_raised(content: bytes, text: str) -> None:
    assert pdf(content).text.strip() == text


def test_pypdf_itself_reads_as_ever() -> None:
    pdf(b"(12) Tj")
    data = handmade(zlib.compress(b"BT /F 10 Tf 9 50 Td (12) Tj 40 0 Td (345) Tj ET"))
    assert PdfReader(BytesIO(data)).pages[0].extract_text() == "12 345"


def test_a_pdf_has_pages(build: Build) -> None:
    found = read_saved(build(SECTIONS).pdf, "a.pdf")
    assert isinstance(found, Saved)
    assert "300,000" in found.text
    assert found.place(found.text.index("300,000")) == "page 1"
    both = read_saved(handmade(shown(b"eleven of 12"), 2), "a.PDF")
    assert isinstance(both, Saved)
    assert both.place(len(both.text) - 3) == "page 2"


REFUSED = {
    "source.not-utf8": ("a.txt", "é".encode("latin-1")),
    "source.too-long": ("a.txt", b"word " * 300_000),
    "source.too-long, digits": ("a.txt", b"1 " * 200_000),
    "source.too-long, html": ("a.html", b"<div>" * 500_000),
    "source.too-long, content": ("a.pdf", handmade(zlib.compress(b"BT ET\n" * 900_000))),
    "source.too-long, pages": ("a.pdf", handmade(shown(b"12"), 10_000)),
    "source.broken": ("a.pdf", b"%PDF-1.7 and nothing more"),
    "source.broken, empty": ("a.pdf", b""),
    "source.too-long, bomb": ("a.pdf", handmade(zlib.compress(bytes(300_000_000), 9))),
    "source.no-text": ("a.pdf", handmade(zlib.compress(b"0 0 9 9 re f"))),
}


@pytest.mark.parametrize("code", REFUSED)
def test_what_cannot_be_read_is_told(code: str) -> None:
    name, data = REFUSED[code]
    found = read_saved(data, name)
    assert isinstance(found, Fault)
    assert found.code == code.partition(",")[0]
    assert name in found.message
    assert found.hint


@pytest.mark.parametrize("name", PDFS)
def test_a_pdf_that_asks_for_hours_is_told(name: str) -> None:
    """The same on every machine, since work is counted and no clock is asked."""
    found = read_saved(PDFS[name](), "a.pdf")
    told = found.code if isinstance(found, Fault) else "read"
    assert told == TOLD.get(name, "source.too-long")


def report(pages: int, lines: int = 25) -> bytes:
    """A report by another program, of 80 characters a line."""
    file = BytesIO()
    canvas = Canvas(file)
    for page in range(pages):
        for line in range(lines):
            words = (
                f"Line {line} of page {page} says that 31 Allies spend 2% of their GDP on defence."
            )
            canvas.drawString(50, 800 - 20 * line, words)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def test_a_long_report_is_read_whole() -> None:
    found = read_saved(report(130), "a.pdf")
    assert isinstance(found, Saved)
    for page in range(130):
        assert f"Line 24 of page {page} says that 31 Allies" in found.text
    assert found.place(len(found.text) - 3) == "page 130"


def test_a_damaged_page_of_ours_is_told_and_never_a_traceback(build: Build) -> None:
    pdf, random = build(SECTIONS).pdf, Random(5)
    told = set()
    for _ in range(60):
        data = bytearray(pdf)
        for _ in range(random.choice((1, 5, 30))):
            at = random.randrange(len(data))
            data[at : at + random.randrange(3)] = random.randbytes(random.randrange(3))
        found = read_saved(bytes(data), "a.pdf")
        told.add(found.code if isinstance(found, Fault) else "read")
    assert "source.broken" in told
    assert told <= {"read", "source.broken", "source.too-long", "source.no-text"}


def test_an_encrypted_pdf_is_told() -> None:
    """AES takes a library that is not there."""
    entries = b"/Filter/Standard/V 4/R 4/Length 128/P -4/O(%s)/U(%s)" % (b"o" * 32, b"u" * 32)
    aes = b"/CF<</StdCF<</CFM/AESV2/Length 16/AuthEvent/DocOpen>>>>/StmF/StdCF/StrF/StdCF"
    trailer = b"/Encrypt<<%s%s>>/ID[(i)(i)]" % (entries, aes)
    found = read_saved(written(b"<</Type/Catalog>>", trailer=trailer), "a.pdf")
    assert isinstance(found, Fault)
    assert found.code == "source.locked"


def test_a_digest_is_offered() -> None:
    assert digest_hint(b"") == f"add sha256: {'e3b0c44298fc1c149afbf4c8996fb924':.32}" + (
        "27ae41e4649b934ca495991b7852b855"
    )
