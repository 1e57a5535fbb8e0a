"""Reads a style by its name or path, with those that it extends, and checks it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

from briefing.brief.files import composed, is_file, located
from briefing.brief.model import Name
from briefing.brief.node_reader import ReadState
from briefing.brief.yaml_parser import read_source
from briefing.errors import Fault, Span, in_order, nearest
from briefing.style.colour import CONTRAST, CONTRAST_LARGE, Colour, contrast, needed_contrast
from briefing.style.draft import TYPICAL, Draft, Length
from briefing.style.fields import style_keys
from briefing.style.ladder import SMALLEST, rewritten
from briefing.style.style import Style
from briefing.style.stylesheet import UNPRINTED, WEIGHTS, Grid, Palette


def check(draft: Draft) -> list[Fault]:
    """The faults of a merged style: the keys that it lacks; else values that cannot be.

    These are margins where a laser does not print, columns wider than the paper, gaps whose sizes
    do not go up, and type too small to read, too faint, or without a face.
    """
    missing = draft.missing()
    if missing:
        hint = "add it, or start from another style with `extends: briefing`"
        return [Fault("style.missing-key", f"nothing gives {', '.join(missing)}", draft.span, hint)]
    roles = draft.values["type"].values
    faults = [*_check_ladder(draft.values["ladder"]), *_check_marks(draft)]
    for name, paper in draft.values["paper"].values.items():
        faults += _check_paper(name, paper, draft)
    arrangements = draft.values["ladder"].values.get("arrangements", ())
    for changes in (draft.values, *(arrangement.changes for arrangement in arrangements)):
        faults += _check_gaps(changes)
        if "chart" in changes and {"square", "pitch"} & changes["chart"].values.keys():
            faults += _check_squares(changes["chart"].over(draft.values["chart"]))
        for role, style in changes["type"].values.items() if "type" in changes else ():
            faults += _check_role(role, style.over(roles[role]), draft)
    return faults


def _check_gaps(groups: Mapping[str, Draft]) -> Iterator[Fault]:
    """The faults of elastic gaps, as far as these groups of a style give them."""
    for group, name in (("space", "section-gap"), ("callout", "gap"), ("callout", "group-gap")):
        if group in groups and name in groups[group].values:
            yield from _check_gap(f"{group}.{name}", groups[group].values[name])


def _check_marks(draft: Draft) -> Iterator[Fault]:
    """The faults of fills on which neither ink nor paper is clear: no letter could be read.

    That of `signal` comes with the default style, to styles whose ink is another.
    """
    palette: Draft = draft.values["colours"]
    colours = palette.values
    for name in ("worst", "best"):
        if name in colours:
            ratio = max(contrast(colours[own], colours[name]) for own in ("ink", "paper"))
            if ratio < CONTRAST:
                message = f"no letter on {name} has more contrast than {ratio:.2f}:1"
                hint = f"make {name} darker or lighter: {CONTRAST:g}:1 is the least"
                yield Fault("style.contrast", message, palette.span, hint)


def _check_role(role: str, style: Draft, draft: Draft) -> Iterator[Fault]:
    """The faults of a role: a face that is not there, type too faint or too small to read."""
    yield from _check_face(role, style, draft.values["faces"].values)
    yield from _check_contrast(role, style, draft)
    yield from _check_size(role, style)


def _check_paper(name: str, paper: Draft, draft: Draft) -> Iterator[Fault]:
    """The faults of a paper: edges where a laser cannot print, columns wider than its measure."""
    grid = draft.values["grid"]
    sides = {key: value.points for key, value in paper.values.items() if isinstance(value, Length)}
    foot = sides["height"] - sides["foot"]
    for side, room in (("side", sides["side"]), ("head", sides["head"]), ("foot", foot)):
        if room < UNPRINTED:
            message = f"the {side} of {name} is {room:.1f} pt from the paper's edge"
            hint = f"make it {UNPRINTED:.1f} pt, 8 mm, or more: office lasers print no nearer"
            yield Fault("style.margin", message, paper.span, hint)
    columns = Grid(**{key: getattr(value, "points", value) for key, value in grid.values.items()})
    over = columns.span(columns.full) - (sides["width"] - 2 * sides["side"])
    if over > _SLACK:
        message = f"the columns are {over:.1f} pt wider than {name} is between its margins"
        hint = "make `column`, `gutter` or a lane's span smaller"
        yield Fault("style.grid", message, _own(draft, grid, paper), hint)


def _own(draft: Draft, *parts: Draft) -> Span:
    """The place of the first part that is in the style's own file, not in one it extends."""
    return next((part.span for part in parts if part.span.path == draft.span.path), draft.span)


# Points by which columns may be too wide: Letter's margins are rounded to a hundredth of a mm.
_SLACK = 0.5


