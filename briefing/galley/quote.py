"""A pull quote's words and speaker become a block of any measure."""

from briefing.brief.model import Copy, PullQuote, Run
from briefing.language.language import Language
from briefing.style.stylesheet import Stylesheet
from briefing.typeset.block import Block, Stack
from briefing.typeset.paragraph import Composer
from briefing.units import Pt


def set_quote(quote: PullQuote, sheet: Stylesheet, composer: Composer, measure: Pt) -> Block:
    """The words between their quotation marks, the opening one hung out, and who said them."""
    roles, apart = sheet.type, sheet.callout.quote
    opening = len(composer.shaper.language.quotes[0])
    words = _marked(quote.text, composer.shaper.language)
    stack = Stack()
    stack.add(composer.paragraph(words, roles.quote, measure, hang=opening))
    if quote.speaker:
        stack.add(composer.paragraph(quote.speaker, roles.speaker, measure), above=apart)
    return stack.block()


def _marked(copy: Copy, language: Language) -> Copy:
    """A quotation between its language's marks, the marks within it one level down."""
    opening, closing, inner_opening, inner_closing = language.quotes
    outer = opening.strip(), closing.strip()
    nested = str.maketrans('"' + "".join(outer), "'" + inner_opening + inner_closing)
    runs = tuple(run._replace(text=run.text.translate(nested)) for run in _bare(copy, outer))
    return Copy((Run(text=opening), *runs, Run(text=closing)), copy.span, copy.written)


def _bare(copy: Copy, outer: tuple[str, str]) -> tuple[Run, ...]:
    """A quotation's runs without marks around the whole, which the page puts there."""
    text = copy.text
    pairs = (('"', '"'), outer, ("\u201c", "\u201d"))
    if not any(text.startswith(one) and text.endswith(other) for one, other in pairs):
        return copy.runs
    first, *others = copy.runs
    runs = [first._replace(text=first.text[1:]), *others]
    return (*runs[:-1], runs[-1]._replace(text=runs[-1].text[:-1]))
