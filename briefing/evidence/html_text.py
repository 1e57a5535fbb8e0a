"""Reads the words of a saved web page, each piece with its line of the file.

Tags are found here, forward only, and not by the standard library's html.parser: in Python
3.11.7 that takes a minute for 90 kB of `<a <a <a` (CVE-2025-6069). What is never closed takes
the rest of the file with it, as it does in a browser (HTML, 13.2.5).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from briefing.evidence.source_text import LOWERED, MAX_TEXT, RAISED, Saved, pieced

# What stands in these is no markup, up to their own end tag.
_RAW = frozenset("iframe noembed noframes noscript script style textarea title xmp".split())
# Elements whose words nobody reads on the page.
_UNREAD = frozenset(("head", "template", "svg", "math"))
# Elements that part a text; all others run within it.
BLOCKS = frozenset(
    "address article aside blockquote body br caption dd details dialog div dl dt fieldset "
    "figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr legend li main nav ol option p pre "
    "section summary table td th tr ul".split()
)
_MARKUP = re.compile(r"<(?:/?(?P<name>[a-zA-Z])|[!?/])")
TAG = re.compile(
    r"<(?P<end>/?)(?P<name>[a-zA-Z][^\s/>]*+)"
    r"(?:=\s*+(?:\"[^\"]*+\"|'[^']*+')|[^>=]++|=)*+>"
)
# A number so long that it is no letter, and that Python would refuse to read.
_ENDLESS = re.compile(r"&#\d{8,};?")
_SCRIPTS = {"sup": RAISED, "sub": LOWERED}


# What is one space on the page, but in `pre`.
_SPACE = re.compile(r"[ \t\n\r\f]+")


def read_html(text: str) -> Saved:
    """The words that a page of HTML shows, blocks as paragraphs of their own, and its tables."""
    saved = pieced(list(_pieces(text)))
    if len(saved.text) > MAX_TEXT or "<table" not in text.lower():
        return saved
    from briefing.evidence.html_tables import html_tables  # loaded only for a table

    return saved._replace(tables=html_tables(text))


def _pieces(text: str) -> Iterator[tuple[int, str]]:
    """Each stretch of words within a line, with the number of that line."""
    line, seen = 1, 0
    before, is_kept = "", False
    for start, words, tag in shown_tokens(text):
        line += text.count("\n", seen, start)
        seen = start
        name = tag.lstrip("/")
        if name in BLOCKS:
            before = "\n" if name == "br" else "\n\n"
            is_kept = tag == "pre" or (is_kept and name != "pre")
            yield line, before
        elif words:
            for number, part in enumerate(words.split("\n")):
                shown = f"\n{part}" if number else part
                if not is_kept:
                    shown = _SPACE.sub(" ", shown)
                    shown = shown.lstrip(" ") if before == " " else shown
                before = shown[-1:] or before
                yield line + number, shown


def shown_tokens(text: str) -> Iterator[tuple[int, str, str]]:
    """Each token that is shown: its offset, and its words or its tag's name, `/` before that of an
    end tag. Raised and lowered digits are told from others.
    """
    unread = 0
    script: dict[int, int] = {}
    for start, words, tag in _tokens(text):
        name = tag.lstrip("/")
        if name in _UNREAD:
            unread = max(unread + (-1 if tag != name else 1), 0)
        elif unread:
            continue
        elif name in _SCRIPTS:
            script = _SCRIPTS[name] if tag == name else {}
        else:
            yield start, _read(words).translate(script) if words else "", tag


def _read(words: str) -> str:
    """Words with their character references resolved, none of which makes a new line."""
    if "&" not in words:
        return words
    plain = _ENDLESS.sub("\N{REPLACEMENT CHARACTER}", words)
    return "\n".join(unescape(part).replace("\n", " ") for part in plain.split("\n"))


def _tokens(text: str) -> Iterator[tuple[int, str, str]]:
    """Each token: its offset, and its words or its tag's name, `/` before that of an end tag."""
    at = 0
    while at < len(text):
        markup = _MARKUP.search(text, at)
        start = markup.start() if markup else len(text)
        if start > at:
            yield at, text[at:start], ""
        if markup is None:
            return
        if not markup["name"]:
            at = _behind(text, start)
            continue
        tag = TAG.match(text, start)
        if tag is None:
            return
        name = tag["name"].lower()
        yield start, "", tag["end"] + name
        at = _end_of(name, text, tag.end()) if name in _RAW and not tag["end"] else tag.end()


def _behind(text: str, start: int) -> int:
    """The offset behind a comment or a declaration; `<!-->` is a comment as well."""
    is_comment = text.startswith("<!--", start)
    end = text.find("-->", start + 2) if is_comment else text.find(">", start)
    return end + (3 if is_comment else 1) if end >= 0 else len(text)


def _end_of(name: str, text: str, at: int) -> int:
    """The offset of the end tag of an element whose content is no markup, else the file's end."""
    end = re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE).search(text, at)
    return end.start() if end else len(text)
