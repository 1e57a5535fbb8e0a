"""Word documents as sources: what a reader sees of them, where it stands, and what is refused."""

from __future__ import annotations

import pytest

from briefing.errors import Fault
from briefing.evidence.source_tables import SourceTable
from briefing.evidence.source_text import Saved, read_saved
from tests.evidence.documents import cell, docx, paragraph, run, table
from tests.spreadsheets.books import zipped


def saved(data: bytes) -> Saved:
    found = read_saved(data, "a.docx")
    assert isinstance(found, Saved)
    return found


def words(body: str, **parts: str) -> str:
    return " ".join(saved(docx(body, **parts)).text.split())


def texts(found: SourceTable) -> list[list[str]]:
    return [[each.text for each in row] for row in found.rows]


def field(instruction: str, result: str) -> str:
    marks = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate"))
    begin, separate = marks
    asked = f"<w:r><w:instrText>{instruction}</w:instrText></w:r>"
    return f'{begin}{asked}{separate}{run(result)}<w:r><w:fldChar w:fldCharType="end"/></w:r>'


BOX = (
    "<w:r><mc:AlternateContent xmlns:mc='m'><mc:Choice><w:txbxContent>{0}</w:txbxContent>"
    "</mc:Choice><mc:Fallback><w:txbxContent>{0}</w:txbxContent></mc:Fallback>"
    "</mc:AlternateContent></w:r>"
)
NOTE = '<w:r><w:footnoteReference w:id="{}"/></w:r>'


@pytest.mark.parametrize(
    ("body", "plain"),
    [
        (paragraph(run("4"), run("1 of ", "<w:b/>"), run("52")), "41 of 52"),
        (paragraph("4.2 billion", run("3", '<w:vertAlign w:val="superscript"/>')), "4.2 billion"),
        (paragraph("9 km", run("2", '<w:vertAlign w:val="superscript"/>')), "9 km²"),
        (paragraph("CO", run("2", '<w:vertAlign w:val="subscript"/>')), "CO₂"),
        (paragraph("41", run("42", "<w:vanish/>"), run("43", '<w:vanish w:val="0"/>')), "4143"),
        (paragraph("12<w:tab/>"), "12"),
        (paragraph("<w:r><w:t>12</w:t><w:tab/><w:t>345</w:t></w:r>"), "12 345"),
        (paragraph("<w:r><w:t>a</w:t><w:br/><w:t>b</w:t></w:r>"), "a b"),
        (paragraph("<w:r><w:t>5</w:t><w:noBreakHyphen/><w:t>year</w:t></w:r>"), "5‑year"),
        (paragraph("one", properties="<w:numPr><w:numId w:val='3'/></w:numPr>"), "one"),
        (paragraph("one", properties="<w:tabs><w:tab w:val='left'/></w:tabs>"), "one"),
        # tracked changes
        (paragraph(f"<w:ins>{run('41')}</w:ins><w:del>{run('37')}</w:del>"), "41"),
        (paragraph("<w:del><w:r><w:delText>37</w:delText></w:r></w:del>", run("41")), "41"),
        (paragraph(f"<w:moveFrom>{run('1')}</w:moveFrom><w:moveTo>{run('2')}</w:moveTo>"), "2"),
        (paragraph("4", properties="<w:rPr><w:del/></w:rPr>") + paragraph("1"), "41"),
        (paragraph(run("41", "<w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange>")), "41"),
        (table(f"<w:tr><w:trPr><w:del/></w:trPr>{cell('1')}</w:tr>", ["2", "3"]), "2 3"),
        (table([cell("1", "<w:cellDel/>"), "2", "3"]), "2 3"),
        # fields
        (paragraph("Table ", field("SEQ Table", "3")), "Table 3"),
        (paragraph("a", field(" PAGEREF _x \\h", "17"), "b"), "ab"),
        (paragraph(field("IF " + "x" * 50, "yes")), "yes"),
        (paragraph('<w:fldSimple w:instr="PAGE">' + run("3") + "</w:fldSimple>", "b"), "b"),
        (paragraph('<w:fldSimple w:instr="DATE">' + run("3") + "</w:fldSimple>"), "3"),
        (paragraph('<w:r><w:fldChar w:fldCharType="begin"/></w:r>') + paragraph("41"), "41"),
        # text boxes
        (paragraph("41", BOX.format(paragraph("in a box")), "of them"), "41of them in a box"),
        (paragraph(BOX.format(table(["1", "2"], ["3", "4"]))), "1 2 3 4"),
    ],
)
def test_a_document_has_the_words_that_a_reader_sees(body: str, plain: str) -> None:
    assert words(body) == plain


def test_notes_stand_at_the_end_in_the_order_of_their_marks() -> None:
    notes = (
        f'<w:footnote w:type="separator" w:id="0">{paragraph("99")}</w:footnote>'
        f'<w:footnote w:id="2">{paragraph("Of 2024.")}</w:footnote>'
        f'<w:footnote w:id="5">{paragraph("Without Harwick.")}</w:footnote>'
        f'<w:footnote w:id="7">{paragraph("Of a deleted mark.")}</w:footnote>'
    )
    deleted = f"<w:del>{NOTE.format(7)}</w:del>"
    body = paragraph("64,771", NOTE.format(5), " crossings", NOTE.format(2), deleted)
    found = saved(docx(body + paragraph("Last."), footnotes=notes))
    assert found.text.split("\n\n")[:4] == [
        "64,771 crossings",
        "Last.",
        "Without Harwick.",
        "Of 2024.",
    ]
    assert "deleted" not in found.text
    assert found.place(found.text.index("Of 2024")) == "footnote 2"


