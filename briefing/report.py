"""What a build says about a page: its report, its fit in words, and the error of copy too long.

Values alone, without what makes them: a process that only reports loads no more.
"""

from typing import NamedTuple

from briefing.errors import BriefingError, Fault
from briefing.layout.result import Fit, StyledFit


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
        evidence: the same in a line: `9 quoted, 4 found (3 by text, 1 elsewhere), …`; empty
            without counts.
        pages: how many pages the PDF has.
        notes: what to know of its style, each in a line: which of several was chosen and why,
            and which shipped one sets larger what is set small.
    """

    file_name: str
    paper: str
    style: str
    standards: tuple[str, ...]
    fit: Fit
    counts: dict[str, int] | None = None
    evidence: str = ""
    pages: int = 1
    notes: tuple[str, ...] = ()


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
    left = _left_out(fit)
    return f"{text}; left out: {left} (optional)" if left else f"{text}, nothing left out"


STYLE_HEADS = "style", "size", "fill", "left out"


def style_row(styled: StyledFit) -> tuple[str, str, str, str]:
    """A style with what `STYLE_HEADS` names of a brief in it.

    Where it does not hold the brief, the last says why, and size and fill are empty.
    """
    fit = styled.fit
    if styled.page:
        fill = f"{fit.fill * 100:.0f} %"
        return styled.style, styled.type_size, fill, _left_out(fit) or "nothing"
    if fit.over:
        parts = sum(bool(cut.part) for cut in fit.over.cuts)
        words = sum(cut.words for cut in fit.over.cuts if not cut.part)
        counts = ((words, "word"), (parts, "part"))
        cuts = " and ".join(f"{n} {what}{'s' * (n > 1)}" for n, what in counts if n)
        why = f"does not hold it: {fit.over.points:.1f} pt{f', {cuts}' if cuts else ''} too much"
    else:
        why = f"does not hold it: {styled.faults[0].message}"
    return styled.style, "", "", why


def _left_out(fit: Fit) -> str:
    return ", ".join(left_out.what for left_out in fit.left_out)
