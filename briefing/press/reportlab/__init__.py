"""A page becomes PDF through ReportLab's canvas and HarfBuzz.

Importing ReportLab runs `reportlab_settings.py` and `reportlab_mods.py` from the path or
their like from the home directory, and obeys `RL_*` variables. A brief must come out the same
whatever lies about, so stand-ins take their place before anything imports it.
"""

from __future__ import annotations

import os
import sys
from importlib.util import LazyLoader, find_spec, module_from_spec
from types import ModuleType


def _defer(name: str) -> None:
    """Let a module load when something of it is first used (importlib's own recipe)."""
    spec = find_spec(name)
    if name in sys.modules or spec is None or spec.loader is None:
        return
    spec.loader = LazyLoader(spec.loader)
    module = sys.modules[name] = module_from_spec(spec)
    spec.loader.exec_module(module)
    parent, _, child = name.rpartition(".")
    setattr(sys.modules[parent], child, module)


if "reportlab.rl_config" not in sys.modules:
    # ReportLab imports Pillow for pictures; a page without any need not wait for it.
    _defer("PIL.Image")
    for _name in (
        "reportlab_mods",
        "reportlab_settings",
        "reportlab.local_rl_mods",
        "reportlab.local_rl_settings",
    ):
        sys.modules.setdefault(_name, ModuleType(_name))
    _hidden = {name: os.environ.pop(name) for name in list(os.environ) if name.startswith("RL_")}
    import reportlab.rl_config  # noqa: F401  # imported for its side effects

    os.environ.update(_hidden)
