"""Decided items kept: their words to the letter, on whatever of their ground is still there."""

from collections.abc import Iterable, Mapping
from typing import Any, cast

from icp2prd.domain.base import ItemId
from icp2prd.domain.decision import Decision
from icp2prd.domain.icp import Band, Pain, Severity, Theme
from icp2prd.domain.insight import Kind
from icp2prd.domain.job import Job, JobKind
from icp2prd.domain.metric import TARGET_TO_SET, UNKNOWN_BASELINE, Figure, Metric
from icp2prd.domain.priority import pains_behind, priority_of
from icp2prd.domain.problem import PartName, ProblemPart
from icp2prd.domain.requirement import Criterion, Pattern, Priority, Requirement, Verification
from icp2prd.study.deciding.ground import Ground
from icp2prd.study.deciding.items import AnItem, Item, prefix_of, worded


def kept(decision: Decision, draft: AnItem, ground: Ground) -> AnItem:
    """A draft with the words that were decided, on what it rests on now and what the decision rested on."""
    item = worded(draft, decision.text or "", decision.wording) if decision.text is not None else draft
    return grounded(
        item,
        evidence=(*ground.still_there(decision.rested_on.evidence), *draft.evidence),
        against=(*ground.still_there(decision.rested_on.against), *getattr(draft, "against", ())),
        traces=(*decision.rested_on.parents, *draft.traces),
        ground=ground,
    )


def grounded(
    item: AnItem,
    *,
    evidence: Iterable[ItemId],
    against: Iterable[ItemId],
    traces: Iterable[ItemId],
    ground: Ground,
) -> AnItem:
    """The item on quotes and parents that are there; what follows from them is counted again."""
    changed: dict[str, Any] = {
        "evidence": tuple(dict.fromkeys(one for one in evidence if one in ground.evidence)),
        "traces": tuple(dict.fromkeys(one for one in traces if one in ground.parents)),
    }
    if isinstance(item, Theme | Requirement):
        changed["against"] = tuple(dict.fromkeys(one for one in against if one in ground.evidence))
    result = item.model_copy(update=changed)
    return cast(AnItem, _recounted(result, ground))


def _recounted(item: Item, ground: Ground) -> Item:
    match item:
        case Theme():
            return _counted(item, ground)
        case Requirement():
            return _prioritised(item, ground)
        case Metric():
            return _measurable(item, ground)
    return item


def rebuilt(item_id: ItemId, text: str, wording: Mapping[str, Any]) -> Item:
    """An item from its decision alone, where neither this draft nor the last one has it."""
    blank: Item
    match prefix_of(item_id):
        case "REQ":
            blank = _blank_requirement(item_id, wording)
        case "JOB":
            kind = JobKind(wording.get("kind", JobKind.FUNCTIONAL))
            blank = Job(id=item_id, kind=kind, situation="", motivation="", outcome="", traces=(), evidence=())
        case "MET":
            blank = _blank_metric(item_id)
        case "PROB":
            blank = ProblemPart(id=item_id, name=PartName(wording.get("name", PartName.SENTENCE)), text="")
        case "PAIN":
            blank = _blank_pain(item_id)
        case _:
            kind_ = Kind(wording.get("kind", Kind.PAIN))
            blank = Theme(
                id=item_id, kind=kind_, name="", statements=(), persons=(), interviews=(), evidence=(), strength=0.0
            )
    return worded(blank, text, wording)


def _blank_requirement(item_id: ItemId, wording: Mapping[str, Any]) -> Requirement:
    return Requirement(
        id=item_id,
        title=str(wording.get("title", item_id)),
        statement="",
        pattern=Pattern.NONE,
        rationale="",
        priority=Priority.COULD,
        priority_because="",
        verification=Verification(wording.get("verification", Verification.TEST)),
        criteria=tuple(Criterion.model_validate(one) for one in wording.get("criteria", ())),
        traces=(),
        evidence=(),
    )


def _blank_metric(item_id: ItemId) -> Metric:
    return Metric(
        id=item_id,
        name="",
        formula="",
        unit="",
        population="",
        baseline=Figure(value=UNKNOWN_BASELINE),
        target=Figure(value=TARGET_TO_SET),
        window=TARGET_TO_SET,
        data_source="",
        counter_metric="",
        goal=ItemId(""),
        requirements=(),
        traces=(),
    )


def _blank_pain(item_id: ItemId) -> Pain:
    return Pain(
        id=item_id,
        name="",
        statements=(),
        persons=(),
        interviews=(),
        evidence=(),
        strength=0.0,
        severity=Severity.ANNOYANCE,
        worst=Severity.ANNOYANCE,
        by_customer=(),
        score=0.0,
        rank=0,
        best_rank=0,
        worst_rank=0,
        share_low=0.0,
        share_high=0.0,
        band=Band.LISTED,
    )


def _counted(theme: Theme, ground: Ground) -> Theme:
    """Who told it, and where, from the quotes that are there."""
    records = [ground.evidence[one] for one in theme.evidence]
    persons = tuple(dict.fromkeys(one.person for one in records))
    changed: dict[str, Any] = {
        "persons": persons,
        "interviews": tuple(dict.fromkeys(one.interview for one in records)),
        "strength": round(sum(int(one.strength) for one in records) / max(1, len(records)), 2),
    }
    if isinstance(theme, Pain):
        heard = {one.person: one for one in theme.by_customer}
        changed["by_customer"] = tuple(heard[one] for one in persons if one in heard)
    if set(persons) == set(theme.persons):
        return theme  # nothing came or went: its figures and their order are the draft's own
    return theme.model_copy(update=changed)


def _prioritised(requirement: Requirement, ground: Ground) -> Requirement:
    criteria = tuple(_criterion(one, ground) for one in requirement.criteria)
    requirement = requirement.model_copy(update={"criteria": criteria})
    if ground.icp is None:
        return requirement
    pains = pains_behind(requirement.traces, ground.icp.pains, ground.jobs)
    ranking = priority_of(pains, customers=ground.icp.customers, settled=ground.icp.settled)
    return requirement.model_copy(update={"priority": ranking.priority, "priority_because": ranking.because})


def _criterion(criterion: Criterion, ground: Ground) -> Criterion:
    there = tuple(one for one in criterion.evidence if one in ground.evidence)
    gone = criterion.threshold_source in set(criterion.evidence) - set(there)
    source = "a quote that is gone" if gone else criterion.threshold_source
    return criterion.model_copy(update={"evidence": there, "threshold_source": source})


def _measurable(metric: Metric, ground: Ground) -> Metric:
    """A metric for a goal and requirements that are there; figures keep their value where their quote has gone."""
    goal = (
        metric.goal
        if metric.goal in ground.goals
        else next(
            (one for one in metric.traces if one in ground.goals), ground.goals[0] if ground.goals else metric.goal
        )
    )
    named = (*metric.requirements, *(one for one in metric.traces if one.startswith("REQ-")))
    requirements = tuple(dict.fromkeys(one for one in named if one in ground.parents))
    figures = {name: _figure(getattr(metric, name), ground) for name in ("baseline", "target")}
    traces = tuple(dict.fromkeys((goal, *(one for one in metric.traces if one not in ground.goals))))
    return metric.model_copy(update={"goal": goal, "requirements": requirements, "traces": traces, **figures})


def _figure(figure: Figure, ground: Ground) -> Figure:
    there = tuple(one for one in figure.evidence if one in ground.evidence)
    if there == figure.evidence:
        return figure
    return figure.model_copy(update={"evidence": there, "source": there[0] if there else ""})
