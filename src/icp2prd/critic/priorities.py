"""PRIO: what comes first follows a rule that anyone can check."""

from collections.abc import Iterator

from icp2prd.critic.draft import Draft
from icp2prd.critic.rules import Fault, rule
from icp2prd.domain.finding import FindingSeverity
from icp2prd.domain.priority import Ranking, figures_of, priority_of
from icp2prd.domain.requirement import Priority, Requirement

MOST_MUSTS = 0.6
FEWEST_TO_JUDGE = 5
"""Requirements; in a shorter list a share of musts says little."""

_RULE = "MoSCoW by rule: top band, severity, customers and strength"
_ORDER = tuple(Priority)


@rule(
    "PRIO-001",
    FindingSeverity.ERROR,
    "Priority follows its rule",
    reference=_RULE,
    reads=("requirements.priority", "icp.pains"),
    fails={"requirements.3.priority": "must"},
)
def priority_follows_its_rule(draft: Draft) -> Iterator[Fault]:
    for one in draft.prd.requirements:
        earned = _earned(draft, one)
        if one.priority not in (Priority.WONT, earned.priority):
            yield Fault(
                one.id,
                "priority",
                f"{one.id} is a {one.priority}; its evidence makes it a {earned.priority}: {earned.because}.",
                f"Make it a {earned.priority}, or bring the evidence that is missing.",
                one.priority,
            )


@rule(
    "PRIO-002",
    FindingSeverity.ERROR,
    "Priority says why, with the right figures",
    reference="A known failure of PRDs: features prioritised on unvalidated assumptions",
    reads=("requirements.priority_because", "icp.pains"),
    fails={"requirements.0.priority_because": "9 of 9 customers, severity 4 of 4, evidence strength 5.0 of 5"},
)
def priority_says_why(draft: Draft) -> Iterator[Fault]:
    for one in draft.prd.requirements:
        if not one.priority_because.strip():
            yield Fault(
                one.id,
                "priority_because",
                f"{one.id} is a {one.priority} for no reason given.",
                "Give the reason.",
            )
            continue
        figures = [figures_of(pain, draft.prd.icp.customers) for pain in draft.chain.pains_behind(one)]
        decided = one.priority is Priority.WONT
        if figures and not decided and not one.priority_because.startswith(tuple(figures)):
            yield Fault(
                one.id,
                "priority_because",
                f"{one.id} gives “{one.priority_because}” as its reason; its pains count otherwise.",
                f"Give the figures of its pain: {figures[0]}.",
                one.priority_because,
            )


@rule(
    "PRIO-003",
    FindingSeverity.WARNING,
    "Not everything is a must",
    reference="MoSCoW (DSDM): musts are 60 % at most",
    reads=("requirements.priority",),
    fails={f"requirements.{place}.priority": "must" for place in range(5)},
)
def not_everything_is_a_must(draft: Draft) -> Iterator[Fault]:
    requirements = draft.prd.requirements
    musts = [one for one in requirements if one.priority is Priority.MUST]
    if len(requirements) >= FEWEST_TO_JUDGE and len(musts) > MOST_MUSTS * len(requirements):
        yield Fault(
            musts[-1].id,
            "priority",
            f"{len(musts)} of {len(requirements)} requirements are musts: not all can come first.",
            "Decide which musts the first release can do without.",
        )


@rule(
    "PRIO-004",
    FindingSeverity.ERROR,
    "Only a person decides against something",
    reference="MoSCoW: won't is explicit, with a reason",
    reads=("requirements.priority", "non_goals"),
    fails={"requirements.0.priority": "won't"},
    passes={"requirements.4.priority": "won't", "non_goals.0.traces": ["PAIN-004"]},
)
def only_a_person_decides_against(draft: Draft) -> Iterator[Fault]:
    decided = {named for one in draft.prd.non_goals for named in one.traces}
    for one in draft.prd.requirements:
        pains = {pain.id for pain in draft.chain.pains_behind(one)}
        if one.priority is Priority.WONT and not decided & {one.id, *pains}:
            yield Fault(
                one.id,
                "priority",
                f"{one.id} is marked “won't”, and no non-goal says who decided that, or why.",
                "Add a non-goal that names it, or give it the priority its evidence earns.",
                one.priority,
            )


@rule(
    "PRIO-005",
    FindingSeverity.WARNING,
    "The order agrees with the priorities",
    reference="MoSCoW: the order agrees with the priorities",
    reads=("requirements",),
    fails={"requirements.0.priority": "could"},
)
def order_agrees_with_priorities(draft: Draft) -> Iterator[Fault]:
    for before, after in zip(draft.prd.requirements, draft.prd.requirements[1:], strict=False):
        if _ORDER.index(before.priority) > _ORDER.index(after.priority):
            yield Fault(
                after.id,
                "priority",
                f"{after.id} is a {after.priority}, and stands below {before.id}, a {before.priority}.",
                "List requirements by priority.",
                after.priority,
            )


@rule(
    "PRIO-006",
    FindingSeverity.WARNING,
    "Within a priority, the worse pain comes first",
    reference="MoSCoW: the order agrees with the scores",
    reads=("requirements", "icp.pains.rank"),
    fails={"requirements.0.traces": ["PAIN-002"], "requirements.0.evidence": ["EV-005"]},
)
def worse_pains_come_first(draft: Draft) -> Iterator[Fault]:
    for before, after in zip(draft.prd.requirements, draft.prd.requirements[1:], strict=False):
        first, second = (draft.chain.pains_behind(one)[:1] for one in (before, after))
        if before.priority is after.priority and first and second and first[0].rank > second[0].rank:
            yield Fault(
                after.id,
                "traces",
                f"{after.id} answers {second[0].id}, rank {second[0].rank}, and stands below {before.id}, "
                f"which answers {first[0].id}, rank {first[0].rank}.",
                "List requirements of one priority by the rank of their pains.",
                second[0].id,
            )


def _earned(draft: Draft, requirement: Requirement) -> Ranking:
    icp = draft.prd.icp
    return priority_of(draft.chain.pains_behind(requirement), customers=icp.customers, settled=icp.settled)


RULES = (
    priority_follows_its_rule,
    priority_says_why,
    not_everything_is_a_must,
    only_a_person_decides_against,
    order_agrees_with_priorities,
    worse_pains_come_first,
)
