"""The table of languages in sections/LANGUAGES.md is what the files of the languages say.

`pytest --update` writes it anew.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pyphen

from briefing.language.language import Language, language, shipped
from tests.conftest import SECTIONS

PAGE = SECTIONS / "LANGUAGES.md"
HEAD = "| Language | Tag | Quotation marks | Hyphens | Numbers in words | Checked against |"
# What files cite, as the table has it.
AUTHORITIES = (
    *("CLDR", "num2words", "Chicago Manual of Style", "Imprimerie nationale", "OQLF", "RAE", "PWN"),
    *("Український правопис", "Duden", "DIN 5008", "European Union", "Accademia della Crusca"),
)
RULE = "|---|---|---|---|---|---|"


def rows() -> Iterator[str]:
    every = sorted(map(language, shipped()), key=lambda each: each.name)
    return map(row, every)


def row(tongue: Language) -> str:
    left, right, inner_left, inner_right = map(str.strip, tongue.quotes)
    marks = f"{left} {right} {inner_left} {inner_right}"
    hyphens = "yes" if pyphen.language_fallback(tongue.tag) else "no"
    numbers = "yes" if tongue.numbers else "no"
    tags = ", ".join(f"`{tag}`" for tag in (tongue.tag, *variants(tongue)))
    return f"| {tongue.name} | {tags} | {marks} | {hyphens} | {numbers} | {checked(tongue)} |"


def variants(tongue: Language) -> Iterator[str]:
    """The tags of its variants, a script in its usual form and a country in capitals."""
    file = import_module(f"briefing.language.{tongue.code}")
    for key in getattr(file, "VARIANTS", {}):
        parts = (part.title() if len(part) == 4 else part.upper() for part in key.split("-"))
        yield "-".join((tongue.tag, *parts))


def checked(tongue: Language) -> str:
    """What its file says that it rests on, and whether a reader has checked its words."""
    file = import_module(f"briefing.language.{tongue.code}")
    said = ast.get_docstring(ast.parse(Path(file.__file__ or "").read_text("utf-8"))) or ""
    facts = [name for name in AUTHORITIES if name in " ".join(said.split())]
    return ", ".join((*facts, *["no reader"] * ("reader" in said)))


def test_the_table_of_languages_is_what_their_files_say(update: bool) -> None:
    text = PAGE.read_text("utf-8")
    table = "\n".join((HEAD, RULE, *rows(), ""))
    before, _, rest = text.partition(f"{HEAD}\n")
    after = rest.partition("\n\n")[2]
    wanted = f"{before}{table}\n{after}" if after else f"{before}{table}"
    if update:
        PAGE.write_text(wanted, "utf-8")
    assert text == wanted
