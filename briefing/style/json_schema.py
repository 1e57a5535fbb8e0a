"""JSON Schemas (2020-12) of briefs and styles for editors, from the keys that readers know."""

from __future__ import annotations

import json
from pathlib import Path

from briefing.brief.fields import Kind
from briefing.brief.node_reader import DEFINITIONS, Schema
from briefing.brief.schema import BRIEF, SECTION
from briefing.style.fields import style_keys

# The names of schemas, and the files that each is for.
PARTS = {
    "brief": "brief.yaml, the masthead of a brief",
    "section": "every other .yaml file of a brief",
    "style": "a style of your own",
}
_KINDS: dict[str, Kind] = {"brief": BRIEF, "section": SECTION, "style": style_keys(Path())}

# A text that is a fact without quotes, which YAML takes for a mapping: `value: {facts.gdp}`.
_FACT: Schema = {
    "type": "object",
    "minProperties": 1,
    "maxProperties": 1,
    "propertyNames": {"pattern": r"^facts\."},
    "additionalProperties": {"type": "null"},
}
# Twice denied, it is no form that an editor would tell of every mapping in place of a text.
_WITH_FACTS = {"text": {"anyOf": [*DEFINITIONS["text"]["anyOf"], {"not": {"not": _FACT}}]}}


def schema(part: str) -> Schema:
    """The schema of one of the PARTS, as JSON's types."""
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "description": PARTS[part]}
    texts = DEFINITIONS if part == "style" else _WITH_FACTS
    return {**head, **_KINDS[part].schema(), "$defs": texts}


def schema_file(part: str) -> bytes:
    """The schema of one of the PARTS as a JSON file in UTF-8."""
    return (json.dumps(schema(part), indent=2, ensure_ascii=False) + "\n").encode()
