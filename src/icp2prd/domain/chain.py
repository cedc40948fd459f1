"""The chain through a PRD: what each id stands for, what it rests on, and what rests on it."""

from collections.abc import Iterable, Iterator
from functools import cached_property

from icp2prd.domain.base import Frozen, ItemId
from icp2prd.domain.evidence import Evidence
from icp2prd.domain.gtm import Goal
from icp2prd.domain.icp import Pain
from icp2prd.domain.job import Job
from icp2prd.domain.metric import Metric
from icp2prd.domain.prd import Prd
from icp2prd.domain.priority import pains_behind
from icp2prd.domain.requirement import Requirement


class Chain:
    """Looked up by id, computed once for a draft."""

    def __init__(self, prd: Prd) -> None:
        self.prd = prd

    @cached_property
    def evidence(self) -> dict[ItemId, Evidence]:
        return self.prd.evidence_by_id()

    @cached_property
    def items(self) -> dict[ItemId, Frozen]:
        """Everything with an id, in the order of the document; of two with one id, the first."""
        found: dict[ItemId, Frozen] = {}
        for item_id, item in items_of(self.prd):
            found.setdefault(item_id, item)
        return found

    @cached_property
    def pains(self) -> dict[ItemId, Pain]:
        return {one.id: one for one in self.prd.icp.pains}

    @cached_property
    def jobs(self) -> dict[ItemId, Job]:
        return {one.id: one for one in self.prd.jobs.jobs}

    @cached_property
    def goals(self) -> dict[ItemId, Goal]:
        return {one.id: one for one in self.prd.gtm.goals}

    def quotes(self, ids: Iterable[ItemId]) -> tuple[Evidence, ...]:
        """The evidence with some ids, in their order; ids that stand for none are left out."""
        return tuple(self.evidence[one] for one in ids if one in self.evidence)

    def first(self, ids: Iterable[ItemId]) -> Evidence | None:
        """Of a theme: the quote that its name is told from."""
        return next(iter(self.quotes(ids)), None)

    def strongest(self, ids: Iterable[ItemId]) -> Evidence | None:
        """The first of the strongest quotes; what was volunteered before an answer to a leading question."""
        return max(self.quotes(ids), key=lambda one: (one.strength, not one.after_leading_question), default=None)

    def pains_behind(self, requirement: Requirement) -> tuple[Pain, ...]:
        return pains_behind(requirement.traces, self.prd.icp.pains, self.prd.jobs.jobs)

    def jobs_behind(self, requirement: Requirement) -> tuple[Job, ...]:
        return tuple(self.jobs[one] for one in requirement.traces if one in self.jobs)

    def metrics_of(self, requirement: Requirement) -> tuple[Metric, ...]:
        return tuple(one for one in self.prd.metrics if requirement.id in one.requirements)

    def goals_behind(self, requirement: Requirement) -> tuple[Goal, ...]:
        """Those it names, and those of the metrics that measure it, in the order of the document."""
        named = {*requirement.traces, *(one.goal for one in self.metrics_of(requirement))}
        return tuple(goal for goal in self.prd.gtm.goals if goal.id in named)

    def requirements_for(self, pain: Pain) -> tuple[Requirement, ...]:
        return self._requirements_by_pain.get(pain.id, ())

    @cached_property
    def _requirements_by_pain(self) -> dict[ItemId, tuple[Requirement, ...]]:
        found: dict[ItemId, tuple[Requirement, ...]] = {}
        for requirement in self.prd.requirements:
            for pain in self.pains_behind(requirement):
                found[pain.id] = (*found.get(pain.id, ()), requirement)
        return found

    def left_out_on_purpose(self, pain: Pain) -> bool:
        """Whether a non-goal or a cut says that nothing will be done about it."""
        said = [*(one.traces for one in self.prd.non_goals), *(one.traces for one in self.prd.cut)]
        return any(pain.id in traces for traces in said)


def items_of(prd: Prd) -> Iterator[tuple[ItemId, Frozen]]:
    """Every item with its id, in the order of the document; an id that is there twice comes twice."""
    for group in (
        prd.icp.themes(),
        prd.problem.parts,
        prd.jobs.jobs,
        prd.gtm.goals,
        prd.gtm.actions,
        prd.requirements,
        tuple(criterion for one in prd.requirements for criterion in one.criteria),
        prd.metrics,
        prd.non_goals,
        prd.cut,
        prd.assumptions,
        prd.open_questions,
        prd.evidence,
    ):
        for item in group:
            yield item.id, item
