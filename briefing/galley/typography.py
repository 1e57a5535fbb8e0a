"""Copy as typed becomes copy as set: each word with the marks and spaces of its language.

Nothing that the author said is changed: letters and digits stay as they are.
"""

from __future__ import annotations

import unicodedata

from briefing.brief.model import Run
from briefing.galley.spaces import bind
from briefing.language.language import Language, language
from briefing.style.stylesheet import Typography
from briefing.typeset.punctuation import set_dashes, set_quotes, space_marks


def typeset(runs: tuple[Run, ...], page: Language, typography: Typography) -> tuple[Run, ...]:
    """Set one text across its runs, in the page's language but for runs in another; NFC."""
    if any(run.verbatim for run in runs):
        return runs
    runs = tuple(run._replace(text=unicodedata.normalize("NFC", run.text)) for run in runs)
    text = "".join(run.text for run in runs)
    tags = tuple(dict.fromkeys(run.language or page.tag for run in runs))
    tongues = {tag: page if tag == page.tag else language(tag) for tag in tags}
    # The whole text in each of its languages; a run then takes its own piece.
    settings = {tag: _cells(text, tongue, typography) for tag, tongue in tongues.items()}
    start, out = 0, []
    for run in runs:
        end = start + len(run.text)
        cells = settings[run.language or page.tag][start:end]
        out.append(run._replace(text="".join(cells)))
        start = end
    return tuple(out)


def _cells(text: str, tongue: Language, typography: Typography) -> list[str]:
    """A text as set in one language: a cell a character as typed, so that it can be cut again."""
    cells = list(text)
    if typography.dashes:
        set_dashes(text, cells, tongue)
    if typography.quotes:
        set_quotes(text, cells, tongue)
    bind(cells, tongue)
    space_marks(cells, tongue)
    return cells
