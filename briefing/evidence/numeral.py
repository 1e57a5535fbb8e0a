"""What a number in a text is: its value, its unit, its kind and its place."""

from enum import Enum
from fractions import Fraction
from typing import NamedTuple


class Form(Enum):
    """What kind of number it is; a LABEL is a name that holds digits."""

    NUMBER = "number"
    ORDINAL = "ordinal"
    YEAR = "year"
    DATE = "date"
    CLOCK = "clock"
    FRACTION = "fraction"
    LABEL = "label"


class Numeral(NamedTuple):
    """A number in a text: its exact value and unit, and its place, unit included.

    `plain` is its value without a word that multiplies it. A date's value is its digits as
    `yyyymmdd`, or `mmdd` without a year.
    """

    text: str
    start: int
    end: int
    value: Fraction
    unit: str
    form: Form
    plain: Fraction
