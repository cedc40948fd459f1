"""A draft of which only the first stages are written, so that what they wrote can be decided before the next begins."""

from collections.abc import Iterable
from typing import TypeVar

from icp2prd.domain.base import Artifact
from icp2prd.domain.gtm import Gtm, GtmLine, Hypothesis
from icp2prd.domain.icp import Icp, Saturation, Synthesis
from icp2prd.domain.insight import Insights
from icp2prd.domain.job import Jobs
from icp2prd.domain.metric import Metrics
from icp2prd.domain.prd import Coverage, Prd, Provenance
from icp2prd.domain.problem import Problem
from icp2prd.domain.requirement import Requirements

A = TypeVar("A", bound=Artifact)


def draft_so_far(title: str, artifacts: Iterable[Artifact]) -> Prd:
    """artifacts: what the stages wrote, settled. What is not written yet is empty."""
    written = tuple(artifacts)
    insights = _among(written, Insights(insights=(), evidence=(), ledger=()))
    synthesis = _among(written, Synthesis(icp=_nobody()))
    return Prd(
        title=title,
        interviews=(),
        evidence=(*insights.evidence, *synthesis.found),
        icp=synthesis.icp,
        problem=_among(written, Problem(parts=())),
        jobs=_among(written, Jobs(jobs=())),
        gtm=_among(written, _nothing_to_market()),
        requirements=_among(written, Requirements(requirements=())).requirements,
        metrics=_among(written, Metrics(metrics=())).metrics,
        non_goals=(),
        cut=(),
        assumptions=(),
        open_questions=(),
        translation=(),
        findings=(),
        coverage=Coverage(turns=0, used=0, ledger=(), quotes_by_interview={}, refused={}, rejected=(), unused=()),
        provenance=Provenance(icp2prd="", model="", embedding_model="", prompts={}, judge=""),
    )


def _among(artifacts: Iterable[Artifact], otherwise: A) -> A:
    return next((one for one in artifacts if isinstance(one, type(otherwise))), otherwise)


def _nobody() -> Icp:
    saturation = Saturation(interviews=0, base_size=0, run_length=0, base=None, new=None, ratio=None)
    return Icp(customers=0, pains=(), saturation=saturation, settled=False)


def _nothing_to_market() -> Gtm:
    nothing = GtmLine()
    return Gtm(
        value_proposition=nothing,
        promise=nothing,
        positioning=nothing,
        hypothesis=Hypothesis(segment=nothing, channels=(), promise=nothing),
        pillars=(),
        goals=(),
        actions=(),
    )
