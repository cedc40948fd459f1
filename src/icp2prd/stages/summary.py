"""What a stage wrote, in a few words for the one who watches."""

from collections.abc import Callable, Sized
from typing import Final

from icp2prd.domain.base import Artifact
from icp2prd.domain.documents import Documents
from icp2prd.domain.gtm import Gtm
from icp2prd.domain.icp import Synthesis
from icp2prd.domain.insight import Insights
from icp2prd.domain.interview import Interviews
from icp2prd.domain.job import Jobs
from icp2prd.domain.metric import Metrics
from icp2prd.domain.prd import Prd
from icp2prd.domain.problem import Problem
from icp2prd.domain.requirement import Requirements


def summary_of(artifact: Artifact) -> str:
    return _SUMMARIES[type(artifact)](artifact)


def _interviews(one: Interviews) -> str:
    turns = sum(len(interview.turns) for interview in one.interviews)
    left_out = f", {_count(one.unread, 'file')} left out" if one.unread else ""
    return f"{_count(one.interviews, 'interview')}, {turns} turns{left_out}"


def _insights(one: Insights) -> str:
    return f"{_count(one.insights, 'insight')} with {_count(one.evidence, 'quote')}, {len(one.refusals)} refused"


def _synthesis(one: Synthesis) -> str:
    icp = one.icp
    return f"{_count(icp.pains, 'pain')} of {_customers(icp.customers)}, {len(icp.top_pains())} at the top"


def _problem(one: Problem) -> str:
    return f"{sum(1 for part in one.parts if part.text)} of {len(one.parts)} parts found"


def _jobs(one: Jobs) -> str:
    missing = f", none {' or '.join(kind.value for kind in one.not_found)}" if one.not_found else ""
    return f"{_count(one.jobs, 'job')}{missing}"


def _gtm(one: Gtm) -> str:
    return f"{_count(one.goals, 'goal')}, {_count(one.questions, 'question')} to the team"


def _requirements(one: Requirements) -> str:
    return f"{_count(one.requirements, 'requirement')}, {len(one.cut)} cut"


def _prd(one: Prd) -> str:
    return f"{_count(one.findings, 'finding')}, {len(one.blocking())} blocking"


_SUMMARIES: Final[dict[type[Artifact], Callable[..., str]]] = {
    Interviews: _interviews,
    Insights: _insights,
    Synthesis: _synthesis,
    Problem: _problem,
    Jobs: _jobs,
    Gtm: _gtm,
    Requirements: _requirements,
    Metrics: lambda one: _count(one.metrics, "metric"),
    Prd: _prd,
    Documents: lambda one: ", ".join(one.files),
}


def _count(things: Sized, name: str) -> str:
    return f"{len(things)} {name}{'' if len(things) == 1 else 's'}"


def _customers(number: int) -> str:
    return f"{number} customer{'' if number == 1 else 's'}"