def test_a_mark_of_one_s_own_is_no_text() -> None:
    mark = '<w:r><w:footnoteReference w:id="1" w:customMarkFollows="1"/><w:t>7</w:t></w:r>'
    assert words(paragraph("64,771", mark, " crossings")) == "64,771 crossings"


def test_headers_and_footers_stand_behind_all_else() -> None:
    found = saved(
        docx(
            paragraph("The wall is late."),
            header=paragraph("Programme ", "2026"),
            footer=paragraph("Page ", field("PAGE", "3")),
        )
    )
    assert found.text.split("\n\n")[:3] == ["The wall is late.", "Programme 2026", "Page"]
    assert found.place(found.text.index("2026")) == "header"


def test_a_place_is_a_paragraph_or_a_row() -> None:
    body = paragraph("One.") + paragraph() + paragraph("Two.") + table(["a", "b"], ["c", "41"])
    found = saved(docx(body + paragraph("Three.") + table(["a", "42"], ["b", "43"])))
    assert [found.place(found.text.index(each)) for each in ("Two", "41", "Three", "42")] == [
        "paragraph 2",
        "table 1, row 2",
        "paragraph 3",
        "table 2, row 1",
    ]


def test_a_table_keeps_its_rows_and_columns() -> None:
    body = (
        paragraph("It opened in May, later than all had hoped who had waited for it so long.")
        + paragraph("Table 1: Spending")
        + paragraph("€ million")
        + table(["Country", "2023", "2024"], ["Estonia", "3.2", "3.4"], ["Latvia", "2.9", "3.0"])
    )
    (found,) = saved(docx(body)).tables
    assert found.title == "Table 1: Spending € million"
    assert texts(found)[1] == ["Estonia", "3.2", "3.4"]
    assert found.rows[2][1].place == "table 1, row 3"


def test_cells_that_are_one_stand_in_all_their_rows_and_columns() -> None:
    more = "<w:vMerge/>"
    body = table(
        [cell("Region", '<w:vMerge w:val="restart"/>'), cell("2024", '<w:gridSpan w:val="2"/>')],
        [cell("", more), "open", "closed"],
        ["North", "12", "345"],
        f'<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>{cell("7")}{cell("9")}</w:tr>',
    )
    found = saved(docx(body))
    assert texts(found.tables[0]) == [
        ["Region", "2024", "2024"],
        ["Region", "open", "closed"],
        ["North", "12", "345"],
        ["", "7", "9"],
    ]
    assert "12\t345" in found.text


def test_a_table_that_places_others_is_none() -> None:
    inner = table(["a", "2024"], ["b", "41"])
    found = saved(docx(table([cell(paragraph("Spending") + inner + paragraph()), "aside"])))
    assert [each.title for each in found.tables] == ["Spending"]
    assert found.place(found.text.index("41")) == "table 1, row 2"
    assert found.place(found.text.index("aside")) == "paragraph 2"


LOCKED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(99)
ENTITIES = {"word/document.xml": "<!DOCTYPE w [<!ENTITY a 'b'>]><w:document/>"}
TAGS = "<w:document><w:body>{}"
REFUSED = {
    "source.kind, macros": ("a.docm", docx(paragraph("41"))),
    "source.kind, old": ("a.doc", LOCKED),
    "source.kind, old by another name": ("a.docx", LOCKED),
    "source.kind, OpenDocument": ("a.odt", zipped({"content.xml": "<a/>"})),
    "source.kind, RTF": ("a.rtf", rb"{\rtf1 41}"),
    "source.locked": ("a.docx", LOCKED + "EncryptedPackage".encode("utf-16-le")),
    "source.broken, empty": ("a.docx", b""),
    "source.broken, text": ("a.docx", b"41 of 52"),
    "source.broken, cut off": ("a.docx", docx(paragraph("41"))[:200]),
    "source.broken, a workbook": ("a.docx", zipped({"xl/workbook.xml": "<workbook/>"})),
    "source.broken, XML": ("a.docx", zipped({"word/document.xml": "<w:document><w:p>"})),
    "source.broken, not one": ("a.docx", zipped({"word/document.xml": "<w:hdr/>"})),
    "source.broken, entities": ("a.docx", zipped(ENTITIES)),
    "source.broken, a cell alone": ("a.docx", docx("<w:tc/>")),
    "source.broken, depth": ("a.docx", docx("<w:tbl><w:tr><w:tc>" * 99)),
    "source.broken, fields": ("a.docx", docx('<w:fldChar w:fldCharType="begin"/>' * 9999)),
    "source.no-text": ("a.docx", docx("")),
    "source.too-long": ("a.docx", docx(paragraph("word " * 99_999))),
    "source.too-long, elements": ("a.docx", docx("<w:p/>" * 999_999)),
    "source.too-long, cells": ("a.docx", docx("<w:tbl>" + "<w:tr><w:tc/></w:tr>" * 200_000)),
}


@pytest.mark.parametrize("code", REFUSED)
def test_what_cannot_be_read_is_told(code: str) -> None:
    name, data = REFUSED[code]
    found = read_saved(data, name)
    assert isinstance(found, Fault)
    assert found.code == code.partition(",")[0]
    assert name in found.message
    assert found.hint


def test_wide_cells_in_many_rows_are_text_alone() -> None:
    wide = "<w:tr>" + cell("1", '<w:gridSpan w:val="60"/>') + "</w:tr>"
    found = saved(docx(table(*[wide] * 3000)))
    assert found.tables == ()
    assert found.text.startswith("1\n1\n")
