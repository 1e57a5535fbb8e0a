"""Values become YAML and YAML values, as an editor has it: YAML 1.2 and its core schema."""

from __future__ import annotations

import re
from typing import Any, ClassVar

import yaml

CORE = {  # YAML 1.2.2, 10.3.2
    "null": r"null|Null|NULL|~|",
    "bool": r"true|True|TRUE|false|False|FALSE",
    "int": r"[-+]?[0-9]+",
    "float": r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?",
}


class Editor(yaml.SafeLoader):
    """Reads YAML as an editor does."""

    yaml_implicit_resolvers: ClassVar[dict[str, Any]] = {}


class Writer(yaml.SafeDumper):
    """Quotes what an editor would not take for a text, and nothing else."""

    yaml_implicit_resolvers: ClassVar[dict[str, Any]] = {}

    def ignore_aliases(self, data: Any) -> bool:
        return True


for name, form in CORE.items():
    for kind in (Editor, Writer):
        kind.add_implicit_resolver(f"tag:yaml.org,2002:{name}", re.compile(f"^(?:{form})$"), None)
Editor.add_constructor("tag:yaml.org,2002:int", lambda loader, node: int(node.value))


def as_edited(text: str) -> Any:
    """What an editor makes of a file; its keys are words."""
    return _worded(yaml.load(text, Editor))


def _worded(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(key): _worded(inner) for key, inner in value.items()}
    return [_worded(item) for item in value] if isinstance(value, list) else value


def as_written(value: Any, *, flow: bool | None = False) -> str:
    """A value as a file, in braces or in lines or in both."""
    return yaml.dump(value, Dumper=Writer, allow_unicode=True, default_flow_style=flow)
