"""A page becomes PDF through ReportLab's canvas and HarfBuzz.

Importing ReportLab runs `reportlab_settings.py` from the path and `.reportlab_settings`
from the home directory, and obeys `RL_*` variables. A brief must come out the same
whatever lies about, so stand-ins take their place before anything imports it.
"""

from __future__ import annotations

import os
import sys
from types import ModuleType

if "reportlab.rl_config" not in sys.modules:
    for _name in ("reportlab_settings", "reportlab.local_rl_settings"):
        sys.modules.setdefault(_name, ModuleType(_name))
    _hidden = {name: os.environ.pop(name) for name in list(os.environ) if name.startswith("RL_")}
    import reportlab.rl_config  # noqa: F401 only its side effects are wanted here

    os.environ.update(_hidden)
