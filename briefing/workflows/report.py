"""What a build says of itself, beside the page and its faults."""

from typing import TYPE_CHECKING, NamedTuple

from briefing.layout.result import Fit

if TYPE_CHECKING:
    from briefing.evidence.check import Evidence


class Report(NamedTuple):
    """What a build made and how: names as the user knows them, the fit, the standards kept.

    There is no ledger of a brief without sources, or whose `evidence` is off.
    """

    file_name: str
    paper: str
    style: str
    standards: tuple[str, ...]
    fit: Fit
    ledger: "Evidence | None" = None
    pages: int = 1

    @property
    def evidence(self) -> str:
        """Where the page's numbers come from, in a line; nothing without a ledger."""
        if not self.ledger:
            return ""
        from briefing.evidence.report import total_line  # loaded only for a brief with sources

        return total_line(self.ledger)
