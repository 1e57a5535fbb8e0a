"""What a build says about a page: its report, its fit in words, and the error of copy too long.

Values alone, without what makes them: a process that only reports loads no more.
"""

from typing import NamedTuple

from briefing.errors import BriefingError, Fault
from briefing.layout.result import Fit


class Report(NamedTuple):
    """What was built, and how.

    Attributes:
        file_name: what the PDF is called: `2023-07-11-allies-bring-ukraine-closer.pdf`.
        paper: `a4` or `letter`.
        style: the style's name.
        standards: those that the PDF claims, as in `("PDF/UA-1", "PDF/A-2a")`.
        fit: the size of type that was found, and what was conceded for it.
        counts: how many of the page's numbers have which evidence, by the words of the line
            `evidence`; None for a brief without sources, or whose `evidence` is off.
        evidence: the same in a line: `9 quoted, 4 found, 1 derived, …`; empty without counts.
        pages: how many pages the PDF has.
    """

    file_name: str
    paper: str
    style: str
    standards: tuple[str, ...]
    fit: Fit
    counts: dict[str, int] | None = None
    evidence: str = ""
    pages: int = 1


class OversetError(BriefingError):
    """The copy is too long for the page, whatever the ladder of the style concedes.

    `fit.over` says by how much, and which words to cut.
    """

    def __init__(self, fit: Fit, *faults: Fault) -> None:
        super().__init__(*faults)
        self.args = fit, *faults  # by which it is pickled
        self.fit = fit


def fit_text(fit: Fit) -> str:
    """A fit in words: `body 9.25/12.5 (4 steps down), callout gaps tight, 97 % of the page; …`."""
    body = f"body {fit.body:g}/{fit.leading:g}"
    if fit.steps:
        count = abs(fit.steps)
        steps = {1: "one step", 2: "two steps"}.get(count, f"{count} steps")
        body += f" ({steps} {'up' if fit.steps > 0 else 'down'})"
    others = (rung for rung in fit.rungs if not rung.startswith("body "))
    text = ", ".join((body, *others, f"{fit.fill * 100:.0f} % of the page"))
    left = ", ".join(left_out.what for left_out in fit.left_out)
    return f"{text}; left out: {left} (optional)" if left else f"{text}, nothing left out"
