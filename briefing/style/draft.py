"""Drafts: the values of a style's file before its lengths are in points.

A style states only what differs from the one it extends, and every rung of its ladder is the
same style at another baseline. So a file is read into a Draft, drafts are merged, and the result
is resolved at a baseline into the records of the stylesheet.
"""

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

import yaml

from briefing.brief.fields import Kind
from briefing.brief.node_reader import ReadState, Schema, entries, number, scalar
from briefing.brief.records import Key, mapping, named
from briefing.errors import Span, nearest
from briefing.units import Pt, mm

# A baseline to judge lengths in `B` by, where the style's own is not known.
TYPICAL = Pt(13)


class Length(NamedTuple):
    """A length: so many points and so many baselines together."""

    points: float = 0
    baselines: float = 0

    def at(self, baseline: Pt) -> Pt:
        """The length in points where lines stand this far apart."""
        return Pt(self.points + self.baselines * baseline)


class Draft(NamedTuple):
    """The values that a file gives for a record, and the type of the record to `build` of them.

    `keys` are those that it must have in the end. A draft that is `whole` takes no values from
    the one that it overrides.
    """

    build: Any
    keys: tuple[str, ...]
    values: Mapping[str, Any]
    span: Span
    whole: bool = False

    def over(self, base: "Draft") -> "Draft":
        """The draft that has this one's values, and `base`'s where this one gives none."""
        if self.whole:
            return self
        values = dict(base.values)
        for key, value in self.values.items():
            under = values.get(key)
            both = isinstance(value, Draft) and isinstance(under, Draft)
            values[key] = value.over(under) if both else value
        return Draft(self.build, self.keys or base.keys, values, self.span)

    def missing(self, path: str = "") -> list[str]:
        """Dotted names of the keys that have no value."""
        names = [f"{path}{key}" for key in self.keys if key not in self.values]
        for key, value in self.values.items():
            if isinstance(value, Draft):
                names += value.missing(f"{path}{key}.")
        return names

    def at(self, baseline: Pt, **more: Any) -> Any:
        """The record at a baseline in points, with `more` values from elsewhere."""
        values = {
            key.replace("-", "_"): resolve(value, baseline) for key, value in self.values.items()
        }
        return self.build(**values, **more)


def resolve(value: Any, baseline: Pt) -> Any:
    """A value with its lengths in points, at a baseline."""
    if isinstance(value, Length | Draft):
        return value.at(baseline)
    if type(value) is tuple:  # a record is a tuple too, but has its own names
        return tuple(resolve(item, baseline) for item in value)
    return value


class Group(NamedTuple):
    """A mapping in a style's file, read into a Draft of `build`.

    Without `keys` the author names the entries, whose values are all of the kind `each`. A
    mapping that is `whole` replaces that of the extended style, not only some keys of it.
    """

    build: Any
    what: str
    keys: Mapping[str, Key] | None = None
    each: Kind | None = None
    whole: bool = False

    def read(self, node: yaml.Node, state: ReadState) -> Draft | None:
        pairs = entries(node, state, self.what)
        if pairs is None:
            return None
        keys, values = self.keys or {}, {}
        for name, (key, item) in pairs.items():
            known = keys.get(name)
            kind = known.kind if known else self.each
            if kind is None:
                hint = nearest(name, keys) or "write one of " + ", ".join(keys)
                state.fault("style.unknown-key", f"{self.what} has no key `{name}`", key, hint)
            elif (value := kind.read(item, state)) is not None:
                values[name] = value
        required = tuple(name for name, key in keys.items() if key.required)
        return Draft(self.build, required, values, state.source.span(node), self.whole)

    def schema(self) -> Schema:
        return named(self.each) if self.each else mapping(self.what, self.keys or {})


_DECIMAL = r"[0-9]+(?:\.[0-9]+)?"
_LENGTH, _ABSOLUTE = (f"(-?{_DECIMAL})(?: ?({units}))?" for units in ("mm|B", "mm"))
_LENGTHS = re.compile(_LENGTH)


class Measure(NamedTuple):
    """A length: points, `mm`, or unless `absolute` `B` for units of the baseline.

    Bounds are in points; a page of PDF/A has sides of at most 14,400 (ISO 19005-2, 6.1.13),
    and no brief's has a fifth of that.
    """

    least: float = 0
    most: float = 3000
    absolute: bool = False

    def read(self, node: yaml.Node, state: ReadState) -> Length | None:
        text = scalar(node, state, "a length")
        if text is None:
            return None
        match = _LENGTHS.fullmatch(text[:40])
        relative = match is not None and match[2] == "B"
        if match and not (relative and self.absolute):
            amount = float(match[1])
            points = mm(amount) if match[2] == "mm" else amount
            length = Length(baselines=amount) if relative else Length(points)
            if self.least <= length.at(TYPICAL) <= self.most:
                return length
        message = f"{text!r} is not a length that fits here"
        state.fault("style.length", message, node, f"write {self._example}")
        return None

    def schema(self) -> Schema:
        return number(self.least, self.most, numeral=self._form, example=self._example)

    @property
    def _form(self) -> str:
        return _ABSOLUTE if self.absolute else _LENGTH

    @property
    def _example(self) -> str:
        units = "`mm`" if self.absolute else "`mm` or `B`"
        return f"points from {self.least:g} to {self.most:g}, or text with {units}"


class Retired(NamedTuple):
    """The value of the key `name`, which draws nothing any more: read, told of, and left out.

    `instead` is the hint's next step.
    """

    name: str
    kind: Kind
    instead: str

    def read(self, node: yaml.Node, state: ReadState) -> None:
        if self.kind.read(node, state) is not None:
            message = f"`{self.name}` draws nothing any more"
            state.warn("style.retired-key", message, node, self.instead)

    def schema(self) -> Schema:
        return {**self.kind.schema(), "deprecated": True}


class Number(NamedTuple):
    """A number between two bounds; whole where `whole`."""

    least: float
    most: float
    whole: bool = False

    def read(self, node: yaml.Node, state: ReadState) -> float | None:
        text = scalar(node, state)
        if text is None:
            return None
        if re.fullmatch(self._form, text) and self.least <= float(text) <= self.most:
            return int(text) if self.whole else float(text)
        message = f"{text!r} is not a number that fits here"
        state.fault("style.number", message, node, f"write {self._example}")
        return None

    def schema(self) -> Schema:
        whole, numeral = self.whole, self._form
        return number(self.least, self.most, whole=whole, numeral=numeral, example=self._example)

    @property
    def _form(self) -> str:
        sign = "-?" if self.least < 0 else ""
        return sign + ("[0-9]+" if self.whole else _DECIMAL)

    @property
    def _example(self) -> str:
        return f"a number from {self.least:g} to {self.most:g}"
