"""A program that uses all of the public face, for type checkers: it is checked, and never run."""

# pyright: strict

import csv
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import assert_type

import briefing
from briefing import (
    BriefingError,
    Builder,
    Checked,
    Cut,
    Fault,
    Fit,
    LeftOut,
    Merged,
    Overset,
    OversetError,
    Report,
    Result,
    Severity,
    Share,
    Span,
    build,
)


def one(folder: Path) -> Result:
    result = build(folder, style="columns", paper="a4", language="fr", strict=True)
    assert_type(result, Result)
    assert_type(result.pdf, bytes)
    assert_type(result.faults, tuple[Fault, ...])
    assert_type(briefing.build(str(folder)), Result)
    assert_type(Builder(folder / "mine.yaml"), Builder)
    pdf, report, _ = result
    Path(report.file_name).write_bytes(pdf)
    return result


def of_the_report(report: Report) -> str:
    assert_type(report.fit, Fit)
    assert_type(report.counts, dict[str, int] | None)
    size: float = report.fit.body
    leading: float = report.fit.leading
    left: tuple[LeftOut, ...] = report.fit.left_out
    said = [report.file_name, report.paper, report.style, report.evidence, *report.standards]
    said += [f"{size}/{leading}", str(report.pages), *(each.what for each in left)]
    said += [*report.fit.rungs, f"{report.fit.fill:.0%} {report.fit.steps:+}"]
    return ", ".join(said)


def of_a_fault(fault: Fault) -> str:
    assert_type(fault.span, Span | None)
    assert_type(fault.hint, str | None)
    where = f"{fault.span.path}:{fault.span.line}:{fault.span.column}" if fault.span else ""
    is_warning: bool = fault.severity is Severity.WARNING and not fault.is_error
    return f"{where} {fault.code} {fault.message}{' (warning)' * is_warning}"


def caught(folder: Path) -> list[str]:
    try:
        one(folder)
    except OversetError as error:
        assert_type(error.fit, Fit)
        return words_to_cut(error.fit.over) if error.fit.over else []
    except BriefingError as error:
        assert_type(error.faults, tuple[Fault, ...])
        return [of_a_fault(fault) for fault in error.faults]
    return []


def words_to_cut(over: Overset) -> list[str]:
    cuts: tuple[Cut, ...] = over.cuts
    shares: tuple[Share, ...] = over.shares
    points: float = over.points
    said = [f"{points} points, {over.words} words"]
    said += [f"{cut.span}: {cut.words}{' (all)' * cut.all} {cut.part}" for cut in cuts]
    return said + [f"{share.slug}: {share.words} {float(share.points)}" for share in shares]


def many(folders: list[Path], rows: list[Mapping[str, str]]) -> Iterator[Merged]:
    builder = Builder("columns")
    for folder in folders:
        assert_type(builder.build(folder, paper="letter"), Result)
        checked = builder.check(folder, language="de", strict=False)
        assert_type(checked, Checked)
        assert_type(checked.report, Report)
        assert_type(checked.faults, tuple[Fault, ...])
    merged = builder.merge(folders[0], rows, paper="a4", language="uk", strict=True)
    assert_type(merged, Iterator[Merged])
    for each in merged:
        assert_type(each.number, int)
        assert_type(each.row, Mapping[str, str])
        assert_type(each.result, Result | None)
        yield each
    with Path("rows.csv").open(encoding="utf-8", newline="") as file:
        yield from builder.merge("allies", csv.DictReader(file))


version: str = briefing.__version__
