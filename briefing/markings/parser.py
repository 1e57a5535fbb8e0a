"""Reads a marking: its level and caveats in a known scheme, or the form that it should have.

A marking means a scheme if it starts with one of its forms, in whatever spelling: case, blanks,
hyphens and brackets make no difference, unless it goes on as ordinary words do. Forms that others
use as well, such as `Secret`, mean it only as they stand, or before a caveat of the scheme. Every
other marking is an organisation's own, which is printed as it stands.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from briefing.markings.schemes import BLANK, Caveat, Scheme, Term, elsewhere, fold, schemes, terms

# No line holds so many characters: what is longer is told when the page is set.
_LONGEST = 200
# What may part a level from what follows it, where a scheme's users add words of their own.
_OPENERS = (" ", ",", ";")
# A category of the CUI Registry; CUI Specified has a prefix (32 CFR 2002.20(b)(2)).
_CATEGORY = re.compile(r"(SP-)?[A-Z][A-Z0-9]+(-[A-Z0-9]+)*")


class Said(NamedTuple):
    """A caveat in a marking: its text there, and the names in that."""

    caveat: Caveat
    text: str
    names: str = ""


class Marking(NamedTuple):
    """A marking of a known scheme: its level, from 0 for the lowest, and its caveats."""

    scheme: Scheme
    level: int
    caveats: tuple[Said, ...] = ()


class Malformed(NamedTuple):
    """A marking that means a scheme and has none of its forms: the `right` one, or a `hint`."""

    scheme: Scheme
    right: str | None = None
    hint: str | None = None

    @property
    def advice(self) -> str:
        """What to write instead, for a hint."""
        if self.right:
            return f"write `{self.right}`"
        forms = (level.forms[0] for level in self.scheme.levels if level.forms)
        return self.hint or "write one of " + ", ".join(f"`{form}`" for form in forms)


def read_marking(text: str, *, portion: bool = False) -> Marking | Malformed | None:
    """What a marking says; None if it is of no known scheme. A `portion` marks a section alone."""
    if len(text) > _LONGEST or elsewhere().match(text):
        return None
    folded = fold(text)
    meant = [term for term in terms() if f"{folded} ".startswith(f"{term.folded} ")]
    # The longest first; of two spellings that are both right, the one that is written.
    meant.sort(key=lambda term: (-len(term.folded), not text.startswith(term.form)))
    for term in meant:
        found = _judge(text, term, portion=portion)
        if found:
            return found
    words = {scheme.word: scheme for scheme in schemes().values() if scheme.word}
    known = words.get(folded.partition(" ")[0])
    return Malformed(known) if known else None


@lru_cache(maxsize=8)  # every rung of the ladder asks for the same one
def least_size(text: str) -> float:
    """The least type size, in points, that a marking's scheme asks for; 0 if none."""
    found = read_marking(text)
    return found.scheme.least_size if found else 0.0


def _judge(text: str, term: Term, *, portion: bool) -> Marking | Malformed | None:
    """The reading of a text that starts like a term; None if it does not mean its scheme."""
    if not text.startswith(term.form) and _runs_on(text, term):
        return None
    if term.mistake:
        right = term.mistake.right
        return Malformed(term.scheme, right and _mended(text, term, right), term.mistake.hint)
    if term.is_portion:
        return _portion(text, term, portion=portion)
    if term.scheme.is_open:
        return _open(text, term)
    return _grouped(text, term, portion=portion)


def _runs_on(text: str, term: Term) -> bool:
    """Whether a form is only the start of ordinary words: `UK official statistics`."""
    rest = text[_end(text, term.folded) :]
    words = rest[:1].isspace() and rest.lstrip()[:1].isalnum() and not text.isupper()
    first = next(_parts(text, term), "")
    return words and not term.scheme.word and not _said(first, term.scheme)


def _portion(text: str, term: Term, *, portion: bool) -> Marking | Malformed | None:
    """The reading of a form that is for sections alone."""
    if portion and text == term.form:
        return Marking(term.scheme, term.level)
    forms = term.scheme.levels[term.level].forms
    return Malformed(term.scheme, term.form if portion else forms[0]) if forms else None


def _open(text: str, term: Term) -> Marking | Malformed | None:
    """The reading of a level with caveats, and maybe other words, behind it."""
    rest = text[len(term.form) :]
    parts = list(_parts(text, term))
    mended = [_said(part, term.scheme) for part in parts]
    known = [said for said in mended if said]
    is_exact = text.startswith(term.form) and (not rest or rest.startswith(_OPENERS))
    as_written = all(said.text == part for said, part in zip(mended, parts, strict=True) if said)
    if not is_exact and term.form in term.scheme.shared and not known:
        return None
    if not is_exact or not as_written:
        return Malformed(term.scheme, _mended(text, term, term.form))
    among = (said for part in parts for said in _among(part, term.scheme))
    marking = Marking(term.scheme, term.level, tuple(dict.fromkeys((*known, *among))))
    return _misplaced(marking) or marking