def _check_size(role: str, style: Draft) -> Iterator[Fault]:
    """The fault of a role too small to read."""
    size: Length = style.values["size"]
    if size.at(TYPICAL) < SMALLEST:
        message = f"{role} is {size.at(TYPICAL):g} pt, too small to read"
        yield Fault("style.size", message, style.span, f"make it {SMALLEST:g} points or more")


def _check_gap(name: str, gap: Draft) -> Iterator[Fault]:
    """The fault of an elastic gap whose sizes do not go up, at a typical baseline."""
    least, natural, most = (gap.values[key].at(TYPICAL) for key in ("least", "natural", "most"))
    if not least <= natural <= most:
        hint = "let `least` be no more than `natural`, and that no more than `most`"
        yield Fault("style.gap", f"the sizes of {name} do not go up", gap.span, hint)


def _check_squares(chart: Draft) -> Iterator[Fault]:
    """The fault of squares larger than the distance from one to the next."""
    side, pitch = (chart.values[key].at(TYPICAL) for key in ("square", "pitch"))
    if side > pitch:
        message = f"squares of {side:.2f} pt stand at a pitch of {pitch:.2f} pt, in each other"
        hint = f"make `pitch` {side * _WIDER:.1f} pt or so, or `square` smaller"
        yield Fault("style.pitch", message, chart.span, hint)


# The pitch of the default style's squares, in parts of their side.
_WIDER = 1.2


def _check_ladder(ladder: Draft) -> Iterator[Fault]:
    """The faults of rungs that make a role too small to read."""
    for rung in (*ladder.values["larger"], *ladder.values["smaller"]):
        for role, size in rung.sizes:
            if size < SMALLEST:
                message = f"the ladder sets {role} in {size:g} pt, too small to read"
                hint = f"make it {SMALLEST:g} points or more"
                yield Fault("style.size", message, ladder.span, hint)


def _check_face(role: str, style: Draft, families: dict[str, Draft]) -> Iterator[Fault]:
    """The fault of a role whose family `faces` does not give, or whose weight is none."""
    face: Name = style.values["face"]
    family, _, weight = face.text.partition(" ")
    if family not in families or not families[family].values:
        hint = nearest(family, families) or "write one of " + ", ".join(families)
        message = f"{role} names the family {family!r}, which `faces` does not give"
        yield Fault("style.face", message, face.span, hint)
    elif weight not in WEIGHTS:
        hint = nearest(weight, WEIGHTS) or "write one of " + ", ".join(WEIGHTS)
        message = f"{role} names no weight that there is: {weight!r}"
        yield Fault("style.face", message, face.span, hint)


def _check_contrast(role: str, style: Draft, draft: Draft) -> Iterator[Fault]:
    """The fault of a role too faint on the paper (WCAG 2.2, 1.4.3), where the file gives it."""
    colours: dict[str, Colour] = draft.values["colours"].values
    colour: Name | None = style.values.get("colour")
    name = colour.text if colour else "ink"
    span = colour.span if colour else style.span
    if span.path != draft.span.path:
        span = draft.values["colours"].span
    if name not in colours:
        hint = nearest(name, colours) or f"write one of {', '.join(colours)}"
        if name in Palette._fields:
            hint = f'give it: `colours: {{{name}: "#454F5B"}}`'
        yield Fault("style.colour", f"{role} names no colour: {name!r}", span, hint)
        return
    ratio = contrast(colours[name], colours["paper"])
    size: Length = style.values["size"]
    needed = needed_contrast(size.points, is_bold=style.values["face"].text.endswith("bold"))
    if ratio < needed:
        # Not the role: many may be in one colour.
        what = "large text" if needed == CONTRAST_LARGE else "text"
        message = f"{what} in {name} has a contrast of {ratio:.2f}:1; {needed:g}:1 is the least"
        hint = f"darken {name}, or set the text in another colour"
        yield Fault("style.contrast", message, span, hint)


# In a wheel the styles lie inside the package, in a checkout beside it.
_HOMES = tuple(Path(__file__).parents[up] / "styles" for up in (1, 2))
DEFAULT = "briefing"
MAX_CHAIN = 8  # styles that extend one another


@cache
def shipped() -> dict[str, Path]:
    """The files of the shipped styles, by name."""
    home = next((home for home in _HOMES if home.is_dir()), _HOMES[0])
    return {path.stem: path for path in sorted(home.glob("*.yaml"))}


def find_style(name: str, folder: Path) -> Path | None:
    """The file of a shipped style, or of a path that starts at `folder`; None if missing."""
    if name in shipped():
        return shipped()[name]
    path = located(folder, name)
    return path if path.suffix == ".yaml" and is_file(path) else None


# The arguments of `read_style` that name a style.
Wanted = tuple[str, Path, Span | None]


def which_styles(asked: str | None, own: tuple[Name, ...], folder: Path) -> tuple[Wanted, ...]:
    """The style asked for, else the brief's own, the best liked first, else the default."""
    if asked or not own:
        return ((asked or DEFAULT, Path(), None),)
    wanted: dict[str, Wanted] = {}
    for name in own:
        wanted.setdefault(name.text, (name.text, folder, name.span))
    return tuple(wanted.values())


