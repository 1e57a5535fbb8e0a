"""Stand-ins wait until something is asked of them, and then are what they stand for."""

from __future__ import annotations

import inspect
import re
import subprocess
import sys

from briefing.defer import late_enumerations, late_patterns, pattern


def printed(code: str) -> str:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return done.stdout.strip()


def test_a_module_loads_when_something_of_it_is_asked_for() -> None:
    code = """
from briefing.defer import defer
import sys
defer("colorsys", known=1)
from colorsys import known
import colorsys
print(known, "ONE_THIRD" in vars(colorsys))
print(colorsys.ONE_THIRD * 3, "__file__" in vars(colorsys))
"""
    assert printed(code) == "1 False\n1.0 True"


def test_what_stands_in_for_inspect_says_what_inspect_says() -> None:
    code = """
import sys
from briefing.rare import defer_rare
defer_rare()
import inspect
stand_in = sys.modules["inspect"]
print(inspect.cleandoc("  one line  "), "signature" in vars(stand_in))
print({name: value for name, value in vars(stand_in).items() if name.startswith("CO_")})
print(inspect.cleandoc("two\\n    lines"), "signature" in vars(stand_in))
"""
    flags = {name: value for name, value in vars(inspect).items() if name.startswith("CO_")}
    assert printed(code) == f"one line False\n{flags}\ntwo\nlines True"


def test_a_late_pattern_finds_what_the_pattern_finds() -> None:
    late = pattern(r"(?P<word>[a-z]+)", re.IGNORECASE)
    assert [match["word"] for match in late.finditer("One two")] == ["One", "two"]
    assert late.sub("x", "One two") == "x x"
    assert late.groupindex == {"word": 1}


def test_modules_imported_within_compile_late_and_no_others() -> None:
    with late_patterns():
        assert not isinstance(re.compile("a"), re.Pattern)
        assert re.compile("a+").fullmatch("aa"), "one that is asked something within"
    assert isinstance(re.compile("a"), re.Pattern)


def test_an_enumeration_made_late_is_the_one_that_would_have_been() -> None:
    with late_enumerations():
        from enum import IntEnum, IntFlag

        class Level(IntEnum):
            LOW = 1
            HIGH = 2

        class Flag(IntFlag):
            A = 1
            B = 2

    assert type(Level) is not type(IntEnum)
    assert Level.HIGH == Level(2) == 2
    assert (Level.LOW.name, repr(Level.LOW)) == ("LOW", "<Level.LOW: 1>")
    assert isinstance(Level.LOW, Level)
    assert Flag(3) == Flag.A | Flag.B
    assert isinstance(Level | None, type(int | None))


def test_what_the_command_puts_off_still_works() -> None:
    code = """
from briefing.rare import defer_rare
defer_rare()
import datetime, hashlib, threading, typing, click
print(datetime.date.fromisoformat("2026-11-24"), type(datetime.date.today()).__module__)
print(hashlib.sha256(b"a").hexdigest()[:8], hashlib.md5(b"a").hexdigest()[:8])
print(hashlib.new("sha512", b"a").hexdigest()[:8])
print(threading.local().__class__.__name__, threading.main_thread().name)
from reportlab.pdfbase import pdfmetrics
print(round(pdfmetrics.stringWidth("a", "Helvetica", 10), 2))
import uharfbuzz
print(uharfbuzz.SubsetFlags.RETAIN_GIDS.name, int(uharfbuzz.BufferClusterLevel(1)))
print(typing.is_typeddict(typing.TypedDict("T", {"a": int})))
"""
    expected = """
2026-11-24 datetime
ca978112 0cc175b9
1f40fc92
_local MainThread
5.56
RETAIN_GIDS 1
True
"""
    assert printed(code) == expected.strip()