def _misplaced(marking: Marking) -> Malformed | None:
    """The reading of a marking with a caveat that may not follow its level."""
    level = marking.scheme.levels[marking.level].forms[0]
    for caveat, text, _ in marking.caveats:
        if caveat.levels and level not in caveat.levels:
            allowed = ", ".join(f"`{name}`" for name in caveat.levels)
            return Malformed(marking.scheme, hint=f"{text} goes with {allowed}")
    return None


def _parts(text: str, term: Term) -> Iterator[str]:
    """What follows a level, split at dashes, without a bracket that closes around all of it."""
    rest = re.sub(r"^[^\w(\[]+|^_+", "", text[_end(text, term.folded) :])
    for part in re.split(r"\s+[-\u2013\u2014]\s+", rest):
        whole = part if "(" in part or "[" in part else part.rstrip(")]")
        if whole.strip():
            yield whole.strip()


def _end(text: str, folded: str) -> int:
    """Where in a text the words end that it starts with, given as `fold` has them."""
    ends = (end for end in range(1, len(text)) if fold(text[:end]) == folded)
    return next(ends, len(text))


def _said(part: str, scheme: Scheme, *, short: bool = False) -> Said | None:
    """The caveat that a part is, its text in the right form, or None."""
    for caveat in scheme.caveats:
        if caveat.short and part.upper() == caveat.short:
            return Said(caveat, caveat.short if short else caveat.form)
        match = re.fullmatch(caveat.loose, part, re.IGNORECASE)
        if match:
            names = match[1] if match.groups() else ""
            return Said(caveat, caveat.form.replace(BLANK, names), names)
    return None


def _among(part: str, scheme: Scheme) -> Iterator[Said]:
    """The caveats that stand exactly among other words."""
    if _said(part, scheme):
        return
    for caveat in scheme.caveats:
        match = re.search(rf"(?<!\w){caveat.exact}(?!\w)", part)
        if match:
            yield Said(caveat, match[0], match[1] if match.groups() else "")


def _mended(text: str, term: Term, form: str) -> str:
    """A form with what followed the term behind it, joined as the scheme has it."""
    scheme = term.scheme
    if not scheme.is_open:
        return _regrouped(form, text[_end(text, term.folded) :], scheme) or form
    said = ((_said(part, scheme), part) for part in _parts(text, term))
    return scheme.joint.join((form, *(known.text if known else part for known, part in said)))


def _grouped(text: str, term: Term, *, portion: bool) -> Marking | Malformed | None:
    """The reading of a CUI banner: categories, then controls, which may be short in a portion.

    `CUI` without a slash or a control behind it may be the name of a firm.
    """
    scheme = term.scheme
    wrapped = portion and text[:1] + text[-1:] == "()"
    whole = text[1:-1] if wrapped else text
    rest = whole[_end(whole, term.folded) :]
    right = _regrouped(term.form, rest, scheme, short=wrapped)
    if whole == right:
        pieces = re.split("/+", rest)
        known = (_said(piece, scheme, short=wrapped) for piece in pieces)
        return Marking(scheme, term.level, tuple(said for said in known if said))
    bare = not fold(rest)
    if term.form in scheme.shared and (bare or not rest.startswith("//")):
        return None
    said = _said(rest.strip(" -:"), scheme)
    if not (bare or said or rest.lstrip().startswith(("/", "\\"))):
        return None
    hint = "write `CUI`, or `CUI//CATEGORY//CONTROL`, such as `CUI//SP-PRVCY//NOFORN`"
    return Malformed(scheme, f"({right})" if right and wrapped else right, hint)


def _regrouped(form: str, rest: str, scheme: Scheme, *, short: bool = False) -> str | None:
    """A CUI marking with its categories, Specified ones first, and then its controls.

    Each is known by its form, wherever it stands; None if one is not known.
    """
    categories: list[str] = []
    controls: list[str] = []
    for piece in filter(None, (piece.strip() for piece in re.split(r"[/\\]+", rest.strip(" -:")))):
        said = _said(piece, scheme, short=short)
        if said:
            controls.append(said.text)
        elif _CATEGORY.fullmatch(piece.upper()):
            categories.append(piece.upper())
        elif fold(piece):
            return None
    categories.sort(key=lambda name: (not name.startswith("SP-"), name))
    groups = ("/".join(group) for group in (categories, controls) if group)
    return "//".join((form, *groups))
