"""Reads a source's saved file as plain text with line or page numbers, and folds it for search.

Nothing is fetched and nothing is run; the work that a file may cause is bounded.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate
from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple

from briefing.brief.files import is_workbook, other_encoding, plain_lines
from briefing.errors import Fault
from briefing.language.en import LANGUAGE as ENGLISH
from briefing.language.language import Language

if TYPE_CHECKING:
    from briefing.evidence.source_tables import SourceTable

# Stands for a hyphen that a line's end may have made: `bat-` over `tlegroups`.
PARTED = "\x1f"
HYPHENS = "\\-\u2010\u2011"
# What may stand for a minus; a long dash never does.
SIGNS = f"{HYPHENS}\u2012\u2013\u2212"
DASHES = f"{SIGNS}\u2014\u2015"

_RUNS = re.compile(
    rf"(?P<same>[A-Za-z0-9]+(?: [A-Za-z0-9]+)*+)|(?P<gap>[\s{DASHES}\u00ad]+)"
    rf"|[^\s{DASHES}\u00ad]+"
)
_LINE_END = re.compile(rf"[{HYPHENS}\u00ad]+[^\S\n]*\n\s*")
_DASH = re.compile(rf"[{DASHES}]")
_MARKS = dict.fromkeys(map(ord, "\"'“”„‟«»‹›‘’‚‛`´″′ʼ"), None)
_NOTHING = dict.fromkeys((0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, ord(PARTED)), None)
_TABLE = _MARKS | _NOTHING
# In French a space stands before these.
_SPACED = ("%", "‰", ";", ":", "!", "?")


class Folded(NamedTuple):
    """A folded text; for each of its characters the offset in the text as it was; the latter."""

    text: str
    origins: list[int]
    raw: str


def fold(text: str) -> Folded:
    """Fold a text of composed letters, so that spaces, dashes and quotation marks do not differ.

    White space is one space and dashes are `-`, quotation marks are left out, and a hyphen at a
    line's end is `PARTED`.
    """
    chars: list[str] = []
    origins: list[int] = []
    for match in _RUNS.finditer(text):
        at, run = match.start(), match[0]
        if match["gap"]:
            gap = _gap(match)
            if chars and gap and chars[-1] in (" ", "-"):
                chars[-1] = max(gap, chars[-1])
            elif gap:
                dash = _DASH.search(run)
                chars.append(gap)
                origins.append(at + dash.start() if dash else at)
        elif match["same"]:
            chars.append(run)
            origins.extend(range(at, match.end()))
        elif run.isascii():
            bare = [(char, at + n) for n, char in enumerate(run) if ord(char) not in _TABLE]
            chars.extend(char for char, _ in bare)
            origins.extend(origin for _, origin in bare)
        else:
            plain = [(char, at + n) for n, each in enumerate(run) for char in _plain(each)]
            chars.extend(char for char, _ in plain)
            origins.extend(origin for _, origin in plain)
    return Folded("".join(chars), origins, text)


def _gap(match: re.Match[str]) -> str:
    """What white space or dashes fold to: a space, `-`, `PARTED`, or nothing."""
    text, (start, end) = match.string, match.span()
    before, after = text[start - 1 : start], text[end : end + 1]
    if before.isalpha() and after.isalpha() and _LINE_END.fullmatch(match[0]):
        return PARTED
    if _DASH.search(match[0]):
        return "-"
    return "" if after in _SPACED or not match[0].strip("\u00ad") else " "


def _plain(char: str) -> str:
    # A raised digit and a fraction are no digits: 10⁶ is not 106.
    is_own = char.isascii() or unicodedata.category(char) == "No"
    return (char if is_own else unicodedata.normalize("NFKC", char)).translate(_TABLE)


# A power of ten or a footnote's mark, which joined to what it stands behind is another number.
RAISED = str.maketrans("0123456789+-\u2212", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻")
LOWERED = str.maketrans("0123456789+-\u2212", "₀₁₂₃₄₅₆₇₈₉₊₋₋")

# More marks than stack on any letter of a living language.
_COMPOSED = re.compile("[^\\W\\d_][\u0300-\u036f]{1,4}")


def composed(text: str) -> str:
    """A text with each letter and its accents as one character, in time linear in its length."""
    return _COMPOSED.sub(lambda match: unicodedata.normalize("NFC", match[0]), text)


# Characters of text, a report of 150 pages. Numbers in words take longest to read.
MAX_TEXT = 300_000
# Digits among them: a book of tables has as many, and reading them takes longest.
MAX_DIGITS = 80_000
_NO_DIGITS = re.compile("[^\\d\u00bc-\u00be\u2150-\u215e]+")  # a half is one as well
# A page of HTML has more markup than text.
MAX_MARKUP = 5 * MAX_TEXT
# How far the evidence sheet quotes around a number.
_AROUND = 90
# A line's end within a sentence, as a pattern: behind a long line without columns that ends neither
# on a mark nor on a number.
WRAP = r"(?<=[^\n\t]{39}[^\n\t.:;?!%)\d])\n(?!\n)"
_WRAP = re.compile(WRAP)
# Microseconds for reading one source, of an office machine of 2020 that does nothing else.
MAX_WORK = 1_500_000


class TooMuchWork(BaseException):
    """The bound is reached. It is no Exception, since pypdf goes on after some of those."""


class Work:
    """What is left to spend on a source, in microseconds by measured prices."""

    def __init__(self) -> None:
        self.left: float = MAX_WORK

    def spend(self, price: float) -> None:
        """Count some work, or raise `TooMuchWork`."""
        self.left -= price
        if self.left < 0:
            raise TooMuchWork


class Saved(NamedTuple):
    """The text of a source, whose parts begin at the offsets `starts`.

    They stand on the lines or pages `numbers`; `unit` is `line` or `page`. Those of a workbook
    have the names of cells, and no unit. Its `tables` are in the text as well.
    """

    text: str
    starts: tuple[int, ...]
    numbers: tuple[int | str, ...]
    unit: str = "line"
    tables: "tuple[SourceTable, ...]" = ()

    def place(self, offset: int) -> str:
        """The line, page or cell of an offset, in words: `line 23`, `page 4`, `Summary!B4`."""
        at = max(bisect_right(self.starts, offset) - 1, 0)
        return f"{self.unit} {self.numbers[at] if self.numbers else 1}".lstrip()

    def around(self, start: int, end: int) -> str:
        """The sentence around a number, cut at words some 90 characters before and behind it."""
        left, right = max(start - _AROUND, 0), min(max(start + _AROUND, end), len(self.text))
        window = _WRAP.sub(" ", self.text[left:right])
        before, after = window[: start - left], window[end - left :]
        first = max(before.rfind(mark) for mark in (". ", "\n", "? ", "! ")) + 1
        ends = [after.find(mark) for mark in (". ", "\n", "? ", "! ") if mark in after]
        words = before[first:] + self.text[start:end] + after[: min(ends, default=len(after))]
        # Words that the bounds have cut in two are left out.
        if not first and left:
            words = f"… {words.partition(' ')[2]}"
        if not ends and right < len(self.text):
            words = f"{words.rpartition(' ')[0]} …"
        return " ".join(words.split())


def read_saved(
    data: bytes, name: str, work: Work | None = None, language: Language = ENGLISH
) -> Saved | Fault:
    """The text of a saved source, by its name's ending: Markdown, HTML, JSON, PDF, a Word
    document, a workbook, else plain text.

    A fault without a place where it cannot be read. `work` counts what a file takes; numbers of a
    workbook and of JSON have the marks of the source's language.
    """
    if is_workbook(name):
        from briefing.evidence.workbook_text import read_workbook  # loaded only for a workbook

        saved = read_workbook(data, name, language)
    else:
        saved = _read(data, name, work or Work(), language)
    if isinstance(saved, Fault):
        return saved
    if not saved.text.strip():
        hint = "save the text that the brief relies on"
        return Fault("source.no-text", f"{name} holds no text", hint=hint)
    if len(_NO_DIGITS.sub("", saved.text)) > MAX_DIGITS:
        message = f"{name} has over {MAX_DIGITS:,} digits"
        return Fault("source.too-long", message, hint="save the part that the brief relies on")
    return saved


_TEXTS = (".txt", ".md", ".html", ".htm", ".csv", ".tsv", ".json")
# What programs for writing save.
_WRITTEN = (".docx", ".docm", ".doc", ".odt", ".rtf")


def _read(data: bytes, name: str, work: Work, language: Language) -> Saved | Fault:
    kind = PurePath(name).suffix.lower()
    if kind == ".pdf":
        from briefing.evidence.pdf_text import read_pdf  # loaded only for a PDF

        return read_pdf(data, name, work)
    if kind in _WRITTEN:
        from briefing.evidence.docx_text import read_docx  # loaded only for a Word document

        return read_docx(data, name, work)
    try:
        text = plain_lines(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = f"line {line} of {name} is not UTF-8 text"
        if other := other_encoding(data):
            message = f"{name} is {other} text, not UTF-8"
        hint = "save its text as .txt, .md, .html, .docx or .pdf"
        if kind in _TEXTS:
            hint = "save it as UTF-8"
        return Fault("source.not-utf8", message, hint=hint)
    bound = MAX_MARKUP if kind in (".html", ".htm", ".json") else MAX_TEXT
    return too_long(name) if len(text) > bound else _read_text(text, kind, name, language)


def _read_text(text: str, kind: str, name: str, language: Language) -> Saved | Fault:
    """The words of a text by the kind of its file; what reads tables is loaded only for one."""
    if kind == ".json":
        from briefing.evidence.json_text import read_json  # loaded only for JSON

        return read_json(text, name, language)
    if kind in (".html", ".htm"):
        from briefing.evidence.html_text import read_html  # loaded only for HTML

        saved = read_html(text)
        return saved if len(saved.text) <= MAX_TEXT else too_long(name)
    if kind in (".csv", ".tsv"):
        # loaded only for a table
        from briefing.brief.csv_file import delimiters_of
        from briefing.evidence.source_tables import read_csv

        return read_csv(text, delimiters_of(name))
    is_markdown = kind == ".md"
    lines = re.split(r"(?<=\n)", unmarked(text) if is_markdown else text)
    saved = pieced(list(enumerate(lines, start=1)))
    if is_markdown and "|" in text:
        from briefing.evidence.source_tables import markdown_tables  # loaded only for a table

        return saved._replace(tables=markdown_tables(re.split(r"(?<=\n)", text)))
    if not is_markdown and _ALIGNED.search(text):
        from briefing.evidence.aligned_tables import text_tables  # loaded only for a table

        return saved._replace(tables=text_tables(text.split("\n")))
    return saved


# What parts a word from a number in a column of plain text.
_ALIGNED = re.compile(r"\S(?:  +|\t)[^\w\s]*\d")


def too_long(name: str) -> Fault:
    """The fault of a source with more text than `MAX_TEXT`, without a place."""
    message = f"{name} has over {MAX_TEXT:,} characters of text"
    return Fault("source.too-long", message, hint="save the part that the brief relies on")


# What nobody sees. A soft hyphen between digits may be seen: some fonts draw one as a hyphen.
_UNSEEN = dict.fromkeys((0x200B, 0x2060, 0xFEFF))
_SOFT = r"(?<=[^\W\d_])\u00ad\s*+(?=[^\W\d_])"
# White space, but for the single characters that may stand within a number, and a line's end.
_SPACE = rf"{_SOFT}|\s{{2,}}|[^\S \n\u00a0\u202f\u2009]"
_RUN = re.compile(_SPACE)
# Behind a number but ten, a word that is no unit such as `km`, or a bracket, what is raised is the
# mark of a note: no power.
_RAISED = "[\u00b9\u00b2\u00b3\u2070\u2074-\u2079]"
_HAS_MARK = re.compile(_RAISED)
_MARK = re.compile(
    rf"(?:(?<=[^\W\d_]{{4}})|(?<=[\d%)\]]))(?<!(?<!\d)10){_RAISED}{{1,3}}(?:,{_RAISED}{{1,3}})*+"
)
_RUN_OR_MARK = re.compile(f"{_SPACE}|{_MARK.pattern}")


def pieced(pieces: Sequence[tuple[int | str, str]], unit: str = "line") -> Saved:
    """Pieces of text as one text of composed letters.

    Each comes with the number of its line or page, or the name of its cell.
    White space within a paragraph is one character: a line's end, else a space. Where it parts
    digits that no line's end parts, as columns are, it is a tab: no number has one in it. Raised
    marks of notes are left out.
    """
    texts = [
        piece if piece.isascii() else composed(piece.translate(_UNSEEN)) for _, piece in pieces
    ]
    raw = "".join(texts)
    # By run of white space, or mark: where it ends, and how much shorter the text is by then.
    ends, lost = [0], [0]

    def narrowed(run: re.Match[str]) -> str:
        one = _one(run)
        ends.append(run.end())
        lost.append(lost[-1] + len(run[0]) - len(one))
        return one

    text = (_RUN_OR_MARK if _HAS_MARK.search(raw) else _RUN).sub(narrowed, raw)
    ends.append(len(raw) + 1)
    lost.append(lost[-1])
    starts = []
    for start in list(accumulate(map(len, texts), initial=0))[:-1]:
        at = bisect_right(ends, start)
        # A line that starts within a run starts behind it.
        starts.append(min(start - lost[at - 1], ends[at] - lost[at]))
    return Saved(text, tuple(starts), tuple(number for number, _ in pieces), unit)


def without_marks(text: str) -> str:
    """A text without raised marks of notes behind its words and numbers."""
    return _MARK.sub("", text)


def _one(run: re.Match[str]) -> str:
    """What a run of white space is: the end of a paragraph or of a line, a tab, or a space."""
    text, (start, end) = run.string, run.span()
    lines = run[0].count("\n")
    if text[start] == "\u00ad" or _HAS_MARK.match(text, start):
        return ""
    if lines:
        return "\n" * min(lines, 2)
    is_column = text[start - 1 : start].isdigit() and text[end : end + 1].isdigit()
    return "\t" if is_column else " "


# A picture's words and its address. No part here can be tried twice from one place, so that no
# text takes longer than its length.
_PICTURE = re.compile(r"!\[([^\[\]\n]*+)\]\([^()\n]*+\)")
# A link's address, marks of emphasis and code, a heading's, a list's and a quotation's start,
# the bars and rules of a table; line ends stay, so that lines keep their numbers.
_MARKDOWN = re.compile(
    r"(?m)\[(?P<words>[^\[\]\n]*+)\]\([^()\n]*+\)|^[ \t]{0,3}(?:#{1,6}[ \t]+|>[ \t]?)+"
    r"|^[ \t]*+[-*+][ \t]+|\*\*|__|(?<!\w)[*_](?=\S)|(?<=\S)[*_](?!\w)|`"
    r"|^(?=.*--)[ \t:|-]++$|\|"
)


def unmarked(text: str) -> str:
    """Markdown without its markup; pictures first, since a link may stand around one."""
    plain = _PICTURE.sub(r"\1", text)
    return _MARKDOWN.sub(lambda match: match["words"] or ("\t" if match[0] == "|" else ""), plain)


@lru_cache(maxsize=16)
def digest_hint(data: bytes) -> str:
    """The line for brief.yaml that proves later that a saved file is the one that was used."""
    import hashlib  # loaded only for a source without its digest

    return f"add sha256: {hashlib.sha256(data).hexdigest()}"
