import os
import shutil
from pathlib import Path

import pytest

from icp2prd.critic import criticise
from icp2prd.ingest import read_interviews
from icp2prd.llm.fake import Script
from icp2prd.render import render_documents
from icp2prd.study.folder import StudyFolder
from icp2prd.study.previous import read_prd
from icp2prd.study.rewriting import write_again
from icp2prd.study.settings import read_brief
from tests.pipeline.studies import run, tiny
from tests.scripted import PlainReader

VAGUE = "it is shown to the bakers quickly"
STATED = "The product must show each baker the orders that are lost in {}."
NON_GOALS = "\n## Non-goals\n\n- Payroll of the bakers: they have a bookkeeper for that\n"


@pytest.fixture(scope="session")
def _drafted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny study with a draft, written once for all tests."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ICP2PRD_MODEL", "fake")
        patch.setenv("ICP2PRD_FAKE_MODEL", "scripted")
        patch.setattr("icp2prd.llm.opening._script", lambda _: Script(PlainReader().parts()))
        study = tiny(tmp_path_factory.mktemp("drafted"))
        with (study / "gtm.md").open("a") as notes:
            notes.write(NON_GOALS)
        run(study)
        _make_vague(study)
    return study


def _make_vague(study: Path) -> None:
    """Give every criterion a word that anyone reads differently, and leave nothing else that a rule would find."""
    folder = StudyFolder(study)
    prd, brief = read_prd(folder), read_brief(study).brief
    worded = {"then": VAGUE, "threshold": ""}
    requirements = tuple(
        one.model_copy(
            update={
                "statement": STATED.format(one.id),
                "criteria": tuple(c.model_copy(update=worded) for c in one.criteria),
            }
        )
        for one in prd.requirements
    )
    worse = prd.model_copy(update={"requirements": requirements})
    interviews = read_interviews(study, brief.settings)
    worse = worse.model_copy(update={"findings": criticise(worse, interviews, brief)})
    write_again(folder, render_documents(worse, interviews, None).files)


@pytest.fixture
def drafted(_drafted: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of it, with the folder above as the one we are in; the model is gone."""
    study = Path(shutil.copytree(_drafted, tmp_path / "study"))
    shutil.rmtree(study / ".icp2prd")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", os.devnull)
    return study
