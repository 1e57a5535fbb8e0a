"""Parses the markup within a text into runs: emphasis, links, and words in another language.

The whole markup is `**bold**`, `*italic*`, `[words](https://…)`, `[mots]{lang=fr}`, `[^name]`
for a note, and `\\` before one of its characters. Whatever does not close prints as it stands, and
so do brackets within the words of a link, and a star between two digits: 2*3.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple
from unicodedata import normalize

from briefing.brief.model import NoteMark, Run
from briefing.errors import Span
from briefing.language.tags import is_tag, tag_hint

# An address with brackets in it, each closed, four deep.
_ADDRESS = r"[^()\s]*+"
for _ in range(4):
    _ADDRESS = rf"[^()\s]*+(?:\({_ADDRESS}\)[^()\s]*+)*+"
_NOTE = r"\[\^(?P<note>\s*[^\[\]\s][^\[\]]*)\]"


@cache
def _token() -> re.Pattern[str]:
    """What markup is made of; compiled only for a text that has a mark of it."""
    return re.compile(
        rf"""\\(?P<escaped>[\\*\[\](){{}}])
      | (?P<times>(?<=\d)\*\*?(?=\d))
      | {_NOTE}(?!\({_ADDRESS}\)|\{{lang=)
      | (?P<bold>\*\*) | (?P<italic>\*) | (?P<open>\[)
      | \]\((?P<link>{_ADDRESS})\)
      | \]\{{lang=(?P<language>[^{{}}\s]*)\}}
      | (?P<shut>\])
      | (?P<text>[^\\*\[\]]+|.)""",
        re.VERBOSE | re.DOTALL,
    )


# A host or a mailbox has to follow; spaces and quotes never stand in a URL (RFC 3986), and
# a name before the host (`https://nato.int@evil.example`) only ever deceives.
# Letters and digits of any alphabet: no blank, and no punctuation, of any width: to a browser
# U+FF0F and U+2100 are or hold a stroke (UTS 46), behind which another host is none.
_WIDE = r"\ufe10-\ufe19\ufe30-\ufe6b\uff01-\uff0c\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65"
_HELD = r"\u2100\u2101\u2105\u2106\u2a74"
_IN_HOST = rf"(?:(?![\u2000-\u206f\u3000-\u303f{_WIDE}{_HELD}])[^\s!-/:-@\[-^`{{-\u00bf])"
HOST = rf"(?![.-])(?:{_IN_HOST}|-|\.(?!\.)){{2,}}(?<![.-])"
_PLACE = rf'://{HOST}(?::[0-9]+)?(?:[/?#][^\s<>"]*)?'
HTTPS, HTTP = rf"[hH][tT][tT][pP][sS]{_PLACE}", rf"[hH][tT][tT][pP][sS]?{_PLACE}"
_MAIL = rf'(?i:mailto):[^\s<>"@]+@{HOST}(?:\?[^\s<>"@]*)?'


class Problem(NamedTuple):
    """What is wrong with a link, a language tag or the place of a note.

    `written` is its markup as it stands in the text, `part` what of that to mark.
    """

    code: str
    message: str
    hint: str
    written: str
    part: str
    is_error: bool = True

    def narrowed(self, place: Span) -> Span:
        """The span of the part within `place`, where `written` stands; `place` if it has none."""
        start = place.column + self.written.find(self.part)
        if not self.part or place.line_text[start - 1 :][: len(self.part)] != self.part:
            return place
        return place._replace(column=start, end_column=start + len(self.part))


Complain = Callable[[Problem], None]


class _Opener:
    """A marker that is not yet closed: its index `at` among the runs, its `start` in the text."""

    def __init__(self, kind: str, at: int, start: int) -> None:
        self.kind = kind
        self.at = at
        self.start = start


def is_link(url: str) -> bool:
    """Whether a reader may be sent there: https, http or mailto."""
    return re.fullmatch(_MAIL if url[:4].lower() == "mail" else HTTP, url) is not None


def link_hint(url: str, otherwise: str) -> str:
    """What to do about a link that is none."""
    if wide := re.search(f"[{_WIDE}{_HELD}]", url):
        char, narrow = wide[0], normalize("NFKC", wide[0])
        return f"write {narrow!r} for {char!r} (U+{ord(char):04X}), which no host may have"
    return otherwise


def is_plain(url: str) -> bool:
    """Whether a link has nothing but ASCII letters in its host, and means them."""
    return url.isascii() and "xn--" not in url.lower()


def is_mailbox(text: str) -> bool:
    """Whether a text is one mail address and nothing else."""
    return re.fullmatch(r"[\w.+-]+@[\w-]+(\.[\w-]+)+", text) is not None


def ascii_url(url: str) -> str:
    """A link as a PDF and a QR code hold it: its host by IDNA, all else percent-encoded.

    IDNA 2008 with the mapping of UTS 46, as browsers have it; Python's own is of 2003, by which
    `straße.de` is another host, `strasse.de`. A host that is none is percent-encoded, too.
    """
    if url.isascii():
        return url
    from urllib.parse import quote  # loaded only for a link with other letters

    scheme, _, rest = url.partition("://")
    if not rest:
        return quote(url, safe=_RESERVED)
    host = host_of(url)
    return f"{scheme}://{ascii_host(host)}{quote(rest[len(host) :], safe=_RESERVED)}"


def host_of(url: str) -> str:
    """The host of a link, or that of the mailbox that it leads to, as it is written."""
    found = re.match(r"mailto:[^@]*@([^?]*)|[^:]*://([^/?#:]*)", url, re.IGNORECASE)
    return (found[1] or found[2] or "") if found else ""


def ascii_host(host: str) -> str:
    """A host by IDNA, or percent-encoded if it is none."""
    if host.isascii():
        return host
    import idna  # loaded only for a host with other letters

    try:
        return idna.encode(host, uts46=True).decode("ascii")
    except idna.IDNAError:
        from urllib.parse import quote  # loaded only for such a host

        return quote(host)


# Characters of a URL that stand for themselves (RFC 3986, 2.2), and the percent sign.
_RESERVED = ":/?#[]@!$&'()*+,;=%"
# More marks than these in one text are no emphasis, and print as they stand.
_MOST_OPEN = 50
# Words that may name a host.
_ADDRESSED = re.compile(r"://|www\.|@", re.IGNORECASE)
# What all markup has one of.
_MARK = re.compile(r"[\\*\[]")


def parse_inline(
    text: str, complain: Complain, plain: Mapping[int, str | None] | None = None
) -> tuple[Run, ...]:
    """The runs of one text; `complain` is called for every wrong link and language tag.

    `plain` maps characters that stand for others while the markup is read back to these, or to
    nothing: in addresses, languages and the names of notes, not in the text of runs.
    """
    return _parse(text, complain, plain) if _MARK.search(text) else _merge([Run(text=text)])


def parse_notes(text: str, complain: Complain) -> tuple[Run, ...]:
    """The runs of a text that has no markup but the marks of notes."""
    runs, at = list[Run](), 0
    for mark in re.finditer(_NOTE, text):
        runs.append(Run(text=text[at : mark.start()]))
        runs.append(_note(mark["note"], runs, complain))
        at = mark.end()
    return _merge([*runs, Run(text=text[at:])])


def _parse(  # noqa: C901 - a case a mark
    text: str, complain: Complain, plain: Mapping[int, str | None] | None
) -> tuple[Run, ...]:
    """The runs of a text with markup."""
    runs: list[Run] = []
    openers: list[_Opener] = []
    at = 0
    while token := _token().match(text, at):
        kind, value, at = token.lastgroup or "", token[token.lastgroup or 0], token.end()
        if kind == "bold" and text[at : at + 1] == "*" and openers and openers[-1].kind == "italic":
            kind, value, at = "italic", "*", at - 1  # of three, the first closes what is inside
        match kind:
            case "bold" | "italic" if _ends(text, token.start()) and _close(openers, runs, kind):
                _restyle(runs, openers.pop().at, **{kind: True})
            case "open" | "bold" | "italic":
                opens = kind == "open" or text[at : at + 1].strip() != ""
                if opens and len(openers) < _MOST_OPEN:
                    openers.append(_Opener(kind, len(runs), token.start()))
                runs.append(Run(text=value))
            case "link" | "language" if _close(openers, runs, "open"):
                opener, value = openers.pop(), value.translate(plain or {})
                words = "".join(run.text for run in runs[opener.at + 1 :]).translate(plain or {})
                for problem in _problems(kind, value, words, text[opener.start : at]):
                    complain(problem)
                _restyle(runs, opener.at, **{kind: value})
            case "note":
                runs.append(_note(value.translate(plain or {}), runs, complain))
            case "shut":
                _pair_off(openers)
                runs.append(Run(text=value))
            case "escaped":
                runs.append(Run(text=value))
            case _:
                runs.append(Run(text=token[0]))
    return _merge(runs)


def _note(name: str, runs: list[Run], complain: Complain) -> Run:
    """The mark of a note behind what was read so far, whose last spaces go."""
    for at in range(len(runs) - 1, -1, -1):
        runs[at] = runs[at]._replace(text=runs[at].text.rstrip())
        if runs[at].text:
            break
    else:
        written = f"[^{name}]"
        message, hint = "no words stand before this note", "put it behind the words it belongs to"
        complain(Problem("copy.note-place", message, hint, written, written))
    return Run(text="", note=NoteMark(name.strip()))


def _ends(text: str, at: int) -> bool:
    """Whether a marker at a place may end emphasis: no space stands before it."""
    return text[at - 1 : at].strip() != ""


def _problems(kind: str, value: str, words: str, written: str) -> Iterator[Problem]:
    """What is wrong with a link or a language tag, or deceptive."""
    if kind == "link" and not is_link(value):
        message = f"{value!r} is not a link that a reader may follow"
        hint = link_hint(value, "write the address in full: https://…, http://… or mailto:…")
        yield Problem("copy.link", message, hint, written, value)
    elif kind == "link" and (_ADDRESSED.search(words) or not is_plain(value)):
        from briefing.brief.link_checks import deceptions  # loaded only for such a link

        for code, message, hint in deceptions(value, words):
            yield Problem(f"copy.{code}", message, hint, written, value, is_error=False)
    if kind == "language" and not is_tag(value):
        message = f"{value!r} is not a language tag"
        yield Problem("copy.language", message, tag_hint(value), written, value)


def _close(openers: list[_Opener], runs: list[Run], kind: str) -> bool:
    """Drop unclosed markers inside the nearest opener of this kind; False without one.

    Something must stand between the two: `****` and `[](…)` print as they are.
    """
    for depth in range(len(openers) - 1, -1, -1):
        if openers[depth].kind == kind:
            if openers[depth].at == len(runs) - 1:
                return False
            del openers[depth + 1 :]
            return True
    return False


def _pair_off(openers: list[_Opener]) -> None:
    """Drop the nearest opening bracket, whose pair prints as it stands: a [1] in a link."""
    for depth in range(len(openers) - 1, -1, -1):
        if openers[depth].kind == "open":
            del openers[depth]
            return


def _restyle(runs: list[Run], start: int, **voice: Any) -> None:
    """Take the opening marker out of the text, and set fields of all runs behind it."""
    runs[start] = runs[start]._replace(text="")
    for index in range(start, len(runs)):
        runs[index] = runs[index]._replace(**voice)


def _merge(runs: list[Run]) -> tuple[Run, ...]:
    """Join neighbours that differ in nothing but their text, and leave out empty ones.

    The mark of a note, which has no text, stays: it is neither stressed nor part of a link.
    """
    merged: list[Run] = []
    for run in runs:
        if run.note:
            merged.append(Run(text="", note=run.note))
        elif not run.text:
            continue
        elif merged and merged[-1]._replace(text=run.text) == run:
            merged[-1] = run._replace(text=merged[-1].text + run.text)
        else:
            merged.append(run)
    return tuple(merged)
