"""A module that something imports, and most runs never use, loads when it is first used."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

__all__ = ["defer", "late_patterns", "load", "pattern"]


_waiting: dict[str, ModuleType] = {}  # the stand-ins


def defer(name: str, **known: Any) -> None:
    """Let a stand-in take the place of a module until something of it is asked for.

    What is `known` of the module needs no loading. importlib's LazyLoader loads a module as
    soon as it is imported once more, since the import statement looks at its `__spec__`; a
    stand-in that has none waits on.
    """
    if name in sys.modules:
        return
    stand_in = sys.modules[name] = _waiting[name] = ModuleType(name)

    def ask(attribute: str) -> Any:
        if attribute == "__path__":  # asked by `from … import …`, to see if it is a package
            raise AttributeError(attribute)
        return getattr(load(name), attribute)

    vars(stand_in).update(known, __getattr__=ask)
    parent, _, child = name.rpartition(".")
    if parent in sys.modules:
        setattr(sys.modules[parent], child, stand_in)


def load(name: str) -> ModuleType:
    """A module itself, in place of its stand-in if it has one."""
    stand_in = _waiting.pop(name, None)
    if stand_in is None:
        return import_module(name)
    del sys.modules[name]
    module = import_module(name)
    vars(stand_in).update(vars(module))  # for whoever holds the stand-in
    return module


if TYPE_CHECKING:
    from re import compile as pattern
else:

    class pattern:  # noqa: N801  # stands where `re.compile` would
        """A regular expression that is compiled when it is first asked something.

        A brief needs few of the hundred that the house knows, and each takes up to 3 ms.
        """

        def __init__(self, text, flags=0):
            self._asked = text, flags

        def __getattr__(self, name):
            compiled = re.compile(*self._asked)
            vars(self).update((each, getattr(compiled, each)) for each in _ASKED)
            return getattr(compiled, name)

    _ASKED = "match fullmatch search finditer findall sub split pattern".split()


@contextmanager
def late_patterns() -> Iterator[None]:
    """Have the modules imported within compile their patterns late, too.

    PyYAML compiles at import what its parser in C has no use for: 4 ms.
    """
    compiled, re.compile = re.compile, pattern
    try:
        yield
    finally:
        re.compile = compiled
