"""ALIGN and STALE: a PRD is made for agreement, not for a signature, and is true of the interviews as they are."""

from collections.abc import Iterator

from icp2prd.critic.draft import Draft
from icp2prd.critic.rules import Fault, rule
from icp2prd.domain.base import ItemId
from icp2prd.domain.finding import WHOLE, FindingSeverity

_APPROVAL = "Common PRD mistakes: written for approval instead of alignment"
_ONE_TIME = "Common PRD mistakes: the PRD as a one-time artifact"


@rule(
    "ALIGN-001",
    FindingSeverity.WARNING,
    "The PRD says what is not known",
    reference=_APPROVAL,
    reads=("open_questions", "assumptions"),
    fails={"open_questions": [], "assumptions": []},
    passes={"assumptions": []},
)
def something_is_open(draft: Draft) -> Iterator[Fault]:
    if draft.prd.requirements and not draft.prd.open_questions and not draft.prd.assumptions:
        yield Fault(
            WHOLE,
            "open_questions",
            "This PRD asks nothing and assumes nothing: it was written to be signed.",
            "List what the interviews left open, and who is to answer it.",
        )


@rule(
    "ALIGN-002",
    FindingSeverity.WARNING,
    "The PRD says what is left out",
    reference=f"{_APPROVAL}; non-goals are what PRDs omit most",
    reads=("non_goals", "cut"),
    fails={"non_goals": [], "cut": []},
    passes={"non_goals": []},
)
def something_is_left_out(draft: Draft) -> Iterator[Fault]:
    if draft.prd.requirements and not draft.prd.non_goals and not draft.prd.cut:
        yield Fault(
            WHOLE,
            "non_goals",
            "Nothing is out of scope and nothing was cut: nobody can tell where this product ends.",
            "Write under “Non-goals” in gtm.md what will not be built, and why.",
        )


@rule(
    "ALIGN-003",
    FindingSeverity.WARNING,
    "A metric has its price",
    reference=f"{_APPROVAL}; a metric without a counter-metric hides its trade-off",
    reads=("metrics.counter_metric",),
    fails={"metrics.0.counter_metric": ""},
)
def metrics_have_a_price(draft: Draft) -> Iterator[Fault]:
    for one in draft.prd.metrics:
        if not one.counter_metric.strip():
            yield Fault(
                one.id,
                "counter_metric",
                f"Nobody could tell from this PRD what {one.id} may cost.",
                "Say what must not get worse while this gets better.",
            )


@rule(
    "STALE-001",
    FindingSeverity.WARNING,
    "The draft was made from the interviews as they are",
    reference=_ONE_TIME,
    reads=("interviews",),
    fails={"interviews.0.sha256": "0" * 64},
)
def interviews_are_as_they_were(draft: Draft) -> Iterator[Fault]:
    now = {one.id: one for one in draft.interviews.interviews}
    for one in draft.prd.interviews:
        if one.id not in now or now[one.id].sha256 != one.sha256:
            what = "was edited" if one.id in now else "is gone"
            yield Fault(ItemId(one.id), "sha256", f"{one.file} {what} since this draft was made.", "Run again.")
    for added in now.keys() - {one.id for one in draft.prd.interviews}:
        yield Fault(ItemId(added), "id", f"{now[added].file} came after this draft was made.", "Run again.")


RULES = (something_is_open, something_is_left_out, metrics_have_a_price, interviews_are_as_they_were)
