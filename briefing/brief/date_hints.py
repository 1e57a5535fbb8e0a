"""What is wrong with a date that cannot be read, and the form in which it can."""

import re
from collections.abc import Iterator
from datetime import date

from briefing.language.en import LANGUAGE as ENGLISH
from briefing.language.language import shipped

# The months of a date as faults name them.
_MONTHS = ENGLISH.months.split()


def problem(text: str, *, clock: bool) -> str:
    """What is wrong with a text that is no date: its form, or that no calendar has such a day."""
    if re.fullmatch(r"\d{4}-\d\d-\d\d", text, re.ASCII):
        return f"{text!r} is no day of the calendar"
    if clock and re.fullmatch(r"\d{4}-\d\d-\d\d[ T]\d\d:\d\d", text, re.ASCII):
        return f"{text!r} is not a time of any day"
    return f"{text!r} is not a date"


def advice(text: str, *, clock: bool, worded: bool) -> str:
    """What to write in place of a text that is no date; words alone only where `worded`."""
    # A moment in another form is hinted at as a whole, where a moment may stand.
    day = text if clock else re.split(r"[T ](?=\d\d:)", text, maxsplit=1)[0]
    in_words = _in_words(text) if worded else ""
    if week := _meant_week(_words(day)):
        return week + in_words
    if known := _meant_day(day) or _meant_period(day) or _meant_without_year(day):
        return known
    forms = "`YYYY-MM-DD HH:MM`, `YYYY-MM-DD`" if clock else "`YYYY-MM-DD`"
    hint = f"write {forms}, such as 2023-07-11, or `YYYY-MM`, `YYYY-Q1`, `YYYY-H1`, `YYYY`"
    return hint + in_words


def _in_words(text: str) -> str:
    """The end of a hint that says how to give a date in words; empty where it has none."""
    if not any(map(str.isalpha, text)) or len(text) > _LONG:
        return ""
    plain = text.replace("\\", "\\\\").replace('"', '\\"')
    words = text if re.fullmatch(r"[^\W_][\w .()/\u2013-]*", text) else f'"{plain}"'
    return f"; or, as words alone, `{{words: {words}}}`"


_LONG = 40  # characters; what is longer is no date


def _meant_day(text: str) -> str | None:
    """The hint for a day in another form, or one that its month does not have."""
    days = dict.fromkeys(_days(text))
    if len(days) == 1:
        return f"write `{next(iter(days))}`"
    if days:  # the day first, as most of the world has it; then the month, as the US does
        first, second = days
        one, other = _MONTHS[first.month - 1], _MONTHS[second.month - 1]
        return f"write {first} for {first.day} {one}, {second} for {other} {second.day}"
    parts = _numbers(text)
    if parts is None or len(parts[0]) != 4:
        return None
    year, month, _ = map(int, parts)
    if not year:
        return None
    if not 1 <= month <= 12:
        return "write a month from 01 to 12, and the day behind it"
    from calendar import monthrange  # loaded only when something is wrong

    last, name = monthrange(year, month)[1], _MONTHS[month - 1]
    which = f"{name} {year}" if name == "February" else name
    return f"write a day from 01 to {last}: {which} has no more"


def _days(text: str) -> Iterator[date]:
    """The days that a date in another form may mean: one; of 04/05/2026 two; or none."""
    parts = _numbers(text)
    if parts is None:
        yield from _worded(text)
        return
    one, two, three = map(int, parts)
    if len(parts[0]) == 4:
        orders = [(one, two, three)]
    elif "." in text:  # nobody who parts a date by points has the month first
        orders = [(three, two, one)]
    else:
        orders = [(three, two, one), (three, one, two)]
    for order in orders:
        yield from _calendar(*order)


def _numbers(text: str) -> tuple[str, str, str] | None:
    """The three numbers of a date, if the first or the last is a year of four digits.

    Between points a last year may have two.
    """
    if short := re.fullmatch(r"(\d{1,2})\.(\d{1,2})\.(\d\d)", text, re.ASCII):
        return short[1], short[2], f"20{short[3]}"
    day, year = r"(\d{1,2})", r"(\d{4})"
    part = r"\s?[./-]\s?"
    found = re.fullmatch(f"{day}{part}{day}{part}{year}", text, re.ASCII)
    found = found or re.fullmatch(f"{year}{part}{day}{part}{day}", text, re.ASCII)
    return (found[1], found[2], found[3]) if found else None


def _worded(text: str) -> Iterator[date]:
    """The day of `24 November 2026` or `Nov 24th, 2026`, with or without a weekday."""
    words = _words(text)
    months = _months(words)
    days, years = (
        [int(word) for word in words if re.fullmatch(form, word, re.ASCII)]
        for form in (r"\d\d?", r"\d{4}")
    )
    if len(months) == len(days) == len(years) == 1:
        yield from _calendar(years[0], months.pop(), days[0])


def _calendar(year: int, month: int, day: int) -> Iterator[date]:
    """A day, if the calendar has it."""
    try:
        yield date(year, month, day)
    except ValueError:
        return


# What stands for a quarter and a half of a year in the languages that ship, and the numbers of one.
_QUARTER = "Q", frozenset("q t k kw quarter quartal trimestre kwartał квартал кв".split())
_HALF = "H", frozenset("h s half semestre halbjahr półrocze півріччя".split())
_ORDINALS = {
    word: number
    for number, words in enumerate(("first i", "second ii", "third iii", "fourth iv"), start=1)
    for word in words.split()
}


