"""The rules of plain language by name, and the key `lint` that switches them on and off."""

from typing import Any, NamedTuple

from briefing.brief.fields import Switch
from briefing.brief.records import Key, Record


class Rule(NamedTuple):
    """One rule: what it warns of, and whether it is on where a brief says nothing."""

    warns_of: str
    is_on: bool = True


# Off by default is what a brief may well do without, and what is guessed from the look of words.
RULES = {
    "standfirst": Rule("a brief without a `standfirst`"),
    "date": Rule("a brief without a `date`, or with one in words alone"),
    "owner": Rule("a brief without an `owner`", is_on=False),
    "language": Rule("words that are plainly of another language than the brief's"),
    "key-message": Rule("a section without a `summary`, or with one of several sentences"),
    "status": Rule("a section or figure on any level but the best, without `because`"),
    "sentence-length": Rule("a sentence of more than 25 words"),
    "acronyms": Rule("an acronym that the page never spells out, or only further down"),
    "figures": Rule("more than five figures on the page"),
    "links": Rule("a link whose words do not say where it leads, such as `here`"),
    "doubled-words": Rule("a word that stands twice in a row"),
    "passive-headings": Rule("a title in the passive voice; English only", is_on=False),
    "placeholders": Rule("words that `briefing new` left for you to replace"),
    "small-figures": Rule("`CO2` or `m2`, whose figure is a small one: CO₂, m²"),
    "markup": Rule("a paragraph that starts as a heading or a list does in Markdown"),
    "plain-words": Rule(
        "a phrase that has a shorter one, `in order to`; English only", is_on=False
    ),
}


def _switches(*, span: Any, **rules: bool) -> tuple[tuple[str, bool], ...]:
    """The rules that a brief names, each with whether it is on."""
    return tuple(rules.items())


_ON_OFF = Switch(on=("on", "true"), off=("off", "false"))
LINT = Record(
    _switches, {name: Key(_ON_OFF, rule.warns_of) for name, rule in RULES.items()}, "`lint`"
)
