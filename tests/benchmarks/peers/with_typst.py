"""The brief's data become a page by Typst's Python binding, tagged, as it is by default."""

from __future__ import annotations

import os

import turns
import typst

PLACE = os.environ["PEERS"]  # the template, the fonts and the data lie in it
COMPILER = typst.Compiler(
    input=os.path.join(PLACE, "brief.typ"),
    root=PLACE,
    font_paths=[os.path.join(PLACE, "fonts")],
    ignore_system_fonts=True,
)


def make(data: str, out: str) -> None:
    """Compile the template with one file of data, named from the root on."""
    inner = "/" + os.path.relpath(data, PLACE)
    COMPILER.compile(output=out, sys_inputs={"data": inner})


turns.answer(make)
