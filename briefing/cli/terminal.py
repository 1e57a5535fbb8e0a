"""A PNG becomes what a terminal shows as a picture, where it can."""

from __future__ import annotations

import os
import sys
from base64 import standard_b64encode
from collections.abc import Iterator

# At most so many bytes in one of kitty's commands.
_PIECE = 4096
_ITERM = ("iTerm.app", "WezTerm", "mintty")
_KITTY = ("xterm-kitty", "xterm-ghostty")


def can_show() -> bool:
    """Whether standard output is a terminal known to show pictures.

    A multiplexer passes on neither of the protocols.
    """
    hides = os.environ.get("TMUX") or os.environ.get("STY")
    return sys.stdout.isatty() and not hides and (_is_kitty() or _is_iterm())


def inline(png: bytes) -> str:
    """The text that makes this terminal show a picture.

    Kitty's graphics protocol, else iTerm2's inline images.
    """
    data = standard_b64encode(png).decode("ascii")
    if _is_kitty():
        return "".join(_commands(data)) + "\n"
    return f"\x1b]1337;File=inline=1;size={len(png)}:{data}\a\n"


def _is_kitty() -> bool:
    return os.environ.get("TERM") in _KITTY or bool(os.environ.get("KITTY_WINDOW_ID"))


def _is_iterm() -> bool:
    return os.environ.get("TERM_PROGRAM") in _ITERM


def _commands(data: str) -> Iterator[str]:
    """Kitty's commands: show (a=T) a PNG (f=100), in pieces of which all but the last say m=1."""
    for at in range(0, len(data), _PIECE):
        head = "a=T,f=100," if at == 0 else ""
        more = int(at + _PIECE < len(data))
        yield f"\x1b_G{head}m={more};{data[at : at + _PIECE]}\x1b\\"
