"""Two programs on one study: one writes, the other is told."""

from pathlib import Path

import pytest

from icp2prd.domain.run import RunRequest
from icp2prd.errors import StudyHeld
from icp2prd.pipeline import run_study
from icp2prd.study.batch import run_batch
from icp2prd.study.folder import StudyFolder
from icp2prd.study.holding import held
from tests.pipeline.studies import run, tiny, written

pytestmark = pytest.mark.usefixtures("reader")


def test_two_runs_at_once_are_one_run_and_a_refusal(tmp_path: Path) -> None:
    study = tiny(tmp_path)

    with held(StudyFolder(study)), pytest.raises(StudyHeld, match="process"):
        run(study)

    assert written(study) == {}
    assert not (study / ".icp2prd" / "runs").exists()


def test_a_batch_leaves_a_study_that_is_held_and_goes_on(tmp_path: Path) -> None:
    first, second = tiny(tmp_path / "first"), tiny(tmp_path / "second")

    with held(StudyFolder(first)):
        report = run_batch(
            tmp_path, RunRequest(tmp_path), run_study, listen=lambda _: None, begun=lambda _: None, ended=lambda _: None
        )

    assert [one.exit_status for one in report.studies] == [2, 0]
    assert "is held by process" in report.studies[0].error
    assert written(first) == {}
    assert written(second)
