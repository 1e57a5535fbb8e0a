"""The marking schemes of `schemes.yaml`: levels in order, their forms, mistakes and caveats."""

import re
import unicodedata
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml

_DATA = Path(__file__).with_name("schemes.yaml")
# What stands for names in a caveat.
BLANK = "…"


class Level(NamedTuple):
    """One level: its forms on a page, and those on a section alone; `colour` is on black."""

    forms: tuple[str, ...]
    portions: tuple[str, ...] = ()
    colour: str | None = None


class Caveat(NamedTuple):
    """What may follow a level: it narrows or widens who may read the page.

    `short` is its form on a section, `levels` are those that it may follow, or all if there are
    none, and `covers` are the forms of other caveats that it includes.
    """

    form: str
    short: str = ""
    narrows: bool = False
    widens: bool = False
    levels: tuple[str, ...] = ()
    covers: tuple[str, ...] = ()

    @property
    def exact(self) -> str:
        """A pattern of its exact form, with the names in a group."""
        return re.escape(self.form).replace(re.escape(BLANK), r"(\S.*?)")

    @property
    def loose(self) -> str:
        """A pattern of its words with any signs between them, to be matched in any case."""
        words = re.findall(rf"\w+|{BLANK}", self.form)
        return r"[\W_]+".join(words).replace(BLANK, r"(\S.*?)")


class Mistake(NamedTuple):
    """What plainly means a scheme and is none of its forms, with the `right` one or a `hint`."""

    form: str
    right: str | None = None
    hint: str | None = None


class Scheme(NamedTuple):
    """One scheme; a marking that starts with its `word` means it, whatever follows.

    `joint` stands between a level and a caveat, `shared` forms are also used by others, and
    `is_open` says that other words may follow a level. `least_size` is in points.
    """

    name: str
    joint: str
    levels: tuple[Level, ...]
    shared: tuple[str, ...]
    mistakes: tuple[Mistake, ...]
    caveats: tuple[Caveat, ...]
    word: str | None
    is_open: bool
    least_size: float


class Term(NamedTuple):
    """One form, or mistake, of a scheme, with its level; `folded` is the form as `fold` has it."""

    folded: str
    form: str
    scheme: Scheme
    level: int = 0
    is_portion: bool = False
    mistake: Mistake | None = None


def fold(text: str) -> str:
    """A text's words in capitals without accents, single spaces between.

    Other signs than letters and digits end a word; characters that cannot be seen are left out.
    """
    plain = unicodedata.normalize("NFKD", text)
    seen = (char for char in plain if unicodedata.category(char) not in ("Mn", "Cf", "Cc"))
    return " ".join(re.findall(r"[^\W_]+", "".join(seen).upper()))


@cache
def schemes() -> dict[str, Scheme]:
    """The schemes by their keys in the file."""
    return {key: _scheme(value) for key, value in _data().items() if key != "elsewhere"}


@cache
def terms() -> tuple[Term, ...]:
    """The forms and mistakes of all schemes, the longest first."""
    found = (term for scheme in schemes().values() for term in _terms(scheme))
    return tuple(sorted(found, key=lambda term: -len(term.folded)))


@cache
def elsewhere() -> re.Pattern[str]:
    """A pattern of how markings of other authorities start, which are left alone."""
    return re.compile("|".join(_data()["elsewhere"]), re.IGNORECASE)


@cache
def _data() -> dict[str, Any]:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    data: dict[str, Any] = yaml.load(_DATA.read_text("utf-8"), Loader=loader)
    return data


def _scheme(value: dict[str, Any]) -> Scheme:
    return Scheme(
        name=value["name"],
        joint=value["joint"],
        levels=tuple(
            Level(tuple(level["forms"]), tuple(level.get("portions", ())), level.get("colour"))
            for level in value["levels"]
        ),
        shared=tuple(value.get("shared", ())),
        mistakes=tuple(
            Mistake(each["form"], each.get("right"), each.get("hint"))
            for each in value.get("mistakes", ())
        ),
        caveats=tuple(map(_caveat, value.get("caveats", ()))),
        word=value.get("word"),
        is_open="open" in value,
        least_size=value.get("least-size", 0),
    )


def _caveat(value: dict[str, Any]) -> Caveat:
    return Caveat(
        form=value["form"],
        short=value.get("short", ""),
        narrows=value.get("narrows", False),
        widens=value.get("widens", False),
        levels=tuple(value.get("with", ())),
        covers=tuple(value.get("covers", ())),
    )


def _terms(scheme: Scheme) -> list[Term]:
    found = []
    for number, level in enumerate(scheme.levels):
        found += [Term(fold(form), form, scheme, number) for form in level.forms]
        found += [
            Term(fold(form), form, scheme, number, is_portion=True) for form in level.portions
        ]
    found += [
        Term(fold(mistake.form), mistake.form, scheme, mistake=mistake)
        for mistake in scheme.mistakes
    ]
    return found
