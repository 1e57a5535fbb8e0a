"""What a run of the command imports and seldom uses is put off until it is used.

click and ReportLab import these whole, for uses that few runs come to: a sixth of the time in
which a page is made. What they do ask for at once is answered here as the module would.
"""

from __future__ import annotations

import _thread
import os
import sys
import typing
import urllib  # noqa: F401  # what is deferred hangs on its parent
from collections.abc import Callable
from importlib import import_module
from typing import Any

from briefing.defer import defer, late_enumerations, load


def defer_rare() -> None:
    """Put them off; for a process of one's own, before anything else is imported."""
    flags: dict[str, Any] = _flags()
    defer("inspect", cleandoc=_cleandoc, **flags)
    defer("uuid", UUID=_UUID)
    defer("gettext", gettext=_as_it_is, ngettext=_counted)
    parse = "urllib.parse"
    asked = ("quote_from_bytes", "unquote", "urlparse")
    defer(parse, **{name: _late(parse, name) for name in asked})
    defer("difflib", get_close_matches=_get_close_matches)
    defer("ast", literal_eval=_late("ast", "literal_eval"))
    safe = "reportlab.lib.rl_safe_eval"
    names = ("rl_safe_exec", "rl_safe_eval", "safer_globals", "rl_extended_literal_eval")
    defer(safe, **{name: _late(safe, name) for name in names})
    for name in ("ipaddress", "pickle", "tempfile"):
        defer(name)
    if hasattr(os, "uname"):
        defer("platform", system=_system, python_implementation=_implementation)
    defer("threading", local=_thread._local)
    defer("uharfbuzz", late_enumerations)
    defer("reportlab.pdfbase.pdfmetrics")  # the widths of fonts that no page here has
    _defer_hashes()
    if sys.version_info < (3, 12):
        # What of 3.12 on `datetime` is: only names for what is written in C.
        sys.modules.setdefault("datetime", import_module("_datetime"))
    _import_click()


def _defer_hashes() -> None:
    """Python's own SHA-256 and MD5 do; OpenSSL's take 2 ms to load, and all of Python's 1 ms."""
    sys.modules["_hashlib"] = None  # type: ignore[assignment]  # as if it were not there
    try:
        sha2 = import_module("_sha2" if sys.version_info >= (3, 12) else "_sha256")
        md5 = import_module("_md5")
    except ImportError:  # another Python keeps them elsewhere
        return
    defer("hashlib", sha256=sha2.sha256, md5=md5.md5)


class _Plain(dict[str, Any]):
    """What click's TypedDicts are to a program that runs: only checkers look into them."""

    def __init_subclass__(cls, *, total: bool = True) -> None: ...


def _import_click() -> None:
    whole, typing.TypedDict = typing.TypedDict, _Plain  # type: ignore[assignment]
    import click  # noqa: F401  # before any module here asks for it

    typing.TypedDict = whole


def _late(module: str, name: str) -> Callable[..., Any]:
    """A function of a module, which is loaded for the first call."""

    def call(*values: Any, **named: Any) -> Any:
        return getattr(load(module), name)(*values, **named)

    return call


class _UUID:
    """What click names its kind of parameter for; to make one, `uuid` is loaded."""

    def __new__(cls, *values: Any, **named: Any) -> Any:
        return load("uuid").UUID(*values, **named)


def _flags() -> dict[str, int]:
    """The flags of code objects, which HarfBuzz's binding asks for; they are Python's for good."""
    names = "OPTIMIZED NEWLOCALS VARARGS VARKEYWORDS NESTED GENERATOR NOFREE COROUTINE".split()
    every = (*names, "ITERABLE_COROUTINE", "ASYNC_GENERATOR")
    return {f"CO_{name}": 1 << bit for bit, name in enumerate(every)}


def _cleandoc(text: str) -> str:
    """What click asks for of each option's help; `inspect` itself tidies many lines."""
    return str(load("inspect").cleandoc(text)) if "\n" in text else text.strip()


def _get_close_matches(word: str, *values: Any, **named: Any) -> list[str]:
    """What click asks for of `-o` before it finds it among the short options."""
    if len(word) <= len("-o"):
        return []  # nothing is near one letter
    return list(load("difflib").get_close_matches(word, *values, **named))


def _as_it_is(message: str) -> str:
    """What becomes of click's words: nobody has translated them."""
    return message


def _counted(one: str, many: str, count: int) -> str:
    return one if count == 1 else many


def _system() -> str:
    return os.uname().sysname


def _implementation() -> str:
    return {"cpython": "CPython", "pypy": "PyPy"}.get(sys.implementation.name, "")
