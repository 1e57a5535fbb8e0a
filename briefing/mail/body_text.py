"""Writes the body of an email as plain text, in lines short enough to be quoted in an answer."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import TextWrapper

from briefing.layout.source_lines import GAP
from briefing.mail.body import Body, KeyFigure, Runs, Topic

_WIDTH = 72  # RFC 3676 asks for lines of 78 at most; answers indent them


def as_text(body: Body) -> str:
    """The body with a blank line between its parts; the marking is the first line and the last."""
    return "\n\n".join(filter(None, _parts(body))) + "\n"


def _parts(body: Body) -> Iterator[str]:
    yield body.marking
    yield "\n".join(filter(None, (_plain(body.kicker), body.date)))
    yield _wrapped(_plain(body.title).upper())
    yield _wrapped(_plain(body.standfirst))
    yield from map(_topic, body.asked)
    if body.figures:
        yield "\n".join((body.heading.upper(), *map(_figure, body.figures)))
    yield from map(_topic, body.topics)
    yield body.attached
    yield "\n".join(_wrapped(_plain(line)) for line in body.footer)
    yield body.marking


def _figure(figure: KeyFigure) -> str:
    topic = f"{_plain(figure.topic)}: " if figure.topic else ""
    context = f" ({_plain(figure.context)})" if figure.context else ""
    said = f"{topic}{_plain(figure.value)} \N{EN DASH} {_plain(figure.label)}{context}"
    more = (_wrapped(_plain(runs), "  ", "  ") for runs in (figure.status, figure.chart) if runs)
    return "\n".join((_point(said), *more))


def _topic(topic: Topic) -> str:
    texts = [_plain(text) for text in topic.texts]
    lines = [_wrapped(texts[0])] if len(texts) == 1 else map(_point, texts)
    status = (_wrapped(_plain(topic.status)),) if topic.status else ()
    lead = (_wrapped(_plain(topic.lead)),) if topic.lead else ()
    chart = (_wrapped(_plain(topic.chart)),) if topic.chart else ()
    head = (_wrapped(_plain(topic.title).upper()), *status, *lead)
    return "\n".join((*head, *lines, *chart))


def _plain(runs: Runs) -> str:
    """Words alone, with the addresses behind them that links lead to, unless they say those."""
    words = "".join(run.text for run in runs).replace(GAP, " ")
    links = dict.fromkeys(run.link.removeprefix("mailto:") for run in runs if run.link)
    # A number is written where it stands, in groups.
    links = {link: None for link in links if not link.startswith("tel:")}
    return " ".join((words, *(f"<{link}>" for link in links if link not in words)))


def _point(text: str) -> str:
    return _wrapped(text, "- ", "  ")


def _wrapped(text: str, first: str = "", others: str = "") -> str:
    # An address cut in two is none.
    lines = TextWrapper(_WIDTH, first, others, break_long_words=False, break_on_hyphens=False)
    return lines.fill(text)
