"""What of a link deceives its reader: words that name another host, letters that look alike."""

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from briefing.brief.inline import HOST, ascii_host, host_of


class Deception(NamedTuple):
    """What is deceptive, in the words of a warning, and what to do."""

    code: str
    message: str
    hint: str


# An address within words: of the web, or a mailbox.
_SAID = re.compile(rf"(?:\bhttps?://|\b(?=www\.)|[\w.+-]@)({HOST})", re.IGNORECASE)
# Letters of other alphabets that look like Latin ones in most typefaces.
_LOOKALIKES = frozenset("асеорхуіјѕһԁӏԛԝүονρυικχ")
_SCRIPTS = ("LATIN", "CYRILLIC", "GREEK")


def deceptions(url: str, words: str) -> Iterator[Deception]:
    """What is deceptive of a link that stands under some words."""
    host = host_of(url)
    for said in _SAID.findall(words):
        if not _is_within(said, host):
            message = f"the words say {said!r}, and the link leads to {host!r}"
            yield Deception("link-text", message, "let it lead where its words say, or reword it")
            break
    if (label := _lookalike(host)) is not None:
        message = f"{label!r} in a host has letters that look like those of another alphabet"
        hint = "type the address anew, in letters of one alphabet"
        yield Deception("link-letters", message, hint)


def _lookalike(host: str) -> str | None:
    """The first part of a host that has letters of two alphabets, or others that look Latin."""
    if host.isascii() and "xn--" not in host.lower():
        return None
    *labels, top = map(_decoded, host.split("."))
    for label in (*labels, top):
        scripts = {_script(char) for char in label} - {""}
        looks_latin = top.isascii() and bool(scripts) and _LOOKALIKES.issuperset(label.lower())
        if len(scripts) > 1 or looks_latin:
            return label
    return None


def _decoded(label: str) -> str:
    """A part of a host in its own letters, however it is written."""
    if not label.lower().startswith("xn--"):
        return label
    try:
        return label[4:].encode("ascii").decode("punycode")
    except UnicodeError:
        return label


def _script(char: str) -> str:
    name = unicodedata.name(char, "")
    return next((script for script in _SCRIPTS if name.startswith(script)), "")


def _is_within(said: str, host: str) -> bool:
    """Whether two hosts are one, or one is part of the other; `www.` aside."""
    one, other = (ascii_host(each).lower().removeprefix("www.") for each in (said, host))
    return one == other or one.endswith("." + other) or other.endswith("." + one)
