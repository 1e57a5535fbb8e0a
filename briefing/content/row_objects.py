"""Lines, each with a JSON object, become rows; numbers and truths are texts as they are written."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from briefing.brief.placeholders import Row, make_row
from briefing.content.row_lines import MAX_FIELD, Lines, fault, misnamed, too_long
from briefing.errors import Fault, Span


def objects(head: str, lines: Lines) -> Iterator[Row]:
    """The rows of a file with a JSON object a line; numbers and truths as they are written."""
    import json  # loaded only for such a file

    number, line = 0, head
    while line:
        if line.strip():
            number += 1
            span, wrong = lines.span(), lines.heard()
            try:
                # Numbers stay as they are written: `2.10` is no 2.1.
                values = json.loads(
                    line,
                    parse_int=str,
                    parse_float=str,
                    parse_constant=str,
                    object_pairs_hook=_Pairs,
                )
            except (ValueError, RecursionError):
                values = None
            wrong = wrong or _misshapen(values, span)
            if wrong:
                yield Row(number, {}, span, wrong)
            else:
                texts = {" ".join(key.split()): _text(value) for key, value in values}
                yield make_row(number, texts, span)
        line = next(lines, "")


class _Pairs(list[Any]):
    """An object of JSON, with the keys that it has twice."""


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else value


def _misshapen(values: Any, span: Span) -> Fault | None:
    """What is wrong with a line of JSON: it is no object, or has values that are no texts."""
    if not isinstance(values, _Pairs):
        return fault("rows.json", "this line is no JSON object", span, 'write {"name": "value"}')
    if wrong := misnamed(tuple(" ".join(key.split()) for key, _ in values), span):
        return wrong
    nested = next((key for key, value in values if isinstance(value, list)), None)
    if nested is None:
        long = next((k for k, v in values if isinstance(v, str) and len(v) > MAX_FIELD), None)
        return None if long is None else too_long(span)
    hint = "write a text, a number, true or false"
    return fault("rows.json", f"`{nested}` holds a list or an object", span, hint)
