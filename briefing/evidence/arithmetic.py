"""A sum as an author writes it becomes its exact value and the numbers that it rests on.

Numbers, brackets and the four operations: nothing is ever evaluated as a program.
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
# Deeper brackets than these are no sum that anybody checks.
_DEEPEST = 20


class Sum(NamedTuple):
    """The value of a sum, and the numbers in it, in the order written."""

    value: Fraction
    numbers: tuple[Fraction, ...]


def work_out(text: str, language: Language) -> Sum | None:
    """A sum worked out; None for what is no sum, and for a division by nothing."""
    tokens = _tokens(text, language)
    if not tokens:
        return None
    reader = _Reader(tokens)
    try:
        value = reader.sum(0)
    except (ArithmeticError, IndexError, ValueError):
        return None
    if reader.at != len(tokens):
        return None
    return Sum(value, tuple(token for token in tokens if isinstance(token, Fraction)))


def _tokens(text: str, language: Language) -> list[Fraction | str]:
    """Numbers and signs; none at all where anything else stands among them."""
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


class _Reader:
    """Reads a sum by its grammar: sums of products of signed numbers and brackets."""

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
