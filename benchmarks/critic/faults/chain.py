"""Faults in the chain: something leads nowhere, comes from nowhere, or stands higher than it earned."""

from random import Random

from benchmarks.critic.golden import Golden
from benchmarks.critic.planting import Change, any_requirement, fault, stem_of, with_items, with_requirement
from icp2prd.domain.base import ItemId
from icp2prd.domain.chain import Chain
from icp2prd.domain.gtm import NonGoal, Source
from icp2prd.domain.metric import Figure
from icp2prd.domain.requirement import Priority

_INVENTED = ("37 %", "23 days", "88 hours", "$7,300", "71 of 100")


@fault("orphan requirement", "TRACE")
def orphan_requirement(golden: Golden, random: Random) -> Change | None:
    requirement = any_requirement(golden, random)
    goals = tuple(one for one in requirement.traces if one in Chain(golden.prd).goals)
    return Change(with_requirement(golden.prd, requirement, traces=goals), (requirement.id,))


@fault("orphan pain", "TRACE", "COVER")
def orphan_pain(golden: Golden, random: Random) -> Change | None:
    """The requirements of a top pain go, and nothing says why."""
    chain = Chain(golden.prd)
    answered = [pain for pain in golden.prd.icp.top_pains() if chain.requirements_for(pain)]
    pain = random.choice(answered)
    left = tuple(one for one in golden.prd.requirements if one not in chain.requirements_for(pain))
    if not left:
        return None
    kept = {one.id for one in left}
    gone = {one.id for one in golden.prd.requirements} - kept
    metrics = []
    for one in golden.prd.metrics:
        measured = tuple(it for it in one.requirements if it in kept) or (left[0].id,)
        traces = tuple(dict.fromkeys((*(it for it in one.traces if it not in gone), *measured)))
        metrics.append(one.model_copy(update={"requirements": measured, "traces": traces}))
    questions = tuple(one for one in golden.prd.open_questions if one.about not in gone)
    translation = tuple(
        row.model_copy(update={"traces": tuple(it for it in row.traces if not it.startswith(tuple(gone)))})
        for row in golden.prd.translation
    )
    update = {
        "requirements": left,
        "metrics": tuple(metrics),
        "open_questions": questions,
        "translation": translation,
    }
    return Change(golden.prd.model_copy(update=update), (pain.id,))


@fault("metric with no goal", "TRACE")
def metric_with_no_goal(golden: Golden, random: Random) -> Change | None:
    metric = random.choice(golden.prd.metrics)
    strange = ItemId(random.choice(("", "GOAL-099")))
    traces = tuple(one for one in metric.traces if one != metric.goal)
    prd = with_items(golden.prd, "metrics", {metric.id: {"goal": strange, "traces": traces}})
    return Change(prd, (metric.id,), strange)


@fault("invented baseline", "GROUND")
def invented_baseline(golden: Golden, random: Random) -> Change | None:
    metric = random.choice(golden.prd.metrics)
    value = random.choice(_INVENTED)
    quote = random.choice(golden.prd.evidence).id
    source = random.choice(("", "gtm.md", quote))
    figure = Figure(value=value, source=source, evidence=(quote,) if source == quote else ())
    return Change(with_items(golden.prd, "metrics", {metric.id: {"baseline": figure}}), (metric.id,), value)


@fault("must on one weak source", "PRIO")
def must_on_a_weak_source(golden: Golden, random: Random) -> Change | None:
    """It moves to the top of the list as well, so that the order gives nothing away."""
    weak = [one for one in golden.prd.requirements if one.priority in {Priority.SHOULD, Priority.COULD}]
    requirement = random.choice(weak)
    others = [one for one in golden.prd.requirements if one.id != requirement.id]
    raised = requirement.model_copy(update={"priority": Priority.MUST, "evidence": requirement.evidence[:1]})
    return Change(golden.prd.model_copy(update={"requirements": (raised, *others)}), (requirement.id,))


@fault("priority without its basis", "PRIO")
def priority_without_basis(golden: Golden, random: Random) -> Change | None:
    requirement = any_requirement(golden, random)
    words = random.choice(("", "The team feels strongly about it."))
    return Change(with_requirement(golden.prd, requirement, priority_because=words), (requirement.id,), words)


@fault("scope item also in non-goals", "CONSIST-003")
def scope_in_non_goals(golden: Golden, random: Random) -> Change | None:
    requirement = any_requirement(golden, random)
    _, response = stem_of(requirement.statement)
    text = random.choice((requirement.title, response[:1].upper() + response[1:]))
    strange = NonGoal(id=ItemId("NON-099"), text=text, because="the team's decision", source=Source.TEAM)
    prd = golden.prd.model_copy(update={"non_goals": (*golden.prd.non_goals, strange)})
    return Change(prd, (strange.id, requirement.id), text)


@fault("acceptance criterion deleted", "TEST")
def criterion_deleted(golden: Golden, random: Random) -> Change | None:
    requirement = any_requirement(golden, random)
    return Change(with_requirement(golden.prd, requirement, criteria=()), (requirement.id,))


FAULTS = (
    orphan_requirement,
    orphan_pain,
    metric_with_no_goal,
    invented_baseline,
    must_on_a_weak_source,
    priority_without_basis,
    scope_in_non_goals,
    criterion_deleted,
)
