"""A module that something imports, and most runs never use, loads when it is first used."""

from __future__ import annotations

import enum
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from importlib import import_module
from types import ModuleType, new_class
from typing import TYPE_CHECKING, Any

__all__ = ["defer", "late_enumerations", "late_patterns", "load", "pattern"]


# The stand-ins, and within what each is to load.
_waiting: dict[str, tuple[ModuleType, Callable[[], AbstractContextManager[None]]]] = {}


def defer(
    name: str, /, within: Callable[[], AbstractContextManager[None]] = nullcontext, **known: Any
) -> None:
    """Let a stand-in take the place of a module until something of it is asked for.

    What is `known` of the module needs no loading. importlib's LazyLoader loads a module as
    soon as it is imported once more, since the import statement looks at its `__spec__`; a
    stand-in that has none waits on.
    """
    if name in sys.modules:
        return
    stand_in = sys.modules[name] = ModuleType(name)
    _waiting[name] = stand_in, within

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
    if name not in _waiting:
        return import_module(name)
    stand_in, within = _waiting.pop(name)
    del sys.modules[name]
    with within():
        module = import_module(name)
    vars(stand_in).update(vars(module))  # for whoever holds the stand-in
    return module


if TYPE_CHECKING:
    from re import compile as pattern
else:

    class pattern:  # noqa: N801  # called as the function that it replaces
        """A regular expression that is compiled when it is first asked something.

        A brief needs few of the hundred that the house knows, and each takes up to 3 ms.
        """

        def __init__(self, text, flags=0):
            self._asked = text, flags

        def __getattr__(self, name):
            compiled = _compile(*self._asked)
            vars(self).update((each, getattr(compiled, each)) for each in _ASKED)
            return getattr(compiled, name)

    _compile = re.compile  # which `late_patterns` puts another in the place of
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


@contextmanager
def late_enumerations() -> Iterator[None]:
    """Have modules imported within make their enumerations when they are first used.

    HarfBuzz's binding defines 23, of which a page needs two: 2 ms.
    """
    kinds = {name: getattr(enum, name) for name in ("IntEnum", "IntFlag")}
    for name, kind in kinds.items():
        setattr(enum, name, _late_base(kind))
    try:
        yield
    finally:
        for name, kind in kinds.items():
            setattr(enum, name, kind)


def _late_base(kind: Any) -> Any:
    """What stands for a kind of enumeration: one that derives from it becomes a late one."""

    class Maker(type):
        def __new__(cls, name: str, bases: tuple[type, ...], body: dict[str, Any]) -> Any:
            if not bases:
                return super().__new__(cls, name, bases, body)
            return _Late(lambda: new_class(name, (kind,), {}, lambda made: _fill(made, body)))

    return Maker(kind.__name__, (), {})


def _fill(made: Any, body: dict[str, Any]) -> None:
    for name, value in body.items():  # one by one: it takes note of each
        made[name] = value


class _Late:
    """An enumeration that is made when something is asked of it."""

    def __init__(self, make: Callable[[], type]) -> None:
        self._make = make

    def _made(self) -> Any:
        made = vars(self).get("_class")
        if made is None:
            made = self._class = self._make()
        return made

    def __getattr__(self, name: str) -> Any:
        return getattr(self._made(), name)

    def __call__(self, *values: Any, **named: Any) -> Any:
        return self._made()(*values, **named)

    def __instancecheck__(self, value: object) -> bool:
        return isinstance(value, self._made())

    def __or__(self, other: Any) -> Any:
        return self._made() | other
