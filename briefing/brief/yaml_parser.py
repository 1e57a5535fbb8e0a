"""A YAML file becomes nodes that remember their line and column, or its faults.

Scalars stay text: nothing is resolved, so `no`, `1:30` and `2023-07-11` are read as they
stand.
"""

from pathlib import Path

import yaml

from briefing.brief.files import Loader, Source, decode, read_bytes
from briefing.brief.yaml_errors import MAX_DEPTH, explain
from briefing.content.syntax import check_syntax, is_plain
from briefing.errors import Fault


def read_source(path: Path, name: str, *, is_ours: bool = False) -> tuple[Source, list[Fault]]:
    """Read one file; with any fault, or nothing in it, the source has no root.

    The syntax of a file that `is_ours` was checked before it was shipped.
    """
    data, faults = read_bytes(path, name)
    if faults:
        return Source(name, "", ()), faults
    return _compose(*decode(data, name)) if is_ours else parse(data, name)


def parse(data: bytes, name: str) -> tuple[Source, list[Fault]]:
    """Parse one file's bytes; with any fault, or nothing in them, the source has no root."""
    source, faults = decode(data, name)
    if not faults and is_plain(source.text):
        plain, unread = _compose(source, [])
        if not unread and _depth(plain.root) <= MAX_DEPTH:
            return plain, []
    return _compose(source, faults or check_syntax(source))


def _depth(root: yaml.Node | None) -> int:
    """How many nodes lie within one another."""
    depth, nodes = 0, [root] if root else []
    while nodes := [
        each
        for node in nodes
        if isinstance(node, yaml.CollectionNode)
        for item in node.value
        for each in (item if isinstance(node, yaml.MappingNode) else (item,))
    ]:
        depth += 1
    return depth


def _compose(source: Source, faults: list[Fault]) -> tuple[Source, list[Fault]]:
    if faults:
        return source, faults
    try:
        root = yaml.compose(source.text, Loader=Loader)
    except yaml.MarkedYAMLError as error:  # an alias of nothing, a second document
        return source, [explain(source, error)]
    empty = isinstance(root, yaml.ScalarNode) and not root.style and not root.value
    return source._replace(root=None if empty else root), []
