"""What tests of copies share: made-up holders, and files of copies that both validators judge."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

from pypdf import PdfReader

from briefing.pipeline import Pipeline
from briefing.workflows.copies import Copies, make_copies
from tests.conftest import PROFILES, failed

PIPELINES: dict[str | None, Pipeline] = {}


def listed(place: Path, names: Sequence[str]) -> Path:
    """A CSV file of holders."""
    rows = (f'"{name}"' for name in names)
    place.write_text("\n".join(("holder", *rows)), "utf-8")
    return place


def copied(
    folder: Path,
    holders: Path | None = None,
    *,
    style: str | None = None,
    keep: bool = True,
    **options: Any,
) -> Copies:
    """Copies as the command makes them, every file judged by the standards that it claims.

    veraPDF, for which files are kept, takes minutes for a thousand copies.
    """
    pipeline = PIPELINES.setdefault(style, Pipeline(style))
    copies = make_copies(pipeline, folder, holders, **options)
    for edition in copies.editions:
        for standard in copies.report.standards:
            assert failed(edition.pdf, PROFILES[standard]) == []
        if keep and (kept := os.environ.get("BRIEFING_KEEP_PDFS")):
            name = hashlib.sha256(edition.pdf).hexdigest()[:16]
            Path(kept, f"{name}.pdf").write_bytes(edition.pdf)
    return copies


def reader(pdf: bytes) -> PdfReader:
    return PdfReader(BytesIO(pdf))


def contents(page: Any) -> list[bytes]:
    """The data of a page's content streams."""
    streams = page["/Contents"]
    streams = streams if isinstance(streams, list) else [streams]
    return [stream.get_object().get_data() for stream in streams]


def number(reference: Any) -> int:
    """Which object a reference is to."""
    found: int = reference.idnum
    return found
