"""Language tags (BCP 47): whether a text is one, what is wrong with it, and of what script.

Scripts run from right to left, or part no words by spaces.
"""

import re
import unicodedata
from functools import cache
from typing import NamedTuple

from briefing.language.language import canonical, language, shipped


class TagProblem(NamedTuple):
    """What is wrong with a tag: the last part of a fault's code, what, and the next action."""

    code: str
    message: str
    hint: str


# RFC 5646, 2.1: language, script, region, variants, extensions, private use; not the
# grandfathered tags, nor those that are private use alone.
TAG = (
    "[a-zA-Z]{2,3}(?:-[a-zA-Z]{3}){0,3}(?:-[a-zA-Z]{4})?(?:-(?:[a-zA-Z]{2}|[0-9]{3}))?"
    "(?:-(?:[a-zA-Z0-9]{5,8}|[0-9][a-zA-Z0-9]{3}))*"
    "(?:-[a-wyzA-WYZ0-9](?:-[a-zA-Z0-9]{2,8})+)*(?:-[xX](?:-[a-zA-Z0-9]{1,8})+)?"
)


def is_tag(tag: str) -> bool:
    """Whether this is a well-formed BCP 47 language tag."""
    parts = tag.split("-")
    if len(parts) <= 2 and all(
        len(part) == 2 and part.isascii() and part.isalpha() for part in parts
    ):
        return True  # `en` and `en-GB`, without the pattern for all that there is
    return len(tag) <= 60 and re.fullmatch(TAG, tag) is not None


def tag_hint(wrong: str) -> str:
    """What to write instead of something that is no tag."""
    for code in shipped():
        known = language(code)
        if wrong.lower() in (known.name.lower(), known.own_name):
            return f"write `{code}`"
    mended = wrong.replace("_", "-")
    return f"write a tag such as `{mended if is_tag(mended) else 'en'}` or `pt-BR`"


# ISO 15924: the scripts that run from right to left, and the languages that, by CLDR's
# likely subtags, are written in one of them where the tag names no script.
_SCRIPTS = frozenset(
    "adlm arab aran armi avst hebr hung mand mani mend narb nbat nkoo orkh palm phli phnx prti "
    "rohg samr sarb sogd sogo syrc thaa yezi".split()
)
_LANGUAGES = frozenset(
    "ar arc arz ary azb bal bqi ckb dv fa glk he khw ks lrc mzn nqo pnb prs ps rhg sd skr "
    "syr ug ur yi".split()
)


def is_right_to_left(tag: str) -> bool:
    """Whether a language is written from right to left, by its script if the tag names one."""
    first, *others = canonical(tag).lower().split("-")
    script = next((part for part in others if len(part) == 4 and part.isalpha()), None)
    return script in _SCRIPTS if script else first in _LANGUAGES


def right_to_left(text: str) -> str | None:
    """The first character of a text that runs from right to left (Unicode Annex 9)."""
    if text.isascii():
        return None
    return next((char for char in text if unicodedata.bidirectional(char) in _STRONG), None)


# Han, kana, bopomofo and Yi with their marks, and full-width forms; then Thai, Lao, Burmese, Khmer.
# No Hangul: Korean parts its words by spaces.
WIDE = (
    "\u2e80-\u2fdf\u2ff0-\u312f\u31a0-\u31ff\u3220-\u3247\u3280-\u4dbf\u4e00-\ua4cf\uf900-\ufaff"
    "\ufe30-\ufe4f\uff01-\uff9f\uffe0-\uffe6\U0001b000-\U0001b16f\U00020000-\U0003fffd"
)
_UNSPACED = f"{WIDE}\u0e01-\u0eff\u1000-\u109f\u1780-\u17ff\u19e0-\u19ff"


def unspaced(text: str) -> int | None:
    """Where the first letter or mark stands of a script without spaces; None without one."""
    found = None if text.isascii() else _unspaced().search(text)
    return found.start() if found else None


@cache
def _unspaced() -> re.Pattern[str]:
    return re.compile(f"[{_UNSPACED}]")


# Letters of right-to-left scripts, Arabic letters, and the digits that Arabic writes.
_STRONG = ("R", "AL", "AN")


def tag_problem(tag: str) -> TagProblem | None:
    """Why a brief cannot be in this language."""
    if not is_tag(tag):
        return TagProblem("language", f"{tag!r} is not a language tag", tag_hint(tag))
    if is_right_to_left(tag):
        message = f"{tag!r} is written from right to left, which cannot be set yet"
        return TagProblem("right-to-left", message, "write the brief in another language")
    return None


# Codes of countries that people write for a language, and what that is; some are another's tag.
_MEANT = dict(
    pair.split(":")
    for pair in (
        "al:sq at:de-AT ba:bs br:pt-BR by:be ch:de-CH cn:zh cz:cs dk:da ee:et gb:en-GB ge:ka gr:el "
        "jp:ja kr:ko me:cnr rs:sr se:sv si:sl ua:uk us:en-US vn:vi"
    ).split()
)


def likely_meant(tag: str) -> str | None:
    """The tag that whoever wrote a country's code is likely to mean: `cs` for `cz`."""
    return _MEANT.get(tag.lower())
