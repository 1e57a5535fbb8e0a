"""Number formats of spreadsheets: a value as its cell shows it, with the marks of a language.

A format code is what Excel calls it, such as `#,##0.0 "km";[Red]-#,##0.0 "km"` (ECMA-376, part 1,
18.8.31). Colours are left out; a number below nothing that only its colour told apart gets its
minus. Numbers are rounded half away from zero, from the fifteen digits that spreadsheets keep.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from functools import lru_cache
from typing import NamedTuple

from briefing.language.language import Language
from briefing.spreadsheets.builtin_formats import SHORT_DATE
from briefing.spreadsheets.model import Cell, Kind, RefusedError

MINUS = "\u2212"
MAX_CODE = 1_000  # characters; Excel takes 255


class Shown(NamedTuple):
    """What a cell shows; and of a number its digits with sign and marks, without what is around.

    A date's digits are as ISO 8601 has them, as far as its format shows them.
    """

    text: str
    number: str = ""


class _Token(NamedTuple):
    kind: str
    text: str


class Section(NamedTuple):
    """One of the parts of a code that semicolons part: its tokens, condition and colour."""

    tokens: tuple[_Token, ...]
    condition: tuple[str, Decimal] | None = None
    coloured: bool = False

    def has(self, *kinds: str) -> bool:
        """Whether there is a token of some kind."""
        return any(token.kind in kinds for token in self.tokens)


_TOKEN = re.compile(
    rf"""
    "(?P<quoted>[^"]*)"? | \\(?P<escaped>.) | _(?P<blank>.?) | \*(?P<fill>.?)
    | \[(?P<bracket>[^\]]*)\]
    | (?P<general>General|Standard) | (?P<short>{SHORT_DATE})
    | (?P<clock>AM/PM|A/P)
    | (?P<exponent>E[+-]) | (?P<date>y+|m+|d+|h+|s+(?:\.0+)?)
    | (?P<digit>[0#?]) | (?P<percent>%) | (?P<own>@) | (?P<end>;) | (?P<literal>.)
    """,
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)\s*([+-]?[0-9]+(?:\.[0-9]+)?)")
_ELAPSED = re.compile(r"h+|m+|s+", re.IGNORECASE)
_COLOUR = re.compile(
    r"black|blue|cyan|green|magenta|red|white|yellow|colou?r ?[0-9]{1,2}", re.IGNORECASE
)
# In brackets it asks for the long date of whoever reads it, whatever letters stand behind it.
_LONG_DATE = "$-F800"
# A currency and a locale, either of which may lack: `[$€-407]`.
_CURRENCY = re.compile(r"\$(?P<symbol>[^-]*)(?:-.*)?")


def unknown(code: str) -> RefusedError:
    """The error of a format that nothing here can show."""
    hint = 'give the cell a plainer one, or write `format: "0.0"` beside `cell`'
    return RefusedError(f"the number format {code!r} is not known", hint)


@lru_cache(maxsize=256)
def sections(code: str) -> tuple[Section, ...]:
    """The sections of a code.

    Raises:
        RefusedError: it has some that nothing here can show, such as fractions.
    """
    if len(code) > MAX_CODE:
        raise unknown(f"{code[:40]}…")
    pieces: list[list[tuple[str, str]]] = [[]]
    for match in _TOKEN.finditer(code):
        kind = match.lastgroup or ""
        if kind == "end":
            pieces.append([])
        else:
            pieces[-1].append((kind, match[kind]))
    return tuple(_section(code, piece) for piece in pieces)


def _section(code: str, pieces: list[tuple[str, str]]) -> Section:
    """A section from the kinds and texts that a code has between two semicolons."""
    tokens: list[_Token] = []
    condition, coloured = None, False
    for kind, text in pieces:
        if kind != "bracket":
            tokens += _token(kind, text)
        elif compared := _CONDITION.fullmatch(text.strip()):
            condition = compared[1], Decimal(compared[2])
        elif _COLOUR.fullmatch(text.strip()):
            coloured = True
        elif _ELAPSED.fullmatch(text):
            tokens.append(_Token("elapsed", text.lower()))
        elif text.upper() == _LONG_DATE:
            tokens.append(_Token("long", text))
        elif currency := _CURRENCY.fullmatch(text):
            tokens.append(_Token("quoted", currency["symbol"]))
        else:
            raise unknown(code)
    section = Section(tuple(tokens), condition, coloured)
    is_fraction = _Token("literal", "/") in tokens and section.has("digit")
    if is_fraction and not section.has("date"):
        raise unknown(code)
    return section


def _token(kind: str, text: str) -> Iterator[_Token]:
    """What of a code is printed: of what is as wide as a letter a space, of what fills nothing."""
    if kind == "blank":
        yield _Token("quoted", " ")
    elif kind != "fill":
        yield _Token(kind, text.lower() if kind == "date" else text)


def is_date(code: str) -> bool:
    """Whether a code shows a number as a date or a time."""
    return sections(code)[0].has("date", "short", "elapsed")


def show(cell: Cell, language: Language, *, from_1904: bool = False) -> Shown:
    """What a cell shows, by its number format or by the words that its file has for that.

    Raises:
        RefusedError: its format is not known, or its value has no such form.
    """
    match cell.kind:
        case Kind.TEXT:
            return Shown(_text(cell), cell.day)
        case Kind.TRUTH:
            return Shown(cell.value.upper())
        case Kind.NUMBER if cell.shown is not None:
            from briefing.spreadsheets.ods_numbers import rewritten  # loaded only for ods

            return rewritten(cell.shown, cell.value, language)
        case Kind.NUMBER:
            return _number(cell, language, from_1904=from_1904)
    return Shown("")


def _text(cell: Cell) -> str:
    """A text in the words that its format puts around it, if it does."""
    *_, last = sections(cell.format) if "@" in cell.format else (Section(()),)
    if not last.has("own"):
        return cell.value
    return "".join(cell.value if t.kind == "own" else _word(t) for t in last.tokens).strip()


def _word(token: _Token) -> str:
    return token.text if token.kind in ("quoted", "escaped", "literal") else ""


def spaced(text: str) -> str:
    """A text without the blanks around it, those within it single ones; spaces that hold stay."""
    return re.sub(" +", " ", text).strip(" ")


def exact(text: str) -> Decimal:
    """A saved number to fifteen digits, as many as spreadsheets show.

    Raises:
        RefusedError: it is none.
    """
    try:
        value = Decimal(f"{float(text):.15g}")
    except (ValueError, InvalidOperation, OverflowError):
        raise _no_number(text) from None
    if not value.is_finite():
        raise _no_number(text)
    return value


def _no_number(text: str) -> RefusedError:
    return RefusedError(f"{text[:30]!r} is no number", "open it in its program, and save it again")


def _number(cell: Cell, language: Language, *, from_1904: bool) -> Shown:
    value = exact(cell.value)
    if SHORT_DATE in cell.format or is_date(cell.format):
        from briefing.spreadsheets.date_format import show_date  # loaded only for a date

        return show_date(value, sections(cell.format)[0], language, from_1904=from_1904)
    section, minus = _chosen(value, sections(cell.format))
    return _filled(value, section, language, minus=minus)


def _chosen(value: Decimal, parts: tuple[Section, ...]) -> tuple[Section, bool]:
    """The section for a number, and whether it has to be given a minus."""
    numbers = [part for part in parts if not part.has("own")][:3]
    if not numbers:
        return Section((_Token("general", ""),)), value < 0
    if any(part.condition for part in numbers):
        return _by_condition(value, numbers)
    if value < 0 and len(numbers) > 1:
        section = numbers[1]
        is_told = not section.coloured or _words(section) != _words(numbers[0])
        return section, not is_told
    if value == 0 and len(numbers) > 2:
        return numbers[2], False
    return numbers[0], value < 0


def _words(section: Section) -> str:
    """What a section prints around its digits."""
    return "".join(map(_word, section.tokens)).strip(" ,.")


def _by_condition(value: Decimal, parts: list[Section]) -> tuple[Section, bool]:
    """The first section whose condition a number meets, or else the last."""
    for at, part in enumerate(parts):
        # The second of three that has none is for numbers below nothing.
        least = ("<", Decimal(0)) if at == 1 and len(parts) > 2 else None
        condition = part.condition or least
        if condition is None or _meets(value, *condition):
            is_below = condition is not None and condition[0] in "<=" and condition[1] <= 0
            return part, value < 0 and not is_below
    return parts[-1], value < 0


def _meets(value: Decimal, sign: str, bound: Decimal) -> bool:
    match sign:
        case "<":
            return value < bound
        case "<=":
            return value <= bound
        case ">":
            return value > bound
        case ">=":
            return value >= bound
        case "<>":
            return value != bound
    return value == bound


class _Plan(NamedTuple):
    """Where the digits of a section go, by the indices of its tokens."""

    whole: list[int]
    part: list[int]
    exponent: list[int]
    point: int | None
    grouped: bool
    thousands: int


def _plan(tokens: tuple[_Token, ...]) -> _Plan:
    """What the digits, points and commas of a section stand for."""
    digits = [at for at, token in enumerate(tokens) if token.kind == "digit"]
    power = next((at for at, token in enumerate(tokens) if token.kind == "exponent"), len(tokens))
    point = next((at for at, t in enumerate(tokens[:power]) if t == _Token("literal", ".")), None)
    end = power if point is None else point
    whole = [at for at in digits if at < end]
    part = [at for at in digits if end < at < power]
    commas = [at for at, t in enumerate(tokens[:power]) if t == _Token("literal", ",")]
    last = max([*whole, *part], default=-1)
    inner = [at for at in commas if whole and whole[0] < at < whole[-1]]
    # Behind the last digit, or before the point, each comma is a division by a thousand.
    scaling = [at for at in commas if at > last or (whole and whole[-1] < at < end)]
    return _Plan(whole, part, [at for at in digits if at > power], point, bool(inner), len(scaling))


def _filled(value: Decimal, section: Section, language: Language, *, minus: bool) -> Shown:
    """A number in the places of a section, with a minus before all if that says so."""
    tokens, is_below = section.tokens, value < 0
    value = abs(value)
    if section.has("general") or not section.has("digit"):
        return _plain(value, tokens, language, minus=minus)
    plan = _plan(tokens)
    percent = sum(token.kind == "percent" for token in tokens)
    value = value.scaleb(2 * percent - 3 * plan.thousands)
    power = 0
    if section.has("exponent"):
        value, power = _mantissa(value, max(len(plan.whole), 1), len(plan.part))
    rounded = _rounded(value, len(plan.part))
    whole, _, part = f"{rounded:f}".partition(".")
    out = dict[int, str]()
    out |= _placed(whole.lstrip("0"), plan, tokens, language)
    out |= _decimals(part, plan.part, tokens)
    if plan.point is not None:  # none where no digit follows, as LibreOffice has it
        out[plan.point] = language.decimal if any(out[at] for at in plan.part) else ""
    if section.has("exponent"):
        out |= _placed(str(abs(power)), plan._replace(whole=plan.exponent), tokens, language, 0)
    pieces = list(_pieces(tokens, out, power))
    point = [] if plan.point is None else [plan.point]
    first, last = min(plan.whole + plan.part + point), max(plan.whole + plan.part + point)
    digits = "".join(out.get(at, "") for at in range(first, last + 1)).replace(" ", "") or "0"
    before, behind = "".join(pieces[:first]), "".join(pieces[first:])
    is_below = is_below and digits.strip("0.,") != ""
    before = before.replace("-", MINUS if is_below else "") if value else before
    sign = MINUS if minus and is_below else ""
    return Shown(spaced(f"{sign}{before}{behind}"), f"{MINUS * is_below}{digits}")


def _rounded(value: Decimal, places: int) -> Decimal:
    try:
        return value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    except InvalidOperation:  # of more digits than a page has room for
        message = "the number has too many digits for its format"
        raise RefusedError(message, "give the cell a plainer format") from None


def _mantissa(value: Decimal, width: int, places: int) -> tuple[Decimal, int]:
    """A number as one of up to `width` digits before the point, and a power of ten."""
    if not value:
        return value, 0
    power = value.adjusted() - value.adjusted() % width
    if _rounded(value.scaleb(-power), places).adjusted() >= width:
        power += width
    return value.scaleb(-power), power


def _placed(
    digits: str,
    plan: _Plan,
    tokens: tuple[_Token, ...],
    language: Language,
    group: int = 3,
) -> dict[int, str]:
    """Digits before the point in their places, from the right; the first takes all that are left.

    Each `group` of them is parted where the plan says so.
    """
    out, rest, count = dict[int, str](), digits, 0
    mark = group_mark(language) if plan.grouped and group else ""
    for at in reversed(plan.whole):
        is_first = at == plan.whole[0]
        taken, rest = (rest, "") if is_first else (rest[-1:], rest[:-1])
        if not taken:
            taken = {"0": "0", "?": " "}.get(tokens[at].text, "")
        text = ""
        for digit in reversed(taken):
            if mark and count and count % group == 0 and digit.isdigit():
                text = mark + text
            text = digit + text
            count += 1
        out[at] = text
    return out


def _decimals(digits: str, places: list[int], tokens: tuple[_Token, ...]) -> dict[int, str]:
    """Digits behind the point in their places; zeros at the end go where a place asks for none."""
    out, is_end = dict[int, str](), True
    for at, digit in reversed(list(zip(places, digits, strict=True))):
        is_end = is_end and digit == "0" and tokens[at].text != "0"
        out[at] = {"?": " ", "#": ""}[tokens[at].text] if is_end else digit
    return out


def _pieces(tokens: tuple[_Token, ...], out: dict[int, str], power: int) -> Iterator[str]:
    """What each token of a section prints."""
    for at, token in enumerate(tokens):
        if at in out:
            yield out[at]
        elif token.kind == "percent":
            yield "%"
        elif token.kind == "exponent":
            sign = MINUS if power < 0 else "+" if token.text[1] == "+" else ""
            yield f"E{sign}"
        elif token != _Token("literal", ","):
            yield _word(token)
        else:
            yield ""


# As many digits as a cell of General shows, where it is wide enough.
_MOST_DIGITS = 10


def _plain(value: Decimal, tokens: tuple[_Token, ...], language: Language, *, minus: bool) -> Shown:
    """A number in General, or a section of words alone."""
    number = ""
    if any(token.kind == "general" for token in tokens):
        places = max(_MOST_DIGITS - max(value.adjusted() + 1, 1), 0)
        text = f"{_rounded(value, places):f}"
        number = text.rstrip("0").rstrip(".") if "." in text else text
        number = number.replace(".", language.decimal)
    words = (number if token.kind == "general" else _word(token) for token in tokens)
    text = spaced("".join(words))
    sign = MINUS if minus else ""
    return Shown(f"{sign}{text}", f"{sign}{number}" if number else "")


@lru_cache(maxsize=32)
def group_mark(language: Language) -> str:
    """What parts thousands in a language, as CLDR has it: `1,234`, `1.234`, `1 234`."""
    if language.code == "en":
        return ","
    from babel.core import Locale, UnknownLocaleError  # loaded only for other than English

    for tag in language.locales:
        try:
            mark = Locale.parse(tag).number_symbols["latn"]["group"]
        except (UnknownLocaleError, ValueError, KeyError):  # not in CLDR: try the wider tag
            continue
        if mark != language.decimal:
            return str(mark).replace("'", "\u2019")
    return "\u00a0"
