"""Makes Word documents: the body by hand, since no library writes tracked changes and fields."""

from __future__ import annotations

from tests.spreadsheets.books import zipped

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_ROOTS = {"header": "hdr", "footer": "ftr", "footnotes": "footnotes", "endnotes": "endnotes"}


def docx(body: str, **parts: str) -> bytes:
    """A Word document of a body, and of other parts by their kinds, such as `footnotes`."""
    links = "".join(_link(kind, f"{kind}.xml") for kind in parts)
    others = {f"word/{kind}.xml": _part(_ROOTS[kind], text) for kind, text in parts.items()}
    return zipped(
        {
            "_rels/.rels": _links(_link("officeDocument", "word/document.xml")),
            "word/document.xml": _part("document", f"<w:body>{body}</w:body>"),
            "word/_rels/document.xml.rels": _links(links),
            **others,
        }
    )


def _part(root: str, text: str) -> str:
    return f"<w:{root} {_W}>{text}</w:{root}>"


def _links(links: str) -> str:
    return f"<Relationships>{links}</Relationships>"


def _link(kind: str, target: str) -> str:
    return f'<Relationship Id="{kind}" Type="http://x/{kind}" Target="{target}"/>'


def run(text: str, properties: str = "") -> str:
    """Words of one form, such as `<w:b/>`."""
    inside = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f"<w:r>{inside}<w:t>{text}</w:t></w:r>"


def paragraph(*runs: str, properties: str = "") -> str:
    """A paragraph of runs, or of plain words."""
    inside = "".join(each if each.startswith("<") else run(each) for each in runs)
    return f"<w:p><w:pPr>{properties}</w:pPr>{inside}</w:p>"


def table(*rows: str | list[str]) -> str:
    """A table of rows of words, or of cells and rows in XML."""
    whole = (row if isinstance(row, str) else _row(row) for row in rows)
    return f"<w:tbl>{''.join(whole)}</w:tbl>"


def _row(cells: list[str]) -> str:
    return f"<w:tr>{''.join(text if text.startswith('<') else cell(text) for text in cells)}</w:tr>"


def cell(text: str, properties: str = "") -> str:
    """A cell, such as one with `<w:gridSpan w:val="2"/>`."""
    inside = text if text.startswith("<") else paragraph(text)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inside}</w:tc>"
