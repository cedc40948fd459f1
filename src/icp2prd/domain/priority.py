"""Which requirements come first: one rule, for the stage that applies it and the critic that checks it."""

from collections.abc import Sequence
from typing import NamedTuple

from icp2prd.domain.base import ItemId
from icp2prd.domain.icp import Band, Pain, Severity
from icp2prd.domain.job import Job
from icp2prd.domain.requirement import Priority

ENOUGH_CUSTOMERS = 2
ENOUGH_STRENGTH = 3.0
STRENGTH_OF_A_LONE_VOICE = 4.0

_ORDER = (Priority.MUST, Priority.SHOULD, Priority.COULD, Priority.WONT)


class Ranking(NamedTuple):
    """A priority, and the figures it rests on in a plain sentence."""

    priority: Priority
    because: str


def priority_of(pains: Sequence[Pain], *, customers: int, settled: bool) -> Ranking:
    """Return the highest priority that any of the pains earns; a requirement without a pain is a `could`.

    must: top band, severity 3 or more, mean strength 3 or more, told by two customers in two interviews.
    should: top band, severity 2 or more, told by two; or told by one, severity 4, strength 4 or more.
    could: the rest. won't: never from here; a person says so.
    """
    if not pains:
        return Ranking(Priority.COULD, "rests on no pain that customers told")
    best = min(pains, key=lambda pain: (_ORDER.index(_priority_for(pain)), pain.rank))
    return Ranking(_priority_for(best), _sentence(best, customers, settled))


def pains_behind(traces: Sequence[ItemId], pains: Sequence[Pain], jobs: Sequence[Job]) -> tuple[Pain, ...]:
    """Return the pains that traces name, in rank order; where they name none, those of the jobs they name."""
    named = tuple(pain for pain in pains if pain.id in traces)
    through_jobs = {pain_id for job in jobs if job.id in traces for pain_id in job.traces}
    return named or tuple(pain for pain in pains if pain.id in through_jobs)


def figures_of(pain: Pain, customers: int) -> str:
    """The counted facts about a pain, as every priority's reason states them."""
    return (
        f"{pain.reach} of {customers} {'customer' if customers == 1 else 'customers'}, "
        f"severity {int(pain.severity)} of 4, evidence strength {pain.strength:.1f} of 5"
    )


def _priority_for(pain: Pain) -> Priority:
    if pain.band is Band.LISTED:
        return Priority.COULD
    if not _told_by_enough(pain):
        alone_is_enough = pain.severity is Severity.BLOCKING and pain.strength >= STRENGTH_OF_A_LONE_VOICE
        return Priority.SHOULD if alone_is_enough else Priority.COULD
    if pain.severity >= Severity.RECURRING_COST and pain.strength >= ENOUGH_STRENGTH:
        return Priority.MUST
    return Priority.SHOULD if pain.severity >= Severity.REWORK else Priority.COULD


def _told_by_enough(pain: Pain) -> bool:
    """Two customers, and not in one interview: one file alone never makes a must."""
    return pain.reach >= ENOUGH_CUSTOMERS and len(pain.interviews) >= ENOUGH_CUSTOMERS


def _sentence(pain: Pain, customers: int, settled: bool) -> str:
    parts = [figures_of(pain, customers)]
    if pain.band is Band.LISTED:
        parts.append("below the top band")
    elif not _told_by_enough(pain):
        parts.append("one interview alone never makes a must")
    if not settled:
        parts.append("provisional, since the ranking is not settled")
    return "; ".join(parts)
