"""Addresses: mailboxes of RFC 5322 for `mail`, and the links of a brief."""

from __future__ import annotations

import json
from random import Random

from tests.fuzz.case import Case
from tests.fuzz.mutators import changed_text, odd, text, weighted

NAMES = (
    *("Ann", "Ann Lee", '"Lee, Ann"', "Lee, Ann", '"', '"Ann', 'a "b" c', "(Ann)"),
    *("Ann (desk)", "é", "=?utf-8?q?Ann?=", "=?utf-8?b?!!?=", "=?x?q?a?="),
    *("=?utf-8?q?=00?=", "Ann\\", "A:", "A: b;", ".", "Øystein 'O' Ås", "Анна", "שלום"),
    *("中文", "a\u200bb", "a\nb", "\r\nBcc: x@y.z", "<", "a@b", ","),
)
LOCALS = (
    *("ann", "ann.lee", "ann+x", ".ann", "ann.", "a..b", '"a b"', '"a\\"b"', '""', "a b"),
    *("", "é", "a" * 64, "a" * 65, "a" * 300, "(c)a", "a(c)", "анна", "=?utf-8?q?a?="),
    *("a\\b", "'", "a@b", '"'),
)
HOSTS = (
    *("example.org", "example", "EXAMPLE.org", "a.b.c.d.e", "-a.org", "a-.org", "a..org"),
    *(".org", "org.", "[127.0.0.1]", "[::1]", "[IPv6:::1]", "[", "[]", "127.0.0.1"),
    *("999.1.1.1", "0x7f.1", "1", "localhost", "münchen.example", "xn--mnchen-3ya.example"),
    *("xn--", "xn--a", "xn--\u00e9", "ß.org", "ς.org", "İ.org", "①.org", "．org", "a。b"),
    *("a\u00adb.org", "a\u200db.org", "\u0301a.org", "☃.net", "👩‍👩‍👧.org", "аpple.com"),
    *("שלום.org", "1שלום.org", "العربية.org", "中文", "a_b.org", "a b.org", "*.org"),
    *("a" * 63 + ".org", "a" * 64 + ".org", "a." * 126 + "org", "é" * 60 + ".org", ""),
    *("a\0b", "exam%70le.org", "例え。テスト"),
)
SCHEMES = (
    "https://",
    "http://",
    "HTTPS://",
    "mailto:",
    "tel:",
    "ftp://",
    "javascript:",
    "//",
    "https:/",
    "",
)
PORTS = ("", "", "", ":443", ":0", ":99999", ":", ":a", ":" + "9" * 5000, ":-1", ":８０")
PATHS = (
    *("", "/", "/a", "/a b", "/%", "/%zz", "/%00", "/é", "/\u202e", "/a?b=c#d", "?", "#"),
    *("/../..", "/(a)", "/[a]", "/<b>", '/"', "/\\", "/|", "/a\nb", "/" + "x" * 900),
    *("/{a}", "/*a*", "/שלום", "/a#b#c", "/;"),
)


def mailbox(rng: Random) -> str:
    """A mailbox, alone or several, sound or not."""
    address = f"{rng.choice(LOCALS[:4] if rng.random() < 0.5 else LOCALS)}@{rng.choice(HOSTS)}"
    made = weighted(
        rng,
        (4, address),
        (4, f"{rng.choice(NAMES)} <{address}>"),
        (1, f"<{address}>"),
        (1, f"{rng.choice(NAMES)}: {address};"),
        (1, f"{address}, b@example.org"),
        (1, f"{rng.choice(NAMES)} {address}"),
        (1, f" {address}\t"),
        (1, odd(rng)),
        (1, f"<@a.org,@b.org:{address}>"),
    )
    return changed_text(made, rng) if rng.random() < 0.2 else made


def link(rng: Random) -> str:
    """An address of the web, sound or not."""
    user = weighted(rng, (12, ""), (1, "a@"), (1, "a:b@"), (1, "nato.int@"), (1, "@"))
    scheme = SCHEMES[0] if rng.random() < 0.6 else rng.choice(SCHEMES)
    made = f"{scheme}{user}{rng.choice(HOSTS)}{rng.choice(PORTS)}{rng.choice(PATHS)}"
    return changed_text(made, rng) if rng.random() < 0.15 else made


def _argument(made: str) -> str:
    """What a command line can hold: no NUL, and lone surrogates only as of bytes not UTF-8."""
    kept = made.replace("\0", "")[:100_000]
    return kept.encode("utf-8", "surrogatepass").decode("utf-8", "surrogateescape")


def make(rng: Random) -> Case:
    """A draft to a mailbox, or a brief with links."""
    if rng.random() < 0.35:
        to = (f"--to={_argument(mailbox(rng))}",)
        cc = (f"--cc={_argument(mailbox(rng))}",) if rng.random() < 0.2 else ()
        sender = (f"--from={_argument(mailbox(rng))}",) if rng.random() < 0.2 else ()
        subject = (f"--subject={_argument(text(rng))}",) if rng.random() < 0.2 else ()
        files = {"brief/brief.yaml": b"title: Ministers agree a plan\n"}
        return Case(files, ("mail", "brief", "-o", "x.eml", *to, *cc, *sender, *subject))
    words = weighted(rng, (3, "a plan"), (1, "nato.int"), (1, text(rng)), (1, link(rng)))
    brief = {"title": "T", "standfirst": f"See [{words}]({link(rng)}) now"}
    if rng.random() < 0.6:
        brief["link"] = link(rng)
    if rng.random() < 0.3:
        brief["contact"] = mailbox(rng)
    if rng.random() < 0.2:
        brief["sources"] = {"s": {"title": "S", "url": link(rng)}}  # type: ignore[assignment]
    data = json.dumps(brief, ensure_ascii=rng.random() < 0.3).encode("utf-8", "surrogatepass")
    call = weighted(rng, (2, "Builder.check"), (1, "Builder.build"))
    return Case({"brief/brief.yaml": data}, (call, "brief"))
