"""TRACE, closed: quotes, pains, requirements, metrics and what is printed hold together in both directions."""

import re
from collections.abc import Iterator
from itertools import groupby

from icp2prd.critic.draft import UNPRINTED, Draft
from icp2prd.critic.rules import Fault, rule
from icp2prd.domain.base import ItemId
from icp2prd.domain.finding import FindingSeverity
from icp2prd.domain.requirement import Priority, Requirement

MOST_NAMED = 8

_CLOSED = "ISO/IEC/IEEE 29148, traceable"


@rule(
    "TRACE-012",
    FindingSeverity.ERROR,
    "A requirement's quotes belong to its pains",
    reference=f"{_CLOSED}; citation precision (ALCE, Gao et al. 2023)",
    reads=("requirements.evidence", "requirements.traces", "icp", "jobs"),
    fails={"requirements.0.evidence": ["EV-002", "EV-017"]},
    passes={"requirements.0.evidence": ["EV-002", "EV-003"]},
)
def quotes_belong_to_their_pains(draft: Draft) -> Iterator[Fault]:
    for one in draft.prd.requirements:
        pains = draft.chain.pains_behind(one)
        allowed, named = _quotes_about(draft, one), ", ".join(pain.id for pain in pains)
        for quote in one.evidence if pains else ():
            if quote in draft.chain.evidence and quote not in allowed:
                yield Fault(
                    one.id,
                    "evidence",
                    f"{one.id} rests on {quote}, which speaks of none of its pains ({named}).",
                    "Name the pain the quote belongs to under `traces`, or take the quote out.",
                    quote,
                )


@rule(
    "TRACE-013",
    FindingSeverity.WARNING,
    "Every pain that a requirement names is quoted by it",
    reference=f"{_CLOSED}; citation recall (ALCE, Gao et al. 2023)",
    reads=("requirements.traces", "requirements.evidence", "icp.pains"),
    fails={"requirements.0.traces": ["PAIN-001", "PAIN-004"]},
)
def named_pains_are_quoted(draft: Draft) -> Iterator[Fault]:
    for one in draft.prd.requirements:
        for pain in draft.chain.pains_behind(one):
            direct = pain.id in one.traces
            if direct and one.evidence and pain.evidence and not set(pain.evidence) & set(one.evidence):
                yield Fault(
                    one.id,
                    "traces",
                    f"{one.id} says that it answers {pain.id}, and quotes nobody who has that pain.",
                    f"Add a quote of {pain.id}, or take it out of `traces`.",
                    pain.id,
                )


@rule(
    "TRACE-014",
    FindingSeverity.WARNING,
    "Every must is measured",
    reference="Product metrics are tied to go-to-market goals; a metric names the requirements it validates",
    reads=("requirements.priority", "metrics.requirements"),
    fails={"metrics.2.requirements": ["REQ-004"]},
)
def musts_are_measured(draft: Draft) -> Iterator[Fault]:
    for one in draft.prd.requirements:
        if one.priority is Priority.MUST and draft.prd.metrics and not draft.chain.metrics_of(one):
            yield Fault(
                one.id,
                "metrics",
                f"{one.id} is a must, and no metric would show that it helped.",
                "Name it in the metric that it moves, or add one.",
            )


@rule(
    UNPRINTED,
    FindingSeverity.ERROR,
    "Everything in the draft is printed",
    reference="A known failure of PRDs written by programs: sections that are made and never rendered",
    reads=("every id", "prd.md"),
    fails={"rendered": "# School trips\n\n#### REQ-001 Reminders that send themselves\n"},
    passes={},
)
def everything_is_printed(draft: Draft) -> Iterator[Fault]:
    """Once for each sort of item: a template that leaves out a section leaves out all of one sort."""
    missing = [item for item in draft.chain.items if draft.rendered and item not in draft.printed_ids]
    for _, group in groupby(sorted(missing, key=_sort_of), key=_sort_of):
        items = list(group)
        named = ", ".join(items[:MOST_NAMED])
        more = f" and {len(items) - MOST_NAMED} more" if len(items) > MOST_NAMED else ""
        yield Fault(
            items[0],
            "id",
            f"{named}{more} {'is' if len(items) == 1 else 'are'} in the draft and not in prd.md.",
            "Print what is missing. With a template of your own, compare it with the one that comes with icp2prd.",
        )


def _sort_of(item: ItemId) -> str:
    """`REQ` of a requirement, `REQ-AC` of its criteria."""
    return re.sub(r"-?\d+", "", item)


def _quotes_about(draft: Draft, requirement: Requirement) -> set[ItemId]:
    """What speaks of its pains: quotes of the themes about them, and of its jobs."""
    of_themes = {quote for theme in draft.themes_about(requirement) for quote in theme.evidence}
    return of_themes | {quote for job in draft.chain.jobs_behind(requirement) for quote in job.evidence}


RULES = (quotes_belong_to_their_pains, named_pains_are_quoted, musts_are_measured, everything_is_printed)
