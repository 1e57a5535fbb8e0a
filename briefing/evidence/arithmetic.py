"""Works out the sum in a figure's `derived`: its exact value, and the numbers in it.

Numbers, brackets and the four operations, read by a small parser: nothing is run as a program.
"""

import re
from fractions import Fraction
from typing import NamedTuple

from briefing.language.decimals import find_number
from briefing.language.language import Language

_TOKEN = re.compile(
    r"\s*(?:(?P<number>\d[\d.,\u00a0\u202f' ]*\d|\d)\s*%?"
    r"|(?P<sign>[-+*/()\u2212\u00d7\u00f7:]))"
)
_SIGNS = str.maketrans("\u2212\u00d7\u00f7:", "-*//")
# Levels of brackets; deeper ones would only exhaust Python's stack.
_DEEPEST = 20


class Sum(NamedTuple):
    """The value of a sum, and the numbers in it, in the order written."""

    value: Fraction
    numbers: tuple[Fraction, ...]


def work_out(text: str, language: Language) -> Sum | None:
    """The value of a sum in a language's numbers; None for other text, or division by zero."""
    tokens = _tokens(text, language)
    if not tokens:
        return None
    parser = _Parser(tokens)
    try:
        value = parser.sum(0)
    except (ArithmeticError, IndexError, ValueError):
        return None
    if parser.at != len(tokens):
        return None
    return Sum(value, tuple(token for token in tokens if isinstance(token, Fraction)))


def _tokens(text: str, language: Language) -> list[Fraction | str]:
    """The numbers and signs of a text; an empty list where there is anything else in it."""
    tokens: list[Fraction | str] = []
    at = 0
    while at < len(text.rstrip()):
        match = _TOKEN.match(text, at)
        found = find_number(match["number"], language) if match and match["number"] else None
        if match is None or (match["number"] and found is None):
            return []
        tokens.append(Fraction(found.plain) if found else match["sign"].translate(_SIGNS))
        at = match.end()
    return tokens


class _Parser:
    """Recursive descent: a sum of products of signed numbers and brackets.

    Raises ValueError, IndexError or ArithmeticError for what is no sum.
    """

    def __init__(self, tokens: list[Fraction | str]) -> None:
        self.tokens = tokens
        self.at = 0

    def sum(self, depth: int) -> Fraction:
        value = self._product(depth)
        while self._next() in ("+", "-"):
            sign = self._take()
            other = self._product(depth)
            value = value + other if sign == "+" else value - other
        return value

    def _product(self, depth: int) -> Fraction:
        value = self._signed(depth)
        while self._next() in ("*", "/"):
            sign = self._take()
            other = self._signed(depth)
            value = value * other if sign == "*" else value / other
        return value

    def _signed(self, depth: int) -> Fraction:
        if depth > _DEEPEST:
            raise ValueError
        token = self._take()
        if token == "-":
            return -self._signed(depth + 1)
        if token == "(":
            value = self.sum(depth + 1)
            if self._take() != ")":
                raise ValueError
            return value
        if isinstance(token, Fraction):
            return token
        raise ValueError

    def _next(self) -> Fraction | str | None:
        return self.tokens[self.at] if self.at < len(self.tokens) else None

    def _take(self) -> Fraction | str:
        token = self.tokens[self.at]
        self.at += 1
        return token
