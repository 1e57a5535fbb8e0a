"""Writes the header fields of an email in lines from which every mail program reads the same.

What Python's `email.policy` makes of long names and subjects differs from version to version, and
loses spaces (cpython 85725, 92081, 144156): its older `email.header` encodes them here.
"""

from email.header import Header
from email.headerregistry import Address
from email.policy import EmailPolicy
from typing import Any

_LINE = 76  # characters, where a line has encoded words (RFC 2047, 2)
_END = "\r\n"


class _Folded(EmailPolicy):
    """The library's policy for SMTP, but for fields of mailboxes and the subject line."""

    def fold(self, name: str, value: Any) -> str:
        """A field as lines, each with its end."""
        mailboxes = getattr(value, "addresses", ())
        if mailboxes:
            return f"{name}: {f',{_END} '.join(_mailbox(name, each) for each in mailboxes)}{_END}"
        if name.lower() == "subject":
            charset = "us-ascii" if _is_plain(value) else "utf-8"
            return f"{name}: {Header(value, charset, _LINE, name).encode(linesep=_END)}{_END}"
        folded: str = super().fold(name, value)
        return folded

    def fold_binary(self, name: str, value: Any) -> bytes:
        """The same in ASCII, which `fold` keeps to."""
        return self.fold(name, value).encode("ascii", "surrogateescape")


FOLDED = _Folded(linesep=_END)


def _mailbox(field: str, mailbox: Address) -> str:
    """A mailbox in one line, or in more."""
    name, address = mailbox.display_name, f"<{mailbox.addr_spec}>"
    if not name:
        return mailbox.addr_spec
    room = _LINE - len(f"{field}: ,")
    words = str(mailbox).removesuffix(f" {address}")
    if not _is_plain(name) or len(words) > room:
        words = Header(name, "utf-8", _LINE, field).encode(linesep=_END)
    last = words.rpartition(_END)[2]
    return f"{words} {address}" if len(f"{last} {address}") <= room else f"{words}{_END} {address}"


def _is_plain(text: str) -> bool:
    """Whether a text needs no encoding, and has spaces where it can be folded."""
    words = text.split(" ")
    is_foldable = all(words) and max(map(len, words)) < _LINE // 2
    return text.isascii() and "=?" not in text and is_foldable
