"""A language: all that differs from one to another, and where each language's data is found.

`language("fr-CH")` imports `briefing/language/fr.py`, whose `LANGUAGE` is a `Language`, and takes
what the file has for the country or the script. A new language is one new file with a `LANGUAGE`;
what each field means stands here. Rows of words are plain text, read when they are first used, so
that a build that has no use for them does not pay for them.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache, lru_cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from briefing.language.dates import Unit, full_date, period, plain_date

if TYPE_CHECKING:
    from fractions import Fraction


def word_set(text: str) -> frozenset[str]:
    """The words of a text that spaces part."""
    return frozenset(text.split())


class FixedWords(NamedTuple):
    """The words that the program itself puts on a page, but for those of charts.

    In `page` and `copy` stand a number and how many there are: `Page {number} of {count}`.
    """

    key_figures: str
    source: str
    sources: str
    # Before a date with or without a time; before a time alone; before a month or a longer time.
    updated: str
    updated_at: str
    last_update: str
    # Before the few characters in the footer that tell two versions of a brief apart.
    brief: str
    page: str
    # The same of a copy on paper, one of a numbered few.
    copy: str
    version: str
    reference: str
    # In an email; `{name}` is the file's. Over the titles of sections that it says nothing of.
    attached: str
    only_attached: str
    # Said of a table's cell that holds nothing, and of one that says so: `n/a`, `k. A.`
    empty: str
    not_available: str
    # Before what has to be known of a table; then what is said of the number of a note, behind
    # words and where notes are listed.
    note: str
    note_number: str
    note_back: str


class BlockWords(NamedTuple):
    """What the program says in the blocks around the copy; each `{}` takes a date or a name."""

    # Over what is asked: before the last day to decide, which follows; and where there is none.
    decide_by: str
    for_decision: str
    # Over boxes to tick, and under the lines to sign on; a box as it is read aloud.
    decision: str
    signature: str
    date: str
    tick: str
    # Before a note beside the text that stands under it for want of room.
    note: str
    # In a timeline: the brief's own day, and a day gone by as it is read aloud.
    today: str
    past: str
    to_come: str
    # Over whom to ask, and before the logos of partners; a logo as it is read aloud.
    contact: str
    partners: str
    logo: str


class ChartWords(NamedTuple):
    """What the program says of charts: captions, and sentences for whoever cannot see them.

    Each `{}` takes what is shown, in turn.
    """

    # Captions and labels.
    square: str
    base: str
    now: str
    target: str
    of: str
    since: str
    # Heads of a ranking, which nobody sees.
    name: str
    value: str
    # Before a sentence, where no chart stands.
    chart: str
    # Squares of a whole.
    filled: str
    # Two bars: the base and its name, what it has come to, and one of the three changes.
    indexed: str
    rise: str
    fall: str
    unchanged: str
    # A bar and its target.
    above: str
    below: str
    met: str
    # An earlier value.
    up: str
    down: str
    same: str
    # A line from its first value to its last, and what lies between.
    rising: str
    falling: str
    ending: str
    between: str
    lowest: str
    highest: str
    # One line of several, from its first value to its last; a time; what a gap in time is.
    course: str
    span: str
    no_values: str
    # A map of tiles: those that are filled, and those of which nothing is known.
    filled_from: str
    bare: str


class StatusWords(NamedTuple):
    """How things stand, in words. `{}` in `was` takes a level in lower case."""

    # The levels of the scale that needs no declaration.
    red: str
    amber: str
    green: str
    was: str
    # Before a reason, which is a whole clause.
    because: str


class NumberWords(NamedTuple):
    """How numbers are written out. Rows are `2 two; 3 three`: a value, and the words for it.

    Words are in lower case, with a straight apostrophe; `_` stands within several that are one
    number together: `12 on_iki`, `2/3 üçte_iki`. `briefing.language.number_vocabulary`
    reads the rows, `briefing.language.number_words` the numbers.
    """

    # Words that add to what stands before them: two, eleven, sixty. No `one`.
    adds: str
    # Words that multiply it: hundred, dozen; `scales` of the language are among them already.
    times: str
    # Words for a part, behind a number: `2/3` is two of `1/3 third thirds`.
    parts: str
    # Those of `times` that may start a number: `hundred`, `mille`.
    starts: str
    # One and its forms, a number only before a larger word and per cent: else it is an article.
    ones: str
    # Those of `parts` that need no number before them: half of it, but a third of it.
    lone: str
    # Ordinals that end a number, or their stems, each of which takes all of the `endings`;
    # `0 -ste` is an ending that `split` finds, which makes an ordinal of any number.
    ordinals: str = ""
    endings: str = ""
    # Ordinals of tens that another ordinal follows: `dwudziesty pierwszy`.
    tens: str = ""
    # Parts only of what is large, or of per cent: `pół miliona`.
    bound: str = ""
    # `And` within a number, behind tens or, with `links_hundreds`, behind hundreds; behind both
    # with `links_tens` as well: `cento e vinte e três`.
    links: str = ""
    links_hundreds: bool = False
    links_tens: bool = False
    # Those of `ones` that are articles alone, behind which a part is one only before a word of
    # `of`, since a third country is no third of one. Those are to be `fillers` as well.
    articles: str = ""
    of: str = ""
    # Words between a part and what it is a part of: a quarter `of a` million.
    fillers: str = ""
    # Phrases that add a half, parted by `;`.
    mixed: str = ""
    # Whether a lower ordinal belongs to a number only behind a hyphen: twenty first cars are 20.
    ties: bool = False
    # From the `adds` by value, makes more of them, for a language that joins its numbers:
    # `dreihundertfünfundzwanzig`.
    compounds: "Callable[[Mapping[str, int | Fraction]], dict[str, int]] | None" = None
    # Takes one word apart that says several, by the table that `adds` and `compounds` make:
    # `zwölftausend` as `zwölf`, `tausend`. Any other word is its only part.
    split: "Callable[[str, Mapping[str, int | Fraction]], list[str]] | None" = None


class LetterNumbers(NamedTuple):
    """How numbers stand in a script that is not Latin; `briefing.language.letter_numbers` reads it.

    Rows are those of NumberWords; each letter of `digits` and `times` is a word of its own.
    """

    # Whether no space need stand between a number and the words around it.
    apart: bool = False
    # Letters for one to nine, and those that multiply: `3 三`, `10000 万`.
    digits: str = ""
    times: str = ""
    # What is counted, parted by `|`: behind one letter only these make a number of it.
    counters: str = ""
    # Parts in one word, `1/2 半数`; what stands between the two numbers of a part, the lower one
    # first, `分の`; behind tenths, `割`; before hundredths, `百分之`.
    parts: str = ""
    part_of: str = ""
    tenths: str = ""
    hundredths: str = ""
    # Before a number that is a name: `第`.
    rank: str = ""
    # Behind the year, the month and the day of a date, the hour and the minute of a time.
    date: str = ""
    clock: str = ""


class Abbreviations(NamedTuple):
    """The names in a date in as few letters as people know them by, and its form with them.

    As the fields of a Language have them whole; `date_form` is that with the day of the week.
    """

    months: str
    weekdays: str
    date_form: str
    quarters: str


class Language(NamedTuple):
    """One language. A file defines it as `LANGUAGE`, and in `VARIANTS` what differs by tag.

    A variant's key is a country, a script or both, in lower case: `br`, `latn`, `latn-me`.
    Where a field says `words`, several are parted by spaces; phrases are parted by `|`.
    Pickled, it is its tag, and the words that are an author's own.
    """

    # The BCP 47 tag: in a file the primary subtag, which is the file's name.
    tag: str
    # Its name in English, and by itself in lower case: `French`, `français`.
    name: str
    own_name: str

    # --- what the program says ---
    words: FixedWords
    charts: ChartWords
    statuses: StatusWords
    blocks: BlockWords

    # --- marks ---
    # Quotation marks outside, opening and closing, and inside, with the spaces that go with them.
    quotes: tuple[str, str, str, str]
    # What a spaced hyphen is set as, with its spaces.
    dash: str = " \u2013 "
    # What an ASCII mark beside a wide letter is set as: `,，` for `,`.
    wide_marks: str = ""
    # Marks that stand a narrow space off what they belong to.
    spaced: str = ""
    # Whether the spaces typed in `300 000` and `8 %` are narrow.
    narrow: bool = True
    # Whether a space parts a degree sign and its letter from the number: `20 °C`.
    parts_degrees: bool = False
    # What is raised behind a number, as a pattern whose first group it is: the `er` of `1er`.
    raised: str = ""
    # The mark before decimals.
    decimal: str = ","
    # Letters in lower case that a typeface has to have (CLDR's main exemplar characters).
    letters: str = ""
    # Writes a word in Latin letters, for the name of a file; where the language has rules for it.
    latin: Callable[[str], str] | None = None
    # Whether an apostrophe joins two words, or stands within one: such words are hyphenated.
    elides: bool = False
    # Words of more letters than this are hyphenated also in ragged text; 0 where none are.
    long_word: int = 0

    # --- which words share a line ---
    # Words bound to a name that follows, as written: `Mr.`
    titles: frozenset[str] = frozenset()
    # Words bound to a number that follows, and that make it a name: `Article 5`.
    counted: frozenset[str] = frozenset()
    # Words, in lower case, that a capital follows as a name, so that it is no initial: `Plan B`.
    lettered: frozenset[str] = frozenset()
    # Words that join two names: `and`, `or`.
    conjunctions: frozenset[str] = frozenset()
    # Words, in lower case, behind which two numbers with a hyphen are no range but a reference or a
    # telephone number; and those of streets, as a pattern, before or behind a house's number.
    references: frozenset[str] = frozenset()
    streets: str = ""
    # Words that a number before them is not bound to, since they belong to what comes next.
    loose: frozenset[str] = frozenset()
    # Phrases of numbers, parted by `|`, with `~` for the one space that holds, `#` for a digit.
    held: str = ""
    # Words for `year` that a year is bound to: `р. року`.
    year_words: str = ""
    # Whether one-letter words may not end a line.
    one_letter: bool = False

    # --- sentences ---
    # Marks besides `.`, `!`, `?` and `…` that end one: Greek asks with `;`.
    stops: str = ""
    # Words, without their full stop, behind which one ends nothing: `e.g`.
    never: frozenset[str] = frozenset()
    # Words behind which it ends a sentence only before one of the `openers`: `etc`.
    rarely: frozenset[str] = frozenset()
    openers: frozenset[str] = frozenset()
    # Whether a full stop makes an ordinal of a number: `3. Mai`.
    ordinal_stop: bool = False

    # --- dates ---
    # The months as a date has them, from January, `_` within one of two words, and behind `|` forms
    # that texts have; and the days of the week from Monday, if `date_forms` asks for them.
    months: str = ""
    weekdays: str = ""
    # A date with and without its weekday; CLDR's where there is none.
    date_forms: tuple[str, str] = ("", "")
    # A month with its year, and the four quarters of a year parted by `|`; CLDR's where there is
    # none. CLDR has no half-years. A school or financial year is told by its `{first}` and `{last}`
    # year, or the last in two digits, `{short}`.
    month_form: str = ""
    quarters: str = ""
    half_years: str = ""
    split_year: str = "{first}/{short}"
    # The same in short, for a narrow measure; CLDR's where there is none.
    abbreviations: Abbreviations | None = None
    # What CLDR does not have: the first of a month as an ordinal.
    first_of_month: str = ""
    # What may stand before a month and a year in a date: `11 de julio`.
    date_joint: str = ""
    # What stands behind a year that a date begins with, as a pattern: `m.` of `2023 m. liepos 11`.
    year_first: str = ""
    # Whether texts name months by their first three letters.
    short_months: bool = False

    # --- numbers in texts; what is international stands beside the code that reads them ---
    # Words and abbreviations behind a number that multiply it, by the power of ten.
    scales: str = ""
    # Units: `EUR euro|euros; km kilometre`. None means two things. Those that stand before their
    # number instead: `%8,3`, `yüzde 8,3`.
    units: str = ""
    units_before: str = ""
    # Words between a number and what is counted: `of`, `d'`.
    partitives: str = ""
    # Words between two numbers of a range.
    ranges: str = ""
    # What makes an ordinal of digits before it, as a pattern: `st|nd|rd|th`.
    ordinals: str = ""
    # What makes a name of them, that of a time, as a pattern: `the 1990s`, `the 3rd quarter`.
    periods: str = ""
    # What makes a time of halves and quarters, as patterns: before several of them, before one, and
    # behind them: `the last three quarters`, `each quarter`, `a quarter earlier`.
    quarter_words: tuple[str, str, str] = ("", "", "")
    # What makes a time of day of a number, before and behind it: `alle 7.30`, `7.30 Uhr`.
    hour_words: tuple[str, str] = ("", "")
    # Phrases, parted by `|`, behind which a word is no number: `several` hundred.
    several: str = ""
    # Words that a number follows as a name, besides `counted`; no full stop behind them. Those that
    # end in an apostrophe name a decade: `anni'` of `anni '90` and `anni 90`.
    numbered: str = ""
    # Nouns before which `m` is a million and `k` a thousand: `5m people`.
    in_millions: str = ""
    # What says that the number behind it, or before it, is a rise or a fall, each parted by `|`:
    # `rose by 12%`, `12% higher`; and words that may stand between.
    rising: tuple[str, str] = ("", "")
    falling: tuple[str, str] = ("", "")
    change_joints: str = ""
    # What stands before the size of such a change, before what it came to, before what that is
    # compared with, and before what it started from: `by`, `to`, `against`, `from`.
    changes: tuple[str, str, str, str] = ("", "", "", "")
    # Words before a number that put it below zero: `minus`; and such before a word of change that
    # deny it: `did not rise`.
    below_zero: str = ""
    denials: str = ""
    # Numbers written out; none are read where it is None. Those of another script than Latin.
    numbers: NumberWords | None = None
    letter_numbers: LetterNumbers | None = None

    # --- plain language ---
    # Articles, conjunctions, prepositions, the commonest verbs, in lower case: they start a
    # phrase and end none, and any text of some length holds some.
    small: frozenset[str] = frozenset()
    # Words that are rightly said twice in a row: `had had`.
    twice: frozenset[str] = frozenset()
    # Words of a link, parted by `|`, that do not say where it leads.
    empty_links: str = ""
    # Acronyms that nobody has to have spelt out.
    acronyms: frozenset[str] = frozenset()
    # Words that are written in capitals for emphasis.
    shouted: frozenset[str] = frozenset()

    # --- an author's own, in no file ---
    # Words in place of those above, by the names that `briefing.language.own_words` gives them.
    own: tuple[tuple[str, Any], ...] = ()

    def __hash__(self) -> int:
        return hash(self.tag)

    def __reduce__(self) -> tuple[Callable[..., "Language"], tuple[Any, ...]]:
        if self.own:
            from briefing.language.own_words import made_again  # loaded only for such words

            return made_again, (self.tag, self.own)
        return language, (self.tag,)

    @property
    def code(self) -> str:
        """The primary language subtag in lower case, of what the tag is an alias for if it is."""
        return canonical(self.tag).split("-")[0].lower()

    @property
    def is_shipped(self) -> bool:
        """Whether it has a file, so that what the program says is not in English."""
        return self.code in shipped()

    @property
    def locales(self) -> tuple[str, str]:
        """What to ask CLDR for, one after the other: the tag, and the code alone."""
        return canonical(self.tag).replace("-", "_"), self.code

    def weekday_and_month(self, day: date) -> str:
        """A date with its weekday and without its year: `Tuesday, 11 July`."""
        from briefing.language.short_dates import weekday_and_month  # only for such a date

        return weekday_and_month(day, self)

    def day_and_month(self, day: date) -> str:
        """A date without its year: `11 July`."""
        from briefing.language.short_dates import day_and_month  # only for such a date

        return day_and_month(day, self)

    def shorter_days(self, day: date, *, weekday: bool, year: bool) -> tuple[str, ...]:
        """A date in ever fewer letters: `Tue 11 July`, `11 Jul`."""
        from briefing.language.short_dates import shorter_days  # only for such a date

        return shorter_days(day, self, weekday=weekday, year=year)

    def shorter_period(self, unit: Unit, last_day: date) -> str:
        """A time by its last day, in short: `Jul 2023`, `Q3 2023`."""
        from briefing.language.short_dates import shorter_period  # only for such a date

        return shorter_period(unit, last_day, self)

    def full_date(self, day: date) -> str:
        """A date in full, with its weekday: `Tuesday, 11 July 2023`."""
        return full_date(day, self)

    def period(self, unit: Unit, last_day: date) -> str:
        """A time by its last day: `July 2023`, `3rd quarter 2023`, `2023/24`."""
        return period(unit, last_day, self)

    def date(self, day: date) -> str:
        """A date without its weekday: `11 July 2023`."""
        return plain_date(day, self)

    def names_a_letter(self, before: str) -> bool:
        """Whether a letter behind some words is no initial but what they name: `Option A`."""
        *_, last = before.split() or [""]
        return last.lstrip("\"'\u2019\u201c„«([").lower() in self.lettered

    @property
    def alphabet(self) -> str:
        """The characters that its copy needs, each once; none where its letters are not known.

        Letters in both cases, digits, the signs of figures and clauses, quotation marks.
        """
        if not self.letters:
            return ""
        signs = "0123456789%€\u2013\u2014\u2019"
        # The capital of some is several characters, which no copy has to have: of ß, and of ΐ.
        capitals = "".join(char for char in map(str.upper, self.letters) if len(char) == 1)
        whole = self.letters + capitals + signs + "".join(self.quotes)
        return "".join(char for char in dict.fromkeys(whole) if not char.isspace())


@cache
def shipped() -> tuple[str, ...]:
    """The codes of the languages that have a file: two or three letters (ISO 639)."""
    files = Path(__file__).parent.iterdir()
    return tuple(sorted(f.stem for f in files if f.suffix == ".py" and len(f.stem) in (2, 3)))


@lru_cache(maxsize=64)
def language(tag: str) -> Language:
    """The language of a tag; one that has no file is set as English, in English words."""
    code, script, country = _subtags(canonical(tag))
    if code not in shipped():
        return _without_file(tag, code)
    file = import_module(f"{__package__}.{code}")
    variants: dict[str, Language] = getattr(file, "VARIANTS", {})
    keys = (f"{script}-{country}", script, country)
    own: Language = next((variants[key] for key in keys if key in variants), file.LANGUAGE)
    return own._replace(tag=tag)


# Languages by another name, after CLDR's aliases, and countries that write a language in another
# script than its own, after CLDR's likely subtags. `no` is no alias there, but its data are
# those of `nb`.
_ALIASES = {
    "cnr": "sr-Latn-ME",
    "in": "id",
    "iw": "he",
    "ji": "yi",
    "mo": "ro",
    "no": "nb",
    "sh": "sr-Latn",
    "sr-me": "sr-Latn-ME",
    "tl": "fil",
}


def canonical(tag: str) -> str:
    """The tag by which files and CLDR know a language: `sr-Latn` for `sh`; most as they are."""
    code, script, country = _subtags(tag)
    alias = _ALIASES.get(code) or (None if script else _ALIASES.get(f"{code}-{country}"))
    if alias is None:
        return tag
    code, own_script, own_country = _subtags(alias)
    parts = (code, (script or own_script).title(), (country or own_country).upper())
    return "-".join(filter(None, parts))


def _subtags(tag: str) -> tuple[str, str, str]:
    """Of a tag in lower case the language, the script and the country, empty where it has none."""
    pattern = r"([a-z]*)(?:-([a-z]{4}))?(?:-([a-z]{2}|\d{3}))?(?![a-z\d])"
    match = re.match(pattern, tag.lower())
    code, script, country = match.groups("") if match else (tag.lower(), "", "")
    return code, script, country


# What is known of languages without a file. Those that write a decimal point (CLDR):
_POINT = frozenset("ga gd cy mt he hi th zh ja ko".split())
# Those that join words by an apostrophe; those whose one-letter prepositions may not end a line,
# and whose ordinals have a full stop.
_ELIDING, _ONE_LETTER = ("be", "ca"), ("cs", "sk")


def _without_file(tag: str, code: str) -> Language:
    """English, but for what is known of the language, and without what is English alone."""
    return language("en")._replace(
        tag=tag,
        name=tag,
        own_name=tag,
        decimal="." if code in _POINT else ",",
        letters="",
        elides=code in _ELIDING,
        titles=frozenset(),
        one_letter=code in _ONE_LETTER,
        ordinal_stop=code in _ONE_LETTER,
        date_forms=("", ""),
        quarter_words=("", "", ""),
        hour_words=("", ""),
        month_form="",
        quarters="",
        abbreviations=None,
        short_months=False,
        rising=("", ""),
        falling=("", ""),
        changes=("", "", "", ""),
        below_zero="",
        denials="",
        numbers=None,
        small=frozenset(),
        twice=frozenset(),
    )
