"""A program that uses the library, and tells what is different of it and of Python afterwards.

`python host.py BRIEF TEMPLATE` prints JSON: the SHA-256 of the page it built, ReportLab's settings
as the library left them, and each thing of the process that is not as it was.
"""

from __future__ import annotations

import codecs
import enum
import gc
import hashlib
import importlib.util
import json
import locale
import logging
import multiprocessing
import os
import re
import signal
import sys
import threading
import typing
import warnings
from pathlib import Path
from typing import Any

DEPENDENCIES = (
    "babel click PIL PIL.Image PIL.ImageFile pyphen pypdf pypdfium2 reportlab reportlab.rl_config "
    "reportlab.pdfbase.pdfdoc segno svgelements uharfbuzz yaml"
).split()
# Of Python's own, what a library might be tempted to replace or to hide.
MODULES = (
    "_hashlib ast calendar datetime difflib gettext hashlib inspect ipaddress pickle platform "
    "shutil tempfile threading urllib.parse uuid"
).split()
CODECS = "pdfdoc extpdfdoc winansi utf-8 idna".split()


def state() -> dict[str, Any]:
    """What the process is like; everything here is to be the same after the library was used."""
    return {
        "functions": {
            f"{owner.__name__}.{name}": id(vars(owner)[name])
            for owner in (re, enum, typing, codecs, importlib.util, os, gc, warnings, signal)
            for name in sorted(vars(owner))
            if callable(vars(owner)[name])
        },
        "methods": {
            f"{owner.__qualname__}.{name}": id(vars(owner)[name])
            for owner in (enum.EnumMeta, type(typing.NamedTuple), re.Pattern, json.JSONEncoder)
            for name in sorted(vars(owner))
        },
        "warnings": list(warnings.filters),
        "finders": [sys.meta_path[:], sys.path_hooks[:]],
        "path": sys.path[:],
        "environment": dict(os.environ),
        "locale": locale.setlocale(locale.LC_ALL),
        "signals": {number: signal.getsignal(number) for number in signal.valid_signals()},
        "collector": [gc.isenabled(), gc.get_threshold()],
        "streams": [id(sys.stdin), id(sys.stdout), id(sys.stderr), id(sys.excepthook)],
        "loggers": [logging.root.level, logging.root.handlers[:]],
        "limits": [sys.getrecursionlimit(), sys.getswitchinterval(), sys.get_int_max_str_digits()],
        "folder": str(Path.cwd()),
        "umask": umask(),
        "threads": sorted(thread.name for thread in threading.enumerate()),
        "workers": multiprocessing.get_start_method(allow_none=True),
    }


def umask() -> int:
    """The mask of files to be made; it can only be read by setting it."""
    mask = os.umask(0)
    os.umask(mask)
    return mask


def found() -> dict[str, str]:
    """Where each module would be imported from, by Python's own word."""
    specs = {name: importlib.util.find_spec(name) for name in (*DEPENDENCIES, *MODULES)}
    return {name: str(spec.origin) if spec else "nowhere" for name, spec in specs.items()}


def codec_owners() -> dict[str, str]:
    """The module that encodes by each name."""
    owners = {}
    for name in CODECS:
        try:
            encode: Any = codecs.lookup(name).encode
        except LookupError:
            owners[name] = "nobody"
        else:
            owners[name] = encode.__module__ or "_codecs"
    return owners


def odd_modules(before: dict[str, Any]) -> list[str]:
    """Modules that are not those that were here, and new ones that no import has made."""
    odd = [name for name, module in before.items() if sys.modules.get(name) is not module]
    made = {name: module for name, module in sys.modules.items() if name not in before}
    for name, module in made.items():
        # Extensions written in Cython share what they need under names of their own.
        if not (getattr(module, "__spec__", None) or "cython" in name):
            odd.append(name)
    return odd


def settings() -> dict[str, Any]:
    """What ReportLab goes by."""
    from reportlab import rl_config

    names = "invariant pageCompression pdfComments pdfMultiLine useA85 documentLang".split()
    return {name: getattr(rl_config, name) for name in names}


def use(brief: str, template: str) -> bytes:
    """What a program might do with the library, from one call to the next."""
    import briefing

    pdf = briefing.build(brief).pdf
    builder = briefing.Builder()
    builder.check(brief)
    assert len(list(builder.merge(template, [{"name": "One"}, {"name": "Two"}]))) == 2
    try:
        briefing.build(os.devnull)
    except briefing.BriefingError:
        return pdf
    raise AssertionError("no page can come of what is no folder")


def main(brief: str, template: str) -> None:
    """Look, use the library, look again, and print what is different."""
    before, places, modules = state(), found(), dict(sys.modules)
    pdf = use(brief, template)
    after = state() | {"places": found()}
    before["places"] = places
    different = {
        key: [str(was), str(after[key])] for key, was in before.items() if was != after[key]
    }
    if odd := odd_modules(modules):
        different["modules"] = odd
    # Only ReportLab's own encodings are there now, by ReportLab's own import.
    ours = {name for name, owner in codec_owners().items() if owner.startswith("briefing")}
    if ours:
        different["codecs"] = sorted(ours)
    sha256 = hashlib.sha256(pdf).hexdigest()
    print(json.dumps({"sha256": sha256, "settings": settings(), "different": different}))


if __name__ == "__main__":
    main(*sys.argv[1:])
