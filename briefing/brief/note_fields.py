"""Notes: the key `notes` of brief.yaml, and the names that marks behind words refer to."""

from collections.abc import Iterable, Iterator

import yaml

from briefing.brief.fields import Text
from briefing.brief.files import MASTHEAD
from briefing.brief.model import Copy, Name, Run
from briefing.brief.node_reader import ReadState, Schema, entries
from briefing.brief.records import named
from briefing.errors import Fault, Span, nearest

NOTE = Text(instead="say all of it here: a note has no notes of its own")


class Notes:
    """A mapping from names that the author chooses to texts, read as pairs in their order."""

    def read(self, node: yaml.Node, state: ReadState) -> tuple[tuple[str, Copy], ...] | None:
        pairs = entries(node, state, "names of notes", "write `name: what the note says`")
        if pairs is None:
            return None
        state.notes += (Name(name, state.source.span(key)) for name, (key, _) in pairs.items())
        read = ((name, NOTE.read(value, state)) for name, (_, value) in pairs.items())
        return tuple((name, value) for name, value in read if value is not None)

    def schema(self) -> Schema:
        return named(NOTE)


NOTES = Notes()


def cite(runs: Iterable[Run], whole: Copy, state: ReadState, instead: str) -> None:
    """Add the names that the marks of a text refer to to those that its file cites.

    `whole` is the text before its markup was read. Where no mark may stand, each is a fault, and
    `instead` its hint.
    """
    place: Span | None = None
    for run in runs:
        if run.note:
            place = whole.find(f"[^{run.note.name}]", place)
            state.cites.append(Name(run.note.name, place))
            if instead:
                state.fault("copy.note-place", "no note can stand here", place, instead)


def check_notes(
    states: list[ReadState], files: Iterable[tuple[str, bytes]], *, is_whole: bool
) -> Iterator[Fault]:
    """Faults of names that no note or source has, and of notes that nothing refers to.

    Of a brief that is not `is_whole`, since texts of it could not be read, a note counts as used
    whose mark stands anywhere in its files.
    """
    cited = {name.text for state in states for name in state.cites}
    sources = {name for state in states for name in state.declares}
    notes = [name for state in states for name in state.notes]
    known = {name.text for name in notes} | sources
    found = [] if is_whole else [data for _, data in files]
    for name in (name for state in states for name in state.cites):
        if name.text not in known:
            hint = nearest(name.text, known) or f"declare it under `notes` in {MASTHEAD}"
            message = f"there is no note or source {name.text!r}"
            yield Fault("copy.unknown-note", message, name.span, hint)
    for name in notes:
        written = f"[^{name.text}]"
        if name.text in sources:
            message = f"{name.text!r} is a source, too"
            yield Fault("copy.duplicate-note", message, name.span, "give the note another name")
        elif name.text not in cited and not any(written.encode() in data for data in found):
            message = f"no text refers to the note {name.text!r}"
            hint = f"write `{written}` behind the words that it belongs to, or delete it"
            yield Fault("copy.unused-note", message, name.span, hint)
