from pathlib import Path

import pytest

from icp2prd.errors import InputError
from icp2prd.study.folder import StudyFolder
from icp2prd.study.lock import Ingredients, lock_text, make_lock
from icp2prd.study.previous import read_prd, read_previous
from icp2prd.writing import write_documents
from tests.study.drafts import draft

NOTHING = Ingredients(inputs={}, prompts={}, model="", embedding_model="", icp2prd="")


@pytest.fixture
def folder(tmp_path: Path) -> StudyFolder:
    folder = StudyFolder(tmp_path)
    lock = make_lock(NOTHING, {}, draft())
    documents = {"prd.json": draft().model_dump_json(), "icp2prd.lock": lock_text(lock)}
    write_documents(folder.prd, documents)
    return folder


def test_a_study_without_a_draft_has_no_previous_one(tmp_path: Path) -> None:
    previous, notices = read_previous(StudyFolder(tmp_path))

    assert previous.prd is None
    assert previous.highest == {}
    assert notices == ()


def test_the_previous_draft_comes_with_the_numbers_that_are_taken(folder: StudyFolder) -> None:
    previous, notices = read_previous(folder)

    assert previous.prd == draft()
    assert previous.highest["REQ"] == 1
    assert notices == ()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("{", "cannot be read"),
        ("", "cannot be read"),
        ("<<<<<<< HEAD\n{}", "merge conflict"),
        ("[]", "cannot be read"),
    ],
)
def test_a_damaged_draft_is_a_notice_and_its_numbers_stay_taken(folder: StudyFolder, content: str, said: str) -> None:
    folder.prd_json.write_text(content)

    previous, (notice,) = read_previous(folder)

    assert previous.prd is None
    assert previous.highest["REQ"] == 1
    assert said in notice
    assert "Numbers used before stay unused" in notice


def test_reading_a_draft_that_is_not_there_says_how_to_write_one(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="icp2prd run"):
        read_prd(StudyFolder(tmp_path))


def test_reading_a_damaged_draft_names_the_file(folder: StudyFolder) -> None:
    folder.prd_json.write_text("{}")

    with pytest.raises(InputError, match=r"prd\.json"):
        read_prd(folder)


def test_a_folder_that_is_not_there_is_told_so(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such folder"):
        read_prd(StudyFolder(tmp_path / "nowhere"))


def test_out_is_where_the_draft_is_looked_for(tmp_path: Path, folder: StudyFolder) -> None:
    elsewhere = StudyFolder(tmp_path / "other", out=folder.prd)
    (tmp_path / "other").mkdir()

    assert read_prd(elsewhere) == draft()
