"""Words of an author's own in place of those that the program says, and which of these are missing.

Each has a name: that of its field in `FixedWords`, `page`; of the others the group stands before
it, `charts.now`. `quotes` are the four quotation marks.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from briefing.language.language import Language, canonical, language

# The fields of a Language that hold words in groups, each by its name among the author's keys.
GROUPS = {"": "words", "charts": "charts", "status": "statuses", "blocks": "blocks"}
# Fields that are words themselves.
ALONE = ("half_years",)


def with_words(base: Language, own: Mapping[str, Any]) -> Language:
    """The language with words of the author's own, by their names, unless it has such already."""
    given = {**own, **dict(base.own)}
    changed: dict[str, Any] = {"own": tuple(given.items())}
    for group, field in GROUPS.items():
        words = getattr(base, field)
        texts = {name: given[key] for name in words._fields if (key := _key(group, name)) in given}
        if texts:
            changed[field] = words._replace(**texts)
    changed |= {field: given[field] for field in ("quotes", *ALONE) if field in given}
    return base._replace(**changed)


def made_again(tag: str, own: tuple[tuple[str, Any], ...]) -> Language:
    """The language of a tag with an author's own words, as another process has it."""
    return with_words(language(tag), dict(own))


def words_for(tag: str, by_tag: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    """Of words by tags in lower case those for one: its own over those of the wider language."""
    code = language(tag).code
    wanted = dict.fromkeys((code, canonical(tag).lower(), tag.lower()))
    return {key: text for name in wanted for key, text in by_tag.get(name, {}).items()}


class _Noted:
    """A group of fixed words that notes the names of those that are asked for."""

    def __init__(self, group: str, words: Any, asked: set[str]) -> None:
        self._group, self._words, self._asked = group, words, asked

    def __getattr__(self, name: str) -> Any:
        self._asked.add(_key(self._group, name))
        return getattr(self._words, name)


def noting(base: Language) -> tuple[Language, set[str]]:
    """The language, and the names of its words, which grow as words are asked for."""
    asked: set[str] = set()
    groups: dict[str, Any] = {
        field: _Noted(group, getattr(base, field), asked) for group, field in GROUPS.items()
    }
    return base._replace(**groups), asked


def in_order(names: Iterable[str]) -> list[str]:
    """Names of words in the order in which a language's file has them, quotation marks first."""
    english = language("en")
    every = ["quotes"]
    for group, field in GROUPS.items():
        every += (_key(group, name) for name in getattr(english, field)._fields)
    return sorted(names, key=[*every, *ALONE].index)


def _key(group: str, name: str) -> str:
    return f"{group}.{name}" if group else name
