"""Rows of a merge, as CSV and as a JSON object a line, and the placeholders that they fill."""

from __future__ import annotations

import json
from random import Random

from tests.fuzz.case import Case
from tests.fuzz.mutators import changed_bytes, changed_text, scalar, text, value, weighted, words

COLUMNS = ("country", "value", "day", "name of it", "ПІБ", "a b")
BRIEF = (
    "title: Ministers meet in {country}\nkicker: '{day}'\nlink: 'https://example.org/{value}'\n",
    "title: '{country} and {value}'\nowner: '{country}'\nstandfirst: '*{name of it}* {ПІБ}'\n",
    "title: One for {a b}\nversion: '{value}'\nfilename: '{country}.pdf'\n",
    "title: One\n",
    "title: '{country}'\ndate: '{day}'\nlanguage: '{value}'\n",
)
SECTION = (
    "title: '{country}'\nfigures: [{value: '{value}', label: of it}]\n",
    "title: A\nfigures: [{value: '{value}', label: x, chart: {proportion: '{value} of 41'}}]\n",
    "title: A\nmarking: '{value}'\nsource: '{day}'\n",
    "title: A\ntable: {columns: [a, b], rows: [['{country}', '{value}']]}\n",
    "title: A\nquote: {text: '{name of it}', speaker: '{country}'}\nbody: '{value}'\n",
)
OUTPUTS = (
    "out/{country}.pdf",
    "out/{value}/{country}.pdf",
    "out/{a b}{day}.pdf",
    "out/",
    "out/x.pdf",
)


def separated(rng: Random, columns: list[str], count: int) -> bytes:
    """A CSV file, its quotes, delimiters and line ends mostly in order."""
    delimiter = weighted(rng, (8, ","), (3, ";"), (2, "\t"), (1, "|"), (1, rng.choice(".: \0")))
    end = weighted(rng, (8, "\n"), (3, "\r\n"), (1, "\r"), (1, "\n\n"))
    rows = [columns, *([_field(rng) for _ in columns] for _ in range(count))]
    for row in rows[1:]:
        if rng.random() < 0.05:
            row[:] = row[: rng.randrange(len(row) + 1)] + [text(rng)] * rng.randrange(3)
    written = end.join(delimiter.join(_quoted(field, rng) for field in row) for row in rows) + end
    if rng.random() < 0.15:
        written = changed_text(written, rng)
    encoding = weighted(rng, (20, "utf-8"), (1, "utf-8-sig"), (1, "utf-16"), (1, "utf-16-le"))
    data = written.encode(encoding, "surrogatepass")
    return changed_bytes(data, rng) if data and rng.random() < 0.05 else data


def _field(rng: Random) -> str:
    if rng.random() < 0.5:
        return words(rng, 3)
    odd = scalar(rng)
    return str(odd) if not isinstance(odd, int) or abs(odd) < 10**20 else "1" + "0" * 400


def _quoted(field: str, rng: Random) -> str:
    if rng.random() < 0.05:
        return rng.choice((f'"{field}', f'{field}"', f'"{field}" ', f"'{field}'", field))
    return '"' + field.replace('"', '""') + '"' if set(field) & set(',;\t|"\r\n') else field


def objects(rng: Random, columns: list[str], count: int) -> bytes:
    """A JSON object a line."""
    lines = []
    for _ in range(count):
        row = {name: _field(rng) for name in columns}
        if rng.random() < 0.2:
            row[rng.choice(columns)] = value(rng)
        if rng.random() < 0.1:
            row[text(rng)] = text(rng)
        line = json.dumps(row, ensure_ascii=rng.random() < 0.5)
        damaged = rng.random() < 0.1
        lines.append(changed_text(line, rng) if damaged else line)
    data = rng.choice(("\n", "\r\n", "\n\n")).join(lines).encode("utf-8", "surrogatepass")
    return changed_bytes(data, rng) if data and rng.random() < 0.05 else data


def columns_of(rng: Random, known: tuple[str, ...]) -> list[str]:
    """Names of columns: the known ones, with now and then an odd one, or one too few."""
    names = list(known)
    if rng.random() < 0.06:
        names[rng.randrange(len(names))] = rng.choice((text(rng), names[0], "", "{x}"))
    if rng.random() < 0.03:
        rng.shuffle(names)
        del names[rng.randrange(len(names)) :]
    return names or ["country"]


def make(rng: Random) -> Case:
    """A merge of some rows by one process."""
    write, name = weighted(rng, (3, (separated, "rows.csv")), (2, (objects, "rows.jsonl")))
    count = weighted(rng, (6, 1), (3, 2), (1, 4), (1, 0))
    rows = write(rng, columns_of(rng, COLUMNS), count)
    brief, section = rng.choice(BRIEF), rng.choice(SECTION)
    if rng.random() < 0.1:
        brief = changed_text(brief, rng)
    files = {
        "brief/brief.yaml": brief.encode("utf-8", "surrogatepass"),
        "brief/a.yaml": section.encode(),
        name: rows,
    }
    form = ("--format", "json") if rng.random() < 0.3 else ()
    output = weighted(rng, (8, OUTPUTS[0]), (3, rng.choice(OUTPUTS)))
    return Case(files, ("build", "brief", "--each", name, "-o", output, "--jobs", "1", *form))
