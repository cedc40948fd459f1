"""Files become interviews: turns, speakers, and who of them is the customer; without names where that was asked for."""

from pathlib import Path

from icp2prd.domain.base import Artifact
from icp2prd.domain.interview import Interviews
from icp2prd.domain.settings import Brief
from icp2prd.stages.stage import Work, stage
from icp2prd.study.folder import StudyFolder
from icp2prd.study.intake import read_study


class StudyPath(Artifact):
    """Where the study is on this machine; nothing that is written holds it."""

    path: Path


@stage("ingest", "what was said, by whom")
def ingest(work: Work, study: StudyPath, brief: Brief) -> Interviews:  # noqa: ARG001 -- asks no model
    return read_study(StudyFolder(study.path), brief, keep=True).interviews