def style_within(folder: Path, asked: str | None) -> str:
    """The name of the file in a folder that is asked for as a style; empty where it is none."""
    if not asked or asked in shipped():
        return ""
    path = Path(asked)
    try:
        return composed(path.name) if path.parent.resolve() == folder.resolve() else ""
    except (OSError, ValueError, RuntimeError):  # no file can have such a name; links in a ring
        return ""


def strictest_age(styles: Iterable[Style]) -> int | None:
    """How many days old a figure may be by all of some styles; None where it may be of any age."""
    return min((style.stale_after for style in styles if style.stale_after), default=None)


def read_style(
    name: str, folder: Path, asked: Span | None, files: dict[Path, Name | None] | None = None
) -> tuple[Style | None, list[Fault]]:
    """Read a style and all that it extends.

    Args:
        name: that of a shipped style, or a path from `folder`.
        folder: where a path starts.
        asked: the place where an author named it, None on the command line.
        files: gets the path of every file that is asked for, whether it is there or not, with
            the name by which a file asks for it; the style's own first.

    Returns:
        The style, None if a fault is an error, and the faults in the order of their places.
    """
    files = {} if files is None else files
    path = find_style(name, folder)
    files[path or located(folder, name)] = Name(name, asked) if asked else None
    if path is None:
        if asked and "." in name and not is_file(located(folder, name)):
            return None, []  # whoever read the brief has told of every file that is not there
        hint = _meant(name, folder)
        what = "file" if name.endswith((".yaml", ".yml")) else "style"
        message = f"there is no {what} {name!r}"
        return None, [Fault("style.unknown", message, asked, hint)]
    faults: list[Fault] = []
    chain: list[Path] = []
    draft = _read_file(path, chain, faults, files)
    if draft is not None and not any(fault.is_error for fault in faults):
        faults += check(draft)
    faults = list(in_order(faults))
    if draft is None or any(fault.is_error for fault in faults):
        return None, faults
    says = draft.values["says"].text
    steps = draft.values["ladder"].at(TYPICAL)
    return Style(path.stem, says, draft=draft, steps=steps, files=files), faults


def _meant(name: str, folder: Path) -> str:
    """The hint for the name of a style that does not exist."""
    if name.endswith(".yml") and is_file(located(folder, name)):
        return f"rename it to {name.removesuffix('.yml')}.yaml"
    if is_file(folder / f"{name}.yaml"):
        return f"write `{name}.yaml`: a style of your own is named as its file is"
    if all(part.strip() in shipped() for part in name.split(",")):
        return f"write `[{name}]`, in brackets, to list several"
    mend = "mend its name, or write" if name.endswith(".yaml") else "write"
    return nearest(name, shipped()) or f"{mend} one of {', '.join(shipped())}"


def _read_file(
    path: Path, chain: list[Path], faults: list[Fault], files: dict[Path, Name | None]
) -> Draft | None:
    """The draft of a style's file over those that it extends; None where one cannot be read.

    Adds the styles' files to `chain`, what is wrong with them to `faults`, and every file that
    they name to `files`, as `read_style` has them.
    """
    chain.append(path.resolve())
    source, found = read_source(path, path.as_posix(), is_ours=path in shipped().values())
    faults += found
    if source.root is None:
        if not found:
            span = Span(source.name, 1, 1)
            hint = "write at least `extends: briefing` and `says: …`"
            fault = Fault("style.empty", "the style is empty", span, hint)
            faults.append(fault)
        return None
    state = ReadState(source, faults)
    draft = style_keys(path.parent).read(source.root, state)
    files.update((located(path.parent, name.text), name) for name in state.paths)
    if draft is None or "extends" not in draft.values:
        return draft
    base: Name = draft.values["extends"]
    parent = find_style(base.text, path.parent)
    files[parent or located(path.parent, base.text)] = base
    if parent is None:
        hint = _meant(base.text, path.parent)
        state.fault("style.unknown", f"there is no style {base.text!r}", base.span, hint)
        return None
    if parent.resolve() in chain or len(chain) > MAX_CHAIN:
        hint = "let one of them stand on its own"
        message = f"{base.text!r} extends this style, or the chain of styles is too long"
        state.fault("style.cycle", message, base.span, hint)
        return None
    under = _read_file(parent, chain, faults, files)
    return _over(draft, under) if under else None


def _over(draft: Draft, under: Draft) -> Draft:
    """The draft of a style over the one that it extends, its ladder fit for its own type."""
    merged = draft.over(under)
    own = draft.values.get("ladder")
    restated = own and {"larger", "smaller"} & own.values.keys()
    if restated or under.missing() or "type" not in draft.values:
        return merged
    ladder = rewritten(merged.values["ladder"], merged.values["type"], under.values["type"])
    return merged._replace(values={**merged.values, "ladder": ladder})
