"""TRACE: the chain from a customer's words to a go-to-market goal has no gap."""

from collections import Counter
from collections.abc import Iterator

from icp2prd.critic.draft import Draft
from icp2prd.critic.rules import Fault, rule
from icp2prd.domain.chain import items_of
from icp2prd.domain.finding import FindingSeverity
from icp2prd.domain.gtm import Source
from icp2prd.domain.references import references_of

_CLOSED = "ISO/IEC/IEEE 29148, traceable"


@rule(
    "TRACE-001",
    FindingSeverity.ERROR,
    "Every id resolves",
    reference=_CLOSED,
    reads=("traces", "evidence", "against", "requirements", "goal", "unused"),
    fails={"requirements.0.traces": ["PAIN-001", "JOB-999"]},
)
def every_id_resolves(draft: Draft) -> Iterator[Fault]:
    for reference in references_of(draft.prd):
        if reference.to not in draft.chain.items:
            yield Fault(
                reference.item,
                reference.field,
                f"{reference.item} names {reference.to}, which is not in this PRD.",
                "Correct the id, or remove it.",
                reference.to,
            )


@rule(
    "TRACE-005",
    FindingSeverity.ERROR,
    "Every requirement reaches a pain",
    reference=f"{_CLOSED}; a requirement without a need is scope that nobody asked for",
    reads=("requirements", "jobs", "icp.pains"),
    fails={"requirements.0.traces": ["GOAL-001"]},
    passes={"requirements.0.traces": ["JOB-001"]},
)
def requirements_reach_a_pain(draft: Draft) -> Iterator[Fault]:
    for one in draft.prd.requirements:
        if not draft.chain.pains_behind(one):
            yield Fault(
                one.id,
                "traces",
                f"{one.id} answers no pain that a customer told, neither directly nor through a job.",
                "Name the pain it answers under `traces`, or move it to what was cut.",
            )


@rule(
    "TRACE-006",
    FindingSeverity.ERROR,
    "Every theme, job and requirement reaches a quote",
    reference=_CLOSED,
    reads=("icp", "jobs", "requirements", "evidence"),
    fails={"requirements.0.evidence": []},
)
def items_reach_a_quote(draft: Draft) -> Iterator[Fault]:
    prd = draft.prd
    for group in (prd.icp.themes(), prd.jobs.jobs, prd.requirements):
        for one in group:
            if not draft.chain.quotes(one.evidence):
                yield Fault(
                    one.id,
                    "evidence",
                    f"{one.id} rests on no customer's words.",
                    "Give it a quote that supports it, or take it out.",
                )


@rule(
    "TRACE-007",
    FindingSeverity.ERROR,
    "Every pain at the top leads somewhere",
    reference="Design, the chain: a top pain has a requirement, or a stated non-goal",
    reads=("icp.pains", "requirements", "non_goals", "cut"),
    fails={"requirements": [], "metrics": [], "cut": []},
)
def top_pains_lead_somewhere(draft: Draft) -> Iterator[Fault]:
    for pain in draft.prd.icp.top_pains():
        if not draft.chain.requirements_for(pain) and not draft.chain.left_out_on_purpose(pain):
            yield Fault(
                pain.id,
                "traces",
                f"{pain.id} is among the pains that matter most, and nothing is done about it.",
                "Add a requirement for it, or say in the non-goals why it is left alone.",
            )


@rule(
    "TRACE-008",
    FindingSeverity.ERROR,
    "Every metric has a goal and a requirement",
    reference="Product metrics are tied to go-to-market goals",
    reads=("metrics", "gtm.goals", "requirements"),
    fails={"metrics.0.requirements": [], "metrics.0.traces": ["GOAL-001"]},
)
def metrics_have_a_goal_and_a_requirement(draft: Draft) -> Iterator[Fault]:
    requirements = {one.id for one in draft.prd.requirements}
    for one in draft.prd.metrics:
        if one.goal not in draft.chain.goals:
            yield Fault(
                one.id,
                "goal",
                f"{one.id} serves no go-to-market goal.",
                "Name the goal it serves, or drop the metric.",
            )
        if not requirements.intersection(one.requirements):
            yield Fault(
                one.id,
                "requirements",
                f"{one.id} would say nothing about any requirement of this PRD.",
                "Name the requirements it validates, or drop the metric.",
            )


@rule(
    "TRACE-009",
    FindingSeverity.ERROR,
    "Every goal has a metric",
    reference="Product metrics are tied to go-to-market goals",
    reads=("gtm.goals", "metrics"),
    fails={"metrics": []},
    passes={"metrics": [], "requirements": [], "gtm.goals.0.source": "assumption", "gtm.goals.1.source": "assumption"},
)
def goals_have_a_metric(draft: Draft) -> Iterator[Fault]:
    """A goal that nobody named needs none in a draft of which nothing is to be built."""
    measured = {one.goal for one in draft.prd.metrics}
    for goal in draft.prd.gtm.goals:
        if goal.source is Source.ASSUMPTION and not draft.prd.requirements:
            continue
        if goal.id not in measured:
            yield Fault(
                goal.id,
                "metrics",
                f"Nobody could tell from this PRD whether “{goal.name}” was reached.",
                "Add a metric for the goal, or take the goal out of icp2prd.toml or gtm.md.",
            )


@rule(
    "TRACE-010",
    FindingSeverity.ERROR,
    "Every job rests on a pain",
    reference="Design, the chain: a job rests on pains",
    reads=("jobs", "icp.pains"),
    fails={"jobs.jobs.0.traces": []},
)
def jobs_rest_on_a_pain(draft: Draft) -> Iterator[Fault]:
    for job in draft.prd.jobs.jobs:
        if not draft.chain.pains.keys() & set(job.traces):
            yield Fault(
                job.id,
                "traces",
                f"{job.id} rests on no pain.",
                "Name the pains it comes from, or take it out.",
            )


@rule(
    "TRACE-011",
    FindingSeverity.ERROR,
    "An id stands for one thing",
    reference="Design, the chain: ids are minted once, never reused",
    reads=("every id",),
    fails={"open_questions.0.id": "REQ-001"},
)
def ids_are_unique(draft: Draft) -> Iterator[Fault]:
    for item_id, times in Counter(item_id for item_id, _ in items_of(draft.prd)).items():
        if times > 1:
            yield Fault(
                item_id,
                "id",
                f"{item_id} stands for {times} things.",
                "Run again; if it stays, this is a bug in icp2prd: please report it.",
            )


RULES = (
    every_id_resolves,
    requirements_reach_a_pain,
    items_reach_a_quote,
    top_pains_lead_somewhere,
    metrics_have_a_goal_and_a_requirement,
    goals_have_a_metric,
    jobs_rest_on_a_pain,
    ids_are_unique,
)
