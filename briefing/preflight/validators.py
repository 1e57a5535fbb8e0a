"""Checks of the standards that the file claims (`standard.*`), by page-validation and veraPDF."""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from briefing.preflight.findings import Finding, failed, passed, skipped, warned
from briefing.preflight.model import Document

_PATIENCE = 60  # seconds for veraPDF: Java starts in one, a page takes another
_RULES, _LONG = 2, 100  # how many are named, and characters of each
_LEVELS = ("1a", "1b", "2a", "2b", "2u", "3a", "3b", "3u")
# In veraPDF's XML report, and in the line of tests/verapdf.
_VERDICT = re.compile(rb"[cC]ompliant[ =]\"?(true|false)")
_ABSENT = 'run pip install ".[proof]" where you installed briefing from'


def pdf_ua(document: Document) -> Iterator[Finding]:
    """Whether it keeps PDF/UA-1 (ISO 14289-1), and says so."""
    part = document.catalogue.pdfua_part
    if part not in ("", "1"):
        yield skipped(f"claims PDF/UA-{part}, which is not judged here")
        return
    broken = _broken_rules(document, "ua1")
    if isinstance(broken, str):
        yield skipped(broken)
    elif broken:
        hint = "mend what is told above, then export it again as PDF/UA"
        finding = failed if part else warned
        claim = "claims PDF/UA-1 and breaks" if part else "claims no PDF/UA, and would break"
        yield finding(f"{claim} {_listed(broken)}", hint)
    elif part:
        yield passed("PDF/UA-1 kept, as far as a program can tell")
    else:
        yield warned("keeps PDF/UA-1, but does not say so", "export it as PDF/UA")


def pdf_a(document: Document) -> Iterator[Finding]:
    """Whether it keeps the PDF/A that it claims (ISO 19005)."""
    level = document.catalogue.pdfa_level
    if level not in _LEVELS:
        yield skipped(f"claims PDF/A-{level}, which is not judged here" if level else "not claimed")
        return
    broken = _broken_rules(document, level)
    if isinstance(broken, str):
        yield skipped(broken)
    elif broken:
        hint = "export it again as PDF/A: an archive would refuse it"
        yield failed(f"claims PDF/A-{level} and breaks {_listed(broken)}", hint)
    else:
        yield passed(f"PDF/A-{level} kept")


def _broken_rules(document: Document, profile: str) -> list[str] | str:
    """The rules that page-validation finds broken, or why it cannot judge."""
    if find_spec("page") is None:
        return _ABSENT
    import page  # loaded only where page-validation is installed

    try:
        report = page.validate_pdf_bytes(document.data, profile=profile)
    except page.PageError as error:
        return f"the validator gave up: {str(error)[:100]}"
    return list(dict.fromkeys(f"{each.rule_id} {each.message}" for each in report.failures))


def _listed(rules: list[str]) -> str:
    """How many rules there are, and the first of them."""
    shown = [rule if len(rule) <= _LONG else f"{rule[:_LONG].rstrip()}…" for rule in rules[:_RULES]]
    rest = ["…"] if len(rules) > _RULES else []
    return f"{len(rules)} rule{'' if len(rules) == 1 else 's'}: {'; '.join(shown + rest)}"


def verapdf(document: Document) -> Iterator[Finding]:
    """What veraPDF says of each standard that is claimed, where it is on the PATH."""
    catalogue = document.catalogue
    flavours = [f"ua{catalogue.pdfua_part}"] * bool(catalogue.pdfua_part)
    flavours += [catalogue.pdfa_level] * bool(catalogue.pdfa_level)
    command = shutil.which("verapdf")
    if command is None:
        yield skipped("it is not on the PATH")
        return
    if not flavours:
        yield skipped("no standard is claimed")
        return
    try:
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
            file = Path(folder, "file.pdf")
            file.write_bytes(document.data)
            wrong = [each for flavour in flavours if (each := _run(command, flavour, file))]
    except OSError as error:
        yield skipped(f"there is no place for its file: {(error.strerror or '').lower()}")
        return
    yield from wrong or [passed(f"veraPDF finds {' and '.join(flavours)} kept")]


def _run(command: str, flavour: str, file: Path) -> Finding | None:
    """What veraPDF's report says of one standard; None where it is kept."""
    try:
        done = subprocess.run(
            [command, "--flavour", flavour, str(file)],
            capture_output=True,
            timeout=_PATIENCE,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return skipped(f"veraPDF did not answer on {flavour}")
    verdict = _VERDICT.search(done.stdout)
    if verdict is None:
        return skipped(f"veraPDF could not judge {flavour}")
    if verdict[1] == b"true":
        return None
    hint = f"run `verapdf --flavour {flavour}` on it: it names each rule"
    return failed(f"veraPDF finds {flavour} broken", hint)
