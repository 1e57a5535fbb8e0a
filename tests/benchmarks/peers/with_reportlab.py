"""The brief's data become a page by Platypus, as someone would write it the first time.

YAML in; a page template with two frames; paragraphs, tables and rules flow into them.
"""

from __future__ import annotations

import os
from typing import Any
from xml.sax.saxutils import escape as e

import turns
import yaml
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import (
    BaseDocTemplate,
    Frame,
    FrameBreak,
    HRFlowable,
    ListFlowable,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
)

ACCENT = colors.HexColor("#0b4a8f")
for weight in ("Regular", "Bold"):
    face = os.path.join(os.environ["PEERS"], "fonts", f"FiraSans-{weight}.ttf")
    pdfmetrics.registerFont(TTFont(f"Brief-{weight}", face))
pdfmetrics.registerFontFamily("Brief-Regular", normal="Brief-Regular", bold="Brief-Bold")

BODY = ParagraphStyle("body", fontName="Brief-Regular", fontSize=9.5, leading=13, spaceAfter=2)
LEAD = ParagraphStyle("lead", parent=BODY, fontSize=11.5, leading=15.5, spaceAfter=5)
BOLD = ParagraphStyle("bold", parent=BODY, fontName="Brief-Bold")
NAME = ParagraphStyle("name", parent=BOLD, fontSize=8, leading=11)
HEAD = ParagraphStyle("head", parent=BOLD, fontSize=10)
SMALL = ParagraphStyle("small", parent=BODY, fontSize=8, leading=11)
VALUE = ParagraphStyle("value", parent=BOLD, fontSize=12, leading=30)
QUOTE = ParagraphStyle("quote", parent=BOLD, fontSize=13, leading=16)
TITLE = ParagraphStyle("title", parent=BOLD, fontSize=21, leading=25)
SQUARES = {"start": "square", "leftIndent": 11, "bulletFontSize": 5}
FLAT = {"leftPadding": 0, "rightPadding": 0, "topPadding": 0, "bottomPadding": 0}
BARE = [(f"{side.upper()}PADDING", (0, 0), (-1, -1), 0) for side in ("left", "right", "top")]


def rule(width: float = 0.5) -> HRFlowable:
    """A line across the frame."""
    return HRFlowable(width="100%", thickness=width, color=colors.black, spaceBefore=3)


def section(s: dict[str, Any]) -> list[Any]:
    """A section: its name beside the key message, prose and points."""
    copy: list[Any] = [Paragraph(e(s["summary"] or ""), BOLD)]
    copy += [Paragraph(e(text), BODY) for text in s["body"]]
    if s["points"]:
        points = [Paragraph(e(text), BODY) for text in s["points"]]
        copy.append(ListFlowable(points, bulletType="bullet", **SQUARES))
    row = [Paragraph(e(s["title"]), NAME), copy]
    table = Table([row], colWidths=[28 * mm, 87 * mm])
    table.setStyle([*BARE, ("VALIGN", (0, 0), (-1, -1), "TOP")])
    return [rule(), table]


def figure(f: dict[str, str]) -> list[Any]:
    """A key figure."""
    value = f'<font size="27" color="#0b4a8f">{e(f["value"])}</font> {e(f["unit"])}'
    return [
        rule(),
        Paragraph(e(f["kicker"]), SMALL),
        Paragraph(value, VALUE),
        Paragraph(f"<b>{e(f['label'])}</b>", SMALL),
        Paragraph(e(f["context"]), SMALL),
        Spacer(1, 4 * mm),
    ]


def rail(d: dict[str, Any]) -> list[Any]:
    """The figures, the quotes, and what comes next."""
    flow = [rule(1.5), Paragraph("Key figures", HEAD)]
    for f in d["figures"]:
        flow += figure(f)
    for q in d["quotes"]:
        flow += [
            rule(1.5),
            Paragraph(f"“{e(q['text'])}”", QUOTE),
            Paragraph(e(q["speaker"]), SMALL),
        ]
        flow.append(Spacer(1, 4 * mm))
    flow += [rule(1.5), Paragraph(e(d["next"]["title"]), HEAD)]
    return flow + [Paragraph(e(text), SMALL) for text in d["next"]["points"]]


def make(data: str, out: str) -> None:
    """Build one document."""
    with open(data, encoding="utf-8") as file:
        d = yaml.safe_load(file)
    width, height = A4

    def furniture(canvas: Any, _: object) -> None:
        canvas.line(18 * mm, height - 15 * mm, width - 18 * mm, height - 15 * mm)
        canvas.setFont("Brief-Bold", 8)
        canvas.drawString(18 * mm, height - 19 * mm, d["kicker"])
        canvas.drawString(width - 70 * mm, height - 19 * mm, d["date"])
        title = Paragraph(e(d["title"]), TITLE)
        _, depth = title.wrap(width - 36 * mm, 30 * mm)
        title.drawOn(canvas, 18 * mm, height - 22 * mm - depth)
        canvas.setFont("Brief-Regular", 7)
        canvas.drawString(18 * mm, 10 * mm, d["source"])

    document = BaseDocTemplate(out, pagesize=A4, title=d["title"], lang=d["lang"])
    top = height - 44 * mm
    frames = [
        Frame(18 * mm, 14 * mm, 115 * mm, top - 14 * mm, **FLAT),
        Frame(width - 70 * mm, 14 * mm, 52 * mm, top - 14 * mm, **FLAT),
    ]
    document.addPageTemplates(PageTemplate(frames=frames, onPage=furniture))
    story: list[Any] = [Paragraph(e(d["standfirst"]), LEAD)]
    for s in d["sections"]:
        story += section(s)
    document.build([*story, FrameBreak(), *rail(d)])


turns.answer(make)
