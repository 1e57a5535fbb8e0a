"""Opens a workbook by what its bytes are, whatever its name says."""

from __future__ import annotations

from functools import lru_cache

from briefing.spreadsheets.model import RefusedError, Workbook

_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# What a workbook with a password is, beside those of xls: a stream of this name in UTF-16.
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_WRONG = "save it as a workbook: .xlsx or .ods"


@lru_cache(maxsize=4)  # a brief in the making is built again and again with the same workbooks
def open_workbook(data: bytes) -> Workbook:
    """The workbook that a file holds; a sheet of it is read once, when it is asked for.

    Raises:
        RefusedError: it is none, is damaged, locked, or too large.
    """
    if data.startswith(_OLE):
        if _LOCKED in data:
            raise RefusedError("is locked by a password", "save it without one")
        from briefing.spreadsheets.xls import read_xls  # loaded only for such a file

        return _kept(read_xls(data))
    if not data.startswith(_ZIP):
        what = "is empty" if not data else "is no workbook"
        raise RefusedError(what, _WRONG)
    from briefing.spreadsheets.container import Container  # loaded only for such a file

    container = Container(data)
    if "content.xml" in container:
        from briefing.spreadsheets.ods import read_ods  # loaded only for such a file

        return _kept(read_ods(container))
    if "xl/workbook.bin" in container:
        raise RefusedError("is a binary workbook", "save it as .xlsx")
    if "word/document.xml" in container or "ppt/presentation.xml" in container:
        raise RefusedError("is no workbook", _WRONG)
    from briefing.spreadsheets.xlsx import read_xlsx  # loaded only for such a file

    return _kept(read_xlsx(container))


def _kept(book: Workbook) -> Workbook:
    """A workbook that reads each sheet once."""
    return book._replace(read=lru_cache(maxsize=None)(book.read))
