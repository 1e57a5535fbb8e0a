"""A marking becomes what it says in its scheme, or the form that it should have.

A known scheme is meant by a marking that starts with one of its forms, in whatever spelling:
case, blanks, hyphens and brackets make no difference, unless it runs on as other words do. Forms
that others use as well, such as `Secret`, mean it only as they stand, or before a caveat of the
scheme's. All else is an organisation's own: it is set as it stands, and nothing is known about it.
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
    """A caveat as a marking says it, with the names in it."""

    caveat: Caveat
    text: str
    names: str = ""


class Marking(NamedTuple):
    """A marking of a known scheme: its level, counted from the lowest, and its caveats."""

    scheme: Scheme
    level: int
    caveats: tuple[Said, ...] = ()


class Malformed(NamedTuple):
    """What means a scheme and has none of its forms: the `right` one, or what to do."""

    scheme: Scheme
    right: str | None = None
    hint: str | None = None

    @property
    def advice(self) -> str:
        """What to write instead."""
        if self.right:
            return f"write `{self.right}`"
        forms = (level.forms[0] for level in self.scheme.levels if level.forms)
        return self.hint or "write one of " + ", ".join(f"`{form}`" for form in forms)


def read_marking(text: str, *, portion: bool = False) -> Marking | Malformed | None:
    """What a marking says; None of an organisation's own. A `portion` is part of a page."""
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
    """The least size in points that a marking's scheme asks for."""
    found = read_marking(text)
    return found.scheme.least_size if found else 0.0


def _judge(text: str, term: Term, *, portion: bool) -> Marking | Malformed | None:
    """What a text that starts like a term says; None where that does not mean its scheme."""
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
    """Whether what looks like a form is the start of other words: `UK official statistics`."""
    rest = text[_end(text, term.folded) :]
    words = rest[:1].isspace() and rest.lstrip()[:1].isalnum() and not text.isupper()
    first = next(_parts(text, term), "")
    return words and not term.scheme.word and not _said(first, term.scheme)


def _portion(text: str, term: Term, *, portion: bool) -> Marking | Malformed | None:
    """What is short for a level on a part of a page."""
    if portion and text == term.form:
        return Marking(term.scheme, term.level)
    forms = term.scheme.levels[term.level].forms
    return Malformed(term.scheme, term.form if portion else forms[0]) if forms else None


def _open(text: str, term: Term) -> Marking | Malformed | None:
    """A level, and behind it caveats and other words."""
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
    """What is wrong with a marking that has a caveat of other levels."""
    level = marking.scheme.levels[marking.level].forms[0]
    for caveat, text, _ in marking.caveats:
        if caveat.levels and level not in caveat.levels:
            allowed = ", ".join(f"`{name}`" for name in caveat.levels)
            return Malformed(marking.scheme, hint=f"{text} goes with {allowed}")
    return None


def _parts(text: str, term: Term) -> Iterator[str]:
    """What follows a level, dashes between; a bracket around all of it has no other end here."""
    rest = re.sub(r"^[^\w(\[]+|^_+", "", text[_end(text, term.folded) :])
    for part in re.split(r"\s+[-\u2013\u2014]\s+", rest):
        whole = part if "(" in part or "[" in part else part.rstrip(")]")
        if whole.strip():
            yield whole.strip()


def _end(text: str, folded: str) -> int:
    """Where the words that a text starts with end in it."""
    ends = (end for end in range(1, len(text)) if fold(text[:end]) == folded)
    return next(ends, len(text))


def _said(part: str, scheme: Scheme, *, short: bool = False) -> Said | None:
    """The caveat that a part is, with its text in the right form."""
    for caveat in scheme.caveats:
        if caveat.short and part.upper() == caveat.short:
            return Said(caveat, caveat.short if short else caveat.form)
        match = re.fullmatch(caveat.loose, part, re.IGNORECASE)
        if match:
            names = match[1] if match.groups() else ""
            return Said(caveat, caveat.form.replace(BLANK, names), names)
    return None


def _among(part: str, scheme: Scheme) -> Iterator[Said]:
    """The caveats, as they are written, among other words."""
    if _said(part, scheme):
        return
    for caveat in scheme.caveats:
        match = re.search(rf"(?<!\w){caveat.exact}(?!\w)", part)
        if match:
            yield Said(caveat, match[0], match[1] if match.groups() else "")


def _mended(text: str, term: Term, form: str) -> str:
    """A form, and behind it what followed a term, as the scheme joins them."""
    scheme = term.scheme
    if not scheme.is_open:
        return _regrouped(form, text[_end(text, term.folded) :], scheme) or form
    said = ((_said(part, scheme), part) for part in _parts(text, term))
    return scheme.joint.join((form, *(known.text if known else part for known, part in said)))


def _grouped(text: str, term: Term, *, portion: bool) -> Marking | Malformed | None:
    """CUI's banner: categories, then controls; those in a portion may be short.

    Without a stroke behind it, or a control, `CUI` may be the name of a firm.
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
    """A control marking with its categories, Specified ones first, and its controls.

    Each is known by its form, wherever it stands; None where one is not.
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
