"""Markdown for a comment on a pull request or a job's summary."""

from collections.abc import Iterator

from icp2prd.domain.report import Report, Reported
from icp2prd.render.escaping import escape_markdown
from icp2prd.render.reports.wording import change_in_words, lapse_in_words, tally_in_words

MOST_LISTED = 50
"""Findings in the table: a comment has a limit, and nobody reads more."""


def summary_of(report: Report) -> str:
    return "\n".join(_lines(report)) + "\n"


def _lines(report: Report) -> Iterator[str]:
    outcome = {0: "holds", 1: "does not hold", 4: "is stale"}[report.exit_status]
    yield f"## {escape_markdown(report.about)} {outcome}\n"
    yield tally_in_words(report)
    if report.changes:
        yield "\n**What it no longer follows from**\n"
        yield from (f"- {escape_markdown(change_in_words(change))}" for change in report.changes)
    if standing := report.standing():
        yield "\n| | Rule | Item | Where | What is wrong | What to do |"
        yield "| --- | --- | --- | --- | --- | --- |"
        yield from (_row(one, report) for one in standing[:MOST_LISTED])
        if len(standing) > MOST_LISTED:
            yield f"\nAnd {len(standing) - MOST_LISTED} more."
    if waived := report.waived():
        yield "\n**Waived**\n"
        yield from (_waived(one) for one in waived)
    remarks = (*(lapse_in_words(one) for one in report.lapsed), *report.notices)
    if remarks:
        yield ""
        yield from (f"- {escape_markdown(one)}" for one in remarks)


def _row(one: Reported, report: Report) -> str:
    finding = one.finding
    severity = "known" if one.known else finding.severity.value
    cells = (
        f"**{severity}**" if report.fails(one) else severity,
        *(escape_markdown(text) for text in (finding.rule, finding.item, f"{one.at.file}:{one.at.line}")),
        *(escape_markdown(text) for text in (finding.message, finding.fix)),
    )
    return f"| {' | '.join(cells)} |"


def _waived(one: Reported) -> str:
    mark = one.finding.waived
    assert mark is not None
    finding = one.finding
    said = f"{finding.rule} {finding.item}: {finding.message} Waived by {mark.by}: {mark.reason} ({mark.decision})"
    return f"- {escape_markdown(said)}"
