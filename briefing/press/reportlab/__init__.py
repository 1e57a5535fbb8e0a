"""A page becomes PDF through ReportLab's document and HarfBuzz.

Importing ReportLab runs `reportlab_settings.py` and `reportlab_mods.py` from the path or
their like from the home directory, and obeys `RL_*` variables. A brief must come out the same
whatever lies about, so stand-ins take their place before anything imports it.
"""

from __future__ import annotations

import os
import sys
from types import ModuleType

from briefing.defer import defer, late_patterns
from briefing.press.reportlab.codec import stand_before

if "reportlab.rl_config" not in sys.modules:
    # ReportLab imports Pillow for pictures; a page without any need not wait for it.
    import PIL  # noqa: F401  # what is deferred hangs on its parent

    defer("PIL.Image")
    for _name in (
        "reportlab_mods",
        "reportlab_settings",
        "reportlab.local_rl_mods",
        "reportlab.local_rl_settings",
    ):
        sys.modules.setdefault(_name, ModuleType(_name))
    # Its functions in C, which few have, it looks for eleven times; without them all is the same.
    # None says that a module is not there.
    _modules: dict[str, ModuleType | None] = sys.modules  # type: ignore[assignment]  # typed without
    _modules.setdefault("_rl_accel", None)
    _hidden = {name: os.environ.pop(name) for name in list(os.environ) if name.startswith("RL_")}
    stand_before()
    with late_patterns():
        import reportlab.pdfbase.pdfdoc  # noqa: F401  # before any module here asks for it

    if _modules["_rl_accel"] is None:
        del _modules["_rl_accel"]
    os.environ.update(_hidden)