_WEEK = frozenset("week wk w kw woche kalenderwoche semaine semana tydzień тиждень".split())
_ACCOUNTS = frozenset("fy fiscal financial gj geschäftsjahr haushaltsjahr exercice".split())


def _meant_week(words: list[str]) -> str | None:
    """The hint for a week, by ISO 8601: a day of it, since weeks have no form of their own."""
    at = next((at for at, word in enumerate(words) if word in _WEEK), len(words))
    before, after = words[:at][-1:], words[at + 1 :][:1]
    # Where a number stands before it, the Polish `kw` is a quarter; the German has it behind.
    if words[at:][:1] == ["kw"] and before and len(before[0]) != 4:
        return None
    numbers = [word for word in (*after, *before) if word.isdecimal() and len(word) < 3]
    if at == len(words) or not numbers:
        return None
    years = [int(word) for word in words if word.isdecimal() and len(word) == 4]
    if len(years) != 1:
        return "write a day of that week, with its year, as `YYYY-MM-DD`"
    try:
        first, last = (date.fromisocalendar(years[0], int(numbers[0]), day) for day in (1, 7))
    except ValueError:
        return f"{years[0]} has no week {numbers[0]}: write a day of it"
    return f"write a day of that week, from `{first}` to `{last}`"


def _meant_without_year(text: str) -> str | None:
    """The hint for `1 May`, which has no year; for `May '14`, whose year has two digits."""
    words = _words(text)
    months, numbers = _months(words), [word for word in words if word.isdecimal()]
    if len(months) != 1 or len(numbers) != 1 or len(numbers[0]) > 2:
        return None
    month, number = months.pop(), numbers[0]
    as_month = f"`20{number}-{month:02}`"
    if re.search(rf"['\u2019]{number}", text):
        return f"write {as_month}"
    or_month = f", or for the month {as_month}" if len(number) == 2 and words[-1] == number else ""
    return f"write the day with its year, `YYYY-{month:02}-{int(number):02}`{or_month}"


def _meant_period(text: str) -> str | None:
    """The hint for a month, a quarter, a half or two years in another form."""
    words = _words(text)
    numbers = [word for word in words if word.isdecimal()]
    years = [number for number in numbers if len(number) == 4]
    for letter, names in (_QUARTER, _HALF):
        if names & set(words):
            return _meant_part(letter, words)
    if len(years) == 2 or (len(numbers) == 2 and numbers[0] in years and len(numbers[1]) == 2):
        return _meant_years(*numbers)
    if _ACCOUNTS & set(words) and len(numbers) == 1 and len(numbers[0]) in (2, 4):
        year = int(numbers[0]) if years else 2000 + int(numbers[0])
        return f"write `{year - 1}/{year % 100:02}`, or `{year}` if that is the calendar's year"
    others = [number for number in numbers if number not in years]
    months = _months(words) if not others else set(map(int, others))
    if len(years) != 1 or len(months) != 1 or len(others) > 1:
        return None
    month = months.pop()
    return f"write `{years[0]}-{month:02}`" if 1 <= month <= 12 else _OF_TWELVE


_OF_TWELVE = "write a month from 01 to 12"


def _meant_part(letter: str, words: list[str]) -> str | None:
    """The hint for a quarter or a half of a year: `Q3 2020`, `3Q20`, `third quarter of 2020`."""
    numbers = [int(word) for word in words if len(word) == 1 and word.isdecimal()]
    numbers += [_ORDINALS[word] for word in words if word in _ORDINALS]
    years = [word for word in words if len(word) in (2, 4) and word.isdecimal()]
    if len(numbers) != 1 or len(years) != 1:
        return None
    year = years[0] if len(years[0]) == 4 else f"20{years[0]}"
    most = 4 if letter == "Q" else 2
    if 1 <= numbers[0] <= most:
        return f"write `{year}-{letter}{numbers[0]}`"
    return f"write a part from `{year}-{letter}1` to `{year}-{letter}{most}`"


def _meant_years(first: str, last: str) -> str | None:
    """The hint for two years: `2023-24`, `2023/2024`, or `2014/05`, which is a month."""
    year, following = int(first), f"{(int(first) + 1) % 100:02}"
    if last in (following, str(year + 1)):
        return f"write `{first}/{following}`"
    if len(last) == 2 and 1 <= int(last) <= 12:
        return f"write `{first}-{last}`"
    return f"{_OF_TWELVE}, or `{first}/{following}` for two years" if len(last) == 2 else None


def _words(text: str) -> list[str]:
    """The numbers and the words of a text, in lower case, signs left out."""
    return re.findall(r"[0-9]+|[^\W\d_]+", text.lower())


def _months(words: list[str]) -> set[int]:
    """The months that words name, by three letters or more, in any language that ships."""
    from babel.dates import get_month_names  # loaded only when something is wrong

    named = {
        (number, name.lower())
        for code in shipped()
        for context in ("format", "stand-alone")
        for number, name in get_month_names("wide", context, locale=code).items()
    }
    words = [word for word in words if len(word) >= 3]
    return {number for number, name in named for word in words if name.startswith(word)}
