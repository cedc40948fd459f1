from pathlib import Path

import pytest

from icp2prd.study.folder import StudyFolder
from icp2prd.study.lock import Ingredients, lock_text, make_lock, outputs_that_differ, read_lock
from icp2prd.writing import write_documents
from tests.cli.calling import icp2prd
from tests.study.drafts import draft


@pytest.fixture
def folder(tmp_path: Path) -> StudyFolder:
    (tmp_path / "interviews").mkdir()
    (tmp_path / "interviews" / "dana.md").write_text("Interviewer: And?\n\nDana: It takes me evenings.\n")
    folder = StudyFolder(tmp_path)
    made_from = Ingredients(inputs={}, prompts={}, model="", embedding_model="", icp2prd="")
    documents = {"prd.md": "old", "prd.json": draft().model_dump_json()}
    lock = make_lock(made_from, documents, draft())
    write_documents(folder.prd, {**documents, "icp2prd.lock": lock_text(lock)})
    return folder


def test_documents_are_printed_again_and_the_lock_knows(folder: StudyFolder) -> None:
    said = icp2prd("render", folder.root)

    assert said.exit_code == 0
    assert "REQ-001" in folder.prd_md.read_text()
    lock = read_lock(folder)
    assert lock is not None
    assert outputs_that_differ(lock, folder) == []


def test_a_second_time_changes_nothing(folder: StudyFolder) -> None:
    icp2prd("render", folder.root)

    assert icp2prd("render", folder.root).stderr == "Nothing has changed.\n"


def test_the_team_s_own_template_is_used(folder: StudyFolder) -> None:
    (folder.root / "mine.j2").write_text("Only {{ prd.title }}.")
    (folder.root / "icp2prd.toml").write_text("template = 'mine.j2'")

    assert icp2prd("render", folder.root).exit_code == 0
    assert folder.prd_md.read_text() == "Only Investor updates.\n"


@pytest.mark.parametrize("template", [None, "{{ prd.nothing() }}", "{% if %}"])
def test_a_template_that_does_not_work_is_named_and_nothing_is_lost(folder: StudyFolder, template: str | None) -> None:
    (folder.root / "icp2prd.toml").write_text("template = 'mine.j2'")
    if template is not None:
        (folder.root / "mine.j2").write_text(template)

    said = icp2prd("render", folder.root)

    assert said.exit_code == 2
    assert "mine.j2" in said.stderr
    assert folder.prd_md.read_text() == "old"


def test_a_study_without_a_draft_says_how_to_write_one(tmp_path: Path) -> None:
    assert "icp2prd run" in icp2prd("render", tmp_path).stderr
