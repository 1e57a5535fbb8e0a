"""Finds the cuts after which a brief fits its page, by trying them.

Cuts are in few places. A few of the longest texts give up to half of their words, from
the end, or the longest go whole, whichever takes fewer words; where neither is enough,
pictures, charts, sections or figures go. No words are cut from a table, which goes as a whole if
halves of the texts are not enough, nor from the few words of a key figure.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from briefing.brief.blocks import Aside
from briefing.brief.model import Brief, Copy, Point, PullQuote
from briefing.layout.result import Cut
from briefing.style.stylesheet import Moved

IsOver = Callable[[Brief], bool]
# Where a record is in a brief: names of fields, and places in tuples from 0.
Path = tuple[str | int, ...]
Parts = list[tuple[str, Path, Any]]
Texts = list[tuple[Path, Copy]]


def cut_parts(brief: Brief, parts: Parts, is_over: IsOver) -> tuple[Brief, list[Cut]] | None:
    """Take out as few of some named parts as it takes, the last first.

    Returns the shorter brief and the cuts; None where taking all out is not enough.
    """

    def cut(count: int) -> Brief:
        gone = parts[len(parts) - count :]
        shorter: Brief = shorten(brief, {path: all_words(part) for _, path, part in gone})
        return shorter

    counts = range(1, len(parts) + 1)
    count = bisect_left(counts, 1, key=lambda count: not is_over(cut(count))) + 1
    if count > len(parts):
        return None
    gone = reversed(parts[len(parts) - count :])
    cuts = [Cut(part.span, all_words(part), all=True, part=name) for name, _, part in gone]
    return cut(count), cuts


def words(copy: Copy) -> int:
    """How many words a text has."""
    return len(copy.text.split())


def all_words(record: Any) -> int:
    """How many words a record holds, whatever texts it is made of."""
    if isinstance(record, Copy):
        return words(record)
    return sum(map(all_words, record)) if isinstance(record, tuple) else 0


def sections(brief: Brief) -> Parts:
    """The sections, by name."""
    return [
        (f"section {section.slug}", ("sections", at), section)
        for at, section in enumerate(brief.sections)
    ]


def tables(brief: Brief) -> Parts:
    """The sections' tables, by name."""
    return _blocks(brief, "table")


def pictures(brief: Brief) -> Parts:
    """The sections' pictures, by name."""
    return _blocks(brief, "picture")


def _blocks(brief: Brief, key: str) -> Parts:
    """What sections have of a kind, one or several, by name."""
    found: Parts = []
    for at, section in enumerate(brief.sections):
        if one := getattr(section, key):
            found.append((f"the {key} of {section.slug}", ("sections", at, key), one))
        for number, each in enumerate(getattr(section, f"{key}s")):
            path = "sections", at, f"{key}s", number
            found.append((f"{key} {number + 1} of {section.slug}", path, each))
    return found


def charts(brief: Brief) -> Parts:
    """The sections' own charts, by name."""
    return [
        (f"the chart of {section.slug}", ("sections", at, "chart"), section.chart)
        for at, section in enumerate(brief.sections)
        if section.chart
    ]


def lead_picture(brief: Brief) -> Parts:
    """The brief's own picture."""
    return [("the picture", ("picture",), brief.picture)] if brief.picture else []


FIGURE = "figure"  # with which a figure's name starts


def figures(brief: Brief) -> Parts:
    """The key figures, by number and section."""
    return [
        (f"{FIGURE} {number + 1} of {section.slug}", ("sections", at, "figures", number), figure)
        for at, section in enumerate(brief.sections)
        for number, figure in enumerate(section.figures)
    ]


# Texts are cut in half only where this few are enough, and in the rail only those of so many words.
_FEW = 3
_CUTTABLE = 8


def cut_text(
    brief: Brief, moved: tuple[Moved, ...], is_over: IsOver, *, figures_too: bool = False
) -> tuple[Brief, list[Cut]]:
    """Cut the text until it is no longer over: words or tables, else pictures, charts or sections.

    `moved` are the parts of the rail that stand in the text. Where key figures take its room,
    `figures_too`, they go before sections do. Returns the shorter brief and the cuts; no cuts
    where none are enough.
    """
    texts = _by_length((*_in_text(brief), *_in_groups(brief, moved, rail=False)))
    halves, wholes = (
        _cut_words(brief, steps, is_over) for steps in (_halves(texts), _wholes(texts))
    )
    enough = filter(None, (halves or cut_parts(brief, tables(brief), is_over), wholes))
    fewest = min(enough, key=lambda way: sum(cut.words for cut in way[1]), default=None)
    return (
        fewest
        or cut_parts(brief, [*lead_picture(brief), *pictures(brief), *charts(brief)], is_over)
        or (cut_parts(brief, figures(brief), is_over) if figures_too else None)
        or cut_parts(brief, sections(brief), is_over)
        or (brief, [])
    )


