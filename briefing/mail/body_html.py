"""Writes the body of an email as HTML that Outlook and Gmail show alike, and that loads nothing.

Outlook sets with Word's engine: styles stand on the elements, widths on a table that only
lays out, and what it does not know (`main`) it passes over. Gmail drops `style` elements.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from briefing.brief.model import Run
from briefing.mail.body import Body, KeyFigure, Runs, Topic

_FACE = "font-family:'Segoe UI',Helvetica,Arial,sans-serif"
_BODY = f"{_FACE};font-size:16px;line-height:24px;color:#000000"
_SMALL = f"{_FACE};font-size:14px;line-height:20px;color:#000000"
# Without marks a list is none to VoiceOver in Safari and in Apple's Mail.
_LIST = f"padding:0 0 0 24px;list-style-type:square;{_BODY}"
_WIDTH = 640  # pixels, some 75 characters a line


def as_html(body: Body, accent: str) -> str:
    """The body as a whole document; `accent` is the colour of the values, as `#RRGGBB`."""
    title = escape("".join(run.text for run in body.title))
    return "\n".join(
        (
            "<!DOCTYPE html>",
            f'<html lang="{escape(body.language)}">',
            f'<head><meta charset="utf-8"><title>{title}</title>',
            '<meta name="viewport" content="width=device-width, initial-scale=1"></head>',
            '<body style="margin:0;padding:16px;background-color:#ffffff">',
            f'<main><table role="presentation" style="max-width:{_WIDTH}px;width:100%;'
            'border-collapse:collapse"><tr><td style="padding:0">',
            *_parts(body, accent),
            "</td></tr></table></main>",
            "</body></html>\n",
        )
    )


def _parts(body: Body, accent: str) -> Iterator[str]:
    yield from _marking(body.marking)
    if body.kicker:
        yield _element("p", body.kicker, f"margin:0 0 4px;{_SMALL};font-weight:bold")
    if body.date:
        yield f'<p style="margin:0 0 4px;{_SMALL}">{escape(body.date)}</p>'
    style = f"margin:8px 0 12px;{_FACE};font-size:26px;line-height:32px;color:#000000"
    yield _element("h1", body.title, style)
    if body.standfirst:
        style = f"margin:0 0 20px;{_FACE};font-size:18px;line-height:26px;color:#000000"
        yield _element("p", body.standfirst, style)
    for topic in body.asked:
        yield from _topic(topic)
    if body.figures:
        yield _heading(escape(body.heading))
        yield f'<ul style="margin:0 0 20px;{_LIST}">'
        yield from (_figure(figure, accent) for figure in body.figures)
        yield "</ul>"
    for topic in body.topics:
        yield from _topic(topic)
    yield f'<p style="margin:20px 0 12px;{_BODY}">{escape(body.attached)}</p>'
    for line in body.footer:
        yield _element("p", line, f"margin:0 0 4px;{_SMALL}")
    yield from _marking(body.marking)


def _marking(marking: str) -> Iterator[str]:
    if marking:
        style = f"margin:0 0 12px;{_SMALL};font-weight:bold;text-align:center"
        yield f'<p style="{style}">{escape(marking)}</p>'


def _figure(figure: KeyFigure, accent: str) -> str:
    value = f'<strong style="font-size:28px;line-height:36px;color:{accent}">'
    said = f"{value}{_inline(figure.value)}</strong><br><strong>{_inline(figure.label)}</strong>"
    more = map(_inline, (figure.context, figure.status, figure.chart))
    parts = _inline(figure.topic), said, *more
    paragraphs = (f'<p style="margin:0;{_BODY}">{part}</p>' for part in parts if part)
    return f'<li style="margin:0 0 12px;padding:0">{"".join(paragraphs)}</li>'


def _topic(topic: Topic) -> Iterator[str]:
    yield _heading(_inline(topic.title))
    if topic.status:
        yield _element("p", topic.status, f"margin:0 0 4px;{_BODY}")
    if topic.lead:
        yield _element("p", topic.lead, f"margin:0 0 8px;{_BODY}")
    if len(topic.texts) == 1:
        yield _element("p", topic.texts[0], f"margin:0 0 16px;{_BODY}")
    elif topic.texts:
        points = "".join(_element("li", text, "margin:0 0 4px") for text in topic.texts)
        yield f'<ul style="margin:0 0 16px;{_LIST}">{points}</ul>'
    if topic.chart:
        yield _element("p", topic.chart, f"margin:0 0 16px;{_BODY}")


def _heading(inner: str) -> str:
    style = f"margin:0 0 6px;padding:8px 0 0;border-top:1px solid #000000;{_FACE}"
    return f'<h2 style="{style};font-size:18px;line-height:24px;color:#000000">{inner}</h2>'


def _element(tag: str, runs: Runs, style: str) -> str:
    return f'<{tag} style="{style}">{_inline(runs)}</{tag}>'


def _inline(runs: Runs) -> str:
    return "".join(map(_run, runs))


def _run(run: Run) -> str:
    inner = escape(run.text)
    if run.raised:
        inner = f'<sup style="line-height:0">{inner}</sup>'
    if run.bold:
        inner = f"<strong>{inner}</strong>"
    if run.italic:
        inner = f"<em>{inner}</em>"
    if run.language:
        inner = f'<span lang="{escape(run.language)}">{inner}</span>'
    if run.link:
        inner = f'<a href="{escape(run.link)}" style="color:#0b4a86">{inner}</a>'
    return inner
