"""One styled, print-ready, accessible PDF page from a folder of section YAML.

`build` builds one page. Nothing is written to disk: the PDF is in the `Result`, beside the `Report`
of it and the warnings.

>>> import briefing
>>> result = briefing.build("sections", paper="letter")
>>> result.pdf[:8], result.report.file_name
(b'%PDF-1.7', '2023-07-11-allies-bring-ukraine-closer.pdf')
>>> result.report.paper, result.report.fit.body, result.report.counts["quoted"]
('letter', 9.5, 10)

What is wrong is raised as a `BriefingError`, with every `Fault` that was found: its code, its
message, its `Span` in a file and a hint at what to do. Copy that does not fit is an `OversetError`,
whose `fit` says by how much.

>>> try:
...     briefing.build("nowhere")
... except briefing.BriefingError as error:
...     [(fault.code, fault.severity.value) for fault in error.faults]
[('folder.missing', 'error')]

A `Builder` builds many pages, and the second sooner than the first. Its `build` and `check` take
what the function `build` does; `check` gives a `Checked`: the report and the warnings, among them
those of plain language, without a PDF.

>>> builder = briefing.Builder(style="columns")
>>> [builder.build("sections", paper=paper).report.style for paper in ("a4", "letter")]
['columns', 'columns']
>>> builder.check("sections").report.fit.over is None
True

Its `merge` builds a page for each row of data, and gives a `Merged` for each. `{country}` in a text
of the folder is what the row holds under `country`.

>>> import tempfile, pathlib
>>> with tempfile.TemporaryDirectory() as folder:
...     text = 'title: "{country} in brief"'
...     pathlib.Path(folder, "brief.yaml").write_text(text) and None
...     rows = [{"country": "Estonia"}, {"capital": "Riga"}]
...     for merged in builder.merge(folder, rows):
...         print(merged.number, merged.result and merged.result.report.file_name)
...         print(*(fault.code for fault in merged.faults))
1 estonia-in-brief.pdf
<BLANKLINE>
2 None
merge.no-column

A builder is for one thread at a time. The package's other modules are its own, and may change.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from briefing.builder import Builder, Checked, Merged, Result, build
    from briefing.errors import BriefingError, Fault, Severity, Span
    from briefing.layout.result import Cut, Fit, LeftOut, Overset, Share
    from briefing.report import OversetError, Report

__version__ = "0.1.0"

_MODULES = {
    **dict.fromkeys(("Builder", "Checked", "Merged", "Result", "build"), "briefing.builder"),
    **dict.fromkeys(("BriefingError", "Fault", "Severity", "Span"), "briefing.errors"),
    **dict.fromkeys(("Cut", "Fit", "LeftOut", "Overset", "Share"), "briefing.layout.result"),
    **dict.fromkeys(("OversetError", "Report"), "briefing.report"),
}
__all__ = [
    "BriefingError",
    "Builder",
    "Checked",
    "Cut",
    "Fault",
    "Fit",
    "LeftOut",
    "Merged",
    "Overset",
    "OversetError",
    "Report",
    "Result",
    "Severity",
    "Share",
    "Span",
    "__version__",
    "build",
]


def __getattr__(name: str) -> Any:
    """Import what a name stands for when it is first used: the command line starts without it."""
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module  # loaded only for the Python API

    return getattr(import_module(_MODULES[name]), name)


def __dir__() -> list[str]:
    """The names of the module, with those that are not imported yet."""
    return sorted({*globals(), *__all__})