def cut_rail(brief: Brief, moved: tuple[Moved, ...], is_over: IsOver) -> tuple[Brief, list[Cut]]:
    """Cut the rail until it is no longer over: words of long texts, the picture, or figures.

    Takes and returns what `cut_text` does.
    """
    contexts = [((*path, "context"), f.context) for _, path, f in figures(brief) if f.context]
    texts = _by_length((*contexts, *_in_groups(brief, moved, rail=True)))
    long = [text for text in texts if words(text[1]) >= _CUTTABLE]
    return (
        _cut_words(brief, _halves(long), is_over)
        or cut_parts(brief, lead_picture(brief), is_over)
        or cut_parts(brief, figures(brief), is_over)
        or _cut_words(brief, _wholes(texts), is_over)
        or (brief, [])
    )


def without_last(copy: Copy, count: int) -> Copy:
    """A text without its last `count` words; the rest keeps its runs."""
    kept = len(" ".join(copy.text.split(" ")[:-count]))
    runs = []
    for run in copy.runs:
        if kept > 0:
            runs.append(run._replace(text=run.text[:kept]))
        kept -= len(run.text)
    return copy._replace(runs=tuple(runs))


def shorten(record: Any, cuts: Mapping[Path, int], path: Path = ()) -> Any:
    """A record without what `cuts` names: so many last words of a text, any other part whole.

    A text that loses all its words goes, and so does a point, with those below it, or a quote
    without its text. `path` is where the record itself is.
    """
    if isinstance(record, Copy):
        count = cuts.get(path, 0)
        left = words(record) - count
        return (without_last(record, count) if left else None) if count else record
    if path in cuts:
        return None
    if not any(cut[: len(path)] == path for cut in cuts):
        return record
    fields = getattr(record, "_fields", None)
    values = [
        shorten(value, cuts, (*path, step))
        for step, value in zip(fields or range(len(record)), record, strict=True)
    ]
    if all(value is before for value, before in zip(values, record, strict=True)):
        return record
    if fields is None:
        return tuple(value for value in values if value is not None)
    shorter = type(record)(*values)
    return (
        None if isinstance(shorter, Point | PullQuote | Aside) and shorter.text is None else shorter
    )


def _in_text(brief: Brief) -> Texts:
    """The standfirst, paragraphs and points; titles and summaries are too short to cut."""
    texts: Texts = [(("standfirst",), brief.standfirst)] if brief.standfirst else []
    asked = brief.ask.points if brief.ask else ()
    texts += [(("ask", "points", place), copy) for place, copy in enumerate(asked)]
    for at, section in enumerate(brief.sections):
        path = "sections", at
        texts += [((*path, "body", place), copy) for place, copy in enumerate(section.body)]
        texts += _points((*path, "points"), section.points)
        texts += [((*path, "aside", "text"), section.aside.text)] if section.aside else []
    return texts


def _points(path: Path, points: tuple[Point, ...]) -> Texts:
    texts: Texts = []
    for place, point in enumerate(points):
        texts.append(((*path, place, "text"), point.text))
        texts += _points((*path, place, "points"), point.points)
    return texts


def _in_groups(brief: Brief, moved: tuple[Moved, ...], *, rail: bool) -> Texts:
    """The quotes and what is next, as far as they stand in the rail or in the text."""
    texts: Texts = []
    if (Moved.QUOTES in moved) != rail:
        texts += [((*path, "text"), quote.text) for _, path, quote in _blocks(brief, "quote")]
    if brief.next and (Moved.NEXT in moved) != rail:
        texts += _points(("next", "points"), brief.next.points)
    return texts


def _by_length(texts: Iterable[tuple[Path, Copy]]) -> Texts:
    return sorted(texts, key=lambda text: words(text[1]), reverse=True)


Steps = list[tuple[Path, Copy, int]]


def _halves(texts: Texts) -> Steps:
    return [(path, text, words(text) // 2) for path, text in texts[:_FEW]]


def _wholes(texts: Texts) -> Steps:
    return [(path, text, words(text)) for path, text in texts]


def _cut_words(brief: Brief, steps: Steps, is_over: IsOver) -> tuple[Brief, list[Cut]] | None:
    """Cut as few of the texts as it takes, the last of them no more than it must be.

    `steps` are texts with the most words that each may lose. None where all are not enough.
    """

    def cut(count: int, last: int) -> Brief:
        """The brief after some steps, the last of them taking `last` words."""
        taken = {path: most for path, _, most in steps[: count - 1]}
        shorter: Brief = shorten(brief, taken | {steps[count - 1][0]: last})
        return shorter

    counts = range(1, len(steps) + 1)
    count = 1 + bisect_left(counts, 1, key=lambda n: not is_over(cut(n, steps[n - 1][2])))
    if count > len(steps):
        return None
    path, text, most = steps[count - 1]
    last = 1 + bisect_left(range(1, most), 1, key=lambda n: not is_over(cut(count, n)))
    cuts = (*steps[: count - 1], (path, text, last))
    return cut(count, last), [Cut(text.span, n, all=words(text) == n) for _, text, n in cuts if n]
