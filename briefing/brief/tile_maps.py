"""Maps of equal tiles: where each country of Europe stands, and maps of an author's own.

Codes are those of ISO 3166-1, two letters a country. The arrangement is this project's own: each
country has its neighbours near, in eight columns, the width of a narrow rail.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefing.brief.chart import MOST_COLUMNS
from briefing.brief.model import Copy
from briefing.errors import Fault, nearest

# Rows from the north; a dot is nothing. Countries beyond Europe, and its smallest, are drawn
# only if a chart has them.
_EUROPE = """
    IS .  .  .  NO SE FI .
    .  .  .  .  .  .  EE RU
    IE GB .  .  DK .  LV .
    CA .  .  NL DE PL LT BY
    US .  BE LU CZ SK UA .
    .  .  FR CH AT HU RO MD
    PT ES LI IT SI HR RS BG
    .  AD MC BA ME XK MK TR
    .  SM MT .  AL GR CY .
    .  .  .  .  .  GE AM AZ
"""
_IF_GIVEN = frozenset("CA US RU LI AD MC SM XK GE AM AZ".split())
# What the EU, and many people, write instead.
_ALIASES = {"UK": "GB", "EL": "GR"}
_NOTHING = "."


def europe(codes: frozenset[str]) -> tuple[tuple[str, ...], ...]:
    """The map of Europe for some countries, empty where nothing stands, as its foot may be."""
    rows = [
        tuple("" if _is_bare(code, codes) else code for code in line.split())
        for line in _EUROPE.strip().splitlines()
    ]
    while rows and not any(rows[-1]):
        rows.pop()
    return tuple(rows)


def _is_bare(code: str, codes: frozenset[str]) -> bool:
    return code == _NOTHING or (code in _IF_GIVEN and code not in codes)


def read_grid(
    rows: Sequence[Copy],
) -> tuple[tuple[tuple[str, ...], ...], list[Fault]]:
    """The rows of a map of the author's own, from texts such as `. N NE`; and faults."""
    faults = []
    grid = tuple(
        tuple("" if code == _NOTHING else code for code in row.text.split()) for row in rows
    )
    seen: set[str] = set()
    for row, codes in zip(rows, grid, strict=True):
        if len(codes) > MOST_COLUMNS:
            message = f"{len(codes)} tiles in a row; {MOST_COLUMNS} is the limit"
            faults.append(Fault("chart.grid", message, row.span, "make the map narrower"))
        for code in filter(None, codes):
            if code in seen:
                message = f"{code!r} stands in the map twice"
                faults.append(Fault("chart.grid", message, row.find(code), "take one out"))
            seen.add(code)
    return grid, faults


def unplaced(
    tiles: Sequence[tuple[Copy, Copy]], grid: tuple[tuple[str, ...], ...]
) -> Iterator[Fault]:
    """A fault for each tile that the map has no place for."""
    rows = grid or europe(frozenset(code.text for code, _ in tiles))
    places = {code for row in rows for code in row if code}
    for code, _ in tiles:
        if code.text not in places:
            message = f"the map has no place for {code.text!r}"
            right = _meant(code.text)
            hint = f"write `{right}`" if right in places else nearest(code.text, places)
            hint = hint or "give it one: `grid: [. N NE, W C E]`, a text for each row of tiles"
            yield Fault("chart.tiles", message, code.span, hint)


def _meant(text: str) -> str | None:
    """The code of a country that is written otherwise, or by its English name."""
    code = _ALIASES.get(text.upper(), text.upper())
    if len(code) == 2:
        return code
    from babel import Locale  # loaded only for a fault

    names = Locale("en").territories.items()
    return next((code for code, name in names if name.lower() == text.lower()), None)
