"""Annotations for GitHub Actions: workflow commands, one on a line.

A command ends at a line break and its properties at a comma or colon, so these are escaped as GitHub's toolkit does.
"""

from collections.abc import Iterator

from icp2prd.domain.finding import FindingSeverity
from icp2prd.domain.report import Report, Reported
from icp2prd.render.reports.wording import change_in_words, lapse_in_words, tally_in_words

_COMMANDS = {FindingSeverity.ERROR: "error", FindingSeverity.WARNING: "warning", FindingSeverity.NOTE: "notice"}


def annotations_of(report: Report) -> str:
    """What is waived or known is not annotated: nobody has to do anything about it."""
    return "".join(f"{line}\n" for line in _lines(report))


def _lines(report: Report) -> Iterator[str]:
    for one in report.standing():
        if not one.known:
            yield _annotation(one)
    for change in report.changes:
        yield _command("error", {"title": f"{report.about} is stale"}, change_in_words(change))
    for waiver in report.lapsed:
        yield _command("warning", {"title": f"{waiver.id} has lapsed"}, lapse_in_words(waiver))
    yield _command("notice", {"title": f"icp2prd check {report.about}"}, tally_in_words(report))


def _annotation(one: Reported) -> str:
    place = {"file": one.at.file, "line": str(one.at.line), "col": str(one.at.column)}
    if one.at.end_column is not None:
        place |= {"endLine": str(one.at.line), "endColumn": str(one.at.end_column)}
    title = f"{one.finding.rule} {one.finding.item}"
    said = f"{one.finding.message}\n{one.finding.fix}"
    return _command(_COMMANDS[one.finding.severity], {**place, "title": title}, said)


def _command(name: str, properties: dict[str, str], said: str) -> str:
    listed = ",".join(f"{key}={_escaped_property(value)}" for key, value in properties.items())
    return f"::{name} {listed}::{_escaped(said)}"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escaped_property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")
