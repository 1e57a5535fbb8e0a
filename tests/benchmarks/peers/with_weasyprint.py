"""The brief's data become a page by way of HTML and WeasyPrint."""

from __future__ import annotations

import json
import os
from html import escape as e
from pathlib import Path
from typing import Any

import turns
from weasyprint import HTML
from weasyprint.text.fonts import FontConfiguration

FONTS = Path(os.environ["PEERS"], "fonts").as_uri()
CONFIGURATION = FontConfiguration()
STYLE = """
@font-face { font-family: Brief; src: url(FONTS/FiraSans-Regular.ttf); }
@font-face { font-family: Brief; font-weight: bold; src: url(FONTS/FiraSans-Bold.ttf); }
@page { size: A4; margin: 15mm 18mm 18mm; }
body { margin: 0; font: 9.5pt/1.36 Brief; }
p, h1, h2, h3, ul { margin: 0 0 1.2mm; }
header p { border-top: 1pt solid; padding-top: 1mm; font-weight: bold; font-size: 8pt; }
header span { float: right; width: 52mm; }
h1 { font-size: 21pt; line-height: 1.2; margin: 3mm 0; }
main { float: left; width: 115mm; }
.lead { font-size: 11.5pt; }
section { border-top: .5pt solid; margin-top: 2mm; padding: 1.5mm 0 0 28mm; position: relative; }
h2 { position: absolute; left: 0; width: 24mm; font-size: 8pt; }
ul { list-style: square; padding-left: 4mm; }
li { margin-bottom: 1mm; }
aside { float: right; width: 52mm; font-size: 8pt; }
aside div { border-top: .5pt solid; padding-top: 1mm; margin-bottom: 4mm; }
h3 { border-top: 1.5pt solid; padding-top: 1mm; font-size: 10pt; }
.value { font: bold 12pt/1.1 Brief; }
.value b { font-size: 27pt; color: #0b4a8f; }
blockquote { border-top: 1.5pt solid; margin: 0 0 4mm; padding-top: 1mm; }
blockquote p:first-child { font: bold 13pt/1.25 Brief; }
footer { position: fixed; bottom: -9mm; font-size: 7pt; }
""".replace("FONTS", FONTS)


def html(d: dict[str, Any]) -> str:
    """The whole document."""
    return (
        f"<!DOCTYPE html><html lang={d['lang']}><head><meta charset=utf-8>"
        f"<title>{e(d['title'])}</title><style>{STYLE}</style></head><body>"
        f"<header><p><span>{e(d['date'])}</span>{e(d['kicker'])}</p><h1>{e(d['title'])}</h1>"
        f"</header><main><p class=lead>{e(d['standfirst'])}</p>"
        f"{''.join(map(section, d['sections']))}</main>"
        f"<aside><h3>Key figures</h3>{''.join(map(figure, d['figures']))}"
        f"{''.join(map(quote, d['quotes']))}"
        f"<h3>{e(d['next']['title'])}</h3>{paragraphs(d['next']['points'])}</aside>"
        f"<footer>{e(d['source'])}</footer></body></html>"
    )


def section(s: dict[str, Any]) -> str:
    """A section: its name, key message, prose and points."""
    points = "".join(f"<li>{e(point)}</li>" for point in s["points"])
    return (
        f"<section><h2>{e(s['title'])}</h2><p><b>{e(s['summary'] or '')}</b></p>"
        f"{paragraphs(s['body'])}{f'<ul>{points}</ul>' if points else ''}</section>"
    )


def figure(f: dict[str, str]) -> str:
    """A key figure."""
    return (
        f"<div><p>{e(f['kicker'])}</p><p class=value><b>{e(f['value'])}</b> {e(f['unit'])}</p>"
        f"<p><b>{e(f['label'])}</b></p><p>{e(f['context'])}</p></div>"
    )


def quote(q: dict[str, str]) -> str:
    """A pull quote."""
    return f"<blockquote><p>“{e(q['text'])}”</p><p>{e(q['speaker'])}</p></blockquote>"


def paragraphs(texts: list[str]) -> str:
    """Texts, a paragraph each."""
    return "".join(f"<p>{e(text)}</p>" for text in texts)


def make(data: str, out: str) -> None:
    """Print one page."""
    with open(data, encoding="utf-8") as file:
        page = html(json.load(file))
    HTML(string=page).write_pdf(out, font_config=CONFIGURATION)


turns.answer(make)
