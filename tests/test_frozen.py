"""Frozen types do what `typing.NamedTuple` does, attribute by attribute."""

from __future__ import annotations

import inspect
import pickle
from typing import NamedTuple

import pytest

from briefing.fault import Fault, Span
from briefing.frozen import Frozen, Unique


class Ours(Frozen):
    """A place."""

    path: str
    line: int
    column: int = 1

    @property
    def is_first(self) -> bool:
        return self.line == 1


class Theirs(NamedTuple):
    """A place."""

    path: str
    line: int
    column: int = 1

    @property
    def is_first(self) -> bool:
        return self.line == 1


@pytest.mark.parametrize("kind", [Ours, Theirs])
def test_it_is_made_read_and_replaced_like_a_named_tuple(kind: type[Ours]) -> None:
    made = kind("a.yaml", line=2)
    assert made == ("a.yaml", 2, 1) == kind(path="a.yaml", line=2)
    assert (made.path, made.line, made.column, made.is_first) == ("a.yaml", 2, 1, False)
    assert made._replace(line=1).is_first
    assert made._asdict() == {"path": "a.yaml", "line": 2, "column": 1}
    assert repr(made) == f"{kind.__name__}(path='a.yaml', line=2, column=1)"
    assert kind._fields == kind.__match_args__ == ("path", "line", "column")
    assert kind._make(("a", 1, 2)) == ("a", 1, 2)
    assert list(inspect.signature(kind).parameters) == ["path", "line", "column"]
    assert kind.__doc__ == "A place."
    assert not hasattr(made, "__dict__")


@pytest.mark.parametrize("kind", [Ours, Theirs])
def test_what_does_not_fit_is_refused(kind: type[Ours]) -> None:
    for wrong in ((), ("a",), ("a", 1, 2, 3)):
        with pytest.raises(TypeError):
            kind(*wrong)
    with pytest.raises(TypeError):
        kind("a", 1, row=3)  # type: ignore[call-arg]
    with pytest.raises((ValueError, TypeError), match="row"):  # by version, of a named tuple
        kind("a", 1)._replace(row=3)  # type: ignore[call-arg]
    with pytest.raises(AttributeError):
        kind("a", 1).line = 2  # type: ignore[misc]


def test_a_default_before_none_is_refused() -> None:
    with pytest.raises(TypeError, match="without a default"):

        class Wrong(Frozen):
            first: int = 1
            second: int  # type: ignore[misc]


def test_it_travels_between_processes() -> None:
    fault = Fault("a.code", "what", Span("a.yaml", 1, 2))
    copied = pickle.loads(pickle.dumps(fault))
    assert copied == fault
    assert type(copied) is Fault
    assert type(copied.span) is Span


class Node(Unique):
    role: str


def test_of_a_unique_type_one_is_only_itself() -> None:
    first, second = Node("P"), Node("P")
    assert first == first
    assert first != second
    assert {first: 1, second: 2}[first] == 1
