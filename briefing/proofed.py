"""A finished page becomes one that has been proofed, or the faults that the proof found."""

from __future__ import annotations

from briefing.errors import BriefingError
from briefing.workflows.build import Result


def proofed(result: Result, *, strict: bool) -> Result:
    """A result with what the proof says of it among its warnings.

    Raises:
        BriefingError: the page fails, or strictly is warned of.
    """
    from briefing.preflight.preflight import preflight

    told = preflight(result.pdf, result.report.file_name).faults
    told = tuple(fault.as_error() for fault in told) if strict else told
    if any(fault.is_error for fault in told):
        raise BriefingError(*result.faults, *told)
    return result._replace(faults=(*result.faults, *told))
