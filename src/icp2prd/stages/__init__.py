"""The passes, in the order of the flow; the pipeline derives that order from what each declares."""

from icp2prd.stages.critique import critique
from icp2prd.stages.extract import extract
from icp2prd.stages.gtm import gtm
from icp2prd.stages.ingest import ingest
from icp2prd.stages.jobs import jobs
from icp2prd.stages.metrics import metrics
from icp2prd.stages.problem import problem
from icp2prd.stages.render import render
from icp2prd.stages.requirements import requirements
from icp2prd.stages.stage import Stage
from icp2prd.stages.synthesize import synthesize

STAGES: tuple[Stage, ...] = (
    ingest,
    extract,
    synthesize,
    problem,
    jobs,
    gtm,
    requirements,
    metrics,
    critique,
    render,
)

__all__ = ["STAGES", "Stage"]
