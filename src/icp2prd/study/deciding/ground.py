"""What items rest on as things are: quotes, and what their parents say."""

from collections.abc import Iterable, Mapping
from functools import cached_property

from icp2prd.domain.base import Artifact, Frozen, InterviewId, ItemId
from icp2prd.domain.chain import items_of
from icp2prd.domain.decision import RestedOn, RestedQuote
from icp2prd.domain.evidence import Evidence
from icp2prd.domain.gtm import Gtm
from icp2prd.domain.icp import Icp, Synthesis
from icp2prd.domain.insight import Insights
from icp2prd.domain.interview import Interviews
from icp2prd.domain.job import Job, Jobs
from icp2prd.domain.prd import Prd
from icp2prd.domain.requirement import Requirements
from icp2prd.study.deciding.items import Item
from icp2prd.study.meaning import quote_hash, says


class Ground(Frozen):
    """evidence, parents: by id. interviews: those that are in the study. goals: ids, in order."""

    evidence: dict[ItemId, Evidence]
    parents: dict[ItemId, str]
    interviews: frozenset[InterviewId]
    goals: tuple[ItemId, ...] = ()
    icp: Icp | None = None
    jobs: tuple[Job, ...] = ()

    @cached_property
    def id_by_words(self) -> dict[str, ItemId]:
        return {quote_hash(one): one.id for one in self.evidence.values()}

    def words_of(self, ids: Iterable[ItemId]) -> frozenset[str]:
        return frozenset(quote_hash(self.evidence[one]) for one in ids if one in self.evidence)

    def still_there(self, rested: Mapping[ItemId, RestedQuote]) -> tuple[ItemId, ...]:
        """Ids of quotes that a decision rested on, by the words: a quote may have a new id."""
        return tuple(self.id_by_words[one.words] for one in rested.values() if one.words in self.id_by_words)

    def under(self, item: Item) -> RestedOn:
        """What an item rests on."""
        return RestedOn(
            evidence=self._quotes(item.evidence),
            against=self._quotes(getattr(item, "against", ())),
            parents={one: self.parents[one] for one in item.traces if one in self.parents},
        )

    def _quotes(self, ids: Iterable[ItemId]) -> dict[ItemId, RestedQuote]:
        found = (self.evidence[one] for one in ids if one in self.evidence)
        return {one.id: RestedQuote(turn=one.turn, words=quote_hash(one)) for one in found}


def ground_of(prd: Prd) -> Ground:
    """The ground under the items of a whole draft."""
    return Ground(
        evidence=prd.evidence_by_id(),
        parents={one: says(item) for one, item in items_of(prd) if not isinstance(item, Evidence)},
        interviews=frozenset(one.id for one in prd.interviews),
        goals=tuple(goal.id for goal in prd.gtm.goals),
        icp=prd.icp,
        jobs=prd.jobs.jobs,
    )


def ground_so_far(artifacts: Mapping[type[Artifact], Artifact], synthesis: Synthesis | None = None) -> Ground:
    """The ground under the items of the next stage. synthesis: fresh, where it is the one that is being settled."""
    evidence: dict[ItemId, Evidence] = {}
    parents: dict[ItemId, str] = {}
    interviews: frozenset[InterviewId] = frozenset()
    goals: tuple[ItemId, ...] = ()
    icp: Icp | None = None
    jobs: tuple[Job, ...] = ()
    for artifact in (*artifacts.values(), *((synthesis,) if synthesis else ())):
        match artifact:
            case Interviews():
                interviews = frozenset(one.id for one in artifact.interviews)
            case Insights():
                evidence |= artifact.evidence_by_id()
            case Synthesis():
                evidence |= {one.id: one for one in artifact.found}
                parents |= {one.id: says(one) for one in artifact.icp.themes()}
                icp = artifact.icp
            case Jobs():
                parents |= {one.id: says(one) for one in artifact.jobs}
                jobs = artifact.jobs
            case Gtm():
                parents |= {one.id: says(one) for one in artifact.goals}
                goals = tuple(one.id for one in artifact.goals)
            case Requirements():
                parents |= {one.id: says(one) for one in artifact.requirements}
    return Ground(evidence=evidence, parents=parents, interviews=interviews, goals=goals, icp=icp, jobs=jobs)
