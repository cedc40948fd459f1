"""For a terminal: a place, what is wrong there, and what to do."""

from collections.abc import Iterator
from typing import NamedTuple

from icp2prd.domain.finding import FindingSeverity
from icp2prd.domain.report import Report, Reported
from icp2prd.render.reports.wording import change_in_words, lapse_in_words, tally_in_words

_STYLES = {FindingSeverity.ERROR: "red", FindingSeverity.WARNING: "yellow", FindingSeverity.NOTE: "cyan"}
_FAINT = "dim"


class Line(NamedTuple):
    """style: of Rich; a line says the same without it."""

    text: str
    style: str = ""


def lines_of(report: Report, *, quiet: bool = False) -> Iterator[Line]:
    """quiet: only what fails the check."""
    shown = report.failing() if quiet else report.findings
    for one in shown:
        yield from _finding(one)
    for change in report.changes:
        yield Line(f"{report.about}: stale: {change_in_words(change)}", "red")
    if quiet:
        return
    for waiver in report.lapsed:
        yield Line(lapse_in_words(waiver), "yellow")
    for notice in report.notices:
        yield Line(notice, _FAINT)
    yield Line(tally_in_words(report), "bold")


def text_of(report: Report) -> str:
    return "".join(f"{line.text}\n" for line in lines_of(report))


def _finding(one: Reported) -> Iterator[Line]:
    finding = one.finding
    standing = " (known)" if one.known else ""
    if finding.waived:
        yield Line(f"{one.at}: waived: {finding.rule} {finding.item}: {finding.message}", _FAINT)
        mark = finding.waived
        yield Line(f"    {mark.decision}, {mark.by}: {mark.reason}", _FAINT)
        return
    style = _FAINT if one.known else _STYLES[finding.severity]
    yield Line(f"{one.at}: {finding.severity}{standing}: {finding.rule} {finding.item}: {finding.message}", style)
    yield Line(f"    {finding.fix}", _FAINT)
