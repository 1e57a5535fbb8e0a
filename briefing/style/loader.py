"""A style's name or path becomes a Style, or every fault in its files."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from briefing.brief.files import is_file, located
from briefing.brief.model import Name
from briefing.brief.node_reader import Desk
from briefing.brief.yaml_parser import read_source
from briefing.design.check import check
from briefing.errors import Fault, Span, in_order, nearest
from briefing.style.draft import TYPICAL, Draft
from briefing.style.fields import style_keys
from briefing.style.style import Style

# In a wheel the styles lie inside the package, in a checkout beside it.
_HOMES = tuple(Path(__file__).parents[up] / "styles" for up in (1, 2))
DEFAULT = "briefing"
MAX_CHAIN = 8  # styles that extend one another


@cache
def shipped() -> dict[str, Path]:
    """The styles that come with the press, by name."""
    home = next((home for home in _HOMES if home.is_dir()), _HOMES[0])
    return {path.stem: path for path in sorted(home.glob("*.yaml"))}


def find_style(name: str, folder: Path) -> Path | None:
    """The file of a shipped style, or of a path that starts at `folder`; None if not there."""
    if name in shipped():
        return shipped()[name]
    path = located(folder, name)
    return path if path.suffix == ".yaml" and is_file(path) else None


def which_style(asked: str | None, own: Name | None, folder: Path) -> tuple[str, Path, Span | None]:
    """What `read_style` takes: the style asked for, else the brief's own, else the default."""
    if asked or own is None:
        return asked or DEFAULT, Path(), None
    return own.text, folder, own.span


def read_style(name: str, folder: Path, asked: Span | None) -> tuple[Style | None, list[Fault]]:
    """Read a style and all that it extends: the style, unless a fault is an error.

    `asked` is where the author named it; None on the command line.
    """
    path = find_style(name, folder)
    if path is None:
        if asked and "." in name and not is_file(located(folder, name)):
            return None, []  # whoever read the brief has told of every file that is not there
        hint = _meant(name, folder)
        what = "file" if name.endswith((".yaml", ".yml")) else "style"
        message = f"there is no {what} {name!r}"
        return None, [Fault(code="style.unknown", message=message, span=asked, hint=hint)]
    faults: list[Fault] = []
    chain: list[Path] = []
    draft = _read_file(path, chain, faults)
    if draft is not None and not any(fault.is_error for fault in faults):
        faults += check(draft)
    faults = list(in_order(faults))
    if draft is None or any(fault.is_error for fault in faults):
        return None, faults
    says = draft.values["says"].text
    steps = draft.values["ladder"].at(TYPICAL)
    return Style(path.stem, says, draft=draft, steps=steps, chain=tuple(chain)), faults


def _meant(name: str, folder: Path) -> str:
    """What to write for the name of a style that there is not."""
    if is_file(folder / f"{name}.yaml"):
        return f"write `{name}.yaml`: a style of your own is named as its file is"
    mend = "mend its name, or write" if name.endswith(".yaml") else "write"
    return nearest(name, shipped()) or f"{mend} one of {', '.join(shipped())}"


def _read_file(path: Path, chain: list[Path], faults: list[Fault]) -> Draft | None:
    """One style's draft upon those it extends, whose files are added to the chain."""
    chain.append(path.resolve())
    source, found = read_source(path, path.as_posix(), is_ours=path in shipped().values())
    faults += found
    if source.root is None:
        if not found:
            span = Span(source.name, 1, 1)
            hint = "write at least `extends: briefing` and `says: …`"
            fault = Fault(code="style.empty", message="the style is empty", span=span, hint=hint)
            faults.append(fault)
        return None
    desk = Desk(source, faults)
    draft = style_keys(path.parent).read(source.root, desk)
    if draft is None or "extends" not in draft.values:
        return draft
    base: Name = draft.values["extends"]
    parent = find_style(base.text, path.parent)
    if parent is None:
        hint = _meant(base.text, path.parent)
        desk.fault("style.unknown", f"there is no style {base.text!r}", base.span, hint)
        return None
    if parent.resolve() in chain or len(chain) > MAX_CHAIN:
        hint = "let one of them stand on its own"
        message = f"{base.text!r} extends this style, or the chain of styles is too long"
        desk.fault("style.cycle", message, base.span, hint)
        return None
    under = _read_file(parent, chain, faults)
    return draft.over(under) if under else None
