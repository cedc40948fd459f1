"""The judge's part of the criticism: a model that has earned its seat, or else how near sentences are to each other."""

from icp2prd.critic.criticism import worst_first
from icp2prd.critic.judge import judge
from icp2prd.critic.relatedness import unrelated
from icp2prd.domain.finding import Finding
from icp2prd.domain.interview import Interviews
from icp2prd.domain.prd import Prd
from icp2prd.domain.settings import Brief
from icp2prd.stages.stage import Work


def judged(work: Work, draft: Prd, interviews: Interviews, brief: Brief) -> Prd:
    """The draft, which has the findings of the rules, with what the judge adds to them. Raises ModelError."""
    if work.judge is None:
        return _with(draft, draft.findings + unrelated(work.door, draft))
    judgement = judge(work.judge, draft, interviews, brief)
    coverage = draft.coverage.model_copy(update={"rejected": (*draft.coverage.rejected, *judgement.discarded)})
    said = f"{draft.provenance.judge}; {judgement.asked} questions, {len(judgement.discarded)} answers discarded"
    provenance = draft.provenance.model_copy(update={"judge": said})
    draft = draft.model_copy(update={"coverage": coverage, "provenance": provenance})
    return _with(draft, draft.findings + judgement.findings)


def _with(draft: Prd, findings: tuple[Finding, ...]) -> Prd:
    return draft.model_copy(update={"findings": worst_first(findings)})
