import re
from pathlib import Path

import pytest

from icp2prd.domain.interview import Role
from icp2prd.errors import OutputError, UsageError
from icp2prd.ingest import read_interviews
from icp2prd.study.settings import read_brief
from icp2prd.study.starting import start_study


def test_a_new_study_can_be_read_as_it_is(tmp_path: Path) -> None:
    study = tmp_path / "clinic-reminders"

    start_study(study)

    brief, _ = read_brief(study)
    (sample,) = read_interviews(study, brief.settings).interviews
    assert brief.title == "Clinic reminders"
    assert {speaker.role for speaker in sample.speakers} == {Role.CUSTOMER, Role.INTERVIEWER}
    assert sample.notices == ()


def test_every_setting_in_the_template_is_a_setting(tmp_path: Path) -> None:
    start_study(tmp_path)
    settings = tmp_path / "icp2prd.toml"

    settings.write_text(re.sub(r"^#(?! )", "", settings.read_text(), flags=re.MULTILINE))

    read = read_brief(tmp_path).brief.settings
    assert read.gtm.goals[0].name == "Reduce churn"
    assert set(read.model_dump(exclude_defaults=True)) >= {
        "title",
        "model",
        "speakers",
        "people",
        "gtm",
        "limits",
    }


def test_nothing_that_is_there_is_overwritten(tmp_path: Path) -> None:
    (tmp_path / "gtm.md").write_text("mine")

    started = start_study(tmp_path)

    assert (tmp_path / "gtm.md").read_text() == "mine"
    assert started.kept == (tmp_path / "gtm.md",)
    assert (tmp_path / "icp2prd.toml").exists()


def test_a_study_that_is_complete_is_refused_by_the_names_of_its_files(tmp_path: Path) -> None:
    start_study(tmp_path)
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}

    with pytest.raises(UsageError, match=r"icp2prd\.toml, gtm\.md, \.gitignore"):
        start_study(tmp_path)

    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


def test_no_sample_is_put_beside_interviews(tmp_path: Path) -> None:
    """A new `interviews` folder would hide those that lie in the study itself."""
    (tmp_path / "call.txt").write_text("Interviewer: how?\nDana: badly.\n")

    start_study(tmp_path)

    assert not (tmp_path / "interviews").exists()


def test_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "study").write_text("x")

    with pytest.raises(UsageError, match="a file, not a folder"):
        start_study(tmp_path / "study")


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")

    with pytest.raises(OutputError, match="file"):
        start_study(tmp_path / "file" / "study")
