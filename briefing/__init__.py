"""A folder of section YAML becomes one styled, print-ready, accessible PDF page.

>>> import briefing
>>> result = briefing.build("sections")
>>> result.pdf[:8]
b'%PDF-1.7'

One `Press` builds many: what it has set once, it need not set again.

>>> press = briefing.Press()
>>> pages = [press.build("sections", paper=paper) for paper in ("a4", "letter")]
>>> [page.report.paper for page in pages], press.build("sections").pdf == result.pdf
(['a4', 'letter'], True)
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from briefing.errors import BriefingError, Fault
    from briefing.workflows.build import Press, Result, build

__version__ = "0.1.0"
__all__ = ["BriefingError", "Fault", "Press", "Result", "__version__", "build"]

_HOMES = {"BriefingError": "briefing.errors", "Fault": "briefing.errors"}


def __getattr__(name: str) -> Any:
    """Load the engine when it is first asked for: the command line starts without it."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module  # loaded only for the Python API

    return getattr(import_module(_HOMES.get(name, "briefing.workflows.build")), name)
