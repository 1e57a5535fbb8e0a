"""A finished PDF becomes what every check says of it, and what is read aloud of it."""

from typing import NamedTuple

from briefing.errors import Fault, Severity
from briefing.preflight.findings import Outcome, Verdict, judge
from briefing.preflight.model import Document
from briefing.preflight.opening import open_document
from briefing.proof.checks import CHECKS


class Proof(NamedTuple):
    """A document, and what each check found in it, in the order of the checks."""

    document: Document
    outcomes: tuple[Outcome, ...]

    @property
    def verdict(self) -> Verdict:
        """The worst of all."""
        return max(outcome.verdict for outcome in self.outcomes)

    @property
    def is_failed(self) -> bool:
        """Whether anything must be mended before the file goes out."""
        return self.verdict is Verdict.FAIL

    def titles(self, verdict: Verdict) -> list[str]:
        """The names of the checks that came to a verdict."""
        return [each.check.title for each in self.outcomes if each.verdict is verdict]

    @property
    def faults(self) -> tuple[Fault, ...]:
        """What is wrong, as faults that lie in no file of the author's: a fail is an error."""
        return tuple(
            Fault(
                code=f"proof.{outcome.check.code}",
                message=f"{found.message} ({found.place})" if found.place else found.message,
                hint=found.hint,
                severity=_SEVERITIES[found.verdict],
            )
            for outcome in self.outcomes
            for found in outcome.findings
            if found.verdict in _SEVERITIES
        )


_SEVERITIES = {Verdict.WARN: Severity.WARNING, Verdict.FAIL: Severity.ERROR}


def preflight(pdf: bytes, name: str) -> Proof:
    """Put all questions to a PDF.

    Raises:
        BriefingError: it cannot be opened, and why.
    """
    document = open_document(pdf, name)
    return Proof(document, tuple(judge(check, document) for check in CHECKS))
