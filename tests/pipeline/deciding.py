"""A study that people decide about, in memory and on disk."""

from pathlib import Path

from icp2prd.domain.decision import Action
from icp2prd.domain.prd import Prd
from icp2prd.study.deciding.making import Asked
from icp2prd.study.deciding.reviewing import review_with
from icp2prd.study.folder import StudyFolder

CYD = "Interviewer: What goes wrong?\n\nCyd Moss: Labels fall off the crates at dawn.\n"


def ask(action: str, item: str, **fields: object) -> Asked:
    return Asked.model_validate({"action": action, "item": item, **fields})


def review(study: Path, *asked: Asked, by: str = "Dana") -> None:
    review_with(StudyFolder(study), asked, by, accept_clean=False)


def statements(prd: Prd) -> dict[str, str]:
    return {one.id: one.statement for one in prd.requirements}


def actions(prd: Prd) -> dict[str, Action]:
    return {one.item: one.action for one in prd.decided}


def doubts(prd: Prd) -> dict[str, tuple[str, ...]]:
    return {one.item: one.reasons for one in prd.suspect}
