"""Where a line may end in text whose words no spaces part: Chinese, Japanese, Thai and their like.

Places are those of Unicode Annex 14 as ICU has them, in its strict form: no small kana, no length
mark and no closing mark starts a line (kinsoku). Thai, Lao, Khmer and Burmese part between words
of ICU's dictionaries. A line ends within a phrase, Japanese and Thai ones by BudouX, or within a
word of ICU's only where that makes the others better. The extra `asian` installs both libraries.
"""

from collections.abc import Callable, Iterator
from enum import Enum
from functools import cache
from itertools import accumulate
from unicodedata import category

from briefing.errors import BriefingError, Fault
from briefing.language.language import canonical
from briefing.language.tags import unspaced


class Joint(Enum):
    """What a line end would part: two phrases, two words of one, or a word."""

    PHRASES = 0
    WORDS = 1
    LETTERS = 2


def unspaced_breaks(text: str, tag: str) -> Iterator[tuple[int, Joint]]:
    """Each place beside such a letter where a line may end, and what that would part.

    A place is the index of the character that would start the next line. Behind a space a line
    may end anyway. `tag` is the language of the text.

    Raises:
        BriefingError: the libraries are not installed.
    """
    try:
        from icu4py.breakers import LineBreaker, WordBreaker  # only for such a text
    except ImportError:
        message = "what parts lines in Chinese, Japanese and Thai is not installed"
        hint = 'run pip install ".[asian]" where you installed briefing from'
        raise BriefingError(Fault("style.not-installed", message, hint=hint)) from None
    code = canonical(tag).partition("-")[0].lower()
    line_ends = _starts(LineBreaker(text, f"{code}-u-lb-strict").segments(), text)
    words = _starts(WordBreaker(text, code).segments(), text)
    parse = _phrase_parser(code)
    phrases = set(accumulate(map(len, parse(text)))) if parse else words
    for at in sorted(line_ends):
        before, after = text[at - 1], text[at]
        if not at or before.isspace() or unspaced(before + after) is None:
            continue
        if before.isdecimal() or (before in _OF_DATES and after.isdecimal()):
            yield at, Joint.LETTERS
        elif at in phrases or category(before).startswith("P"):
            yield at, Joint.PHRASES
        else:
            yield at, Joint.WORDS if at in words else Joint.LETTERS


# A number stays with what it counts, and a date is whole.
_OF_DATES = "年月"


def _starts(found: Iterator[tuple[int, int]], text: str) -> set[int]:
    return {start for start, _ in segments(found, text)}


def segments(found: Iterator[tuple[int, int]], text: str) -> Iterator[tuple[int, int]]:
    """ICU's segments by characters: it counts those beyond U+FFFF as two."""
    if max(text, default="") <= "\uffff":
        yield from found
        return
    widths = (2 if char > "\uffff" else 1 for char in text)
    places = {unit: at for at, unit in enumerate(accumulate(widths, initial=0))}
    yield from ((places[start], places[end]) for start, end in found)


@cache
def _phrase_parser(code: str) -> Callable[[str], list[str]] | None:
    """What parts a text of a language into phrases, where BudouX does that well."""
    if code not in ("ja", "th"):
        return None
    import budoux  # only for such a text

    load = {"ja": budoux.load_default_japanese_parser, "th": budoux.load_default_thai_parser}
    parse: Callable[[str], list[str]] = load[code]().parse
    return parse
