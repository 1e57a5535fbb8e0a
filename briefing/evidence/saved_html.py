"""A saved web page becomes its words, each piece with its line of the file."""

from __future__ import annotations

from html.parser import HTMLParser

from briefing.evidence.saved import Saved, pieced

# Elements whose words nobody reads on the page.
_UNREAD = frozenset(("script", "style", "head", "template", "noscript", "svg", "math"))
# Elements that part a text; all others run within it.
_BLOCKS = frozenset(
    "address article aside blockquote br caption dd details div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table td th "
    "tr ul".split()
)


class _Words(HTMLParser):
    """Gathers what stands between tags; nesting is counted, never recursed into."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[tuple[int, str]] = []
        self.unread = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _UNREAD:
            self.unread += 1
        elif tag in _BLOCKS:
            self._add("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNREAD:
            self.unread = max(self.unread - 1, 0)
        elif tag in _BLOCKS:
            self._add("\n")

    def handle_data(self, data: str) -> None:
        line = self.getpos()[0]
        for number, part in enumerate(data.split("\n")):
            self._add(f" {part}" if number else part, line + number)

    def _add(self, text: str, line: int | None = None) -> None:
        if not self.unread and text:
            self.pieces.append((line or self.getpos()[0], text))


def read_html(text: str) -> Saved:
    """The words of a page of HTML, blocks on lines of their own."""
    words = _Words()
    words.feed(text)
    words.close()
    return pieced(words.pieces)
