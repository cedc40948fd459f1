"""The draft as a whole, with what the critic holds against it."""

from icp2prd.critic.judge import PROMPTS as JUDGE_PROMPTS
from icp2prd.domain.gtm import Gtm
from icp2prd.domain.icp import Synthesis
from icp2prd.domain.insight import Insights
from icp2prd.domain.interview import Interviews
from icp2prd.domain.job import Jobs
from icp2prd.domain.metric import Metrics
from icp2prd.domain.prd import Prd, Previous
from icp2prd.domain.problem import Problem
from icp2prd.domain.requirement import Requirements
from icp2prd.domain.settings import Brief
from icp2prd.domain.waiver import Waivers
from icp2prd.domain.waiving import with_waivers
from icp2prd.stages.assembling import MadeBy, Parts
from icp2prd.stages.judging import judged
from icp2prd.stages.printing import held_against_its_page
from icp2prd.stages.repairing import PROMPT as REPAIR
from icp2prd.stages.repairing import criticised
from icp2prd.stages.stage import Work, stage


@stage(
    "critique",
    "what can be held against the draft, by rules that no model can overrule",
    prompts=(REPAIR, *JUDGE_PROMPTS),
)
def critique(
    work: Work,
    brief: Brief,
    interviews: Interviews,
    insights: Insights,
    synthesis: Synthesis,
    problem: Problem,
    jobs: Jobs,
    gtm: Gtm,
    requirements: Requirements,
    metrics: Metrics,
    made_by: MadeBy,
    previous: Previous,
    waivers: Waivers,
) -> Prd:
    draft, findings = criticised(
        work,
        Parts(
            brief=brief,
            interviews=interviews,
            insights=insights,
            synthesis=synthesis,
            problem=problem,
            jobs=jobs,
            gtm=gtm,
            requirements=requirements,
            metrics=metrics,
            made_by=made_by,
            previous=previous,
        ),
    )
    prd = judged(work, draft.model_copy(update={"findings": findings}), interviews, brief)
    prd = held_against_its_page(prd, interviews, brief)
    return prd.model_copy(update={"findings": with_waivers(prd.findings, prd, waivers)})
