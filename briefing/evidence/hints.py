"""What is told of numbers that no source says: the number meant, or a remedy that there is for its
place; and one message for one cause.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import chain
from typing import NamedTuple

from briefing.brief.files import is_workbook
from briefing.brief.model import Brief
from briefing.errors import Fault, Span
from briefing.evidence.agreement import Wanted
from briefing.evidence.slips import nearest_number
from briefing.evidence.sources import Numbers, Source
from briefing.evidence.ways import passage_index
from briefing.language.decimals import Form, Numeral
from briefing.language.numerals import find_numerals


class Missing(NamedTuple):
    """A number that none of its sources has, and the fault of it alone.

    `why` is told on the evidence sheet. `power` is that by which one of them has it, if one does,
    and `said` that which its heads say; `is_near` is whether a number like it was found.
    """

    wanted: Wanted
    fault: Fault
    why: str
    power: int = 0
    is_near: bool = False
    said: int = 0

    @property
    def place(self) -> Span:
        """Where it stands."""
        assert self.fault.span
        return self.fault.span


def missing_number(
    wanted: Wanted, sources: Sequence[Source], span: Span, *, is_shown: bool
) -> Missing:
    """What is told of a number by itself: which was meant, or where its sources speak of it.

    The latter takes a search, which is done for what `is_shown` in a report.
    """
    numeral, statement, _ = wanted
    message = f"the source does not say {numeral.text}"
    numbers = [source.numbers for source in sources]
    power = _find_power(wanted, numbers)
    scaled = statement.scale.power if statement.scale else 0
    near = nearest_number(numeral, [each.slips for each in numbers])
    if near:
        why = f"the source says {near.text}; you wrote {numeral.text}"
        hint = f"{why}; mend it, or name another source"
        fault = Fault("evidence.unsupported", message, span, hint)
        return Missing(wanted, fault, why, power, is_near=True, said=scaled)
    remedy = _remedy(statement.what, sources)
    searched = sources if is_shown else ()
    said = next(filter(None, (_words_of(wanted, source) for source in searched)), "")
    hint = f"{said}: mend the number, or {remedy}" if said else remedy
    fault = Fault("evidence.unsupported", message, span, hint)
    return Missing(wanted, fault, message, power, said=scaled)


# What a head says of the numbers below it, by the power of ten.
_NAMES = {3: "thousands", 6: "millions", 9: "billions"}


def _find_power(wanted: Wanted, sources: Iterable[Numbers]) -> int:
    """By which power of ten a table's or a chart's number differs from one of the sources; or 0."""
    numeral = wanted.numeral
    if not wanted.statement.any_unit or numeral.form is not Form.NUMBER or not numeral.value:
        return 0
    for power in (*_NAMES, *(-power for power in _NAMES)):
        scaled = numeral._replace(value=numeral.value * Fraction(10) ** power)
        if any(numbers.find(scaled, any_unit=True) for numbers in sources):
            return power
    return 0


# What can be given to the thing that a number stands in, by what that is called.
_REMEDIES = {
    "figure": "give the figure the `source` or the `quote` that says it, or `derived` and the sum",
    "chart": "give the chart, or its figure, the `source` that says it",
    "table": "give the cell the `source` that says it: `{text: …, source: …}`",
    "point": "give the point the `source` that says it: `{text: …, source: …}`",
    "paragraph": "give the paragraph the `source` that says it: `{text: …, source: …}`",
    "quote": "give the quote the `source` that it is from",
    "fact": "give the fact the `source` or the `quote` that says it",
}


def _remedy(what: str, sources: Sequence[Source]) -> str:
    kind, _, where = what.partition(" ")
    has_section = " of " in f" {where}" or kind == "fact"
    otherwise = "name the `source` that says it in its section" if has_section else _SAVE
    remedy = _REMEDIES.get(kind, otherwise) if has_section else otherwise
    book = next((source.reference.file for source in sources if _is_book(source)), None)
    if book and kind in ("figure", "chart", "table", "fact"):
        remedy = f"print it from its cell: `{{file: {book.text}, cell: …}}`; or {remedy}"
    return f"{remedy}; or, if it claims nothing, list it under `evidence_ignore` in brief.yaml"


_SAVE = "save the source that says it, and name it under `sources`"


def _is_book(source: Source) -> bool:
    return source.reference.file is not None and is_workbook(source.reference.file.text)


# Words in common from which on a passage of a source speaks of a number of the page.
_IN_COMMON = 2
_COMMON = 100  # passages; a word in more of them tells none from the others
_LONGEST = 90  # characters of a passage in a hint
_TIMES = 10  # two numbers of one thing differ by less than this


def _words_of(wanted: Wanted, source: Source) -> str:
    """The one sentence or row of a source that has most words of those around a number; or none."""
    if source.saved is None:
        return ""
    text, named = source.saved.text, wanted.named_by
    places, by_stem = passage_index(text)
    found = (by_stem.get(stem, []) for stem in named)
    telling = (each for each in found if len(each) <= _COMMON)
    shared = Counter(chain.from_iterable(telling))
    (place, most), (_, next_most) = (*shared.most_common(2), (0, 0), (0, 0))[:2]
    start, end = places[place] if places else (0, 0)
    is_clear = most >= max(_IN_COMMON, len(named) / 2) and most > next_most
    if not is_clear or not _has_its_kind(text[start:end], wanted.numeral, source):
        return ""
    words = " ".join(text[start:end].split())
    words = words if len(words) <= _LONGEST else f"{words[:_LONGEST].rpartition(' ')[0]} …"
    return f'{source.saved.place(start)} of {source.name} says "{words}"'


def _has_its_kind(words: str, numeral: Numeral, source: Source) -> bool:
    """Whether a passage has a number of the same unit and kind, and not of quite another size."""
    return any(
        (other.unit, other.form) == (numeral.unit, numeral.form)
        and abs(other.value) < _TIMES * abs(numeral.value) < _TIMES**2 * abs(other.value)
        for other in find_numerals(words, source.language)
    )


# The section of some numbers and the sources that they are held against: `Statement.held_against`.
HeldAgainst = tuple[str, ...]

# So many numbers, and such a part of all, are lacking because the file is a wrong one; some of them
# will be like another number in it by chance.
_MOST, _PART, _PART_UNLIKE = 4, 0.75, 0.5


def tell_missing(
    missing: Sequence[Missing], looked_for: Counter[HeldAgainst], brief: Brief
) -> Iterator[Fault]:
    """The faults of numbers that their sources do not have, one for each cause.

    `looked_for` says how many numbers of each section were looked for, found or not.
    """
    if not brief.sources and missing:
        yield _sourceless(missing)
        return
    by_power: dict[tuple[str, int, int], list[Fault]] = {}
    for each in missing:
        if each.power:
            cause = each.wanted.statement.what, each.power, each.said
            by_power.setdefault(cause, []).append(each.fault)
    rest = [each for each in missing if not each.power]
    for is_of in (_is_of_sources, _is_of_section):
        for group in dict.fromkeys(each.wanted.statement.held_against for each in rest):
            several = [e for e in rest if is_of(e.wanted.statement.held_against, group)]
            count = sum(n for held, n in looked_for.items() if is_of(held, group))
            if _is_wrong_file(several, count):
                yield _wrong_file(several, count, brief, is_whole=is_of is _is_of_sources)
                rest = [e for e in rest if not is_of(e.wanted.statement.held_against, group)]
    yield from _tell_alike(rest)
    yield from _tell_unscaled(by_power)


def _is_of_sources(held: HeldAgainst, group: HeldAgainst) -> bool:
    """Whether some numbers are held against all the sources of others, in whatever section."""
    return set(group[1:]) <= set(held[1:])


def _is_of_section(held: HeldAgainst, group: HeldAgainst) -> bool:
    return held == group


def _is_wrong_file(missing: Sequence[Missing], count: int) -> bool:
    unlike = sum(not each.is_near for each in missing)
    return len(missing) >= max(_MOST, _PART * count) and unlike >= _PART_UNLIKE * count


def _sourceless(missing: Sequence[Missing]) -> Fault:
    count = len(missing)
    message = (
        f"the brief names no source for {f'its {count} numbers' if count > 1 else 'its number'}"
    )
    hint = "name what you rely on under `sources` in brief.yaml, each with the `file` of its text"
    return missing[0].fault._replace(message=message, hint=hint)


def _wrong_file(missing: Sequence[Missing], count: int, brief: Brief, *, is_whole: bool) -> Fault:
    """One fault for the many numbers of a section that a file lacks; or at the file's name, if it
    lacks those of the whole brief.
    """
    fault, statement = missing[0].fault, missing[0].wanted.statement
    sources = min((each.wanted.statement.sources for each in missing), key=len)
    named = dict(brief.sources)
    files = [file for name in sources if (file := named[name].file)]
    section = f"section {statement.slug}" if statement.slug else "brief.yaml"
    where = f"held against {'it' if len(sources) == 1 else 'them'}" if is_whole else f"of {section}"
    lacks = "lacks" if len(sources) == 1 else "lack"
    of_all = f"{len(missing)} of the {count}" if len(missing) < count else f"all {count}"
    message = f"{' and '.join(sources)} {lacks} {of_all} numbers {where}"
    saved = " and ".join(file.text for file in files)
    hint = f"see whether {saved} is what you mean, or name another `source`"
    hint += "; `briefing evidence` lists the numbers"
    span = files[0].span if is_whole else fault.span
    return fault._replace(message=message, span=span, hint=hint)


def _tell_alike(missing: Iterable[Missing]) -> Iterator[Fault]:
    """One fault for a wrong number that stands in several places, at the first of them."""
    alike: dict[tuple[Fraction, str, tuple[str, ...]], list[Missing]] = {}
    for each in missing:
        numeral, sources = each.wanted.numeral, each.wanted.statement.sources
        alike.setdefault((numeral.value, numeral.unit, sources), []).append(each)
    for first, *others in alike.values():
        if not others:
            yield first.fault
            continue
        places = ", ".join(_file_and_line(each.place) for each in others)
        message = f"{first.fault.message}, which stands in {1 + len(others)} places"
        yield first.fault._replace(message=message, hint=f"{first.fault.hint}; also at {places}")


def _file_and_line(span: Span) -> str:
    return f"{span.path.rpartition('/')[2]}:{span.line}:{span.column}"


# Faults of one cause, from which on they are told as one.
_SEVERAL = 2


def _tell_unscaled(found: Mapping[tuple[str, int, int], list[Fault]]) -> Iterator[Fault]:
    """One fault for the numbers of a table or chart that all lack the same unit; of a single number
    its own. `found` has the faults by where the numbers stand, by the power of ten that the source
    says, and by that which the page says.
    """
    for (what, power, said), faults in found.items():
        if len(faults) < _SEVERAL:
            yield from faults
            continue
        name = _NAMES[abs(power)]
        if said in _NAMES and power > 0:
            message = f"{len(faults)} numbers of {what} stand in the source in {name}, "
            message += f"not in {_NAMES[said]}"
            hint = "mend the unit in the head of the column or in the caption"
        elif power > 0:
            message = f"{len(faults)} numbers of {what} stand in the source in full, not in {name}"
            hint = f"write their unit in the head of the column or in the caption: `in {name}`"
        else:
            message = f"{len(faults)} numbers of {what} stand in the source in {name}"
            hint = f"keep the line of the saved source that says so, above its table: `in {name}`"
        yield faults[0]._replace(message=message, hint=hint)
