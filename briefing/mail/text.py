"""A letter becomes plain text, in lines short enough to be quoted in an answer."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import TextWrapper

from briefing.layout.source_lines import GAP
from briefing.mail.letter import Item, Letter, Text, Topic

_WIDTH = 72  # RFC 3676 asks for lines of 78 at most; answers indent them


def as_text(letter: Letter) -> str:
    """The letter with a blank line between its parts; the marking is the first line."""
    return "\n\n".join(filter(None, _parts(letter))) + "\n"


def _parts(letter: Letter) -> Iterator[str]:
    yield letter.marking
    yield "\n".join(filter(None, (plain(letter.kicker), letter.date)))
    yield _wrapped(plain(letter.title).upper())
    yield _wrapped(plain(letter.standfirst))
    if letter.figures:
        yield "\n".join((letter.heading.upper(), *map(_item, letter.figures)))
    for topic in letter.topics:
        yield _topic(topic)
    yield letter.attached
    yield "\n".join(_wrapped(plain(line)) for line in letter.footer)
    yield letter.marking


def _item(item: Item) -> str:
    rest = f" ({plain(item.context)})" if item.context else ""
    return _point(f"{plain(item.value)} \N{EN DASH} {plain(item.label)}{rest}")


def _topic(topic: Topic) -> str:
    one, *others = map(plain, topic.says)
    told = [_point(point) for point in (one, *others)] if others else [_wrapped(one)]
    return "\n".join((_wrapped(plain(topic.title).upper()), *told))


def plain(text: Text) -> str:
    """Words alone, with the address behind what is linked."""
    said = "".join(run.text for run in text).replace(GAP, ": ")
    links = dict.fromkeys(run.link.removeprefix("mailto:") for run in text if run.link)
    return " ".join((said, *(f"<{link}>" for link in links if link not in said)))


def _point(text: str) -> str:
    return _wrapped(text, "- ", "  ")


def _wrapped(text: str, first: str = "", others: str = "") -> str:
    # An address cut in two is none.
    lines = TextWrapper(_WIDTH, first, others, break_long_words=False, break_on_hyphens=False)
    return lines.fill(text)
