"""Sentences that several formats share."""

from icp2prd.domain.finding import FindingSeverity
from icp2prd.domain.report import Change, Report
from icp2prd.domain.waiver import Waiver
from icp2prd.render.phrases import counted, in_a_row

_MOST_ITEMS = 8


def change_in_words(change: Change) -> str:
    """What changed, and what rests on it."""
    if not change.items:
        return change.sentence
    named = [str(one) for one in change.items[:_MOST_ITEMS]]
    more = len(change.items) - len(named)
    listed = f"{', '.join(named)} and {more} more" if more else in_a_row(named)
    return f"{change.sentence} {listed} {'rests' if len(change.items) == 1 else 'rest'} on it."


def lapse_in_words(waiver: Waiver) -> str:
    fields = in_a_row(sorted(waiver.rested_on))
    return (
        f"{waiver.id} holds no longer: {waiver.by} waived {waiver.rule} for {waiver.item} (“{waiver.reason}”), "
        f"and its {fields} is not what it was."
    )


def tally_in_words(report: Report) -> str:
    """`3 findings (1 error, 2 warnings), 1 of them known; 2 waived; the draft is stale.`"""
    standing = report.standing()
    severities = [one.finding.severity for one in standing]
    parts = [counted(severities.count(one), one) for one in FindingSeverity if one in severities]
    known = sum(one.known for one in standing)
    return "".join(
        [
            counted(len(standing), "finding").capitalize(),
            f" ({', '.join(parts)})" if parts else "",
            f", {known} of them known" if known else "",
            f"; {len(report.waived())} waived" if report.waived() else "",
            "; the draft is stale" if report.stale else "",
            ".",
        ]
    )
