"""A class of annotated fields becomes a tuple type, as `typing.NamedTuple` makes it, but cheaply.

A run of the command defines some 170 of them. The standard library takes 80 µs for each, most
of it for a constructor that it compiles at once and for checks of the annotations, which mypy
makes anyway: a tenth of the run. Here a constructor is compiled when the first of its kind is
made, and no annotation is looked at.
"""

from typing import TYPE_CHECKING

__all__ = ["Frozen", "Unique"]

if TYPE_CHECKING:
    from typing import NamedTuple as Frozen
    from typing import NamedTuple as Unique
else:
    from functools import cache
    from operator import itemgetter
    from types import FunctionType

    try:  # the standard library's own accessors of a tuple's places: nothing reads one faster
        from _collections import _tuplegetter as place_of
    except ImportError:

        def place_of(place, doc):
            return property(itemgetter(place), doc=doc)

    _NAMES = [f"at{place}" for place in range(40)]  # no type has more fields
    _PLACES = [place_of(place, None) for place in range(len(_NAMES))]

    class _Record(tuple):
        """What every frozen type can do, under the names that `typing.NamedTuple` gives it."""

        __slots__ = ()
        _fields = ()

        def __new__(cls, /, *values, **named):
            owner = next(each for each in cls.__mro__ if "_fields" in vars(each))
            owner.__new__ = _constructor(owner)  # for this first one, and for all that follow
            return owner.__new__(cls, *values, **named)

        @classmethod
        def _make(cls, values):
            return cls(*values)

        def _replace(self, /, **named):
            replaced = tuple.__new__(type(self), map(named.pop, self._fields, self))
            if named:
                raise ValueError(f"{type(self).__name__} has no {', '.join(named)}")
            return replaced

        def _asdict(self):
            return dict(zip(self._fields, self, strict=True))

        def __repr__(self):
            pairs = (f"{name}={value!r}" for name, value in zip(self._fields, self, strict=True))
            return f"{type(self).__name__}({', '.join(pairs)})"

        def __getnewargs__(self):
            return tuple(self)

    class _Unique(_Record):
        __slots__ = ()
        __eq__ = object.__eq__
        __ne__ = object.__ne__
        __hash__ = object.__hash__

    @cache
    def _tupled(count):
        """The code of `(cls, at0, at1, …) -> tuple.__new__(cls, (at0, at1, …))`."""
        names = ", ".join(_NAMES[:count])
        return eval(f"lambda _cls, {names}: _new(_cls, ({names},))").__code__

    def _constructor(owner):
        """`__new__` with the fields as its parameters: a call costs what a tuple costs."""
        code = _tupled(len(owner._fields))
        named = code.replace(co_varnames=("_cls", *owner._fields), co_name="__new__")
        defaults = tuple(owner._field_defaults.values())
        return FunctionType(named, {"_new": tuple.__new__}, "__new__", defaults)

    class _Maker(type):
        """Makes `class X(Frozen)` a tuple type of the fields that its body annotates."""

        def __new__(cls, name, bases, body):
            if not bases:
                return super().__new__(cls, name, bases, body)
            fields = tuple(body.get("__annotations__", ()))
            defaults = {field: body[field] for field in fields if field in body}
            if tuple(defaults) != fields[len(fields) - len(defaults) :]:
                raise TypeError(f"{name}: a field without a default follows one that has one")
            places = dict(zip(fields, _PLACES[: len(fields)], strict=True))
            record = {"__slots__": (), "_fields": fields, "_field_defaults": defaults}
            matched = {"__match_args__": fields}
            return type(name, (bases[0].base,), body | record | matched | places)

    class Frozen(metaclass=_Maker):
        """The base of a frozen type; mypy reads it as `typing.NamedTuple`."""

        base = _Record

    class Unique(metaclass=_Maker):
        """The base of a frozen type of which one is the same as another only if it is that one."""

        base = _Unique
