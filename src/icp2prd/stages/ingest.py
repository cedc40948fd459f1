"""Files become interviews: turns, speakers, and who of them is the customer."""

from pathlib import Path

from icp2prd.domain.base import Artifact
from icp2prd.domain.interview import Interviews
from icp2prd.domain.settings import Brief
from icp2prd.ingest import read_interviews
from icp2prd.stages.stage import Work, stage


class StudyPath(Artifact):
    """Where the study is on this machine; nothing that is written holds it."""

    path: Path


@stage("ingest", "what was said, by whom")
def ingest(work: Work, study: StudyPath, brief: Brief) -> Interviews:  # noqa: ARG001 -- asks no model
    return read_interviews(study.path, brief.settings)
