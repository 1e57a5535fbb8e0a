"""A page of PDFium's becomes its objects, each with where it comes out and how it is marked.

A form that the page paints is gone into: what stands in it is placed where the form puts it.
"""

import ctypes
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

import pypdfium2
from pypdfium2 import raw

if TYPE_CHECKING:
    from pypdfium2 import PdfMatrix, PdfObject, PdfPage

_DEEP = 8  # forms within forms
_ARTIFACT = "Artifact"


class _Around(NamedTuple):
    """Where the forms around an object put it, and how they are marked."""

    matrix: "PdfMatrix"
    mcid: int = -1
    is_artifact: bool = False


class Placed(NamedTuple):
    """An object, where the forms around it put it, and how it or they are marked."""

    thing: "PdfObject"
    matrix: "PdfMatrix"
    mcid: int
    is_artifact: bool


def objects(page: "PdfPage") -> Iterator[Placed]:
    """All objects of a page, in the order of painting, those of forms in the form's place."""
    return _inside(page, page.get_objects(max_depth=1), _Around(pypdfium2.PdfMatrix()))


def _inside(page: "PdfPage", things: "Iterator[PdfObject]", around: _Around) -> Iterator[Placed]:
    """Each object of a page or a form, with those of a form in its place."""
    for thing in things:
        mcid = raw.FPDFPageObj_GetMarkedContentID(thing)
        own = _Around(
            matrix=around.matrix,
            mcid=mcid if mcid >= 0 else around.mcid,
            is_artifact=around.is_artifact or _ARTIFACT in _marks(thing),
        )
        if thing.type != raw.FPDF_PAGEOBJ_FORM:
            yield Placed(thing, *own)
        elif thing.level < _DEEP:
            form = own._replace(matrix=thing.get_matrix().multiply(around.matrix))
            level = thing.level + 1
            inner = page.get_objects(form=thing, level=level, max_depth=level + 1)
            yield from _inside(page, inner, form)


def _marks(thing: "PdfObject") -> set[str]:
    count = max(raw.FPDFPageObj_CountMarks(thing), 0)
    return {_mark_name(raw.FPDFPageObj_GetMark(thing, at)) for at in range(count)}


def _mark_name(mark: object) -> str:
    room, size = (raw.FPDF_WCHAR * 64)(), ctypes.c_ulong()
    raw.FPDFPageObjMark_GetName(mark, room, ctypes.sizeof(room), size)
    return bytes(room)[: max(size.value - 2, 0)].decode("utf-16-le", "replace")
