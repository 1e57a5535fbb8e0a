"""The warning that a page has English words since its language has no file, nor its author's own.

Loaded only for such a language.
"""

import re
from collections.abc import Iterator

from briefing.brief.model import Brief
from briefing.brief.texts import brief_texts
from briefing.brief.yaml_parser import parse
from briefing.errors import Fault, Severity, Span
from briefing.language.en import LANGUAGE as ENGLISH
from briefing.language.own_words import ALONE, GROUPS, in_order, noting
from briefing.language.tags import likely_meant
from briefing.layout.page import Element, Page, Text

_SHOWN = 3  # words that a hint writes; the message names all


def noting_brief(brief: Brief) -> tuple[Brief, set[str]]:
    """The brief, and the names of the words that it has, which grow as words are asked for."""
    language, asked = noting(brief.language)
    asked.update(_marks(brief), _dates(brief))
    return brief._replace(language=language), asked


def shown_words(names: set[str], page: Page) -> set[str]:
    """Of words that were asked for while a page was set, those that are on it, or are read out.

    Only letters are compared: words are parted by lines and hyphens.
    """
    texts, elements = list[str](), set[Element]()
    for item in page.items:
        texts += [item.text] if isinstance(item, Text) else []
        each = item.mark if isinstance(item.mark, Element) else None
        while each and each not in elements:
            elements.add(each)
            texts += each.alt or "", each.spoken or ""
            each = each.parent
    letters = _letters("".join(texts))
    return {name for name in names if all(_letters(part) in letters for part in _said(name))}


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def _said(name: str) -> list[str]:
    """What a word says in English around its blanks; nothing of those that no page is set by."""
    group, _, key = name.rpartition(".")
    words = getattr(ENGLISH, GROUPS[group], None) if name not in (*ALONE, "quotes") else None
    return re.split(r"\{[a-z]*\}", getattr(words, key)) if words else []


def missing_words(
    brief: Brief, asked: set[str] | None, *, is_option: bool = False
) -> Iterator[Fault]:
    """One warning for the words that a page or an email asked for, and its author has not given.

    `asked` are their names, None where no page was set; `is_option` says that the language is the
    caller's choice, not the brief's.
    """
    tag, meant = brief.language.tag, likely_meant(brief.language.tag)
    message = f"no fixed words ship for {tag!r}: the English ones are used"
    hint = "write your own in brief.yaml: `words: {source: …}`"
    if asked is not None:
        names = in_order(asked - dict(brief.language.own).keys())
        if not names:
            return
        message = f"{message} for {', '.join(f'`{name}`' for name in names)}"
        hint = f"write your own in brief.yaml: {_written(names)}"
    hint = f"did you mean `{meant}`?" if meant else hint
    code, place = ("option", None) if is_option else ("copy", _place(brief))
    yield Fault(f"{code}.language", message, place, hint, Severity.WARNING)


def _marks(brief: Brief) -> Iterator[str]:
    """`quotes` where the page has quotation marks that the author did not type."""
    typed = any('"' in text.copy.text for text in brief_texts(brief))
    if typed or brief.sources or any(section.all_quotes for section in brief.sections):
        yield "quotes"


def _dates(brief: Brief) -> Iterator[str]:
    """`half_years` where there is one, as `2026-H1`: CLDR has no such dates."""
    if any(re.search(rb"[0-9]{4}-[Hh][12]", data) for _, data in brief.files):
        yield "half_years"


def _written(names: list[str]) -> str:
    """Some of the words as they are written in YAML, those of a group in its braces."""
    grouped: dict[str, list[str]] = {}
    for name in names[:_SHOWN]:
        group, _, key = name.rpartition(".")
        grouped.setdefault(group, []).append(f"{key}: …")
    told = grouped.pop("", [])
    told += (f"{group}: {{{', '.join(words)}}}" for group, words in grouped.items())
    told += ["…"] * (len(names) > _SHOWN)
    return f"`words: {{{', '.join(told)}}}`"


def _place(brief: Brief) -> Span | None:
    """Where brief.yaml names the language."""
    (_, data), *_ = brief.files
    source, _ = parse(data, brief.span.path)
    pairs = source.root.value if source.root is not None else []
    return next((source.span(value) for key, value in pairs if key.value == "language"), brief.span)
