"""A draft of which only the first stages are written, so that what they wrote can be decided before the next begins."""

from collections.abc import Iterable
from typing import Final, TypeVar

from icp2prd.domain.base import Artifact, Frozen
from icp2prd.domain.gtm import Gtm, GtmLine, Hypothesis
from icp2prd.domain.icp import Icp, Saturation, Synthesis
from icp2prd.domain.insight import Insights
from icp2prd.domain.job import Jobs
from icp2prd.domain.metric import Metrics
from icp2prd.domain.prd import Coverage, Prd, Provenance
from icp2prd.domain.problem import Problem
from icp2prd.domain.requirement import Requirements
from icp2prd.kept import kept_record
from icp2prd.study.folder import StudyFolder
from icp2prd.study.hashing import content_hash
from icp2prd.writing import write_documents

A = TypeVar("A", bound=Artifact)

_FILE: Final = "so-far.json"


class SoFar(Frozen):
    """over: hash of the `prd.json` that was there then, empty for none; for another draft this means nothing."""

    over: str
    prd: Prd


def draft_so_far(title: str, artifacts: Iterable[Artifact], before: Prd | None) -> Prd:
    """artifacts: what the stages wrote, settled. What is not written yet is as in the draft before, or empty."""
    written = tuple(artifacts)
    base = before or _nothing(title)
    insights = _among(written, Insights(insights=(), evidence=base.evidence, ledger=()))
    synthesis = _among(written, Synthesis(icp=base.icp))
    new = (*insights.evidence, *synthesis.found)
    there = {one.id for one in new}
    return base.model_copy(
        update={
            "evidence": (*new, *(one for one in base.evidence if one.id not in there)),
            "icp": synthesis.icp,
            "problem": _among(written, base.problem),
            "jobs": _among(written, base.jobs),
            "gtm": _among(written, base.gtm),
            "requirements": _among(written, Requirements(requirements=base.requirements)).requirements,
            "metrics": _among(written, Metrics(metrics=base.metrics)).metrics,
            "findings": (),
        }
    )


def keep_so_far(folder: StudyFolder, prd: Prd) -> None:
    """So that the next run calls everything by the ids that people saw. Raises OutputError."""
    record = SoFar(over=_hash_of_draft(folder), prd=prd)
    write_documents(folder.artifacts, {_FILE: record.model_dump_json() + "\n"})


def read_so_far(folder: StudyFolder) -> Prd | None:
    """None where no run stopped on its way, or a whole draft was written since."""
    record = kept_record(folder.artifacts / _FILE, SoFar)
    return record.prd if record and record.over == _hash_of_draft(folder) else None


def _hash_of_draft(folder: StudyFolder) -> str:
    try:
        return content_hash(folder.prd_json.read_bytes())
    except OSError:
        return ""


def _nothing(title: str) -> Prd:
    return Prd(
        title=title,
        interviews=(),
        evidence=(),
        icp=_nobody(),
        problem=Problem(parts=()),
        jobs=Jobs(jobs=()),
        gtm=_nothing_to_market(),
        requirements=(),
        metrics=(),
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
