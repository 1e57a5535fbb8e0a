"""A letter becomes HTML that Outlook and Gmail show alike, and that loads nothing.

Outlook sets with Word's engine: styles stand on the elements, widths on a table that only
lays out, and what it does not know (`main`) it passes over. Gmail drops `style` elements.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from briefing.brief.model import Run
from briefing.mail.letter import Item, Letter, Text, Topic

_FACE = "font-family:'Segoe UI',Helvetica,Arial,sans-serif"
_BODY = f"{_FACE};font-size:16px;line-height:24px;color:#000000"
_SMALL = f"{_FACE};font-size:14px;line-height:20px;color:#000000"
_WIDTH = 640  # pixels, some 75 characters a line


def as_html(letter: Letter, accent: str) -> str:
    """A whole document; `accent` is the colour of the values, as `#RRGGBB`."""
    title = escape(_words(letter.title))
    return "\n".join(
        (
            "<!DOCTYPE html>",
            f'<html lang="{escape(letter.language)}">',
            f'<head><meta charset="utf-8"><title>{title}</title>',
            '<meta name="viewport" content="width=device-width, initial-scale=1"></head>',
            '<body style="margin:0;padding:16px;background-color:#ffffff">',
            f'<main><table role="presentation" style="max-width:{_WIDTH}px;width:100%;'
            'border-collapse:collapse"><tr><td style="padding:0">',
            *_parts(letter, accent),
            "</td></tr></table></main>",
            "</body></html>\n",
        )
    )


def _parts(letter: Letter, accent: str) -> Iterator[str]:
    yield from _marking(letter.marking)
    if letter.kicker:
        yield _block("p", letter.kicker, f"margin:0 0 4px;{_SMALL};font-weight:bold")
    if letter.date:
        yield f'<p style="margin:0 0 4px;{_SMALL}">{escape(letter.date)}</p>'
    yield _block("h1", letter.title, f"margin:8px 0 12px;{_FACE};font-size:26px;line-height:32px")
    if letter.standfirst:
        standfirst = f"margin:0 0 20px;{_FACE};font-size:18px;line-height:26px;color:#000000"
        yield _block("p", letter.standfirst, standfirst)
    if letter.figures:
        yield _heading(escape(letter.heading))
        yield '<ul style="margin:0 0 20px;padding:0;list-style:none">'
        yield from (_item(item, accent) for item in letter.figures)
        yield "</ul>"
    for topic in letter.topics:
        yield from _topic(topic)
    yield f'<p style="margin:20px 0 12px;{_BODY}">{escape(letter.attached)}</p>'
    for line in letter.footer:
        yield _block("p", line, f"margin:0 0 4px;{_SMALL}")
    yield from _marking(letter.marking)


def _marking(marking: str) -> Iterator[str]:
    if marking:
        style = f"margin:0 0 12px;{_SMALL};font-weight:bold;text-align:center"
        yield f'<p style="{style}">{escape(marking)}</p>'


def _item(item: Item, accent: str) -> str:
    value = f'<strong style="font-size:28px;line-height:36px;color:{accent}">'
    said = f"{value}{_inline(item.value)}</strong><br><strong>{_inline(item.label)}</strong>"
    rest = f"<br>{_inline(item.context)}" if item.context else ""
    return f'<li style="margin:0 0 12px;padding:0;{_BODY}">{said}{rest}</li>'


def _topic(topic: Topic) -> Iterator[str]:
    yield _heading(_inline(topic.title))
    if len(topic.says) == 1:
        yield _block("p", topic.says[0], f"margin:0 0 16px;{_BODY}")
    else:
        points = "".join(_block("li", says, "margin:0 0 4px") for says in topic.says)
        yield f'<ul style="margin:0 0 16px;padding:0 0 0 24px;{_BODY}">{points}</ul>'


def _heading(inner: str) -> str:
    style = f"margin:0 0 6px;padding:8px 0 0;border-top:1px solid #000000;{_FACE}"
    return f'<h2 style="{style};font-size:18px;line-height:24px;color:#000000">{inner}</h2>'


def _block(tag: str, text: Text, style: str) -> str:
    return f'<{tag} style="{style}">{_inline(text)}</{tag}>'


def _inline(text: Text) -> str:
    return "".join(map(_run, text))


def _run(run: Run) -> str:
    inner = escape(run.text)
    if run.bold:
        inner = f"<strong>{inner}</strong>"
    if run.italic:
        inner = f"<em>{inner}</em>"
    if run.language:
        inner = f'<span lang="{escape(run.language)}">{inner}</span>'
    if run.link:
        inner = f'<a href="{escape(run.link)}" style="color:#0b4a86">{inner}</a>'
    return inner


def _words(text: Text) -> str:
    return "".join(run.text for run in text)
