"""The quotes of a brief's figures are held against their sources: which of them stand there."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from briefing.brief.model import Brief, Copy, Figure
from briefing.errors import Fault
from briefing.evidence.claims import figures
from briefing.evidence.fold import composed
from briefing.evidence.numeral import Form, Numeral
from briefing.evidence.sources import Witness, with_years
from briefing.language.language import Language
from briefing.language.numerals import find_numerals

if TYPE_CHECKING:
    from briefing.evidence.quotes import Found
    from briefing.evidence.source_text import Saved


class Heard(NamedTuple):
    """A figure's quote: its source by name, the numbers in it, and whether it stands there.

    `stands` is None where the source is not saved; `place` says where it stands.
    """

    quote: Copy
    source: str
    numerals: tuple[Numeral, ...]
    stands: bool | None
    place: str = ""


def hear_quotes(
    brief: Brief, witnesses: Mapping[str, Witness]
) -> tuple[dict[int, Heard], list[Fault]]:
    """Every figure's quote, by the figure's identity, and a fault for each that does not stand."""
    heard, faults = dict[int, Heard](), list[Fault]()
    for figure, _, statement in figures(brief):
        if figure.quote:
            witness = witnesses.get(statement.sources[0]) if statement.sources else None
            found = _hear(figure.quote, witness, brief.language)
            heard[id(figure)] = found
            if found.stands is False and witness:
                faults.append(altered(figure.quote, witness, "the quote"))
    for section in brief.sections:
        quote = section.quote
        named = (quote and quote.source) or section.source
        witness = witnesses.get(named.text) if named else None
        # A quotation in translation stands in no source word for word.
        same = witness and witness.language.code == brief.language.code
        if (
            quote
            and witness
            and witness.saved
            and same
            and not _find(witness.saved, quote.text.text)
        ):
            faults.append(altered(quote.text, witness, "the pull quote"))
    return heard, faults


def _hear(quote: Copy, witness: Witness | None, language: Language) -> Heard:
    tongue = witness.language if witness else language
    found = (n for n in find_numerals(composed(quote.text), tongue) if n.form is not Form.LABEL)
    numerals = tuple(with_years(found))
    name = witness.name if witness else ""
    if witness is None or witness.saved is None:
        return Heard(quote, name, numerals, None)
    there = _find(witness.saved, quote.text)
    return Heard(quote, name, numerals, there is not None, there.place if there else "")


def _find(saved: "Saved", words: str) -> "Found | None":
    from briefing.evidence.quotes import find_quote  # loaded only for a source that is saved

    return find_quote(saved, words)


def altered(quote: Copy, witness: Witness, what: str) -> Fault:
    """A quote that its source does not hold, and what that does hold."""
    from briefing.evidence.quotes import nearest_quote

    assert witness.saved
    near = nearest_quote(witness.saved, quote.text)
    hint = f'copy it word for word: {near.place} has "{near.text}"' if near else _COPY
    message = f"{what} does not stand in {witness.name}"
    return Fault(code="evidence.quote", message=message, span=quote.span, hint=hint)


def unit_missing(figure: Figure, language: Language) -> str | None:
    """The word of a figure's unit that its quote does not hold, in full or in its initials."""
    if figure.unit is None or figure.quote is None:
        return None
    words = [word.strip(".,()").lower() for word in figure.quote.text.split()]
    initials = "".join(word[:1] for word in words)
    for word in figure.unit.text.split():
        bare = word.strip(".,()")
        if len(bare) < _SHORT or bare.lower() in language.loose or not bare.isalpha():
            continue
        stem = bare.lower()[:_STEM]
        if bare.isupper() and bare.lower() in initials:
            continue
        if not any(other.startswith(stem) or stem.startswith(other[:_STEM]) for other in words):
            return bare
    return None


_COPY = "copy the source's own words"
# Shorter words than three letters say no unit; five letters tell one from another, endings aside.
_SHORT, _STEM = 3, 5
